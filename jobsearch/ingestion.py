"""The job: feed -> enrich -> encode -> write, in bounded memory, and safe to kill at any moment.

No checkpoint is kept. Each posting is written with a hash of what the feed says of it (and of the rules that
read it); a second run compares hashes and does what is left. Batches are written whole or not at all by an
engine with transactions, in the feed's order, so a run that was killed and repeated ends with the index of an
undisturbed one.

Every row read is counted once: read = written + unchanged + rejected + duplicates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from .engines.base import Engine, WriteResult
from .enrich import enrich, extractor_version
from .errors import ConfigError, FeedError, IngestError
from .feeds.base import UNREADABLE, RawPosting, Reject, RowError, raw_hash
from .feeds.dates import counts_from_now
from .feeds.registry import detect_feed, get_feed
from .feeds.sources import Source, expand, open_source
from .rejects import RejectsFile
from .seen import SeenIds
from .stages import Batch, Item, Stages

if TYPE_CHECKING:
    from .encoding.base import Encoder

#: Called with rows done, rows in all (an estimate; None when it cannot be told) and rows a second.
Progress = Callable[[int, int | None, float], None]

_BATCH = 512
_KEPT_REJECTS = 100


@dataclass(slots=True)
class IngestReport:
    """What a run did: read = written + unchanged + rejected + duplicates.

    Attributes:
        read: Records found in the sources.
        written: Postings inserted or replaced.
        unchanged: Postings that the index already holds as they are.
        rejected: Records that could not be indexed; the rejects file names each.
        expired: Postings deleted because a full feed no longer holds them.
        duplicates: Records that repeat an earlier one of this run, id and content; nothing to do.
        rejects: The first hundred rejects.
        reasons: (field, reason) -> how many rows were rejected for it.
        errors: Sources that could not be read, or not to their end, and expiries refused.
    """

    read: int = 0
    written: int = 0
    unchanged: int = 0
    rejected: int = 0
    expired: int = 0
    duplicates: int = 0
    seconds: float = 0.0
    rejects: list[Reject] = field(default_factory=list)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[FeedError] = field(default_factory=list)

    @property
    def postings_per_second(self) -> float:
        """Records read a second, over the whole run."""
        return self.read / self.seconds if self.seconds else 0.0

    def as_dict(self) -> dict[str, int | float]:
        """The counts under the keys that `jobsearch index --json` prints."""
        counts = ("read", "written", "unchanged", "rejected", "expired", "duplicates")
        return {
            **{name: getattr(self, name) for name in counts},
            "seconds": round(self.seconds, 3),
            "postings_per_second": round(self.postings_per_second, 1),
        }

    def check(self) -> None:
        """Raise when something was left out.

        Raises:
            FeedError: A source could not be read to its end.
            IngestError: Rows were rejected; `rejects` has (row, field, reason) of the first hundred.
        """
        rejects = [(r.row, r.field, r.reason) for r in self.rejects]
        if self.errors:
            first = self.errors[0]
            known = {name: getattr(first, name) for name in ("path", "reason")}
            raise FeedError("; ".join(e.message for e in self.errors), rejects=rejects, **known)
        if self.rejected:
            shown = "; ".join(f"row {r.row}: {r.field}: {r.reason}" for r in self.rejects[:3])
            raise IngestError(f"{self.rejected} of {self.read} rows were rejected: {shown}", rejects=rejects)


def ingest(
    sources: str | Path | Iterable[str | Path],
    engine: Engine,
    encoder: Encoder,
    *,
    now: datetime,
    feed: str | None = None,
    source: str | None = None,
    expire_missing: bool = False,
    rejects_path: str | Path | None = None,
    progress: Progress | None = None,
    batch_size: int = _BATCH,
    timeout_seconds: float = 30.0,
) -> IngestReport:
    """Bring feeds into an index.

    A row that is unusable goes to the rejects file and the job goes on; a source that breaks off keeps what
    was read of it, is named in `errors`, and the next source follows. An id that comes twice in one run: the
    first wins; a later one is a duplicate when it says the same, else a reject.

    Args:
        sources: Files, directories, http(s) URLs, "-" for stdin; one or several.
        engine: The index.
        encoder: Makes the vectors "posting" and "title".
        now: Aware time that relative dates count back from.
        feed: Name of the format, or path of a definition; told by each source's shape when None.
        source: Name kept in the postings, by which `expire_missing` tells one feed's postings from another's;
            the format's name when None. Give each board its own when boards come in separate runs.
        expire_missing: Delete the postings of a source that its feed no longer holds. Refused (an entry in
            `errors`) when that feed could not be read whole, held no posting, or had rows whose id is unknown.
        rejects_path: JSON lines, one a reject; the file is replaced.
        progress: Told after each batch.
        batch_size: Postings held at once.
        timeout_seconds: Of a URL, per read.

    Returns:
        Counts, rejects and errors; `check()` raises when something was left out.

    Raises:
        FeedError: Nothing at all could be read from any source.
        ConfigError: Unknown feed, or the index was written with another encoder.
        EngineError: The index cannot be written.
    """
    if now.tzinfo is None:
        raise ConfigError("now: needs a time zone", setting="now", source="argument")
    names = expand(sources)
    if feed is not None:
        get_feed(feed)
    _check_encoder(engine, encoder)
    version = _version(now)
    with SeenIds() as seen, RejectsFile(rejects_path) as rejects, Stages(engine, encoder, version=version) as stages:
        job = _Job(engine, encoder, now, seen, rejects, stages, progress, batch_size)
        job.total_bytes = _stored_bytes(names)
        for name in names:
            job.run(name, feed=feed, source=source, timeout_seconds=timeout_seconds)
        for batch, results in stages.drain():
            job.written(batch, results)
        if expire_missing:
            job.expire()
    engine.refresh()
    report = job.finish()
    if report.errors and not report.read:
        raise report.errors[0]
    return report


def _version(now: datetime) -> int:
    """The age of a feed read at `now`: what its postings are written and expired under."""
    return max(0, int(now.timestamp() * 1000))


def _check_encoder(engine: Engine, encoder: Encoder) -> None:
    """Two encoders never mix in one index."""
    name, dims = engine.get_meta("encoder"), engine.get_meta("encoder_dims")
    if name is not None and (name, dims or str(encoder.dims)) != (encoder.name, str(encoder.dims)):
        raise ConfigError(
            f"the index was written with encoder {name!r} ({dims} dims), now it is {encoder.name!r} "
            f"({encoder.dims} dims); use that encoder, or index into a new directory or index name",
            setting="encoder",
            source="index",
        )
    if name is None or dims is None:
        engine.set_meta("encoder_dims", str(encoder.dims))
        engine.set_meta("encoder", encoder.name)


def _stored_bytes(names: list[str]) -> int | None:
    """Bytes of all sources, when each is a file."""
    if any(name == "-" or "://" in name for name in names):
        return None
    return sum(Path(name).stat().st_size for name in names)


class _Job:
    """One run over all sources."""

    def __init__(
        self,
        engine: Engine,
        encoder: Encoder,
        now: datetime,
        seen: SeenIds,
        rejects: RejectsFile,
        stages: Stages,
        progress: Progress | None,
        batch_size: int,
    ) -> None:
        self.engine, self.encoder, self.now = engine, encoder, now
        self.seen, self.rejects, self.stages, self.progress = seen, rejects, stages, progress
        self.batch_size = max(1, batch_size)
        self.version = _version(now)
        self.report = IngestReport()
        self.started = perf_counter()
        self.total_bytes: int | None = None
        self.done_bytes = 0
        self.path = ""
        self.fed: dict[str, int] = {}
        self.unsure: dict[str, str] = {}

    def run(self, name: str, *, feed: str | None, source: str | None, timeout_seconds: float) -> None:
        """Read one source to its end, or as far as it can be read."""
        label = source or feed or "?"
        opened: Source | None = None
        try:
            opened = open_source(name, timeout_seconds=timeout_seconds)
            reader = get_feed(feed) if feed else detect_feed(opened)
            label, self.path = source or reader.name, opened.name
            self.fed.setdefault(label, 0)
            records = reader.read(opened)
            while batch := self._next(records):
                self._batch(batch[0], label)
                self._tell(opened)
                if batch[1] is not None:
                    raise batch[1]
        except FeedError as exc:
            self.report.errors.append(exc)
            self.unsure[label] = exc.message
        finally:
            if opened is not None:
                self.done_bytes += opened.consumed
                opened.close()

    def _next(
        self, records: Iterator[RawPosting | Reject]
    ) -> tuple[list[RawPosting | Reject], FeedError | None] | None:
        """The next batch, with the error that ended it; None at the end."""
        batch: list[RawPosting | Reject] = []
        try:
            batch.extend(islice(records, self.batch_size))
        except FeedError as exc:
            return batch, exc
        return (batch, None) if batch else None

    def _batch(self, batch: list[RawPosting | Reject], label: str) -> None:
        report = self.report
        report.read += len(batch)
        fresh = self._fresh(batch, label)
        known = self.engine.content_hashes(list(fresh))
        items: list[Item] = []
        for id, (raw, content_hash) in fresh.items():
            if known.get(id) == content_hash:
                report.unchanged += 1
                continue
            try:
                items.append(Item(enrich(raw, now=self.now, source=label), content_hash, raw.row))
            except RowError as exc:
                self._reject(Reject(raw.row, exc.id or id, exc.field, exc.value, exc.reason, self.path), label)
        if items:
            for done, results in self.stages.put(Batch(items, label, self.path)):
                self.written(done, results)

    def _fresh(self, batch: list[RawPosting | Reject], label: str) -> dict[str, tuple[RawPosting, str]]:
        """Raw posting and content hash by id, of the rows whose id is new in this run."""
        salt = (extractor_version(), self.encoder.name, label)
        rows: list[tuple[RawPosting, str, str]] = []
        for item in batch:
            if isinstance(item, Reject):
                self._reject(item, label)
            else:
                rows.append((item, " ".join(item.key.split()), raw_hash(item, *salt, *self._day(item))))
        before = self.seen.digests([id for _, id, _ in rows])
        fresh: dict[str, tuple[RawPosting, str]] = {}
        for raw, id, content_hash in rows:
            earlier = before.get(id) or (fresh[id][1] if id in fresh else None)
            if earlier is None:
                fresh[id] = (raw, content_hash)
            elif earlier == content_hash:
                self.report.duplicates += 1
            else:
                reason = "duplicate id: an earlier row of this run has it, with other content; the first one counts"
                self._reject(Reject(raw.row, id, "id", id, reason, self.path), label)
        self.seen.add((id, content_hash, label) for id, (_, content_hash) in fresh.items())
        self.fed[label] += len(fresh)
        return fresh

    def _day(self, raw: RawPosting) -> tuple[str, ...]:
        """The day of this run where the posting's dates count from it: "3 days ago" says something new tomorrow."""
        relative = any(counts_from_now(d, formats=raw.date_formats) for d in (raw.posted_at, raw.valid_through))
        return (self.now.date().isoformat(),) if relative else ()

    def written(self, batch: Batch, results: list[WriteResult]) -> None:
        """Count what became of a batch."""
        rows = {item.posting.id: item.row for item in batch.items}
        for result in results:
            if result.status == "written":
                self.report.written += 1
            elif result.status == "stale":
                self.report.unchanged += 1
            else:
                row = rows.get(result.id, 0)
                self._reject(Reject(row, result.id, "write", result.id, result.reason, batch.path), batch.label)

    def _reject(self, reject: Reject, label: str) -> None:
        self.report.rejected += 1
        self.report.reasons[reject.field, reject.reason] += 1
        if len(self.report.rejects) < _KEPT_REJECTS:
            self.report.rejects.append(reject)
        self.rejects.write(reject)
        if reject.id is not None:
            self.seen.add([(reject.id, "", label)])
        elif reject.field in UNREADABLE:
            self.unsure.setdefault(label, f"row {reject.row} cannot be read, so its id is unknown")

    def _tell(self, source: Source) -> None:
        if self.progress is None:
            return
        read = self.report.read
        done_bytes = self.done_bytes + source.consumed
        total = round(read * self.total_bytes / done_bytes) if self.total_bytes and done_bytes else None
        self.progress(read, total, read / max(perf_counter() - self.started, 1e-9))

    def expire(self) -> None:
        """Delete what the full feeds no longer hold."""
        for label, held in self.fed.items():
            why = self.unsure.get(label) or self.unsure.get("?") or ("the feed holds no posting" if not held else "")
            if why:
                message = f"expire_missing: refused for source {label!r}: {why}; nothing was deleted"
                self.report.errors.append(FeedError(message, path=label, reason=why))
                continue
            gone = self.seen.missing(self.engine.scan_ids(source=label))
            for start in range(0, len(gone), self.batch_size):
                part = gone[start : start + self.batch_size]
                self.report.expired += self.engine.delete(part, version=self.version)

    def finish(self) -> IngestReport:
        """The report, with the time taken; progress is told the end."""
        self.report.seconds = perf_counter() - self.started
        if self.progress is not None:
            self.progress(self.report.read, self.report.read, self.report.postings_per_second)
        return self.report
