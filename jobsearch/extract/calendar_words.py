"""Numbers, units, weekdays and months as words, in the languages of dates; and calendar arithmetic."""

from __future__ import annotations

import calendar
import math
from datetime import date, timedelta

NUMBERS = {
    word: value
    for value, words in {
        1: "a an one ein eine einen einem einer un une uno una 一 um uma een",
        2: "two couple zwei deux dos 二 两 dois duas twee due",
        3: "three drei trois tres 三 três drie tre",
        4: "four vier quatre cuatro 四 quatro quattro",
        5: "five fünf cinq cinco 五 vijf cinque",
        6: "six sechs seis 六 zes sei",
        7: "seven sieben sept siete 七 sete zeven sette",
        8: "eight acht huit ocho 八 oito otto",
        9: "nine neun neuf nueve 九 nove negen",
        10: "ten zehn dix diez 十 dez tien dieci",
        12: "twelve zwölf douze doce 十二",
        14: "fourteen vierzehn quatorze catorce 十四",
        15: "fifteen fünfzehn quinze quince 十五",
        20: "twenty zwanzig vingt veinte 二十",
        24: "二十四",
        30: "thirty dreißig dreissig trente treinta 三十",
    }.items()
    for word in words.split()
}

#: Days a unit stands for; hours are rounded up to days.
UNIT_DAYS: dict[str, float] = {
    word: days
    for days, words in {
        1 / 24: "hour hours hr hrs h stunde stunden std heure heures hora horas 小时 钟头 uur uren ore",
        1: "day days d tag tage tagen jour jours día días dia dias 天 日 dag dagen giorno giorni",
        7: "week weeks wk wks w woche wochen semaine semaines semana semanas 周 星期 礼拜 weken settimana settimane",
        30: "month months mo mos mth mths monat monate monaten mois mes meses 月 maand maanden mês mesi mese",
        365: "year years yr yrs jahr jahre jahren an ans année années año años 年",
    }.items()
    for word in words.split()
}

WEEKDAYS = {
    word: index
    for index, words in enumerate(
        (
            "monday mon montag lundi lunes 周一 星期一 maandag segunda lunedì",
            "tuesday tue tues dienstag mardi martes 周二 星期二 dinsdag martedì",
            "wednesday wed mittwoch mercredi miércoles miercoles 周三 星期三 woensdag mercoledì",
            "thursday thu thurs donnerstag jeudi jueves 周四 星期四 donderdag giovedì",
            "friday fri freitag vendredi viernes 周五 星期五 vrijdag venerdì",
            "saturday sat samstag sonnabend samedi sábado sabado 周六 星期六 zaterdag sabato",
            "sunday sun sonntag dimanche domingo 周日 星期日 星期天 zondag domenica",
        )
    )
    for word in words.split()
}

MONTHS = {
    word: index
    for index, words in enumerate(
        (
            "january jan januar jänner janvier enero januari janeiro gennaio",
            "february feb februar février fevrier febrero februari fevereiro febbraio",
            "march mar märz maerz mars marzo maart março",
            "april apr avril abril aprile",
            "may mai mayo mei maio maggio",
            "june jun juni juin junio junho giugno",
            "july jul juli juillet julio julho luglio",
            "august aug août aout agosto augustus",
            "september sep sept septembre septiembre setiembre setembro settembre",
            "october oct oktober okt octobre octubre outubro ottobre",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre decembre diciembre dezembro dicembre",
        ),
        1,
    )
    for word in words.split()
}


def days_back(now: date, count: float, unit: str) -> date | None:
    """`now` less `count` units; None when the calendar does not reach that far."""
    try:
        return now - timedelta(days=math.ceil(count * UNIT_DAYS[unit] - 1e-9))
    except OverflowError:
        return None


def monday(now: date) -> date:
    """Monday of `now`'s week."""
    return now - timedelta(days=now.weekday())


def recent_weekday(now: date, weekday: int) -> date:
    """The most recent such weekday, `now` included."""
    return now - timedelta(days=(now.weekday() - weekday) % 7)


def recent_day(now: date, month: int, day: int, year: int | None = None) -> date | None:
    """That day of `year`, or its most recent past one; None when there is no such day."""
    for candidate in (year,) if year is not None else range(now.year, max(now.year - 5, 0), -1):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year is not None or found <= now:
            return found
    return None


def last_day(first: date) -> date:
    """Last day of the month that `first` begins."""
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def recent_day_of_month(now: date, day: int) -> date | None:
    """The most recent day with that number, `now` included; None when there is none in the last months."""
    first = now.replace(day=1)
    for _ in range(4):
        try:
            found = first.replace(day=day)
        except ValueError:
            found = None
        if found is not None and found <= now:
            return found
        if first == date.min:
            return None
        first = (first - timedelta(days=1)).replace(day=1)
    return None
