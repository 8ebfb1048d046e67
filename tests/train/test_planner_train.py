"""Training of the planner's recogniser: it learns, comes out the same twice, and damage is refused."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from jobsearch.cli import run
from jobsearch.distill.planner_data import gold_queries, split_queries
from jobsearch.distill.planner_examples import Names, entities, values, varied
from jobsearch.distill.planner_train import NOW, Recipe, train
from jobsearch.errors import ModelError
from jobsearch.planner.annotated import parse
from jobsearch.planner.planner import Planner
from jobsearch.planner.recogniser import VALUES, WEIGHTS, Recogniser

TOWNS = ("Leeds", "Hull", "Reading", "Deal", "Derby", "Stoke")
ROLES = ("nurse", "welder", "baker", "court reporter", "deal maker", "teacher")
QUERIES = [
    parse(f"[seniority=senior:senior] [role:{role}] in [place=city/GB:{town}] not [exclude:agencies]", language="en")
    for role in ROLES for town in TOWNS
]  # fmt: skip


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("planner")
    train(QUERIES, out, Recipe(epochs=18, batch=8))
    return out


def test_it_learns_what_it_is_shown(model: Path) -> None:
    plan = Planner(parts="both", model=model).plan("senior baker in Derby not agencies", now=NOW)
    assert plan.intent.roles == ("baker",)
    assert [place.text for place in plan.intent.locations] == ["Derby"]
    assert plan.intent.exclude == ("agencies",)


def test_the_same_seed_gives_the_same_model(tmp_path: Path) -> None:
    for name in ("a", "b"):
        train(QUERIES[:8], tmp_path / name, Recipe(epochs=1, batch=4))
    assert (tmp_path / "a" / WEIGHTS).read_bytes() == (tmp_path / "b" / WEIGHTS).read_bytes()


@pytest.mark.parametrize("name", [WEIGHTS, VALUES])
def test_a_damaged_or_missing_file_is_named(model: Path, tmp_path: Path, name: str) -> None:
    for each in (WEIGHTS, VALUES):
        (tmp_path / each).write_bytes((model / each).read_bytes())
    (tmp_path / name).write_bytes((model / name).read_bytes()[:-40])
    with pytest.raises(ModelError, match="not a readable planner model"):
        Recogniser.load(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=name):
        Recogniser.load(tmp_path)


def test_variants_keep_their_marks_on_the_names() -> None:
    names = Names(QUERIES)
    chance = random.Random(3)
    for query in QUERIES:
        made = varied(query, names, chance)
        assert [mark.slot for mark in made.marks] == [mark.slot for mark in query.marks]
        assert all(made.text[mark.start : mark.end].strip() for mark in made.marks)
        assert made.of("seniority")[0].casefold() in ("senior", "seinor", "sneior", "senoir", "seniro")


def test_values_are_the_most_frequent_ones() -> None:
    told = [parse(f"[employment={value}:bank]", language="en") for value in ("temporary", "part_time", "temporary")]
    assert values(told) == {"employment": {"bank": "temporary"}}


def test_of_a_role_the_skills_inside_are_learnt_as_pieces() -> None:
    query = parse("[role:[skill:Go] [seniority=lead:lead]] x", language="en")
    assert [(entity.label, entity.end) for entity in entities(query)] == [("roles&skills", 2), ("roles", 7)]


def test_every_fourth_query_is_held_out(tmp_path: Path) -> None:
    path = tmp_path / "written.en.txt"
    path.write_text("\n".join(f"[role:nurse {i}]" for i in range(1, 10)), encoding="utf-8")
    training, held_out = split_queries([path])
    assert [query.text for query in held_out] == ["nurse 4", "nurse 8"]
    assert len(training) == 7


def test_gold_queries_whose_words_are_all_told(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    rows = [
        {"query_id": "1", "text": "nurse in Hull", "lang": "en", "split": "train",
         "intent": {"roles": ["nurse"], "locations": [{"text": "Hull", "kind": "city", "country": "GB"}]}},
        {"query_id": "2", "text": "senior nurse", "lang": "en", "split": "train",
         "intent": {"roles": ["nurse"], "seniority": ["senior"]}},
        {"query_id": "3", "text": "baker", "lang": "en", "split": "test", "intent": {"roles": ["baker"]}},
    ]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [query.text for query in gold_queries(path, split="train")] == ["nurse in Hull"]


def test_the_command_trains_measures_and_writes_a_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    data.mkdir()
    lines = [f"[role:{role}] in [place=city/GB:{town}]" for role in ROLES for town in TOWNS]
    (data / "written.en.txt").write_text("\n".join(lines), encoding="utf-8")
    assert run(["train", "planner", "--data", str(data), "--out", str(tmp_path / "out"), "--epochs", "1"]) == 0
    card = json.loads((tmp_path / "out" / "card.json").read_text("utf-8"))
    assert card["data"] == {"annotated queries": 27, "held out": 9, "by language": {"en": 27}}
    assert 0 <= card["measures"]["held out: micro-F1"] <= 1
    assert set(card["files"]) == {WEIGHTS, VALUES}


def test_no_data_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["train", "planner", "--data", str(tmp_path)]) != 0
    assert "written.LANGUAGE.txt" in capsys.readouterr().err
