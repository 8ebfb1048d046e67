"""Numbers that are no pay: bonuses, budgets, head counts, hours, distances, classes, norms, years."""

from __future__ import annotations

import re

# What is added to a sum ("+ bonus", "plus equity") leaves it pay.
AFTER = re.compile(
    r"(?<=40[13]k)|(?<=401 k)|(?<=403b)|\s?\((?:k|b)\)|\s?(?:billions?|bn|b|mm|mn|mrd\.?|milliard\w*|miljard"
    r"|亿)(?![a-zà-ÿ])|"
    r"(?!\s*\)?\s*(?:\+|&|(?:plus|zzgl|zuzüglich|más|mais)\b))(?:\s*(?:per|/|an?|pro|par|por)\s?(?:case|unit|lead"
    r"|referral|word|article"
    r"|task|piece|seat|user|mile|visit|session|sale|project|page|video|minute|head|wort|stück|mot|palabra|palavra"
    r"|pieza)\b"
    r"|\s*(?:to|towards?|for)\s(?:purchase|be used|support|spend|set up|cover|your|use)\b"
    r"|[ \u00a0/)+-]*(?:(?:[^\W\d]+[\s/-]+){0,2}(?:deals?|revenues?|arr|mrr|acv|quotas?|budgets?|funding|stipends?"
    r"|allowances?|reimburse\w*|perks?|retainer|variable|commissions?|equity|turnover|portfolio)\b"
    r"|(?:(?:annual|per|a|month|monthly|in|of|year|yearly|gross|total|wellness|signing|sign[\s-]on|welcome|joining|home"
    r"|learning|education|professional|relocation|\w+ing)[\s/-]+){0,3}"
    r"(?:users?|customers?|employees?|people|persons?|followers?|subscribers?|runs?|races?|requests?|rps|qps|staff"
    r"|headcount"
    r"|lines?|miles?|km|kms|words?|steps|downloads?|companies|members?|clients?|students?|beds?|pupils?|residents?"
    r"|patients?"
    r"|stipends?|bonus(?:es)?|allowances?|reimburse\w*|budgets?|credits?|401|donat\w*|discounts?|vouchers?"
    r"|match\w*|deductibles?|fund(?:ing|ed|s)?|grants?|prizes?|referrals?|revenues?|resolution|tv\b|monitors?|sq ?ft"
    r"|tonnes?\b"
    r"|arr\b|mrr\b|valuations?|series|portfolios?|quotas?|deals?|acv\b|tcv\b|contracts? value|seats?|tuition|kg\b"
    r"|volts?\b"
    r"|development|raised|invest\w*|spend\b|sales\b|ebitda|gmv|assets|aum\b|views?\b|hits\b|shops?\b|stores?\b|branches"
    r"|hours?|hrs|years?|yrs|days?|weeks?|wks|months?|minutes?|mins|stunden|wochenstunden|std\b|jahren?|tagen?"
    r"|monaten?|wochen?"
    r"|minuten|prozent|horas|años|anos|meses|días|dias|semanas|minutos|jours|semaines|mois|heures|ans\b|minutes|uur\b"
    r"|uren\b"
    r"|jaar\b|dagen|weken|maanden|mitarbeit\w*|einwohner\w*|beschäftigte\w*|kund\w+|betten|mann\b|personen|läufe?r?\b"
    r"|lauf\b"
    r"|empleados|empleadas|trabajadores|habitantes|alumnos|camas|seguidores|personas|usuarios|clientes|salariés"
    r"|employés"
    r"|collaborateurs|personnes|abonnés|lits|élèves|funcionários|pessoas|colaboradores|alunos|medewerkers|werknemers"
    r"|personeel"
    r"|inwoners|mensen|klanten|kilom\w+|meters?\b|metros|mètres|m²|m2|sqm|vacation|pto\b|prämie|zulage|boni\b"
    r"|antrittsprämie|willkommens\w*|prime|bono\b|bonos\b|gratificaci\w+|bônus|gratificação|premie|startbonus))"
    r"|\s?(?:人(?!民)|名(?!企)|强|用户|粉丝|家公司|个人))"
)
# What is counted in Chinese and Japanese: after a figure that no word of pay or currency marks.
COUNTED = re.compile(
    r"\s?(?:年(?!薪|包|收)|岁|歳|才|位(?!于)|号|级|期|楼|平|度|次|倍|公里|千米|米|分钟?|小时|时间?|天(?!津|河)|日(?!结|薪|本)|ヶ月|か月|个?月(?!薪|入|休)"
    r"|周(?!末|结|边)|届|床|校|线|坪|代(?!驾)|回|件|社|卒|点|薪|台(?!北|中|南|湾)|km|キロ|[%％])"
)
BEFORE = re.compile(
    r"(?<![a-zà-ÿ])(?:raised|raising|funding(?: of)?|series [a-f](?: of)?|revenue(?: of)?|turnover(?: of)?"
    r"|budgets?(?: of)?|valued at"
    r"|valuation(?: of)?|(?:bonus|bonuses|boni|prämie|zulage|prime|bono|bônus|gratificación|premie|signing)(?: of| von"
    r"| de| d['’])?"
    r"|stipend(?: of)?|allowance(?: of)?|reimbursement(?: of)?|manag(?:e|ing)|(?:deals?|contracts|opportunities"
    r"|portfolio)"
    r"(?: of| in| worth)?(?: the)?|quota(?: of)?|save[sd]?|worth|within|radius|top|fortune|grade|class|klasse|classe"
    r"|clase"
    r"|room|unit|team of|phone|tel\.?|téléphone|telefon|teléfono|call|handy|whatsapp|iso|din|§|page|version|v|covid"
    r"|windows"
    r"|office|\bid|ref\.?|nr\.?|no\.|number|kennziffer|plz|umkreis|rayon|radio|raio|straal|band|level|stufe|niveau"
    r"|nivel|nível"
    r"|jahrgang|since|seit|depuis|caces|block|gate|terminal|line|route|autobahn|microsoft"
    r"|奖金|年终奖|奖励|提成|融资|营收|规模|编号|电话|微信|qq|附近|方圆|周边|半径)[\s:#.]*$",
)
#: What a marginal job is called by its most that may be earned: "556-Euro-Job", "450 € Basis".
MINIJOB = re.compile(r"[ -]{0,2}(?:(?:euro|€|eur)[ -]?)?(?:mini-?)?(?:jobs?\b|job|basis|kraft|kräfte|stelle)")
#: After "below 8,000": it is refused, so that it is the least.
REFUSED = re.compile(r"[的工活]{0,3}(?:就?别|不要|不考虑|不去|不看|免谈|勿)")
#: What pay has beside it.
BESIDE = re.compile(r"\s*(?:bonus|commission|tips|benefits|equity|stock|prämie|provision|prime|bono|comisi)")
#: Telephone numbers.
PHONE = re.compile(r"(?:\+|\b00)\d{2}[\s\d/()-]{6,}|\b0\d{2,4}[\s/-]?\d{3}[\s-]?\d{2,}|\b\d{3}-\d{3}-\d{4}\b"
    r"|\b1\d{10}\b")
