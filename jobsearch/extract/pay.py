"""Pay in queries and postings: ranges, bounds, currencies, periods."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..posting import Period
from .currencies import OF_COUNTRY, currency_of, likely_period, plausible
from .match import Match
from .pay_patterns import CJK, NO_PAY_AFTER, NO_PAY_BEFORE, PAY, PAY_BEFORE, PERIOD_BEFORE, period_of
from .phrases import lower

# Above this length a text is a description, where money is more often something else than pay.
_DESCRIPTION = 400
_DIGIT = re.compile(r"\d")
# What a description must offer a year, in dollars, to be pay and not a benefit.
_LEAST_DESCRIBED = 8_000.0


@dataclass(frozen=True, slots=True)
class PayRange:
    """At least `min`, at most `max` (None: open), in `currency` (ISO 4217; None: unsaid) per `period`."""

    min: float | None
    max: float | None
    currency: str | None
    period: Period


def find_pay(text: str, *, country: str | None = None) -> list[Match[PayRange]]:
    """Find sums of pay.

    A bare or "about" figure is a minimum, a range gives both bounds. "$" alone is USD; a figure with no currency takes
    that of `country` (ISO 3166-1 alpha-2). Unsaid periods come from the size, and from the country's habit. Texts over
    400 characters are read as descriptions: there money must also stand beside a word of pay or a period.

    Returns:
        Matches in order; figures are finite and positive, `min` <= `max`.
    """
    strict = len(text) > _DESCRIPTION
    lowered = lower(text)
    found = []
    for start, end in _figures(lowered):
        for hit in PAY.finditer(lowered, start, end):
            read = _read(hit, lowered, country, strict)
            if read is not None:
                surface = text[hit.start() : hit.end()]
                begin = hit.end() - len(surface.lstrip())
                surface = surface.strip()
                found.append(Match(begin, begin + len(surface), surface, *read))
    return found


def best_pay(matches: list[Match[PayRange]]) -> PayRange | None:
    """The pay of a posting among what its text says: full ranges first, then the surest, then the first."""
    if not matches:
        return None
    return min(matches, key=lambda m: (m.value.min is None or m.value.max is None, -m.confidence, m.start)).value


def _figures(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that can hold a sum: lines with a digit, from a little before it. A sum never crosses lines."""
    line = 0
    while line <= len(text):
        end = text.find("\n", line)
        end = len(text) if end < 0 else end
        digit = _DIGIT.search(text, line, end)
        if digit is not None:
            start = digit.start() - 60
            # The cut must not fall inside a word.
            yield (line if start <= line else text.find(" ", start, digit.start()) + 1 or start), end
        line = end + 1


def _read(hit: re.Match[str], text: str, country: str | None, strict: bool) -> tuple[PayRange, float] | None:
    """What a sum says, and with what confidence; None when it is no pay."""
    low, high = _amounts(hit)
    if low is None or _is_other(hit, text):
        return None
    stated = _currency(hit, text)
    bare = stated is None
    currency = stated or OF_COUNTRY.get((country or "").upper()) or ("CNY" if bare and _near_cjk(hit, text) else None)
    if hit["lpa"]:
        currency = "INR"
        low, high = low * 100_000 if low < 1000 else low, high * 100_000 if high is not None and high < 1000 else high
    period = Period.YEAR if hit["lpa"] else _period(hit, text)
    stated_period = period is not None
    if period is None:
        period = likely_period(high if high is not None else low, currency)
    least = _LEAST_DESCRIBED if strict and currency in _STRONG else 1_000.0
    if not all(plausible(a, currency, period, least=least) for a in (low, high) if a):
        return None
    if "l" in (str(hit["k1"]).casefold(), str(hit["k2"]).casefold()) and currency != "INR":
        return None
    bound = bool(hit["min"] or hit["plus"] or hit["plus_in"] or hit["max"] or hit["upto"])
    spoken = PAY_BEFORE.search(text, max(0, hit.start() - 90), hit.start()) is not None
    confidence = _confidence(
        hit, bare=bare, stated_period=stated_period, bound=bound, spoken=spoken, ranged=high is not None
    )
    if strict and not _described(hit, low, high, bare=bare, stated_period=stated_period, spoken=spoken):
        return None
    if confidence < 0.5:
        return None
    # "Up to $90,000 - $115,000" is a range all the same.
    if (high is None and (hit["max"] or hit["upto"])) or low == 0:
        value = PayRange(None, high if high is not None else low, currency, period)
    else:
        value = PayRange(low, high, currency, period)
    if not (value.min or value.max):
        return None
    return value, confidence


