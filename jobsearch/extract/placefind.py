"""The query's side: places in free text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ..posting import PlaceKind
from .match import Match
from .placecjk import find_run
from .placecompound import extend
from .placecontext import part_of_a_name, told, unwanted
from .placedata import NameClass, PlaceEntry
from .placefold import CJK, fold
from .placejudge import JOINS, MONEY, Found, Judge
from .placenear import distance_km
from .placerank import best_first
from .placewords import ARTICLES, JOB_WORDS, NEVER, STATE_TITLES, STATE_WORDS, stop_words

_INNER = re.compile(r"[ \t\u00a0]{1,2}|[-–'’./&+]|[.] | & | - |-| ?\(")
_TO_QUALIFIER = re.compile(r"\s*,\s*|\s+|\s*\(\s*|\s*/\s*")
_LONGEST = 6
#: Least population of a town qualified without a comma, and of one that is a common word ("sales mexico").
_QUALIFIED = 2_000
_QUALIFIED_TRAP = 30_000
#: State codes that are words, yet not of English: in lower case they still qualify an English query's town.
ENGLISH_SAFE = frozenset({"al", "co", "ct", "de", "la", "ma", "md", "mn", "mo", "ms", "va"})
_LEADS = ARTICLES | {"la", "le"}
_SMALL = 150_000
_REACH_KM = 80.0


class Finder(Judge):
    """Finds places in one text. Make one for each text."""

    def find(self, outside: Mapping[str, float]) -> list[Match[tuple[PlaceEntry, ...]]]:
        """Matches by position, none overlapping another; `outside` is what the query says of countries elsewhere."""
        found = self._candidates()
        self._beside(found)
        sure: list[Found] = []
        for match in sorted((m for m in found if m.sure), key=lambda m: (m.start, -m.end)):
            if (not sure or match.start >= sure[-1].end) and not unwanted(self.text, match.start, match.end):
                sure.append(match)
        stories = told(self.text, [(match.start, match.end) for match in sure])
        strong = [match for match, story in zip(sure, stories, strict=True) if not (story or match.weak)]
        chosen = strong or sure
        said = [self._says(match) for match in chosen]
        return [
            self._match(match, _merged([dict(outside), *said[:i], *said[i + 1 :]])) for i, match in enumerate(chosen)
        ]

    def _candidates(self) -> list[Found]:
        """Names by position; `sure` where one is meant as a place by itself."""
        found: list[Found] = []
        i = 0
        while i < len(self.tokens):
            token = self.tokens[i]
            if CJK.match(token.text):
                for piece in find_run(token.text, self.lookup, language=self.language):
                    start, end = token.start + piece.start, token.start + piece.end
                    found.append(Found(i, i, start, end, piece.key, piece.pairs, piece.joined, True, piece.weak))
                i += 1
                continue
            match = self._longest(i)
            longer = self._longest(i + 1) if match and token.key in _LEADS and i + 1 < len(self.tokens) else None
            if match is None or (longer is not None and longer.last > match.last):  # "la Ribera del Duero"
                i += 1
                continue
            self._qualify(match)
            match.sure = match.qualified or self.stands_alone(match)
            if match.sure:
                floor = max((one.end for one in found if one.sure), default=0)
                extend(match, self.tokens, self.text, self.lookup, floor=floor)
                country = match.pairs[0][0].country
                match.sure = not part_of_a_name(self.text, match.start, match.end, country=country)
                match.out = not match.sure
            found.append(match)
            i = match.last + 1 if match.sure or match.out else i + 1
        return found

    def _beside(self, found: list[Found]) -> None:
        """Take a doubtful name for a place where "or" or "/" binds it to a sure one: "Frome or Wells"."""
        for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
            step = -1 if order.step > 0 else 1
            for i in order:
                match = found[i]
                near = [found[j] for j in (i + step, i + 2 * step) if 0 <= j < len(found)]
                other = next((one for one in near if one.sure), None)
                if match.sure or match.out or other is None or other.start == match.start:
                    continue
                first, second = (other, match) if step < 0 else (match, other)
                if second.start >= first.end and JOINS.fullmatch(self.text[first.end : second.start]):
                    match.sure = self.may_follow(match, other)

    def _says(self, match: Found) -> dict[str, float]:
        """What a match says about the places named beside it: a country much, a sure city something."""
        entry = best_first(match.pairs, match.key, language=self.language, limit=1)[0]
        if entry.kind is not PlaceKind.CITY:
            return {entry.code: 2.0, entry.country or "world": 1.0}
        weight = 0.8 if match.qualified or len(match.pairs) == 1 else 0.6
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
            if pairs and not (last == i and key in NEVER and not self.bare_state(i)):
                closed = end + (self.text[end : end + 1] == ")" and "(" in self.text[self.tokens[i].start : end])
                start = self.tokens[i].start
                if key[:2] in ("s ", "t ") and self.text[start - 1 : start] in ("'", "’"):
                    start -= 1  # 's-Hertogenbosch
                match = Found(i, last, start, closed, key, pairs)
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
                if self.text[last.end : last.end + 1] in MONEY or self.text[last.end : last.end + 2] in ("'s", "’s"):
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
                        if "." in inner and self.text[match.end : match.end + 1] == ".":
                            match.end += 1  # "Washington, D.C."
                        if "(" in gap and self.text[match.end : match.end + 1] == ")":
                            match.end += 1
                        break
            if taken is None:
                return

    def _may_qualify(self, match: Found, gap: str, inner: str, key: str) -> bool:
        if "/" in gap:
            return False
        if (inner.isupper() and not self.shouting) or len(key) > 2:
            return True
        if key in STATE_WORDS and not (self.language == "en" and key in ENGLISH_SAFE and match.key not in stop_words()):
            # "portland or" ends a query, "portland or seattle" goes on
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
            or ("-" in entry.code and ":" not in entry.code and "/" not in entry.code)
            or (entry.kind in {PlaceKind.REGION, PlaceKind.METRO} and gap.strip())
            or name is NameClass.QUALIFIER
        }
        wide |= {
            entry.code
            for entry in sorted((e for e, _ in pairs if e.kind is PlaceKind.CITY), key=lambda e: -e.population)[:1]
            if "," in gap and entry.population > 300_000
        }
        least = 0 if gap.strip() or match.last > match.first else _QUALIFIED
        if match.key in stop_words():
            written = self.text[match.start].isupper() and not self.shouting
            least = least or 300 if written and (gap.strip() or pairs[0][1] is NameClass.QUALIFIER) else _QUALIFIED_TRAP
        inside: list[tuple[PlaceEntry, NameClass]] = [
            (entry, name)
            for entry, name in match.pairs
            if name is not NameClass.QUALIFIER
            and (
                wide.intersection(entry.ancestors)
                or (entry.kind is PlaceKind.CITY and any(e.code == entry.code for e, _ in pairs) and gap.strip())
                or (gap.strip() and _in_reach(entry, pairs))
            )
            and (entry.population >= least or entry.kind is not PlaceKind.CITY)
        ]
        if not inside:
            return None
        top = max(
            (e.population for e, n in match.pairs if e.kind is PlaceKind.CITY and n is not NameClass.QUALIFIER),
            default=0,
        )
        city = max((e.population for e, _ in pairs if e.kind is PlaceKind.CITY), default=0)
        parts = {e.code for e, _ in pairs if e.kind is PlaceKind.CITY}
        if any(parts.intersection(e.ancestors) for e, _ in inside):
            return inside
        if city > 300_000 and max(e.population for e, _ in inside) * 40 < top:
            return None
        return inside

    def _match(self, match: Found, context: Mapping[str, float]) -> Match[tuple[PlaceEntry, ...]]:
        entries = best_first(match.pairs, match.key, language=self.language, context=context)
        entries = [self._as_kind(entry) for entry in entries]
        confidence = 1.0 if match.qualified or len(entries) == 1 else 0.9
        return Match(match.start, match.end, self.text[match.start : match.end], tuple(entries), confidence)

    def _as_kind(self, entry: PlaceEntry) -> PlaceEntry:
        """A part of the world is a remote area where remote work is asked for, else a region (or continent)."""
        if entry.code in {"HK", "MO"}:
            return replace(entry, kind=PlaceKind.CITY)
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


def _in_reach(town: PlaceEntry, pairs: list[tuple[PlaceEntry, NameClass]]) -> bool:
    """True when a small town lies so near the region's centre that it is most likely in it: "Hook, Hampshire"."""
    return (
        town.kind is PlaceKind.CITY
        and town.population < _SMALL
        and any(
            entry.kind is PlaceKind.REGION
            and entry.country == town.country
            and (distance_km(entry, town) or _REACH_KM) < _REACH_KM
            for entry, _ in pairs
        )
    )


def _merged(said: list[dict[str, float]]) -> dict[str, float]:
    merged: dict[str, float] = {}
    for one in said:
        for code, weight in one.items():
            merged[code] = max(weight, merged.get(code, 0.0))
    merged.pop("world", None)
    return merged
