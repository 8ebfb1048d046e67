"""Dates in Dutch."""

from __future__ import annotations

from .calendar_words import WORDS
from .recency_patterns import Grammar, Rule

_POSTED = (
    "geplaatste?|gepubliceerde?|online (?:gezet|gekomen|geplaatst)|verschenen|toegevoegde?|geposte?|bijgewerkte?"
    "|gedateerde?"
)
_PLURAL = "(?:uren|dagen|weken|maanden)"
_LAST = "(?:afgelopen|laatste|voorbije|vorige?|verleden)"
_OF = "(?:van )?(?:de |deze |dit |het )"

DUTCH = Grammar(
    code="nl",
    words=WORDS["nl"],
    rules=(
        Rule("range", "tuss", "tussen", "en|tot"),
        Rule("range", "van vana sind", "van|vanaf|sinds", "tot(?: en met)?|t/m"),
        Rule("since", "sind sede", "sinds|sedert"),
        Rule("since", "oude", "niet ouder dan"),
        Rule("from", "vana inga eerd", "vanaf|met ingang van|niet eerder dan"),
        Rule("after", "na late", "na|later dan"),
        Rule("until", "tot uite t", "tot(?: en met)?|t/m|uiterlijk"),
        Rule("before", "voor vroe oude eerd", "vóór|voor|vroeger dan|ouder dan|eerder dan"),
        Rule("on", "op in van", "op|in|van"),
        Rule(
            "few",
            "afge laat paar enke kort",
            f"(?:in )?(?:de )?(?:afgelopen|laatste) (?:paar |enkele )?{_PLURAL}|(?:een paar|enkele) {_PLURAL} "
            "geleden|kort geleden|de laatste tijd",
        ),
        Rule("fresh", "oude", r"niet ouder dan <n>\s*<unit>"),
        Rule(
            "fresh",
            "oud gele",
            r"(?:minder dan|niet meer dan|max(?:imaal|\.)?|hooguit|hoogstens|tot|<)\s*<n>\s*<unit> (?:oud|geleden)"
            r"|<n>\s*<unit> geleden of minder",
        ),
        Rule("stale", "oude meer", r"ouder dan <n>\s*<unit>|meer dan <n>\s*<unit> (?:oud|geleden)"),
        Rule("ago", "gele", r"<n>\s*<unit> geleden"),
        Rule(
            "last",
            "afge laat voor vori verl",
            rf"(?:in |binnen |over |gedurende )?(?:de |het )?{_LAST} (?:<n>\s*)?<unit>(?! van\b)",
        ),
        Rule("young", "mind sind", r"(?:van )?minder dan <n>\s*<unit>|sinds <n>\s*<unit>"),
        Rule("within", "binn in", r"(?:binnen|in) <n>\s*<unit>"),
        Rule("today", "vand vanm vano", "vandaag|vanmorgen|vanochtend"),
        Rule("yesterday", "gist", "gisteren"),
        Rule("eve", "eerg", "eergisteren"),
        Rule("this", "deze dit", "(?:in )?(?:deze|dit) <unit>"),
        Rule(
            "here",
            "adve vaca gepl gepu onli vers toeg gepo",
            rf"begin|einde?|half|medio|{_LAST}|<w>",
            "tot(?: en met)?|t/m",
        ),
        Rule("told", "adve vaca gepl gepu onli vers toeg gepo bijg geda", _POSTED, "tot(?: en met)?|t/m"),
        Rule(
            "no",
            "nieu",
            r"nieuwe?[\s-]+(?:vennep|pekela|zeeland|guinea|york|delhi|orleans|baan|job|uitdaging(?:en)?|functie"
            r"|klanten|business|media|technologieën|producten|markten|collega'?s?|medewerkers?|werkgever|woning\w*"
            "|energie|start|leven)|opnieuw",
        ),
        Rule(
            "no",
            "rece onla laat",
            r"recente (?:ervaring|werkervaring|technologie\w*)|(?:recent|onlangs) (?:afgestudeerde?|gediplomeerde?"
            r"|verhuisde?|ontslagen)|laatste(?: \w+)? (?:technologie\w*|jaar|trends)",
        ),
        Rule(
            "vague",
            "nieu rece onla laat pas net zoju just",
            "(?:onlangs|recent|pas|net|zojuist|nieuw) (?:geplaatste?|gepubliceerde?|online)|onlangs|recent(?:e"
            "|elijk)?|meest recente|nieuw(?:e|ste)?|laatste(?= (?:vacatures|banen|jobs))",
        ),
    ),
    dates=(
        ("day", "(?:<w>,? (?:de )?)?<d>(?:e|ste|de)? <m>(?: <y>)?"),
        ("day", "(?:<w>,? )?eerste <m>(?: <y>)?"),
        ("start", rf"begin (?:van )?(?:{_LAST}(?P<prev>) <unit>|(?:van )?<m>(?: <y>)?|<y>)|begin {_OF}<unit>"),
        (
            "mid",
            rf"(?:half|midden|medio|mid)[\s-]+(?:{_LAST}(?P<prev>) <unit>|(?:van )?<m>(?: <y>)?|<y>)|midden "
            f"{_OF}<unit>",
        ),
        ("end", rf"einde? (?:van )?(?:{_LAST}(?P<prev>) <unit>|(?:van )?<m>(?: <y>)?|<y>)"),
        ("weekday_of_last_week", f"<w> (?:van )?{_LAST} week|{_LAST} week <w>"),
        ("weekday_of_this_week", "deze <w>"),
        ("weekday", f"{_LAST}(?P<prev>) <w>"),
        ("weekday", "<w>"),
        ("quarter", "q<q>(?: <y>)?|<q> kwartaal(?: (?:van )?<y>)?"),
        ("week", r"week\s*<k>(?: (?:van )?<y>)?"),
        ("month", "<m>(?:,? <y>)?"),
        ("day_of_month!", r"<d>(?:e|ste|de)(?! (?:jaar|verdieping|klas))"),
        ("today", "vandaag|vanmorgen|vanochtend"),
        ("yesterday", "gisteren"),
        ("eve", "eergisteren"),
        ("last", rf"{_LAST} (?:<n>\s*)?<unit>"),
        ("this", "(?:deze|dit) <unit>"),
        ("weekend", f"(?:(?:{_LAST}(?P<prev>)|dit) )?weekend"),
        ("christmas", "kerst(?:mis)?(?: <y>)?"),
        ("new_year", "nieuwjaar|nieuwjaarsdag|oud en nieuw"),
        ("year", "<y>"),
    ),
    last_year="(?:van )?(?:vorig|verleden|afgelopen) jaar",
    this_year="(?:van )?dit jaar",
    opens=(
        "eers begi half midd medi mid eind afge laat voor vori verl deze dit q week kwar vand vanm vano gist eerg "
        "kers nieu oud"
    ),
    onwards="(?:en|of) (?:later|nieuwer)",
    article="de|het",
    posted=_POSTED,
    ads="advertenties?|vacatureteksten?",
)
