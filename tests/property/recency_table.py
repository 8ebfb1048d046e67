"""Date expressions in eight languages, what they mean by calendar arithmetic of their own, and what only looks so.

Nothing here comes from the code under test: days are counted with `datetime` and `calendar`, and the names of months
and weekdays are Unicode's (babel). Bars part the entries of a table.

Fixed expressions stand in `FIXED`, each behind its bounds: two days parted by dots, one of which may be missing. A day
is a base and a number of days to add:

    t       today                             W M Q Y  first day of this week, month, quarter, year
    D0<     the latest Monday before today    D0       the latest Monday up to today
    d15     the latest 15th                   x12.25   the latest 25 December
    z2      the latest last day of a February
    m9 m9e  first and last day of the latest September    q3 q3e  the same of the latest third quarter
    L Le    first and last day of last month  y2024 y2024e  of that year

A star before the bounds: only a verb of publishing makes it a date of postings ("posted in September").
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from random import Random

from babel.dates import get_day_names, get_month_names

Window = tuple[date | None, date | None]
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """An expression.

    Attributes:
        name: Its own in the table.
        write: Today to the words and their window.
        told: Whether only a verb of publishing makes it a window.
    """

    language: str
    name: str
    write: Callable[[date], tuple[str, Window]]
    told: bool


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def quarter_start(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarter_end(day: date) -> date:
    start = quarter_start(day)
    return month_end(start.replace(month=start.month + 2))


def latest(today: date, holds: Callable[[date], bool]) -> date:
    """The latest day up to `today` of which it holds: looked for day by day."""
    day = today
    while not holds(day):
        day -= DAY
    return day


@cache
def day_of(code: str, today: date) -> date:
    """What a day's code means."""
    found = re.fullmatch(r"([a-zA-Z])(\d*)(?:\.(\d+))?(e|<)?([+-]\d+)?", code)
    assert found, code
    base, first, second, mark, shift = found.groups()
    number = int(first or 0)
    day = {
        "t": lambda: today,
        "W": lambda: latest(today, lambda d: d.isoweekday() == 1),
        "M": lambda: today.replace(day=1),
        "Q": lambda: quarter_start(today),
        "Y": lambda: date(today.year, 1, 1),
        "L": lambda: (today.replace(day=1) - DAY).replace(day=1),
        "D": lambda: latest(today - DAY if mark == "<" else today, lambda d: d.weekday() == number),
        "d": lambda: latest(today, lambda d: d.day == number),
        "x": lambda: latest(today, lambda d: (d.month, d.day) == (number, int(second))),
        "z": lambda: latest(today, lambda d: d.month == number and d == month_end(d)),
        "m": lambda: latest(today, lambda d: (d.month, d.day) == (number, 1)),
        "q": lambda: latest(today, lambda d: (d.month, d.day) == (number * 3 - 2, 1)),
        "y": lambda: date(number, 1, 1),
    }[base]()
    if mark == "e":
        day = {"y": lambda: date(number, 12, 31), "q": lambda: quarter_end(day)}.get(base, lambda: month_end(day))()
    return day + timedelta(days=int(shift or 0))


