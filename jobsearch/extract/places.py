"""The place tree and its two readers (thin first version; signatures are final)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..posting import Place, PlaceKind
from .match import Match


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One node of the place tree."""

    code: str
    name: str
    kind: PlaceKind
    country: str | None
    ancestors: tuple[str, ...]
    lat: float | None
    lon: float | None
    population: int


_C = PlaceKind.CITY
_US = ("US", "continent:NA", "area:americas", "world")
_CA = ("US-CA", *_US)
_BAY = ("metro:bay-area", *_CA)
_SV = ("metro:silicon-valley", *_BAY)
_E = [
    PlaceEntry("world", "Anywhere", PlaceKind.REMOTE_AREA, None, (), None, None, 0),
    PlaceEntry("US", "United States", PlaceKind.COUNTRY, "US", _US[1:], 39.8, -98.6, 330_000_000),
    PlaceEntry("US-CA", "California", PlaceKind.STATE, "US", _US, 37.0, -120.0, 39_000_000),
    PlaceEntry("metro:bay-area", "Bay Area", PlaceKind.METRO, "US", _CA, 37.6, -122.1, 7_000_000),
    PlaceEntry("metro:silicon-valley", "Silicon Valley", PlaceKind.METRO, "US", _BAY, 37.4, -122.0, 3_000_000),
    PlaceEntry("US-CA/san-francisco", "San Francisco", _C, "US", _BAY, 37.77, -122.42, 870_000),
    PlaceEntry("US-CA/san-jose", "San Jose", _C, "US", _SV, 37.34, -121.89, 1_000_000),
    PlaceEntry("US-CA/palo-alto", "Palo Alto", _C, "US", _SV, 37.44, -122.14, 66_000),
    PlaceEntry("DE-BE/berlin", "Berlin", _C, "DE", ("DE", "region:dach", "continent:EU", "area:emea", "world"), 52.52, 13.4, 3_600_000),
]
_N = {
    "united states": 1, "usa": 1, "us": 1, "california": 2, "bay area": 3, "silicon valley": 4, "硅谷": 4, "san francisco": 5, "sf": 5,
    "san jose": 6, "palo alto": 7, "berlin": 8,
}
_RE = re.compile("|".join(r"\b" + re.escape(n) + r"\b" if n.isascii() else n for n in sorted(_N, key=len, reverse=True)), re.I)


class Gazetteer:
    """Thin stand-in."""

    def __init__(self) -> None:
        self._by_code = {e.code: e for e in _E}

    def entry(self, code: str) -> PlaceEntry | None:
        """The entry of a code."""
        return self._by_code.get(code)

    def parse(self, text: str, *, country: str | None = None, remote: bool = False, language: str | None = None) -> tuple[Place, ...]:
        """Read a feed's place string."""
        is_remote = remote or "remote" in text.casefold()
        out = []
        for m in self.find(text):
            e = m.value[0]
            out.append(Place(text=m.text, name=e.name, code=e.code, kind=e.kind, country=e.country, ancestors=e.ancestors, lat=e.lat, lon=e.lon, remote=is_remote))
        if not out and is_remote:
            out.append(Place(text=text, name="Remote (anywhere)", code="world", kind=PlaceKind.REMOTE_AREA, remote=True))
        if not out and text.strip():
            out.append(Place(text=text, name=text.strip(), country=country))
        return tuple(out)

    def find(self, text: str, *, language: str = "en") -> list[Match[tuple[PlaceEntry, ...]]]:
        """Places in free text."""
        return [Match(m.start(), m.end(), m.group(), (_E[_N[m.group().casefold()]],)) for m in _RE.finditer(text) if m.group() != "us"]

    def filter_codes(self, code: str) -> tuple[str, ...]:
        """Terms a place filter asks for."""
        entry = self.entry(code)
        return (code, f"remote:{code}", *(f"remote:{a}" for a in (entry.ancestors if entry else ())))

    def widen(self, code: str) -> list[PlaceEntry]:
        """The ladder of wider places."""
        entry = self.entry(code)
        return [e for a in (entry.ancestors if entry else ()) if (e := self.entry(a))]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The shared gazetteer."""
    return Gazetteer()
