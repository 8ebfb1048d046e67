"""Full or part time as a number tells: a share of full time ("80 %"), the hours or half days of a week ("20 Std.")."""

from __future__ import annotations

import re

from ..posting import Employment
from .match import Match

FULL, PART = Employment.FULL_TIME, Employment.PART_TIME

#: Hours a week from which work is full time: France's 35.
FULL_WEEK = 35
#: Fewer hours are a lesson or a shift, not a job's week.
_LEAST = 8
_MOST = 48
#: In longer texts a number of hours or a share is mostly something else (a bonus, travel, opening hours).
_SHORT = 240

#: What a share is a share of, when it is none of working time: place, travel, pay, health, people.
_OTHER_SHARE = r"""\s*(?:
    ig|im\ |in\ |of\b|off\b|der\b|mehr|more|plus|home|remot|on\ (?:the\ )?prem|tele|work|wfh|on[\s-]?site|vor
    |prasen|presen|hybri|virtual|online|a\ dist|distan|digital|flex|office|bur|handson|hands|travel|reis|dienstreis
    |bonus|provision|commission|rabatt|discount|descuento|desconto|variab|equity|growth|pension|401|super|englis|employee|mitarb
    |kunden|disab|behind|invalid|discapac|gdb|grad|match|legal|secure|scholar|free|full|self|owned|yoy|alloc|juros
)"""
_SHARE = re.compile(
    r"""(?:pensum(?:\ von)?\s*)?(?<![\d.,'])
    (?P<low>[1-9]\d)?(?(low)(?P<sep>\s?(?:%|prozent|percent)?\s?(?:-|bis|a|to|tot|und)\s?))
    (?P<high>100|[1-9]\d)\s?(?:%|prozent\b|percent\b|pour\ cent\b)(?!"""
    + _OTHER_SHARE
    + ")",
    re.IGNORECASE | re.VERBOSE,
)
_SHARE_BEFORE = re.compile(
    r"""(?:(?<!\w)(?:bonus|provision|commission|rabatt|discount|zuschlag|steuer|increase|ote|mindestens|at\ least
    |up\ to|bis\ zu|over|above|uber|superior\ al|igual|discapacidad(?:\ \w+)?
    |gdb|grad|travel)|>=?|\+)\s*(?:de\ |del\ |of\ |von\ )?$""",
    re.IGNORECASE | re.VERBOSE,
)
_FTE = re.compile(r"(?<![\d.,])(?:(?P<part>0[.,]\d{1,2})|1[.,]0)\s?(?:fte|etp|vz[ae]|vte|vk)\b", re.IGNORECASE)
_UNIT = r"(?:h(?:rs?|ours?|eures?|oras?)?\.?|stunden|stdn?\.?|uur|uren|u|ore)"
_WEEKLY = r"""(?:
    \s*(?:/|-)?\s*(?:per|pro|in\ der|die|a\ la|por|par|p/|per/|je|de|in\ de|a|each|every|/)
        \s*(?:woche|wo|week|wk|w|semana|sem|semaine)\b\.?
    |\s*(?:weekly|wochentlich|semanal(?:es)?|semanais|hebdo\w*|pw|p\.w\.?|p/w|woche\b|/?sem\b|/?wk\b)
)"""
_HOURS = re.compile(
    rf"""(?:jornada\ (?:de\ )?)?(?<![\d.,:€$£])
    (?:(?P<low>\d{{1,2}})(?P<sep>\s?{_UNIT}?\s?(?:-|bis|tot|a|to|ou|oder)\s?))?
    (?P<high>\d{{1,2}})(?:[.,]\d{{1,2}})?\s?-?\s?(?P<unit>{_UNIT})(?!\w)(?P<weekly>{_WEEKLY})?""",
    re.IGNORECASE | re.VERBOSE,
)
_WEEK_WORD = re.compile(
    r"""(?<![\d.,])(?:(?P<low>\d{1,2})(?P<sep>\s?(?:-|bis|tot)\s?))?(?P<high>\d{1,2})(?:[.,]\d{1,2})?[\s-]?
    (?:wochenstunden|stunden[\s-]?woche|std\.?[\s-]?woche|hour\ week|uren[\s-]?week|urige\ werkweek|h/sem)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_HOURS_BEFORE = re.compile(
    r"""(?<!\w)(?:last|past|within|in|in\ den|every|under|over|previous|latest|posted|next|letzten?|vergangenen
    |nachsten|seit|innerhalb(?:\ von)?|binnen|laatste|afgelopen|sinds|ultim[ao]s|passad[ao]s
    |dernieres?|derniers?|depuis|menos\ de|moins\ de|hace|ha|il\ y\ a|farmacia|gimnasio|atencion|servicio|turnos?\ de
    |jornadas?\ de|schichten?|shifts?|emergencias|urgences|ouvert|open|\d\s?h?\s?(?:a|-|bis|to)|[€$£/]\s?\d*)\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_HOURS_AFTER = re.compile(
    r"""\s*(?:ago|old|notice|shifts?|a\ day|per\ day|/\ ?day|daily|away|drive|from|course|childcare|before|later
    |per\ month|care|hotline|alarm|rapid|geleden|per\ dag|zorg|her\b|alt\b|am\ tag|pro\ tag|/tag|taglich|im\ monat
    |pro\ monat|pflege|betreuung|schicht|dienst|service|kita|betrieb|lang\b|uhr|notfall|urlaub|al\ dia|por\ dia|diari
    |ao\ dia|al\ mes|por\ mes|de\ retraso|rotaciones?|rotativ|turn|par\ jour|/jour|/j\b|par\ mois|de\ route|d'ici
    |de\ cours|[-+]\ ?\d|/\ ?24|7/7)""",
    re.IGNORECASE | re.VERBOSE,
)
#: Languages in which a bare number of hours in a query is the week's. France's 35 hours are just a job.
_BARE = {
    "de": frozenset(range(_LEAST, 46)) - {12, 24}, "fr": frozenset(range(10, 43)) - {12, 24, 35},
    "es": frozenset(range(10, 46)) - {12, 24}, "pt": frozenset(range(10, 46)) - {12, 24},
    "nl": frozenset(range(_LEAST, 46)), "en": frozenset((10, 15, 16, 18, 20, 21, 22, 25, 28, 30, 32, *range(35, 41))),
}  # fmt: skip
_OF_UNIT = {
    "u": "nl", "uur": "nl", "uren": "nl", "stunden": "de", "std": "de", "stdn": "de", "horas": "es", "heures": "fr",
    "hours": "en",
}  # fmt: skip
_FEW = (
    r"(?:[1-4]|ein(?:en)?|zwei|drei|vier|een|twee|drie|une?|deux|trois|quatre|una|dos|tres|cuatro|dois|duas|quatro|two"
    r"|three|four)"
)
_HALF_DAYS = re.compile(
    rf"""(?<!laatste\ )(?<!afgelopen\ )(?<!binnen\ )\b{_FEW}\s+(?:
        (?:vormittage?|nachmittage?|abende?)\s+(?:die|pro|in\ der|je|/)\s*woche
        |(?:dagen|dgn|ochtenden|middagen|avonden|dagdelen)\s+(?:per|in\ de|p/|/)\s*(?:week|w)\b
        |(?:dagen|dgn)(?=\s+werken|\s*$|,)
        |(?:matinees?|matins?|apres-midis?|soirs?|soirees?|demi-journees?)\s+(?:par|/)\s*sem(?:aine)?
        |(?:mananas|tardes|manhas)\s+(?:a\ la|por|/)\s*semana|(?:mornings|afternoons)\s+(?:a|per|/)\s*(?:week|wk)
    )|\b(?:{_FEW}|[56]|cinco|cinq|funf|vijf|five)\s+(?:
        horas?\s+(?:al|por|ao|/)\s*dia|heures\s+par\s+jour|stunden\s+(?:am|pro)\s+tag|uur\s+per\s+dag
        |hours\s+(?:a|per)\s+day
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def find_hours(text: str, *, language: str) -> list[Match[Employment]]:
    """Read shares and hours in a short text; `text` is folded.

    A range across both kinds ("80-100 %") gives two matches, side by side.
    """
    if len(text) > _SHORT:
        return []
    found = [
        match for hit in _SHARE.finditer(text) if not _SHARE_BEFORE.search(text[: hit.start()])
        for match in _kinds(text, hit, least=10, full=100)
    ]  # fmt: skip
    for hit in _WEEK_WORD.finditer(text):
        found += _kinds(text, hit, least=_LEAST, full=FULL_WEEK)
    for hit in _HOURS.finditer(text):
        if _is_week(text, hit, language) and not any(m.start < hit.end() and hit.start() < m.end for m in found):
            found += _kinds(text, hit, least=_LEAST, full=FULL_WEEK)
    found += [Match(*hit.span(), hit.group(), PART if hit["part"] else FULL, 0.9) for hit in _FTE.finditer(text)]
    found += [Match(*hit.span(), hit.group(), PART, 0.8) for hit in _HALF_DAYS.finditer(text)]
    return found


def _is_week(text: str, hit: re.Match[str], language: str) -> bool:
    """True when the hours are those of a week, and not of an advert's age, a shift or a shop."""
    number = int(hit["high"])
    if not _LEAST <= number <= _MOST:
        return False
    if hit["weekly"]:
        return True
    unit = hit["unit"].rstrip(".").casefold()
    if hit["low"] and int(hit["low"]) < 15:
        return False
    if _NOT_HOURS_BEFORE.search(text[: hit.start()]) or _NOT_HOURS_AFTER.match(text, hit.end()):
        return False
    own = language if unit in ("h", "hrs", "hr") else _OF_UNIT.get(unit, language)
    return number in _BARE.get(own, frozenset())


def _kinds(text: str, hit: re.Match[str], *, least: int, full: int) -> list[Match[Employment]]:
    high = int(hit["high"])
    low = int(hit["low"]) if hit["low"] else high
    if high < least or low > high:
        return []
    start, end = hit.span()
    first, last = (FULL if low >= full else PART), (FULL if high >= full else PART)
    if first is last:
        return [Match(start, end, text[start:end], last, 0.8)]
    cut = hit.end("low")
    return [Match(start, cut, text[start:cut], first, 0.8), Match(cut, end, text[cut:end], last, 0.8)]
