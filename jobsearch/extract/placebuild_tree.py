"""The place tree while it is being built."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..posting import PlaceKind
from .placedata import KINDS, NameClass
from .placefold import fold, slug

DATA = Path(__file__).parent / "data"

#: Order of the levels among ancestors, the narrowest first.
_LEVELS = {
    PlaceKind.CITY: 0,
    PlaceKind.METRO: 1,
    PlaceKind.STATE: 3,
    PlaceKind.COUNTRY: 5,
    PlaceKind.CONTINENT: 7,
    PlaceKind.REMOTE_AREA: 8,
}


@dataclass(slots=True)
class Node:
    """A place; `parents` are codes, direct ones only."""

    code: str
    name: str
    kind: PlaceKind
    country: str | None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    parents: list[str] = field(default_factory=list)
    level: float = 0
    members: list[str] = field(default_factory=list)


class Tree:
    """Nodes by code and names by folded key."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.names: dict[str, dict[str, NameClass]] = defaultdict(dict)
        self.problems: list[str] = []
        self.by_name: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        self.add(Node("world", "Anywhere", PlaceKind.REMOTE_AREA, None, level=9))

    def add(self, node: Node) -> Node:
        """Add a node under its code; a code must be new."""
        if node.code in self.nodes:
            raise ValueError(f"two places have the code {node.code}")
        self.nodes[node.code] = node
        node.level = node.level or _LEVELS.get(node.kind, 2)
        return node

    def add_city(self, node: Node, geonameid: int = 0) -> Node:
        """Add a city under `PREFIX/slug`, with its number where another city has that code."""
        prefix = node.parents[0]
        node.code = f"{prefix}/{slug(node.name)}"
        if node.code in self.nodes:
            node.code = f"{node.code}-{geonameid}"
        self.add(node)
        for key in {fold(node.name), *(fold(part) for part in node.name.split(" / "))}:
            self.by_name[prefix][key].append(node)
            if node.country and node.country != prefix:
                self.by_name[node.country][key].append(node)
        return node

    def city(self, prefix: str, name: str) -> Node | None:
        """The most populous city of that name in a state or country."""
        found = self.by_name[prefix].get(fold(name))
        return max(found, key=lambda node: node.population) if found else None

    def name(self, text: str, code: str, kind: NameClass) -> None:
        """Let `text` mean the place `code`; the stronger class of two stays."""
        key = fold(text)
        if key and (code not in self.names[key] or kind < self.names[key][code]):
            self.names[key][code] = kind

    def near(self, centre: Node, km: float) -> Iterator[Node]:
        """Cities of the same country within `km` of the centre."""
        assert centre.lat is not None and centre.lon is not None
        dlat = km / 111.0
        for node in self.nodes.values():
            if (
                node.kind is not PlaceKind.CITY
                or node.country != centre.country
                or node.lat is None
                or node.lon is None
            ):
                continue
            if abs(node.lat - centre.lat) <= dlat and distance_km(node.lat, node.lon, centre.lat, centre.lon) <= km:
                yield node

    def finish(self) -> None:
        """Hang every root below "world"; no place may contain itself."""
        for node in self.nodes.values():
            if node.code != "world" and not node.parents:
                node.parents = ["world"]
            node.parents = list(dict.fromkeys(parent for parent in node.parents if parent != node.code))
        safe: set[str] = set()
        for code in self.nodes:
            self._check_above(code, (), safe)

    def _check_above(self, code: str, path: tuple[str, ...], safe: set[str]) -> None:
        if code in path:
            raise ValueError(f"places contain each other: {' < '.join((*path, code))}")
        if code not in safe:
            for parent in self.nodes[code].parents:
                self._check_above(parent, (*path, code), safe)
            safe.add(code)

    def rows(self) -> Iterable[tuple[str, ...]]:
        """Rows of the data file, those that are no city first, then cities by falling population."""
        ordered = self._ordered()
        index = {node.code: i for i, node in enumerate(ordered)}
        for node in ordered:
            derived = node.kind is PlaceKind.CITY and node.code == f"{node.parents[0]}/{slug(node.name)}"
            yield (
                "" if derived else node.code,
                node.name,
                KINDS[node.kind],
                node.country or "",
                ",".join(str(index[parent]) for parent in node.parents),
                "" if node.lat is None else f"{node.lat:.2f}",
                "" if node.lon is None else f"{node.lon:.2f}",
                str(node.population),
                "" if node.kind is PlaceKind.CITY else f"{node.level:g}",
            )

    def keys(self) -> Iterable[tuple[str, str]]:
        """Folded names, sorted, each with its places: row number and class, the strongest and largest first."""
        ordered = self._ordered()
        index = {node.code: i for i, node in enumerate(ordered)}
        for key in sorted(self.names):
            places = self.names[key]
            best = sorted(places, key=lambda code: (places[code], -self.nodes[code].population))
            yield key, ",".join(f"{index[code]}{places[code]}" for code in best[:24])

    def _ordered(self) -> list[Node]:
        return sorted(self.nodes.values(), key=lambda n: (n.kind is PlaceKind.CITY, -n.population, n.code))


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres; degrees in."""
    p1, p2, d = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    c = math.sin(p1) * math.sin(p2) + math.cos(p1) * math.cos(p2) * math.cos(d)
    return 6371.0 * math.acos(max(-1.0, min(1.0, c)))


def table(name: str) -> Iterator[str]:
    """Lines of a hand table, without comments and blank lines."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line
