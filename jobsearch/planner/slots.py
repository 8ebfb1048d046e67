"""The slots that the shared extractors fill: each finder's matches become claims on the query."""

from __future__ import annotations

import re
from dataclasses import replace

from ..extract.contracts import find_employment
from ..extract.levels import find_seniority
from ..extract.match import Match
from ..extract.pay import PayRange, find_pay
from ..extract.places import PlaceEntry, gazetteer
from ..extract.radius import find_radius
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
#: Spoken languages under their German, French and Spanish names, where a word before them asks for the language.
_SPOKEN = re.compile(
    r"\b(?:con|biling(?:ü|u)e|idiomas?|hable|hablen|habla|nivel|mit|bilinguale?r?|avec|parlant|auf|guten?|gutem"
    r"|fließend\w*|sehr\s+gutem)\s+(?:(?:buen\s+)?nivel\s+(?:alto\s+)?de\s+|l['’]|guten?\s+|gutem\s+)?"
    r"(?P<name>inglés|francés|alemán|italiano|portugués|catalán|español|ruso|chino|árabe"
    r"|englisch|französisch|spanisch|italienisch|russisch|polnisch|türkisch|arabisch|chinesisch|deutsch|niederländisch"
    r"|anglais|allemand|espagnol|italien|néerlandais|portugais|arabe|chinois|russe)(?:kenntnissen?)?\b",
    re.IGNORECASE,
)
_SURE_ARTICLES = frozenset({"the", "der", "die", "das"})
_ARTICLE = re.compile(r"(?:the|el|la|los|las|le|les|der|die|das|den|dem)\s+|l['’]", re.IGNORECASE)
#: Where the seeker is, by language; it is a place without a name.
#: Confidence of a distance that says of itself what it is.
_SURE = 0.8
_NEAR_ME = re.compile(
    r"\b(?:(?:near(?:by)?|around|close\s+to|next\s+to)\s+(?:me|my\s+(?:home|house|place))"
    r"|(?:hier\s+)?in\s+(?:meiner|der)\s+nähe(?!\s+(?:von|des|der|zu))|bei\s+mir\s+um\s+die\s+ecke|in\s+meiner\s+(?:umgebung|gegend)|wohnortnah"
    r"|(?:tout\s+)?(?:près|pres|proche|à\s+côté|autour)\s+de\s+(?:moi|chez\s+moi|mon\s+domicile|la\s+maison)"
    r"|cerca\s+de\s+(?:m[ií](?:\s+casa)?|casa|donde\s+vivo)|(?:por|en)\s+mi\s+zona"
    r"|perto\s+d[ea]\s+(?:mim|(?:minha\s+)?casa|onde\s+moro)|na\s+minha\s+(?:zona|região)"
    r"|(?:bij\s+mij\s+)?in\s+(?:mijn|de)\s+buurt(?!\s+van)|dicht\s+bij\s+huis|in\s+mijn\s+omgeving)(?![^\W_])"
    r"|[离離](?:我|家)(?:很|比较|比較|最|较|較)?近|我家?附近|家附近|(?:^|(?<=[\s，,。]))附近(?!\s*\d)"
    r"|(?:家|自宅)(?:の近く|から近い|から通える|の近所|の周辺)|(?:うち|自宅)の近く|近所",
    re.IGNORECASE,
)
#: Signs and words of money that tell the country; they weigh as much as a place's being ten times as large.
_MONEY = (
    ("GB", re.compile(r"£|\b(?:gbp|nhs|cscs|hcpc)\b", re.IGNORECASE)),
    ("AU", re.compile(r"\bA\$|\bAU\$|\baud\b", re.IGNORECASE)),
    ("NZ", re.compile(r"\bNZ\$|\bnzd\b", re.IGNORECASE)),
    ("CA", re.compile(r"\bC(?:A|AD)?\$|\bcad\b", re.IGNORECASE)),
    ("SG", re.compile(r"\bS\$|\bsgd\b", re.IGNORECASE)),
    ("IN", re.compile(r"₹|\b(?:inr|lpa|lakhs?)\b", re.IGNORECASE)),
    ("CH", re.compile(r"\b(?:chf|sfr|fr\.\s*\d|francs?\s+suisses)", re.IGNORECASE)),
    ("BR", re.compile(r"R\$|\bbrl\b", re.IGNORECASE)),
    ("MX", re.compile(r"\bmxn\b|\bpesos\s+mexicanos\b", re.IGNORECASE)),
    ("PE", re.compile(r"\bS/\s?\.?\d|\bsoles\b", re.IGNORECASE)),
    ("ZA", re.compile(r"\bR\s?\d{4,}|\bzar\b")),
    ("HK", re.compile(r"\bHK\$|\bhkd\b|港[币幣]", re.IGNORECASE)),
    ("TW", re.compile(r"\bNT\$|\btwd\b|新[台臺][币幣]", re.IGNORECASE)),
    ("JP", re.compile(r"万円|円|\bjpy\b", re.IGNORECASE)),
    ("IE", re.compile(r"€|\beuros?\b|\beur\b", re.IGNORECASE)),
    ("US", re.compile(r"(?<![A-Z])\$\s?\d|\b(?:usd|401k)\b", re.IGNORECASE)),
)
_MONEY_SAYS = 1.0


