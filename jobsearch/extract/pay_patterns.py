"""The patterns of `pay`: one sum with its bounds, currency and period, and the words around that decide.

All of them meet lowered text (`phrases.lower`): without IGNORECASE the regex engine skips an alternative by its first
letter, which makes it three times as fast.
"""

from __future__ import annotations

import re

from ..posting import Period
from .currencies import SIGNS, WORDS

CJK = re.compile("[\u3400-\u9fff]")
_KEPT_CASE = re.compile(r"\\.|\(\?P<\w+>|[A-Z]")


def _lowered(pattern: str) -> re.Pattern[str]:
    """Compile a pattern with its letters in lower case; escapes and names of groups stay."""
    return re.compile(_KEPT_CASE.sub(lambda found: found[0].lower() if len(found[0]) == 1 else found[0], pattern))


_NUMBER = (
    r"(?:\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d+(?:[.,]\d+)?)"
)
_KILO = r"(?:l|thousand|grand|tausend|tsd\.?|lakhs?|lac|mille|mil|k|w|万|千)"
_CURRENCY = rf"(?:{SIGNS}|(?<![A-Za-z])(?:{WORDS})(?![a-z]))"
_AFTER_CURRENCY = rf"(?:{SIGNS}|(?:{WORDS})(?![A-Za-z]))"

_PERIODS: dict[Period, str] = {
    Period.YEAR: r"years?|yrs?|y|annum|annually|yearly|annual|p\.?\s?a\.?|jahr(?:es\w*)?|jährlich|an(?:née"
    r"|nuel(?:le)?s?)?|año|anual(?:es|mente)?|ano|anno|jaar|年薪?|annuo",
    Period.MONTH: r"months?|monthly|mo|mth|pcm|p\.?m\.?|monat(?:lich|s\w*)?|mois|mensuel(?:le)?s?|mes"
    r"|mensual(?:es|mente)?"
    r"|mês|mensal|mese|maand|(?:个)?月薪?",
    Period.WEEK: r"weeks?|weekly|wk|pw|woche|wöchentlich|semaine|semana(?:l|les)?|hebdomadaire|settimana|周",
    Period.DAY: r"days?|daily|pd|tag(?:essatz)?|täglich|jour(?:n(?:ée|alier))?|tjm|d[ií]a|diari[oa]s?|giorno|天|日薪?",
    Period.HOUR: r"hours?|hourly|hrs?|h|ph|stunden?(?:lohn)?|stündlich|std\.?|heure|horaire"
    r"|hora|uur|ora|(?:个)?小时|时薪?",
}
_PERIOD_WORD = "|".join(_PERIODS.values())
_PER = (
    rf"(?:\s*(?:,\s*)?(?:gross|brutto|netto|bruts?|brut[oa]s?|net[oa]?s?|neto|b/|ote|base|basic|税前|税后)){{0,2}}"
    rf"\s*(?:(?:/|per|an?|each|every|pro|im|je|par|de l['’]|l['’]|par l['’]|al|por|a la|la|por la|ao|all['’]"
    rf"|al|每|一个?|\\)\s*|(?=annual|yearly|monthly|weekly|daily|hourly|p\.?\s?a\.?(?![a-z])|ph(?![a-z])|pcm"
    rf"|pw(?![a-z])|pd(?![a-z])|jährlich|monatlich|stündlich|mensu|anual|annuel|hebdo|diari|年薪|月薪|时薪))"
    rf"(?P<per>{_PERIOD_WORD})(?![a-zà-ÿ])"
    rf"(?:\s*(?:gross|brutto|netto|bruts?|brut[oa]s?|net[oa]s?))?"
)
_MIN = (
    r"over|above|more than|at least|min(?:imum|\.)?(?: of)?|upwards of|north of|starting (?:at|from)|from"
    r"|>=?|≥|greater than|not (?:less|under) than|no less than"
    r"|ab|mindestens|mind\.|über|mehr als|wenigstens|au moins|plus de|à partir de|minimum|supérieur à|más de"
    r"|al menos|mínimo(?: de)?|como mínimo|a partir de|desde|por encima de|mais de|acima de"
    r"|meer dan|minstens|vanaf|almeno|più di|至少|不低于|高于|大于|超过"
)
_MAX = (
    r"under|below|up to|less than|max(?:imum|\.)?(?: of)?|no more than|<=?|≤|bis(?: zu)?|unter|höchstens|maximal"
    r"|jusqu['’]à|moins de|hasta|menos de|como máximo|até|不超过|低于|最多"
)
#: "+" as "or more", not as in "$55,000 + bonus".
_MORE = (
    r"(?:(?<!\s)\+|\+(?!\s+(?:[\w%-]+\s+){0,2}?(?:bonus|commission|equity|benefit|stock|tips\b|ote\b|overtime|variable"
    r"|incentive|allowance|super\b|pension|provision|prämie|zulage|prime|comisi)))"
)
_PLUS = (
    rf"{_MORE}|" r"\s*(?:or|and)\s+(?:more|above|higher|better|up|over|plus|upwards)|\s+(?:plus|upwards"
    r"|min(?:imum)?)(?=\s*(?:[.,;!?)]|$))|\s+(?:oder|und)\s+mehr|\s+aufwärts|\s+(?:ou|et)\s+plus|\s+o\s+más"
    r"|\s+ou\s+mais|\s*(?:以上|起|及以上)"
)
_UPTO = r"\s+(?:or|and)\s+(?:less|below|under)|\s+oder\s+weniger|\s*(?:以下|以内)"
_SEP = r"(?:\s*(?:-|–|—|−|~|～|至|到)\s*|(?:\s+|(?<=[k€$])\s*)(?:to|bis(?: zu)?|à|a|und|and|y|e|et|até|tot)\s+)"

