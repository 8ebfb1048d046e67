"""Whole searches over some sixty postings, on every engine: what docs/semantics.md promises, heading by heading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from jobsearch import JobSearch
from jobsearch.query import SearchResponse
from tests.conformance.conftest import NewIndex
from tests.postings import BY_ID, NOW, POSTINGS, make_index, open_index, posting


@pytest.fixture(scope="module")
def jobs(new_index: NewIndex) -> Iterator[JobSearch]:
    """Never widened, so that a search shows its filters alone."""
    with open_index(new_index(), min_hits=0) as opened:
        yield opened


@pytest.fixture(scope="module")
def wide(new_index: NewIndex) -> Iterator[JobSearch]:
    """Widened until ten fit, as shipped."""
    with open_index(new_index()) as opened:
        yield opened


def ask(jobs: JobSearch, text: str, **options: Any) -> SearchResponse:
    return jobs.search(text, **{"now": NOW, "size": 100, **options})


def ids(jobs: JobSearch, text: str, **options: Any) -> list[str]:
    return [hit.id for hit in ask(jobs, text, **options).hits]


def fitting(jobs: JobSearch, text: str, prefix: str, **options: Any) -> list[str]:
    """The hits of one family of postings, best first."""
    return [id_ for id_ in ids(jobs, text, **options) if id_.startswith(prefix)]


def search_in(index: Any, postings: Any, text: str, **options: Any) -> SearchResponse:
    opened = {key: options.pop(key) for key in ("min_hits",) if key in options}
    with open_index(index, postings, **opened) as own:
        return ask(own, text, **options)


# semantics: Hard and soft


def test_pay_drops_what_contradicts_and_ranks_what_says_so_first(jobs: JobSearch) -> None:
    found = fitting(jobs, "software engineer in Denver, over $150k", "swe-")
    assert "swe-low" not in found
    assert {"swe-high", "swe-near", "swe-quiet", "swe-euro"} <= set(found)
    assert found[0] == "swe-high"
    assert found.index("swe-quiet") < found.index("swe-near")


def test_a_level_drops_other_levels_and_ranks_silence_below(jobs: JobSearch) -> None:
    found = fitting(jobs, "senior software engineer in Texas", "swe-")
    assert found[0] == "swe-sr"
    assert not {"swe-jr", "swe-lead"} & set(found)
    assert "swe-us" in found  # remote, inside its area, says no level


def test_a_contract_drops_others_and_keeps_its_kin(jobs: JobSearch) -> None:
    found = fitting(jobs, "contract data analyst in Boston", "data-")
    assert set(found) == {"data-contract", "data-freelance", "data-silent"}


def test_the_contract_asked_ranks_above_its_kin_and_both_above_silence(jobs: JobSearch) -> None:
    scores = {hit.id: hit.score for hit in ask(jobs, "contract data analyst in Boston").hits}
    assert scores["data-contract"] > scores["data-freelance"] > scores["data-silent"]


def test_a_workplace_drops_others_and_keeps_silence(jobs: JobSearch) -> None:
    found = fitting(jobs, "onsite software engineer in California", "swe-")
    assert found[0] == "swe-sj"
    assert "swe-la" in found
    assert not {"swe-sf", "swe-us"} & set(found)


def test_a_wish_moves_up_and_hides_nothing(jobs: JobSearch) -> None:
    wished, plain = ask(jobs, "software engineer, ideally hybrid"), ask(jobs, "software engineer")
    assert {hit.id for hit in wished.hits} == {hit.id for hit in plain.hits}
    score = {hit.id: hit.score for hit in wished.hits}
    assert score["swe-sf"] > score["swe-us"]
    part = {hit.id: hit.parts.get("workplace_miss", 0.0) for hit in wished.hits}
    assert part["swe-sf"] > part["swe-noplace"] > part["swe-sj"]


def test_an_employer_is_a_filter(jobs: JobSearch) -> None:
    assert set(ids(jobs, "software engineer at Gale")) == {"swe-jr", "swe-sr", "swe-lead"}
    assert ids(jobs, "", company="größe & söhne gmbh") == ["entwickler"]


def test_an_exclusion_is_a_filter(jobs: JobSearch) -> None:
    found = ids(jobs, "data analyst, no agencies")
    assert "data-agency" not in found and "data-xl" in found


def test_what_has_expired_is_never_shown(jobs: JobSearch) -> None:
    assert "swe-expired" not in ids(jobs, "software engineer in San Jose")
    assert "swe-expired" in ids(jobs, "software engineer in San Jose", now=NOW - timedelta(days=2))


def test_a_silent_posting_cannot_meet_a_place_or_a_date(jobs: JobSearch) -> None:
    assert "swe-noplace" not in ids(jobs, "software engineer in San Jose")
    assert "swe-nodate" not in ids(jobs, "software engineer in San Jose, last 2 weeks")
    assert "swe-nodate" in ids(jobs, "software engineer in San Jose")


# semantics: Places


def test_a_metro_holds_its_cities_and_not_its_neighbours(jobs: JobSearch) -> None:
    valley = fitting(jobs, "software engineer in Silicon Valley", "swe-")
    bay = fitting(jobs, "software engineer in the Bay Area", "swe-")
    assert {"swe-sj", "swe-mv"} <= set(valley) and "swe-sf" not in valley
    assert {"swe-sj", "swe-mv", "swe-sf"} <= set(bay) and "swe-la" not in bay
    assert "swe-la" in fitting(jobs, "software engineer in California", "swe-")


def test_remote_work_is_found_inside_its_area_only(jobs: JobSearch) -> None:
    assert "swe-us" in ids(jobs, "software engineer in San Jose")
    assert "swe-de" not in ids(jobs, "software engineer in San Jose")
    assert "swe-de" in ids(jobs, "remote software engineer in Germany")
    assert "swe-us" not in ids(jobs, "remote software engineer in Germany")


def test_a_site_in_the_place_ranks_above_a_remote_area_around_it(jobs: JobSearch) -> None:
    found = fitting(jobs, "software engineer in San Jose", "swe-")
    assert found.index("swe-sj") < found.index("swe-us")


def test_a_radius_reaches_over_the_towns_edge(jobs: JobSearch) -> None:
    near = fitting(jobs, "care assistant within 30 miles of Leeds", "care-")
    town = fitting(jobs, "care assistant in Leeds", "care-")
    assert set(town) < set(near)
    assert "care-01" in near and "care-01" not in town  # York
    assert "care-02" not in near  # London


# semantics: Time


def test_a_window_is_whole_days_in_the_zone_of_now(jobs: JobSearch) -> None:
    assert set(fitting(jobs, "care assistant, since yesterday", "care-")) == {"care-00"}  # posted the 24th, 21:00 UTC
    tokyo = NOW.astimezone(timezone(timedelta(hours=9)))
    assert set(fitting(jobs, "care assistant, posted today", "care-", now=tokyo)) == {
        "care-00"
    }  # there the 25th, 06:00
    assert fitting(jobs, "care assistant, posted today", "care-") == []


def test_recently_prefers_the_new_and_hides_nothing(jobs: JobSearch) -> None:
    found = fitting(jobs, "software engineer in Silicon Valley posted recently", "swe-")
    assert found[0] == "swe-sj"
    assert found.index("swe-sj") < found.index("swe-old") and "swe-nodate" in found


# semantics: Candidates


@pytest.mark.parametrize("text", ["software engineer in California", "care assistant", "", "nurse at Acme", "zyzzyva"])
def test_total_facets_and_pages_are_of_one_set(jobs: JobSearch, text: str) -> None:
    response = ask(jobs, text)
    assert response.total == len(response.hits)
    assert sum(response.facets["company"].values()) == sum(hit.company is not None for hit in response.hits)
    for facet, field in (("workplace", "workplace"), ("employment", "employment"), ("seniority", "seniority")):
        counted: dict[str, int] = {}
        for hit in response.hits:
            value = getattr(hit, field)
            for one in [value] if isinstance(value, str) else value or ():
                counted[one] = counted.get(one, 0) + 1
        assert response.facets[facet] == counted
    assert ask(jobs, text, size=1).total == response.total


def test_facets_come_most_frequent_first(jobs: JobSearch) -> None:
    counts = list(ask(jobs, "software engineer").facets["company"].items())
    assert counts == sorted(counts, key=lambda item: (-item[1], item[0]))


def test_the_window_cuts_the_candidates(jobs: JobSearch) -> None:
    response = ask(jobs, "care assistant", size=5, window=5)
    assert response.total == 5 == len(response.hits) and response.cursor is None


def test_no_words_to_search_lists_the_newest(jobs: JobSearch) -> None:
    # semantics: Limits
    for text in ("", "   ", "jobs", "???"):
        dates = [hit.posted_at for hit in ask(jobs, text, size=50).hits]
        known = [date for date in dates if date is not None]
        assert known == dates == sorted(known, reverse=True)
    assert ids(jobs, "", size=1) == ["care-00"]


def test_the_newest_first_however_old_they_are(new_index: NewIndex) -> None:
    old = [
        posting(f"p{n}", "Welder", "Leeds, UK", days=400 + 10 * days, company=f"Firm {n}")
        for n, days in enumerate((3, 1, 2))
    ]
    assert [hit.id for hit in search_in(new_index(), old, "").hits] == ["p1", "p2", "p0"]


def test_the_newest_of_a_place(jobs: JobSearch) -> None:
    found = ask(jobs, "jobs in Denver").hits
    assert found and all("Denver" in " ".join(hit.places) or hit.workplace == "remote" for hit in found)


# semantics: Text


@pytest.mark.parametrize(
    "text",
    [
        '"software engineer"',
        "software AND engineer",
        "title:software engineer*",
        "engineer) OR (software",
        "software^9 engineer~2",
    ],
)
def test_what_is_typed_is_never_a_query_language(jobs: JobSearch, text: str) -> None:
    assert any(id_.startswith("swe-") for id_ in ids(jobs, text)[:10])


def test_words_meet_under_their_stems_and_without_their_accents(jobs: JobSearch) -> None:
    assert ids(jobs, "Bäcker baker")[0] == "baker-2"
    assert "pfleger" in ids(jobs, "Pflegefachkräfte in Munchen")
    assert fitting(jobs, "software engineers in Denver", "swe-")


def test_highlights_mark_words_and_escape_the_rest(jobs: JobSearch) -> None:
    (hit,) = [hit for hit in ask(jobs, "clerk in Austin").hits if hit.id == "odd"]
    shown = " ".join(text for texts in hit.highlights.values() for text in texts)
    assert "<mark>Clerk</mark>" in shown or "<mark>clerk</mark>" in shown
    assert "<script>" not in shown and "<b>" not in shown
    assert "\x02" not in shown and "\x03" not in shown
    assert all(not hit.highlights for hit in ask(jobs, "clerk", highlight=False).hits)


# semantics: Scores and order


@pytest.mark.parametrize(
    "text", ["software engineer in California posted recently", "care assistant", "", "senior data analyst with SQL"]
)
def test_ranks_scores_and_parts(jobs: JobSearch, text: str) -> None:
    hits = ask(jobs, text).hits
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [(hit.score, hit.id) for hit in hits] == [
        (hit.score, hit.id) for hit in sorted(hits, key=lambda hit: (-hit.score, hit.id))
    ]
    for hit in hits:
        assert hit.score == round(sum(hit.parts.values()), 4)
        assert all(value == round(value, 4) and value for value in hit.parts.values())


def test_ties_go_by_id(new_index: NewIndex) -> None:
    same = [posting(f"p{n}", "Welder", "Leeds, UK", company=f"Firm {n}") for n in (3, 1, 2)]
    response = search_in(new_index(), same, "welder in Leeds")
    assert len({hit.score for hit in response.hits}) == 1
    assert [hit.id for hit in response.hits] == ["p1", "p2", "p3"]


def test_legs_tell_where_each_found_a_hit(jobs: JobSearch) -> None:
    best = ask(jobs, "baker in Leeds").hits[0]
    assert set(best.legs) == {"text", "vector"}
    assert best.legs["text"]["rank"] >= 1 and best.legs["text"]["score"] > 0
    assert set(ask(jobs, "").hits[0].legs) == {"newest"}


def test_another_sense_of_the_role_ranks_below(jobs: JobSearch) -> None:
    assert ids(jobs, "reporter in Denver").index("reporter") < ids(jobs, "reporter in Denver").index("court")


def test_a_skill_asked_ranks_up(jobs: JobSearch) -> None:
    found = ids(jobs, "data analyst with Python in Chicago")
    assert found.index("data-py") < found.index("data-xl")


# semantics: Duplicates


def test_copies_are_one_hit_with_the_places_of_all(jobs: JobSearch) -> None:
    hits = [hit for hit in ask(jobs, "barista").hits if "barista" in hit.id]
    assert len(hits) == 1
    assert sorted([hits[0].id, *hits[0].copies]) == ["barista-berlin", "barista-leeds", "barista-york"]
    assert {"Leeds", "York", "Berlin"} <= {place.split(",")[0] for place in hits[0].places}


@pytest.mark.parametrize("town", ["Leeds", "York", "Berlin"])
def test_a_place_matches_any_copy(jobs: JobSearch, town: str) -> None:
    hit = ask(jobs, f"barista in {town}").hits[0]
    assert hit.id == f"barista-{town.lower()}"
    assert hit.places[0].startswith(town)
    assert len(hit.places) >= 3


def test_the_newest_among_equal_copies_stands_for_them(jobs: JobSearch) -> None:
    (hit,) = [hit for hit in ask(jobs, "baker").hits if "baker" in hit.id]
    assert (hit.id, hit.copies) == ("baker-2", ("baker-1",))


# semantics: Relaxation


def test_a_search_is_widened_one_step_at_a_time_and_says_so(wide: JobSearch) -> None:
    response = ask(wide, "senior software engineer in Austin")
    steps = [relaxation.step for relaxation in response.relaxations]
    assert steps[:2] == ["seniority", "locations"]
    first = response.relaxations[0]
    assert (first.from_, first.to) == ("senior", "mid, senior, lead")
    assert [one.hits for one in response.relaxations] == sorted(one.hits for one in response.relaxations)
    assert all(one.message for one in response.relaxations)
    dumped = response.model_dump(mode="json")["relaxations"][0]
    assert {"step", "from", "to", "hits"} <= set(dumped)


def test_enough_that_fit_are_not_widened(wide: JobSearch) -> None:
    response = ask(wide, "care assistant in the UK")
    assert response.relaxations == ()
    assert all(
        "UK" in " ".join(hit.places) or "GB" in " ".join(hit.places) or "Kingdom" in " ".join(hit.places)
        for hit in response.hits
        if hit.id.startswith("care-")
    )


def test_the_ladder_stops_when_ten_fit(wide: JobSearch) -> None:
    response = ask(wide, "care assistant in Leeds")
    assert response.relaxations and response.relaxations[-1].hits >= 10
    assert all(one.hits < 10 for one in response.relaxations[:-1])


@pytest.mark.parametrize(
    "text",
    [
        "software engineer in Silicon Valley",
        "senior software engineer in Austin",
        "care assistant in Leeds, last 7 days",
        "contract data analyst in Boston",
        "onsite software engineer in San Jose",
        "barista in Leeds",
    ],
)
def test_widening_loses_nothing_and_puts_what_fits_as_stated_first(jobs: JobSearch, wide: JobSearch, text: str) -> None:
    stated, widened = ids(jobs, text), ids(wide, text)
    assert ask(wide, text).relaxations
    assert set(stated) <= set(widened)


def test_a_date_that_only_a_wider_window_admits_ranks_below(new_index: NewIndex) -> None:
    postings = [
        posting("stated", "Welder (Shipyard Night Team)", "Leeds, UK", days=6, company="A"),
        posting("wider", "Welder", "Leeds, UK", days=12, company="B"),
    ]
    response = search_in(new_index(), postings, "welder in Leeds, last 7 days")
    assert [hit.id for hit in response.hits] == ["stated", "wider"]


def test_the_copy_that_met_the_wish_still_stands_for_its_group(jobs: JobSearch, wide: JobSearch) -> None:
    response = ask(wide, "barista in Leeds")
    assert response.relaxations and response.hits[0].id == "barista-leeds"


def test_min_hits_zero_never_widens(jobs: JobSearch) -> None:
    assert ask(jobs, "astronaut in Leeds, last 2 days").relaxations == ()


# semantics: Pages


def walk(jobs: JobSearch, text: str, **options: Any) -> list[SearchResponse]:
    pages = [ask(jobs, text, **options)]
    while pages[-1].cursor:
        pages.append(jobs.search(cursor=pages[-1].cursor))
        assert len(pages) < 100
    return pages


@pytest.mark.parametrize("size", [1, 7, 10, 57, 100])
def test_pages_are_the_one_list_cut_up(jobs: JobSearch, size: int) -> None:
    whole = ask(jobs, "care assistant", size=100).hits
    pages = walk(jobs, "care assistant", size=size)
    shown = [hit for page in pages for hit in page.hits]
    assert [(hit.rank, hit.id, hit.score, hit.parts, hit.copies, hit.places) for hit in shown] == [
        (hit.rank, hit.id, hit.score, hit.parts, hit.copies, hit.places) for hit in whole
    ]
    assert {page.total for page in pages} == {len(whole)}
    assert all(page.facets == pages[0].facets and page.intent == pages[0].intent for page in pages)
    assert all(len(page.hits) == size for page in pages[:-1])


def test_later_pages_tell_what_was_relaxed(wide: JobSearch) -> None:
    pages = walk(wide, "senior software engineer in Austin", size=2)
    assert len(pages) > 1
    assert all(page.relaxations == pages[0].relaxations for page in pages)
    assert all(page.text == pages[0].text and page.now == NOW for page in pages)


def test_pages_stay_as_they_were_while_the_index_changes(new_index: NewIndex) -> None:
    from jobsearch.engines import open_engine
    from tests.postings import write

    index = make_index(new_index())
    with JobSearch(index) as jobs:
        before = [hit.id for hit in ask(jobs, "care assistant").hits]
        first = ask(jobs, "care assistant", size=10)
        gone = before[12]
        jobs.delete([gone, before[0]])
        with open_engine(index) as engine:
            write(
                engine,
                [
                    posting("care-new", "Care Assistant", "Leeds, UK", days=0, company="New Home"),
                    BY_ID[before[20]].model_copy(update={"title": "Something else"}),
                ],
            )
        shown = list(first.hits)
        cursor = first.cursor
        while cursor:
            page = jobs.search(cursor=cursor)
            shown += page.hits
            cursor = page.cursor
    assert [hit.id for hit in shown] == [id_ for id_ in before if id_ != gone]
    assert {hit.id: hit.rank for hit in shown} == {id_: n for n, id_ in enumerate(before, 1) if id_ != gone}


# semantics: Limits


def test_long_queries_are_answered(jobs: JobSearch) -> None:
    many = "software engineer " + " ".join(f"word{n}" for n in range(1000))
    assert ask(jobs, many).total > 0
    assert ids(jobs, "software engineer " * 500)[0].startswith("swe-")


def test_an_index_without_postings_answers(new_index: NewIndex) -> None:
    response = search_in(new_index(), [], "senior nurse in Leeds, last 3 days")
    assert (response.total, response.hits, response.cursor) == (0, (), None)
    assert set(response.took_ms) == {"plan", "retrieve", "fuse", "rank", "total"}


# semantics: Writing


def test_writing_again_replaces(new_index: NewIndex) -> None:
    from jobsearch.engines import open_engine
    from tests.postings import write

    index = make_index(new_index(), POSTINGS[:5])
    with open_engine(index) as engine:
        write(engine, [posting(POSTINGS[0].id, "Beekeeper", "Leeds, UK")])
        assert engine.delete(["nobody"]) == 0
    with JobSearch(index, min_hits=0) as jobs:
        hits = ask(jobs, "beekeeper in Leeds").hits
        assert [(hit.id, hit.title) for hit in hits] == [(POSTINGS[0].id, "Beekeeper")]
        assert jobs.stats().postings == 5


def test_the_same_search_twice_is_the_same_answer(jobs: JobSearch) -> None:
    one, other = (ask(jobs, "software engineer in California, recently").model_dump(exclude={"took_ms"}) for _ in "ab")
    assert one == other


def test_a_response_is_the_contract_of_the_command_line(jobs: JobSearch) -> None:
    made = ask(jobs, "care assistant in Leeds", size=1, query_id="q1").model_dump(mode="json")
    assert {
        "query_id",
        "text",
        "now",
        "intent",
        "total",
        "hits",
        "facets",
        "relaxations",
        "did_you_mean",
        "cursor",
        "took_ms",
    } == set(made)
    assert {
        "rank",
        "id",
        "score",
        "title",
        "company",
        "places",
        "workplace",
        "posted_at",
        "url",
        "highlights",
        "parts",
    } <= set(made["hits"][0])
    assert SearchResponse.model_validate(made).model_dump(mode="json") == made


def test_times_of_hits_are_aware_and_in_utc(jobs: JobSearch) -> None:
    hit = ask(jobs, "software engineer in New York", size=1).hits[0]
    assert hit.posted_at == datetime(2025, 10, 24, 9, tzinfo=UTC)
