"""Dates as feeds write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jobsearch.feeds.dates import counts_from_now, parse_date

NOW = datetime(2025, 10, 25, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-10-10T21:10:27.371+00:00", datetime(2025, 10, 10, 21, 10, 27, 371000, UTC)),
        ("2025-10-10T21:10:27Z", datetime(2025, 10, 10, 21, 10, 27, tzinfo=UTC)),
        ("2025-10-10T21:10:27.3712345678Z", datetime(2025, 10, 10, 21, 10, 27, 371234, UTC)),
        ("2025-10-10T18:00:00-04:00", datetime(2025, 10, 10, 22, 0, tzinfo=UTC)),
        ("2025-10-10", datetime(2025, 10, 10, tzinfo=UTC)),
        ("10/11/2025", datetime(2025, 11, 10, tzinfo=UTC)),
        ("1.2.2025", datetime(2025, 2, 1, tzinfo=UTC)),
        ("31/12/2025 23:59", datetime(2025, 12, 31, 23, 59, tzinfo=UTC)),
        ("2025/10/01", datetime(2025, 10, 1, tzinfo=UTC)),
        ("2025年10月1日", datetime(2025, 10, 1, tzinfo=UTC)),
        (1760130627371, datetime(2025, 10, 10, 21, 10, 27, 371000, UTC)),
        (1760130627, datetime(2025, 10, 10, 21, 10, 27, tzinfo=UTC)),
        ("1760130627", datetime(2025, 10, 10, 21, 10, 27, tzinfo=UTC)),
        ("today", NOW),
        ("Just posted", NOW),
        ("Posted 3 days ago", NOW - timedelta(days=3)),
        ("30+ days ago", NOW - timedelta(days=30)),
        ("2 weeks ago", NOW - timedelta(days=14)),
        ("a month ago", NOW - timedelta(days=30)),
        ("5 hours ago", NOW - timedelta(hours=5)),
        ("vor 3 Tagen", NOW - timedelta(days=3)),
        ("vor einer Woche", NOW - timedelta(days=7)),
        ("hace 2 días", NOW - timedelta(days=2)),
        ("hace 2 meses", NOW - timedelta(days=60)),
        ("il y a 5 jours", NOW - timedelta(days=5)),
        ("3天前", NOW - timedelta(days=3)),
        ("gestern", NOW - timedelta(days=1)),
    ],
)
def test_reads(value: object, expected: datetime) -> None:
    parsed = parse_date(value, now=NOW)
    assert parsed is not None
    assert parsed.utcoffset() is not None
    assert parsed == expected


@pytest.mark.parametrize("value", [None, "", False])
def test_nothing_said_is_none(value: object) -> None:
    assert parse_date(value, now=NOW) is None


@pytest.mark.parametrize(
    "value",
    [
        "soon",
        "2025-13-01",
        "32/01/2025",
        "31/02/2025",
        float("nan"),
        float("inf"),
        1e30,
        -1e14,
        "0001-01-01",
        "99999999999 days ago",
    ],
)
def test_anything_else_is_an_error_that_says_what_is_accepted(value: object) -> None:
    with pytest.raises(ValueError, match="accepted are ISO 8601"):
        parse_date(value, now=NOW)


def test_a_feed_that_writes_the_month_first_says_so() -> None:
    assert parse_date("10/11/2025", now=NOW, formats=("%m/%d/%Y",)) == datetime(2025, 10, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("3 days ago", True), ("Posted yesterday", True), ("heute", True), ("vor 2 Stunden", True),
        ("2025-10-01", False),
        ("31/12/2025", False), (1_760_000_000, False), ("", False), (None, False), ("soon", False),
    ],
)  # fmt: skip
def test_which_dates_count_from_now(value, expected) -> None:
    assert counts_from_now(value) is expected


def test_a_format_of_the_feed_decides_what_counts_from_now() -> None:
    assert not counts_from_now("3 day 10 2025", formats=("%d day %m %Y",))
