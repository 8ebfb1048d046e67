"""`jobsearch setup` and `jobsearch reindex`: what they ask for, print, and refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jobsearch.cli import run
from jobsearch.cli.setup import VECTORS as OFFERED
from jobsearch.engines.cluster import connection as connections
from jobsearch.engines.cluster import indices
from jobsearch.engines.cluster.connection import Connection
from jobsearch.engines.cluster.template import VECTORS
from tests.unit.test_indices import FakeServer, rebuilt, states

INDEX = "http://me:s3cret@fake:9200/jobs"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("INDEX", "ENGINE", "API_KEY", "USERNAME", "PASSWORD", "ENCODER", "CONFIG"):
        monkeypatch.delenv(f"JOBSEARCH_{name}", raising=False)


class Cluster(FakeServer):
    """A cluster that can be connected to, and keeps how it was."""

    def __init__(self) -> None:
        super().__init__()
        self.reached: list[tuple[str, Connection, str | None]] = []

    def connect(self, url: str, connection: Connection, *, engine: str | None = None) -> Cluster:
        self.reached.append((url, connection, engine))
        return self


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Any:
    cluster = Cluster()
    monkeypatch.setattr(connections, "connect", cluster.connect)
    return cluster


def told(capsys: pytest.CaptureFixture[str], *args: str, code: int = 0) -> Any:
    assert run([*args, "--json"]) == code
    out, err = capsys.readouterr()
    return json.loads(err if code else out)


# setup


@pytest.mark.parametrize("named", [
    ["--index", INDEX], ["--url", "http://me:s3cret@fake:9200"], ["--url", "http://me:s3cret@fake:9200/"],
])
def test_setup_makes_what_is_missing_once(cluster: Any, capsys: pytest.CaptureFixture[str], named: list[str]) -> None:
    first = told(capsys, "setup", *named, "--shards", "2")
    assert first == {
        "engine": "elasticsearch", "url": "http://fake:9200", "alias": "jobs", "index": "jobs-v1",
        "template": "jobsearch-jobs", "dims": 384, "shards": 2, "replicas": None, "vectors": "int8_hnsw", "m": 16,
        "ef_construction": 100, "refresh_interval": "1s", "made": ["template", "index"], "pending": False,
    }  # fmt: skip
    assert told(capsys, "setup", *named) == {**first, "made": []}
    assert cluster.log[-1] == "close"
    url, connection, engine = cluster.reached[0]
    assert (url, connection.username, engine) == ("http://fake:9200", "me", None)


def test_setup_tells_people_what_was_made(cluster: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["setup", "--index", INDEX, "--table"]) == 0
    first = capsys.readouterr().out
    assert "elasticsearch 9.0.0 at http://fake:9200" in first and "made or changed: template, index" in first
    assert run(["setup", "--index", INDEX, "--table"]) == 0
    assert "nothing to do, all is there" in capsys.readouterr().out
    assert run(["setup", "--index", INDEX, "--table", "--vectors", "bbq_hnsw"]) == 0
    out = capsys.readouterr().out
    assert "jobs-v1 was made with other choices: jobsearch reindex applies these" in out
    assert "s3cret" not in first + out


def test_the_encoder_of_the_settings_tells_the_length(
    cluster: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOBSEARCH_ENCODER", "hash-8")
    assert told(capsys, "setup", "--index", INDEX)["dims"] == 8
    # An index that is there keeps its own, whatever the encoder.
    monkeypatch.setenv("JOBSEARCH_ENCODER", "hash-16")
    assert told(capsys, "setup", "--index", INDEX)["dims"] == 8
    error = told(capsys, "setup", "--index", INDEX, "--dims", "16", code=3)
    assert "holds vectors of 8 numbers, not 16" in error["message"]


def test_a_dry_run_prints_the_requests_and_makes_none(cluster: Any, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = told(capsys, "setup", "--index", INDEX, "--dims", "8", "--dry-run", "--replicas", "0")
    assert (first["method"], first["path"]) == ("PUT", "/_index_template/jobsearch-jobs")
    assert first["body"]["template"]["settings"]["index"]["number_of_replicas"] == 0
    assert second == {"method": "PUT", "path": "/jobs-v1", "body": {"aliases": {"jobs": {}}}}
    assert not [asked for asked in cluster.log if asked.startswith(("PUT", "POST", "DELETE"))]
    indices.create(cluster, "jobs", dims=8)
    (only,) = told(capsys, "setup", "--index", INDEX, "--dry-run")
    assert only["body"]["template"]["mappings"]["properties"]["vector"]["dims"] == 8


@pytest.mark.parametrize(("engine", "kind"), [("elasticsearch", "dense_vector"), ("opensearch", "knn_vector")])
def test_a_dry_run_needs_no_cluster(capsys: pytest.CaptureFixture[str], engine: str, kind: str) -> None:
    template, index = told(capsys, "setup", "--engine", engine, "--alias", "work", "--dims", "8", "--dry-run")
    assert template["body"]["template"]["mappings"]["properties"]["vector"]["type"] == kind
    assert index["path"] == "/work-v1"


@pytest.mark.parametrize(("args", "words"), [
    (["--index", "jobs"], "'jobs' is no index on a cluster; setup takes --index http(s)://host:port/alias"),
    ([], "index: none is named; setup takes --index"),
    (["--dry-run"], "--dry-run without a cluster needs --engine"),
    (["--index", INDEX, "--url", "http://fake:9200"], "--url and --index name the same thing"),
    (["--url", "http://fake:9200/jobs"], "alias 'jobs/jobs' is not accepted: it has '/'"),
    (["--url", "http://fake:9200", "--alias", "Jobs"], "it has upper-case letters"),
    (["--index", INDEX, "--engine", "embedded"], "engine: 'embedded' is no cluster's"),
    (["--index", INDEX, "--shards", "0"], "--shards"),
    (["--index", INDEX, "--vectors", "pq"], "--vectors"),
    (["--index", INDEX, "--refresh-interval", "soon"], "refresh_interval: 'soon' is not accepted"),
    (["--engine", "opensearch", "--dry-run", "--vectors", "flat"], "'flat' is not kept by opensearch"),
])
def test_setup_refuses(cluster: Any, capsys: pytest.CaptureFixture[str], args: list[str], words: str) -> None:
    assert run(["setup", *args]) == 2
    err = " ".join(capsys.readouterr().err.split())
    assert words in err and "s3cret" not in err
    assert not cluster.indexes and not cluster.templates


def test_every_way_to_keep_vectors_is_offered() -> None:
    assert set(OFFERED) == {kind for kinds in VECTORS.values() for kind in kinds}
    assert OFFERED[:2] == VECTORS["opensearch"]


# reindex


@pytest.fixture
def three(cluster: Any) -> Any:
    """Three versions, the third in use."""
    indices.create(cluster, "jobs", dims=8)
    for _ in range(2):
        rebuilt(cluster)
    cluster.log.clear()
    return cluster


def test_going_back_and_pruning(three: Any, capsys: pytest.CaptureFixture[str]) -> None:
    done = told(capsys, "reindex", "--index", INDEX, "--rollback", "--prune", "1")
    assert done == {
        "alias": "jobs", "rebuilt": None, "rolled_back": {"old": "jobs-v3", "new": "jobs-v2"}, "pruned": ["jobs-v3"],
        "dry_run": False,
        "versions": [{"index": "jobs-v1", "state": "retired"}, {"index": "jobs-v2", "state": "current"}],
    }  # fmt: skip
    assert run(["reindex", "--index", INDEX, "--rollback", "--table"]) == 0
    out = capsys.readouterr().out
    assert "jobs points at jobs-v1 again, not at jobs-v2; run the feeds again" in out
    assert "versions: jobs-v1 (current), jobs-v2 (withdrawn)" in out


@pytest.mark.parametrize(("args", "change", "pruned"), [
    ([], ("rebuilt", "jobs-v3", "jobs-v4"), []),
    (["--prune", "0"], ("rebuilt", "jobs-v3", "jobs-v4"), ["jobs-v1", "jobs-v2", "jobs-v3"]),
    (["--prune", "1"], ("rebuilt", "jobs-v3", "jobs-v4"), ["jobs-v1", "jobs-v2"]),
    (["--rollback"], ("rolled_back", "jobs-v3", "jobs-v2"), []),
    (["--rollback", "--prune", "1"], ("rolled_back", "jobs-v3", "jobs-v2"), ["jobs-v3"]),
])
def test_a_dry_run_tells_what_would_be_done(
    three: Any, capsys: pytest.CaptureFixture[str], args: list[str], change: tuple[str, str, str], pruned: list[str]
) -> None:
    before = states(three)
    planned = told(capsys, "reindex", "--index", INDEX, "--dry-run", *args)
    kind, old, new = change
    assert planned[kind] == {"old": old, "new": new} and planned["dry_run"] is True
    assert planned["pruned"] == pruned
    assert not [asked for asked in three.log if asked.startswith(("PUT", "POST", "DELETE"))]
    assert states(three) == before
    assert run(["reindex", "--index", INDEX, "--dry-run", *args, "--table"]) == 0
    shown = capsys.readouterr().out
    assert f"jobs would point at {new}" in shown
    assert (f"would delete {', '.join(pruned)}" in shown) == bool(pruned)


@pytest.mark.parametrize(("args", "code", "words"), [
    (["--index", "jobs"], 2, "reindex takes --index http(s)://host:port/alias; an index in a directory"),
    (["--index", "http://fake:9200"], 2, "no alias is named"),
    (["--index", "http://fake:9200/other"], 3, "http://fake:9200/other: there is no such index"),
    (["--index", "http://fake:9200/other", "--dry-run"], 3, "there is no such index"),
    (["--index", INDEX, "--rollback"], 3, "there is no version before jobs-v1 to go back to"),
    (["--index", INDEX, "--prune", "-1"], 2, "--prune"),
    (["--index", INDEX, "--min-overlap", "2"], 2, "--min-overlap"),
])
def test_reindex_refuses(
    cluster: Any, capsys: pytest.CaptureFixture[str], args: list[str], code: int, words: str
) -> None:
    indices.create(cluster, "jobs", dims=8)
    assert run(["reindex", *args]) == code
    err = " ".join(capsys.readouterr().err.split())
    assert words in err and "s3cret" not in err
    assert states(cluster) == {"jobs-v1": "current"}
