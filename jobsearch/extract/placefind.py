"""The query's side: places in free text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..posting import PlaceKind
from .match import Match
from .placedata import NameClass, PlaceEntry
from .placefold import CJK, fold
from .placejudge import MONEY, Found, Judge
from .placerank import best_first
from .placewords import ARTICLES, JOB_WORDS, NEVER, STATE_TITLES, STATE_WORDS, stop_words

_INNER = re.compile(r"[ \t\u00a0]{1,2}|[-–'’./&+]|[.] | & | - |-| ?\(")
_TO_QUALIFIER = re.compile(r"\s*,\s*|\s+|\s*\(\s*|\s*/\s*")
_LONGEST = 6
_LONGEST_CJK = 10
#: Least population of a town qualified without a comma, and of one that is a common word ("sales mexico").
_QUALIFIED = 2_000
_QUALIFIED_TRAP = 30_000


class Finder(Judge):
    """Finds places in one text. Make one for each text."""

    def find(self) -> list[Match[tuple[PlaceEntry, ...]]]:
        """Matches by position, none overlapping another."""
        found: list[Found] = []
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
            if match.qualified or self.stands_alone(match):
                found.append(match)
                i = match.last + 1
            else:
                i += 1
        said = [self._says(match) for match in found]
        return [self._match(match, _merged(said[:i] + said[i + 1 :])) for i, match in enumerate(found)]

    def _says(self, match: Found) -> dict[str, float]:
        """What a match says about the places named beside it: a country much, a sure city something."""
        entry = best_first(match.pairs, match.key, language=self.language, limit=1)[0]
        if entry.kind is not PlaceKind.CITY:
            return {entry.code: 2.0, entry.country or "world": 1.0}
        weight = 0.8 if match.qualified or len(match.pairs) == 1 else 0.4
        near = [
            code
            for code in entry.ancestors
            if code.startswith("metro:") or ("-" in code and ":" not in code and "/" not in code)
        ]
        return dict.fromkeys(near, weight) | {entry.country or "world": weight / 2}

    def _longest(self, i: int) -> Found | None:
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
                closed = end + (self.text[end : end + 1] == ")" and "(" in self.text[self.tokens[i].start : end])
                match = Found(i, last, self.tokens[i].start, closed, key, pairs)
                if last == i or self._plausible(match):
                    return match
        return None

    def _plausible(self, match: Found) -> bool:
        """Several words are a place unless they are only ever a qualifier or a common phrase."""
        return any(name is not NameClass.QUALIFIER for _, name in match.pairs) and (
            match.key not in stop_words() or self.prepared(match)
        )

    def _qualify(self, match: Found) -> None:
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
                if self.text[last.end : last.end + 1] in MONEY:
                    continue
                if (
                    "," not in inner
                    and "(" not in inner
                    and (pairs := self.lookup(key))
                    and self._may_qualify(match, gap, inner, key)
                ):
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

    def _may_qualify(self, match: Found, gap: str, inner: str, key: str) -> bool:
        if "/" in gap:
            return False
        if inner.isupper() or len(key) > 2:
            return key not in STATE_WORDS or inner.isupper()
        if key in STATE_WORDS:  # "portland or" ends a query, "portland or seattle" goes on
            rest = self.text[match.end + len(gap) + len(inner) :].strip(" .?!").split()
            return not rest or (key in STATE_TITLES and rest[0].lower() in JOB_WORDS)
        return True

    def _narrow(
        self, match: Found, pairs: list[tuple[PlaceEntry, NameClass]], gap: str
    ) -> list[tuple[PlaceEntry, NameClass]] | None:
        wide = {
            entry.code
            for entry, name in pairs
            if entry.kind in {PlaceKind.STATE, PlaceKind.COUNTRY}
            or (entry.kind in {PlaceKind.REGION, PlaceKind.METRO} and gap.strip())
            or name is NameClass.QUALIFIER
        }
        wide |= {
            entry.code
            for entry, _ in pairs[:1]
            if entry.kind is PlaceKind.CITY and "," in gap and entry.population > 300_000
        }
        least = (
            _QUALIFIED_TRAP
            if match.key in stop_words()
            else 0
            if gap.strip() or match.last > match.first
            else _QUALIFIED
        )
        inside: list[tuple[PlaceEntry, NameClass]] = [
            (entry, name)
            for entry, name in match.pairs
            if name is not NameClass.QUALIFIER
            and wide.intersection(entry.ancestors)
            and (entry.population >= least or entry.kind is not PlaceKind.CITY)
        ]
        if not inside:
            return None
        top = max(
            (e.population for e, n in match.pairs if e.kind is PlaceKind.CITY and n is not NameClass.QUALIFIER),
            default=0,
        )
        city = max((e.population for e, _ in pairs if e.kind is PlaceKind.CITY), default=0)
        if city > 300_000 and max(e.population for e, _ in inside) * 40 < top:
            return None
        return inside

    def _cjk(self, i: int) -> list[Found]:
        token = self.tokens[i]
        found: list[Found] = []
        at = 0
        while at < len(token.text):
            for n in range(min(_LONGEST_CJK, len(token.text) - at), 1, -1):
                key = fold(token.text[at : at + n])
                pairs = [pair for pair in self.lookup(key) if pair[1] < NameClass.OTHER]
                if pairs and key not in stop_words():
                    start = token.start + at
                    if found and found[-1].end == start and (joined := _joined(found[-1], pairs)):
                        found[-1].pairs, found[-1].end, found[-1].qualified = joined, start + n, True
                        at += n
                        break
                    found.append(Found(i, i, start, start + n, key, pairs))
                    at += n
                    break
            else:
                at += 1
        return found

    def _match(self, match: Found, context: Mapping[str, float]) -> Match[tuple[PlaceEntry, ...]]:
        entries = best_first(match.pairs, match.key, language=self.language, context=context)
        entries = [self._as_kind(entry) for entry in entries]
        confidence = 1.0 if match.qualified or len(entries) == 1 else 0.9
        return Match(match.start, match.end, self.text[match.start : match.end], tuple(entries), confidence)

    def _as_kind(self, entry: PlaceEntry) -> PlaceEntry:
        """A part of the world is a remote area where remote work is asked for, else a region (or continent)."""
        if (
            entry.country is None
            and entry.code != "world"
            and entry.kind in {PlaceKind.REGION, PlaceKind.CONTINENT, PlaceKind.REMOTE_AREA}
        ):
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


def _joined(before: Found, pairs: list[tuple[PlaceEntry, NameClass]]) -> list[tuple[PlaceEntry, NameClass]]:
    """Chinese goes from wide to narrow without a sign between: a province, its city, a district."""
    codes = {entry.code for entry, _ in before.pairs}
    return [pair for pair in pairs if pair[0].code in codes or codes.intersection(pair[0].ancestors)]
