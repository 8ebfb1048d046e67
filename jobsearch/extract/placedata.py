"""The compiled place table: how it is written and how it is read, fast and without any code in it.

One file: a magic line, a JSON line with the sizes, then three zlib blocks: rows (one place a line, fields apart by
tabs), folded names (sorted, one a line) and, line by line beside them, the places each name stands for.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..errors import ConfigError
from ..posting import PlaceKind
from .placefold import slug

DATA_FILE = Path(__file__).parent / "data" / "places.dat"
_MAGIC = b"jobsearch places 1\n"

KINDS = {
    PlaceKind.CITY: "c",
    PlaceKind.METRO: "m",
    PlaceKind.REGION: "r",
    PlaceKind.STATE: "s",
    PlaceKind.COUNTRY: "n",
    PlaceKind.CONTINENT: "t",
    PlaceKind.REMOTE_AREA: "a",
}
_KIND_OF = {letter: kind for kind, letter in KINDS.items()}


class NameClass(StrEnum):
    """How far a name may be trusted; an earlier letter is stronger."""

    NAME = "a"
    ALIAS = "b"
    LOCAL = "c"  # a part or a small town in a script without blanks: no place without a sign that it is one
    COUNTY = "d"
    SHORT = "e"
    OTHER = "f"
    QUALIFIER = "g"


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One node of the place tree.

    Attributes:
        code: Stable code, such as "US-CA/san-jose", "metro:silicon-valley", "area:emea", "world".
        name: Name to show.
        kind: Level in the tree.
        country: ISO 3166-1 alpha-2; None where the place spans several.
        ancestors: Codes of every place that contains this one, nearest first; "world" is the last.
        lat: Degrees north; of a group, its largest city's.
        lon: Degrees east.
        population: People; of a group, the sum of its members. 0 when unknown.
    """

    code: str
    name: str
    kind: PlaceKind
    country: str | None
    ancestors: tuple[str, ...]
    lat: float | None
    lon: float | None
    population: int


def write_table(path: Path, rows: Iterable[tuple[str, ...]], keys: Iterable[tuple[str, str]]) -> None:
    """Write the compiled table. `rows` and `keys` are as `placebuild_tree.Tree` gives them."""
    pairs = list(keys)
    blocks = [
        "\n".join("\t".join(row) for row in rows),
        "\n".join(key for key, _ in pairs),
        "\n".join(places for _, places in pairs),
    ]
    packed = [zlib.compress(block.encode(), 9) for block in blocks]
    path.write_bytes(_MAGIC + json.dumps([len(block) for block in packed]).encode() + b"\n" + b"".join(packed))


class PlaceTable:
    """The compiled table in memory: about 20 MB, names looked up by bisection, rows parsed on demand."""

    def __init__(self, path: Path = DATA_FILE) -> None:
        try:
            data = path.read_bytes()
        except OSError as exc:
            raise ConfigError(
                f"the place table {path} cannot be read: {exc.strerror}", setting="places", source=str(path)
            ) from exc
        if not data.startswith(_MAGIC):
            raise ConfigError(f"{path} is not a place table of this version", setting="places", source=str(path))
        end = data.index(b"\n", len(_MAGIC))
        blocks, at = [], end + 1
        for size in json.loads(data[len(_MAGIC) : end]):
            blocks.append(zlib.decompress(data[at : at + size]))
            at += size
        self._rows = blocks[0].split(b"\n")
        self._keys = blocks[1].decode().split("\n")
        self._places = blocks[2].split(b"\n")
        self._entries: dict[int, PlaceEntry] = {}
        self._levels: dict[str, float] = {}
        self._codes: dict[str, int] = {}
        for i, row in enumerate(self._rows):
            if b"\tc\t" in row:
                break
            self._codes[row[: row.index(b"\t")].decode()] = i

    def __len__(self) -> int:
        return len(self._rows)

    def lookup(self, key: str) -> list[tuple[int, NameClass]]:
        """Places a folded name stands for, the strongest and most populous first; empty when none."""
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return []
        return [(int(place[:-1]), NameClass(place[-1:].decode())) for place in self._places[at].split(b",")]

    def entry(self, index: int) -> PlaceEntry:
        """The place in a row."""
        found = self._entries.get(index)
        if found is None:
            found = self._entries[index] = self._read(index)
        return found

    def by_code(self, code: str) -> PlaceEntry | None:
        """The place of a code; None when there is none."""
        index = self._codes.get(code)
        if index is not None:
            return self.entry(index)
        name = code.rpartition("/")[2]
        head, _, number = name.rpartition("-")
        for key in (name, head if number.isdigit() else ""):
            for index, _ in self.lookup(key.replace("-", " ")) if key else ():
                entry = self.entry(index)
                if entry.code == code:
                    return entry
        return None

    def _read(self, index: int) -> PlaceEntry:
        code, name, kind, country, parents, lat, lon, population, level = self._rows[index].decode().split("\t")
        parent_entries = [self.entry(int(parent)) for parent in parents.split(",")] if parents else []
        if not code:
            code = f"{parent_entries[0].code}/{slug(name)}"
        self._levels[code] = float(level or 0)
        ancestors: dict[str, tuple[float, int]] = {}
        for parent in parent_entries:
            ancestors[parent.code] = (self._levels[parent.code], parent.population)
            for above in parent.ancestors:
                wider = self.by_code(above)
                if wider is not None:
                    ancestors[above] = (self._levels[above], wider.population)
        ancestors.pop(code, None)
        return PlaceEntry(
            code=code,
            name=name,
            kind=_KIND_OF[kind],
            country=country or None,
            ancestors=tuple(sorted(ancestors, key=lambda above: (*ancestors[above], above))),
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            population=int(population),
        )
