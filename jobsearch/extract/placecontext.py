"""Words around a name that say it is no place to work at: an employer's name, a person's, where the seeker is from."""

from __future__ import annotations

import re

_I = re.IGNORECASE
_OF = r"\s+(?:(?:de\s+la|de\s+los|de|du|des|del|do|da|dos|das|of\s+the|of|van|von)\s+|(?:de\s+l|d)['’])"
#: Institutions that take a place's name after "of": the place is part of the employer's name.
_HOUSE = re.compile(
    r"(?<![^\W_])(?:(?:university|bank|college|church|museum|institute|diocese|club|embassy|government"
    r"|universit[ée]|banque|chr?u|hôpital|hopital|mairie|préfecture|académie|rectorat|cci|conseil\s+départemental"
    r"|département|departement|opéra|tribunal|cour\s+d['’]appel"
    r"|universidad|ayuntamiento|banco|diputaci[óo]n|junta|gobierno|xunta|generalitat|cabildo|municipalidad|alcald[íi]a"
    r"|universidade|c[âa]mara|c[âa]mara\s+municipal|prefeitura|tribunal\s+de\s+justi[çc]a|santa\s+casa"
    r"|universit[àa]|universiteit|gemeente|bistum|erzbistum|hospital\s+(?:general|universitario|cl[íi]nico))"
    + _OF
    + r"|(?:universit[äa]t|hochschule|fachhochschule|uni|uniklinik|uniklinikum|universitätsklinikum"
    r"|universitätsmedizin|klinikum"
    r"|stadtwerken?|stadtverwaltung|amtsgericht|landgericht|landratsamt|finanzamt|jobcenter|staatstheater"
    r"|philharmonie|gemeente|universiteit|hogeschool|politie|rechtbank|waterschap"
    r"|universidad|universit[ée]|mairie|chr?u|real|deportivo|atl[ée]tico|athletic|air|nhs"
    r"|trinity\s+college|(?:university|imperial|king['’]s)\s+college|cr[ée]dit\s+agricole)\s+)$",
    _I,
)
#: After a name, in any letter case.
_HOUSE_AFTER = re.compile(
    r"\s+(?:(?:city|county|borough|district|town|metropolitan|state)\s+)?(?:university|council|airlines|airways"
    r"|building\s+society|nhs|universit[äa]t|uni\s+hospital)\b",
    _I,
)
#: After a name, only as proper names: "Philadelphia Insurance in", "Leeds Teaching Hospitals NHS Trust".
_HOUSE_PROPER = re.compile(
    r"['’]?s?\s+(?:(?:[A-Z][\w'’]+|and|&|of)\s+){0,3}?(?:University|Council|Trust|Foundation\s+Trust|NHS|College|FC|AFC|RFC|United|Airlines"
    r"|Airways|Times|Herald|Symphony|Philharmonic|(?:Cricket|Football|Golf)\s+Club|School\s+of|Airports\s+Group|Editora|Building\s+Society|School\s+District)\b"
    r"|\s+(?:Insurance|Bank|Health(?:care)?|Hospitals?|Police|Clinic|Steel|Life|Foods?|Electric|Energy|Power|Motors?|Water"
    r"|Assurance|Mutual|Group|Partners|Capital)(?=\s*(?:$|[,.;:?!)]|\s(?:in|at|near|jobs?|or|and|bei|à|en|em)\b))"
)
_CLUB = re.compile(r"\s+(?:City|Town|United|Rovers|Wanderers|Athletic|Rugby|Albion|County\s+FC)\b")
#: Bodies of a region: "Netball Queensland", "Sport England".
_TITLE = re.compile(
    r"(?<![\w/-])(?:mr|mrs|ms|miss|dr|sir|lord|lady|herrn?|frau|señora?|monsieur|madame|mme|mevrouw|meneer|familie|family"
    r"|familia|famille|senhora?|dona)\.?\s+$",
    _I,
)
#: After a name: what a place lends its name to.
_STYLE = re.compile(
    r"[\s-]+(?:style|cuisine|dialect|accent|pizza|cheesecake|bar\s+admission|bar\s+licen[cs]e|licen[cs]e|license|roll|terrier|marathon"
    r"|exchange|itself)\b",
    _I,
)
#: Before a name: the seeker comes from there, or does not want it.
_FROM = re.compile(
    r"(?:(?:\bi(?:['’]m|\s+am)|originally|come|coming|hailing|native|moved|relocat\w+|graduat\w+|degree(?:\s+in\s+\w+)?|diploma|transferring|emigrated)"
    r"\s+from\s+(?:the\s+)?"
    r"|\b(?:komme|stamme|gebürtig|ursprünglich)\s+(?:\w+\s+){0,2}aus\s+(?:der\s+|dem\s+|den\s+)?"
    r"|\b(?:viens|originaire|venant|arrivant|arrivée?)\s+(?:tout\s+juste\s+|juste\s+)?(?:de\s+(?:la\s+|l['’])?|du\s+|d['’]|des\s+)"
    r"|\b(?:soy|vengo|llegad[oa]|originari[oa]|natural|procedente|vine)\s+(?:de\s+(?:la\s+)?|del\s+)"
    r"|\b(?:sou|venho|vim|natural|cheguei|chegad[oa])\s+(?:de|do|da|dos|das)\s+"
    r"|\b(?:kom|afkomstig|ben)\s+(?:\w+\s+)?uit\s+)$",
    _I,
)
_MOVE = re.compile(r"\b(?:moving|relocating|transfer|commut\w+|von|aus|from|de)\s+$", _I)
_MOVE_TO = re.compile(r"\s+(?:to|nach)\s+[A-ZÀ-Þ]")
_NOT = re.compile(
    r"(?:\b(?:not|never|except|excluding|outside(?:\s+of)?|minus|anything\s+but|anywhere\s+but|other\s+than)\s+(?:in\s+|to\s+)?(?:the\s+)?"
    r"|\bnever\s+(?:\w+\s+){0,2}into\s+|\bbut\s+not\s+(?:in\s+)?"
    r"|\b(?:außerhalb(?:\s+von)?|außer|ausser|bloß\s+nicht|nicht|weg\s+aus|raus\s+aus)\s+(?:in\s+|nach\s+|der\s+|dem\s+)?"
    r"|\b(?:hors|sauf|excepté|hormis|en\s+dehors\s+de)\s+(?:à\s+|de\s+|en\s+)?|\bpas\s+(?:à|en|sur|dans)\s+"
    r"|\b(?:excepto|salvo|menos|ni|fuera\s+de)\s+(?:en\s+|de\s+)?|\bno\s+(?:(?:sea|esté|tenga\s+base)\s+)?en\s+"
    r"|\b(?:não|nem|exceto|menos|fora)\s+(?:em\s+|no\s+|na\s+|de\s+)?"
    r"|\b(?:niet|behalve|buiten)\s+(?:in\s+|naar\s+)?)$",
    _I,
)
#: A clause that tells where the seeker is or was; it names no wish when another place is named elsewhere.
_STORY = re.compile(
    r"\b(?:i|my|we|mein\w*|ich|mon|ma|je|mi|mis|yo|minha|meu|eu|ik|mijn)\b.*\b(?:lived?|living|worked|studied|study|spent|trained"
    r"|grew|was|were|moved|says|retired|left|ran|got|shut|closed|have\s+been)\b|\bcurrently\b|\bmy\s+(?:aunt|uncle|wife|husband|cousin|mum|dad)\b"
    r"|\bthe\s+plant\b.*\bshut\b"
    r"|\b(?:wohne|wohnhaft|lebe|lebte|studiere|studierte|gearbeitet|gelebt|aufgewachsen|habite|vis|vivais|étudie|travaillé|vécu"
    r"|llegu[ée]|grandi|ans\s+[àa]|me\s+propose|promoviert|geerbt|nach\s+\w+\s+jahren|fiz|cresci|estudou|vivo|estudio|estudié|trabajé|trabajaba|viví|resido|estuve|moro|estudo|estudei|trabalhei|morei|filha|filho|woon|studeer|werkte"
    r"|gestudeerd|gewerkt|failliet|na\s+\w+\s+jaar)\b",
    _I,
)
_CLAUSE = re.compile(
    r"[.;,:!?—–]\s|\bsays\b|\b(?:wil|zoek)\s+ik\b|\b(?:möchte|suche)\s+ich\b|\b(?:ahora|agora|maintenant|jetzt)\b|\b(?:und|y|et|e|en|and|but|aber|pero|mais|mas|maar)\s+(?=(?:suche|möchte|busco|quiero|buscaría|cherche|voudrais|procuro"
    r"|quero|zoek|wil|i|want|looking|need|would|je|ich|ik)\b)",
    _I,
)
_REACH = 70


