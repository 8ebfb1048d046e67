"""Any query compiles to bodies that servers take, and its filters hold for the documents of the right postings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.engines import open_engine
from jobsearch.engines.base import EncodedPosting
from jobsearch.engines.cluster.compile import Dialect, compile_count, compile_search
from jobsearch.engines.cluster.documents import document_of
from jobsearch.engines.words import MAX_TERMS, MAX_WORDS, leg_words, phrase_terms
from jobsearch.extract.analysis import PLAIN, STEMMERS, analysis_language
from jobsearch.posting import Posting
from jobsearch.query import TEXT_FIELDS, AnyOf, Not, Or, Phrase, Range, SearchQuery, TextClause, TextLeg
from tests import reference
from tests.conformance.conftest import new_aliases
from tests.conformance.corpus import DIMS, vector
from tests.property.test_engine_reference import filters, postings
from tests.property.test_query_json import queries
from tests.unit.compile_cases import CASES, NOW, Case, both, counted, counted_in_search, numbered, text

LIMIT = 1024

dialects = st.sampled_from(get_args(Dialect))
languages = st.lists(st.sampled_from([*STEMMERS, PLAIN]), unique=True)
# Lone surrogates too, which text from a broken feed or form may hold.
anything = st.text(st.characters(exclude_categories=()))
weights = st.floats()
numbers = st.floats(-1, 1, width=32)
legs = st.builds(
    TextLeg,
    clauses=st.lists(
        st.builds(
            TextClause,
            text=anything | st.lists(st.text(max_size=8), max_size=300).map(" ".join),
            fields=st.dictionaries(st.sampled_from(TEXT_FIELDS), weights), boost=weights, phrase_boost=weights,
        ),
        max_size=4,
    ).map(tuple),
)  # fmt: skip


def taken(lines: Sequence[Mapping[str, Any]]) -> None:
    """Both servers take the lines of a search."""
    for line in lines:
        json.dumps(line, ensure_ascii=False, allow_nan=False).encode("utf-8")
    for body in lines[1::2]:
        assert counted_in_search(body) <= LIMIT
        assert 0 <= body["size"] <= 10_000


@settings(max_examples=150, deadline=None)
@given(
    queries, dialects, languages, st.none() | st.lists(numbers, min_size=1, max_size=4),
    st.sampled_from([None, 1.0, 3.0]),
)  # fmt: skip
def test_every_query_compiles(
    query: SearchQuery, dialect: Dialect, languages: list[str], vector: list[float] | None,
    oversample: float | None,
) -> None:
    found = compile_search(query, vector, dialect=dialect, languages=languages, index="jobs", oversample=oversample)
    assert len(found.lines) == 2 * len(found.names)
    asked = {"text": query.text_leg, "vector": query.vector_leg}
    assert set(found.names) <= ({name for name, leg in asked.items() if leg is not None} or {"newest"})
    taken(found.lines)
    count = compile_count(query.filters, languages=languages)
    assert counted(count["query"]) <= LIMIT


@settings(max_examples=150, deadline=None)
@given(legs, languages, st.none() | st.sampled_from(["en", "de", "zh", "xx"]), st.lists(filters, max_size=3))
def test_any_words_compile(leg: TextLeg, languages: list[str], language: str | None, asked: list[Any]) -> None:
    query = SearchQuery(text_leg=leg, filters=tuple(asked), language=language, now=NOW)
    found = compile_search(query, None, dialect="opensearch", languages=languages, index="jobs")
    searched = leg_words(leg, language=language, languages=languages)
    assert found.names == (("text",) if searched else ())
    taken(found.lines)


@settings(max_examples=150, deadline=None)
@given(legs, languages, st.sampled_from(["en", "de", "zh", "xx"]))
def test_words_are_terms_of_the_index_and_not_too_many(leg: TextLeg, languages: list[str], language: str) -> None:
    searched = leg_words(leg, language=language, languages=languages)
    words = {word for found in searched for word in found.words}
    assert len(words) <= MAX_WORDS
    pairs = {(word, field) for found in searched for word in found.words for field in found.clause.fields}
    phrases = sum(len(found.clause.fields) * sum(map(len, found.phrases)) for found in searched)
    assert sum(len(word) for word, _ in pairs) + phrases <= MAX_TERMS
    for found in searched:
        assert found.words and found.clause.fields
        for term in (*(t for word in found.words for t in word), *(t for tokens in found.phrases for t in tokens)):
            assert term and "|" not in term and term.split() == [term]
            term.encode("utf-8")


@settings(max_examples=300, deadline=None)
@given(anything, languages)
def test_phrases_are_terms_of_the_index(text: str, languages: list[str]) -> None:
    found = phrase_terms(text, languages)
    spoken = [language for group in found.values() for language in group]
    assert len(spoken) == len(set(spoken)) and set(spoken) <= set(languages)
    for tokens in found:
        assert tokens and all(term.split() == [term] and "|" not in term for term in tokens)


# What a clause means, told as simply as possible, on the document that the servers index


def values(document: Any, path: str) -> Iterator[Any]:
    if isinstance(document, list):
        for item in document:
            yield from values(item, path)
    elif path:
        first, _, rest = path.partition(".")
        if first in document:
            yield from values(document[first], rest)
    elif document != {}:
        yield document


def holds(clause: Mapping[str, Any], document: Mapping[str, Any]) -> bool:
    ((kind, told),) = clause.items()
    if kind == "bool":
        return (
            all(holds(inner, document) for inner in told.get("filter", ()))
            and not any(holds(inner, document) for inner in told.get("must_not", ()))
            and ("should" not in told or any(holds(inner, document) for inner in told["should"]))
        )
    if kind in ("match_all", "match_none"):
        return kind == "match_all"
    if kind == "function_score":
        (function,) = told["functions"]
        score = function["weight"] if holds(function["filter"], document) else 1
        return holds(told["query"], document) and score >= told["min_score"]
    if kind == "exists":
        return next(values(document, told["field"]), None) is not None
    if kind == "geo_distance":
        point, km = told["points"], float(told["distance"].removesuffix("km"))
        return any(
            reference.kilometres(point["lat"], point["lon"], spot["lat"], spot["lon"]) <= km
            for spot in document.get("points", ())
        )
    ((field, wanted),) = told.items()
    found = list(values(document, field))
    if kind == "terms":
        return bool(set(wanted) & set(found))
    if kind == "range":
        return any(all(value >= b if name == "gte" else value < b for name, b in wanted.items()) for value in found)
    assert kind == "match_phrase"
    return any(f" {wanted} " in f" {text} " for text in found)


@settings(max_examples=60, deadline=None)
@given(postings(), st.lists(filters, max_size=3))
def test_filters_hold_for_the_right_documents(found: list[Posting], asked: list[Any]) -> None:
    languages = sorted({analysis_language(posting.language) for posting in found})
    clause = compile_count(asked, languages=languages)["query"]
    documents = {posting.id: document_of(EncodedPosting(posting, {}, "h")) for posting in found}
    right = [id_ for id_, document in documents.items() if holds(clause, document)]
    assert sorted(right) == reference.under(asked, found)


@pytest.mark.parametrize("n", [300, 1500])
def test_a_phrase_set_apart_means_the_same(n: int) -> None:
    words = [f"w{i}" for i in range(n)]
    clause = compile_count([Phrase(fields=("title",), text=" ".join(words))], languages=["en"])["query"]
    assert "function_score" in json.dumps(clause)
    for title, right in (
        (words, True), (["a", *words, "b"], True), (words[1:], False), (words[:-1], False),
        ([*words[: n // 2], "a", *words[n // 2 :]], False), (words[::-1], False),
    ):  # fmt: skip
        document = document_of(EncodedPosting(Posting(id="p", title=" ".join(title), language="en"), {}, "h"))
        assert holds(clause, document) == right


# The servers themselves

LANGUAGES = (*STEMMERS, PLAIN)
ENDINGS = " ".join(f"{a}{b}isierungen" for a in numbered(700, "").split() for b in "bdgkmprst")
LONG = [f"w{i}" for i in range(10_000)]


def extremes() -> dict[str, Case]:
    """As much as there can be of everything."""
    words = TextClause(text=ENDINGS, fields=dict.fromkeys(TEXT_FIELDS, 1.0), phrase_boost=1.0)
    short = TextClause(text="computing administrations", fields=dict.fromkeys(TEXT_FIELDS, 1.0), phrase_boost=1.0)
    endless = Phrase(fields=TEXT_FIELDS, text=" ".join(LONG))
    ranges = [Range(field="salary_annual_min", gte=float(i)) for i in range(1100)]
    return {
        "words": text(short, words, short, languages=LANGUAGES),
        "words-and-phrase": text(short, words, filters=(endless,), languages=("de", "en", "plain")),
        "filters": both(*ranges[:150], Or(filters=tuple(ranges)), languages=LANGUAGES),
        "values": both(AnyOf(field="id", values=("a", *map(str, range(130_000))))),
        "long-value": both(AnyOf(field="skills", values=("x" * 100_000,))),
    }


@pytest.mark.engine
@pytest.mark.parametrize("name", get_args(Dialect))
def test_both_servers_take_every_body(name: Dialect, request: pytest.FixtureRequest) -> None:
    long = Posting(id="long", title="x", description=" ".join(["a", *LONG, "b"]), language="en")
    with new_aliases(request.getfixturevalue(f"{name}_url")) as new, open_engine(new(), create=True) as engine:
        (result,) = engine.write([EncodedPosting(long, {"posting": vector("long")}, "h")])
        assert result.status == "written"
        engine.refresh()
        for told, case in {**CASES, **extremes()}.items():
            row = None if case.vector is None else [*case.vector, *[0.0] * (DIMS - len(case.vector))]
            found = compile_search(
                case.query, row, dialect=name, languages=case.languages, index=engine.alias, shards=case.shards,
                oversample=case.oversample,
            )  # fmt: skip
            if not found.lines:
                continue
            answer = engine.server.request("POST", "/_msearch", body=found.lines)
            for leg, response in zip(found.names, answer["responses"], strict=True):
                assert response["status"] == 200, (told, leg, response)
        whole, other = (Phrase(fields=TEXT_FIELDS, text=" ".join(words)) for words in (LONG, LONG[::-1]))
        assert (engine.count([whole]), engine.count([other])) == (1, 0)
        assert (engine.count([Not(filter=whole)]), engine.count([Not(filter=other)])) == (0, 1)
        # One word too many, in between or at the end.
        assert engine.count([Phrase(fields=("description",), text=" ".join([*LONG[:5000], "x", *LONG[5000:]]))]) == 0
        assert engine.count([Phrase(fields=("description",), text=" ".join([*LONG, "c"]))]) == 0
