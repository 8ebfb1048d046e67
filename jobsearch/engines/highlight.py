"""Fragments of a posting around the words of a query."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..extract.analysis import Token, analysis_language, find_terms, query_words

START, END = "\u0002", "\u0003"
_FRAGMENT_CHARS = 180
_FRAGMENTS = 2
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")


def highlight(posting: Mapping[str, Any], texts: Sequence[str], *, language: str | None) -> dict[str, list[str]]:
    """Fragments by field of a stored posting, the matched words between U+0002 and U+0003.

    Args:
        posting: JSON values with title, description and language.
        texts: The texts of the query's clauses.
        language: Language of the query.
    """
    spoken = posting.get("language")
    wanted = _wanted(tuple(texts), language, analysis_language(spoken))
    found: dict[str, list[str]] = {}
    if not wanted:
        return found
    for field in ("title", "description"):
        text = posting.get(field) or ""
        matches = find_terms(text, wanted, spoken)
        if not matches:
            continue
        if field == "title":
            found[field] = [_marked(text, 0, len(text), matches)]
        else:
            found[field] = [_marked(text, start, end, matches) for start, end in _windows(text, matches)]
    return found


@lru_cache(maxsize=64)
def _wanted(texts: tuple[str, ...], language: str | None, spoken: str) -> frozenset[str]:
    """Terms that the query's words are in the language of a posting; the same for all the hits in it."""
    return frozenset(term for text in texts for word in query_words(text, language, [spoken]) for term in word)


def _windows(text: str, matches: Sequence[Token]) -> list[tuple[int, int]]:
    """The stretches that hold the most different words, in order of text, not overlapping."""
    candidates = []
    inside: Counter[str] = Counter()
    last = 0
    for first in matches:
        while last < len(matches) and matches[last].end <= first.start + _FRAGMENT_CHARS * 2 // 3:
            inside[matches[last].term] += 1
            last += 1
        candidates.append((-len(inside), first.start))
        if inside[first.term] > 1:
            inside[first.term] -= 1
        else:
            del inside[first.term]
    chosen: list[tuple[int, int]] = []
    for _, start in sorted(candidates):
        window = _window(text, start)
        if all(window[1] <= other[0] or window[0] >= other[1] for other in chosen):
            chosen.append(window)
        if len(chosen) == _FRAGMENTS:
            break
    return sorted(chosen)


def _window(text: str, first: int) -> tuple[int, int]:
    """A stretch of whole words that begins a little before `first`."""
    start = max(0, first - _FRAGMENT_CHARS // 4)
    end = min(len(text), start + _FRAGMENT_CHARS)
    if start > 0 and (blank := text.find(" ", start, first)) != -1:
        start = blank + 1
    if end < len(text) and (blank := text.rfind(" ", first, end)) > first:
        end = blank
    return start, end


def _marked(text: str, start: int, end: int, matches: Sequence[Token]) -> str:
    """text[start:end] with marks; words that overlap, as pairs of Chinese characters do, share one mark."""
    spans: list[list[int]] = []
    for token in matches:
        low, high = max(token.start, start), min(token.end, end)
        if low >= high:
            continue
        if spans and low < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], high)
        else:
            spans.append([low, high])
    pieces, last = [], start
    for low, high in spans:
        pieces += [_clean(text[last:low]), START, _clean(text[low:high]), END]
        last = high
    return "".join([*pieces, _clean(text[last:end])]).strip()


def _clean(text: str) -> str:
    return _CONTROLS.sub(" ", text)
