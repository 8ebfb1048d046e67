"""The words of career levels, in the order in which they are tried: fixed titles first, English words last."""

from __future__ import annotations

from ..posting import Seniority as S
from . import levels_cjk, levels_english, levels_germanic, levels_romance
from .phrases import Phrase

_LANGUAGES = (levels_cjk, levels_germanic, levels_romance, levels_english)

#: Rows with value None are fixed titles and other words in which the level's word is none.
LEVELS: list[Phrase[tuple[S, ...]]] = [
    *(row for words in _LANGUAGES for row in words.FIXED),
    *(row for words in _LANGUAGES for row in words.LEVELS),
]
