"""Whether a name found in free text is meant as a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..posting import PlaceKind
from .placedata import NameClass, PlaceEntry
from .placefold import CJK, fold
from .placerank import HOMES
from .placeread import Lookup
from .placewords import (
    AFTER_US,
    AT,
    BARE_LEAST,
    BEFORE_ARTICLE,
    BEFORE_LA,
    BEFORE_PRONOUN,
    BEFORE_US,
    CITY_AFTER_NOUN,
    GENITIVE,
    NEAR,
    NOT_BEFORE,
    OF_PLACE,
    REMOTE,
    SAFE_SHORT,
    UPPER_ONLY,
    WORLD,
    stop_words,
)

_CJK = CJK.pattern[1:-2]
_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
#: Signs after "CA" or "US" that make it a currency.
MONEY = ("$", "€", "£", "¥")
_OTHER_LEAST = 300_000


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a run of Chinese: where it stands and its folded form."""

    start: int
    end: int
    text: str
    key: str


@dataclass(slots=True)
class Found:
    """A name in the text: its first and last token, its characters, and what it may mean."""

    first: int
    last: int
    start: int
    end: int
    key: str
    pairs: list[tuple[PlaceEntry, NameClass]]
    qualified: bool = False


class Judge:
    """Judges the names of one text by letter case, size and the words around them."""

    def __init__(self, text: str, lookup: Lookup, *, language: str) -> None:
        self.text = text
        self.lookup = lookup
        self.language = language
        self.tokens = [Token(m.start(), m.end(), m.group(), fold(m.group())) for m in _TOKEN.finditer(text)]
        letters = [token.text for token in self.tokens if len(token.text) > 3]
        self.shouting = bool(letters) and all(word.isupper() for word in letters)
        self.remote = any(token.key in REMOTE for token in self.tokens) or any(
            word in text for word in ("远程", "居家")
        )

    def stands_alone(self, match: Found) -> bool:
        """True when the name is a place as it stands; `match.pairs` is cut to what it may be."""
        worth = [pair for pair in match.pairs if self._worth(match, *pair)]
        if worth:  # then the smaller ones may be meant too: what stands beside the place decides
            match.pairs = [
                pair
                for pair in match.pairs
                if pair in worth or (pair[1] <= NameClass.ALIAS and pair[0].code != "world")
            ]
        return bool(worth)

    def _worth(self, match: Found, entry: PlaceEntry, name: NameClass) -> bool:
        if self.text[match.end : match.end + 1] in MONEY or (entry.code == "world" and match.key not in WORLD):
            return False
        if self._after(match) in NOT_BEFORE.get(match.key, ()):
            return False
        single = match.first == match.last
        text = self.text[match.start : match.end]
        upper = text.isupper() and not self.shouting
        if name is NameClass.QUALIFIER:
            return (
                upper and entry.country in {"US", "CA", "AU"} and entry.kind is PlaceKind.STATE and self.prepared(match)
            )
        if name is NameClass.SHORT or (single and match.key in UPPER_ONLY):
            return self._short(match, upper)
        if name is NameClass.COUNTY:
            return True
        if match.key in stop_words():
            return self._trap(match, entry, text)
        if entry.kind is not PlaceKind.CITY:
            return name is not NameClass.OTHER
        if name is NameClass.OTHER:
            return (
                entry.population >= _OTHER_LEAST and len(match.key) > 4 and (text[0].isupper() or self.prepared(match))
            )
        return entry.population >= self._least(match, entry, single, name)

    def _least(self, match: Found, entry: PlaceEntry, single: bool, name: NameClass) -> int:
        home = (entry.country or "") in HOMES.get(self.language, {})
        if name is NameClass.ALIAS:
            return 0
        if self.prepared(match):
            return 0 if home else 15_000
        if self._before(match) in AT:
            return 200_000
        if not single:
            return 5_000 if home else 60_000
        if home:
            return BARE_LEAST.get(self.language, 40_000)
        return 400_000 if len(match.key) > 4 else 2_500_000

    def _short(self, match: Found, upper: bool) -> bool:
        key = match.key
        before, after = self._before(match), self._after(match)
        last = match.last == len(self.tokens) - 1
        if key in {"us", "u s"}:
            if last and before is not None and before not in BEFORE_PRONOUN:
                return True
            return upper or (before in BEFORE_US or after in AFTER_US) or (before is not None and before in REMOTE)
        if key == "la":
            if self.language == "en" and last and before is not None and before not in BEFORE_ARTICLE:
                return True
            return upper or (self.language == "en" and before in BEFORE_LA and last)
        if key in SAFE_SHORT:
            return True
        return upper and (
            key not in UPPER_ONLY
            or self.prepared(match)
            or after in {"time", "timezone", "hours", "zone", "timezones"}
            or self.remote
        )

    def _trap(self, match: Found, entry: PlaceEntry, text: str) -> bool:
        """A common word that is also a place: only after a preposition, and as a proper name or at the very end."""
        if match.key in CITY_AFTER_NOUN and text[0].isupper() and match.first > 0 and entry.population >= 50_000:
            return True
        if not self.prepared(match, strict=True):
            return entry.population >= 2_000_000 and text[0].isupper() and not self.shouting and match.first > 0
        if text[0].isupper() and not self.shouting:
            return entry.population >= 30_000
        return entry.population >= 200_000 and match.last == len(self.tokens) - 1

    def _before(self, match: Found) -> str | None:
        return self.tokens[match.first - 1].key if match.first else None

    def _after(self, match: Found) -> str | None:
        return self.tokens[match.last + 1].key if match.last + 1 < len(self.tokens) else None

    def prepared(self, match: Found, *, strict: bool = False) -> bool:
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
        return (
            not strict
            and before.key in {"the", "el", "la", "los", "der", "le", "les"}
            and second in NEAR.get(self.language, NEAR["en"])
        )
