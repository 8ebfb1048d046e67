"""Requests to Elasticsearch through its official client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any, cast

import elasticsearch
import orjson
from elastic_transport import JsonSerializer, SerializationError, TransportError, Urllib3HttpNode
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError
from elasticsearch.helpers import expand_action, streaming_bulk

from .chunks import ChunkSender, expanded
from .failures import Answer, Failure, garbled, lost
from .transport import CHUNK_DOCUMENTS, Options, note

_JSON = "application/json"
_NDJSON = "application/x-ndjson"


class ElasticsearchTransport:
    """One cluster; safe to use from several threads."""

    #: Version of the client; its major has to be the server's.
    client_version: tuple[int, ...] = elasticsearch.__version__

    def __init__(self, options: Options) -> None:
        self._options = options
        self._client = _Client(
            list(options.urls),
            node_class=_Node,
            serializers={_JSON: _Json()},
            connections_per_node=options.connections,
            request_timeout=options.timeout_seconds,
            **options.shared,
        )

    def probe(self) -> Answer:
        """GET / without asking for a version, which a server of another major would refuse to give."""
        try:
            meta, body = self._client.transport.perform_request(
                "GET", "/", headers={"accept": _JSON, **self._options.headers},
                request_timeout=self._options.timeout_seconds, **self._options.retries,
            )  # fmt: skip
        except TransportError as exc:
            raise _lost(exc) from exc
        return Answer(meta.status, body)

    def perform(self, method: str, path: str, *, body: Any, params: Mapping[str, str]) -> Answer:
        """Make one request."""
        headers = {"accept": _JSON}
        if body is not None:
            headers["content-type"] = _NDJSON if isinstance(body, list) else _JSON
        return _answer(lambda: self._client.perform_request(method, path, params=params, headers=headers, body=body))

    def bulk(self, actions: Iterable[Mapping[str, Any]], sender: ChunkSender) -> Iterator[tuple[bool, dict[str, Any]]]:
        """The client's streaming bulk helper, its chunks sent by `sender`."""
        client = self._client.options()
        client.sender = sender
        yield from streaming_bulk(
            client, cast("Any", actions), chunk_size=CHUNK_DOCUMENTS, max_chunk_bytes=self._options.max_chunk_bytes,
            raise_on_error=False,
            raise_on_exception=False, expand_action_callback=expanded(expand_action),
        )  # fmt: skip

    def close(self) -> None:
        """Close every connection."""
        self._client.close()


class _Json(JsonSerializer):
    """Reads answers with orjson, in a third of the time; what is sent may hold what orjson refuses."""

    def json_loads(self, data: bytes) -> Any:
        """An answer's JSON."""
        return orjson.loads(data)


class _Client(Elasticsearch):
    """The client whose bulk requests go through a ChunkSender."""

    sender: ChunkSender | None = None

    def options(self, **told: Any) -> _Client:
        """A copy, as the bulk helper takes one."""
        copy = super().options(**told)
        copy.sender = self.sender
        return copy

    def bulk(self, *, operations: list[bytes], **_: Any) -> Any:  # type: ignore[override]  # called by the helper alone
        """Send a chunk until each of its documents has an answer."""
        assert self.sender is not None

        def post(lines: list[bytes]) -> Answer:
            return _answer(lambda: super(_Client, self).bulk(operations=cast("Any", lines)))

        return SimpleNamespace(body={"items": self.sender.send(operations, post)})


class _Node(Urllib3HttpNode):
    """A node that logs what the server notes."""

    def perform_request(self, *args: Any, **told: Any) -> Any:
        """Make a request."""
        answer = super().perform_request(*args, **told)
        headers = answer.meta.headers
        if "warning" in headers:
            note(headers["warning"])
            del headers["warning"]
        return answer


def _answer(ask: Any) -> Answer:
    try:
        response = ask()
    except UnsupportedProductError as exc:
        raise Failure("unmarked") from exc
    except ApiError as exc:
        return Answer(exc.meta.status, exc.body)
    except TransportError as exc:
        raise _lost(exc) from exc
    return Answer(response.meta.status, getattr(response, "body", None))


def _lost(exc: TransportError) -> Failure:
    if isinstance(exc, SerializationError):
        return garbled(exc)
    return lost(exc)
