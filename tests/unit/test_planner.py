"""Text to Plan: what the caller fixes, what is refused, and that no text breaks it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.errors import QueryError
from jobsearch.intent import Intent
from jobsearch.planner.build import Widening
from jobsearch.planner.planner import MAX_TEXT, Fixed, Planner, encodable, typed_words
from jobsearch.query import Plan, Range

NOW = datetime(2025, 10, 25, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def planner() -> Planner:
    return Planner(companies=("Acme", "NHS"))


def test_a_plan_keeps_what_it_was_given(planner: Planner) -> None:
    plan = planner.plan("nurse in Leeds", now=NOW, query_id="q7", size=25, window=50)
    assert (plan.query_id, plan.text, plan.now) == ("q7", "nurse in Leeds", NOW)
    assert (plan.query.size, plan.query.window, plan.query.now, plan.query.language) == (25, 50, NOW, plan.language)
    assert Plan.model_validate_json(plan.model_dump_json(by_alias=True)) == plan


def test_nothing_typed_is_lost(planner: Planner) -> None:
    plan = planner.plan("nurse zyzzyva in Leeds with a van", now=NOW)
    assert plan.query.text_leg
    searched = " ".join(clause.text for clause in plan.query.text_leg.clauses)
    for word in ("nurse", "zyzzyva", "Leeds", "van"):
        assert word in searched
    assert plan.rest == plan.intent.rest


def test_words_that_no_posting_repeats_are_not_searched(planner: Planner) -> None:
    plan = planner.plan("nurse in Leeds, last 3 days, £30k+, no agencies", now=NOW)
    words = typed_words(plan)
    assert "nurse" in words and "Leeds" in words
    assert not {"last", "days", "30k", "agencies"} & set(words.replace("£", "").replace("+", "").split())


FIXED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("nurse in York", {"location": "Leeds"}, {"locations": ["Leeds"]}),
    ("remote nurse", {"workplace": "onsite"}, {"workplace": "onsite"}),
    ("part time nurse", {"employment": ("contract", "temporary")}, {"employment": ("contract", "temporary")}),
    ("senior nurse", {"seniority": ("junior",)}, {"seniority": ("junior",)}),
    ("nurse at Acme", {"company": "NHS"}, {"companies": ("NHS",)}),
]


@pytest.mark.parametrize(("text", "fixed", "expected"), FIXED)
def test_what_is_fixed_overrules_the_text(
    planner: Planner, text: str, fixed: dict[str, Any], expected: dict[str, Any]
) -> None:
    intent = planner.plan(text, now=NOW, fixed=Fixed(**fixed)).intent
    found = {"locations": [place.text for place in intent.locations]}
    assert {name: found.get(name, getattr(intent, name)) for name in expected} == expected
    assert "nurse" in intent.roles


def test_a_fixed_first_day_is_a_window(planner: Planner) -> None:
    plan = planner.plan("nurse posted recently", now=NOW, fixed=Fixed(posted_after=date(2025, 10, 1)))
    assert plan.intent.recency and plan.intent.recency.kind == "window"
    assert any(isinstance(f, Range) and f.gte == datetime(2025, 10, 1, tzinfo=UTC) for f in plan.query.filters)


def test_a_fixed_slot_is_no_wish_any_more(planner: Planner) -> None:
    # semantics: Hard and soft
    text = "nurse in Leeds, ideally part time"
    assert planner.plan(text, now=NOW).intent.soft == ("employment",)
    assert planner.plan(text, now=NOW, fixed=Fixed(employment=("part_time",))).intent.soft == ()
    assert planner.plan(text, now=NOW, fixed=Fixed(workplace="remote")).intent.soft == ("employment",)


@pytest.mark.parametrize("text", ["Leeds", "leeds", " Leeds ", "Austin, TX", "Silicon Valley", "EMEA", "Deutschland"])
def test_a_fixed_place_as_a_seeker_types_it(planner: Planner, text: str) -> None:
    (found,) = planner.plan("nurse", now=NOW, fixed=Fixed(location=text)).intent.locations
    assert found.code


@pytest.mark.parametrize("text", ["Brigadoon", "", "   ", "???", "\ud800"])
def test_an_unknown_fixed_place_is_refused(planner: Planner, text: str) -> None:
    with pytest.raises(QueryError, match="location") as caught:
        planner.plan("nurse", now=NOW, fixed=Fixed(location=text))
    assert caught.value.field == "location"
    assert "city, state, country" in caught.value.message


# semantics: Limits


def test_the_longest_text_is_planned_and_a_longer_one_refused(planner: Planner) -> None:
    assert planner.plan("x" * MAX_TEXT, now=NOW).query.text_leg
    with pytest.raises(QueryError, match=r"10,001.*10,000") as caught:
        planner.plan("x" * (MAX_TEXT + 1), now=NOW)
    assert caught.value.field == "text" and len(str(caught.value.value)) < 100


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "???", "jobs", "find me a job please"])
def test_a_text_that_asks_nothing_has_no_leg(planner: Planner, text: str) -> None:
    plan = planner.plan(text, now=NOW)
    assert plan.query.text_leg is None and plan.query.vector_leg is None
    assert plan.intent == Intent()


# semantics: Time


def test_a_naive_now_is_refused(planner: Planner) -> None:
    with pytest.raises(QueryError, match="no time zone") as caught:
        planner.plan("nurse", now=datetime(2025, 10, 25))
    assert caught.value.field == "now"


# Texts that are no texts


@pytest.mark.parametrize(
    "text", ["nurse \ud800 Leeds", "\udcff", "nurse\x00 in Leeds", "\x02nurse\x03", "a\ud83d\ude00b"]
)
def test_half_characters_become_replacement_characters(planner: Planner, text: str) -> None:
    plan = planner.plan(text, now=NOW, query_id=text, fixed=Fixed(company=text))
    written = json.dumps(plan.model_dump(mode="json", by_alias=True), ensure_ascii=False).encode()
    assert json.loads(written)["text"] == encodable(text)
    assert not any(0xD800 <= ord(ch) < 0xE000 for ch in plan.text + (plan.query_id or ""))
    for span in plan.spans:
        assert plan.text[span.start : span.end] == span.text


def test_encodable_leaves_whole_characters_alone() -> None:
    assert encodable("naïve 软件 👩‍⚕️ \x00") == "naïve 软件 👩‍⚕️ \x00"
    assert encodable("a\ud800b") == "a\ufffdb"


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(), max_size=60), language=st.sampled_from([None, "en", "de", "fr", "es", "zh", "ja"]))
def test_any_text_makes_a_plan_that_can_be_written_and_read(text: str, language: str | None) -> None:
    plan = PLANNER.plan(text, now=NOW, language=language)
    assert Plan.model_validate_json(plan.model_dump_json(by_alias=True)) == plan


PLANNER = Planner(companies=("Acme",))


def test_building_again_without_a_widening_changes_nothing(planner: Planner) -> None:
    plan = planner.plan("senior nurse in Leeds, last 3 days", now=NOW)
    assert planner.build(plan) == plan
    wider = planner.build(plan, Widening(level_steps=1))
    assert wider.intent == plan.intent and wider.query.filters != plan.query.filters


@pytest.mark.parametrize("field", ["workplace", "employment", "seniority", "nonsense"])
def test_what_cannot_be_fixed_is_refused(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        Fixed(**{field: "office"})


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("prod desginer london", "prod designer london"),
        ("enginer in berlin", "engineer in berlin"),
        ("sales operations jobs", None),
        ("software engineers in Leeds", None),
        ("Softwarentwickler Berlin", None),
    ],
)
def test_a_misspelt_role_is_spelled_right(text: str, meant: str | None) -> None:
    planner = Planner()
    assert planner.suggestion(planner.plan(text, now=NOW)) == meant
