"""What the groups of a match stand for: numbers, units and years."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from . import recency_calendar as cal
from .recency_patterns import Grammar


class Place(NamedTuple):
    """Where and how a date is to be read.

    Attributes:
        text: Folded text.
        at: Where the date begins.
        now: What relative dates count from.
        limit: The day up to which a date without its year must have begun.
        month_first: Whether 1/10 is 10 January.
    """

    text: str
    at: int
    grammar: Grammar
    now: date
    limit: date
    month_first: bool


class Found:
    """The groups of a match; numbered twins of a group ("m2") count as the group.

    Reading one raises ValueError where its words are none of the language's.
    """

    def __init__(self, hit: re.Match[str], place: Place) -> None:
        self.hit = hit
        self.groups = {name.rstrip("23456789"): text for name, text in hit.groupdict().items() if text is not None}
        self.place = place

    def before(self, day: date) -> Found:
        """The same words, read for a time before `day`."""
        return Found(self.hit, self.place._replace(limit=cal.day_before(day)))

    def count(self) -> float:
        """How many units: one where no number stands, 2 for a couple."""
        if "couple" in self.groups:
            return 2
        count = _number(self, "n") if "n" in self.groups else 1
        return count + (0.5 if "half" in self.groups else 0)

    def unit(self) -> str:
        """The unit, as a word or, where a language joins it to others ("Monatsmitte"), as the name of a group."""
        if "unit" in self.groups:
            return self.place.grammar.units[re.sub(r"[\s-]+", "-", self.groups["unit"])]
        return next(name for name in ("week", "month", "quarter", "year") if name in self.groups)

    def whole(self, name: str, default: int | None = None) -> int:
        """A group's number; `default` where it took part in no match."""
        if default is not None and name not in self.groups:
            return default
        return int(_number(self, name))

    def year(self) -> int | None:
        """The year said; one of two digits is no more than 50 years ahead."""
        if "y" in self.groups:
            year = int(self.groups["y"])
            if year < 100:
                year += self.place.now.year // 100 * 100
                year -= 100 if year > self.place.now.year + 50 else 0
            return year
        if "thisyear" in self.groups:
            return self.place.now.year
        return self.place.now.year - 1 if "lastyear" in self.groups else None


def count_and_unit(hit: re.Match[str], grammar: Grammar) -> tuple[float, str]:
    """How many of which unit a match speaks of; one where it gives no number.

    Raises:
        ValueError: The words are no number.
    """
    found = Found(hit, Place(hit.string, 0, grammar, date.min, date.min, False))
    return found.count(), found.unit()


def _number(found: Found, name: str) -> float:
    text = found.groups[name]
    if text.isdecimal():
        return int(text)
    table = found.place.grammar.numbers.get(name, {})
    key = re.sub(r"[\s-]+", "-", text)
    return table[key] if key in table else _han_number(text)


def _han_number(text: str) -> float:
    """Read 二十四 as 24, and 半 as a half.

    Raises:
        ValueError: It is no number.
    """
    if text == "半":
        return 0.5
    total = digits = 0
    for letter in text:
        if letter in "十百":
            total += (digits or 1) * (10 if letter == "十" else 100)
            digits = 0
        else:
            digits = "零一二三四五六七八九".find(letter.replace("两", "二"))
            if digits < 0:
                raise ValueError(f"{text!r} is no number")
    return total + digits
