"""Kinds of contract: found in text, and read from what feeds say."""

from __future__ import annotations

import re
from dataclasses import replace

from ..posting import Employment
from .contracts_cjk import CJK
from .contracts_hours import FULL_WEEK, find_hours
from .contracts_lookalikes import LOOKALIKES
from .contracts_time import FULL, PART, TIMES
from .contracts_words import CONTRACT, FREE, INTERN, TEMP, TIES
from .levels_folding import FoldedTable, fold_signs
from .match import Match
from .phrases import negated

_TABLE = FoldedTable[Employment]([*LOOKALIKES, *TIES, *TIMES, *CJK])

_LEAVE_COVER = re.compile(r"(?:maternity|paternity|parental|mat|sick|sabbatical|leave)\b.*cover")
_FIXED_TERM = re.compile(r"fixed[\s-]?term|\bftc\b", re.IGNORECASE)
#: "PT" beside one of these is a trainer or a therapist.
_THERAPY = re.compile(
    r"personal train|physical therap|physio|\bgym|fitness|outpatient|orthop|rehab|home health|\breps\b|dpt\b|pta\b"
)


def find_employment(text: str, *, language: str = "en") -> list[Match[Employment]]:
    """Find the kinds of contract named in `text`; "permanent" and "CDI" are none, as the codes have no such kind.

    In a short text a share of full time ("80 %") or the hours of a week ("20 Std.") tell part from full time.
    """

    def accept(hit: re.Match[str], _: Employment) -> bool:
        if negated(text, hit.start()):
            return False
        if hit.group() == "pt" and _THERAPY.search(hit.string):
            return False
        return not (_LEAVE_COVER.fullmatch(hit.group()) and _FIXED_TERM.search(hit.string))

    found = _TABLE.find(text, language=language, accept=accept)
    for match in find_hours(fold_signs(text), language=language):
        if not negated(text, match.start) and not any(m.start < match.end and match.start < m.end for m in found):
            found.append(replace(match, text=text[match.start : match.end]))
    return sorted(found, key=lambda match: match.start)


_FEED: dict[str, tuple[Employment, ...]] = {
    "fulltime": (FULL,), "vollzeit": (FULL,), "tempsplein": (FULL,), "tempscomplet": (FULL,),
    "jornadacompleta": (FULL,),
    "parttime": (PART,), "teilzeit": (PART,), "tempspartiel": (PART,), "mediajornada": (PART,), "minijob": (PART,),
    "contract": (CONTRACT,), "contractor": (CONTRACT,), "fixedterm": (CONTRACT,), "freelance": (FREE,),
    "temporary": (TEMP,), "temp": (TEMP,), "seasonal": (TEMP,), "befristet": (TEMP,), "determinado": (TEMP,),
    "temporal": (TEMP,), "cdd": (TEMP,), "mis": (TEMP,), "sai": (TEMP,), "interim": (TEMP,), "intérim": (TEMP,),
    "perdiem": (TEMP,), "intern": (INTERN,), "internship": (INTERN,), "stage": (INTERN,), "praktikum": (INTERN,),
    "casual": (TEMP,), "prn": (TEMP,), "bank": (TEMP,), "bankstaff": (TEMP,), "asneeded": (TEMP,),
    "zerohours": (PART,), "zerohour": (PART,), "parcial": (PART,), "jornadaparcial": (PART,), "completa": (FULL,),
    "alternance": (INTERN,), "libéral": (FREE,), "liberal": (FREE,),
    "traineeship": (INTERN,), "selfemployed": (FREE,), "autónomo": (FREE,), "autonomo": (FREE,), "lib": (FREE,),
    # said, but no kind of ours: permanent work and words that only mean "has a contract"
    "permanent": (), "cdi": (), "unbefristet": (), "contrato": (), "indefinido": (), "keineangabe": (), "other": (),
    "regular": (), "volunteer": (), "apprenticeship": (), "puestodeaprendiz": (), "directhire": (),
}  # fmt: skip


_SHARE = re.compile(r"(?<![\d.,])(\d{2,3})\s?(?:%|percent\b|prozent\b)", re.IGNORECASE)
_HOURS = re.compile(
    r"(?<![\d.,])(\d{1,2})(?:[.,]\d+)?\s?-?\s?(?:h|hours?|hrs?|stunden|std|horas|heures?|uur|uren|ore)(?![a-zà-ÿ])"
    r"(?!\.?\s*(?:/|per|a|each|pro|am|por|al|par)\s*(?:day|tag|d[ií]a|jour|month|monat|mes|mois|year|jahr))",
    re.IGNORECASE,
)


def employment_from_feed(value: str | None) -> tuple[Employment, ...]:
    """Read a feed's own contract value ("FullTime", "FULL_TIME", "Vollzeit", "CDD"); empty when it names no kind.

    Several values may stand in one string ("Full-time, Contract"). A share ("80 %") or the hours of a week ("32 hours")
    tell part time from full time. Unknown words are read as free text.
    """
    if not value:
        return ()
    found: dict[Employment, None] = {}
    for part in re.split(r",(?!\d)|[;|]|\s/\s|\s+(?:or|and|oder|ou)\s+", value):
        folded = re.sub(r"[\W_]+", "", part.casefold())
        known = _FEED.get(folded)
        if known is None:
            known = tuple(m.value for m in _in_feed_words(part)) or _by_hours(part)
        found.update(dict.fromkeys(known))
    return tuple(found)


def _by_hours(part: str) -> tuple[Employment, ...]:
    """Full or part time, as a share of full time or the hours of a week tell."""
    if share := _SHARE.search(part):
        return (FULL,) if int(share[1]) >= 100 else (PART,)
    if hours := _HOURS.search(part):
        return (FULL,) if int(hours[1]) >= FULL_WEEK else (PART,)
    return ()


def _in_feed_words(part: str) -> list[Match[Employment]]:
    # "FullTimeRegular" and "FULL_TIME" become words first.
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", part)
    return [m for language in ("en", "fr", "es") for m in find_employment(words, language=language)]
