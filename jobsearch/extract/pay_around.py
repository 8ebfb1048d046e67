"""What the words right before and after a sum say of it: bounds, period, gross or net, another currency."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..posting import Period
from . import pay_patterns as p
from .pay_words import period_of

# How far before a sum its words are looked for, in characters a step and in steps.
_STEP, _STEPS = 32, 5
_LOOSE_HEADS = ("一天", "每天", "每月", "一个月", "月", "一年", "每年", "一小时", "每小时", "一日", "每周")
#: Words before a sum that belong to it: "月薪15k", "TJM 500", "OTE 150k".
_OWN = re.compile("[\u3400-\u9fff]|tjm|ote|ctc")
_OWN_SPOKEN = ("ote", "ctc", "tjm", "到手", "薪资", "底薪")


@dataclass(slots=True)
class Said:
    """What the words around a sum say. `start` and `end` are where those that belong to it begin and end."""

    start: int
    end: int
    bounded: bool = False
    most: bool = False
    between: bool = False
    spoken: bool = False
    gross: bool = False
    timed: bool = False
    period: Period | None = None
    currencies: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """True when nothing is said before the sum."""
        return not (self.bounded or self.most or self.between or self.spoken or self.period)


def before(text: str, start: int, floor: int) -> Said:
    """Read the words before a sum, back to `floor`."""
    said = Said(start, start)
    at, joined, period_at = start, True, None
    for _ in range(_STEPS):
        hit = p.HEAD.search(text, max(floor, at - _STEP), at)
        if hit is None:
            break
        step, at = hit["step"], hit.start()
        kind = p.head_kind(step)
        if kind == "max":
            said.most = True
        elif kind in ("min", "about"):
            said.bounded = True
        elif kind == "between":
            said.between = True
        elif kind == "head":
            period_at = period_of(step) if period_at is None else period_at
            said.spoken = said.spoken or step not in _LOOSE_HEADS
        elif kind in ("spoken", "gross"):
            said.spoken = True
            said.gross = said.gross or kind == "gross"
        joined = joined and (
            kind in ("max", "min", "between") or (kind == "head" and bool(_OWN.match(step))) or step in _OWN_SPOKEN
        )
        if joined:
            said.start = at
    said.period = period_at
    return said


def after(text: str, end: int, said: Said, *, stated: bool) -> None:
    """Read the words after a sum into `said`; `stated`: its currency is."""
    said.end = at = end
    for _ in range(6):
        hit = p.TAIL.match(text, at)
        if hit is None or not _take(hit, said, stated=stated):
            return
        at = hit.end()
        # A closing "salary" belongs to the sentence, not to the sum.
        if hit.lastgroup != "spoken":
            said.end = at


def _take(hit: re.Match[str], said: Said, *, stated: bool) -> bool:
    """Note what one step says; False when it does not belong to the sum."""
    kind = hit.lastgroup
    if kind in ("unit", "adverb", "bare", "glued"):
        period = period_of(hit[kind].strip())
        loose = (kind == "bare" and (not hit.group()[0].isspace() or not (stated or said.bounded))) or (
            kind == "glued" and not stated
        )
        if period is None or said.timed or loose:
            return False
        said.period, said.timed = period, True
    elif kind == "plus":
        said.bounded = True
    elif kind == "upto":
        said.most = True
    elif kind in ("gross", "spoken"):
        said.spoken = True
        said.gross = said.gross or kind == "gross"
    elif kind == "instalments":
        said.spoken = True
        said.period = said.period or Period.MONTH
    elif kind == "currency":
        if said.currencies or stated:
            return False
        said.currencies.append(hit["currency"])
    return True
