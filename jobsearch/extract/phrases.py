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
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


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
    """Finds the rows of a table in text, leftmost first and, at one place, in the order of the rows.

    Patterns are written in lower case and meet lowered text: without IGNORECASE the engine skips an alternative by its
    first letter, which makes whole descriptions ten times faster to read.
    """

    def __init__(self, rows: Iterable[Phrase[T]]) -> None:
        self._rows = list(rows)
        self._compiled: dict[str, _Compiled[T]] = {}

    def _for(self, language: str) -> _Compiled[T]:
        if language not in self._compiled:
            rows = [row for row in self._rows if not row.languages or language in row.languages.split()]
            self._compiled[language] = (
                _alternation([row for row in rows if not CJK.search(row.pattern)], edged=True),
                _alternation([row for row in rows if CJK.search(row.pattern)], edged=False),
            )
        return self._compiled[language]

    def find(
        self, text: str, *, language: str = "en", accept: Callable[[re.Match[str], T], bool] | None = None
    ) -> list[Match[T]]:
        """Return the matches in order; `accept` may refuse one by its surroundings."""
        lowered = lower(text)
        latin, cjk = self._for(language)
        found = []
        for pattern, rows in (latin, cjk) if CJK.search(text) else (latin,):
            for hit in pattern.finditer(lowered):
                if hit.lastindex is None or hit.end() == hit.start():
                    continue
                row = rows[hit.lastindex - 1]
                if row.value is None or (accept is not None and not accept(hit, row.value)):
                    continue
                start, end = hit.span()
                found.append(Match(start, end, text[start:end], row.value, row.confidence))
        return sorted(found, key=lambda match: match.start)


_Compiled = tuple[
    tuple[re.Pattern[str], list[Phrase[T]]],
    tuple[re.Pattern[str], list[Phrase[T]]],
]


def lower(text: str) -> str:
    """Lower-case without changing the length, so that offsets hold ("İ" stays)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := ch.lower()) == 1 else ch for ch in text)


def _alternation(rows: list[Phrase[T]], *, edged: bool) -> tuple[re.Pattern[str], list[Phrase[T]]]:
    """One pattern for many rows, each alternative ending in an empty group whose number leads back to its row."""
    parts = [(part, row) for row in rows for part in _top_level(row.pattern)]
    joined = "|".join(f"{part}()" for part, _ in parts) or "(?!)"
    # One edge behind them all: a thousand copies of it take longer to compile than the words.
    return re.compile(f"{LEFT}(?:{joined}){RIGHT}" if edged else joined), [row for _, row in parts]


def _top_level(pattern: str) -> list[str]:
    """Split a pattern at the bars outside of all brackets."""
    parts: list[str] = []
    depth = start = at = 0
    in_set = False
    while at < len(pattern):
        ch = pattern[at]
        if ch == "\\":
            at += 1
        elif in_set or ch == "[":
            in_set = ch != "]"
        elif ch in "()":
            depth += 1 if ch == "(" else -1
        elif ch == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


_NEGATED = re.compile(
    r"(?:(?<![\w])(?:not|no|non|never|without|isn['’]?t|aren['’]?t|don['’]?t want|except|excluding|exclude"
    r"|anything but|kein\w*"
    r"|nicht|ohne|pas(?: de| en| du)?|sans|sin|nada de|geen|niet|sem|não|senza)"
    r"(?:[\s-]+(?:fully|100\s?%|be|in|a|any|all|only|necessarily|completely|or|and|oder|ou|y|o|remote|hybrid"
    r"|on-?site|homeoffice|rein|full|de|en))*"
    r"[\s-]*|不要|不想|非|不接受|无|拒绝|(?:^|\s)-)$",
    re.IGNORECASE,
)


def negated(text: str, start: int) -> bool:
    """Tell whether a negator stands right before position `start` ("not fully", "-", "kein", "不要")."""
    return _NEGATED.search(text[max(0, start - 48) : start]) is not None
