"""Annotated queries: text in which the slots are marked in place, so that text and spans agree by construction.

    [seniority=senior:senior] [role:[skill:Python] developer] jobs in [place=city/GB:Reading], no [exclude:agencies]

`[label:text]` or `[label=value:text]`; a skill or a level may stand inside a role. `training/planner/README.md` tells
the labels and their values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import QueryError

#: Label of the markup -> slot of the intent.
SLOTS = {
    "role": "roles", "skill": "skills", "place": "locations", "radius": "radius_km", "workplace": "workplace",
    "recency": "recency", "seniority": "seniority", "employment": "employment", "pay": "salary",
    "company": "companies", "exclude": "exclude",
}  # fmt: skip
_OPEN = re.compile(r"\[(?P<label>[a-z]+)(?:=(?P<value>[^:\[\]]*))?:")
_MARKS = re.compile(r"\\([\[\]])|\[[a-z]+(?:=[^:\[\]]*)?:|\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """text[start:end] of an annotated query fills a slot.

    Attributes:
        value: As written after "=": "senior", "city/GB", "50000-/GBP/year"; "" without one.
    """

    start: int
    end: int
    slot: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A query and its marks in order of text, an outer one before what stands inside it."""

    text: str
    marks: tuple[Mark, ...]
    language: str

    def of(self, slot: str) -> list[str]:
        """The surface forms of a slot."""
        return [self.text[mark.start : mark.end] for mark in self.marks if mark.slot == slot]


def read_annotated(path: str | Path, *, language: str | None = None) -> Iterator[Annotated]:
    """The queries of a file, one a line; "#" starts a comment.

    Args:
        path: UTF-8 text; `written.de.txt` is German when no language is given.
        language: ISO 639-1 code of every query.

    Raises:
        QueryError: A line is not well formed; it names file and line.
    """
    path = Path(path)
    spoken = language or path.name.split(".")[1].split("-")[0]
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip() and not line.startswith("#"):
                try:
                    yield parse(line.rstrip("\n"), language=spoken)
                except ValueError as exc:
                    raise QueryError(f"{path}:{number}: {exc}", field="queries", value=line[:200]) from exc


def parse(line: str, *, language: str) -> Annotated:
    """One annotated query.

    Raises:
        ValueError: A bracket is not closed, or a label unknown.

    >>> parse("[role:court reporter] in [place=city/US:Boise]", language="en").of("locations")
    ['Boise']
    """
    text: list[str] = []
    size = last = 0
    waiting: list[tuple[int, str, str]] = []
    marks: list[Mark] = []
    for hit in _MARKS.finditer(line):
        piece = line[last : hit.start()]
        text.append(piece)
        size += len(piece)
        last = hit.end()
        opened = _OPEN.fullmatch(hit.group())
        if hit.group(1):
            text.append(hit.group(1))
            size += 1
        elif opened:
            label = opened["label"]
            if label not in SLOTS:
                raise ValueError(f"label {label!r} is not one of {', '.join(SLOTS)}")
            waiting.append((size, SLOTS[label], opened["value"] or ""))
        elif waiting:
            start, slot, value = waiting.pop()
            marks += [Mark(start, size, name, each) for name, each in _values(slot, value)]
        else:
            raise ValueError(f"a bracket closes that was not opened: {line!r}")
    if waiting:
        raise ValueError(f"a bracket is not closed: {line!r}")
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return Annotated("".join([*text, line[last:]]), tuple(marks), language)


def _values(slot: str, value: str) -> Iterable[tuple[str, str]]:
    """"internship+employment=internship" fills two slots with the same words."""
    first, *others = value.split("+")
    pairs = [(slot, first)]
    for other in others:
        name, told, rest = other.partition("=")
        pairs.append((SLOTS[name], rest) if told else (slot, other))
    return pairs
