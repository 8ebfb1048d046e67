"""Public test doubles: small, deterministic stand-ins for what is slow or large."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class HashEncoder:
    """An encoder without a model: each word hashes to a fixed vector, a text is their normed sum.

    Texts that share words are near, so that retrieval tests can tell a good hit from a bad one.

    >>> HashEncoder().encode(["software engineer", ""]).shape
    (2, 8)
    """

    def __init__(self, *, dims: int = 8) -> None:
        """`dims`: width of the vectors, at least 1; `get_encoder` finds the encoder again by its name, "hash-DIMS"."""
        if dims < 1:
            raise ValueError(f"dims {dims} must be at least 1")
        self.name = f"hash-{dims}"
        self.dims = dims

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n_texts, dims) float32, unit rows; an empty text gives a row of zeros."""
        vectors = np.zeros((len(texts), self.dims), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                vectors[row] += self._word(word)
            norm = float(np.linalg.norm(vectors[row]))
            if norm > 0:
                vectors[row] /= norm
        return vectors

    def _word(self, word: str) -> NDArray[np.float32]:
        seed = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")
        return np.random.default_rng(seed).standard_normal(self.dims).astype(np.float32)
