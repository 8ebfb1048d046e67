"""Names on a cluster: of versions, and of the aliases that tell their state."""

from __future__ import annotations

import re
from urllib.parse import quote


def path(name: str) -> str:
    """A name as a part of a request's path."""
    return quote(name, safe="")


def number(alias: str, index: str) -> int | None:
    """Which version of an alias an index is; None when it is none.

    >>> number("jobs", "jobs-v12"), number("jobs", "jobs-vienna-v1")
    (12, None)
    """
    found = re.fullmatch(re.escape(alias) + r"-v([1-9]\d*)", index)
    return int(found[1]) if found else None


def building_alias(index: str) -> str:
    """Alias that a version has until it is whole: made with it, and gone when it is taken into use."""
    return f"{index}-building"


def withdrawn_alias(index: str) -> str:
    """Alias of a version that was rolled back from."""
    return f"{index}-withdrawn"


def rebuilding_alias(index: str) -> str:
    """Alias of a version that a new one is being written from, until one of those who do so closes it."""
    return f"{index}-rebuilding"
