"""Phrase tables: rows of pattern and value, compiled into one alternation per language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from .match import Match

T = TypeVar("T")

# Word edges for the alphabets we read. `\b` is no use here: it sees no edge in "高级Java".
_LETTERS = "0-9A-Za-z\u00c0-\u024f_"
LEFT = f"(?<![{_LETTERS}])"
RIGHT = f"(?![{_LETTERS}])"
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class Phrase(NamedTuple, Generic[T]):
    """One row. `value` None swallows the words, so that no later row reads them ("remote sensing").

    Attributes:
        pattern: Regular expression with no capturing group; word edges are added unless it has CJK characters.
        value: What the words mean.
        languages: Codes parted by blanks in which the row holds; empty: in all of them.
        confidence: Trust in the reading, 0 to 1.
    """

    pattern: str
    value: T | None
    languages: str = ""
    confidence: float = 1.0


class PhraseTable(Generic[T]):
    """Finds the rows of a table in text, leftmost first and, at one place, in the order of the rows."""

    def __init__(self, rows: Iterable[Phrase[T]]) -> None:
        self._rows = list(rows)
        self._compiled: dict[str, tuple[re.Pattern[str], list[Phrase[T]]]] = {}

    def _for(self, language: str) -> tuple[re.Pattern[str], list[Phrase[T]]]:
        if language not in self._compiled:
            rows = [row for row in self._rows if not row.languages or language in row.languages.split()]
            pattern = re.compile("|".join(f"({_edged(row.pattern)})" for row in rows), re.IGNORECASE)
            self._compiled[language] = (pattern, rows)
        return self._compiled[language]

    def find(
        self, text: str, *, language: str = "en", accept: Callable[[re.Match[str], T], bool] | None = None
    ) -> list[Match[T]]:
        """Return the matches in order; `accept` may refuse one by its surroundings."""
        pattern, rows = self._for(language)
        found = []
        for hit in pattern.finditer(text):
            if hit.lastindex is None or hit.end() == hit.start():
                continue
            row = rows[hit.lastindex - 1]
            if row.value is None or (accept is not None and not accept(hit, row.value)):
                continue
            found.append(Match(hit.start(), hit.end(), hit.group(), row.value, row.confidence))
        return found


def _edged(pattern: str) -> str:
    return pattern if _CJK.search(pattern) else f"{LEFT}(?:{pattern}){RIGHT}"


_NEGATED = re.compile(
    r"(?:(?<![\w])(?:not|no|non|never|without|isn['’]?t|aren['’]?t|don['’]?t want|except|excluding|exclude|anything but|kein\w*"
    r"|nicht|ohne|pas(?: de| en| du)?|sans|sin|nada de|geen|niet|sem|não|senza)"
    r"(?:[\s-]+(?:fully|100\s?%|be|in|a|any|all|only|necessarily|completely|or|and|oder|ou|y|o|remote|hybrid|on-?site|homeoffice|rein|full|de|en))*"
    r"[\s-]*|不要|不想|非|不接受|无|拒绝|(?:^|\s)-)$",
    re.IGNORECASE,
)


def negated(text: str, start: int) -> bool:
    """Tell whether a negator stands right before position `start` ("not fully", "-", "kein", "不要")."""
    return _NEGATED.search(text[max(0, start - 48) : start]) is not None
