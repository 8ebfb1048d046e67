"""German and Dutch words of career levels."""

from __future__ import annotations

from ..posting import Seniority as S
from .phrases import Phrase

P = Phrase[tuple[S, ...]]

_LEADER = r"[\s-]?leit(?:er(?:innen|in)?|ung(?:en)?)"
# Somebody who leads a house, a shop or another unit with its own staff.
_UNITS = (
    r"(?:(?:stellv\.?|stellvertretende[rn]?) )?(?:filial|markt|restaurant|abteilungs|werks?|betriebs|laden"
    r"|hotel|stations|wohnbereichs|wohngruppen|kita|kindergarten|krippen|hort|heim|haus|einrichtungs|praxis"
    r"|werkstatt|lager|k[üu]chen|schul|center|shop|store|studio|bezirks|gebiets|regional|niederlassungs"
    r"|standort|produktions|fertigungs|montage|service|logistik|fuhrpark|bankett|bar|rezeptions|empfangs"
    r"|b[üu]ro|kanzlei|agentur|redaktions|instandhaltungs|technik|fachbereichs|segment|meisterei)"
)
# Departments whose head answers to the board.
_DEPARTMENTS = (
    r"(?:bereichs|pflegedienst|vertriebs|verkaufs|personal|marketing|einkaufs|finanz|entwicklungs|it|hr"
    r"|rechts|controlling|qualit[äa]ts|forschungs|kommunikations|amts|dezernats|hauptabteilungs|gesamt|pflege"
    r"|klinik|instituts|export|innovations)"
)

FIXED: list[Phrase[tuple[S, ...]]] = [
    P(
        r"(?:projekt|teilprojekt|bau|oberbau|produkt|objekt|fahrdienst|zugverkehrs|kurs|reise|chor|spiel"
        r"|[üu]bungs|versuchs|studien|einsatz|blitzab|halb|licht\w*|supra|rohr|strom|wasser|gas|daten|zu|an|beg"
        r"|um|w[äa]rme|tanz|orchester|w[öo]lb\w*|werbe|etat|pr[üu]f|messe|jugend)leit(?:er(?:innen|in)?"
        r"|ung(?:en)?)|chef(?:k[oö]ch\w*|[äa]rzt\w*|sekret[äa]r\w*|redakteur\w*|assisten\w*)|k[üu]chenchef\w*",
        None,
    ),
    P(
        r"senioren\w*|azubi[\s-]?(?:recruit\w+|marketing|betreu\w+|koordinat\w+)|ausbildungs(?:leit\w+"
        r"|koordinat\w+|beauftragte\w*|betreu\w+|referent\w*|verantwort\w+|marketing)|praktikum?s?koordinat\w+"
        r"|(?:art|kreativ|casting|musik)[\s-]?direktor(?:in)?",
        None,
    ),
    P(
        r"projectleid(?:er|ster)s?|chef[\s-]kok|souschef|reisleid\w+|stagebegeleid\w+|hoofd(?:pijn|zaak|kantoor|stad)"
        r"|(?:kantoor|project|product|account|event)manager|stage[\s-]?(?:co[öo]rdinator|begeleider)|spelleid\w+",
        None,
    ),
]

