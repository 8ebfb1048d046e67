"""What the words of a query come down to in an index of several languages, and how many of them are searched.

Every engine searches exactly these words, so that all answer alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..extract.analysis import query_words, terms
from ..query import TextClause, TextField, TextLeg

#: Distinct words of a query that are searched: the first ones, in order of clauses. A whole CV as a query
#: stays fast, and its first words are what it is about.
MAX_WORDS = 256
#: Terms of a query, each counted in every field that it is looked for in; one that several clauses look for in one
#: field counts once. The servers refuse a query of more than 1,024 terms, filters included.
MAX_TERMS = 768
#: Words of a clause that may be looked for side by side.
MAX_PHRASE = 32

#: A word as the terms that may stand for it, one or several for each language.
Word = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchedClause:
    """A clause, and what of it is searched.

    Attributes:
        clause: Where its fields, weights and boosts are.
        words: Its words; at least one.
        phrases: All its terms in order, in each reading of them; none when they are not to be found side by side.
    """

    clause: TextClause
    words: tuple[Word, ...]
    phrases: tuple[tuple[str, ...], ...]


def leg_words(leg: TextLeg, *, language: str | None, languages: Sequence[str]) -> list[SearchedClause]:
    """The clauses that have a word to search for; what is over the limits is left out, the last first.

    Args:
        leg: Clauses.
        language: Language of the query.
        languages: Analysis languages present in the index.

    >>> leg = TextLeg(clauses=(TextClause(text="the court reporters", fields={"title": 1.0}, phrase_boost=0.5),))
    >>> [(found.words, found.phrases) for found in leg_words(leg, language="en", languages=["en"])]
    [((('court',), ('report',)), (('the', 'court', 'report'),))]
    """
    words_left, left = MAX_WORDS, MAX_TERMS
    searched: dict[Word, set[TextField]] = {}
    clauses: list[SearchedClause] = []
    for clause in leg.clauses:
        words: list[Word] = []
        for word in _words(clause.text, language, languages):
            fields = clause.fields.keys() - searched.get(word, ())
            if fields:
                if len(fields) * len(word) > left or (word not in searched and not words_left):
                    # What comes later is not searched either, however few terms it has.
                    left = words_left = 0
                    continue
                left -= len(fields) * len(word)
                words_left -= word not in searched
                searched.setdefault(word, set()).update(fields)
            words.append(word)
        if words and clause.fields:
            wished = clause.phrase_boost > 0 and 1 < len(words) <= MAX_PHRASE
            phrases = _phrases(clause, languages) if wished else ()
            cost = len(clause.fields) * sum(map(len, phrases))
            if cost > left:
                phrases, cost = (), 0
            left -= cost
            clauses.append(SearchedClause(clause, tuple(words), phrases))
    return clauses


def phrase_terms(text: str, languages: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    """The terms of a phrase -> the analysis languages that give them; no entry when it has no word.

    >>> phrase_terms("Software Engineers", ["de", "en"])
    {('softwar', 'engine'): ['de'], ('softwar', 'engin'): ['en']}
    """
    found: dict[tuple[str, ...], list[str]] = {}
    for language in languages:
        tokens = tuple(_apart(terms(text, language)))
        if tokens:
            found.setdefault(tokens, []).append(language)
    return found


def _words(text: str, language: str | None, languages: Sequence[str]) -> Iterable[Word]:
    for word in query_words(text, language, languages):
        if pieces := tuple(dict.fromkeys(_apart(word))):
            yield pieces


def _phrases(clause: TextClause, languages: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    phrases = tuple(phrase_terms(clause.text, languages))
    return phrases if max(map(len, phrases), default=0) <= MAX_PHRASE else ()


def _apart(tokens: Iterable[str]) -> list[str]:
    """Terms as an index holds them, which splits texts at blanks: a ligature may fold into several words."""
    return " ".join(tokens).split()
