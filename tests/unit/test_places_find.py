"""Places in free query text, and the words that only look like places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.extract.places import gazetteer
from jobsearch.posting import PlaceKind

FIND = [
    ("en", "nurse jobs in Austin, TX", [("Austin, TX", "US-TX/austin")]),
    ("en", "acct exec austin tx saas", [("austin tx", "US-TX/austin")]),
    ("en", "welder within 25 miles of Cleveland, Ohio", [("Cleveland, Ohio", "US-OH/cleveland")]),
    ("en", "legal counsel sf", [("sf", "US-CA/san-francisco")]),
    ("en", "nyc or sf", [("nyc", "US-NY/new-york-city"), ("sf", "US-CA/san-francisco")]),
    ("en", "engineer LA", [("LA", "US-CA/los-angeles")]),
    ("en", "find jobs in Silicon Valley that were posted recently", [("Silicon Valley", "metro:silicon-valley")]),
    ("en", "robotics jobs in the Bay Area, onsite", [("Bay Area", "metro:bay-area")]),
    ("en", "remote (EMEA)", [("EMEA", "area:emea")]),
    ("en", "sre remote us", [("us", "US")]),
    ("en", "jobs in the US", [("US", "US")]),
    ("en", "jobs in the Netherlands", [("Netherlands", "NL")]),
    ("en", "engineer near Reading, UK", [("Reading, UK", "GB-ENG/reading")]),
    ("en", "plumber in Bath", [("Bath", "GB-ENG/bath")]),
    ("en", "warehouse Mobile, AL", [("Mobile, AL", "US-AL/mobile")]),
    ("en", "college station jobs", [("college station", "US-TX/college-station")]),
    ("en", "portland or", [("portland or", "US-OR/portland")]),
    ("en", "seattle or portland", [("seattle", "US-WA/seattle"), ("portland", "US-OR/portland")]),
    ("en", "cambridge or boston", [("cambridge", "US-MA/cambridge"), ("boston", "US-MA/boston")]),
    ("en", "cambridge uk", [("cambridge uk", "GB-ENG/cambridge")]),
    ("en", "tbilisi georgia", [("tbilisi georgia", "GE-TB/tbilisi")]),
    ("en", "atlanta georgia", [("atlanta georgia", "US-GA/atlanta")]),
    (
        "en",
        "jobs in Paris, London or Berlin",
        [("Paris", "FR-IDF/paris"), ("London", "GB-ENG/london"), ("Berlin", "DE-BE/berlin")],
    ),
    ("en", "jobs in Suffolk County, New York", [("Suffolk County, New York", "US-NY/suffolk-county")]),
    ("en", "engineering jobs toronto CA$150k+", [("toronto", "CA-ON/toronto")]),
    ("en", "orange county nurse", [("orange county", "region:orange-county")]),
    ("en", "sales in SoCal or the PNW", [("SoCal", "region:socal"), ("PNW", "region:pnw")]),
    ("en", "designer shoreditch", [("shoreditch", "GB-ENG/shoreditch")]),
    ("en", "engineer bangalore", [("bangalore", "IN-KA/bengaluru")]),
    ("de", "Stelle in der Region Stuttgart", [("Region Stuttgart", "metro:stuttgart")]),
    ("de", "Ingenieur im Ruhrgebiet", [("Ruhrgebiet", "region:ruhrgebiet")]),
    ("de", "vertrieb münchen", [("münchen", "DE-BY/munich")]),
    ("de", "Koch in Essen", [("Essen", "DE-NW/essen")]),
    ("de", "Pflege Frankfurt (Oder)", [("Frankfurt (Oder)", "DE-BB/frankfurt-oder")]),
    ("de", "analyst ffm / wiesbaden", [("ffm", "DE-HE/frankfurt-am-main"), ("wiesbaden", "DE-HE/wiesbaden")]),
    ("de", "Lagerhelfer Burgwedel", [("Burgwedel", "DE-NI/burgwedel")]),
    ("de", "SAP NRW", [("NRW", "DE-NW")]),
    ("fr", "développeur à Nice", [("Nice", "FR-PAC/nice")]),
    ("fr", "stage en Île-de-France", [("Île-de-France", "FR-IDF")]),
    ("fr", "comptable région parisienne", [("région parisienne", "metro:paris")]),
    ("es", "contable cerca de Valencia", [("Valencia", "ES-VC/valencia")]),
    ("es", "fontanero en el Levante", [("Levante", "region:levante")]),
    ("es", "médico en Asturias o León", [("Asturias", "ES-AS"), ("León", "ES-CL/leon")]),
    ("es", "tractorista Aguilar de Campoo", [("Aguilar de Campoo", "ES-CL/aguilar-de-campoo")]),
    ("es", "dependienta La Coruña", [("La Coruña", "ES-GA/a-coruna")]),
    ("es", "desarrollador CDMX", [("CDMX", "MX-CMX/mexico-city")]),
    ("zh", "查找硅谷近期发布的软件工程师职位", [("硅谷", "metro:silicon-valley")]),
    ("zh", "深圳或广州的java", [("深圳", "CN-GD/shenzhen"), ("广州", "CN-GD/guangzhou")]),
    ("zh", "江苏苏州 会计", [("江苏苏州", "CN-JS/suzhou")]),
    ("zh", "大湾区 金融", [("大湾区", "metro:greater-bay-area")]),
]


@pytest.mark.parametrize(("language", "text", "want"), FIND)
def test_find(language: str, text: str, want: list[tuple[str, str]]) -> None:
    assert [(match.text, match.value[0].code) for match in gazetteer().find(text, language=language)] == want


TRAPS = [
    ("en", "teaching assistant reading programme"),
    ("en", "mobile developer"),
    ("en", "nice colleagues"),
    ("en", "bath fitter"),
    ("en", "go developer"),
    ("en", "march start date"),
    ("en", "join us"),
    ("en", "contact us about sales jobs"),
    ("en", "help us grow"),
    ("en", "work in sales"),
    ("en", "data engineer"),
    ("en", "java developer"),
    ("en", "van driver"),
    ("en", "split shifts"),
    ("en", "la carte chef"),
    ("en", "tell me, hi or ok"),
    ("en", "or nurse"),
    ("en", "it manager"),
    ("en", "pa to ceo"),
    ("en", "near me"),
    ("en", "phoenix framework developer"),
    ("en", "enterprise sales"),
    ("en", "mission driven"),
    ("en", "in house counsel"),
    ("en", "remote jobs"),
    ("en", "work from anywhere"),
    ("en", "head of marketing"),
    ("en", "data lead"),
    ("en", "media lead"),
    ("en", "harvey software engineer"),
    ("de", "in der Pflege oder im Verkauf"),
    ("de", "am liebsten Teilzeit"),
    ("de", "Gut gelaunt"),
    ("es", "camarero como ayudante"),
    ("es", "trabajo en la playa"),
    ("es", "en el campo de noche"),
    ("es", "peón de obra"),
    ("fr", "la vente de pain"),
    ("fr", "de nuit"),
    ("zh", "软件工程师"),
    ("", ""),
    ("en", "   "),
]


@pytest.mark.parametrize(("language", "text"), TRAPS)
def test_ordinary_words_are_no_places(language: str, text: str) -> None:
    assert [match.text for match in gazetteer().find(text, language=language)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("customer success emea", PlaceKind.REGION),
        ("customer success remote emea", PlaceKind.REMOTE_AREA),
        ("sales europe", PlaceKind.CONTINENT),
        ("sales remote europe", PlaceKind.REMOTE_AREA),
        ("sales latam", PlaceKind.REGION),
        ("remote germany", PlaceKind.COUNTRY),
        ("jobs in England", PlaceKind.REGION),
        ("jobs in Texas", PlaceKind.STATE),
        ("jobs in Brooklyn", PlaceKind.CITY),
    ],
)
def test_kinds_follow_the_wish_for_remote_work(text: str, kind: PlaceKind) -> None:
    (match,) = gazetteer().find(text)
    assert match.value[0].kind is kind


def test_other_candidates_follow_the_best() -> None:
    (match,) = gazetteer().find("chef in Cambridge")
    assert match.value[0].country == "GB"
    assert "US-MA/cambridge" in [entry.code for entry in match.value]


WORDS = st.sampled_from(
    [
        "Austin",
        ", ",
        "TX",
        " ",
        "in",
        "北京",
        "or",
        "us",
        "LA",
        "(",
        ")",
        "Reading",
        "the",
        "Köln",
        "\u0301",
        "İ",
        "$",
        "\n",
        "St.",
        "-",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=15).map("".join)),
    st.sampled_from(["en", "de", "fr", "es", "zh", "xx", ""]),
)
def test_matches_slice_the_text_and_never_overlap(text: str, language: str) -> None:
    end = 0
    for match in gazetteer().find(text, language=language):
        assert text[match.start : match.end] == match.text
        assert match.start >= end
        assert match.value
        end = match.end
