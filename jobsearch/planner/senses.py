"""Words that name different jobs: tells a court reporter from a reporter, a software architect from an architect."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:[&+#][^\W_]*)?")


@dataclass(frozen=True, slots=True)
class _Entry:
    """Senses of one word: context words (folded, blanks around) -> sense; `open`: bare in a title, it may mean any."""

    default: str
    contexts: tuple[tuple[str, str], ...]
    open: bool


@lru_cache(maxsize=1)
def _entries() -> dict[str, _Entry]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (Path(__file__).parent / "data" / "senses.yaml").read_text("utf-8")
    raw: dict[str, Any] = yaml.load(text, Loader=loader)
    return {
        word: _Entry(
            entry["default"],
            tuple((_folded(str(word)), sense) for sense, words in entry["senses"].items() for word in words),
            bool(entry.get("open")),
        )
        for word, entry in raw.items()
    }


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    """Lower case, no accents, words parted by single blanks, a blank at both ends."""
    flat = text.casefold()
    if not flat.isascii():
        flat = "".join(ch for ch in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(ch))
    return f" {' '.join(_WORD.findall(flat))} "


def _senses(word: str, entry: _Entry, text: str) -> frozenset[str]:
    """Senses that `word` has in folded `text`; the default one when no context word stands there."""
    found = frozenset(sense for context, sense in entry.contexts if context in text and context.strip() != word)
    return found or frozenset({entry.default})


@lru_cache(maxsize=1024)
def _asked(role: str) -> tuple[tuple[str, _Entry, frozenset[str]], ...]:
    text = _folded(role)
    words = {word.removesuffix("s") if word.removesuffix("s") in _entries() else word for word in text.split()}
    return tuple((word, entry, _senses(word, entry, text)) for word, entry in _entries().items() if word in words)


def has_senses(role: str) -> bool:
    """True when a word of the role names several jobs; without one, no title conflicts with it."""
    return bool(_asked(role))


def sense_conflict(role: str, title: str) -> bool:
    """True when a word shared by role and title names another job in the title.

    >>> sense_conflict("reporter", "Court Reporter"), sense_conflict("software architect", "Software Architect (m/f/d)")
    (True, False)
    """
    asked = _asked(role)
    if not asked:
        return False
    text = _folded(title)
    for word, entry, wanted in asked:
        if f" {word} " not in text and f" {word}s " not in text:
            continue
        offered = _senses(word, entry, text)
        if wanted & offered:
            continue
        if not (entry.open and _vague(word, entry, wanted, offered, role, text)):
            return True
    return False


def _vague(word: str, entry: _Entry, wanted: frozenset[str], offered: frozenset[str], role: str, title: str) -> bool:
    """True when either side leaves the sense open: a bare word, or a qualifier that both share."""
    if entry.default in offered:
        return True
    if entry.default != word or entry.default not in wanted:
        return False
    qualifiers = set(_folded(role).split()) - {word}
    return not qualifiers or bool(qualifiers & set(title.split()))
