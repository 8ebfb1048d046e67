"""Recency: calendar arithmetic on a given day, and the words that look like recency but are not."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.extract.recency import find_recency

NOW = date(2025, 10, 25)  # a Saturday


@pytest.mark.parametrize(
    ("language", "text", "surface", "start", "end"),
    [
        ("en", "jobs posted today", "today", "2025-10-25", None),
        ("en", "posted yesterday", "yesterday", "2025-10-24", "2025-10-24"),
        ("en", "cook past 24 hours", "past 24 hours", "2025-10-24", None),
        ("en", "past 36 hours", "past 36 hours", "2025-10-23", None),
        ("en", "in the past hour", "in the past hour", "2025-10-24", None),
        ("en", "in the last 3 days", "in the last 3 days", "2025-10-22", None),
        ("en", "last 3 wks", "last 3 wks", "2025-10-04", None),
        ("en", "from the past two weeks", "from the past two weeks", "2025-10-11", None),
        ("en", "the past couple of weeks", "the past couple of weeks", "2025-10-11", None),
        ("en", "over the last 3 months", "over the last 3 months", "2025-07-27", None),
        ("en", "in the last month", "in the last month", "2025-09-25", None),
        ("en", "past week", "past week", "2025-10-18", None),
        ("en", "this week", "this week", "2025-10-20", None),
        ("en", "this month", "this month", "2025-10-01", None),
        ("en", "since Monday", "since Monday", "2025-10-20", None),
        ("en", "since saturday", "since saturday", "2025-10-25", None),
        ("en", "since 1 October", "since 1 October", "2025-10-01", None),
        ("en", "since Sep 15, 2025", "since Sep 15, 2025", "2025-09-15", None),
        ("en", "since December", "since December", "2024-12-01", None),
        ("en", "since the start of October", "since the start of October", "2025-10-01", None),
        ("en", "since 2025-10-03", "since 2025-10-03", "2025-10-03", None),
        ("en", "since the 1st", "since the 1st", "2025-10-01", None),
        ("en", "posted in September", "in September", "2025-09-01", "2025-09-30"),
        ("en", "posted in November", "in November", "2024-11-01", "2024-11-30"),
        ("en", "posted in February 2024", "in February 2024", "2024-02-01", "2024-02-29"),
        ("en", "posted after October 10", "after October 10", "2025-10-11", None),
        ("en", "added within 3 days", "within 3 days", "2025-10-22", None),
        ("en", "posted 2 days ago", "2 days ago", "2025-10-23", "2025-10-23"),
        ("en", "not older than a week", "not older than a week", "2025-10-18", None),
        ("en", "new, from the last 3 days", "from the last 3 days", "2025-10-22", None),
        ("de", "seit 1. Mai", "seit 1. Mai", "2025-05-01", None),
        ("de", "seit dem 1. Mai", "seit dem 1. Mai", "2025-05-01", None),
        ("de", "seit Montag", "seit Montag", "2025-10-20", None),
        ("de", "in den letzten zwei Wochen", "in den letzten zwei Wochen", "2025-10-11", None),
        ("de", "diese Woche", "diese Woche", "2025-10-20", None),
        ("de", "im September veröffentlicht", "im September", "2025-09-01", "2025-09-30"),
        ("fr", "publiées ces 7 derniers jours", "ces 7 derniers jours", "2025-10-18", None),
        ("fr", "depuis lundi", "depuis lundi", "2025-10-20", None),
        ("fr", "depuis le 1er octobre", "depuis le 1er octobre", "2025-10-01", None),
        ("fr", "publié hier", "hier", "2025-10-24", "2025-10-24"),
        ("fr", "la semaine dernière", "la semaine dernière", "2025-10-18", None),
        ("es", "de los últimos 3 días", "los últimos 3 días", "2025-10-22", None),
        ("es", "desde el lunes", "desde el lunes", "2025-10-20", None),
        ("es", "esta semana", "esta semana", "2025-10-20", None),
        ("zh", "最近3天", "最近3天", "2025-10-22", None),
        ("zh", "近一周的职位", "近一周", "2025-10-18", None),
        ("zh", "三天内发布", "三天内", "2025-10-22", None),
        ("zh", "本周职位", "本周", "2025-10-20", None),
        ("zh", "昨天发布", "昨天", "2025-10-24", "2025-10-24"),
        ("zh", "9月发布的职位", "9月", "2025-09-01", "2025-09-30"),
        ("zh", "10月1日以来", "10月1日以来", "2025-10-01", None),
    ],
)  # fmt: skip
def test_windows(language, text, surface, start, end):
    (match,) = find_recency(text, NOW, language=language)
    assert match.text == surface == match.value.text
    assert match.value.kind == "window"
    assert match.value.from_ == date.fromisoformat(start)
    assert match.value.to == (date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    ("language", "text", "surface"),
    [
        ("en", "jobs posted recently", "posted recently"),
        ("en", "recently listed jobs", "recently listed"),
        ("en", "just posted cook jobs", "just posted"),
        ("en", "recent jobs", "recent"),
        ("en", "new jobs in New York", "new"),
        ("en", "new ones only", "new ones"),
        ("en", "latest jobs", "latest"),
        ("en", "past few days", "past few days"),
        ("de", "neue Stellen in Neu-Ulm", "neue"),
        ("de", "aktuelle Stellenangebote", "aktuelle"),
        ("fr", "offres récentes", "récentes"),
        ("es", "ofertas recientes", "recientes"),
        ("es", "nuevas ofertas en Nueva York", "nuevas"),
        ("zh", "查找近期发布的职位", "近期发布"),
        ("zh", "新加坡新职位", "新"),
    ],
)
def test_vague_words(language, text, surface):
    (match,) = find_recency(text, NOW, language=language)
    assert (match.text, match.value.kind, match.value.from_, match.value.to) == (surface, "vague", None, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "new grad engineer"), ("en", "New York"), ("en", "New Zealand chef"), ("en", "news editor"),
        ("en", "new business sales"),
        ("en", "looking for a new job"), ("en", "hiring now"), ("en", "urgent"), ("en", "starting this week"),
        ("en", "start date: this month"),
        ("en", "apply by today"), ("en", "internship in September"), ("en", "available from 1 October"),
        ("en", "6 month contract"),
        ("en", "the past 3 years of experience"), ("en", "since 2019"), ("en", "since 31 February"),
        ("en", "fresh graduate"),
        ("en", "last 99999 days"), ("en", "jobs in March, Cambridgeshire"), ("en", "closing in the last week of June"),
        ("de", "hier arbeiten"), ("de", "Ausbildung ab 1. September"), ("de", "ab sofort"), ("de", "suche neue Stelle"),
        ("fr", "Nouvelle-Aquitaine"), ("es", "Nueva York"), ("zh", "急招"), ("zh", "新加坡"), ("zh", "新能源"),
    ],
)  # fmt: skip
def test_no_recency(language, text):
    assert find_recency(text, NOW, language=language) == []


def test_week_starts_on_monday_even_on_a_monday():
    monday = date(2025, 10, 20)
    (match,) = find_recency("this week", monday)
    assert match.value.from_ == monday


def test_a_datetime_counts_as_its_day():
    (match,) = find_recency("today", datetime(2025, 10, 25, 23, 59))
    assert match.value.from_ == NOW


_WORDS = [
    "since",
    "last",
    "past",
    "posted",
    "in",
    "the",
    "3",
    "31",
    "two",
    "days",
    "weeks",
    "months",
    "February",
    "Monday",
    "on",
    "after",
    "of",
    "2024",
    "ago",
    "within",
    "this",
    "new",
    "近",
    "天",
    "内",
    "seit",
    "letzten",
    "Tage",
    "el",
    "1er",
    "octobre",
]


@given(
    st.one_of(st.text(max_size=120), st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)),
    st.dates(),
    st.sampled_from(["en", "de", "fr", "es", "zh", "und"]),
)
def test_never_raises_and_windows_end_by_now(text, now, language):
    for match in find_recency(text, now, language=language):
        assert text[match.start : match.end] == match.text
        if match.value.kind == "window":
            assert match.value.from_ <= now
            assert match.value.to is None or match.value.from_ <= match.value.to
