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


#: One line a query: language, text, the places in it as they stand there (";" between them).
BY_LANGUAGE = """
en|deal maker in Deal|Deal
en|hull inspector Hull|Hull
en|bookshop assistant Frome or Wells|Frome;Wells
en|usher, Chelsea, London|Chelsea, London
en|fish processor in Hook, Hampshire|Hook, Hampshire
en|curator Washington, D.C.|Washington, D.C.
en|pipefitter Enterprise, AL|Enterprise, AL
en|chemist wilmington de in person|wilmington de
en|solicitor Dublin 2|Dublin 2
en|welder FL nights|
en|welder FL|FL
en|roofer in north London|north London
en|lecturer at the University of Manchester|
en|Leeds Teaching Hospitals NHS Trust porter|
en|planner with Shropshire Council|
en|bank of ireland clerk in cork|cork
en|a PA to Mr Jordan in Windsor|Windsor
en|I lived in Paris for years, but want a tutor job in York|York
en|moving from Boston to Denver, nurse|Denver
en|turkey farm vet Norfolk|Norfolk
en|experience in Reading and Deal|
de|Verkäuferin Lörrach oder Weil am Rhein|Lörrach;Weil am Rhein
de|Erzieherin Köln-Ehrenfeld|Köln-Ehrenfeld
de|Elektriker Großraum Hannover|Großraum Hannover
de|Förster im Bayerischen Wald|Bayerischen Wald
de|Pflege in Marburg|Marburg
de|Dozent an der Universität Hamburg|
de|Monteur bei den Stadtwerken Essen|
de|Lehrerin in Rheinland-Pfalz, außer in Mainz|Rheinland-Pfalz
de|Ich komme aus der Ukraine und suche in Chemnitz|Chemnitz
de|Ich wohne in Ulm, suche in Augsburg|Augsburg
de|Kenntnisse in Spring|
fr|juriste Paris 8e|Paris 8e
fr|agent de fabrication Vienne (38)|Vienne (38)
fr|vendeur à Ivry|Ivry
fr|carreleur dans le Var|Var
fr|pâtissier à Honfleur, hors Paris|Honfleur
fr|maître de conférences Université de Lille|
fr|steward Air France à Roissy|Roissy
fr|guichetier à la Banque de France|
es|fontanero en la Costa del Sol|Costa del Sol
es|vendimia en la Ribera del Duero|Ribera del Duero
es|matarife en Vic y Reus|Vic;Reus
es|profesor en la Universidad de Granada|
es|conserje del Ayuntamiento de León|
es|utillero del Real Madrid|
es|Soy de León pero busco en Valladolid|Valladolid
pt|pintor na Margem Sul|Margem Sul
pt|babá zona leste de São Paulo|zona leste de São Paulo
pt|nadador-salvador em Faro|Faro
pt|escriturário da Câmara Municipal de Sintra|
pt|trabalhei em Natal seis anos; agora quero camareira em Gramado|Gramado
nl|jurist Den Haag 32-40 uur|Den Haag
nl|kapper in Amsterdam-Zuid|Amsterdam-Zuid
nl|monteur 's-Hertogenbosch|'s-Hertogenbosch
nl|handhaver Gemeente Rotterdam|
nl|Ik kom uit Syrië, zoek werk in Heerenveen|Heerenveen
zh|找个保姆 深圳南山|深圳南山
zh|设备工程师 无锡新吴区|无锡新吴区
zh|宠物美容师 青岛市北区|青岛市北区
zh|想在杭州滨江找大数据开发|杭州滨江
zh|廚師 台北市信義區|台北市信義區
zh|新北板橋 行政助理|新北板橋
zh|會計 中環|中環
zh|上海菜厨师 昆山|昆山
zh|兰州拉面师傅 东莞|东莞
zh|北京大学 实验员|
zh|南方航空 空姐 广州|广州
zh|西班牙语老师 北京|北京
zh|我是四川人，杭州找厨师长|杭州
zh|深圳以外的广东城市|广东
zh|温州哪家医院缺药师|温州
zh|自由职业 设计|
ja|看護師 新宿区|新宿区
ja|大阪府で介護職|大阪府
ja|東京都港区の営業|東京都港区
ja|大阪市北区 経理|大阪市北区
ja|美容部員 新宿か池袋|新宿;池袋
ja|カフェ店員 ニューヨーク|ニューヨーク
ja|中国語通訳 名古屋市|名古屋市
ja|大阪王将じゃなくて中華 尼崎市|尼崎市
ja|横浜ゴムで研究職|
ja|アパレル販売|
"""


@pytest.mark.parametrize("line", BY_LANGUAGE.strip().splitlines())
def test_places_of_each_language_and_words_like_them(line: str) -> None:
    language, text, want = line.split("|")
    assert ";".join(match.text for match in gazetteer().find(text, language=language)) == want


@pytest.mark.parametrize(
    ("language", "text", "kind", "country"),
    [
        ("zh", "會計 香港", PlaceKind.CITY, "HK"),
        ("zh", "外送員 雙北", PlaceKind.METRO, "TW"),
        ("zh", "設備工程師 新竹縣", PlaceKind.REGION, "TW"),
        ("ja", "保健師 長野県", PlaceKind.STATE, "JP"),
        ("ja", "東京都 経理", PlaceKind.STATE, "JP"),
        ("ja", "運転手 九州", PlaceKind.REGION, "JP"),
        ("ja", "日本語教師 ベトナム", PlaceKind.COUNTRY, "VN"),
        ("fr", "berger en Haute-Savoie", PlaceKind.REGION, "FR"),
        ("es", "camarero en Mallorca", PlaceKind.REGION, "ES"),
        ("en", "lambing in County Mayo", PlaceKind.REGION, "IE"),
        ("en", "nanny in Greater London", PlaceKind.REGION, "GB"),
        ("nl", "verpleegkundige in Gelderland", PlaceKind.STATE, "NL"),
        ("nl", "kok in West-Vlaanderen", PlaceKind.STATE, "BE"),
    ],
)
def test_kind_and_country(language: str, text: str, kind: PlaceKind, country: str) -> None:
    (match,) = gazetteer().find(text, language=language)
    assert (match.value[0].kind, match.value[0].country) == (kind, country)


def test_what_the_query_says_of_a_country_decides_between_places_of_one_name() -> None:
    (plain,) = gazetteer().find("electrician in Perth")
    (scottish,) = gazetteer().find("electrician in Perth", context={"GB": 2.0})
    assert plain.value[0].country == "AU"
    assert scottish.value[0].country == "GB"
    assert plain.value[0].code in [entry.code for entry in scottish.value]


def test_a_misspelt_town_stays_unresolved() -> None:
    assert gazetteer().find("software jobs in machester") == []


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
