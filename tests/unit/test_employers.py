"""Employers in queries: the table of names, names that are also words, bodies of a place, unknown names after a cue."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

import pytest

import jobsearch.planner.employers as employers_module
from jobsearch.planner.employers import bodies, employers, legal_names
from jobsearch.planner.understand import Understander

NOW = datetime(2025, 10, 25, 12, tzinfo=UTC)
FLAGS = set("wxgnps")


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(parts="rules")


def companies(understander: Understander, text: str, known: Collection[str] = ()) -> list[str]:
    return list(understander.understand(text, NOW, companies=known).intent.companies)


def names(text: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in employers().mentions(text)]


ASKED = {
    "nurse at Bupa": ["Bupa"],
    "bei Lidl in Weiden": ["Lidl"],
    "Carrefour caissier": ["Carrefour"],
    "美团 骑手": ["美团"],
    "mcdonalds crew member": ["mcdonalds"],
    "m&s christmas jobs": ["m&s"],
    "Gibt es bei Aldi Süd oder Edeka Minijobs in Heilbronn?": ["Aldi Süd", "Edeka"],
    "bei der Deutschen Bahn als Lokführer": ["Deutschen Bahn"],
    "ingénieur chez Orange": ["Orange"],
    "cajera en Día, Getafe": ["Día"],
    "camrera mercadona lugo": ["mercadona"],
    "vendedor Claro Bogotá": ["Claro"],
    "operador na Vale em Itabira": ["Vale"],
    "kassamedewerker bij Action in Breda": ["Action"],
    "想去腾讯做产品经理": ["腾讯"],
    "苹果零售店员 上海": ["苹果"],
    "兰州中国平安招保险代理人靠谱不": ["中国平安"],
    "台積電的設備技術員要輪四二輪嗎": ["台積電"],
    "横浜ゴムか大阪ガスで研究職を目指しています": ["横浜ゴム", "大阪ガス"],
    "Does Sky want a broadcast engineer in Osterley?": ["Sky"],
    "Shell careers": ["Shell"],
    "gap supervisor boise": ["gap"],
    "SAP consultant at SAP": ["SAP"],
    "Salesforce admin at Salesforce, Dublin": ["Salesforce"],
    "google software engineer zurich": ["google"],
    "claims examiner job with Philadelphia Insurance in Sacramento": ["Philadelphia Insurance"],
    "vendeuse chez Boulanger": ["Boulanger"],
    "Verkäufer bei Otto in Hamburg": ["Otto"],
    "今日头条 审核员 济南": ["今日头条"],
}


@pytest.mark.parametrize(("text", "expected"), ASKED.items(), ids=list(ASKED))
def test_employers_asked_for(understander: Understander, text: str, expected: list[str]) -> None:
    assert companies(understander, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "apple picker jobs kent",
        "orange picker Valencia",
        "target driven sales executive Leeds",
        "shell scripting engineer remote",
        "Oracle DBA London",
        "SAP consultant Munich",
        "next day delivery driver",
        "steel toe boots warehouse",
        "visa sponsorship nurse UK",
        "block paving labourer Hull",
        "I want to gap fill my CV with temp work",
        "Google Ads specialist",
        "Amazon seller account manager",
        "Mediengestalter Bild und Ton",
        "Teilzeit in letzter Zeit gepostet Hamburg",
        "2500 netto Lagerhelfer Rostock",
        "boulanger Lyon",
        "vendeur au printemps à Paris",
        "au carrefour de Paris, serveur",
        "vivo en Sevilla y busco trabajo de camarero",
        "trabajo de día en Madrid",
        "camarero en Santander",
        "vaga com vale transporte em Recife",
        "caixa de supermercado Natal",
        "action research assistant",
        "小米种植技术员",
        "苹果采摘工 烟台",
        "平安夜兼职",
        "北京大学生兼职",
        "宠物美容师 青岛市北区",
        "ライフスタイル提案の仕事",
        "今日清掃バイト",
        "Who needs a bookkeeper in Ballarat?",
        "Au-pair-Stellen in Wien",
    ],
)
def test_words_that_are_no_employers(understander: Understander, text: str) -> None:
    assert companies(understander, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I worked at Tesco, now want a warehouse job in Leeds",
        "My wife works at Google in Mountain View, so I need a finance job near there too",
        "Mein Vertrag bei Bosch läuft aus, suche Arbeit als Schlosser",
        "job near Tesco in Derby",
        "J'ai un diplôme de l'Université de Lyon, poste de libraire",
        "毕业于武汉大学，找会计",
        "西门子828D 数控师傅 沧州",
    ],
)
def test_where_the_seeker_was_or_what_lies_near_is_not_asked_for(understander: Understander, text: str) -> None:
    assert companies(understander, text) == []


BODIES = {
    "lecturer University of Leeds": "University of Leeds",
    "teaching assistant leeds city council": "leeds city council",
    "Sachbearbeiter Stadt Köln": "Stadt Köln",
    "Netzmonteur bei den Stadtwerken Münster": "Stadtwerken Münster",
    "Verwaltungsfachangestellte beim Landkreis Harz": "Landkreis Harz",
    "infirmière CHU de Nantes": "CHU de Nantes",
    "agent d'entretien mairie de bordeaux": "mairie de bordeaux",
    "administrativo Ayuntamiento de Getafe": "Ayuntamiento de Getafe",
    "professor Prefeitura de Curitiba": "Prefeitura de Curitiba",
    "handhaver Gemeente Rotterdam": "Gemeente Rotterdam",
    "苏州大学招不招辅导员": "苏州大学",
    "横浜市役所で土木職": "横浜市役所",
}


@pytest.mark.parametrize(("text", "expected"), BODIES.items(), ids=list(BODIES))
def test_a_body_holds_its_place(understander: Understander, text: str, expected: str) -> None:
    intent = understander.understand(text, NOW).intent
    assert list(intent.companies) == [expected]
    assert intent.locations == ()


@pytest.mark.parametrize(
    "text",
    ["infirmière à l'hôpital de Lyon", "Sachbearbeiterin Landkreis Harz", "council tax officer", "trust lawyer London"],
)
def test_common_nouns_and_areas_are_no_bodies(understander: Understander, text: str) -> None:
    assert companies(understander, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data engineer at Foobar Ltd", "Foobar Ltd"),
        ("bei Müller & Söhne in Fulda", "Müller & Söhne"),
        ("chez Dupont à Lille, comptable", "Dupont"),
        ("designer @acme", "acme"),
        ("株式会社山田製作所で経理", "株式会社山田製作所"),
    ],
)
def test_unknown_names_after_a_cue_or_with_a_legal_form(understander: Understander, text: str, expected: str) -> None:
    assert companies(understander, text) == [expected]


def test_unknown_names_are_less_sure_than_known_ones(understander: Understander) -> None:
    known, unknown = (
        next(span.confidence for span in understander.understand(text, NOW).spans if span.slot == "companies")
        for text in ("nurse at Bupa", "nurse at Foobarium")
    )
    assert unknown < known


def test_german_words_after_bei_are_no_names(understander: Understander) -> None:
    assert companies(understander, "Fahrer bei Nacht in Berlin") == []


INDEX = ("Bosch Rexroth Lohr", "Target", "Tesco", "Reading Bakery")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monteur Bosch Rexroth Lohr", ["Bosch Rexroth Lohr"]),
        ("baker at Reading Bakery", ["Reading Bakery"]),
        ("cashier Target Boise", ["Target"]),
        ("target driven sales executive", []),
        ("I worked at Tesco, now want a warehouse job in Leeds", []),
    ],
)
def test_the_names_of_the_index_come_first(understander: Understander, text: str, expected: list[str]) -> None:
    assert companies(understander, text, INDEX) == expected


def test_every_row_finds_its_own_name_and_has_known_flags() -> None:
    table = Path(employers_module.__file__).parent / "data" / "employers.tsv"
    rows = [line for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(rows) > 3000
    lost = []
    for line in rows:
        name, _, rest = line.partition("\t")
        assert set(rest.split(" ")[0].strip("-")) <= FLAGS, line
        found = names(name)
        if len(found) != 1 or len(found[0]) < len(name.strip("+.'! ")) - 2:
            lost.append((name, found))
    assert lost == []


def test_names_are_found_whatever_their_case_accents_and_marks() -> None:
    assert names("sainsburys or Tesco's, macy's") == ["sainsburys", "Tesco", "macy's"]
    assert names("embauche d'Auchan, l’Oréal, hermes") == ["Auchan", "l’Oréal", "hermes"]
    assert names("Kuehne+Nagel, J.P. Morgan, BURGER KING") == ["Kuehne+Nagel", "J.P. Morgan", "BURGER KING"]


def test_an_accent_too_many_is_another_word() -> None:
    assert names("Gärtner") == []


def test_the_longest_name_counts() -> None:
    assert names("siemens healthineers") == ["siemens healthineers"]
    assert names("中国平安保险") == ["中国平安"]


def test_katakana_names_do_not_end_inside_a_word() -> None:
    assert names("イオンモール") == ["イオンモール"]
    assert names("イオンズ") == []


def test_bodies_leave_places_alone_that_only_lie_within() -> None:
    text = "Jobs in der Stadt Köln"
    assert list(bodies(text, places=[(17, 22)], taken=[(17, 22)], is_place=lambda name: name == "Köln")) == []


def test_legal_names_include_their_form() -> None:
    text = "Acme Tools GmbH & Co. KG sucht"
    assert [text[a:b] for a, b in legal_names(text)] == ["Acme Tools GmbH & Co. KG"]
