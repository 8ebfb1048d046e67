"""Amounts as they are written, one or the two of a range: figure, multiplier, currency."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from . import pay_patterns as p
from .pay_numbers import factor_of, han_number, number_of
from .pay_spelled import Spelled, spelled_numbers


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as written: `figure` times the multiplier `unit` ("" for none), with its currency's name if any."""

    start: int
    end: int
    figure: float
    unit: str = ""
    currency: str = ""

    @property
    def value(self) -> float:
        """What it amounts to."""
        return self.figure * factor_of(self.unit)


class Figure(NamedTuple):
    """A number found in a text; `unit` tells how: "" digits, "glued" digits after a letter, "han", "spelled"."""

    start: int
    end: int
    value: float
    unit: str = ""


Search = Callable[[int, int], "Figure | None"]


def searches(text: str) -> list[Search]:
    """What finds the numbers of folded `text`, by the ways in which it can tell them."""
    found: list[Search] = [partial(_digits, text)] if p.DIGIT.search(text) else []
    if not text.isascii() and p.HAN_HINT.search(text):
        found.append(partial(_han, text))
    if len(text) <= _LONGEST_SPELLED and (spelled := spelled_numbers(text)):
        figures = [Figure(run.start, run.end, run.value, "spelled") for run in spelled if _may_be_sum(text, run)]
        found += [partial(_first, figures)] if figures else []
    return found


# Longer texts are descriptions; they spell no pay.
_LONGEST_SPELLED = 400


def _may_be_sum(text: str, run: Spelled) -> bool:
    """Whether a spelled number can be pay: "one", "Thousand Oaks" and "mil" alone are words first."""
    if run.value < 5 and not p.KILO_HERE.match(text, run.end):
        return False
    return run.words > 1 or run.value not in (100, 1000, 1_000_000) or p.CURRENCY_AFTER.match(text, run.end) is not None


def _first(figures: list[Figure], at: int, end: int) -> Figure | None:
    return next((figure for figure in figures if at <= figure.start and figure.end <= end), None)


def _digits(text: str, at: int, end: int) -> Figure | None:
    """The first number in digits; to look for a lone digit is what the regex engine does fastest."""
    while digit := p.DIGIT.search(text, at, end):
        hit = p.FIGURE.match(text, digit.start(), end)
        if hit is not None and (value := number_of(hit.group())) is not None:
            return Figure(hit.start(), hit.end(), value, "glued" if hit["glued"] else "")
        at = hit.end() if hit else digit.end()
    return None


def _han(text: str, at: int, end: int) -> Figure | None:
    hit = p.HAN_FIGURE.search(text, at, end)
    if hit is None:
        return None
    value = han_number(hit.group())
    return Figure(*hit.span(), value, "han" if value >= 1000 else "")


def next_amount(text: str, at: int, end: int, by: Sequence[Search]) -> Amount | None:
    """The first amount in folded `text` from `at` on; one with no value is a number that cannot be an amount."""
    figures = [figure for search in by if (figure := search(at, end))]
    if not figures:
        return None
    figure = min(figures, key=lambda found: (found.start, -found.end))
    return _amount(text, figure) or Amount(figure.start, figure.end, 0.0)


def _amount(text: str, figure: Figure) -> Amount | None:
    start, end, value, unit = figure
    before = p.CURRENCY_BEFORE.search(text, max(0, start - 12), start)
    if unit == "glued" and before is None:
        return None
    begin = before.start() if before else start
    # "covid-19", "f-16": a hyphen within a word; "a - 16" parts.
    if text[begin - 1 : begin] == "-" and begin > 1 and not text[begin - 2].isspace():
        return None
    if unit == "han":
        return _with_currency(text, begin, end, value, "han", before)
    return _scaled(text, begin, end, value, before, own="spelled" if unit == "spelled" else "")


