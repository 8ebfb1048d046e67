"""Dates in Italian."""

from __future__ import annotations

from .calendar_words import WORDS
from .recency_patterns import Grammar, Rule

_POSTED = r"pubblicat[oaie]|inserit[oaie]|postat[oaie]|apparse?|uscit[oaie]|aggiornat[oaie]|datat[oaie]"
_PLURAL = "(?:ore|giorni|settimane|mesi)"
_PAST = "(?:scors[oa]|passat[oa])"
_OF = "(?:del |della |dell'|di quest[oa] |di quest')"

ITALIAN = Grammar(
    code="it",
    words=WORDS["it"],
    rules=(
        Rule("range", "tra fra", "tra|fra", "e"),
        Rule("range", "dal da", "dal|dalla|da", "al|alla|a|fino al"),
        Rule("from", "dal da dall", "(?:a partire )?(?:dal|dalla|dall'|da)"),
        Rule("after", "dopo", "dopo"),
        Rule("until", "fino entr", "fino al|fino a|entro"),
        Rule("before", "prim", "prima (?:del|della|di)"),
        Rule("on", "il in a nel di del", "il|in|a|nel|del|di"),
        Rule(
            "few", "ulti qual poch", f"(?:negli |nelle |degli |delle )?ultim[ie] {_PLURAL}|(?:qualche|poch[ie]) \\w+ fa"
        ),
        Rule("fresh", "fa vecc", r"(?:meno|non più) di <n>\s*<unit> fa|non più vecchi[eoa]? di <n>\s*<unit>"),
        Rule("stale", "più", r"più di <n>\s*<unit> fa"),
        Rule("ago", "fa", r"<n>\s*<unit> fa"),
        Rule(
            "last",
            "ulti",
            r"(?:(?:nell'|dell'|nel|nella|negli|nelle|degli|delle|l'|gli|le)\s*)?(?:<n> )?ultim[oaie] "
            r"(?:<n>\s*)?<unit>(?! di\b)",
        ),
        Rule("last", "scor pass", rf"(?:(?:nella|nel|della|del|la|il) )?<unit> {_PAST}"),
        Rule("young", "meno da", r"(?:da )?meno di <n>\s*<unit>|da <n>\s*<unit>"),
        Rule("today", "oggi stam", "oggi|stamattina"),
        Rule("yesterday", "ieri", "ieri"),
        Rule("eve", "ieri avan altr", "(?:l')?altro ieri|l'altroieri|avantieri"),
        Rule("this", "ques", "(?:in )?quest[oa] <unit>"),
        Rule("told", "annu pubb inse post appa usci aggi data", _POSTED, "al|alla|a"),
        Rule(
            "no",
            "nuov rece",
            "nuov[oaie] (?:york|zelanda|delhi|orleans|lavoro|clienti|sfide?|tecnologie|mercati)|esperienza recente",
        ),
        Rule(
            "vague",
            "rece nuov ulti",
            "(?:pubblicat[oaie] )?recentemente|(?:più )?recent[ei]|nuov[oaie](?= (?:offerte|posizioni|annunci"
            "|opportunità))|ultime(?= (?:offerte|posizioni))",
        ),
    ),
    dates=(
        ("day", "(?:<w>,? )?<d>(?:º|°)? (?:di )?<m>(?: (?:del )?<y>)?"),
        ("day", "(?:<w>,? )?primo (?:di )?<m>(?: <y>)?"),
        ("start", rf"inizio (?:{_OF}<unit>|(?:di )?(?:<m>(?: <y>)?|<y>))"),
        ("mid", rf"metà (?:{_OF}<unit>|(?:di )?(?:<m>(?: <y>)?|<y>))"),
        ("end", "fine (?:di )?(?:<m>(?: <y>)?|<y>)"),
        ("weekday", f"<w> {_PAST}(?P<prev>)"),
        ("weekday", "<w>"),
        ("month", "<m>(?: (?:del )?<y>)?"),
        ("today", "oggi"),
        ("yesterday", "ieri"),
        ("last", f"<unit> {_PAST}"),
        ("this", "quest[oa] <unit>"),
        ("christmas", "natale"),
        ("new_year", "capodanno"),
        ("year", "<y>"),
    ),
    last_year="(?:dell'|dello )anno scorso",
    this_year="(?:di )?quest'anno",
    opens="seme prim iniz metà fine oggi ieri sett mese trim anno ques nata capo",
    article="il|lo|la|l'|gli|le",
    posted=_POSTED,
    ads="annunci?o?",
)
