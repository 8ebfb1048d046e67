"""Searches whose bodies are pinned under tests/golden/elasticsearch and tests/golden/opensearch, one file each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from jobsearch.query import (
    KEYWORD_FIELDS,
    TEXT_FIELDS,
    And,
    AnyOf,
    Exists,
    Filter,
    Near,
    Not,
    Or,
    Phrase,
    Range,
    SearchQuery,
    TextClause,
    TextLeg,
    VectorLeg,
)  # fmt: skip

NOW = datetime(2025, 10, 25, 9, tzinfo=UTC)
VECTOR = (0.6, -0.8, 0.0, 0.0)
PLANS = Path(__file__).parent.parent / "golden" / "plans"


@dataclass(frozen=True, kw_only=True)
class Case:
    """A query and what else `compile_search` is told."""

    query: SearchQuery
    vector: Sequence[float] | None = None
    languages: tuple[str, ...] = ("en",)
    shards: int = 1
    oversample: float | None = None


def clause(text: str, *fields: str, **more: Any) -> TextClause:
    return TextClause(text=text, fields=more.pop("weights", None) or dict.fromkeys(fields or ("title",), 1.0), **more)


def text(*clauses: TextClause | str, size: int = 300, language: str | None = "en", **told: Any) -> Case:
    leg = TextLeg(clauses=tuple(clause(c) if isinstance(c, str) else c for c in clauses), size=size)
    filters = told.pop("filters", ())
    return Case(query=SearchQuery(text_leg=leg, filters=filters, language=language, now=NOW), **told)


def newest(*filters: Filter, window: int = 400, **told: Any) -> Case:
    return Case(query=SearchQuery(filters=filters, window=window, now=NOW), **told)


def nearest(*filters: Filter, size: int = 300, vector: Sequence[float] | None = VECTOR, **told: Any) -> Case:
    leg = VectorLeg(text="x", size=size)
    return Case(query=SearchQuery(vector_leg=leg, filters=filters, now=NOW), vector=vector, **told)


def both(*filters: Filter, words: str = "court reporter", vector: Sequence[float] | None = VECTOR, **told: Any) -> Case:
    query = SearchQuery(
        text_leg=TextLeg(clauses=(clause(words, "title", "description"),)), vector_leg=VectorLeg(text="x"),
        filters=filters, language="en", now=NOW,
    )  # fmt: skip
    return Case(query=query, vector=vector, **told)


def plan(name: str, **told: Any) -> Case:
    """What the planner makes of a text; see plan_cases."""
    found = json.loads((PLANS / f"{name}.json").read_text("utf-8"))["query"]
    return Case(query=SearchQuery.model_validate(found), vector=VECTOR, **{"languages": ("de", "en"), **told})


def any_of(field: str, *values: str) -> AnyOf:
    return AnyOf(field=field, values=values)


def phrase(words: str, *fields: str) -> Phrase:
    return Phrase(fields=fields or ("title",), text=words)


def posted(gte: datetime | None = None, lt: datetime | None = None) -> Range:
    return Range(field="posted_at", gte=gte, lt=lt)


def numbered(n: int, word: str = "word") -> str:
    return " ".join(f"{word}{i}" for i in range(n))


WEIGHTS = {"title": 3.0, "places": 2.0, "department": 1.5, "company": 1.0, "description": 1.0}
TOKYO = timezone(timedelta(hours=9))
NEWFOUNDLAND = timezone(-timedelta(hours=3, minutes=30))
REMOTE = any_of("workplace", "remote")
LIVE = Not(filter=Range(field="valid_through", lt=NOW))
SEVERAL = ("de", "en", "fr", "plain")

CASES: dict[str, Case] = {
    # Words
    "words": text("court reporter"),
    "words-one": text("reporter"),
    "words-in-two-languages": text("software engineers", languages=("de", "en")),
    "words-in-four-languages": text("nationale Verwaltungen", languages=SEVERAL),
    "words-german": text("Ärzte für Kinderheilkunde", language="de", languages=("de", "en")),
    "words-spanish-without-accents": text("administracion de sistemas", language="es", languages=("en", "es")),
    "words-chinese": text("软件工程师", language="zh", languages=("en", "plain")),
    "words-chinese-of-one-sign": text("师", language="zh", languages=("plain",)),
    "words-japanese-with-latin": text("Javaエンジニア 東京", language="ja", languages=("en", "plain")),
    "words-korean": text("소프트웨어 엔지니어", language="ko", languages=("plain",)),
    "words-arabic": text("مهندس برمجيات", language="ar", languages=("ar", "en")),
    "words-with-signs": text("C++ C# .NET node.js developer"),
    "words-stop-words-left-out": text("the head of the kitchen"),
    "words-acronyms-stay": text("IT support in the US"),
    "words-full-width": text("ＪＡＶＡ　developer"),
    "words-numbers": text("401k 3.5 10,000 24/7"),
    "words-none": text("the of and !?"),
    "words-empty": text(""),
    "words-empty-index": text("court reporter", languages=()),
    "words-ligature-of-several": text("ﷺ clerk", language=None, languages=("ar", "en")),
    "words-emoji": text("🚀 rocket 👩‍💻 developer"),
    "words-query-syntax-is-data": text('title:engineer AND "unbalanced (OR) *:* ~2 ^9 [a TO b] -x +y'),
    "words-json-is-data": text('"}},{"match_all":{}},{"x":{"y":"'),
    "words-template-is-data": text("{{#toJson}}x{{/toJson}} ${env} %s {0} <script>"),
    "words-control-characters": text("court\x00\x07\x1b reporter\u2028\u200b"),
    "words-separator-of-variants-is-data": text("court|reporter clerk||x"),
    "words-lone-surrogate": text("court \ud800reporter\udc00"),
    "words-longest": text("x" * 1000),
    "words-of-many-long-variants": text("Verwaltungsangestelltenausbildungen" * 3, languages=("de", "fi", "plain")),
    # Clauses
    "clause-all-fields": text(clause("nurse", *TEXT_FIELDS)),
    "clause-weights-and-boost": text(clause("nurse", weights=WEIGHTS, boost=2.0)),
    "clause-weight-zero": text(clause("nurse", weights={"title": 0.0, "description": 1.0})),
    "clause-negative-weight-is-zero": text(clause("nurse", weights={"title": -1.0})),
    "clause-two": text(clause("reporter", "title"), clause("court", "description", boost=0.5)),
    "clause-two-share-words": text(
        clause("court reporter", weights={"title": 3.0, "description": 0.5}),
        clause("court reporter Leeds", weights=WEIGHTS, boost=2.0),
    ),
    "clause-without-a-word": text("!?", "nurse"),
    "clause-without-a-field": text(TextClause(text="nurse", fields={})),
    "phrase-boost": text(clause("court reporter", phrase_boost=0.5)),
    "phrase-boost-in-two-languages": text(
        clause("head of engineering", "title", "description", phrase_boost=2.0), languages=("de", "en")
    ),
    "phrase-boost-read-alike": text(clause("court", "title", phrase_boost=1.0), languages=("de", "en")),
    "phrase-boost-chinese": text(clause("软件工程师", phrase_boost=1.0), language="zh", languages=("en", "plain")),
    "phrase-boost-of-32-words": text(clause(numbered(32), phrase_boost=1.0)),
    "phrase-boost-of-33-words": text(clause(numbered(33), phrase_boost=1.0)),
    "phrase-boost-of-repeated-words": text(clause("software engineer " * 20, phrase_boost=1.0)),
    "long-text": text(clause(numbered(400), "title", "company", "description"), languages=("de", "en")),
    "long-text-many-fields": text(clause("court reporter " + numbered(2000), *TEXT_FIELDS), "clerk"),
    "size-of-the-leg": text("nurse", size=25),
    "size-beyond-the-servers": text("nurse", size=100_000),
    # Filters
    **{f"any-of-{field.replace('_', '-')}": newest(any_of(field, "a", "b")) for field in KEYWORD_FIELDS},
    "any-of-one": newest(REMOTE),
    "any-of-repeated": newest(any_of("skills", "Go", "Rust", "Go")),
    "any-of-is-data": newest(any_of("company_key", "' OR 1=1 --", "*", "acme*", '"}]}', "{{x}}", "\x00", "a/../b")),
    "any-of-lone-surrogate": newest(any_of("skills", "\ud800", "Go")),
    "any-of-lone-surrogate-only": newest(Not(filter=any_of("skills", "\udfff"))),
    "range-from": newest(posted(gte=NOW)),
    "range-until": newest(posted(lt=NOW)),
    "range-one-microsecond": newest(posted(gte=NOW, lt=NOW + timedelta(microseconds=1))),
    "range-in-another-zone": newest(
        posted(gte=datetime(2025, 10, 25, tzinfo=TOKYO), lt=datetime(2025, 10, 26, tzinfo=NEWFOUNDLAND))
    ),
    "range-before-1970": newest(posted(gte=datetime(1901, 2, 3, 4, 5, 6, 789_012, tzinfo=UTC))),
    "range-to-the-ends-of-time": newest(
        posted(gte=datetime(1, 1, 1, tzinfo=TOKYO), lt=datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=NEWFOUNDLAND))
    ),
    "range-not-expired": newest(LIVE),
    "range-pay": newest(Range(field="salary_annual_min", gte=28_500.5, lt=1e9)),
    "range-pay-top": newest(Range(field="salary_annual_max", gte=0.1)),
    "exists-keyword": newest(Exists(field="place_codes")),
    "exists-id": newest(Exists(field="id")),
    "exists-date": newest(Exists(field="posted_at"), Exists(field="valid_through")),
    "exists-pay": newest(Exists(field="salary_annual_max")),
    "near": newest(Near(lat=37.339, lon=-121.895, km=50)),
    "near-a-hair": newest(Near(lat=0, lon=180, km=1e-7)),
    "near-the-pole": newest(Near(lat=90, lon=0, km=4200)),
    "near-everything": newest(Near(lat=0, lon=0, km=20_100)),
    "phrase": newest(phrase("court reporter")),
    "phrase-of-one-word": newest(phrase("reporters", "title", "description")),
    "phrase-in-four-languages": newest(phrase("nationale Verwaltungen", "title", "company"), languages=SEVERAL),
    "phrase-in-a-field-named-twice": newest(phrase("court reporter", "title", "title")),
    "phrase-keeps-stop-words": newest(phrase("State of California", "company")),
    "phrase-with-signs": newest(phrase("C++", "description", "skills")),
    "phrase-chinese": newest(phrase("工程师"), languages=("en", "plain")),
    "phrase-without-a-word": newest(phrase("!?")),
    "phrase-in-an-empty-index": newest(phrase("court reporter"), languages=()),
    "phrase-is-data": newest(phrase('title:engineer *:* "~2 |a|b| {"match_all":{}}', "description")),
    "phrase-long": newest(phrase(numbered(300), "title", "description"), LIVE),
    "phrase-very-long": newest(phrase(numbered(2000, "w"), "description")),
    "phrase-not": newest(Not(filter=phrase("cold calling", "title", "company", "department", "skills"))),
    "and": newest(And(filters=(REMOTE, any_of("language", "de")))),
    "and-in-and": newest(And(filters=(REMOTE, And(filters=(LIVE, any_of("language", "de")))))),
    "and-of-two-ranges-same-side": newest(And(filters=(posted(lt=NOW), posted(lt=NOW - timedelta(days=1))))),
    "or": newest(Or(filters=(REMOTE, any_of("language", "de")))),
    "or-in-or": newest(Or(filters=(REMOTE, Or(filters=(any_of("language", "de"), LIVE))))),
    "or-of-two-ranges": newest(Or(filters=(posted(lt=NOW - timedelta(days=9)), posted(gte=NOW)))),
    "or-of-one": newest(Or(filters=(REMOTE,))),
    "or-stated-or-silent": newest(Or(filters=(REMOTE, Not(filter=Exists(field="workplace"))))),
    "not": newest(Not(filter=REMOTE)),
    "not-not": newest(Not(filter=Not(filter=REMOTE))),
    "not-or": newest(Not(filter=Or(filters=(REMOTE, any_of("language", "de"))))),
    "nested": newest(
        And(
            filters=(
                Or(filters=(any_of("place_codes", "DE"), And(filters=(any_of("employment", "part_time"), LIVE)))),
                Not(filter=Or(filters=(any_of("skills", "Java"), Not(filter=Exists(field="workplace"))))),
            )
        )
    ),
    "many-filters": newest(*(Near(lat=lat, lon=0, km=1) for lat in range(90)), phrase(numbered(100, "w"))),
    # Legs
    "newest": newest(),
    "newest-window": newest(window=10_000),
    "newest-filtered": newest(REMOTE, LIVE),
    "vector": nearest(),
    "vector-filtered": nearest(REMOTE, LIVE),
    "vector-one": nearest(size=1),
    "vector-many": nearest(size=5000),
    "vector-size-beyond-the-servers": nearest(size=100_000),
    "vector-of-zeros": nearest(vector=(0.0, 0.0, -0.0, 0.0)),
    "vector-not-given": nearest(vector=None),
    "vector-rescored": nearest(oversample=1.0),
    "both-legs": both(),
    "both-legs-filtered": both(REMOTE, posted(gte=NOW - timedelta(days=7)), phrase("court", "title")),
    "both-legs-without-a-word": both(REMOTE, words="the"),
    "both-legs-without-a-vector": both(vector=None),
    "both-legs-of-several-shards": both(shards=3),
    "text-filtered": text("nurse", filters=(REMOTE, LIVE)),
    # What the planner makes
    "plan-all-stated": plan("all-stated"),
    "plan-exclusions": plan("exclude-words", languages=SEVERAL),
    "plan-role-and-skills": plan("role-skills-rest"),
    "plan-seed": plan("text-seed"),
    "plan-seed-chinese": plan("text-seed-chinese", languages=("en", "plain")),
    "plan-remote-area": plan("text-remote-area"),
}

#: What both servers count in a clause that is neither words nor other clauses, at most.
_COUNTED = {"terms": 1, "exists": 1, "match_all": 1, "match_none": 1, "range": 2, "geo_distance": 2}


def counted(clause: Mapping[str, Any]) -> int:
    """The most terms that a server counts in one query tree of a clause; tried on Elasticsearch 9.5, OpenSearch 2.19.

    Elasticsearch counts every term, with each variant of a word, OpenSearch every clause. The filters of a score
    function are counted by themselves.
    """
    largest = [0]
    largest.append(_tree(clause, largest))
    return max(largest)


def _tree(clause: Mapping[str, Any], apart: list[int]) -> int:
    ((kind, told),) = clause.items()
    if kind in _COUNTED:
        return _COUNTED[kind]
    if kind == "match":
        return sum(len(token.split("|")) for token in _only(told)["query"].split())
    if kind == "match_phrase":
        return len(_only(told).split())
    if kind == "function_score":
        apart += [_tree(function["filter"], apart) for function in told["functions"]]
        return _tree(told["query"], apart)
    if kind == "knn":
        (field,) = told.values()
        return 1 + (_tree(field["filter"], apart) if "filter" in field else 0)
    lists = {"bool": ("filter", "must_not", "should"), "dis_max": ("queries",)}[kind]
    inside = [inner for name in lists for inner in told.get(name, ())]
    assert inside and set(told) <= {*lists, "minimum_should_match", "boost"}
    all_but_these = kind == "bool" and set(told) == {"must_not"}
    return max(sum(_tree(inner, apart) for inner in inside) + all_but_these, len(inside))


def counted_in_search(body: Mapping[str, Any]) -> int:
    """The same for a whole search."""
    if "knn" in body:
        return 1 + counted({"bool": {"filter": body["knn"].get("filter") or [{"match_all": {}}]}})
    return counted(body["query"])


def _only(told: Mapping[str, Any]) -> Any:
    (value,) = told.values()
    return value
