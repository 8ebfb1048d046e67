"""The patterns of `recency`: windows by rule name, in the order they are tried, and the vague words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import calendar_words as words
from .phrases import LEFT, RIGHT


def _any(table: dict[str, int] | dict[str, float], *, cjk: bool = False) -> str:
    chosen = [w for w in table if bool(re.search("[\u3400-\u9fff]", w)) is cjk]
    return "|".join(re.escape(w) for w in sorted(chosen, key=len, reverse=True))


_NUM = rf"(?P<n>\d{{1,4}}|(?:a\s+)?couple(?:\s+of)?|(?:ein\s+)?paar|{_any(words.NUMBERS)})"
_UNIT = rf"(?P<u>{_any(words.UNIT_DAYS)})"
_NUM_ZH = rf"(?P<n>\d{{1,4}}|{_any(words.NUMBERS, cjk=True)})"
_UNIT_ZH = r"(?P<u>(?:个)?(?:小时|钟头|星期|礼拜|月)|天|日|周)"
_MONTH = rf"(?P<month>(?:{_any(words.MONTHS)}))\.?"
_DAY = rf"(?P<weekday>{_any(words.WEEKDAYS)})"
_YEAR = r"(?:,?\s+(?:de\s+|of\s+)?(?P<year>20\d\d))?"
_DATE = (
    rf"(?:(?P<iso>20\d\d-\d\d?-\d\d?)|(?P<d2>\d{{1,2}})[./](?P<m2>\d{{1,2}})(?:[./](?P<y2>(?:20)?\d\d))?\.?"
    rf"|(?:the\s+|le\s+|el\s+|dem\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?{_MONTH}{_YEAR}"
    rf"|(?P<month_b>{_any(words.MONTHS)})\.?\s+(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year_b>20\d\d))?"
    rf"|(?:the\s+)?(?P<part>(?:start|beginning|begin|middle|end)\s+of(?:\s+the)?|early|mid(?=[\s-])|late"
    rf"|anfang|mitte|ende|début|mi(?=[\s-])|fin|(?:a\s+)?(?:principios|inicios|mediados|finales)\s+de)"
    rf"[\s-]+(?:(?P<month_c>{_any(words.MONTHS)})(?:\s+(?P<year_c>20\d\d))?|(?P<this>month|week|year))"
    rf"|(?:the\s+|last\s+|letzten\s+|dem\s+|el\s+|le\s+|el\s+pasado\s+)?{_DAY}"
    rf"|the\s+(?P<dom>\d{{1,2}})(?:st|nd|rd|th)"
    rf"|(?P<yesterday>yesterday|gestern|ayer|hier)|(?P<rel>last\s+week|last\s+month|letzter\s+woche"
    rf"|letztem\s+monat|la\s+semana\s+pasada|el\s+mes\s+pasado)"
    rf"|(?P<month_d>{_any(words.MONTHS)})(?:\s+(?P<year_d>20\d\d))?)"
)


def _c(pattern: str) -> str:
    return f"{LEFT}(?:{pattern}){RIGHT}"


_SOURCES: list[tuple[str, str]] = [
    ("since", _c(rf"(?:since|seit(?:\s+dem)?|desde(?:\s+el)?|depuis(?:\s+le)?|sinds)\s+{_DATE}")),
    (
        "since",
        _c(rf"(?P<weak>after|from|nach|après|después\s+del?|ab|à\s+partir\s+du)\s+{_DATE}(?:\s+(?:on|onwards?))?"),
    ),
    (
        "last",
        _c(
            rf"(?:(?:with)?in\s+|over\s+|during\s+|from\s+)?(?:the\s+)?(?:last|past"
            rf"|previous)\s+(?:{_NUM}[\s-]*)?{_UNIT}(?!\s+(?:to\b|of\s+(?:{_any(words.MONTHS)}|20\d\d|the"
            rf"|this|your)\b))"
        ),
    ),
    (
        "last",
        _c(
            rf"(?:in(?:nerhalb)?\s+|während\s+)?(?:de[nrm]\s+|die\s+)?(?:letzte[nrs]?|vergangene[nrs]?"
            rf"|vorige[nrs]?)\s+(?:{_NUM}\s*)?{_UNIT}"
        ),
    ),
    (
        "last",
        _c(
            rf"(?:ces|les|des|au cours des|dans les|pendant les|durant"
            rf" les)\s+(?:{_NUM}\s+)?derni[eè]r(?:e?s)\s+{_UNIT}|(?:ces|les|des|au cours des|dans"
            rf" les)\s+derni[eè]res?\s+(?P<n2>\d+)\s+(?P<u2>heures|jours|semaines|mois)"
        ),
    ),
    (
        "last",
        _c(
            rf"(?:la|le|au cours d[ue]|au cours de la|de la|du)\s+(?P<u>semaine|mois)\s+(?:derni[eè]re?"
            rf"|pass[ée]e?)|derni[eè]re?s?\s+(?:{_NUM}\s+)?(?P<u3>heures|jours|semaines?|mois)"
        ),
    ),
    (
        "last",
        _c(
            rf"(?:en\s+)?(?:l[oa]s?\s+|el\s+)?[úu]ltim(?:[oa]s?|[ie])\s+(?:{_NUM}\s+)?{_UNIT}|(?:la\s+"
            rf"|el\s+)?(?P<u2>semana|mes)\s+pasad[oa]|(?:nos|nas|nel|nell['’]|negli"
            rf"|nelle)?\s*[úu]ltim[oaie]s?\s+(?P<u3>semana|mês|settimana|mese)"
        ),
    ),
    ("last", _c(rf"(?:in\s+)?(?:de\s+)?(?:afgelopen|laatste)\s+(?:{_NUM}\s+)?{_UNIT}")),
    (
        "last",
        (
            rf"(?:最近|过去|近)的?{_NUM_ZH}{_UNIT_ZH}(?:之内|以内|内|里)?"
            rf"|{_NUM_ZH.replace('?P<n>', '?P<n2>')}{_UNIT_ZH.replace('?P<u>', '?P<u2>')}(?:之内|以内|内)"
        ),
    ),
    ("last", (r"上(?:个)?(?P<u>周|星期|礼拜|月)")),
    (
        "few",
        _c(
            r"(?:with)?(?:in\s+|over\s+|during\s+|from\s+)?(?:the\s+)?(?:last|past|previous)\s+(?:few\s+"
            r"|several\s+)(?:hours|days|weeks|months)"
        ),
    ),
    (
        "old",
        _c(
            rf"(?:less\s+than|under|no(?:t)?\s+(?:older|more)\s+than|younger\s+than|newer\s+than|at\s+most"
            rf"|max(?:imum|\.)?|up\s+to|<)\s*{_NUM}[\s-]*{_UNIT}\s+old"
        ),
    ),
    (
        "old",
        _c(
            rf"(?:no(?:t)?\s+older\s+than|newer\s+than|nicht\s+älter\s+als|pas\s+plus\s+de\s+vieux\s+que"
            rf"|il\s+y\s+a\s+moins\s+de|hace\s+menos\s+de|vor\s+weniger\s+als)\s+{_NUM}[\s-]*{_UNIT}"
        ),
    ),
    (
        "ago",
        _c(
            rf"(?P<lt>less\s+than|within|under|up\s+to|max(?:imum)?|no\s+more\s+than|at\s+most"
            rf"|not\s+more\s+than)?\s*(?<!\w){_NUM}[\s-]*{_UNIT}\s+ago(?:\s+or\s+less)?"
        ),
    ),
    (
        "within",
        _c(
            rf"(?:with)?in\s+{_NUM}[\s-]*{_UNIT}"
            rf"|seit\s+{_NUM.replace('?P<n>', '?P<n2>')}\s+{_UNIT.replace('?P<u>', '?P<u2>')}"
            rf"|depuis\s+{_NUM.replace('?P<n>', '?P<n3>')}\s+{_UNIT.replace('?P<u>', '?P<u3>')}"
            rf"|desde\s+hace\s+{_NUM.replace('?P<n>', '?P<n4>')}\s+{_UNIT.replace('?P<u>', '?P<u4>')}"
        ),
    ),
    ("today", _c(r"today|this morning|heute|aujourd['’]hui|hoy|hoje|vandaag|oggi")),
    ("today", (r"今天|今日")),
    ("yesterday", _c(r"yesterday|gestern|hier|ayer|ontem|gisteren|ieri")),
    ("yesterday", (r"昨天|昨日")),
    (
        "week",
        _c(
            r"(?:in\s+)?this\s+week|(?:in\s+)?dieser?\s+woche|(?:de\s+)?cette\s+semaine|esta\s+semana"
            r"|deze\s+week|questa\s+settimana"
        ),
    ),
    ("week", (r"本周|这周|这个?星期|这个?礼拜")),
    (
        "month",
        _c(
            r"(?:in\s+)?this\s+month|(?:in\s+)?diese[nm]\s+monat|ce\s+mois(?:[\s-]ci)?|este\s+m[eê]s"
            r"|deze\s+maand|questo\s+mese"
        ),
    ),
    ("year", _c(r"(?:in\s+)?this\s+year|dieses\s+jahr|cette\s+année|este\s+año")),
    ("month", (r"本月|这个月")),
    ("in_month", _c(rf"(?:in|during|im|en|au mois d['e’]\s*|em|nel)\s+{_MONTH}{_YEAR}")),
    ("in_month", (r"(?P<month>)(?:(?P<year>20\d\d)年)?(?P<zh>1[0-2]|[1-9])月份?(?=发布|发的|更新)")),
    ("on", _c(rf"(?:on|am|le|el)\s+{_DATE}")),
    (
        "since",
        (
            r"[自从]?(?:(?P<y_zh>20\d\d)年)?(?P<m_zh>1[0-2]|[1-9])月(?:(?P<d_zh>\d{1,2})[日号])?(?:以来|开始|起|之后|以后)"
            r"|(?:自|从)?(?P<w_zh>周[一二三四五六日]|星期[一二三四五六日天])(?:以来|起|之后|以后)"
        ),
    ),
]

_VERB = (
    r"posted|listed|added|published|advertised|uploaded|opened|released|announced|went\s+(?:up|live|online)"
    r"|came\s+(?:up|out)"
    r"|put\s+up|appeared|veröffentlicht\w*|ausgeschrieben\w*|eingestellt\w*|inseriert\w*"
    r"|online(?:\s+gegangen)?|publi[ée]e?s?"
    r"|parue?s?|postée?s?|mises?\s+en\s+ligne|publicad[oa]s?|anunciad[oa]s?|geplaatst\w*|pubblicat[oaie]"
)
POSTED_BEFORE = re.compile(
    rf"(?:{LEFT}(?:{_VERB})(?:\s+(?:online|here|back|up|on\s+\w+|sometime|anytime|any\s+time|only))?|发布于)\s*$", re.I
)
AFTER_VERB = re.compile(rf"\s*(?:{_VERB}|发布|发的)", re.I)
START_BEFORE = re.compile(
    rf"{LEFT}(?:start(?:s|ing|ed)?|begin(?:s|ning)?|available|availability|join(?:ing)?|beginn(?:end|t)?"
    rf"|eintritt|verfügbar\w*"
    r"|anfangen|commen[cç]\w*|disponibles?|incorporaci[óo]n|empe[zc]\w*|comenz\w*|apply|applications?"
    r"|deadline|clos(?:es|ing)|due|end(?:s|ing)?"
    r"|expir\w*|until|till|by|before|bis|avant|hasta|antes)[\s:]+(?:(?:date|on|in|from|by|of|as|am|im|en|le"
    r"|the|to|zum|ab|à|work)[\s:]+){0,2}$",
    re.IGNORECASE,
)

_PLACES = (
    r"york|jersey|zealand|delhi|orleans|mexico|england|hampshire|haven|south\s+wales|brunswick|castle"
    r"|bedford|rochelle|port|westminster"
    r"|braunfels|albany|britain|plymouth|hope|forest|cross|caledonia|guinea|territories|town|market|mills"
)
_NOT_NEW = (
    r"grads?|graduates?|hires?|starters?|joiners?|businesse?s?|biz|products?|media|builds?|homes?|cars?"
    r"|verticals?|markets?|logos?"
    r"|customers?|clients?|accounts?|employees?|ventures?|hardware|technolog\w+|tech|energy|relic|balance"
    r"|construction|models?|to|parents?|mums?|moms?"
    r"|dads?|nurse\s+graduate|immigrants?|arrivals?|joint|testament|age|born|deal|deals|initiatives?"
    r"|features?|challenges?|career|start|beginning"
)
_SHOWN = r"posted|listed|added|published|advertised|opened|uploaded|announced|released"
_VAGUE_EN = (
    rf"(?P<no>new\s+(?:{_PLACES}|{_NOT_NEW}){RIGHT}|(?:a|my|some|something|another"
    rf"|brand)\s+new{RIGHT}(?!\s+jobs\b)|fresh\s+(?:grad\w*|food|produce|fish|meat|start|out)"
    rf"|recent\s+(?:grad\w*|college|university|experience)"
    r"|more\s+recently|latest\s+(?:technolog\w+|trends|tools|version))"
    rf"|(?:most\s+)?recently(?:\s+(?:{_SHOWN}))?|(?:{_SHOWN})\s+(?:very\s+)?(?:recently|lately)|(?:newly"
    rf"|freshly|just)\s+(?:{_SHOWN})|just\s+in"
    r"|(?:brand[\s-])?new(?:\s+ones)?|newest|latest|(?:most\s+)?recent|fresh(?:est)?|lately"
)
_VAGUE_MORE = (
    r"(?P<no2>neu(?:e[nrs]?)\s+(?:medien|job|stelle|herausforderung|arbeit|arbeitsplatz|aufgabe|position"
    r"|chance|wege|energien|technologien)(?![a-zäöüß])|neu[\s-](?:ulm|isenburg|delhi|see\w*)"
    r"|nouvelle[\s-](?:aquitaine|calédonie|zélande|orléans)|nouve(?:au|l|lle)\s+(?:poste|emploi|travail|job"
    r"|défi|challenge|orleans)|nuev[oa]\s+(?:york|le[óo]n|zelanda|delhi|m[ée]xico|trabajo|empleo|reto|jersey)"
    r"|aktuelle[nrs]?\s+(?:technologien|themen|trends|studi\w+))"
    r"|(?:kürzlich|frisch|neu|jüngst)\s+(?:veröffentlicht\w*|ausgeschrieben\w*|eingestellt\w*|inseriert\w*)"
    r"|kürzlich|neulich|neu(?:e|en|er|es|este[nrs]?)?|aktuell(?:e[nrs]?|ste[nrs]?)?|jüngste[nrs]?"
    r"|(?:publiées?|postées?|parues?)\s+récemment|récemment(?:\s+(?:publiée?s?|postée?s?|parue?s?))?"
    r"|récente?s?|nouve(?:lles?|aux|au)|derni[eè]res\s+(?=offres|annonces)|derni[eè]rement"
    r"|(?:publicad[oa]s?)\s+recientemente|recientemente(?:\s+publicad[oa]s?)?|reci[ée]n\s+publicad[oa]s?"
    r"|recientes?|nuev[oa]s?|novedades|[úu]ltimas?\s+(?=ofertas|vacantes)"
    r"|recentemente|recentes?|recenti|novas?|nieuwe|recente|onlangs"
)
_VAGUE_ZH = (
    r"(?:近期|最近|最新|新近|刚刚?|新)(?:发布|发出|上线|更新)|近期|最近|最新|新增"
    r"|新(?=职位|岗位|工作|招聘|机会|的职位|的岗位)"
)


#: Vague words; a hit in the group `no` or `no2` only swallows its words.
VAGUE = re.compile(f"{LEFT}(?:{_VAGUE_EN}|{_VAGUE_MORE}){RIGHT}|{_VAGUE_ZH}", re.IGNORECASE)

# What a text must have before the patterns of a rule are worth compiling and trying: they are long.
_TRIGGERS = {
    "since": (
        r"since|seit|desde|depuis|sinds|\bafter|\bfrom|\bnach|après|después|\bab\b|partir"
        r"|自|从|以来|以后|之后|起|开始"
    ),
    "last": "last|past|previous|letzt|vergangen|vorig|derni|pass|ltim|pasad|afgelopen|laatste|近|过去|内|上",
    "few": "few|several",
    "old": "old|newer|hace|älter|moins|weniger",
    "ago": "ago",
    "within": "within|in|seit|depuis|desde",
    "today": "today|morning|heute|aujourd|hoy|hoje|vandaag|oggi|今",
    "yesterday": "yesterday|gestern|hier|ayer|ontem|gisteren|ieri|昨",
    "week": "week|woche|semana|semaine|settimana|周|星期|礼拜",
    "month": "month|monat|mois|m[eê]s|maand|月",
    "year": "year|jahr|année|año",
    "in_month": f"{_VERB}|发布|发的|更新",
    "on": _VERB,
}
_SEEN = {name: re.compile(words_, re.IGNORECASE) for name, words_ in _TRIGGERS.items()}
_NEEDS_VERB = re.compile(_TRIGGERS["in_month"], re.IGNORECASE)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def patterns(text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The rules that can hold in `text`, as name and pattern, in the order to try."""
    posted = _NEEDS_VERB.search(text) is not None
    for name, source in _SOURCES:
        if _SEEN[name].search(text) and (posted or name not in ("within", "on", "in_month", "year")):
            yield name, _compiled(source)
