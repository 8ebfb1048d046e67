"""The finders against the gold intents of the train and validation queries, where those files are present."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jobsearch.extract.contracts import find_employment
from jobsearch.extract.language import detect_language
from jobsearch.extract.levels import find_seniority
from jobsearch.extract.pay import find_pay
from jobsearch.extract.recency import find_recency
from jobsearch.extract.skills import find_skills
from jobsearch.extract.workplace import find_workplace

RELEVANCE = Path(__file__).parents[3] / "shared" / "relevance"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not RELEVANCE.is_dir(), reason="no shared relevance data")]


def rows() -> list[dict]:
    lines = (line for path in sorted(RELEVANCE.glob("*.queries.jsonl")) for line in path.read_text().splitlines())
    return [row for row in map(json.loads, lines) if row["split"] != "test"]


def recency(row):
    found = find_recency(row["text"], date.fromisoformat(row["now"]), language=row["lang"])
    return {(m.value.kind, str(m.value.from_ or ""), str(m.value.to or "")) for m in found}


def gold_recency(row):
    gold = row["intent"]["recency"]
    return {(gold["kind"], gold.get("from") or "", gold.get("to") or "")} if gold else set()


def pay(row):
    countries = [place["country"] for place in row["intent"]["locations"] if place["country"]]
    found = find_pay(row["text"], country=countries[0] if countries else None)
    return {(m.text, m.value.min, m.value.max, m.value.currency, m.value.period.value) for m in found}


def gold_pay(row):
    gold = row["intent"]["salary"]
    return {tuple(gold[key] for key in ("text", "min", "max", "currency", "period"))} if gold else set()


SLOTS: dict[str, tuple[Callable, Callable, float]] = {
    "pay": (pay, gold_pay, 0.97),
    "recency": (recency, gold_recency, 0.97),
    "seniority": (
        lambda row: {level.value for m in find_seniority(row["text"], language=row["lang"]) for level in m.value},
        lambda row: set(row["intent"]["seniority"]),
        0.97,
    ),
    "employment": (
        lambda row: {m.value.value for m in find_employment(row["text"], language=row["lang"])},
        lambda row: set(row["intent"]["employment"]),
        0.97,
    ),
    "workplace": (
        lambda row: {m.value.value for m in find_workplace(row["text"], language=row["lang"])},
        lambda row: {row["intent"]["workplace"]} - {None},
        0.97,
    ),
    "skills": (
        lambda row: {m.text.casefold() for m in find_skills(row["text"]) if m.confidence >= 0.6},
        lambda row: {skill.casefold() for skill in row["intent"]["skills"]},
        0.9,
    ),
    "language": (lambda row: {detect_language(row["text"])}, lambda row: {row["lang"]}, 0.97),
}


@pytest.mark.parametrize("slot", SLOTS)
def test_slot_agrees_with_gold(slot):
    read, gold, least = SLOTS[slot]
    hits = extra = missed = 0
    for row in rows():
        got, want = read(row), gold(row)
        hits, extra, missed = hits + len(got & want), extra + len(got - want), missed + len(want - got)
    assert 2 * hits / (2 * hits + extra + missed) >= least
