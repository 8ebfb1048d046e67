"""Rebuilding an index while it is searched and written: a new version beside it, checked, then taken into use at once.

Searches go on all the time: the alias points at the old version until the new one is whole, and is moved in one step.

Writes go on too. What reaches the old version during the copy is brought over round by round. For the last round the
old version is closed for writes, which waits for those under way; our own engine notices and waits until the alias has
moved (`moving.through_moves`), usually well below a second. So nothing that was acknowledged is lost, deletions
included.

What remains open:

- Whoever else writes through the alias gets an error in that moment (403, cluster_block_exception), and has to write
  again.
- A rebuild that is killed in that moment leaves the old version, still in use, closed, until the next one has moved the
  alias; the error that writers get says how to open it. Killed at any other time it leaves an unused version behind,
  which `prune` deletes.
- Of a value kept with `Engine.set_meta` in that moment, the older one may win.
- Only what postings hold is brought over: fields that somebody else has added to documents or mapping are not.
- Going back (`versions.rollback`) brings nothing over: run the feeds again, to write what has come since.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from ...errors import EngineError, JobSearchError
from .checkpoint import refresh, wait_for_shards
from .copying import Copy
from .indices import create_next, ensure_vector, meta, options_of, put_meta, shape
from .moving import announce, closed
from .template import Options
from .verify import count, verify
from .versions import current_of, drop, relaxed, swap

if TYPE_CHECKING:
    from .server import Server

#: Called with postings done, postings in all and postings a second.
Progress = Callable[[int, int | None, float], None]

_log = logging.getLogger("jobsearch")
MIN_OVERLAP = 0.7
#: Rounds that bring over what changed, before one is asked to be small enough, and how small that is.
_ROUNDS = 8
_FEW = 50


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild did.

    Attributes:
        alias: The alias.
        old: Version that it pointed at.
        new: Version that it points at now.
        postings: In the new version when the alias was moved.
        caught_up: Postings written or deleted while the rebuild ran, and brought over.
        compared: Postings read back from both versions.
        searches: Searches run on both.
        overlap: Share of the first ten hits that both have, on average.
        closed_seconds: How long no writes were taken.
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
    closed_seconds: float
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
        progress: Told as postings are written.

    Raises:
        EngineUnavailable: There is no such index, or the cluster stayed away too long.
        EngineError: The new version is not the same as the old one, or could not be written; the alias was left alone.
    """
    started = time.perf_counter()
    server = cast("Server", _Patient(server))
    old = current_of(server, alias)
    made = shape(server, old)
    announce(server, old)
    new = create_next(server, alias, dims=made.dims, options=options or options_of(server, alias) or Options())
    copy = Copy(server, old, new, shards=made.shards)
    with _dropped_unless_used(copy, alias, keep=keep_failed):
        with relaxed(server, new):
            copy.everything(_teller(server, old, progress))
            caught_up = _catch_up(copy)
        wait_for_shards(server, new)
        caught_up += _catch_up(copy)
        verified = verify(copy, min_overlap=min_overlap)
        _check(copy, alias, verified.reasons, keep=keep_failed)
        noted = meta(server, old)
        put_meta(server, new, noted)
        closing = time.perf_counter()
        with closed(server, alias, old):
            caught_up += _catch_up(copy)
            postings = _same_count(copy, alias, keep=keep_failed)
            swap(server, alias, old, new)
        closed_seconds = time.perf_counter() - closing
    _bring_late_notes(server, old, new, noted)
    return RebuildReport(
        alias=alias, old=old, new=new, postings=postings, caught_up=caught_up, compared=verified.compared,
        searches=verified.searches, overlap=verified.overlap, closed_seconds=round(closed_seconds, 3),
        seconds=round(time.perf_counter() - started, 3),
    )  # fmt: skip


class _Patient:
    """A server each of whose requests may wait for it: a rebuild takes long, and a server may be away meanwhile."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server, name)

    def request(self, method: str, path: str, **told: Any) -> Any:
        """As `Server.request`, patient."""
        return self._server.request(method, path, **{**told, "patient": True})


def _teller(server: Server, old: str, progress: Progress | None) -> Callable[[int], None]:
    if progress is None:
        return lambda done: None
    total = count(server, old)
    started = time.perf_counter()
    return lambda done: progress(done, max(done, total), done / max(1e-6, time.perf_counter() - started))


@contextmanager
def _dropped_unless_used(copy: Copy, alias: str, *, keep: bool) -> Iterator[None]:
    """Delete the new version after an error, also when the user broke off."""
    try:
        yield
    except BaseException:
        if not keep:
            try:
                drop(copy.server, alias, copy.new)
            except JobSearchError as exc:
                _log.warning("%s was not deleted: %s", copy.new, exc)
        raise


def _catch_up(copy: Copy) -> int:
    """Bring over what changed until little does; returns how much it was."""
    found = 0
    for _ in range(_ROUNDS):
        dims = shape(copy.server, copy.old).dims
        if dims is not None:  # the old version may have got its first vector meanwhile
            ensure_vector(copy.server, copy.new, dims)
        copied = copy.changes()
        found += copied.written + copied.deleted
        if copied.changes <= _FEW:
            break
    return found


def _same_count(copy: Copy, alias: str, *, keep: bool) -> int:
    """How many postings both versions hold, now that neither is written to."""
    refresh(copy.server, copy.new)
    held, postings = (count(copy.server, index) for index in (copy.old, copy.new))
    reasons = () if held == postings else (f"it holds {postings:,} postings and {copy.old} holds {held:,}",)
    _check(copy, alias, reasons, keep=keep)
    return postings


def _check(copy: Copy, alias: str, reasons: Sequence[str], *, keep: bool) -> None:
    """See that nothing speaks against taking the new version into use.

    Raises:
        EngineError: Something does.
    """
    if reasons:
        kept = "was kept" if keep else "was deleted"
        raise EngineError(
            f"{copy.server.url}/{alias}: the new version {copy.new} was not taken into use: {'; '.join(reasons)}. "
            f"The alias still points at {copy.old}; {copy.new} {kept}",
            engine=copy.server.name,
        )


def _bring_late_notes(server: Server, old: str, new: str, noted: Mapping[str, str]) -> None:
    """What was kept beside the old version between the copy and the move."""
    late = meta(server, old)
    changed = {key: late.get(key) for key in late.keys() | noted.keys() if late.get(key) != noted.get(key)}
    if changed:
        put_meta(server, new, changed)
