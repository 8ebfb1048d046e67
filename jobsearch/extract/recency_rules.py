"""From words that need no date to calendar days: "in the last 3 days", "yesterday", "this week"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from . import recency_calendar as cal
from .recency_context import Context
from .recency_patterns import Grammar, Rule, compiled
from .recency_values import count_and_unit

Bounds = tuple[date | None, date | None]
VAGUE: Bounds = (None, None)
#: Fewer hours than these, said as bare as "8時間以内", are work or a commute.
_HOURS_OF_ADS = 12
#: Words that mean another thing on English maps or in German, and the language in which they are days.
_HOMES = {"hier": "fr", "ayer": "es", "hoy": "es"}


class Query(NamedTuple):
    """What is read: a folded text and what surrounds its words, on a day, in a language."""

    text: str
    now: date
    language: str
    context: Context


class Reading(NamedTuple):
    """A stretch of text and its bounds; None: the words are a date, but not that of postings."""

    start: int
    end: int
    bounds: Bounds | None


class _Hit(NamedTuple):
    """A match of a rule's words."""

    match: re.Match[str]
    grammar: Grammar
    query: Query

    def told(self) -> bool:
        """Whether the text says that postings are of that time."""
        return self.query.context.told(*self.match.span())

    def free(self) -> bool:
        """Whether nothing around says that the time is another thing's than the postings'."""
        span, context = self.match.span(), self.query.context
        return not (context.starts(*span) or context.story(*span))

    def count_and_unit(self) -> tuple[float, str]:
        return count_and_unit(self.match, self.grammar)


def readings(rule: Rule, grammar: Grammar, query: Query) -> Iterator[Reading]:
    """All that a rule reads in the text."""
    read = _RULES[rule.name]
    for match in compiled(grammar, rule.template).finditer(query.text):
        try:
            yield Reading(*match.span(), read(_Hit(match, grammar, query)))
        except (ValueError, OverflowError):
            continue


def _last(hit: _Hit) -> Bounds | None:
    count, unit = hit.count_and_unit()
    if not hit.told():
        years = unit == "year" and count >= 1
        hours = unit == "hour" and count < _HOURS_OF_ADS and "hours" in hit.match.groupdict()
        if years or hours or hit.query.context.lasts(hit.match.start()) or not hit.free():
            return None
    return cal.days_back(hit.query.now, count, unit), None


def _few(hit: _Hit) -> Bounds | None:
    return VAGUE if hit.told() or hit.free() else None


def _within(hit: _Hit) -> Bounds | None:
    return _last(hit) if hit.told() else None


def _young(hit: _Hit) -> Bounds | None:
    """What of jobs is an age, of other things a duration: "offres de moins de 3 jours"."""
    unit = hit.count_and_unit()[1]
    of_jobs = unit in ("hour", "day", "week") and hit.query.context.jobs_before(hit.match.start())
    return _last(hit) if of_jobs else _within(hit)


def _ago(hit: _Hit) -> Bounds | None:
    count, unit = hit.count_and_unit()
    if not hit.told() and (unit == "year" or not hit.free()):
        return None
    period = cal.days_ago(hit.query.now, count, unit)
    return period.first, period.last


def _stale(hit: _Hit) -> Bounds | None:
    """Older than that or, behind a negator, not older."""
    first = cal.days_back(hit.query.now, *hit.count_and_unit())
    told = hit.told()
    if hit.query.context.negated(hit.match.start()):
        return (first, None) if told or hit.count_and_unit()[1] != "year" else None
    return (None, cal.day_before(first)) if told else None


def _this(hit: _Hit) -> Bounds | None:
    unit = hit.count_and_unit()[1]
    busy = hit.query.context.busy(hit.match.start(), today=False)
    if not hit.told() and (unit == "year" or busy or not hit.free()):
        return None
    return cal.current(hit.query.now, unit).first, None


def _days(back: int, *, only: bool) -> Callable[[_Hit], Bounds | None]:
    def read(hit: _Hit) -> Bounds | None:
        language = hit.query.language[:2]
        abroad = _HOMES.get(hit.match.group(), language) != language
        busy = hit.query.context.busy(hit.match.start(), today=True)
        if not hit.told() and (abroad or busy or not hit.free()):
            return None
        day = hit.query.now - timedelta(days=back)
        return day, day if only else None

    return read


_RULES: dict[str, Callable[[_Hit], Bounds | None]] = {
    "last": _last,
    "few": _few,
    "fresh": _last,
    "stale": _stale,
    "ago": _ago,
    "within": _within,
    "young": _young,
    "this": _this,
    "today": _days(0, only=False),
    "yesterday": _days(1, only=True),
    "eve": _days(2, only=True),
    "before_eve": _days(3, only=True),
    "no": lambda hit: None,
    "vague": lambda hit: VAGUE,
}
