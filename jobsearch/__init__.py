"""Hybrid job search: understand, retrieve, rank.

>>> from jobsearch import JobSearch
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .client import JobSearch
    from .errors import JobSearchError
    from .intent import Intent
    from .posting import Posting
    from .query import Hit, Plan, SearchQuery, SearchResponse

_HOMES = {
    "Hit": "query",
    "Intent": "intent",
    "JobSearch": "client",
    "JobSearchError": "errors",
    "Plan": "query",
    "Posting": "posting",
    "SearchQuery": "query",
    "SearchResponse": "query",
}

__all__ = ["Hit", "Intent", "JobSearch", "JobSearchError", "Plan", "Posting", "SearchQuery", "SearchResponse"]


# Whoever uses the library says what becomes of its log; the command line makes notes of it.
logging.getLogger("jobsearch").addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    """Import a public name at its first use, so that `import jobsearch` stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module 'jobsearch' has no attribute {name!r}; it has {', '.join(__all__)}")
    from importlib import import_module

    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value
