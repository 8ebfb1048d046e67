"""The filterable side of an index in memory: one array per field, one row per posting, in order of seq.

Columns never change: an update gives new ones that share what did not change. Dead rows stay as gaps in
`alive` until the next full load.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ...extract.analysis import analysis_language
from .records import decode_keys

NUMBERS = ("posted_at", "valid_through", "salary_annual_min", "salary_annual_max")
KEYWORDS = (
    "place_codes", "workplace", "employment", "seniority", "company_key", "skills", "language", "source",
    "salary_currency", "company",
)

Mask = NDArray[np.bool_]
Rows = NDArray[np.int32]


@dataclass(frozen=True)
class Keyword:
    """Values of one keyword field: row rows[i] holds vocab[codes[i]]."""

    vocab: list[str]
    rows: Rows
    codes: Rows

    @cached_property
    def index(self) -> dict[str, int]:
        """Value -> its code."""
        return {value: code for code, value in enumerate(self.vocab)}

    def any_of(self, values: Iterable[str], n_rows: int) -> Mask:
        """(n_rows,) True where the row holds one of `values`."""
        mask = np.zeros(n_rows, dtype=np.bool_)
        wanted = [code for value in values if (code := self.index.get(value)) is not None]
        if wanted:
            flags = np.zeros(len(self.vocab), dtype=np.bool_)
            flags[wanted] = True
            mask[self.rows[flags.take(self.codes)]] = True
        return mask

    def exists(self, n_rows: int) -> Mask:
        """(n_rows,) True where the row holds any value."""
        mask = np.zeros(n_rows, dtype=np.bool_)
        mask[self.rows] = True
        return mask

    def joined(self, other: Keyword, offset: int) -> Keyword:
        """These values, then those of `other` with its rows moved up by `offset`."""
        index = dict(self.index)
        moved = np.array([index.setdefault(value, len(index)) for value in other.vocab], dtype=np.int32)
        codes = moved[other.codes] if len(other.codes) else other.codes
        return Keyword(
            list(index), np.concatenate([self.rows, other.rows + np.int32(offset)]), np.concatenate([self.codes, codes])
        )


@dataclass(frozen=True)
class Columns:
    """All rows of one state of the index.

    Attributes:
        seqs: (n,) int64, ascending.
        alive: (n,) False for rows that died since they were loaded.
        numbers: field -> (n,) float64, NaN where lacking.
        point_rows, lat, lon: One entry a point; degrees.
    """

    seqs: NDArray[np.int64]
    alive: Mask
    ids: list[str]
    groups: list[str]
    numbers: dict[str, NDArray[np.float64]]
    keywords: dict[str, Keyword]
    point_rows: Rows
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.seqs)

    @classmethod
    def build(cls, rows: Iterable[tuple[int, str, str]]) -> Columns:
        """Columns of (seq, id, keys) rows in ascending order of seq."""
        seqs: list[int] = []
        ids: list[str] = []
        groups: list[str] = []
        numbers: list[tuple[float | None, ...]] = []
        vocab: dict[str, dict[str, int]] = {field: {} for field in KEYWORDS}
        at: dict[str, list[int]] = {field: [] for field in KEYWORDS}
        codes: dict[str, list[int]] = {field: [] for field in KEYWORDS}
        points: list[tuple[int, float, float]] = []
        for row, (seq, id_, text) in enumerate(rows):
            keys = decode_keys(text)
            seqs.append(seq)
            ids.append(id_)
            groups.append(keys.duplicate_group)
            numbers.append(keys[:4])
            for field in KEYWORDS:
                found = getattr(keys, field)
                if not found:
                    continue
                known = vocab[field]
                for value in (found,) if isinstance(found, str) else found:
                    at[field].append(row)
                    codes[field].append(known.setdefault(value, len(known)))
            points += [(row, lat, lon) for lat, lon in keys.points]
        table = np.array(numbers, dtype=np.float64).reshape(len(seqs), len(NUMBERS))
        spots = np.array(points, dtype=np.float64).reshape(len(points), 3)
        return cls(
            seqs=np.array(seqs, dtype=np.int64),
            alive=np.ones(len(seqs), dtype=np.bool_),
            ids=ids,
            groups=groups,
            numbers={field: np.ascontiguousarray(table[:, i]) for i, field in enumerate(NUMBERS)},
            keywords={
                field: Keyword(list(vocab[field]), np.array(at[field], np.int32), np.array(codes[field], np.int32))
                for field in KEYWORDS
            },
            point_rows=spots[:, 0].astype(np.int32),
            lat=spots[:, 1].copy(),
            lon=spots[:, 2].copy(),
        )

    def updated(self, dead: Sequence[int], new: Columns) -> Columns:
        """These columns without the rows of seqs `dead`, and with the rows of `new` after them."""
        alive = self.alive.copy()
        rows, known = self.rows_of(np.array(dead, dtype=np.int64))
        alive[rows[known]] = False
        if not len(new):
            return replace(self, alive=alive)
        n = len(self)
        return Columns(
            seqs=np.concatenate([self.seqs, new.seqs]),
            alive=np.concatenate([alive, new.alive]),
            ids=self.ids + new.ids,
            groups=self.groups + new.groups,
            numbers={field: np.concatenate([self.numbers[field], new.numbers[field]]) for field in NUMBERS},
            keywords={field: self.keywords[field].joined(new.keywords[field], n) for field in KEYWORDS},
            point_rows=np.concatenate([self.point_rows, new.point_rows + np.int32(n)]),
            lat=np.concatenate([self.lat, new.lat]),
            lon=np.concatenate([self.lon, new.lon]),
        )

    def rows_of(self, seqs: NDArray[np.int64]) -> tuple[NDArray[np.int64], Mask]:
        """Row of each seq, and whether it is there."""
        if not len(self.seqs):
            return np.zeros(len(seqs), dtype=np.int64), np.zeros(len(seqs), dtype=np.bool_)
        rows = np.minimum(np.searchsorted(self.seqs, seqs), len(self.seqs) - 1)
        return rows, self.seqs[rows] == seqs

    @cached_property
    def count(self) -> int:
        """Living rows."""
        return int(np.count_nonzero(self.alive))

    @cached_property
    def row_of_id(self) -> dict[str, int]:
        """Living row of each id."""
        return {self.ids[row]: row for row in np.flatnonzero(self.alive).tolist()}

    @cached_property
    def rows_of_group(self) -> dict[str, list[int]]:
        """duplicate_group -> living rows."""
        groups: dict[str, list[int]] = {}
        for row in np.flatnonzero(self.alive).tolist():
            groups.setdefault(self.groups[row], []).append(row)
        return groups

    @cached_property
    def companies(self) -> tuple[str, ...]:
        """Names of the employers of living rows, sorted."""
        keyword = self.keywords["company"]
        return tuple(sorted(keyword.vocab[code] for code in np.unique(keyword.codes[self.alive[keyword.rows]])))

    @cached_property
    def analysis(self) -> tuple[tuple[str, ...], NDArray[np.int32]]:
        """Analysis languages present, and (n,) which of them each row's text is in."""
        keyword = self.keywords["language"]
        names = dict.fromkeys([analysis_language(None), *map(analysis_language, keyword.vocab)])
        number = {name: i for i, name in enumerate(names)}
        of_row = np.zeros(len(self), dtype=np.int32)
        of_row[keyword.rows] = np.array([number[analysis_language(v)] for v in keyword.vocab], np.int32)[keyword.codes]
        present = np.unique(of_row[self.alive])
        return tuple(name for name in names if number[name] in present), of_row_names(of_row, tuple(names), present)


def of_row_names(of_row: NDArray[np.int32], names: tuple[str, ...], present: NDArray[np.int32]) -> NDArray[np.int32]:
    """Renumber language numbers so that they index the languages present; others become -1."""
    table = np.full(len(names), -1, dtype=np.int32)
    table[present] = np.arange(len(present), dtype=np.int32)
    return table[of_row]
