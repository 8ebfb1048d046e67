"""Rebuilding an index while it is searched and written: a new version beside it, checked, then taken into use at once.

Searches go on all the time: the alias points at the old version until the new one is whole, and is moved in one step.

Writes go on too. What reaches the old version during the copy is brought over round by round before the alias is
moved. After it the old version is closed for writes, which waits for those under way; what they were is brought over
then, and nothing can be written there unnoticed.

What remains open:

- For about `settle_seconds` after the move, what was written in the moment before it may not be found yet.
- A bulk request that took its time, from before the move until the old version is closed, is refused with a clear
  error, not lost; run the feed again.
- Of a value kept with `Engine.set_meta` in the very moment of the move, the older one may win.
- Only what postings hold is brought over: fields that somebody else has added to documents or mapping are not.
- Going back (`versions.rollback`) brings nothing over: run the feeds again, to write what has come since.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from ...errors import EngineError, JobSearchError
from .checkpoint import checkpoint, wait_for_shards
from .copying import Copied, Copy
from .indices import create_next, ensure_vector, meta, options_of, put_meta, shape
from .naming import path
from .template import Options
from .verify import Verified, verify
from .versions import current_of, drop, relaxed, swap

if TYPE_CHECKING:
    from .server import Server

#: Called with postings done, postings in all and postings a second.
Progress = Callable[[int, int | None, float], None]

_log = logging.getLogger("jobsearch")
MIN_OVERLAP = 0.7
SETTLE_SECONDS = 2.0
#: Rounds that bring over what changed, before one is asked to be small enough, and how small that is.
_ROUNDS = 8
_FEW = 200
#: Longest wait for the old version to become quiet, and how often it is looked at.
_NOISY_SECONDS = 30.0
_LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did.

    Attributes:
        alias: The alias.
        old: Version that it pointed at.
        new: Version that it points at now.
        postings: In the new version when it was checked.
        caught_up: Postings written or deleted while the rebuild ran, and brought over.
        compared: Postings read back from both versions.
        searches: Searches run on both.
        overlap: Share of the first ten hits that both have, on average.
        seconds: The whole run.
    """

    alias: str
    old: str
    new: str
    postings: int
    caught_up: int
    compared: int
    searches: int
    overlap: float
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """The values by name."""
        return asdict(self)


def rebuild(
    server: Server,
    alias: str,
    *,
    options: Options | None = None,
    min_overlap: float = MIN_OVERLAP,
    keep_failed: bool = False,
    settle_seconds: float = SETTLE_SECONDS,
    progress: Progress | None = None,
) -> RebuildReport:
    """Write every posting into a new version, check it, and move the alias to it.

    What is derived from postings is made anew, and so is the analysis of their texts; vectors stay as they are.

    Args:
        server: The cluster.
        alias: The index.
        options: The operator's choices; None takes those made at setup.
        min_overlap: Least average overlap of the first ten hits of a sample of searches on both versions. Lower it when
            the analysis has changed on purpose; 0 accepts any.
        keep_failed: Keep a new version that is not taken into use, to look at it.
        settle_seconds: How long the old version has to be without a write before it is closed.
        progress: Told as postings are written.

    Raises:
        EngineUnavailable: There is no such index, or the cluster stayed away too long.
        EngineError: The new version is not the same as the old one, or could not be written; the alias was left alone.
    """
    started = time.perf_counter()
    server = cast("Server", _Patient(server))
    old = current_of(server, alias)
    made = shape(server, old)
    new = create_next(server, alias, dims=made.dims, options=options or options_of(server, alias) or Options())
    copy = Copy(server, old, new)
    with _dropped_unless_used(copy, alias, keep=keep_failed):
        with relaxed(server, new):
            copy.everything(_teller(server, old, progress))
            caught_up = _catch_up(copy, small=_FEW)
        wait_for_shards(server, new)
        caught_up += _catch_up(copy, small=0)
        verified = verify(copy, min_overlap=min_overlap)
        if verified.reasons:
            kept = f"{new} was kept" if keep_failed else f"{new} was deleted"
            raise EngineError(
                f"{server.url}/{alias}: the new version {new} was not taken into use: {'; '.join(verified.reasons)}. "
                f"The alias still points at {old}; {kept}",
                engine=server.name,
            )
        _match_vectors(copy)
        caught_up += _sum(copy.changes())
        noted = meta(server, old)
        put_meta(server, new, noted)
        copy.hand_over()
        swap(server, alias, old, new)
    caught_up += _close(copy, alias, noted, settle_seconds)
    return _report(alias, copy, verified, caught_up, time.perf_counter() - started)


