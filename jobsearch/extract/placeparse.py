"""The posting's side: one messy place string of a feed, read into all its places."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..posting import Place, PlaceKind
from .placedata import NameClass, PlaceEntry
from .placefold import CJK, fold
from .placerank import best_first

Lookup = Callable[[str], list[tuple[PlaceEntry, NameClass]]]

_REMOTE = re.compile(
    r"\b(?:(?:fully|100\s?%)[ -](?=remote))?(?:remote(?:ly)?(?:[ -](?:first|friendly|eligible|based|opening|work|position|role|only|accepted|"
    r"considered|possible|preferred|optional|ok))?|remoto|remota|t[ée]l[ée]travail|distanciel|home[ -]?office|home[ -]?based|homebased|リモート勤務|"
    r"work(?:ing)? from home|wfh|virtual|telecommut\w*|teletrabajo|distributed|mobiles arbeiten)\b|远程|居家",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"\b(?:(?:new )?(?:head ?office|headquarters?|corporate office|offices?|hq\d?|campus|field[- ]based|umgebung|h[íi]brido|friendly|travel[- ]required|data ?cent(?:er|re)|relocation|relocate|hybrid|on-?\s?site|in-?\s?(?:office|person)|"
    r"multiple locations?|various locations?|select locations|several locations|all locations?|other locations?|other countries|locations?|flexible|flex|"
    r"preferred|only|available|based|anywhere in|anywhere within|local to|time ?zones?|full[- ]time|part[- ]time|days? (?:per|a) week|"
    r"opportunities available|nationwide|travel position|talent community|in the office|offshore|area of|(?:the )?(?:city|state|region|province) of))\b|[*()\[\]]",
    re.IGNORECASE,
)
#: "Remote (US | Canada)", "Remote - US or Canada": the word governs what follows.
_LEADING = re.compile(r"\s*(?:fully |100\s?% )?remote\w*\b\s*(?:[-–—:(]|in\b|from\b|within\b)?\s*[^\W\d_]", re.IGNORECASE)
_OF_ZONE = re.compile(r"±|\+/-|\bhours? from\b", re.IGNORECASE)
_SEGMENTS = re.compile(r"\s*(\||;|/|\n|•|·|\+(?!\d|/)|&|\b(?:or|and|oder|und|ou|et|o|OR|AND)\b|\bl\b|、|，)\s*")
_PARTS = re.compile(r"\s*,\s*|\s+[-–—:]+\s*|\s*[-–—:]+\s+|\s*\(\s*|\s*\)\s*")
_WORDS = re.compile(r"[^\s,]+")
_ADMIN = re.compile(r"_+")
_NUMBERED = re.compile(r"^\s*(\d{2}|2[AB])\s*-\s+(?=\D)|\s*\((\d{2,3}|2[AB])\)\s*$")
#: Separators that leave each place its own workplace.
_APART = frozenset({"or", ";", "oder", "o", "ou"})
_LONGEST = 6
_SMALL_TOWN = 15_000  # a town below this is not picked out of the middle of unknown words
_MUCH_SMALLER = 40  # "Boston, New York, Chicago": Boston in New York State is not meant
_WIDE = (PlaceKind.STATE, PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REMOTE_AREA)


@dataclass(slots=True)
class _Group:
    """Parts that name one place together: text and the candidates still possible."""

    text: str
    key: str
    found: list[tuple[PlaceEntry, NameClass]] = field(default_factory=list)

    @property
    def largest(self) -> int:
        return max((entry.population for entry, _ in self.found), default=0)


def parse_places(text: str, lookup: Lookup, *, country: str | None, remote: bool, language: str | None) -> tuple[Place, ...]:
    """Read a feed's place string; see `Gazetteer.parse`."""
    text = " ".join(_ADMIN.sub(" ", text).split())
    if not text:
        return ()
    bare = is_remote = False
    separators: set[str] = set()
    groups: list[tuple[_Group, bool]] = []
    department = _NUMBERED.search(text) if country in {"FR", None} else None
    if department and (country == "FR" or department[1]):
        text = _NUMBERED.sub("", text)
        country = "FR"
    leading = False
    for segment, separator in _segments(text, lookup):
        here = bool(_REMOTE.search(segment))
        leading = (leading or (here and not groups and bool(_LEADING.match(segment)))) and ";" not in separators
        here |= leading
        is_remote |= here
        words = segment if _known(segment, lookup) else _strip(segment)
        found = _read(words, lookup) if words else []
        if here and not found:
            bare = True
        if separator:
            separators.add(separator.casefold())
        groups.extend((group, here) for group in found)
    return _places(text, groups, bare=bare, is_remote=is_remote, separators=separators, lookup=lookup, country=country, remote=remote, language=language)


