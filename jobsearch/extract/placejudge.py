"""Whether a name found in free text is meant as a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..posting import PlaceKind
from .placedata import NameClass, PlaceEntry
from .placefold import CJK, fold
from .placerank import HOMES, MARKETS
from .placeread import Lookup
from .placewords import (
    AFTER_PLACE,
    AFTER_US,
    ARTICLES,
    AT,
    BARE_ANYWHERE,
    BARE_LEAST,
    BARE_STATES,
    BEFORE_ARTICLE,
    BEFORE_LA,
    BEFORE_PRONOUN,
    BEFORE_US,
    BRANDS,
    CITY_AFTER_NOUN,
    GENITIVE,
    KNOWING,
    NEAR,
    NOT_A_PLACE_AFTER,
    NOT_BEFORE,
    OF_PLACE,
    REMOTE,
    SAFE_SHORT,
    UPPER_ONLY,
    WORDY_COUNTRIES,
    WORLD,
    stop_words,
)

_CJK = CJK.pattern[1:-2]
_TOKEN = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
#: Signs after "CA" or "US" that make it a currency.
MONEY = ("$", "€", "£", "¥")
_OTHER_LEAST = 300_000
_OTHER_HOME = 15_000
#: Between two places that a seeker would take either of.
JOINS = re.compile(
    r"\s*(?:/|&|,?\s(?:or|and|oder|und|od\.?|ou|et|o|u|y|e|of|en)\s)\s*(?:in\s|à\s|en\s|em\s)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a run of Chinese: where it stands and its folded form."""

    start: int
    end: int
    text: str
    key: str


