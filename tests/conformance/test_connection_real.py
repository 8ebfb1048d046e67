"""Reaching real servers: what they answer is what the unit tests' scripted ones say, and each trouble is one error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from jobsearch.engines.cluster.connection import Connection, Server, connect
from jobsearch.errors import EngineError, EngineRejected, EngineUnavailable

pytestmark = pytest.mark.engine

MAPPING = {"dynamic": "strict", "properties": {"text": {"type": "keyword"}, "n": {"type": "long"}}}


@pytest.fixture(params=["elasticsearch", "opensearch"])
def url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def server(url: str) -> Iterator[Server]:
    opened = connect(url, Connection(max_chunk_bytes=1000, retries=8))  # a small test server may be out of memory
    yield opened
    opened.close()


@pytest.fixture
def index(server: Server) -> Iterator[str]:
    """An index of one shard, with an alias of its name without -v1."""
    alias = f"jobsearch-test-{uuid4().hex[:12]}"
    body = {
        "settings": {"number_of_shards": 1, "number_of_replicas": 0}, "mappings": MAPPING, "aliases": {alias: {}},
    }  # fmt: skip
    server.request("PUT", f"/{alias}-v1", body=body)
    yield f"{alias}-v1"
    unblocked = {f"index.blocks.{name}": None for name in ("write", "read_only", "read_only_allow_delete")}
    server.request("PUT", f"/{alias}-v1/_settings", body=unblocked)
    server.request("DELETE", f"/{alias}-v1")


def write(server: Server, index: str, *documents: dict[str, Any], **more: Any) -> list[tuple[bool, int]]:
    """(whether it was done, status) of each; `_id` is its place."""
    actions = [{"_op_type": "index", "_index": index, "_id": str(i), "_source": source, **more}
               for i, source in enumerate(documents)]  # fmt: skip
    results = list(server.bulk(actions))
    assert [result["index"]["_id"] for _, result in results] == [action["_id"] for action in actions]
    return [(ok, result["index"]["status"]) for ok, result in results]


def test_product_and_version_are_told(url: str, server: Server, request: pytest.FixtureRequest) -> None:
    product = request.node.callspec.params["url"]
    assert server.name == product and server.version[0] >= 2
    connect(url, Connection(), engine=product).close()
    other = {"elasticsearch": "opensearch", "opensearch": "elasticsearch"}[product]
    with pytest.raises(EngineError, match="--engine"):
        connect(url, Connection(), engine=other)


def test_a_dead_node_beside_a_live_one(url: str, index: str) -> None:
    scheme, _, place = url.partition("://")
    for nodes in (f"{scheme}://localhost:1,{place}", f"{scheme}://{place},localhost:1"):
        server = connect(nodes, Connection(retries=8))
        assert [server.request("HEAD", f"/{index}") for _ in range(4)] == [True] * 4
        assert [ok for ok, _ in write(server, index, {"n": 1}, {"n": 2})] == [True, True]
        server.close()


def test_documents_are_written_in_chunks_and_found(server: Server, index: str) -> None:
    assert write(server, index, *({"text": "é" * 100, "n": i} for i in range(50))) == [(True, 201)] * 50
    server.request("POST", f"/{index}/_refresh")
    assert server.request("GET", f"/{index}/_count")["count"] == 50
    body = [{"index": index}, {"size": 0, "track_total_hits": True}, {"index": index}, {"query": {"match_none": {}}}]
    first, second = server.request("POST", "/_msearch", body=body)["responses"]
    assert (first["hits"]["total"]["value"], second["hits"]["hits"]) == (50, [])


def test_an_older_version_is_a_conflict_and_a_repeated_one_is_not(server: Server, index: str) -> None:
    assert write(server, index, {"n": 1}, version=7, version_type="external_gte") == [(True, 201)]
    assert write(server, index, {"n": 1}, version=7, version_type="external_gte") == [(True, 200)]
    assert write(server, index, {"n": 0}, version=6, version_type="external_gte") == [(False, 409)]
    gone = {"_op_type": "delete", "_index": index, "_id": "absent"}
    assert [(ok, result["delete"]["status"]) for ok, result in server.bulk([gone])] == [(False, 404)]


def test_a_document_that_is_refused_fails_alone(server: Server, index: str) -> None:
    assert write(server, index, {"n": 1}, {"n": "many"}, {"n": 3}) == [(True, 201), (False, 400), (True, 201)]


def test_a_missing_index_or_alias(server: Server) -> None:
    absent = f"jobsearch-test-{uuid4().hex[:12]}"
    asked = [
        lambda: server.request("GET", f"/{absent}/_search"),
        lambda: server.request("GET", f"/_alias/{absent}"),
        lambda: server.request("POST", "/_msearch", body=[{"index": absent}, {}]),
        lambda: server.request("POST", f"/{absent}/_mget", body={"ids": ["1"]}),
        lambda: write(server, absent, {"n": 1}, require_alias=True),
    ]
    for ask in asked:
        with pytest.raises(EngineUnavailable, match=f"/{absent}: there is no such index or alias.*jobsearch setup"):
            ask()
    assert server.request("HEAD", f"/{absent}") is False
    assert server.request("GET", f"/_alias/{absent}", allow=(404,))["status"] == 404


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("index.blocks.write", "takes no writes"),
        ("index.blocks.read_only", "is read-only"),
        ("index.blocks.read_only_allow_delete", "disk.*free some"),
    ],
)
def test_a_blocked_index_says_how_to_lift_the_block(server: Server, index: str, setting: str, told: str) -> None:
    server.request("PUT", f"/{index}/_settings", body={setting: True})
    with pytest.raises(EngineRejected, match=rf"index {index} .*{told}.*{index}/_settings {{\"{setting}\": null}}"):
        write(server, index, {"n": 1})
    server.request("PUT", f"/{index}/_settings", body={setting: None})
    assert write(server, index, {"n": 1}) == [(True, 201)]


def test_a_mapping_of_another_shape(server: Server, index: str) -> None:
    with pytest.raises(EngineRejected, match=r"mapping.*\[other\].*jobsearch reindex") as caught:
        write(server, index, {"other": 1})
    assert caught.value.status == 400
    with pytest.raises(EngineRejected, match=r"mapping.*cannot be changed.*jobsearch reindex"):
        server.request("PUT", f"/{index}/_mapping", body={"properties": {"n": {"type": "keyword"}}})
    with pytest.raises(EngineRejected, match=r"refused POST .*unknown query \[nonsense\]"):
        server.request("POST", f"/{index}/_search", body={"query": {"nonsense": {}}})


def test_a_closed_index(server: Server, index: str) -> None:
    server.request("POST", f"/{index}/_close")
    with pytest.raises(EngineRejected, match=f"{index} is closed.*/{index}/_open"):
        server.request("GET", f"/{index}/_search")
