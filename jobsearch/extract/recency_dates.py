"""The calendar days that words name: "1 October", "last Monday", "Ende September", "10月上旬"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import chain
from typing import NamedTuple

from . import recency_calendar as cal
from .recency_calendar import Period
from .recency_patterns import Grammar
from .recency_values import Found, Place

#: Kinds that are counted from the present; a range does not look for a later one of them.
RELATIVE = frozenset({"today", "yesterday", "eve", "ago", "last", "this"})
_MONTH_FIRST = ("en", "en-us", "en-ca", "en-ph")
_YEAR, _MONTH, _DAY = r"(?P<y>(?:19|2[01])\d\d)", r"(?P<m>1[0-2]|0?[1-9])", r"(?P<d>3[01]|[12]\d|0?[1-9])"
#: Not amid a number or a version, and no sum or hour.
_END = r"(?![./-]?\d)(?!\s*(?:€|eur|euros?|£|\$|usd|k|%|uhr|h|hours?)(?![a-z]))"
_NUMERIC = [
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("day", rf"{_YEAR}(?P<s>[-/.]){_MONTH}(?P=s){_DAY}(?!\d)"),
        ("numeric", r"(?P<a>\d\d?)(?P<s>[./-])\s?(?P<b>\d\d?)(?P=s)\s?(?P<y>(?:19|2[01])?\d\d)" + _END),
        ("month", rf"{_MONTH}[./-](?P<y>2[01]\d\d)(?!\d)|(?P<y2>2[01]\d\d)[-/](?P<m2>1[0-2]|0[1-9])(?!\d)"),
        ("numeric", r"(?P<a>\d\d?)(?P<s>\.)\s?(?P<b>\d\d?)\.(?!\d)"),
        ("numeric", r"(?P<a>\d\d?)(?P<s>[./])(?P<b>\d\d?)" + _END),
    )
]


class Named(NamedTuple):
    """A date read from text.

    Attributes:
        end: Where its words end.
        dated: Whether the words fix the year.
        years: Whether it is said in whole years only.
    """

    kind: str
    period: Period
    end: int
    dated: bool
    years: bool


def month_comes_first(language: str, grammar: Grammar) -> bool:
    """Whether 1/10 is 10 January.

    It is in Chinese and Japanese, and in English without a region, as in the United States; with another region
    ("en-GB") or in a query of another language the day comes first.
    """
    return not grammar.spaced or (grammar.code == "en" and language.lower().replace("_", "-") in _MONTH_FIRST)


def read_date(place: Place) -> Named | None:
    """The date that stands at a place; None when there is none, or no such day."""
    article = place.grammar.article_pattern.match(place.text, place.at)
    at = article.end() if article else place.at
    if not place.grammar.may_begin(place.text, at):
        return None
    numeric = _NUMERIC if place.text[at : at + 1].isdecimal() else []
    for form, pattern in chain(numeric, place.grammar.forms()):
        hit = pattern.match(place.text, at)
        if hit is None or (form.endswith("!") and not article):
            continue
        kind = form.rstrip("!")
        found = Found(hit, place)
        try:
            period = _READERS[kind](found)
        except (ValueError, OverflowError):
            return None
        years = kind == "year" or (kind in ("last", "ago") and found.unit() == "year")
        return Named(kind, period, hit.end(), found.year() is not None, years)
    return None


def _day(found: Found) -> Period:
    return cal.one_day(cal.recent(found.place.limit, found.whole("m"), found.whole("d", 1), found.year()))


def _numeric(found: Found) -> Period:
    first, second = found.whole("a"), found.whole("b")
    # Between points the day comes first, even in English; a number over 12 is no month.
    month_first = found.place.month_first and not (found.groups["s"] == "." and found.place.grammar.spaced)
    month, day = (first, second) if month_first else (second, first)
    if found.place.month_first and month > 12:
        month, day = day, month
    return cal.one_day(cal.recent(found.place.limit, month, day, found.year()))


def _month(found: Found) -> Period:
    first = cal.recent(found.place.limit, found.whole("m"), 1, found.year())
    return cal.current(first, "month")


def _part(part: str) -> Callable[[Found], Period]:
    def read(found: Found) -> Period:
        if "m" in found.groups:
            period = cal.part_of(_month(found), part)
            if period.first > found.place.limit and found.year() is None:
                period = cal.part_of(_month(found.before(period.first.replace(day=1))), part)
            return period
        if found.year() is not None:
            return cal.part_of(_year(found), part)
        back = "prev" in found.groups
        period = cal.part_of(cal.current(found.place.now, found.unit(), back=int(back)), part)
        if period.since > found.place.now and not back:
            period = cal.part_of(cal.current(found.place.now, found.unit(), back=1), part)
        return period

    return read


def _weekday(found: Found) -> Period:
    return cal.one_day(cal.recent_weekday(found.place.limit, found.whole("w"), before="prev" in found.groups))


def _weekday_of_week(back: int) -> Callable[[Found], Period]:
    def read(found: Found) -> Period:
        monday = cal.current(found.place.now, "week", back=back).first
        return cal.one_day(monday + timedelta(days=found.whole("w")))

    return read


def _quarter(found: Found) -> Period:
    first = cal.recent(found.place.limit, found.whole("q") * 3 - 2, 1, found.year())
    return cal.current(first, "quarter")


def _year(found: Found) -> Period:
    year = found.year()
    assert year is not None
    return cal.months_from(year, 0, 12)


def _last(found: Found) -> Period:
    first = cal.days_back(found.place.now, found.count(), found.unit())
    return Period(first, found.place.now, first)


def _day_of_month(back: int) -> Callable[[Found], Period]:
    def read(found: Found) -> Period:
        month = cal.current(found.place.now, "month", back=back).first
        return cal.one_day(month.replace(day=found.whole("d")))

    return read


def _weekend(found: Found) -> Period:
    limit = found.place.limit
    if "prev" in found.groups:
        limit -= timedelta(days=max(0, limit.weekday() - 4))
    saturday = cal.recent_weekday(limit, 5)
    return Period(saturday, cal.next_day(saturday), saturday)


_READERS: dict[str, Callable[[Found], Period]] = {
    "day": _day,
    "numeric": _numeric,
    "month": _month,
    "start": _part("start"), "mid": _part("mid"), "second_third": _part("second third"),
    "late": _part("late"), "end": _part("end"),
    "weekday": _weekday,
    "weekday_of_last_week": _weekday_of_week(1),
    "weekday_of_this_week": _weekday_of_week(0),
    "quarter": _quarter,
    "year": _year,
    "week": lambda found: cal.recent_week(found.place.limit, found.whole("k"), found.year()),
    "day_of_month": lambda found: cal.one_day(cal.recent_day_of_month(found.place.limit, found.whole("d"))),
    "day_of_last_month": _day_of_month(1),
    "day_of_this_month": _day_of_month(0),
    "today": lambda found: cal.one_day(found.place.now),
    "yesterday": lambda found: cal.one_day(cal.days_back(found.place.now, 1, "day")),
    "eve": lambda found: cal.one_day(cal.days_back(found.place.now, 2, "day")),
    "ago": lambda found: cal.days_ago(found.place.now, found.count(), found.unit()),
    "last": _last,
    "this": lambda found: cal.current(found.place.now, found.unit()),
    "weekend": _weekend,
    "christmas": lambda found: cal.one_day(cal.recent(found.place.limit, 12, 25, found.year())),
    "new_year": lambda found: cal.one_day(cal.recent(found.place.limit, 1, 1, found.year())),
}  # fmt: skip
