"""`jobsearch plan --explain`: other places, dropped readings, the ladder; and the ladder's words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jobsearch.cli import run
from jobsearch.intent import Intent, Location, Recency
from jobsearch.planner.ladder import Rung, Widening
from jobsearch.planner.planner import Planner
from jobsearch.planner.relaxed import relaxation_message
from jobsearch.posting import PlaceKind, Seniority

READING = Location(text="Reading", kind=PlaceKind.CITY, country="GB", code="GB-ENG/reading", name="Reading")
WEEK = Recency(text="this week", kind="window", **{"from": date(2025, 10, 20)})
INTENT = Intent(roles=("nurse",), seniority=(Seniority.SENIOR,), locations=(READING,), recency=WEEK)


@pytest.mark.parametrize(
    ("rung", "before", "told"),
    [
        (("seniority", "senior", "mid, senior, lead"), 0,
         "no senior nurse posted this week in Reading; showing mid, senior, lead too (4 fit)"),
        (("locations", "Reading", "Berkshire"), 2,
         "only 2 for senior nurse posted this week in Reading; showing Berkshire (4 fit)"),
        (("recency", "this week", "since 2025-10-15"), 0,
         "no senior nurse posted this week in Reading; showing those posted since 2025-10-15 (4 fit)"),
    ],
)  # fmt: skip
def test_a_step_is_told_in_words(rung: tuple[str, str, str], before: int, told: str) -> None:
    assert relaxation_message(INTENT, Rung(*rung, Widening()), before=before, after=4) == told


def test_wishes_and_what_was_not_asked_are_not_told() -> None:
    intent = INTENT.model_copy(update={"soft": ("seniority", "recency"), "roles": ()})
    rung = Rung("locations", "Reading", "Berkshire", Widening())
    assert relaxation_message(intent, rung, before=0, after=1) == "no posting in Reading; showing Berkshire (1 fit)"


def test_the_page_names_other_places_and_the_ladder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", "--explain", "--table", "senior tutor in Cambridge, posted this week"]) == 0
    told = capsys.readouterr().out
    assert "other places of that name" in told and "Massachusetts, US" in told
    assert "if too little fits" in told and "mid, senior, lead" in told


def test_without_explain_it_stays_short(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", "--table", "senior tutor in Cambridge"]) == 0
    assert "other places" not in capsys.readouterr().out


def test_dropped_readings_carry_a_reason() -> None:
    plan = Planner(parts="rules").plan("reading specialist in Leeds", now=datetime(2025, 10, 25, tzinfo=UTC))
    assert plan.intent.roles == ("reading specialist",)
    assert all(span.reason and span.text for span in plan.rejected)
