"""The posting's side: one messy place string of a feed, read into all its places."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..posting import Place, PlaceKind
from .placedata import PlaceEntry
from .placefold import fold
from .placerank import best_first
from .placeread import Group, Lookup, known, read

_REMOTE = re.compile(
    r"\b(?:(?:fully|100\s?%)[ -](?=remote))?"
    r"(?:remote(?:ly)?(?:[ -](?:first|friendly|eligible|based|opening|work|position|role|only|"
    r"accepted|"
    r"considered|possible|preferred|optional|ok))?|remoto|remota|t[ée]l[ée]travail|distanciel|home[ -]?office|"
    r"home[ -]?based|homebased|"
    r"リモート勤務|"
    r"work(?:ing)? from home|wfh|virtual|telecommut\w*|teletrabajo|distributed|mobiles arbeiten)\b|远程|居家",
    re.IGNORECASE,
)
#: What feeds write beside a place that is no place.
_NOISE = re.compile(
    r"\b(?:(?:new )?(?:head ?office|headquarters?|corporate office|offices?|hq\d?|campus|field[- ]based|umgebung|"
    r"h[íi]brido|friendly|travel[- ]required|data ?cent(?:er|re)|relocation|relocate|hybrid|on-?\s?site|"
    r"in-?\s?(?:office|person)|"
    r"multiple locations?|various locations?|select locations|several locations|all locations?|other locations?|"
    r"other countries|locations?|flexible|flex|preferred|only|available|based|anywhere in|anywhere within|local to|"
    r"time ?zones?|full[- ]time|part[- ]time|days? (?:per|a) week|opportunities available|nationwide|travel position|"
    r"talent community|in the office|offshore|area of|(?:the )?(?:city|state|region|province) of))\b|[*()\[\]]",
    re.IGNORECASE,
)
#: "Remote (US | Canada)", "Remote - US or Canada": the word governs what follows.
_LEADING = re.compile(
    r"\s*(?:fully |100\s?% )?remote\w*\b\s*(?:[-–—:(]|in\b|from\b|within\b)?\s*[^\W\d_]", re.IGNORECASE
)
_OF_ZONE = re.compile(r"±|\+/-|\bhours? from\b", re.IGNORECASE)
_SEGMENTS = re.compile(r"\s*(\||;|/|\n|•|·|\+(?!\d|/)|&|\b(?:or|and|oder|und|ou|et|o|OR|AND)\b|\bl\b|、|，)\s*")
_ADMIN = re.compile(r"_+")
_NUMBERED = re.compile(r"^\s*(\d{2}|2[AB])\s*-\s+(?=\D)|\s*\((\d{2,3}|2[AB])\)\s*$")
#: Separators that leave each place its own workplace.
_APART = frozenset({"or", ";", "oder", "o", "ou"})


def parse_places(
    text: str, lookup: Lookup, *, country: str | None, remote: bool, language: str | None
) -> tuple[Place, ...]:
    """Read a feed's place string; see `Gazetteer.parse`."""
    text = " ".join(_ADMIN.sub(" ", text).split())
    if not text:
        return ()
    bare = is_remote = False
    separators: set[str] = set()
    groups: list[tuple[Group, bool]] = []
    department = _NUMBERED.search(text) if country == "FR" else None
    above: tuple[str, ...] = ()
    if department and country == "FR":
        text = _NUMBERED.sub("", text)
        above = (f"FR-{department[1] or department[2]}",)
    leading = False
    for segment, separator in _segments(text, lookup):
        here = bool(_REMOTE.search(segment))
        leading = (leading or (here and not groups and bool(_LEADING.match(segment)))) and ";" not in separators
        here |= leading
        is_remote |= here
        words = segment if known(segment, lookup) else _strip(segment)
        found = read(words, lookup) if words else []
        if here and not found:
            bare = True
        if separator:
            separators.add(separator.casefold())
        groups.extend((group, here) for group in found)
    places = _places(
        text,
        groups,
        bare=bare,
        is_remote=is_remote,
        separators=separators,
        lookup=lookup,
        country=country,
        remote=remote,
        language=language,
    )
    return tuple(_below(place, above) for place in places) if above and lookup(f"@{above[0]}") else places


def _below(place: Place, above: tuple[str, ...]) -> Place:
    """The feed itself says which département a place lies in."""
    return place.model_copy(update={"ancestors": tuple(dict.fromkeys((*above, *place.ancestors)))})


def _segments(text: str, lookup: Lookup) -> list[tuple[str, str]]:
    if known(text, lookup) or known(_strip(text), lookup):
        return [(text, "")]
    if _OF_ZONE.search(text):
        return [(re.sub(r"±|\+/-", " ", text), "")]
    pieces = _SEGMENTS.split(text)
    return [
        (pieces[i], pieces[i + 1] if i + 1 < len(pieces) else "") for i in range(0, len(pieces), 2) if pieces[i].strip()
    ]


