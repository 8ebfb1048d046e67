"""Kinds of contract: found in text, and read from what feeds say."""

from __future__ import annotations

import re

from ..posting import Employment
from .match import Match
from .phrases import Phrase, PhraseTable, negated

P = Phrase[Employment]
FULL, PART, CONTRACT = Employment.FULL_TIME, Employment.PART_TIME, Employment.CONTRACT
TEMP, INTERN, FREE = Employment.TEMPORARY, Employment.INTERNSHIP, Employment.FREELANCE

_TABLE = PhraseTable[Employment](
    [
        # trades and documents, not kinds of employment
        P(
            r"smart[\s-]contracts?|contracts?[\s-](?:managers?|management|law(?:yers?)?|administrat(?:ors?"
            r"|ion)|specialists?|negotiat\w*|review|counsel|analysts?|officers?|drafting|research"
            r"|manufactur\w*|cleaning|catering|value|performance|sales)",
            None,
        ),
        P(r"intern(?:al|s?\s+architects?)|internists?|temporary works|temp(?:erature)? control", None),
        P(
            r"stage\s+(?:managers?|hands?|crew|lighting|design\w*|manager)|(?:early|late|growth|seed"
            r"|pre-seed)[\s-]stage",
            None,
        ),
        # internships
        P(
            r"intern(?:s|ships?)?|internship|intership|summer (?:analyst|associate)|(?:industrial|student)"
            r" placement|placement (?:year|student)",
            INTERN,
        ),
        P(r"(?:pflicht|schüler|vor|auslands)?praktik(?:um|a|ums?stelle|ant(?:in|en|innen)?)|praktikumsplatz", INTERN),
        P(r"stagiaires?|stages?", INTERN, "fr nl it"),
        P(r"stagista|tirocinio|tirocinante|estágios?|estagi[áa]ri[oa]s?|stagiairs?", INTERN),
        P(
            r"(?:en )?pr[áa]cticas(?: profesionales)?|becari[oa]s?|practicantes?|pasant(?:es?|[íi]as?)",
            INTERN,
            "es und",
        ),
        P(r"实习(?:生|岗位)?", INTERN),
        # freelance
        P(r"free[\s-]?lanc(?:e|er|ers|ing|ership)|self[\s-]employed|sole trader", FREE),
        P(
            r"freiberuf(?:lich\w*|ler\w*)|freie[rn]? mitarbeit(?:er(?:in)?)?|(?:auf"
            r" )?selbst(?:st)?ändig(?:e[rn]?|keit)?",
            FREE,
        ),
        P(r"auto[\s-]?entrepreneur\w*|micro[\s-]entrepreneur|portage salarial|en indépendant", FREE),
        P(r"indépendante?s?", FREE, "fr"),
        P(r"aut[óo]nom[oa]s?", FREE, "es pt"),
        P(r"zzp(?:['’]?er)?|partita iva|libero professionista", FREE),
        P(r"自由职业(?:者)?", FREE),
        # temporary
        P(
            r"temps?(?! (?:plein|complet|partiel))|temporary|temporarily|seasonal|locums?|interim|summer"
            r" jobs?|holiday (?:jobs?|cover)|maternity cover|parental cover|day[\s-]labou?r|casual (?:jobs?"
            r"|work|positions?)",
            TEMP,
        ),
        P(
            r"(?:nhs )?bank(?= (?:staff )?(?:nurses?|hca|health ?care assistants?|shifts?|staff|midwi\w+"
            r"|support workers?|porters?|work))",
            TEMP,
        ),
        P(
            r"ferienjobs?|saison(?:arbeit\w*|kraft|kräfte|job|al)?|aushilf(?:e|en|sjob\w*|skraft|skräfte)"
            r"|befristet(?:e[rnsm]?)?|zeitarbeit|elternzeitvertretung|schwangerschaftsvertretung",
            TEMP,
            "de und en",
        ),
        P(
            r"cdd|int[ée]rim(?:aire)?s?|saisonni[eè]re?s?|contrat (?:court|saisonnier|temporaire)|job d['’]été",
            TEMP,
            "fr en und",
        ),
        P(
            r"(?:contratos? )?(?:temporal(?:es)?|eventual(?:es)?)|de temporada|fij[oa] discontinu[oa]"
            r"|sustituci[óo]n|interin[oa]",
            TEMP,
            "es",
        ),
        P(r"tempo determinato|stagional[ei]|temporári[oa]s?|tijdelijke?|seizoenswerk|uitzend(?:kracht|werk)", TEMP),
        P(r"临时(?:工)?|短期(?:工)?|暑期工|寒假工|暑假工", TEMP),
        # part time
        P(r"part[\s-]?times?|p/t|few hours a week", PART),
        P(r"pt", PART, "en", 0.6),
        P(
            r"teilzeit(?:stellen?|kraft|job\w*|beschäftigung)?|(?:in )?mini[\s-]?jobs?(?:ber(?:in)?)?|(?:450"
            r"|520|538|556)[\s-]?(?:euro|€)[\s-](?:basis|job)|geringfügig\w*|halbtags",
            PART,
        ),
        P(
            r"[1-9]\d\s?%?\s?(?:-|–|bis|à)\s?(?:[1-9]\d|100)\s?(?:%|prozent)|[1-9]\d\s?%[\s-](?:stellen?"
            r"|pensum)|pensum [1-9]\d\s?%",
            PART,
        ),
        P(r"(?:à )?(?:temps partiel|mi[\s-]temps)|temps[\s-]partiel", PART),
        P(
            r"(?:a )?(?:media jornada|tiempo parcial|medio tiempo|jornada parcial)|por horas|fines de semana"
            r" y festivos",
            PART,
            "es en und pt",
        ),
        P(r"deeltijd|parttime|bijbaan|meio per[íi]odo|tempo parcial|tempo parziale", PART),
        P(r"兼[职職]|小时工|非全日制", PART),
        # full time
        P(r"full[\s-]?times?|f/t", FULL),
        P(
            r"vollzeit(?:stellen?|kraft|job\w*|beschäftigung)?|(?:à )?temps (?:plein|complet)|(?:a"
            r" )?(?:jornada completa|tiempo completo)",
            FULL,
        ),
        P(r"voltijd|tempo pieno|tempo integral|per[íi]odo integral", FULL),
        P(r"全[职職]|全日制", FULL),
        # contract
        P(
            r"fixed[\s-]term(?: contracts?)?|ftc|contract[\s-]to[\s-]hire|c2c|corp[\s-](?:to|2)[\s-]corp"
            r"|1099|b2b contract|contract(?:ing|ors?)?|contrct",
            CONTRACT,
        ),
        P(r"contrato (?:por obra|de obra|por proyecto)|合同工|外包", CONTRACT),
    ]
)


def find_employment(text: str, *, language: str = "en") -> list[Match[Employment]]:
    """Find the kinds of contract named in `text`; "permanent" and "CDI" are none, as the codes have no such kind."""
    return _TABLE.find(text, language=language, accept=lambda hit, _: not negated(text, hit.start()))


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
#: Hours a week from which work is full time: France's 35.
_FULL_WEEK = 35


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
        return (FULL,) if int(hours[1]) >= _FULL_WEEK else (PART,)
    return ()


def _in_feed_words(part: str) -> list[Match[Employment]]:
    # "FullTimeRegular" and "FULL_TIME" become words first.
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", part)
    return [m for language in ("en", "fr", "es") for m in find_employment(words, language=language)]
