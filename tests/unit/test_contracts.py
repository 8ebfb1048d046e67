"""Kinds of contract in text and in feeds' own values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.extract.contracts import employment_from_feed, find_employment
from jobsearch.posting import Employment


def kinds(text, language="en"):
    return [match.value.value for match in find_employment(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "full-time cook", ["full_time"]), ("en", "contract or full time", ["contract", "full_time"]),
        ("en", "part time", ["part_time"]),
        ("en", "tech pt", ["part_time"]), ("en", "locum pharmacist", ["temporary"]),
        ("en", "bank nurse", ["temporary"]),
        ("en", "NHS bank staff nurse", ["temporary"]), ("en", "seasonal work", ["temporary"]),
        ("en", "temp receptionist", ["temporary"]),
        ("en", "fixed term contract teacher", ["contract"]), ("en", "contractor", ["contract"]),
        ("en", "freelance writing", ["freelance"]),
        ("en", "marketing intern", ["internship"]), ("de", "Vollzeit oder Teilzeit", ["full_time", "part_time"]),
        ("de", "Vollzeitstellen", ["full_time"]), ("de", "Minijob", ["part_time"]), ("de", "60-80 %", ["part_time"]),
        ("de", "80-100%", ["part_time"]), ("de", "befristet", ["temporary"]), ("de", "Ferienjob", ["temporary"]),
        ("de", "freiberuflich", ["freelance"]), ("de", "Praktikum", ["internship"]),
        ("fr", "CDD temps plein", ["temporary", "full_time"]),
        ("fr", "intérim", ["temporary"]), ("fr", "mi-temps", ["part_time"]), ("fr", "stage à Lyon", ["internship"]),
        ("es", "a jornada completa", ["full_time"]), ("es", "media jornada", ["part_time"]),
        ("es", "contrato temporal", ["temporary"]),
        ("es", "autónomo", ["freelance"]), ("nl", "zzp verpleegkundige", ["freelance"]),
        ("zh", "兼职", ["part_time"]), ("zh", "全职", ["full_time"]),
        ("zh", "自由职业", ["freelance"]), ("zh", "暑期工", ["temporary"]),
    ],
)  # fmt: skip
def test_kinds(language, text, expected):
    assert kinds(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "permanent"), ("fr", "CDI"), ("de", "unbefristet"), ("en", "smart contract engineer"),
        ("en", "contract manager"),
        ("en", "bank teller"), ("en", "growth-stage startup"), ("en", "stage manager"), ("en", "template"),
        ("en", "internal audit"),
        ("en", "no contract work"), ("es", "no a tiempo parcial"), ("en", "no internships please"),
    ],
)  # fmt: skip
def test_no_kind(language, text):
    assert kinds(text, language) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("FullTime", ["full_time"]), ("FULL_TIME", ["full_time"]), ("full-time", ["full_time"]),
        ("PART_TIME", ["part_time"]),
        ("Full-time, Contract", ["full_time", "contract"]), ("Intern", ["internship"]), ("INTERN", ["internship"]),
        ("CONTRACTOR", ["contract"]),
        ("Temporary", ["temporary"]), ("Vollzeit", ["full_time"]),
        ("Teilzeit/Vollzeit", ["part_time", "full_time"]), ("BEFRISTET", ["temporary"]),
        ("UNBEFRISTET", []), ("CDI", []), ("CDD", ["temporary"]), ("Temps partiel", ["part_time"]), ("Contrato", []),
        ("Determinado", ["temporary"]), ("Autónomo", ["freelance"]), ("Permanent Full-Time", ["full_time"]),
        ("OTHER", []), ("", []), (None, []),
        ("全職", ["full_time"]), ("兼職", ["part_time"]), ("Casual", ["temporary"]), ("PRN", ["temporary"]),
        ("Bank / zero hours", ["temporary", "part_time"]), ("80 %", ["part_time"]), ("100%", ["full_time"]),
        ("60-80%", ["part_time"]), ("32 hours", ["part_time"]), ("CDI, 35 heures", ["full_time"]),
        ("37,5 Stunden", ["full_time"]), ("20h/semaine", ["part_time"]), ("8 hours per day", []), ("12 months", []),
        ("Parcial, 24 horas", ["part_time"]), ("Alternance", ["internship"]), ("Libéral", ["freelance"]),
    ],
)  # fmt: skip
def test_feed_values(value, expected):
    assert [kind.value for kind in employment_from_feed(value)] == expected


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "zh", "und"]))
def test_never_raises_and_offsets_hold(text, language):
    for match in find_employment(text, language=language):
        assert text[match.start : match.end] == match.text
    assert set(employment_from_feed(text)) <= set(Employment)
