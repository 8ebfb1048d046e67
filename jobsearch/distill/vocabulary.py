"""The teacher's word pieces, with Chinese characters in the places that BERT left unused."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

_HAN = re.compile(r"[\u4e00-\u9fff]")
_UNUSED = re.compile(r"\[unused\d+\]")


def add_characters(tokenizer: str, texts: Iterable[str]) -> tuple[str, list[int]]:
    """Give the most frequent unknown Chinese characters of `texts` the vocabulary's unused rows.

    Args:
        tokenizer: A BERT tokenizer.json.
        texts: Where the characters are counted; ties by character.

    Returns:
        The new tokenizer.json, and the rows that now mean a character.
    """
    document: dict[str, Any] = json.loads(tokenizer)
    vocabulary: dict[str, int] = document["model"]["vocab"]
    counts = Counter(char for text in texts for char in _HAN.findall(text) if char not in vocabulary)
    wanted = [char for char, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    free = sorted((row, token) for token, row in vocabulary.items() if _UNUSED.fullmatch(token))
    rows = []
    for char, (row, token) in zip(wanted, free, strict=False):
        del vocabulary[token]
        vocabulary[char] = row
        rows.append(row)
    document["model"]["vocab"] = dict(sorted(vocabulary.items(), key=lambda item: item[1]))
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")), rows


def start_rows(words: NDArray[np.float32], rows: list[int], *, seed: int = 0) -> NDArray[np.float32]:
    """A copy of the word table in which `rows` start near the table's mean, each a little apart."""
    table = words.copy()
    rng = np.random.default_rng(seed)
    table[rows] = words.mean(axis=0) + rng.normal(0.0, float(words.std()) / 2, (len(rows), words.shape[1]))
    return table
