"""From a date and the words around it to calendar days: "since 1 October", "between 1 and 15 October"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from . import recency_calendar as cal
from .recency_dates import RELATIVE, Named, month_comes_first, read_date
from .recency_patterns import Grammar, Rule, compiled, fold, plain
from .recency_rules import Bounds, Query, Reading
from .recency_values import Place

DATED = frozenset({"range", "since", "from", "from_day", "after", "before", "until", "on", "told", "here", "suffixed"})
#: Words of these rules name the time of postings only where the text says so; "since" does by itself.
_WEAK = DATED - {"since"}
#: "1 October or later" is more than one day.
_ONE_OR_MORE = frozenset({"from", "from_day", "on", "told", "here"})
_ALTERNATIVES = frozenset({"on", "told", "here"})
_OF_A_TIME = frozenset({"on", "from_day", "told", "here"})
#: "Nothing posted before 1 October": what remains when a rule is denied.
_OPPOSITES = {"before": "from", "until": "after"}
_BARE_DAY = re.compile(
    r"(?:(?:the|dem|den|der|le|el|dia|o|de|il) )?(?P<d>3[01]|[12]\d|0?[1-9])"
    r"(?:st|nd|rd|th|er|e|º|o|\.|日|号)?(?![0-9a-z])"
)
_TAIL = re.compile(fold("之间|期间|まで|の間"))
_OR = re.compile(r"\s+(?:or|and|oder|und|ou|et|o|y|e|of|en)\s+(?:(?:in|on|during|am|im|vom|le|en|el|em|no|na|op)\s+)?")
_BLANK = re.compile(r"[\s:]*")


def dated_readings(rule: Rule, grammar: Grammar, query: Query) -> Iterator[Reading]:
    """All that a rule about dates reads in the text."""
    month_first = month_comes_first(query.language, grammar)
    for hit in compiled(grammar, rule.template).finditer(query.text):
        blank = _BLANK.match(query.text, hit.end())
        assert blank is not None
        at = hit.start() if rule.name == "here" else blank.end()
        start = at if rule.name == "told" else hit.start()
        place = Place(query.text, at, grammar, query.now, query.now, month_first)
        try:
            read = _read(rule, place, start, query)
        except (ValueError, OverflowError):
            continue
        if read is not None:
            yield read


def _read(rule: Rule, place: Place, start: int, query: Query) -> Reading | None:
    named = read_date(place)
    if rule.name in ("range", "told", "here"):
        span = _range(rule.after, place, named)
        if span is not None:
            end, bounds = span
            return Reading(start, end, bounds if query.context.told(start, end) else None)
        if rule.name == "range":
            return None
    if named is not None and rule.name in _ALTERNATIVES:
        named = _with_alternative(named, place)
    return None if named is None else _single(rule, place, named, start, query)


def _with_alternative(named: Named, place: Place) -> Named:
    """The date and another of its kind that an "or" adds ("in September or October"), from the first to the last."""
    link = _OR.match(place.text, named.end)
    other = read_date(place._replace(at=link.end())) if link else None
    if other is None or other.kind != named.kind:
        return named
    first, last = min(named.period.first, other.period.first), max(named.period.last, other.period.last)
    return named._replace(period=cal.Period(first, last, first), end=other.end)


def _single(rule: Rule, place: Place, named: Named, start: int, query: Query) -> Reading | None:
    name, end = _rule_and_end(rule, place, named)
    if not name or (name in _OF_A_TIME and named.kind in RELATIVE):
        return None
    if name == "from_day":
        name = "on" if query.context.of_ads(start) else "from"
    context = query.context
    if name in _OPPOSITES and context.negated(start):
        name = _OPPOSITES[name]
    if not context.told(start, end) and (
        name in _WEAK or named.years or context.starts(start, end) or context.story(start, end)
    ):
        # Of "in the last 3 days", "3日" would be a day of the month: shorter words may still read it.
        return None if name == "on" else Reading(start, end, None)
    return Reading(start, end, _bounds(name, named, place))


def _rule_and_end(rule: Rule, place: Place, named: Named) -> tuple[str, int]:
    """What the words behind the date make of the rule; no name where they are wanting."""
    if rule.name == "suffixed":
        hit = compiled(place.grammar, rule.after).match(place.text, named.end)
        return (hit.lastgroup or "", hit.end()) if hit else ("", named.end)
    open_end = place.grammar.onwards if rule.name in _ONE_OR_MORE else ""
    hit = _behind(open_end).match(place.text, named.end) if open_end else None
    return ("from", hit.end()) if hit else (rule.name, named.end)


def _bounds(name: str, named: Named, place: Place) -> Bounds | None:
    """The days that a date stands for under a rule; None when none of them has come yet."""
    now, period = place.now, named.period
    early = (name == "after" and period.last >= now) or (name in ("since", "from") and period.since > now)
    if early and not named.dated and named.kind not in RELATIVE:
        earlier = read_date(place._replace(limit=cal.day_before(period.first)))
        period = earlier.period if earlier else period
    found: Bounds
    if name in ("since", "from"):
        found = period.since, None
    elif name in ("on", "told", "here"):
        found = period.first, period.last
    elif name == "after":
        found = cal.next_day(period.last), None
    else:
        found = None, cal.day_before(period.first) if name == "before" else period.last
    return None if found[0] is not None and found[0] > now else found


def _range(between: str, place: Place, first: Named | None) -> tuple[int, Bounds] | None:
    """Two dates and what joins them; one of the two may be the number of a day only."""
    joint = _joint(between, spaced=place.grammar.spaced)
    link = None if first is None else joint.match(place.text, first.end)
    bare_span = None if first and link and first.kind != "day_of_month" else _from_bare_day(joint, place)
    if first is None or link is None or bare_span is not None:
        return bare_span
    behind = place._replace(at=link.end())
    second = read_date(behind)
    if second is None:
        bare = _BARE_DAY.match(place.text, behind.at)
        last = first.period.first.replace(day=int(bare["d"])) if bare else None
        return None if bare is None or last is None else _ordered(first.period.first, last, bare.end(), place)
    if second.dated and not first.dated and first.kind not in RELATIVE:
        first = read_date(place._replace(limit=second.period.last)) or first
    elif not second.dated and second.kind not in RELATIVE:
        limit = first.period.first + timedelta(days={"weekday": 6, "day_of_month": 30}.get(second.kind, 364))
        second = read_date(behind._replace(limit=limit)) or second
    return _ordered(first.period.first, second.period.last, second.end, place)


def _from_bare_day(joint: re.Pattern[str], place: Place) -> tuple[int, Bounds] | None:
    """Read "1 and 15 October": the first day lies in the month of the second."""
    bare = _BARE_DAY.match(place.text, place.at)
    link = joint.match(place.text, bare.end()) if bare else None
    if bare is None or link is None:
        return None
    second = read_date(place._replace(at=link.end()))
    if second is None or second.kind not in ("day", "numeric"):
        return None
    last = second.period.last
    first = cal.recent(place.limit, last.month, int(bare["d"]), last.year if second.dated else None)
    return _ordered(first, last.replace(year=first.year), second.end, place)


@cache
def _behind(words: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{plain(words)})(?![0-9a-z])")


@cache
def _joint(between: str, *, spaced: bool) -> re.Pattern[str]:
    dashes = r"\s*[-–—~〜～至]\s*"
    return re.compile(rf"\s+(?:{plain(between)})\s+|{dashes}" if spaced else rf"\s*(?:{plain(between)})\s*|{dashes}")


def _ordered(first: date, last: date, end: int, place: Place) -> tuple[int, Bounds] | None:
    tail = None if place.grammar.spaced else _TAIL.match(place.text, end)
    return (tail.end() if tail else end, (first, last)) if first <= min(last, place.now) else None
