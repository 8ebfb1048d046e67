"""Wishes: which slots are put as a wish only."""

from __future__ import annotations

import re

from .findings import Reading
from .words import phrase_pattern

_WISHED = (
    "skills", "locations", "radius_km", "workplace", "recency", "seniority", "employment", "salary", "companies",
)  # fmt: skip


def wishes(reading: Reading) -> None:
    """Mark the slots beside a wish word as soft: the next claim of the clause, else the one before."""
    text = reading.text
    claims = [f for f in reading.of(*_WISHED) if f.slot != "roles"]
    for hit in phrase_pattern(reading.language, "soft").finditer(text):
        if any(f.slot == "exclude" and f.overlaps(*hit.span()) for f in reading.found):
            continue
        after = next((f for f in claims if f.start >= hit.end()), None)
        before = next((f for f in reversed(claims) if f.end <= hit.start()), None)
        chosen = after if after is not None and not _parted(text, hit.end(), after.start) else None
        if chosen is None and before is not None and not _parted(text, before.end, hit.start(), commas=False):
            chosen = before
        if chosen is not None:
            reading.soft.add(chosen.slot)


def _parted(text: str, start: int, end: int, *, commas: bool = True) -> bool:
    return re.search(r"[,.;?!，。；]" if commas else r"[.;?!。；]", text[start:end]) is not None
