"""The place tree and the reader of feeds' place strings."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.errors import ConfigError
from jobsearch.extract.placedata import PlaceTable
from jobsearch.extract.placefold import fold
from jobsearch.extract.places import gazetteer
from jobsearch.posting import PlaceKind, Posting

VALLEY = [
    "san-jose",
    "palo-alto",
    "mountain-view",
    "sunnyvale",
    "santa-clara",
    "menlo-park",
    "cupertino",
    "redwood-city",
    "milpitas",
    "campbell",
    "los-altos",
    "los-gatos",
    "foster-city",
    "san-mateo",
]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Île-de-France", "ile de france"),
        ("KÖLN", "koln"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("St. John's", "st john s"),
        ("北京", "北京"),
        ("臺灣", "台湾"),
        ("渋谷区", "涩谷区"),
        ("パリ", "パリ"),
        ("バリ", "バリ"),
        ("", ""),
    ],
)
def test_fold(text: str, key: str) -> None:
    assert fold(text) == key
    assert fold(key) == key


@pytest.mark.parametrize("city", VALLEY)
def test_silicon_valley_holds_its_cities(city: str) -> None:
    entry = gazetteer().entry(f"US-CA/{city}")
    assert entry is not None
    assert {"metro:silicon-valley", "metro:bay-area", "US-CA", "US", "area:americas", "world"} <= set(entry.ancestors)


def test_san_francisco_is_in_the_bay_area_but_not_in_silicon_valley() -> None:
    entry = gazetteer().entry("US-CA/san-francisco")
    assert entry is not None
    assert "metro:bay-area" in entry.ancestors
    assert "metro:silicon-valley" not in entry.ancestors


@pytest.mark.parametrize(
    ("code", "chain"),
    [
        ("US-CA/san-jose", ["metro:silicon-valley", "metro:bay-area", "US-CA", "US", "continent:NA", "world"]),
        ("US-NY/brooklyn", ["US-NY/new-york-city", "metro:new-york", "US-NY", "US"]),
        ("GB-ENG/shoreditch", ["GB-ENG/london", "metro:greater-london", "GB-ENG", "GB", "continent:EU", "area:emea"]),
        ("DE-BE/kreuzberg", ["DE-BE/berlin", "DE-BE", "DE", "region:dach", "region:eu", "continent:EU", "area:emea"]),
        ("DE-NW/essen", ["region:ruhrgebiet", "DE-NW", "DE"]),
        ("ES-VC/benidorm", ["region:costa-blanca", "ES-A", "ES-VC", "region:levante", "ES", "region:iberia"]),
        ("ES-AR/huesca", ["ES-HU", "region:pirineo", "ES"]),
        ("FR-ARA/privas", ["FR-07", "FR-ARA", "FR"]),
        ("CN-SH/shanghai", ["CN-SH", "metro:yangtze-delta", "CN", "continent:AS", "area:apac"]),
        ("BR-SP/sao-paulo", ["metro:sao-paulo", "BR-SP", "BR", "continent:SA", "region:latam", "area:americas"]),
        ("AU-NSW/sydney", ["metro:sydney", "AU-NSW", "AU", "region:anz", "area:apac"]),
        ("US-VA/arlington", ["metro:dmv", "US-VA"]),
        ("SG", ["region:southeast-asia", "continent:AS", "area:apac", "world"]),
    ],
)
def test_ancestors_are_there_and_nearest_first(code: str, chain: list[str]) -> None:
    entry = gazetteer().entry(code)
    assert entry is not None, code
    assert set(chain) <= set(entry.ancestors)
    assert entry.ancestors[-1] == "world"
    first, last = entry.ancestors.index(chain[0]), entry.ancestors.index(chain[-1])
    assert first <= last
    assert [wider.code for wider in gazetteer().widen(code)] == list(entry.ancestors)


def test_ancestors_are_closed_upwards() -> None:
    """What contains a container contains the place: a filter on any of them finds it."""
    for code in (
        "US-CA/palo-alto",
        "DE-BE/mitte",
        "ES-VC/benidorm",
        "FR-IDF/paris",
        "CN-GD/shenzhen",
        "PR",
        "region:dach",
    ):
        entry = gazetteer().entry(code)
        assert entry is not None, code
        for wider in gazetteer().widen(code):
            assert set(wider.ancestors) <= set(entry.ancestors) | {code}
            assert code not in wider.ancestors


@pytest.mark.parametrize(
    "code", ["", "XX", "US-CA/no-such-place", "metro:", "metro:atlantis", "/", "US-CA/san-jose-1", "@US"]
)
def test_unknown_codes(code: str) -> None:
    assert gazetteer().entry(code) is None
    assert gazetteer().widen(code) == []
    assert gazetteer().filter_codes(code) == (code, f"remote:{code}")


@pytest.mark.parametrize(
    ("posted", "country", "asked", "meets"),
    [
        ("San Jose, CA", None, "metro:silicon-valley", True),
        ("San Francisco", None, "metro:silicon-valley", False),
        ("Brooklyn, NY", None, "US-NY/new-york-city", True),
        ("Remote - EMEA", None, "DE-BE/berlin", True),
        ("Remote - EMEA", None, "US-TX/austin", False),
        ("Remote (United States | Canada)", None, "CA-ON/toronto", True),
        ("Remote (US)", None, "US-TX/austin", True),
        ("Remote (US)", None, "GB", False),
        ("Remote", None, "CN-BJ/beijing", True),
        ("United States", None, "US-TX/austin", False),
        ("Anywhere in Europe", None, "ES-MD/madrid", True),
        ("LatAm", None, "AR", True),
        ("Remote", "DE", "DE-HH/hamburg", True),
        ("Remote", "DE", "FR", False),
    ],
)
def test_a_filter_meets_what_it_should(posted: str, country: str | None, asked: str, meets: bool) -> None:
    posting = Posting(id="1", title="x", places=gazetteer().parse(posted, country=country))
    assert bool(set(posting.place_codes) & set(gazetteer().filter_codes(asked))) is meets


REMOTE = True
PARSE = [
    ("San Francisco, CA - US (HQ)", [("US-CA/san-francisco", False)]),
    ("New York, NY (HQ)", [("US-NY/new-york-city", False)]),
    ("New York, New York, United States", [("US-NY/new-york-city", False)]),
    ("Remote (United States | Canada)", [("US", REMOTE), ("CA", REMOTE)]),
    ("Remote - US or Canada", [("US", REMOTE), ("CA", REMOTE)]),
    ("US/Canada - Remote", [("region:north-america", REMOTE)]),
    ("Remote - EMEA", [("area:emea", REMOTE)]),
    ("EMEA", [("area:emea", REMOTE)]),
    ("Remote", [("world", REMOTE)]),
    ("Remote - Multiple Locations", [("world", REMOTE)]),
    ("Anywhere", [("world", REMOTE)]),
    ("Global", [("world", REMOTE)]),
    ("China-Shanghai", [("CN-SH/shanghai", False)]),
    ("India - Bengaluru", [("IN-KA/bengaluru", False)]),
    ("Germany, Erfurt", [("DE-TH/erfurt", False)]),
    ("USA - New York NY", [("US-NY/new-york-city", False)]),
    ("London or Berlin", [("GB-ENG/london", False), ("DE-BE/berlin", False)]),
    ("SF / NYC", [("US-CA/san-francisco", False), ("US-NY/new-york-city", False)]),
    ("Hybrid - Boston, MA", [("US-MA/boston", False)]),
    ("US-Remote", [("US", REMOTE)]),
    ("Remote/US", [("US", REMOTE)]),
    ("Remote UK", [("GB", REMOTE)]),
    ("Anywhere in Europe", [("continent:EU", REMOTE)]),
    ("Bay Area", [("metro:bay-area", False)]),
    ("San Francisco Bay Area, California", [("metro:bay-area", False)]),
    ("San Francisco, CA (Hybrid) OR Remote-Global", [("US-CA/san-francisco", False), ("world", REMOTE)]),
    ("Boston, New York, Miami", [("US-MA/boston", False), ("US-NY/new-york-city", False), ("US-FL/miami", False)]),
    ("Alabama, Florida, Texas", [("US-AL", False), ("US-FL", False), ("US-TX", False)]),
    (
        "San Francisco, CA • New York, NY • United States",
        [("US-CA/san-francisco", False), ("US-NY/new-york-city", False), ("US", False)],
    ),
    ("Winston-Salem, North Carolina", [("US-NC/winston-salem", False)]),
    ("Paris, Texas", [("US-TX/paris", False)]),
    ("London, Ontario", [("CA-ON/london", False)]),
    ("Ontario, Ohio", [("US-OH/ontario", False)]),
    ("Suffolk County, New York", [("US-NY/suffolk-county", False)]),
    ("Washington, D.C.", [("US-DC/washington", False)]),
    ("Washington (Remote)", [("US-WA", REMOTE)]),
    ("Singapore, Singapore", [("SG", False)]),
    ("Neo Toronto", [("CA-ON/toronto", False)]),
    ("Weave - Headquarters (Lehi, UT)", [("US-UT/lehi", False)]),
    ("Burgwedel, NIEDERSACHSEN, DEUTSCHLAND", [("DE-NI/burgwedel", False)]),
    ("Münster, Westfalen, NORDRHEIN_WESTFALEN, DEUTSCHLAND", [("DE-NW/munster", False)]),
    ("Mexico City, CDMX", [("MX-CMX/mexico-city", False)]),
    ("São Paulo, SP", [("BR-SP/sao-paulo", False)]),
    ("北京", [("CN-BJ/beijing", False)]),
    ("Spain - Remote", [("ES", REMOTE)]),
    ("", []),
    ("   ", []),
    ("Hybrid", []),
]


@pytest.mark.parametrize(("text", "want"), PARSE)
def test_parse(text: str, want: list[tuple[str, bool]]) -> None:
    assert [(place.code, place.remote) for place in gazetteer().parse(text)] == want


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("Valencia", "ES", "ES-VC/valencia"),
        ("Valencia", "VE", "VE-M/valencia"),
        ("Guadalajara", "ES", "ES-CM/guadalajara"),
        ("Guadalajara", None, "MX-JAL/guadalajara"),
        ("León", "ES", "ES-CL/leon"),
        ("Cambridge", "US", "US-MA/cambridge"),
        ("Cambridge", "gb", "GB-ENG/cambridge"),
        ("Asturias", "ES", "ES-AS"),
        ("La Rioja", "ES", "ES-RI"),
        ("07 - ANNONAY", "FR", "FR-ARA/annonay"),
        ("Georgia", "GE", "GE"),
    ],
)
def test_country_decides_between_places_of_one_name(text: str, country: str | None, code: str) -> None:
    assert [place.code for place in gazetteer().parse(text, country=country)] == [code]


def test_a_feed_that_names_the_departement_is_believed() -> None:
    (place,) = gazetteer().parse("07 - ANNONAY", country="FR")
    assert place.code == "FR-ARA/annonay"
    assert place.ancestors[0] == "FR-07"


def test_unknown_text_is_kept() -> None:
    (place,) = gazetteer().parse("Quinte Mall", country="CA")
    assert (place.text, place.code, place.country) == ("Quinte Mall", None, "CA")
    assert "CA" in place.ancestors
    (place,) = gazetteer().parse("Xyzzyhausen, BAYERN, DEUTSCHLAND")
    assert place.code is None
    assert place.name.startswith("Xyzzyhausen")
    assert {"DE-BY", "DE", "area:emea"} <= set(place.ancestors)


def test_names_and_coordinates_are_shown() -> None:
    (place,) = gazetteer().parse("san jose, ca")
    assert (place.name, place.country, place.kind) == ("San Jose, California, US", "US", PlaceKind.CITY)
    assert place.lat == pytest.approx(37.34, abs=0.05)
    assert place.lon == pytest.approx(-121.9, abs=0.05)


def test_a_missing_or_foreign_table_is_one_clear_error(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ConfigError, match="cannot be read"):
        PlaceTable(tmp_path / "none.dat")
    (tmp_path / "other.dat").write_bytes(b"not a table")
    with pytest.raises(ConfigError, match="not a place table"):
        PlaceTable(tmp_path / "other.dat")


PIECES = st.sampled_from(
    [
        "Austin",
        ", TX",
        " | ",
        "Remote",
        "(",
        ")",
        " or ",
        "/",
        "-",
        "北京",
        "EMEA",
        "Köln",
        "\u0301",
        "ß",
        "ẞ",
        "İ",
        "\x00",
        "&",
        " ",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join), st.text(string.punctuation + " ", max_size=20)
    )
)
def test_parse_never_raises(text: str) -> None:
    for place in gazetteer().parse(text):
        assert place.code is None or gazetteer().entry(place.code) is not None
