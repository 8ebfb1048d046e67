"""Which of several places of one name is meant."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from ..posting import PlaceKind
from .placedata import NameClass, PlaceEntry

#: How much likelier a job market is to be meant than its cities' size says, in powers of ten of people.
MARKETS = {
    "US": 0.5,
    "GB": 0.5,
    "ES": 0.5,
    "DE": 0.4,
    "FR": 0.4,
    "CA": 0.4,
    "IE": 0.4,
    "NL": 0.4,
    "CH": 0.4,
    "AT": 0.4,
    "AU": 0.35,
    "SG": 0.3,
    "IT": 0.3,
    "IN": 0.2,
    "PL": 0.2,
    "PT": 0.2,
    "BE": 0.2,
    "LU": 0.2,
    "NZ": 0.2,
    "ZA": 0.1,
    "BR": 0.1,
    "MX": 0.1,
}
_LATIN_AMERICA = ("MX", "AR", "CO", "CL", "PE", "UY", "EC", "CR", "GT", "DO", "VE", "BO", "PY", "PA")
#: Where a language is spoken: a weak prior, and the home of its seekers' towns.
HOMES: dict[str, dict[str, float]] = {
    "en": {"US": 0.3, "GB": 0.6, "CA": 0.2, "AU": 0.2, "IE": 0.7, "NZ": 0.4},
    "de": {"DE": 0.9, "AT": 0.8, "CH": 0.8, "LU": 0.3, "LI": 0.5},
    "fr": {"FR": 0.9, "BE": 0.5, "CH": 0.5, "CA": 0.2, "LU": 0.3, "MA": 0.3}
    | dict.fromkeys(("DZ", "TN", "SN", "CI"), 0.1),
    "es": {"ES": 0.9} | dict.fromkeys(_LATIN_AMERICA, 0.4),
    "pt": {"BR": 0.8, "PT": 0.8},
    "it": {"IT": 0.9, "CH": 0.3},
    "nl": {"NL": 0.9, "BE": 0.6},
    "ja": {"JP": 1.5},
    "zh": {"CN": 0.9, "TW": 0.5, "HK": 0.5, "SG": 0.4},
}
_CLASS_COST = {NameClass.OTHER: 1.3, NameClass.QUALIFIER: 0.4, NameClass.COUNTY: 0.5}
#: Names whose usual meaning their size hides.
_USUAL = {
    "washington": "US-DC/washington",
    "georgia": "US-GA",
    "guadalajara": "MX-JAL/guadalajara",
    "buenos aires": "AR-C/buenos-aires",
    "granada": "ES-AN/granada",
    "athens": "GR/athens",
    "waterloo": "CA-ON/waterloo",
}
#: A state named like a city inside it means the city unless that is a small part of it.
_CITY_SHARE = 0.07


def best_first(
    found: Iterable[tuple[PlaceEntry, NameClass]],
    key: str,
    *,
    language: str | None = None,
    context: Mapping[str, float] | None = None,
    limit: int = 5,
) -> list[PlaceEntry]:
    """Order the places of one name.

    Args:
        found: The places and how each is called so.
        key: The folded name.
        language: The text's language, a weak prior.
        context: Codes of places named beside it (a country, a state) and how strongly each speaks, in powers of ten
            of people.
        limit: At most so many.

    Returns:
        Places, the likeliest first.
    """
    pairs = list(found)
    if len(pairs) < 2:
        return [entry for entry, _ in pairs]
    inner = [entry for entry, _ in pairs if entry.kind is PlaceKind.CITY]
    scored = sorted(
        ((-_score(entry, name, key, inner, language, context), entry.code, entry) for entry, name in pairs),
        key=lambda row: row[:2],
    )
    return [entry for _, _, entry in scored[:limit]]


def _score(
    entry: PlaceEntry,
    name: NameClass,
    key: str,
    cities: list[PlaceEntry],
    language: str | None,
    context: Mapping[str, float] | None,
) -> float:
    score = math.log10(entry.population + 10) - _CLASS_COST.get(name, 0.0)
    country = entry.country or ""
    score += MARKETS.get(country, 0.0) + HOMES.get(language or "", {}).get(country, 0.0)
    if entry.kind is PlaceKind.COUNTRY:
        score += 2.0
    elif entry.kind is PlaceKind.STATE or (
        entry.kind is PlaceKind.REGION and "-" in entry.code and ":" not in entry.code
    ):
        eponym = max((city.population for city in cities if entry.code in city.ancestors), default=0)
        score += -1.2 if eponym > _CITY_SHARE * entry.population else 0.3
    elif entry.kind is not PlaceKind.CITY:
        score += 1.0
    if _USUAL.get(key) == entry.code:
        score += 2.0
    if context:
        score += max(
            (weight for code, weight in context.items() if code == entry.code or code in entry.ancestors), default=0.0
        )
    return score
