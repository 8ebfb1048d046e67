"""A cluster of three nodes loses one, is searched all the time, and goes on being written."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from jobsearch.engines import open_engine
from jobsearch.engines.base import Engine
from jobsearch.engines.cluster import indices
from jobsearch.engines.cluster.connection import Connection, Server, connect
from jobsearch.engines.cluster.template import Options
from jobsearch.ingestion import ingest
from jobsearch.query import AnyOf, SearchQuery, TextClause, TextLeg, VectorLeg
from tests import servers
from tests.conformance.test_killed import own
from tests.conformance.undisturbed import ENCODER, NOW, write_feed

pytestmark = [pytest.mark.engine, pytest.mark.slow]

BASE = 80
ROWS = 700
BATCH = 10
#: Longest time without an answer: the others notice at once that a process is gone, and elect a manager in seconds.
BOUND_SECONDS = 10.0
ALIAS = "jobs"


@pytest.fixture
def nodes() -> Iterator[list[servers.Node]]:
    nodes = own(lambda: servers.start_cluster(3))
    yield nodes
    servers.stop_all(nodes)


@dataclass
class Searches:
    """The same search again and again, under a filter that keeps its answer the same."""

    engine: Engine
    stopped: threading.Event = field(default_factory=threading.Event)
    answered: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def run(self) -> None:
        expected = self.ask()
        assert all(expected.values()) and len(expected["vector"]) == BASE
        self.answered.append(time.monotonic())
        while not self.stopped.wait(0.01):
            try:
                found = self.ask()
            except Exception as exc:
                self.failed.append(f"{time.monotonic():.1f}: {exc!r}")
                continue
            self.answered.append(time.monotonic())
            if found != expected:
                self.wrong.append(f"{ {leg: len(ids) for leg, ids in found.items()} }")

    def ask(self) -> dict[str, set[str]]:
        text = "baker night bread"
        query = SearchQuery(
            text_leg=TextLeg(clauses=(TextClause(text=text, fields={"title": 2.0, "description": 1.0}),), size=BASE),
            # More than there are under the filter: then no graph is walked, and the answer is exact.
            vector_leg=VectorLeg(text=text, size=BASE + 20),
            filters=(AnyOf(field="source", values=("base",)),),
            now=NOW,
        )
        legs = self.engine.retrieve(query, ENCODER.encode([text])[0]).legs
        return {leg: {hit.id for hit in hits} for leg, hits in legs.items()}

    @property
    def longest_gap(self) -> float:
        return max(later - earlier for earlier, later in zip(self.answered, self.answered[1:], strict=False))


class Pace:
    """Keeps ingestion going until all is over: the `progress` of a run."""

    def __init__(self) -> None:
        self.done = 0
        self.seconds = 0.05
        self.all_over = threading.Event()

    def __call__(self, done: int, total: int | None, rate: float) -> None:
        self.done = done
        if not self.all_over.is_set():
            time.sleep(self.seconds)
            if done >= ROWS - 5 * BATCH:
                self.all_over.wait()

    def wait_for(self, rows: int, seconds: float = 60) -> float:
        """Wait for so many more rows; returns the time it took."""
        started, goal = time.monotonic(), self.done + rows
        assert goal < ROWS - 5 * BATCH, "the feed is too short"
        while self.done < goal:
            assert time.monotonic() < started + seconds, f"{self.done} of {goal} rows after {seconds} s"
            time.sleep(0.02)
        return time.monotonic() - started


def manager(server: Server, nodes: list[servers.Node]) -> servers.Node:
    """The elected one."""
    (told,) = server.request("GET", "/_cat/cluster_manager", params={"format": "json"})
    return nodes[int(told["node"].removeprefix("node-"))]


def settle(server: Server) -> None:
    """Wait until three nodes hold two copies of everything."""
    params = {"wait_for_status": "green", "wait_for_nodes": "3", "timeout": "25s"}
    for _ in range(4):
        health = server.request("GET", "/_cluster/health", params=params, allow=(408,), patient=True)
        if not health["timed_out"]:
            return
    pytest.fail(f"the cluster does not get well: {health}")


def test_three_nodes_one_killed(nodes: list[servers.Node], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain data node, and when it is back the manager: no search fails, none is wrong, and all is written."""
    monkeypatch.setattr("jobsearch.ingestion.extractor_version", lambda: "test")
    base = write_feed(tmp_path / "base.jsonl", BASE)
    feed = tmp_path / "feed.jsonl"
    feed.write_text("".join(write_feed(feed, ROWS + BASE).read_text().splitlines(keepends=True)[BASE:]))
    index = f"http://{','.join(f'127.0.0.1:{node.port}' for node in nodes)}/{ALIAS}"
    server = connect(index.rpartition("/")[0], Connection())
    # Three shards with two copies each over three nodes: whichever goes takes two with it.
    indices.create(server, ALIAS, dims=ENCODER.dims, options=Options(shards=3, replicas=1))
    settle(server)
    pace = Pace()
    with open_engine(index) as engine, open_engine(index) as searched, ThreadPoolExecutor(2) as pool:
        assert ingest(base, engine, ENCODER, now=NOW, source="base").written == BASE
        searches = Searches(searched)
        searching = pool.submit(searches.run)
        job = pool.submit(ingest, feed, engine, ENCODER, now=NOW, source="feed", batch_size=BATCH, progress=pace)
        try:
            for lead in (False, True):
                pace.wait_for(5 * BATCH)
                elected = manager(server, nodes)
                victim = next(node for node in nodes if (node is elected) == lead)
                asked = len(searches.answered)
                victim.kill()
                # Two batches are on their way when a third one is told of: several were written since.
                pace.wait_for(10 * BATCH)
                assert len(searches.answered) > asked
                if not lead:
                    pace.seconds = 2.0
                    victim.restart()
                    settle(server)
                    pace.seconds = 0.05
        finally:
            pace.all_over.set()
            searches.stopped.set()
            searching.result(60)
        report = job.result(120)
        assert searches.failed == [] and searches.wrong == []
        assert searches.longest_gap < BOUND_SECONDS
        assert (report.read, report.written, report.rejected, report.errors) == (ROWS, ROWS, 0, [])
        ids = sorted(engine.scan_ids())
        assert len(ids) == engine.count() == ROWS + BASE
        found = engine.content_hashes(ids), engine.postings(ids)
    with open_engine(tmp_path / "calm", create=True) as calm:
        ingest(base, calm, ENCODER, now=NOW, source="base")
        ingest(feed, calm, ENCODER, now=NOW, source="feed")
        assert found == (calm.content_hashes(ids), calm.postings(ids))
    server.close()
