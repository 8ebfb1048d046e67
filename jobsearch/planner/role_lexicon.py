"""The role lexicon in the pipeline: which phrases stand in the query, and which claims they withstand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc
from spacy.vocab import Vocab

from .findings import Finding, Reading
from .lexicon import fold_word, fold_words, lexicon
from .words import CJK, LANGUAGES, common

_PIECE = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff]|[^\\W\\d_]+-(?= )|[.]?[^\\W\u3040-\u30ff\u3400-\u9fff]+[+#]*|[^\\w\\s]"
)
_ACRONYM_WORDS = frozenset(["it", "am", "pa", "em", "as", "an", "or"])
_SHORT = 4
#: Heads that say little alone: one technology before them belongs to the role ("Rust engineers").
BARE_HEADS = common("bare_head")
_SMALL = common("small") - {"a", "d"}


class RoleLexicon:
    """Finds lexicon phrases in a query by folded words: those of its language, and English ones.

    A plain table of the phrases under their first word: spaCy's matcher finds the same, and takes a hundred times
    as long to fill.
    """

    def __init__(self, vocab: Vocab, language: str) -> None:
        known = dict.fromkeys((language, "en") if language in LANGUAGES else ("en",))
        self._indexes = [lexicon().index(rows, language) for rows in known]
        self._language = language
        self._tables: dict[str, tuple[int, frozenset[tuple[str, ...]]]] = {}

    def _begun(self, word: str) -> tuple[int, frozenset[tuple[str, ...]]]:
        """Most tokens of a phrase that begins with a folded word, and those phrases as folded tokens."""
        found = self._tables.get(word)
        if found is None:
            rows = {row for index in self._indexes for row in index.rows(word.lstrip("."))}
            folded = (tuple(fold_word(w, self._language) for w in _PIECE.findall(row)) for row in rows)
            # "infirmier DE" ends in letters that elsewhere begin the next phrase.
            pieces = frozenset(phrase for phrase in folded if phrase and phrase[-1] not in _SMALL)
            found = (max(map(len, pieces), default=0), pieces)
            if rows:
                self._tables[word] = found
        return found

    def _matches(self, doc: Doc) -> list[tuple[int, int]]:
        words = [token.norm_ for token in doc]
        spans: list[tuple[int, int]] = []
        for first, word in enumerate(words):
            longest, pieces = self._begun(word)
            for last in range(min(first + longest, len(words)), first, -1):
                if tuple(words[first:last]) in pieces:
                    spans.append((first, last))
        return spans

    def __call__(self, doc: Doc, reading: Reading) -> None:
        """Note the longest lexicon phrases, leftmost first; those of several words also shield their words."""
        spans = self._matches(doc)
        taken = 0
        for first, last in spans:
            span = doc[first:last]
            if first < taken or (last - first == 1 and _pronoun(span.text, doc, first)):
                continue
            if CJK.match(span.text) and _longer_later(spans, first, last):
                continue
            taken = last
            reading.phrases.append((span.start_char, span.end_char))
            reading.phrase_tokens.append((first, last))


def _longer_later(spans: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """In unspaced text a short phrase yields to a longer one that begins inside it."""
    return any(first < a < last and b - a > last - first for a, b in spans)


def _pronoun(text: str, doc: Doc, first: int) -> bool:
    """"it" and "am" are words, "IT" and "AM" are roles, and so is "it" before a place; "5 pm" is a time."""
    word = text.casefold()
    if word in ("pm", "am") and first and doc[first - 1].like_num:
        return True
    if word not in _ACRONYM_WORDS or (text.isupper() and not doc.text.isupper()):
        return False
    return word != "it" or first > 0 or len(doc) > _SHORT


def shield(reading: Reading) -> None:
    """Let lexicon phrases of several words keep words that a weaker slot claims.

    A level word inside stays only if it is the level of the role ("store manager"), a skill inside stays as
    a skill beside the role ("python developer") unless it is itself the name of a field ("data science").
    """
    for start, end in reading.phrases:
        for finding in list(reading.found):
            inside = start <= finding.start and finding.end <= end
            if not inside or finding.slot in ("exclude", "cue", "recency", "salary", "radius_km"):
                continue
            whole = finding.start == start and finding.end == end
            if finding.slot == "skills":
                finding.takes = False
                if not _technology(finding, start, end, reading):
                    _drop(finding, start, end, reading)
            elif whole or finding.key == "companies:cued":
                continue
            elif finding.slot in ("locations", "companies"):
                _drop(finding, start, end, reading)
            elif finding.slot in ("seniority", "employment") and finding.start > start:
                finding.takes = False
            elif finding.takes:
                # "staff nurse", "contract manager": the first word is the title's own.
                _drop(finding, start, end, reading)


def _drop(finding: Finding, start: int, end: int, reading: Reading) -> None:
    reading.found.remove(finding)
    reading.reject(finding, f"belongs to the role “{reading.text[start:end]}”")


def _technology(skill: Finding, start: int, end: int, reading: Reading) -> bool:
    """True when a role is a tool and a bare head ("python developer"), unlike "dermatology nurse", "data science"."""
    if lexicon().name(fold_words(skill.value, reading.language), reading.language) is not None:
        return False
    around = (reading.text[start : skill.start] + " " + reading.text[skill.end : end]).strip(" -").casefold()
    return around in BARE_HEADS