def _segments(text: str, lookup: Lookup) -> list[tuple[str, str]]:
    if _known(text, lookup) or _known(_strip(text), lookup):
        return [(text, "")]
    if _OF_ZONE.search(text):
        return [(re.sub(r"±|\+/-", " ", text), "")]
    pieces = _SEGMENTS.split(text)
    return [(pieces[i], pieces[i + 1] if i + 1 < len(pieces) else "") for i in range(0, len(pieces), 2) if pieces[i].strip()]


def _strip(segment: str) -> str:
    words = _NOISE.sub(lambda m: f" {m[0]} " if m[0] in "()" else " ", _REMOTE.sub(" , ", segment))
    words = re.sub(r"(?<=[a-z])HQ\b|\(\s*\d*\s*\)|\(\s*[,–-]?\s*\)", " ", words)
    words = re.sub(r"(?:^|(?<=[,(]))\s*(?:in|the|from|at|near|around|within|across|based in|or|and)\s+(?=\S)", " ", words, flags=re.IGNORECASE)
    words = re.sub(r"\s+", " ", words)
    return words.strip(" ,-–—:;.&+/|")


def _known(words: str, lookup: Lookup) -> bool:
    key = fold(words)
    return bool(key) and any(name not in {NameClass.QUALIFIER, NameClass.OTHER} for _, name in lookup(key))


def _read(words: str, lookup: Lookup) -> list[_Group]:
    """Places of one segment: its parts, joined where one contains the next ("Austin, TX"; "China-Shanghai")."""
    groups: list[_Group] = []
    for part in filter(None, (part.strip(" .") for part in _PARTS.split(words))):
        for group in _part(part, lookup):
            if not (groups and _join(groups[-1], group)):
                groups.append(group)
    return _drop_unknown(groups)


def _part(part: str, lookup: Lookup) -> list[_Group]:
    key = fold(part)
    if not key:
        return []
    found = lookup(key)
    if found:
        return [_Group(part, key, found)]
    for split in ("-", "–"):
        if split in part:
            pieces = [p.strip() for p in part.split(split) if p.strip()]
            if len(pieces) > 1 and any(lookup(fold(p)) for p in pieces):
                return [group for p in pieces for group in _part(p, lookup)]
    return _scan(part, lookup) or [_Group(part, key)]


def _scan(part: str, lookup: Lookup) -> list[_Group]:
    """Places among unknown words, the longest first."""
    if CJK.search(part):
        return _scan_cjk(part, lookup)
    words = [(m.start(), m.end()) for m in _WORDS.finditer(part)]
    groups: list[_Group] = []
    i = 0
    while i < len(words):
        for n in range(min(_LONGEST, len(words) - i), 0, -1):
            piece = part[words[i][0] : words[i + n - 1][1]]
            key = fold(piece)
            found = [pair for pair in lookup(key) if _worth(pair, piece, n)] if key else []
            if found:
                group = _Group(piece, key, found)
                if not (groups and _join(groups[-1], group)):
                    groups.append(group)
                i += n
                break
        else:
            i += 1
    return groups


def _scan_cjk(part: str, lookup: Lookup) -> list[_Group]:
    groups: list[_Group] = []
    i = 0
    while i < len(part):
        for n in range(min(10, len(part) - i), 1, -1):
            found = lookup(fold(part[i : i + n]))
            if found and CJK.match(part[i]):
                group = _Group(part[i : i + n], fold(part[i : i + n]), found)
                if not (groups and _join(groups[-1], group)):
                    groups.append(group)
                i += n
                break
        else:
            i += 1
    return groups


def _worth(pair: tuple[PlaceEntry, NameClass], piece: str, words: int) -> bool:
    entry, name = pair
    if name in {NameClass.QUALIFIER, NameClass.SHORT}:
        return piece.isupper() or piece in {"sf", "nyc", "uk", "usa"}
    if not piece[:1].isupper() and not CJK.match(piece):
        return entry.kind is not PlaceKind.CITY and len(piece) > 3
    return name is not NameClass.OTHER and (words > 1 or entry.kind is not PlaceKind.CITY or entry.population >= _SMALL_TOWN)


def _join(group: _Group, following: _Group) -> bool:
    """Narrow `group` by the part after it, or replace it by a place inside it; False when they are two places."""
    if not group.found or not following.found:
        return False
    wide = {entry.code for entry, name in following.found}
    inside = [pair for pair in group.found if wide.intersection(pair[0].ancestors) or pair[0].code in wide]
    if inside:
        city = max((entry.population for entry, _ in following.found if entry.kind is PlaceKind.CITY), default=0)
        if max(entry.population for entry, _ in inside) * _MUCH_SMALLER < group.largest and city > 200_000:
            return False
        group.found, group.text = inside, f"{group.text}, {following.text}"
        return True
    codes = {entry.code for entry, _ in group.found if entry.kind is not PlaceKind.CITY}
    inside = [pair for pair in following.found if codes.intersection(pair[0].ancestors)]
    if inside:
        group.found, group.key, group.text = inside, following.key, f"{group.text}, {following.text}"
        return True
    return False


