"""How well queries are understood: exact values of each slot against gold, as precision, recall and F1."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..intent import Intent
from .annotated import Annotated

#: One value of one slot, normalised.
Value = tuple[Any, ...]
_TEXTS = ("roles", "skills", "companies", "exclude")


@dataclass(slots=True)
class Tally:
    """Counts of slot values: found and right, found and wrong, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, wanted: set[Value], got: set[Value]) -> None:
        """Count one query."""
        self.right += len(wanted & got)
        self.wrong += len(got - wanted)
        self.missed += len(wanted - got)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what is right that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass(slots=True)
class PlannerScores:
    """Tallies over all queries, by slot, by language, and by both; how many queries are wholly right."""

    all: Tally = field(default_factory=Tally)
    slots: dict[str, Tally] = field(default_factory=dict)
    languages: dict[str, Tally] = field(default_factory=dict)
    cells: dict[tuple[str, str], Tally] = field(default_factory=dict)
    queries: int = 0
    exact: int = 0
    wrong_windows: int = 0
    languages_of: Counter[str] = field(default_factory=Counter)

    def add(self, language: str, wanted: set[Value], got: set[Value]) -> None:
        """Count one query in `language`."""
        self.queries += 1
        self.languages_of[language] += 1
        self.exact += wanted == got
        windows = [{v for v in side if v[:2] == ("recency", "window")} for side in (wanted, got)]
        self.wrong_windows += bool(windows[1]) and windows[0] != windows[1]
        self.all.add(wanted, got)
        self.languages.setdefault(language, Tally()).add(wanted, got)
        for slot in {value[0] for value in wanted | got}:
            mine = {v for v in wanted if v[0] == slot}, {v for v in got if v[0] == slot}
            self.slots.setdefault(slot, Tally()).add(*mine)
            self.cells.setdefault((slot, language), Tally()).add(*mine)


def intent_values(intent: Mapping[str, Any]) -> set[Value]:
    """The values of an intent in JSON form, as the judged queries hold it."""
    found: set[Value] = {(slot, _norm(text)) for slot in _TEXTS for text in intent.get(slot) or ()}
    found |= {("locations", _norm(place["text"])) for place in intent.get("locations") or ()}
    found |= {(slot, _norm(value)) for slot in ("seniority", "employment") for value in intent.get(slot) or ()}
    if intent.get("workplace"):
        found.add(("workplace", _norm(intent["workplace"])))
    if recency := intent.get("recency"):
        days = () if recency["kind"] == "vague" else tuple(_day(recency.get(end)) for end in ("from", "to"))
        found.add(("recency", recency["kind"], *days))
    if pay := intent.get("salary"):
        found.add(("salary", _whole(pay.get("min")), _whole(pay.get("max")), pay.get("currency"), pay.get("period")))
    if radius := intent.get("radius_km"):
        found.add(("radius_km", round(float(radius) / 2)))
    return found


def plan_values(intent: Intent) -> set[Value]:
    """The values of an intent that a planner made."""
    return intent_values(intent.model_dump(mode="json", by_alias=True))


def marked_values(query: Annotated) -> set[Value]:
    """The values of an annotated query. Its windows carry no days: compare with `undated`."""
    found: set[Value] = set()
    for mark in query.marks:
        if mark.slot == "salary":
            bounds, currency, period = mark.value.split("/")
            low, _, high = bounds.partition("-")
            found.add(("salary", _whole(low or None), _whole(high or None), currency, period))
        elif mark.slot == "radius_km":
            found.add(("radius_km", round(float(mark.value) / 2)))
        elif mark.slot in ("workplace", "seniority", "employment", "recency"):
            found.add((mark.slot, mark.value))
        else:
            found.add((mark.slot, _norm(query.text[mark.start : mark.end])))
    return found


def undated(values: Iterable[Value]) -> set[Value]:
    """Values with windows of time as such, whatever their days."""
    return {value[:2] if value[0] == "recency" else value for value in values}


def _norm(text: object) -> str:
    return " ".join(unicodedata.normalize("NFKC", str(text)).casefold().split()).strip(" .,;:!?'\"")


def _day(day: object) -> str | None:
    return str(day)[:10] if day else None


def _whole(number: Any) -> int | None:
    return None if number is None else round(float(number))
