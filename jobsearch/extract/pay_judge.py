"""Whether a number is pay at all, and how surely: what marks it as a sum against what numbers otherwise count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import pay_other
from .pay_amounts import Amount
from .pay_around import Said
from .pay_patterns import PAY_NEAR

_MINIJOB_PAY = range(400, 650)
_LEAST_BESIDE_BONUS = 12_000.0
# Numbers that are years as likely as sums.
_YEARS = range(1950, 2100)
_CLOSED = re.compile(r"\s*(?:\Z|[.,;:!?()，。；！？、\n])")
_CJK_CLOSED = re.compile(r"\s*(?:\Z|[^\d%])")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sum and its marks.

    Attributes:
        low: Lower value, or the only one.
        high: Upper value of a range.
        stated: A currency is written with it.
        scaled: A multiplier is: "k", "万", "lakh".
        monthly: Pay is told by the month where the seeker looks, so that small figures are sums, too.
        han: The text is Chinese (not Japanese, where a bare figure says nothing).
    """

    first: Amount
    said: Said
    low: float
    high: float | None
    stated: bool
    scaled: bool
    monthly: bool
    han: bool


def is_other(text: str, evidence: Evidence) -> bool:
    """True when the words around say that folded `text` counts something else there."""
    said = evidence.said
    counted = pay_other.AFTER.match(text, said.end)
    # "£30k+ bonus" offers both; "$500+ bonus" is the bonus.
    both = text[said.end - 1] == "+" and evidence.low >= _LEAST_BESIDE_BONUS and pay_other.BESIDE.search(text, said.end)
    if (counted and not both) or pay_other.BEFORE.search(text, max(0, said.start - 24), said.start):
        return True
    marginal = not said.timed and (evidence.low <= 1 or evidence.low in _MINIJOB_PAY)
    if marginal and pay_other.MINIJOB.match(text, said.end):
        return True
    marked = evidence.stated or said.timed or (said.period is not None and said.spoken)
    return not marked and pay_other.COUNTED.match(text, said.end) is not None


def confidence(text: str, evidence: Evidence) -> float:
    """How surely a sum in a query or a short text is pay; below 0.5 it is not."""
    said, low, ranged = evidence.said, evidence.low, evidence.high is not None
    bound = said.bounded or said.most or said.between
    timed = said.timed or said.period is not None
    marked = bound or timed or ranged or said.spoken
    if evidence.stated:
        if not marked and _named(text, evidence.first):
            return 0.0
        return 0.95 if marked else 0.85
    small = evidence.first.unit in ("k", "mil", "spelled") and low < 10_000
    plain = small and not evidence.monthly and not evidence.han
    plain = plain and not (evidence.first.unit == "spelled" and _closed(text, evidence))
    if evidence.scaled and (marked or not plain):
        return 0.85 if timed else 0.8 if marked else 0.6
    if said.timed and (said.spoken or ranged or bound or low >= 5):
        return 0.8
    year = low in _YEARS and evidence.high is None
    if said.period is not None and said.spoken:
        return 0.8
    if said.spoken and ((low >= 1000 and not year) or (low >= 10 and _closed(text, evidence))):
        return 0.7
    if evidence.han and not year and (timed or (low >= 1000 and low % 100 == 0 and low <= 200_000)):
        return 0.6
    if bound or ranged:
        if 10_000 <= low < 1_000_000 and low % 50 == 0:
            return 0.6
        small = 1_000 <= low < 1_000_000 and low % 50 == 0 and not year
        if small and (said.bounded or said.most) and (evidence.monthly or _closed(text, evidence)):
            return 0.55
    return 0.0


def _named(text: str, amount: Amount) -> bool:
    """True for "Euro 6", "CAD 2020", "PHP 8": names of norms and programs that look like a currency with a figure."""
    if not text[amount.start].isalpha() or amount.unit:
        return False
    return amount.figure < 10 or (amount.currency in ("cad", "php", "cop", "try") and amount.figure in _YEARS)


def _closed(text: str, evidence: Evidence) -> bool:
    """True when nothing follows that the figure could count."""
    return (_CJK_CLOSED if evidence.han else _CLOSED).match(text, evidence.said.end) is not None


def described(text: str, evidence: Evidence) -> bool:
    """Whether a sum in a description is the pay: a word of pay or a period stands with it, or it is a range."""
    said, ranged = evidence.said, evidence.high is not None
    start = evidence.first.start
    spoken = PAY_NEAR.search(text, max(0, start - 90), start) is not None
    timed = said.timed or said.period is not None
    if not evidence.stated:
        return spoken and (timed or ranged)
    return spoken or timed or (ranged and evidence.low >= 15_000)