LEVELS: list[Phrase[tuple[S, ...]]] = [
    # internship
    P(
        r"(?:pflicht|sch[üu]ler|vor|auslands|anerkennungs|fach|orientierungs|betriebs)?praktik(?:um|a"
        r"|ums?(?:stelle|platz|pl[äa]tze)n?|ant(?:in|en|innen)?|antenstellen?)",
        (S.INTERNSHIP,),
    ),
    P(
        r"stagiairs?|(?:afstudeer|meeloop|snuffel|onderzoeks|meewerk|orientatie)stages?|stageplek(?:ken)?"
        r"|stageplaats(?:en)?",
        (S.INTERNSHIP,),
    ),
    # entry
    P(
        r"berufs(?:einsteiger|anf[äa]nger)(?:in|innen)?|(?:berufs|direkt|quer|karriere)einstieg|(?:quer|seiten"
        r"|direkt|neu)einsteiger(?:in|innen)?|quereinsteiger\w*|absolvent(?:in|en|innen)?"
        r"|hochschulabsolvent\w*|junior[\s-]?trainee|(?:ohne|keine|kaum)(?: \w+)? (?:berufs)?(?:erfahrung"
        r"|erfahrungen)|(?:ohne|keine) vorkenntnisse?n?|ungelernte?[rnsm]?|(?:ungelernt|anf[äa]nger)(?:in|innen)?"
        r"|frisch (?:ausgelernt|examiniert)\w*|berufsstart(?:er)?",
        (S.ENTRY,),
    ),
    P(
        r"ausbildungs?(?:platz|pl[äa]tze[n]?|stellen?|beginn|start|betrieb)?|azubis?|azubine|auszubildende[rnm]?"
        r"|lehrstellen?|lehrlinge?|duales studium|dual studier\w+|traineeprogramm\w*|trainee[\s-]?stellen?",
        (S.ENTRY,),
    ),
    P(
        r"(?:zonder|geen|0)(?: \w+)? erv[a-z]{3,7}(?: (?:nodig|vereist))?|schoolverlaters?|(?:net|pas"
        r"|recent)[\s-]?afgestudeerd\w*|starters?functies?|starters?baan|als starter"
        r"|leer[\s-]?werk(?:plek(?:ken)?|baan|traject|bedrijf)|bbl(?:[\s-]\w+plek|-plek)?|eerste baan"
        r"|zij[\s-]?instromers?",
        (S.ENTRY,),
    ),
    P(r"starters?|leerling(?=[\s-]\w)", (S.ENTRY,), "nl"),
    # mid, senior
    P(r"mittlere[rs]? (?:level|berufserfahrung|erfahrung|stufe)", (S.MID,)),
    P(r"erfahrene[rnm]?|berufserfahrene[rnm]?|ervaren", (S.SENIOR,)),
    # lead
    P(
        rf"(?:team|schicht|gruppen|vorarbeiter|trupp|linien|kolonnen){_LEADER}|(?:schicht|kolonnen|trupp"
        r"|gruppen)f[üu]hrer(?:in)?"
        r"|(?:schicht|kolonnen|trupp|gruppen)fuehrer(?:in)?|vorarbeiter(?:in|innen)?|team[\s-]?lead(?:er)?(?:in)?",
        (S.LEAD,),
    ),
    P(
        r"team[\s-]?leid(?:er|ster)s?|ploeg(?:leider|baas|chef)s?|(?:meewerkend )?voor(?:man|vrouw)"
        r"|leidinggevende keuken|shiftleider",
        (S.LEAD,),
    ),
    # executive
    P(
        r"(?:technische[rn]? |kaufm[äa]nnische[rn]? )?gesch(?:ä|a|ae)fts(?:f(?:ü|u|ue)hr(?:er(?:in|innen)?|ung)"
        r"|leit(?:er(?:in)?|ung))|vorst[äa]nd(?:e|in|svorsitz\w*|smitglied)?|algemeen directeur",
        (S.EXECUTIVE,),
    ),
    # manager, director
    P(
        rf"{_UNITS}{_LEADER}|(?:filial|store|shop|markt|hotel|restaurant|center|team|bar|f&b)[\s-]?manager(?:in"
        r"|innen)?",
        (S.MANAGER,),
    ),
    P(
        r"(?:filiaal|winkel|restaurant|vestigings|locatie|team|afdelings|hotel|productie|magazijn)(?:manager"
        r"|leid(?:er|ster)|chef|hoofd)s?|bedrijfsleid(?:er|ster)s?|zaakvoerders?|(?:winkel"
        r"|keuken)verantwoordelijke",
        (S.MANAGER,),
    ),
    P(
        rf"{_DEPARTMENTS}{_LEADER}|(?:kaufm[äa]nnische|technische|[äa]rztliche"
        r"|p[äa]dagogische)[rn]? leit(?:er(?:in)?|ung)",
        (S.DIRECTOR,),
    ),
    P(r"leit(?:er(?:in)?|ung)|direktor(?:in|en)?|hoofd(?= \w)|directeuren", (S.DIRECTOR,)),
]
