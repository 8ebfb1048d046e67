"""Values in a person's words: ages, places, pay, and what was understood of a query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from ..intent import Intent, Location, Pay, Recency
from ..posting import PlaceKind
from .output import one_line

_UNITS = ((365, "year"), (30, "month"), (7, "week"), (1, "day"))


def ago(then: datetime | None, now: datetime) -> str:
    """How long ago, in calendar days of the zone of `now`.

    >>> from datetime import UTC
    >>> ago(datetime(2025, 10, 22, 9, tzinfo=UTC), datetime(2025, 10, 25, tzinfo=UTC))
    '3 days ago'
    """
    if then is None:
        return ""
    days = (now.date() - then.astimezone(now.tzinfo).date()).days
    if days < 0:
        return then.astimezone(now.tzinfo).date().isoformat()
    if days < 2:
        return ("today", "yesterday")[days]
    size, unit = next((size, unit) for size, unit in _UNITS if days >= (14 if size == 7 else size))
    count = days // size
    return f"{count} {unit}{'s' if count > 1 else ''} ago"


def short_places(places: tuple[str, ...]) -> str:
    """The first place, without its country when its state is named, and how many more there are.

    >>> short_places(("San Jose, California, US", "Berlin, DE", "Remote"))
    'San Jose, California +2'
    """
    if not places:
        return ""
    parts = one_line(places[0]).split(", ")
    more = f" +{len(places) - 1}" if len(places) > 1 else ""
    return ", ".join(parts[:2] if len(parts) == 3 else parts) + more


def short_pay(pay: str) -> str:
    """Pay with its thousands as k; a year goes without saying.

    >>> short_pay("USD 118,000–132,500 a year")
    'USD 118k–132.5k'
    """
    pay = pay.removesuffix(" a year")
    return re.sub(r"(\d+),(\d)00\b", lambda m: f"{m[1]}{'.' + m[2] if m[2] != '0' else ''}k", pay)


def understood(intent: Intent) -> Iterator[tuple[str, str]]:
    """(slot, words) for each slot that the query filled, in reading order; wishes are marked as such."""
    for slot, words in _slots(intent):
        yield slot, one_line(words) + (" (if possible)" if slot in intent.soft else "")


def _slots(intent: Intent) -> Iterator[tuple[str, str]]:
    told: tuple[tuple[str, object, Callable[[Any], str]], ...] = (
        ("seniority", intent.seniority, " or ".join),
        ("roles", intent.roles, " or ".join),
        ("skills", intent.skills, ", ".join),
        ("locations", intent.locations, lambda places: " or ".join(map(_place, places))),
        ("radius_km", intent.radius_km, lambda km: f"within {km:g} km"),
        ("workplace", intent.workplace, str),
        ("employment", intent.employment, lambda kinds: " or ".join(kinds).replace("_", " ")),
        ("salary", intent.salary, pay),
        ("companies", intent.companies, lambda names: "at " + " or ".join(names)),
        ("recency", intent.recency, when),
        ("exclude", intent.exclude, lambda phrases: "not " + ", not ".join(phrases)),
        ("rest", intent.rest, "“{}”".format),
    )
    return ((slot, words(value)) for slot, value, words in told if value)


def _place(location: Location) -> str:
    name = location.name or location.text
    if location.code is None:
        return f"{name} (not on the map: searched as text)"
    return name if location.kind is PlaceKind.CITY else f"{name} ({location.kind.replace('_', ' ')})"


def when(recency: Recency) -> str:
    """A date wish or window in words."""
    if recency.kind == "vague" or (recency.from_ is None and recency.to is None):
        return "recently posted"
    if recency.from_ is None:
        return f"posted until {_day(recency.to)}"
    if recency.to is None:
        return f"posted since {_day(recency.from_)}"
    if recency.from_ == recency.to:
        return f"posted on {_day(recency.from_)}"
    return f"posted {_day(recency.from_)} to {_day(recency.to)}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""


def pay(wish: Pay) -> str:
    """Pay asked for, in words."""
    unit = f" {wish.currency}" if wish.currency else ""
    per = f" a {wish.period}"
    if wish.min is not None and wish.max is not None:
        return f"{wish.min:,.0f} to {wish.max:,.0f}{unit}{per}"
    if wish.min is not None:
        return f"at least {wish.min:,.0f}{unit}{per}"
    return f"at most {wish.max or 0:,.0f}{unit}{per}"
