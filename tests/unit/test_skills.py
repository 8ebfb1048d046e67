"""Skills: aliases meet in one name; names that are common words need a sign of the trade."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.extract.skills import find_skills, skill_names


def skills(text, least=0.6):
    return [match.value for match in find_skills(text) if match.confidence >= least]


LONG = "We look after people who look after others and like to do it well together. " * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("golang remote", ["Go"]), ("go developer", ["Go"]), ("k8s", ["Kubernetes"]),
        ("node/react", ["Node.js", "React"]), ("node.js", ["Node.js"]),
        ("nodejs", ["Node.js"]), ("ruby on rails", ["Ruby on Rails"]), (".net developer", [".NET"]),
        ("C++ and C#", ["C++", "C#"]), ("C developer", ["C"]),
        ("R oder Python", ["R", "Python"]), ("SAP S/4HANA Berater", ["SAP S/4HANA"]), ("power bi", ["Power BI"]),
        ("Spring Boot", ["Spring Boot"]),
        ("Java, Spring, Hibernate", ["Java", "Spring", "Hibernate"]), ("contable con Excel", ["Microsoft Excel"]),
        ("rust", ["Rust"]), ("aws", ["AWS"]),
        ("conductor C+E", ["Licence C+E"]), ("carnet B", ["Driving licence"]),
        ("Staplerschein", ["Forklift licence"]), ("cpa new york", ["CPA"]),
        ("CDL driver", ["CDL"]), ("German-speaking", ["German"]),
        ("native Hindi or Tamil speakers", ["Hindi", "Tamil"]), ("bilingual spanish", ["Spanish"]),
        ("fließend Deutsch", ["German"]), ("Security+ certified", ["Security+"]),
        ("熟悉Python和Java", ["Python", "Java"]), ("英语流利", ["English"]),
        ("soldador TIG", ["TIG welding"]), ("experience with a/b testing", ["A/B testing"]), ("CI/CD", ["CI/CD"]),
        ("pyton/django", ["Python", "Django"]),
    ],
)  # fmt: skip
def test_finds(text, expected):
    assert skills(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Go above and beyond", "go to market", "R&D engineer", "C-level", "excel in this role",
        "spring internship", "word of mouth", "swift response",
        "patient access representative", "javanese cook", "German company", "jobs in Germany", "less is more",
        "security analyst", "network engineer",
        "trading in Hong Kong", "más de 1500 euros al mes", "linear growth", "the rest of the team",
        "branch manager", "a chef",
    ],
)  # fmt: skip
def test_common_words_are_no_skills(text):
    assert skills(text) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("You know Python, Go and Rust.", ["Python", "Go", "Rust"]),
        ("Go build things with us. We sap energy from mes and rest.", []),
        ("Experience with Excel and PowerPoint", ["Microsoft Excel", "PowerPoint"]),
        ("Tools: Jira, Notion, Linear", ["Jira", "Notion", "Linear"]),
        ("We use Notion as our wiki.", []),
        ("Fluent English is required; the German market is growing.", ["English"]),
    ],
)
def test_descriptions_mind_case(line, expected):
    assert skills(f"{LONG}\n{line}\n{LONG}") == expected


def test_fields_of_work_are_less_sure_than_tools():
    (field,) = find_skills("machine learning engineer")
    (tool,) = find_skills("python engineer")
    assert field.confidence < 0.6 < tool.confidence


def test_a_field_asked_for_is_a_skill():
    assert "Statistics" in skills("Analyst mit Statistik")


def test_names_are_many_and_unique():
    names = skill_names()
    assert len(names) >= 700
    assert len({name.casefold() for name in names}) == len(names)


def test_every_plain_name_finds_itself():
    missed = [
        name
        for name in skill_names()
        if name.isascii() and name not in [m.value for m in find_skills(f"Python, {name}, SQL")] and "(" not in name
    ]
    assert len(missed) <= 80  # spoken languages and a few names with signs need more around them


@given(st.text(max_size=300))
def test_never_raises_and_offsets_hold(text):
    end = 0
    for match in find_skills(text):
        assert text[match.start : match.end] == match.text
        assert match.start >= end
        end = match.end


@given(
    st.lists(
        st.sampled_from(
            [
                "Go",
                "C",
                "R",
                "C++",
                ".NET",
                "excel",
                "fluent",
                "German",
                ",",
                "/",
                "and",
                "+",
                "Python",
                "s/4hana",
                "\n",
                "熟悉",
            ]
        ),
        max_size=12,
    )
)
def test_any_mixture(words):
    text = " ".join(words)
    found = find_skills(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_in_capitals_a_word_is_no_acronym():
    text = "SE NECESITA PERSONAL PARA EL MES DE AGOSTO, CON EXPERIENCIA Y CARNET DE CONDUCIR. EL RESTO DEL MES LIBRE."
    assert skills(text * 3) == ["Driving licence"] * 3
