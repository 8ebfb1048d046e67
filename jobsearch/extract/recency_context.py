"""What the words around a time say it is the time of: postings, the start of a job, or the seeker's own story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from . import recency_around as around
from .recency_patterns import fold

_REACH = 60
_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*|[^\s:]")
_BETWEEN, _BEHIND, _OF_ADS = (re.compile(fold(gap)) for gap in (around.BETWEEN, around.BEHIND, around.OF_ADS))
_ONLINE = re.compile(r"\s+online(?![a-z])")
_START_CJK_BEFORE, _START_CJK_AFTER, _CJK_BUSY = (
    re.compile(fold(words)) for words in (around.START_CJK_BEFORE, around.START_CJK_AFTER, around.CJK_BUSY)
)
_STORY_CJK_BEFORE, _STORY_CJK_AFTER = (re.compile(fold(f"(?:{around.STORY_CJK}){end}")) for end in ("$", ""))

Span = tuple[int, int]


class Context(NamedTuple):
    """A query's text and where it speaks of postings.

    Attributes:
        text: Folded.
        verbs: Where something is published ("posted", "veröffentlicht").
        ads: Where postings as such are named ("ads", "Anzeigen").
    """

    text: str
    verbs: tuple[Span, ...] = ()
    ads: tuple[Span, ...] = ()

    def told(self, start: int, end: int) -> bool:
        """Whether the text says that postings, not jobs, are of the time named in text[start:end]."""
        if self.of_ads(start) or _ONLINE.match(self.text, end):
            return True
        before = (_BETWEEN.fullmatch(self.text, last, start) for _, last in self.verbs if last <= start)
        behind = (_BEHIND.fullmatch(self.text, end, first) for first, _ in self.verbs if first >= end)
        return any(before) or any(behind)

    def of_ads(self, start: int) -> bool:
        """Whether a word for postings stands right before ("ads from October")."""
        return any(last <= start and _OF_ADS.fullmatch(self.text, last, start) for _, last in self.ads)

    def jobs_before(self, start: int) -> bool:
        """Whether a word for jobs or postings stands right before."""
        return around.JOBS.end(self._before(start)) > 0

    def starts(self, start: int, end: int) -> bool:
        """Whether the time is when a job starts or ends, or when to apply."""
        words = self._before(start)
        for skipped in range(3):
            if around.START_BEFORE.end(words):
                return True
            if skipped == 2 or not words or words[-1] not in around.SMALL:
                break
            words = words[:-1]
        if around.START_AFTER.begin(self._after(end)):
            return True
        return not self.text.isascii() and bool(
            _START_CJK_BEFORE.search(self.text, max(0, start - _REACH), start) or _START_CJK_AFTER.match(self.text, end)
        )

    def busy(self, start: int, *, today: bool) -> bool:
        """Whether something else than a posting happens this week, or today ("shifts this week", "call today")."""
        words = self._before(start)
        return bool(
            around.THIS_BEFORE.end(words)
            or (today and around.TODAY_BEFORE.end(words))
            or _CJK_BUSY.search(self.text, max(0, start - _REACH), start)
        )

    def story(self, start: int, end: int) -> bool:
        """Whether the time is of the seeker's own life ("unemployed since March")."""
        clause = _clause(self._before(start))
        if any(around.STORY_BEFORE.end(clause[: len(clause) - skipped]) for skipped in range(min(4, len(clause)))):
            return True
        near = around.STORY_NEAR.end(clause)
        if near and not (len(clause) > near and clause[-near - 1] in around.NONE):
            return True
        if around.STORY_AFTER.begin(self._after(end)):
            return True
        return not self.text.isascii() and bool(
            _STORY_CJK_BEFORE.search(self.text, max(0, start - _REACH), start) or _STORY_CJK_AFTER.match(self.text, end)
        )

    def lasts(self, start: int) -> bool:
        """Whether something took that time ("worked for the last 3 months")."""
        return around.FOR.end(self._before(start)) > 0

    def negated(self, start: int) -> bool:
        """Whether the text denies it: "nothing", "no jobs posted"; but not "no experience, posted"."""
        verbs = (first for first, last in self.verbs if last <= start and not self.text[last:start].strip())
        words = self._before(min(verbs, default=start))
        while words and (words[-1] in around.COPULAS or words[-1] in around.JOBS):
            words = words[:-1]
        return bool(words) and words[-1] in around.NEGATORS

    def _before(self, start: int) -> Sequence[str]:
        return _WORD.findall(self.text, max(0, start - _REACH), start)

    def _after(self, end: int) -> Sequence[str]:
        return _WORD.findall(self.text, end, end + _REACH)


def _clause(words: Sequence[str]) -> Sequence[str]:
    """The words behind the last mark of punctuation, word for jobs or word of seeking."""
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if not (word[0].isalnum() or word[0] == "_") or word in around.SEEKS or word in around.JOBS:
            return words[at + 1 :]
    return words
