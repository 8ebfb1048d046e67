"""Both halves of the planner made one: what the recogniser decides, what the rules keep, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from jobsearch.planner.combine import AGREED, LEARNT, combine, whole_roles
from jobsearch.planner.findings import Reading
from jobsearch.planner.recogniser import Entity
from jobsearch.planner.understand import Understander
from jobsearch.posting import Employment, Seniority

NOW = datetime(2025, 10, 25, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def rules() -> Understander:
    return Understander(parts="rules")


def read(
    rules: Understander,
    text: str,
    marks: Sequence[tuple[str, str]],
    learnt: dict[tuple[str, str], list[str]] | None = None,
) -> Reading:
    """The combined reading of `text` when the recogniser found (words, slot)."""
    doc, reading = rules.by_rules(text, NOW, language="en")
    assert doc is not None
    entities = [Entity(at := text.index(words), at + len(words), slot) for words, slot in marks]
    combine(doc, reading, entities, lambda slot, words: (learnt or {}).get((slot, words), []))
    return reading


def test_a_role_takes_words_that_a_rule_gave_to_a_level(rules: Understander) -> None:
    reading = read(rules, "lead flautist in Leeds", [("lead flautist", "roles"), ("Leeds", "locations")])
    assert [role.value for role in reading.roles] == ["lead flautist"]
    assert reading.of("seniority") == []
    assert any(f.slot == "seniority" and "not in this context" in f.reason for f in reading.rejected)


def test_agreement_is_surer_than_what_was_only_learnt(rules: Understander) -> None:
    reading = read(
        rules, "nurse at Zorblax in Leeds", [("nurse", "roles"), ("Zorblax", "companies"), ("Leeds", "locations")]
    )
    (place,) = reading.of("locations")
    assert (place.confidence, place.value.country) == (AGREED, "GB")
    assert reading.roles[0].confidence == AGREED
    assert {f.confidence for f in reading.of("companies")} <= {AGREED, LEARNT}


def test_a_window_of_days_stays_whatever_was_learnt(rules: Understander) -> None:
    reading = read(rules, "nurse posted in the last 3 days", [("nurse", "roles")])
    (recency,) = reading.of("recency")
    assert recency.value.from_ == date(2025, 10, 22)


def test_levels_and_contracts_mean_what_they_mostly_meant(rules: Understander) -> None:
    learnt = {("seniority", "blorpish"): ["junior", "mid"], ("employment", "zubtime"): ["part_time"]}
    reading = read(
        rules,
        "blorpish nurse zubtime",
        [("blorpish", "seniority"), ("nurse", "roles"), ("zubtime", "employment")],
        learnt,
    )
    assert reading.of("seniority")[0].value == (Seniority.JUNIOR, Seniority.MID)
    assert reading.of("employment")[0].value is Employment.PART_TIME


def test_a_level_that_means_nothing_known_is_left_to_the_text(rules: Understander) -> None:
    reading = read(rules, "blorpish nurse", [("blorpish", "seniority"), ("nurse", "roles")])
    assert reading.of("seniority") == []
    assert "blorpish" in reading.rest


def test_a_place_that_the_tree_lacks_is_kept_as_text(rules: Understander) -> None:
    reading = read(rules, "nurse in Zzyxville", [("nurse", "roles"), ("Zzyxville", "locations")])
    (place,) = reading.of("locations")
    assert (place.value.text, place.value.code) == ("Zzyxville", None)


def test_the_level_of_a_manager_stays_inside_the_role(rules: Understander) -> None:
    reading = read(rules, "engineering manager in Leeds", [("engineering manager", "roles"), ("Leeds", "locations")])
    assert [f.value for f in reading.of("seniority")] == [(Seniority.MANAGER,)]
    assert [role.value for role in reading.roles] == ["engineering manager"]


def test_a_technology_inside_a_role_is_a_skill_too(rules: Understander) -> None:
    reading = read(rules, "python developer", [("python developer", "roles")])
    assert [f.value for f in reading.of("skills")] == ["python"]


def test_what_no_slot_took_is_the_rest(rules: Understander) -> None:
    reading = read(rules, "nurse with a telescope in Leeds", [("nurse", "roles"), ("Leeds", "locations")])
    assert reading.rest == "telescope"


@pytest.mark.parametrize(
    ("text", "pieces", "roles", "skills"),
    [
        (
            "Gas Safe engineer",
            [("Gas Safe", "roles&skills"), ("engineer", "roles")],
            ["Gas Safe engineer"],
            ["Gas Safe"],
        ),
        (
            "game Unity dev",
            [("game", "roles"), ("Unity", "roles&skills"), ("dev", "roles")],
            ["game Unity dev"],
            ["Unity"],
        ),
        ("C-Programmierer", [("C", "roles&skills"), ("Programmierer", "roles")], ["C-Programmierer"], ["C"]),
        ("TIG, welder", [("TIG", "roles&skills"), ("welder", "roles")], ["welder"], ["TIG"]),
        ("clerk baker", [("clerk", "roles"), ("baker", "roles")], ["clerk", "baker"], []),
    ],
)
def test_a_role_comes_in_pieces(text: str, pieces: list[tuple[str, str]], roles: list[str], skills: list[str]) -> None:
    found, inner = whole_roles(text, [Entity(at := text.index(words), at + len(words), slot) for words, slot in pieces])
    assert [text[e.start : e.end] for e in found if e.label == "roles"] == roles
    assert [text[e.start : e.end] for e in [*inner, *(e for e in found if e.label == "skills")]] == skills


def test_what_only_the_recogniser_sees_is_a_wish(rules: Understander) -> None:
    marks = [("nurse", "roles"), ("Zzyxville", "locations"), ("full time", "employment")]
    assert read(rules, "nurse in Zzyxville full time", marks).soft == {"locations"}
