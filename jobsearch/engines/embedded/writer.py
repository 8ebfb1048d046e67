"""The writing side: database first, then the caches; whatever a crash left behind is made good here."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import RLock

import numpy as np

from ...errors import EngineError, EngineRejected
from ..base import NEWER, REPEATED, EncodedPosting, WriteResult
from .lock import WriteLock
from .store import NewRow, Store
from .text import TextCacheError, TextIndex

_log = logging.getLogger("jobsearch")
TEXT = "text"
#: Rows between two commits of the text cache: what a crash in the middle of a job costs to make good.
_COMMIT_EVERY = 20_000
_DTYPES = {"posting": "float32", "title": "float16"}


class Writer:
    """Holds the write lock from its first write until `release`."""

    def __init__(self, directory: Path, *, dims: int | None) -> None:
        self._directory = directory
        self._dims = dims
        self._lock = WriteLock(directory)
        self._guard = RLock()
        self._store: Store | None = None
        self._text: TextIndex | None = None
        self._uncommitted = 0

    @property
    def pending(self) -> bool:
        """True while writes of this process wait for `publish`."""
        return self._lock.held

    def write(self, batch: Iterable[EncodedPosting]) -> list[WriteResult]:
        """Store a batch in one transaction; of two postings with one id the last wins, and a newer version stays.

        Raises:
            EngineRejected: A vector has a wrong name, shape or value; nothing was written.
            EngineUnavailable: Another process is writing.
        """
        encoded = list(batch)
        last = {item.posting.id: i for i, item in enumerate(encoded)}
        kept = [item for i, item in enumerate(encoded) if last[item.posting.id] == i]
        with self._guard:
            store, text = self._begin()
            known = store.versions([item.posting.id for item in kept])
            kept = [item for item in kept if item.version >= known.get(item.posting.id, 0)]
            if kept:
                dims = self._dims or store.state("dims")
                rows = []
                for item in kept:
                    row, dims = _row(item, dims)
                    rows.append(row)
                seqs, replaced = store.write(rows, dims=dims)
                self._index(text, [(seq, row) for seq, row in zip(seqs, rows, strict=True)], replaced)
        written = {id(item) for item in kept}
        return [
            WriteResult(item.posting.id, "written")
            if id(item) in written
            else WriteResult(item.posting.id, "stale", NEWER if last[item.posting.id] == i else REPEATED)
            for i, item in enumerate(encoded)
        ]

    def delete(self, ids: Sequence[str], *, version: int | None = None) -> int:
        """Delete in one transaction; returns how many went."""
        if not ids:
            return 0
        with self._guard:
            store, text = self._begin()
            if version is not None:
                ids = [id_ for id_, written in store.versions(ids).items() if written <= version]
            gone = store.delete(ids)
            self._index(text, [], gone)
        return len(gone)

    def set_meta(self, key: str, value: str | None) -> None:
        """Keep or remove a value; needs no lock, it is one small transaction."""
        with self._guard:
            self._open_store().set_meta(key, value)

    def publish(self) -> None:
        """Bring the caches to the database's last state."""
        with self._guard:
            store, text = self._begin()
            generation = store.state("generation")
            if self._uncommitted or text.generation != generation:
                text.commit(generation)
                text.generation = generation
                self._uncommitted = 0
            if store.state("published") != generation:
                dead = store.deaths()
                store.publish(generation, forget=dead > 1000 and dead > 0.2 * text.searcher.num_docs)

    def release(self) -> None:
        """Let other writers in. Unpublished text is made good by whoever opens the index next."""
        with self._guard:
            text, self._text = self._text, None
            try:
                if text is not None:
                    text.stop_writing()
            finally:
                self._uncommitted = 0
                self._lock.release()

    def heal(self, *, rebuild: bool = False) -> bool:
        """Bring a lagging or broken text cache up to date; False when another process is writing."""
        with self._guard:
            held = self._lock.held
            if not self._lock.try_acquire():
                return False
            try:
                if rebuild and self._text is not None:
                    self._text.abandon()
                if rebuild:
                    self._text = self._rebuild(self._open_store())
                else:
                    self.publish()
            finally:
                if not held:
                    self.release()
            return True

    def close(self) -> None:
        """Release everything; may be called twice."""
        with self._guard:
            try:
                self.release()
            finally:
                store, self._store = self._store, None
                if store is not None:
                    store.close()

    def _begin(self) -> tuple[Store, TextIndex]:
        """The lock, and both stores at the same state."""
        self._lock.acquire()
        try:
            store = self._open_store()
            if self._text is None:
                store.upgrade()
                self._text = self._caught_up(store)
        except BaseException:
            if self._text is None:
                self._lock.release()
            raise
        return store, self._text

    def _open_store(self) -> Store:
        if self._store is None:
            self._store = Store(self._directory, create=False)
        return self._store

    def _caught_up(self, store: Store) -> TextIndex:
        generation = store.state("generation")
        try:
            text = TextIndex(self._directory / TEXT)
        except TextCacheError as exc:
            if generation:
                _log.warning("the text index is missing or damaged (%s); it is rebuilt from the database", exc)
            return self._rebuild(store)
        if not store.state("floor") <= text.generation <= generation:
            _log.warning("the text index of %s does not fit its database; it is rebuilt", self._directory)
            return self._rebuild(store)
        if text.generation < generation:
            _log.warning("the text index of %s lags behind its database; the rest is indexed", self._directory)
            text.remove(store.deaths_since(text.generation, generation))
            for seq, posting in store.bodies_since(text.generation):
                text.add(seq, posting)
                self._uncommitted += 1
        return text

    def _rebuild(self, store: Store) -> TextIndex:
        return TextIndex.rebuild(self._directory / TEXT, store.bodies_since(-1), store.state("generation"))

    def _index(self, text: TextIndex, rows: Sequence[tuple[int, NewRow]], gone: Sequence[int]) -> None:
        try:
            text.remove(gone)
            for seq, row in rows:
                text.add(seq, row.posting)
            self._uncommitted += len(rows) + len(gone)
            if self._uncommitted >= _COMMIT_EVERY:
                self.publish()
        except EngineError as exc:
            # The batch is in the database; only the cache failed, and is caught up before the next commit.
            _log.warning("%s", exc)
            text.abandon()
            self._text = None
            self._uncommitted = 0


def _row(item: EncodedPosting, dims: int) -> tuple[NewRow, int]:
    found: dict[str, bytes] = {}
    for name, vector in item.vectors.items():
        if name not in _DTYPES:
            raise EngineRejected(
                f"posting {item.posting.id!r} has a vector {name!r}; this engine keeps {', '.join(_DTYPES)}",
                engine="embedded",
            )
        array = np.asarray(vector, dtype=np.float32)
        dims = dims or array.size
        if array.shape != (dims,) or not np.isfinite(array).all():
            raise EngineRejected(
                f"vector {name!r} of posting {item.posting.id!r} must be {dims} finite numbers, not shape "
                f"{array.shape}; was the index made with another encoder?",
                engine="embedded",
            )
        if array.any():
            found[name] = array.astype(_DTYPES[name]).tobytes()
    return NewRow(item.posting, item.content_hash, item.version, found.get("posting"), found.get("title")), dims
