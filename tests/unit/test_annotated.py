"""Annotated queries: the markup, and the values that a planner's reading is compared with."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobsearch.errors import QueryError
from jobsearch.planner.annotated import Annotated, Mark, parse, read_annotated
from jobsearch.planner.scores import PlannerScores, intent_values, marked_values, undated

ROOT = Path(__file__).parents[2]


def test_marks_and_text_agree() -> None:
    query = parse("[seniority=senior:Senior] [role:[skill:Python] dev] in [place=city/GB:Deal]", language="en")
    assert query.text == "Senior Python dev in Deal"
    assert query.marks == (
        Mark(0, 6, "seniority", "senior"), Mark(7, 17, "roles"), Mark(7, 13, "skills"),
        Mark(21, 25, "locations", "city/GB"),
    )  # fmt: skip
    assert query.of("roles") == ["Python dev"]


def test_words_that_fill_two_slots() -> None:
    query = parse("[seniority=internship+employment=internship:intern]", language="en")
    assert query.marks == (Mark(0, 6, "seniority", "internship"), Mark(0, 6, "employment", "internship"))


def test_levels_joined_on_one_span() -> None:
    query = parse("[seniority=junior+mid:junior to mid] nurse", language="en")
    assert [(mark.slot, mark.value) for mark in query.marks] == [("seniority", "junior"), ("seniority", "mid")]


def test_brackets_that_are_text() -> None:
    assert parse(r"C\[x\] [role:chef]", language="en") == Annotated("C[x] chef", (Mark(5, 9, "roles"),), "en")


@pytest.mark.parametrize(
    ("line", "told"),
    [("[role:chef", "not closed"), ("chef]", "not opened"), ("[job:chef]", "label 'job' is not one of role, skill")],
)
def test_what_is_malformed_is_named_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "written.en.txt"
    path.write_text(f"# head\n[role:baker]\n{line}\n", encoding="utf-8")
    with pytest.raises(QueryError, match=r"written\.en\.txt:3") as error:
        list(read_annotated(path))
    assert told in str(error.value)


def test_values_of_marks_are_those_of_the_gold_intent() -> None:
    marked = parse(
        "[role:Nurse] in [place=city/GB:Hull] [radius=32.2:within 20 miles] [pay=30000-35000/GBP/year:£30-35k] "
        "[workplace=onsite:on site] [recency=vague:new] no [exclude:Agencies]",
        language="en",
    )  # fmt: skip
    gold = {
        "roles": ["nurse"], "locations": [{"text": "Hull", "kind": "city", "country": "GB"}], "radius_km": 32.2,
        "salary": {"text": "£30-35k", "min": 30000, "max": 35000, "currency": "GBP", "period": "year"},
        "workplace": "onsite", "recency": {"text": "new", "kind": "vague"}, "exclude": ["agencies"],
    }  # fmt: skip
    assert marked_values(marked) == intent_values(gold)


def test_scores_count_by_slot_and_language() -> None:
    scores = PlannerScores()
    scores.add("en", {("roles", "nurse"), ("locations", "hull")}, {("roles", "nurse"), ("skills", "hull")})
    scores.add("de", {("roles", "koch")}, {("roles", "koch")})
    assert (scores.all.right, scores.all.wrong, scores.all.missed) == (2, 1, 1)
    assert scores.all.f1 == pytest.approx(2 / 3)
    assert scores.slots["locations"].recall == 0.0
    assert scores.languages["de"].f1 == 1.0
    assert (scores.queries, scores.exact) == (2, 1)


def test_a_wrong_window_is_counted_and_a_missed_one_is_not() -> None:
    window = ("recency", "window", "2025-10-01", None)
    scores = PlannerScores()
    scores.add("en", {window}, set())
    scores.add("en", {window}, {("recency", "window", "2025-10-02", None)})
    assert scores.wrong_windows == 1
    assert undated({window}) == {("recency", "window")}


@pytest.mark.parametrize("path", sorted((ROOT / "training" / "planner").glob("written.*.txt")), ids=lambda p: p.name)
def test_the_repository_s_queries_are_well_formed(path: Path) -> None:
    queries = list(read_annotated(path))
    assert len({query.text for query in queries}) == len(queries)
    for query in queries:
        marked_values(query)
        assert all(query.text[mark.start : mark.end].strip() for mark in query.marks), query.text
