"""Role phrases found by folded words."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

from .folding import first_word, fold_word, fold_words


class Phrases:
    """The phrases of one language, found by words folded by the rules of one (mostly the same) language.

    Phrases lie under their first letters, then under their first word, and are folded when a text first holds that
    word: a query meets a few dozen of the thousands.
    """

    def __init__(self, rows: list[str], folding: str) -> None:
        self._folding = folding
        # Folding changes the ends of words, and in Dutch the vowel of the first syllable.
        self._size = 2 if folding == "nl" else 3
        self._lock = Lock()
        self._waiting: dict[str, list[str]] = {}
        self._rows: dict[str, list[str]] = {}
        self._tables: dict[str, dict[tuple[str, ...], str]] = {}
        size, add = self._size, self._waiting.setdefault
        for row in rows:
            begin = row[:size]
            plain = begin.isascii() and begin.isalpha()
            add(begin.lower() if plain else fold_word(first_word(row), folding)[:size], []).append(row)

    def _under(self, first: str) -> list[str]:
        begin = first[: self._size]
        if begin in self._waiting:
            with self._lock:
                for row in self._waiting.get(begin, ()):
                    self._rows.setdefault(fold_word(first_word(row), self._folding), []).append(row)
                self._waiting.pop(begin, None)
        return self._rows.get(first, [])

    def rows(self, first: str) -> Iterator[str]:
        """The phrases that begin with a folded word, as they stand in the lexicon."""
        for row in self._under(first):
            yield row.partition("\t")[0]

    def table(self, first: str) -> dict[tuple[str, ...], str]:
        """Folded phrase -> English name, for the phrases that begin with a folded word."""
        found = self._tables.get(first)
        if found is None:
            found = {}
            for row in self._under(first):
                phrase, _, english = row.partition("\t")
                found.setdefault(fold_words(phrase, self._folding), english)
            if found:
                self._tables[first] = found
        return found

    def name(self, words: tuple[str, ...]) -> str | None:
        """English name of a folded phrase."""
        return self.table(words[0]).get(words) if words else None
