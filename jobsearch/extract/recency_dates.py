"""The calendar day that a match of a date pattern names."""

from __future__ import annotations

import re
from datetime import date

from . import calendar_words as words


def date_in(hit: re.Match[str], now: date) -> date | None:
    """The date that a match of a date pattern names, as its most recent past one when no year is said."""
    found = {k: v.casefold() for k, v in hit.groupdict().items() if v}
    for read in (_numeric, _day_and_month, _part_of, _relative, _chinese):
        day = read(found, now)
        if day is not None:
            return day
    return None


def _numeric(found: dict[str, str], now: date) -> date | None:
    if "iso" in found:
        try:
            return date(*map(int, found["iso"].split("-")))
        except ValueError:
            return None
    if "d2" not in found:
        return None
    year = int(found["y2"]) if "y2" in found else None
    return words.recent_day(
        now, int(found["m2"]), int(found["d2"]), year + 2000 if year is not None and year < 100 else year
    )


def _day_and_month(found: dict[str, str], now: date) -> date | None:
    for month, day, year in (("month", "day", "year"), ("month_b", "day_b", "year_b"), ("month_d", "", "year_d")):
        if month in found and (not day or day in found):
            chosen = int(found[year]) if year in found else None
            number = words.MONTHS[found[month]]
            return words.recent_day(now, number, int(found[day]) if day else 1, chosen) if 0 < number < 13 else None
    return None


def _part_of(found: dict[str, str], now: date) -> date | None:
    if "part" not in found:
        return None
    if "this" in found:
        return {"week": words.monday(now), "month": now.replace(day=1), "year": now.replace(month=1, day=1)}[
            found["this"]
        ]
    first = words.recent_day(
        now, words.MONTHS[found["month_c"]], 1, int(found["year_c"]) if "year_c" in found else None
    )
    if first is None:
        return None
    part = found["part"]
    if part.startswith(("mid", "mi", "mediados")) or "mediados" in part:
        return first.replace(day=15)
    if part.startswith(("end", "late", "ende", "fin")) or "finales" in part:
        return first.replace(day=20) if part == "late" else words.last_day(first)
    return first


def _relative(found: dict[str, str], now: date) -> date | None:
    if "dom" in found:
        return words.recent_day_of_month(now, int(found["dom"]))
    if "weekday" in found:
        return words.recent_weekday(now, words.WEEKDAYS[found["weekday"]])
    if "yesterday" in found:
        return words.days_back(now, 1, "day")
    if "rel" in found:
        month = any(w in found["rel"] for w in ("month", "monat", "mes"))
        return words.days_back(now, 1, "month" if month else "week")
    return None


def _chinese(found: dict[str, str], now: date) -> date | None:
    if "m_zh" in found:
        return words.recent_day(
            now, int(found["m_zh"]), int(found.get("d_zh", 1)), int(found["y_zh"]) if "y_zh" in found else None
        )
    if "w_zh" in found:
        return words.recent_weekday(now, words.WEEKDAYS[found["w_zh"]])
    return None
