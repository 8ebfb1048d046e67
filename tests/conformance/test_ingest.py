"""Feeds into an index, on every engine alike: what is written, what is left alone, what goes, and what is refused."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jobsearch import JobSearch
from jobsearch.engines import open_engine
from jobsearch.errors import ConfigError, IngestError
from jobsearch.ingestion import IngestReport
from tests.conformance.conftest import CLUSTERS, NewIndex, new_aliases
from tests.e2e.conftest import posting, write_lines

NOW = datetime(2025, 10, 25, tzinfo=UTC)
TITLES = ("Baker", "Night Nurse", "Welder", "Software Engineer", "Data Scientist", "Reporter", "Teacher", "Barista")
ROWS = [
    posting(f"p{n}", title, city, region, company=f"Company {n % 3}", posted=f"2025-10-{n + 10}")
    for n, (title, (city, region)) in enumerate(zip(TITLES, [("Austin", "TX"), ("San Jose", "CA")] * 4, strict=True))
]


class Feeds:
    """An index, and feeds that come into it."""

    def __init__(self, index: str | Path, folder: Path) -> None:
        self.index, self.folder = index, folder
        self.rejects = folder / "rejects.jsonl"

    def run(
        self, *rows: dict[str, Any], now: datetime = NOW, encoder: str | None = "hash", **options: Any
    ) -> IngestReport:
        """Index one feed as a command does: the index is opened, written and closed."""
        path = write_lines(self.folder / "feed.jsonl", list(rows))
        with JobSearch(self.index, create=True, encoder=encoder) as jobs:
            report = jobs.index(path, now=now, rejects=self.rejects, **options)
        assert report.read == len(rows) == report.written + report.unchanged + report.rejected + report.duplicates
        return report

    def titles(self) -> dict[str, str]:
        """Id -> title of all that the index holds."""
        return {id_: item["title"] for id_, item in self.content()["postings"].items()}

    def content(self) -> dict[str, Any]:
        """All that the index holds, in a form that can be compared."""
        engine = open_engine(self.index)
        try:
            ids = sorted(engine.scan_ids())
            cards = engine.cards(ids)
            assert sorted(cards) == ids and engine.count() == engine.stats().postings == len(ids)
            return {
                "postings": {id_: found.model_dump(mode="json") for id_, found in engine.postings(ids).items()},
                "hashes": engine.content_hashes(ids),
                "companies": list(engine.companies()),
                "vectors": {
                    id_: [np.asarray(v).tolist() for v in (c.title_vector, c.posting_vector)]
                    for id_, c in cards.items()
                },
                "meta": dict(engine.stats().meta),
            }
        finally:
            engine.close()

    def search(self, text: str) -> list[tuple[str, float]]:
        with JobSearch(self.index) as jobs:
            return [(hit.id, round(hit.score, 3)) for hit in jobs.search(text, now=NOW).hits]


@pytest.fixture
def feeds(new_index: NewIndex, tmp_path: Path) -> Feeds:
    return Feeds(new_index(), tmp_path)


def counts(report: IngestReport) -> dict[str, float]:
    return {name: n for name, n in report.as_dict().items() if n and name not in ("seconds", "postings_per_second")}


def test_a_feed_is_written_and_the_same_feed_changes_nothing(feeds: Feeds) -> None:
    assert counts(feeds.run(*ROWS)) == {"read": 8, "written": 8}
    before = feeds.content()
    assert before["postings"]["p3"]["title"] == "Software Engineer" and before["meta"]["encoder"] == "hash-8"
    assert counts(feeds.run(*ROWS)) == {"read": 8, "unchanged": 8}
    assert counts(feeds.run(*ROWS, now=NOW + timedelta(days=1))) == {"read": 8, "unchanged": 8}
    assert feeds.content() == before


def test_only_what_changed_is_replaced(feeds: Feeds) -> None:
    feeds.run(*ROWS)
    before = feeds.content()
    changed = {**ROWS[2], "title": "Master Welder", "description": "<p>Weld ships.</p>"}
    report = feeds.run(*ROWS[:2], changed, *ROWS[3:], posting("p8", "Clerk", "Austin", "TX"), now=NOW + timedelta(1))
    assert counts(report) == {"read": 9, "written": 2, "unchanged": 7}
    after = feeds.content()
    assert after["postings"]["p2"]["title"] == "Master Welder"
    assert after["postings"]["p2"]["description"] == "Weld ships."
    assert after["hashes"]["p2"] != before["hashes"]["p2"] and after["vectors"]["p2"] != before["vectors"]["p2"]
    rest = after["postings"].keys() - {"p2", "p8"}
    for part in ("postings", "hashes", "vectors"):
        assert {id_: after[part][id_] for id_ in rest} == {id_: before[part][id_] for id_ in rest}
    assert feeds.search("master welder")[0][0] == "p2"


def test_an_older_feed_that_comes_late_changes_nothing(feeds: Feeds) -> None:
    feeds.run({**ROWS[0], "title": "Head Baker"}, *ROWS[1:], now=NOW)
    before = feeds.content()
    late = feeds.run({**ROWS[0], "title": "Baker's Boy"}, *ROWS[1:], now=NOW - timedelta(hours=1))
    assert counts(late) == {"read": 8, "unchanged": 8}
    assert feeds.content() == before
    # What only the older feed knows is new all the same.
    only_old = feeds.run(posting("old", "Clerk", "Austin", "TX"), now=NOW - timedelta(days=1))
    assert counts(only_old) == {"read": 1, "written": 1}
    newer = feeds.run({**ROWS[0], "title": "Baker's Boy"}, now=NOW + timedelta(hours=1))
    assert counts(newer) == {"read": 1, "written": 1} and feeds.titles()["p0"] == "Baker's Boy"


def test_the_first_of_a_repeated_id_counts(feeds: Feeds) -> None:
    report = feeds.run(ROWS[0], ROWS[1], ROWS[0], {**ROWS[1], "title": "Other"})
    assert counts(report) == {"read": 4, "written": 2, "duplicates": 1, "rejected": 1}
    assert feeds.titles() == {"p0": "Baker", "p1": "Night Nurse"}
    (reject,) = map(json.loads, feeds.rejects.read_text().splitlines())
    assert (reject["row"], reject["id"], reject["field"]) == (4, "p1", "id")


def test_expire_missing_deletes_what_the_full_feed_of_that_source_lacks(feeds: Feeds) -> None:
    feeds.run(*ROWS[:5], source="acme")
    feeds.run(*ROWS[5:], source="globex")
    report = feeds.run(*ROWS[2:5], posting("p9", "Clerk", "Austin", "TX"), source="acme", expire_missing=True)
    assert counts(report) == {"read": 4, "written": 1, "unchanged": 3, "expired": 2}
    assert sorted(feeds.titles()) == ["p2", "p3", "p4", "p5", "p6", "p7", "p9"]
    assert not {"p0", "p1"} & {id_ for id_, _ in feeds.search("baker or nurse")}
    # A posting that was deleted may come back.
    assert counts(feeds.run(ROWS[0], source="acme", now=NOW + timedelta(1))) == {"read": 1, "written": 1}
    assert feeds.titles()["p0"] == "Baker"


def test_a_full_feed_that_comes_late_deletes_nothing_newer(feeds: Feeds) -> None:
    feeds.run(*ROWS[:3], source="acme")
    late = feeds.run(*ROWS[:2], source="acme", now=NOW - timedelta(1), expire_missing=True)
    assert (late.expired, sorted(feeds.titles())) == (0, ["p0", "p1", "p2"])
    assert feeds.run(*ROWS[:2], source="acme", now=NOW + timedelta(1), expire_missing=True).expired == 1
    assert sorted(feeds.titles()) == ["p0", "p1"]


def test_one_run_or_two_halves_give_the_same_index(new_index: NewIndex, tmp_path: Path) -> None:
    whole, halves, resumed = (Feeds(new_index(), tmp_path) for _ in range(3))
    whole.run(*ROWS)
    halves.run(*ROWS[:4])
    assert counts(halves.run(*ROWS[4:])) == {"read": 4, "written": 4}
    resumed.run(*ROWS[:4])  # as a job that was stopped, and is run again
    assert counts(resumed.run(*ROWS)) == {"read": 8, "written": 4, "unchanged": 4}
    assert halves.content() == whole.content() == resumed.content()
    for text in ("software engineer in Silicon Valley", "nurse", ""):
        found = whole.search(text)
        assert found and halves.search(text) == found and resumed.search(text) == found


def test_another_encoder_is_refused_and_nothing_is_written(feeds: Feeds) -> None:
    feeds.run(*ROWS[:2])
    before = feeds.content()
    with pytest.raises(ConfigError, match=r"'hash-16'.*'hash-8'") as caught:
        feeds.run(*ROWS, encoder="hash-16")
    assert caught.value.setting == "encoder"
    assert feeds.content() == before
    assert counts(feeds.run(*ROWS, encoder=None)) == {"read": 8, "written": 6, "unchanged": 2}


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.engine) for name in CLUSTERS])
def cluster(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Feeds]:
    with new_aliases(request.getfixturevalue(f"{request.param}_url")) as new:
        yield Feeds(new(), tmp_path)


def test_what_the_server_refuses_is_a_reject_and_the_others_are_written(cluster: Feeds) -> None:
    """An operator has lifted the limit on URLs; the servers keep no word of more than 32,766 bytes."""
    with JobSearch(cluster.index, create=True, encoder="hash"):
        pass
    longer = {"properties": {"url": {"type": "keyword", "ignore_above": 1_000_000}}}
    put(f"{cluster.index}/_mapping", longer)
    bad = {**ROWS[3], "url": f"https://jobs.example.com/{'u' * 40_000}"}
    report = cluster.run(*ROWS[:3], bad, *ROWS[4:])
    assert counts(report) == {"read": 8, "written": 7, "rejected": 1}
    (reject,) = map(json.loads, cluster.rejects.read_text().splitlines())
    assert (reject["row"], reject["id"], reject["field"]) == (4, "p3", "write")
    assert "32766" in reject["reason"] and "url" in reject["reason"] and reject["path"].endswith("feed.jsonl")
    with pytest.raises(IngestError, match="1 of 8 rows were rejected: row 4"):
        report.check()
    assert sorted(cluster.titles()) == ["p0", "p1", "p2", "p4", "p5", "p6", "p7"]
    # Put right at its source, it is written; a reject leaves nothing behind.
    assert counts(cluster.run(*ROWS)) == {"read": 8, "written": 1, "unchanged": 7}


def put(url: str, body: dict[str, Any]) -> None:
    request = urllib.request.Request(
        url, method="PUT", data=json.dumps(body).encode(), headers={"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200