def _scaled(text: str, begin: int, end: int, figure: float, before: re.Match[str] | None, *, own: str = "") -> Amount:
    unit = p.KILO_HERE.match(text, end)
    if unit is not None:
        return _with_currency(text, begin, unit.end(), figure, unit["k"], before)
    return _with_currency(text, begin, end, figure, own if figure >= 1000 else "", before)


def _with_currency(
    text: str, begin: int, end: int, figure: float, unit: str, before: re.Match[str] | None
) -> Amount:
    after = p.CURRENCY_AFTER.match(text, end)
    names = [before.group().strip(" :")] if before else []
    if after is not None:
        if names and names[0].isalpha() and before is not None and before.group()[-1].isspace():
            # "sueldo en dólares 2000 usd": the word before belongs to the sentence.
            names, begin = [], before.end()
        names.append(after["c"])
        end = after.end()
    elif before is None and (unit == "k" or figure >= 1000 or text[end : end + 3] in ("e/h", "e/j")):
        euro = p.EURO_E.match(text, end)
        names, end = (["€"], euro.end()) if euro else (names, end)
    if dash := p.DASH_AFTER.match(text, end):
        end = dash.end()
    # "$120,000 cad": the code says more than the sign.
    precise = [name for name in names if name != "$"]
    return Amount(begin, end, figure, unit, (precise or names or [""])[0])


def upper(text: str, low: Amount, *, between: bool) -> Amount | None:
    """The second amount of a range that begins with `low`; None when there is none."""
    at = low.end
    step = p.TAIL.match(text, at)
    for begin in (at, step.end() if step and step.lastgroup in ("unit", "plus", "gross") else at):
        for pattern in (p.SEPARATOR, p.SLASH, p.AND):
            gap = pattern.match(text, begin)
            high = _next(text, gap.end()) if gap is not None else None
            # Without "between", "and" parts bounds that each have their currency.
            apart = pattern is p.AND and not between and not (low.currency and high and high.currency)
            if high is not None and not apart and _ranged(low, high, pattern):
                return high
    return None


def _next(text: str, at: int) -> Amount | None:
    if han := (p.HAN_FIGURE.match(text, at)):
        return _with_currency(text, at, han.end(), han_number(han.group()), "han", None)
    if (word := p.SPELLED_HERE.match(text, at)) and (run := spelled_numbers(word.group())) and run[0].start == 0:
        return _scaled(text, at, at + run[0].end, run[0].value, None, own="spelled")
    sign = p.CURRENCY_HERE.match(text, at)
    digits = p.DIGITS_HERE.match(text, sign.end() if sign else at)
    figure = number_of(digits.group()) if digits else None
    if digits is None or figure is None:
        return None
    high = _scaled(text, digits.start(), digits.end(), figure, None)
    return replace(high, currency=high.currency or sign.group().strip()) if sign else high


def _ranged(low: Amount, high: Amount, pattern: re.Pattern[str]) -> bool:
    first, second = bounds(low, high)
    if pattern is p.SLASH and (first < 100 or second <= first or (not low.unit and high.figure < 10)):
        return False
    return first == 0 or (0.02 < second / first <= 12 if low.unit or not high.unit else second / first <= 6)


def bounds(low: Amount, high: Amount) -> tuple[float, float]:
    """Both values of a range; a multiplier written once holds for both: "15-25k", "50-60.000 €"."""
    first, second = low.value, high.value
    if not low.unit and high.unit and low.figure < 1000:
        first = low.figure * _shared_factor(high)
    elif low.unit and not high.unit and high.figure < 1000:
        second = high.figure * factor_of(low.unit)
    elif not low.unit and not high.unit and low.figure < 1000 and high.figure >= low.figure * 1000 >= 10_000:
        first = low.figure * 1000  # "50-60.000 €"
    return first, second


def _shared_factor(high: Amount) -> float:
    """What the multiplier of an upper bound makes of a lower one without: "八到九千", "forty to fifty thousand"."""
    if high.unit == "han":
        return 10_000 if high.figure >= 10_000 else 1_000
    return 1_000 if high.unit == "spelled" else factor_of(high.unit)
