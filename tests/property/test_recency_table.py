"""Dates in queries against a table: every expression, on thirty days, in three time zones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from pydantic import BaseModel

from jobsearch.extract.recency import find_recency
from jobsearch.planner.planner import Planner
from jobsearch.query import Range

from .recency_table import NOTHING, VAGUE, Row, entries, rows

ROWS = list(rows())
ZONES = [ZoneInfo(name) for name in ("UTC", "America/Los_Angeles", "Asia/Shanghai")]
#: Year turns, leap days and the days around them, ends of months, both changes of the clocks, years of 53 weeks, a
#: century without a leap day.
DAYS = [
    date(2025, 10, 25), date(2025, 10, 31), date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 4), date(2024, 2, 28),
    date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 30), date(2025, 3, 31),
    date(2025, 3, 9), date(2025, 11, 2), date(2025, 10, 26), date(2026, 12, 28), date(2027, 1, 3), date(2024, 12, 30),
    date(2025, 4, 30), date(2025, 6, 1), date(2025, 7, 1), date(2025, 9, 15), date(2025, 10, 1), date(2025, 5, 6),
    date(2025, 8, 20), date(2026, 7, 31), date(2028, 2, 29), date(2100, 3, 1), date(2023, 11, 30), date(2025, 12, 25),
]  # fmt: skip
#: At three in the morning, UTC, it is still yesterday in Los Angeles; at half past ten at night, tomorrow in Shanghai.
INSTANTS = [datetime.combine(day, time(3) if n % 2 else time(22, 30), UTC) for n, day in enumerate(DAYS)]
#: Queries by language: two that leave a window to its own words, and one with a verb of publishing.
FRAMES = {
    "en": ("{}", "nurse jobs in Leeds {}", "find cook jobs that were posted {}"),
    "de": ("{}", "Koch Stellen in Köln {}", "Stellen als Koch, {} veröffentlicht"),
    "fr": ("{}", "offres de cuisinier à Nice {}", "offres d'emploi de cuisinier publiées {}"),
    "es": ("{}", "ofertas de camarero en Vigo {}", "ofertas de camarero publicadas {}"),
    "pt": ("{}", "vagas de cozinheiro no Porto {}", "vagas de cozinheiro publicadas {}"),
    "nl": ("{}", "kok vacatures in Utrecht {}", "vacatures voor kok {} geplaatst"),
    "zh": ("{}", "{}的护士职位", "{}发布的护士职位"),
    "zh-TW": ("{}", "台北護理師職缺 {}", "{}發布的護理師職缺"),
    "ja": ("{}", "看護師求人 {}", "{}掲載の看護師求人"),
}
NOTHINGS = [(language, text) for language, block in NOTHING.items() for text in entries(block)]
VAGUES = [(language, *entry.split(" = ")) for language, block in VAGUE.items() for entry in entries(block)]


def test_the_table_is_long_and_has_no_row_twice() -> None:
    assert len({(row.language, row.name) for row in ROWS}) == len(ROWS) >= 400
    assert len(set(NOTHINGS)) == len(NOTHINGS) >= 100
    assert len(set(DAYS)) == 30
    assert {day.weekday() for day in DAYS} == set(range(7))
    local = [[instant.astimezone(zone).date() for zone in ZONES] for instant in INSTANTS]
    assert all(len(set(days)) == 2 for days in local)


def frames(row: Row) -> tuple[str, ...]:
    """The queries in which an expression means what the table says."""
    known = FRAMES[row.language if row.language in FRAMES else row.language[:2]]
    return known[2:] if row.told else known


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.language} {row.name}" for row in ROWS])
def test_a_date_expression_means_what_the_calendar_says(row: Row) -> None:
    choice = frames(row)
    for n, instant in enumerate(INSTANTS):
        for zone in ZONES:
            now = instant.astimezone(zone)
            words, window = row.write(now.date())
            text = choice[n % len(choice)].format(words)
            read = [
                (text[match.start : match.end], match.value.text, (match.value.from_, match.value.to))
                for match in find_recency(text, now, language=row.language)
            ]
            assert read == [(words, words, window)], f"{text!r} at {now}"


@pytest.mark.parametrize(("language", "text"), NOTHINGS)
def test_what_dates_no_posting_is_no_recency(language: str, text: str) -> None:
    for day in DAYS:
        assert find_recency(text, day, language=language) == []


@pytest.mark.parametrize(("language", "text", "words"), VAGUES)
def test_a_vague_wish_has_no_dates(language: str, text: str, words: str) -> None:
    for day in DAYS[::10]:
        (match,) = find_recency(text, day, language=language)
        assert (match.text, match.value.kind) == (words, "vague")
        assert (match.value.from_, match.value.to) == (None, None)


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_the_seekers_zone_decides_which_day_it_is(zone: ZoneInfo) -> None:
    planner = Planner()
    for instant in INSTANTS[::5]:
        now = instant.astimezone(zone)
        midnight = datetime(now.year, now.month, now.day, tzinfo=zone)
        for text, first, last in (
            ("nurse jobs posted today", midnight, None),
            ("nurse jobs posted yesterday", midnight - timedelta(days=1), midnight),
        ):
            query = planner.plan(text, now=now).query
            (window,) = [found for found in _ranges(query) if found.field == "posted_at"]
            assert (window.gte, window.lt) == (first, last)
            assert window.gte is not None
            assert window.gte.astimezone(zone).time() == time(0)


def _ranges(part: object) -> Iterator[Range]:
    """All ranges within a query."""
    if isinstance(part, Range):
        yield part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from _ranges(getattr(part, name))
    elif isinstance(part, tuple | list):
        for item in part:
            yield from _ranges(item)