def _strip(segment: str) -> str:
    words = _NOISE.sub(lambda m: f" {m[0]} " if m[0] in "()" else " ", _REMOTE.sub(" , ", segment))
    words = re.sub(r"(?<=[a-z])HQ\b|\(\s*\d*\s*\)|\(\s*[,–-]?\s*\)", " ", words)
    words = re.sub(
        r"(?:^|(?<=[,(]))\s*(?:in|the|from|at|near|around|within|across|based in|or|and)\s+(?=\S)",
        " ",
        words,
        flags=re.IGNORECASE,
    )
    words = re.sub(r"\s+", " ", words)
    return words.strip(" ,-–—:;.&+/|")


def _places(
    text: str,
    groups: list[tuple[Group, bool]],
    *,
    bare: bool,
    is_remote: bool,
    separators: set[str],
    lookup: Lookup,
    country: str | None,
    remote: bool,
    language: str | None,
) -> tuple[Place, ...]:
    context = _context(groups, country)
    if groups and groups[-1][1] and not separators & _APART:  # "UK / Ireland - Remote": it governs them all
        groups = [(group, True) for group, _ in groups]
    joined = bare and not separators & _APART
    out: dict[tuple[str | None, str], Place] = {}
    for group, here in groups:
        place = _place(
            group, remote=remote or here or joined, context=context, language=language, country=country, lookup=lookup
        )
        out.setdefault((place.code, place.name if place.code is None else ""), place)
    if bare and (not out or not joined):
        where = country or next((p.country for p in out.values() if p.country), None)
        area = lookup(fold(where)) if where else []
        entry = next((entry for entry, _ in area if entry.code == where), None)
        key = where or "world"
        if not any(place.remote and place.code == key for place in out.values()):
            out["remote", key] = (
                _of(entry, "Remote", remote=True)
                if entry
                else _ANYWHERE.model_copy(update={"text": text if not groups else "Remote"})
            )
    elif is_remote and not out:
        out["remote", ""] = _ANYWHERE.model_copy(update={"text": text})
    return tuple(out.values())


def _context(groups: list[tuple[Group, bool]], country: str | None) -> dict[str, float]:
    """What the sure places and the feed's country say about the others."""
    context: dict[str, float] = {}
    for group, _ in groups:
        if len(group.found) == 1:
            entry = group.found[0][0]
            context |= {
                code: 0.7
                for code in (entry.country, *entry.ancestors)
                if code and re.fullmatch(r"[A-Z]{2}(-\w+)?", code)
            }
    return context | ({country: 3.0} if country else {})


_ANYWHERE = Place(text="Remote", name="Remote (anywhere)", code="world", kind=PlaceKind.REMOTE_AREA, remote=True)


def _place(
    group: Group,
    *,
    remote: bool,
    context: Mapping[str, float],
    language: str | None,
    country: str | None,
    lookup: Lookup,
) -> Place:
    if not group.found:
        above = next((entry for entry, _ in lookup(fold(country)) if entry.code == country), None) if country else None
        ancestors = (above.code, *above.ancestors) if above else ()
        return Place(text=group.text, name=group.text, country=country, ancestors=ancestors, remote=remote)
    found = group.found
    if remote and group.key == "washington":  # a remote area is a state, not the capital
        found = [pair for pair in found if pair[0].code == "US-WA"] or found
    entry = best_first(found, group.key, language=language, context=context, limit=1)[0]
    if not group.key:
        return Place(
            text=group.text,
            name=f"{group.text}, {entry.name}",
            country=entry.country,
            ancestors=(entry.code, *entry.ancestors),
            remote=remote,
        )
    return _of(entry, group.text, remote=remote, lookup=lookup)


def _of(entry: PlaceEntry, text: str, *, remote: bool, lookup: Lookup | None = None) -> Place:
    above_country = entry.country is None and entry.kind in {
        PlaceKind.CONTINENT,
        PlaceKind.REMOTE_AREA,
        PlaceKind.REGION,
    }
    return Place(
        text=text,
        name="Remote (anywhere)" if entry.code == "world" else display_name(entry, lookup),
        code=entry.code,
        kind=entry.kind,
        country=entry.country,
        ancestors=entry.ancestors,
        lat=entry.lat,
        lon=entry.lon,
        remote=remote or above_country,
    )


def display_name(entry: PlaceEntry, lookup: Lookup | None = None) -> str:
    """The name, its state where it has one and its country's code: "San Jose, California, US"."""
    names = [entry.name]
    if entry.kind in {PlaceKind.CITY, PlaceKind.METRO, PlaceKind.REGION}:
        state = next(
            (code for code in entry.ancestors if re.fullmatch(r"(?:US|CA|AU|IN|BR|MX|DE)-\w{2,3}", code)), None
        )
        if state and lookup is not None:
            found = next((e for e, _ in lookup(f"@{state}")), None)
            if found is not None and found.name != entry.name:
                names.append(found.name)
    if entry.country and entry.kind is not PlaceKind.COUNTRY:
        names.append(entry.country)
    return ", ".join(names)
