"""What the pipeline's components find, the workspace they share, and how overlaps are settled."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

#: Which slot keeps a stretch that two slots claim: the higher number. Ties go to the longer, then the earlier.
#: A negator rules all that follows it; exact forms (dates, sums, distances) beat names; names beat adjectives.
#: "role" is a lexicon phrase of several words ("contracts manager", "reading specialist").
PRIORITY = {
    "seniority:negated": 110,
    "exclude": 100,
    "recency": 90,
    "salary": 85,
    "radius_km": 80,
    "companies:cued": 78,
    "role": 75,
    "workplace": 72,
    "locations": 70,
    "employment": 60,
    "companies": 55,
    "seniority": 50,
    "skills": 40,
}


@dataclass(slots=True)
class Finding:
    """A stretch of text that a slot claims.

    Attributes:
        key: Row of `PRIORITY`, where it differs from the slot.
        takes: False when the words stay free for a role ("manager" tells the level and ends the role).
    """

    slot: str
    start: int
    end: int
    value: Any
    confidence: float = 1.0
    reason: str = ""
    key: str = ""
    takes: bool = True

    @property
    def priority(self) -> int:
        """Rank of this claim among overlapping ones."""
        return PRIORITY[self.key or self.slot]

    def overlaps(self, start: int, end: int) -> bool:
        """True when the two stretches share a character."""
        return self.start < end and start < self.end


@dataclass(slots=True)
class Reading:
    """One query on its way through the pipeline.

    Attributes:
        found: Claims, unordered until `settle`.
        phrases: (start, end) in characters of role lexicon matches.
        phrase_tokens: The same in tokens.
        cues: (start, end) of negators.
        soft: Slots put as a wish.
        rejected: Claims that were dropped, each with the reason why.
    """

    text: str
    language: str
    now: date
    companies: Collection[str] = ()
    found: list[Finding] = field(default_factory=list)
    phrases: list[tuple[int, int]] = field(default_factory=list)
    phrase_tokens: list[tuple[int, int]] = field(default_factory=list)
    cues: list[tuple[int, int]] = field(default_factory=list)
    roles: list[Finding] = field(default_factory=list)
    rejected: list[Finding] = field(default_factory=list)
    soft: set[str] = field(default_factory=set)
    rest: str = ""

    def reject(self, finding: Finding, why: str) -> None:
        """Note a claim that was dropped."""
        self.rejected.append(replace(finding, reason=why))

    def of(self, *slots: str) -> list[Finding]:
        """Claims of these slots, in text order."""
        return sorted((f for f in self.found if f.slot in slots), key=lambda f: f.start)


def settle(reading: Reading) -> None:
    """Keep the claims that no stronger one overlaps, in text order; those that take no words always stay."""
    kept: list[Finding] = []
    for finding in sorted(reading.found, key=lambda f: (-f.priority, -(f.end - f.start), f.start)):
        stronger = next((other for other in kept if _compete(finding, other)), None)
        if stronger is None:
            kept.append(finding)
        else:
            reading.reject(finding, f"“{reading.text[stronger.start : stronger.end]}” is {stronger.slot}")
    reading.found = sorted(kept, key=lambda f: (f.start, f.end))


def _compete(a: Finding, b: Finding) -> bool:
    """True when only one of two claims can hold; one word may be both a level and a contract ("internship")."""
    if not (a.takes and b.takes and a.overlaps(b.start, b.end)):
        return False
    return {a.slot, b.slot} != {"seniority", "employment"}
