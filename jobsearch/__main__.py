"""`python -m jobsearch`: the same as the command `jobsearch`."""

from .cli import main

if __name__ == "__main__":
    main()