PAY = _lowered(
    rf"(?<![0-9A-Za-z\u00c0-\u024f_.,/#@&-])(?!40[13]\s?\(?[kb])(?:(?P<min>{_MIN})\s+|(?P<max>{_MAX})\s+"
    rf"|(?P<between>between|zwischen|entre)\s+)?"
    rf"(?P<c1>{_CURRENCY})?\s?(?P<n1>{_NUMBER})(?P<big>\s?(?:m|mm|mio\.?|mn|b|bn|million(?:s|en)?|milliards?"
    rf"|billion|亿|百万)(?![a-z])(?:\+)?)?"
    rf"\s?(?P<k1>{_KILO}(?![A-Za-z]))?\s?(?P<c2>{_AFTER_CURRENCY})?(?P<plus_in>{_MORE})?"
    rf"(?:(?:{_PER.replace('?P<per>', '?:')})?{_SEP}(?P<c3>{_CURRENCY})?\s?(?P<n2>{_NUMBER})"
    rf"\s?(?P<k2>(?:{_KILO}|m(?:io)?)(?![A-Za-z]))?(?:\s?(?P<c4>{_AFTER_CURRENCY}))?)?"
    rf"(?P<lpa>\s?(?:lpa|lakhs? per annum)(?![a-z]))?(?:{_PLUS}(?=\s*(?:/|per|an?\s)))?"
    rf"(?:\s?(?P<c5>(?:{WORDS})(?![A-Za-z])))?(?:{_PER})?(?P<plus>{_PLUS})?(?P<upto>{_UPTO})?(?![\w%])",
)

