"""What the rules make of each token of a query: the recogniser's evidence beside the words themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from ..extract.places import gazetteer
from ..posting import PlaceKind
from .chunks import Kind, kinds
from .employers import employers
from .findings import Finding, Reading
from .words import CJK

#: Tokens of the longest names, and people in a big town.
_SPACED_NAME, _UNSPACED_NAME, _BIG = 3, 5, 100_000
#: Slots whose value is one of a few, told in the tag.
VALUED = ("workplace", "seniority", "employment", "recency")


@dataclass(frozen=True, slots=True)
class Clues:
    """One string a token each.

    Attributes:
        tags: The slot that the rules gave it, with B- at the beginning of a claim: "B-seniority=senior", "O".
        marks: Language, sort of word, and whether the role lexicon or a negator holds it: "de:WORD:B:".
        names: Whether it is in a known name, whatever the rules made of it: "Firm=B|Place=IL", "".
    """

    tags: tuple[str, ...]
    marks: tuple[str, ...]
    names: tuple[str, ...]


def clues(doc: Doc, reading: Reading) -> Clues:
    """The clues of a query that the rules have read."""
    tags = ["O"] * len(doc)
    skilled = {at for f in reading.of("skills") for at in _tokens(doc, f.start, f.end)}
    # Weaker claims first: those that leave the words to a role are told by the role's own tag.
    for finding in sorted([*reading.found, *reading.roles], key=lambda f: (f.takes, f.slot == "roles")):
        name = label_of(finding)
        if name is None:
            continue
        for i, at in enumerate(_tokens(doc, finding.start, finding.end)):
            tags[at] = f"{'I' if i else 'B'}-{name}" + ("&skills" if finding.slot == "roles" and at in skilled else "")
    phrase = [""] * len(doc)
    for first, last in reading.phrase_tokens:
        for at in range(first, last):
            phrase[at] = "B" if at == first else "I"
    cue = [""] * len(doc)
    for start, end in reading.cues:
        for at in _tokens(doc, start, end):
            cue[at] = "not"
    sorts = kinds(doc, reading)
    marks = tuple(
        f"{reading.language}:{sort.name}:{held}:{negated}"
        for sort, held, negated in zip(sorts, phrase, cue, strict=True)
    )
    return Clues(tuple(tags), marks, _names(doc))


def wordless(told: Clues) -> Clues:
    """The same without what the rules decided."""
    return thinned(told, lambda: True)


def thinned(told: Clues, dropped: Callable[[], bool]) -> Clues:
    """The same without the claims of the rules for which `dropped` answers true, asked once a claim."""
    tags, marks = list(told.tags), list(told.marks)
    drop = False
    for at, tag in enumerate(told.tags):
        if tag == "O":
            continue
        if tag.startswith("B-"):
            drop = dropped()
        if drop:
            tags[at] = "O"
            marks[at] = marks[at].replace(f":{Kind.SLOT.name}:", f":{Kind.WORD.name}:")
    return Clues(tuple(tags), tuple(marks), told.names)


def label_of(finding: Finding) -> str | None:
    """The name of a claim's slot, with its value where that is one of a few; None for what fills no slot."""
    if finding.slot == "cue":
        return None
    if finding.slot not in VALUED:
        return finding.slot
    value = finding.value
    if finding.slot == "recency":
        return f"recency={value.kind}"
    if finding.slot == "seniority":
        return "+".join(f"seniority={level}" for level in value)
    return f"{finding.slot}={value}"


def _names(doc: Doc) -> tuple[str, ...]:
    """Known employers and places at each token, the longest first."""
    firms = [""] * len(doc)
    for mention in employers().mentions(doc.text):
        for at in (span := _tokens(doc, mention.start, mention.end)):
            firms[at] = ("B" if at == span.start else "I") + ("w" if mention.flags else "")
    places = [""] * len(doc)
    first = 0
    while first < len(doc):
        unspaced = CJK.match(doc[first].text) is not None
        least, most = (2, _UNSPACED_NAME) if unspaced else (1, _SPACED_NAME)
        size = ""
        for last in range(min(first + most, len(doc)), first + least - 1, -1):
            size = _place_size(doc[first:last].text)
            if size:
                for at in range(first, last):
                    places[at] = ("B" if at == first else "I") + size
                first = last
                break
        first += not size
    return tuple(
        "|".join(f"{kind}={told}" for kind, told in (("Firm", firm), ("Place", place)) if told)
        for firm, place in zip(firms, places, strict=True)
    )


@lru_cache(maxsize=50_000)
def _place_size(name: str) -> str:
    """How large the largest place of a name is: country, state or region "C", big town "L", town "T"; "" for none."""
    if not name[0].isalpha():
        return ""
    known = gazetteer().largest(name)
    if known is None:
        return ""
    if known.kind is not PlaceKind.CITY:
        return "C"
    return "L" if known.population >= _BIG else "T"


def _tokens(doc: Doc, start: int, end: int) -> range:
    span = doc.char_span(start, end, alignment_mode="expand")
    return range(0) if span is None else range(span.start, span.end)
