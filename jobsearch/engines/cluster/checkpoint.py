"""How far the writes of an index have come, and whether searches see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...errors import EngineUnavailable
from .naming import path

if TYPE_CHECKING:
    from .server import Server

_HEALTH_SECONDS = 10
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far the writes of an index have come, per shard.

    Attributes:
        safe: Every write up to this sequence number has reached every copy of the shard, for good.
        last: The last sequence number given out.
    """

    safe: tuple[int, ...]
    last: tuple[int, ...]

    def since(self, earlier: Checkpoint) -> int:
        """How many writes, or fewer, there were since an earlier checkpoint."""
        return sum(max(0, now - then) for now, then in zip(self.last, earlier.safe, strict=True))


def checkpoint(server: Server, index: str, shards: int) -> Checkpoint:
    """How far the writes of an index of so many shards have come.

    Raises:
        EngineUnavailable: A shard of it is not up.
    """
    for _ in range(_TRIES):
        answer = server.request("GET", f"/{path(index)}/_stats/docs", params={"level": "shards"})
        found = _primaries(answer, index)
        if sorted(found) == list(range(shards)) and not answer["_shards"]["failed"]:
            told = [found[shard] for shard in range(shards)]
            return Checkpoint(tuple(s["global_checkpoint"] for s in told), tuple(s["max_seq_no"] for s in told))
        wait_for_shards(server, index)
    raise _not_up(server, index)


def refresh(server: Server, index: str) -> None:
    """Make every write so far visible to searches.

    Raises:
        EngineUnavailable: A shard of it is not up.
    """
    for _ in range(_TRIES):
        if not server.request("POST", f"/{path(index)}/_refresh")["_shards"]["failed"]:
            return
        wait_for_shards(server, index)
    raise _not_up(server, index)


def wait_for_shards(server: Server, index: str) -> None:
    """Wait until an index can be searched, and the copies that there is room for are made.

    Raises:
        EngineUnavailable: It cannot be searched within `connection.patience_seconds`.
    """
    params = {
        "wait_for_status": "yellow", "wait_for_no_initializing_shards": True, "timeout": f"{_HEALTH_SECONDS}s",
    }  # fmt: skip
    status = "red"
    for _ in range(max(1, round(server.connection.patience_seconds / _HEALTH_SECONDS))):
        health = server.request("GET", f"/_cluster/health/{path(index)}", params=params, allow=(408,))
        status = health["status"]
        if not health["timed_out"]:
            return
    if status == "red":
        raise _not_up(server, index)


def _primaries(answer: Any, index: str) -> dict[int, Any]:
    """Shard -> sequence numbers of its primary, of those that are up."""
    shards = answer["indices"].get(index, {}).get("shards", {})
    return {
        int(shard): copy["seq_no"] for shard, copies in shards.items() for copy in copies
        if copy["routing"]["primary"] and "seq_no" in copy
    }  # fmt: skip


def _not_up(server: Server, index: str) -> EngineUnavailable:
    return EngineUnavailable(
        f"{server.url}/{index}: not all of its shards are up; see why: GET {server.url}/_cluster/allocation/explain",
        engine=server.name, url=server.url,
    )  # fmt: skip
