"""Words that only look like a kind of contract: trades, documents, places, studies."""

from __future__ import annotations

from ..posting import Employment
from .phrases import Phrase

P = Phrase[Employment]

_TRADES = (
    r"(?:roof\w*|building|builders?|general|main|electrical|mechanical|plumbing|flooring|paving|landscap\w+|demolition"
    r"|civils?|groundworks?|heating|hvac|m&e|principal|steel\w*|scaffold\w+|highways?|utilit\w+|rail|tier (?:1|one)"
    r"|drywall|painting|concrete|defen[cs]e|government|federal|marine|interiors?|fit[\s-]?out|drilling|agricultural)"
)

LOOKALIKES: list[Phrase[Employment]] = [
    # trades and documents
    P(
        r"smart[\s-]contracts?|contracts?[\s-]+(?:managers?|mgrs?|management|law(?:yers?)?|administrat(?:ors?"
        r"|ion)|specialists?|negotiat\w*|review|counsel|analysts?|officers?|drafting|research|manufactur\w*"
        r"|cleaning|cleaners?|cater\w+|value|performance|sales|lengths?|terms?|types?|ends?|ended|ending|expires?"
        r"|is|was|does|doesn|farm\w+|pack\w+|furniture|support|assistants?|directors?|supervisors?|coordinators?"
        r"|engineering manager|publish\w+|testing|tracing|lifecycle|bidding|compliance|security|haul\w+|logistics"
        r"|bridge|killer|pric\w+)|contracting officers?",
        None,
    ),
    P(
        r"(?:my|his|her|current|present|old|last|previous|training|permanent|perm|indefinite"
        r"|open[\s-]ended) contracts?",
        None,
    ),
    P(
        rf"{_TRADES}[\s-](?:sub[\s-]?)?contractors?|sub[\s-]?contract(?:ors?|ing)|contractors? (?:sales|yard|manage\w+)"
        r"|(?:for|with|by|at|of) (?:a |an |the )?contractors?|zero[\s-]hours?(?: contracts?)?",
        None,
    ),
    P(
        r"(?:vast|vaste) contract(?:en)?|contract(?: van| voor)? onbepaalde(?: tijd)?|contract (?:hugging"
        r"|de travail)|fixed[\s-]term (?:deposits?|income|products?)|long[\s-]term contracts? management"
        r"|contract(?:beheer|management|manager)",
        None,
    ),
    P(r"intern(?:al|s?\s+architects?)|internists?", None),
    P(
        r"(?:intern(?:ship)?s?|praktik\w+|stage)[\s-]+(?:coordinat\w+|koordinat\w+|program\w* manager|begeleid\w+"
        r"|coördinator)|stagebegeleid\w+|stagecoordinator",
        None,
    ),
    P(
        r"temporary[\s-]+(?:works|traffic|staffing|accom+odation|housing|structures?|visas?|exhibitions?|recruit\w+"
        r"|agency|agencies|placement consultants?|event structures?|power|fenc\w+|desk)|temp(?:erature)?[\s-]control\w*"
        r"|temps?[\s-](?:agenc\w+|agancy|recruit\w+|consultants?|desks?|sensors?|coordinators?|works|staff consultants?"
        r"|services|to perm consultants?)|locums?[\s-](?:recruit\w+|agenc\w+|desks?|coordinators?|bookers?)",
        None,
    ),
    P(
        r"interim[\s-](?:storage|reports?|reporting|measures?|results?|accounts?|payments?|valuations?|recruit\w+"
        r"|stores?)|seasonal[\s-](?:menus?|merchand\w+|buyers?|decor\w*|products?|affective|allerg\w+|flu"
        r"|collections?|demand|produce|food|ingredients|campaigns?)",
        None,
    ),
    P(
        r"free[\s-]?lanc(?:e|er|ers)[\s-](?:platforms?|marketplaces?|coordinat\w+|management|managers?|networks?"
        r"|economy|recruit\w+|communit\w+|sites?|websites?|portals?|talent|desk|bookers?|resourc\w+|accounting"
        r"|tax|payroll)",
        None,
    ),
    P(
        r"full[\s-]?time (?:student|education|study|degree|parents?|mum|mom)|part[\s-]?time (?:student|study"
        r"|degree|mba|phd|course|evening course)",
        None,
    ),
    P(
        r"(?:smart|business) casual|casual (?:dining|wear|wears?|cloth\w+|dress\w*|gam(?:es?|ing)|fashion"
        r"|footwear)",
        None,
    ),
    P(
        r"(?:agences?|boites?|société|consultant\w*|chargée?s? de recrutement|recruteu\w+|secteur|métiers de l['’]?)"
        r" (?:d['’]|en |de l['’])?int[ée]rim|travail temporaire (?:agence|consultant)|agences? de travail temporaire"
        r"|hors int[ée]rim",
        None,
    ),
    P(
        r"(?:droit|gestion|juridique|ing[ée]nierie|relations?|suivi|clauses?|responsabilité"
        r"|affaires) contractuel(?:le)?s?|remplacements? (?:de |des |du |d['’])(?:pare|vitr|pneu|fen[eê]tre"
        r"|pi[eè]ces|chaudi|toiture|hanche|genou)\w*|(?:méthodes?|agents? de|analyse|mesure|étude)s?[\s-](?:des "
        r"|et )?temps|vacations? (?:rental|ownership|club|sales)",
        None,
    ),
    P(
        r"(?:animat\w+|organisat\w+|formateurs?|coordinat\w+|responsables?|encadr\w+|tuteurs?|tutrices?"
        r"|ma[iî]tres?) (?:de|des|du) stages?",
        None,
    ),
    P(
        r"stage[\s-]+(?:managers?|hands?|crew|light\w+|design\w*|tech\w*|rigg\w+|carpent\w+|electric\w+|actors?|doors?"
        r"|school|combat|directors?|sound|production|build\w*|dancers?|\d+|two|three|iv|iii)|(?:early|late|growth|seed"
        r"|pre-seed|on|centre|center|main|back|key|first|final)[\s-]stages?",
        None,
    ),
    P(
        r"(?:comunidad|ciudad|regi[óo]n|gobierno|conducci[óo]n|veh[íi]culos?|robots?|robótica|sistemas?|coches?"
        r"|drones?|navegaci[óo]n|trabajo|agentes?|carros?|condução|inteligencia|ve[íi]culos?) aut[óo]nom[oa]s?"
        r"|buenas pr[áa]cticas|(?:orientador\w*|tutor\w*|coordinador\w*|responsable|profesor\w*) de pr[áa]cticas"
        r"|won\w+ tijdelijk|tijdelijk (?:bij|woonachtig)|pr[áa]cticas? (?:clínicas?|docentes?|agrícolas?)",
        None,
    ),
    P(
        r"zelfstandig (?:werkend\w*|(?:kunnen )?werk\w*|wonen)|handelsvertret\w+|selbst(?:st)?[äa]ndig(?:es"
        r"|e)? (?:arbeit\w*|arbeitsweise|wohnen)|unbefristet\w*|nicht befristet\w*",
        None,
    ),
    P(
        r"temporal(?:mente)? (?:lobe|difference|data)|l[óo]bulo temporal|series? temporal(?:es)?"
        r"|arter\w+ temporal\w*",
        None,
    ),
    P(
        r"pt (?:clinic|assistant|aide|studio|academy|school|gym)|(?:personal trainer|physical therapist|physio\w*"
        r"|trainer) \(pt\)?|pt,? not part[\s-]?time",
        None,
    ),
]
