"""Intent to SearchQuery: every query pinned as JSON, and the rules behind them one by one.

`pytest tests/unit/test_build.py --update-golden` rewrites tests/golden/plans; the diff is to be reviewed.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from jobsearch.extract.places import gazetteer
from jobsearch.intent import Intent, Pay, Recency
from jobsearch.planner.build import LEVELS, Widening, build_query, levels_within
from jobsearch.planner.planner import Planner
from jobsearch.planner.understand import english_role
from jobsearch.posting import Employment, Posting, Salary, Seniority
from jobsearch.query import AnyOf, Near, Not, Or, Range, SearchQuery
from tests.reference import matches

from .plan_cases import INTENTS, TEXTS, UNKNOWN, place, window

GOLDEN = Path(__file__).parent.parent / "golden" / "plans"
NOW = datetime(2025, 10, 25, 9, tzinfo=UTC)


def build(intent: Intent, **told: Any) -> SearchQuery:
    language = told.pop("language", "en")
    now = told.pop("now", NOW)
    return build_query(
        intent,
        now=now,
        language=language,
        gazetteer=gazetteer(),
        english=lambda role: english_role(role, language),
        **told,
    )


def admits(intent: Intent, posting: Posting, **told: Any) -> bool:
    return all(matches(filter_, posting) for filter_ in build(intent, **told).filters)


def some(**fields: Any) -> Posting:
    return Posting(**{"id": "p", "title": "Nurse", **fields})


def in_place(text: str, **fields: Any) -> Posting:
    return some(places=gazetteer().parse(text), **fields)


# Golden files


@pytest.fixture(scope="module")
def planner() -> Planner:
    return Planner(companies=("Acme", "NHS"), parts="rules")


def compare(name: str, told: dict[str, Any], query: SearchQuery, *, update: bool) -> None:
    made = {**told, "query": query.model_dump(mode="json", exclude_none=True)}
    path = GOLDEN / f"{name}.json"
    if update:
        path.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert path.is_file(), f"{name} has no golden file: run with --update-golden and review it"
    assert made == json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("name", INTENTS)
def test_the_query_of_an_intent(name: str, update_golden: bool) -> None:
    intent, told = INTENTS[name]
    asked = intent.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    compare(name, {"intent": asked}, build(intent, **told), update=update_golden)


@pytest.mark.parametrize("name", TEXTS)
def test_the_query_of_a_text(planner: Planner, name: str, update_golden: bool) -> None:
    text, told = TEXTS[name]
    compare(name, {"text": text}, planner.plan(text, now=NOW, **told).query, update=update_golden)


def test_every_golden_file_has_its_case() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == {*INTENTS, *TEXTS}
    assert len({*INTENTS, *TEXTS}) >= 40


@pytest.mark.parametrize("name", INTENTS)
def test_a_query_is_the_same_after_json(name: str) -> None:
    intent, told = INTENTS[name]
    query = build(intent, **told)
    assert SearchQuery.model_validate_json(query.model_dump_json()) == query


# semantics: Hard and soft


@pytest.mark.parametrize("name", INTENTS)
def test_what_has_expired_is_never_admitted(name: str) -> None:
    live = Not(filter=Range(field="valid_through", lt=NOW))
    assert build(*INTENTS[name][:1], **INTENTS[name][1]).filters[-1] == live
    assert matches(live, some()) and matches(live, some(valid_through=NOW))
    assert not matches(live, some(valid_through=NOW - timedelta(microseconds=1)))


@pytest.mark.parametrize(
    ("intent", "right", "wrong"),
    [
        (Intent(workplace="remote"), {"workplace": "remote"}, {"workplace": "onsite"}),
        (Intent(workplace="remote"), {"workplace": "remote"}, {"workplace": "hybrid"}),
        (Intent(seniority=("senior",)), {"seniority": ("senior",)}, {"seniority": ("mid",)}),
        (Intent(seniority=("senior", "lead")), {"seniority": ("lead", "director")}, {"seniority": ("entry",)}),
        (Intent(employment=("part_time",)), {"employment": ("part_time", "full_time")}, {"employment": ("full_time",)}),
        (Intent(employment=("contract",)), {"employment": ("temporary",)}, {"employment": ("full_time",)}),
        (
            Intent(salary=Pay(text="x", min=100_000, currency="USD")),
            {"salary": Salary(min=90_000, max=95_000, currency="USD")},
            {"salary": Salary(min=90_000, max=94_000, currency="USD")},
        ),
        (
            Intent(salary=Pay(text="x", min=20, currency="USD", period="hour")),
            {"salary": Salary(min=40_000, currency="USD")},
            {"salary": Salary(min=39_000, currency="USD")},
        ),
        (
            Intent(salary=Pay(text="x", max=50_000, currency="USD")),
            {"salary": Salary(min=50_000, currency="USD")},
            {"salary": Salary(min=60_000, currency="USD")},
        ),
    ],
)
def test_a_filter_drops_what_contradicts_and_keeps_what_is_silent(
    intent: Intent, right: dict[str, Any], wrong: dict[str, Any]
) -> None:
    assert admits(intent, some(**right))
    assert admits(intent, some())
    assert not admits(intent, some(**wrong))


@pytest.mark.parametrize(
    ("intent", "right", "silent"),
    [
        (Intent(locations=(place("Leeds"),)), in_place("Leeds, UK"), some()),
        (Intent(recency=window(date(2025, 10, 20))), some(posted_at=NOW), some()),
        (Intent(companies=("Acme",)), some(company="ACME"), some()),
    ],
)
def test_places_dates_and_employers_must_be_stated(intent: Intent, right: Posting, silent: Posting) -> None:
    assert admits(intent, right)
    assert not admits(intent, silent)


@pytest.mark.parametrize(
    ("slot", "wrong"),
    [
        ("locations", {"places": gazetteer().parse("Paris, France")}),
        ("workplace", {"workplace": "remote"}),
        ("seniority", {"seniority": ("entry",)}),
        ("employment", {"employment": ("full_time",)}),
        ("salary", {"salary": Salary(min=10_000, currency="GBP")}),
        ("recency", {"posted_at": NOW - timedelta(days=99)}),
        ("companies", {"company": "Other"}),
    ],
)
def test_a_wish_is_no_filter(slot: str, wrong: dict[str, Any]) -> None:
    stated, _ = INTENTS["all-stated"]
    right = {
        "places": gazetteer().parse("Leeds, UK"),
        "workplace": "onsite",
        "seniority": ("senior",),
        "company": "NHS",
        "employment": ("part_time",),
        "salary": Salary(min=31_000, currency="GBP"),
        "posted_at": NOW,
    }
    assert admits(stated, some(**right))
    assert not admits(stated, some(**{**right, **wrong}))
    assert admits(stated.model_copy(update={"soft": (slot,)}), some(**{**right, **wrong}))


def test_pay_at_most_keeps_a_posting_that_names_no_lower_bound() -> None:
    intent = Intent(salary=Pay(text="x", max=60_000, currency="EUR"))
    assert admits(intent, some(salary=Salary(max=55_000, currency="EUR")))


def test_an_exclusion_is_read_in_the_querys_language() -> None:
    intent = Intent(exclude=("stage",))
    assert not admits(intent, some(employment=("internship",), language="fr"), language="fr")


def test_pay_in_another_currency_counts_as_unstated() -> None:
    intent = Intent(salary=Pay(text="x", min=100_000, currency="USD"))
    assert admits(intent, some(salary=Salary(min=10_000, max=20_000, currency="EUR")))


@pytest.mark.parametrize("name", ["Acme", "ACME, Inc", "acme inc."])
def test_an_employer_by_its_letters(name: str) -> None:
    intent = Intent(companies=(name,))
    assert admits(intent, some(company=name.upper(), language="en"))
    assert not admits(intent, some(company="Acmelike"))


def test_an_employer_by_words_side_by_side() -> None:
    intent = Intent(companies=("Acme",))
    assert admits(intent, some(company="Acme Robotics Ltd", language="en"))
    assert not admits(intent, some(company="Robotics of Acmeland", language="en"))


@pytest.mark.parametrize(
    ("phrase", "dropped"),
    [
        ("agencies", {"company": "Talent Agency"}),
        ("court reporter", {"title": "Court Reporter"}),
        ("PHP", {"skills": ("PHP",)}),
        ("night shift", {"department": "Night shift"}),
        ("remote", {"workplace": "remote"}),
        ("internships", {"employment": ("internship",)}),
        ("London", {"places": gazetteer().parse("London, UK")}),
    ],
)
def test_an_exclusion_is_looked_for_where_it_names_the_job(phrase: str, dropped: dict[str, Any]) -> None:
    intent = Intent(exclude=(phrase,))
    assert not admits(intent, some(language="en", **dropped))
    assert admits(intent, some(language="en", description=f"We do not want {phrase} here."))
    assert admits(intent, some())


# semantics: Places


@pytest.mark.parametrize(
    ("asked", "stated", "passes"),
    [
        ("Silicon Valley", "San Jose, CA", True),
        ("Bay Area", "San Jose, CA", True),
        ("California", "San Jose, CA", True),
        ("Bay Area", "San Francisco, CA", True),
        ("Silicon Valley", "San Francisco, CA", False),
        ("San Jose, CA", "California", False),
        ("Leeds", "Remote (UK)", True),
        ("Leeds", "Remote (EMEA)", True),
        ("Leeds", "Remote", True),
        ("Leeds", "Remote (Germany)", False),
        ("Germany", "Remote (Germany)", True),
        ("Leeds", "Somewhere nobody knows", False),
    ],
)
def test_a_place_is_met_inside_it_and_by_remote_work_around_it(asked: str, stated: str, passes: bool) -> None:
    assert admits(Intent(locations=(place(asked),)), in_place(stated)) is passes


def test_any_of_several_places_will_do() -> None:
    intent = Intent(locations=(place("Berlin"), place("Munich")))
    assert admits(intent, in_place("München")) and admits(intent, in_place("Berlin"))
    assert not admits(intent, in_place("Hamburg"))


def test_one_terms_clause_a_place_and_a_circle_only_with_a_radius() -> None:
    plain, *_ = build(Intent(locations=(place("Leeds"),))).filters
    wide, *_ = build(Intent(locations=(place("Leeds"),), radius_km=50)).filters
    assert isinstance(plain, AnyOf) and plain.values == gazetteer().filter_codes("GB-ENG/leeds")
    assert isinstance(wide, Or) and isinstance(wide.filters[1], Near) and wide.filters[1].km == 50
    assert admits(Intent(locations=(place("Leeds"),), radius_km=50), in_place("York, UK"))
    assert not admits(Intent(locations=(place("Leeds"),), radius_km=20), in_place("York, UK"))


def test_a_place_that_nobody_knows_filters_nothing_and_is_searched() -> None:
    query = build(Intent(locations=(UNKNOWN,)))
    assert len(query.filters) == 1
    assert query.text_leg and [clause.text for clause in query.text_leg.clauses] == ["Brigadoon"]


# semantics: Time


@pytest.mark.parametrize(
    ("asked", "at", "passes"),
    [
        (window(date(2025, 10, 20)), "2025-10-20T00:00:00", True),
        (window(date(2025, 10, 20)), "2025-10-19T23:59:59.999999", False),
        (window(date(2025, 10, 20), date(2025, 10, 21)), "2025-10-21T23:59:59.999999", True),
        (window(date(2025, 10, 20), date(2025, 10, 21)), "2025-10-22T00:00:00", False),
        (window(None, date(2025, 9, 30)), "2000-01-01T00:00:00", True),
        (window(None, date(2025, 9, 30)), "2025-10-01T00:00:00", False),
    ],
)
@pytest.mark.parametrize("hours", [0, -7, 9])
def test_a_window_is_whole_days_in_the_zone_of_now(asked: Recency, at: str, passes: bool, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    posted = datetime.fromisoformat(at).replace(tzinfo=zone)
    assert admits(Intent(recency=asked), some(posted_at=posted), now=NOW.astimezone(zone)) is passes


def test_a_vague_word_is_a_preference() -> None:
    assert len(build(Intent(recency=Recency(text="recently", kind="vague"))).filters) == 1


# semantics: Relaxation


@pytest.mark.parametrize(
    ("widening", "wider"),
    [
        (Widening(level_steps=1), {"seniority": ("lead",)}),
        (Widening(locations=(place("Yorkshire"),)), {"places": gazetteer().parse("York, UK")}),
        (Widening(window_factor=2), {"posted_at": datetime(2025, 10, 11, tzinfo=UTC)}),
        (Widening(window_factor=4), {"posted_at": datetime(2025, 9, 27, tzinfo=UTC)}),
        (Widening(any_workplace=True), {"workplace": "remote"}),
    ],
)
def test_a_widening_admits_more_of_its_own_slot_alone(widening: Widening, wider: dict[str, Any]) -> None:
    stated, _ = INTENTS["all-stated"]
    right = {
        "places": gazetteer().parse("Leeds, UK"),
        "workplace": "onsite",
        "seniority": ("senior",),
        "company": "NHS",
        "employment": ("part_time",),
        "posted_at": NOW,
    }
    assert admits(stated, some(**right)) and admits(stated, some(**right), widening=widening)
    assert not admits(stated, some(**{**right, **wider}))
    assert admits(stated, some(**{**right, **wider}), widening=widening)
    assert not admits(stated, some(**{**right, **wider, "employment": ("full_time",)}), widening=widening)


def test_a_widened_window_keeps_its_end_and_goes_back_by_its_own_length() -> None:
    intent = Intent(recency=window(date(2025, 10, 18), date(2025, 10, 20)))
    stated, doubled = (build(intent, widening=Widening(window_factor=f)).filters[0] for f in (1, 2))
    assert isinstance(stated, Range) and isinstance(doubled, Range)
    assert doubled.lt == stated.lt
    assert doubled.gte == datetime(2025, 10, 11, tzinfo=UTC)  # 25 - 2 * 7 days before now


def test_a_window_in_the_future_is_not_widened() -> None:
    intent = Intent(recency=window(date(2025, 11, 1)))
    assert build(intent, widening=Widening(window_factor=4)).filters == build(intent).filters


# semantics: Text


def test_what_was_typed_is_data_in_every_leg() -> None:
    text = '"x" OR title:* AND {!func} \' \\ <b>'
    query = build(Intent(roles=(text,)), typed=text)
    assert query.text_leg and query.vector_leg
    assert [clause.text for clause in query.text_leg.clauses] == [text, text]
    assert query.vector_leg.text == text


def test_a_role_in_another_language_is_searched_in_english_too() -> None:
    query = build(Intent(roles=("Krankenpfleger",)), language="de")
    assert query.text_leg and query.vector_leg
    texts = [clause.text for clause in query.text_leg.clauses]
    assert texts == ["Krankenpfleger", "nurse"] and query.vector_leg.text == "nurse"
    assert query.text_leg.clauses[1].boost < query.text_leg.clauses[0].boost


def test_without_words_there_is_no_leg() -> None:
    query = build(Intent(workplace="remote", locations=(place("Leeds"),)))
    assert query.text_leg is None and query.vector_leg is None


@pytest.mark.parametrize(
    ("levels", "steps", "within"),
    [
        ((Seniority.SENIOR,), 0, (Seniority.SENIOR,)),
        ((Seniority.INTERNSHIP,), 1, (Seniority.INTERNSHIP, Seniority.ENTRY)),
        ((Seniority.EXECUTIVE,), 1, (Seniority.DIRECTOR, Seniority.EXECUTIVE)),
        ((Seniority.ENTRY, Seniority.LEAD), 1, LEVELS[0:3] + LEVELS[4:7]),
        ((Seniority.MID,), 99, LEVELS),
        ((), 3, ()),
    ],
)
def test_levels_within(levels: tuple[Seniority, ...], steps: int, within: tuple[Seniority, ...]) -> None:
    assert levels_within(levels, steps) == within


@pytest.mark.parametrize("name", ["   ", "???"])
def test_an_employer_without_a_letter_admits_nothing(name: str) -> None:
    assert not admits(Intent(companies=(name,)), some(company="Acme", language="en"))


def test_kinship_of_contracts_is_no_chain() -> None:
    assert admits(Intent(employment=(Employment.TEMPORARY,)), some(employment=("contract",)))
    assert not admits(Intent(employment=(Employment.TEMPORARY,)), some(employment=("freelance",)))
