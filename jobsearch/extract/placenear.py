"""How far places lie apart."""

from __future__ import annotations

import math

from .placedata import PlaceEntry


def distance_km(one: PlaceEntry, other: PlaceEntry) -> float | None:
    """Kilometres between two places, on a plane: good enough below a few hundred. None when one has no position."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    east = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return 111.2 * math.hypot(one.lat - other.lat, east)
