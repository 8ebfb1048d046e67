"""What a client of either product does for us, and what both need to be told."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

from .chunks import ChunkSender
from .failures import Answer

_log = logging.getLogger("jobsearch")

#: Documents of a chunk; its bytes are what limits it.
CHUNK_DOCUMENTS = 10_000
#: Statuses after which another node is asked at once.
FAILOVER_STATUSES = (502, 503, 504)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a client is made with.

    Attributes:
        urls: `scheme://host:port` of each node, without login.
        authorization: Value of the Authorization header, if any.
        ca_certs: File of the CA bundle; the client's own when None.
        verify_certs: Whether certificates are checked.
        timeout_seconds: Longest wait for a connection, and for an answer.
        compress: Whether bodies go compressed.
        connections: Connections kept open to a node.
        max_chunk_bytes: Size of a bulk request.
    """

    urls: tuple[str, ...]
    authorization: str | None = field(default=None, repr=False)
    ca_certs: str | None = None
    verify_certs: bool = True
    timeout_seconds: float = 30.0
    compress: bool = False
    connections: int = 32
    max_chunk_bytes: int = 8 * 2**20

    @property
    def headers(self) -> dict[str, str]:
        """Headers of every request."""
        return {"authorization": self.authorization} if self.authorization else {}

    @property
    def shared(self) -> dict[str, Any]:
        """What both clients take under the same names: headers, TLS, and when another node is asked."""
        tls: dict[str, Any] = {"verify_certs": self.verify_certs, "ssl_show_warn": False}
        if self.ca_certs:
            tls["ca_certs"] = self.ca_certs
        return {
            "headers": self.headers, "http_compress": self.compress, **self.retries,
            **(tls if self.urls[0].startswith("https:") else {}),
        }  # fmt: skip

    @property
    def retries(self) -> dict[str, Any]:
        """When a client asks another node by itself."""
        return {
            "max_retries": self.failovers, "retry_on_timeout": self.failovers > 0, "retry_on_status": FAILOVER_STATUSES,
        }  # fmt: skip

    @property
    def failovers(self) -> int:
        """How many other nodes there are to try."""
        return len(self.urls) - 1


class Transport(Protocol):
    """One product's official client. A request goes to one node, and to the others when that one is away."""

    def probe(self) -> Answer:
        """GET /, whatever product answers; raises a Failure when none does."""
        ...

    def perform(self, method: str, path: str, *, body: Any, params: Mapping[str, str]) -> Answer:
        """Make one request. `body`: JSON, a list for NDJSON, or None. Raises a Failure when there is no answer."""
        ...

    def bulk(self, actions: Iterable[Mapping[str, Any]], sender: ChunkSender) -> Iterator[tuple[bool, dict[str, Any]]]:
        """The client's streaming bulk helper, its chunks sent by `sender`; raises its Failure."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...


@lru_cache(maxsize=256)
def note(warning: str) -> None:
    """Log what a server says in a `Warning` header, once.

    The clients would raise it as a Python warning: nothing that the caller did, and it would break one who makes
    errors of warnings.
    """
    _log.info("the server notes: %s", warning)
