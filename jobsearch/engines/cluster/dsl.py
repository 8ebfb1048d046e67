"""Filters and the text leg as query DSL, the same for Elasticsearch and OpenSearch. Pure: values in, JSON out.

What a seeker typed is always a JSON value, and analysed here: the servers only split it at blanks.

Both servers refuse a query of more terms than a limit, which is 1,024 on small nodes: Elasticsearch counts each term
of the whole tree, OpenSearch each clause. The text leg has at most 768 (`jobsearch.engines.words`), the filters 240.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple

from ...query import And, AnyOf, Exists, Filter, Near, Not, Or, Phrase, Range, TextField, TextLeg
from ..words import Word, leg_words, phrase_terms
from .documents import microseconds

Clause = dict[str, Any]

#: Times are filtered by their whole microseconds; a date field keeps milliseconds.
_EXACT = {"posted_at": "posted_us", "valid_through": "valid_us"}
#: Values of one terms clause; the servers take 65,536 (index.max_terms_count).
_VALUES = 60_000
#: Bytes of the longest value of a keyword field.
_KEYWORD = 32_766
#: Half of the earth's circumference: no two points are farther apart.
_ANYWHERE_KM = 20_016.0
#: Longest token that the servers' whitespace tokenizer leaves whole, in UTF-16 units.
_TOKEN = 255
#: The servers read a boost as a float32 and refuse one below zero.
_MAX_BOOST = 3e38
#: Terms of all filters together.
_FILTER_TERMS = 240
#: Terms of what is counted by itself.
_APART_TERMS = 960
#: Terms that two parts of a longer phrase share.
_OVERLAP = 240
#: Clauses of one bool, at most; fewer than the terms that filters may have.
_CLAUSES = 200


class _Part(NamedTuple):
    """A clause, and how many terms the servers count in it."""

    clause: Clause
    terms: int


def filter_clauses(filters: Iterable[Filter], languages: Sequence[str]) -> list[Clause]:
    """Clauses that all have to hold, for filter context: none has a say in scores.

    Args:
        filters: Any.
        languages: Analysis languages present in the index, which phrases are read in.

    >>> filter_clauses([AnyOf(field="skills", values=("Go",))], ["en"])
    [{'terms': {'skills': ['Go']}}]
    """
    parts = [_part(filter_, languages) for filter_ in _flat(filters, And)]
    return [part.clause for part in _within(_few(parts, "filter"))]


def text_query(leg: TextLeg, *, language: str | None, languages: Sequence[str]) -> Clause | None:
    """The whole text leg; None when no clause has a word to search for.

    score = sum over clauses of boost * sum over fields of weight * (sum over words of BM25, plus phrase_boost
    times the BM25 of the phrase). The variants of a word stand at one position ("engin|engine"), so that Lucene
    scores them as one term. A word that several clauses look for in one field is looked for once, with the boosts
    of all. Weights and boosts below zero count as zero.

    Args:
        leg: Clauses.
        language: Language of the query.
        languages: Analysis languages present in the index.
    """
    boosts: dict[TextField, dict[Word, float]] = {}
    phrases: list[Clause] = []
    for found in leg_words(leg, language=language, languages=languages):
        for field, weight in found.clause.fields.items():
            boost = _boost(weight * found.clause.boost)
            words = boosts.setdefault(field, {})
            words.update({word: words.get(word, 0.0) + boost for word in found.words})
            if found.phrases:
                lifted = _boost(boost * found.clause.phrase_boost)
                phrases.append({"dis_max": {"queries": [_side_by_side(field, p) for p in found.phrases],
                                            "boost": lifted}})
    shoulds = [match for field, words in boosts.items() for match in _matches(field, words)] + phrases
    return {"bool": {"should": shoulds, "minimum_should_match": 1}} if shoulds else None


def any_of(field: str, values: Sequence[str]) -> Clause:
    """True when the field holds one of the values."""
    return _any_of(field, values).clause


def _matches(field: TextField, words: dict[Word, float]) -> Iterator[Clause]:
    """One match for all words of the same boost."""
    alike: dict[float, list[str]] = {}
    for word, boost in words.items():
        alike.setdefault(_boost(boost), []).append(_token(word))
    for boost, tokens in alike.items():
        yield {"match": {f"words.{field}": {"query": " ".join(tokens), "boost": boost}}}


def _token(word: Word) -> str:
    """A word's variants as one token for `jobsearch_query`; several when it would be cut."""
    tokens = [word[0]]
    for term in word[1:]:
        longer = f"{tokens[-1]}|{term}"
        if len(longer.encode("utf-16-le")) // 2 <= _TOKEN:
            tokens[-1] = longer
        else:
            tokens.append(term)
    return " ".join(tokens)


def _boost(value: float) -> float:
    return min(value, _MAX_BOOST) if value > 0 else 0.0