def _confidence(
    hit: re.Match[str], *, bare: bool, stated_period: bool, bound: bool, spoken: bool, ranged: bool
) -> float:
    if not bare:
        return 0.95 if bound or stated_period or ranged or spoken else 0.85
    kilo = bool(hit["k1"] or hit["k2"])
    if hit["lpa"] or (stated_period and (kilo or spoken or ranged or bound or _size(hit) >= 1000)):
        return 0.85
    if kilo:
        return 0.8 if bound or ranged or spoken else 0.6
    if spoken and _size(hit) >= 1000:
        return 0.7
    # A bare number with a bound: five or six digits may be pay, fewer are years, people, miles.
    return 0.6 if (bound or ranged) and 10_000 <= _size(hit) < 1_000_000 else 0.0


def _described(
    hit: re.Match[str], low: float, high: float | None, *, bare: bool, stated_period: bool, spoken: bool
) -> bool:
    if bare:
        return spoken and (stated_period or high is not None)
    return spoken or stated_period or (high is not None and low >= 15_000)


def _is_other(hit: re.Match[str], text: str) -> bool:
    if hit["big"]:
        return True
    after, before = text[hit.end() : hit.end() + 48], text[max(0, hit.start() - 32) : hit.start()]
    return bool(NO_PAY_AFTER.match(after) or NO_PAY_BEFORE.search(before))


def _size(hit: re.Match[str]) -> float:
    return _number(hit["n1"]) or 0


def _number(raw: str) -> float | None:
    digits = re.sub(r"[\s'’\u00a0\u202f]", "", raw)
    grouped = re.fullmatch(r"(\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3})(?:([.,])(\d{1,2}))?", digits)
    if grouped and not (grouped[2] and grouped[2] in grouped[1]):
        whole = re.sub(r"[.,]", "", grouped[1])
        value = float(f"{whole}.{grouped[3] or 0}")
    else:
        try:
            value = float(digits.replace(",", "."))
        except ValueError:
            return None
    return value if math.isfinite(value) and value >= 0 else None


_STRONG = frozenset(("USD", "EUR", "GBP", "CAD", "AUD", "CHF"))
_FACTORS = {
    "l": 1e5,
    "m": 1e6,
    "mio": 1e6,
    "k": 1e3,
    "thousand": 1e3,
    "grand": 1e3,
    "tausend": 1e3,
    "tsd": 1e3,
    "mil": 1e3,
    "mille": 1e3,
    "千": 1e3,
    "万": 1e4,
    "w": 1e4,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
}


def _amounts(hit: re.Match[str]) -> tuple[float | None, float | None]:
    low = _number(hit["n1"])
    high = _number(hit["n2"]) if hit["n2"] else None
    if low is None:
        return None, None
    first = _FACTORS.get((hit["k1"] or "").casefold().rstrip("."), 1.0)
    second = _FACTORS.get((hit["k2"] or "").casefold().rstrip("."), 1.0)
    if high is None:
        return low * first, None
    if not hit["k1"] and hit["k2"] and low < 1000:
        first = second
    elif hit["k1"] and not hit["k2"] and high < 1000:
        second = first
    elif low < 1000 <= high and low * 1000 <= high and high >= 10_000:
        first = 1000.0  # "50-60.000 €"
    low, high = low * first, high * second
    return (low, high) if low <= high else (high, low)


def _currency(hit: re.Match[str], text: str) -> str | None:
    written = [hit[g] for g in ("c1", "c2", "c3", "c4", "c5") if hit[g]]
    codes = [code for code in map(currency_of, written) if code]
    if not codes:
        return None
    # "$120,000 CAD": the code says more than the sign.
    precise = [c for w, c in zip(written, codes, strict=False) if w != "$"]
    chosen = precise[0] if precise else codes[0]
    return "CNY" if chosen == "JPY" and "¥" in written and _near_cjk(hit, text) and "円" not in hit.group() else chosen


def _near_cjk(hit: re.Match[str], text: str) -> bool:
    return CJK.search(text, max(0, hit.start() - 200), hit.end() + 200) is not None


def _period(hit: re.Match[str], text: str) -> Period | None:
    if hit["per"]:
        return period_of(hit["per"])
    before = PERIOD_BEFORE.search(text, max(0, hit.start() - 40), hit.start())
    return period_of(before["before"]) if before else None
