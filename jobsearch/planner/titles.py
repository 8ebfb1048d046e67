"""Job titles as vectors that lie near each other by meaning, in several languages.

A title is a bag of features (words, parts of words, pairs of neighbouring words); each feature that the training knew
has a vector, and a title's vector is their sum scaled to length 1. No token is out of vocabulary as long as some part
of it was seen, and there is no network to run: a title costs a fraction of a millisecond.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelError
from ..model_card import check_sizes, read_card

#: Files of a model: feature hashes (sorted uint32), their codes (int8, two values a byte) and their scales (float16).
KEYS, CODES, SCALES = "keys.npy", "codes.npy", "scales.npy"
#: Words of a title that are read; the rest says nothing of the work.
MOST_WORDS = 24
_MOST_CHARACTERS = 400
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+[+#]*")
_ACCENTS = re.compile("[\u0300-\u036f]")
_UNSPACED = re.compile(rf"[{_CJK}]")
_MODELS = Path(__file__).resolve().parent.parent / "models"
_SHIPPED = "titles-static"


class TitleEncoder:
    """Title to unit vector. `name` and `dims` are kept with what was encoded, so that two encoders never mix."""

    def __init__(self, keys: NDArray[np.uint32], codes: NDArray[np.uint8], scales: NDArray[np.float16], name: str):
        """Take a model's arrays.

        Args:
            keys: (n_features,) hashes in ascending order.
            codes: (n_features, dims / 2): value 2i in the low four bits, 2i + 1 in the high ones, each plus 8.
            scales: (n_features,) what a step of each row's codes is worth.
            name: The model's name.
        """
        self.name = name
        self.dims = int(codes.shape[1]) * 2
        self._keys, self._codes, self._scales = keys, codes, scales

    @classmethod
    def load(cls, path: str | Path | None = None) -> TitleEncoder:
        """Load a model directory; None takes the shipped one.

        Raises:
            ModelError: A file is missing, damaged, or not what the card says.
        """
        directory = Path(path) if path is not None else _MODELS / _SHIPPED
        card = read_card(directory)
        if card is None:
            raise ModelError(f"{directory}: no title model there: it has no card.json", path=str(directory))
        check_sizes(directory, card)
        keys, codes, scales = (_array(directory / name) for name in (KEYS, CODES, SCALES))
        if not (keys.ndim == 1 and codes.ndim == 2 and keys.shape == scales.shape == codes.shape[:1]):
            raise ModelError(f"{directory}: its arrays do not fit together; reinstall the model", path=str(directory))
        return cls(keys, codes, scales, card["name"])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n_texts, dims) float32, unit rows; a text without any known feature gives a row of zeros."""
        vectors = np.zeros((len(texts), self.dims), dtype=np.float32)
        for row, text in enumerate(texts):
            hashes = np.array(title_features(text), dtype=np.uint32)
            places = np.minimum(np.searchsorted(self._keys, hashes), len(self._keys) - 1)
            places = places[self._keys[places] == hashes]
            if len(places):
                codes = self._codes[places]
                scales = self._scales[places].astype(np.float32)
                vectors[row, 0::2] = scales @ ((codes & 15).astype(np.float32) - 8)
                vectors[row, 1::2] = scales @ ((codes >> 4).astype(np.float32) - 8)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def title_words(text: str) -> list[str]:
    """Words of a title, folded: lower case, no accents; a run of Chinese or Japanese is one word.

    >>> title_words("Küchenhilfe (m/w/d)"), title_words("C++开发工程师")
    (['kuchenhilfe', 'm', 'w', 'd'], ['c++', '开发工程师'])
    """
    flat = text[:_MOST_CHARACTERS].casefold()
    if not flat.isascii():
        # Only European accents go: the marks of voiced kana tell words apart.
        flat = _ACCENTS.sub("", unicodedata.normalize("NFKD", flat))
        flat = unicodedata.normalize("NFC", flat)
    return _WORD.findall(flat)[:MOST_WORDS]


def title_features(text: str) -> list[int]:
    """Hashes of a title's features, in no order that matters.

    >>> len(title_features("nurse")), title_features("")
    (11, [])
    """
    words = title_words(text)
    found = [feature for word in words for feature in word_features(word)]
    found += [pair_feature(one, other) for one, other in zip(words, [*words[1:], ""], strict=False)]
    return found


@lru_cache(maxsize=16_384)
def word_features(word: str) -> tuple[int, ...]:
    """Hashes of a folded word and its parts: 3 to 5 characters, in unspaced scripts 1 to 4."""
    if _UNSPACED.match(word):
        parts = [word[i : i + n] for n in (1, 2, 3, 4) for i in range(len(word) - n + 1)]
    else:
        whole = f"<{word}>"
        parts = [whole, *(whole[i : i + n] for n in (3, 4, 5) if n < len(whole) for i in range(len(whole) - n + 1))]
    return tuple(zlib.crc32(part.encode()) for part in parts)


def pair_feature(one: str, other: str) -> int:
    """Hash of two neighbouring words; an empty second one stands for the end of the title."""
    return zlib.crc32(f"{one} {other}".encode())


def _array(path: Path) -> NDArray[Any]:
    try:
        found: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as exc:
        raise ModelError(f"{path}: not a readable array: {exc}", path=str(path)) from exc
    return found
