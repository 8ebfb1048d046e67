"""The slots that the shared extractors fill: each finder's matches become claims on the query."""

from __future__ import annotations

import re
from dataclasses import replace

from ..extract.contracts import find_employment
from ..extract.levels import find_seniority
from ..extract.match import Match
from ..extract.pay import PayRange, find_pay
from ..extract.places import PlaceEntry, gazetteer
from ..extract.recency import find_recency
from ..extract.skills import find_skills
from ..extract.workplace import find_workplace
from ..intent import Location, Pay
from ..posting import Employment, PlaceKind, Seniority
from .findings import Finding, Reading
from .lexicon import fold_words, lexicon
from .words import vocabulary

#: Levels whose word belongs to the role's name: "engineering manager", "head of marketing", "VP of sales".
_NAMED_LEVELS = frozenset({Seniority.MANAGER, Seniority.DIRECTOR, Seniority.EXECUTIVE})
_INTERN = re.compile(r"interns?|stagiaires?|praktikant\w*|becari[oa]s?|实习生", re.IGNORECASE)
_NO_EXPERIENCE = re.compile(r"\b(?:no|without|zero|ohne|keine|sans|sin|aucune|less)\b|无|没有|零|不限", re.IGNORECASE)
_SOLE_LEVEL = re.compile(r"(?:team|tech|shift|crew)\s*-?\s*lead(?:er)?s?", re.IGNORECASE)
_RADIUS = re.compile(
    r"""(?:(?P<lead>within|in\s+(?:a|an)|up\s+to|max\.?|maximal|under|less\s+than|not?\s+more\s+than|im\s+umkreis(?:\s+von)?
          |umkreis(?:\s+von)?|höchstens|bis\s+zu|in\s+einem\s+radius\s+von|radius(?:\s+of|\s+von)?
          |a\s+menos\s+de|en\s+un\s+radio\s+de|a\s+(?:un\s+)?m[áa]ximo\s+de|radio\s+de|hasta|a
          |à\s+moins\s+de|dans\s+un\s+rayon\s+de|rayon\s+de|à|附近|方圆|周边|半径)\s*)?
        (?<![A-Za-z0-9.,])(?P<number>\d{1,4}(?:[.,]\d)?)\s*-?\s*
        (?P<unit>km|kms|kilomet(?:er|re)s?|kilom[èé]tres?|kil[óo]metros?|kilometern?|mi|miles?|meilen?|millas?|公里|千米|英里)
        (?![^\W\d_\u4e00-\u9fff])
        (?P<tail>\s*(?:radius(?:\s+(?:of|from|around))?|of\b|from\b|around\b|away(?:\s+from)?|(?:im\s+)?umkreis(?:\s+(?:um|von))?|um\b|rund\s+um
          |von\b|entfernt|de\b|del\b|alrededor(?:\s+de)?|a\s+la\s+redonda(?:\s+de)?|autour(?:\s+de|\s+d['’])?|à\s+la\s+ronde|to\b
          |以内|之内|范围内|内|附近|左右))?""",
    re.IGNORECASE | re.VERBOSE,
)
#: Spoken languages under their German, French and Spanish names, where a word before them asks for the language.
_SPOKEN = re.compile(
    r"\b(?:con|biling(?:ü|u)e|idiomas?|hable|hablen|habla|nivel|mit|bilinguale?r?|avec|parlant|auf|guten?|gutem"
    r"|fließend\w*|sehr\s+gutem)\s+(?:(?:buen\s+)?nivel\s+(?:alto\s+)?de\s+|l['’]|guten?\s+|gutem\s+)?"
    r"(?P<name>inglés|francés|alemán|italiano|portugués|catalán|español|ruso|chino|árabe"
    r"|englisch|französisch|spanisch|italienisch|russisch|polnisch|türkisch|arabisch|chinesisch|deutsch|niederländisch"
    r"|anglais|allemand|espagnol|italien|néerlandais|portugais|arabe|chinois|russe)(?:kenntnissen?)?\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|el|la|los|las|le|les|der|die|das|den|dem)\s+|l['’]", re.IGNORECASE)
_NEAR_ME = re.compile(
    r"\b(?:near(?:by)?\s+me|around\s+me|close\s+to\s+me|in\s+meiner\s+nähe|près\s+de\s+(?:moi|chez\s+moi)|cerca\s+de\s+m[ií])\b|离我近|我附近",
    re.IGNORECASE,
)
_MILES = ("mi", "me")
KM_PER_MILE = 1.609344


def recency(reading: Reading) -> None:
    """Claim the words that say how new postings must be."""
    for match in find_recency(reading.text, reading.now, language=reading.language):
        reason = "vague recency" if match.value.kind == "vague" else f"since {match.value.from_ or 'any day'}"
        reading.found.append(_claim("recency", match, reason))


