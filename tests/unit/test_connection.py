"""Reaching a cluster: addresses, logins, product and version, requests, bulk writes, nodes that die and come back."""

from __future__ import annotations

import contextlib
import gzip
import json
import logging
import socket
import ssl
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import elasticsearch
import pytest

from jobsearch.engines.cluster.connection import Connection, Server, connect
from jobsearch.engines.cluster.patience import Patience
from jobsearch.errors import (
    EngineError,
    EngineRejected,
    EngineTimeout,
    EngineUnavailable,
)

#: A server whose major is the installed client's, whichever that is.
ELASTICSEARCH = (elasticsearch.__version__[0], 19, 3)
BANNERS: dict[str, dict[str, Any]] = {
    "elasticsearch": {
        "name": "n1", "version": {"number": ".".join(map(str, ELASTICSEARCH))}, "tagline": "You Know, for Search",
    },
    "opensearch": {"name": "n1", "version": {"number": "2.19.1", "distribution": "opensearch"}, "tagline": "..."},
}
@dataclass(frozen=True)
class Said:
    """One answer of a scripted server; `hang_up` closes the connection instead."""

    status: int = 200
    body: Any = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    hang_up: bool = False


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.body.splitlines()]


class ScriptedServer:
    """An HTTP server on loopback that says what a test wrote down; GET / gets a product's banner, the rest `{}`."""

    def __init__(self, product: str = "elasticsearch", *, port: int = 0, certificate: Path | None = None) -> None:
        self.product = product
        self.root = Said(body=BANNERS[product])
        self.script: deque[Said | Callable[[Asked], Said]] = deque()
        self.otherwise: Said | Callable[[Asked], Said] = Said()
        self.asked: list[Asked] = []
        self._http = _Http(("127.0.0.1", port), _Handler)
        self._http.scripted = self
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
        self.port = self._http.server_address[1]
        self.url = f"{'https' if certificate else 'http'}://localhost:{self.port}"
        self._thread = Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def say(self, *said: Said | Callable[[Asked], Said]) -> None:
        """Add to what is answered next, GET / left out."""
        self.script.extend(said)

    def answer(self, asked: Asked) -> Said:
        self.asked.append(asked)
        if asked.path == "/":
            return self.root
        said = self.script.popleft() if self.script else self.otherwise
        return said if isinstance(said, Said) else said(asked)

    def stop(self) -> None:
        """As a killed server: its port is closed, and so is every connection."""
        self._http.shutdown()
        self._http.server_close()
        for connection in list(self._http.connections):
            connection.close_abruptly()
        self._thread.join()

    @property
    def requests(self) -> list[Asked]:
        """Those that were not GET /."""
        return [asked for asked in self.asked if asked.path != "/"]


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64
    scripted: ScriptedServer

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.connections: set[_Handler] = set()

    def handle_error(self, *_: object) -> None:
        """A client that leaves is no error."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Http

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self)

    def finish(self) -> None:
        self.server.connections.discard(self)
        super().finish()

    def close_abruptly(self) -> None:
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        """Nothing on stderr."""

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        headers = {name.lower(): value for name, value in self.headers.items()}
        said = self.server.scripted.answer(Asked(self.command, self.path, headers, body))
        time.sleep(said.delay)
        if said.hang_up:
            self.close_connection = True
            self.close_abruptly()
            return
        kind = "application/json" if isinstance(said.body, dict | list) else "text/html"
        data = json.dumps(said.body).encode() if kind == "application/json" else str(said.body).encode()
        sent = {"Content-Type": kind, "Content-Length": str(len(data)), **said.headers}
        if self.server.scripted.product == "elasticsearch":
            sent.setdefault("X-Elastic-Product", "Elasticsearch")
        self.send_response(said.status)
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def patience(self, *, retries: int = 3, seconds: float = 120.0) -> Patience:
        return Patience(retries=retries, seconds=seconds, sleep=self.sleep, clock=lambda: self.now,
                        jitter=lambda _, high: high)  # fmt: skip


def items(asked: Asked, *, but: dict[str, Said] | None = None) -> Said:
    """A bulk answer: every action done, but those whose id is told otherwise."""
    answered = []
    lines = iter(asked.lines)
    for head in lines:
        ((kind, action),) = head.items()
        if kind != "delete":
            next(lines)
        said = (but or {}).get(action["_id"], Said(201))
        answered.append({kind: {"_id": action["_id"], "status": said.status, **said.body}})
    return Said(body={"took": 1, "errors": bool(but), "items": answered})


def refused(status: int, type_: str, reason: str = "because") -> Said:
    return Said(status, {"error": {"type": type_, "reason": reason}})


def actions(n: int, text: str = "x") -> list[dict[str, Any]]:
    return [{"_op_type": "index", "_index": "jobs", "_id": str(i), "_source": {"text": text}} for i in range(n)]


@pytest.fixture(params=["elasticsearch", "opensearch"])
def scripted(request: pytest.FixtureRequest) -> Iterator[ScriptedServer]:
    server = ScriptedServer(request.param)
    yield server
    server.stop()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(scripted: ScriptedServer, clock: Clock) -> Iterator[Server]:
    opened = connect(scripted.url, Connection(timeout_seconds=5), patience=clock.patience())
    yield opened
    opened.close()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


# Product, version, login


def test_product_and_version_are_told(scripted: ScriptedServer, server: Server) -> None:
    assert server.name == scripted.product
    assert server.version == {"elasticsearch": ELASTICSEARCH, "opensearch": (2, 19, 1)}[scripted.product]
    assert server.name in repr(server) and scripted.url in repr(server)


def test_a_server_that_is_starting_says_who_it_is(scripted: ScriptedServer) -> None:
    scripted.root = Said(503, BANNERS[scripted.product])
    server = connect(scripted.url, Connection())
    assert server.name == scripted.product
    server.close()


def test_a_login_is_sent_with_every_request_and_one_in_the_url_overrules(scripted: ScriptedServer) -> None:
    host = scripted.url.removeprefix("http://")
    with_key = Connection(api_key="aWQ6a2V5")
    for url, connection, sent in (
        (scripted.url, with_key, "ApiKey aWQ6a2V5"),
        (f"http://me:p%40ss@{host}", with_key, "Basic bWU6cEBzcw=="),
        (f"http://me@{host}", Connection(username="you", password="p@ss"), "Basic bWU6cEBzcw=="),
        (scripted.url, Connection(), None),
    ):
        server = connect(url, connection)
        scripted.say(Said(), items)
        server.request("GET", "/jobs")
        assert list(server.bulk(actions(1)))
        server.close()
        assert {asked.headers.get("authorization") for asked in scripted.asked} == {sent}
        assert server.url == scripted.url
        scripted.asked.clear()


# Requests


def test_a_request_says_what_it_was_told(scripted: ScriptedServer, server: Server) -> None:
    scripted.say(Said(body={"took": 1}), Said(body={"responses": []}), Said(), Said(404), Said(404, {"found": False}))
    assert server.request("POST", "/jobs/_search", body={"q": "é"}, params={"timeout": "5s", "x": True, "y": ["a", 1],
                          "z": None}) == {"took": 1}  # fmt: skip
    server.request("POST", "/_msearch", body=[{"index": "jobs"}, {"size": 0}])
    assert server.request("HEAD", "/jobs") is True
    assert server.request("HEAD", "/jobs") is False
    assert server.request("GET", "/jobs/_doc/1", allow=(404,)) == {"found": False}
    first, second, *_ = scripted.requests
    assert (first.method, first.lines) == ("POST", [{"q": "é"}])
    assert first.path == "/jobs/_search?timeout=5s&x=true&y=a,1".replace(",", "%2C" if "%2C" in first.path else ",")
    assert second.lines == [{"index": "jobs"}, {"size": 0}] and second.body.endswith(b"\n")
    assert "ndjson" in second.headers["content-type"] and "ndjson" not in first.headers["content-type"]
    assert "content-encoding" not in first.headers


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_server_that_is_away_for_a_moment_is_asked_again(
    scripted: ScriptedServer, server: Server, clock: Clock, status: int
) -> None:
    scripted.say(Said(status), Said(status, "<html>busy</html>"), Said(body={"ok": 1}))
    assert server.request("GET", "/x") == {"ok": 1}
    assert clock.slept == [0.1, 0.2]


def test_a_hang_up_is_asked_again(scripted: ScriptedServer, server: Server, clock: Clock) -> None:
    torn = Said(body={"ok": 1}, headers={"Content-Length": "99", "Connection": "close"})
    scripted.say(Said(hang_up=True), torn, Said(body={"ok": 1}))
    assert server.request("GET", "/x") == {"ok": 1}
    assert len(clock.slept) == 2


def test_quick_tries_end(scripted: ScriptedServer, server: Server, clock: Clock) -> None:
    scripted.otherwise = refused(503, "no_shard_available_action_exception")
    with pytest.raises(EngineUnavailable, match="no_shard_available") as caught:
        server.request("GET", "/x")
    assert len(scripted.requests) == 4 and sum(clock.slept) < 1
    assert caught.value.url == scripted.url and caught.value.__cause__ is not None


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 500])
def test_what_would_fail_again_is_asked_once(
    scripted: ScriptedServer, server: Server, clock: Clock, status: int
) -> None:
    scripted.say(refused(status, "some_exception"))
    with pytest.raises(EngineRejected, match="some_exception" if status != 401 else "401") as caught:
        server.request("GET", "/x", patient=True)
    assert (caught.value.status, caught.value.reason) == (status, "some_exception: because")
    assert (len(scripted.requests), clock.slept) == (1, [])


def test_patience_waits_until_the_server_is_back(
    scripted: ScriptedServer, server: Server, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    scripted.say(Said(hang_up=True), *[Said(503)] * 6, refused(500, "node_closed_exception"), Said(body={"ok": 1}))
    with caplog.at_level(logging.WARNING, "jobsearch"):
        assert server.request("GET", "/x", patient=True) == {"ok": 1}
    assert clock.slept == [0.25, 0.5, 1, 2, 4, 5, 5, 5]
    away, back = [record.getMessage() for record in caplog.records if record.name == "jobsearch"]
    assert scripted.url in away and "waiting up to 120 s" in away
    assert "back after 22.8 s" in back


def test_patience_ends(scripted: ScriptedServer, server: Server, clock: Clock) -> None:
    scripted.otherwise = Said(503)
    with pytest.raises(EngineUnavailable, match="not ready"):
        server.request("GET", "/x", patient=True)
    assert clock.now == pytest.approx(120)


def test_a_slow_answer_is_a_timeout_and_not_asked_for_again(scripted: ScriptedServer, clock: Clock) -> None:
    server = connect(scripted.url, Connection(timeout_seconds=0.2), patience=clock.patience())
    scripted.say(Said(delay=0.6))
    with pytest.raises(EngineTimeout, match=r"within 0\.2 s.*timeout_seconds") as caught:
        server.request("GET", "/x")
    assert (caught.value.url, len(scripted.requests), clock.slept) == (scripted.url, 1, [])
    scripted.say(Said(delay=0.6), Said(body={"ok": 1}))
    assert server.request("GET", "/x", patient=True) == {"ok": 1}
    server.close()


def test_a_part_of_an_answer_that_failed_fails_it(scripted: ScriptedServer, server: Server) -> None:
    bad = {"status": 400, "error": {"type": "query_shard_exception", "reason": "no vector", "index": "jobs-v1"}}
    good = {"status": 200, "hits": {}, "_shards": {"total": 1, "failed": 0}}
    torn = {"_shards": {"total": 2, "failed": 1, "failures": [{"status": 503, "reason": {"type": "t", "reason": "r"}}]}}
    scripted.say(Said(body={"responses": [good, bad]}))
    with pytest.raises(EngineRejected, match=r"mapping, of index jobs-v1.*no vector"):
        server.request("POST", "/_msearch", body=[{}, {}, {}, {}])
    scripted.say(Said(body={"responses": [good, torn]}), Said(body={"responses": [good, good]}))
    assert server.request("POST", "/_msearch", body=[{}, {}])["responses"] == [good, good]
    scripted.otherwise = Said(body={"_shards": {"total": 2, "failed": 1}})
    with pytest.raises(EngineUnavailable, match="1 of 2 shards"):
        server.request("POST", "/jobs/_count")
    with pytest.raises(EngineRejected, match="no vector"):
        server.check(bad)
    server.check(good)
    scripted.otherwise = Said(body={"docs": [{"_id": "1", "error": {"type": "index_not_found_exception",
                                                                    "reason": "no such index [jobs]"}}]})  # fmt: skip
    with pytest.raises(EngineUnavailable, match="/jobs: there is no such index"):
        server.request("POST", "/jobs/_mget", body={"ids": ["1"]})


def test_what_the_server_notes_is_logged_and_no_warning(
    scripted: ScriptedServer, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    told = f'299 {scripted.product}-1 "something is deprecated"'
    scripted.otherwise = Said(headers={"Warning": told})
    with caplog.at_level(logging.INFO, "jobsearch"):
        for _ in range(3):
            assert server.request("GET", "/x") == {}
    assert [record.getMessage() for record in caplog.records if record.name == "jobsearch"] == [
        f"the server notes: {told}"
    ]


def test_what_is_only_not_there_is_no_warning(
    scripted: ScriptedServer, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    scripted.say(refused(404, "index_not_found_exception"), Said(404))
    with caplog.at_level(logging.WARNING):
        assert "error" in server.request("GET", "/jobs/_alias", allow=(404,))
        assert server.request("HEAD", "/jobs") is False
    assert caplog.records == []


def test_a_closed_server_is_closed(server: Server) -> None:
    server.close()
    server.close()
    with pytest.raises(EngineUnavailable, match="closed"):
        server.request("GET", "/x")
    with pytest.raises(EngineUnavailable, match="closed"):
        next(server.bulk(actions(1)))


def test_an_elasticsearch_behind_a_proxy_that_takes_its_header_away() -> None:
    scripted = ScriptedServer()
    scripted.otherwise = Said(headers={"X-Elastic-Product": ""})
    server = connect(scripted.url, Connection())
    with pytest.raises(EngineUnavailable, match="X-Elastic-Product"):
        server.request("GET", "/x")
    server.close()
    scripted.stop()


def test_many_threads_share_a_server(
    scripted: ScriptedServer, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    scripted.otherwise = Said(body={"ok": 1}, delay=0.02)
    found: list[Any] = []
    threads = [Thread(target=lambda: found.append(server.request("GET", "/x"))) for _ in range(24)]
    with caplog.at_level(logging.WARNING):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [{"ok": 1}] * 24 and caplog.records == []


# Bulk writes


def test_bulk_goes_in_chunks_by_bytes_and_is_lazy(scripted: ScriptedServer) -> None:
    scripted.otherwise = items
    server = connect(scripted.url, Connection(max_chunk_bytes=10_000))
    taken: list[str] = []

    def produced() -> Iterator[dict[str, Any]]:
        for action in actions(100, "x" * 1000):
            taken.append(action["_id"])
            yield action

    results = server.bulk(produced())
    ok, first = next(results)
    assert ok and first["index"]["_id"] == "0" and len(taken) < 20
    assert [result["index"]["_id"] for _, result in results] == [str(i) for i in range(1, 100)]
    assert 10 <= len(scripted.requests) <= 13
    assert all(len(asked.body) <= 10_000 for asked in scripted.requests)
    server.close()


def test_bulk_tells_what_became_of_each_document(scripted: ScriptedServer, server: Server) -> None:
    scripted.say(lambda asked: items(asked, but={"1": refused(400, "mapper_parsing_exception"),
                                                 "2": refused(409, "version_conflict_engine_exception")}))  # fmt: skip
    gone = {"_op_type": "delete", "_index": "jobs", "_id": "9", "version": 3, "version_type": "external_gte"}
    results = list(server.bulk([*actions(3), gone, {**actions(1)[0], "_id": "10", "require_alias": True}]))
    assert [ok for ok, _ in results] == [True, False, False, True, True]
    assert results[1][1]["index"]["error"]["type"] == "mapper_parsing_exception"
    sent = scripted.requests[0].lines
    assert sent[6] == {"delete": {"_id": "9", "_index": "jobs", "version": 3, "version_type": "external_gte"}}
    assert sent[7] == {"index": {"_id": "10", "_index": "jobs", "require_alias": True}}
    assert sent[8] == {"text": "x"}


@pytest.mark.parametrize("status", [429, 503])
def test_documents_refused_for_now_are_sent_again_alone_and_keep_their_place(
    scripted: ScriptedServer, server: Server, clock: Clock, status: int
) -> None:
    for_now = refused(status, "es_rejected_execution_exception")
    scripted.say(
        lambda asked: items(asked, but={"1": for_now, "3": for_now}), Said(status), lambda asked: items(asked, but={
            "3": for_now}), items,
    )  # fmt: skip
    results = list(server.bulk(actions(5)))
    assert [(ok, result["index"]["_id"]) for ok, result in results] == [(True, str(i)) for i in range(5)]
    sent = [[line["index"]["_id"] for line in asked.lines[::2]] for asked in scripted.requests]
    assert sent == [["0", "1", "2", "3", "4"], ["1", "3"], ["1", "3"], ["3"]]
    assert len(clock.slept) == 3


def test_a_chunk_whose_server_goes_away_is_sent_again(scripted: ScriptedServer, server: Server, clock: Clock) -> None:
    scripted.say(Said(hang_up=True), refused(503, "cluster_block_exception", "blocked by: [SERVICE_UNAVAILABLE/1/"
                 "state not recovered / initialized];"), items)  # fmt: skip
    assert [ok for ok, _ in server.bulk(actions(3))] == [True] * 3
    assert len(clock.slept) == 2 and len(scripted.requests) == 3


def test_bulk_gives_up_when_patience_is_over(scripted: ScriptedServer, server: Server, clock: Clock) -> None:
    scripted.otherwise = Said(hang_up=True)
    with pytest.raises(EngineUnavailable, match="closed the connection"):
        list(server.bulk(actions(3)))
    assert clock.now == pytest.approx(120)
    scripted.otherwise = lambda asked: items(asked, but={"1": refused(429, "es_rejected_execution_exception")})
    with pytest.raises(EngineRejected, match=r"overloaded.*JOBSEARCH_THREADS"):
        list(server.bulk(actions(3), patient=False))


@pytest.mark.parametrize("body", ["<html>", {}, {"items": []}, {"items": None}])
def test_a_bulk_answer_that_does_not_fit_is_no_success(scripted: ScriptedServer, server: Server, body: Any) -> None:
    scripted.say(Said(body=body))
    with pytest.raises(EngineUnavailable, match="does not answer as a search server does"):
        list(server.bulk(actions(2)))


def test_a_chunk_that_is_too_large_is_halved(scripted: ScriptedServer, server: Server) -> None:
    def most(asked: Asked) -> Said:
        return Said(413, "<html>too large</html>") if len(asked.body) > 300 else items(asked)

    scripted.otherwise = most
    results = list(server.bulk([*actions(4), {**actions(1)[0], "_id": "large", "_source": {"text": "x" * 500}},
                                {**actions(1)[0], "_id": "last"}]))  # fmt: skip
    assert [(ok, result["index"]["_id"]) for ok, result in results] == [
        (True, "0"), (True, "1"), (True, "2"), (True, "3"), (False, "large"), (True, "last"),
    ]  # fmt: skip
    told = results[4][1]["index"]
    assert told["status"] == 413 and "larger than" in told["error"]["reason"]


@pytest.mark.parametrize(
    ("said", "error", "told"),
    [
        (refused(404, "index_not_found_exception", "no such index [jobs]"), EngineUnavailable, "jobsearch setup"),
        (refused(403, "cluster_block_exception", "index [jobs-v1] blocked by: [FORBIDDEN/8/index write (api)];"),
         EngineRejected, "index.blocks.write"),
        (refused(429, "cluster_block_exception", "index [jobs-v1] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded"
                 " flood-stage watermark, index has read-only-allow-delete block];"), EngineRejected, "disk"),
        (refused(400, "strict_dynamic_mapping_exception", "dynamic introduction of [x]"), EngineRejected, "mapping"),
        (refused(403, "security_exception", "action is unauthorized"), EngineRejected, "unauthorized"),
    ],
)  # fmt: skip
def test_what_ails_the_index_ends_the_job(
    scripted: ScriptedServer, server: Server, clock: Clock, said: Said, error: type[EngineError], told: str
) -> None:
    scripted.say(lambda asked: items(asked, but={"1": said}))
    with pytest.raises(error, match=told):
        list(server.bulk(actions(3)))
    scripted.say(said)
    with pytest.raises(error, match=told):
        list(server.bulk(actions(3)))
    assert clock.slept == []


# Nodes that die


def test_another_node_answers_for_a_dead_one(scripted: ScriptedServer) -> None:
    scripted.otherwise = lambda asked: items(asked) if asked.path.startswith("/_bulk") else Said(body={"ok": 1})
    dead = free_port()
    for nodes in (f"http://localhost:{dead},localhost:{scripted.port}", f"{scripted.url},localhost:{dead}"):
        clock = Clock()
        server = connect(f"{nodes}/jobs", Connection(), patience=clock.patience())
        assert [server.request("GET", "/x") for _ in range(6)] == [{"ok": 1}] * 6
        assert [ok for ok, _ in server.bulk(actions(2))] == [True, True]
        assert clock.slept == []  # the client goes to the other node by itself
        server.close()


def test_a_node_that_dies_later_is_left(scripted: ScriptedServer) -> None:
    other = ScriptedServer(scripted.product)
    clock = Clock()
    server = connect(f"{scripted.url},localhost:{other.port}", Connection(), patience=clock.patience())
    for _ in range(4):
        server.request("GET", "/x")
    other.stop()
    before = len(scripted.requests)
    for _ in range(6):
        server.request("GET", "/x")
    assert len(scripted.requests) == before + 6 and clock.slept == []
    scripted.stop()
    with pytest.raises(EngineUnavailable, match=rf"{scripted.url},localhost:{other.port} refuses"):
        server.request("GET", "/x")
    server.close()


def test_bulk_outlives_a_server_that_is_killed_and_started_again(scripted: ScriptedServer) -> None:
    revived: list[ScriptedServer] = []
    server = connect(scripted.url, Connection(patience_seconds=30, max_chunk_bytes=100))

    def kill(_: Asked) -> Said:
        def work() -> None:
            scripted.stop()
            time.sleep(0.3)
            again = ScriptedServer(scripted.product, port=scripted.port)
            again.otherwise = items
            revived.append(again)

        Thread(target=work).start()
        return Said(delay=0.2, hang_up=True)

    scripted.say(items, items, kill)
    assert [(ok, result["index"]["_id"]) for ok, result in server.bulk(actions(6))] == [
        (True, str(i)) for i in range(6)
    ]
    server.close()
    revived[0].stop()


