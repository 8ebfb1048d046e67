"""The moment in which an alias moves: the version behind it takes no writes, and who writes waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from ...errors import EngineError, EngineRejected
from .indices import current
from .naming import path, rebuilding_alias
from .versions import versions

if TYPE_CHECKING:
    from .server import Server

T = TypeVar("T")

_BLOCK = "index.blocks.write"
_LOOK_SECONDS = 0.2


def announce(server: Server, index: str) -> None:
    """Tell that a version is being rebuilt; several rebuilds may, and one of them will close it."""
    action = {"add": {"index": index, "alias": rebuilding_alias(index)}}
    server.request("POST", "/_aliases", body={"actions": [action]})


@contextmanager
def closed(server: Server, alias: str, index: str) -> Iterator[None]:
    """The version behind an alias, taking no writes from here on, those under way being done.

    After an error it takes writes again.

    Raises:
        EngineError: Another rebuild of it has come so far before, or writes that were under way did not end.
    """
    action = {"remove": {"index": index, "alias": rebuilding_alias(index), "must_exist": True}}
    if server.request("POST", "/_aliases", body={"actions": [action]}, allow=(404,)).get("status") == 404:
        raise EngineError(f"{server.url}/{alias}: another rebuild was faster; this one's new version is not needed",
                          engine=server.name)  # fmt: skip
    before = _blocked(server, index)
    try:
        if not server.request("PUT", f"/{path(index)}/_block/write").get("shards_acknowledged") and not before:
            raise EngineError(f"{server.url}/{index}: writes that were under way did not end in time; try again when "
                              "the cluster has less to do", engine=server.name)  # fmt: skip
        yield
    except BaseException:
        # Never after a move: what is late must be refused then, not lost.
        if not before and current(server, alias) == index:
            opened(server, index)
            announce(server, index)
        raise


def opened(server: Server, index: str) -> None:
    """Let an index take writes again."""
    server.request("PUT", f"/{path(index)}/_settings", body={_BLOCK: None}, patient=True)


def through_moves(server: Server, alias: str, write: Callable[[], T], *, seconds: float | None = None) -> T:
    """Write through an alias; when a rebuild is moving it at this moment, wait for that and write again.

    Args:
        server: The cluster.
        alias: What is written through.
        write: May be repeated.
        seconds: Longest wait; by default as long as a server that is away is waited for.

    Raises:
        EngineRejected: The index takes no writes for another reason, or for too long.
    """
    until = time.monotonic() + (server.connection.patience_seconds if seconds is None else seconds)
    while True:
        try:
            return write()
        except EngineRejected as exc:
            # The message is ours: `explain` tells this block from those of a full disk or a read-only cluster.
            if "takes no writes" not in exc.message or time.monotonic() > until or not _moving(server, alias):
                raise
        time.sleep(_LOOK_SECONDS)


def _moving(server: Server, alias: str) -> bool:
    """Whether a rebuild is under way, or has just moved the alias to a version that takes writes."""
    index = current(server, alias)
    if index is None:
        return False
    if not _blocked(server, index) or any(v.state == "building" for v in versions(server, alias)):
        return True
    # The move may have come between these two looks.
    return current(server, alias) != index


def _blocked(server: Server, index: str) -> bool:
    found = server.request("GET", f"/{path(index)}/_settings/{_BLOCK}", params={"flat_settings": True})
    return any(str(told["settings"].get(_BLOCK)) == "true" for told in found.values())
