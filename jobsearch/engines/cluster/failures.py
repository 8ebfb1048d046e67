"""What can go wrong between us and a server, told alike whichever client noticed it."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Collection, Iterator
from http.client import HTTPException, IncompleteRead
from typing import Any, Literal, NamedTuple

Kind = Literal[
    "refused", "unreachable", "name", "timeout", "closed", "tls", "certificate", "plain", "garbled", "unmarked",
    "status",
]  # fmt: skip

_GONE: Collection[Kind] = ("refused", "unreachable", "name", "timeout", "closed", "tls")
_AWAY_STATUSES = (429, 502, 503, 504)
#: What a server says of itself while it starts, stops or moves a shard, under statuses that mean other things as well.
_AWAY_TYPES = frozenset({
    "cluster_manager_not_discovered_exception", "connect_transport_exception", "illegal_index_shard_state_exception",
    "master_not_discovered_exception", "no_longer_primary_shard_exception", "no_shard_available_action_exception",
    "node_closed_exception", "node_disconnected_exception", "node_not_connected_exception",
    "process_cluster_event_timeout_exception", "shard_not_in_primary_mode_exception", "unavailable_shards_exception",
})  # fmt: skip
_INDEX = re.compile(r"(?:index|alias) \[([^\]]+)\]")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)


class Answer(NamedTuple):
    """An answer of a server, good or bad; the body as read from JSON, or as text."""

    status: int
    body: Any


class Failure(Exception):
    """A request that gave no usable answer. Never leaves this package: `explain` makes the error that does.

    Attributes:
        kind: "status": the server answered with an error; "unmarked": without the header that names its product;
            "garbled": not in JSON; "plain": not in TLS; the others: it did not answer.
        status: HTTP status of an answer.
        body: Body of an answer, read from JSON where it is some.
        detail: What the system or the client says about a missing answer.
    """

    def __init__(self, kind: Kind, *, status: int | None = None, body: Any = None, detail: str = "") -> None:
        super().__init__(kind, status)
        self.kind, self.status, self.body, self.detail = kind, status, body, detail

    @property
    def types(self) -> frozenset[str]:
        """Types of the error, of its root causes and of what caused it."""
        return frozenset(str(error["type"]) for error in _errors(self.body) if "type" in error)

    @property
    def index(self) -> str | None:
        """The index that the error is about, where it names one."""
        named = next((str(error["index"]) for error in _errors(self.body) if error.get("index")), None)
        found = _INDEX.search(self.reason) if named is None else None
        return found[1] if found else named

    @property
    def away(self) -> bool:
        """Whether the server may answer if asked again: it is down, starting, moving shards, or overloaded."""
        if self.kind != "status":
            return self.kind in _GONE
        if "cluster_block_exception" in self.types:
            return self.status == 503  # not recovered, or without a master; the other blocks stay until they are lifted
        return self.status in _AWAY_STATUSES or bool(self.types & _AWAY_TYPES)

    @property
    def reason(self) -> str:
        """The root cause in the server's words, on one line."""
        return reason_of(self.body)


def reason_of(body: Any) -> str:
    """Root cause of an error body, or of the `error` of one document of a bulk answer, as "type: reason (cause)".

    >>> reason_of({"error": {"root_cause": [{"type": "a", "reason": "b"}], "type": "c", "reason": "d"}})
    'a: b'
    """
    errors = list(_errors(body))
    if not errors:
        return words_of(body.get("error", body.get("message", "")) if isinstance(body, dict) else body)
    root = errors[1] if len(errors) > 1 and errors[0].get("root_cause") else errors[0]
    told = ": ".join(str(root[key]) for key in ("type", "reason") if root.get(key))
    cause = str(errors[-1].get("reason") or "")
    if cause and cause not in told:
        told += f" ({cause})"
    return " ".join(told.split())


def words_of(body: Any) -> str:
    """What a body that holds no error object says, on one line; of a page its title.

    >>> words_of("<html><head><title>502 Bad Gateway</title></head> ...")
    '502 Bad Gateway'
    """
    text = str(body or "")
    title = _TITLE.search(text)
    return " ".join((title[1] if title else text).split())


def garbled(exc: Exception) -> Failure:
    """The failure of a client that cannot read an answer; its own words may hold the whole body."""
    told = str(exc)
    return Failure("garbled", detail=told if told.startswith("Unknown mimetype") else "not JSON")


def lost(exc: BaseException) -> Failure:
    """The failure behind an exception of a client that got no answer."""
    from urllib3.util.ssl_match_hostname import CertificateError

    chain = list(_chain(exc))
    verified = [e.verify_message for e in chain if isinstance(e, ssl.SSLCertVerificationError)]
    verified += [str(e) for e in chain if isinstance(e, CertificateError)]
    system = [e.strerror for e in chain if isinstance(e, OSError) and e.strerror]
    return Failure(_kind(chain), detail=str((*verified, *system, type(chain[-1]).__name__)[0]))


def _kind(chain: list[BaseException]) -> Kind:
    from urllib3 import exceptions as http  # both clients stand on it; without one of them nobody comes here
    from urllib3.util.ssl_match_hostname import CertificateError

    # In the order in which they are told apart: a refused connection is an OSError, and a hang-up a bad status line.
    table: tuple[tuple[Kind, tuple[type[BaseException], ...]], ...] = (
        ("certificate", (ssl.SSLCertVerificationError, CertificateError)),
        ("tls", (ssl.SSLError, http.SSLError)),
        ("name", (socket.gaierror,)),
        ("refused", (ConnectionRefusedError,)),
        ("timeout", (TimeoutError, http.ReadTimeoutError, http.ConnectTimeoutError)),
        ("closed", (ConnectionError, IncompleteRead)),
        ("garbled", (HTTPException, UnicodeDecodeError)),
        ("unreachable", (OSError,)),
    )
    kind: Kind = next((kind for kind, types in table if any(isinstance(e, types) for e in chain)), "closed")
    text = " ".join(map(str, chain)).lower()
    return "plain" if kind == "tls" and ("wrong_version_number" in text or "record layer failure" in text) else kind


def _chain(exc: BaseException) -> Iterator[BaseException]:
    """The exception and all that it was made of, outermost first; both clients hide causes in places of their own."""
    waiting, seen = [exc], set()
    while waiting:
        found = waiting.pop(0)
        if id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        inside = [found.__cause__, found.__context__, getattr(found, "reason", None), *found.args]
        inside += [getattr(found, "info", None), *(getattr(found, "errors", None) or ())]
        waiting += [item for item in inside if isinstance(item, BaseException)]


def _errors(body: Any) -> Iterator[dict[str, Any]]:
    """The error object of a body, its first root cause, and the chain of what caused it."""
    error = body.get("error", body) if isinstance(body, dict) else None
    if not isinstance(error, dict) or not ("type" in error or "root_cause" in error):
        return
    yield error
    roots = error.get("root_cause")
    yield from [root for root in roots[:1] if isinstance(root, dict)] if isinstance(roots, list) else []
    while isinstance(error := error.get("caused_by"), dict):
        yield error
