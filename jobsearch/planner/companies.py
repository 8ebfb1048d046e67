"""Employers asked for: names the index knows, and capitalised names after a cue such as "at"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ..posting import company_key
from .findings import Finding, Reading
from .lexicon import fold_word, fold_words, lexicon
from .words import common, phrase_pattern, vocabulary

_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")
#: A lower-case name is believed only in a query of this many words or fewer.
_SHORT_QUERY = 7
_UNKNOWN = {
    "en": r"(?:at|join|joining|@)", "de": r"(?:bei|beim)", "fr": r"chez", "es": r"(?:en la empresa)", "zh": r"(?!)",
}  # fmt: skip
_NAME = r"(?P<name>(?:[A-Z][\w&'’.-]*[\w]|[A-Z]{2,})(?:\s+(?:(?:of|and|&)\s+)?[A-Z][\w&'’.-]*\w){0,3})"


#: What a name is registered as, and seekers leave out.
_LEGAL = common("legal_form")


def _spellings(name: str) -> list[list[str]]:
    """Ways to type a name, in words: as written, with punctuation apart, and without its legal form."""
    pieces = _PIECE.findall(name)
    short = list(pieces)
    while short and short[-1].casefold() in _LEGAL:
        short.pop()
    return [words for words in (name.split(), pieces, short) if words]


class CompanyFinder:
    """Matches the known names; the set is compiled once and kept while the same object is passed."""

    def __init__(self, vocab: Vocab, language: str) -> None:
        self._vocab = vocab
        self._language = language
        self._seen: Collection[str] | None = None
        self._matcher: PhraseMatcher | None = None
        self._keys: set[str] = set()
        self._cued = re.compile(rf"(?<!\w)(?:{_UNKNOWN.get(language, _UNKNOWN['en'])})\s*{_NAME}")

    def _names(self, companies: Collection[str]) -> PhraseMatcher | None:
        if companies is not self._seen:
            self._seen = companies
            self._keys = {key for name in companies if " " not in name and len(key := company_key(name)) >= 6}
            self._matcher = PhraseMatcher(self._vocab, attr="NORM") if companies else None
            patterns = [p for name in companies for p in _spellings(name)]
            if self._matcher is not None and patterns:
                add = self._vocab.strings.add
                self._matcher.add("companies", [[add(fold_word(w, self._language)) for w in p] for p in patterns])  # type: ignore[misc]
        return self._matcher

    def __call__(self, doc: Doc, reading: Reading) -> None:
        """Add the employers named in `doc`."""
        matcher = self._names(reading.companies)
        text = reading.text
        for _, first, last in matcher(doc) if matcher is not None else ():
            span = doc[first:last]
            cued = self._after_cue(text, span.start_char)
            if cued or self._believed(doc, first, last, reading):
                self._add(reading, span.start_char, span.end_char, cued, "known employer")
        for first, last in self._spaced(doc):
            span = doc[first:last]
            self._add(reading, span.start_char, span.end_char, self._after_cue(text, span.start_char), "known employer")
        for hit in self._cued.finditer(text):
            start, end = hit.span("name")
            known = reading.of("salary", "recency", "locations", "companies")
            if not self._ordinary(text[start:end]) and not any(f.overlaps(start, end) for f in known):
                self._add(reading, start, end, True, f"after '{hit.group().split()[0]}'")

    def _spaced(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Names written apart that the index has in one word ("acme labs" for "acmelabs")."""
        for first in range(len(doc) - 1 if self._keys else 0):
            for last in range(first + 2, min(first + 4, len(doc)) + 1):
                if doc[first:last].text.casefold().replace(" ", "") in self._keys:
                    yield first, last

    def _add(self, reading: Reading, start: int, end: int, cued: bool, reason: str) -> None:
        reading.found.append(
            Finding(
                "companies",
                start,
                end,
                reading.text[start:end],
                0.9 if cued else 0.7,
                reason,
                key="companies:cued" if cued else "",
            )
        )

    def _after_cue(self, text: str, start: int) -> bool:
        before = text[max(0, start - 24) : start].rstrip()
        return any(hit.end() == len(before) for hit in phrase_pattern(self._language, "company_cue").finditer(before))

    def _ordinary(self, name: str) -> bool:
        """True when the name is also a word of the job language ("Remote", "Sales", "Design")."""
        own = vocabulary(self._language)
        word = name.casefold()
        if word in own.filler or word in own.jobnoun or word in own.head or word in own.field or word in own.soft:
            return True
        return lexicon().name(fold_words(name, self._language), self._language) is not None

    def _believed(self, doc: Doc, first: int, last: int, reading: Reading) -> bool:
        """Without a cue, a name needs a capital, or a short query and a place at either end of it."""
        span = doc[first:last]
        text = span.text
        if (len(text) < 3 and text.islower()) or text.isdigit() or self._ordinary(text):
            return False
        claims = [f for f in reading.found if f.overlaps(span.start_char, span.end_char)]
        if any(f.slot in ("locations", "skills") and f.end - f.start >= len(text) for f in claims):
            return False
        short = sum(token.is_alpha or token.like_num for token in doc) <= _SHORT_QUERY
        edge = first == 0 or last == len(doc)
        mixed = not (reading.text.islower() or reading.text.isupper())
        if text[0].isupper() and mixed:
            return first > 0 or last - first > 1 or short
        return short and (edge or last - first > 1)
