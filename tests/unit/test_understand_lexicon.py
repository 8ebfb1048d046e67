"""The role lexicon and the senses of ambiguous words."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
import yaml

from jobsearch.planner.lexicon import edits, english_role, fold_words, lexicon
from jobsearch.planner.senses import sense_conflict
from jobsearch.planner.words import CJK, LANGUAGES, vocabulary

ROWS = [
    tuple(line.split("\t"))
    for line in files("jobsearch.planner").joinpath("data/roles.tsv").read_text("utf-8").splitlines()
]


def test_the_lexicon_is_large_whole_and_without_doubles() -> None:
    assert all(len(row) == 3 and all(row) for row in ROWS)
    counts = Counter(row[0] for row in ROWS)
    assert counts["en"] >= 1200
    assert min(counts[language] for language in ("de", "fr", "es")) >= 300
    assert counts["zh"] >= 200
    keys = [(language, phrase.casefold()) for language, phrase, _ in ROWS]
    assert len(set(keys)) == len(keys)


def test_english_names_are_english() -> None:
    assert all(english.isascii() for _, _, english in ROWS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_further_names_are_whole(language: str) -> None:
    phrases = list(lexicon().phrases(language))
    assert len(phrases) > 1500
    assert all(phrase and english and not CJK.search(english) for phrase, english in phrases)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_finds_its_english_name(language: str) -> None:
    for own, phrase, _ in ROWS:
        if own == language:
            assert english_role(phrase, language), phrase


@pytest.mark.parametrize(
    ("phrase", "language", "english"),
    [
        ("软件工程师", "zh", "software engineer"),
        ("产品经理", "zh", "product manager"),
        ("软件工程师", "en", "software engineer"),
        ("Krankenpflegerin", "de", "nurse"),
        ("Softwareentwicklerinnen", "de", "software developer"),
        ("camareras", "es", "waiter"),
        ("INGENIERO DE DATOS", "es", "data engineer"),
        ("tecnico informatico", "es", "it support technician"),
        ("développeuses web", "fr", "web developer"),
        ("infirmière", "fr", "nurse"),
        ("enfermeiras", "pt", "nurse"),
        ("verpleegkundigen", "nl", "nurse"),
        ("看護師", "ja", "nurse"),
        ("護理師", "zh", "nurse"),
        ("SDE", "en", "software engineer"),
        ("bdr", "en", "business development representative"),
        ("Software Engineers", "en", "software engineer"),
        ("sofware enginer", "en", "software engineer"),
        ("Softwareentwickler", "en", "software developer"),
        ("Zugfahrer", "de", "driver"),
        ("wibble wobble", "en", None),
        ("", "en", None),
        ("!!!", "de", None),
    ],
)
def test_english_role(phrase: str, language: str, english: str | None) -> None:
    assert english_role(phrase, language) == english


@pytest.mark.parametrize(
    ("a", "b", "language"),
    [
        ("translators", "translator", "en"),
        ("secretaries", "secretary", "en"),
        ("salesmen", "salesman", "en"),
        ("camarera", "camarero", "es"),
        ("conductores", "conductora", "es"),
        ("técnicos", "tecnico", "es"),
        ("Entwicklerin", "Entwickler", "de"),
        ("Angestellter", "Angestellte", "de"),
        ("Ingenieure", "Ingenieurin", "de"),
        ("vendeuses", "vendeur", "fr"),
        ("directrice", "directeur", "fr"),
        ("technicienne", "technicien", "fr"),
        ("enfermeiras", "enfermeiro", "pt"),
        ("professores", "professora", "pt"),
        ("capitães", "capitão", "pt"),
        ("leraren", "leraar", "nl"),
        ("verkoopster", "verkoper", "nl"),
        ("verpleegkundigen", "verpleegkundige", "nl"),
        ("administratieve", "administratief", "nl"),
    ],
)
def test_plural_and_gender_fold_together(a: str, b: str, language: str) -> None:
    assert fold_words(a, language) == fold_words(b, language)


@pytest.mark.parametrize(
    ("a", "b", "language"), [("nurse", "nursery", "en"), ("boss", "bos", "en"), ("Lehrer", "Lehre", "de")]
)
def test_different_words_do_not_fold_together(a: str, b: str, language: str) -> None:
    assert fold_words(a, language) != fold_words(b, language)


@pytest.mark.parametrize(
    ("a", "b", "limit", "distance"),
    [
        ("nurse", "nurse", 2, 0),
        ("nrse", "nurse", 2, 1),
        ("desginer", "designer", 2, 1),
        ("cook", "nurse", 2, 3),
        ("", "ab", 2, 2),
    ],
)
def test_edits(a: str, b: str, limit: int, distance: int) -> None:
    assert edits(a, b, limit=limit) == edits(b, a, limit=limit) == distance


def test_right_words_are_not_repaired() -> None:
    assert lexicon().repair("engineer") is None
    assert lexicon().repair("enginer") == "engineer"
    assert lexicon().repair("zzzzzzzz") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_words(language: str) -> None:
    own = vocabulary(language)
    assert own.filler and own.jobnoun and own.head and own.exclude and own.soft and own.conj


def test_there_are_fifty_ambiguous_words() -> None:
    raw = yaml.safe_load(files("jobsearch.planner").joinpath("data/senses.yaml").read_text("utf-8"))
    assert len(raw) >= 50
    assert all(set(entry) <= {"default", "senses", "open"} and entry["senses"] for entry in raw.values())


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("reporter", "Court Reporter"),
        ("court reporter", "Reporter, Metro Desk"),
        ("controller", "Air Traffic Controller"),
        ("financial controller", "Document Controller"),
        ("controller", "Motion Control / Robotics Controller Engineer"),
        ("driver", "Linux Device Driver Engineer"),
        ("drivers", "GPU Driver Developer"),
        ("architect", "Senior Cloud Architect"),
        ("landscape architect", "Solutions Architect"),
        ("host", "Podcast Host"),
        ("server", "SQL Server Engineer"),
        ("model", "Machine Learning Model Validation Analyst"),
        ("pilot", "Pilot Plant Technician"),
        ("nurse", "Veterinary Nurse"),
        ("insurance agent", "Real Estate Agent"),
        ("librarian", "Design System Librarian"),
        ("data analyst", "Behavior Analyst"),
        ("programmer", "CNC Programmer"),
        ("personal trainer", "AI Trainer"),
        ("buyer", "Media Buyer"),
    ],
)
def test_other_senses_conflict(role: str, title: str) -> None:
    assert sense_conflict(role, title)


@pytest.mark.parametrize(
    ("role", "title"),
    [
        ("reporter", "Reporter (m/f/d)"),
        ("court reporter", "Official COURT REPORTER"),
        ("software architect", "Software Architect"),
        ("software architect", "Principal Architect"),
        ("driver", "Delivery Driver, Class B"),
        ("designer", "Fashion Designer"),
        ("product designer", "UX Designer"),
        ("software engineer", "Software Engineer II"),
        ("nurse", "Registered Nurse"),
        ("coach", "Agile Coach"),
        ("ios developer", "Mobile Developer (iOS) - E-Learning"),
        ("data analyst", "Business Intelligence Analyst"),
        ("accountant", "Court Reporter"),
        ("", "Court Reporter"),
        ("reporter", ""),
    ],
)
def test_the_same_sense_does_not(role: str, title: str) -> None:
    assert not sense_conflict(role, title)
