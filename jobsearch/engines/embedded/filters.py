"""Filters as masks over columns: both legs, counts and the newest postings run under the same one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import numpy as np

from ...query import And, AnyOf, Exists, Filter, Near, Not, Or, Phrase, Range
from .columns import NUMBERS, Columns, Mask

EARTH_RADIUS_KM = 6371.0088


def mask_of(filters: Sequence[Filter], columns: Columns, phrase: Callable[[Phrase], Mask]) -> Mask:
    """(n,) True for the living rows that meet every filter.

    Args:
        filters: All must hold; none holds for every posting.
        columns: Rows to judge.
        phrase: Judges a phrase filter, which needs the text index.
    """
    mask = columns.alive.copy()
    for filter_ in filters:
        mask &= _mask(filter_, columns, phrase)
    return mask


def _mask(filter_: Filter, columns: Columns, phrase: Callable[[Phrase], Mask]) -> Mask:
    match filter_:
        case AnyOf():
            return _any_of(filter_, columns)
        case Range():
            return _range(filter_, columns)
        case Exists():
            return _exists(filter_.field, columns)
        case Near():
            return _near(filter_, columns)
        case Phrase():
            return phrase(filter_)
        case And():
            return _joined(np.logical_and, filter_.filters, columns, phrase)
        case Or():
            return _joined(np.logical_or, filter_.filters, columns, phrase)
        case Not():
            return ~_mask(filter_.filter, columns, phrase)


def _joined(join: np.ufunc, filters: Sequence[Filter], columns: Columns, phrase: Callable[[Phrase], Mask]) -> Mask:
    mask: Mask = join.reduce([_mask(f, columns, phrase) for f in filters])
    return mask


def _any_of(filter_: AnyOf, columns: Columns) -> Mask:
    mask = np.zeros(len(columns), dtype=np.bool_)
    if filter_.field == "id":
        mask[[row for value in filter_.values if (row := columns.row_of_id.get(value)) is not None]] = True
        return mask
    if filter_.field == "duplicate_group":
        mask[[row for value in filter_.values for row in columns.rows_of_group.get(value, ())]] = True
        return mask
    return columns.keywords[filter_.field].any_of(filter_.values, len(columns))


def _range(filter_: Range, columns: Columns) -> Mask:
    values = columns.numbers[filter_.field]
    # NaN, which stands for a missing value, fails every comparison.
    mask = ~np.isnan(values)
    if filter_.gte is not None:
        mask &= values >= _number(filter_.gte)
    if filter_.lt is not None:
        mask &= values < _number(filter_.lt)
    return mask


def _number(bound: datetime | float) -> float:
    return bound.timestamp() if isinstance(bound, datetime) else bound


def _exists(field: str, columns: Columns) -> Mask:
    if field in NUMBERS:
        return ~np.isnan(columns.numbers[field])
    if field in columns.keywords:
        return columns.keywords[field].exists(len(columns))
    return np.ones(len(columns), dtype=np.bool_)


def _near(filter_: Near, columns: Columns) -> Mask:
    """Great-circle distance by the haversine formula."""
    lat, lon = np.radians(columns.lat), np.radians(columns.lon)
    lat0, lon0 = np.radians(filter_.lat), np.radians(filter_.lon)
    h = np.sin((lat - lat0) / 2) ** 2 + np.cos(lat) * np.cos(lat0) * np.sin((lon - lon0) / 2) ** 2
    close = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(h, 1.0))) <= filter_.km
    mask = np.zeros(len(columns), dtype=np.bool_)
    mask[columns.point_rows[close]] = True
    return mask
