"""The gazetteer: one tree of places for postings and queries, and the two readers that lead into it.

>>> g = gazetteer()
>>> [place.code for place in g.parse("San Jose, CA / Remote (EMEA)")]
['US-CA/san-jose', 'area:emea']
>>> [(match.text, match.value[0].code) for match in g.find("nurse jobs in Silicon Valley")]
[('Silicon Valley', 'metro:silicon-valley')]
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..posting import Place
from .match import Match
from .placedata import NameClass, PlaceEntry, PlaceTable
from .placefind import Finder
from .placefold import fold
from .placeparse import parse_places

__all__ = ["Gazetteer", "PlaceEntry", "gazetteer"]

_CACHED_STRINGS = 65_536


class Gazetteer:
    """Places by code and by name. Reading is free of side effects; results are cached by string."""

    def __init__(self, table: PlaceTable | None = None) -> None:
        self._table = table or PlaceTable()
        self._lookup = lru_cache(maxsize=_CACHED_STRINGS)(self._uncached_lookup)
        self._parse = lru_cache(maxsize=_CACHED_STRINGS)(self._uncached_parse)

    def __len__(self) -> int:
        return len(self._table)

    def entry(self, code: str) -> PlaceEntry | None:
        """The place of a code such as "US-CA/san-jose"; None when there is none."""
        return self._table.by_code(code)

    def parse(
        self, text: str, *, country: str | None = None, remote: bool = False, language: str | None = None
    ) -> tuple[Place, ...]:
        """Read a feed's place string into all its places.

        Args:
            text: Such as "San Francisco, CA - US (HQ)", "Remote (United States | Canada)", "London or Berlin".
            country: ISO 3166-1 alpha-2 that the feed says elsewhere: it decides between places of one name.
            remote: True when the string names areas for remote work whatever it says.
            language: The posting's language, a weak prior.

        Returns:
            Places in the order of the text, each once. Remote words set `remote` on the areas they govern; "Remote"
            alone is the world, or `country` where that is given. Text that nobody knows is kept as a place without a
            code (with its state's or country's ancestors where those are known). Empty for blank text and for
            workplace words alone ("Hybrid").
        """
        return self._parse(text, country.upper() if country else None, remote, language)

    def find(
        self, text: str, *, language: str = "en", context: Mapping[str, float] | None = None
    ) -> list[Match[tuple[PlaceEntry, ...]]]:
        """Find places in free text, the longest name first.

        Args:
            text: A query, in any letter case.
            language: Its language: says which prepositions count and which countries' towns are likely.
            context: Codes of countries that something else in the query speaks for (its currency), and how strongly,
                in powers of ten of people.

        Returns:
            Matches by position, none overlapping another. A qualified place is one match ("Austin, TX"); prepositions
            and radius words are not in it. The value holds up to five candidates, the likeliest first. Parts of the
            world ("Europe", "EMEA") are of kind remote_area when the text asks for remote work.
        """
        return Finder(text, self._lookup, language=language).find(context or {})

    def largest(self, name: str) -> PlaceEntry | None:
        """The place of most people that a name may stand for, whatever the context; None for a name of no place."""
        entries = [entry for entry, sort in self._lookup(fold(name)) if sort is not NameClass.QUALIFIER]
        return max(entries, key=lambda entry: entry.population, default=None)

    def filter_codes(self, code: str) -> tuple[str, ...]:
        """Terms that a filter on a place asks for, any of them: itself, and remote areas that cover it.

        >>> gazetteer().filter_codes("US")[:2]
        ('US', 'remote:US')
        """
        entry = self.entry(code)
        above = entry.ancestors if entry else ()
        return (code, f"remote:{code}", *(f"remote:{ancestor}" for ancestor in above))

    def widen(self, code: str) -> list[PlaceEntry]:
        """The next wider places, nearest first, up to the world; empty for an unknown code."""
        entry = self.entry(code)
        found = [self.entry(ancestor) for ancestor in entry.ancestors] if entry else []
        return [wider for wider in found if wider is not None]

    def _uncached_lookup(self, key: str) -> list[tuple[PlaceEntry, NameClass]]:
        if key.startswith("@"):
            entry = self.entry(key[1:])
            return [(entry, NameClass.NAME)] if entry else []
        return [(self._table.entry(index), name) for index, name in self._table.lookup(key)]

    def _uncached_parse(self, text: str, country: str | None, remote: bool, language: str | None) -> tuple[Place, ...]:
        return parse_places(text, self._lookup, country=country, remote=remote, language=language)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The shared gazetteer, loaded once."""
    return Gazetteer()
