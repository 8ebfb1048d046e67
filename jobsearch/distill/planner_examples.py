"""Training examples of the recogniser: annotated queries, varied by putting other names in the marked places."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..extract.skills import skill_names
from ..planner.annotated import Annotated, Mark
from ..planner.clues import VALUED
from ..planner.lexicon import lexicon
from ..planner.recogniser import ROLE_SKILL, Entity, norm

#: How often a variant of a query is made so, and how often a marked name in it is replaced.
LOWER, UPPER, TYPO, BARE, SWAP = 0.2, 0.04, 0.08, 0.06, 0.5
#: Slots whose names may stand for one another; of places and employers too, within a language.
SWAPPED = ("roles", "skills", "locations", "companies")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class Names:
    """Names to put in marked places, by language and slot: those of the queries, the lexicons and the skill table."""

    def __init__(self, queries: Iterable[Annotated]) -> None:
        self._pools: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        languages = set()
        for query in queries:
            languages.add(query.language)
            for mark in query.marks:
                self._pools[query.language, mark.slot, mark.value].append(query.text[mark.start : mark.end])
        self._lexicon = {code: sorted({phrase for phrase, _ in lexicon().phrases(code)}) for code in sorted(languages)}
        self._skills = sorted(name for name in skill_names() if len(name) > 1)

    def other(self, language: str, mark: Mark, chance: random.Random) -> str | None:
        """Another name of the same kind; None where there is none."""
        drawn = chance.random()
        if mark.slot == "roles" and drawn < 0.6 and self._lexicon.get(language):
            return chance.choice(self._lexicon[language])
        if mark.slot == "skills" and drawn < 0.5:
            return chance.choice(self._skills)
        pool = self._pools[language, mark.slot, mark.value]
        return chance.choice(pool) if len(pool) > 3 else None


def varied(query: Annotated, names: Names, chance: random.Random) -> Annotated:
    """A variant: some names replaced, case and spelling as seekers type."""
    made = _swapped(query, names, chance) if chance.random() < 0.75 else query
    drawn = chance.random()
    if drawn < LOWER:
        return _mapped(made, str.lower)
    if drawn < LOWER + UPPER:
        return _mapped(made, str.upper)
    if drawn < LOWER + UPPER + TYPO:
        return _mistyped(made, chance)
    if drawn < LOWER + UPPER + TYPO + BARE:
        return _mapped(made, _without_accents)
    return made


def _swapped(query: Annotated, names: Names, chance: random.Random) -> Annotated:
    """Whole outer marks are replaced; what stood inside one goes with it."""
    pieces: list[str] = []
    marks: list[Mark] = []
    size = last = 0
    outer_end = -1
    for mark in query.marks:
        if mark.start < outer_end:
            continue
        inside = [m for m in query.marks if m is not mark and mark.start <= m.start and m.end <= mark.end]
        outer_end = mark.end
        new = None
        if mark.slot in SWAPPED and not any(m.slot != "skills" for m in inside) and chance.random() < SWAP:
            new = names.other(query.language, mark, chance)
        before = query.text[last : mark.start]
        text = query.text[mark.start : mark.end] if new is None else _cased(new, query.text[mark.start : mark.end])
        pieces += [before, text]
        start = size + len(before)
        marks.append(replace(mark, start=start, end=start + len(text)))
        if new is None:
            shift = start - mark.start
            marks += [replace(m, start=m.start + shift, end=m.end + shift) for m in inside]
        size, last = start + len(text), mark.end
    return Annotated("".join([*pieces, query.text[last:]]), tuple(marks), query.language)


def _cased(name: str, as_: str) -> str:
    if as_.islower():
        return name.lower()
    if as_.isupper() and len(as_) > 3:
        return name.upper()
    return name[:1].upper() + name[1:] if as_[:1].isupper() and name.islower() else name


def _mapped(query: Annotated, change: object) -> Annotated:
    """Changed sign by sign, so that the marks stay true; a sign whose change is no single sign is left."""
    text = "".join(new if len(new := change(ch)) == 1 else ch for ch in query.text)  # type: ignore[operator]
    return Annotated(text, query.marks, query.language)


def _without_accents(ch: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", ch) if not unicodedata.combining(c)) or ch


def _mistyped(query: Annotated, chance: random.Random) -> Annotated:
    """Two neighbouring letters change places, in a word of at least five."""
    words = [hit.span() for hit in re.finditer(r"[^\W\d_]{5,}", query.text) if not _CJK.match(hit.group())]
    if not words:
        return query
    start, end = chance.choice(words)
    at = chance.randrange(start + 1, end - 1)
    text = query.text[:at] + query.text[at + 1] + query.text[at] + query.text[at + 2 :]
    return Annotated(text, query.marks, query.language)


def entities(query: Annotated) -> list[Entity]:
    """What the recogniser is to find: the outer marks, a role with skills inside it in pieces.

    Of words that fill two slots, the first is told.
    """
    found: list[Entity] = []
    end = -1
    for mark in sorted(query.marks, key=lambda m: (m.start, -m.end, m.slot != "roles")):
        if mark.start < end:
            continue
        end = mark.end
        if mark.slot == "roles":
            skills = [m for m in query.marks if m.slot == "skills" and mark.start <= m.start and m.end <= mark.end]
            found += _pieces(query.text, mark, skills)
        else:
            found.append(Entity(mark.start, mark.end, mark.slot))
    return found


def _pieces(text: str, role: Mark, skills: Iterable[Mark]) -> Iterator[Entity]:
    at = role.start
    for start, end, label in (*((m.start, m.end, ROLE_SKILL) for m in skills), (role.end, role.end, "")):
        before = text[at:start]
        if bare := before.strip(" -"):
            begin = at + before.index(bare)
            yield Entity(begin, begin + len(bare), "roles")
        if label:
            yield Entity(start, end, label)
        at = end


def values(queries: Iterable[Annotated]) -> dict[str, dict[str, str]]:
    """Slot -> words as typed, folded -> the value that they mostly have, for slots of few values."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for query in queries:
        for (start, end, slot), told in _valued(query).items():
            counts[slot, norm(query.text[start:end])]["+".join(told)] += 1
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (slot, words), values in sorted(counts.items()):
        found[slot][words] = values.most_common(1)[0][0]
    return dict(found)


def _valued(query: Annotated) -> dict[tuple[int, int, str], list[str]]:
    found: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for mark in query.marks:
        if mark.slot in VALUED:
            found[mark.start, mark.end, mark.slot].append(mark.value)
    return found
