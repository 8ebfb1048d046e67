"""SearchQuery to the bodies of Elasticsearch and OpenSearch: every body pinned, and the rules behind them one by one.

`pytest tests/unit/test_compile.py --update-golden` rewrites tests/golden/{elasticsearch,opensearch}; the diff is to be
reviewed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from jobsearch.engines.cluster.compile import (
    Compiled,
    Dialect,
    compile_cards,
    compile_copies,
    compile_count,
    compile_search,
    compile_texts,
)
from jobsearch.engines.cluster.dsl import filter_clauses, text_query
from jobsearch.engines.words import MAX_TERMS, MAX_WORDS, leg_words, phrase_terms
from jobsearch.extract.analysis import STEMMERS
from jobsearch.query import TEXT_FIELDS, AnyOf, Exists, Filter, Near, Not, Or, Range, TextLeg

from .compile_cases import (
    CASES,
    LIVE,
    REMOTE,
    VECTOR,
    Case,
    any_of,
    both,
    clause,
    counted,
    counted_in_search,
    nearest,
    newest,
    numbered,
    phrase,
    text,
)

GOLDEN = Path(__file__).parent.parent / "golden"
DIALECTS = get_args(Dialect)
LIMIT = 1024


def compiled(case: Case, dialect: Dialect = "elasticsearch") -> Compiled:
    return compile_search(
        case.query, case.vector, dialect=dialect, languages=case.languages, index="jobs", shards=case.shards,
        oversample=case.oversample,
    )  # fmt: skip


def bodies(case: Case, dialect: Dialect = "elasticsearch") -> dict[str, dict[str, Any]]:
    found = compiled(case, dialect)
    return dict(zip(found.names, found.lines[1::2], strict=True))


def one(filter_: Filter, languages: Sequence[str] = ("en",)) -> dict[str, Any]:
    (found,) = filter_clauses([filter_], languages)
    return found


def words_of(*clauses: Any, language: str = "en", languages: Sequence[str] = ("en",)) -> list[list[str]]:
    found = leg_words(TextLeg(clauses=clauses), language=language, languages=languages)
    return [["|".join(word) for word in searched.words] for searched in found]


# Golden files


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_bodies_of_a_query(dialect: Dialect, name: str, update_golden: bool) -> None:
    found = compiled(CASES[name], dialect)
    made = {"names": list(found.names), "lines": found.lines}
    path = GOLDEN / dialect / f"{name}.json"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert path.is_file(), f"{name} has no golden file: run with --update-golden and review it"
    assert made == json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_golden_file_has_its_case(dialect: Dialect) -> None:
    assert {path.stem for path in (GOLDEN / dialect).iterdir()} == set(CASES)
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_body_is_more_than_a_server_takes(dialect: Dialect, name: str) -> None:
    for body in bodies(CASES[name], dialect).values():
        assert counted_in_search(body) <= LIMIT


@pytest.mark.parametrize("name", CASES)
def test_the_dialects_differ_in_the_nearest_neighbours_only(name: str) -> None:
    one_dialect, other = (bodies(CASES[name], dialect) for dialect in DIALECTS)
    assert list(one_dialect) == list(other)
    for leg in set(one_dialect) - {"vector"}:
        assert one_dialect[leg] == other[leg]


# Legs


def test_a_search_is_a_header_and_a_body_for_each_leg() -> None:
    found = compiled(both(REMOTE))
    assert found.names == ("text", "vector")
    assert found.lines[::2] == [{"index": "jobs"}] * 2
    assert all({"size", "sort"} < set(body) for body in found.lines[1::2])


@pytest.mark.parametrize(
    ("case", "names"),
    [
        (newest(), ("newest",)),
        (text("nurse"), ("text",)),
        (text("the"), ()),
        (nearest(), ("vector",)),
        (nearest(vector=None), ()),
        (nearest(vector=[0.0] * 4), ()),
        (both(words="the"), ("vector",)),
        (both(vector=None), ("text",)),
        (both(words="the", vector=None), ()),
    ],
)
def test_a_leg_that_can_find_nothing_is_not_asked(case: Case, names: tuple[str, ...]) -> None:
    assert compiled(case).names == names
    assert len(compiled(case).lines) == 2 * len(names)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_both_legs_run_under_the_same_filters(dialect: Dialect) -> None:
    found = bodies(both(REMOTE, LIVE), dialect)
    clauses = filter_clauses([REMOTE, LIVE], ["en"])
    assert found["text"]["query"]["bool"]["filter"] == clauses
    inside = found["vector"]["query"]["knn"]["vector"] if dialect == "opensearch" else found["vector"]["knn"]
    assert inside["filter"] == ({"bool": {"filter": clauses}} if dialect == "opensearch" else clauses)


def test_filters_stand_beside_words_that_have_to_match() -> None:
    # Beside a filter, a server takes what is only wished for as optional.
    query = bodies(text("nurse", filters=(REMOTE,)))["text"]["query"]
    assert query["bool"]["minimum_should_match"] == 1


@pytest.mark.parametrize(
    ("size", "k"), [(1, 51), (10, 60), (250, 300), (300, 360), (5000, 6000), (9000, 10_000), (10**6, 10_000)]
)
def test_some_more_neighbours_than_are_wanted(size: int, k: int) -> None:
    knn = bodies(nearest(size=size))["vector"]["knn"]
    assert knn["k"] == k == bodies(nearest(size=size), "opensearch")["vector"]["query"]["knn"]["vector"]["k"]
    assert k <= knn["num_candidates"] <= 10_000
    assert bodies(nearest(size=size))["vector"]["size"] == min(size, 10_000)


def test_scores_of_several_shards_are_those_of_one() -> None:
    headers = dict(zip(("text", "vector"), compiled(both(shards=2)).lines[::2], strict=True))
    assert headers["text"]["search_type"] == "dfs_query_then_fetch"
    assert "search_type" not in headers["vector"]
    assert all("search_type" not in header for header in compiled(both(shards=1)).lines[::2])


def test_ties_go_by_id() -> None:
    for body in (*bodies(both()).values(), *bodies(newest()).values(), *bodies(both(), "opensearch").values()):
        assert body["sort"][-1] == {"id": "asc"}


def test_a_posting_without_a_date_is_as_old_as_the_embedded_engine_has_it() -> None:
    assert bodies(newest())["newest"]["sort"][0] == {"posted_us": {"order": "desc", "missing": 0}}


# Words


def test_variants_of_a_word_are_one_token_and_words_are_between_blanks() -> None:
    found = text_query(TextLeg(clauses=(clause("Software engineers"),)), language="en", languages=["de", "en"])
    assert found is not None
    (match,) = found["bool"]["should"]
    assert match == {"match": {"words.title": {"query": "softwar engin|engine", "boost": 1.0}}}


def test_a_token_is_never_longer_than_the_servers_leave_whole() -> None:
    word = "𐐀" * 60 + "ing"
    languages = ["de", "en", "es", "fr", "plain"]
    found = bodies(text(word, "Verwaltungsangestelltenausbildungen" * 4, languages=languages))["text"]["query"]
    tokens = " ".join(match["match"]["words.title"]["query"] for match in found["bool"]["should"]).split()
    assert all(len(token.encode("utf-16-le")) // 2 <= 255 for token in tokens)
    variants = {term for token in tokens for term in token.split("|")}
    asked = words_of(clause(word), clause("Verwaltungsangestelltenausbildungen" * 4), languages=languages)
    assert variants == {term for words in asked for token in words for term in token.split("|")}


def test_boosts_of_clauses_that_share_a_word_add_up() -> None:
    leg = TextLeg(
        clauses=(clause("court", weights={"title": 3.0}, boost=0.5), clause("court clerk", weights={"title": 1.0}))
    )
    found = text_query(leg, language="en", languages=["en"])
    assert found is not None
    assert [match["match"]["words.title"] for match in found["bool"]["should"]] == [
        {"query": "court", "boost": 2.5}, {"query": "clerk", "boost": 1.0},
    ]  # fmt: skip


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("-inf"), float("inf"), 1e300])
def test_no_boost_is_one_that_servers_refuse(weight: float) -> None:
    found = bodies(text(clause("court reporter", weights={"title": weight}, boost=2.0, phrase_boost=1.0)))["text"]
    clauses = found["query"]["bool"]["should"]
    boosts = [clauses[0]["match"]["words.title"]["boost"], clauses[1]["dis_max"]["boost"]]
    assert all(0 <= boost <= 3.4e38 for boost in boosts)
    assert json.dumps(boosts, allow_nan=False)


def test_a_phrase_is_wished_for_as_each_language_reads_it() -> None:
    found = bodies(text(clause("software engineers", boost=2.0, phrase_boost=0.5), languages=("de", "en")))["text"]
    assert found["query"]["bool"]["should"][1] == {
        "dis_max": {
            "queries": [{"match_phrase": {"words.title": f"softwar {word}"}} for word in ("engine", "engin")],
            "boost": 1.0,
        }
    }


@pytest.mark.parametrize(("words", "wished"), [("court", False), ("the court", False), ("court reporter", True)])
def test_a_phrase_has_two_words(words: str, wished: bool) -> None:
    found = bodies(text(clause(words, phrase_boost=1.0)))["text"]["query"]["bool"]["should"]
    assert any("dis_max" in match for match in found) == wished


# How much is searched


def test_the_first_words_are_searched() -> None:
    (found,) = words_of(clause(numbered(1000)))
    assert found == numbered(MAX_WORDS).split()
    first, second = words_of(clause(numbered(200)), clause(numbered(200, "other") + " word7"))
    assert len(first) == 200
    assert second == [*numbered(MAX_WORDS - 200, "other").split(), "word7"]


def test_a_term_counts_in_every_field_but_once_for_all_clauses() -> None:
    (found,) = words_of(clause(numbered(400), *TEXT_FIELDS))
    assert len(found) == MAX_TERMS // len(TEXT_FIELDS)
    twice = words_of(clause(numbered(400), *TEXT_FIELDS), clause(numbered(400), *TEXT_FIELDS))
    assert twice == [found, found]


def test_variants_count() -> None:
    letters = [f"{a}{b}{c}" for a in "bdfgkl" for b in "aeiou" for c in "mnprst"]
    asked = clause(" ".join(f"{word}ationen" for word in letters), *TEXT_FIELDS)
    languages = ["de", "en", "fr", "plain"]
    (found,) = words_of(asked, languages=languages)
    terms = sum(len(word.split("|")) for word in found)
    assert len(found) < len(letters)
    assert MAX_TERMS - 4 * len(TEXT_FIELDS) < terms * len(TEXT_FIELDS) <= MAX_TERMS


def test_when_one_word_is_too_many_no_later_one_is_searched() -> None:
    # A hole would make what is found depend on how many variants a word happens to have.
    (found,) = words_of(clause(numbered(300) + " clerk", "title", "company", "department"))
    assert found == numbered(len(found)).split()


def test_words_of_an_empty_index() -> None:
    assert words_of(clause("court reporter", phrase_boost=1.0), languages=[]) == []
    assert words_of(clause("软件工", phrase_boost=1.0), language="zh", languages=[]) == [["软件", "件工"]]


def test_a_phrase_that_is_too_long_leaves_room_for_words() -> None:
    asked = clause(numbered(30), *TEXT_FIELDS, phrase_boost=1.0)
    many = leg_words(TextLeg(clauses=(asked,) * 2), language="en", languages=["de", "en", "fr", "plain"])
    assert [len(searched.words) for searched in many] == [30, 30]
    cost = sum(map(len, many[0].phrases)) * len(TEXT_FIELDS)
    assert cost <= MAX_TERMS
    few = leg_words(TextLeg(clauses=(asked, asked, asked, asked)), language="en", languages=["en"])
    assert [bool(searched.phrases) for searched in few] == [True, True, True, False]


@pytest.mark.parametrize("n", [100, 2000])
def test_the_longest_text_in_every_language_is_still_taken(n: int) -> None:
    languages = [*STEMMERS, "plain"]
    words = " ".join(f"{a}{b}isierungen" for a in numbered(n // 10, "").split() for b in "bcdfghjklm")
    asked = clause(f"computing {words}", *TEXT_FIELDS, phrase_boost=1.0)
    filters = (phrase("cold calling agencies", "title", "company", "department", "skills"), LIVE, REMOTE)
    case = text(asked, asked, asked, filters=filters, languages=languages)
    assert 500 < counted_in_search(bodies(case)["text"]) <= LIMIT


def test_a_ligature_of_several_words_is_as_the_index_has_it() -> None:
    assert phrase_terms("ﷺ", ["plain"]) == {("صلى", "الله", "عليه", "وسلم"): ["plain"]}
    assert words_of(clause("ﷺ"), languages=["plain"]) == [["صلى|الله|عليه|وسلم"]]


# Filters


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2025, 10, 25, 9, 0, 0, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(1, 1, 1, 0, 0, 0, 1, tzinfo=UTC),
    ],
)
def test_times_are_whole_microseconds(moment: datetime) -> None:
    bound = one(Range(field="posted_at", gte=moment))["range"]["posted_us"]["gte"]
    assert type(bound) is int
    assert datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=bound) == moment


def test_many_values_are_several_clauses() -> None:
    found = one(AnyOf(field="id", values=tuple(map(str, range(130_000)))))["bool"]
    assert [len(terms["terms"]["id"]) for terms in found["should"]] == [60_000, 60_000, 10_000]
    assert found["minimum_should_match"] == 1


def test_what_no_posting_can_hold_is_left_out() -> None:
    assert one(any_of("skills", "a\ud800", "Go", "🚀")) == {"terms": {"skills": ["Go", "🚀"]}}
    assert one(any_of("skills", "\udfff")) == {"match_none": {}}
    # Elasticsearch refuses a value that no keyword field can hold.
    assert one(any_of("skills", "é" * 16_384, "é" * 16_383)) == {"terms": {"skills": ["é" * 16_383]}}


@pytest.mark.parametrize("km", [20_016.0, 40_000.0, 1e300, float("inf")])
def test_a_distance_around_the_globe_is_any_point(km: float) -> None:
    assert one(Near(lat=1, lon=2, km=km)) == {"exists": {"field": "points"}}


def test_a_phrase_is_read_in_the_language_of_each_posting() -> None:
    found = one(phrase("software engineers", "title", "company"), ["de", "en", "fr"])
    assert counted(found) == 3 * (1 + 2 * 2)
    readings = {tuple(reading["bool"]["filter"][0]["terms"]["analysis_language"]): reading["bool"]["filter"][1]
                for reading in found["bool"]["should"]}  # fmt: skip
    assert readings[("en",)] == {
        "bool": {
            "should": [{"match_phrase": {f"words.{field}": "softwar engin"}} for field in ("title", "company")],
            "minimum_should_match": 1,
        }
    }
    assert {language for spoken in readings for language in spoken} == {"de", "en", "fr"}


def test_not_not_is_nothing() -> None:
    assert one(Not(filter=Not(filter=REMOTE))) == one(REMOTE)
    assert one(Not(filter=Not(filter=Not(filter=REMOTE)))) == {"bool": {"must_not": [one(REMOTE)]}}


@pytest.mark.parametrize("n", [961, 1199, 10_000])
def test_every_word_of_a_very_long_phrase_is_looked_for(n: int) -> None:
    found = one(phrase(numbered(n), "description"))
    _, stretch = found["bool"]["filter"]
    parts = [part["function_score"]["functions"][0]["filter"] for part in stretch["bool"]["filter"]]
    windows = [part["match_phrase"]["words.description"].split() for part in parts]
    rebuilt = windows[0]
    for window in windows[1:]:
        start = rebuilt.index(window[0])
        assert len(rebuilt) - start >= 240 and rebuilt[start:] == window[: len(rebuilt) - start]
        rebuilt = rebuilt[:start] + window
    assert rebuilt == numbered(n).split()
    assert counted(found) <= 960


def test_a_long_phrase_leaves_the_words_their_room() -> None:
    filters = (phrase(numbered(10_000), *TEXT_FIELDS),)
    case = text(clause(numbered(10_000), *TEXT_FIELDS), filters=filters, languages=["de", "en", "plain"])
    assert counted_in_search(bodies(case)["text"]) <= LIMIT


@pytest.mark.parametrize("n", [1, 199, 201, 5000])
@pytest.mark.parametrize("kind", ["all", "any"])
def test_any_number_of_filters_is_taken(n: int, kind: str) -> None:
    asked = [Range(field="salary_annual_min", gte=float(i)) for i in range(n)]
    filters = asked if kind == "all" else [Or(filters=tuple(asked))]
    case = both(*filters, Exists(field="id"))
    for dialect in DIALECTS:
        for body in bodies(case, dialect).values():
            assert counted_in_search(body) <= LIMIT
    written = json.dumps(filter_clauses(filters, ["en"]))
    assert all(f'{{"gte": {float(i)}}}' in written for i in range(n))


def test_few_filters_are_not_set_apart() -> None:
    assert "function_score" not in json.dumps(compiled(CASES["plan-all-stated"]).lines)
    assert "function_score" not in json.dumps(compiled(CASES["plan-exclusions"]).lines)


# Other requests


def test_a_count_under_no_filter_is_of_all() -> None:
    assert compile_count([], languages=["en"]) == {"query": {"match_all": {}}}
    assert compile_count([REMOTE], languages=["en"]) == {"query": {"bool": {"filter": [one(REMOTE)]}}}


def test_copies_come_in_an_order_that_pages_can_follow() -> None:
    body = compile_copies(["a", "b"])
    assert body["query"] == {"bool": {"filter": [{"terms": {"duplicate_group": ["a", "b"]}}]}}
    assert (body["size"], body["sort"]) == (10_000, [{"duplicate_group": "asc"}, {"id": "asc"}])
    assert body["docvalue_fields"] == ["card"]


def test_cards_and_texts_are_asked_for_by_id() -> None:
    ids = ["a", "b", "\ud800"]
    for body in (compile_cards(ids), compile_texts(ids, ["id", "title"])):
        assert body["query"] == {"bool": {"filter": [{"terms": {"id": ["a", "b"]}}]}}
        assert body["size"] >= 2
    assert compile_cards(ids)["docvalue_fields"] == ["card"]
    assert compile_texts(ids, ["id", "title"])["_source"] == ["id", "title"]
    assert compile_texts([], ["id"])["size"] == 0


# The query itself


@pytest.mark.parametrize("bound", [float("inf"), float("-inf"), float("nan")])
def test_a_bound_is_finite(bound: float) -> None:
    with pytest.raises(ValidationError, match=r"salary_annual_min takes finite numbers, not .*; leave the bound out"):
        Range(field="salary_annual_min", lt=bound)


def test_the_vector_goes_as_it_is() -> None:
    assert bodies(nearest())["vector"]["knn"]["query_vector"] == list(VECTOR)
    assert bodies(nearest(oversample=1.5))["vector"]["knn"]["rescore_vector"] == {"oversample": 1.5}


def test_the_same_query_is_the_same_body() -> None:
    case = CASES["plan-all-stated"]
    assert json.dumps(compiled(case).lines) == json.dumps(compiled(case).lines)
