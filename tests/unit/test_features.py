"""Each feature on hand-made cards: what is met, what is silent, what is violated, in that order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from jobsearch.engines.base import Card
from jobsearch.extract.places import gazetteer
from jobsearch.intent import Intent, Location, Pay, Recency
from jobsearch.planner.slots import location_of
from jobsearch.ranking.features import (
    FEATURES,
    UNSTATED,
    Asked,
    Features,
    compute,
    distance_km,
    skill_names,
    title_terms,
    with_text,
)

NOW = datetime(2025, 10, 25, 9, tzinfo=UTC)


def card(id_: str = "c", title: str = "Nurse", **more: Any) -> Card:
    return Card(id=id_, title=title, **{"language": "en", **more})


def located(text: str, **more: Any) -> Card:
    found = gazetteer().parse(text)
    codes = {code for place in found for code in (place.code, *place.ancestors) if code}
    codes |= {f"remote:{place.code}" for place in found if place.remote}
    points = tuple((p.lat, p.lon) for p in found if p.lat is not None and p.lon is not None)
    return card(place_codes=tuple(codes), points=points, **more)


def place(text: str) -> Location:
    (match, *_) = gazetteer().find(text)
    return location_of(text, match.value)


def asked(intent: Intent, **more: Any) -> Asked:
    return Asked.of(intent, now=NOW, language=more.pop("language", "en"), gazetteer=gazetteer(), **more)


def features_of(side: Asked, cards: list[Card], text_scores: dict[str, float]) -> Features:
    return with_text([one.id for one in cards], compute(side, cards), text_scores)


def value(name: str, intent: Intent, one: Card, **more: Any) -> float:
    return float(features_of(asked(intent, **more), [one], {}).column(name)[0])


def ago(days: float) -> float:
    return (NOW - timedelta(days=days)).timestamp()


def test_one_row_a_card_and_one_column_a_feature() -> None:
    found = features_of(asked(Intent()), [card("b"), card("a")], {"a": 0.5})
    assert found.ids == ("b", "a")
    assert found.matrix.shape == (2, len(FEATURES))
    assert found.matrix.dtype == np.float32
    text = found.column("text").tolist()
    assert text[0] == 0.0 < text[1] <= 1.0


def test_no_cards_give_no_rows() -> None:
    full = Intent(roles=("nurse",), skills=("Python",), workplace="remote", seniority=("senior",))
    found = features_of(
        asked(full, roles=("nurse",), query_vector=np.ones(2, np.float32), role_vectors=np.ones((1, 2), np.float32)),
        [],
        {},
    )
    assert found.matrix.shape == (0, len(FEATURES))


def test_what_was_not_asked_is_zero_for_every_candidate() -> None:
    rich = located(
        "Leeds, UK",
        workplace="remote",
        employment=("full_time",),
        seniority=("senior",),
        skills=("SQL",),
        company="Acme",
        company_key="acme",
        salary_annual_max=9.0,
        language="de",
    )
    row = features_of(asked(Intent()), [rich], {})
    assert {name for name in FEATURES if row.column(name)[0]} == set()


def test_vectors_are_dot_products_and_a_posting_without_one_gets_zero() -> None:
    query = np.array([0.6, 0.8], np.float32)
    cards = [card("a", posting_vector=np.array([1, 0], np.float32)), card("b")]
    found = features_of(asked(Intent(), query_vector=query), cards, {})
    assert found.column("vector").tolist() == pytest.approx([0.6, 0.0])


def test_role_meaning_is_that_of_the_nearest_role() -> None:
    vectors = np.array([[1, 0], [0, 1]], np.float32)
    cards = [card("a", title_vector=np.array([0.6, 0.8], np.float32)), card("b")]
    found = features_of(asked(Intent(roles=("x", "y")), roles=("x", "y"), role_vectors=vectors), cards, {})
    assert found.column("role_meaning").tolist() == pytest.approx([0.8, 0.0])


@pytest.mark.parametrize(
    ("role", "title", "words", "focus", "head"),
    [
        ("software engineer", "Software Engineer", 1, 1, 1),
        ("software engineer", "Software Engineers", 1, 1, 1),
        ("software engineer", "Senior Software Engineer Platform", 1, 0.5, 1),
        ("software engineer", "Engineer, Software", 1, 1, 1),
        ("software engineer", "Recruiter, Software Engineers", 1, 2 / 3, 0),
        ("software engineer", "Recruiter (Software Engineers)", 0, 0, 0),
        ("assistant", "Assistant to the Director", 1, 1, 1),
        ("software engineer", "Sales Engineer", 0.5, 0.5, 1),
        ("software engineer", "Nurse", 0, 0, 0),
        ("software engineer", "", 0, 0, 0),
        ("software engineer", "🚀", 0, 0, 0),
        ("???", "Nurse", 0, 0, 0),
    ],
)
def test_role_words(role: str, title: str, words: float, focus: float, head: float) -> None:
    intent = Intent(roles=(role,))
    got = [value(name, intent, card(title=title), roles=(role,)) for name in ("role_words", "role_focus", "role_head")]
    assert got == pytest.approx([words, focus, head])


def test_the_best_of_several_roles_counts() -> None:
    intent = Intent(roles=("nurse", "welder"))
    assert value("role_words", intent, card(title="Welder"), roles=intent.roles) == 1


def test_another_sense_of_the_word() -> None:
    intent = Intent(roles=("reporter",))
    assert value("other_sense", intent, card(title="Court Reporter"), roles=("reporter",)) == 1
    assert value("other_sense", intent, card(title="News Reporter"), roles=("reporter",)) == 0


def test_title_terms_are_folded_and_stemmed_in_order() -> None:
    assert title_terms("Software ENGINEERS", "en") == title_terms("software engineer", "en")


# semantics: Places


def test_a_site_in_the_place_beats_a_remote_area_around_it_which_beats_elsewhere() -> None:
    intent = Intent(locations=(place("Silicon Valley"),))
    site, area, elsewhere = located("San Jose, CA"), located("Remote (United States)"), located("Leeds, UK")
    scores = [value("place", intent, one) for one in (site, area, elsewhere, card())]
    assert scores[0] > scores[1] > scores[2] == scores[3] == 0
    misses = [value("place_miss", intent, one) for one in (site, area, card(), elsewhere)]
    assert misses[0] == misses[1] == 0 < misses[2] == pytest.approx(UNSTATED)
    assert misses[2] < misses[3] == 1


def test_san_francisco_is_not_in_silicon_valley_but_near() -> None:
    intent = Intent(locations=(place("Silicon Valley"),))
    near, far = located("San Francisco, CA"), located("New York, NY")
    assert value("place", intent, near) == 0
    assert 0 < value("place_miss", intent, near) < value("place_miss", intent, far)


def test_within_the_radius_nothing_is_missed() -> None:
    leeds = place("Leeds")
    york = located("York, UK")
    assert value("place_miss", Intent(locations=(leeds,), radius_km=50), york) == 0
    assert 0 < value("place_miss", Intent(locations=(leeds,), radius_km=20), york) < 1
    assert value("place_miss", Intent(locations=(leeds,)), york) > value(
        "place_miss", Intent(locations=(leeds,), radius_km=20), york
    )


def test_a_place_that_was_not_resolved_is_not_judged() -> None:
    intent = Intent(locations=(Location(text="The Moon", kind="city"),))
    assert value("place", intent, located("Leeds, UK")) == value("place_miss", intent, located("Leeds, UK")) == 0


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0, 0), (0, 0), 0),
        ((0, 0), (0, 180), 20015),
        ((52.52, 13.405), (48.137, 11.575), 504),
        ((0, 179.9), (0, -179.9), 22),
    ],
)
def test_distance(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance_km(*one, *other) == pytest.approx(km, abs=1)
    assert distance_km(*other, *one) == pytest.approx(distance_km(*one, *other))


# semantics: Hard and soft


@pytest.mark.parametrize(
    ("wanted", "order"),
    [("remote", ["remote", None, "hybrid", "onsite"]), ("onsite", ["onsite", None, "hybrid", "remote"])],
)
def test_workplace_met_silent_halfway_violated(wanted: str, order: list[str | None]) -> None:
    misses = [value("workplace_miss", Intent(workplace=wanted), card(workplace=one)) for one in order]
    assert misses == sorted(misses) and misses[0] == 0 and misses[-1] == 1 and len(set(misses)) == 4


def test_employment_met_related_silent_violated() -> None:
    intent = Intent(employment=("contract",))
    kinds = [("contract",), ("full_time", "contract"), ("freelance",), (), ("full_time",)]
    misses = [value("employment_miss", intent, card(employment=kind)) for kind in kinds]
    assert misses[0] == misses[1] == 0
    assert 0 < misses[2] < misses[3] < misses[4] == 1


def test_level_miss_grows_with_the_steps() -> None:
    intent = Intent(seniority=("senior",))
    levels = [("senior",), ("lead",), ("manager",), ("director",)]
    misses = [value("level_miss", intent, card(seniority=level)) for level in levels]
    assert misses == sorted(set(misses)) and misses[0] == 0 and misses[-1] == 1
    assert 0 < value("level_miss", intent, card()) < misses[1]
    assert value("level_miss", intent, card(seniority=("executive", "senior"))) == 0


@pytest.mark.parametrize(
    ("pay", "kept"),
    [
        ({"min": 100_000}, {"salary_annual_max": 120_000.0}),
        ({"min": 50, "period": "hour"}, {"salary_annual_max": 104_000.0}),
        ({"max": 60_000}, {"salary_annual_min": 50_000.0, "salary_annual_max": 90_000.0}),
        ({"max": 60_000}, {"salary_annual_max": 60_000.0}),
    ],
)
def test_pay_that_is_met_misses_nothing(pay: dict[str, Any], kept: dict[str, float]) -> None:
    intent = Intent(salary=Pay(text="x", currency="USD", **pay))
    assert value("pay_miss", intent, card(salary_currency="USD", **kept)) == 0


def test_pay_met_silent_near_violated() -> None:
    intent = Intent(salary=Pay(text="x", min=100_000, currency="USD"))
    met, near, low = (card(salary_currency="USD", salary_annual_max=top) for top in (100_000.0, 96_000.0, 60_000.0))
    euro = card(salary_currency="EUR", salary_annual_max=10.0)
    misses = [value("pay_miss", intent, one) for one in (met, card(), near, low)]
    assert misses == sorted(set(misses)) and misses[0] == 0 and misses[-1] == 1
    assert value("pay_miss", intent, euro) == value("pay_miss", intent, card())


def test_pay_without_a_currency_is_compared_with_any() -> None:
    intent = Intent(salary=Pay(text="x", min=100_000))
    assert value("pay_miss", intent, card(salary_currency="EUR", salary_annual_max=120_000.0)) == 0


def test_recent_is_full_at_thirty_days_and_gone_at_a_hundred_and_twenty() -> None:
    # semantics: Time
    intent = Intent(recency=Recency(text="recently", kind="vague"))
    ages = {days: value("recent", intent, card(posted_at=ago(days))) for days in (0, 30, 75, 120, 400)}
    assert ages == pytest.approx({0: 1, 30: 1, 75: 0.5, 120: 0, 400: 0})
    assert value("recent", intent, card()) == 0
    assert value("recent", intent, card(posted_at=ago(-5))) == 1
    window = Intent(recency=Recency(text="today", kind="window", **{"from": "2025-10-25"}))
    assert value("recent", window, card(posted_at=ago(1))) == 0


@pytest.mark.parametrize(
    ("start", "end", "days", "missed"),
    [
        ("2025-10-18", None, 0, False),
        ("2025-10-18", None, 7, False),
        ("2025-10-18", None, 9, True),
        ("2025-10-18", "2025-10-20", 6, False),
        ("2025-10-18", "2025-10-20", 1, True),
        (None, "2025-09-30", 90, False),
        (None, "2025-09-30", 5, True),
    ],
)
def test_a_date_outside_the_window_is_a_miss_that_grows(
    start: str | None, end: str | None, days: float, missed: bool
) -> None:
    intent = Intent(recency=Recency(text="window", kind="window", **{"from": start, "to": end}))
    miss = value("date_miss", intent, card(posted_at=ago(days)))
    assert (miss > 0) is missed
    assert value("date_miss", intent, card(posted_at=ago(400))) >= (miss if start else 0)
    assert value("date_miss", intent, card()) == 1


def test_fresh_falls_with_age_whatever_was_asked() -> None:
    values = [value("fresh", Intent(), card(posted_at=ago(days))) for days in (0, 10, 100)]
    assert 1 == values[0] > values[1] > values[2] > value("fresh", Intent(), card()) == 0


@pytest.mark.parametrize(
    ("have", "title", "share"),
    [
        (("Python", "SQL"), "Analyst", 1),
        (("python",), "Analyst", 0.5),
        ((), "Analyst", 0),
        ((), "Python Analyst", 0.5),
        (("Pythonic",), "Analyst", 0),
    ],
)
def test_skills_are_the_share_that_is_met(have: tuple[str, ...], title: str, share: float) -> None:
    assert value("skills", Intent(skills=("Python", "SQL")), card(title=title, skills=have)) == share


def test_a_skill_is_met_under_any_of_its_names() -> None:
    assert value("skills", Intent(skills=("k8s",)), card(skills=("Kubernetes",))) == 1
    assert "kubernetes" in skill_names("k8s", "en")[0]


def test_company_by_its_folded_name() -> None:
    intent = Intent(companies=("ACME inc",))
    assert value("company", intent, card(company="Acme, Inc.", company_key="acmeinc")) == 1
    assert value("company", intent, card(company="Acmelike", company_key="acmelike")) == 0
    assert value("company", intent, card()) == 0


def test_language() -> None:
    assert value("language", Intent(rest="x"), card(language="de"), language="de") == 1
    assert value("language", Intent(rest="x"), card(language=None), language="de") == 0