FIXED = {
    "en": """
        x2.29.. since 29 February | x12.31.. since December 31 |
        t.. today | t.. this morning | t-1..t-1 yesterday | t-2..t-2 the day before yesterday |
        t-1.. since yesterday | t.. since this morning | t-2.. since the day before yesterday | t-1.. past 24 hours |
        t-1.. last 24h | t-2.. in the last 48 hrs | t-2.. within the past 36 hours | t-1.. in the past hour |
        t-3.. last 3 days | t-7.. in the past seven days | t-10.. over the last ten days |
        t-14.. in the last fourteen days | t-45.. in the last forty-five days | t-1.. in the last day |
        t-7.. last week | t-7.. past week | t-7.. from the past week | t-14.. within the last two weeks |
        t-21.. last 3 wks | t-14.. in the past fortnight | t-14.. in the last couple of weeks |
        t-2.. the past couple days | t-21.. in the last 2-3 weeks | t-3.. in the last 2 or 3 days |
        t-30.. last month | t-30.. in the last month | t-30.. past 30 days | t-60.. over the past two months |
        t-180.. in the last six months | t-90.. last quarter | t-180.. in the past 2 quarters |
        *t-365.. in the last year | *t-730.. in the past 2 years | *t-365.. last year |
        t-3.. from the previous three days | t-7.. during the last 7 days | t-7.. since last week |
        t-30.. since last month | t-5.. since the last 5 days | W.. this week | W.. in the current week |
        M.. this month | Q.. this quarter | *Y.. this year | W.. since this week | M.. since the start of the month |
        Y.. since the beginning of the year | d15.. since the middle of the month |
        W.. since the beginning of the week | L.. since the beginning of last month |
        Le.. since the end of last month | t-3.. since 3 days ago | t-14.. since two weeks ago | t-4..t-4 4 days ago |
        t-7..t-7 a week ago | t-60..t-60 two months ago | t-1..t 5 hours ago | t-2..t-1 30 hours ago |
        t-3.. less than 3 days ago | t-2.. 2 days ago or less | t-5.. max 5 days ago |
        *..t-15 more than two weeks ago | t-7.. not older than a week | t-3.. no older than 3 days |
        t-14.. newer than 14 days | t-2.. less than 2 days old | t-30.. at most 1 month old | *t-3.. within 3 days |
        *t-5.. < 5 days | *t-3.. since 3 days | D0.. since Monday | D3.. since thursday | D4<.. since last Friday |
        D6.. since Sunday | W-7.. since Monday of last week | W-5.. since last week Wednesday | *D1..D1 on Tuesday |
        *D4..D4 Friday | *D2<..D2< last Wednesday | *D5.. from Saturday onwards | D5.. since the weekend |
        m10.. since the start of October | m9.. since early September | x3.15.. since mid-March |
        x11.21.. since late November | x8.31.. since the end of August | z2.. since the end of February |
        m12.. since December | *m9..m9e in September | *m2..m2e during February | *m7..m7e in july |
        *m9..m9+9 in early September | *x9.11..x9.11+9 in mid September | *x9.21..x9.21+9 in late September |
        *m6.. after May | *..m4-1 before April | *q3..q3e in Q3 | *q1..q1e in the first quarter | q2.. since Q2 |
        q4.. since the fourth quarter | d1.. since the 1st | d23.. since the 23rd | *d12..d12 on the 12th |
        m10.. since the first of October | x12.25.. since Christmas | Y.. since New Year | Y.. since New Year's Day |
        *y2019..y2019e in 2019 | *y2019.. since 2019 | y2019.. since the beginning of 2019 |
        *D0..D0+2 between Monday and Wednesday | *m8..m8e+61 between August and October |
        *m12..m12e+31 from December to January
    """,
    "de": """
        x2.29.. seit dem 29. Februar | x12.31.. seit 31.12. |
        t.. heute | t.. seit heute | t-1..t-1 gestern | t-2..t-2 vorgestern | t-1.. seit gestern |
        t-1.. in den letzten 24 Stunden | t-1.. letzte 24h | t-3.. letzte 3 Tage | t-3.. in den letzten drei Tagen |
        t-7.. der letzten 7 Tage | t-14.. in den letzten zwei Wochen | t-12.. innerhalb der letzten zwölf Tage |
        t-7.. letzte Woche | t-7.. in der letzten Woche | t-7.. vergangene Woche | t-7.. seit letzter Woche |
        t-30.. letzten Monat | t-30.. im letzten Monat | t-90.. in den letzten drei Monaten |
        t-90.. im letzten Quartal | t-180.. im letzten Halbjahr | *t-365.. im letzten Jahr |
        *t-730.. in den letzten zwei Jahren | t-21.. in den letzten 2 bis 3 Wochen | W.. diese Woche |
        W.. in dieser Woche | M.. diesen Monat | M.. in diesem Monat | M.. im laufenden Monat |
        Q.. in diesem Quartal | *Y.. dieses Jahr | W.. seit dieser Woche | M.. seit Monatsbeginn |
        Y.. seit Jahresbeginn | Y.. seit Anfang des Jahres | W.. seit Wochenbeginn | d15.. seit Mitte des Monats |
        L.. seit Anfang letzten Monats | Le.. seit Ende letzten Monats | t-4..t-4 vor 4 Tagen |
        t-7..t-7 vor einer Woche | t-1..t vor 5 Stunden | t-3.. vor weniger als 3 Tagen |
        *..t-15 vor mehr als zwei Wochen | t-3.. nicht älter als 3 Tage | t-7.. nicht älter als eine Woche |
        t-5.. jünger als 5 Tage | t-10.. höchstens 10 Tage alt | t-2.. maximal 2 Tage alt |
        *t-3.. innerhalb von 3 Tagen | *t-3.. seit 3 Tagen | *t-14.. seit zwei Wochen | D0.. seit Montag |
        D2.. seit Mittwoch | D5.. seit Samstag | D4<.. seit letztem Freitag | W-7.. seit Montag letzter Woche |
        *D1..D1 am Dienstag | *D3<..D3< am letzten Donnerstag | *D6..D6 am Sonntag | *D6.. ab Sonntag |
        D5.. seit dem Wochenende | m10.. seit Anfang Oktober | x3.15.. seit Mitte März | x8.31.. seit Ende August |
        z2.. seit Ende Februar | m5.. seit Mai | m1.. seit Jänner | *m9..m9e im September | *m2..m2e im Februar |
        *m9..m9+9 Anfang September | *x9.11..x9.11+9 Mitte September | *x9.21..x9.21+9 Ende September |
        *m6.. nach Mai | *..m4-1 vor April | *q3..q3e im 3. Quartal | *q1..q1e im ersten Quartal | q2.. seit Q2 |
        d1.. seit dem 1. | d23.. seit dem 23. | m10.. seit dem ersten Oktober | x12.25.. seit Weihnachten |
        Y.. seit Neujahr | *y2019..y2019e in 2019 | *D0..D0+2 zwischen Montag und Mittwoch |
        *m8..m8e+61 von August bis Oktober
    """,
    "fr": """
        x2.29.. depuis le 29 février | x12.31.. depuis le 31 décembre |
        t.. aujourd'hui | t.. ce matin | t-1..t-1 hier | t-2..t-2 avant-hier | t-1.. depuis hier |
        t-2.. depuis avant-hier | t-1.. ces dernières 24 heures | t-1.. dernières 24h |
        t-2.. dans les dernières 48 heures | t-3.. ces 3 derniers jours | t-7.. les sept derniers jours |
        *t-7.. depuis sept jours |
        t-7.. des 7 derniers jours | t-14.. au cours des deux dernières semaines | t-15.. ces quinze derniers jours |
        t-7.. la semaine dernière | t-7.. de la semaine dernière | t-7.. la semaine passée |
        t-7.. depuis la semaine dernière | t-30.. le mois dernier | t-30.. du mois dernier |
        t-30.. au cours du dernier mois | t-90.. ces trois derniers mois | t-90.. le trimestre dernier |
        *t-365.. l'année dernière | *t-730.. ces deux dernières années | W.. cette semaine | W.. de cette semaine |
        M.. ce mois-ci | M.. ce mois | Q.. ce trimestre | *Y.. cette année | M.. depuis le début du mois |
        Y.. depuis le début de l'année | W.. depuis le début de la semaine | d15.. depuis le milieu du mois |
        L.. depuis le début du mois dernier | Le.. depuis la fin du mois dernier | t-4..t-4 il y a 4 jours |
        t-7..t-7 il y a une semaine | t-60..t-60 il y a deux mois | t-1..t il y a 5 heures |
        t-3.. il y a moins de 3 jours | t-7.. il y a moins d'une semaine | *..t-15 il y a plus de deux semaines |
        *t-3.. depuis 3 jours | *t-7.. depuis une semaine | *t-5.. depuis moins de 5 jours | D0.. depuis lundi |
        D2.. depuis mercredi | D4<.. depuis vendredi dernier | W-7.. depuis lundi de la semaine dernière |
        *D1..D1 mardi | *D3<..D3< jeudi dernier | *D5.. à partir de samedi | D5.. depuis le week-end |
        m10.. depuis début octobre | m10.. depuis le début du mois d'octobre | x3.15.. depuis mi-mars |
        x6.15.. depuis la mi-juin | x8.31.. depuis fin août | z2.. depuis la fin de février | m5.. depuis mai |
        m10.. depuis octobre | *m9..m9e en septembre | *m2..m2e au mois de février | *m8..m8e en aout |
        *m9..m9+9 début septembre | *x9.11..x9.11+9 mi-septembre | *x9.21..x9.21+9 fin septembre | *m6.. après mai |
        *..m4-1 avant avril | *m10.. à partir d'octobre | *q3..q3e au 3e trimestre | *q1..q1e au premier trimestre |
        q2.. depuis le deuxième trimestre | d1.. depuis le 1er | d23.. depuis le 23 |
        m10.. depuis le premier octobre | x12.25.. depuis Noël | Y.. depuis le Nouvel An | *y2019..y2019e en 2019 |
        *D0..D0+2 entre lundi et mercredi | *m8..m8e+61 entre août et octobre
    """,
    "es": """
        x2.29.. desde el 29 de febrero | x12.31.. desde el 31 de diciembre |
        t.. hoy | t-1..t-1 ayer | t-2..t-2 anteayer | t-2..t-2 antes de ayer | t-1.. desde ayer | t.. desde hoy |
        t-1.. en las últimas 24 horas | t-1.. últimas 24h | t-2.. las últimas 48 horas | t-3.. los últimos 3 días |
        t-3.. ultimos 3 dias | t-7.. en los últimos siete días | t-14.. las últimas dos semanas |
        t-15.. en los últimos quince días | t-7.. la semana pasada | t-7.. la última semana |
        t-7.. desde la semana pasada | t-30.. el mes pasado | t-30.. el último mes |
        t-90.. en los últimos tres meses | t-90.. el trimestre pasado | t-180.. en el último semestre |
        *t-365.. el año pasado | *t-730.. en los últimos dos años | W.. esta semana | W.. en esta semana |
        M.. este mes | Q.. este trimestre | *Y.. este año | M.. desde principios de mes |
        Y.. desde principios de año | W.. desde el inicio de la semana | d15.. desde mediados de mes |
        L.. desde principios del mes pasado | Le.. desde finales del mes pasado | t-4..t-4 hace 4 días |
        t-7..t-7 hace una semana | t-60..t-60 hace dos meses | t-1..t hace 5 horas | t-3.. hace menos de 3 días |
        *..t-15 hace más de dos semanas | *t-3.. desde hace 3 días | *t-7.. desde hace una semana |
        t-7.. no más antiguas de 7 días | D0.. desde el lunes | D2.. desde el miércoles | D5.. desde el sabado |
        D4<.. desde el viernes pasado | D4<.. desde el pasado viernes | W-7.. desde el lunes de la semana pasada |
        *D1..D1 el martes | *D3<..D3< el jueves pasado | *D5.. a partir del sábado | D5.. desde el fin de semana |
        m10.. desde principios de octubre | x3.15.. desde mediados de marzo | x8.31.. desde finales de agosto |
        z2.. desde fines de febrero | m5.. desde mayo | *m9..m9e en septiembre | *m9..m9e en setiembre |
        *m2..m2e durante febrero | *m9..m9+9 a principios de septiembre | *x9.11..x9.11+9 a mediados de septiembre |
        *x9.21..x9.21+9 a finales de septiembre | *m6.. después de mayo | *..m4-1 antes de abril |
        *m10.. a partir de octubre | *q3..q3e en el tercer trimestre | q2.. desde el segundo trimestre |
        d1.. desde el 1 | d23.. desde el día 23 | m10.. desde el primero de octubre | x12.25.. desde Navidad |
        Y.. desde Año Nuevo | *y2019..y2019e en 2019 | *D0..D0+2 entre el lunes y el miércoles |
        *m8..m8e+61 entre agosto y octubre
    """,
    "pt": """
        x2.29.. desde 29 de fevereiro | x12.31.. desde 31 de dezembro |
        t.. hoje | t.. desde hoje | t-1..t-1 ontem | t-2..t-2 anteontem | t-1.. desde ontem |
        t-1.. nas últimas 24 horas | t-1.. últimas 24h | t-3.. nos últimos 3 dias | t-3.. últimos 3 dias |
        t-7.. dos últimos sete dias | t-14.. nas últimas duas semanas | t-15.. nos últimos quinze dias |
        t-7.. na semana passada | t-7.. semana passada | t-7.. na última semana | t-7.. desde a semana passada |
        t-30.. no mês passado | t-30.. no último mês | t-90.. nos últimos três meses | t-90.. no último trimestre |
        *t-365.. no ano passado | *t-730.. nos últimos dois anos | W.. esta semana | W.. nesta semana | M.. este mês |
        M.. neste mês | M.. desse mês | Q.. neste trimestre | *Y.. este ano | M.. desde o início do mês |
        Y.. desde o início do ano | Y.. desde o começo do ano | d15.. desde meados do mês |
        L.. desde o início do mês passado | Le.. desde o fim do mês passado | t-4..t-4 há 4 dias |
        t-4..t-4 4 dias atrás | t-7..t-7 há uma semana | t-1..t há 5 horas | t-3.. há menos de 3 dias |
        *..t-15 há mais de duas semanas | *t-3.. com menos de 3 dias | D0.. desde segunda-feira | D2.. desde quarta |
        D5.. desde sábado | D4<.. desde sexta-feira passada | W-7.. desde segunda-feira da semana passada |
        *D1..D1 na terça-feira | *D6..D6 no domingo | *D5.. a partir de sábado | D5.. desde o fim de semana |
        m10.. desde o início de outubro | m10.. desde começo de outubro | x3.15.. desde meados de março |
        x8.31.. desde o final de agosto | m5.. desde maio | *m9..m9e em setembro | *m2..m2e durante fevereiro |
        *m9..m9+9 no início de setembro | *x9.21..x9.21+9 no fim de setembro | *m6.. depois de maio |
        *..m4-1 antes de abril | *m10.. a partir de outubro | *q3..q3e no terceiro trimestre |
        q2.. desde o 2º trimestre | d1.. desde o dia 1 | d23.. desde o dia 23 | m10.. desde primeiro de outubro |
        x12.25.. desde o Natal | Y.. desde o Ano Novo | *y2019..y2019e em 2019 |
        *D0..D0+2 entre segunda-feira e quarta-feira | *m8..m8e+61 entre agosto e outubro
    """,
    "nl": """
        x2.29.. sinds 29 februari | x12.31.. sinds 31 december |
        t.. vandaag | t.. sinds vandaag | t-1..t-1 gisteren | t-2..t-2 eergisteren | t-1.. sinds gisteren |
        t-1.. in de afgelopen 24 uur | t-1.. afgelopen 24u | t-3.. de afgelopen 3 dagen | t-3.. laatste 3 dagen |
        t-7.. in de laatste zeven dagen | t-14.. in de afgelopen twee weken | t-7.. vorige week |
        t-7.. afgelopen week | t-7.. sinds vorige week | t-30.. vorige maand | t-30.. de afgelopen maand |
        t-90.. in de afgelopen drie maanden | t-90.. vorig kwartaal | *t-365.. vorig jaar |
        *t-730.. in de afgelopen twee jaar | W.. deze week | M.. deze maand | M.. in deze maand | Q.. dit kwartaal |
        *Y.. dit jaar | M.. sinds begin deze maand | Y.. sinds begin dit jaar | Y.. sinds het begin van het jaar |
        W.. sinds begin van de week | L.. sinds begin vorige maand | Le.. sinds eind vorige maand |
        t-4..t-4 4 dagen geleden | t-7..t-7 een week geleden | t-1..t 5 uur geleden |
        t-3.. minder dan 3 dagen geleden | *..t-15 meer dan twee weken geleden | t-7.. niet ouder dan een week |
        t-3.. niet ouder dan 3 dagen | t-5.. maximaal 5 dagen oud | *t-3.. binnen 3 dagen | *t-3.. sinds 3 dagen |
        D0.. sinds maandag | D2.. sinds woensdag | D4<.. sinds afgelopen vrijdag | W-7.. sinds maandag vorige week |
        *D1..D1 op dinsdag | *D3<..D3< vorige donderdag | *D5.. vanaf zaterdag | D5.. sinds het weekend |
        m10.. sinds begin oktober | x3.15.. sinds half maart | x6.15.. sinds medio juni |
        x8.31.. sinds eind augustus | m5.. sinds mei | *m9..m9e in september | *m9..m9+9 begin september |
        *x9.21..x9.21+9 eind september | *m6.. na mei | *..m4-1 voor april | *q3..q3e in het derde kwartaal |
        q2.. sinds het 2e kwartaal | d1.. sinds de 1e | x12.25.. sinds kerst | Y.. sinds nieuwjaar |
        *y2019..y2019e in 2019 | *D0..D0+2 tussen maandag en woensdag | *m8..m8e+61 tussen augustus en oktober
    """,
    "zh": """
        x2.29.. 2月29日以来 | x12.31.. 十二月三十一日以来 |
        t.. 今天 | t.. 今日 | t-1..t-1 昨天 | t-1..t-1 昨日 | t-2..t-2 前天 | t-3..t-3 大前天 | t-1.. 昨天以来 |
        t-1.. 最近24小时 | t-1.. 24小时内 | t-3.. 最近3天 | t-3.. 近三天 | t-3.. 三天内 | t-7.. 7天以内 |
        t-7.. 最近七天 | t-12.. 最近十二天 | t-25.. 过去二十五天内 | t-7.. 近一周 | t-7.. 过去一个星期 |
        t-14.. 两周内 | t-14.. 最近两个礼拜 | t-30.. 近一个月 | t-30.. 一个月内 | t-90.. 最近3个月 |
        t-90.. 过去三个月 | t-15.. 半个月内 | t-45.. 近一个半月 | t-180.. 近半年 | t-90.. 上季度 |
        t-180.. 最近两个季度 | t-7.. 上周 | t-7.. 上个星期 | t-30.. 上个月 | t-30.. 上月 | *t-365.. 去年 |
        *t-730.. 近两年 | W.. 本周 | W.. 这周 | W.. 这个星期 | M.. 本月 | M.. 这个月 | Q.. 本季度 | *Y.. 今年 |
        t-4..t-4 4天前 | t-7..t-7 一周前 | t-60..t-60 两个月前 | t-1..t 5小时前 | D0.. 周一以来 | D2.. 自周三以来 |
        D5.. 星期六之后 | W-7.. 上周一以来 | W-5.. 上周三以来 | W.. 本周一以来 | *D1..D1 周二 | *D6.. 从周日起 |
        *W-3..W-3 上周五 | m10.. 10月以来 | m10.. 十月以来 | m10.. 自10月初以来 | x10.11.. 10月中旬以来 |
        x10.21.. 10月下旬以来 | x8.31.. 8月底以来 | x3.15.. 3月中以来 | M.. 月初以来 | L.. 上月初以来 |
        Le.. 上个月底以来 | Y.. 年初以来 | Y.. 今年以来 | *m9..m9e 9月 | *m9..m9e 9月份 | *m2..m2e 二月 |
        *m9..m9+9 9月上旬 | *x9.11..x9.11+9 9月中旬 | *x9.21..x9.21+9 9月下旬 | *..m4-1 4月之前 | *m10.. 从10月起 |
        q3.. 第三季度以来 | *q3..q3e 三季度 | *q1..q1e 第一季度 | d1.. 1号以来 | *d15..d15 15号 |
        x12.25.. 圣诞节以来 | Y.. 元旦以来 | *y2019..y2019e 2019年 | *D0..D0+2 周一到周三 | *m8..m8e+61 8月至10月
    """,
    "zh-TW": """
        t.. 今天 | t-1..t-1 昨天 | t-3.. 最近三天 | t-7.. 過去一週 | t-7.. 近一週 | t-14.. 兩週內 |
        t-14.. 最近兩個禮拜 | t-30.. 一個月內 | t-90.. 過去三個月 | t-15.. 半個月內 | t-1.. 24小時內 | t-7.. 上週 |
        t-7.. 上個禮拜 | t-30.. 上個月 | W.. 本週 | W.. 這週 | W.. 這個禮拜 | M.. 這個月 | Q.. 這個季度 |
        t-4..t-4 4天前 | t-60..t-60 兩個月前 | D0.. 週一以來 | D2.. 自週三以來 | W-7.. 上週一以來 | *D1..D1 週二 |
        m10.. 10月以來 | m10.. 自10月初以來 | Y.. 年初以來 | *m9..m9e 9月份 | *m10.. 從10月起 | q3.. 第三季度以來 |
        x12.25.. 聖誕節以來 | *m8..m8e+61 8月至10月
    """,
    "ja": """
        x2.29.. 2月29日以降 | x12.31.. 12月31日以降 |
        t.. 今日 | t.. 本日 | t-1..t-1 昨日 | t-2..t-2 一昨日 | t-2..t-2 おととい | t-1.. 昨日以降 |
        t-1.. 24時間以内 | t-1.. 過去24時間 | t-3.. 3日以内 | t-3.. 三日以内 | t-3.. 過去3日間 | t-7.. 直近7日間 |
        t-7.. 直近1週間 | t-7.. 過去一週間 | t-7.. この1週間 | t-14.. 2週間以内 | t-14.. ここ2週間 |
        t-30.. 1か月以内 | t-30.. 過去1ヶ月 | t-30.. 直近1カ月 | t-90.. 過去3か月間 | t-180.. 過去半年 | t-7.. 先週 |
        t-30.. 先月 | t-90.. 前四半期 | *t-365.. 昨年 | *t-730.. 過去2年 | W.. 今週 | M.. 今月 | Q.. 今四半期 |
        *Y.. 今年 | t-4..t-4 4日前 | t-7..t-7 1週間前 | t-1..t 5時間前 | D0.. 月曜日以降 | D2.. 水曜以降 |
        W-7.. 先週の月曜日以降 | W.. 今週の月曜以降 | *D1..D1 火曜日 | *D5.. 土曜日から | *W-3..W-3 先週の金曜日 |
        m10.. 10月以降 | m10.. 10月初め以降 | x10.11.. 10月中旬以降 | x10.21.. 10月下旬以降 | x8.31.. 8月末以降 |
        M.. 月初め以降 | Le.. 先月末以降 | Y.. 年明け以降 | *m9..m9e 9月 | *m2..m2e 2月 | *m9..m9+9 9月上旬 |
        *x9.21..x9.21+9 9月下旬 | *..m4-1 4月より前 | *m10.. 10月から | q3.. 第3四半期以降 | *q3..q3e 第三四半期 |
        d1.. 1日以降 | x12.25.. クリスマス以降 | Y.. 元日以降 | *y2019..y2019e 2019年 | *D0..D0+2 月曜日から水曜日 |
        *m8..m8e+61 8月〜10月 | t-3.. ３日以内
    """,
}

