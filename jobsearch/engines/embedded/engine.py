"""The embedded engine: one process or a few, no server, up to about a million postings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineError, EngineUnavailable
from ...posting import Posting
from ...query import Filter, SearchQuery
from ..base import Capabilities, Card, EncodedPosting, IndexStats, LegHit, Page, Retrieval, WriteResult
from ..fields import checked_vector
from ..highlight import highlight
from .database import FILE
from .reader import Reader
from .snapshot import Snapshot
from .text import TextCacheError
from .writer import Writer


class EmbeddedEngine:
    """An index in a directory; see `jobsearch.engines.base.Engine` for what each method promises.

    Writes are durable at once and visible to searches after `refresh` (or `close`), which also lets other
    writers in. Searches in this and other processes go on meanwhile, on the last published state.

    Args:
        directory: Where the index lies.
        create: Make it when it is not there.
        dims: Length of the vectors; by default that of the first one written.

    Raises:
        EngineUnavailable: There is no index, or it cannot be opened.
        EngineError: The directory holds something else, or the database is damaged or of another version.
    """

    name = "embedded"
    capabilities = Capabilities(exact_vectors=True, transactional_writes=True)

    def __init__(self, directory: str | Path, *, create: bool = False, dims: int | None = None) -> None:
        self.directory = Path(directory).absolute()
        _check(self.directory, create=create)
        self._writer = Writer(self.directory, dims=dims)
        self._reader = Reader(self.directory, self._writer, create=create)
        known = self._reader.store.state("dims")
        if dims and known and dims != known:
            self.close()
            raise EngineError(
                f"index {self.directory} holds vectors of {known} numbers, not {dims}; name the encoder that it was "
                "made with, or index the feeds again into a new directory",
                engine=self.name,
            )
        self._closed = False

    def retrieve(self, query: SearchQuery, vector: NDArray[np.float32] | None) -> Retrieval:
        """Run the query's legs under its filters; with no leg, leg "newest" holds the newest postings."""
        started = perf_counter()
        snapshot = self._open().current()
        try:
            legs = _legs(snapshot, query, vector)
        except TextCacheError:
            legs = _legs(self._reader.reload(rebuild=True), query, vector)
        return Retrieval(legs, (perf_counter() - started) * 1000)

    def cards(self, ids: Sequence[str]) -> dict[str, Card]:
        """The cards of those ids that exist."""
        return self._open().cards(ids)

    def postings(self, ids: Sequence[str]) -> dict[str, Posting]:
        """The whole postings of those ids that exist, as last written."""
        return self._open().store.postings(ids)

    def page(self, query: SearchQuery, *, ids: Sequence[str], groups: Sequence[str]) -> Page:
        """The words matched in `ids`, and every copy of `groups`."""
        reader = self._open()
        columns = reader.current().columns
        found = {group: columns.rows_of_group.get(group, ()) for group in groups}
        members = {group: sorted(columns.ids[row] for row in rows) for group, rows in found.items() if rows}
        cards = reader.cards([id_ for several in members.values() for id_ in several])
        copies = {group: [cards[id_] for id_ in several if id_ in cards] for group, several in members.items()}
        words = [clause.text for clause in query.text_leg.clauses] if query.text_leg else []
        texts = reader.store.texts(ids) if words else {}
        marked = {id_: highlight(text, words, language=query.language) for id_, text in texts.items()}
        return Page(copies, marked)

    def content_hashes(self, ids: Sequence[str]) -> dict[str, str]:
        """Content hash of each id as last written, for those that exist."""
        return self._open().store.content_hashes(ids)

    def companies(self) -> Sequence[str]:
        """Names of the employers in the index, sorted, each once."""
        return self._open().current().columns.companies

    def scan_ids(self, *, source: str | None = None) -> Iterator[str]:
        """Every id as last written, of one source if named; sorted."""
        return self._open().store.scan_ids(source)

    def write(self, batch: Iterable[EncodedPosting]) -> Iterator[WriteResult]:
        """Insert or replace, all of the batch or none of it; done when this returns.

        Of two postings with one id the last is written, the others are reported as stale, and so is one that a newer
        feed has written.
        """
        self._open()
        return iter(self._writer.write(batch))

    def delete(self, ids: Sequence[str], *, version: int | None = None) -> int:
        """Delete; returns how many went. With `version`, a posting of a higher one stays."""
        self._open()
        return self._writer.delete(ids, version=version)

    def count(self, filters: Sequence[Filter] = ()) -> int:
        """Postings under the filters."""
        return int(np.count_nonzero(self._open().current().mask(filters)))

    def stats(self) -> IndexStats:
        """Size and age of the index."""
        reader = self._open()
        columns = reader.current().columns
        times = columns.numbers["posted_at"][columns.alive]
        times = times[~np.isnan(times)]
        size = sum(file.stat().st_size for file in self.directory.rglob("*") if file.is_file())
        return IndexStats(
            postings=columns.count,
            newest=float(times.max()) if len(times) else None,
            oldest=float(times.min()) if len(times) else None,
            bytes=size,
            meta=reader.store.meta(),
        )

    def get_meta(self, key: str) -> str | None:
        """A value kept beside the postings."""
        return self._open().store.meta().get(key)

    def set_meta(self, key: str, value: str | None) -> None:
        """Keep a value beside the postings; None removes it."""
        self._open()
        self._writer.set_meta(key, value)

    def refresh(self) -> None:
        """Make every write so far visible to searches, and let other writers in."""
        reader = self._open()
        if self._writer.pending:
            self._writer.publish()
            reader.keep()
            self._writer.release()
        else:
            reader.current()

    def close(self) -> None:
        """Publish what was written and release everything; may be called twice."""
        if getattr(self, "_closed", False):
            return
        self._closed = True
        try:
            if self._writer.pending:
                self._writer.publish()
                self._reader.keep()
        finally:
            self._writer.close()
            self._reader.close()

    def __enter__(self) -> EmbeddedEngine:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _open(self) -> Reader:
        if self._closed:
            raise EngineUnavailable(f"index {self.directory} was closed", engine=self.name, url=str(self.directory))
        return self._reader


def _legs(snapshot: Snapshot, query: SearchQuery, vector: NDArray[np.float32] | None) -> dict[str, list[LegHit]]:
    mask = snapshot.mask(query.filters)
    legs: dict[str, list[LegHit]] = {}
    if query.text_leg is not None:
        legs["text"] = snapshot.text_hits(query.text_leg, mask, language=query.language)
    if query.vector_leg is not None:
        legs["vector"] = snapshot.vector_hits(checked_vector(vector, snapshot.dims), query.vector_leg.size, mask)
    if query.text_leg is None and query.vector_leg is None:
        legs["newest"] = snapshot.newest_hits(query.window, mask)
    return legs


def _check(directory: Path, *, create: bool) -> None:
    name = str(directory)
    if directory.exists() and not directory.is_dir():
        raise EngineError(f"{directory} is a file; an index is a directory", engine="embedded")
    if (directory / FILE).exists():
        return
    if not create:
        what = "holds no index" if directory.exists() else "does not exist"
        raise EngineUnavailable(
            f"{directory} {what}; create one with `jobsearch index FILE --index {directory}`", engine="embedded",
            url=name,
        )
    if directory.exists() and any(entry.name != "lock" for entry in directory.iterdir()):
        raise EngineError(f"{directory} is not empty and holds no index; name another directory", engine="embedded")
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise EngineUnavailable(f"cannot create {directory}: {exc}", engine="embedded", url=name) from exc
