"""Pay in queries and postings: ranges, bounds, currencies, periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..posting import Period
from . import pay_amounts, pay_around, pay_other, pay_patterns
from .currencies import OF_COUNTRY, currency_of
from .match import Match
from .pay_amounts import Amount
from .pay_around import Said
from .pay_judge import Evidence, confidence, described, is_other
from .pay_size import MONTHLY, STRONG, WEAK, likely_period, plausible
from .pay_words import period_of

# Above this length a text is a description, where money is more often something else than pay.
_DESCRIPTION = 400
# What a description must offer a year, in dollars, to be pay and not a benefit.
_LEAST_DESCRIBED = 8_000.0
# What people are paid in who write in a language, where neither sum nor place tells.
_OF_LANGUAGE = {"de": "EUR", "fr": "EUR", "es": "EUR", "nl": "EUR", "it": "EUR", "ja": "JPY", "zh": "CNY"}
_INDIAN = ("l", "lakh", "lakhs", "lac", "lacs", "lpa", "cr", "crore", "crores")
_MILLIONS = ("m", "mio", "million", "millions", "millionen", "miljoen")


@dataclass(frozen=True, slots=True)
class PayRange:
    """At least `min`, at most `max` (None: open), in `currency` (ISO 4217; None: unsaid) per `period`."""

    min: float | None
    max: float | None
    currency: str | None
    period: Period


def find_pay(text: str, *, country: str | None = None, language: str | None = None) -> list[Match[PayRange]]:
    """Find sums of pay.

    A bare or "about" figure is a minimum, a range gives both bounds. "$" alone is USD; a figure with no currency takes
    that of `country` (ISO 3166-1 alpha-2), or else of the script or the `language` (ISO 639-1). Unsaid periods come
    from the size, and from the country's habit. Texts over 400 characters are read as descriptions: there money must
    also stand beside a word of pay or a period.

    Returns:
        Matches in order; figures are finite and positive, `min` <= `max`.
    """
    folded = pay_patterns.folded(text)
    by, said = pay_amounts.searches(folded), pay_patterns.SAID_HINT.search(folded) is not None
    if not by and not said:
        return []
    strict = len(text) > _DESCRIPTION
    reader = _Reader(text, folded, (country or "").upper() or None, language, by, strict=strict)
    found = [match for start, end in _stretches(folded, undigited=not strict) for match in reader.read(start, end)]
    kept: list[Match[PayRange]] = []
    for match in sorted(found, key=lambda match: match.start):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def best_pay(matches: list[Match[PayRange]]) -> PayRange | None:
    """The pay of a posting among what its text says: full ranges first, then the surest, then the first."""
    if not matches:
        return None
    return min(matches, key=lambda m: (m.value.min is None or m.value.max is None, -m.confidence, m.start)).value


def _stretches(text: str, *, undigited: bool) -> Iterator[tuple[int, int]]:
    """The lines that a sum can begin in, those without a digit only when `undigited`."""
    line = 0
    while line <= len(text):
        end = text.find("\n", line)
        end = len(text) if end < 0 else end
        if undigited or pay_patterns.DIGIT.search(text, line, end):
            yield line, end
        line = end + 1


class _Reader:
    """Reads the sums of one text."""

    def __init__(
        self, text: str, folded: str, country: str | None, language: str | None,
        by: Sequence[pay_amounts.Search], *, strict: bool,
    ) -> None:  # fmt: skip
        self._text, self._folded, self._country, self._by, self._strict = text, folded, country, by, strict
        self._language = language
        self._han = not folded.isascii() and pay_patterns.CJK.search(folded) is not None
        self._japanese = language == "ja" or (self._han and pay_patterns.JAPANESE.search(text) is not None)
        self._habit = OF_COUNTRY.get(country or "") or self._script() or _OF_LANGUAGE.get(language or "") or (
            "GBP" if pay_patterns.BRITISH.search(folded) else None
        )

    def read(self, start: int, end: int) -> Iterator[Match[PayRange]]:
        """The sums in a stretch, in order."""
        at = floor = start
        while (low := pay_amounts.next_amount(self._folded, at, end, self._by)) is not None:
            at = low.end
            found = self._sum(low, floor) if low.figure or low.currency else None
            if found is not None and not self._telephone(found):
                yield found
                at = floor = max(found.end, low.end)
        yield from self._undigited(start, end)

    def _telephone(self, found: Match[PayRange]) -> bool:
        calls = pay_other.PHONE.finditer(self._folded)
        return any(hit.start() < found.end and found.start < hit.end() for hit in calls)

    def _sum(self, low: Amount, floor: int) -> Match[PayRange] | None:
        """The sum that begins with `low`, if it is pay."""
        text = self._folded
        said = pay_around.before(text, low.start, floor)
        high = pay_amounts.upper(text, low, between=said.between)
        last = high or low
        bare = said.empty and not (low.currency or low.unit or last.currency or last.unit) and last.figure < 1000
        if bare and not self._han and pay_patterns.TAIL.match(text, last.end) is None:
            # "3 years", "24/7": nothing marks a sum.
            return None
        written = [name for name in (low.currency, high.currency if high else "") if name]
        codes = {name: code for name in written if (code := self._code(name, low))}
        pay_around.after(text, last.end, said, stated=bool(codes))
        for name in said.currencies:
            if code := self._code(name, low):
                codes[name] = code
        if said.most and self._han and pay_other.REFUSED.match(text, said.end):
            said.most = False
        if _runs_on(text, said.end) or (low.currency and not codes and text[low.start].isalpha()):
            return None
        return self._judged(low, high, said, codes)

    def _judged(self, low: Amount, high: Amount | None, said: Said, codes: dict[str, str]) -> Match[PayRange] | None:
        first, second = pay_amounts.bounds(low, high) if high else (low.value, None)
        if second is not None and first > second:
            first, second = second, first
        units = {low.unit, high.unit if high else ""} - {""}
        currency = next((code for name, code in codes.items() if name != "$"), next(iter(codes.values()), None))
        stated = currency is not None
        if units.intersection(_INDIAN):
            if currency in STRONG or ("l" in units and (currency or self._habit) != "INR" and not said.spoken):
                return None
            currency = currency or (self._habit if self._habit in ("PKR", "NPR", "BDT", "LKR") else "INR")
        currency = currency or self._habit
        if "w" in units and not self._han:
            return None
        millions = units.intersection(_MILLIONS) or ("spelled" in units and first >= 1_000_000)
        if millions and not self._million(first, second, currency):
            return None
        evidence = Evidence(
            first=low, said=said, low=first, high=second, stated=stated, scaled=bool(units),
            monthly=currency in MONTHLY, han=self._han and not self._japanese,
        )  # fmt: skip
        period = said.period or self._likely(second or first, currency, said, units)
        least = _LEAST_DESCRIBED if self._strict and currency in STRONG else 0.0
        if not all(plausible(value, currency, period, least=least) for value in (first, second) if value):
            return None
        sure = confidence(self._folded, evidence)
        if sure < 0.5 or is_other(self._folded, evidence) or (self._strict and not described(self._folded, evidence)):
            return None
        # "Up to $90,000 - $115,000" is a range all the same.
        most = (second is None and said.most) or first == 0
        value = PayRange(None if most else first, (second or first) if most else second, currency, period)
        return self._match(said.start, said.end, value, sure) if value.min or value.max else None

    def _match(self, start: int, end: int, value: PayRange, sure: float) -> Match[PayRange]:
        surface = self._text[start:end]
        start += len(surface) - len(surface.lstrip())
        surface = surface.strip()
        return Match(start, start + len(surface), surface, value, sure)

    def _likely(self, amount: float, currency: str | None, said: Said, units: set[str]) -> Period:
        if units.intersection(_INDIAN):
            return Period.YEAR
        period = likely_period(amount, currency)
        # "800 € netto", "sueldo 700": nobody tells a day's pay so.
        monthly = said.gross or (said.spoken and currency == "EUR")
        return Period.MONTH if monthly and period is Period.DAY else period

    def _million(self, low: float, high: float | None, currency: str | None) -> bool:
        """Millions are paid in weak currencies, and at the top of a range."""
        return currency in WEAK or (high is not None and low >= 50_000)

    def _code(self, name: str, amount: Amount) -> str | None:
        """The currency that `name` is here: 元 in Taipei is no renminbi, and Quebec writes "32 $"."""
        code = currency_of(name, self._country)
        if name in ("元", "块") and self._habit in ("TWD", "HKD", "MOP", "SGD", "CNY"):
            return self._habit
        if name == "¥" and (self._country == "CN" or (self._han and not self._japanese and self._country != "JP")):
            return "CNY"
        quebec = self._country == "CA" or (self._country is None and self._language == "fr")
        if name == "$" and quebec and self._folded[amount.start] != "$":
            return "CAD"
        return code

    def _script(self) -> str | None:
        if not self._han:
            return None
        if self._japanese:
            return "JPY"
        if pay_patterns.CANTONESE.search(self._text):
            return "HKD"
        return "TWD" if pay_patterns.TRADITIONAL.search(self._text) else "CNY"

    def _undigited(self, start: int, end: int) -> Iterator[Match[PayRange]]:
        """Sums told without their figure: "six figures", "月薪过万"."""
        if not self._strict and pay_patterns.SAID_HINT.search(self._folded):
            for hit in pay_patterns.FIGURES_SAID.finditer(self._folded, start, end):
                low = 1e6 if hit["seven"] else 1e5
                yield self._match(*hit.span(), PayRange(low, None, self._habit, Period.YEAR), 0.9)
        if self._han and not self._japanese:
            for hit in pay_patterns.ROUND_HAN.finditer(self._folded, start, end):
                low = {"千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6}[hit["n"] or hit["some"]]
                period = period_of(hit["head"] or "") or likely_period(low, self._habit)
                yield self._match(*hit.span(), PayRange(low, None, self._habit, period), 0.85)


def _runs_on(text: str, end: int) -> bool:
    """True when a word, a number or a percentage goes on where a sum would end."""
    following = text[end : end + 1]
    return following == "%" or following == "_" or (following.isalnum() and not pay_patterns.CJK.match(following))