#: Texts whose times are not those of postings, and words that only look new.
NOTHING = {
    "en": """
        6 month contract nurse | 12 months fixed term | 3 days a week | 2 days per week from home | 4 weeks holiday |
        starting in January | start date 1 October | starts on Monday | start this week |
        immediate start, begin next month | apply by 1 October | apply before Friday |
        applications close on 15 October | closing date 31/10/2025 | deadline this week | interviews this week |
        available from Monday | available from 1 October | available this month | can start today | cash paid today |
        5 years experience | in the past 3 years of experience | experience in the last 6 months | 1 month notice |
        notice period 3 months | within 2 weeks notice | last year of studies | final year student |
        summer internship from June to September | internship in September | from Monday to Friday | between 9 and 5 |
        from 8 to 16 | on Saturdays and Sundays | work on Monday and Tuesday | monday to friday 9-5 | weekend shifts |
        shifts this week | until Christmas | christmas temp in december | new year's eve bar staff | until 1 October |
        2025 graduates | class of 2025 | graduating in 2025 | since 2019 | cook since 2019 | unemployed since March |
        I have been a cook since May | I graduated last month | I moved to Leeds last week | laid off last month |
        worked as a nurse for the last 3 months | been out of work for the past two months | qualified since January |
        employed for the past 6 months | children under 3 years old | not older than 35 years |
        babies less than 6 months | company older than 10 years | new business manager | New York |
        New York new business manager | newborn photographer | Newcastle upon Tyne | New Zealand sheep farmer |
        Newark warehouse | news reporter | newly qualified nurse | new grad nurse | new graduate scheme |
        looking for a new job | I need something new | new homes sales advisor | new-build site manager |
        new product introduction engineer | new media designer | new client acquisition | recent graduate programme |
        recently graduated engineer | recently qualified solicitor | fresh produce buyer | fresh graduate |
        fresh food assistant | just-in-time logistics | latest technology stack | March, Cambridgeshire |
        May Street cleaner | marching band teacher | April Smith recruiting | Sunday school teacher |
        Friday Harbor cook | early morning cleaner | late shift | mid-level developer | early years teacher |
        end of year accountant | USA Today journalist | Hoy island ranger | nurse in Ayer | second shift operator |
        24/7 support | 24 hours security guard | 8 hours a day | day shift | hour long commute |
        within 1 hour of Leeds | within 30 minutes | 6 weeks training | month end accountant | quarter end reporting |
        first quarter closing specialist | since 31 February | since 2199-01-01 | since 45/45 | last 99999999 days |
        hiring now | urgent | last minute cover | last mile delivery driver | past papers examiner |
        past performance analyst | next week | tomorrow | from 25 to 30 dollars | from 20.50 an hour |
        from 12.10 euros per hour | after school club | before and after school care | after sales engineer |
        by 2026 | in 2026 | in March | on 1 October | from October | ab initio pilot
    """,
    "de": """
        befristet auf 6 Monate | 12 Monate Vertrag | 3 Tage die Woche | 30 Tage Urlaub | ab Januar | ab sofort |
        ab 1. Oktober | ab heute | ab dieser Woche | ab Montag verfügbar | Ausbildung ab 1. September |
        Ausbildung 2026 | Beginn 1. Oktober | Eintritt zum 1.10.2025 | Start am Montag |
        zum nächstmöglichen Zeitpunkt | bis 31. Oktober bewerben | Bewerbungsschluss am 15. Oktober |
        Bewerbung bis 1. Oktober | diese Woche anfangen | heute noch anfangen | heute arbeiten | seit 5 Jahren Koch |
        seit 2019 Koch | seit März arbeitslos | ich bin seit Oktober arbeitssuchend | arbeitslos seit letzter Woche |
        Koch mit Erfahrung in den letzten 2 Jahren | 5 Jahre Berufserfahrung | Kündigungsfrist 3 Monate |
        im letzten Lehrjahr | letztes Ausbildungsjahr | seit dem 3. Lehrjahr | von Montag bis Freitag |
        zwischen 8 und 16 Uhr | am Wochenende arbeiten | samstags und sonntags | Praktikum von Juni bis September |
        Praktikum im September | Ferienjob im August | Weihnachtsaushilfe im Dezember | nicht älter als 35 Jahre |
        Kinder unter 3 Jahren | Neukunden gewinnen | neue Kunden betreuen | Neukundenakquise | Neu-Ulm | Neuss |
        Neumünster | Neustadt | Neubau Bauleiter | neue Medien | suche neue Stelle | suche neue Herausforderung |
        neuer Job gesucht | aktuelle Technologien | ich bin aktuell Koch | aktuell arbeitslos |
        frisch examinierte Pflegefachkraft | kürzlich abgeschlossenes Studium | hier arbeiten | Mai Pflegedienst |
        Frühschicht | Tagschicht 8 Stunden | 24 Stunden Pflege | Monatsabschluss Buchhalter | Jahresabschluss |
        vor Ort | vor 31. Februar | nach Feierabend | morgen | nächste Woche | im Mai | am 1. Oktober |
        innerhalb von 3 Monaten | seit jeher
    """,
    "fr": """
        CDD de 6 mois | contrat de 12 mois | 3 jours par semaine | à partir de janvier | à partir du 1er octobre |
        à partir d'aujourd'hui | à partir de cette semaine | début en octobre | début immédiat | dès le 1er octobre |
        prise de poste en septembre | prise de poste le 1er octobre | disponible cette semaine |
        disponible à partir de lundi | postuler avant le 15 octobre | candidature jusqu'au 1er octobre |
        jusqu'au 31 décembre | 5 ans d'expérience | depuis 5 ans cuisinier | cuisinier depuis 2019 |
        au chômage depuis mars | je suis au chômage depuis la semaine dernière | infirmière diplômée depuis juin |
        préavis de 3 mois | dernière année d'études | stage de fin d'études | stage de 6 mois | stage en septembre |
        alternance septembre 2026 | job d'été en août | du lundi au vendredi | entre 9h et 17h | le week-end |
        travail le samedi | nouveaux clients | nouvelle clientèle | Nouvelle-Aquitaine | Nouvelle-Calédonie |
        Villeneuve | nouveau poste | nouvelles technologies | nouveau-né puéricultrice | récemment diplômé |
        expérience récente | dernières technologies | mars | Mayenne | cours du soir | après-midi | après-vente |
        avant-vente | service après vente | moins de 35 ans | mission de moins de 3 mois | intérim 2 semaines |
        24 heures de travail | en octobre | le 1er octobre | demain | la semaine prochaine | clôture mensuelle
    """,
    "es": """
        contrato de 6 meses | contrato por 3 semanas | 3 días a la semana | a partir de enero |
        a partir del 1 de octubre | a partir de hoy | a partir de esta semana | incorporación en octubre |
        incorporación inmediata | incorporación el 1 de octubre | empezar este mes | inicio el lunes |
        disponible esta semana | hasta el 31 de octubre | inscripción hasta el viernes |
        solicitudes antes del 15 de octubre | 5 años de experiencia | cocinero desde hace 5 años |
        camarero desde 2019 | en paro desde marzo | estoy desempleada desde el mes pasado | preaviso de 15 días |
        último año de carrera | prácticas de verano de junio a septiembre | prácticas en septiembre |
        de lunes a viernes | entre las 9 y las 17 | fines de semana | turno de noche | desde casa |
        desde 1500 euros al mes | desde 12.50 euros la hora | nuevos clientes | Nueva York | Nuevo León |
        Nuevo México | busco nuevo trabajo | nuevas tecnologías | recién graduado | recientemente titulado |
        experiencia reciente | marzo | Mayo Clinic | menores de 35 años | niños de menos de 3 años |
        24 horas de cuidado | cierre de mes | en octubre | el 1 de octubre | mañana | la próxima semana |
        Antes de empezar
    """,
    "pt": """
        contrato de 6 meses | 3 dias por semana | a partir de janeiro | a partir de 1 de outubro | a partir de hoje |
        a partir desta semana | início em outubro | início imediato | começar esta semana | disponível este mês |
        inscrições até 31 de outubro | candidaturas até sexta-feira | 5 anos de experiência | cozinheiro há 5 anos |
        cozinheiro desde 2019 | estou desempregado desde março | aviso prévio de 30 dias | último ano da faculdade |
        estágio em setembro | de segunda a sexta | segunda a sexta | entre 8 e 17 horas | fim de semana |
        turno da noite | desde casa | novos clientes | Nova York | Nova Iorque | Novo Hamburgo | Nova Iguaçu |
        Novo Nordisk | procuro novo emprego | novas tecnologias | recém-formado | experiência recente | março |
        Natal | vagas em Natal | menores de 18 anos | fechamento mensal | em outubro | no dia 1 de outubro | amanhã |
        na próxima semana
    """,
    "nl": """
        contract van 6 maanden | 3 dagen per week | vanaf januari | vanaf 1 oktober | vanaf vandaag |
        vanaf deze week | start in oktober | starten op maandag | beschikbaar deze week | beschikbaar vanaf maandag |
        solliciteren voor 15 oktober | reageren tot en met 1 oktober | 5 jaar ervaring | kok sinds 2019 |
        werkloos sinds maart | ik ben werkloos sinds vorige week | opzegtermijn van 2 maanden |
        laatste jaar van de studie | stage in september | stage van 6 maanden | van maandag tot vrijdag |
        tussen 9 en 17 uur | in het weekend | nachtdienst | nieuwe klanten | Nieuwegein | Nieuw-Vennep |
        Nieuw-Zeeland | zoek nieuwe baan | nieuwe uitdaging | recent afgestudeerd | recente ervaring | mei |
        niet ouder dan 35 jaar | 24 uur zorg | maandafsluiting | in oktober | op 1 oktober | morgen | volgende week |
        voor de klas
    """,
    "zh": """
        6个月合同 | 实习期3个月 | 试用期三个月内 | 每周3天 | 一周工作5天 | 9月入职 | 10月1日入职 | 10月1日开始上班 |
        9月开始的实习 | 从9月起实习 | 三天内到岗 | 一周内入职 | 本周入职 | 本月到岗 | 今天入职 | 今天面试 | 本周面试 |
        一周内面试 | 24小时内回复 | 10月1日截止 | 截止10月31日 | 报名截止日期10月15日 | 5年经验 | 3年以上工作经验 |
        近三年工作经验 | 失业3个月 | 3月以来失业 | 去年毕业 | 2025届毕业生 | 2025年应届生 | 毕业一年内 | 周一到周五 |
        周末双休 | 早上8点到下午5点 | 暑期实习7月至9月 | 9月 | 10月1日 | 2025年 | 通勤1小时内 | 加班8小时以内 |
        附近3公里 | 新媒体运营 | 新能源 | 新零售 | 新人培训 | 新生儿护士 | 新加坡 | 新疆 | 新东方 | 找新工作 |
        想换一份新工作 | 最新技术 | 离我最近的公司 | 最近的地铁站 | 最近失业 | 近期入职 | 今日头条 | 上海 | 日语老师 |
        月嫂 | 年薪30万 | 周大福 | 下周 | 明天 | 月底结算
    """,
    "zh-TW": """
        6個月合約 | 試用期三個月 | 每週3天 | 9月入職 | 三天內到職 | 本週面試 | 一週內面試 | 5年經驗 | 週一到週五 |
        週末兼職 | 新媒體 | 新竹 | 新北市 | 新生兒護理師 | 找新工作 | 最近失業 | 離我最近的公司 | 下週
    """,
    "ja": """
        6か月契約 | 契約期間3ヶ月 | 週3日勤務 | 週3日以内 | 1日4時間以内 | 残業20時間以内 | 通勤1時間以内 |
        徒歩10分以内 | 10月入社 | 10月1日入社 | 10月から勤務 | 10月1日から勤務開始 | 今日から働ける | 本日面接 |
        今週面接 | 1週間以内に入社 | 3日以内に連絡 | 応募締切10月31日 | 10月末締め切り | 来週 | 明日 | 経験3年以上 |
        実務経験5年 | 3年以内の経験 | 卒業後3年以内 | 2026年卒 | 新卒 | 新人教育 | 新規開拓営業 | 新規事業 | 新宿 |
        新潟 | 新大阪 | 新しい仕事を探しています | 最新技術 | 最近退職 | 平日9時から17時 | 月曜から金曜 | 土日休み |
        年間休日120日 | 月給30万円 | 日曜大工 | 土曜日勤務 | 10月 | 2025年 | 夏休み7月から9月 | 月末締め経理
    """,
}

