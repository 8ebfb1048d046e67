"""What every engine must do. An engine's test file gives one fixture, `new_index`, which names a new index
at each call, and inherits the rest.

Expected answers come from brute force over the corpus (tests/reference.py) wherever that is possible.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import pytest

from jobsearch.engines import open_engine
from jobsearch.engines.base import Card, EncodedPosting, Engine
from jobsearch.errors import QueryError
from jobsearch.query import (
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
from tests import reference
from tests.conformance.conftest import NewIndex
from tests.conformance.corpus import DIMS, NOW, POSTINGS, VECTORS, day, encoded, vector

OpenEngine = Callable[[], Engine]
ALL_FIELDS = {"title": 3.0, "company": 1.0, "department": 1.0, "skills": 1.0, "places": 1.0, "description": 0.5}
ODD_ID = next(p.id for p in POSTINGS if p.title == "Odd id")


def fill(engine: Engine) -> None:
    list(engine.write(encoded(p) for p in POSTINGS))
    engine.refresh()


def any_of(field: str, *values: str) -> AnyOf:
    return AnyOf(field=field, values=values)


def search(
    text: str | None = None, *filters: Filter, size: int = 300, phrase_boost: float = 0.0, **extra: Any
) -> SearchQuery:
    fields = extra.pop("fields", ALL_FIELDS)
    leg = None
    if text is not None:
        leg = TextLeg(clauses=(TextClause(text=text, fields=fields, phrase_boost=phrase_boost),), size=size)
    return SearchQuery(text_leg=leg, filters=filters, now=NOW, **{"language": "en", **extra})


def found(engine: Engine, query: SearchQuery, leg: str = "text") -> list[str]:
    return [hit.id for hit in engine.retrieve(query, None).legs[leg]]


def copies(engine: Engine, groups: list[str]) -> Mapping[str, Sequence[Card]]:
    return engine.page(search(), ids=(), groups=groups).copies


def highlights(engine: Engine, query: SearchQuery, ids: list[str]) -> Mapping[str, Mapping[str, Sequence[str]]]:
    return engine.page(query, ids=ids, groups=()).highlights


FILTERS: dict[str, Filter] = {
    "one value": any_of("workplace", "remote"),
    "any of several": any_of("seniority", "senior", "mid"),
    "second of a posting's values": any_of("employment", "contract"),
    "no such value": any_of("skills", "COBOL"),
    "keywords keep their case": any_of("skills", "java"),
    "keywords are whole": any_of("skills", "machine learning"),
    "id": any_of("id", ODD_ID, "bare", "nobody"),
    "group": any_of("duplicate_group", "beans", "bare"),
    "company by key": any_of("company_key", "acmeinc"),
    "company key with umlauts": any_of("company_key", "größesöhnegmbh"),
    "language": any_of("language", "de", "zh"),
    "source": any_of("source", "boss"),
    "currency": any_of("salary_currency", "EUR"),
    "city, and remote workers who may live there": any_of("place_codes", "US-CA/san-jose", "remote:US", "remote:world"),
    "metro holds its cities": any_of("place_codes", "metro:silicon-valley"),
    "region": any_of("place_codes", "region:dach"),
    "root of the tree": any_of("place_codes", "world"),
    "code is no prefix": any_of("place_codes", "US-CA/san"),
    "from, inclusive": Range(field="posted_at", gte=day(20)),
    "until, exclusive": Range(field="posted_at", lt=day(20)),
    "one instant": Range(field="posted_at", gte=day(20), lt=day(20) + timedelta(microseconds=1)),
    "empty window": Range(field="posted_at", gte=day(20), lt=day(20)),
    "inverted window": Range(field="posted_at", gte=day(21), lt=day(20)),
    "September, to the microsecond": Range(field="posted_at", gte=day(1, month=9), lt=day(1)),
    "window in another zone": Range(field="posted_at", gte=NOW - timedelta(days=1), lt=NOW),
    "expired": Range(field="valid_through", lt=NOW),
    "not expired": Not(filter=Range(field="valid_through", lt=NOW)),
    "pay a year, from hourly pay": Range(field="salary_annual_min", gte=104_000, lt=104_001),
    "pay a year, from monthly pay": Range(field="salary_annual_max", gte=21_600, lt=21_601),
    "pay open above": Range(field="salary_annual_max", gte=100_000),
    "pay with an upper bound only": Range(field="salary_annual_min", lt=1e9),
    "has pay": Exists(field="salary_annual_max"),
    "has a lower bound of pay": Exists(field="salary_annual_min"),
    "has a source": Exists(field="source"),
    "has an id": Exists(field="id"),
    "has a group": Exists(field="duplicate_group"),
    "has places": Exists(field="place_codes"),
    "lacks a date": Not(filter=Exists(field="posted_at")),
    "lacks a language": Not(filter=Exists(field="language")),
    "not, over a missing field": Not(filter=any_of("workplace", "remote")),
    "not not": Not(filter=Not(filter=any_of("workplace", "remote"))),
    "not of a range over a missing field": Not(filter=Range(field="posted_at", gte=day(10))),
    "or of two ranges on one field": Or(
        filters=(Range(field="posted_at", lt=day(2)), Range(field="posted_at", gte=day(24)))
    ),
    "and of two ranges, same side": And(
        filters=(Range(field="posted_at", lt=day(20)), Range(field="posted_at", lt=day(10)))
    ),
    "stated or silent": Or(filters=(any_of("workplace", "remote"), Not(filter=Exists(field="workplace")))),
    "nested": And(
        filters=(
            Or(filters=(any_of("place_codes", "DE"), any_of("employment", "part_time"))),
            Not(filter=Or(filters=(any_of("skills", "Java"), Exists(field="workplace")))),
        )
    ),
    "near, 50 km": Near(lat=37.339, lon=-121.895, km=50),
    "near, 100 km": Near(lat=37.339, lon=-121.895, km=100),
    "near, over the date line": Near(lat=-16.8, lon=-179.99, km=10),
    "near the pole": Near(lat=90, lon=0, km=4200),
    "everywhere": Near(lat=0, lon=0, km=20_100),
    "phrase": Phrase(fields=("title",), text="software engineer"),
    "phrase, stemmed": Phrase(fields=("title",), text="Software Engineers"),
    "phrase of one word": Phrase(fields=("title", "description"), text="reporters"),
    "phrase keeps order": Phrase(fields=("title",), text="engineer software"),
    "phrase with a stop word": Phrase(fields=("company",), text="State of California"),
    "phrase leaves no word out": Phrase(fields=("company",), text="State California"),
    "phrase spans no two values": Phrase(fields=("skills",), text="machine learning"),
    "phrase spans no two fields": Phrase(fields=("title", "description"), text="nurse care"),
    "phrase in places": Phrase(fields=("places",), text="san jose"),
    "phrase with signs": Phrase(fields=("description", "skills"), text="C++"),
    "phrase is no other name": Phrase(fields=("description", "skills"), text="C"),
    "phrase in German": Phrase(fields=("title",), text="softwareentwickler"),
    "phrase, accents left out": Phrase(fields=("title",), text="administracion de sistemas"),
    "phrase in Chinese": Phrase(fields=("title",), text="工程师"),
    "phrase in Chinese, apart": Phrase(fields=("title",), text="软件师"),
    "phrase without a word": Phrase(fields=("title",), text="!?"),
    "not a phrase without a word": Not(filter=Phrase(fields=("title",), text="!?")),
    "not a phrase": Not(filter=Phrase(fields=("title", "company", "department", "skills"), text="court reporter")),
    "phrase is data": Phrase(fields=("description",), text='title:engineer *:* "~2'),
    "value is data": any_of("company_key", "' OR 1=1 --", "*", "acme*"),
}


class FilterTests:
    @pytest.mark.parametrize("name", FILTERS)
    def test_filter_agrees_with_brute_force(self, engine: Engine, name: str) -> None:
        expected = reference.under([FILTERS[name]], POSTINGS)
        query = search(None, FILTERS[name])
        assert sorted(found(engine, query, "newest")) == expected
        assert engine.count([FILTERS[name]]) == len(expected)

    @pytest.mark.parametrize("name", FILTERS)
    def test_both_legs_run_under_the_filter(self, engine: Engine, name: str) -> None:
        expected = set(reference.under([FILTERS[name]], POSTINGS))
        query = search("engineer reporter barista 工程师", FILTERS[name], vector_leg=VectorLeg(text="x"))
        legs = engine.retrieve(query, vector("q")).legs
        everywhere = engine.retrieve(search("engineer reporter barista 工程师"), None).legs["text"]
        assert {hit.id for hit in legs["text"]} == {hit.id for hit in everywhere} & expected
        assert {hit.id for hit in legs["vector"]} == expected & set(VECTORS)

    def test_filters_do_not_change_scores(self, engine: Engine) -> None:
        free = {hit.id: hit.score for hit in engine.retrieve(search("software engineer"), None).legs["text"]}
        bound = engine.retrieve(search("software engineer", any_of("source", "ashby")), None).legs["text"]
        assert {hit.id: hit.score for hit in bound} == pytest.approx({id_: free[id_] for id_ in ("se-sj", "se-sf")})

    def test_several_filters_all_hold(self, engine: Engine) -> None:
        filters = [any_of("source", "lever"), Range(field="posted_at", lt=day(6)), any_of("employment", "part_time")]
        assert engine.count(filters) == len(reference.under(filters, POSTINGS)) == 2

    def test_no_filter_counts_all(self, engine: Engine) -> None:
        assert engine.count() == engine.count([]) == engine.stats().postings == len(POSTINGS)


class TextTests:
    def test_every_posting_with_a_word_is_a_hit(self, engine: Engine) -> None:
        hits = found(engine, search("engineers", fields={"title": 1.0}))
        assert sorted(hits) == sorted(p.id for p in POSTINGS if reference.word_matches(p, "engineers", "title"))

    @pytest.mark.parametrize(
        ("text", "field", "expected"),
        [
            ("engineers", "title", {"se-sj", "se-sf", "se-remote", "bare", "de-2"}),
            ("c++", "description", {"se-sj"}),
            ("Node.js", "description", {"se-sj"}),
            ("entwickler", "description", {"de-1"}),
            ("arzte", "title", {"de-1"}),
            ("ÄRZTE", "title", {"de-1"}),
            ("grosse sohne", "company", {"de-1"}),
            ("administraciones", "title", {"es-1"}),
            ("工程师", "title", {"zh-1", "zh-2"}),
            ("软件", "title", {"zh-1"}),
            ("ｊａｖａ", "description", {"de-1", "zh-1"}),
            ("ecoles", "description", {"empty-source"}),
            ("senior account", "title", {"shout", "se-sf", "de-2"}),
            ("moon base", "places", {"moon"}),
            ("🚀 rocket", "description", {ODD_ID}),
        ],
    )
    def test_word(self, engine: Engine, text: str, field: str, expected: set[str]) -> None:
        assert set(found(engine, search(text, fields={field: 1.0}, language=None))) == expected

    def test_best_match_is_first(self, engine: Engine) -> None:
        assert found(engine, search("court reporter"))[:2] == ["court", "reporter"]
        assert found(engine, search("软件工程师", language="zh"))[0] == "zh-1"

    def test_field_weights_multiply(self, engine: Engine) -> None:
        one, three = (
            {h.id: h.score for h in engine.retrieve(search("barista coffee", fields=f), None).legs["text"]}
            for f in ({"title": 1.0, "description": 1.0}, {"title": 3.0, "description": 3.0})
        )
        assert three == pytest.approx({id_: 3 * score for id_, score in one.items()}, rel=1e-4)

    def test_fields_and_clauses_add_up(self, engine: Engine) -> None:
        def scores(*clauses: TextClause) -> dict[str, float]:
            query = SearchQuery(text_leg=TextLeg(clauses=clauses), now=NOW, language="en")
            return {hit.id: hit.score for hit in engine.retrieve(query, None).legs["text"]}

        title = scores(TextClause(text="reporter", fields={"title": 2.0}))
        body = scores(TextClause(text="court", fields={"description": 1.0}))
        both = scores(
            TextClause(text="reporter", fields={"title": 2.0}), TextClause(text="court", fields={"description": 1.0})
        )
        boosted = scores(TextClause(text="reporter", fields={"title": 1.0}, boost=2.0))
        assert both == pytest.approx({i: title.get(i, 0) + body.get(i, 0) for i in title | body}, rel=1e-4)
        assert boosted == pytest.approx(title, rel=1e-4)

    def test_phrase_boost_lifts_words_side_by_side(self, engine: Engine) -> None:
        fields = {"description": 1.0}
        queries = (search("machine learning", fields=fields, phrase_boost=boost) for boost in (0.0, 2.0))
        plain, lifted = ({h.id: h.score for h in engine.retrieve(q, None).legs["text"]} for q in queries)
        assert lifted["ml"] > plain["ml"] * 1.5
        assert lifted["split"] == pytest.approx(plain["split"], rel=1e-4)
        assert set(lifted) == set(plain)

    def test_ties_go_by_id(self, engine: Engine) -> None:
        hits = engine.retrieve(search("barista", fields={"title": 1.0}), None).legs["text"]
        assert [hit.id for hit in hits] == ["copy-a", "copy-b", "copy-c"]
        assert len({hit.score for hit in hits}) == 1
        for size in (1, 2, 3, 50):
            ids = ["copy-a", "copy-b", "copy-c"][:size]
            assert found(engine, search("barista", fields={"title": 1.0}, size=size)) == ids

    @pytest.mark.parametrize("text", ["", " ", "the of and", "!!! ??? ...", "🚀", "\x00\x01\x02", "\u200b"])
    def test_nothing_to_search_for_is_an_empty_leg(self, engine: Engine, text: str) -> None:
        assert found(engine, search(text)) == []

    @pytest.mark.parametrize(
        "text",
        [
            'title:engineer AND "unbalanced', "*", "engineer*", "(((", "]] TO [[", "eng\x00ineer", "a" * 100_000,
            "' OR 1=1; --", "\\", "+-&&||!(){}[]^\"~*?:\\/", "{{x}} ${x} %s {0}", "\u202eengineer", "e\u0301" * 50,
            "zzz" * 5000, "🇩🇪👩‍💻", "\ufffe\uffff", "-engineer", "<script>",
        ],
    )  # fmt: skip
    def test_any_text_is_data(self, engine: Engine, text: str) -> None:
        before = engine.count()
        hits = found(engine, search(text, phrase_boost=1.0))
        assert len(hits) <= before == engine.count()
        assert engine.count([Phrase(fields=("title", "description"), text=text)]) <= before

    def test_wildcards_match_nothing_by_themselves(self, engine: Engine) -> None:
        assert found(engine, search("repor*", fields={"title": 1.0})) == []
        assert found(engine, search("title:nobody", fields={"company": 1.0})) == []

    def test_ten_thousand_words(self, engine: Engine) -> None:
        text = "court reporter " + " ".join(f"word{i}" for i in range(10_000))
        assert found(engine, search(text))[0] == "court"

    def test_query_words_mean_the_same_in_any_order_of_languages(self, engine: Engine) -> None:
        assert found(engine, search("engineer", language="de")) == found(engine, search("engineer", language="en"))

    def test_size_beyond_the_index(self, engine: Engine) -> None:
        assert len(found(engine, search("engineer", size=100_000))) == len(found(engine, search("engineer")))


class VectorTests:
    @pytest.mark.parametrize("k", [1, 3, 5, 10, 300, 100_000])
    def test_exact_nearest(self, engine: Engine, k: int) -> None:
        for name in ("q", "other", "beans"):
            query = search(vector_leg=VectorLeg(text="x", size=k))
            hits = engine.retrieve(query, vector(name)).legs["vector"]
            assert [hit.id for hit in hits] == reference.nearest(VECTORS, vector(name), k)

    def test_scores_are_dot_products(self, engine: Engine) -> None:
        hits = engine.retrieve(search(vector_leg=VectorLeg(text="x")), vector("q")).legs["vector"]
        expected = {id_: float(own @ vector("q")) for id_, own in VECTORS.items()}
        assert {hit.id: hit.score for hit in hits} == pytest.approx(expected, abs=1e-5)

    def test_filtered_nearest_are_all_found(self, engine: Engine) -> None:
        filters = [any_of("source", "lever")]
        query = search(None, *filters, vector_leg=VectorLeg(text="x", size=3))
        hits = engine.retrieve(query, vector("q")).legs["vector"]
        inside = {id_: VECTORS[id_] for id_ in reference.under(filters, POSTINGS)}
        assert [hit.id for hit in hits] == reference.nearest(inside, vector("q"), 3)

    def test_vector_is_checked(self, engine: Engine) -> None:
        query = search(vector_leg=VectorLeg(text="x"))
        for wrong in (None, np.ones(DIMS + 1, np.float32), np.full(DIMS, np.nan, np.float32)):
            with pytest.raises(QueryError) as caught:
                engine.retrieve(query, wrong)
            assert caught.value.field == "vector"

    def test_the_vector_of_an_empty_text_finds_nothing_near(self, engine: Engine) -> None:
        hits = engine.retrieve(search(vector_leg=VectorLeg(text="")), np.zeros(DIMS, np.float32)).legs["vector"]
        assert hits == []


class NewestTests:
    def test_newest_first_ties_by_id_dateless_last(self, engine: Engine) -> None:
        ids = found(engine, search(), "newest")
        dated = sorted((p for p in POSTINGS if p.posted_at), key=lambda p: (-p.posted_at.timestamp(), p.id))
        assert ids == [p.id for p in dated] + ["bare"]
        assert found(engine, search(window=4), "newest") == ids[:4]


class ReadTests:
    def test_postings_come_back_whole(self, engine: Engine) -> None:
        ids = [p.id for p in POSTINGS]
        assert engine.postings([*ids, "nobody", ids[0]]) == {p.id: p for p in POSTINGS}
        assert engine.postings([]) == {}

    def test_cards(self, engine: Engine) -> None:
        cards = engine.cards([*(p.id for p in POSTINGS), "nobody", "\ud800"])
        assert set(cards) == {p.id for p in POSTINGS}
        for posting in POSTINGS:
            card = cards[posting.id]
            for field in ("id", "title", "company", "department", "url", "language", "source", "skills"):
                assert getattr(card, field) == getattr(posting, field)
            assert card.place_codes == posting.place_codes
            assert card.places == tuple(place.name for place in posting.places)
            assert card.points == tuple((p.lat, p.lon) for p in posting.places if p.lat is not None)
            assert card.posted_at == (posting.posted_at.timestamp() if posting.posted_at else None)
            assert (card.workplace, card.employment, card.seniority) == (
                posting.workplace, posting.employment, posting.seniority
            )  # fmt: skip
            assert card.duplicate_group == posting.duplicate_group
            if posting.salary:
                assert card.salary_annual_max == posting.salary.annual_max
        assert cards["moon"].posting_vector is None
        assert cards["moon"].title_vector is None
        assert cards["se-sj"].posting_vector == pytest.approx(vector("se-sj"), abs=1e-3)
        assert cards["se-sj"].title_vector == pytest.approx(vector("Software Engineer"), abs=1e-3)
        assert cards["se-sj"].title_vector.dtype == np.float32

    def test_copies(self, engine: Engine) -> None:
        found_ = copies(engine, ["beans", "bare", "nobody"])
        assert found_["beans"][0].places == ("San Francisco, California, US",)
        assert {group: [card.id for card in cards] for group, cards in found_.items()} == {
            "beans": ["copy-a", "copy-b", "copy-c"], "bare": ["bare"],
        }  # fmt: skip

    def test_companies(self, engine: Engine) -> None:
        assert list(engine.companies()) == sorted({p.company for p in POSTINGS if p.company})

    def test_scan_ids(self, engine: Engine) -> None:
        assert sorted(engine.scan_ids()) == sorted(p.id for p in POSTINGS)
        assert sorted(engine.scan_ids(source="boss")) == ["zh-1", "zh-2"]
        assert list(engine.scan_ids(source="nobody")) == []

    def test_content_hashes(self, engine: Engine) -> None:
        assert engine.content_hashes(["bare", "nobody", ODD_ID]) == {"bare": "hash-bare", ODD_ID: f"hash-{ODD_ID}"}

    def test_stats(self, engine: Engine) -> None:
        stats = engine.stats()
        assert (stats.oldest, stats.newest) == (day(1, month=9).timestamp(), day(25).timestamp())

    def test_meta(self, fresh: Engine) -> None:
        assert fresh.get_meta("encoder") is None
        fresh.set_meta("encoder", "hash'; --")
        fresh.set_meta("other", "x")
        fresh.set_meta("other", None)
        fresh.set_meta("nobody", None)
        assert fresh.get_meta("encoder") == "hash'; --"
        assert dict(fresh.stats().meta) == {"encoder": "hash'; --"}

    def test_highlights(self, engine: Engine) -> None:
        found_ = highlights(engine, search("the engineers of software"), ["se-sj", "de-2", "moon", "nobody"])
        assert found_["se-sj"]["title"] == ["\x02Software\x03 \x02Engineer\x03"]
        assert found_["de-2"]["title"][0].startswith("Senior \x02Software\x03 \x02Engineer\x03")
        assert not found_.get("moon")
        assert "nobody" not in found_
        chinese = highlights(engine, search("软件工程师", language="zh"), ["zh-1"])
        assert chinese["zh-1"]["title"] == ["\x02软件工程师\x03"]

    def test_highlights_are_parts_of_the_text(self, engine: Engine) -> None:
        query = search("engineer rocket title coffee court entwickler java")
        for id_, fields in highlights(engine, query, [p.id for p in POSTINGS]).items():
            posting = next(p for p in POSTINGS if p.id == id_)
            for field, fragments in fields.items():
                for fragment in fragments:
                    assert fragment.count("\x02") == fragment.count("\x03") > 0
                    assert fragment.replace("\x02", "").replace("\x03", "") in getattr(posting, field)


class WriteTests:
    def test_results_one_for_each(self, empty: Engine) -> None:
        results = list(empty.write(encoded(p) for p in POSTINGS))
        assert [r.id for r in results] == [p.id for p in POSTINGS]
        assert {r.status for r in results} == {"written"}

    def test_empty_batch(self, empty: Engine) -> None:
        assert list(empty.write([])) == []
        empty.refresh()
        assert empty.count() == 0

    def test_empty_index_answers(self, empty: Engine) -> None:
        legs = empty.retrieve(search("engineer", vector_leg=VectorLeg(text="x")), vector("q")).legs
        assert {name: list(hits) for name, hits in legs.items()} == {"text": [], "vector": []}
        assert found(empty, search(), "newest") == []
        assert (empty.cards(["a"]), copies(empty, ["a"]), list(empty.scan_ids())) == ({}, {}, [])
        assert (empty.stats().postings, empty.stats().newest, list(empty.companies())) == (0, None, [])

    def test_replace_leaves_nothing_of_the_old(self, fresh: Engine) -> None:
        new = POSTINGS[0].model_copy(update={"title": "Gardener", "workplace": None, "skills": (), "company": "Kew"})
        list(fresh.write([encoded(new, content_hash="second")]))
        fresh.refresh()
        assert fresh.count() == len(POSTINGS)
        assert found(fresh, search("gardener", fields={"title": 1.0})) == ["se-sj"]
        assert "se-sj" not in found(fresh, search("software", fields={"title": 1.0}))
        assert "se-sj" not in found(fresh, search(None, Exists(field="workplace")), "newest")
        assert "Acme, Inc." not in fresh.companies()
        assert fresh.content_hashes(["se-sj"]) == {"se-sj": "second"}
        assert fresh.cards(["se-sj"])["se-sj"].title == fresh.postings(["se-sj"])["se-sj"].title == "Gardener"
        query = search(None, any_of("id", "se-sj"), vector_leg=VectorLeg(text="x"))
        assert len(fresh.retrieve(query, vector("q")).legs["vector"]) == 1

    def test_duplicate_ids_in_a_batch_last_wins(self, empty: Engine) -> None:
        first, last = (POSTINGS[0].model_copy(update={"title": title}) for title in ("First", "Last"))
        results = list(empty.write([encoded(first), encoded(POSTINGS[1]), encoded(last, content_hash="last")]))
        empty.refresh()
        assert [(r.id, r.status) for r in results] == [("se-sj", "stale"), ("se-sf", "written"), ("se-sj", "written")]
        assert empty.count() == 2
        assert empty.postings(["se-sj"])["se-sj"].title == "Last"
        assert empty.content_hashes(["se-sj"]) == {"se-sj": "last"}
        assert found(empty, search("first last", fields={"title": 1.0})) == ["se-sj"]

    def test_an_older_feed_never_overwrites_a_newer_one(self, empty: Engine) -> None:
        def write(title: str, version: int, *more: EncodedPosting) -> list[tuple[str, str]]:
            item = encoded(POSTINGS[0].model_copy(update={"title": title}), content_hash=title)
            batch = [dataclasses.replace(item, version=version), *more]
            results = [(r.id, r.status) for r in empty.write(batch)]
            empty.refresh()
            return results

        moment = 1_761_350_400_000
        assert write("Newer", moment) == [("se-sj", "written")]
        assert write("Older", moment - 1, encoded(POSTINGS[1])) == [("se-sj", "stale"), ("se-sf", "written")]
        assert empty.postings(["se-sj"])["se-sj"].title == "Newer"
        assert empty.content_hashes(["se-sj"]) == {"se-sj": "Newer"}
        assert found(empty, search("older newer", fields={"title": 1.0})) == ["se-sj"]
        assert write("Same age", moment) == [("se-sj", "written")]
        assert write("Newest", moment + 1) == [("se-sj", "written")]
        assert empty.cards(["se-sj"])["se-sj"].title == "Newest"
        assert empty.delete(["se-sj"]) == 1
        assert write("Back again", moment + 1) == [("se-sj", "written")]
        assert empty.postings(["se-sj"])["se-sj"].title == "Back again"

    def test_an_older_feed_never_deletes_what_a_newer_one_wrote(self, empty: Engine) -> None:
        old, new = (dataclasses.replace(encoded(POSTINGS[i]), version=version) for i, version in ((0, 5), (1, 7)))
        list(empty.write([old, new]))
        empty.refresh()
        assert empty.delete(["se-sj", "se-sf", "nobody"], version=6) == 1
        empty.refresh()
        assert list(empty.postings(["se-sj", "se-sf"])) == ["se-sf"]
        assert empty.delete(["se-sf"], version=7) == 1
        empty.refresh()
        assert empty.count() == 0

    def test_many_rewrites(self, empty: Engine) -> None:
        for round_ in range(30):
            list(empty.write([encoded(p.model_copy(update={"title": f"Round {round_}"})) for p in POSTINGS[:5]]))
            if round_ % 7 == 0:
                empty.refresh()
        empty.refresh()
        assert empty.count() == 5
        assert {card.title for card in empty.cards([p.id for p in POSTINGS]).values()} == {"Round 29"}
        assert len(found(empty, search("29", fields={"title": 1.0}))) == 5
        assert found(empty, search("28", fields={"title": 1.0})) == []

    def test_delete(self, fresh: Engine) -> None:
        assert fresh.delete(["se-sj", "nobody", "copy-a", "se-sj"]) == 2
        fresh.refresh()
        assert fresh.delete(["se-sj"]) == 0
        assert fresh.delete([]) == 0
        left = [p for p in POSTINGS if p.id not in ("se-sj", "copy-a")]
        assert sorted(fresh.scan_ids()) == sorted(p.id for p in left)
        assert fresh.count() == len(left)
        legs = fresh.retrieve(search("software engineer barista", vector_leg=VectorLeg(text="x")), vector("q")).legs
        assert not {"se-sj", "copy-a"} & {hit.id for hits in legs.values() for hit in hits}
        assert [card.id for card in copies(fresh, ["beans"])["beans"]] == ["copy-b", "copy-c"]
        assert (fresh.cards(["se-sj"]), fresh.postings(["se-sj"]), fresh.content_hashes(["se-sj"])) == ({}, {}, {})

    def test_deleted_ids_come_back(self, fresh: Engine) -> None:
        fresh.delete([p.id for p in POSTINGS])
        fresh.refresh()
        assert fresh.count() == 0
        assert found(fresh, search("engineer")) == []
        list(fresh.write([encoded(POSTINGS[0])]))
        fresh.refresh()
        assert found(fresh, search("engineer")) == ["se-sj"]

    def test_nothing_is_half_written(self, fresh: Engine) -> None:
        """A batch with a posting that cannot be kept: not a trace of it, nor of the others where batches are whole."""
        wrong = encoded(POSTINGS[3].model_copy(update={"id": "wrong"}))
        wrong = dataclasses.replace(wrong, vectors={"posting": np.ones(DIMS + 1, np.float32)})
        batch = [encoded(POSTINGS[3].model_copy(update={"id": "right"})), wrong]
        if fresh.capabilities.transactional_writes:
            with pytest.raises(Exception, match=str(DIMS)):
                list(fresh.write(batch))
            kept = 0
        else:
            right, failed = fresh.write(batch)
            assert (right.status, failed.status) == ("written", "failed")
            assert str(DIMS) in failed.reason
            kept = 1
        fresh.refresh()
        assert list(fresh.postings(["right", "wrong"])) == ["right"] * kept
        assert fresh.count() == len(POSTINGS) + kept


class ReopenTests:
    def test_reopened_index_is_the_same(self, fresh: Engine, open_index: OpenEngine) -> None:
        fresh.set_meta("k", "v")
        query = search("engineer barista 工程师", vector_leg=VectorLeg(text="x"))
        before = fresh.retrieve(query, vector("q")).legs
        fresh.close()
        again = open_index()
        try:
            assert again.retrieve(query, vector("q")).legs == before
            assert (again.count(), again.get_meta("k")) == (len(POSTINGS), "v")
            assert again.postings([p.id for p in POSTINGS]) == {p.id: p for p in POSTINGS}
        finally:
            again.close()

    def test_close_twice_and_without_refresh(self, empty: Engine, open_index: OpenEngine) -> None:
        list(empty.write([encoded(POSTINGS[0])]))
        empty.close()
        empty.close()
        again = open_index()
        assert found(again, search("engineer")) == ["se-sj"]
        again.close()

    def test_reader_sees_whole_states_while_another_writes(self, fresh: Engine, open_index: OpenEngine) -> None:
        reader = open_index()
        try:
            whole = len(POSTINGS)
            for round_ in range(8):
                extra = [p.model_copy(update={"id": f"{p.id}-{round_}", "duplicate_group": "x"}) for p in POSTINGS[:5]]
                list(fresh.write(encoded(p) for p in extra))
                if fresh.capabilities.transactional_writes:
                    assert reader.count() in (whole, whole + 5)
                assert whole <= reader.count() <= whole + 5
                fresh.refresh()
                reader.refresh()
                whole += 5
                assert reader.count() == whole
                query = search("engineer barista", vector_leg=VectorLeg(text="x"))
                seen, written = (e.retrieve(query, vector("q")).legs for e in (reader, fresh))
                assert {leg: [hit.id for hit in hits] for leg, hits in seen.items()} == {
                    leg: [hit.id for hit in hits] for leg, hits in written.items()
                }
        finally:
            reader.close()


class EngineConformance(FilterTests, TextTests, VectorTests, NewestTests, ReadTests, WriteTests, ReopenTests):
    """All of it. An engine's test file gives the fixture `new_index`, of scope "class"."""

    @pytest.fixture(scope="class")
    @classmethod
    def engine(cls, new_index: NewIndex) -> Iterator[Engine]:
        """The corpus, for tests that only read: making an index takes a cluster long."""
        engine = open_engine(new_index(), create=True)
        fill(engine)
        yield engine
        engine.close()

    @pytest.fixture
    def open_index(self, new_index: NewIndex) -> OpenEngine:
        index = new_index()
        return lambda: open_engine(index, create=True)

    @pytest.fixture
    def empty(self, open_index: OpenEngine) -> Iterator[Engine]:
        engine = open_index()
        yield engine
        engine.close()

    @pytest.fixture
    def fresh(self, empty: Engine) -> Engine:
        """The corpus in an index of the test's own."""
        fill(empty)
        return empty

    def __init_subclass__(cls) -> None:
        """A shared test may be overridden only to mark it xfail, with the reason."""
        for name, value in vars(cls).items():
            if name.startswith("test_") and hasattr(EngineConformance, name):
                marks = getattr(value, "pytestmark", [])
                assert any(m.name == "xfail" and m.kwargs.get("reason") for m in marks), f"{cls.__name__}.{name}"


