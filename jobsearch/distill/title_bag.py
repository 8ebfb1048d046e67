"""The bag of features in training: one float32 row a feature, sums forward, Adagrad backward; numpy alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..planner.titles import MOST_WORDS, pair_feature, title_words, word_features

Floats = NDArray[np.float32]
#: Rows of a stretch that are added one at a time.
_LONG = 64
_TINY = np.float32(1e-8)


def unit(rows: Floats) -> tuple[Floats, Floats]:
    """Rows scaled to length 1, and their lengths (n, 1)."""
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True)) + np.float32(1e-6)
    return rows / lengths, lengths


def unit_gradient(units: Floats, lengths: Floats, gradient: Floats) -> Floats:
    """Gradient by the rows that `unit` took, from the gradient by the unit rows."""
    return np.asarray((gradient - units * (units * gradient).sum(axis=1, keepdims=True)) / lengths, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts as features, flat: of text t, `features[starts[t]:starts[t + 1]]` and the word that each belongs to."""

    features: NDArray[np.int32]
    words: NDArray[np.int32]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Features and the row (text) that each adds to; `rows` ascends."""

    features: NDArray[np.int32]
    rows: NDArray[np.int64]
    size: int


class Bag:
    """Rows of the features that at least `least` of the texts hold."""

    def __init__(self, texts: Iterable[str], *, least: int, dims: int, seed: int) -> None:
        counts: Counter[int] = Counter()
        for text in texts:
            counts.update({feature for feature, _ in _worded(text)})
        self.keys = np.array(sorted(key for key, count in counts.items() if count >= least), dtype=np.uint32)
        rng = np.random.default_rng(seed)
        self.weights: Floats = rng.standard_normal((len(self.keys), dims), dtype=np.float32) * np.float32(0.05)
        self._squares = np.zeros(len(self.keys), dtype=np.float32)

    def read(self, texts: Sequence[str]) -> Texts:
        """Texts as known features."""
        worded = [_worded(text) for text in texts]
        lengths = np.array([len(found) for found in worded])
        flat = np.array([pair for found in worded for pair in found], dtype=np.int64).reshape(-1, 2)
        places = np.minimum(np.searchsorted(self.keys, flat[:, 0]), len(self.keys) - 1)
        known = self.keys[places] == flat[:, 0]
        texts_of = np.repeat(np.arange(len(texts)), lengths)[known]
        starts = np.searchsorted(texts_of, np.arange(len(texts) + 1))
        return Texts(places[known].astype(np.int32), flat[known, 1].astype(np.int32), starts)

    def forward(self, batch: Batch) -> Floats:
        """(size, dims): sums of the rows of each text's features."""
        out = np.zeros((batch.size, self.weights.shape[1]), dtype=np.float32)
        if len(batch.features):
            starts = np.flatnonzero(np.diff(batch.rows, prepend=-1))
            out[batch.rows[starts]] = _sums(self.weights, batch.features, starts)
        return out

    def backward(self, batch: Batch, gradient: Floats, rate: float) -> None:
        """One Adagrad step (a rate for each feature's row) down `gradient` (size, dims)."""
        if not len(batch.features):
            return
        order = np.argsort(batch.features, kind="stable")
        features = batch.features[order]
        starts = np.flatnonzero(np.diff(features, prepend=-1))
        touched = features[starts]
        sums = _sums(gradient, batch.rows[order], starts)
        self._squares[touched] += (sums * sums).mean(axis=1)
        sums *= (np.float32(rate) / (np.sqrt(self._squares[touched]) + _TINY))[:, None]
        self.weights[touched] -= sums

    def encode(self, texts: Sequence[str]) -> Floats:
        """(n_texts, dims) unit rows, in full precision."""
        parts = [
            unit(self.forward(pick(read, np.arange(len(read)))))[0]
            for read in (self.read(texts[i : i + 2048]) for i in range(0, len(texts), 2048))
        ]
        return np.concatenate(parts) if parts else np.zeros((0, self.weights.shape[1]), dtype=np.float32)


def pick(
    texts: Texts,
    chosen: NDArray[np.int64],
    *,
    rng: np.random.Generator | None = None,
    drop_features: float = 0.0,
    drop_words: float = 0.0,
) -> Batch:
    """The chosen texts as a batch; with `rng` some features, and whole words, are left out at random."""
    begins = texts.starts[chosen]
    lengths = texts.starts[chosen + 1] - begins
    rows = np.repeat(np.arange(len(chosen)), lengths)
    places = np.arange(len(rows)) + np.repeat(begins - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
    features = texts.features[places]
    if rng is not None:
        kept = rng.random(len(rows), dtype=np.float32) >= drop_features
        gone = rng.random((len(chosen), MOST_WORDS), dtype=np.float32) < drop_words
        kept &= ~gone[rows, texts.words[places]]
        features, rows = features[kept], rows[kept]
    return Batch(features, rows, len(chosen))


def join(*batches: Batch) -> Batch:
    """Batches one below the other."""
    shifts = np.concatenate([[0], np.cumsum([batch.size for batch in batches])[:-1]])
    rows = [batch.rows + shift for batch, shift in zip(batches, shifts, strict=True)]
    return Batch(
        np.concatenate([batch.features for batch in batches]),
        np.concatenate(rows),
        sum(batch.size for batch in batches),
    )


def overlay(batch: Batch, asides: Batch) -> Batch:
    """Add the features of `asides` to the rows of `batch` that they name."""
    features = np.concatenate([batch.features, asides.features])
    rows = np.concatenate([batch.rows, asides.rows])
    order = np.argsort(rows, kind="stable")
    return Batch(features[order], rows[order], batch.size)


def _sums(values: Floats, rows: NDArray[np.integer[Any]], starts: NDArray[np.int64]) -> Floats:
    """Sum of `values[rows[a:b]]` for every stretch from one start to the next.

    The n-th rows of all stretches long enough are added at once: most stretches are one or two rows long, where
    `np.add.reduceat` spends five times as long.
    """
    counts = np.diff(starts, append=len(rows))
    order = np.argsort(-counts, kind="stable")
    begins, falling = starts[order], -counts[order]
    sums: Floats = values[rows[begins]]
    for nth in range(1, min(int(-falling[0]), _LONG)):
        some = np.searchsorted(falling, -nth)
        sums[:some] += values[rows[begins[:some] + nth]]
    for place in range(int(np.searchsorted(falling, -_LONG))):
        sums[place] += values[rows[begins[place] + _LONG : begins[place] - falling[place]]].sum(axis=0)
    out = np.empty_like(sums)
    out[order] = sums
    return out


def _worded(text: str) -> list[tuple[int, int]]:
    """(feature, its word's number) of a text; of a pair, the first word's."""
    words = title_words(text)
    found = [(feature, number) for number, word in enumerate(words) for feature in word_features(word)]
    pairs = zip(words, [*words[1:], ""], strict=False)
    return [*found, *((pair_feature(one, other), number) for number, (one, other) in enumerate(pairs))]
