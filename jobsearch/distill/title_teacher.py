"""The title encoder's teacher: all-MiniLM-L6-v2 with a trained map onto ESCO, and what it says of English titles."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .title_bag import Floats, unit, unit_gradient
from .title_losses import Adam, Classes

_log = logging.getLogger(__name__)
_TEMPERATURE = 0.07
#: Occupations kept of each title; the rest shares nothing.
_KEPT = 8


@dataclass(frozen=True, slots=True)
class Taught:
    """English titles, the teacher's unit vectors of them, and the likeliest occupations of each with their chances."""

    texts: list[str]
    vectors: Floats
    classes: NDArray[np.int64]
    chances: Floats


@dataclass(frozen=True, slots=True)
class Mapped:
    """A linear map of the teacher's vectors and a unit vector for each occupation in its space."""

    matrix: Floats
    occupations: Floats

    def vectors(self, rows: Floats) -> Floats:
        """(n, dims) unit rows of the teacher's vectors `rows`."""
        return unit(rows @ self.matrix)[0]


def fit(rows: Floats, owners: NDArray[np.int64], *, dims: int, steps: int, seed: int, batch: int = 768) -> Mapped:
    """Learn the map that lays a name's vector nearest to its occupation's.

    Args:
        rows: (n_names, width) the teacher's vectors of English ESCO names.
        owners: (n_names,) the occupation of each, ascending from 0.
        dims: Width of the mapped space.
        steps: Steps of Adam.
        seed: Of the batches.
        batch: Names a step.
    """
    rng = np.random.default_rng(seed)
    _, _, turned = np.linalg.svd(rows - rows.mean(axis=0), full_matrices=False)
    matrix = np.ascontiguousarray(turned[:dims].T, dtype=np.float32)
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    classes = Classes(unit(np.add.reduceat(rows @ matrix, starts, axis=0))[0], temperature=_TEMPERATURE)
    adam = Adam(matrix)
    for step in range(steps):
        left = 1 - step / steps
        chosen = rng.integers(0, len(rows), batch)
        taken = rows[chosen] + rng.standard_normal((batch, rows.shape[1]), dtype=np.float32) * np.float32(0.02)
        taken *= rng.random(taken.shape, dtype=np.float32) > 0.1
        mapped, lengths = unit(taken @ matrix)
        whole = (np.arange(batch), owners[chosen], np.ones(batch, dtype=np.float32))
        loss, gradient = classes.step(mapped, whole, 0.002 * left + 1e-4)
        adam.step(taken.T @ unit_gradient(mapped, lengths, gradient), 0.002 * left + 1e-5)
        if (step + 1) % 100 == 0:
            _log.info("teacher's map: step %d of %d, loss %.3f", step + 1, steps, loss)
    return Mapped(matrix, unit(classes.vectors)[0])


def teach(mapped: Mapped, texts: Sequence[str], rows: Floats) -> Taught:
    """What the mapped teacher says of titles whose own vectors are `rows`."""
    vectors = mapped.vectors(rows)
    kept, shares = [], []
    for start in range(0, len(vectors), 1024):
        scores = vectors[start : start + 1024] @ mapped.occupations.T / np.float32(_TEMPERATURE)
        best = np.argpartition(-scores, _KEPT, axis=1)[:, :_KEPT]
        found = np.take_along_axis(scores, best, axis=1)
        found = np.exp(found - found.max(axis=1, keepdims=True))
        kept.append(best)
        shares.append(found / found.sum(axis=1, keepdims=True))
    return Taught(list(texts), vectors, np.concatenate(kept), np.concatenate(shares).astype(np.float32))
