"""Titles: what is noise goes, what is the work stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.extract.titles import clean_title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Data Engineer (m/w/d)", "Data Engineer"), ("Data Engineer (f_m_x)", "Data Engineer"),
        ("IT Consultant (w|m|d) Analytics", "IT Consultant Analytics"),
        ("Java Entwickler (all genders)", "Java Entwickler"), ("Peintre (H/F)", "Peintre"),
        ("RESPONSABLE ACHATS H/F (H/F)", "Responsable Achats"),
        ("Quality Assistant m/f/x", "Quality Assistant"), ("Manager (f/m/div.)", "Manager"),
        ("Entwickler (gn)", "Entwickler"),
        ("CONDUCTORES DE CAMIÓN, EN GENERAL", "Conductores de camión"), ("ENFERMERO/A", "Enfermero/a"),
        ("COCINEROS/AS (REF.:6777)", "Cocineros/as"),
        ("REPARTIDOR/A DE FRUTERIA. REF.6946", "Repartidor/a de fruteria"),
        ("CONDUCTOR/A CARNET C+E", "Conductor/a carnet C+E"),
        ("Employé / Employée de ménage (H/F)", "Employé / Employée de ménage"),
        ("SENIOR QA ENGINEER", "Senior QA Engineer"), ("HEAD OF IT", "Head of IT"),
        ("URGENT!!! Nurse", "Nurse"), ("URGENT: Welder needed", "Welder needed"),
        ("Staff AI Engineer (Remote)", "Staff AI Engineer"),
        ("Backend Engineer (Remote, US)", "Backend Engineer"), ("Growth Manager - Remote", "Growth Manager"),
        ("Account Executive | Berlin", "Account Executive"),
        ("Engineer – NYC", "Engineer"), ("Fullstack Engineer (India)", "Fullstack Engineer"),
        ("[Remote] Designer", "Designer"),
        ("Cook #48213", "Cook"), ("Analyst (R-10234)", "Analyst"), ("  Two   blanks ", "Two blanks"),
        ("SDE II", "SDE II"), ("CEO", "CEO"), ("RN", "RN"),
        ("<B>¡¡ACTUALIZADA!!</B> AYUDANTE DE COCINA (REF.5186)", "Ayudante de cocina"),
        ("Personal de limpieza", "Personal de limpieza"), ("Head of Data & Analytics", "Head of Data & Analytics"),
        ("急招 软件工程师", "软件工程师"),
        ("Pflegefachkraft (80-100%, all genders)", "Pflegefachkraft"), ("Koch (m/w/d; 50%)", "Koch"),
        ("Internship_AI Engineer", "Internship AI Engineer"),
        ("Senior_Java_Developer (f_m_x)", "Senior Java Developer"),
        ("Nurse ##", "Nurse"), ("Developer, C# -", "Developer, C#"),
    ],
)  # fmt: skip
def test_cleans(title, expected):
    assert clean_title(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Remote Sensing Scientist", "Engineer, Growth - Payments", "C++ Developer", "Software Engineer II",
        "Sales Manager - Key Accounts", "M&A Analyst",
        "Customer Success Manager | Housing", "Developer, Backend", "Hybrid Vehicle Technician",
        "Reference Data Analyst", "Teacher (Mathematics)", "Paris Hilton's Chef", "C#", "F#", "C++", "Head of C#",
    ],
)  # fmt: skip
def test_leaves_titles_alone(title):
    assert clean_title(title) == title


@pytest.mark.parametrize("title", ["(m/w/d)", "Remote", "URGENT", "REF. 1234", "- Remote", "!!!", "   ", "", "\x00"])
def test_never_empty(title):
    assert clean_title(title).strip()


@given(st.text(max_size=120))
def test_any_title(title):
    cleaned = clean_title(title)
    assert cleaned.strip() == cleaned != ""
    assert "\n" not in cleaned


@given(st.text(alphabet="ABCmwfdx/()|- .REMOTE12#!H", max_size=60))
def test_cleaning_again_changes_little(title):
    once = clean_title(title)
    assert len(clean_title(once)) <= len(once)