#: A vague wish, and the words that say it.
VAGUE = {
    "en": """
        jobs posted recently = posted recently | new product manager jobs = new | new Berlin nurse jobs = new |
        recently posted nurse jobs = recently posted |
        recent nurse jobs = recent | most recent openings = most recent | new jobs in New York = new |
        New jobs in Newcastle = New | new ones only = new ones | newest vacancies = newest | latest jobs = latest |
        fresh listings = fresh | just posted jobs = just posted | newly listed jobs in Leeds = newly listed |
        brand new roles = brand new | jobs from the past few days = from the past few days |
        in the last weeks = in the last weeks | posted a few days ago = a few days ago |
        several weeks ago = several weeks ago
    """,
    "de": """
        neue Stellen in Neu-Ulm = neue | aktuelle Stellenangebote = aktuelle | neueste Jobs = neueste |
        kürzlich veröffentlichte Stellen = kürzlich veröffentlichte |
        frisch ausgeschriebene Stellen = frisch ausgeschriebene | in den letzten Tagen = in den letzten Tagen |
        in den letzten paar Wochen = in den letzten paar Wochen |
        vor ein paar Tagen veröffentlicht = vor ein paar Tagen | vor Kurzem = vor Kurzem
    """,
    "fr": """
        offres récentes = récentes | nouvelles offres à Villeneuve = nouvelles |
        offres publiées récemment = publiées récemment | dernières offres = dernières |
        annonces les plus récentes = plus récentes | ces derniers jours = ces derniers jours |
        il y a quelques jours = il y a quelques jours
    """,
    "es": """
        ofertas recientes = recientes | nuevas ofertas en Nueva York = nuevas |
        ofertas publicadas recientemente = publicadas recientemente | últimas ofertas = últimas |
        recién publicadas = recién publicadas | en los últimos días = en los últimos días |
        hace unos días = hace unos días
    """,
    "pt": """
        vagas recentes = recentes | novas vagas em Nova Iguaçu = novas | vagas novas = novas |
        vagas publicadas recentemente = publicadas recentemente | últimas vagas = últimas |
        nos últimos dias = nos últimos dias | há alguns dias = há alguns dias
    """,
    "nl": """
        nieuwe vacatures in Nieuwegein = nieuwe | nieuwste vacatures = nieuwste | recente vacatures = recente |
        onlangs geplaatst = onlangs geplaatst | pas geplaatste vacatures = pas geplaatste |
        laatste vacatures = laatste | de afgelopen dagen = de afgelopen dagen |
        een paar dagen geleden = een paar dagen geleden
    """,
    "zh": """
        近期发布的职位 = 近期发布 | 最近发布的护士职位 = 最近发布 | 最新职位 = 最新 | 新加坡新职位 = 新 |
        新媒体新岗位 = 新 | 刚发布的工作 = 刚发布 | 近期 护士 = 近期 | 最近几天 = 最近几天 | 几天前 = 几天前 |
        这几天 = 这几天
    """,
    "zh-TW": """
        近期發布的職缺 = 近期發布 | 最新職缺 = 最新 | 新竹新職缺 = 新 | 最近幾天 = 最近幾天
    """,
    "ja": """
        新着求人 = 新着 | 最新の求人 = 最新 | 最近掲載された求人 = 最近掲載された | 新宿の新しい求人 = 新しい |
        新規求人 = 新規 | ここ数日 = ここ数日 | 数日前 = 数日前
    """,
}

