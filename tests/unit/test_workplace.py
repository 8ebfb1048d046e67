"""Remote, hybrid, on site: five languages, negation, and words that only look so."""

import pytest
from hypothesis import given
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
        ("zh", "坐班", "onsite"),
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


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "zh", "und"]))
def test_never_raises_and_offsets_hold(text, language):
    for match in find_workplace(text, language=language):
        assert text[match.start : match.end] == match.text
    workplace_from_feed(text)
