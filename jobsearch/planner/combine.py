"""Both halves of the planner made one: the recogniser says which words fill which slot, the rules what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from ..extract.pay import find_pay
from ..extract.places import gazetteer
from ..extract.recency import find_recency
from ..intent import Location, Recency
from ..posting import Employment, PlaceKind, Seniority, Workplace
from . import exclude
from .chunks import kinds
from .findings import Finding, Reading
from .recogniser import ROLE_SKILL, Entity
from .roles import rest_of
from .slots import location_of, pay_of
from .words import CJK, vocabulary

#: Slots whose values are read from the words by grammar: what the rules are sure of stays, whatever was learnt.
EXACT = ("recency", "salary", "radius_km")
#: Slots of closed word lists: what the rules found stays where the recogniser found nothing.
LISTED = ("workplace", "seniority", "employment")
#: Slots that filter postings by a value which the recogniser alone may have found.
FILTERS = ("locations", "companies", "seniority", "employment", "workplace")
AGREED, LEARNT = 0.95, 0.75
_WORD = re.compile(r"\S+")
_VALUES: dict[str, Any] = {"workplace": Workplace, "seniority": Seniority, "employment": Employment}


def combine(doc: Doc, reading: Reading, entities: Sequence[Entity], learnt: Callable[[str, str], list[str]]) -> None:
    """Replace the claims of the rules in `reading` by those of both halves.

    Args:
        doc: The query's tokens.
        reading: As the rules left it.
        entities: What the recogniser found, none overlapping.
        learnt: (slot, words) -> the values that the words had in the training queries.
    """
    ruled = [*reading.found, *reading.roles]
    found: list[Finding] = [f for f in reading.found if f.slot == "cue"]
    roles: list[Finding] = []
    # What must not be there is told by a negator and its phrase: grammar again.
    excluded = [f for f in reading.found if f.slot == "exclude"]
    entities, inner = whole_roles(reading.text, list(sober(reading, [
        e for e in entities if e.label != "exclude" and not any(f.overlaps(e.start, e.end) for f in excluded)
    ])))
    found += excluded
    found += [Finding("skills", e.start, e.end, reading.text[e.start : e.end], LEARNT, "part of the role", takes=False)
              for e in inner]
    for entity in entities:
        claims = list(_claims(entity, reading, ruled, learnt))
        if entity.label == "roles":
            roles += claims
            found += [f for f in _within(claims[0], ruled) if not any(f.overlaps(e.start, e.end) for e in inner)]
        else:
            found += claims
    for finding in ruled:
        taken = any(f.overlaps(finding.start, finding.end) for f in (*found, *roles))
        if finding.slot in (*EXACT, *LISTED) and not taken:
            found.append(finding)
    kept = {(f.slot, f.start, f.end) for f in (*found, *roles)}
    for finding in ruled:
        if finding.slot != "cue" and (finding.slot, finding.start, finding.end) not in kept:
            reading.reject(finding, f"{finding.reason or 'a rule'}, but not in this context")
    reading.found, reading.roles = sorted(found, key=lambda f: (f.start, f.end)), roles
    reading.soft.clear()
    exclude.wishes(reading)
    reading.soft |= _unsure(reading)
    spans = [doc.char_span(role.start, role.end, alignment_mode="expand") for role in roles]
    reading.rest = rest_of(doc, kinds(doc, reading), [(span.start, span.end) for span in spans if span is not None])


def _unsure(reading: Reading) -> set[str]:
    """Slots that only the recogniser fills: preferences, for a wrong filter costs more than a missing one."""
    surest: dict[str, float] = {}
    for finding in reading.of(*FILTERS):
        surest[finding.slot] = max(finding.confidence, surest.get(finding.slot, 0.0))
    return {slot for slot, confidence in surest.items() if confidence <= LEARNT}


def sober(reading: Reading, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Entities without what no reader would take into them.

    A sum, date or distance that the rules read ends a name, and with it goes the little word between ("Fahrer im
    Umkreis von" 50 km); a word of everyday job language is no place.
    """
    grammar = reading.of(*EXACT)
    for entity in entities:
        start, end = entity.start, entity.end
        if entity.label not in EXACT:
            for f in grammar:
                if f.overlaps(start, end) and (f.start > start or f.end < end):
                    start, end = (start, f.start) if f.start > start else (f.end, end)
                if f.start >= end and not reading.text[end : f.start].strip():
                    end = _without_little_words(reading, start, end)
        words = reading.text[start:end]
        if bare := words.strip(" -–,;:/|"):
            start += words.index(bare)
            end = start + len(bare)
            if entity.label == "companies" and any((f.start, f.end) == (start, end) for f in reading.roles):
                # A name of an employer that no table holds, and every word of it a role's.
                yield Entity(start, end, "roles")
            elif entity.label != "locations" or _nameable(bare, start, reading):
                yield Entity(start, end, entity.label)


