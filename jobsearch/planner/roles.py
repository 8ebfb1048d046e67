"""Roles: what the lexicon knows, what ends in a role's head, and what is left when nothing else is a role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc

from .chunks import Chunk, Kind, chunks, kinds
from .context import beside, serves, specialty, trades
from .findings import Finding, Reading
from .heads import finished, folded_heads, head_at, is_head, phrases_in
from .lexicon import fold_word, lexicon
from .role_lexicon import BARE_HEADS
from .unspaced import unspaced_core
from .words import CJK, ROMANCE, UNSPACED, common, vocabulary

#: Endings that open a role to both genders: "camarero/a", "Entwickler*in", "(m/w/d)".
_GENDER = re.compile(
    r"\s?(?:[/*:_·.]-?(?:in|innen|a|as|o|os|e|es|ne|euse|rice|trice|ère|ière)\b|\((?:a|in|e|ne|euse)\))",
    re.IGNORECASE,
)
_SHORT_HEAD = 4
_ABLE = common("able")
_NEVER = frozenset(["etc", "hello", "hi", "lol"])


def roles(doc: Doc, reading: Reading) -> None:
    """Fill the roles and leave the other content words as the rest."""
    found = kinds(doc, reading)
    parts = _split(doc, chunks(doc, found, reading), reading)
    parts = [part for part in parts if not specialty(doc, part, reading)]
    strong = [i for i, part in enumerate(parts) if _strength(doc, part, reading)]
    chosen = set(strong)
    changed = True
    while changed:
        changed = False
        for i in range(1, len(parts)):
            if parts[i].linked and (i in chosen) != (i - 1 in chosen):
                chosen |= {i, i - 1}
                changed = True
    chosen -= beside(doc, parts, reading)
    chosen -= trades(doc, parts, chosen, reading)
    if not chosen:
        chosen = _weak(doc, parts, reading)
    chosen -= {i for i in chosen if serves(doc, parts[i], reading)}
    names: list[tuple[int, int]] = []
    for i in sorted(chosen):
        first, last = _core(doc, parts[i], reading)
        if last > first:
            first = _without_list(doc, found, first, last, reading)
            first, last = _with_skill(doc, found, first, last, reading)
            reading.roles.append(_role(doc, first, last, i in strong, reading))
            names.append((first, last))
    reading.rest = rest_of(doc, found, names)


def _split(doc: Doc, whole: list[Chunk], reading: Reading) -> list[Chunk]:
    """Part a chunk that holds two finished roles side by side: "bookkeeper payroll clerk"."""
    parts: list[Chunk] = []
    for chunk in whole:
        inside = phrases_in(doc, chunk, reading) if reading.language in ("en", "de", "nl") else []
        ended = [(first, last) for first, last in inside if is_head(doc[last - 1].text, reading.language)]
        cut = next((end for _, end in ended if end < chunk.last and any(first >= end for first, _ in ended)), None)
        if reading.language in ROMANCE:
            cut = _side_by_side(doc, phrases_in(doc, chunk, reading), reading)
        if cut is None:
            parts.append(chunk)
        else:
            parts += [Chunk(chunk.first, cut, chunk.linked, chunk.job), Chunk(cut, chunk.last, False, chunk.job)]
    return parts


def _side_by_side(doc: Doc, inside: Sequence[tuple[int, int]], reading: Reading) -> int | None:
    """Where a second known role follows the first at once: "fisioterapeuta terapeuta ocupacional"."""
    for (_, end), (first, _) in pairwise(inside):
        if first == end and is_head(doc[first].text, reading.language) and len(doc[first].text) > _SHORT_HEAD:
            return first
    return None


def _strength(doc: Doc, chunk: Chunk, reading: Reading) -> int:
    """3 lexicon, 2 head, job noun or typo of a role, 0 none."""
    if phrases_in(doc, chunk, reading):
        return 3
    if chunk.job or head_at(doc, chunk, reading) is not None:
        return 2
    if reading.language == "en" and any(
        is_head(lexicon().repair(fold_word(doc[i].text, "en")) or "", "en") for i in range(chunk.first, chunk.last)
    ):
        return 2
    return 0


def _weak(doc: Doc, parts: list[Chunk], reading: Reading) -> set[int]:
    """With no role anywhere, the first content phrase is one, unless a skill or employer says what is sought."""
    if any(f.slot in ("skills", "companies") for f in reading.found):
        return set()
    for i, part in enumerate(parts):
        words = [doc[j].text for j in range(part.first, part.last)]
        if any(len(w) > 1 or CJK.match(w) for w in words) and not all(w.casefold() in _NEVER for w in words):
            return {i}
    return set()


def _core(doc: Doc, chunk: Chunk, reading: Reading) -> tuple[int, int]:
    """The role inside a chunk: from its start to its head; the words after a head are another matter."""
    phrases = phrases_in(doc, chunk, reading)
    first, last = chunk.first, chunk.last
    if reading.language in UNSPACED:
        return unspaced_core(doc, chunk, phrases, reading)
    if reading.language in ("de", "nl") and phrases:
        end = phrases[-1][1]
        small = end < last and doc[end].text.casefold() in ("für", "im", "in", "voor")
        return first, last if small or head_at(doc, chunk, reading) == last else end
    if reading.language in (*ROMANCE, "de", "nl") or chunk.job:
        return _from_head(doc, chunk, reading) if reading.language in ROMANCE else (first, last)
    if phrases:
        end = phrases[-1][1]
        head = head_at(doc, chunk, reading)
        if head is not None and head > end:
            end = head
        elif not finished(doc, *phrases[-1], reading) and last - end <= 1 and last - first <= 3:
            end = last
        return first, end
    head = head_at(doc, chunk, reading)
    return (first, head) if head is not None and head - first > 1 else (first, last)


def _from_head(doc: Doc, chunk: Chunk, reading: Reading) -> tuple[int, int]:
    """In Romance languages the head comes first: words before the first known role are left out."""
    phrases = phrases_in(doc, chunk, reading)
    if phrases and not chunk.job and phrases[0][0] > chunk.first:
        word = fold_word(doc[phrases[0][0]].text, reading.language)
        # An English role amid Spanish or French keeps the words before it: "incident manager".
        if word in folded_heads(reading.language) - {fold_word(w, reading.language) for w in vocabulary("en").head}:
            return phrases[0][0], _before_paper(doc, phrases[-1][1], chunk.last)
    return chunk.first, _before_paper(doc, phrases[-1][1], chunk.last) if phrases else chunk.last


def _before_paper(doc: Doc, known: int, last: int) -> int:
    """Cut what follows a known role: licences in capitals ("motorista CNH E"), and what the seeker can ("sachant")."""
    for i in range(known, last):
        text = doc[i].text
        capital = text.isupper() and not doc.text.isupper() and len(text) > 1
        if capital or any(ch.isdigit() for ch in text) or text.casefold() in _ABLE:
            return i
    return last


def _without_list(doc: Doc, found: list[Kind], first: int, last: int, reading: Reading) -> int:
    """Of "python or java developer" the role is the developer: with a list of technologies it is the head alone."""
    before = found[first - 1] is Kind.CONJ and first > 1 and found[first - 2] is Kind.SLOT
    skill = next((f for f in reading.of("skills") if f.start == doc[first].idx), None)
    if found[first - 1] is Kind.CONJ and skill is not None and first > 1:
        before = True
    listed = before and any(f.end == doc[first - 2].idx + len(doc[first - 2]) for f in reading.of("skills"))
    if skill is None or not listed or skill.end >= doc[last - 1].idx:
        return first
    return next((i for i in range(first, last) if doc[i].idx >= skill.end and found[i] is Kind.WORD), first)


def _with_skill(doc: Doc, found: list[Kind], first: int, last: int, reading: Reading) -> tuple[int, int]:
    """Join one technology to a bare head: "Rust engineers", "desarrollador python", "Java工程师"."""
    text = doc[first:last].text.casefold()
    if text not in BARE_HEADS:
        return first, last
    begin, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    skills = reading.of("skills")
    before = next((f for f in skills if f.end <= begin and not reading.text[f.end : begin].strip(" -")), None)
    between = vocabulary(reading.language).conj | {""}
    listed = before is not None and any(
        f.end <= before.start and reading.text[f.end : before.start].strip().casefold() in between
        for f in skills
        if f is not before
    )
    if before is not None and not listed:
        span = doc.char_span(before.start, before.end, alignment_mode="expand")
        return (span.start, last) if span is not None else (first, last)
    if reading.language in ROMANCE:
        after = next((f for f in skills if f.start >= end and not reading.text[end : f.start].strip()), None)
        span = doc.char_span(after.start, after.end, alignment_mode="expand") if after is not None else None
        return (first, span.end) if span is not None else (first, last)
    return first, last


def _role(doc: Doc, first: int, last: int, strong: bool, reading: Reading) -> Finding:
    span = doc[first:last]
    start, end = span.start_char, span.end_char
    start += len(span.text) - len(span.text.lstrip("/|*:-–("))
    gender = _GENDER.match(reading.text, end)
    end = gender.end() if gender else end
    if "(" in reading.text[start:end] and reading.text[end : end + 1] == ")":
        end += 1
    inside = any(start <= a and b <= end for a, b in reading.phrases)
    reason = "role lexicon" if inside else "role noun or beside a job word" if strong else "what no other slot took"
    return Finding("roles", start, end, reading.text[start:end], 0.95 if inside else 0.8 if strong else 0.5, reason)


def rest_of(doc: Doc, found: list[Kind], names: Sequence[tuple[int, int]]) -> str:
    """The words of content that no slot and no role took."""
    taken = {i for first, last in names for i in range(first, last)}
    pieces: list[str] = []
    for i, token in enumerate(doc):
        if _left(found[i], token.text) and i not in taken:
            joined = i > 0 and not doc[i - 1].whitespace_ and i - 1 not in taken
            touching = pieces and joined and _left(found[i - 1], doc[i - 1].text)
            if touching:
                pieces[-1] += token.text
            else:
                pieces.append(token.text)
    return " ".join(pieces)


def _left(kind: Kind, text: str) -> bool:
    """True for words of content, and for numbers long enough to name something ("ISO 9001", "2026")."""
    return kind in (Kind.WORD, Kind.ASIDE) or (kind is Kind.PUNCT and text.isdigit() and len(text) > 2)