#: Expressions written for each day anew. {d} {m} {y} {yy} {M} {A} {w} {k} are the day, the month's number, the year
#: in four and two digits, the month's name and short name, the weekday and the ISO week; {D} is the day with its
#: ending; {d2} and so on belong to a second day. The letter tells what the words make of the date: s since, a after,
#: b before, u until, o on, r from the first to the second day, n the same within one month.
WRITTEN = {
    "en": """
        s since {d} {M} | s since {M} {d} | s since {D} {M} | s since {M} {D} | s since the {D} of {M} |
        s since {d} {A} | s since {A} {d}, {y} | s since {d} {M} {y} | s since {M} {D}, {y} |
        s since {y}-{m:02}-{d:02} | s since {m}/{d}/{y} | s since {m}/{d} | s since {d}.{m}.{y} |
        s since {w}, {d} {M} | s since {w} {M} {D} | s since {M} {y} | *o on {d} {M} | *o on {M} {D} |
        *o on the {D} of {M} | *o {M} {d}, {y} | *o {y}-{m:02}-{d:02} | *o on {m}/{d}/{y} | *o in {M} {y} |
        *o on {w} {d} {M} | *a after {d} {M} | *a after {M} {D}, {y} | *b before {d} {M} | *b before {M} {d} |
        *s from {d} {M} onwards | *u until {d} {M} | *s on or after {d} {M} | *s as of {M} {d} |
        *r between {d} {M} and {d2} {M2} | *r from {M} {d} to {M2} {d2} | *r {d} {M} - {d2} {M2} |
        *r between {m}/{d}/{y} and {m2}/{d2}/{y2} | *n between {d} and {d2} {M} | *n between {M} {d} and {d2} |
        *n {d}-{d2} {M} | *n from the {D} to the {D2} of {M} | s no older than {d} {M} | s since week {k} {y}
    """,
    "en-GB": """
        s since {d}/{m} | s since {d}/{m}/{y} | s since {d}/{m}/{yy:02} | *o on {d}/{m}/{y} | s since {d} {M} |
        *a after {d}/{m}
    """,
    "de": """
        s seit {d}. {M} | s seit dem {d}. {M} | s seit dem {d}. {M} {y} | s seit {d}.{m}. | s seit dem {d}.{m}.{y} |
        s seit {d:02}.{m:02}.{yy:02} | s seit {w}, dem {d}. {M} | s seit {d}. {A} | s seit {y}-{m:02}-{d:02} |
        s seit {M} {y} | *o am {d}. {M} | *o am {d}.{m}. | *o im {M} {y} | *o vom {d}. {M} | *a nach dem {d}. {M} |
        *b vor dem {d}. {M} | *s ab {d}. {M} | *s ab dem {d}.{m}.{y} | *u bis zum {d}. {M} | s seit KW {k} |
        *r vom {d}. {M} bis {d2}. {M2} | *r zwischen dem {d}.{m}. und dem {d2}.{m2}. | *n vom {d}. bis {d2}. {M} |
        *n zwischen dem {d}. und {d2}. {M} | s seit {d}. {m}. {y} | s seit {d}/{m} | *n {d}.-{d2}. {M}
    """,
    "fr": """
        s depuis le {D} {M} | s depuis le {D} {M} {y} | s depuis le {d}/{m} | s depuis le {d}/{m}/{y} |
        s depuis le {w} {D} {M} | s depuis le {d:02}.{m:02}.{y} | s depuis {M} {y} | *o le {D} {M} |
        *o le {w} {D} {M} | *o le {d}/{m}/{y} | *o en {M} {y} | *a après le {D} {M} | *b avant le {D} {M} |
        *s à partir du {D} {M} | *s à compter du {d}/{m} | *u jusqu'au {D} {M} | *r du {D} {M} au {D2} {M2} |
        *r entre le {D} {M} et le {D2} {M2} | *n du {D} au {d2} {M} | *n entre le {D} et le {d2} {M} |
        s depuis le {y}-{m:02}-{d:02}
    """,
    "es": """
        s desde el {d} de {M} | s desde el {d} de {M} de {y} | s desde el {d}/{m} | s desde el {d}/{m}/{y} |
        s desde el {w} {d} de {M} | s desde {M} de {y} | s desde el {d:02}-{m:02}-{y} | *o el {d} de {M} |
        *o el {w} {d} de {M} | *o el {d}/{m}/{y} | *o en {M} de {y} | *a después del {d} de {M} |
        *b antes del {d} de {M} | *s a partir del {d} de {M} | *u hasta el {d} de {M} |
        *n entre el {d} y el {d2} de {M} | *n del {d} al {d2} de {M} | *r del {d} de {M} al {d2} de {M2} |
        s desde {y}-{m:02}-{d:02}
    """,
    "pt": """
        s desde {d} de {M} | s desde o dia {d} de {M} | s desde {d} de {M} de {y} | s desde {d}/{m} |
        s desde {d:02}/{m:02}/{y} | s desde {w}, {d} de {M} | s desde {M} de {y} | *o em {d} de {M} |
        *o no dia {d} de {M} | *o em {d}/{m}/{y} | *o em {M} de {y} | *a após {d} de {M} | *a depois de {d} de {M} |
        *b antes de {d} de {M} | *s a partir de {d} de {M} | *u até {d} de {M} | *n entre {d} e {d2} de {M} |
        *n de {d} a {d2} de {M} | *r de {d} de {M} a {d2} de {M2}
    """,
    "nl": """
        s sinds {d} {M} | s sinds {d} {M} {y} | s sinds {d}-{m}-{y} | s sinds {d}/{m} | s sinds {w} {d} {M} |
        s sinds {M} {y} | s sinds week {k} | *o op {d} {M} | *o op {w} {d} {M} | *o in {M} {y} | *a na {d} {M} |
        *b voor {d} {M} | *s vanaf {d} {M} | *u tot en met {d} {M} | *n tussen {d} en {d2} {M} |
        *n van {d} tot {d2} {M} | *r van {d} {M} tot {d2} {M2} | s niet ouder dan {d} {M}
    """,
    "zh": """
        s {m}月{d}日以来 | s {m}月{d}日以后 | s {m}月{d}号之后 | s 自{m}月{d}日以来 | s {y}年{m}月{d}日以来 |
        s {y}-{m:02}-{d:02}以来 | s {m}/{d}以来 | s {y}年{m}月以来 | s {y}/{m}/{d}之后 | *o {m}月{d}日 |
        *o {y}年{m}月{d}日 | *o {y}年{m}月 | *b {m}月{d}日之前 | *s 从{m}月{d}日起 | *r {m}月{d}日至{m2}月{d2}日 |
        *n {m}月{d}日到{d2}日 | *s {m}月{d}日开始
    """,
    "zh-TW": """
        s {m}月{d}日以來 | s {m}月{d}日以後 | s 自{m}月{d}號以來 | s {y}年{m}月{d}日以來 | *o {m}月{d}日 |
        *s 從{m}月{d}日起 | *s {m}月{d}日開始
    """,
    "ja": """
        s {m}月{d}日以降 | s {y}年{m}月{d}日以降 | s {m}/{d}以降 | s {y}/{m}/{d}以降 | s {y}-{m:02}-{d:02}以降 |
        s {y}年{m}月以降 | *o {m}月{d}日 | *o {y}年{m}月{d}日 | *o {y}年{m}月 | *s {m}月{d}日から |
        *u {m}月{d}日まで | *b {m}月{d}日より前 | *r {m}月{d}日から{m2}月{d2}日 | *n {m}月{d}日〜{d2}日
    """,
}
_ENDINGS = {
    "en": lambda d: f"{d}{'th' if 10 < d < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(d % 10, 'th')}",
    "fr": lambda d: "1er" if d == 1 else str(d),
}


