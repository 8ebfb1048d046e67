"""The query's side: places in free text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..posting import PlaceKind
from .match import Match
from .placedata import NameClass, PlaceEntry
from .placefold import CJK, fold
from .placeparse import Lookup
from .placerank import HOMES, best_first
from .placewords import (
    AFTER_US,
    ARTICLES,
    AT,
    BARE_LEAST,
    BEFORE_LA,
    BEFORE_US,
    GENITIVE,
    NEAR,
    NEVER,
    OF_PLACE,
    REMOTE,
    SAFE_SHORT,
    STATE_WORDS,
    UPPER_ONLY,
    WORLD,
    stop_words,
)

_CJK = CJK.pattern[1:-2]
_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_INNER = re.compile(r"[ \t\u00a0]{1,2}|[-–'’./&+]|[.] | & | - |-|'s ")
_TO_QUALIFIER = re.compile(r"\s*,\s*|\s+|\s*\(\s*|\s*/\s*")
_MONEY = ("$", "€", "£", "¥")
_LONGEST = 6
_LONGEST_CJK = 10
_OTHER_LEAST = 300_000


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    key: str


@dataclass(slots=True)
class _Found:
    first: int
    last: int
    start: int
    end: int
    key: str
    pairs: list[tuple[PlaceEntry, NameClass]]
    qualified: bool = False


class Finder:
    """Finds places in one text. Make one for each text."""

    def __init__(self, text: str, lookup: Lookup, *, language: str) -> None:
        self.text = text
        self.lookup = lookup
        self.language = language
        self.tokens = [_Token(m.start(), m.end(), m.group(), fold(m.group())) for m in _TOKEN.finditer(text)]
        letters = [token.text for token in self.tokens if len(token.text) > 3]
        self.shouting = bool(letters) and all(word.isupper() for word in letters)
        self.remote = any(token.key in REMOTE for token in self.tokens) or any(word in text for word in ("远程", "居家"))

    def find(self) -> list[Match[tuple[PlaceEntry, ...]]]:
        """Matches by position, none overlapping another."""
        found: list[_Found] = []
        i = 0
        while i < len(self.tokens):
            token = self.tokens[i]
            if CJK.match(token.text):
                found.extend(self._cjk(i))
                i += 1
                continue
            match = self._longest(i)
            if match is None:
                i += 1
                continue
            self._qualify(match)
            if match.qualified or self._stands_alone(match):
                found.append(match)
                i = match.last + 1
            else:
                i += 1
        said = [self._says(match) for match in found]
        return [self._match(match, _merged(said[:i] + said[i + 1 :])) for i, match in enumerate(found)]

    def _says(self, match: _Found) -> dict[str, float]:
        """What a match says about the places named beside it: a country much, a sure city something."""
        entry = best_first(match.pairs, match.key, language=self.language, limit=1)[0]
        if entry.kind is not PlaceKind.CITY:
            return {entry.code: 2.0, entry.country or "world": 1.0}
        weight = 0.8 if match.qualified or len(match.pairs) == 1 else 0.4
        near = [code for code in entry.ancestors if code.startswith("metro:") or "-" in code and ":" not in code and "/" not in code]
        return dict.fromkeys(near, weight) | {entry.country or "world": weight / 2}

    def _longest(self, i: int) -> _Found | None:
        last = i
        spans = [(i, self.tokens[i].end)]
        while last + 1 < len(self.tokens) and len(spans) < _LONGEST:
            gap = self.text[self.tokens[last].end : self.tokens[last + 1].start]
            if not _INNER.fullmatch(gap) or CJK.match(self.tokens[last + 1].text):
                break
            last += 1
            spans.append((last, self.tokens[last].end))
        for last, end in reversed(spans):
            key = " ".join(token.key for token in self.tokens[i : last + 1])
            pairs = self.lookup(key)
            if last > i and self.tokens[i].key in ARTICLES:
                pairs = [pair for pair in pairs if pair[0].kind is PlaceKind.CITY]
            if pairs and not (last == i and key in NEVER):
                match = _Found(i, last, self.tokens[i].start, end, key, pairs)
                if last == i or self._plausible(match):
                    return match
        return None

    def _plausible(self, match: _Found) -> bool:
        """Several words are a place unless they are only ever a qualifier or a common phrase."""
        return any(name is not NameClass.QUALIFIER for _, name in match.pairs) and (match.key not in stop_words() or self._prepared(match))

    def _qualify(self, match: _Found) -> None:
        """Take in what says which one is meant: ", TX", " Ohio", " (UK)", again and again."""
        while match.last + 1 < len(self.tokens):
            following = self.tokens[match.last + 1]
            gap = self.text[match.end : following.start]
            if not _TO_QUALIFIER.fullmatch(gap):
                return
            taken = None
            for n in range(min(4, len(self.tokens) - match.last - 1), 0, -1):
                last = self.tokens[match.last + n]
                inner = self.text[following.start : last.end]
                key = fold(inner)
                if self.text[last.end : last.end + 1] in _MONEY:
                    continue
                if "," not in inner and "(" not in inner and (pairs := self.lookup(key)) and self._may_qualify(match, gap, inner, key):
                    taken = self._narrow(match, pairs, gap)
                    if taken:
                        match.pairs, match.qualified = taken, True
                        match.last += n
                        match.end = last.end
                        if "(" in gap and self.text[match.end : match.end + 1] == ")":
                            match.end += 1
                        break
            if taken is None:
                return

    def _may_qualify(self, match: _Found, gap: str, inner: str, key: str) -> bool:
        if "/" in gap:
            return False
        if inner.isupper() or len(key) > 2:
            return key not in STATE_WORDS or inner.isupper()
        if key in STATE_WORDS:
            end = match.end + len(gap) + len(inner)
            return "," in gap and not self.text[end:].strip(" .?!")
        return True

    def _narrow(self, match: _Found, pairs: list[tuple[PlaceEntry, NameClass]], gap: str) -> list[tuple[PlaceEntry, NameClass]] | None:
        wide = {
            entry.code
            for entry, name in pairs
            if entry.kind in {PlaceKind.STATE, PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.METRO} or name in {NameClass.QUALIFIER}
        }
        wide |= {entry.code for entry, _ in pairs[:1] if entry.kind is PlaceKind.CITY and "," in gap and entry.population > 300_000}
        inside = [pair for pair in match.pairs if pair[1] is not NameClass.QUALIFIER and wide.intersection(pair[0].ancestors)]
        if not inside:
            return None
        top = max((e.population for e, n in match.pairs if e.kind is PlaceKind.CITY and n is not NameClass.QUALIFIER), default=0)
        city = max((e.population for e, _ in pairs if e.kind is PlaceKind.CITY), default=0)
        if city > 300_000 and max(e.population for e, _ in inside) * 40 < top:
            return None
        return inside

    def _stands_alone(self, match: _Found) -> bool:
        worth = [pair for pair in match.pairs if self._worth(match, *pair)]
        if worth:  # then the smaller ones may be meant too: what stands beside the place decides
            match.pairs = [pair for pair in match.pairs if pair in worth or pair[1] <= NameClass.ALIAS and pair[0].code != "world"]
        return bool(worth)

    def _worth(self, match: _Found, entry: PlaceEntry, name: NameClass) -> bool:
        if self.text[match.end : match.end + 1] in _MONEY or (entry.code == "world" and match.key not in WORLD):
            return False
        single = match.first == match.last
        text = self.text[match.start : match.end]
        upper = text.isupper() and not self.shouting
        if name is NameClass.QUALIFIER:
            return upper and entry.country in {"US", "CA", "AU"} and entry.kind is PlaceKind.STATE and self._prepared(match)
        if name is NameClass.SHORT or (single and match.key in UPPER_ONLY):
            return self._short(match, upper)
        if name is NameClass.COUNTY:
            return True
        if match.key in stop_words():
            return self._trap(match, entry, text)
        if entry.kind is not PlaceKind.CITY:
            return name is not NameClass.OTHER
        if name is NameClass.OTHER:
            return entry.population >= _OTHER_LEAST and len(match.key) > 4 and (text[0].isupper() or self._prepared(match))
        return entry.population >= self._least(match, entry, single, name)

    def _least(self, match: _Found, entry: PlaceEntry, single: bool, name: NameClass) -> int:
        home = (entry.country or "") in HOMES.get(self.language, {})
        if name is NameClass.ALIAS:
            return 0
        if self._prepared(match):
            return 0 if home else 15_000
        if self._before(match) in AT:
            return 200_000
        if not single:
            return 5_000 if home else 60_000
        if home:
            return BARE_LEAST.get(self.language, 40_000)
        return 400_000 if len(match.key) > 4 else 2_500_000

    def _short(self, match: _Found, upper: bool) -> bool:
        key = match.key
        before, after = self._before(match), self._after(match)
        if key in {"us", "u s"}:
            return upper or (before in BEFORE_US or after in AFTER_US) or (before is not None and before in REMOTE)
        if key == "la":
            return upper or (self.language == "en" and before in BEFORE_LA and after not in HOMES)
        if key in SAFE_SHORT:
            return True
        return upper and (key not in UPPER_ONLY or self._prepared(match) or after in {"time", "timezone", "hours", "zone", "timezones"} or self.remote)

    def _trap(self, match: _Found, entry: PlaceEntry, text: str) -> bool:
        """A common word that is also a place: only after a preposition, and as a proper name or at the very end."""
        if not self._prepared(match, strict=True):
            return entry.population >= 2_000_000 and text[0].isupper() and not self.shouting and match.first > 0
        if text[0].isupper() and not self.shouting:
            return entry.population >= 30_000
        return entry.population >= 200_000 and match.last == len(self.tokens) - 1

    def _before(self, match: _Found) -> str | None:
        return self.tokens[match.first - 1].key if match.first else None

    def _after(self, match: _Found) -> str | None:
        return self.tokens[match.last + 1].key if match.last + 1 < len(self.tokens) else None

    def _prepared(self, match: _Found, *, strict: bool = False) -> bool:
        """True when a word before says that a place follows ("in", "cerca de", "Raum")."""
        if match.first == 0:
            return False
        before = self.tokens[match.first - 1]
        gap = self.text[before.end : match.start]
        if gap.strip() and gap.strip() not in {"'", "’", "(", "d'"}:
            return False
        if before.key in NEAR.get(self.language, NEAR["en"]):
            return True
        second = self.tokens[match.first - 2].key if match.first > 1 else ""
        if before.key in GENITIVE and second in OF_PLACE:
            return True
        return not strict and before.key in {"the", "el", "la", "los", "der", "le", "les"} and second in NEAR.get(self.language, NEAR["en"])

    def _cjk(self, i: int) -> list[_Found]:
        token = self.tokens[i]
        found: list[_Found] = []
        at = 0
        while at < len(token.text):
            for n in range(min(_LONGEST_CJK, len(token.text) - at), 1, -1):
                key = fold(token.text[at : at + n])
                pairs = [pair for pair in self.lookup(key) if pair[1] < NameClass.OTHER]
                if pairs and key not in stop_words():
                    start = token.start + at
                    found.append(_Found(i, i, start, start + n, key, pairs))
                    at += n
                    break
            else:
                at += 1
        return found

    def _match(self, match: _Found, context: Mapping[str, float]) -> Match[tuple[PlaceEntry, ...]]:
        entries = best_first(match.pairs, match.key, language=self.language, context=context)
        entries = [self._as_kind(entry) for entry in entries]
        confidence = 1.0 if match.qualified or len(entries) == 1 else 0.9
        return Match(match.start, match.end, self.text[match.start : match.end], tuple(entries), confidence)

    def _as_kind(self, entry: PlaceEntry) -> PlaceEntry:
        """A part of the world is a remote area where remote work is asked for, else a region (or continent)."""
        if entry.country is None and entry.code != "world" and entry.kind in {PlaceKind.REGION, PlaceKind.CONTINENT, PlaceKind.REMOTE_AREA}:
            if self.remote:
                return replace(entry, kind=PlaceKind.REMOTE_AREA)
            if entry.kind is PlaceKind.REMOTE_AREA and entry.code in {"area:emea", "area:apac", "area:americas"}:
                return replace(entry, kind=PlaceKind.REGION)
        return entry


def _merged(said: list[dict[str, float]]) -> dict[str, float]:
    merged: dict[str, float] = {}
    for one in said:
        for code, weight in one.items():
            merged[code] = max(weight, merged.get(code, 0.0))
    merged.pop("world", None)
    return merged
