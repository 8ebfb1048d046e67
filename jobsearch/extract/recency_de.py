"""Dates in German."""

from __future__ import annotations

from .calendar_words import WORDS
from .recency_patterns import Grammar, Rule

_LAST = "(?:letzte|vergangene|vorige|verflossene)[nrsm]?"
_THIS = "(?:diese|laufende)[nrsm]?"
_LESS = r"(?:weniger als|höchstens|maximal|max\.?|unter|bis zu|<=?|≤)"
_SHOWN = r"(?:veröffentlicht|ausgeschrieben|eingestellt|inseriert)\w*"
_POSTED = (
    r"veröffentlicht\w*|ausgeschrieben\w*|eingestellt\w*|inseriert\w*|online (?:gegangen|gestellt)|gepostet\w*"
    r"|hochgeladen\w*|erschienen\w*|publiziert\w*|geschaltet\w*|aufgegeben\w*|hinzugefügt\w*|reingekommen\w*"
    r"|aktualisiert\w*"
)
_OF_UNIT = "(?:des |der |dieses |dieser )"

_SAID = "anze stel joba klei auss anno verö ausg eing inse onli gepo hoch ersc publ gesc aufg hinz rein aktu"

GERMAN = Grammar(
    code="de",
    words=WORDS["de"],
    rules=(
        Rule("range", "zwis", "zwischen", "und|bis"),
        Rule("range", "vom von seit", "vom|von|seit", "bis(?: zum| zur| einschließlich)?"),
        Rule("since", "älte", "nicht älter als(?: vom)?"),
        Rule("since", "seit", "seit"),
        Rule("from", "vor früh", "(?:nicht vor|frühestens)(?: am)?"),
        Rule("from", "ab", "ab"),
        Rule("after", "nach spät", "nach|später als(?: am)?"),
        Rule("until", "bis spät", "bis(?: zum| zur)?|spätestens(?: am)?"),
        Rule("before", "vor bevo", "vor|älter als"),
        Rule("on", "vom von am im in", "vom|von|am|im|in"),
        Rule(
            "last",
            "letz verg vori verf",
            rf"(?:in |im |innerhalb |während )?(?:de[rnms] |die |das )?{_LAST} (?:<n>\s*)?<unit>",
        ),
        Rule(
            "few",
            "letz paar weni verg",
            rf"(?:in )?(?:den |der )?{_LAST} (?:(?:paar|wenigen) )?(?:stunden|tagen?|wochen|monaten?)",
        ),
        Rule(
            "few",
            "paar weni kurz eini letz",
            "vor (?:ein paar|einigen|wenigen) (?:stunden|tagen|wochen|monaten)|(?:vor|seit) kurzem|in letzter zeit",
        ),
        Rule("fresh", "älte jüng", r"nicht älter als <n>\s*<unit>|jünger als <n>\s*<unit>"),
        Rule("fresh", "alt", rf"{_LESS}\s*<n>\s*<unit> alt"),
        Rule("fresh", "vor", rf"vor {_LESS}\s*<n>\s*<unit>|vor <n>\s*<unit> oder (?:weniger|kürzer)"),
        Rule(
            "stale",
            "älte alt vor",
            r"älter als <n>\s*<unit>|(?:mehr als|über) <n>\s*<unit> alt|vor (?:mehr als|über) <n>\s*<unit>",
        ),
        Rule("ago", "vor", r"vor <n>\s*<unit>"),
        Rule("within", "inne binn", r"(?:innerhalb|binnen)(?: von)?(?: der)? <n>\s*<unit>"),
        Rule("within", "seit", r"seit <n>\s*<unit>"),
        Rule("here", _SAID, r"anfang|mitte|ende|<w>|\d\d?\.", "bis(?: zum| zur)?"),
        Rule("told", _SAID, _POSTED, "bis(?: zum| zur)?"),
        Rule(
            "no",
            "neu neue such will möch brau",
            r"neu(?:e[nrsm]?)?[\s-]+(?:medien|job|stelle|herausforderung(?:en)?|arbeit|arbeitsplatz|aufgaben?"
            r"|position|chance|wege|energien|technologien?|kunden|kundinnen|mitarbeiter\w*|märkte|produkte"
            r"|geschäftsfelder|perspektive|heimat|leben|ideen|kollegen|mitte|ulm|isenburg|delhi|see\w*|wulmstorf"
            "|brandenburg|anspach|zittau|kaledonien|york)|(?:suche|such|will|möchte|brauche) (?:etwas|was|einen?) "
            "neues?|neu in",
        ),
        Rule(
            "no",
            "aktu kürz fris jüng",
            r"aktuelle[nrs]? (?:technologien?|themen|trends|studi\w+|wissen|kenntnisse|entwicklungen|situation"
            r"|stand|beruf\w*)|(?:bin|arbeite|habe|wohne|lebe|studiere|stehe) aktuell|aktuell (?:noch|bin|arbeite"
            "|habe|wohne|lebe|als|tätig|angestellt|beschäftigt|arbeitslos|arbeits?suchend|in elternzeit|in "
            "ausbildung)|(?:kürzlich|frisch|jüngst) (?:abgeschlossen|gebacken|absolviert|examiniert|umgezogen"
            r"|gekündigt|ausgelernt)\w*",
        ),
        Rule(
            "vague",
            "kürz fris neu neul jüng aktu neue",
            f"(?:kürzlich|frisch|neu|jüngst) {_SHOWN}|kürzlich|neulich|neu(?:e|en|er|es|este[nrsm]?)?"
            "|aktuell(?:e[nrsm]?|ste[nrsm]?)?|jüngste[nrsm]?",
        ),
        Rule("today", "heut", "heute(?: morgen| früh)?"),
        Rule("yesterday", "gest", "gestern"),
        Rule("eve", "vorg", "vorgestern"),
        Rule("this", "dies lauf", rf"(?:in |im )?(?:de[rnms] )?{_THIS} <unit>"),
    ),
    dates=(
        ("day", r"(?:<w>,? (?:dem |den )?)?<d>\.?\s*<m>(?:,? <y>)?"),
        ("day", r"(?:<w>,? )?ersten <m>(?:,? <y>)?"),
        ("numeric", r"<w>,? (?:dem |den )?(?P<a>\d\d?)(?P<s>\.)\s?(?P<b>\d\d?)\.(?:<y>)?"),
        ("start", rf"(?:anfang|beginn)(?: des| dieses)? (?:(?P<prev>){_LAST} <unit>|<m>(?: <y>)?|<y>)"),
        ("start", f"(?:anfang|beginn) {_OF_UNIT}<unit>"),
        (
            "start",
            "(?P<month>monats)(?:anfang|beginn)|(?P<year>jahres)(?:anfang|beginn|wechsel)"
            "|(?P<week>wochen)(?:anfang|beginn)",
        ),
        ("start", "(?P<quarter>quartals)(?:anfang|beginn)"),
        ("mid", rf"mitte (?:(?P<prev>){_LAST} <unit>|<m>(?: <y>)?|<y>)|mitte {_OF_UNIT}<unit>"),
        ("mid", "(?P<month>monats)mitte|(?P<week>wochen)mitte|(?P<year>jahres)mitte"),
        ("end", rf"ende (?:des |der )?(?:(?P<prev>){_LAST} <unit>|<m>(?: <y>)?|<y>)"),
        ("weekday_of_last_week", f"<w> (?:der )?{_LAST} woche|{_LAST} woche <w>"),
        ("weekday_of_this_week", "(?:diese[nrm]? )<w>|<w> dieser woche"),
        ("weekday", f"{_LAST} (?P<prev>)<w>"),
        ("weekday", "<w>"),
        ("quarter", r"(?:q<q>|<q>\.? quartal)(?: <y>)?"),
        ("week", r"(?:kw|kalenderwoche)\s*<k>(?:[ /]<y>)?"),
        ("month", "<m>(?:,? <y>)?"),
        ("day_of_month!", r"<d>\.(?!\s*(?:\d|lehrjahr|ausbildungsjahr|semester|jahr|klasse|stock|etage|quartal))"),
        ("today", "heute(?: morgen| früh)?"),
        ("yesterday", "gestern"),
        ("eve", "vorgestern"),
        ("last", rf"{_LAST} (?:<n>\s*)?<unit>"),
        ("this", f"{_THIS} <unit>"),
        ("weekend", f"(?:{_LAST} (?P<prev>)|diese[mns]? )?wochenende"),
        ("christmas", "weihnachten(?: <y>)?"),
        ("new_year", "neujahr(?: <y>)?"),
        ("year", "<y>"),
    ),
    last_year="(?:des )?(?:letzten|vergangenen|vorigen) jahres|letztes jahr|vergangenes jahr",
    this_year="dieses jahres|dieses jahr",
    opens=(
        "anfa begi mona jahr woch quar mitt ende letz verg vori verf dies lauf q kw kale heut gest vorg weih neuj erst"
    ),
    onwards="an|oder (?:später|neuer|jünger)|und später",
    article="dem|den|der|die",
    posted=_POSTED,
    ads=r"(?:stellen|job|klein)?(?:anzeigen?|inserate?n?|ausschreibung(?:en)?|annoncen?)|stellenangebote?n?",
)