PERIOD_BEFORE = _lowered(
    r"(?P<before>月薪|年薪|时薪|日薪|hourly|monthly|yearly|annual(?:ly)?|daily|weekly|jahresgehalt|jährlich"
    r"|monatlich|monatsgehalt|stundenlohn|tagessatz|stundensatz|horaire|mensuel|annuel|tjm|mensual|anual)"
    r"(?:\s*(?:rate|pay|salary|wage|base|compensation|range|gehalt|brut|bruto|de|of|from|von|:|is|between|要求"
    r"|在|约|为|至少)){0,4}\s*$",
)
PAY_BEFORE = _lowered(
    r"salar(?:y|ies|io)|\bpa(?:y|ying|ys|id)\b|compensation|\bbase\b|\bOTE\b|on[\s-]target|\bwages?\b|hourly"
    r" rate|day rate|\bearn(?:ings?)?\b|remuneration"
    r"|gehalt|vergütung|\blohn|verdienst|\bsalaire|rémunération|\bsueldo|retribuci[óo]n|remuneraci[óo]n"
    r"|stipendio|retribuzione|salaris|薪|工资|待遇|月入|年入",
)
# What is added to a sum ("+ bonus", "plus equity") leaves it pay.
NO_PAY_AFTER = _lowered(
    r"(?!\s*(?:\+|&|(?:plus|zzgl|zuzüglich|más|mais)\b))(?:\s*(?:per|/|an?)\s?(?:case|unit|lead|referral|word|article|task|piece|seat|user|mile|visit|session"
    r"|sale|project|page|video|minute|head)\b|\s*(?:to|towards?|for)\s(?:purchase|be used|support|spend|set"
    r" up|cover|your|use)\b"
    r"|[\s,/)+-]*(?:(?:\w+[\s/-]+){0,2}(?:deals?|revenues?|arr|mrr|acv|quotas?|budgets?|funding|stipends?"
    r"|allowances?|reimburse\w*|perks?|perk|retainer|variable|commissions?|equity)\b|(?:(?:annual|per|a"
    r"|month|monthly|in|of|year|yearly|gross|total|wellness|signing|sign[\s-]on|home|learning|education"
    r"|professional|\w+ing)[\s/-]+){0,3}"
    r"(?:users?|customers?|employees?|people|persons?|followers?|subscribers?|runs?|races?|requests?|rps|qps"
    r"|lines?|miles?|km|words?|steps|downloads?|companies|members?|clients?"
    r"|stipends?|bonus(?:es)?|allowances?|reimburse\w*|budgets?|credits?|401|donat\w*|discounts?|vouchers?"
    r"|match\w*|deductibles?|fund(?:ing|ed|s)?|grants?|prizes?|referrals?|revenues?"
    r"|arr\b|mrr\b|valuations?|series|portfolios?|quotas?|deals?|acv\b|tcv\b|contracts? value|seats?|tuition"
    r"|development|raised|invest\w*|spend\b|sales\b|ebitda|gmv|assets|aum\b"
    r"|hours?|hrs|years?|yrs|days?|weeks?|months?|minutes?|mins|stunden|jahre|tage|horas|años|días|jours"
    r"|ans\b|heures|people|mitarbeit\w*|einwohner\w*|beschäftigte\w*|empleados|salariés|usuarios|clientes|m²"
    r"|m2|sq\b|sqm|vacation|pto\b)))",
)
NO_PAY_BEFORE = _lowered(
    r"(?:raised|raising|funding(?: of)?|series [a-f](?: of)?|revenue(?: of)?|budgets?(?: of)?|valued at"
    r"|valuation(?: of)?|bonus(?: of)?|stipend(?: of)?|allowance(?: of)?|reimbursement(?: of)?"
    r"|manag(?:e|ing)|(?:deals?|contracts|opportunities)(?: of| in| worth)?(?: the)?|quota(?: of)?|save[sd]?"
    r"|worth|within|radius|top|fortune|grade|class|room|unit|team of|phone|tel\.?|call|iso|din|en|§|page"
    r"|version|v|covid|windows|office|\bid|ref\.?|nr\.?|no\.?|number|kennziffer|plz)[\s:#.]*$",
)
_PERIOD_PATTERNS = [(period, re.compile(rf"(?:{words})\Z", re.IGNORECASE)) for period, words in _PERIODS.items()]
_WHOLE = {
    "jahresgehalt": Period.YEAR, "monatsgehalt": Period.MONTH, "stundensatz": Period.HOUR, "tagessatz": Period.DAY,
}  # fmt: skip


def period_of(word: str) -> Period | None:
    """The period that a word such as "annum", "heure" or "月" names."""
    folded = word.casefold().strip()
    if folded in _WHOLE:
        return _WHOLE[folded]
    return next((period for period, pattern in _PERIOD_PATTERNS if pattern.match(folded)), None)
