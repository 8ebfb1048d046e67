"""The SQLite file of an embedded index: opening and checking it, transactions, counters, error mapping."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from ...errors import EngineError, EngineUnavailable

FILE = "postings.db"
#: Written into the file's header, so that no other SQLite database is taken for an index.
APPLICATION_ID = 0x4A4F4253
SCHEMA_VERSION = 1

_SCHEMA = """
CREATE TABLE state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rows (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    born INTEGER NOT NULL,
    died INTEGER,
    version INTEGER NOT NULL DEFAULT 0,
    content_hash TEXT NOT NULL,
    source TEXT NOT NULL,
    keys TEXT NOT NULL,
    face TEXT NOT NULL
);
CREATE UNIQUE INDEX rows_id ON rows (id) WHERE died IS NULL;
CREATE INDEX rows_born ON rows (born);
CREATE INDEX rows_died ON rows (died) WHERE died IS NOT NULL;
CREATE TABLE bodies (seq INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE vectors (seq INTEGER PRIMARY KEY, posting BLOB, title BLOB);
"""
#: generation: last committed state. published: last state that the caches hold too. floor: the oldest
#: state whose deaths are still on record. dims: length of the vectors, 0 until known.
_STATE = {"generation": 0, "published": 0, "floor": 0, "dims": 0}


class Database:
    """One connection to an index's database. Safe to share between threads."""

    def __init__(self, directory: Path, *, create: bool) -> None:
        self.path = directory / FILE
        self.lock = RLock()
        with self._errors():
            self._db = sqlite3.connect(
                self.path.as_uri().replace("file://", "file:") + f"?mode={'rwc' if create else 'rw'}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                timeout=10.0,
            )
        try:
            with self._errors():
                self._prepare(create=create)
        except BaseException:
            self._db.close()
            raise

    def _prepare(self, *, create: bool) -> None:
        (owner,) = self._db.execute("PRAGMA application_id").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if create and not owner and not tables:
            self._db.execute("PRAGMA page_size = 8192")
            self._db.execute("PRAGMA journal_mode = WAL")
            with self.transaction():
                for statement in _SCHEMA.split(";"):
                    self._db.execute(statement)
                self._db.executemany("INSERT INTO state VALUES (?, ?)", _STATE.items())
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif owner != APPLICATION_ID:
            raise EngineError(f"{self.path} is not a jobsearch index; name another directory", engine="embedded")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version != SCHEMA_VERSION:
            raise EngineError(
                f"index {self.path.parent} has schema version {version}, this jobsearch reads {SCHEMA_VERSION}; "
                "index the feeds again into a new directory, or use the jobsearch version that wrote it",
                engine="embedded",
            )
        # A batch is durable when its results are yielded, power cuts included.
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA wal_autocheckpoint = 2000")
        self._db.execute("PRAGMA cache_size = -32000")

    def state(self, key: str) -> int:
        """One of the counters; see `_STATE`."""
        with self.lock, self._errors():
            return int(self._db.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()[0])

    def set_state(self, **values: int) -> None:
        """Set counters, inside the caller's transaction or alone."""
        with self.lock, self._errors():
            self._db.executemany("UPDATE state SET value = ? WHERE key = ?", [(v, k) for k, v in values.items()])

    def meta(self) -> dict[str, str]:
        """Every value kept beside the postings."""
        with self.lock, self._errors():
            return dict(self._db.execute("SELECT key, value FROM meta ORDER BY key"))

    def set_meta(self, key: str, value: str | None) -> None:
        """Keep or remove (None) a value."""
        with self.transaction():
            if value is None:
                self._db.execute("DELETE FROM meta WHERE key = ?", (key,))
            else:
                self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction, all or nothing; nested calls join it."""
        with self.lock, self._errors():
            if self._db.in_transaction:
                yield
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Reads inside see one state, whatever other processes write."""
        with self.lock, self._errors():
            if self._db.in_transaction:
                yield
                return
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                self._db.execute("ROLLBACK")

    def close(self) -> None:
        """Close the connection; may be called twice."""
        with self.lock:
            self._db.close()

    def _iterate(self, sql: str, values: Sequence[object]) -> Iterator[Any]:
        with self.lock, self._errors():
            cursor = self._db.execute(sql, values)
        while True:
            with self.lock, self._errors():
                found = cursor.fetchmany(2000)
            if not found:
                return
            yield from found

    def _batched(self, sql: str, values: Iterable[object], tail: str = "") -> Iterator[Any]:
        """Rows of `sql (?, ?, ...) tail`, asked in batches under SQLite's limit of variables."""
        todo = list(dict.fromkeys(values))
        for start in range(0, len(todo), 500):
            part = todo[start : start + 500]
            with self.lock, self._errors():
                found = self._db.execute(f"{sql} ({', '.join('?' * len(part))}) {tail}", part).fetchall()
            yield from found

    def _by_id(self, columns: str, ids: Iterable[str], join: str = "") -> Iterator[Any]:
        """(id, *columns) of the living rows with these ids."""
        return self._batched(f"SELECT id, {columns} FROM rows {join} WHERE died IS NULL AND id IN", map(storable, ids))

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as exc:
            raise self._mapped(exc) from exc

    def _mapped(self, exc: sqlite3.Error) -> EngineError:
        path, code = self.path, getattr(exc, "sqlite_errorcode", None)
        primary = None if code is None else code & 0xFF
        if primary == sqlite3.SQLITE_FULL:
            return EngineError(
                f"no space left for index {path.parent}: nothing of this batch was written, the index is as it was "
                "before; free some space and run the command again",
                engine="embedded",
            )
        if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return EngineError(
                f"the database of the index is damaged: {path} ({exc}); restore it from a copy, or delete "
                f"{path.parent} and run `jobsearch index FILE --index {path.parent}` again",
                engine="embedded",
            )
        if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            return EngineUnavailable(f"index database {path} cannot be used: {exc}", engine="embedded", url=str(path))
        return EngineError(f"index database {path} failed: {exc}", engine="embedded")


def storable(text: str) -> str:
    """Text that UTF-8 can hold: lone surrogates, which no posting has, become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