def _part(filter_: Filter, languages: Sequence[str]) -> _Part:
    match filter_:
        case AnyOf():
            return _any_of(filter_.field, filter_.values)
        case Range():
            bounds = {"gte": _number(filter_.gte), "lt": _number(filter_.lt)}
            given = {name: bound for name, bound in bounds.items() if bound is not None}
            return _Part({"range": {_EXACT.get(filter_.field, filter_.field): given}}, 2)
        case Exists():
            return _exists(_EXACT.get(filter_.field, filter_.field))
        case Near():
            return _near(filter_)
        case Phrase():
            return _phrase(filter_, languages)
        case And():
            return _joined([_part(f, languages) for f in _flat(filter_.filters, And)], "filter")
        case Or():
            return _joined([_part(f, languages) for f in _flat(filter_.filters, Or)], "should")
        case Not():
            if isinstance(filter_.filter, Not):
                return _part(filter_.filter.filter, languages)
            clause, terms = _part(filter_.filter, languages)
            # A server takes it for all postings but some.
            return _Part({"bool": {"must_not": [clause]}}, terms + 1)


def _flat(filters: Iterable[Filter], kind: type[And] | type[Or]) -> Iterator[Filter]:
    """The filters, with those inside of a filter of the same kind: the servers limit how deep a query goes."""
    for filter_ in filters:
        if isinstance(filter_, And | Or) and isinstance(filter_, kind):
            yield from _flat(filter_.filters, kind)
        else:
            yield filter_


def _any_of(field: str, values: Sequence[str]) -> _Part:
    known = [value for value in dict.fromkeys(values) if _can_be_held(value)]
    return _joined([_Part({"terms": {field: known[i : i + _VALUES]}}, 1) for i in range(0, len(known), _VALUES)],
                   "should")


def _can_be_held(value: str) -> bool:
    """No index holds a lone surrogate or a longer keyword, and servers refuse to look for one."""
    try:
        return len(value.encode("utf-8")) <= _KEYWORD
    except UnicodeEncodeError:
        return False


def _number(bound: datetime | float | None) -> float | None:
    return microseconds(bound) if isinstance(bound, datetime) else bound


def _exists(field: str) -> _Part:
    return _Part({"exists": {"field": field}}, 1)


def _near(filter_: Near) -> _Part:
    if filter_.km >= _ANYWHERE_KM:
        return _exists("points")
    point = {"lat": filter_.lat, "lon": filter_.lon}
    return _Part({"geo_distance": {"distance": f"{filter_.km}km", "points": point}}, 2)


def _phrase(filter_: Phrase, languages: Sequence[str]) -> _Part:
    """Each posting is held against the phrase as its own language reads it."""
    readings: list[_Part] = []
    for tokens, spoken in phrase_terms(filter_.text, languages).items():
        found = _joined([_stretch(field, tokens) for field in dict.fromkeys(filter_.fields)], "should")
        readings.append(_joined([_Part({"terms": {"analysis_language": spoken}}, 1), found], "filter"))
    return _joined(readings, "should")


def _stretch(field: TextField, tokens: Sequence[str]) -> _Part:
    """The terms side by side. Of very many, all parts: which share so much that they stand nowhere but in a row."""
    if len(tokens) <= _APART_TERMS:
        return _Part(_side_by_side(field, tokens), len(tokens))
    last = len(tokens) - _APART_TERMS
    starts = [*range(0, last, _APART_TERMS - _OVERLAP), last]
    windows = [_side_by_side(field, tokens[start : start + _APART_TERMS]) for start in starts]
    return _joined([_Part(window, _APART_TERMS) for window in windows], "filter")


def _side_by_side(field: TextField, tokens: Sequence[str]) -> Clause:
    return {"match_phrase": {f"words.{field}": " ".join(tokens)}}


def _joined(parts: Sequence[_Part], kind: Literal["filter", "should"]) -> _Part:
    """All of the parts, or any; none of them is any, and none holds."""
    if not parts:
        return _Part({"match_none": {}}, 1)
    few = _within(_few(parts, kind))
    if len(few) == 1:
        return few[0]
    clauses: Clause = {kind: [part.clause for part in few]}
    if kind == "should":
        clauses["minimum_should_match"] = 1
    return _Part({"bool": clauses}, sum(part.terms for part in few))


def _few(parts: Sequence[_Part], kind: Literal["filter", "should"]) -> Sequence[_Part]:
    """The same in fewer parts, as many as one bool may have."""
    while len(parts) > _CLAUSES:
        parts = [_joined(parts[i : i + _CLAUSES], kind) for i in range(0, len(parts), _CLAUSES)]
    return parts


def _within(parts: Sequence[_Part]) -> list[_Part]:
    """The parts, the longest of them set apart until all together are short enough."""
    found = list(parts)
    over = sum(part.terms for part in parts) - _FILTER_TERMS
    for i in sorted(range(len(found)), key=lambda i: -found[i].terms):
        if over <= 0:
            break
        over -= found[i].terms - 1
        found[i] = _apart(found[i])
    return found


def _apart(part: _Part) -> _Part:
    """The same, as a query of its own: the servers count what a score function asks by itself.

    A posting that no function holds for scores 1.
    """
    score = {"functions": [{"filter": part.clause, "weight": 2}], "boost_mode": "replace", "min_score": 1.5}
    return _Part({"function_score": {"query": {"match_all": {}}, **score}}, 1)
