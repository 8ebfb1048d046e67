"""Numbers spelled in Latin letters: "thirty two thousand", "mil trescientos", "zweitausendfünfhundert"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_ONES = {
    1: "one ein eins un une uno una um uma een één", 2: "two zwei deux dos dois duas twee",
    3: "three drei trois tres três drie",
    4: "four vier quatre cuatro quatro", 5: "five fünf cinq cinco vijf", 6: "six sechs seis zes",
    7: "seven sieben sept siete sete zeven", 8: "eight acht huit ocho oito", 9: "nine neun neuf nueve nove negen",
    10: "ten zehn dix diez dez tien", 11: "eleven elf onze once", 12: "twelve zwölf douze doce doze twaalf",
    13: "thirteen dreizehn treize trece treze dertien", 14: "fourteen vierzehn quatorze catorce veertien",
    15: "fifteen fünfzehn quinze quince vijftien", 16: "sixteen sechzehn seize dieciséis dezesseis zestien",
    17: "seventeen siebzehn diecisiete dezessete zeventien", 18: "eighteen achtzehn dieciocho dezoito achttien",
    19: "nineteen neunzehn diecinueve dezenove negentien",
}  # fmt: skip
_TENS = {
    20: "twenty zwanzig vingt veinte vinte twintig", 30: "thirty dreißig dreissig trente treinta trinta dertig",
    40: "forty fourty vierzig quarante cuarenta quarenta veertig",
    50: "fifty fünfzig cinquante cincuenta cinquenta vijftig",
    60: "sixty sechzig soixante sesenta sessenta zestig", 70: "seventy siebzig septante setenta zeventig",
    80: "eighty achtzig octante ochenta oitenta tachtig", 90: "ninety neunzig nonante noventa negentig",
}  # fmt: skip
_MORE = {
    22: "veintidós", 23: "veintitrés", 24: "veinticuatro", 25: "veinticinco", 26: "veintiséis", 27: "veintisiete",
    28: "veintiocho", 29: "veintinueve", 200: "doscientos doscientas duzentos duzentas", 300: "trescientos trezentos",
    400: "cuatrocientos quatrocentos", 500: "quinientos quinhentos", 600: "seiscientos seiscentos",
    700: "setecientos setecentos", 800: "ochocientos oitocentos", 900: "novecientos novecentos",
}  # fmt: skip
_HUNDRED = "hundred hundert cent cents cien ciento cem cento honderd"
_THOUSAND = "thousand tausend mil mille duizend"
_MILLION = "million millón millones milhão milhões"
_OF_WORD = {
    word: value
    for value, words in (_ONES | _TENS | _MORE | {100: _HUNDRED, 1000: _THOUSAND, 1_000_000: _MILLION}).items()
    for word in words.split()
}
_HALF = ("medio", "meio")
_GERMANIC = re.compile(
    r"(?:(?P<thousands>[a-zäöüßë]*?)(?:tausend|duizend))?(?:(?P<hundreds>[a-zäöüßë]*?)(?:hundert|honderd))?"
    r"(?:und|en)?(?P<rest>[a-zäöüßë]*)"
)
_COMPOUND = re.compile(r"(?P<one>[a-zäöüßëé]+?)(?:und|en|ën)(?P<ten>\w+(?:zig|ßig|ssig|tig))")
_WORD = re.compile(r"[a-zß-ÿ]+")
_JOINED = re.compile(r"[ -](?:(?:and|und|y|e|et|con) )?|-(?:et|y|e)-")
#: Endings of German and Dutch numbers written as one word.
_GERMANIC_ENDINGS = ("zig", "ßig", "tig")
_GERMANIC_STEMS = ("tausend", "hundert", "duizend", "honderd")

#: Spelled whole numbers up to a hundred of one or two words, longest first.
SPELLED = "|".join(
    sorted(
        [word for word, value in _OF_WORD.items() if value <= 100 and word not in _ONES[1].split()[1:]]
        + [rf"{ten}[ -]five" for ten in ("twenty", "thirty", "forty")] + ["vingt-cinq", "trente-cinq"]
        + ["fünfundzwanzig", "vijfentwintig"],
        key=len, reverse=True,
    )
)  # fmt: skip


class Spelled(NamedTuple):
    """A spelled number in a text."""

    start: int
    end: int
    value: float
    words: int


def spelled_number(text: str) -> float | None:
    """The value of a number such as "twenty-five"; None for any other text."""
    runs = spelled_numbers(text)
    return runs[0].value if len(runs) == 1 and (runs[0].start, runs[0].end) == (0, len(text)) else None


def spelled_numbers(text: str) -> list[Spelled]:
    """The spelled numbers in lower-case `text`, in order; words that follow each other make one number."""
    found: list[Spelled] = []
    run: list[float] = []
    start = end = 0
    for hit in _WORD.finditer(text):
        value = _value(hit.group())
        joined = bool(run) and _JOINED.fullmatch(text, end, hit.start()) is not None
        if joined and hit.group() in _HALF and run[-1] == 1_000_000:
            run[-1:] = [1_500_000.0] if len(run) == 1 else [1_000_000.0, 500_000.0]
            end = hit.end()
        elif value is None:
            continue
        elif joined and _continues(run, value):
            run.append(value)
            end = hit.end()
        else:
            _close(found, start, end, run)
            run, start, end = [value], hit.start(), hit.end()
    _close(found, start, end, run)
    return found


def _close(found: list[Spelled], start: int, end: int, run: list[float]) -> None:
    if run:
        found.append(Spelled(start, end, _total(run), len(run)))


def _continues(run: list[float], value: float) -> bool:
    """Whether `value` can follow in one number: "forty eight", "mil trescientos", "two fifty", but not "forty ten"."""
    last = run[-1]
    if value in (100, 1000, 1_000_000):
        return last < value
    if last >= 100:
        return value < last
    # "soixante-dix", but no "forty ten".
    most = 20 if last in (60, 80) else 10
    return (last >= 20 and value < most) or last < 20 <= value


def _total(run: list[float]) -> float:
    total = part = 0.0
    for value in run:
        if value in (1000, 1_000_000):
            total, part = total + max(part, 1) * value, 0.0
        elif value == 100:
            part = max(part, 1) * 100
        elif value == 20 and part == 4:
            part = 80.0  # "quatre vingt"
        elif 0 < part < 10 and value >= 20:
            part = part * 100 + value  # "two fifty"
        elif 10 <= part < 20 <= value:
            part += value / 100  # "fourteen fifty"
        else:
            part += value
    return total + part


@lru_cache(maxsize=4096)
def _value(word: str) -> float | None:
    if (value := _OF_WORD.get(word)) is not None:
        return float(value)
    if len(word) < 7 or not (word.endswith(_GERMANIC_ENDINGS) or any(stem in word for stem in _GERMANIC_STEMS)):
        return None
    hit = _GERMANIC.fullmatch(word)
    if hit is None or (hit["thousands"] is None and hit["hundreds"] is None):
        return _two_digits(word)
    thousands, hundreds, rest = (_part(hit[name]) for name in ("thousands", "hundreds", "rest"))
    if thousands is None or hundreds is None or rest is None:
        return None
    total = (thousands or 1) * 1000 if hit["thousands"] is not None else 0.0
    return total + ((hundreds or 1) * 100 if hit["hundreds"] is not None else 0.0) + rest


def _part(word: str | None) -> float | None:
    """A part of a compound: 0 for none, None for what is no number."""
    if not word:
        return 0.0
    if (value := _OF_WORD.get(word)) is not None:
        return float(value)
    return _value(word) if word.endswith(("hundert", "honderd")) else _two_digits(word)


def _two_digits(word: str) -> float | None:
    """Ones before tens: "fünfundzwanzig", "vijfentwintig"."""
    hit = _COMPOUND.fullmatch(word)
    one, ten = (_OF_WORD.get(hit["one"]), _OF_WORD.get(hit["ten"])) if hit else (None, None)
    return float(one + ten) if one and ten and one < 10 <= 20 <= ten < 100 else None
