"""Setting up and rebuilding an index on real servers, while it is searched and written."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from jobsearch.cli import run
from jobsearch.engines.base import EncodedPosting
from jobsearch.engines.cluster import indices
from jobsearch.engines.cluster.connection import Connection, Server, connect
from jobsearch.engines.cluster.documents import document_of
from jobsearch.engines.cluster.engine import ClusterEngine
from jobsearch.engines.cluster.moving import announce, closed
from jobsearch.engines.cluster.rebuild import rebuild
from jobsearch.engines.cluster.template import Options
from jobsearch.engines.cluster.versions import prune, rollback, versions
from jobsearch.errors import EngineError, EngineUnavailable
from jobsearch.posting import Posting
from jobsearch.query import SearchQuery, TextClause, TextLeg, VectorLeg
from jobsearch.testing import HashEncoder
from tests.conformance.conftest import CLUSTERS, new_aliases

pytestmark = [pytest.mark.engine, pytest.mark.slow]

ENCODER = HashEncoder(dims=16)
NOW = datetime(2025, 10, 25, tzinfo=UTC)
TRADES = ["nurse", "engineer", "teacher", "driver", "cook", "analyst", "welder", "baker", "pilot", "clerk"]
TOWNS = ["Leeds", "York", "Berlin", "Paris", "Madrid", "Tokyo", "Austin", "Denver"]


@dataclass
class Cluster:
    """A server, and an alias of its own on it."""

    server: Server
    alias: str
    url: str

    def engine(self, **more: Any) -> ClusterEngine:
        return ClusterEngine(connect(self.url, Connection()), self.alias, create=True, **more)

    def settings(self, index: str) -> dict[str, str]:
        (told,) = self.server.request("GET", f"/{index}/_settings", params={"flat_settings": True}).values()
        found: dict[str, str] = told["settings"]
        return found

    def states(self) -> dict[str, str]:
        return {v.index.removeprefix(self.alias): v.state for v in versions(self.server, self.alias)}


@pytest.fixture(params=CLUSTERS)
def cluster(request: pytest.FixtureRequest) -> Iterator[Cluster]:
    url = request.getfixturevalue(f"{request.param}_url")
    with new_aliases(url) as new:
        server = connect(url, Connection())
        yield Cluster(server, str(new()).rpartition("/")[2], url)
        server.close()


def encoded(n: int, *, version: int = 1, text: str = "") -> EncodedPosting:
    title = f"{TRADES[n % 10]} {TRADES[n // 10 % 10]}"
    described = f"{title} wanted in {TOWNS[n % 8]}, no. {n} {text}"
    posting = Posting(id=f"feed/{n}", title=title, description=described, language="en", source="feed")
    vectors = ENCODER.encode([described, title])
    return EncodedPosting(posting, {"posting": vectors[0], "title": vectors[1]}, f"{n} {text}", version)


def filled(cluster: Cluster, count: int = 300, **options: Any) -> ClusterEngine:
    indices.create(cluster.server, cluster.alias, dims=16, options=Options(**options))
    engine = cluster.engine()
    assert {r.status for r in engine.write([encoded(n) for n in range(count)])} == {"written"}
    engine.refresh()
    return engine


def query(n: int) -> tuple[SearchQuery, np.ndarray]:
    text = TRADES[n % 10]
    leg = TextLeg(clauses=(TextClause(text=text, fields={"title": 2.0, "description": 1.0}),), size=20)
    return SearchQuery(text_leg=leg, vector_leg=VectorLeg(text=text, size=20), now=NOW), ENCODER.encode([text])[0]


def held(engine: ClusterEngine) -> dict[str, str]:
    ids = list(engine.scan_ids())
    assert len(ids) == engine.count()
    return engine.content_hashes(ids)


# Setup


def test_setup_twice(cluster: Cluster, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOBSEARCH_INDEX", raising=False)
    index = f"{cluster.url}/{cluster.alias}"

    def setup(*more: str) -> dict[str, Any]:
        assert run(["setup", "--index", index, "--dims", "16", "--json", *more]) == 0
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        return told

    first = setup("--shards", "2", "--vectors", "int8_hnsw", "--replicas", "0")
    assert (first["made"], first["pending"]) == (["template", "index"], False)
    assert (first["engine"], first["index"], first["dims"]) == (cluster.server.name, f"{cluster.alias}-v1", 16)
    second = setup()
    assert (second["made"], second["pending"]) == ([], False)
    assert {**second, "made": first["made"]} == first
    assert indices.shape(cluster.server, first["index"])[:2] == (16, 2)
    settings = cluster.settings(first["index"])
    assert settings["index.number_of_replicas"] == "0" and settings["index.auto_expand_replicas"] == "false"

    third = setup("--vectors", "hnsw")
    assert (third["made"], third["pending"], third["shards"]) == (["template"], True, 2)
    assert run(["reindex", "--index", index, "--json", "--prune", "0"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert done["pruned"] == [f"{cluster.alias}-v1"] and done["versions"][0]["index"] == f"{cluster.alias}-v2"
    assert setup()["pending"] is False
    kept = cluster.server.request("GET", f"/{cluster.alias}/_mapping")[f"{cluster.alias}-v2"]["mappings"]["properties"]
    assert kept["vector"].get("index_options", {}).get("type", "hnsw") == "hnsw"
    assert "encoder" not in kept["vector"].get("method", {}).get("parameters", {})


@pytest.mark.parametrize("vectors", ["hnsw", "int8_hnsw", "int4_hnsw", "bbq_hnsw", "flat", "int8_flat"])
def test_the_nearest_is_found_however_vectors_are_kept(cluster: Cluster, vectors: str) -> None:
    if cluster.server.name == "opensearch" and vectors not in ("hnsw", "int8_hnsw"):
        pytest.skip("OpenSearch does not keep vectors that way")
    server, alias = cluster.server, cluster.alias
    indices.create(server, alias, dims=64, options=Options(vectors=vectors))
    rng = np.random.default_rng(7)
    rows = rng.standard_normal((80, 64)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    with cluster.engine() as engine:
        list(engine.write(
            EncodedPosting(Posting(id=str(n), title="x"), {"posting": row}, "h") for n, row in enumerate(rows)
        ))
        engine.refresh()
        for n in range(0, 80, 9):
            found = engine.retrieve(SearchQuery(vector_leg=VectorLeg(text="x", size=5), now=NOW), rows[n])
            assert found.legs["vector"][0].id == str(n)


def test_eight_who_create_at_once_make_one_index(cluster: Cluster) -> None:
    servers = [connect(cluster.url, Connection()) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda server: indices.create(server, cluster.alias, dims=16), servers))
    assert made == {f"{cluster.alias}-v1"}
    assert cluster.states() == {"-v1": "current"}


def test_a_name_that_is_taken_is_told(cluster: Cluster) -> None:
    server, alias = cluster.server, cluster.alias
    other = f"{alias}-v1"
    server.request("PUT", f"/{other}", body={"aliases": {alias: {}}})
    with pytest.raises(EngineError, match=r"mapping of another shape: found is no _meta\.jobsearch\.schema"):
        cluster.engine()
    server.request("DELETE", f"/{other}")
    older = {"_meta": {"jobsearch": {"schema": "0"}}}
    server.request("PUT", f"/{other}", body={"aliases": {alias: {}}, "mappings": older})
    with pytest.raises(EngineError, match="another version of jobsearch"):
        cluster.engine()
    server.request("DELETE", f"/{other}")
    server.request("PUT", f"/{alias}")
    try:
        with pytest.raises(EngineError, match="an index has that name"):
            indices.create(server, alias)
    finally:
        server.request("DELETE", f"/{alias}")


def test_the_first_vector_makes_the_field_and_meta_stays(cluster: Cluster) -> None:
    server = cluster.server
    with cluster.engine() as engine:
        engine.set_meta("encoder", "hash-16")
        assert indices.shape(server, f"{cluster.alias}-v1").dims is None
        list(engine.write([encoded(1)]))
        assert indices.shape(server, f"{cluster.alias}-v1").dims == 16
        assert engine.get_meta("encoder") == "hash-16"
        engine.set_meta("more", "x")
        engine.set_meta("encoder", None)
        assert indices.meta(server, f"{cluster.alias}-v1") == {"more": "x"}
        with pytest.raises(EngineError, match="vectors of 16 numbers, not 8"):
            indices.ensure_vector(server, f"{cluster.alias}-v1", 8)
        # The field's own mapping and the strictness are as the template has them.
        mapping = server.request("GET", f"/{cluster.alias}/_mapping")[f"{cluster.alias}-v1"]["mappings"]
        assert mapping["dynamic"] == "strict" and "vector" in mapping["_source"]["excludes"]


# Rebuild


@pytest.mark.parametrize("shards", [1, 3])
def test_a_rebuild_keeps_everything(cluster: Cluster, shards: int) -> None:
    engine = filled(cluster, shards=shards)
    engine.set_meta("encoder", "hash-16")
    before = held(engine)
    ids = [f"feed/{n}" for n in range(0, 300, 7)]
    postings, cards = engine.postings(ids), engine.cards(ids)
    told: list[tuple[int, int | None]] = []
    report = rebuild(cluster.server, cluster.alias, progress=lambda done, total, rate: told.append((done, total)))
    assert (report.old, report.new) == (f"{cluster.alias}-v1", f"{cluster.alias}-v2")
    assert (report.postings, report.caught_up, report.compared) == (300, 0, 100)
    assert report.searches == 40 and report.overlap >= 0.9
    assert told[-1] == (300, 300)
    assert cluster.states() == {"-v1": "retired", "-v2": "current"}
    assert held(engine) == before
    assert engine.get_meta("encoder") == "hash-16"
    assert engine.postings(ids) == postings
    again = engine.cards(ids)
    for id_ in ids:
        for name in ("posting_vector", "title_vector"):
            np.testing.assert_array_equal(getattr(again[id_], name), getattr(cards[id_], name))
    # Refreshes and replicas are as they were; nothing of the rebuild is left.
    kept = {n: {k: v for k, v in cluster.settings(f"{cluster.alias}-v{n}").items() if "replicas" in k or "refresh" in k}
            for n in (1, 2)}
    assert kept[1] == kept[2]
    engine.close()


def test_ages_stay_so_that_an_older_feed_overwrites_nothing(cluster: Cluster) -> None:
    engine = filled(cluster, 20)
    list(engine.write([encoded(3, version=50, text="new")]))
    rebuild(cluster.server, cluster.alias)
    results = list(engine.write([encoded(3, version=49, text="old"), encoded(4, version=0, text="older")]))
    assert [r.status for r in results] == ["stale", "stale"]
    assert engine.content_hashes(["feed/3"]) == {"feed/3": "3 new"}
    engine.close()


@dataclass
class Writer(threading.Thread):
    """A feed that is being indexed: inserts, replaces and deletes, and knows what must be there in the end."""

    engine: ClusterEngine
    known: dict[str, str]
    error: BaseException | None = None
    batches: int = 0

    def __post_init__(self) -> None:
        super().__init__()
        self.stopped = threading.Event()

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        try:
            while not self.stopped.wait(0.02):
                self.batch(self.batches)
                self.batches += 1
        except BaseException as exc:
            self.error = exc

    def batch(self, n: int) -> None:
        version = 100 + n
        new = [encoded(1000 + 3 * n + i, version=version) for i in range(3)]
        # Replacements of the same age too: the later one must win.
        replaced = [encoded(5 * n % 300, version=100_000, text=f"then {n}")]
        items = [*new, *replaced]
        for item, result in zip(items, self.engine.write(items), strict=True):
            assert result.status == "written", result
            self.known[item.posting.id] = item.content_hash
        gone = [f"feed/{(7 * n + 3) % 300}", f"feed/{1000 + 3 * n - 30}"]
        self.engine.delete(gone)
        for id_ in gone:
            self.known.pop(id_, None)


@pytest.mark.parametrize("shards", [1, 2])
def test_writes_and_deletes_meanwhile_are_not_lost(cluster: Cluster, shards: int) -> None:
    engine = filled(cluster, shards=shards)
    writer = Writer(engine, held(engine))
    writer.start()
    try:
        first = rebuild(cluster.server, cluster.alias)
        second = rebuild(cluster.server, cluster.alias)
    finally:
        writer.stopped.set()
        writer.join()
    assert writer.error is None, writer.error
    assert first.caught_up > 0 and second.caught_up > 0 and writer.batches > 5
    engine.refresh()
    assert held(engine) == writer.known
    engine.close()


def test_the_old_version_takes_no_more_writes(cluster: Cluster) -> None:
    engine = filled(cluster, 10)
    rebuild(cluster.server, cluster.alias)
    with pytest.raises(EngineError, match="takes no writes"):
        cluster.server.request("PUT", f"/{cluster.alias}-v1/_doc/x", body={"id": "x"})
    engine.close()


def test_the_first_vector_may_come_during_the_rebuild(cluster: Cluster) -> None:
    with cluster.engine() as engine:
        list(engine.write(EncodedPosting(Posting(id=str(n), title=f"x {n}"), {}, "h") for n in range(30)))
        engine.refresh()
        report = rebuild(
            cluster.server, cluster.alias, progress=lambda done, total, rate: list(engine.write([encoded(1)])) and None
        )
        assert report.postings == 31
        assert indices.shape(cluster.server, report.new).dims == 16
        assert engine.cards(["feed/1"])["feed/1"].posting_vector is not None


# Failures leave the alias alone


def spoiled(cluster: Cluster, spoil: Callable[[str], object]) -> Callable[[int, int | None, float], None]:
    """A progress that does something to the new version, once."""
    left = [spoil]

    def progress(done: int, total: int | None, rate: float) -> None:
        if left:
            left.pop()(f"/{cluster.alias}-v2")

    return progress


@pytest.mark.parametrize("keep", [False, True])
def test_a_failed_check_leaves_the_alias_alone(cluster: Cluster, keep: bool) -> None:
    engine = filled(cluster)
    server = cluster.server
    lost = spoiled(cluster, lambda path: server.request("DELETE", f"{path}/_doc/feed%2F7", params={"refresh": True}))
    with pytest.raises(EngineError, match=r"not taken into use: it holds 299 postings and .*-v1 holds 300") as caught:
        rebuild(server, cluster.alias, keep_failed=keep, progress=lost)
    assert ("was kept" in caught.value.message) == keep
    assert cluster.states() == {"-v1": "current", **({"-v2": "building"} if keep else {})}
    assert engine.count() == 300
    # A failed version is no target for a rollback, its number is not used again, and prune takes it away.
    with pytest.raises(EngineError, match="no version before"):
        rollback(server, cluster.alias)
    report = rebuild(server, cluster.alias)
    assert report.new == f"{cluster.alias}-v3"
    assert prune(server, cluster.alias) == ([f"{cluster.alias}-v2"] if keep else [])
    assert cluster.states() == {"-v1": "retired", "-v3": "current"}
    engine.close()


def test_another_text_is_noticed(cluster: Cluster) -> None:
    engine = filled(cluster, 50)  # all of them are read back
    server, body = cluster.server, document_of(encoded(7, text="another"))
    told = {"version": 1, "version_type": "external_gte"}
    spoil = spoiled(cluster, lambda path: server.request("PUT", f"{path}/_doc/feed%2F7", body=body, params=told))
    with pytest.raises(EngineError, match=r"1 of 50 postings read back are not those of .*-v1: feed/7"):
        rebuild(server, cluster.alias, progress=spoil)
    assert cluster.states() == {"-v1": "current"}
    engine.close()


def test_searches_that_find_other_postings_are_noticed(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = filled(cluster, 100)
    monkeypatch.setattr("jobsearch.engines.cluster.documents.terms", lambda text, language: ["nonsense"])
    with pytest.raises(EngineError, match=r"of the first 10 hits of 40 searches \d+% are those of"):
        rebuild(cluster.server, cluster.alias)
    assert cluster.states() == {"-v1": "current"}
    report = rebuild(cluster.server, cluster.alias, min_overlap=0)
    assert report.overlap < 0.7 and cluster.states() == {"-v1": "retired", "-v3": "current"}
    engine.close()


@pytest.mark.parametrize("error", [KeyboardInterrupt, EngineUnavailable("gone", engine="x")])
def test_a_rebuild_that_breaks_off_leaves_nothing(cluster: Cluster, error: BaseException) -> None:
    engine = filled(cluster, 20)

    def progress(done: int, total: int | None, rate: float) -> None:
        raise error

    with pytest.raises((KeyboardInterrupt, EngineUnavailable)):
        rebuild(cluster.server, cluster.alias, progress=progress)
    assert cluster.states() == {"-v1": "current"}
    list(engine.write([encoded(100)]))
    engine.refresh()
    assert engine.count() == 21
    engine.close()


def test_a_rebuild_killed_in_the_moment_of_the_move_is_healed_by_the_next(cluster: Cluster) -> None:
    engine = filled(cluster, 30)
    server, alias = cluster.server, cluster.alias
    indices.create_next(server, alias, dims=16, options=Options())
    announce(server, f"{alias}-v1")
    killed = closed(server, alias, f"{alias}-v1")
    killed.__enter__()
    assert cluster.states() == {"-v1": "current", "-v2": "building"}
    with (
        ClusterEngine(connect(cluster.url, Connection(patience_seconds=0.3)), alias) as hasty,
        pytest.raises(EngineError, match=r"-v1 takes no writes; lift the block: PUT .*index.blocks.write"),
    ):
        list(hasty.write([encoded(1)]))
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: [r.status for r in engine.write([encoded(100)])])
        assert rebuild(server, alias).new == f"{alias}-v3"
        assert waiting.result(timeout=60) == ["written"]
    engine.refresh()
    assert engine.count() == 31
    assert prune(server, alias) == [f"{alias}-v2"]
    engine.close()


def test_a_document_that_is_none_of_ours_stops_the_rebuild(cluster: Cluster) -> None:
    engine = filled(cluster, 20)
    cluster.server.request("PUT", f"/{cluster.alias}/_doc/odd", body={"id": "odd"})
    with pytest.raises(EngineError, match="document 'odd' is no posting of ours"):
        rebuild(cluster.server, cluster.alias)
    assert cluster.states() == {"-v1": "current"}
    engine.close()


def test_two_rebuilds_at_once_end_with_one(cluster: Cluster) -> None:
    engine = filled(cluster, 100)

    def attempt(_: int) -> str:
        try:
            return rebuild(connect(cluster.url, Connection()), cluster.alias).new
        except EngineError as exc:
            assert "another rebuild was faster" in exc.message or "somebody else changed it" in exc.message, exc
            return ""

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(attempt, range(2)))
    won = [name.removeprefix(cluster.alias) for name in results if name]
    # The second may have begun after the first had ended; else it finds the alias moved, and leaves it.
    assert won and cluster.states()[won[-1]] == "current"
    assert list(cluster.states().values()).count("current") == 1 and "building" not in cluster.states().values()
    assert engine.count() == 100
    engine.close()


# Back, and old versions


def test_rollback_and_prune(cluster: Cluster) -> None:
    engine = filled(cluster, 30)
    server, alias = cluster.server, cluster.alias
    for _ in range(3):
        rebuild(server, alias)
    assert cluster.states() == {"-v1": "retired", "-v2": "retired", "-v3": "retired", "-v4": "current"}
    assert rollback(server, alias) == (f"{alias}-v4", f"{alias}-v3")
    assert cluster.states() == {"-v1": "retired", "-v2": "retired", "-v3": "current", "-v4": "withdrawn"}
    list(engine.write([encoded(100)]))  # it takes writes again
    engine.refresh()
    assert engine.count() == 31
    assert prune(server, alias, keep=1) == [f"{alias}-v1", f"{alias}-v4"]
    assert cluster.states() == {"-v2": "retired", "-v3": "current"}
    assert rebuild(server, alias).new == f"{alias}-v5"
    assert rollback(server, alias)[1] == f"{alias}-v3"
    assert prune(server, alias, keep=0) == [f"{alias}-v2", f"{alias}-v5"]
    assert prune(server, alias, keep=0) == []
    with pytest.raises(EngineError, match="no version before"):
        rollback(server, alias)
    assert engine.count() == 31
    engine.close()


def test_the_command_line_goes_there_and_back(cluster: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
    filled(cluster, 30).close()
    index, alias = f"{cluster.url}/{cluster.alias}", cluster.alias

    def reindex(*more: str) -> dict[str, Any]:
        assert run(["reindex", "--index", index, "--json", *more]) == 0
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        return told

    planned = reindex("--dry-run", "--prune", "0")
    assert planned["rebuilt"] == {"old": f"{alias}-v1", "new": f"{alias}-v2"} and planned["pruned"] == [f"{alias}-v1"]
    assert cluster.states() == {"-v1": "current"}
    assert reindex()["rebuilt"]["postings"] == 30
    assert reindex("--dry-run", "--rollback")["rolled_back"] == {"old": f"{alias}-v2", "new": f"{alias}-v1"}
    done = reindex("--rollback", "--prune", "0")
    assert (done["rolled_back"]["new"], done["pruned"]) == (f"{alias}-v1", [f"{alias}-v2"])
    assert done["versions"] == [{"index": f"{alias}-v1", "state": "current"}]
    assert run(["reindex", "--index", f"{cluster.url}/{alias}-none", "--json"]) == 3
    assert "there is no such index" in json.loads(capsys.readouterr().err)["message"]


# Searches meanwhile


def test_the_alias_moves_under_constant_searches(cluster: Cluster) -> None:
    """No search fails and none comes back empty while the alias moves forth and back."""
    filled(cluster).close()
    stopped = threading.Event()

    def search(start: int) -> tuple[int, list[str]]:
        done, wrong = 0, []
        with ClusterEngine(connect(cluster.url, Connection(retries=0)), cluster.alias) as engine:
            while not stopped.is_set():
                asked, vector = query(start + done)
                try:
                    found = engine.retrieve(asked, vector)
                    cards = engine.cards([hit.id for hit in found.legs["text"][:3]])
                    if not (found.legs["text"] and found.legs["vector"] and len(cards) == 3):
                        wrong.append(f"search {done}: empty")
                except Exception as exc:
                    wrong.append(f"search {done}: {exc!r}")
                done += 1
        return done, wrong

    with ThreadPoolExecutor(4) as pool:
        searching = [pool.submit(search, 3 * n) for n in range(4)]
        try:
            for _ in range(2):
                rebuild(cluster.server, cluster.alias)
                rollback(cluster.server, cluster.alias)
            rebuild(cluster.server, cluster.alias)
            prune(cluster.server, cluster.alias, keep=1)
        finally:
            stopped.set()
        results = [future.result() for future in searching]
    assert [wrong for _, wrong in results if wrong] == []
    assert sum(done for done, _ in results) > 100
