"""Words that look like another slot, read by the planner as it ships: rules and recogniser together."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jobsearch.model_card import verify
from jobsearch.planner.planner import Planner
from jobsearch.planner.understand import MODEL

NOW = datetime(2025, 10, 25, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def planner() -> Planner:
    return Planner()


@pytest.mark.parametrize(
    ("text", "role", "place"),
    [
        ("deal maker in Deal", "deal maker", "Deal"),
        ("hull inspector Hull", "hull inspector", "Hull"),
        ("Lincoln engineer", "Lincoln engineer", None),
        ("Reading tutor in Reading", "Reading tutor", "Reading"),
        ("day trader", "day trader", None),
        ("evening school teacher", "evening school teacher", None),
        ("associate dentist", "associate dentist", None),
        ("graduate recruiter", "graduate recruiter", None),
        ("temporary works designer", "temporary works designer", None),
        ("contract manager Cambridge", "contract manager", "Cambridge"),
        ("remote sensing analyst", "remote sensing analyst", None),
        ("new business manager New York", "new business manager", "New York"),
        ("court reporter", "court reporter", None),
        ("上海菜厨师 北京", "上海菜厨师", "北京"),
        ("Koch in Essen bei Müller", "Koch", "Essen"),
    ],
)
def test_a_role_keeps_its_words(planner: Planner, text: str, role: str, place: str | None) -> None:
    intent = planner.plan(text, now=NOW).intent
    assert intent.roles == (role,)
    assert [location.text for location in intent.locations] == ([place] if place else [])
    assert (intent.seniority, intent.employment, intent.workplace, intent.recency) == ((), (), None, None)


def test_the_sentence_that_must_just_work(planner: Planner) -> None:
    intent = planner.plan("Find software engineer jobs in Silicon Valley that were posted recently", now=NOW).intent
    assert intent.roles == ("software engineer",)
    assert [(place.text, place.code) for place in intent.locations] == [("Silicon Valley", "metro:silicon-valley")]
    assert intent.recency is not None and intent.recency.kind == "vague"


def test_many_slots_at_once(planner: Planner) -> None:
    intent = planner.plan("senior nurse near Leeds, 35k+, no agencies, posted in the last 3 days", now=NOW).intent
    assert intent.roles == ("nurse",)
    assert intent.exclude == ("agencies",)
    assert intent.salary is not None and intent.salary.min == 35_000
    assert intent.recency is not None and intent.recency.from_ == date(2025, 10, 22)


def test_an_ambiguous_place_keeps_its_alternatives(planner: Planner) -> None:
    (place,) = planner.plan("nurse in Cambridge", now=NOW).intent.locations
    assert {"GB-ENG/cambridge", "US-MA/cambridge"} <= {place.code, *place.alternatives}


def test_what_was_dropped_is_told_with_its_reason(planner: Planner) -> None:
    plan = planner.plan("contract manager", now=NOW)
    assert all(span.reason for span in plan.rejected)


def test_the_shipped_model_is_the_one_of_its_card() -> None:
    card = verify(MODEL)
    assert sum(entry["bytes"] for entry in card["files"].values()) < 15_000_000
