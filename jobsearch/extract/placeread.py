"""Names in a piece of a feed's place string, joined where one contains the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ..posting import PlaceKind
from .placedata import NameClass, PlaceEntry
from .placefold import CJK, fold

#: Folded name -> the places it stands for, each with how it is called so.
Lookup = Callable[[str], list[tuple[PlaceEntry, NameClass]]]

_PARTS = re.compile(r"\s*,\s*|\s+[-–—:]+\s*|\s*[-–—:]+\s+|\s*\(\s*|\s*\)\s*")
_WORDS = re.compile(r"[^\s,]+")
_LONGEST = 6
_SMALL_TOWN = 15_000  # a town below this is not picked out of the middle of unknown words
_MUCH_SMALLER = 40  # "Boston, New York, Chicago": Boston in New York State is not meant
_WIDE = (PlaceKind.STATE, PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REMOTE_AREA)


@dataclass(slots=True)
class Group:
    """Parts that name one place together: text and the candidates still possible."""

    text: str
    key: str
    found: list[tuple[PlaceEntry, NameClass]] = field(default_factory=list)

    @property
    def largest(self) -> int:
        """People in the most populous candidate."""
        return max((entry.population for entry, _ in self.found), default=0)


def known(words: str, lookup: Lookup) -> bool:
    """True when the words as a whole are a place's name."""
    key = fold(words)
    return bool(key) and any(name not in {NameClass.QUALIFIER, NameClass.OTHER} for _, name in lookup(key))


def read(words: str, lookup: Lookup) -> list[Group]:
    """Places of one segment: its parts, joined where one contains the next ("Austin, TX"; "China-Shanghai")."""
    groups: list[Group] = []
    for part in filter(None, (part.strip(" .") for part in _PARTS.split(words))):
        for group in _part(part, lookup):
            known = next((earlier for earlier in reversed(groups) if earlier.found), None)
            if known is None or not _join(known, group):
                groups.append(group)
    return _drop_unknown(groups)


def _part(part: str, lookup: Lookup) -> list[Group]:
    key = fold(part)
    if not key:
        return []
    found = lookup(key)
    if found:
        return [Group(part, key, found)]
    for split in ("-", "–"):
        if split in part:
            pieces = [p.strip() for p in part.split(split) if p.strip()]
            if len(pieces) > 1 and any(lookup(fold(p)) for p in pieces):
                return [group for p in pieces for group in _part(p, lookup)]
    return _scan(part, lookup) or [Group(part, key)]


def _scan(part: str, lookup: Lookup) -> list[Group]:
    """Places among unknown words, the longest first."""
    if CJK.search(part):
        return _scan_cjk(part, lookup)
    words = [(m.start(), m.end()) for m in _WORDS.finditer(part)]
    groups: list[Group] = []
    i = 0
    while i < len(words):
        for n in range(min(_LONGEST, len(words) - i), 0, -1):
            piece = part[words[i][0] : words[i + n - 1][1]]
            key = fold(piece)
            found = [pair for pair in lookup(key) if _worth(pair, piece, n)] if key else []
            if found:
                group = Group(piece, key, found)
                _add(groups, group)
                i += n
                break
        else:
            i += 1
    return groups


def _add(groups: list[Group], group: Group) -> None:
    """Append a group, or let the one before take it in."""
    if not (groups and _join(groups[-1], group)):
        groups.append(group)


def _scan_cjk(part: str, lookup: Lookup) -> list[Group]:
    groups: list[Group] = []
    i = 0
    while i < len(part):
        for n in range(min(10, len(part) - i), 1, -1):
            found = lookup(fold(part[i : i + n]))
            if not groups:  # a little-known name stands after its city only
                found = [pair for pair in found if pair[1] is not NameClass.LOCAL]
            if found and CJK.match(part[i]):
                group = Group(part[i : i + n], fold(part[i : i + n]), found)
                _add(groups, group)
                i += n
                break
        else:
            i += 1
    return groups


def _worth(pair: tuple[PlaceEntry, NameClass], piece: str, words: int) -> bool:
    entry, name = pair
    if name in {NameClass.QUALIFIER, NameClass.SHORT}:
        return piece.isupper() or piece in {"sf", "nyc", "uk", "usa"}
    if not piece[:1].isupper() and not CJK.match(piece):
        return entry.kind is not PlaceKind.CITY and len(piece) > 3
    return name is not NameClass.OTHER and (
        words > 1 or entry.kind is not PlaceKind.CITY or entry.population >= _SMALL_TOWN
    )


def _join(group: Group, following: Group) -> bool:
    """Narrow `group` by the part after it, or replace it by a place inside it; False when they are two places."""
    if not group.found or not following.found:
        return False
    wide = {entry.code for entry, name in following.found}
    inside = [pair for pair in group.found if wide.intersection(pair[0].ancestors) or pair[0].code in wide]
    if inside:
        city = max((entry.population for entry, _ in following.found if entry.kind is PlaceKind.CITY), default=0)
        if max(entry.population for entry, _ in inside) * _MUCH_SMALLER < group.largest and city > 200_000:
            return False
        group.found, group.text = inside, f"{group.text}, {following.text}"
        return True
    codes = {entry.code for entry, _ in group.found if entry.kind is not PlaceKind.CITY}
    inside = [pair for pair in following.found if codes.intersection(pair[0].ancestors)]
    if inside:
        group.found, group.key, group.text = inside, following.key, f"{group.text}, {following.text}"
        return True
    return False


def _drop_unknown(groups: list[Group]) -> list[Group]:
    """Unknown parts beside known ones go, but an unknown town before its state or country takes their place."""
    if not any(group.found for group in groups):
        return [Group(", ".join(group.text for group in groups), "")] if groups else []
    kept: list[Group] = []
    for i, group in enumerate(groups):
        if group.found:
            previous = groups[i - 1] if i else None
            wide = all(entry.kind in _WIDE or entry.kind is PlaceKind.REGION for entry, _ in group.found)
            town = (
                previous is not None
                and not previous.found
                and re.fullmatch(r"[^\d#@]{3,40}", previous.text)
                and len(previous.text.split()) < 5
            )
            if previous is not None and town and wide and not kept:
                kept.append(Group(previous.text, "", group.found))
            else:
                kept.append(group)
    return kept
