"""No text may break the planner, and no word of it may get lost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobsearch.intent import Intent
from jobsearch.planner.understand import Understander

NOW = datetime(2025, 10, 22, 9, tzinfo=UTC)
UNDERSTANDER = Understander()
SLOTS = set(Intent.model_fields)

TYPED = (
    "senior software engineer nurse jobs in at not no without Berlin London remote hybrid part-time or and , / - ( ) "
    "\" ' & + within 20 miles of km $100k over last 3 days new python java C++ ideally 查找 软件工程师 硅谷 不要 最好 "
    "Koch gesucht ohne im Umkreis von camarero/a sin d'ingénieur chez Stripe 😀 \x00 \u200b \n \t 9001"
)
WORDS = st.sampled_from(TYPED.split(" "))


def check(text: str, language: str | None = None) -> Intent:
    read = UNDERSTANDER.understand(text, NOW, language=language, companies=("Stripe",))
    for span in read.spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        assert span.slot in SLOTS
    intent = read.intent
    for value in (*intent.roles, *intent.skills, *intent.companies, *intent.exclude):
        assert value
        assert value in text
    return intent


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\t", "\x00\x01\x02", "😀😀😀", '"""', "'", "((((", "----", "a" * 2000, "的的的的", "and or not",
        "not", "without", "ideally", "不要", "除了", "\u202enurse", "nurse\x00engineer", "ＮＵＲＳＥ", "1234567890",
        "-", "in at of the", "<script>alert(1)</script>", "'; DROP TABLE jobs; --", "\ud83d", "ﬀ", "İstanbul", "ß" * 50,
    ],
)  # fmt: skip
def test_odd_texts_do_not_raise(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["", "   ", "\n", "\t \n"])
def test_no_text_gives_an_empty_intent(text: str) -> None:
    assert check(text) == Intent()


@pytest.mark.parametrize("text", ["the of and in", "find me a job please", "我想找一份工作", "ich suche eine Stelle"])
def test_only_fillers_give_an_empty_intent(text: str) -> None:
    assert check(text) == Intent()


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["nurse or ", "jobs in Berlin not at Stripe, ", "软件工程师 ", "zzz "])
def test_ten_thousand_words(unit: str) -> None:
    check(unit * 10_000)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_shuffled_query_words(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.sampled_from([None, "en", "de", "fr", "es", "zh", "nl", "ja"]))
def test_any_text_in_any_language(text: str, language: str | None) -> None:
    check(text, language)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.from_regex(r"[b-dz]{7,9}q", fullmatch=True), min_size=1, max_size=6))
def test_unknown_words_are_kept_in_a_slot_or_the_rest(words: list[str]) -> None:
    intent = check(" ".join(["nurse", "jobs", "in", "Berlin", *words]), "en")
    texts = (*intent.roles, *intent.skills, *intent.companies, *(place.text for place in intent.locations))
    kept = " ".join([*texts, intent.rest])
    for word in words:
        assert word in kept
