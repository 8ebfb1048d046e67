"""Which postings are copies of one another: reposts, and one ad per city.

The rule, stated once. Two postings are in one group when

1. their employers have the same `company_key` (a posting without an employer is always alone),
2. their titles are equal once case, punctuation, digits, gender tags and the words of the posting's own
   places are gone ("Data Engineer (m/w/d), Berlin" and "Data Engineer - Munich"), and
3. their texts agree in three independent min-hashes over all runs of three words, again without digits and
   the words of the posting's own places. Texts that share the part J of their runs agree with probability
   J³: .9 for .97, .34 for .7, .03 for .3.

A posting without text is grouped by employer and title alone, and then the titles must be equal but for case
and blanks: nothing else could tell "Nurse, Leeds" from "Nurse, York".

So the group is a function of the posting and of nothing else: it does not depend on the order of arrival, on
what the index holds, or on where a run was killed, and an existing index needs no second look.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .feeds.base import digest
from .posting import Place, Posting, company_key

_WORD = re.compile(r"[^\W\d_]+")
_GENDER = re.compile(
    r"\(\s*(?:[mwfdhx]\s*[/|,]\s*)+[mwfdhx]\s*\)|\(\s*(?:all genders?|gn)\s*\)|\b(?:[mwfdhx]/){1,3}[mwfdhx]\b",
    re.IGNORECASE,
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: The same words as `_WORD` finds, in half the time, where no letter lies beyond `_BEYOND`.
_LATIN_WORD = re.compile("[a-zA-Zªº\u00b5²³¹¼½¾\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]++")
_BEYOND = re.compile("[^\0-\u024f\u2000-\u206f\u20a0-\u20cf]")
#: Odd multipliers of the three min-hashes; they are part of every stored group, so they never change.
_HASHES = tuple(np.uint64(m) for m in (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F))
_MIX = tuple(np.uint64(m) for m in (0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
_RUN = 3


class _WordHashes(dict[str, int]):
    """Word -> hash, computed once a word: texts repeat few words often."""

    def __missing__(self, word: str) -> int:
        self[word] = hashed = zlib.crc32(word.encode("utf-8", "replace"))
        return hashed


_WORD_HASHES = _WordHashes()
_KEPT_WORDS = 1 << 18


def duplicate_group(posting: Posting) -> str:
    """The group that the posting belongs to by the rule above; its own id when it has no employer."""
    employer = company_key(posting.company) if posting.company else ""
    if not employer:
        return posting.id
    own = place_words(posting.places)
    if not posting.description.strip():
        return "t-" + digest(employer, " ".join(posting.title.casefold().split()))
    return "d-" + digest(employer, title_key(posting.title, own), text_key(posting.description, own))


def place_words(places: Iterable[Place]) -> frozenset[str]:
    """The words of a posting's own places."""
    return frozenset(w for place in places for name in (place.text, place.name) for w in _words(name))


def title_key(title: str, drop: frozenset[str] = frozenset()) -> str:
    """A title without case, punctuation, digits, gender tags and the words to drop.

    >>> title_key("Data Engineer (m/w/d) – Berlin", frozenset({"berlin"}))
    'data engineer'
    """
    words = _words(_GENDER.sub(" ", title))
    # "Java II" and "Java III" differ: roman steps are words. "Level 2" and "Level 3" must differ as well.
    steps = re.findall(r"(?<![\w.])\d(?![\w.])", title)
    return " ".join([w for w in words if w not in drop] or words) + "".join(f" {n}" for n in steps)


def text_key(text: str, drop: frozenset[str] = frozenset()) -> str:
    """Three min-hashes of a text as hex; equal texts give equal keys, near ones nearly always."""
    kept = _words(text)
    if drop:
        kept = [w for w in kept if w not in drop]
    words = np.fromiter(map(_WORD_HASHES.__getitem__, kept), dtype=np.uint64, count=len(kept))
    if len(_WORD_HASHES) > _KEPT_WORDS:
        _WORD_HASHES.clear()
    if len(words) < _RUN + 2:
        return digest(*map(str, words.tolist()))
    runs = _runs(words)
    return "".join(f"{_min_hash(runs, multiplier):016x}" for multiplier in _HASHES)


def _words(text: str) -> list[str]:
    folded = text.casefold()
    if not _BEYOND.search(folded):
        found: list[str] = _LATIN_WORD.findall(folded)
        return found
    words: list[str] = _WORD.findall(folded)
    if not _CJK.search(text):
        return words
    # Chinese and Japanese have no blanks: each character is a word.
    return [piece for word in words for piece in (word if _CJK.search(word) else (word,))]


def _runs(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    first, second, third, _ = _MIX
    mixed: NDArray[np.uint64] = words[:-2] * first + words[1:-1] * second + words[2:] * third
    return mixed


def _min_hash(runs: NDArray[np.uint64], multiplier: np.uint64) -> int:
    mixed = (runs ^ (runs >> np.uint64(29))) * multiplier
    mixed = (mixed ^ (mixed >> np.uint64(32))) * _MIX[3]
    return int((mixed ^ (mixed >> np.uint64(31))).min())
