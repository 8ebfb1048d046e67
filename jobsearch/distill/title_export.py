"""The trained bag as the files that `TitleEncoder` loads: hashes, four bits a value, a card."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model_card import CARD, file_entries
from ..planner.titles import CODES, KEYS, SCALES, TitleEncoder
from .title_bag import Floats

_LARGEST = 7
SOURCES = {
    "ESCO 1.2": "European Union, reuse with attribution",
    "O*NET 27.0": "CC BY 4.0, U.S. Department of Labor, Employment and Training Administration",
    "role lexicon and table of senses": "of this project",
    "all-MiniLM-L6-v2": "Apache-2.0",
}


def packed(weights: Floats) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Rows (n, dims) in four bits a value: codes (n, dims / 2) and the worth of a step of each row (n,)."""
    largest = np.abs(weights).max(axis=1, keepdims=True)
    scales = np.maximum(largest / _LARGEST, 1e-6).astype(np.float16)
    codes = np.clip(np.rint(weights / scales.astype(np.float32)), -_LARGEST, _LARGEST).astype(np.int8) + 8
    low, high = codes[:, 0::2].astype(np.uint8), codes[:, 1::2].astype(np.uint8)
    return low | (high << 4), scales[:, 0]


def export(
    directory: Path, keys: NDArray[np.uint32], weights: Floats, *, name: str, recipe: Mapping[str, Any]
) -> TitleEncoder:
    """Write a model directory and load it again.

    Args:
        directory: Made if it is not there.
        keys: (n,) ascending hashes of features.
        weights: (n, dims) their vectors; dims is even.
        name: What the card calls the model.
        recipe: How it was trained.
    """
    directory.mkdir(parents=True, exist_ok=True)
    codes, scales = packed(weights)
    for file, values in ((KEYS, keys), (CODES, codes), (SCALES, scales)):
        np.save(directory / file, values, allow_pickle=False)
    card = {
        "name": name,
        "dims": int(weights.shape[1]),
        "features": len(keys),
        "licence": "Apache-2.0",
        "recipe": dict(recipe),
        "sources": SOURCES,
        "files": file_entries(directory, (KEYS, CODES, SCALES)),
    }
    (directory / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return TitleEncoder.load(directory)
