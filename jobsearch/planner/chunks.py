"""Contiguous content phrases: what is left of a query between the words that slots, fillers and cues took."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from spacy.tokens import Doc

from .findings import Reading
from .lexicon import fold_word
from .words import CJK, ROMANCE, UNSPACED, Vocabulary, common, phrase_pattern, vocabulary


class Kind(Enum):
    """What a token is to the role finder."""

    SLOT = auto()
    FILLER = auto()
    JOB = auto()
    CONJ = auto()
    PUNCT = auto()
    ASIDE = auto()
    WORD = auto()


@dataclass(slots=True)
class Chunk:
    """Tokens first..last-1 (last exclusive) that no slot took.

    Attributes:
        linked: Joined to the chunk before it by nothing but a conjunction.
        job: A job noun stands beside it ("... jobs", "trabajo de ...").
    """

    first: int
    last: int
    linked: bool = False
    job: bool = False


#: "(m/w/d)", "(f/h)", "m/f/x": nothing that a seeker asks for.
_GENDER_TAG = re.compile(r"\(?\b[mwfdhx]\s?(?:[/|*]\s?[mwfdhx]\b){1,3}\)?", re.IGNORECASE)
#: Shifts, permanence, visas: asked for, but in no slot; searched as text and never part of a role.
_ASIDE = re.compile(
    r"\b(?:(?:night|day|morning|evening|late|early|weekend|rotating|swing|graveyard)[\s-]shifts?|(?:night|day)s\s+only|permanent(?:e|es)?"
    r"|(?:nacht|früh|spät|wechsel|tag)schicht(?:en)?|schichtdienst|unbefristet\w*|befristung|cdi|indefinido|contrato\s+indefinido"
    r"|turnos?\s+de\s+(?:noche|mañana|tarde)|fines?\s+de\s+semana|week-?ends?|wochenenden?|de\s+nuit|de\s+jour|équipe\s+de\s+nuit"
    r"|(?:visa|h-?1b)\s+sponsor\w*|sponsorship|relocation|quereinsteiger\w*|summer|winter)\b|夜班|白班|双休|五险一金|包吃住|晚班|早班",
    re.IGNORECASE,
)
#: The ending of a form for both genders, parted from its word: "camarero/a", "Entwickler*in", "vendeur(euse)".
_BOTH_GENDERS = re.compile(
    r"(?<=[^\W\d_])(?:[/*:_·]-?(?:innen|in|as|a|os|o|es|e|ne|euse|rice|trice|ve)\b"
    r"|\((?:in|a|as|e|es|ne|euse|rice|trice|ve)\))",
    re.IGNORECASE,
)
_PARTICLES = frozenset("的了吗嗎呢吧啊在或、，。；嘅喺の・")
#: Characters that tie a role to a job noun.
_OF = frozenset("的类類嘅の")
_NUMBER = re.compile(r"[\d.,%+#]+$")
_OF_HEADS = common("of_head")
_BEFORE_OF = frozenset({"of"})
_ROMANCE_OF = common("romance_of")
#: Words between a job noun and the role that it introduces: "trabajo de camarera", "Stelle als Koch".
_INTRODUCES = common("introduces")


_IN_FIELD = {"es": ("en",), "fr": ("en",), "de": ("für",), "pt": ("em",), "nl": ("voor",)}
_FIELD_HEADS = common("field_head")


@lru_cache(maxsize=8)
def _takes_field(language: str) -> frozenset[str]:
    """Heads that a field follows with a small word: "técnico en electromecánica", "Fachkraft für Lagerlogistik"."""
    return frozenset(fold_word(word, language) for word in _FIELD_HEADS)


def kinds(doc: Doc, reading: Reading) -> list[Kind]:
    """One kind a token."""
    own = vocabulary(reading.language)
    found = [_kind(token.text, own) for token in doc]
    if reading.language in UNSPACED:
        _mark(doc, found, reading, "filler", Kind.FILLER)
        _mark(doc, found, reading, "soft", Kind.FILLER)
        _mark(doc, found, reading, "jobnoun", Kind.JOB)
        _mark(doc, found, reading, "conj", Kind.CONJ)
    else:
        for start, end in _phrases(reading):
            _set(doc, found, start, end, Kind.FILLER)
    for hit in _GENDER_TAG.finditer(reading.text):
        _set(doc, found, *hit.span(), Kind.FILLER)
    for hit in _BOTH_GENDERS.finditer(reading.text):
        _set(doc, found, *hit.span(), Kind.WORD)
    for hit in _ASIDE.finditer(reading.text):
        _set(doc, found, *hit.span(), Kind.ASIDE)
    for start, end in reading.phrases:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and (len(span) > 1 or found[span.start] is not Kind.JOB):
            _set(doc, found, start, end, Kind.WORD)
    for finding in reading.found:
        if finding.takes:
            _set(doc, found, finding.start, finding.end, Kind.SLOT)
    if reading.language in UNSPACED:
        _edges(doc, found, reading)
    return found


def _phrases(reading: Reading) -> Iterator[tuple[int, int]]:
    """Fillers of several words, and cues of exclusion and wish."""
    for kind in ("filler_phrases", "soft"):
        for hit in phrase_pattern(reading.language, kind).finditer(reading.text):
            yield hit.span()


def _kind(text: str, own: Vocabulary) -> Kind:
    word = text.casefold().replace("’", "'")
    if CJK.match(word):
        return Kind.PUNCT if word == "・" else Kind.WORD
    if word in own.conj:
        return Kind.CONJ
    if word in own.jobnoun:
        return Kind.JOB
    if word in own.filler or word in own.soft:
        return Kind.FILLER
    if not any(ch.isalnum() for ch in word) or _NUMBER.match(word):
        return Kind.PUNCT
    return Kind.WORD


def _mark(doc: Doc, found: list[Kind], reading: Reading, kind: str, value: Kind) -> None:
    for hit in phrase_pattern(reading.language, kind).finditer(reading.text):
        if len(hit.group()) > 1 or hit.group() in _PARTICLES or not CJK.match(hit.group()):
            _set(doc, found, *hit.span(), value)


def _edges(doc: Doc, found: list[Kind], reading: Reading) -> None:
    """Single characters are fillers at the ends of a run only; inside it they belong to words (会计, 和田)."""
    own = vocabulary(reading.language)
    listed = {i for first, last in reading.phrase_tokens for i in range(first, last)}
    for order in (range(len(doc)), range(len(doc) - 1, -1, -1)):
        for i in order:
            before = i - order.step
            outside = not 0 <= before < len(doc) or found[before] is not Kind.WORD
            if not outside or found[i] is not Kind.WORD or i in listed:
                continue
            text = doc[i].text
            if text in own.conj:
                found[i] = Kind.CONJ
            elif text in own.jobnoun:
                found[i] = Kind.JOB
            elif text in own.filler:
                found[i] = Kind.FILLER


def _set(doc: Doc, found: list[Kind], start: int, end: int, value: Kind) -> None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is not None:
        for i in range(span.start, span.end):
            found[i] = value


def chunks(doc: Doc, found: list[Kind], reading: Reading) -> list[Chunk]:
    """The chunks in order, with what stands beside them."""
    result: list[Chunk] = []
    i = 0
    while i < len(doc):
        if found[i] is not Kind.WORD:
            i += 1
            continue
        last = i + 1
        while last < len(doc):
            step = _step(doc, found, i, last, reading)
            if not step:
                break
            last += step
        chunk = Chunk(i, last)
        chunk.linked = bool(result) and _linked(doc, found, result[-1].last, i)
        chunk.job = _beside_job(doc, found, i, last, reading.language)
        result.append(chunk)
        i = last
    return result


def _step(doc: Doc, found: list[Kind], first: int, at: int, reading: Reading) -> int:
    """How many more tokens join the chunk at `at`; 0 ends it."""
    token = doc[at]
    if found[at] is Kind.WORD:
        return 1 if _touching(doc, at, reading) else 0
    following = at + 1 < len(doc) and found[at + 1] is Kind.WORD
    if not following:
        return 2 if _romance(doc, found, at, reading.language) else 0
    text = token.text.casefold()
    if text in ("-", "–", "'", "’", "'s", "’s", "+", ".", "*", ":") and not doc[at - 1].whitespace_:
        return 0 if text in (".", ":") and token.whitespace_ else 2
    if text == "&" and not doc[at - 1].whitespace_:
        return 2
    if text in _BEFORE_OF and doc[at - 1].text.casefold() in _OF_HEADS:
        return 2
    if text in ("und", "et", "y") and doc[at - 1].text.endswith("-"):
        return 2
    before = fold_word(doc[at - 1].text, reading.language)
    if text in _IN_FIELD.get(reading.language, ()) and before in _takes_field(reading.language):
        return 2
    return 2 if reading.language in ROMANCE and text in _ROMANCE_OF and at > first else 0


def _romance(doc: Doc, found: list[Kind], at: int, language: str) -> bool:
    """"chef de la cuisine", "chargé de l'accueil": two small words before the noun."""
    return (
        language in ROMANCE and at + 2 < len(doc) and found[at + 2] is Kind.WORD
        and doc[at].text.casefold() in _ROMANCE_OF and doc[at + 1].text.casefold() in _ROMANCE_OF | {"'", "’"}
    )  # fmt: skip


def _touching(doc: Doc, at: int, reading: Reading) -> bool:
    """CJK words touch only without a blank between them; others may be a blank apart."""
    if CJK.match(doc[at].text) and CJK.match(doc[at - 1].text):
        return not doc[at - 1].whitespace_
    return "\n" not in doc[at - 1].whitespace_


def _linked(doc: Doc, found: list[Kind], last: int, first: int) -> bool:
    """True for a conjunction with nothing around it but levels, contracts and the like ("intern or jr mktg")."""
    between = found[last:first]
    return Kind.CONJ in between and all(kind in (Kind.CONJ, Kind.SLOT) for kind in between)


def _beside_job(doc: Doc, found: list[Kind], first: int, last: int, language: str) -> bool:
    if last < len(doc) and found[last] is Kind.JOB:
        return True
    linking = language in UNSPACED and last + 1 < len(doc) and doc[last].text in _OF
    if linking and found[last + 1] is Kind.JOB:
        return True
    i = first - 1
    steps = 0
    while i >= 0 and steps < 3 and doc[i].text.casefold() in _INTRODUCES:
        i, steps = i - 1, steps + 1
    if i < 0 or found[i] is not Kind.JOB or (steps == 0 and language not in (*ROMANCE, "de", "nl")):
        return False
    # In "retail jobs in shopping malls" the job noun already has its role.
    return not (language == "en" and i > 0 and found[i - 1] is Kind.WORD)
