"""Recency: calendar arithmetic on a given day, and the words that look like recency but are not."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

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
        ("it", "annunci pubblicati ieri", "ieri", "2025-10-24", "2025-10-24"),
        ("it", "offerte degli ultimi 7 giorni", "degli ultimi 7 giorni", "2025-10-18", None),
        ("it", "cuoco questa settimana", "questa settimana", "2025-10-20", None),
        ("it", "pubblicate dal 1º ottobre", "dal 1º ottobre", "2025-10-01", None),
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


def test_a_time_counts_as_the_day_in_its_zone():
    (match,) = find_recency("today", datetime(2025, 10, 25, 23, 59))
    assert match.value.from_ == NOW
    shanghai = datetime(2025, 10, 24, 20, tzinfo=UTC).astimezone(ZoneInfo("Asia/Shanghai"))
    (match,) = find_recency("today", shanghai)
    assert match.value.from_ == NOW


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "since 3/10", "2025-03-10"), ("en-US", "since 3/10/2025", "2025-03-10"),
        ("en-GB", "since 3/10", "2025-10-03"), ("en-AU", "since 3/10/25", "2025-10-03"),
        ("en", "since 25/9", "2025-09-25"), ("en", "since 3.10.", "2025-10-03"), ("und", "since 3/10", "2025-10-03"),
        ("de", "seit 3/10", "2025-10-03"), ("en", "seit 3/10", "2025-10-03"), ("fr", "depuis le 3/10", "2025-10-03"),
        ("nl", "sinds 3-10-2025", "2025-10-03"), ("zh", "3/10以来", "2025-03-10"), ("ja", "3/10以降", "2025-03-10"),
    ],
)  # fmt: skip
def test_the_language_of_the_words_orders_day_and_month(language, text, day):
    (match,) = find_recency(text, NOW, language=language)
    assert match.value.from_ == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("nothing older than 2 weeks", "2025-10-11", None),
        ("no jobs posted more than a month ago", "2025-09-25", None),
        ("keine Stellen älter als 3 Tage", "2025-10-22", None),
        ("jobs posted more than a month ago", None, "2025-09-24"),
        ("postings from October", "2025-10-01", "2025-10-31"),
        ("posted from October", "2025-10-01", None),
        ("posted 1 October or later", "2025-10-01", None),
        ("nothing posted before 1 October", "2025-10-01", None),
        ("no jobs that were posted before October", "2025-10-01", None),
        ("no experience jobs posted before October", None, "2025-09-30"),
        ("posted today or yesterday", "2025-10-24", None),
        ("posted on Monday or Tuesday", "2025-10-20", "2025-10-21"),
        ("in the last week or two", "2025-10-11", None),
        ("since Oct 1st '24", "2024-10-01", None),
        ("publicadas hace 2 días o menos", "2025-10-23", None),
        ("posted between 20 December and 10 January", "2024-12-20", "2025-01-10"),
        ("posted between 20 September and 5 October 2024", "2024-09-20", "2024-10-05"),
        ("posted in October last year", "2024-10-01", "2024-10-31"),
        ("im Oktober letzten Jahres veröffentlicht", "2024-10-01", "2024-10-31"),
        ("去年10月发布的职位", "2024-10-01", "2024-10-31"),
        ("offres de moins de 3 jours", "2025-10-22", None),
        ("no experience cook jobs last 3 days", "2025-10-22", None),
        ("registered nurse last 3 days", "2025-10-22", None),
    ],
)
def test_what_stands_around_a_date(text, start, end):
    (match,) = find_recency(text, NOW, language="fr" if text.startswith("offres") else "en")
    assert (match.value.from_, match.value.to) == tuple(day and date.fromisoformat(day) for day in (start, end))


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Posted since 1 October.", "since 1 October"),
        ("posted since Sep. 15, full time", "since Sep. 15"),
        ("publiées depuis l’année dernière", "depuis l’année dernière"),
        ("10月1日から15日まで掲載の求人", "10月1日から15日まで"),
        ("過去３日間の求人", "過去３日間"),
        ("找最近三天內發布的職位", "最近三天內"),
    ],
)
def test_the_words_of_a_window_stand_as_typed(text, surface):
    (match,) = find_recency(text, NOW, language="ja" if "求人" in text else "und")
    assert (match.text, text[match.start : match.end]) == (surface, surface)


_WORDS = [
    "since", "last", "past", "posted", "in", "the", "3", "31", "two", "days", "weeks", "months", "February",
    "Monday", "on", "after", "of", "2024", "ago", "within", "this", "new", "近", "天", "内", "seit", "letzten",
    "Tage", "el", "1er", "octobre", "before", "between", "and", "15", "until", "not", "older", "than",
    "quarter", "Q3", "10/1", "1.10.", "2199", "year", "desde", "hace", "entre", "bis", "depuis", "le", "去年",
    "10月", "以来", "上周", "一", "昨日", "以降", "掲載", "há", "vorige", "week", "KW", "53", "29",
]  # fmt: skip


@given(
    st.one_of(st.text(max_size=120), st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)),
    st.dates(),
    st.sampled_from(["en", "de", "fr", "es", "zh", "pt", "nl", "ja", "und"]),
)
def test_never_raises_and_windows_begin_by_now(text, now, language):
    for match in find_recency(text, now, language=language):
        assert text[match.start : match.end] == match.text == match.value.text
        first, last = match.value.from_, match.value.to
        assert (match.value.kind == "vague") == (first is last is None)
        assert first is None or first <= (now if last is None else min(now, last))
