"""The encoder's training texts: pairs, their meaning across languages, and what is held out."""

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from jobsearch.distill.encoder import train_queries
from jobsearch.distill.texts import HELD_OUT, Pair, held_out, pairs

TRADES = [f"trade{n}" for n in range(12)]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))


def table(columns: list[str], rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for language in ("en", "de", "es"):
        rows = [
            [f"u{n}", f"{language} {trade}", f"{language} {trade} also\n", f"what a {trade} does"]
            for n, trade in enumerate(TRADES)
        ]
        columns = ["conceptUri", "preferredLabel", "altLabels", "description"]
        write(tmp_path / "lexicon" / f"esco_occupations_{language}.csv.gz", table(columns, rows))
        write(
            tmp_path / "lexicon" / f"esco_digitalSkillsCollection_{language}.csv.gz",
            table(columns, [["s", "knitting", "", ""]]),
        )
    for name, column in (("alternate_titles", "Alternate Title"), ("sample_of_reported_titles", "Reported Job Title"),
                         ("occupation_data", "Title"), ("technology_skills", "Example")):  # fmt: skip
        write(tmp_path / "lexicon" / f"onet_27_{name}.txt.gz", table([column], [[f"onet {name}"]], "\t"))
    rows = [{"title": "Baker", "location": "Oslo"}, {"title": "Miller", "location": None}, {"title": ""}]
    write(tmp_path / "greenhouse_2026-01-07.json.gz", json.dumps(rows))
    ad = {
        "title": "Cook",
        "department": "Kitchen",
        "location": "Bonn",
        "descriptionPlain": "You will cook soup for many guests.",
    }
    write(tmp_path / "ashby_2025.jsonl.gz", json.dumps(ad) + "\n")
    return tmp_path


@pytest.fixture
def roles(tmp_path: Path) -> Path:
    path = tmp_path / "roles.tsv"
    path.write_text(
        "en\tswe\tsoftware engineer\nzh\t软件工程师\tsoftware engineer\nde\ten trade1\tother meaning\nxx\tno\tno\n",
        encoding="utf-8",
    )
    return path


def by_text(found: list[Pair]) -> dict[str, Pair]:
    return {pair.text: pair for pair in found}


def test_english_is_its_own_target_and_other_languages_aim_at_english(data, roles):
    found = by_text(pairs(data, roles=roles, queries=["find me work"]))
    assert found["onet alternate_titles"].target == "onet alternate_titles"
    assert found["Baker. Oslo"].group == "passage"
    assert found["Cook. Kitchen. Bonn. You will cook soup for many guests."].group == "passage"
    assert found["find me work"] == Pair("find me work", "find me work", "query")
    assert found["swe"].target == found["软件工程师"].target == "software engineer"
    assert found["de trade3"] == Pair("de trade3", "en trade3", "de")
    assert found["es trade3 also"].target == "en trade3"
    assert "no" not in found


def test_texts_are_distinct_and_the_order_fixed(data, roles):
    first = pairs(data, roles=roles)
    assert len({pair.text for pair in first}) == len(first)
    assert first == pairs(data, roles=roles)
    assert all(pair.text.strip() and pair.target.strip() for pair in first)


def test_held_out_names_are_trained_in_no_form(data, roles):
    kept_back = held_out(data / "lexicon", "de")
    assert kept_back == [(f"de {TRADES[n]}", f"en {TRADES[n]}") for n in range(0, len(TRADES), HELD_OUT)]
    texts = [pair.text for pair in pairs(data, roles=roles)]
    for own, _ in kept_back:
        assert not [text for text in texts if own in text]


def test_only_the_training_split_of_queries_is_read(tmp_path):
    path = tmp_path / "queries.jsonl"
    path.write_text(
        "".join(json.dumps({"text": split, "split": split}) + "\n" for split in ("train", "validation", "test"))
    )
    assert train_queries((path,)) == ["train"]
