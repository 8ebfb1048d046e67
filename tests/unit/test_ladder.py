"""The relaxation ladder: one thing at a time, mildest first, each rung wider than the one before."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from jobsearch.extract.places import gazetteer
from jobsearch.intent import Intent, Location, Recency
from jobsearch.planner.build import Widening, build_query
from jobsearch.planner.ladder import PLACE_RUNGS, Rung, ladder
from jobsearch.posting import PlaceKind, Posting
from jobsearch.query import AnyOf
from tests.reference import matches

from .plan_cases import INTENTS, place, window

# semantics: Relaxation

NOW = datetime(2025, 10, 25, 9, tzinfo=UTC)
STATED, _ = INTENTS["all-stated"]


def rungs(intent: Intent) -> list[Rung]:
    return list(ladder(intent, now=NOW, gazetteer=gazetteer()))


def place_rungs(*names: str) -> list[str]:
    return [rung.to for rung in rungs(Intent(locations=tuple(place(name) for name in names)))]


def test_the_order_is_level_place_window_workplace() -> None:
    steps = [rung.step for rung in rungs(STATED)]
    assert list(dict.fromkeys(steps)) == ["seniority", "locations", "recency", "workplace"]
    assert steps.count("seniority") == steps.count("workplace") == 1
    assert steps.count("recency") == 2
    assert 1 <= steps.count("locations") <= PLACE_RUNGS


def test_each_rung_widens_one_thing_and_keeps_the_rungs_before() -> None:
    before = Widening()
    for rung in rungs(STATED):
        after = rung.widening
        changed = [
            name
            for name in ("locations", "window_factor", "level_steps", "any_workplace")
            if getattr(after, name) != getattr(before, name)
        ]
        assert len(changed) == 1
        assert after.window_factor >= before.window_factor and after.level_steps >= before.level_steps
        before = after
    assert before.any_workplace and before.window_factor == 4 and before.level_steps == 1 and before.locations


def test_each_rung_says_from_what_to_what() -> None:
    told = [(rung.step, rung.from_, rung.to) for rung in rungs(STATED)]
    assert told[0] == ("seniority", "senior", "mid, senior, lead")
    assert told[1][:2] == ("locations", "Leeds") and "Yorkshire" in told[1][2]
    assert ("recency", "window", "since 2025-10-11") in told and ("recency", "window", "since 2025-09-27") in told
    assert told[-1] == ("workplace", "onsite", "any workplace")
    for one, other in pairwise(told):
        if one[0] == other[0] == "locations":
            assert one[2] == other[1]


def test_the_dates_told_are_the_dates_searched() -> None:
    for rung in rungs(Intent(recency=window(date(2025, 10, 18)))):
        query = build_query(
            Intent(recency=window(date(2025, 10, 18))),
            now=NOW,
            language="en",
            gazetteer=gazetteer(),
            widening=rung.widening,
        )
        assert rung.to == f"since {query.filters[0].gte.date()}"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "intent",
    [
        Intent(),
        Intent(roles=("nurse",), skills=("Python",), employment=("part_time",), companies=("Acme",), exclude=("x",)),
        Intent(recency=Recency(text="recently", kind="vague")),
        Intent(recency=window(None, date(2025, 9, 30))),
        Intent(recency=window(NOW.date())),
        Intent(recency=window(date(2026, 1, 1))),
        Intent(locations=(Location(text="Brigadoon", kind=PlaceKind.CITY),)),
        STATED.model_copy(update={"soft": ("seniority", "locations", "recency", "workplace")}),
    ],
)
def test_nothing_to_widen(intent: Intent) -> None:
    assert rungs(intent) == []


@pytest.mark.parametrize("slot", ["seniority", "locations", "recency", "workplace"])
def test_a_wish_has_no_rung(slot: str) -> None:
    assert slot not in {rung.step for rung in rungs(STATED.model_copy(update={"soft": (slot,)}))}


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Austin", "Greater Austin"),
        ("Silicon Valley", "California"),
        ("Leeds", "Yorkshire"),
        ("Munich", "Greater Munich"),
    ],
)
def test_the_first_rung_is_the_nearest_wider_place(name: str, first: str) -> None:
    assert place_rungs(name)[0] == first


@pytest.mark.parametrize("names", [("Leeds",), ("Austin",), ("Silicon Valley",), ("Berlin",), ("Berlin", "Munich")])
def test_every_rung_contains_the_places_before(names: tuple[str, ...]) -> None:
    g = gazetteer()
    before = {place(name).code for name in names}
    for rung in rungs(Intent(locations=tuple(place(name) for name in names))):
        assert rung.widening.locations
        wider = {location.code for location in rung.widening.locations}
        for code in before:
            entry = g.entry(code or "")
            assert entry and wider & {entry.code, *entry.ancestors}
        before = wider


def test_places_never_widen_to_the_whole_world() -> None:
    for name in ("Leeds", "EMEA", "Europe", "Germany", "California"):
        assert "world" not in {
            location.code
            for rung in rungs(Intent(locations=(place(name),)))
            for location in rung.widening.locations or ()
        }


def test_several_places_that_meet_in_one_are_named_once() -> None:
    first, second, *_ = rungs(Intent(locations=(place("San Francisco"), place("Oakland"))))
    assert first.from_ == "San Francisco or Oakland"
    assert first.widening.locations and second.widening.locations
    assert len(first.widening.locations) == 2
    assert len(second.widening.locations) == len({place.code for place in second.widening.locations})
    towns = rungs(Intent(locations=(place("Leeds"), place("Bradford"))))[0]
    assert (towns.from_, towns.to) == ("Leeds or Bradford", "Yorkshire")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Austin", "United States"),
        ("Leeds", "United Kingdom"),
        ("Silicon Valley", "United States"),
        ("Berlin", "Germany"),
    ],
)
def test_the_country_is_reached(name: str, country: str) -> None:
    assert country in place_rungs(name)


@pytest.mark.parametrize("name", ["Leeds", "Chicago", "Silicon Valley", "California", "Germany"])
def test_no_rung_goes_beyond_the_country(name: str) -> None:
    kinds = {wider.kind for r in rungs(Intent(locations=(place(name),))) for wider in r.widening.locations or ()}
    assert not kinds & {PlaceKind.CONTINENT, PlaceKind.REMOTE_AREA}


def test_widening_never_drops_what_met_the_wish() -> None:
    postings = [
        Posting(
            id=f"{town}-{level}-{days}",
            title="Nurse",
            places=gazetteer().parse(town),
            seniority=level,
            workplace=workplace,
            company="NHS",
            employment=("part_time",),
            posted_at=datetime(2025, 10, 25 - days, tzinfo=UTC),
        )
        for town in ("Leeds, UK", "York, UK", "London, UK", "Remote (UK)", "Berlin")
        for level in ((), ("senior",), ("lead",), ("entry",))
        for days, workplace in ((0, "onsite"), (10, None), (20, "remote"))
    ]
    before: set[str] = set()
    for widening in (Widening(), *(rung.widening for rung in rungs(STATED))):
        query = build_query(STATED, now=NOW, language="en", gazetteer=gazetteer(), widening=widening)
        admitted = {p.id for p in postings if all(matches(f, p) for f in query.filters)}
        assert before <= admitted
        before = admitted
    assert before


def test_the_place_filter_of_a_rung_asks_for_the_wider_place() -> None:
    intent = Intent(locations=(place("Leeds"),))
    rung = rungs(intent)[0]
    query = build_query(intent, now=NOW, language="en", gazetteer=gazetteer(), widening=rung.widening)
    inside = query.filters[0]
    assert isinstance(inside, AnyOf) and rung.widening.locations
    assert inside.values[0] == rung.widening.locations[0].code
