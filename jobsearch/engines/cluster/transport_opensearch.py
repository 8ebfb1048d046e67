"""Requests to OpenSearch through its official client."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import orjson
from opensearchpy import OpenSearch, Urllib3HttpConnection
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import SerializationError, TransportError
from opensearchpy.helpers import expand_action, streaming_bulk
from opensearchpy.serializer import JSONSerializer

from .chunks import ChunkSender, Item, expanded
from .failures import Answer, garbled, lost
from .transport import CHUNK_DOCUMENTS, Options, note

_NDJSON = {"content-type": "application/x-ndjson"}


class OpenSearchTransport:
    """One cluster; safe to use from several threads."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._client = OpenSearch(
            [_host(url) for url in options.urls],
            connection_class=_Node,
            serializer=_Json(),
            pool_maxsize=options.connections,
            timeout=options.timeout_seconds,
            **options.shared,
        )
        # The pool forgets the nodes that are dead when it is closed.
        self._nodes = list(self._client.transport.connection_pool.connections)

    def probe(self) -> Answer:
        """GET /; any product may answer."""
        return self.perform("GET", "/", body=None, params={})

    def perform(self, method: str, path: str, *, body: Any, params: Mapping[str, str]) -> Answer:
        """Make one request."""
        headers = None
        if isinstance(body, list):
            headers = _NDJSON
            body = "".join(f"{self._line(line)}\n" for line in body)
        return _answer(
            # Given the time-out, the client leaves a parameter of that name to the server.
            lambda: self._client.transport.perform_request(
                method, path, params=dict(params), body=body, headers=headers, timeout=self._options.timeout_seconds
            )
        )

    def bulk(self, actions: Iterable[Mapping[str, Any]], sender: ChunkSender) -> Iterator[tuple[bool, dict[str, Any]]]:
        """The client's streaming bulk helper, its chunks sent by `sender`."""
        yield from streaming_bulk(
            _BulkClient(self._client, sender), actions, chunk_size=CHUNK_DOCUMENTS,
            max_chunk_bytes=self._options.max_chunk_bytes, raise_on_error=False,
            raise_on_exception=False, expand_action_callback=expanded(expand_action),
        )  # fmt: skip

    def close(self) -> None:
        """Close every connection."""
        for node in self._nodes:
            node.close()

    def _line(self, line: Any) -> str:
        text: str | bytes = self._client.transport.serializer.dumps(line)
        return text.decode() if isinstance(text, bytes) else text


class _Json(JSONSerializer):
    """Reads answers with orjson, in a third of the time; what is sent may hold what orjson refuses."""

    def loads(self, s: str) -> Any:
        """An answer's JSON."""
        try:
            return orjson.loads(s)
        except ValueError as exc:
            raise SerializationError(s, exc) from exc


class _BulkClient:
    """As much of a client as the bulk helper uses, its bulk requests going through a ChunkSender."""

    def __init__(self, client: OpenSearch, sender: ChunkSender) -> None:
        self._client, self._sender = client, sender
        self.transport = client.transport

    def bulk(self, body: str) -> dict[str, list[Item]]:
        """Send a chunk until each of its documents has an answer."""
        return {"items": self._sender.send(body.removesuffix("\n").split("\n"), self._post)}

    def _post(self, lines: list[str]) -> Answer:
        return _answer(lambda: self._client.bulk(body="\n".join(lines) + "\n", headers=_NDJSON))


class _Node(Urllib3HttpConnection):
    """A node that logs what the server notes, and no warning for what is only not there."""

    def log_request_fail(
        self, method: str, full_url: str, path: str, body: Any, duration: float, status_code: int | None = None,
        response: str | None = None, exception: Exception | None = None,
    ) -> None:  # fmt: skip
        """Log a bad answer, or none."""
        if status_code == 404:
            self.log_request_success(method, full_url, path, body, status_code, response or "", duration)
        else:
            super().log_request_fail(method, full_url, path, body, duration, status_code, response, exception)

    def _raise_warnings(self, warning_headers: Iterable[str] | None) -> None:
        for warning in warning_headers or ():
            note(warning)


def _answer(ask: Callable[[], Any]) -> Answer:
    try:
        body = ask()
    except NoConnection as exc:
        raise lost(exc) from exc
    except TransportError as exc:
        return Answer(int(exc.status_code), exc.info if exc.info is not None else exc.error)
    except SerializationError as exc:
        raise garbled(exc) from exc
    if isinstance(body, bool):  # HEAD
        return Answer(200 if body else 404, None)
    return Answer(200, body)


def _host(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {"host": parts.hostname, "port": parts.port, "scheme": parts.scheme}