def entries(block: str) -> list[str]:
    """The entries of one language in a table above."""
    return [entry.strip() for entry in block.split("|")]


def rows() -> Iterator[Row]:
    """All rows, in order."""
    for language, block in FIXED.items():
        for entry in entries(block):
            code, words = entry.split(maxsplit=1)
            bare = code.lstrip("*")
            yield Row(language, words, partial(_fixed, words, bare), told=bare != code)
    for language, block in WRITTEN.items():
        for entry in entries(block):
            kind, form = entry.split(maxsplit=1)
            yield Row(language, form, partial(_written, language, kind[-1], form), told="*" in kind)


def _fixed(words: str, code: str, today: date) -> tuple[str, Window]:
    first, last = code.split("..")
    return words, (day_of(first, today) if first else None, day_of(last, today) if last else None)


def _written(language: str, kind: str, form: str, today: date) -> tuple[str, Window]:
    first, second = _days(kind, form, today)
    words = form.format(**_names(language, first, ""), **_names(language, second, "2"))
    if "{k}" in form:
        first, last = first, first + 6 * DAY
    elif "{d" not in form and "{D" not in form:
        first, last = first.replace(day=1), month_end(first)
    else:
        last = second if kind in "rn" else first
    windows: dict[str, Window] = {
        "s": (first, None), "a": (last + DAY, None), "b": (None, first - DAY), "u": (None, last), "o": (first, last),
        "r": (first, last), "n": (first, last),
    }  # fmt: skip
    return words, windows[kind]


