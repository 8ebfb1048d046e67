"""What of a raw posting becomes which facet, and what makes a row unusable."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.enrich import enrich, extractor_version
from jobsearch.feeds.base import RawPay, RawPlace, RawPosting, RowError
from jobsearch.posting import Employment, Period, Posting, Salary, Seniority, Workplace
from jobsearch.sites import country_code, text_workplace

NOW = datetime(2025, 10, 25, tzinfo=UTC)
BASE = RawPosting(row=1, id="x", title="Software Engineer", company="Acme", places=(RawPlace("Berlin"),))


def make(**changes: object) -> Posting:
    return enrich(replace(BASE, **changes), now=NOW, source="test")  # type: ignore[arg-type]


def codes(posting: Posting) -> list[tuple[str | None, bool]]:
    return [(p.code, p.remote) for p in posting.places]


def test_plain_fields() -> None:
    posting = make(
        description="<p>We  build <b>things</b>.</p><ul><li>You code</li></ul>",
        department="R&amp;D",
        url=" https://x/1 ",
        posted_at="2025-10-01",
        valid_through="31/12/2025",
        language="en-US",
    )
    assert posting.description.startswith("We build things.")
    assert "<" not in posting.description
    assert (posting.department, posting.url, posting.source, posting.language) == ("R&D", "https://x/1", "test", "en")
    assert posting.posted_at == datetime(2025, 10, 1, tzinfo=UTC)
    assert posting.valid_through == datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC), "the last day counts to its end"


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"title": "  "}, "title", "needs a title"),
        ({"title": "<p> </p>"}, "title", "needs a title"),
        ({"posted_at": "soon"}, "posted_at", "accepted are ISO 8601"),
        ({"valid_through": "31/02/2025"}, "valid_through", "accepted are ISO 8601"),
        ({"pay": RawPay(min=math.nan)}, "salary", "finite"),
        ({"pay": RawPay(min=1, max=math.inf)}, "salary", "finite"),
        ({"pay": RawPay(min=-5, max=10)}, "salary", "from 0 up"),
        ({"pay": RawPay(min=90000, max=10)}, "salary", "above max"),
        ({"pay": RawPay(min=90000, currency="dollars")}, "salary", "pattern"),
        ({"places": (RawPlace("Berlin", lat=95.0, lon=1.0),)}, "latitude", "-90 to 90"),
        ({"places": (RawPlace("Berlin", lat=5.0, lon=math.nan),)}, "longitude", "-180 to 180"),
        ({"id": "i" * 513}, "id", "512"),
    ],
)
def test_unusable_rows_name_id_field_and_reason(changes: dict[str, object], field: str, reason: str) -> None:
    with pytest.raises(RowError) as caught:
        make(**changes)
    assert caught.value.field == field
    assert reason in caught.value.reason
    assert caught.value.id == ("x" if field != "id" else None)


# Places


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (RawPlace("San Francisco"), [("US-CA/san-francisco", False)]),
        (RawPlace("HQ", "San Jose", "California", "United States"), [("US-CA/san-jose", False)]),
        (RawPlace("Remote", "", "", "United States"), [("US", True)]),
        (RawPlace("Remote", "San Francisco", "California", "USA"), [("US", True)]),
        (RawPlace("Remote"), [("world", True)]),
        (RawPlace("Hybrid", "Berlin", "", "Germany"), [("DE-BE/berlin", False)]),
        (RawPlace("Deutschland"), [("DE", False)]),
        (RawPlace("Canada", remote=True), [("CA", True)]),
    ],
)
def test_places(place: RawPlace, expected: list[tuple[str, bool]]) -> None:
    assert codes(make(places=(place,))) == expected


def test_a_name_that_lies_elsewhere_gives_way_to_the_address() -> None:
    posting = make(places=(RawPlace("Southgate Centre", "Edmonton", "Alberta", "Canada"),))
    assert [p.country for p in posting.places] == ["CA"]


def test_places_of_all_sites_are_kept_once() -> None:
    posting = make(places=(RawPlace("San Jose, CA"), RawPlace("Palo Alto, CA"), RawPlace("San Jose")))
    assert codes(posting) == [("US-CA/san-jose", False), ("US-CA/palo-alto", False)]


def test_coordinates_of_the_feed_are_kept() -> None:
    (place,) = make(places=(RawPlace("Berlin", lat=52.51, lon=13.44),)).places
    assert (place.code, place.lat, place.lon) == ("DE-BE/berlin", 52.51, 13.44)


def test_an_unknown_place_still_lies_in_its_country() -> None:
    (place,) = make(places=(RawPlace("Xyzzyville", country="Germany"),)).places
    assert place.code is None
    assert (place.name, place.country) == ("Xyzzyville", "DE")
    assert "DE" in place.ancestors


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United States", "US"),
        ("USA", "US"),
        ("de", "DE"),
        ("DEUTSCHLAND", "DE"),
        ("España", "ES"),
        ("", None),
        ("Narnia", None),
    ],
)
def test_country_code(name: str, code: str | None) -> None:
    assert country_code(name) == code


# Workplace


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "Engineer (Remote)"}, Workplace.REMOTE),
        ({"title": "Engineer - Hybrid", "remote_flag": True}, Workplace.HYBRID),
        ({"places": (RawPlace("Remote - US"),)}, Workplace.REMOTE),
        ({"places": (RawPlace("Hybrid in Berlin", "Berlin"),), "remote_flag": True}, Workplace.HYBRID),
        ({"workplace": "OnSite"}, Workplace.ONSITE),
        ({"workplace": "TELECOMMUTE"}, Workplace.REMOTE),
        ({"places": (RawPlace("United States"),), "remote_flag": True}, Workplace.REMOTE),
        ({"places": (), "remote_flag": True}, Workplace.REMOTE),
        # beside an office city a bare flag proves nothing
        ({"remote_flag": True}, None),
        ({"remote_flag": True, "description": "You come in three days a week; we work hybrid."}, Workplace.HYBRID),
        ({"remote_flag": True, "description": "This role is remote."}, Workplace.REMOTE),
        ({"remote_flag": False}, Workplace.ONSITE),
        ({"remote_flag": False, "description": "Home office possible."}, Workplace.HYBRID),
        ({"remote_flag": None}, None),
    ],
)
def test_workplace(changes: dict[str, object], expected: Workplace | None) -> None:
    assert make(**changes).workplace is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100% remote work, wherever you are.", Workplace.REMOTE),
        ("#LI-Remote", Workplace.REMOTE),
        ("- Remote days", Workplace.HYBRID),
        ("WFH stipend for your desk", None),
        ("You lead a remote team", None),
        ("This position is on-site.", Workplace.ONSITE),
        ("", None),
    ],
)
def test_what_a_description_says_beside_a_named_city(text: str, expected: Workplace | None) -> None:
    assert text_workplace(text, language="en", named_site=True) is expected
    padded = "Lorem ipsum dolor. " * 60 + "\n" + text + "\n" + "Sit amet again. " * 60
    assert text_workplace(padded, language="en", named_site=True) is expected


def test_a_remote_posting_meets_every_place_in_its_area() -> None:
    posting = make(places=(RawPlace("United States"),), remote_flag=True)
    assert "remote:US" in posting.place_codes


# Employment, seniority, pay, skills


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"employment": ("FullTime",)}, {Employment.FULL_TIME}),
        ({"employment": ("FULL_TIME", "CONTRACTOR")}, {Employment.FULL_TIME, Employment.CONTRACT}),
        (
            {"employment": ("FullTime",), "title": "Software Engineer Intern"},
            {Employment.FULL_TIME, Employment.INTERNSHIP},
        ),
        ({"description": "Part-time, 20 hours. Our internship programme is famous."}, {Employment.PART_TIME}),
        ({"employment": ("Contrato",)}, set()),
    ],
)
def test_employment(changes: dict[str, object], expected: set[Employment]) -> None:
    assert set(make(**changes).employment) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "Senior Software Engineer"}, (Seniority.SENIOR,)),
        ({"title": "Senior Software Engineer", "seniority": ("entry",)}, (Seniority.SENIOR,)),
        ({"seniority": ("entry",)}, (Seniority.ENTRY,)),
        ({"seniority": ("Junior",)}, (Seniority.JUNIOR,)),
        ({}, ()),
    ],
)
def test_seniority_is_the_titles_then_the_feeds(changes: dict[str, object], expected: tuple[Seniority, ...]) -> None:
    assert make(**changes).seniority == expected


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        (RawPay(120000, 150000, "USD", "YEAR"), Salary(min=120000, max=150000, currency="USD")),
        (RawPay(20, 0, "gbp", "1 HOUR"), Salary(min=20, currency="GBP", period=Period.HOUR)),
        (RawPay(5000, None, "EUR", "per-month-salary"), Salary(min=5000, currency="EUR", period=Period.MONTH)),
        (RawPay(text="CA$140K – CA$180K"), Salary(min=140000, max=180000, currency="CAD")),
        (
            RawPay(text="15k-25k", currency="CNY", period="month"),
            Salary(min=15000, max=25000, currency="CNY", period=Period.MONTH),
        ),
        (RawPay(text="Horaire de 12.17 Euros", currency="EUR"), Salary(min=12.17, currency="EUR", period=Period.HOUR)),
        (RawPay(0, 0, "USD", "YEAR"), None),
        (RawPay(text="competitive"), None),
        (None, None),
    ],
)
def test_salary(pay: RawPay | None, expected: Salary | None) -> None:
    assert make(pay=pay).salary == expected


def test_salary_in_the_text_counts_where_the_feed_has_none() -> None:
    long = "We have 2,000 customers and raised $30 million. " * 20
    text = long + "\nThe salary range for this role is $100,000 - $120,000 per year.\n" + long
    assert make(description=text).salary == Salary(min=100000, max=120000, currency="USD")
    assert make(description=long).salary is None
    assert make(description=text, pay=RawPay(1000, None, "EUR", "MONTH")).salary == Salary(
        min=1000, currency="EUR", period=Period.MONTH
    )


def test_skills_are_the_feeds_then_the_texts() -> None:
    posting = make(skills=("Falconry",), description="You know Python, Kubernetes and PostgreSQL.")
    assert posting.skills[0] == "Falconry"
    assert {"Python", "Kubernetes", "PostgreSQL"} <= set(posting.skills)


def test_copies_share_a_group() -> None:
    text = "We build things that people need. " * 30
    assert make(id="1", description=text).duplicate_group == make(id="2", description=text).duplicate_group
    assert make(id="1", company="").duplicate_group == "1"


@given(title=st.text(max_size=60), text=st.text(max_size=400), place=st.text(max_size=60), company=st.text(max_size=40))
def test_whatever_a_feed_holds_is_a_posting_or_a_named_reject(title: str, text: str, place: str, company: str) -> None:
    try:
        posting = make(title=title, description=text, places=(RawPlace(place),), company=company)
    except RowError as exc:
        assert exc.field
        assert exc.reason
    else:
        assert Posting.model_validate_json(posting.model_dump_json()) == posting


def test_lone_surrogates_do_not_survive() -> None:
    posting = make(title="Cook \ud800", description="x \udfff y", company="A\ud83d", department="\udead")
    posting.model_dump_json().encode()


def test_extractor_version_is_one_per_installation() -> None:
    assert extractor_version() == extractor_version()
    assert len(extractor_version()) == 32


@pytest.mark.parametrize("text", ["N/A", "n/a", "None", "NA", "TBD", "Unknown", "-", "keine Angabe"])
def test_what_only_says_that_there_is_no_place_is_none(text: str) -> None:
    assert make(places=(RawPlace(text),)).places == ()
    (place,) = make(places=(RawPlace(text, locality="Berlin", country="DE"),)).places
    assert place.code == "DE-BE/berlin"


def test_a_title_joined_by_underscores_is_read_in_words() -> None:
    posting = make(title="Internship_AI Engineer_Remote")
    assert (posting.title, posting.seniority) == ("Internship AI Engineer Remote", (Seniority.INTERNSHIP,))
    assert posting.employment == (Employment.INTERNSHIP,)
    assert posting.workplace is Workplace.REMOTE
