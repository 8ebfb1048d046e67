"""Dates as feeds write them."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta

_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?")
_FRACTION = re.compile(r"(\.\d{6})\d+")
_RELATIVE = re.compile(
    r"(?P<n>\d+|an?|eine[mr]?|une?|un[ao]?)\s*\+?\s*"
    r"(?P<unit>minut|hour|stunde|heure|hora|小时|分钟|day|tag|jour|d[ií]a|dias?|天|week|woche|semaine|semana|周|month|monat|mois|mes|个月)",
    re.IGNORECASE,
)
_WORDS = {
    "today": 0, "just posted": 0, "just now": 0, "heute": 0, "hoy": 0, "aujourd'hui": 0, "hoje": 0, "今天": 0,
    "刚刚": 0,
    "yesterday": 1, "gestern": 1, "ayer": 1, "hier": 1, "ontem": 1, "昨天": 1,
}  # fmt: skip
_UNIT_DAYS = (
    (("minut", "hour", "stunde", "heure", "hora", "小时", "分钟"), 0),
    (("day", "tag", "jour", "dí", "di", "天"), 1),
    (("week", "woche", "semain", "seman", "周"), 7),
    (("mon", "moi", "mes", "个月"), 30),
)
_FIRST, _LAST = 1990, 2100

ACCEPTED = "accepted are ISO 8601, epoch seconds or milliseconds, dd/mm/yyyy, or 'N days ago'"


def parse_date(value: object, *, now: datetime, formats: tuple[str, ...] = ()) -> datetime | None:
    """Read a date; None when the feed says nothing.

    A time without a zone is UTC; a date without a time is its midnight, UTC; dd/mm/yyyy is day first (a
    feed that writes the month first says so in `formats`, which are tried before all else).

    Args:
        value: Text, or epoch seconds or milliseconds.
        now: What relative dates ("3 days ago") count back from.
        formats: strptime formats.

    Raises:
        ValueError: Not a date between 1990 and 2100.
    """
    if value is None or value == "" or isinstance(value, bool):
        return None
    parsed = _epoch(value) if isinstance(value, int | float) else _text(str(value).strip(), now, formats)
    if parsed is None or not _FIRST <= parsed.year <= _LAST:
        raise ValueError(f"not a date from {_FIRST} to {_LAST}; {ACCEPTED}")
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def counts_from_now(value: object, *, formats: tuple[str, ...] = ()) -> bool:
    """Whether the date that is meant depends on the day of reading ("3 days ago", "yesterday").

    >>> counts_from_now("3 days ago"), counts_from_now("2025-10-01")
    (True, False)
    """
    if not isinstance(value, str):
        return False
    try:
        earlier, later = (parse_date(value, now=day, formats=formats) for day in _TWO_DAYS)
    except ValueError:
        return False
    return earlier != later


_TWO_DAYS = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2020, 1, 2, tzinfo=UTC))


def _epoch(value: float) -> datetime | None:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    seconds = value / 1000 if abs(value) >= 1e11 else value
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _text(text: str, now: datetime, formats: tuple[str, ...]) -> datetime | None:
    for pattern in formats:
        try:
            return datetime.strptime(text, pattern)
        except ValueError:
            continue
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if text.isdigit() and len(text) >= 9:
        return _epoch(int(text))
    for pattern_, order in ((_DAY_FIRST, (2, 1, 0)), (_YEAR_FIRST, (0, 1, 2))):
        if match := pattern_.fullmatch(text):
            numbers = [int(g) for g in match.groups("0")]
            year, month, day = (numbers[i] for i in order)
            hour, minute, second = numbers[3:] or (0, 0, 0)
            try:
                return datetime(year, month, day, hour, minute, second)
            except ValueError:
                return None
    return _iso_fraction(text) or _relative(text, now)


def _iso_fraction(text: str) -> datetime | None:
    shortened = _FRACTION.sub(r"\1", text)
    if shortened == text:
        return None
    try:
        return datetime.fromisoformat(shortened)
    except ValueError:
        return None


def _relative(text: str, now: datetime) -> datetime | None:
    folded = text.casefold().removeprefix("posted ").strip()
    if folded in _WORDS:
        return now - timedelta(days=_WORDS[folded])
    match = _RELATIVE.search(folded)
    if match is None:
        return None
    count = int(match["n"]) if match["n"].isdigit() else 1
    days = next(d for starts, d in _UNIT_DAYS if match["unit"].startswith(starts))
    if days == 0:
        is_minutes = match["unit"].startswith(("minut", "分钟"))
        return now - (timedelta(minutes=count) if is_minutes else timedelta(hours=count))
    try:
        return now - timedelta(days=count * days)
    except OverflowError:
        return None
