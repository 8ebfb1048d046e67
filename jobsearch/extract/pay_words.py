"""Words around sums of pay, by what they say: periods, bounds, gross and net, pay as such. Lower case, simplified Han.

Every constant is one alternation of a regular expression without capturing groups.
"""

from __future__ import annotations

import re

from ..posting import Period

#: What may stand after "per", "/", "im", "al", "de l'": the period's noun.
NOUNS: dict[Period, str] = {
    Period.YEAR: r"years?|yrs?|y|annum|annual|an|année|año|ano|anno|jahr(?:es)?|jaar|年",
    Period.MONTH: r"months?|mnths?|mths?|mth|mo|mon|mt|m|mois|mes|mês|mese|monat(?:s)?|maand|个?月|ヶ月|か月",
    Period.WEEK: r"weeks?|wks?|wk|w|woche|semaine|semana|settimana|week|周",
    Period.DAY: r"days?|d|j|jour(?:née)?|tag|d[ií]a|di[aá]ria|dag|giorno|shift|night|schicht|turno|天|日",
    Period.HOUR: r"hours?|hrs?|hr|h|std\.?|stunde|stde|heure|hora|uur|u|ora|个?小时|个?时间|个?钟头?|时",
}
#: What says the period by itself after a sum: "monthly", "mensuales", "p.a.", "stundenlohn".
ADVERBS: dict[Period, str] = {
    Period.YEAR: r"yearly|annual(?:ly)?|p\.?\s?a\.?|jährlich|jahres(?:gehalt|brutto)|annuels?|annuel(?:le)?s?"
    r"|anual(?:es)?"
    r"|anuais|anualmente|jaarlijks|ctc|年(?:薪|包)",
    Period.MONTH: r"monthly|pcm|p\.?\s?m\.?|monatlich|mtl\.?|mensuel(?:le)?s?|mensual(?:es)?|mensualmente|mensal"
    r"|mensais"
    r"|maandelijks|monats(?:gehalt|lohn|brutto)|月薪",
    Period.WEEK: r"weekly|p\.?\s?w\.?|wöchentlich|hebdomadaires?|semanal(?:es)?|semanais|wekelijks",
    Period.DAY: r"daily|day rate|pd|täglich|tagessatz|tagesgage|journaliers?|tjm|diari[oa]s?|diárias?|dagelijks"
    r"|dagtarief|日薪",
    Period.HOUR: r"hourly|ph|p\.h\.?|pu|p\.u\.?|stündlich|stunden(?:lohn|satz)|horaires?|la hora|de l['’]heure|uurloon"
    r"|uurtarief|时薪",
}
#: What says the period before a sum.
HEADS: dict[Period, str] = {
    Period.YEAR: r"yearly|annual(?:ly)?|per year|jährlich|(?:brutto)?jahres(?:brutto)?(?:gehalt|verdienst|brutto"
    r"|einkommen)"
    r"|annuel(?:le)?s?|anual(?:es)?|anuais|jaarsalaris|jaarlijks|par an|al año|por ano|ctc"
    r"|年薪|年包|年入|年收入?|年収|年俸"
    r"|每年|一年|package",
    Period.MONTH: r"monthly|per month|monatlich|(?:brutto|netto)?monats(?:brutto|netto)?(?:gehalt|lohn|verdienst"
    r"|brutto)"
    r"|mensuel(?:le)?s?|mensual(?:es)?|mensal|mensais|maandsalaris|maandelijks|par mois|al mes|por mês|bolsa(?: de)?"
    r"|月(?:底|综合)?(?:薪|入|收入?|収|给|额)|每个?月|[1一]个月|1[ヶかカケ]月|底薪|月",
    Period.WEEK: r"weekly|wöchentlich|wochenlohn|hebdomadaire|semanal|周薪|周结|周给|每周",
    Period.DAY: r"daily|day rate|täglich|tages(?:satz|gage|lohn|honorar)|tjm|diari[oa]s?|diárias?|journalier|dagtarief"
    r"|[日天](?:薪|结|给|当|额|领|入)|每天|一天|[1一]日|人[天日]",
    Period.HOUR: r"hourly|per hour|stunden(?:lohn|satz|honorar)|stündlich|horaire|taux horaire|uurloon|uurtarief"
    r"|valor hora|la hora|por hora|课时费?|[一每]?节课?费?|1时间"
    r"|时(?:间)?(?:薪|给)|每个?(?:小时|钟头|钟)|一个?(?:小时|钟头|钟)",
}
#: "At least": no more than evidence, since a lone figure is a minimum anyway.
MIN = (
    r"over|above|more than|at least|min(?:imum|\.)?(?: of)?|upwards? of|north of|starting (?:at|from)|from|>=?|≥"
    r"|greater than|(?:not|no|never|nothing|isn['’]?t) (?:\w+ ){0,2}(?:less|under|below|lower)(?: than)?"
    r"|ab|mindestens|mind\.|min\.|über|mehr als|wenigstens|minimal|oberhalb von"
    r"|(?:nicht|nichts|kein\w*) (?:\w+ )?(?:unter|weniger als)|rien (?:en dessous|à moins) de|nada (?:por )?(?:debajo"
    r"|menos) de"
    r"|nada (?:abaixo|menos) de|niets onder(?: de)?"
    r"|au moins|au minimum|plus de|à partir de|supérieure? à|pas (?:moins de|en dessous de|sous)|minimum|dès"
    r"|au[- ]dessus de"
    r"|más de|al menos|(?:como )?mínimo(?: de)?|por lo menos|a partir de|desde|por encima de|superior(?:es)? a"
    r"|no menos de"
    r"|que no baje de|no (?:baje|bajen) de|mas de|minimo(?: de)?"
    r"|mais de|acima de|pelo menos|no mínimo|não menos de|partir de|meer dan|minstens|minimaal|vanaf|boven(?: de)?"
    r"|ten minste|tenminste|niet (?:minder dan|onder(?: de)?)|almeno|più di"
    r"|至少|起码|最少|最低|不(?:得|要)?(?:低于|少于)|高于|大于|超过|多于|少なくとも|过"
)
#: "At most".
MAX = (
    r"under|below|sub|up to|less than|max(?:imum|\.)?(?: of)?|(?:no|not) (?:more|higher|greater) than|not (?:above"
    r"|over|exceeding)|capped at|<=?|≤"
    r"|at most|maximally|bis(?: zu)?|unter|höchstens|maximal|weniger als|nicht (?:über|mehr als)|unterhalb von"
    r"|gedeckelt (?:bei|auf)|(?:plafonnée?s?|plafond) (?:à|de)|(?:sans|ne) dépass(?:er|ant)(?: pas)?"
    r"|(?:con )?tope(?: de)?|sin pasar de|que no pase de|teto de|hooguit"
    r"|jusqu['’]à|moins de|au maximum|pas plus de|au plus|inférieure? à|en dessous de|maximum|sous"
    r"|hasta|menos de|(?:como )?máximo(?: de)?|no más de|inferior(?:es)? a|por debajo de|a lo sumo|maximo(?: de)?"
    r"|no mas de"
    r"|até|abaixo de|no máximo|não mais de|tot(?: en met)?|hoogstens|maximaal|minder dan|niet meer dan|onder(?: de)?"
    r"|ten hoogste|不(?:得|要)?(?:超过|高于|多于)|低于|少于|小于|最多|最高|不到|上限"
)
#: "Between": lets "and" part the bounds.
BETWEEN = r"between|betw\.?|zwischen|entre|tussen|介于"
#: About so much; a minimum by convention.
ABOUT = (
    r"about|around|approx(?:\.|imately)?|circa|ca\.?|roughly|some|~|rund|etwa|ungefähr|um die|so um die|environ"
    r"|autour de"
    r"|vers|aproximadamente|alrededor de|unos|en torno a|sobre los|cerca de|por volta de|uns|rond(?: de)?|ongeveer"
    r"|大概|大约|约|差不多|左右"
)
#: Gross and net, base and the like: said of nothing but pay.
GROSS = (
    r"gross|brutto|netto|bruts?|brut[oa]s?|bruttos?|bruto|nets?|net[oa]s?|neto|b/|n/|líquid[oa]s?|liquid[oa]s?"
    r"|limpi[oa]s?|limpos?"
    r"|libres|ilíquido|税前|税后|到手|手取り|tax free|before tax|after tax|cash in hand"
)
#: Words of pay as such, before a sum or after it.
SPOKEN = (
    r"salar(?:y|ies|io|ios)|pa(?:y|ying|ys|id)|offer(?:s|ing)?|compensation|comp|base|ote|on[\s-]target(?: earnings)?"
    r"|wages?|rates?"
    r"|earn(?:s|ings?)?|make|making|remuneration|package|ctc|stipend"
    r"|\w*gehalt|vergütung|\w*lohn|verdienst|verdienen|verdiene|verdient|bezahlt|bezahlung|zahlen|zahlt|entgelt|gage"
    r"|(?:brutto|netto)\w*|salaire|rémunérations?|rémunérée?s?|payée?s?|payer|gagner|paie|tjm|sal"
    r"|sueldos?|salario|pag(?:a|an|ue|uen|ado|ada|ando|adas|ados)|cobr(?:ar|ando|o|e)|gan(?:ar|e|o|ando|en)"
    r"|retribuci[óo]n|remuneraci[óo]n|honorarios|den|ofrezcan|ofrecen|abonen|salários?|remuneração|ganh(?:ar|o|e|ando)"
    r"|bolsa|ordenado|vencimento"
    r"|salaris|loon|verdiensten?|betaald|betaalt|betaling|stipendio|retribuzione"
    r"|[年月日时周]?薪[资酬水]?|工资|待遇|月入|年入|收入|底薪|人工|到手|给料|给与|报酬|年包|提成|手取り|月収|年収|年俸|基本给"
    r"|开价|要求|期望|希望|想要|给到?|开到?"
)
#: What may stand between a word of pay and its sum.
LINK = (
    r"of|is|at|to|de|du|d['’]|von|vom|mit|beträgt|liegt|bei|with|a|an|à|avec|un|una|um|uma|eine?[mnr]?|con|que sea|sea"
    r"|é|ist"
    r"|com|por|pour|for|van|een|rate|range|expectations?|level|around|starting|rondando|los|les|das|den|dem|mind"
    r"|[:：(\-–—=]"
    r"|me|mir|i want|want|是|在|为|给|有|得|能|要|可以|お?は|が|で|の|：|、|不|about"
)
#: "+" as "or more", not as in "$55,000 + bonus".
MORE = r"(?:(?<!\s)\+(?!\s*[£€$]?\d)|\+(?!\s*[\w£€$]))"
#: "Or more" after a sum.
PLUS = (
    MORE + r"|(?:or|and|&)\s+(?:more|above|higher|better|up|upwards?|over|plus)"
    r"|plus(?!\s+(?:[\w%-]+\s+){0,2}?(?:bonus|commission|equity|benefit|stock|tips\b|ote\b|overtime|van\b|car\b)"
    r"|\s+[\d£€$])|upwards?"
    r"|min(?:imum|\.)?|minimum|at least|to start|starting|(?:oder|und)\s+(?:mehr|aufwärts|höher)|aufwärts|mindestens"
    r"|(?:ou|et)\s+(?:plus|au[- ]dessus)|o\s+más|o\s+mas|para arriba|(?:como )?mínimo|minimo|ou\s+mais|para cima"
    r"|(?:of|en)\s+(?:meer|hoger)|minimaal"
    r"|(?:元|块)?(?:及|或)?以上|起步?|往上|打底|朝上|から(?!\d)|超え?|より上|~(?!\s?\d)"
)
#: "Or less" after a sum.
UPTO = (
    r"(?:or|and)\s+(?:less|below|under)|tops|max(?:imum|\.)?|at most|(?:oder|und)\s+weniger|maximal|höchstens"
    r"|(?:ou|et)\s+moins|au maximum|o\s+menos|(?:como )?m[áa]ximo|ou\s+menos|no\s+máximo|of\s+minder|maximaal"
    r"|以下|以内|之内|封顶|まで|未满|内(?!容)"
)
#: "13 months' pay" and the like, after a sum.
INSTALMENTS = (
    r"[·*x×・]?\s?1[2-9](?:薪|个月)|[*x×]\s?1[2-9](?!\d)|(?:en|por|x)\s?1[2-6] pagas|sur 1[2-6](?:[.,]\d)? mois"
    r"|x\s?1[2-6] mois"
    r"|1[2-6]\s?x"
)
_ONE = [
    (period, re.compile(rf"(?:{NOUNS[period]}|{ADVERBS[period]}"
        rf"|{HEADS[period]})\Z", re.IGNORECASE)) for period in Period
]


def period_of(word: str) -> Period | None:
    """The period that a word such as "annum", "heure" or "月" names."""
    folded = word.casefold().strip()
    return next((period for period, pattern in _ONE if pattern.match(folded)), None)
