"""SIGKILL of the server, or of the job, in the middle of writing: in the end the index of an undisturbed run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from jobsearch.engines import open_engine
from jobsearch.ingestion import ingest
from tests import servers
from tests.conformance.conftest import new_aliases
from tests.conformance.undisturbed import ENCODER, NOW, assert_alike, contents, write_feed

pytestmark = [pytest.mark.engine, pytest.mark.slow]

Started = TypeVar("Started", servers.Node, list[servers.Node])

ROWS = 1200
BATCH = 100


# In tuples: the name of a product alone would have the shared server started as well.
@pytest.fixture(params=[("elasticsearch",), ("opensearch",)], ids=lambda kind: kind[0])
def node(request: pytest.FixtureRequest) -> Iterator[servers.Node]:
    """A server of the test's own."""
    node = own(lambda: servers.start(request.param[0]))
    yield node
    node.stop()


def own(start: Callable[[], Started]) -> Started:
    """Start a server, or skip; where the engines are required, fail."""
    try:
        return start()
    except servers.Unavailable as exc:
        required = os.environ.get("JOBSEARCH_REQUIRE_ENGINES") == "1"
        (pytest.fail if required else pytest.skip)(str(exc))


def indexed(index: str) -> int:
    """Postings that the server has indexed so far; a bulk request counts one by one."""
    try:
        with urllib.request.urlopen(f"{index}/_stats/indexing", timeout=30) as answer:
            primaries = json.load(answer)["_all"]["primaries"]
    except urllib.error.HTTPError as exc:
        if exc.code in (404, 503):  # not made yet
            return 0
        raise
    return int(primaries["indexing"]["index_total"]) if primaries else 0  # or without a shard yet


def wait_for_the_middle(index: str, batch: int, least: int) -> int:
    """Wait until the server has indexed so many postings, and a part of a batch."""
    deadline = time.monotonic() + 60
    while (done := indexed(index)) < least or done % batch == 0:
        assert time.monotonic() < deadline, f"only {done} postings came"
        time.sleep(0.005)
    return done


def test_server_killed_during_bulk(
    node: servers.Node, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The job waits, goes on by itself when the server is back, and loses nothing."""
    # The sources may be edited while this runs; the version has a test of its own.
    monkeypatch.setattr("jobsearch.ingestion.extractor_version", lambda: "test")
    feed = write_feed(tmp_path / "feed.jsonl", ROWS)
    with open_engine(f"{node.url}/calm", create=True) as engine:
        assert ingest(feed, engine, ENCODER, now=NOW).written == ROWS
        expected = contents(engine)
    assert caplog.messages == []

    under_way = threading.Event()

    def progress(done: int, total: int | None, rate: float) -> None:
        if done >= 4 * BATCH:
            under_way.set()

    with open_engine(f"{node.url}/rough", create=True) as engine, ThreadPoolExecutor(1) as pool:
        job = pool.submit(ingest, feed, engine, ENCODER, now=NOW, batch_size=BATCH, progress=progress)
        assert under_way.wait(60)
        reached = wait_for_the_middle(f"{node.url}/rough", BATCH, 2 * BATCH)
        node.kill()
        try:
            time.sleep(1.5)
            assert reached < ROWS and not job.done()
        finally:
            # It answers for a second before it has found its indexes: then they must not be taken as missing.
            node.settings += ("gateway.expected_data_nodes=2", "gateway.recover_after_time=1s")
            node.restart()
        report = job.result(timeout=120)
        found = contents(engine)
    assert (report.read, report.written) == (ROWS, ROWS)
    assert (report.unchanged, report.rejected, report.duplicates, report.errors) == (0, 0, 0, [])
    assert_alike(found, expected, ROWS)
    for said in ("is away", "is back after"):
        assert any(said in message for message in caplog.messages), "the job never noticed"


def test_job_killed_and_run_again(elasticsearch_url: str, tmp_path: Path) -> None:
    """The second run does what the first had left."""
    feed = write_feed(tmp_path / "feed.jsonl", ROWS)

    def start(index: str) -> subprocess.Popen[str]:
        told = ["--index", index, "--encoder", ENCODER.name, "--now", NOW.isoformat(), "--json"]
        return subprocess.Popen(
            [sys.executable, "-m", "jobsearch", "index", str(feed), *told],
            cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def finish(job: subprocess.Popen[str]) -> dict[str, float]:
        out, err = job.communicate(timeout=120)
        assert job.returncode == 0, err
        report: dict[str, float] = json.loads(out)
        assert report["read"] == ROWS and report["rejected"] == report["duplicates"] == 0
        return report

    with new_aliases(elasticsearch_url) as new:
        calm, rough = str(new()), str(new())
        undisturbed = start(calm)
        assert finish(undisturbed)["written"] == ROWS
        killed = start(rough)
        try:
            # The command's own batch is 512.
            reached = wait_for_the_middle(rough, 512, 600)
        finally:
            killed.kill()
            killed.communicate()
        assert killed.returncode == -signal.SIGKILL and reached < ROWS
        second = finish(start(rough))
        assert second["unchanged"] > 0 and second["written"] > 0
        assert second["unchanged"] + second["written"] == ROWS
        with open_engine(calm) as engine:
            expected = contents(engine)
        with open_engine(rough) as engine:
            assert_alike(contents(engine), expected, ROWS)
