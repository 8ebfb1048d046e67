"""The queries that the planner's recogniser learns from and is measured on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..judgments import read_queries
from ..planner.annotated import Annotated, Mark, read_annotated

#: Of so many queries of a file the last is held out.
HELD_OUT = 4
_TEXTS = ("roles", "skills", "companies", "exclude")


def split_queries(files: Iterable[str | Path]) -> tuple[list[Annotated], list[Annotated]]:
    """(to learn from, held out): every fourth query of each file is held out."""
    training: list[Annotated] = []
    held_out: list[Annotated] = []
    for path in files:
        for i, query in enumerate(read_annotated(path), start=1):
            (training if i % HELD_OUT else held_out).append(query)
    return training, held_out


def gold_queries(path: str | Path, *, split: str) -> Iterator[Annotated]:
    """Queries with gold intents as annotated ones; a query whose values do not all stand in its text is left out.

    Args:
        path: JSON lines with text, lang, split and intent.
        split: Only queries of this split.
    """
    for row in read_queries(path).values():
        if row.get("split") == split and (marks := _marks(row["text"], row["intent"])) is not None:
            yield Annotated(row["text"], marks, row["lang"])


def _marks(text: str, intent: dict[str, Any]) -> tuple[Mark, ...] | None:
    """The marks of an intent; one with levels, contracts or a workplace, whose words it does not tell, is left out."""
    if intent.get("seniority") or intent.get("employment") or intent.get("workplace"):
        return None
    surfaces = [(slot, value, "") for slot in _TEXTS for value in intent.get(slot) or ()]
    surfaces += [("locations", place["text"], "") for place in intent.get("locations") or ()]
    if recency := intent.get("recency"):
        surfaces.append(("recency", recency["text"], recency["kind"]))
    if pay := intent.get("salary"):
        surfaces.append(("salary", pay["text"], ""))
    if intent.get("radius_km"):
        return None
    marks = []
    for slot, surface, value in surfaces:
        at = text.find(surface)
        if at < 0:
            return None
        marks.append(Mark(at, at + len(surface), slot, value))
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))
