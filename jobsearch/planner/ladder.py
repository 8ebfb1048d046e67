"""The relaxation ladder: what to loosen, one step at a time, when too few postings fit.

Each rung widens one thing and keeps what the rungs before it widened. The order goes from what costs the
seeker least to what costs most; a filter is never dropped in silence, and never dropped whole but for the
workplace, which postings state badly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..extract.places import Gazetteer
from ..intent import Intent, Location
from ..posting import PlaceKind
from .build import Widening, levels_within
from .slots import location_of

#: A place is widened this many times at most: to its metro, region or state, then its country.
PLACE_RUNGS = 3
WINDOW_FACTORS = (2, 4)
#: Each rung goes to the nearest place of a wider kind: city, metro or region, state, country; never beyond.
COUNTRY = 3
_REACH = {
    PlaceKind.CITY: 0, PlaceKind.METRO: 1, PlaceKind.REGION: 1, PlaceKind.STATE: 2, PlaceKind.COUNTRY: COUNTRY,
    PlaceKind.CONTINENT: 4, PlaceKind.REMOTE_AREA: 4,
}
_WIDEST = (PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REMOTE_AREA)


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder.

    Attributes:
        step: Slot that was widened.
        from_: What was asked, as shown to the seeker.
        to: What is searched now.
        widening: Everything loosened up to and with this rung.
    """

    step: str
    from_: str
    to: str
    widening: Widening


def ladder(intent: Intent, *, now: datetime, gazetteer: Gazetteer) -> Iterator[Rung]:
    """The rungs for an intent, mildest first; none when nothing stated can be widened."""
    widening = Widening()
    for rung in (*_levels(intent), *_places(intent, gazetteer), *_windows(intent, now), *_workplace(intent)):
        change = rung.widening
        widening = replace(
            widening,
            locations=change.locations or widening.locations,
            window_factor=max(change.window_factor, widening.window_factor),
            level_steps=max(change.level_steps, widening.level_steps),
            any_workplace=change.any_workplace or widening.any_workplace,
        )
        yield replace(rung, widening=widening)


def _levels(intent: Intent) -> Iterator[Rung]:
    if intent.seniority and "seniority" not in intent.soft:
        wide = levels_within(intent.seniority, 1)
        yield Rung("seniority", " or ".join(intent.seniority), ", ".join(wide), Widening(level_steps=1))


def _places(intent: Intent, gazetteer: Gazetteer) -> Iterator[Rung]:
    if "locations" in intent.soft:
        return
    places = [location for location in intent.locations if location.code is not None]
    for _ in range(PLACE_RUNGS if places else 0):
        wider = [_wider(location, gazetteer) for location in places]
        if all(new is old for new, old in zip(wider, places, strict=True)):
            return
        unique = tuple({location.code: location for location in wider}.values())
        yield Rung("locations", _names(places), _names(unique), Widening(locations=unique))
        places = list(unique)


def _wider(location: Location, gazetteer: Gazetteer) -> Location:
    assert location.code is not None
    reach = _REACH[location.kind]
    if location.kind in _WIDEST:
        return location
    wider = (entry for entry in gazetteer.widen(location.code) if reach < _REACH[entry.kind] <= COUNTRY)
    entry = next(wider, None)
    return location if entry is None else location_of(entry.name, (entry,))


def _windows(intent: Intent, now: datetime) -> Iterator[Rung]:
    recency = intent.recency
    if recency is None or recency.kind != "window" or recency.from_ is None or "recency" in intent.soft:
        return
    days = (now.date() - recency.from_).days
    for factor in WINDOW_FACTORS if days > 0 else ():
        since = now.date() - timedelta(days=days * factor)
        yield Rung("recency", recency.text, f"since {since.isoformat()}", Widening(window_factor=factor))


def _workplace(intent: Intent) -> Iterator[Rung]:
    if intent.workplace is not None and "workplace" not in intent.soft:
        yield Rung("workplace", intent.workplace, "any workplace", Widening(any_workplace=True))


def _names(locations: list[Location] | tuple[Location, ...]) -> str:
    return " or ".join(location.name or location.text for location in locations)
