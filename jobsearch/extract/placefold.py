"""Folding of place names: one key for every spelling of case, accent and punctuation."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "’": " ",
        "'": " ",
        "ʻ": " ",
        "ə": "a",
    }
)
_GAPS = re.compile(r"[\W_]+")

#: Scripts written without blanks, where a name is looked for at every character.
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")


def fold(text: str) -> str:
    """Lower case, no accents, every other sign a blank, blanks single.

    >>> fold("Île-de-France"), fold("St. John's"), fold("KÖLN")
    ('ile de france', 'st john s', 'koln')
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = unicodedata.normalize("NFC", "".join(ch for ch in decomposed if not unicodedata.combining(ch)))
    return _GAPS.sub(" ", text.casefold().translate(_LETTERS)).strip()


def slug(name: str) -> str:
    """The last part of a city's code.

    >>> slug("San José")
    'san-jose'
    """
    return fold(name).replace(" ", "-")
