"""The first ranker: a weighted sum of the features, each weight one line below.

    score = sum over features of weight * value

The weights were fitted once on the train split of the judged queries (docs/decisions.md says how) and rounded.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from .features import FEATURES, Features

WEIGHTS: Mapping[str, float] = {
    "text": 3.63,
    "vector": 2.61,
    "role_meaning": 2.23,
    "role_words": 0.81,
    "role_focus": 0.00,
    "role_head": 0.40,
    "other_sense": -5.00,
    "place": 2.50,
    "place_miss": -0.50,
    "workplace_miss": -1.30,
    "date_miss": -2.52,
    "recent": 1.84,
    "fresh": 0.23,
    "level_miss": -1.93,
    "employment_miss": -0.50,
    "pay_miss": -1.22,
    "skills": 1.28,
    "company": 0.50,
    "language": 0.10,
}


class FormulaRanker:
    """A documented linear formula; `weights` override the shipped ones by name.

    Raises:
        ValueError: A weight names no feature.
    """

    name = "formula"

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        merged = {**WEIGHTS, **(weights or {})}
        if unknown := sorted(set(merged) - set(FEATURES)):
            raise ValueError(f"weights name no feature: {unknown}; features are {list(FEATURES)}")
        self.part_names = FEATURES
        self._weights = np.array([merged.get(name, 0.0) for name in FEATURES])

    def parts(self, features: Features) -> NDArray[np.float64]:
        """(n_candidates, n_features): weight times value."""
        parts: NDArray[np.float64] = features.matrix.astype(np.float64) * self._weights
        return parts
