"""The import of spaCy without what the planner never uses, which is half of the time that it takes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


def import_spacy() -> None:
    """Import spaCy, if no one has yet; call it before the first module that names spaCy at its top.

    `import spacy`, and so the import of any part of it, loads `spacy.cli` for the sake of one function
    (`spacy.info`), and with it a project manager, two HTTP clients and a terminal toolkit. Its tensor library
    loads torch where that is installed. Stand-ins take both places during the import and are gone afterwards:
    `spacy.info` and `import spacy.cli` work as ever.
    """
    if "spacy" in sys.modules:
        return
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    torch = {} if "torch" in sys.modules else {"torch": None}
    with _standing_in({package.__name__: package, module.__name__: module, **torch}):
        import spacy  # noqa: F401


@contextmanager
def _standing_in(modules: dict[str, ModuleType | None]) -> Iterator[None]:
    sys.modules.update(modules)  # type: ignore[arg-type]  # None makes the import fail, by the language's rules
    try:
        yield
    finally:
        for name, module in modules.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _info(*args: Any, **kwargs: Any) -> Any:
    from spacy.cli.info import info

    return info(*args, **kwargs)
