"""Remote, hybrid, on site: five languages, negation, and words that only look so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.extract.workplace import find_workplace, workplace_from_feed


def places(text, language="en"):
    return [match.value.value for match in find_workplace(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "remote", "remote"), ("en", "fully remote", "remote"), ("en", "working remotely", "remote"),
        ("en", "WFH", "remote"),
        ("en", "work from home", "remote"), ("en", "I can do from home", "remote"), ("en", "from anywhere", "remote"),
        ("en", "home-based", "remote"), ("en", "telecommute", "remote"), ("en", "hybrid", "hybrid"),
        ("en", "2 days at home", "hybrid"),
        ("en", "three days a week in the office", "hybrid"), ("en", "on-site", "onsite"),
        ("en", "onsite", "onsite"), ("en", "in office", "onsite"),
        ("de", "Homeoffice", "remote"), ("de", "homeofice", "remote"), ("de", "2-3 tage homeofice", "hybrid"),
        ("de", "vor Ort", "onsite"),
        ("de", "hybrides Arbeiten", "hybrid"), ("fr", "télétravail", "remote"),
        ("fr", "2 jours de télétravail", "hybrid"),
        ("fr", "présentiel", "onsite"), ("fr", "à distance", "remote"), ("es", "teletrabajo", "remote"),
        ("es", "trabajo remoto", "remote"),
        ("es", "híbrido", "hybrid"), ("es", "presencial", "onsite"), ("zh", "远程", "remote"),
        ("zh", "在家办公", "remote"), ("zh", "混合办公", "hybrid"),
        ("zh", "坐班", "onsite"), ("en", "a day or two from home", "hybrid"), ("en", "on the premises", "onsite"),
        ("en", "office-first", "onsite"), ("de", "mobil an zwei Tagen", "hybrid"), ("de", "Heimarbeit", "remote"),
        ("fr", "trois jours au bureau", "hybrid"), ("fr", "deux jours chez elle", "hybrid"),
        ("es", "acudir a la oficina", "onsite"), ("nl", "naar kantoor", "onsite"), ("zh", "每天到公司", "onsite"),
    ],
)  # fmt: skip
def test_workplaces(language, text, expected):
    assert places(text, language) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "not remote", "no remote", "manager -remote", "non-remote", "not fully remote", "without remote",
        "kein Homeoffice", "nicht remote",
        "pas de télétravail", "sin teletrabajo", "不要远程", "no remote or hybrid", "remote sensing", "hybrid cloud",
        "remote control", "office manager",
        "front office", "promoted",
    ],
)  # fmt: skip
def test_negated_and_lookalikes(text):
    assert places(text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "wfh", "remote"), ("en", "remote", "remote"), ("en", "remtoe", "remote"),
        ("en", "work from home", "remote"), ("en", "wrk frm home", "remote"), ("en", "hybird", "hybrid"),
        ("en", "hybrid", "hybrid"), ("en", "on-site", "onsite"), ("en", "in-office", "onsite"),
        ("en", "office based", "onsite"), ("en", "2 days wfh", "hybrid"), ("en", "3 days in office", "hybrid"),
        ("en", "work at home 2 days a week", "hybrid"), ("en", "partly remote", "hybrid"),
        ("en", "english tutor online", "remote"), ("en", "remote in EMEA", "remote"), ("en", "telecommute", "remote"),
        ("en", "home based", "remote"), ("en", "from anywhere", "remote"), ("en", "in person", "onsite"),
        ("en", "remotely", "remote"), ("en", "remote first", "remote"), ("en", "two or three days at home", "hybrid"),
        ("de", "homeoffice", "remote"), ("de", "home office", "remote"), ("de", "HO", "remote"),
        ("de", "2 Tage HO", "hybrid"), ("de", "im Home-Office", "remote"), ("de", "Homeoffice möglich", "hybrid"),
        ("de", "teilweise remote", "hybrid"), ("de", "hybrid", "hybrid"), ("de", "vor Ort", "onsite"),
        ("de", "im Büro", "onsite"), ("de", "von zu Hause", "remote"), ("de", "von daheim", "remote"),
        ("de", "Telearbeit", "remote"), ("de", "remote", "remote"), ("de", "ein Tag Homeoffice", "hybrid"),
        ("de", "bis zu 3 Tage Homeoffice", "hybrid"), ("de", "mobiles Arbeiten", "hybrid"),
        ("de", "ortsunabhängig", "remote"), ("de", "Präsenz", "onsite"), ("de", "Nachhilfelehrer online", "remote"),
        ("fr", "télétravail", "remote"), ("fr", "teletravail", "remote"), ("fr", "full remote", "remote"),
        ("fr", "100% télétravail", "remote"), ("fr", "télétravail partiel", "hybrid"),
        ("fr", "2 jours de télétravail", "hybrid"), ("fr", "2j TT", "hybrid"),
        ("fr", "télétravail 3 jours", "hybrid"), ("fr", "hybride", "hybrid"), ("fr", "présentiel", "onsite"),
        ("fr", "presentiel", "onsite"), ("fr", "sur site", "onsite"), ("fr", "sur place", "onsite"),
        ("fr", "à distance", "remote"), ("fr", "de chez moi", "remote"), ("fr", "travail à domicile", "remote"),
        ("fr", "cours en ligne", "remote"), ("fr", "distanciel", "remote"),
        ("es", "teletrabajo", "remote"), ("es", "remoto", "remote"), ("es", "en remoto", "remote"),
        ("es", "desde casa", "remote"), ("es", "trabajo desde casa", "remote"), ("es", "trabajar en casa", "remote"),
        ("es", "híbrido", "hybrid"), ("es", "hibrido", "hybrid"), ("es", "2 días de teletrabajo", "hybrid"),
        ("es", "teletrabajo 3 días", "hybrid"), ("es", "presencial", "onsite"), ("es", "semipresencial", "hybrid"),
        ("es", "home office", "remote"), ("es", "a distancia", "remote"), ("es", "en oficina", "onsite"),
        ("es", "profesor online", "remote"),
        ("pt", "remoto", "remote"), ("pt", "home office", "remote"), ("pt", "teletrabalho", "remote"),
        ("pt", "trabalhar em casa", "remote"), ("pt", "híbrido", "hybrid"), ("pt", "2 dias em casa", "hybrid"),
        ("pt", "presencial", "onsite"), ("pt", "remotamente", "remote"), ("pt", "à distância", "remote"),
        ("pt", "no escritório", "onsite"),
        ("nl", "thuiswerken", "remote"), ("nl", "thuis werken", "remote"), ("nl", "vanuit huis", "remote"),
        ("nl", "op afstand", "remote"), ("nl", "remote", "remote"), ("nl", "hybride", "hybrid"),
        ("nl", "2 dagen thuis", "hybrid"), ("nl", "deels thuis", "hybrid"), ("nl", "op kantoor", "onsite"),
        ("nl", "op locatie", "onsite"), ("nl", "deels thuiswerken", "hybrid"),
        ("ja", "リモート", "remote"), ("ja", "フルリモート", "remote"), ("ja", "リモートワーク", "remote"),
        ("ja", "在宅", "remote"), ("ja", "在宅勤務", "remote"), ("ja", "テレワーク", "remote"),
        ("ja", "ハイブリッド", "hybrid"), ("ja", "週2在宅", "hybrid"), ("ja", "週3日リモート", "hybrid"),
        ("ja", "一部在宅", "hybrid"), ("ja", "出社", "onsite"), ("ja", "フル出社", "onsite"),
        ("ja", "客先常駐", "onsite"), ("ja", "在宅ワーク", "remote"), ("ja", "在宅併用", "hybrid"),
        ("ja", "完全在宅", "remote"),
        ("zh", "远程", "remote"), ("zh", "遠端工作", "remote"), ("zh", "遠距", "remote"),
        ("zh", "在家办公", "remote"), ("zh", "居家办公", "remote"), ("zh", "混合办公", "hybrid"),
        ("zh", "每周两天在家", "hybrid"), ("zh", "部分远程", "hybrid"), ("zh", "坐班", "onsite"),
        ("zh", "驻场", "onsite"), ("zh", "现场办公", "onsite"), ("zh", "线上办公", "remote"),
        ("zh", "駐點", "onsite"), ("zh", "一周三天居家办公", "hybrid"), ("zh", "可远程", "remote"),
    ],
)  # fmt: skip
def test_workplaces_as_typed_in_eight_languages(language, text, expected):
    assert set(places(text, language)) == {expected}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "hybrid cloud architect"), ("en", "hybrid vehicle technician"), ("en", "remote sensing analyst"),
        ("en", "remote area nurse"), ("en", "remote site camp cook"), ("en", "remote pilot drone"),
        ("en", "remote monitoring"), ("en", "onsite accommodation"), ("en", "not remote"), ("en", "no remote"),
        ("en", "online english tutor"), ("en", "online marketing manager"), ("en", "pets at home"),
        ("en", "Home Depot"), ("en", "home office civil servant"),
        ("en", "Home Office caseworker for the Home Office"), ("en", "carer at home"), ("en", "home care assistant"),
        ("en", "10 miles from home"), ("en", "job at Remote"), ("en", "face to face fundraiser"),
        ("en", "flexible working"), ("en", "field based"), ("en", "mobile mechanic"),
        ("de", "Hybridfahrzeuge"), ("de", "kein Homeoffice"), ("de", "Fernwartung"),
        ("de", "Online-Marketing Manager"), ("de", "Heimleitung"), ("de", "Hausverwaltung"),
        ("fr", "véhicules hybrides mécanicien"), ("fr", "près de chez moi"), ("fr", "à domicile"),
        ("fr", "aide à domicile"), ("fr", "pas de télétravail"), ("fr", "en visio"),
        ("es", "cerca de casa"), ("es", "coches híbridos"), ("es", "control remoto"), ("es", "ama de casa"),
        ("es", "sin teletrabajo"), ("es", "tienda online"),
        ("pt", "perto de casa"), ("pt", "carros híbridos"), ("pt", "empregada de casa"),
        ("nl", "thuiszorg"), ("nl", "thuisbegeleider"), ("nl", "hybride auto's monteur"), ("nl", "online marketeer"),
        ("ja", "在宅医療"), ("ja", "在宅介護"), ("ja", "訪問看護"), ("ja", "ハイブリッド車 整備"),
        ("ja", "リモートセンシング"), ("ja", "出社なし"),
        ("zh", "居家養老護理"), ("zh", "居家照護"), ("zh", "混合動力汽車"), ("zh", "驻场歌手"), ("zh", "現場工程師"),
        ("zh", "远程医疗"), ("zh", "线上教育"), ("zh", "不要远程"), ("zh", "線上英語老師"),
    ],
)  # fmt: skip
def test_lookalikes_of_eight_languages_are_no_workplace(language, text):
    assert places(text, language) == []


def test_a_negator_of_something_else_does_not_count():
    assert places("no agencies, remote") == ["remote"]
    assert places("no problem with travel but remote") == ["remote"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("TELECOMMUTE", "remote"), ("Remote", "remote"), ("Hybrid", "hybrid"), ("OnSite", "onsite"),
        ("On-site", "onsite"), ("In office", "onsite"),
        (True, "remote"), (False, None), (None, None), ("", None), ("Building 4", None),
    ],
)  # fmt: skip
def test_feed_values(value, expected):
    assert workplace_from_feed(value) == expected


@settings(deadline=None)  # the first text of a language compiles its patterns
@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "pt", "nl", "ja", "zh", "und"]))
def test_never_raises_and_offsets_hold(text, language):
    for match in find_workplace(text, language=language):
        assert text[match.start : match.end] == match.text
    workplace_from_feed(text)
