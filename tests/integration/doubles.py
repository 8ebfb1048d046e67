"""A small engine in memory that obeys the protocol as far as ingestion needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from jobsearch.engines.base import EncodedPosting, WriteResult


class MemoryEngine:
    def __init__(self, *, fail: Sequence[str] = ()) -> None:
        self.held: dict[str, EncodedPosting] = {}
        self.meta: dict[str, str] = {}
        self.batches: list[int] = []
        self.refreshed = 0
        self.fail = set(fail)

    def content_hashes(self, ids: Sequence[str]) -> dict[str, str]:
        return {id: self.held[id].content_hash for id in ids if id in self.held}

    def scan_ids(self, *, source: str | None = None) -> Iterator[str]:
        return iter(sorted(id for id, e in self.held.items() if source in (None, e.posting.source)))

    def write(self, batch: Iterable[EncodedPosting]) -> Iterator[WriteResult]:
        items = list(batch)
        self.batches.append(len(items))
        for item in items:
            if item.posting.id in self.fail:
                yield WriteResult(item.posting.id, "failed", "refused by the test")
                continue
            self.held[item.posting.id] = item
            yield WriteResult(item.posting.id, "written")

    def delete(self, ids: Sequence[str], *, version: int | None = None) -> int:
        return sum(self.held.pop(id, None) is not None for id in ids)

    def get_meta(self, key: str) -> str | None:
        return self.meta.get(key)

    def set_meta(self, key: str, value: str | None) -> None:
        if value is None:
            self.meta.pop(key, None)
        else:
            self.meta[key] = value

    def refresh(self) -> None:
        self.refreshed += 1


class CountingEncoder:
    """One-hot by length; remembers every text it was given."""

    def __init__(self, name: str = "counting", dims: int = 8) -> None:
        self.name, self.dims = name, dims
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        vectors = np.zeros((len(texts), self.dims), np.float32)
        vectors[range(len(texts)), [len(t) % self.dims for t in texts]] = 1
        return vectors
