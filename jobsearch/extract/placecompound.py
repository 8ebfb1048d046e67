"""Words that belong to a place's name as seekers write it: "Paris 9e", "Amsterdam-Zuid", "Großraum Hannover"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..posting import PlaceKind
from .placedata import NameClass
from .placefold import fold
from .placejudge import Found, Token
from .placenear import distance_km
from .placeread import Lookup

_I = re.IGNORECASE
#: Before a name: an area around it or a side of it, part of the text.
_AREA_BEFORE = re.compile(
    r"(?<![^\W_])(?:gro(?:ß|ss)raum|raum|metropolregion|region|kanton|canton\s+de|landkreis|greater"
    r"|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|central|mid|upper|lower|inner|outer|downtown"
    r"|grand|agglomération\s+de|métropole\s+de|région\s+de|vieux|gran|grande"
    r"|área\s+metropolitana\s+de|provincia\s+de|regio|groot"
    r"|zona\s+(?:norte|sur|sul|leste|este|oeste|oriente|poniente)\s+(?:de|do|da|del)|região\s+de|noord|zuid|oost|west)[\s-]$",
    _I,
)
#: After a name: the same.
_AREA_AFTER = re.compile(
    r"(?:\s+(?:metro(?:politan)?\s+area|metro\s+region|metropolitan\s+region|area|region|city\s+cent(?:re|er)"
    r"|(?:city\s+)?suburbs|und\s+umland)|[\s-](?:nord|süd|sued|ost|west|mitte|zentrum|innenstadt|stadt|centrum|zuid|noord|oost"
    r"|sud|centre|centro|norte|sur|sul|ville)|-gebiet|[\s-]umland|\s+(?:International\s+)?Airport)(?![^\W_])"
    r"(?!\s+(?:commercial|comercial|de|del|d['’]|hospitalier|médical|médico)(?![^\W_]))",
    _I,
)
_ONLY_CITY = re.compile(r"[\s-](?:mitte|zentrum|innenstadt|centrum|centre|centro|ville|stadt|norte|sur|sul)$", _I)
_ARRONDISSEMENT = re.compile(
    r"\s+\d{1,2}\s?(?:er|e|ème|eme|è|ᵉ)(?![^\W_])(?:\s+arr(?:t|\.|ondissement)?(?![^\W_]))?", _I
)
_DEPARTMENT = re.compile(r"\s*\((?:\d{2,3}|2[ABab])\)")
_DUBLIN = re.compile(r"\s+(?:[1-9]|1\d|2[0-4]|6W)(?=\s*(?:$|[,.;?!)]))")
_PART = re.compile(r"\s?[-–]\s?(?P<part>[A-ZÀ-Þ][^\W\d_]{2,}(?:[-–][A-ZÀ-Þ][^\W\d_]+)*)(?![^\W_])")
_PART_BLANK = re.compile(r"\s(?P<part>[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?)(?![^\W_])")
_WIDENED = frozenset({PlaceKind.CITY, PlaceKind.STATE, PlaceKind.REGION, PlaceKind.METRO})
_LARGE = 90_000
#: Population from which "Raum X" and "Region X" name more than the town.
_METRO = 400_000
_NEAR_KM = 40.0


def extend(match: Found, tokens: Sequence[Token], text: str, lookup: Lookup, *, floor: int) -> None:
    """Widen a match by what belongs to its name; its places stay as they are.

    Args:
        match: The name found; its characters change.
        tokens: The words of the text.
        text: The query.
        lookup: Folded name to places.
        floor: Where the place before ends: no word of it is taken.
    """
    kinds = {entry.kind for entry, _ in match.pairs}
    if PlaceKind.CITY in kinds and not match.qualified:
        _city_part(match, text, lookup)
    if kinds & _WIDENED and not match.qualified:
        _area(match, text, floor)
    while match.last + 1 < len(tokens) and tokens[match.last + 1].end <= match.end:
        match.last += 1


def _city_part(match: Found, text: str, lookup: Lookup) -> None:
    largest = max(entry.population for entry, _ in match.pairs)
    countries = {entry.country for entry, _ in match.pairs if entry.population * 20 >= largest}
    tail = None
    if "FR" in countries:
        tail = _DEPARTMENT.match(text, match.end)
        if tail is None and match.key in ("paris", "lyon", "marseille"):
            tail = _ARRONDISSEMENT.match(text, match.end)
    elif match.key == "dublin":
        tail = _DUBLIN.match(text, match.end)
    if tail is None and largest >= _LARGE:
        hyphened = _PART.match(text, match.end)
        if hyphened and not hyphened.group()[0].isspace() and not hyphened.group()[1].isspace():
            tail = hyphened
        elif (apart := _PART_BLANK.match(text, match.end)) and _lies_in(match, apart["part"], lookup):
            tail = apart
    if tail is not None:
        match.end = tail.end()


def _lies_in(match: Found, name: str, lookup: Lookup) -> bool:
    """True when the next word is a part of the city: "Berlin Neukölln"."""
    city = max((entry for entry, _ in match.pairs), key=lambda e: e.population)
    for entry, kind in lookup(fold(name)):
        if entry.kind is PlaceKind.CITY and kind <= NameClass.ALIAS and city.code in entry.ancestors:
            km = distance_km(city, entry)
            if km is None or km < _NEAR_KM:
                return True
    return False


def _area(match: Found, text: str, floor: int) -> None:
    before = text[max(floor, match.start - 32) : match.start]
    lead = _AREA_BEFORE.search(before)
    name = text[match.start : match.end]
    largest = max(entry.population for entry, _ in match.pairs)
    if lead and largest < _METRO and lead.group().casefold().strip() in ("raum", "region"):
        lead = None
    plain = lead is not None and lead.group().casefold().startswith(("grand", "region"))
    if lead and (lead.group()[0].isupper() or name.islower() or not plain):
        match.start -= len(before) - lead.start()
    tail = _AREA_AFTER.match(text, match.end)
    if tail and (match.pairs[0][0].kind is PlaceKind.CITY or not _ONLY_CITY.search(tail.group())):
        match.end = tail.end()
