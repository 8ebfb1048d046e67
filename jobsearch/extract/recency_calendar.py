"""Calendar arithmetic of recency: windows back from a day, and the days that a date without its year can mean.

Functions raise ValueError or OverflowError where the calendar has no such day.
"""

from __future__ import annotations

import calendar
import math
from datetime import date, timedelta
from typing import NamedTuple

#: Days that a unit stands for when it is counted back. Months have 30, so that "last month" is never a calendar's.
UNIT_DAYS: dict[str, float] = {
    "hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 90, "half-year": 180, "year": 365,
}  # fmt: skip
_LONGEST_WAIT = 9  # years between two 29 Februaries, where a century's end has none


class Period(NamedTuple):
    """Calendar days from `first` to `last`, both inclusive; "since" it means since `since`."""

    first: date
    last: date
    since: date


def one_day(day: date) -> Period:
    """The period of a single day."""
    return Period(day, day, day)


def days_back(now: date, count: float, unit: str) -> date:
    """`now` less `count` units; hours round up to days, and half a year is six months."""
    if unit == "year" and count % 1:
        count, unit = count * 12, "month"
    return now - timedelta(days=math.ceil(count * UNIT_DAYS[unit] - 1e-9))


def days_ago(now: date, count: float, unit: str) -> Period:
    """The day so long before `now`; hours reach back into the day before, whatever the time of day."""
    first = days_back(now, count, unit)
    last = now - timedelta(days=int(count / 24)) if unit == "hour" else first
    return Period(first, last, first)


def next_day(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


def current(now: date, unit: str, *, back: int = 0) -> Period:
    """The calendar week (from Monday), month, quarter or year that holds `now`, or the one `back` units earlier."""
    if unit == "week":
        first = now - timedelta(days=now.weekday() + 7 * back)
        return Period(first, first + timedelta(days=6), first)
    months = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}.get(unit)
    if months is None:
        raise ValueError(f"the calendar has no {unit}")
    index = (now.year * 12 + now.month - 1) // months - back
    return months_from(*divmod(index * months, 12), months)


def months_from(year: int, month0: int, months: int) -> Period:
    """That many whole months from month `month0` (0 is January) of `year`."""
    first = date(year, month0 + 1, 1)
    end_year, end_month0 = divmod(year * 12 + month0 + months - 1, 12)
    last = date(end_year, end_month0 + 1, calendar.monthrange(end_year, end_month0 + 1)[1])
    return Period(first, last, first)


def recent(now: date, month: int, day: int, year: int | None = None) -> date:
    """That day of `year`, or the latest such day up to `now`."""
    if year is not None:
        return date(year, month, day)
    for candidate in range(now.year, now.year - _LONGEST_WAIT, -1):
        if day <= calendar.monthrange(candidate, month)[1] and date(candidate, month, day) <= now:
            return date(candidate, month, day)
    raise ValueError(f"no day {day} in month {month}")


def recent_weekday(now: date, weekday: int, *, before: bool = False) -> date:
    """The latest such weekday up to `now`, or `before` it."""
    return now - timedelta(days=(now.weekday() - weekday - before) % 7 + before)


def recent_day_of_month(now: date, day: int) -> date:
    """The latest day with that number up to `now`."""
    month = current(now, "month")
    for _ in range(4):
        if day <= month.last.day and month.first.replace(day=day) <= now:
            return month.first.replace(day=day)
        month = current(day_before(month.first), "month")
    raise ValueError(f"no day {day} in a month")


def recent_week(now: date, number: int, year: int | None = None) -> Period:
    """The ISO week of that number: of `year`, or the latest that has begun by `now`."""
    for candidate in (year,) if year is not None else range(now.year + 1, now.year - _LONGEST_WAIT, -1):
        try:
            first = date.fromisocalendar(candidate, number, 1)
        except ValueError:
            continue
        if year is not None or first <= now:
            return Period(first, first + timedelta(days=6), first)
    raise ValueError(f"no week {number}")


def part_of(whole: Period, part: str) -> Period:
    """The "start", "mid", "late" part or the "end" of a month or a longer stretch of months.

    A month's thirds end on the 10th and 20th. "Since mid-October" counts from the 15th, "since the end" from its last
    day; of longer stretches "mid" is the middle day.
    """
    first, last, _ = whole
    if (last - first).days > 31:
        middle = first + timedelta(days=(last - first).days // 2)
        since = {"start": first, "mid": middle, "late": middle, "end": last}[part]
        return Period(since, last, since) if part != "start" else Period(first, middle, first)
    if (last - first).days < 27:
        since = {"start": first, "mid": first + timedelta(days=2), "late": last, "end": last}[part]
        return Period(since, since, since)
    tenth, twentieth = first.replace(day=10), first.replace(day=20)
    return {
        "start": Period(first, tenth, first),
        "mid": Period(next_day(tenth), twentieth, first.replace(day=15)),
        "second third": Period(next_day(tenth), twentieth, next_day(tenth)),
        "late": Period(next_day(twentieth), last, next_day(twentieth)),
        "end": Period(next_day(twentieth), last, last),
    }[part]
