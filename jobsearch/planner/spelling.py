"""Misspelt role words: the nearest word of the English lexicon, within one or two slips of the keyboard."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from .folding import fold_word, plain_words


def by_letter(phrases: Iterable[str]) -> dict[str, list[str]]:
    """The folded English words of `phrases` by first letter, the short ones left out."""
    words = {word for word in " ".join(phrases).casefold().split() if len(word) >= 4}
    found: dict[str, set[str]] = {}
    for word in words:
        for part in (word,) if word.isalnum() else plain_words(word):
            folded = fold_word(part, "en")
            if len(folded) >= 4:
                found.setdefault(folded[0], set()).add(folded)
    return {letter: sorted(known) for letter, known in found.items()}


def nearest(word: str, near: Collection[str], *, preferred: Collection[str]) -> str | None:
    """The one of `near` that `word` misspells; None when it is among them or too far from any.

    Args:
        word: Folded, at least five letters.
        near: Known words with the same first letter.
        preferred: Words that win when others are as near.
    """
    limit = 1 if len(word) < 7 else 2
    letters = _letters(word)
    best: tuple[int, bool, str] | None = None
    for known in near:
        if known == word:
            return None
        # One slip changes two of the letters used at most.
        if abs(len(known) - len(word)) <= limit and (letters ^ _letters(known)).bit_count() <= 2 * limit:
            distance = edits(word, known, limit=limit)
            if distance <= limit and (best is None or (distance, known not in preferred, known) < best):
                best = (distance, known not in preferred, known)
    return best[2] if best else None


@lru_cache(maxsize=65_536)
def _letters(word: str) -> int:
    """Which letters a word has, a bit each."""
    return sum({1 << ord(ch) % 64 for ch in word})


def edits(a: str, b: str, *, limit: int) -> int:
    """Edit distance with neighbours swapped counting one, cut off at `limit` + 1.

    >>> edits("desginer", "designer", limit=2), edits("cook", "nurse", limit=1)
    (1, 2)
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row, before_last = row, [i] + [0] * len(b), before
        before = last
        for j, y in enumerate(b, 1):
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], before_last[j - 2] + 1)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
