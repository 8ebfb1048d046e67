"""Text clauses and phrases as tantivy queries. Words are terms, never a query language."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import tantivy

from ...query import TextField, TextLeg
from ..words import leg_words
from .text import SCHEMA

Query = tantivy.Query


def leg_query(
    leg: TextLeg, searcher: tantivy.Searcher, *, language: str | None, languages: Sequence[str]
) -> tantivy.Query | None:
    """The whole text leg; None when no clause has a word to search for.

    score = sum over clauses of boost * sum over fields of weight * (sum over words of BM25, plus phrase_boost
    times the BM25 of the phrase).

    Args:
        leg: Clauses.
        searcher: Gives document frequencies.
        language: Language of the query.
        languages: Analysis languages present in the index.
    """
    shoulds: list[tantivy.Query] = []
    for found in leg_words(leg, language=language, languages=languages):
        clause = found.clause
        for field, weight in clause.fields.items():
            boost = weight * clause.boost
            shoulds += [query for word in found.words if (query := _word(field, word, boost, searcher)) is not None]
            if found.phrases:
                lifted = _any([phrase_query([field], tokens) for tokens in found.phrases])
                shoulds.append(Query.boost_query(lifted, boost * clause.phrase_boost))
    if not shoulds:
        return None
    return Query.boolean_query([(tantivy.Occur.Should, query) for query in shoulds])


def _word(field: TextField, word: Sequence[str], boost: float, searcher: tantivy.Searcher) -> tantivy.Query | None:
    """The best of a word's terms, as if they were one term found in all their postings.

    A term's weight falls with the number of postings that hold it. An English word that a few postings of
    another language stem in their own way would weigh far more there than in English ones; so each term is
    scaled to the weight of all of them together.
    """
    frequencies = {term: searcher.doc_freq(field, term) for term in word}
    present = {term: df for term, df in frequencies.items() if df}
    if not present:
        return None
    n = max(searcher.num_docs, *present.values())
    together = _idf(min(n, sum(present.values())), n)
    queries = [
        Query.boost_query(Query.term_query(SCHEMA, field, term, "freq"), boost * together / _idf(df, n))
        for term, df in present.items()
    ]
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries)


def _idf(df: int, n: int) -> float:
    return math.log(1 + (n - df + 0.5) / (df + 0.5))


def phrase_query(fields: Iterable[TextField], tokens: Sequence[str]) -> tantivy.Query:
    """The terms side by side, in order, in one of the fields."""
    if len(tokens) == 1:
        return _any([Query.term_query(SCHEMA, field, tokens[0]) for field in fields])
    return _any([Query.phrase_query(SCHEMA, field, list(tokens)) for field in fields])


def _any(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    if len(queries) == 1:
        return queries[0]
    return Query.disjunction_max_query(list(queries))
