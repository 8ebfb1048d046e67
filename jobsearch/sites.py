"""The places of a posting and where its work is done, out of what a feed says of both."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from .extract.places import gazetteer
from .extract.workplace import find_workplace, workplace_from_feed
from .feeds.base import RawPlace, RawPosting, RowError
from .mentions import WORKPLACE_HINTS, around
from .posting import Place, PlaceKind, Workplace

_WORLD = "world"
#: Levels that name no site: a remote worker may live anywhere in them.
_PLAIN = re.compile(
    r"(?:fully|completely|entirely|permanently|100 ?%)[\s-]*(?:im |work |arbeit |en )?"
    r"(?:remot|from home|home[\s-]?office|t[ée]l[ée]travail)"
    r"|remote[\s-]first|#(?:li|bi)-remote|remote (?:role|position|job|opportunity)\b"
    r"|(?:role|position|job|stelle|poste|puesto) (?:is|ist|est|es)(?: \w+)? remot|work from anywhere|完全远程|全远程",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"[\s-]*(?:\w+[\s-]){0,2}(?:stipend|allowance|support|set-?up|equipment|budget|team|colleague|client|customer"
    r"|classroom|communication|fanbase|patient|gym|parking|lunch|meal|interview|offsite|retreat|event)",
    re.IGNORECASE,
)
#: What feeds write where they have no place; "None" and "NA" would be read as a town and a country.
_NO_PLACE = frozenset((
    "", "n/a", "na", "n.a.", "n/d", "none", "null", "nan", "tbd", "tba", "unknown", "unspecified", "not specified",
    "not applicable", "not available", "k.a.", "k. a.", "keine angabe", "no especificado", "non précisé", "-", "--",
))  # fmt: skip
_AREAS = frozenset(set(PlaceKind) - {PlaceKind.CITY})


def locate(raw: RawPosting, title: str, text: str, *, language: str) -> tuple[tuple[Place, ...], Workplace | None]:
    """Places, resolved, and the workplace.

    The workplace is what the title, else the places, else the feed's own word says. A bare remote flag is
    believed only where no city is named: beside an office city it is set by default as often as not, and then
    the text decides. A flag of False with a city, and no other word in the text, is on site.

    Raises:
        RowError: Coordinates that lie on no globe.
    """
    places = _places(raw)
    workplace = _stated(raw, title, places)
    named_site = any(p.kind is PlaceKind.CITY or p.kind is None for p in places if not p.remote)
    if workplace is None and raw.remote_flag and not named_site:
        workplace = Workplace.REMOTE
    if workplace is None:
        workplace = text_workplace(text, language=language, named_site=named_site)
    if workplace is None and raw.remote_flag is False and named_site:
        workplace = Workplace.ONSITE
    if workplace is Workplace.REMOTE:
        places = tuple(_as_area(p) if p.kind in _AREAS else p for p in places)
        if not places:
            places = gazetteer().parse("Remote", remote=True)
    return places, workplace


def _stated(raw: RawPosting, title: str, places: tuple[Place, ...]) -> Workplace | None:
    said = [m.value for m in find_workplace(title)]
    # An applicant's allowed area (raw.remote) is no statement of its own: the feed's workplace word is.
    said += [m.value for place in raw.places for m in find_workplace(place.text)]
    if any(p.remote for p in places) and Workplace.HYBRID not in said:
        return Workplace.REMOTE
    return said[0] if said else workplace_from_feed(raw.workplace or None)


def text_workplace(text: str, *, language: str, named_site: bool) -> Workplace | None:
    """What a description says: hybrid where it says so, else the only other kind that it names.

    Beside a named city, work at a distance is the whole job only where the text is plain about it ("100 % remote",
    "this role is remote", "#LI-Remote"); a mere mention ("home office possible", "remote days") makes it hybrid, and
    what only sounds like it (a home-office stipend, remote colleagues) counts for nothing.
    """
    near = around(text, WORKPLACE_HINTS)
    said = {m.value for m in find_workplace(near, language=language) if not _NOISE.match(near, m.end)}
    if named_site and _PLAIN.search(near):
        return Workplace.REMOTE if Workplace.HYBRID not in said else Workplace.HYBRID
    if Workplace.HYBRID in said or (named_site and Workplace.REMOTE in said):
        return Workplace.HYBRID
    return said.pop() if len(said) == 1 else None


def _places(raw: RawPosting) -> tuple[Place, ...]:
    kept: dict[tuple[object, bool], Place] = {}
    for place in raw.places:
        point = _point(place)
        text = "" if place.text.strip().casefold() in _NO_PLACE else place.text
        found = _resolve(text, place.locality, place.region, place.country, place.remote)
        for one in found:
            if point and len(found) == 1 and one.kind in (PlaceKind.CITY, None):
                one = one.model_copy(update={"lat": point[0], "lon": point[1]})
            kept.setdefault((one.code or one.name.casefold(), one.remote), one)
    # "Remote" beside "Remote - US" adds no freedom that the second would not spell out.
    if len(kept) > 1 and any(p.remote and p.code != _WORLD for p in kept.values()):
        kept.pop((_WORLD, True), None)
    return tuple(kept.values())


def _point(place: RawPlace) -> tuple[float, float] | None:
    if place.lat is None or place.lon is None or (place.lat, place.lon) == (0, 0):
        return None
    for field, value, limit in (("latitude", place.lat, 90), ("longitude", place.lon, 180)):
        if not math.isfinite(value) or abs(value) > limit:
            raise RowError(field, value, f"not from -{limit} to {limit} degrees")
    return place.lat, place.lon


@lru_cache(maxsize=1 << 16)
def _resolve(text: str, locality: str, region: str, country: str, remote: bool) -> tuple[Place, ...]:
    """Read the place that a reader sees; where it names none ("HQ", "Remote"), the address beside it."""
    code = country_code(country)
    found = gazetteer().parse(text, country=code, remote=remote) if text and not _only_workplace(text) else ()
    if _is_known(found) and not _contradicts(found, text, code):
        return found
    is_remote = remote or any(p.remote for p in found) or Workplace.REMOTE in {m.value for m in find_workplace(text)}
    # Someone who works remotely works in the country of the address, not in its town.
    address = country if is_remote and country else ", ".join(dict.fromkeys(filter(None, (locality, region, country))))
    beside = gazetteer().parse(address, country=code, remote=is_remote) if address and address != text else ()
    if _is_known(beside) and not (_is_known(found) and _contradicts(beside, address, code)):
        if len(found) == len(beside) == 1 and found[0].code is None and beside[0].kind is not PlaceKind.CITY:
            return (_inside(found[0], beside[0]),)
        return tuple(p.model_copy(update={"text": text}) if text and len(beside) == 1 else p for p in beside)
    if not found and is_remote:
        found = gazetteer().parse("Remote", remote=True)
    return found or beside


def _is_known(places: tuple[Place, ...]) -> bool:
    return any(p.code and p.code != _WORLD for p in places)


def _contradicts(places: tuple[Place, ...], text: str, country: str | None) -> bool:
    """True when all lie outside the address's country, as a mall called Southgate does that is no town in Michigan.

    A country that is all the text says is meant, whatever the address beside it.
    """
    if country is None or any(p.country in (country, None) for p in places):
        return False
    return not any(p.kind is PlaceKind.COUNTRY and p.text.casefold() == text.strip().casefold() for p in places)


def _only_workplace(text: str) -> bool:
    said = find_workplace(text)
    return len(said) == 1 and said[0].value is not Workplace.REMOTE and said[0].text == text.strip()


def _inside(place: Place, area: Place) -> Place:
    """A place that the gazetteer does not know still lies in the area of its address."""
    above = (area.code, *area.ancestors) if area.code else area.ancestors
    return place.model_copy(update={"country": area.country, "ancestors": above, "remote": area.remote})


def _as_area(place: Place) -> Place:
    return place if place.remote else place.model_copy(update={"remote": True})


@lru_cache(maxsize=4096)
def country_code(country: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country's name or code; None when unknown."""
    if not country:
        return None
    if len(country) == 2 and country.isascii() and gazetteer().entry(country.upper()):
        return country.upper()
    for place in gazetteer().parse(country):
        if place.country and place.kind is PlaceKind.COUNTRY:
            return place.country
    return None
