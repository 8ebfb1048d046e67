"""How new postings must be: windows of calendar days, or a vague wish. Date arithmetic is code, on `now`."""

from __future__ import annotations

import re
from datetime import date, datetime

from ..intent import Recency
from .match import Match
from .recency_bounds import DATED, dated_readings
from .recency_context import Context
from .recency_grammars import Entry, opened
from .recency_patterns import compiled, fold, tokens
from .recency_rules import VAGUE, Query, Reading, readings


def find_recency(text: str, now: date, *, language: str = "en") -> list[Match[Recency]]:
    """Find how new postings must be.

    A window ("in the last 3 days", "since Monday") has inclusive calendar bounds; a vague word ("recent", "neue")
    has none and is left out when the text has a window. Start dates, closing dates and durations are no recency.
    The matched text leaves out the verb of a window ("posted"), and keeps that of a vague wish ("just posted").

    Args:
        text: Query text.
        now: The day that "today" means; of an aware time, the day in its zone.
        language: Decides what differs between languages: words ("hier"), and 1/10, which is 10 January in "en" and
            1 October in "en-GB" and in all languages but English, Chinese and Japanese.
    """
    day = now.date() if isinstance(now, datetime) else now
    folded = fold(text)
    entries = opened(tokens(folded), language)
    query = Query(folded, day, language, _context(folded, entries))
    taken: list[Reading] = []
    for _, _, _, rule, grammar in entries:
        if rule.name in ("no", "vague") and any(_is_window(reading) for reading in taken):
            break
        read = dated_readings if rule.name in DATED else readings
        for new in read(rule, grammar, query):
            if not any(old.start < new.end and new.start < old.end for old in taken):
                taken.append(new)
    found = sorted((reading for reading in taken if reading.bounds is not None), key=lambda reading: reading.start)
    windows = [reading for reading in found if _is_window(reading)]
    return [_match(text, reading) for reading in (_joined(folded, windows) if windows else found)]


def _context(text: str, entries: list[Entry]) -> Context:
    """Where the text speaks of postings, in the languages whose words for that it may hold."""
    grammars = [entry.grammar for entry in entries if entry.rule.name in ("told", "suffixed")]
    verbs, ads = (
        tuple(
            hit.span() for grammar in grammars if getattr(grammar, kind)
            for hit in compiled(grammar, getattr(grammar, kind)).finditer(text)
        )
        for kind in ("posted", "ads")
    )  # fmt: skip
    return Context(text, verbs, ads)


_OR = re.compile(r"\s+(?:or|and|oder|und|ou|et|o|y|e|of|en)\s+|\s*(?:或者?|和|か|と|/)\s*")


def _joined(text: str, windows: list[Reading]) -> list[Reading]:
    """The windows in text order, those that an "or" joins as one ("today or yesterday")."""
    joined = windows[:1]
    for new in windows[1:]:
        old = joined[-1]
        if not _OR.fullmatch(text, old.end, new.start):
            joined.append(new)
            continue
        (first, last), (other_first, other_last) = old.bounds or VAGUE, new.bounds or VAGUE
        bounds = (
            min(first, other_first) if first and other_first else None,
            max(last, other_last) if last and other_last else None,
        )
        joined[-1] = Reading(old.start, new.end, bounds)
    return joined


def _is_window(reading: Reading) -> bool:
    return reading.bounds is not None and reading.bounds != VAGUE


def _match(text: str, reading: Reading) -> Match[Recency]:
    assert reading.bounds is not None
    words = text[reading.start : reading.end]
    first, last = reading.bounds
    vague = reading.bounds == VAGUE
    value = Recency(text=words, kind="vague" if vague else "window", from_=first, to=last)
    return Match(reading.start, reading.end, words, value, 0.85 if vague else 0.95)
