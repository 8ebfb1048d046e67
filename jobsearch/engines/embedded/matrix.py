"""Vectors of an index in memory, and the exact scan over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .columns import Mask

#: Scores that the fast scan sees this close together are told apart in double precision.
_MARGIN = 1e-4
#: Under this share of the rows, gathering them is cheaper than scanning all.
_SPARSE = 0.25  # einsum, not BLAS: one thread reads memory as fast, and never waits for another


@dataclass(frozen=True)
class Matrix:
    """Rows of vectors, in the order of the columns, as blocks; `has` tells the rows that have one.

    Attributes:
        parts: Blocks of (n_i, dims), float32 to be scanned or float16 to be looked up.
        has: (n,) False for rows of zeros that stand for a missing vector.
    """

    parts: tuple[NDArray[np.floating], ...]
    has: Mask

    @classmethod
    def build(cls, seqs: NDArray[np.int64], found: Iterable[tuple[int, bytes | None]], dims: int, dtype: str) -> Matrix:
        """One block for `seqs`, from (seq, bytes) pairs in ascending order of seq."""
        block = np.zeros((len(seqs), dims), dtype=dtype)
        has = np.zeros(len(seqs), dtype=np.bool_)
        row = {seq: i for i, seq in enumerate(seqs.tolist())}
        for seq, data in found:
            i = row.get(seq)
            if i is not None and data is not None:
                block[i] = np.frombuffer(data, dtype=dtype)
                has[i] = True
        return cls((block,), has)

    def joined(self, other: Matrix) -> Matrix:
        """These rows, then those of `other`; small blocks are merged, so that their number stays small."""
        parts = [part for part in (*self.parts, *other.parts) if len(part)]
        if len(parts) > 4:
            parts = [parts[0], np.concatenate(parts[1:])]
        return Matrix(tuple(parts), np.concatenate([self.has, other.has]))

    def rows(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """(n_rows, dims) float32 copies of those rows."""
        dims = self.parts[0].shape[1] if self.parts else 0
        out = np.zeros((len(rows), dims), dtype=np.float32)
        start = 0
        for part in self.parts:
            inside = (rows >= start) & (rows < start + len(part))
            if inside.any():
                out[inside] = part[rows[inside] - start]
            start += len(part)
        return out

    def top(self, vector: NDArray[np.float32], mask: Mask, k: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Rows under `mask` with the k highest dot products, and every row that ties with the last; unordered.

        A fast float32 scan finds who can be among them; their scores are then computed row by row in double
        precision, so that equal vectors score exactly equal wherever they lie.
        """
        rows = np.flatnonzero(mask & self.has)
        if not len(rows):
            return rows, np.zeros(0)
        if len(rows) < _SPARSE * len(mask):
            scores = np.einsum("ij,j->i", self.rows(rows), vector)
        else:
            scores = np.concatenate([np.einsum("ij,j->i", part, vector) for part in self.parts])[rows]
        if len(rows) > k:
            last = np.partition(scores, len(scores) - k)[len(scores) - k]
            rows = rows[scores >= last - _MARGIN]
        exact = (self.rows(rows).astype(np.float64) * vector.astype(np.float64)).sum(axis=1)
        return rows, exact