def part_of_a_name(text: str, start: int, end: int, *, country: str | None) -> bool:
    """True when text[start:end] is part of an employer's or a person's name, or lends its name to a thing.

    Args:
        text: The query.
        start: First character of the place.
        end: The character after it.
        country: Of the likeliest place of that name; clubs bear towns' names in the United Kingdom.
    """
    before, name = text[max(0, start - _REACH) : start], text[start:end]
    if name.casefold().startswith("gemeente "):
        return True
    after = text[end : end + _REACH]
    if _HOUSE.search(before) or _HOUSE_AFTER.match(after) or _STYLE.match(after) or _TITLE.search(before):
        return True
    if name[:1].isupper() and not text.isupper():
        return bool(_HOUSE_PROPER.match(after) or (country == "GB" and _CLUB.match(after)))
    return False


def unwanted(text: str, start: int, end: int) -> bool:
    """True when the words before say that the seeker comes from there, or wants to be elsewhere."""
    before = text[max(0, start - _REACH) : start]
    if _MOVE.search(before) and _MOVE_TO.match(text, end):
        return True
    return bool(_FROM.search(before) or _NOT.search(before))


def told(text: str, spans: list[tuple[int, int]]) -> list[bool]:
    """For each place whether its clause only tells where the seeker is or was.

    Args:
        text: The query.
        spans: Places by position.

    Returns:
        All False when every place stands in such a clause: then the story is all there is.
    """
    if len(spans) < 2:
        return [False] * len(spans)
    edges = [0, *(cut.end() for cut in _CLAUSE.finditer(text)), len(text)]
    stories = []
    for start, end in spans:
        left = max(edge for edge in edges if edge <= start)
        right = min(edge for edge in edges if edge >= end)
        stories.append(bool(_STORY.search(text[left:right])))
    return stories if not all(stories) else [False] * len(spans)
