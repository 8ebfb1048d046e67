"""Career levels in queries and in titles."""

from __future__ import annotations

import re

from ..posting import Seniority as S
from .levels_context import is_own_level
from .levels_folding import FoldedTable
from .levels_table import LEVELS
from .match import Match
from .phrases import LEFT, negated

_TABLE = FoldedTable[tuple[S, ...]](LEVELS)

_STEP = re.compile(
    LEFT + r"(?:[LE](?P<l>[3-8])|IC(?P<ic>[1-7])|(?P<roman>I{1,3}|IV|V)|(?P<digit>[1-5]))(?=\s*(?:$|[,()\[\]|/:–-]))"
)
_ROMAN = {"I": (S.ENTRY, S.JUNIOR), "II": (S.MID,), "III": (S.SENIOR,), "IV": (S.SENIOR, S.LEAD), "V": (S.LEAD,)}
_DIGIT = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"}
_L = {"3": (S.ENTRY, S.JUNIOR), "4": (S.MID,), "5": (S.SENIOR,), "6": (S.LEAD,), "7": (S.LEAD,), "8": (S.LEAD,)}
_IC = {"1": "3", "2": "3", "3": "4", "4": "5", "5": "6", "6": "7", "7": "8"}
_APPRENTICE = re.compile(
    LEFT + r"(?:apprentice(?:ship)?s?|trainees?|auszubildende\w*|azubi|apprentie?s?|lehrling\w*|aprendi[zc]e?s?"
    r"|leerling)(?![a-z])",
    re.IGNORECASE,
)
_ABOVE_SENIOR = (S.MANAGER, S.DIRECTOR, S.EXECUTIVE)


def find_seniority(text: str, *, language: str = "en") -> list[Match[tuple[S, ...]]]:
    """Find the career levels asked for or stated; one phrase may mean two ("mid-senior", "中高级").

    Fixed titles in which the word is no level ("staff nurse", "executive assistant", "chief of staff", "account
    manager") give none. "Staff" and "principal" are levels only before an engineering word.
    """

    def accept(hit: re.Match[str], _: tuple[S, ...]) -> bool:
        return is_own_level(hit) and not negated(text, hit.start())

    return _TABLE.find(text, language=language, accept=accept)


def title_seniority(title: str, language: str = "en") -> tuple[S, ...]:
    """Return the levels a posting's title states, lowest first; empty when it states none.

    Beyond `find_seniority` it reads steps ("Engineer II", "L5", "IC4"), when no word says the level, and apprentices
    as entry; "Senior Manager" and "Senior Director" are managers and directors, not seniors.
    """
    title = title.replace("_", " ")
    found = {level for match in find_seniority(title, language=language) for level in match.value}
    if found & set(_ABOVE_SENIOR):
        found -= {S.SENIOR, S.MID, S.JUNIOR}
    if not found and _APPRENTICE.search(title):
        found = {S.ENTRY}
    if not found:
        found = set(_step(title))
    order = list(S)
    return tuple(sorted(found, key=order.index))


def _step(title: str) -> tuple[S, ...]:
    hit = _STEP.search(title)
    if hit is None:
        return ()
    if hit["l"]:
        return _L[hit["l"]]
    if hit["ic"]:
        return _L[_IC[hit["ic"]]]
    return _ROMAN[hit["roman"] or _DIGIT[hit["digit"]]]
