"""The planner's vocabulary by language: fillers, job nouns, role heads, cues; read once from data/words.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
LANGUAGES = ("en", "de", "fr", "es", "zh")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one language, casefolded; phrases hold blanks.

    Attributes:
        filler: Words that ask rather than name ("find", "looking for").
        jobnoun: Words for a job as such ("jobs", "positions"): a role stands beside them.
        head: Words that end (or, in Spanish and French, begin) a role.
        suffix: German word endings that make a compound a role.
        field: Words that end the name of a field of work ("engineering").
        exclude: Negators; what follows must not be there.
        exclude_not: Phrases that begin like a negator and exclude nothing ("not only").
        soft: Words that make what they stand beside a wish.
        company_cue: Words that an employer follows.
        tail: Words that end an excluded phrase without belonging to it ("required").
    """

    filler: frozenset[str] = frozenset()
    jobnoun: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    suffix: frozenset[str] = frozenset()
    field: frozenset[str] = frozenset()
    connector: frozenset[str] = frozenset()
    conj: frozenset[str] = frozenset()
    exclude: frozenset[str] = frozenset()
    exclude_not: frozenset[str] = frozenset()
    soft: frozenset[str] = frozenset()
    company_cue: frozenset[str] = frozenset()
    tail: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, frozenset[str]]]:
    tables: dict[str, dict[str, set[str]]] = {}
    text = (Path(__file__).parent / "data" / "words.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        language, kind, phrases = line.split("\t")
        found = {phrase.strip().casefold() for phrase in phrases.split("; ") if phrase.strip()}
        tables.setdefault(language, {}).setdefault(kind, set()).update(found)
    return {lang: {kind: frozenset(words) for kind, words in kinds.items()} for lang, kinds in tables.items()}


@lru_cache(maxsize=32)
def vocabulary(language: str) -> Vocabulary:
    """The words of `language`; English ones serve an unknown language.

    >>> "jobs" in vocabulary("en").jobnoun
    True
    """
    english, own = _tables()["en"], _tables().get(language, {})
    if language == "zh":
        return Vocabulary(**own)
    # Seekers mix English into every language ("Data Engineer jobs Ruhrgebiet").
    both = {kind: words | own.get(kind, frozenset()) for kind, words in english.items()}
    return Vocabulary(**both, suffix=own.get("suffix", frozenset()))


@lru_cache(maxsize=32)
def common(kind: str) -> frozenset[str]:
    """Small closed sets shared by all languages, such as the words that end an excluded phrase."""
    return _tables()["*"][kind]


@lru_cache(maxsize=128)
def phrase_pattern(language: str, kind: str) -> re.Pattern[str]:
    """Alternation over the phrases of one kind, longest first, with word edges where letters have them.

    "filler_phrases" are the fillers of several words.
    """
    own = vocabulary(language)
    words = {p for p in own.filler if " " in p or "-" in p} if kind == "filler_phrases" else getattr(own, kind)
    phrases = sorted(words, key=lambda p: (-len(p), p))
    if not phrases:
        return re.compile(r"(?!)")
    return re.compile("|".join(_edged(phrase) for phrase in phrases), re.IGNORECASE)


def _edged(phrase: str) -> str:
    body = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]")
    if CJK.search(phrase):
        return body
    left = r"(?<![^\W_])" if phrase[0].isalnum() else ""
    right = r"(?![^\W_])" if phrase[-1].isalnum() else ""
    return f"{left}{body}{right}"