class _Patient:
    """A server each of whose requests may wait for it: a rebuild takes long, and a server may be away meanwhile."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server, name)

    def request(self, method: str, path: str, **told: Any) -> Any:
        """As `Server.request`, patient."""
        return self._server.request(method, path, **{**told, "patient": True})


def _report(alias: str, copy: Copy, verified: Verified, caught_up: int, seconds: float) -> RebuildReport:
    return RebuildReport(
        alias=alias, old=copy.old, new=copy.new, postings=verified.postings, caught_up=caught_up,
        compared=verified.compared, searches=verified.searches, overlap=verified.overlap, seconds=round(seconds, 3),
    )  # fmt: skip


def _teller(server: Server, old: str, progress: Progress | None) -> Callable[[int], None]:
    if progress is None:
        return lambda done: None
    total = int(server.request("GET", f"/{path(old)}/_count")["count"])
    started = time.perf_counter()
    return lambda done: progress(done, max(done, total), done / max(1e-6, time.perf_counter() - started))


@contextmanager
def _dropped_unless_used(copy: Copy, alias: str, *, keep: bool) -> Iterator[None]:
    """Delete the new version after an error, also when the user broke off; the alias is never pointed at it."""
    try:
        yield
    except BaseException:
        if not keep:
            try:
                drop(copy.server, alias, copy.new)
            except JobSearchError as exc:
                _log.warning("%s is left over; jobsearch reindex --prune deletes it (%s)", copy.new, exc)
        raise


def _catch_up(copy: Copy, *, small: int) -> int:
    """Bring over what changed until little does; returns how much it was."""
    found = 0
    for _ in range(_ROUNDS):
        _match_vectors(copy)
        copied = copy.changes()
        found += _sum(copied)
        if copied.changes <= small:
            break
    return found


def _match_vectors(copy: Copy) -> None:
    """Give the new version the vector field, if the old one has got one since."""
    dims = shape(copy.server, copy.old).dims
    if dims is not None:
        ensure_vector(copy.server, copy.new, dims)


def _sum(copied: Copied) -> int:
    return copied.written + copied.deleted


def _close(copy: Copy, alias: str, noted: dict[str, str], settle_seconds: float) -> int:
    """Close the old version for writes and bring over the last of them; returns how many.

    Raises:
        EngineError: It could not be done, though the new version is in use.
    """
    server, old, new = copy.server, copy.old, copy.new
    try:
        _wait_until_quiet(server, old, settle_seconds)
        server.request("PUT", f"/{path(old)}/_block/write")
        _match_vectors(copy)
        last = _sum(copy.changes())
        late = meta(server, old)
        changed = {key: late.get(key) for key in late.keys() | noted.keys() if late.get(key) != noted.get(key)}
        if changed:
            put_meta(server, new, changed)
    except EngineError as exc:
        raise EngineError(
            f"{server.url}/{alias}: points at the new version {new}, but the last writes to {old} may be missing "
            f"there ({exc}); run the feeds again",
            engine=server.name,
        ) from exc
    return last


def _wait_until_quiet(server: Server, index: str, seconds: float) -> None:
    quiet = waited = 0.0
    last = checkpoint(server, index).last
    while quiet < seconds and waited < _NOISY_SECONDS:
        time.sleep(_LOOK_SECONDS)
        now = checkpoint(server, index).last
        quiet = quiet + _LOOK_SECONDS if now == last else 0.0
        waited += _LOOK_SECONDS
        last = now
