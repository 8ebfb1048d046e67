"""Words that say a place follows, and words that are places only now and then; both lie in `data`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"

#: Least population of a town named barely, in a country where the language is spoken.
BARE_LEAST = {
    "en": 3_000,
    "de": 2_500,
    "fr": 2_000,
    "es": 4_000,
    "it": 5_000,
    "nl": 2_500,
    "pt": 6_000,
    "zh": 20_000,
}

#: Countries whose towns are little mistaken for words of another language.
BARE_ANYWHERE = frozenset({"GB", "IE", "DE", "AT", "CH", "FR", "BE", "NL", "LU", "ES", "PT"})


def _lines(name: str) -> Iterator[str]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _read() -> dict[str, frozenset[str]]:
    sets = {}
    for line in _lines("place_words.txt"):
        name, _, words = line.partition("|")
        sets[name] = frozenset(word.replace("_", " ") for word in words.split())
    return sets


def _by_suffix(prefix: str) -> dict[str, frozenset[str]]:
    return {name[len(prefix) :].replace("_", " "): words for name, words in _SETS.items() if name.startswith(prefix)}


_SETS = _read()
NEAR = _by_suffix("NEAR.")
NOT_BEFORE = _by_suffix("NOT_BEFORE.")
AT = _SETS["AT"]
GENITIVE = _SETS["GENITIVE"]
OF_PLACE = _SETS["OF_PLACE"]
REMOTE = _SETS["REMOTE"]
SAFE_SHORT = _SETS["SAFE_SHORT"]
UPPER_ONLY = _SETS["UPPER_ONLY"]
WORLD = _SETS["WORLD"]
BEFORE_US = _SETS["BEFORE_US"]
AFTER_US = _SETS["AFTER_US"]
BEFORE_PRONOUN = _SETS["BEFORE_PRONOUN"]
BEFORE_ARTICLE = _SETS["BEFORE_ARTICLE"]
BEFORE_LA = _SETS["BEFORE_LA"]
STATE_TITLES = _SETS["STATE_TITLES"]
JOB_WORDS = _SETS["JOB_WORDS"]
CITY_AFTER_NOUN = _SETS["CITY_AFTER_NOUN"]
WORDY_COUNTRIES = _SETS["WORDY_COUNTRIES"]
BARE_STATES = _SETS["BARE_STATES"]
KNOWING = _SETS["KNOWING"]
BRANDS = _SETS["BRANDS"]
AFTER_PLACE = _SETS["AFTER_PLACE"]
NOT_A_PLACE_AFTER = _SETS["NOT_A_PLACE_AFTER"]
ARTICLES = _SETS["ARTICLES"]
NEVER = _SETS["NEVER"]
STATE_WORDS = _SETS["STATE_WORDS"]


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Folded names that are words of everyday or of job ads ("reading", "mobile", "como")."""
    return frozenset(_lines("place_stop.txt"))
