"""The planner's reading of whole queries: every slot, five languages, and the traps."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from jobsearch.intent import Intent
from jobsearch.planner.understand import Understander, english_role
from jobsearch.posting import PlaceKind

from .understand_cases import CASES, COMPANIES

NOW = datetime(2025, 10, 22, 9, tzinfo=UTC)  # a Wednesday


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(parts="rules")


def compact(intent: Intent) -> dict[str, Any]:
    slots: dict[str, Any] = {
        slot: list(getattr(intent, slot)) for slot in ("roles", "skills", "companies", "exclude", "soft")
    }
    slots["locations"] = [place.text for place in intent.locations]
    slots["seniority"] = [str(level) for level in intent.seniority]
    slots["employment"] = [str(kind) for kind in intent.employment]
    slots["radius_km"] = intent.radius_km
    slots["workplace"] = intent.workplace and str(intent.workplace)
    slots["recency"] = intent.recency and intent.recency.text
    slots["salary"] = intent.salary and intent.salary.text
    slots["rest"] = intent.rest
    return {slot: value for slot, value in slots.items() if value}


def test_the_table_is_long_enough_and_has_no_query_twice() -> None:
    assert len(CASES) >= 120
    assert len({text for text, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_reads(understander: Understander, text: str, expected: dict[str, Any]) -> None:
    assert compact(understander.understand(text, NOW, companies=COMPANIES).intent) == expected


def test_the_english_query_and_its_chinese_twin_give_equal_intents(understander: Understander) -> None:
    english = understander.understand("find software engineer jobs in Silicon Valley that were posted recently", NOW)
    chinese = understander.understand("查找硅谷近期发布的软件工程师职位", NOW)
    assert (english.language, chinese.language) == ("en", "zh")
    assert english.intent.rest == chinese.intent.rest == ""
    assert [place.code for place in english.intent.locations] == ["metro:silicon-valley"]
    assert [place.code for place in chinese.intent.locations] == ["metro:silicon-valley"]
    assert english.intent.recency and english.intent.recency.kind == "vague"
    assert chinese.intent.recency and chinese.intent.recency.kind == "vague"
    assert [english_role(role, "en") for role in english.intent.roles] == ["software engineer"]
    assert [english_role(role, "zh") for role in chinese.intent.roles] == ["software engineer"]
    surface = {"roles", "locations", "recency"}
    assert english.intent.model_dump(exclude=surface) == chinese.intent.model_dump(exclude=surface)


def test_every_span_shows_its_words_and_why(understander: Understander) -> None:
    text = "senior nurse at Airbus in Toulouse, ideally part-time, no nights, posted this week, over €40k"
    read = understander.understand(text, NOW, companies=COMPANIES)
    assert {span.slot for span in read.spans} == {
        "roles", "companies", "locations", "employment", "exclude", "recency", "salary", "seniority",
    }  # fmt: skip
    for span in read.spans:
        assert text[span.start : span.end] == span.text
        assert span.reason
        assert 0 < span.confidence <= 1
    assert list(read.spans) == sorted(read.spans, key=lambda s: (s.start, s.end, s.slot))


def test_exact_values_of_dates_sums_and_distances(understander: Understander) -> None:
    intent = understander.understand("welder within 20 miles of Denver, last 3 days, $25 to $30 an hour", NOW).intent
    assert intent.radius_km == pytest.approx(32.2)
    assert intent.recency and intent.recency.from_ == date(2025, 10, 19)
    assert intent.salary and (intent.salary.min, intent.salary.max, intent.salary.currency) == (25, 30, "USD")


@pytest.mark.parametrize(
    ("text", "kilometres"),
    [
        ("chef within 20 miles of Leeds", 32.2),
        ("chef 25 mi radius Denver", 40.2),
        ("Koch im Umkreis von 30 km um Berlin", 30),
        ("Koch 30 km um Berlin", 30),
        ("cocinero a menos de 20 km de Madrid", 20),
        ("cocinero en un radio de 15 kilómetros", 15),
        ("cuisinier à moins de 10 km de Lyon", 10),
        ("上海附近20公里 厨师", 20),
        ("厨师 20公里以内", 20),
        ("driver with 500 km experience", None),
        ("chef 0 km from Leeds", None),
    ],
)
def test_distances(understander: Understander, text: str, kilometres: float | None) -> None:
    assert understander.understand(text, NOW).intent.radius_km == kilometres


def test_a_place_has_a_code_and_the_other_readings(understander: Understander) -> None:
    (place,) = understander.understand("nurse in Springfield", NOW).intent.locations
    assert place.code
    assert place.alternatives
    assert place.code not in place.alternatives


def test_remote_work_makes_a_continent_the_area_to_live_in(understander: Understander) -> None:
    (remote,) = understander.understand("remote designer in Europe", NOW).intent.locations
    (site,) = understander.understand("designer in Europe", NOW).intent.locations
    assert remote.kind is PlaceKind.REMOTE_AREA
    assert site.kind is PlaceKind.CONTINENT


def test_an_explicit_window_beats_a_vague_word(understander: Understander) -> None:
    recency = understander.understand("new nurse jobs posted in the last 2 days", NOW).intent.recency
    assert recency and (recency.kind, recency.from_) == ("window", date(2025, 10, 20))


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("nurse at Acme Corp", ("Acme Corp",)),
        ("nurse at Boston", ()),
        ("Pfleger bei Beispiel Klinik", ("Beispiel Klinik",)),
        ("remote engineer", ()),
        ("linear engineer", ("linear",)),
        ("I want a job that is not linear in its growth and pays well over time", ()),
        ("engineer at linear", ("linear",)),
        ("SIEMENS engineer", ("SIEMENS",)),
        ("at Sales", ()),
    ],
)
def test_employers(understander: Understander, text: str, companies: tuple[str, ...]) -> None:
    assert understander.understand(text, NOW, companies=COMPANIES).intent.companies == companies


def test_a_new_set_of_employers_replaces_the_old_one(understander: Understander) -> None:
    assert understander.understand("zorblax engineer", NOW, companies=("Zorblax",)).intent.companies == ("zorblax",)
    assert understander.understand("zorblax engineer", NOW, companies=("Other",)).intent.companies == ()


def test_a_given_language_is_kept(understander: Understander) -> None:
    assert understander.understand("Designer Berlin", NOW, language="de").language == "de"
    assert understander.understand("kok in Utrecht", NOW, language="nl").intent.roles == ("kok",)
