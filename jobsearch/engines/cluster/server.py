"""A cluster that was reached: requests and bulk writes through the official client of its product."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ...errors import EngineUnavailable
from .chunks import ChunkSender
from .explain import Where, explain
from .failures import Failure
from .patience import Patience
from .product import Version
from .transport import Transport

if TYPE_CHECKING:
    from .connection import Connection


class Server:
    """A cluster that was reached. Safe to use from several threads.

    Attributes:
        name: "elasticsearch" or "opensearch".
        version: Version of the server.
        url: `scheme://host:port` of the first node, without login.
        connection: What it was reached with.
    """

    def __init__(
        self, transport: Transport, *, name: str, version: Version, url: str, where: Where, connection: Connection,
        patience: Patience,
    ) -> None:  # fmt: skip
        self.name, self.version, self.url, self.connection = name, version, url, connection
        self._transport, self._where, self._patience = transport, where, patience
        self._closed = False

    def __repr__(self) -> str:
        return f"<Server {self.name} {'.'.join(map(str, self.version))} at {self._where.url}>"

    def request(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        params: Mapping[str, Any] | None = None,
        allow: Collection[int] = (),
        patient: bool = False,
    ) -> Any:
        """Make a request, on another node or again when the server is away; so it should be one that may be repeated.

        Args:
            method: HTTP method.
            path: Path on the server, quoted.
            body: JSON; a list becomes NDJSON, one element a line.
            params: Query parameters; True and False are written as the servers read them, lists with commas.
            allow: Statuses whose body is returned instead of an error.
            patient: Go on for `connection.patience_seconds` while the server is away; otherwise for a few tries.

        Returns:
            The answer, read from JSON; for HEAD whether it was found. Every response of an `_msearch` and every
            document of an `_mget` is a good one, and a search is one of all shards: a part of the answer that failed
            fails the request.

        Raises:
            EngineUnavailable: The server is away, or the index is not there.
            EngineTimeout: It did not answer in time.
            EngineRejected: It answered with another error.
        """
        texts = {name: _param(value) for name, value in (params or {}).items() if value is not None}

        def attempt() -> Any:
            answer = self._transport.perform(method, path, body=body, params=texts)
            if method == "HEAD" and answer.status in (200, 404):
                return answer.status == 200
            if not 200 <= answer.status < 300 and answer.status not in allow:
                raise Failure("status", status=answer.status, body=answer.body)
            failure = _failure_within(path.rpartition("/")[2], answer.body)
            if failure is not None and failure.status not in allow:
                raise failure
            return answer.body

        self._check_open()
        try:
            return self._patience.run(attempt, patient=patient, whom=self._whom)
        except Failure as failure:
            raise explain(failure, self._where, asked=f"{method} {path}") from failure

    def bulk(
        self, actions: Iterable[Mapping[str, Any]], *, patient: bool = True
    ) -> Iterator[tuple[bool, dict[str, Any]]]:
        """Write through the official helper, in chunks of `connection.max_chunk_bytes`.

        A chunk whose server is away is sent again, and so are documents that were refused for now (429, 503):
        they must be ones that may be repeated.

        Args:
            actions: In the helpers' form: `{"_op_type", "_index", "_id", ..., "_source"}`.
            patient: As for `request`.

        Yields:
            (whether it was done, `{op_type: {"_id", "status", "error", ...}}`) per action, in their order.

        Raises:
            EngineUnavailable, EngineTimeout, EngineRejected: As for `request`; also for an error of a document that
                every document of the index would have: it is missing, blocked, or of another mapping.
        """
        self._check_open()
        sender = ChunkSender(patience=self._patience, patient=patient, whom=self._whom)
        try:
            yield from self._transport.bulk(actions, sender)
        except Failure as failure:
            raise explain(failure, self._where, asked="POST /_bulk") from failure

    def check(self, part: Mapping[str, Any]) -> None:
        """See that a part of an answer is a good one.

        Args:
            part: A response of an `_msearch`, or a document of an `_mget`.

        Raises:
            EngineUnavailable, EngineRejected: It holds an error, or not all shards answered.
        """
        failure = _failure_of(part)
        if failure is not None:
            raise explain(failure, self._where)

    def close(self) -> None:
        """Close every connection; may be called twice."""
        if not self._closed:
            self._closed = True
            self._transport.close()

    @property
    def _whom(self) -> str:
        return f"{self.name} at {self._where.url}"

    def _check_open(self) -> None:
        if self._closed:
            raise EngineUnavailable(f"{self._whom}: this connection was closed", engine=self.name, url=self.url)


def _failure_within(api: str, body: Any) -> Failure | None:
    """The first failure inside a good answer, for the requests whose parts can fail alone."""
    if api not in ("_search", "_count", "_msearch", "_mget") or not isinstance(body, Mapping):
        return None
    parts = body.get("responses", body.get("docs", [body]))
    return next((failure for part in parts if (failure := _failure_of(part)) is not None), None)


def _failure_of(part: Mapping[str, Any]) -> Failure | None:
    if "error" in part:
        return Failure("status", status=part.get("status", 500), body=part)
    shards = part.get("_shards", {})
    if not shards.get("failed"):
        return None
    first: Mapping[str, Any] = next(iter(shards.get("failures", ())), {})
    error = first.get("reason") or {"type": "unavailable_shards_exception", "reason": "no copy of them is up"}
    told = f"{shards['failed']} of {shards.get('total')} shards failed: {error.get('reason')}"
    return Failure("status", status=first.get("status", 503), body={"error": {**error, "reason": told}})


def _param(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
