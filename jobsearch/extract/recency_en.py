"""Dates in English."""

from __future__ import annotations

from .calendar_words import WORDS
from .recency_patterns import Grammar, Rule

_POSTED = (
    "(?:re)?posted|listed|added|published|advertised|uploaded|opened|released|announced|updated|refreshed|dated"
    "|appeared|(?:went|gone|going) (?:up|live|online)|came (?:up|out)|put up"
)
_ADS = r"ads?|adverts?|advertisements?|postings?|listings?|announcements?"
_SHOWN = "posted|listed|added|published|advertised|opened|uploaded|announced|released"
_PLACES = (
    "york(?:er|ers)?|jersey|zealand|delhi|orleans|mexico|england|hampshire|haven|south wales|brunswick|castle"
    "|bedford|rochelle|port|westminster|braunfels|albany|britain|plymouth|hope|forest|cross|caledonia|guinea"
    "|territories|town|mills|iberia|ulm|paltz|milford|canaan|romney|malden|addington|barnet|taipei|providence|dorp"
    "|lenox|hyde park|market"
)
_NOT_NEW = (
    "grads?|graduates?|hires?|starters?|joiners?|businesse?s?|biz|media|builds?|homes?|houses?|home sales|verticals?"
    r"|logos?|ventures?|technolog\w+|relic|balance|look|era|day|scientist|statesman|construction|to|parents?|mums?"
    "|moms?|dads?|mothers?|fathers?|nurse graduate|immigrants?|arrivals?|joint|testament|age|born|deals?|initiatives?"
    "|challenges?|career|start|beginning|year(?:'?s)?|skills?|languages?|registrants?|things?|stuff|people|phd"
    "|issuances?|deployments?|bets?"
)
#: Not new either, but in a role's name before a word for jobs: "new product manager jobs".
_NEW_IN_ROLES = (
    "(?:products?|projects?|cars?|vehicles?|markets?|customers?|clients?|accounts?|employees?|hardware|tech|energy"
    "|models?|features?|patients?|members?|stores?|sites?|equipment|machinery|drivers?|partnerships?|partners?|offices?"
    "|teams?|brands?|development|programs?|subjects?|practices?|games?|channels?)"
    r"(?!(?: \w+){0,3} (?:jobs?|roles?|vacanc(?:y|ies)|positions?|openings?|opportunities|listings|postings)\b)"
)
_LIFE = (
    "graduated?|qualified|laid|moved|finished|completed|relocated|retired|unemployed|certified|registered|licensed"
    "|divorced|became|promoted|started|left|lost|quit|acquired|funded|founded|merged|renovated|married|arrived"
    "|trained|redundant"
)
_THE_UNIT = r"(?:the |this )?<unit>"
_LESS = r"(?:less than|under|no(?:t)? more than|at most|max(?:imum|\.)?|up to|within|<=?|≤)"