def _drop_unknown(groups: list[_Group]) -> list[_Group]:
    """Unknown parts beside known ones go, but an unknown town before its state or country takes their place."""
    if not any(group.found for group in groups):
        return [_Group(", ".join(group.text for group in groups), "")] if groups else []
    kept: list[_Group] = []
    for i, group in enumerate(groups):
        if group.found:
            previous = groups[i - 1] if i else None
            wide = all(entry.kind in _WIDE or entry.kind is PlaceKind.REGION for entry, _ in group.found)
            town = previous is not None and not previous.found and re.fullmatch(r"[^\d#@]{3,40}", previous.text) and len(previous.text.split()) < 5
            if previous is not None and town and wide and not kept:
                kept.append(_Group(previous.text, "", group.found))
            else:
                kept.append(group)
    return kept


def _places(
    text: str, groups: list[tuple[_Group, bool]], *, bare: bool, is_remote: bool, separators: set[str], lookup: Lookup, country: str | None,
    remote: bool, language: str | None,
) -> tuple[Place, ...]:  # fmt: skip
    context = _context(groups, country)
    if groups and groups[-1][1] and not separators & _APART:  # "UK / Ireland - Remote": it governs them all
        groups = [(group, True) for group, _ in groups]
    joined = bare and not separators & _APART
    out: dict[tuple[str | None, str], Place] = {}
    for group, here in groups:
        place = _place(group, remote=remote or here or joined, context=context, language=language, country=country, lookup=lookup)
        out.setdefault((place.code, place.name if place.code is None else ""), place)
    if bare and (not out or not joined):
        where = country or next((p.country for p in out.values() if p.country), None)
        area = lookup(fold(where)) if where else []
        entry = next((entry for entry, _ in area if entry.code == where), None)
        key = where or "world"
        if not any(place.remote and place.code == key for place in out.values()):
            out["remote", key] = _of(entry, "Remote", remote=True) if entry else _ANYWHERE.model_copy(update={"text": text if not groups else "Remote"})
    elif is_remote and not out:
        out["remote", ""] = _ANYWHERE.model_copy(update={"text": text})
    return tuple(out.values())


def _context(groups: list[tuple[_Group, bool]], country: str | None) -> dict[str, float]:
    """What the sure places and the feed's country say about the others."""
    context: dict[str, float] = {}
    for group, _ in groups:
        if len(group.found) == 1:
            entry = group.found[0][0]
            context |= {code: 0.7 for code in (entry.country, *entry.ancestors) if code and re.fullmatch(r"[A-Z]{2}(-\w+)?", code)}
    return context | ({country: 3.0} if country else {})


_ANYWHERE = Place(text="Remote", name="Remote (anywhere)", code="world", kind=PlaceKind.REMOTE_AREA, remote=True)


def _place(
    group: _Group, *, remote: bool, context: Mapping[str, float], language: str | None, country: str | None, lookup: Lookup
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
            text=group.text, name=f"{group.text}, {entry.name}", country=entry.country, ancestors=(entry.code, *entry.ancestors), remote=remote
        )
    return _of(entry, group.text, remote=remote, lookup=lookup)


def _of(entry: PlaceEntry, text: str, *, remote: bool, lookup: Lookup | None = None) -> Place:
    above_country = entry.country is None and entry.kind in {PlaceKind.CONTINENT, PlaceKind.REMOTE_AREA, PlaceKind.REGION}
    return Place(
        text=text, name="Remote (anywhere)" if entry.code == "world" else display_name(entry, lookup), code=entry.code, kind=entry.kind,
        country=entry.country, ancestors=entry.ancestors, lat=entry.lat, lon=entry.lon, remote=remote or above_country,
    )  # fmt: skip


def display_name(entry: PlaceEntry, lookup: Lookup | None = None) -> str:
    """ "San Jose, California, US": the name, its state where it has one, its country's code."""
    names = [entry.name]
    if entry.kind in {PlaceKind.CITY, PlaceKind.METRO, PlaceKind.REGION}:
        state = next((code for code in entry.ancestors if re.fullmatch(r"(?:US|CA|AU|IN|BR|MX|DE)-\w{2,3}", code)), None)
        if state and lookup is not None:
            found = next((e for e, _ in lookup(f"@{state}")), None)
            if found is not None and found.name != entry.name:
                names.append(found.name)
    if entry.country and entry.kind is not PlaceKind.COUNTRY:
        names.append(entry.country)
    return ", ".join(names)
