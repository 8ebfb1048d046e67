"""Field paths of a feed definition: `a.b[0].c`, `a[*].b`."""

from __future__ import annotations

import re
from functools import lru_cache

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+|\*)\]")


@lru_cache(maxsize=1024)
def steps(path: str) -> tuple[str | int | None, ...]:
    """The steps of a path; None stands for `[*]`.

    Raises:
        ValueError: Not a path.

    >>> steps("a.b[0].c[*]")
    ('a', 'b', 0, 'c', None)
    """
    found: list[str | int | None] = []
    at = 0
    while at < len(path):
        if path[at] == "." and found:
            at += 1
        match = _STEP.match(path, at)
        if match is None:
            raise ValueError(f"not a field path: {path!r}; accepted are forms such as a.b[0].c and a[*].b")
        found.append(match[1].strip() if match[1] else None if match[2] == "*" else int(match[2]))
        at = match.end()
    if not found:
        raise ValueError("a field path is empty")
    return tuple(found)


def dig(record: object, path: str) -> object:
    """What stands at a path; None where nothing does; a list behind `[*]`.

    >>> dig({"a": [{"b": 1}, {"b": 2}]}, "a[*].b")
    [1, 2]
    """
    return _dig(record, steps(path))


def _dig(value: object, rest: tuple[str | int | None, ...]) -> object:
    for i, step in enumerate(rest):
        if step is None:
            items = value if isinstance(value, list) else []
            return [found for item in items if (found := _dig(item, rest[i + 1 :])) is not None]
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
        if value is None:
            return None
    return value
