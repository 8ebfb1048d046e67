"""The Python client: opening, writing, searching, and one clear error for each argument that is not acceptable."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from jobsearch import JobSearch, SearchResponse
from jobsearch.encoding import get_encoder
from jobsearch.engines import open_engine
from jobsearch.errors import ConfigError, EngineUnavailable, FeedError, QueryError
from jobsearch.extract.language import detect_language
from jobsearch.testing import HashEncoder
from tests.postings import BY_ID, ENCODER, NOW, POSTINGS, make_index, write

ROWS = [
    {
        "id": "n1",
        "title": "Staff Nurse",
        "company": "NHS",
        "location": "Leeds, UK",
        "description": "Care on a ward.",
        "posted_at": "2025-10-20",
    },
    {
        "id": "w1",
        "title": "Welder",
        "company": "Weld Ltd",
        "location": "Houston, TX",
        "description": "Weld ships.",
        "posted_at": "2025-10-21",
    },
]


def feed(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_index(tmp_path_factory.mktemp("client") / "index")


@pytest.fixture(scope="module")
def jobs(index: Path) -> JobSearch:
    return JobSearch(index)


# Opening


def test_an_index_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="does not exist"):
        JobSearch(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_create_makes_an_empty_one(tmp_path: Path) -> None:
    with JobSearch(tmp_path / "new", create=True, encoder="hash") as jobs:
        assert jobs.search("nurse", now=NOW).total == 0
        assert jobs.stats().postings == 0


def test_closed_twice_is_closed(index: Path) -> None:
    jobs = JobSearch(index)
    jobs.close()
    jobs.close()
    with pytest.raises(EngineUnavailable, match="closed"):
        jobs.search("nurse", now=NOW)


# The encoder


@pytest.mark.parametrize("name", [None, "hash-64"])
def test_an_index_is_reopened_by_the_name_of_its_encoder(index: Path, name: str | None) -> None:
    with JobSearch(index, encoder=name) as jobs:
        assert jobs.stats().meta["encoder"] == ENCODER.name == "hash-64"
        assert jobs.search("baker in Leeds", now=NOW).hits[0].id == "baker-2"


@pytest.mark.parametrize("name", ["hash", "hash-8"])
def test_an_encoder_has_one_name_however_it_was_asked_for(tmp_path: Path, name: str) -> None:
    with JobSearch(tmp_path / "own", create=True, encoder=name) as jobs:
        jobs.index(feed(tmp_path / "feed.jsonl", ROWS), now=NOW)
        assert jobs.stats().meta["encoder"] == "hash-8"
    for again in (None, "hash", "hash-8"):
        with JobSearch(tmp_path / "own", encoder=again) as jobs:
            assert jobs.search("nurse", now=NOW).hits[0].id == "n1"


@pytest.mark.parametrize("name", ["hash", "hash-32"])
def test_another_encoder_is_refused(index: Path, name: str) -> None:
    with JobSearch(index, encoder=name) as jobs, pytest.raises(ConfigError, match="hash-64") as caught:
        jobs.search("nurse", now=NOW)
    assert caught.value.setting == "encoder"
    assert get_encoder(name).name in caught.value.message


def test_an_unknown_encoder_is_refused(tmp_path: Path) -> None:
    with (
        JobSearch(tmp_path / "new", create=True, encoder="nonsense") as jobs,
        pytest.raises(ConfigError, match="nonsense"),
    ):
        jobs.search("nurse", now=NOW)


@pytest.mark.parametrize("dims", [1, 8, 64, 9999])
def test_the_hash_encoder_is_found_by_its_name(dims: int) -> None:
    found = get_encoder(HashEncoder(dims=dims).name)
    assert (found.name, found.dims) == (f"hash-{dims}", dims)


@pytest.mark.parametrize("name", ["hash-0", "hash-", "hash-x", "hash-08", "hash--8", "hash-99999", "Hash"])
def test_what_is_no_name_of_the_hash_encoder(name: str) -> None:
    with pytest.raises(ConfigError, match="unknown encoder"):
        get_encoder(name)


# Arguments


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("size", {"size": 0}, "1 to 400"),
    ("size", {"size": -1}, "1 to 400"),
    ("size", {"size": 401}, "400 (window)"),
    ("size", {"size": 11, "window": 10}, "10 (window)"),
    ("size", {"size": 2.5}, "whole number"),
    ("size", {"size": True}, "whole number"),
    ("size", {"size": "10"}, "whole number"),
    ("window", {"window": 0}, "1 to 10,000"),
    ("window", {"window": 10_001}, "1 to 10,000"),
    ("window", {"window": None}, "whole number"),
    ("language", {"language": "klingon"}, "en"),
    ("language", {"language": "EN"}, "de"),
    ("language", {"language": ""}, "zh"),
    ("language", {"language": "xx"}, "fr"),
    ("location", {"location": "Brigadoon"}, "city"),
    ("location", {"location": " "}, "blank"),
    ("company", {"company": ""}, "blank"),
    ("workplace", {"workplace": "office"}, "'remote'"),
    ("employment", {"employment": "forever"}, "'part_time'"),
    ("employment", {"employment": ["part_time", "forever"]}, "'part_time'"),
    ("seniority", {"seniority": "boss"}, "'executive'"),
    ("posted_after", {"posted_after": "yesterday"}, "date"),
    ("now", {"now": datetime(2025, 10, 25)}, "time zone"),
    ("text", {"text": "x" * 10_001}, "10,000"),
    ("cursor", {"cursor": "nonsense"}, "cursor"),
    ("cursor", {"cursor": ""}, "cursor"),
]


@pytest.mark.parametrize(
    ("field", "options", "told"), REFUSED, ids=[f"{f}-{str(next(iter(o.values())))[:12]}" for f, o, _ in REFUSED]
)
def test_what_is_not_acceptable_is_one_clear_error(
    jobs: JobSearch, field: str, options: dict[str, Any], told: str
) -> None:
    # semantics: Limits
    with pytest.raises(QueryError) as caught:
        jobs.search(**{"text": "nurse", "now": NOW, **options})
    assert caught.value.field == field
    assert caught.value.message.startswith(f"{field}:")
    assert told in caught.value.message and len(caught.value.message) < 500


@pytest.mark.parametrize("options", [{"size": 400}, {"size": 1, "window": 1}, {"window": 10_000}])
def test_bounds_that_are_acceptable(jobs: JobSearch, options: dict[str, Any]) -> None:
    assert jobs.search("care assistant", now=NOW, **options).total >= 1


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "zh", "nl", "pt", "ja", "pl", "uk", "he", "th", "ko"])
def test_languages_that_are_acceptable(jobs: JobSearch, language: str) -> None:
    assert jobs.plan("Koch", now=NOW, language=language).language == language


@pytest.mark.parametrize(
    "text",
    [
        "nurse wanted",
        "Wir suchen eine Köchin",
        "工程师",
        "エンジニアの求人",
        "간호사 채용",
        "медсестра",
        "медсестра і лікар",
        "مهندس",
        "אחות",
        "νοσοκόμα",
        "พยาบาล",
        "नर्स",
        "szukam pracy oferty",
        "och att det är jobb",
        "práce nabízíme hledáme",
        "locuri de muncă în",
        "et job og løn",
        "lavoro cerco vicino",
        "baan banen vacature",
        "vaga de emprego procuro",
    ],
)
def test_every_language_that_is_detected_may_be_given(jobs: JobSearch, text: str) -> None:
    jobs.plan(text, now=NOW, language=detect_language(text))


def test_plan_checks_its_arguments_too(jobs: JobSearch) -> None:
    with pytest.raises(QueryError, match="language"):
        jobs.plan("nurse", now=NOW, language="klingon")
    with pytest.raises(QueryError, match="now"):
        jobs.plan("nurse", now=datetime(2025, 10, 25))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"location": "Denver"}, "swe-high"),
        ({"company": "Gale", "seniority": "junior"}, "swe-jr"),
        ({"seniority": ["lead"], "location": "Austin"}, "swe-lead"),
        ({"workplace": "hybrid"}, "swe-sf"),
        ({"employment": "full_time", "location": "San Jose"}, "swe-sj"),
    ],
)
def test_options_overrule_the_text(jobs: JobSearch, options: dict[str, Any], expected: str) -> None:
    assert expected in [hit.id for hit in jobs.search("software engineer", now=NOW, **options).hits]


def test_posted_after_is_the_first_day_that_counts(index: Path) -> None:
    with JobSearch(index, min_hits=0) as jobs:
        hits = jobs.search("software engineer", now=NOW, size=50, posted_after=date(2025, 10, 23)).hits
    assert {hit.id for hit in hits if hit.id.startswith("swe")} == {"swe-sf", "swe-la", "swe-ny"}
    assert all(hit.posted_at and hit.posted_at >= datetime(2025, 10, 23, tzinfo=UTC) for hit in hits)


@pytest.mark.parametrize(
    "text", ["nurse \ud800 leeds", "\udcff\udc80", "nurse\x00\x1b[31m\x02\x03", "\ufffe\uffff", "\r\n\t\x85"]
)
def test_text_that_is_no_text_is_answered(jobs: JobSearch, text: str) -> None:
    response = jobs.search(text, now=NOW, query_id=text, size=2)
    json.dumps(response.model_dump(mode="json"), ensure_ascii=False).encode()
    if response.cursor:
        assert jobs.search(cursor=response.cursor).text == response.text


def test_a_cursor_goes_on_whatever_else_is_given(jobs: JobSearch) -> None:
    first = jobs.search("care assistant", now=NOW, size=4)
    second = jobs.search("welder", cursor=first.cursor, size=99, location="Brigadoon")
    assert [hit.rank for hit in second.hits] == [5, 6, 7, 8] and second.text == "care assistant"


def test_explain_is_a_search_with_legs(jobs: JobSearch) -> None:
    hit = jobs.explain("baker in Leeds", now=NOW, size=1).hits[0]
    assert hit.legs and hit.score == round(sum(hit.parts.values()), 4)


def test_now_is_the_present_when_it_is_not_given(jobs: JobSearch) -> None:
    before = datetime.now(UTC)
    assert before <= jobs.search("nurse").now <= datetime.now(UTC)
    assert jobs.plan("nurse").now.tzinfo is not None


def test_the_answer_is_public(jobs: JobSearch) -> None:
    assert isinstance(jobs.search("nurse", now=NOW), SearchResponse)


# Writing and reading


def test_index_get_delete(tmp_path: Path) -> None:
    # semantics: Writing
    with JobSearch(tmp_path / "own", create=True, encoder="hash") as jobs:
        report = jobs.index(feed(tmp_path / "feed.jsonl", ROWS), now=NOW)
        assert (report.read, report.written) == (2, 2)
        assert jobs.index([tmp_path / "feed.jsonl"], now=NOW).unchanged == 2
        nurse = jobs.get("n1")
        assert nurse and nurse.title == "Staff Nurse" and nurse.company == "NHS"
        assert jobs.get("nobody") is None
        assert jobs.delete(["n1", "nobody"]) == 1
        assert jobs.delete("n1") == 0
        assert jobs.get("n1") is None and jobs.stats().postings == 1


def test_an_employer_that_came_in_is_known_at_once(tmp_path: Path) -> None:
    with JobSearch(tmp_path / "own", create=True, encoder="hash") as jobs:
        assert jobs.plan("zorblax nurse", now=NOW).intent.companies == ()
        jobs.index(feed(tmp_path / "feed.jsonl", [{**ROWS[0], "company": "Zorblax"}]), now=NOW)
        assert jobs.plan("zorblax nurse", now=NOW).intent.companies == ("zorblax",)


def test_a_source_of_its_own_keeps_boards_apart(tmp_path: Path) -> None:
    one, other = feed(tmp_path / "one.jsonl", ROWS[:1]), feed(tmp_path / "other.jsonl", ROWS[1:])
    with JobSearch(tmp_path / "own", create=True, encoder="hash") as jobs:
        jobs.index(one, now=NOW, source="board-1")
        jobs.index(other, now=NOW, source="board-2", expire_missing=True)
        assert {id_: posting.source for id_ in ("n1", "w1") if (posting := jobs.get(id_))} == {
            "n1": "board-1",
            "w1": "board-2",
        }
        report = jobs.index(feed(tmp_path / "new.jsonl", ROWS[1:]), now=NOW, source="board-1", expire_missing=True)
        assert report.expired == 1 and jobs.get("n1") is None


def test_the_command_line_takes_a_source_too(tmp_path: Path) -> None:
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "jobsearch",
            "index",
            str(feed(tmp_path / "feed.jsonl", ROWS)),
            "--source",
            "board-1",
            "--encoder",
            "hash",
            "--index",
            str(tmp_path / "own"),
            "--now",
            "2025-10-25",
            "--json",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    with JobSearch(tmp_path / "own") as jobs:
        nurse = jobs.get("n1")
        assert nurse and nurse.source == "board-1"


def test_rejects_and_progress(tmp_path: Path) -> None:
    rows = [*ROWS, {"id": "bad", "title": ""}]
    told: list[tuple[Any, ...]] = []
    with JobSearch(tmp_path / "own", create=True, encoder="hash") as jobs:
        report = jobs.index(
            feed(tmp_path / "feed.jsonl", rows),
            now=NOW,
            rejects=tmp_path / "rejects.jsonl",
            progress=lambda *args: told.append(args),
        )
    assert (report.written, report.rejected) == (2, 1)
    (line,) = (tmp_path / "rejects.jsonl").read_text().splitlines()
    assert json.loads(line)["id"] == "bad" and told


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    with (
        JobSearch(tmp_path / "own", create=True, encoder="hash") as jobs,
        pytest.raises(FeedError, match=r"none\.jsonl"),
    ):
        jobs.index(tmp_path / "none.jsonl", now=NOW)


def test_what_another_process_writes_is_seen(tmp_path: Path) -> None:
    make_index(tmp_path / "index", POSTINGS[:2])
    with JobSearch(tmp_path / "index", min_hits=0) as jobs:
        assert "baker-2" not in [hit.id for hit in jobs.search("baker", now=NOW).hits]
        with open_engine(tmp_path / "index") as engine:
            write(engine, [BY_ID["baker-2"]])
        assert jobs.search("baker", now=NOW).hits[0].id == "baker-2"


def test_a_ranker_of_ones_own(index: Path) -> None:
    import numpy as np

    class Freshest:
        name = "freshest"
        part_names = ("fresh",)

        def parts(self, features: Any) -> Any:
            return np.asarray(features.column("fresh"), np.float64)[:, None]

    with JobSearch(index, ranker=Freshest(), min_hits=0) as jobs:
        hits = jobs.search("software engineer in California", now=NOW).hits
    assert hits[0].id == "swe-la" and set(hits[0].parts) == {"fresh"}
