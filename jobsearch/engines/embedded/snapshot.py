"""One state of an index, complete and unchanging: what a search runs on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
import tantivy
from numpy.typing import NDArray

from ...query import Filter, Phrase, TextLeg
from ..base import LegHit
from ..words import phrase_terms
from .columns import Columns, Mask
from .filters import mask_of
from .matrix import Matrix
from .store import Store
from .text import SCHEMA, search
from .textquery import leg_query, phrase_query

#: Up to this many postings under the filters, and this share of all, tantivy is told which; above, it is
#: asked for more hits and the others are dropped. A set of 5,000 costs 5 ms, 30,000 hits 9 ms (60,000 postings).
_NAMED_ROWS = 8000
_NAMED_SHARE = 0.2
#: How many times the hits expected to suffice are asked for.
_SURPLUS = 2
_KEPT_MASKS = 64


@dataclass(frozen=True)
class Vectors:
    """The two matrices of a state; `posting` float32 for the scan, `title` float16 for cards."""

    posting: Matrix
    title: Matrix
    dims: int

    @classmethod
    def build(cls, store: Store, seqs: NDArray[np.int64], since: int, until: int, dims: int) -> Vectors:
        """Vectors of the rows `seqs`, which were born after state `since`."""
        with store.snapshot():
            found = list(store.vectors_since(since, until))
        return cls(
            Matrix.build(seqs, ((seq, posting) for seq, posting, _ in found), dims, "float32"),
            Matrix.build(seqs, ((seq, title) for seq, _, title in found), dims, "float16"),
            dims,
        )

    def joined(self, other: Vectors) -> Vectors:
        """These rows, then those of `other`."""
        return Vectors(self.posting.joined(other.posting), self.title.joined(other.title), self.dims)


@dataclass
class Snapshot:
    """Columns, vectors and text of one generation."""

    generation: int
    columns: Columns
    searcher: tantivy.Searcher
    store: Store
    dims: int
    base: Vectors | None = None
    base_generation: int = 0
    _vectors: Vectors | None = None
    _lock: Lock = field(default_factory=Lock)
    _masks: OrderedDict[tuple[Filter, ...], Mask] = field(default_factory=OrderedDict)

    @property
    def loaded_vectors(self) -> Vectors | None:
        """The vectors, if a search has needed them already."""
        return self._vectors

    @property
    def vectors(self) -> Vectors:
        """The vectors, read when first needed."""
        with self._lock:
            if self._vectors is None:
                base = self.base if self.base is not None and self.base.dims == self.dims else None
                known = len(base.posting.has) if base is not None else 0
                since = self.base_generation if base is not None else 0
                seqs = self.columns.seqs[known:]
                if base is not None and not len(seqs):
                    self._vectors = base
                else:
                    fresh = Vectors.build(self.store, seqs, since, self.generation, self.dims)
                    self._vectors = fresh if base is None else base.joined(fresh)
                self.base = None
            return self._vectors

    def mask(self, filters: Sequence[Filter]) -> Mask:
        """(n,) True for the living rows under all filters."""
        key = tuple(filters)
        with self._lock:
            if key in self._masks:
                self._masks.move_to_end(key)
                return self._masks[key]
        mask = mask_of(key, self.columns, self._phrase)
        with self._lock:
            self._masks[key] = mask
            if len(self._masks) > _KEPT_MASKS:
                self._masks.popitem(last=False)
        return mask

    def text_hits(self, leg: TextLeg, mask: Mask, *, language: str | None) -> list[LegHit]:
        """The text leg's hits under `mask`, best first."""
        languages, _ = self.columns.analysis
        query = leg_query(leg, self.searcher, language=language, languages=languages)
        allowed = int(np.count_nonzero(mask))
        if query is None or not allowed:
            return []
        if allowed <= min(_NAMED_ROWS, _NAMED_SHARE * self.searcher.num_docs):
            named = tantivy.Query.term_set_query(SCHEMA, "seq", self.columns.seqs[mask].tolist())
            free = tantivy.Query.const_score_query(named, 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, free)])
            limit = allowed
        else:
            limit = int(leg.size * _SURPLUS * self.searcher.num_docs / allowed) + 50
        while True:
            asked = min(limit, max(self.searcher.num_docs, 1))
            scores, seqs = search(self.searcher, query, asked)
            rows, known = self.columns.rows_of(seqs)
            kept = known & mask[rows] if len(rows) else known
            # Hits that tie with the last one kept may lie beyond the limit, and a tie goes by id.
            enough = np.count_nonzero(kept) > leg.size and scores[-1] < scores[kept][leg.size - 1]
            if enough or len(seqs) < asked or asked >= self.searcher.num_docs:
                return self.best(rows[kept], scores[kept], leg.size)
            limit *= 4

    def vector_hits(self, vector: NDArray[np.float32], size: int, mask: Mask) -> list[LegHit]:
        """The `size` rows under `mask` nearest to `vector`, best first; none for the zeros of an empty text."""
        if not vector.any():
            return []
        return self.best(*self.vectors.posting.top(vector, mask, size), size)

    def newest_hits(self, size: int, mask: Mask) -> list[LegHit]:
        """The newest rows under `mask`; the score is the time of posting, 0 when unknown."""
        rows = np.flatnonzero(mask)
        return self.best(rows, np.nan_to_num(self.columns.numbers["posted_at"][rows]), size)

    def best(self, rows: NDArray[np.int64], scores: NDArray[np.float64], size: int) -> list[LegHit]:
        """The `size` best of `rows`, ties by id."""
        if len(rows) > size:
            last = np.partition(scores, len(scores) - size)[len(scores) - size]
            rows, scores = rows[scores >= last], scores[scores >= last]
        ids = self.columns.ids
        ordered = sorted(zip((-scores).tolist(), [ids[row] for row in rows.tolist()], strict=True))
        return [LegHit(id_, -score) for score, id_ in ordered[:size]]

    def _phrase(self, filter_: Phrase) -> Mask:
        """Rows whose text, analysed in its own language, holds the phrase."""
        with self._lock:
            known_mask = self._masks.get((filter_,))
        if known_mask is not None:
            return known_mask
        columns = self.columns
        mask = np.zeros(len(columns), dtype=np.bool_)
        languages, of_row = columns.analysis
        for tokens, spoken in phrase_terms(filter_.text, languages).items():
            query = phrase_query(filter_.fields, tokens)
            _, seqs = search(self.searcher, query, max(self.searcher.num_docs, 1))
            rows, known = columns.rows_of(seqs)
            rows = rows[known]
            numbers = [languages.index(language) for language in spoken]
            mask[rows[np.isin(of_row[rows], numbers)]] = True
        return mask
