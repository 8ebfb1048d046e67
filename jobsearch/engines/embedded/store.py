"""The truth of an embedded index: postings and vectors as rows of SQLite.

A write gives a posting a new `seq`; what it replaces stays behind with `died` set until every reader that
may still look at it has had a chance to move on. So one generation number names a whole state of the index,
and a reader can go on with an older one while a writer works.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...posting import Posting
from .database import Database
from .records import encode_rows, pack, unpack, unpack_raw


@dataclass(frozen=True, slots=True)
class NewRow:
    """A posting with its vectors as bytes (`posting` float32, `title` float16), ready to store."""

    posting: Posting
    content_hash: str
    version: int
    posting_vector: bytes | None
    title_vector: bytes | None


class Store(Database):
    """Rows of one index: written in batches, read by state."""

    def write(self, rows: Sequence[NewRow], *, dims: int) -> tuple[list[int], list[int]]:
        """Store a batch in one transaction.

        Returns:
            The new seqs, in order, and the seqs they replace.
        """
        with self.transaction():
            generation = self.state("generation") + 1
            replaced = self._bury([row.posting.id for row in rows], generation)
            (top,) = self._db.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence").fetchone()
            seqs = list(range(top + 1, top + 1 + len(rows)))
            self._db.executemany(
                "INSERT INTO rows (seq, id, born, version, content_hash, source, keys, face) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (s, r.posting.id, generation, r.version, r.content_hash, r.posting.source, *encode_rows(r.posting))
                    for s, r in zip(seqs, rows, strict=True)
                ),
            )
            self._db.executemany(
                "INSERT INTO bodies VALUES (?, ?)",
                ((s, pack(r.posting)) for s, r in zip(seqs, rows, strict=True)),
            )
            self._db.executemany(
                "INSERT INTO vectors VALUES (?, ?, ?)",
                ((s, r.posting_vector, r.title_vector) for s, r in zip(seqs, rows, strict=True)),
            )
            self.set_state(generation=generation, dims=dims)
        return seqs, replaced

    def versions(self, ids: Sequence[str]) -> dict[str, int]:
        """Versions by id, of the latest state."""
        return dict(self._by_id("version", ids))

    def upgrade(self) -> None:
        """Give an index of jobsearch 0.1, which kept no versions, the column for them."""
        with self.transaction():
            if "version" not in {name for _, name, *_ in self._db.execute("PRAGMA table_info(rows)")}:
                self._db.execute("ALTER TABLE rows ADD COLUMN version INTEGER NOT NULL DEFAULT 0")

    def delete(self, ids: Sequence[str]) -> list[int]:
        """Delete in one transaction; returns the seqs that went."""
        with self.transaction():
            generation = self.state("generation") + 1
            gone = self._bury(ids, generation)
            if gone:
                self.set_state(generation=generation)
        return gone

    def _bury(self, ids: Sequence[str], generation: int) -> list[int]:
        gone = [seq for _, seq in self._by_id("seq", ids)]
        self._db.executemany("UPDATE rows SET died = ? WHERE seq = ?", [(generation, seq) for seq in gone])
        return gone

    def publish(self, generation: int, *, forget: bool = False) -> None:
        """Record that the caches hold `generation`, and drop the long parts of what died before the last one.

        Args:
            generation: The state that the caches hold.
            forget: Drop the record of those deaths too; readers older than the last published state reload.
        """
        with self.transaction():
            before = self.state("published")
            for table in ("bodies", "vectors"):
                self._db.execute(f"DELETE FROM {table} WHERE seq IN (SELECT seq FROM rows WHERE died <= ?)", (before,))
            if forget:
                self._db.execute("DELETE FROM rows WHERE died <= ?", (before,))
                self.set_state(floor=before)
            self.set_state(published=generation)

    def rows_since(self, since: int, until: int) -> Iterator[tuple[int, str, str]]:
        """(seq, id, keys) of the rows born after `since` that live at `until`, by seq."""
        return self._iterate(
            "SELECT seq, id, keys FROM rows WHERE born > ? AND born <= ? AND (died IS NULL OR died > ?) ORDER BY seq",
            (since, until, until),
        )

    def deaths_since(self, since: int, until: int) -> list[int]:
        """Seqs of the rows that lived at `since` and do not at `until`."""
        with self.lock, self._errors():
            found = self._db.execute(
                "SELECT seq FROM rows WHERE died > ? AND died <= ? AND born <= ?", (since, until, since)
            )
            return [seq for (seq,) in found]

    def deaths(self) -> int:
        """How many dead rows are on record."""
        with self.lock, self._errors():
            return int(self._db.execute("SELECT count(*) FROM rows WHERE died IS NOT NULL").fetchone()[0])

    def vectors_since(self, since: int, until: int) -> Iterator[tuple[int, bytes | None, bytes | None]]:
        """(seq, posting, title) of the same rows as `rows_since`."""
        return self._iterate(
            "SELECT seq, posting, title FROM rows JOIN vectors USING (seq) "
            "WHERE born > ? AND born <= ? AND (died IS NULL OR died > ?) ORDER BY seq",
            (since, until, until),
        )

    def bodies_since(self, since: int) -> Iterator[tuple[int, Posting]]:
        """(seq, posting) of the living rows born after `since`."""
        found = self._iterate(
            "SELECT seq, body FROM rows JOIN bodies USING (seq) WHERE born > ? AND died IS NULL ORDER BY seq", (since,)
        )
        return ((seq, unpack(body)) for seq, body in found)

    def faces(self, seqs: Sequence[int]) -> dict[int, tuple[str, str, str]]:
        """(id, keys, face) by seq, dead ones too while they are kept."""
        found = self._batched("SELECT seq, id, keys, face FROM rows WHERE seq IN", seqs)
        return {seq: (id_, keys, face) for seq, id_, keys, face in found}

    def faces_by_id(self, ids: Sequence[str]) -> dict[str, tuple[int, str, str]]:
        """(seq, keys, face) by id, of the latest state."""
        found = self._by_id("seq, keys, face", ids)
        return {id_: (seq, keys, face) for id_, seq, keys, face in found}

    def postings(self, ids: Sequence[str]) -> dict[str, Posting]:
        """The whole postings of the latest state."""
        return {id_: unpack(body) for id_, body in self._by_id("body", ids, join="JOIN bodies USING (seq)")}

    def texts(self, ids: Sequence[str]) -> dict[str, Mapping[str, object]]:
        """The postings by id, as stored, unvalidated."""
        found = self._by_id("body", ids, join="JOIN bodies USING (seq)")
        return {id_: unpack_raw(body) for id_, body in found}

    def content_hashes(self, ids: Sequence[str]) -> dict[str, str]:
        """Content hashes by id, of the latest state."""
        return dict(self._by_id("content_hash", ids))

    def scan_ids(self, source: str | None) -> Iterator[str]:
        """Every id of the latest state, sorted."""
        last = ""
        where = "" if source is None else "AND source = ?"
        named = () if source is None else (source,)
        while True:
            with self.lock, self._errors():
                found = self._db.execute(
                    f"SELECT id FROM rows WHERE died IS NULL AND id > ? {where} ORDER BY id LIMIT 5000", (last, *named)
                ).fetchall()
            yield from (id_ for (id_,) in found)
            if not found:
                return
            last = found[-1][0]
