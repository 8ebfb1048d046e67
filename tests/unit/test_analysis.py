from __future__ import annotations

import doctest
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jobsearch.extract import analysis
from jobsearch.extract.analysis import analysis_language, analyze, fold, query_words, terms


def listed(text: str, language: str | None = "en") -> list[str]:
    return [token.term for token in analyze(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Senior Software Engineers", "en", ["senior", "softwar", "engin"]),
        ("C++ / C# / F# devs", "en", ["c++", "c#", "f#", "dev"]),
        ("C+ C c++11 ABC++", "en", ["c", "c", "c", "11", "abc"]),
        (".NET, ASP.NET and node.js", "en", [".net", "asp.net", "and", "node.js"]),
        ("Ends here.Net of tax. knows.javascript", "en", ["end", "here.net", "of", "tax", "know", "javascript"]),
        ("Vue.js. React.JS!", "en", ["vue.js", "react.js"]),
        ("401k H1B 24/7 3.5", "en", ["401k", "h1b", "24", "7", "3.5"]),
        ("150,000 1.500 1,5 2.5k", "en", ["150000", "1500", "1.5", "2.5k"]),
        ("women's nurse’s l'entreprise", None, ["women", "s", "nurs", "s", "l", "entrepris"]),
        ("full-time snake_case a/b", "en", ["full", "time", "snake", "case", "a", "b"]),
        ("Softwareentwickler Softwareentwicklerinnen", "de", ["softwareentwickl"] * 2),
        ("Straße STRASSE Ärzte Arzte", "de", ["strass", "strass", "arzt", "arzt"]),
        ("administración administracion administraciones", "es", ["administr"] * 3),
        ("gestão gestao gestões", "pt", ["gesta", "gesta", "gesto"]),
        ("développeur developpeur développeurs", "fr", ["developpeur"] * 3),
        ("软件工程师", "zh", ["软件", "件工", "工程", "程师"]),
        ("律", "zh", ["律"]),
        ("Java软件 开发3年", "zh", ["java", "软件", "开发", "3", "年"]),
        ("ソフトウェア", "ja", ["ソフ", "フト", "トウ", "ウェ", "ェア"]),
        ("ｊａｖａ Ⅲ ﬁne", "zh", ["java", "iii", "fine"]),
        ("e\u0301tude étude", "fr", ["etud", "etud"]),
        ("инженер инженеры", "ru", ["инженер", "инженер"]),
        ("", "en", []),
        ("!? \x00 🚀 -- \u200b", "en", []),
    ],
)  # fmt: skip
def test_terms(text: str, language: str | None, expected: list[str]) -> None:
    assert listed(text, language) == expected


SNIPPETS = ["C++", "c#", ".net", " x.js", "3.5", "1,5k", "für", "软件", "e\u0301", "हिन्दी", "’s", "•", " ", "A", "_"]


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(SNIPPETS), max_size=8).map("".join),
    st.sampled_from(["en", "de", "zh", None, "hi"]),
)
@example("a" * 1000, "en")
@example("ß\u0345", "en")
def test_offsets_and_fast_path_agree(text: str, language: str | None) -> None:
    tokens = analyze(text, language)
    assert [token.term for token in tokens] == terms(text, language)
    last = -1
    for token in tokens:
        assert 0 <= token.start < token.end <= len(text)
        assert token.start > last
        assert token.term
        assert not any(ch.isspace() for ch in token.term)
        last = token.start


@given(st.text(max_size=30))
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert fold(fold(text)) == fold(text) or not text.isprintable()
    plain = "".join(ch for ch in text if ch.isascii() or "À" <= ch <= "ÿ")
    assert listed(unicodedata.normalize("NFD", plain)) == listed(unicodedata.normalize("NFC", plain))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "en"), ("de-AT", "de"), ("pt_BR", "pt"), ("EN", "en"), (None, "en"), ("", "en"), ("und", "en"),
     ("zh", "plain"), ("xx", "plain"), ("plain", "plain")],
)  # fmt: skip
def test_analysis_language(language: str | None, expected: str) -> None:
    assert analysis_language(language) == expected


@pytest.mark.parametrize(
    ("text", "language", "languages", "expected"),
    [
        ("the engineers of the", "en", ["en"], [("engin",)]),
        ("engineer engineers", "en", ["en"], [("engin",)]),
        ("engineers", "en", ["de", "en", "plain"], [("engin", "engine", "engineers")]),
        ("it support", "en", ["en"], [("support",)]),
        ("IT support OR nurse", "en", ["en"], [("it",), ("support",), ("or",), ("nurs",)]),
        ("die cutter", "en", ["en"], [("die",), ("cutter",)]),
        ("die Pflege", "de", ["de"], [("pfleg",)]),
        ("nodejs", "en", ["plain"], [("nodejs", "node", "node.js")]),
        ("csharp", "en", ["plain"], [("csharp", "c#")]),
        ("的 软件", "zh", ["plain", "en"], [("软件",)]),
        ("", "en", ["en"], []),
        ("engineer", "en", [], []),
    ],
)
def test_query_words(text: str, language: str, languages: list[str], expected: list[tuple[str, ...]]) -> None:
    assert query_words(text, language, languages) == expected


def test_a_word_means_the_same_however_often_it_is_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "_CACHE_WORDS", 5)
    monkeypatch.setattr(analysis, "_terms", {})
    text = "engineers nurses teachers drivers cooks painters builders"
    assert [listed(text) for _ in range(3)] == [listed(text)] * 3


def test_docstrings() -> None:
    assert doctest.testmod(analysis).failed == 0
