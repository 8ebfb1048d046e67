"""Career levels: the conventions, and the fixed titles in which the word is no level."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.extract.levels import find_seniority, title_seniority
from jobsearch.posting import Seniority


def levels(text, language="en"):
    return [level.value for match in find_seniority(text, language=language) for level in match.value]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "senior cook", ["senior"]), ("en", "Sr. Analyst", ["senior"]),
        ("en", "snr ml engineer", ["senior"]), ("en", "jr dev", ["junior"]),
        ("en", "junior or mid-level", ["junior", "mid"]), ("en", "mid-senior", ["mid", "senior"]),
        ("en", "entry-level", ["entry"]),
        ("en", "new grad", ["entry"]), ("en", "graduate engineer", ["entry"]),
        ("en", "newly qualified nurse", ["entry"]),
        ("en", "no experience", ["entry"]), ("en", "no exp needed", ["entry"]), ("en", "freshers", ["entry"]),
        ("en", "intern", ["internship"]),
        ("en", "AI internships", ["internship"]), ("en", "staff data engineer", ["lead"]),
        ("en", "principal software engineer", ["lead"]),
        ("en", "team lead", ["lead"]), ("en", "lead designer", ["lead"]), ("en", "shift supervisor", ["lead"]),
        ("en", "engineering manager", ["manager"]), ("en", "store mgr", ["manager"]),
        ("en", "ward manager", ["manager"]),
        ("en", "assistant manager", ["manager"]), ("en", "head of marketing", ["director"]),
        ("en", "director of finance", ["director"]),
        ("en", "VP of engineering", ["executive"]), ("en", "chief technology officer", ["executive"]),
        ("en", "CEO", ["executive"]),
        ("en", "senior product manager", ["senior"]), ("de", "Leiter Einkauf", ["director"]),
        ("de", "Teamleiterin", ["lead"]),
        ("de", "Filialleiter", ["manager"]), ("de", "Ausbildung Koch", ["entry"]),
        ("de", "Berufseinsteigerin", ["entry"]),
        ("de", "Praktikum", ["internship"]), ("fr", "alternance vente", ["entry"]),
        ("fr", "stage marketing", ["internship"]),
        ("fr", "directrice", ["director"]), ("fr", "débutant accepté", ["entry"]), ("es", "sin experiencia", ["entry"]),
        ("es", "jefe de tienda", ["manager"]), ("es", "encargado", ["lead"]), ("es", "director general", ["executive"]),
        ("zh", "高级Java工程师", ["senior"]), ("zh", "中高级", ["mid", "senior"]), ("zh", "店长", ["manager"]),
        ("zh", "主管", ["lead"]),
        ("zh", "应届生", ["entry"]), ("zh", "实习生", ["internship"]), ("zh", "技术总监", ["director"]),
        ("pt", "desenvolvedor pleno", ["mid"]),
    ],
)  # fmt: skip
def test_levels(language, text, expected):
    assert levels(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "junior doctor", "intern architect", "staff nurse", "staff accountant", "executive assistant",
        "executive recruiter", "account executive",
        "chief of staff", "product manager", "technical program manager", "project manager", "account manager",
        "contracts manager",
        "community manager", "customer success manager", "office manager", "social media manager",
        "product marketing manager",
        "lead generation", "creative director", "school principal", "international sales", "internal auditor",
        "senior care assistant",
        "graduate school", "no internships", "not a senior role", "stage manager", "staffing agency",
        "apprenticeship coach",
    ],
)  # fmt: skip
def test_fixed_titles_and_negations_have_no_level(text):
    assert levels(text) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Software Engineer II", ["mid"]), ("Senior Software Engineer II", ["senior"]),
        ("IT Analyst I", ["entry", "junior"]),
        ("Engineer III - Backend", ["senior"]), ("Software Engineer, L5", ["senior"]), ("SDE 2", ["mid"]),
        ("Designer (IC4)", ["senior"]),
        ("Phase II Study Coordinator", []), ("Senior Manager, HR", ["manager"]),
        ("Senior Director, Sales", ["director"]),
        ("Manager, Software Engineering", ["manager"]), ("Engineer, Staff", ["lead"]),
        ("Apprentice Electrician", ["entry"]),
        ("Junior/Senior Consultant", ["junior", "senior"]), ("Data Engineer", []), ("", []),
    ],
)  # fmt: skip
def test_titles_state_steps_too(title, expected):
    assert [level.value for level in title_seniority(title)] == expected


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "zh", "und"]))
def test_never_raises_and_offsets_hold(text, language):
    end = 0
    for match in find_seniority(text, language=language):
        assert text[match.start : match.end] == match.text
        assert match.start >= end
        end = match.end
    assert set(title_seniority(text, language)) <= set(Seniority)
