"""The reading side: keeps the newest published state of an index at hand."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from threading import RLock

import numpy as np
import tantivy

from ...errors import EngineUnavailable
from ..base import Card
from .cache import Base, load, save
from .columns import Columns
from .records import decode_card
from .snapshot import Snapshot
from .store import Store
from .text import TextCacheError, TextIndex
from .writer import TEXT, Writer

_log = logging.getLogger("jobsearch")
_KEPT_CARDS = 20_000
#: Above this share of dead rows, everything is read anew rather than added to.
_DEAD_SHARE = 0.25


class Reader:
    """Snapshots and cards of one index; safe to share between threads."""

    def __init__(self, directory: Path, writer: Writer, *, create: bool) -> None:
        self._directory = directory
        self._writer = writer
        self.store = Store(directory, create=create)
        self._lock = RLock()
        self._text: TextIndex | None = None
        self._snapshot: Snapshot | None = None
        self._cards: dict[int, Card] = {}

    def current(self) -> Snapshot:
        """The newest published state."""
        with self._lock:
            snapshot = self._snapshot
            if snapshot is None or self.store.state("published") > snapshot.generation:
                snapshot = self._snapshot = self._load()
            return snapshot

    def reload(self, *, rebuild: bool = False) -> Snapshot:
        """Heal a text cache that broke or lags, and read the newest state."""
        with self._lock:
            if rebuild:
                self._writer.heal(rebuild=True)
                self._text = self._snapshot = None
            return self.current()

    def keep(self) -> None:
        """Write the newest state to disk where that makes opening faster; the write lock must be held."""
        with self._lock:
            snapshot = self.current()
            if snapshot.columns.count < len(snapshot.columns) * (1 - _DEAD_SHARE / 2):
                self._snapshot = None
            save(self._directory, self.current())

    def cards(self, ids: Sequence[str]) -> dict[str, Card]:
        """The cards of those ids that exist."""
        snapshot = self.current()
        row_of_id, seqs = snapshot.columns.row_of_id, snapshot.columns.seqs
        rows = {id_: row for id_ in ids if (row := row_of_id.get(id_)) is not None}
        seq_of = {id_: int(seqs[row]) for id_, row in rows.items()}
        # What is kept is taken first: reading the others may drop it.
        found = {id_: card for id_, seq in seq_of.items() if (card := self._cards.get(seq)) is not None}
        if missing := [id_ for id_ in seq_of if id_ not in found]:
            found |= self._read_cards(snapshot, missing, seq_of, rows)
        return {id_: found[id_] for id_ in seq_of if id_ in found}

    def _read_cards(
        self, snapshot: Snapshot, ids: list[str], seq_of: dict[str, int], rows: dict[str, int]
    ) -> dict[str, Card]:
        faces = self.store.faces([seq_of[id_] for id_ in ids])
        where = np.array([rows[id_] for id_ in ids], dtype=np.int64)
        vectors = snapshot.vectors
        postings, titles = vectors.posting.rows(where), vectors.title.rows(where)
        # The oldest go first, and a few at a time: to drop all of them at once takes 60 ms of a search.
        for seq in list(islice(self._cards, max(0, len(self._cards) + len(ids) - _KEPT_CARDS))):
            self._cards.pop(seq, None)
        cards = {}
        for i, id_ in enumerate(ids):
            found = faces.get(seq_of[id_])
            if found is None:  # replaced and dropped since the snapshot was taken: the latest will do
                latest = self.store.faces_by_id([id_]).get(id_)
                if latest is None:
                    continue
                found = (id_, latest[1], latest[2])
            cards[id_] = self._cards[seq_of[id_]] = decode_card(
                *found,
                posting_vector=postings[i] if vectors.posting.has[where[i]] else None,
                title_vector=titles[i] if vectors.title.has[where[i]] else None,
            )
        return cards

    def _load(self) -> Snapshot:
        text = self._open_text()
        for _ in range(20):
            try:
                searcher, generation = text.reload()
            except TextCacheError:
                self._text = None
                text = self._open_text()
                continue
            with self.store.snapshot():
                if generation >= self.store.state("floor"):
                    return self._loaded(searcher, generation)
        raise EngineUnavailable(
            f"index {self._directory} changes too fast to be read; try again",
            engine="embedded",
            url=str(self._directory),
        )

    def _loaded(self, searcher: tantivy.Searcher, generation: int) -> Snapshot:
        dims = self.store.state("dims")
        base = self._base(generation)
        if base is None:
            columns = Columns.build(self.store.rows_since(0, generation))
            return Snapshot(generation, columns, searcher, self.store, dims)
        fresh = Columns.build(self.store.rows_since(base.generation, generation))
        columns = base.columns.updated(self.store.deaths_since(base.generation, generation), fresh)
        if columns.count < (1 - _DEAD_SHARE) * len(columns):
            columns = Columns.build(self.store.rows_since(0, generation))
            return Snapshot(generation, columns, searcher, self.store, dims)
        return Snapshot(
            generation, columns, searcher, self.store, dims, base=base.vectors, base_generation=base.generation
        )

    def _base(self, generation: int) -> Base | None:
        """The state to build on: the one at hand, else the newest on disk."""
        floor = self.store.state("floor")
        held = self._snapshot
        if held is not None and floor <= held.generation <= generation:
            return Base(held.generation, held.columns, held.loaded_vectors)
        return load(self._directory, at_least=max(floor, 1), at_most=generation)

    def _open_text(self) -> TextIndex:
        if self._text is not None:
            return self._text
        generation = self.store.state("generation")
        try:
            text: TextIndex | None = TextIndex(self._directory / TEXT)
        except TextCacheError:
            text = None
        if text is None or text.generation != generation:
            if self._writer.heal():
                text = TextIndex(self._directory / TEXT)
            elif text is None:
                raise EngineUnavailable(
                    f"the text index of {self._directory} is being rebuilt by another process; try again in a while",
                    engine="embedded",
                    url=str(self._directory),
                )
        self._text = text
        return text

    def close(self) -> None:
        """Release everything; may be called twice."""
        self._text = self._snapshot = None
        self._cards.clear()
        self.store.close()