def recency(reading: Reading) -> None:
    """Claim the words that say how new postings must be."""
    for match in find_recency(reading.text, reading.now, language=reading.language):
        reason = "vague recency" if match.value.kind == "vague" else f"since {match.value.from_ or 'any day'}"
        reading.found.append(_claim("recency", match, reason))


def places(reading: Reading) -> None:
    """Claim the places named."""
    for match in gazetteer().find(_masked(reading), language=reading.language, context=_money_says(reading)):
        reason = f"{match.value[0].kind} '{match.value[0].name}' ({match.value[0].country or 'no country'})"
        if _job_word(match.text, reading):
            continue
        bare = _bare(match)
        finding = _claim("locations", bare, reason)
        finding.value = location_of(bare.text, bare.value)
        reading.found.append(finding)
    for hit in _NEAR_ME.finditer(reading.text):
        if not any(f.slot == "locations" and f.start in (hit.end(), hit.end() + 1) for f in reading.found):
            value = Location(text=hit.group(), kind=PlaceKind.CITY)
            reading.found.append(Finding("locations", *hit.span(), value, 0.5, "where the seeker is"))


def _money_says(reading: Reading) -> dict[str, float]:
    """What the currency says about places of one name; the euro speaks in English for Ireland alone."""
    found = {country: _MONEY_SAYS for country, pattern in _MONEY if pattern.search(reading.text)}
    if reading.language != "en":
        found.pop("IE", None)
    return found


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
    """Without an article that is no part of the name: "the Netherlands", but "Los Angeles" and "Den Haag"."""
    article = _ARTICLE.match(match.text)
    if article is None or match.value[0].name.casefold().startswith(article.group().casefold().strip()):
        return match
    if match.value[0].kind is PlaceKind.CITY and article.group().casefold().strip() not in _SURE_ARTICLES:
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
    for match in find_pay(reading.text, country=country, language=reading.language):
        finding = _claim("salary", match, "sum of pay")
        finding.value = pay_of(match)
        reading.found.append(finding)


def pay_of(match: Match[PayRange]) -> Pay:
    """A sum found, as the intent holds it."""
    value = match.value
    return Pay(text=match.text, min=value.min, max=value.max, currency=value.currency, period=value.period)


def radius(reading: Reading) -> None:
    """Claim a distance: "within 20 miles of", "30 km um", "附近20公里"."""
    placed = bool(reading.of("locations"))
    for match in find_radius(reading.text):
        if not placed and match.confidence < _SURE:
            # A bare distance beside no place is something else: "500 km experience".
            continue
        reading.found.append(_claim("radius_km", match, f"distance of {match.value:g} km"))


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
