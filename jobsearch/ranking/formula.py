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
    "text": 1.0,
    "vector": 1.0,
    "role_meaning": 3.0,
    "role_words": 1.5,
    "role_focus": 0.7,
    "role_phrase": 0.5,
    "other_sense": -3.0,
    "place": 0.2,
    "place_miss": -2.0,
    "workplace_miss": -0.8,
    "recent": 0.8,
    "fresh": 0.1,
    "level_miss": -1.2,
    "employment_miss": -1.2,
    "pay_miss": -1.0,
    "skills": 1.2,
    "company": 1.0,
    "language": 0.2,
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
        return features.matrix.astype(np.float64) * self._weights
