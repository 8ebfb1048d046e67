"""Random postings under whole searches: what holds of every answer, whatever the index and the query."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from jobsearch.engines import open_engine
from jobsearch.engines.base import Engine, LegHit
from jobsearch.planner.planner import Planner
from jobsearch.posting import Employment, Posting, Salary, Seniority, Workplace
from jobsearch.query import Hit, Plan, SearchResponse
from jobsearch.ranking.formula import FormulaRanker
from jobsearch.ranking.fusion import rrf, weighted_sum
from jobsearch.search import Searcher
from tests import reference
from tests.postings import ENCODER, NOW, places, write

PLANNER = Planner(companies=("Acme", "Bolt"))
QUERIES = (
    "software engineer",
    "software engineer in Silicon Valley",
    "senior software engineer in San Jose, last 7 days",
    "nurse in Leeds",
    "remote nurse in the UK, ideally part time",
    "nurse, over $90k",
    "contract nurse, no agencies",
    "engineer at Acme",
    "jobs in California posted recently",
    "",
    "zyzzyva",
    "onsite senior nurse in Leeds this month",
)
TOWNS = (
    "San Jose, CA",
    "San Francisco, CA",
    "New York, NY",
    "Leeds, UK",
    "York, UK",
    "Remote (UK)",
    "Remote",
    "Moon Base",
)
TITLES = (
    "Software Engineer",
    "Senior Software Engineer",
    "Engineer",
    "Nurse",
    "Staff Nurse",
    "Talent Agency Nurse",
    "🚀",
)

one = st.builds(
    Posting,
    id=st.just("?"),
    title=st.sampled_from(TITLES),
    description=st.sampled_from(["", "We care.", "Software for nurses in Leeds."]),
    company=st.sampled_from([None, "Acme", "Bolt", "Acme Robotics"]),
    places=st.lists(st.sampled_from(TOWNS), max_size=2, unique=True).map(lambda texts: places(*texts)),
    workplace=st.none() | st.sampled_from(Workplace),
    employment=st.lists(st.sampled_from(Employment), max_size=2, unique=True).map(tuple),
    seniority=st.lists(st.sampled_from(Seniority), max_size=2, unique=True).map(tuple),
    salary=st.none()
    | st.builds(Salary, min=st.sampled_from([50_000.0, 95_000.0]), currency=st.sampled_from(["USD", "EUR"])),
    language=st.sampled_from([None, "en", "de"]),
    posted_at=st.none() | st.integers(0, 60).map(lambda days: NOW - timedelta(days=days)),
    valid_through=st.none() | st.sampled_from([-1, 1]).map(lambda days: NOW + timedelta(days=days)),
    duplicate_group=st.sampled_from(["", "", "g1", "g2"]),
)
some = st.lists(one, max_size=14).map(
    lambda found: [
        p.model_copy(update={"id": f"p{i:02}", "duplicate_group": p.duplicate_group.replace("?", "") or f"p{i:02}"})
        for i, p in enumerate(found)
    ]
)
queries = st.sampled_from(QUERIES)
searches = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def indexed(postings: list[Posting]) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder, open_engine(Path(folder) / "index", create=True) as engine:
        write(engine, postings)
        yield engine


def searcher(engine: Engine, *, min_hits: int = 0) -> Searcher:
    return Searcher(engine, PLANNER, ENCODER, FormulaRanker(), min_hits=min_hits)


def plan(text: str, *, size: int = 100, window: int = 400) -> Plan:
    return PLANNER.plan(text, now=NOW, size=size, window=window)


def pages(search: Searcher, asked: Plan) -> list[SearchResponse]:
    found = [search.search(asked)]
    while found[-1].cursor:
        found.append(search.next_page(found[-1].cursor))
    return found


def shown(found: list[SearchResponse]) -> list[Hit]:
    return [hit for page in found for hit in page.hits]


@searches
@given(postings=some, text=queries, size=st.integers(1, 5), window=st.integers(1, 20), min_hits=st.sampled_from([0, 3]))
def test_pages_partition_the_candidates_in_order(
    postings: list[Posting], text: str, size: int, window: int, min_hits: int
) -> None:
    # semantics: Pages, Candidates
    size = min(size, window)
    with indexed(postings) as engine:
        search = searcher(engine, min_hits=min_hits)
        asked = plan(text, size=size, window=window)
        candidates = search.candidates(asked)
        found = pages(search, asked)
    hits = shown(found)
    assert [hit.id for hit in hits] == [card.id for card in candidates.cards]
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert len({hit.id for hit in hits}) == len(hits) <= window
    assert [len(page.hits) for page in found[:-1]] == [size] * (len(found) - 1)
    assert {page.total for page in found} == {len(hits)}


@searches
@given(postings=some, text=queries, min_hits=st.sampled_from([0, 5]))
def test_a_score_is_the_sum_of_its_parts_and_the_order_is_by_score(
    postings: list[Posting], text: str, min_hits: int
) -> None:
    # semantics: Scores and order
    with indexed(postings) as engine:
        hits = searcher(engine, min_hits=min_hits).search(plan(text)).hits
    for hit in hits:
        assert hit.score == round(sum(hit.parts.values()), 4)
        assert all(round(part, 4) == part for part in hit.parts.values())
    assert [hit.id for hit in hits] == [hit.id for hit in sorted(hits, key=lambda hit: (-hit.score, hit.id))]


@searches
@given(postings=some, text=queries, window=st.integers(1, 20))
def test_total_and_facets_are_of_the_candidate_set(postings: list[Posting], text: str, window: int) -> None:
    # semantics: Candidates
    with indexed(postings) as engine:
        response = searcher(engine).search(plan(text, size=window, window=window))
    by_id = {p.id: p for p in postings}
    held = [by_id[hit.id] for hit in response.hits]
    assert response.total == len(held)
    for facet, values in response.facets.items():
        field = "company" if facet == "company" else facet
        counts: dict[str, int] = {}
        for posting in held:
            value = getattr(posting, field)
            for each in value if isinstance(value, tuple) else (value,):
                if each:
                    counts[str(each)] = counts.get(str(each), 0) + 1
        assert values == counts


@searches
@given(postings=some, text=queries)
def test_every_hit_and_none_of_the_dropped_meets_the_filters(postings: list[Posting], text: str) -> None:
    # semantics: Filters, Hard and soft
    asked = plan(text)
    admitted = set(reference.under(asked.query.filters, postings))
    with indexed(postings) as engine:
        response = searcher(engine).search(asked)
    assert {hit.id for hit in response.hits} <= admitted
    if asked.query.text_leg is None and asked.query.vector_leg is None:
        groups = {p.id: p.duplicate_group for p in postings}
        assert {groups[hit.id] for hit in response.hits} == {groups[id_] for id_ in admitted}


@searches
@given(postings=some, text=queries)
def test_one_hit_a_group_with_the_places_of_all_copies(postings: list[Posting], text: str) -> None:
    # semantics: Duplicates
    with indexed(postings) as engine:
        hits = searcher(engine).search(plan(text)).hits
    by_id = {p.id: p for p in postings}
    groups = [by_id[hit.id].duplicate_group for hit in hits]
    assert len(set(groups)) == len(groups)
    for hit, group in zip(hits, groups, strict=True):
        members = sorted(p.id for p in postings if p.duplicate_group == group)
        assert sorted([hit.id, *hit.copies]) == members
        assert set(hit.places) == {place.name for id_ in members for place in by_id[id_].places}


@searches
@given(postings=some, text=queries, min_hits=st.integers(1, 6))
def test_widening_never_loses_a_candidate(postings: list[Posting], text: str, min_hits: int) -> None:
    # semantics: Relaxation
    with indexed(postings) as engine:
        stated = searcher(engine).search(plan(text))
        widened = searcher(engine, min_hits=min_hits).search(plan(text))
    assert {hit.id for hit in stated.hits} <= {hit.id for hit in widened.hits}
    fits = [relaxation.hits for relaxation in widened.relaxations]
    assert fits == sorted(fits)
    assert all(fit < min_hits for fit in fits[:-1])


@example(
    [
        Posting(id="stated", title="Nurse", places=places("Leeds, UK"), posted_at=NOW - timedelta(days=20)),
        Posting(
            id="wider",
            title="Nurse",
            places=places("Leeds, UK"),
            posted_at=NOW,
            workplace="onsite",
            seniority=("lead",),
        ),
    ]
)
@settings(searches, phases=(Phase.explicit, Phase.generate))
@given(postings=some)
def test_what_fits_as_stated_outranks_what_only_a_wider_search_admits(postings: list[Posting]) -> None:
    # semantics: Relaxation
    same = [
        p.model_copy(
            update={"title": "Nurse", "description": "", "company": None, "duplicate_group": p.id, "language": "en"}
        )
        for p in postings
    ]
    text = "onsite senior nurse in Leeds this month"
    with indexed(same) as engine:
        stated = {hit.id for hit in searcher(engine).search(plan(text)).hits}
        order = [hit.id in stated for hit in searcher(engine, min_hits=20).search(plan(text)).hits]
    assert order == sorted(order, reverse=True)


@searches
@given(postings=some, text=queries, data=st.data())
def test_a_cursor_survives_deletes_and_inserts_between_pages(
    postings: list[Posting], text: str, data: st.DataObject
) -> None:
    # semantics: Pages
    with indexed(postings) as engine:
        search = searcher(engine)
        before = [hit.id for hit in search.search(plan(text)).hits]
        page = search.search(plan(text, size=2))
        hits, expected = list(page.hits), before[:2]
        while page.cursor:
            gone = data.draw(st.lists(st.sampled_from(before), max_size=2, unique=True), label="deleted")
            fresh = data.draw(some, label="inserted")
            engine.delete(gone)
            write(engine, [p.model_copy(update={"id": f"new-{p.id}", "duplicate_group": f"new-{p.id}"}) for p in fresh])
            alive = set(engine.scan_ids())
            page = search.next_page(page.cursor)
            hits += page.hits
            ranks = range(len(expected) + 1, len(expected) + 3)
            due = [before[rank - 1] for rank in ranks if rank <= len(before)]
            assert [hit.id for hit in page.hits] == [id_ for id_ in due if id_ in alive]
            assert all(before[hit.rank - 1] == hit.id for hit in page.hits)
            expected += due
    assert expected == before
    assert len({hit.id for hit in hits}) == len(hits)


# Fusion, against its formula


scores = st.floats(-1e3, 1e3, allow_nan=False).map(lambda x: round(x, 3))
legs = st.dictionaries(
    st.sampled_from(["text", "vector", "third"]),
    st.dictionaries(st.sampled_from("abcdef"), scores, max_size=6).map(
        lambda found: [LegHit(id_, score) for id_, score in sorted(found.items(), key=lambda x: (-x[1], x[0]))]
    ),
)
weights = st.fixed_dictionaries({"text": st.floats(0.1, 9), "vector": st.floats(0.1, 9)})


@given(legs=legs, weights=weights)
def test_weighted_sum_is_its_formula(legs: dict[str, list[LegHit]], weights: dict[str, float]) -> None:
    used = {name: weights.get(name, 1.0) for name, hits in legs.items() if hits}
    expected: dict[str, float] = {}
    for id_ in {hit.id for hits in legs.values() for hit in hits}:
        total = 0.0
        for name, weight in used.items():
            held = {hit.id: hit.score for hit in legs[name]}
            if id_ in held:
                low, high = min(held.values()), max(held.values())
                total += weight * (1.0 if high == low else (held[id_] - low) / (high - low))
        expected[id_] = total / sum(used.values())
    fused = weighted_sum(legs, weights=weights)
    assert {hit.id: hit.score for hit in fused} == pytest.approx(expected)
    assert fused == sorted(fused, key=lambda hit: (-hit.score, hit.id))
    assert all(-1e-9 <= hit.score <= 1 + 1e-9 for hit in fused)


@given(legs=legs, constant=st.integers(1, 1000))
def test_rrf_is_its_formula(legs: dict[str, list[LegHit]], constant: int) -> None:
    expected: dict[str, float] = {}
    for hits in legs.values():
        for rank, hit in enumerate(hits, start=1):
            expected[hit.id] = expected.get(hit.id, 0.0) + 1 / (constant + rank)
    fused = rrf(legs, rank_constant=constant)
    assert {hit.id: hit.score for hit in fused} == pytest.approx(expected)
    assert fused == sorted(fused, key=lambda hit: (-hit.score, hit.id))
