"""Encoding and writing beside enrichment: a thread each, batch by batch, in the order of the feed.

The encoder, SQLite and tantivy let other threads run while they work, so that two cores are kept busy. What is
written does not depend on timing: batches are the same, go one way, and are told of in order, a fixed number of
batches behind.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from types import TracebackType
from typing import TYPE_CHECKING

from .engines.base import EncodedPosting, Engine, WriteResult
from .posting import Posting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .encoding.base import Encoder

#: Batches between the one that is being read and the one that is told of: one that is encoded, one written.
_AHEAD = 2
#: Vectors kept for texts that come again (titles do): 12 MB at 384 dimensions.
_KEPT_VECTORS = 8192


@dataclass(frozen=True, slots=True)
class Item:
    """A posting on its way into the index, and the row of its source."""

    posting: Posting
    content_hash: str
    row: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Postings that are written together, of one source."""

    items: list[Item]
    label: str
    path: str


class Stages:
    """The stages behind enrichment. Use as a context manager: leaving it early drops what was not begun."""

    def __init__(self, engine: Engine, encoder: Encoder, *, version: int = 0) -> None:
        """Of the engine, only `write` is called from another thread, and always from the same one.

        Args:
            engine: Where batches are written.
            encoder: Makes the vectors.
            version: Version of every posting written: the age of the feed.
        """
        self._engine, self._encoder, self._version = engine, encoder, version
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._stop = Event()
        self._encoding = ThreadPoolExecutor(1, "jobsearch-encode")
        self._writing = ThreadPoolExecutor(1, "jobsearch-write")
        self._pending: deque[tuple[Batch, Future[list[WriteResult]]]] = deque()

    def put(self, batch: Batch) -> Iterator[tuple[Batch, list[WriteResult]]]:
        """Send a batch on its way; gives the results of the one that is due, waiting for it.

        Raises:
            EngineError: A batch could not be written; no later one is.
        """
        encoded = self._encoding.submit(self._encode, batch)
        self._pending.append((batch, self._writing.submit(self._write, encoded)))
        while len(self._pending) > _AHEAD:
            yield self._oldest()

    def drain(self) -> Iterator[tuple[Batch, list[WriteResult]]]:
        """The results of all batches on their way, in order; raises as `put` does."""
        while self._pending:
            yield self._oldest()

    def _oldest(self) -> tuple[Batch, list[WriteResult]]:
        batch, written = self._pending.popleft()
        return batch, written.result()

    def _encode(self, batch: Batch) -> list[EncodedPosting]:
        """Add the vectors; a text that comes again in the batch, or lately, is encoded once."""
        from .encoding.passage import posting_text, title_text

        if self._stop.is_set():
            return []
        wanted = [(posting_text(item.posting), title_text(item.posting)) for item in batch.items]
        new = list(dict.fromkeys(text for pair in wanted for text in pair if text not in self._vectors))
        self._vectors.update(zip(new, self._encoder.encode(new) if new else (), strict=True))
        made = [
            EncodedPosting(
                item.posting, {"posting": self._vectors[text], "title": self._vectors[title]}, item.content_hash,
                self._version,
            )
            for item, (text, title) in zip(batch.items, wanted, strict=True)
        ]
        if len(self._vectors) > _KEPT_VECTORS:
            self._vectors.clear()
        return made

    def _write(self, encoded: Future[list[EncodedPosting]]) -> list[WriteResult]:
        try:
            postings = encoded.result()
            return [] if self._stop.is_set() else list(self._engine.write(postings))
        except BaseException:
            # What comes behind a batch that failed must wait for the next run, which finds it missing.
            self._stop.set()
            raise

    def __enter__(self) -> Stages:
        """Use as a context manager."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what has begun; after an error, or Ctrl-C, begin nothing more."""
        if kind is not None:
            self._stop.set()
        for executor in (self._encoding, self._writing):
            # Nothing is cancelled: a stopped stage returns at once, a cancelled one would leave its follower waiting.
            executor.shutdown(wait=True)