@dataclass(slots=True)
class Found:
    """A name in the text: its first and last token, its characters, and what it may mean.

    Attributes:
        sure: Meant as a place.
        weak: Where the seeker is or was, rather than wants to be.
        out: Part of another name: no place, whatever stands beside it.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    pairs: list[tuple[PlaceEntry, NameClass]]
    qualified: bool = False
    sure: bool = False
    weak: bool = False
    out: bool = False


class Judge:
    """Judges the names of one text by letter case, size and the words around them."""

    def __init__(self, text: str, lookup: Lookup, *, language: str) -> None:
        self.text = text
        self.lookup = lookup
        self.language = language
        self.tokens = [Token(m.start(), m.end(), m.group(), fold(m.group())) for m in _TOKEN.finditer(text)]
        letters = [token.text for token in self.tokens if len(token.text) > 3]
        self.plain = text.islower()
        self.shouting = bool(letters) and all(word.isupper() for word in letters)
        self.remote = any(
            token.key in REMOTE and not (token.key == "anywhere" and text[token.end :].lstrip().startswith("in "))
            for token in self.tokens
        ) or any(word in text for word in ("远程", "居家"))

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
        if self.text[match.start - 1 : match.start] == "-" and self.text[match.start].islower():
            return False  # nadador-salvador
        if self.text[match.end : match.end + 1] in MONEY or (entry.code == "world" and match.key not in WORLD):
            return False
        if self._after(match) in NOT_BEFORE.get(match.key, ()):
            return False
        single = match.first == match.last
        text = self.text[match.start : match.end]
        upper = text.isupper() and not self.shouting
        if name is NameClass.QUALIFIER:
            state = upper and entry.country in {"US", "CA", "AU"} and entry.kind is PlaceKind.STATE
            last = match.last == len(self.tokens) - 1
            return state and (self.prepared(match) or (self.bare_state(match.first) and (last or self._closes(match))))
        if name is NameClass.SHORT or (single and match.key in UPPER_ONLY):
            return self._short(match, upper)
        if name is NameClass.COUNTY:
            return True
        if match.key in WORDY_COUNTRIES and text.islower() and not self.plain and not self.prepared(match):
            return match.last == len(self.tokens) - 1
        if match.key in stop_words():
            return self._trap(match, entry, text)
        if entry.kind is not PlaceKind.CITY:
            return name is not NameClass.OTHER
        if name is NameClass.OTHER:
            return (
                entry.population >= self._other_least(entry)
                and len(match.key) > 4
                and (text[0].isupper() or self.prepared(match))
            )
        return entry.population >= self._least(match, entry, single, name)

    def bare_state(self, i: int) -> bool:
        """True when a token is a state's code in capitals that is hardly anything else ("FL", "TX")."""
        token = self.tokens[i]
        capitals = token.text.isupper() and not self.shouting
        return i > 0 and self.language == "en" and capitals and token.key in BARE_STATES

    def _other_least(self, entry: PlaceEntry) -> int:
        return _OTHER_HOME if (entry.country or "") in HOMES.get(self.language, {}) else _OTHER_LEAST

    def _least(self, match: Found, entry: PlaceEntry, single: bool, name: NameClass) -> int:
        country = entry.country or ""
        home = country in HOMES.get(self.language, {})
        proper = self.proper(match)
        if name is NameClass.ALIAS:
            return 0
        if not single and not proper and self.tokens[match.first].key in ARTICLES:
            return 200_000
        if self.prepared(match):
            return 0 if home else 1_000 if country in MARKETS else 15_000 if proper else 100_000
        if self._before(match) in AT:
            return 200_000
        if not single:
            if country in MARKETS:
                return 500 if proper else 1_000 if home else 3_000
            return 1_000 if home else 60_000
        if country == "US" and self.language == "en":
            return 18_000 if proper else 30_000
        if home and country in MARKETS:
            long = len(match.key) > 8 and country in BARE_ANYWHERE  # hardly a word of any language
            least = BARE_LEAST.get(self.language, 3_000) // (5 if long else 1)
            return least if proper else 2 * least
        if country in BARE_ANYWHERE and len(match.key) > 3:
            return 4_000 if proper else 9_000
        if home or country in MARKETS:
            return 40_000 if len(match.key) > 4 else 200_000
        return (150_000 if proper else 400_000) if len(match.key) > 4 else 2_500_000

    def proper(self, match: Found) -> bool:
        """True when the capital says something: not in a shouted text, not at its beginning, not in German."""
        first = self.tokens[match.first]
        return first.text[0].isupper() and not self.shouting and match.first > 0 and self.language != "de"

    def may_follow(self, match: Found, other: Found) -> bool:
        """True when a doubtful name may be a place since a sure one stands beside it ("Leek or Buxton")."""
        text = self.text[match.start : match.end]
        beside = {entry.country for entry, _ in other.pairs}
        upper = text.isupper() and not self.shouting
        worth = [
            (entry, name)
            for entry, name in match.pairs
            if entry.country in beside
            and (
                (upper and entry.kind is PlaceKind.STATE)
                if name is NameClass.QUALIFIER
                else name <= NameClass.ALIAS or (name is NameClass.SHORT and len(match.key) > 1)
            )
            and (text[0].isupper() or match.key not in stop_words() or entry.population >= 5_000)
        ]
        if worth:
            match.pairs = worth
        return bool(worth)

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
        if key in BRANDS:
            return upper and self.prepared(match, strict=True)
        if key in SAFE_SHORT:
            return True
        return upper and (
            key not in UPPER_ONLY
            or self.prepared(match)
            or after in {"time", "timezone", "hours", "zone", "timezones"}
            or self.remote
        )

    def _trap(self, match: Found, entry: PlaceEntry, text: str) -> bool:
        """A common word that is also a place: where the words around and its capital say that it is one."""
        home = (entry.country or "") in HOMES.get(self.language, {})
        capital = text[0].isupper() and not self.shouting
        last = match.last == len(self.tokens) - 1
        prepared = self.prepared(match, strict=True)
        if match.key in BRANDS and not prepared:
            return False
        if match.key in CITY_AFTER_NOUN and text[0].isupper() and match.first > 0 and entry.population >= 50_000:
            return True
        if capital and entry.kind is not PlaceKind.CITY and (prepared or self.prepared(match)):
            return True
        if prepared and capital:
            return entry.population >= (30_000 if not home else 5_000 if self.language == "de" else 500)
        if prepared:
            return entry.population >= 200_000 and last
        if match.first == 0 and last:  # nothing but the name
            return capital and entry.population >= 30_000
        if self._again(match):
            return entry.population >= (500 if home else 30_000)
        return self._bare_trap(match, entry, home=home, last=last, capital=capital)

    def _bare_trap(self, match: Found, entry: PlaceEntry, *, home: bool, last: bool, capital: bool) -> bool:
        """A common word without a preposition: a proper name at the end of what is asked, or in a list of words."""
        if self.language == "de":
            return capital and last and len(self.tokens) < 4 and home and entry.population >= 15_000
        if not self.proper(match):
            return self.shouting and last and home and entry.population >= 100_000
        if match.first > 1 and self.tokens[match.first - 2].key in KNOWING:
            return False
        closed = last or self._closes(match)
        if "," in self.text[self.tokens[match.first - 1].end : match.start]:
            return closed and entry.population >= (15_000 if home else 100_000)
        if not self.tokens[match.first - 1].text.islower() or self._before(match) in NOT_A_PLACE_AFTER:
            return entry.population >= 2_000_000
        return closed and entry.population >= (2_000 if home else 60_000)

    def _again(self, match: Found) -> bool:
        """True when the word stood before as a word: "sandwich maker sandwich", "reading tutor Reading"."""
        single = match.first == match.last
        return single and any(token.key == match.key for token in self.tokens[: match.first])

    def _closes(self, match: Found) -> bool:
        """True when what follows is no noun: a sign, a number, or one of the little words after a place."""
        following = self.tokens[match.last + 1]
        gap = self.text[match.end : following.start].strip()
        return (bool(gap) and gap != "-") or following.text[0].isdigit() or following.key in AFTER_PLACE

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
        second = self.tokens[match.first - 2].key if match.first > 1 else ""
        if before.key in NEAR.get(self.language, NEAR["en"]):
            return not (strict and second in KNOWING)
        if before.key in GENITIVE and second in OF_PLACE:
            return True
        return (
            not strict
            and before.key in {"the", "el", "la", "los", "der", "le", "les"}
            and second in NEAR.get(self.language, NEAR["en"])
        )
