"""Languages of a few words by their letters: how much each run of letters speaks for each language.

The tables are learnt by `jobsearch.distill.languages` from names of roles, words of job search and queries. A line is
a run of letters and one character a language: its weight in tenths, counted from "P". "^" and "$" stand for the ends
of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
LATIN = ("en", "de", "fr", "es", "pt", "nl")
HAN = ("zh", "ja")
_WORD = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]+")
_RUN = re.compile("[\u3005\u3400-\u9fff]+")
_ZERO = ord("P")
_LONGEST = 4
#: Longer words are cut; nothing beyond tells more.
_WORD_LIMIT = 30


def latin_grams(word: str) -> Iterator[str]:
    """What a word in lower case is told by: itself, and runs of two to four letters."""
    whole = f"^{word[:_WORD_LIMIT]}$"
    yield whole
    for size in range(2, _LONGEST + 1):
        for start in range(len(whole) - size + 1):
            if size < len(whole):
                yield whole[start : start + size]
    yield from (letter for letter in word if letter > "\x7f")


def han_grams(run: str) -> Iterator[str]:
    """What ideographs are told by: single ones and pairs."""
    yield from run
    yield from (run[i : i + 2] for i in range(len(run) - 1))


def latin_words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def han_runs(text: str) -> list[str]:
    """The runs of ideographs of a text."""
    return _RUN.findall(text)


class GramTable:
    """Weights of runs of letters; `scores` adds them up."""

    def __init__(self, path: Path, languages: tuple[str, ...]) -> None:
        cells = path.read_text("utf-8").split()
        self.languages = languages
        self._codes = dict(zip(cells[::2], cells[1::2], strict=True))

    def scores(self, grams: Iterable[str]) -> tuple[float, ...]:
        """The weights of `grams`, added up for each language."""
        find = self._codes.get
        found = [code for gram in grams if (code := find(gram))]
        if not found:
            return (0.0,) * len(self.languages)
        zero = _ZERO * len(found)
        return tuple((sum(map(ord, column)) - zero) / 10 for column in zip(*found, strict=True))


@lru_cache(maxsize=1)
def _latin() -> GramTable:
    return GramTable(_DATA / "language_latin.tsv", LATIN)


@lru_cache(maxsize=1)
def _han() -> GramTable:
    return GramTable(_DATA / "language_han.tsv", HAN)


@lru_cache(maxsize=16_384)
def _of_word(word: str) -> tuple[float, ...]:
    return _latin().scores(latin_grams(word))


def latin_scores(words: Iterable[str]) -> dict[str, float]:
    """How much words in lower case speak for each language of `LATIN`; as natural logarithms of odds."""
    found = [_of_word(word) for word in words]
    return dict(zip(LATIN, map(sum, zip(*found, strict=True)), strict=True)) if found else dict.fromkeys(LATIN, 0.0)


def han_scores(text: str) -> dict[str, float]:
    """How much the ideographs of a text speak for each language of `HAN`."""
    grams = [gram for run in han_runs(text) for gram in han_grams(run)]
    return dict(zip(HAN, _han().scores(grams), strict=True))