def _without_little_words(reading: Reading, start: int, end: int) -> int:
    """The end of the last word that is no filler; the first word always stays."""
    words = [hit.span() for hit in _WORD.finditer(reading.text, start, end)]
    little = vocabulary(reading.language).filler
    while len(words) > 1 and reading.text[slice(*words[-1])].casefold() in little:
        words.pop()
    return words[-1][1] if words else end


def _nameable(words: str, start: int, reading: Reading) -> bool:
    """False for a word of everyday job language that neither the rules nor the place tree take for a place."""
    if any(f.overlaps(start, start + len(words)) for f in reading.of("locations")) or CJK.search(words):
        return True
    known = vocabulary(reading.language)
    everyday = words.casefold() in known.filler | known.jobnoun | known.field
    return not everyday or gazetteer().largest(words) is not None


def whole_roles(text: str, entities: Sequence[Entity]) -> tuple[list[Entity], list[Entity]]:
    """Entities with the pieces of each role joined, and the skills that are parts of roles.

    A skill of a role that touches no piece of one is a skill by itself.
    """
    joined: list[Entity] = []
    inner: list[Entity] = []
    pieces = ("roles", ROLE_SKILL)
    run: list[Entity] = []
    for entity in [*sorted(entities, key=lambda e: e.start), Entity(len(text) + 2, len(text) + 2, "")]:
        touching = run and not text[run[-1].end : entity.start].strip(" -") and entity.start <= len(text)
        if entity.label in pieces and touching and ROLE_SKILL in (entity.label, run[-1].label):
            run.append(entity)
            continue
        if run:
            skills = [piece for piece in run if piece.label == ROLE_SKILL]
            if len(skills) < len(run):
                joined.append(Entity(run[0].start, run[-1].end, "roles"))
                inner += skills
            else:
                joined += [Entity(piece.start, piece.end, "skills") for piece in skills]
        run = [entity] if entity.label in pieces else []
        if not run and entity.label:
            joined.append(entity)
    return joined, inner


def _within(role: Finding, ruled: Sequence[Finding]) -> Iterator[Finding]:
    """What the rules read inside a role beside it: its technology, its level, its kind of contract."""
    for finding in ruled:
        inside = role.start <= finding.start and finding.end <= role.end
        told = finding.slot == "skills" or (finding.slot in ("seniority", "employment") and not finding.takes)
        if inside and told:
            yield replace(finding, takes=False)


def _claims(
    entity: Entity, reading: Reading, ruled: Sequence[Finding], learnt: Callable[[str, str], list[str]]
) -> Iterator[Finding]:
    """The claims of one recognised span: one, or a level and a contract where a word tells both ("internship")."""
    slot, start, end = entity.label, entity.start, entity.end
    text = reading.text[start:end]
    slots = (slot, *({"seniority", "employment"} - {slot})) if slot in ("seniority", "employment") else (slot,)
    for each in slots:
        same = next((f for f in ruled if f.slot == each and (f.start, f.end) == (start, end)), None)
        near = same or next((f for f in ruled if f.slot == each and f.overlaps(start, end)), None)
        if each != slot and near is None:
            continue
        value = _value(each, text, near, exact=same is not None, reading=reading, learnt=learnt)
        if value is not None:
            where = (near.start, near.end) if near is not None and each in EXACT else (start, end)
            reason = same.reason if same else "so used in the training queries"
            sure = same is not None or (near is not None and each in EXACT)
            yield Finding(each, *where, value, AGREED if sure else LEARNT, reason)


def _value(
    slot: str, text: str, near: Finding | None, *, exact: bool, reading: Reading,
    learnt: Callable[[str, str], list[str]],
) -> Any:
    """What a recognised span means; None for a sum, date, distance, level or the like that cannot be read."""
    if slot in _VALUES:
        return near.value if near else _coded(slot, learnt(slot, text))
    if slot == "recency":
        return _recency(learnt(slot, text), text, near, reading)
    if slot == "salary":
        return near.value if near else next((pay_of(match) for match in find_pay(text)), None)
    if slot == "radius_km":
        return near.value if near else None
    if slot == "locations":
        return near.value if near and exact else _place(text, reading.language)
    return text


def _coded(slot: str, told: Sequence[str]) -> Any:
    coded = tuple(_VALUES[slot](value) for value in told)
    if not coded:
        return None
    return coded if slot == "seniority" else coded[0]


def _recency(told: Sequence[str], text: str, near: Finding | None, reading: Reading) -> Recency | None:
    if near is not None:
        value: Recency = near.value
        return value
    if "vague" in told:
        return Recency(text=text, kind="vague")
    return next((match.value for match in find_recency(text, reading.now, language=reading.language)), None)


def _place(text: str, language: str) -> Location:
    """The place of a name; one that the tree lacks stays unresolved, and is searched as text."""
    found = gazetteer().find(text, language=language)
    whole = [match for match in found if match.end - match.start >= len(text) * 0.6]
    if whole:
        return location_of(text, whole[0].value)
    return Location(text=text, kind=PlaceKind.CITY)