def places(reading: Reading) -> None:
    """Claim the places named."""
    for match in gazetteer().find(_masked(reading), language=reading.language):
        reason = f"{match.value[0].kind} '{match.value[0].name}' ({match.value[0].country or 'no country'})"
        if _job_word(match.text, reading):
            continue
        bare = _bare(match)
        finding = _claim("locations", bare, reason)
        finding.value = location_of(bare.text, bare.value)
        reading.found.append(finding)
    if not any(finding.slot == "locations" for finding in reading.found):
        for hit in _NEAR_ME.finditer(reading.text):
            value = Location(text=hit.group(), kind=PlaceKind.CITY)
            reading.found.append(Finding("locations", *hit.span(), value, 0.5, "where the seeker is"))


def _job_word(name: str, reading: Reading) -> bool:
    """True for places called like a job or a role ("Stelle", "Koch"); seekers mean the word."""
    language, word = reading.language, name.casefold()
    own = vocabulary(language)
    plain = name.islower() or reading.text.isupper()
    if word in own.jobnoun or (plain and len(name) > 2 and word in own.filler):
        return True
    return lexicon().name(fold_words(name, language), language) is not None


def _masked(reading: Reading) -> str:
    """The text without dates and sums: "CA$150k" is no California, "since March" no town."""
    text = reading.text
    for start, end in [(f.start, f.end) for f in reading.of("recency")] + [(m.start, m.end) for m in find_pay(text)]:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _bare(match: Match[tuple[PlaceEntry, ...]]) -> Match[tuple[PlaceEntry, ...]]:
    """Without an article that is no part of the name: "the Netherlands", but "Los Angeles"."""
    article = _ARTICLE.match(match.text)
    if article is None or match.value[0].name.casefold().startswith(article.group().casefold().strip()):
        return match
    return replace(match, start=match.start + article.end(), text=match.text[article.end() :])


def location_of(text: str, entries: tuple[PlaceEntry, ...]) -> Location:
    """The best candidate of a place name, the others as alternatives."""
    best, *others = entries
    return Location(
        text=text, kind=best.kind, country=best.country, code=best.code, name=best.name,
        alternatives=tuple(other.code for other in others),
    )  # fmt: skip


def pay(reading: Reading) -> None:
    """Claim the pay asked for; a sum without a currency takes that of the first place."""
    country = next((f.value.country for f in reading.of("locations") if f.value.country), None)
    for match in find_pay(reading.text, country=country):
        finding = _claim("salary", match, "sum of pay")
        finding.value = _pay(match)
        reading.found.append(finding)


def _pay(match: Match[PayRange]) -> Pay:
    value = match.value
    return Pay(text=match.text, min=value.min, max=value.max, currency=value.currency, period=value.period)


def radius(reading: Reading) -> None:
    """Claim a distance: "within 20 miles of", "30 km um", "附近20公里"."""
    for hit in _RADIUS.finditer(reading.text):
        if not hit["lead"] and not hit["tail"]:
            continue
        number = float(hit["number"].replace(",", "."))
        miles = hit["unit"].casefold().startswith(_MILES) or hit["unit"] == "英里" or hit["unit"].casefold() == "millas"
        kilometres = round(number * (KM_PER_MILE if miles else 1.0), 1)
        if kilometres > 0:
            reading.found.append(Finding("radius_km", *hit.span(), kilometres, 0.95, f"distance of {kilometres:g} km"))


def workplace(reading: Reading) -> None:
    """Claim where the work is to be done."""
    for match in find_workplace(reading.text, language=reading.language):
        reading.found.append(_claim("workplace", match, f"says {match.value}"))


def employment(reading: Reading) -> None:
    """Claim the kinds of contract; "intern" stays part of the role."""
    for match in find_employment(reading.text, language=reading.language):
        finding = _claim("employment", match, f"contract word for {match.value}")
        finding.takes = match.value is not Employment.INTERNSHIP or not _INTERN.fullmatch(match.text)
        reading.found.append(finding)


def seniority(reading: Reading) -> None:
    """Claim the levels; managers, directors and chiefs keep their word in the role."""
    for match in find_seniority(reading.text, language=reading.language):
        finding = _claim("seniority", match, "level word")
        named = bool(_NAMED_LEVELS & set(match.value)) or bool(_INTERN.fullmatch(match.text))
        finding.takes = not named or bool(_SOLE_LEVEL.fullmatch(match.text))
        if _NO_EXPERIENCE.search(match.text):
            finding.key = "seniority:negated"
        reading.found.append(finding)


def skills(reading: Reading) -> None:
    """Claim skills, tools, licences and spoken languages."""
    for match in find_skills(reading.text, language=reading.language):
        finding = _claim("skills", match, f"skill table: {match.value}")
        finding.value = match.text
        reading.found.append(finding)
    for hit in _SPOKEN.finditer(reading.text):
        start, end = hit.span("name")
        if not any(f.slot == "skills" and f.overlaps(start, end) for f in reading.found):
            reading.found.append(Finding("skills", start, end, hit["name"], 0.8, "spoken language"))


def _claim(slot: str, match: Match, reason: str) -> Finding:  # type: ignore[type-arg]
    return Finding(slot, match.start, match.end, match.value, match.confidence, reason)
