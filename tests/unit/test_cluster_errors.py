"""One clear error for each thing that can be wrong with a cluster: what is wrong, what to do, and no secret."""

from __future__ import annotations

import base64
import logging
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.engines import open_engine
from jobsearch.engines.cluster.connection import Connection, connect
from jobsearch.engines.cluster.explain import Where, explain
from jobsearch.engines.cluster.failures import Failure, reason_of
from jobsearch.engines.cluster.patience import Patience
from jobsearch.errors import (
    ConfigError,
    EngineError,
    EngineRejected,
    EngineTimeout,
    EngineUnavailable,
    MissingExtraError,
)
from tests.unit.test_connection import BANNERS, ELASTICSEARCH, Clock, Said, ScriptedServer, actions

OTHER = 8 if ELASTICSEARCH[0] == 9 else 9
URL = "http://a:9200,b:9200"
WHERE = Where("elasticsearch", URL, "password", 30.0, ("s3cret-pass",))
#: Signed by itself for the name localhost; it guards nothing.
CERTIFICATE = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgwm27ZTmHH2Su9Y7O
Wur82QV3n1F7npyVOvCyME2dEPihRANCAAR+FOQw744W8SICCrz7DDl1+x7C+Dx5
aeScqWfsB/qWv7s2vH9xR3S8dMok4JQK2ItuGhD0ZjpzCVTIikQyyy9i
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUNnYa02JDBS4pwR5WnGx1UyYhT7AwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTA2MjMzNFoYDzIxMjYxMTAx
MDYyMzM0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR+FOQw744W8SICCrz7DDl1+x7C+Dx5aeScqWfsB/qWv7s2vH9xR3S8
dMok4JQK2ItuGhD0ZjpzCVTIikQyyy9io2kwZzAdBgNVHQ4EFgQUnTUL2hvkRosK
DXab8Ryracel0EYwHwYDVR0jBBgwFoAUnTUL2hvkRosKDXab8Ryracel0EYwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIhANaOmFbIm5u7AWfkpqd4J2E6Y+yt6NC/NXQ8FpbUFPqjAiB8Ozg3RvaV
lEBSSgHN3RRKaYv6wFLx9Pztt47raVeKQg==
-----END CERTIFICATE-----
"""



@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "localhost.pem"
    path.write_text(CERTIFICATE)
    return path


@pytest.fixture(params=["elasticsearch", "opensearch"])
def scripted(request: pytest.FixtureRequest) -> Iterator[ScriptedServer]:
    server = ScriptedServer(request.param)
    yield server
    server.stop()


def error(type_: str, reason: str = "because", *, cause: str | None = None, **more: Any) -> dict[str, Any]:
    """An error body as both servers make them."""
    root = {"type": type_, "reason": reason, **more}
    caused = {"caused_by": {"type": "inner", "reason": cause}} if cause else {}
    return {"error": {"root_cause": [root], **root, **caused}}


def block(number: int, text: str, of: str = "index [jobs-v1] ") -> dict[str, Any]:
    return error("cluster_block_exception", f"{of}blocked by: [FORBIDDEN/{number}/{text}];")


# What each failure is told as


@pytest.mark.parametrize(
    ("status", "body", "kind", "told"),
    [
        (403, block(8, "index write (api)"), EngineRejected,
         ["index jobs-v1 takes no writes", 'PUT http://a:9200/jobs-v1/_settings {"index.blocks.write": null}']),
        (403, block(12, "index read-only / allow delete (api)"), EngineRejected,
         ["disk", "flood-stage", 'jobs-v1/_settings {"index.blocks.read_only_allow_delete": null}']),
        (429, block(12, "disk usage exceeded flood-stage watermark, index has read-only-allow-delete block"),
         EngineRejected, ["disk", "free some", "index.blocks.read_only_allow_delete"]),
        (403, block(5, "index read-only (api)"), EngineRejected, ["read-only", '"index.blocks.read_only": null']),
        (403, block(10, "cluster create-index blocked (api)", ""), EngineRejected,
         ["no new index", "disk", '_cluster/settings {"persistent": {"cluster.blocks.create_index": null}}']),
        (403, block(99, "something new"), EngineRejected, ["something new"]),
        (503, block(1, "state not recovered / initialized", ""), EngineUnavailable, ["not ready", "_cluster/health"]),
        (404, error("index_not_found_exception", "no such index [jobs]", index="jobs"), EngineUnavailable,
         [f"{URL}/jobs", "no such index or alias", "jobsearch setup", "--index"]),
        (404, {"error": "alias [jobs] missing", "status": 404}, EngineUnavailable, [f"{URL}/jobs", "jobsearch setup"]),
        (400, error("index_closed_exception", "closed", index="jobs-v1"), EngineRejected,
         ["jobs-v1 is closed", "POST http://a:9200/jobs-v1/_open"]),
        (400, error("strict_dynamic_mapping_exception", "introduction of [x]"), EngineRejected,
         ["mapping", "introduction of [x]", "jobsearch reindex"]),
        (400, error("mapper_parsing_exception", "failed to parse field [n]", cause="For input string"), EngineRejected,
         ["mapping", "failed to parse field [n] (For input string)"]),
        (400, error("illegal_argument_exception", "mapper [a] cannot be changed"), EngineRejected, ["mapping"]),
        (400, error("parsing_exception", "unknown query [x]"), EngineRejected,
         ["refused POST /jobs/_search (400: parsing_exception: unknown query [x])"]),
        (413, "<html>413</html>", EngineRejected, ["max_chunk_bytes"]),
        (429, error("es_rejected_execution_exception", "queue is full"), EngineRejected,
         ["overloaded", "queue is full", "JOBSEARCH_THREADS"]),
        (429, error("circuit_breaking_exception", "[parent] Data too large"), EngineRejected, ["memory"]),
        (502, "<html><title>502 Bad Gateway</title>x</html>", EngineUnavailable, ["502 Bad Gateway"]),
        (504, None, EngineUnavailable, ["504"]),
        (301, "", EngineRejected, ["301", "--index"]),
        (403, error("security_exception", "action [x] is unauthorized"), EngineRejected,
         ["does not allow POST /jobs/_search to the user", "unauthorized", "privilege"]),
        (401, error("security_exception", "unable to authenticate"), EngineRejected,
         ["JOBSEARCH_USERNAME", "JOBSEARCH_PASSWORD"]),
        (500, {"message": "odd"}, EngineRejected, ["500: odd"]),
        (400, ["a"], EngineRejected, ["400"]),
    ],
)  # fmt: skip
def test_an_answer_is_told_clearly(status: int, body: Any, kind: type[EngineError], told: list[str]) -> None:
    found = explain(Failure("status", status=status, body=body), WHERE, asked="POST /jobs/_search")
    assert type(found) is kind and found.engine == "elasticsearch"
    assert str(found).startswith(URL) and "\n" not in str(found)
    for text in told:
        assert text in str(found)
    if isinstance(found, EngineRejected):
        assert found.status == status and found.reason
    else:
        assert isinstance(found, EngineUnavailable) and found.url == URL


@pytest.mark.parametrize(
    ("login", "engine", "told"),
    [
        ("api_key", "elasticsearch", ["API key", "JOBSEARCH_API_KEY"]),
        ("api_key", None, ["API key", "OpenSearch takes username and password"]),
        ("password", "opensearch", ["JOBSEARCH_USERNAME", "JOBSEARCH_PASSWORD"]),
        (None, None, ["asks for a login", "JOBSEARCH_API_KEY", "JOBSEARCH_PASSWORD"]),
    ],
)
def test_a_refused_login_names_its_settings(login: str | None, engine: str | None, told: list[str]) -> None:
    found = explain(Failure("status", status=401), Where(engine, URL, login))
    assert isinstance(found, EngineRejected) and all(text in str(found) for text in told)


@pytest.mark.parametrize(
    ("kind", "told"),
    [("refused", "refuses"), ("unreachable", "No route"), ("name", "no such host"), ("closed", "https instead"),
     ("tls", "TLS"), ("plain", "http://"), ("certificate", "JOBSEARCH_CA_CERTS"), ("garbled", "proxy"),
     ("unmarked", "X-Elastic-Product"), ("timeout", "JOBSEARCH_TIMEOUT_SECONDS")],
)  # fmt: skip
def test_no_answer_is_told_clearly(kind: Any, told: str) -> None:
    found = explain(Failure(kind, detail="No route to host"), WHERE)
    assert type(found) is (EngineTimeout if kind == "timeout" else EngineUnavailable)
    assert str(found).startswith(URL) and told in str(found) and found.url == URL


def test_nobody_there() -> None:
    with pytest.raises(EngineUnavailable, match=r"http://localhost:1 refuses the connection.*--index"):
        connect("http://localhost:1/jobs", Connection(retries=0))
    with pytest.raises(EngineUnavailable, match="no such host"):
        connect("http://no-such-host.invalid:9200/jobs", Connection(retries=0))


def test_the_reason_is_the_root_cause() -> None:
    assert reason_of(error("a", "b", cause="c")) == "a: b (c)"
    assert reason_of(error("a", "b: c", cause="c")) == "a: b: c"
    assert reason_of({"type": "a", "reason": "b\n c"}) == "a: b c"
    shards = {"error": {"root_cause": [], "type": "search_phase_execution_exception", "reason": "all shards failed"}}
    assert reason_of(shards) == "search_phase_execution_exception: all shards failed"
    bare = (None, "", {}, {"error": "x"}, {"error": None}, 5)
    assert [reason_of(body) for body in bare] == ["", "", "", "x", "", "5"]


# Products and versions that do not do


@pytest.mark.parametrize(
    ("product", "number", "told"),
    [
        ("elasticsearch", "8.14.3", "8.15 or newer"),
        ("elasticsearch", "7.17.0", "8.15 or newer"),
        ("elasticsearch", f"{OTHER}.19.2", f"pip install 'elasticsearch>={OTHER},<{OTHER + 1}'"),
        ("elasticsearch", "10.0.0-SNAPSHOT", "pip install 'elasticsearch>=10,<11'"),
        ("opensearch", "2.16.0", "2.17 or newer"),
        ("opensearch", "1.3.0", "2.17 or newer"),
        ("opensearch", "7.10.2", "override_main_response_version"),
    ],
)
def test_a_version_that_does_not_do(product: str, number: str, told: str) -> None:
    scripted = ScriptedServer(product)
    scripted.root = Said(body={**BANNERS[product], "version": {**BANNERS[product]["version"], "number": number}})
    try:
        with pytest.raises(EngineError) as caught:
            connect(scripted.url, Connection())
        assert told in str(caught.value) and number.partition("-")[0] in str(caught.value)
        assert caught.value.engine == product
    finally:
        scripted.stop()


@pytest.mark.parametrize(
    ("root", "told"),
    [
        (Said(body="<html><head><title>Kibana\n login</title></head></html>"), "Kibana login"),
        (Said(body={"hello": "world"}), "hello"),
        (Said(body={"tagline": "You Know, for Search"}), "for Search"),
        (Said(body=[1, 2]), "[1, 2]"),
        (Said(404, "no such page"), "HTTP 404"),
        (Said(302, "", {"Location": "/login"}), "302"),
        (Said(200, "{", {"Content-Type": "application/json"}), "not JSON"),
        (Said(200, "<a/>", {"Content-Type": "application/xml"}), "application/xml"),
    ],
)
@pytest.mark.parametrize("engine", [None, "elasticsearch", "opensearch"])
def test_what_is_no_search_server_is_named(root: Said, told: str, engine: str | None) -> None:
    scripted = ScriptedServer()
    scripted.root = root
    try:
        with pytest.raises(EngineError) as caught:
            connect(scripted.url, Connection(), engine=engine)
        assert scripted.url in str(caught.value) and "--index" in str(caught.value)
        assert told in str(caught.value) or "text/html" in str(caught.value)
    finally:
        scripted.stop()


def test_the_other_product_is_refused_when_one_is_asked_for(scripted: ScriptedServer) -> None:
    other = {"elasticsearch": "opensearch", "opensearch": "elasticsearch"}[scripted.product]
    with pytest.raises(EngineError, match=r"(?i)" + scripted.product) as caught:
        open_engine(f"{scripted.url}/jobs", engine=other)
    assert "--engine" in str(caught.value) and caught.value.engine == other
    server = connect(f"{scripted.url}/jobs", Connection(), engine=scripted.product)
    assert server.name == scripted.product
    server.close()


def test_a_client_that_is_missing_is_named(scripted: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"elasticsearch": "elasticsearch", "opensearch": "opensearchpy"}
    package = "jobsearch.engines.cluster.transport_"
    for name in own:
        monkeypatch.delitem(sys.modules, f"{package}{name}", raising=False)
    monkeypatch.setitem(sys.modules, own[scripted.product], None)
    for engine in (None, scripted.product):
        with pytest.raises(MissingExtraError) as caught:
            connect(scripted.url, Connection(), engine=engine)
        assert str(caught.value).endswith(f"pip install 'jobsearch[{scripted.product}]'")
    for absent in own.values():
        monkeypatch.setitem(sys.modules, absent, None)
    with pytest.raises(MissingExtraError, match=r"jobsearch\[opensearch\].*jobsearch\[elasticsearch\]'$"):
        connect(scripted.url, Connection())


# TLS


def test_a_certificate_is_checked_against_the_bundle(
    certificate: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for product in ("elasticsearch", "opensearch"):
        scripted = ScriptedServer(product, certificate=certificate)
        clock = Clock()

        patience = clock.patience()

        def reach(url: str, told: str, p: Patience = patience, engine: str = product, **values: Any) -> None:
            with pytest.raises(EngineUnavailable, match=told) as caught:
                connect(url, Connection(**values), engine=engine, patience=p)
            assert url in str(caught.value)

        reach(scripted.url, r"self-signed certificate.*JOBSEARCH_CA_CERTS")
        by_number = scripted.url.replace("localhost", "127.0.0.1")
        reach(by_number, "(doesn't match|not valid for).*--index", ca_certs=certificate)
        assert clock.slept == []
        reach(scripted.url.replace("https:", "http:"), "https")
        server = connect(scripted.url, Connection(ca_certs=certificate, username="me", password="p"), engine=product)
        assert server.request("GET", "/x") == {}
        server.close()
        with caplog.at_level(logging.WARNING, "jobsearch"):
            caplog.clear()
            connect(scripted.url, Connection(verify_certs=False), engine=product).close()
        assert "verify_certs is off" in caplog.text
        scripted.stop()
        plain = ScriptedServer(product)
        reach(plain.url.replace("http:", "https:"), "write http://")
        plain.stop()
    for path in (tmp_path / "absent.pem", tmp_path):
        with pytest.raises(ConfigError, match="ca_certs") as caught:
            connect("https://localhost:1", Connection(ca_certs=path))
        assert caught.value.setting == "ca_certs"


# Secrets


@pytest.mark.parametrize("root", [Said(401), Said(403), Said(500), Said(hang_up=True), Said(body="<html>"), None])
def test_secrets_are_nowhere(scripted: ScriptedServer, caplog: pytest.LogCaptureFixture, root: Said | None) -> None:
    scripted.root = root or scripted.root
    scripted.otherwise = Said(500)
    host = scripted.url.removeprefix("http://")
    told = []
    with caplog.at_level(logging.DEBUG):
        for url, connection in (
            (f"http://somebody:s3cret-pass@{host}/jobs", Connection()),
            (f"{scripted.url}/jobs", Connection(api_key="c2VjcmV0OmtleQ")),
            (f"{scripted.url}/jobs", Connection(username="somebody", password="s3cret-pass")),
        ):
            try:
                server = connect(url, connection, patience=Clock().patience())
                told.append(repr(server) + repr(vars(server)) + server.url)
                list(server.bulk(actions(1)))
            except EngineError as exc:
                again = pickle.loads(pickle.dumps(exc))
                assert (type(again), again.message) == (type(exc), exc.message)
                told += [str(exc), repr(exc), repr(vars(exc)), pickle.dumps(exc).decode("latin-1")]
    assert len(told) >= 12
    for text in (*told, caplog.text):
        for secret in ("s3cret-pass", "c2VjcmV0OmtleQ", "c29tZWJvZHk6czNjcmV0LXBhc3M="):
            assert secret not in text


passwords = st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=10).map(lambda text: f"{text}~9")


@settings(deadline=None)
@given(passwords, st.sampled_from([None, 400, 401, 403, 404, 413, 429, 500, 503]), st.booleans())
def test_no_error_ever_holds_the_password(password: str, status: int | None, echoed_sent: bool) -> None:
    """Not even where a server or a proxy echoes it."""
    connection = Connection(username="me", password=password)
    sent = base64.b64encode(f"me:{password}".encode()).decode()
    where = Where(None, URL, connection.login, 30.0, connection.secrets())
    echo = f"x{sent if echoed_sent else password}y"
    bodies = [
        echo, error(echo, echo, cause=echo, index=echo), {"error": echo}, {"message": echo}, f"<title>{echo}</title>",
        block(8, echo), error("index_not_found_exception", echo, index=echo), error("mapper_parsing_exception", echo),
        error("index_closed_exception", echo, index=echo),
    ]  # fmt: skip
    for body in bodies:
        failure = Failure("status", status=status, body=body) if status else Failure("garbled", detail=str(body))
        found = explain(failure, where, asked="GET /")
        for shown in (str(found), repr(found), repr(vars(found)), repr(where), pickle.dumps(found).decode("latin-1")):
            assert password not in shown and sent not in shown
        again = pickle.loads(pickle.dumps(found))
        assert (type(again), vars(again)) == (type(found), vars(found))