def _names(language: str, day: date, mark: str) -> dict[str, object]:
    code = {"zh-TW": "zh", "en-GB": "en"}.get(language, language)
    months, short, days = _calendar_names(code)
    values = {
        "d": day.day, "m": day.month, "y": day.year, "yy": day.year % 100, "k": day.isocalendar().week,
        "D": _ENDINGS.get(code, str)(day.day), "M": months[day.month], "A": short[day.month].rstrip("."),
        "w": days[day.weekday()],
    }  # fmt: skip
    return {name + mark: value for name, value in values.items()}


@cache
def _calendar_names(code: str) -> tuple[dict[int, str], ...]:
    return (
        dict(get_month_names("wide", "format", code)),
        dict(get_month_names("abbreviated", "format", code)),
        dict(get_day_names("wide", "format", code)),
    )


def _days(kind: str, form: str, today: date) -> tuple[date, date]:
    """A day of the year that ends today, for a week its Monday, and a later day: others for each form and day.

    The two are of one month where the form names it once ("n").
    """
    chance = Random(f"{form} {today}")
    while True:
        first = today - chance.randrange(2, 330) * DAY
        second = first + chance.randrange(1, 28) * DAY
        if "{k}" in form:
            first -= first.weekday() * DAY
        if "{k}" in form and "{y}" in form and first.isocalendar().year != first.year:
            continue
        if kind != "n" or first.month == second.month:
            return first, second
