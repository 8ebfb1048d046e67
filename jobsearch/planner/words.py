"""The planner's vocabulary by language: fillers, job nouns, role heads, cues; read once from data/words.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
#: Written without blanks between words.
UNSPACED = ("zh", "ja")
#: The head of a phrase comes first, and small words tie the rest to it.
ROMANCE = ("fr", "es", "pt")
LANGUAGES = ("en", "de", "fr", "es", "zh", "pt", "nl", "ja")
_DATA = Path(__file__).parent / "data"


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


@lru_cache(maxsize=16)
def _table(path: Path) -> dict[str, dict[str, frozenset[str]]]:
    """Kind -> words, of every language in one file."""
    tables: dict[str, dict[str, set[str]]] = {}
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        if not line or line.startswith("#"):
            continue
        language, kind, phrases = line.split("\t")
        listed = [phrase.strip() for phrase in phrases.split("; ") if phrase.strip()]
        # Both forms: words are compared casefolded, and patterns meet the text as it is ("außer").
        found = {phrase.casefold() for phrase in listed} | {phrase.lower() for phrase in listed}
        tables.setdefault(language, {}).setdefault(kind, set()).update(found)
    return {lang: {kind: frozenset(words) for kind, words in kinds.items()} for lang, kinds in tables.items()}


def _words(language: str) -> dict[str, frozenset[str]]:
    """The words of one language: those of words.tsv, and those of its own file."""
    found = dict(_table(_DATA / "words.tsv").get(language, {}))
    if language in LANGUAGES:
        for kind, words in _table(_DATA / f"words.{language}.tsv").get(language, {}).items():
            found[kind] = found.get(kind, frozenset()) | words
    return found


@lru_cache(maxsize=32)
def vocabulary(language: str) -> Vocabulary:
    """The words of `language`; English ones serve an unknown language.

    >>> "jobs" in vocabulary("en").jobnoun
    True
    """
    english, own = _words("en"), _words(language)
    if language in UNSPACED:
        return Vocabulary(**own)
    # Seekers mix English into every language ("Data Engineer jobs Ruhrgebiet").
    foreign = own.get("foreign", frozenset())
    both = {kind: (words - foreign) | own.get(kind, frozenset()) for kind, words in english.items()}
    return Vocabulary(**both, suffix=own.get("suffix", frozenset()))


@lru_cache(maxsize=32)
def common(kind: str) -> frozenset[str]:
    """Small closed sets shared by all languages, such as the words that end an excluded phrase."""
    return _words("*")[kind]


@lru_cache(maxsize=128)
def phrase_pattern(language: str, kind: str) -> re.Pattern[str]:
    """Alternation over the phrases of one kind, longest first, with word edges where letters have them.

    "filler_phrases" are the fillers of several words.
    """
    own = vocabulary(language)
    words = {p for p in own.filler if " " in p or "-" in p} if kind == "filler_phrases" else getattr(own, kind)
    if not words:
        return re.compile(r"(?!)")
    edged = _branches({phrase for phrase in words if phrase[0].isalnum() and not CJK.match(phrase)})
    loose = _branches({phrase for phrase in words if not phrase[0].isalnum() or CJK.match(phrase)})
    parts = [rf"(?<![^\W_]){edged}"] if edged else []
    return re.compile("|".join(parts + ([loose] if loose else [])), re.IGNORECASE)


def _branches(phrases: Iterable[str]) -> str:
    """An alternation that shares beginnings: hundreds of phrases one beside the other cost a millisecond a query."""
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for unit in _units(phrase):
            node = node.setdefault(unit, {})
        # Words end where letters do; ideographs have no such edge.
        node[r"(?![^\W_])" if phrase[-1].isalnum() and not CJK.search(phrase) else ""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    if not tree:
        return ""
    # What goes on before what ends here: the longest phrase wins.
    ordered = sorted(tree, key=lambda unit: (unit in ("", r"(?![^\W_])"), unit == r"(?![^\W_])", unit))
    parts = [unit + _branch(tree[unit]) for unit in ordered]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _units(phrase: str) -> list[str]:
    return [_LOOSE.get(ch, re.escape(ch)) for ch in " ".join(phrase.split())]


_LOOSE = {" ": r"\s+", "'": "['’]"}
