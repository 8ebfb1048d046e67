"""How new postings must be: windows of calendar days, or a vague wish. Date arithmetic is code, on `now`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ..intent import Recency
from . import calendar_words as words
from .match import Match
from .recency_dates import date_in
from .recency_patterns import AFTER_VERB, POSTED_BEFORE, START_BEFORE, VAGUE, patterns

Bounds = tuple[date | None, date | None]


def find_recency(text: str, now: date, *, language: str = "en") -> list[Match[Recency]]:
    """Find how new postings must be.

    A window ("in the last 3 days", "since Monday") has inclusive calendar bounds; a vague word ("recent", "neue")
    has none and is left out when the text has a window. Start dates, closing dates and durations are no recency.
    The matched text leaves out the verb of a window ("posted"), and keeps that of a vague wish ("just posted").

    Args:
        text: Query text.
        now: The day that "today" means.
        language: Decides words that mean something else elsewhere ("hier").
    """
    if isinstance(now, date) and hasattr(now, "date"):
        now = now.date()
    found: list[Match[Recency]] = []
    for name, pattern in patterns(text):
        for hit in pattern.finditer(text):
            bounds = _RULES[name](hit, now, text, language)
            if bounds is not None and not _taken(found, hit.start(), hit.end()):
                kind = "vague" if bounds == (None, None) else "window"
                value = Recency(text=hit.group(), kind=kind, from_=bounds[0], to=bounds[1])
                found.append(Match(hit.start(), hit.end(), hit.group(), value, 0.95))
    windows = sorted((m for m in found if m.value.kind == "window"), key=lambda m: m.start)
    if windows:
        return windows
    vague = list(found)
    for hit in VAGUE.finditer(text):
        if hit.lastgroup in ("no", "no2") or _taken(vague, hit.start(), hit.end()):
            continue
        vague.append(Match(hit.start(), hit.end(), hit.group(), Recency(text=hit.group(), kind="vague"), 0.85))
    return sorted(vague, key=lambda m: m.start)


def _taken(found: list[Match[Recency]], start: int, end: int) -> bool:
    return any(m.start < end and start < m.end for m in found)


def _posted(hit: re.Match[str], text: str) -> bool:
    """Whether the text says that postings, not jobs, are of that time."""
    return bool(POSTED_BEFORE.search(text[: hit.start()]) or AFTER_VERB.match(text, hit.end()))


def _starts(hit: re.Match[str], text: str) -> bool:
    return START_BEFORE.search(text[max(0, hit.start() - 40) : hit.start()]) is not None


def _count(hit: re.Match[str]) -> float | None:
    groups = hit.groupdict()
    raw = next((groups[k] for k in ("n", "n2", "n3", "n4") if groups.get(k)), "").casefold().strip()
    if not raw:
        return 1
    raw = re.sub(r"^(?:a )?couple(?: of)?$|^(?:ein )?paar$", "couple", raw)
    if raw.isdigit():
        return int(raw) if len(raw) < 5 else None
    return words.NUMBERS.get(raw)


def _unit(hit: re.Match[str]) -> str:
    groups = hit.groupdict()
    return next(groups[k] for k in ("u", "u2", "u3", "u4") if groups.get(k)).casefold().removeprefix("个")


def _last(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    unit, count = _unit(hit), _count(hit)
    if count is None or _starts(hit, text) or re.search(r"\bfor(?: the)?\s*$", text[: hit.start()], re.I):
        return None
    if words.UNIT_DAYS[unit] == 365 and not _posted(hit, text):
        return None
    return _from(words.days_back(now, count, unit))


def _from(day: date | None) -> Bounds | None:
    return None if day is None else (day, None)


def _few(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    return (None, None) if not _starts(hit, text) else None


def _within(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    count = _count(hit)
    if count is None or not _posted(hit, text):
        return None
    return _from(words.days_back(now, count, _unit(hit)))


def _old(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    count = _count(hit)
    return None if count is None else _from(words.days_back(now, count, _unit(hit)))


def _ago(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    count = _count(hit)
    day = None if count is None else words.days_back(now, count, _unit(hit))
    if day is None:
        return None
    return (day, None) if hit["lt"] else (day, day)


def _today(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    if _starts(hit, text) or re.search(r"\b(?:hire|hiring|call|join|heute in|work)\s*$", text[: hit.start()], re.I):
        return None
    return now, None


def _yesterday(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    if hit.group().casefold() == "hier" and language != "fr":
        return None
    day = words.days_back(now, 1, "day")
    return None if day is None else (day, day)


def _week(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    return None if _starts(hit, text) else (words.monday(now), None)


def _month(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    return None if _starts(hit, text) else (now.replace(day=1), None)


def _year(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    return (now.replace(month=1, day=1), None) if _posted(hit, text) else None


def _since(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    day = date_in(hit, now)
    if day is None or day > now or _starts(hit, text):
        return None
    weak = hit.groupdict().get("weak")
    if weak and not _posted(hit, text):
        return None
    if weak and weak.casefold() in ("after", "nach", "après", "después del", "después de"):
        day += timedelta(days=1)
    return day, None


def _on(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    day = date_in(hit, now)
    return (day, day) if day is not None and day <= now and _posted(hit, text) else None


def _in_month(hit: re.Match[str], now: date, text: str, language: str) -> Bounds | None:
    name = (hit["month"] or "").casefold().rstrip(".")
    month = int(hit["zh"]) if hit.groupdict().get("zh") else words.MONTHS.get(name)
    if month is None or not 1 <= month <= 12 or not _posted(hit, text):
        return None
    year = int(hit["year"]) if hit["year"] else None
    first = words.recent_day(now, month, 1, year)
    return None if first is None else (first, words.last_day(first))


_RULES: dict[str, Callable[[re.Match[str], date, str, str], Bounds | None]] = {
    "last": _last, "few": _few, "within": _within, "old": _old, "ago": _ago, "today": _today, "yesterday": _yesterday,
    "week": _week, "year": _year, "month": _month, "since": _since, "on": _on, "in_month": _in_month,
}  # fmt: skip