ENGLISH = Grammar(
    code="en",
    words=WORDS["en"],
    rules=(
        Rule("range", "betw", "(?:in )?between", "and|to"),
        Rule("range", "from sinc", "from|since", "(?:up )?(?:to|until|till|through)"),
        Rule("since", "sinc", "(?:ever )?since"),
        Rule("since", "olde", "no(?:t)? older than"),
        Rule("from", "befo earl", "not before|no(?:t)? earlier than"),
        Rule("from", "afte", "on or after"),
        Rule("from", "of from", "as (?:of|from)"),
        Rule("from_day", "from", "from"),
        Rule("after", "afte late newe", "after|later than|newer than"),
        Rule("until", "befo late afte", "on or before|no(?:t)? later than|not after"),
        Rule("before", "befo prio earl olde", "before|prior to|earlier than|older than"),
        Rule("until", "unti till up by thro", "until|till|up to|by|through"),
        Rule("on", "in on duri over at", "in|on|during|over|at"),
        Rule(
            "last",
            "last past prev prec",
            "(?:(?:with)?in |over |during |from )?(?:the |this |these )?(?:last|past|prev(?:ious)?|preceding) "
            r"(?:(?:(?P<couple>(?:a )?couple(?: of)?)|<n>)[\s-]*)?<unit>(?: or (?P<couple2>two))?"
            r"(?! (?:of|to|before)\b)",
        ),
        Rule(
            "few",
            "few seve last past prev some",
            "(?:(?:with)?in |over |during |from )?(?:the )?(?:last|past|previous) (?:(?:few|several) )?(?:hours"
            "|days|weeks|months)|(?:a few|several|some) (?:hours|days|weeks|months) ago",
        ),
        Rule("fresh", "old", rf"(?:{_LESS}|younger than|newer than|no(?:t)? older than)\s*<n>[\s-]*<unit> old"),
        Rule("fresh", "olde newe", r"(?:no(?:t)? older than|newer than) <n>[\s-]*<unit>"),
        Rule("stale", "olde over more", r"older than <n>[\s-]*<unit>|(?:more than|over) <n>[\s-]*<unit> (?:ago|old)"),
        Rule("fresh", "ago", rf"{_LESS}\s*<n>[\s-]*<unit> ago|<n>[\s-]*<unit> ago or (?:less|newer)"),
        Rule("ago", "ago", r"<n>[\s-]*<unit> ago"),
        Rule(
            "within",
            "in with less unde max sinc h d hour day days week",
            rf"(?:in|since|{_LESS})\s*(?:the )?<n>[\s-]*<unit>",
        ),
        Rule(
            "told",
            "post repo list adde publ adve uplo open rele anno upda refr date appe up live onli out ads ad",
            _POSTED,
            "to|until|till|through",
        ),
        Rule(
            "no",
            "new",
            rf"(?:brand )?new[\s-]+(?:{_PLACES}|{_NOT_NEW}|{_NEW_IN_ROLES})|net[\s-]new|or new|something new|new-\w+"
            r"|(?:a|an|my|some|something|another|anything) (?:brand[\s-])?new"
            r"(?!(?: \w+)? (?:jobs|roles|vacancies|positions|openings)\b)",
        ),
        Rule(
            "no",
            "fres rece late just",
            r"fresh[\s-](?:grad\w*|food|produce|fish|meat|start|out|air|eyes|faces|talent|baked|water|fruit"
            r"|flowers?|pasta)|recent[\s-](?:grad\w*|college|university|experience|immigrants?|arrivals?|degree)"
            rf"|recently (?:{_LIFE})|more recently|latest (?:hardware|software|technolog\w+|trends?|tools|version"
            r"|tech|news|frameworks?)|just[\s-]in[\s-]time|latest by",
        ),
        Rule(
            "vague",
            "rece newl newe fres just late new post list adde publ adve open uplo anno rele",
            f"(?:most )?recently(?: (?:{_SHOWN}))?|(?:{_SHOWN}) (?:very )?(?:recently|lately)|(?:newly|freshly"
            rf"|just) (?:{_SHOWN})|just in|(?:brand[\s-])?new(?: ones)?|newest|latest|(?:most )?recent|fresh(?:est)?"
            "|lately",
        ),
        Rule("today", "toda morn", "today|this morning"),
        Rule("yesterday", "yest", "yesterday"),
        Rule("eve", "befo", "(?:the )?day before yesterday"),
        Rule("this", "this", "(?:in |during )?this <unit>"),
        Rule("this", "curr", "(?:in |during )?the current <unit>"),
    ),
    dates=(
        ("day", "(?:<w>,? )?<d>(?:st|nd|rd|th)?(?: of)? <m>(?:,? (?:of )?<y>)?"),
        ("day", r"(?:<w>,? )?<m> (?:the )?<d>(?:st|nd|rd|th)?(?![:.]\d)(?:,? <y>)?"),
        ("day", "(?:<w>,? )?first of <m>(?:,? <y>)?"),
        ("start", "(?:start|beginning|begin) of (?:last (?P<prev>)<unit>|<m>(?:,? <y>)?|<y>)"),
        ("start", rf"(?:start|beginning|begin) of {_THE_UNIT}|early(?: in)? {_THE_UNIT}"),
        ("start", r"early[\s-](?:in )?(?:<m>(?:,? <y>)?|<y>)"),
        ("mid", r"middle of (?:<m>(?:,? <y>)?|<y>)|mid[\s-]+(?:<m>(?:,? <y>)?|<y>)"),
        ("mid", rf"middle of {_THE_UNIT}|mid[\s-]<unit>"),
        ("late", r"late[\s-](?:in )?<m>(?:,? <y>)?"),
        ("end", "end of (?:last (?P<prev>)<unit>|<m>(?:,? <y>)?|<y>)"),
        ("weekday_of_last_week", "<w>(?: of)? last week|last week <w>"),
        ("weekday_of_this_week", "this <w>|<w>(?: of)? this week"),
        ("weekday", "(?:last|past|previous) (?P<prev>)<w>"),
        ("weekday", "<w>"),
        ("quarter", "(?:q<q>|<q> quarter)(?:(?:,| of)? <y>)?"),
        ("week", r"(?:calendar )?week\s*<k>(?:(?:,| of)? <y>)?"),
        ("month", "(?:month of )?<m>(?:,? (?:of )?<y>)?"),
        ("day_of_month!", "<d>(?:st|nd|rd|th)(?: of (?:the|this) month)?"),
        ("today", "today|this morning"),
        ("yesterday", "yesterday"),
        ("eve", "day before yesterday"),
        ("ago", r"<n>[\s-]*<unit> ago"),
        ("last", r"(?:last|past) (?:<n>[\s-]*)?<unit>"),
        ("this", "this <unit>"),
        ("weekend", "(?:this |last (?P<prev>))?weekend"),
        ("christmas", "(?:christmas|xmas)(?: day)?(?: <y>)?"),
        ("new_year", "new year(?:'s)?(?: day)?(?: <y>)?"),
        ("year", "<y>"),
    ),
    last_year="(?:of )?last year",
    this_year="(?:of )?this year",
    opens=(
        "mont first star begi earl midd mid late end last past prev this q toda yest day week chri xmas new "
        "cale the half"
    ),
    onwards="on(?:wards?)?|forward|or (?:later|newer|after)|and (?:later|after)",
    article="the",
    posted=_POSTED,
    ads=_ADS,
)
