"""The ids that a run has met, on disk beyond a few megabytes: a feed of any size fits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from types import TracebackType

_CHUNK = 500


class SeenIds:
    """id -> (content hash, source) of every row so far, in a private temporary database."""

    def __init__(self) -> None:
        # "" is SQLite's own temporary file: in memory while small, gone when closed or killed.
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, digest TEXT, source TEXT) WITHOUT ROWID")

    def add(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Remember (id, content hash, source); an id keeps its first content."""
        self._db.execute("BEGIN")
        self._db.executemany(
            # A row that was rejected before its content was known ("") does not stand in a later one's way.
            "INSERT INTO seen VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET digest = excluded.digest WHERE digest = ''",
            rows,
        )
        self._db.execute("COMMIT")

    def digests(self, ids: Sequence[str]) -> dict[str, str]:
        """Content hashes by id, for the ids that a row of this run had; "" marks one that was rejected."""
        found: dict[str, str] = {}
        for chunk in _chunks(ids):
            marks = ",".join("?" * len(chunk))
            found.update(self._db.execute(f"SELECT id, digest FROM seen WHERE id IN ({marks})", chunk))
        return found

    def missing(self, ids: Iterable[str]) -> list[str]:
        """Those of `ids` that no row of this run had."""
        gone: list[str] = []
        for chunk in _chunks(ids):
            met = self.digests(chunk)
            gone += [id for id in chunk if id not in met]
        return gone

    def close(self) -> None:
        """Drop everything; may be called twice."""
        self._db.close()

    def __enter__(self) -> SeenIds:
        """Use as a context manager: dropped at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop everything."""
        self.close()


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    source = iter(ids)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk
