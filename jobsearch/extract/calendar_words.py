"""Numbers, units, weekdays and months as words, one set a language.

Words stand as they are written; the readers of queries fold them, so that "ultimos" meets "últimos".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_UNITS = ("hour", "day", "week", "month", "quarter", "year", "fortnight", "half-year")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWords:
    """The calendar's words in one language.

    Attributes:
        numbers: Word to number; articles count as one ("a week").
        units: Word to "hour", "day", "week", "month", "quarter", "year", "fortnight" or "half-year".
        weekdays: Word to 0 (Monday) to 6.
        months: Word to 1 (January) to 12.
        ordinals: Word to 1 to 4, for quarters and the first of a month.
    """

    numbers: Mapping[str, int]
    units: Mapping[str, str]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    ordinals: Mapping[str, int]


def _words(*, numbers: str, units: str, weekdays: str, months: str, ordinals: str) -> CalendarWords:
    """Read the tables: groups parted by bars, in the calendar's order; numbers as "7 seven"."""
    return CalendarWords(
        numbers={w: int(value) for value, *found in map(str.split, numbers.split("|")) for w in found},
        units={w: unit for unit, found in zip(_UNITS, units.split("|"), strict=False) for w in found.split()},
        weekdays={w: i for i, found in enumerate(weekdays.split("|")) for w in found.split()},
        months={w: i for i, found in enumerate(months.split("|"), 1) for w in found.split()},
        ordinals={w: i for i, found in enumerate(ordinals.split("|"), 1) for w in found.split()},
    )


WORDS = {
    "en": _words(
        numbers="1 a an one|2 two|3 three|4 four|5 five|6 six|7 seven|8 eight|9 nine|10 ten|11 eleven|12 twelve"
        "|14 fourteen|15 fifteen|18 eighteen|20 twenty|21 twenty-one|24 twenty-four|28 twenty-eight|30 thirty"
        "|36 thirty-six|45 forty-five|48 forty-eight|60 sixty|72 seventy-two|90 ninety",
        units="hour hours hr hrs h|day days d|week weeks wk wks w|month months mo mos mth mths"
        "|quarter quarters|year years yr yrs|fortnight fortnights|half-year",
        weekdays="monday mon|tuesday tue tues|wednesday wed weds|thursday thu thur thurs|friday fri|saturday sat"
        "|sunday sun",
        months="january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept"
        "|october oct|november nov|december dec",
        ordinals="first 1st|second 2nd|third 3rd|fourth 4th",
    ),
    "de": _words(
        numbers="1 ein eine einen einem einer eines|2 zwei|3 drei|4 vier|5 fünf fuenf|6 sechs|7 sieben|8 acht|9 neun"
        "|10 zehn|11 elf|12 zwölf zwoelf|14 vierzehn|15 fünfzehn|20 zwanzig|21 einundzwanzig|24 vierundzwanzig"
        "|30 dreißig dreissig|36 sechsunddreißig|48 achtundvierzig|60 sechzig|72 zweiundsiebzig|90 neunzig",
        units="stunde stunden std h|tag tage tagen tages|woche wochen|monat monate monaten monats"
        "|quartal quartale quartalen quartals|jahr jahre jahren jahres||halbjahr halbjahres",
        weekdays="montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag",
        months="januar jan jänner jaenner|februar feb feber|märz mär maerz mrz|april apr|mai|juni jun|juli jul"
        "|august aug|september sep sept|oktober okt|november nov|dezember dez",
        ordinals="ersten erste erstes erster|zweiten zweite zweites|dritten dritte drittes|vierten vierte viertes",
    ),
    "fr": _words(
        numbers="1 un une|2 deux|3 trois|4 quatre|5 cinq|6 six|7 sept|8 huit|9 neuf|10 dix|11 onze|12 douze"
        "|14 quatorze|15 quinze|20 vingt|21 vingt-et-un|24 vingt-quatre|30 trente|36 trente-six|45 quarante-cinq"
        "|48 quarante-huit|60 soixante|72 soixante-douze|90 quatre-vingt-dix",
        units="heure heures h|jour jours j|semaine semaines|mois|trimestre trimestres|an ans année années||semestre",
        weekdays="lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        months="janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre sept|octobre oct"
        "|novembre nov|décembre déc",
        ordinals="premier 1er premiere 1ere|deuxième 2e 2eme second|troisième 3e 3eme|quatrième 4e 4eme",
    ),
    "es": _words(
        numbers="1 un una uno|2 dos|3 tres|4 cuatro|5 cinco|6 seis|7 siete|8 ocho|9 nueve|10 diez|11 once|12 doce"
        "|14 catorce|15 quince|20 veinte|21 veintiún|24 veinticuatro|30 treinta|45 cuarenta-y-cinco"
        "|48 cuarenta-y-ocho|60 sesenta|72 setenta-y-dos|90 noventa",
        units="hora horas h|día días|semana semanas|mes meses|trimestre trimestres|año años||semestre",
        weekdays="lunes|martes|miércoles|jueves|viernes|sábado|domingo",
        months="enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago"
        "|septiembre setiembre sep sept|octubre oct|noviembre nov|diciembre dic",
        ordinals="primer primero 1er 1º|segundo 2º|tercer tercero 3er 3º|cuarto 4º",
    ),
    "pt": _words(
        numbers="1 um uma|2 dois duas|3 três|4 quatro|5 cinco|6 seis|7 sete|8 oito|9 nove|10 dez|11 onze|12 doze"
        "|14 catorze quatorze|15 quinze|20 vinte|21 vinte-e-um|24 vinte-e-quatro|30 trinta|45 quarenta-e-cinco"
        "|48 quarenta-e-oito|60 sessenta|72 setenta-e-duas|90 noventa",
        units="hora horas h|dia dias|semana semanas|mês meses|trimestre trimestres|ano anos||semestre",
        weekdays="segunda-feira segunda|terça-feira terça|quarta-feira quarta|quinta-feira quinta|sexta-feira sexta"
        "|sábado|domingo",
        months="janeiro jan|fevereiro fev|março mar|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set"
        "|outubro out|novembro nov|dezembro dez",
        ordinals="primeiro 1º|segundo 2º|terceiro 3º|quarto 4º",
    ),
    "nl": _words(
        numbers="1 een één|2 twee|3 drie|4 vier|5 vijf|6 zes|7 zeven|8 acht|9 negen|10 tien|11 elf|12 twaalf"
        "|14 veertien|15 vijftien|20 twintig|21 eenentwintig|24 vierentwintig|30 dertig|48 achtenveertig|60 zestig"
        "|72 tweeënzeventig|90 negentig",
        units="uur uren u|dag dagen|week weken|maand maanden|kwartaal kwartalen|jaar jaren||halfjaar",
        weekdays="maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
        months="januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep sept"
        "|oktober okt|november nov|december dec",
        ordinals="eerste 1e|tweede 2e|derde 3e|vierde 4e",
    ),
    "it": _words(
        numbers="1 un una uno|2 due|3 tre|4 quattro|5 cinque|6 sei|7 sette|8 otto|9 nove|10 dieci|12 dodici"
        "|14 quattordici|15 quindici|20 venti|24 ventiquattro|30 trenta|48 quarantotto|60 sessanta|90 novanta",
        units="ora ore h|giorno giorni|settimana settimane|mese mesi|trimestre trimestri|anno anni||semestre",
        weekdays="lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
        months="gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago"
        "|settembre set|ottobre ott|novembre nov|dicembre dic",
        ordinals="primo 1º|secondo 2º|terzo 3º|quarto 4º",
    ),
    # Numbers in ideographs are counted, not listed; months are numbers.
    "zh": _words(
        numbers="1 一",
        units="小时 个小时 钟头 个钟头|天 日|周 星期 个星期 礼拜 个礼拜|个月 月|季度 个季度|年",
        weekdays="周一 星期一 礼拜一|周二 星期二 礼拜二|周三 星期三 礼拜三|周四 星期四 礼拜四|周五 星期五 礼拜五"
        "|周六 星期六 礼拜六|周日 周天 星期日 星期天 礼拜天 礼拜日",
        months="一月",
        ordinals="第一 一|第二 二|第三 三|第四 四",
    ),
    "ja": _words(
        numbers="1 一",
        units="時間|日間 日|週間 週|か月間 か月 ヶ月間 ヶ月 カ月間 カ月 ヵ月間 ヵ月 ケ月 箇月 個月|四半期|年間 年",
        weekdays="月曜日 月曜|火曜日 火曜|水曜日 水曜|木曜日 木曜|金曜日 金曜|土曜日 土曜|日曜日 日曜",
        months="一月",
        ordinals="第一 第1|第二 第2|第三 第3|第四 第4",
    ),
}
