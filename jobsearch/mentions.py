"""The few stretches of a long text worth reading closely: finders are exact but slow, most text says nothing."""

from __future__ import annotations

import re
from functools import cache

from .extract.phrases import CJK

#: Characters kept on each side of a hint; a line's ends cut it short.
_AROUND = 160

#: A word of where or for how long one works contains one of these.
WORKPLACE_HINTS = (
    "remot", "hybr", "híbr", "hibr", "ibrid", "home", "wfh", "wfa", "anywhere", "tele", "télé", "distan", "hause",
    "ortsunab", "chez", "maison", "casa", "on-site", "onsite", "on site", "office", "in-person", "in person",
    "vor ort", "vor-ort", "präsenz", "büro", "présentiel", "bureau", "sur site", "presencial", "oficina", "presenza",
    "kantoor", "locatie", "huis", "afstand", "mobile arbeit", "mobiles arbeit", "mobilen arbeit", "flexplace",
    "smart working", "smart-working", "远程", "在家", "居家", "异地", "混合", "现场", "线下", "坐班", "驻场", "到岗",
)  # fmt: skip
HOURS_HINTS = (
    "full", "part", "vollzeit", "teilzeit", "minijob", "temps", "jornada", "tiempo", "horas", "stunden", "tempo",
    "voltijd", "deeltijd", "全职", "兼职",
)  # fmt: skip
_MONEY = (
    "$", "€", "£", "¥", "₹", "zł", "kr", "eur", "usd", "gbp", "chf", "cad", "aud", "inr", "pln", "cny", "rmb", "sgd",
    "salar", "pay", "compensation", "wage", "ote", "earn", "remuner", "rémun", "gehalt", "vergüt", "lohn", "verdienst",
    "brut", "sueldo", "retribu", "stipend", "per hour", "/h", "per year", "per annum", "lpa", "薪", "资", "元",
    "月", "年",
)  # fmt: skip
#: A sum: a currency sign, four digits in a row or grouped, thousands as "80k", or an hourly rate.
#: It begins with a set of characters, which is what the regex engine can look for fast.
_SUM = re.compile(
    r"[$€£¥₹\d](?:(?<=[$€£¥₹])|(?<=\d)(?:(?:[.,'’ \u00a0\u202f]?\d){3}| ?[kKwW](?![a-zA-Z])|[.,]\d\d(?!\d)| ?[万千]"
    r"| (?:euro|EUR|USD|GBP)))"
)


def around(text: str, hints: tuple[str, ...]) -> str:
    """The stretches of `text` around any of the hints (lower case), a line each; a short text as it is."""
    if len(text) <= 2 * _AROUND:
        return text
    lowered = text.lower()
    if len(lowered) != len(text):
        return text
    spots: list[int] = []
    for hint in hints if CJK.search(lowered) else _latin(hints):
        at = lowered.find(hint)
        while at >= 0:
            spots.append(at)
            at = lowered.find(hint, at + len(hint))
    return "\n".join(_stretches(text, sorted(spots)))


@cache
def _latin(hints: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(hint for hint in hints if not CJK.search(hint))


def around_sums(text: str) -> str:
    """The stretches around sums of money, a line each; a number that no sign or word of money is near is none."""
    spots = [m.start() for m in _SUM.finditer(text)]
    # Across line ends: "Salary" is often a heading of its own.
    return "\n\n".join(s for s in _stretches(text, spots, within_line=False) if _is_money(s))


def _is_money(stretch: str) -> bool:
    lowered = stretch.lower()
    return any(hint in lowered for hint in _MONEY)


def _stretches(text: str, spots: list[int], *, within_line: bool = True) -> list[str]:
    kept: list[str] = []
    begin = end = 0
    for at in spots:
        left, right = max(at - _AROUND, 0), min(at + _AROUND, len(text))
        if within_line:
            left = max(left, text.rfind("\n", 0, at) + 1)
            stop = text.find("\n", at)
            right = right if stop < 0 else min(right, stop)
        if left <= end and kept:
            end = max(end, right)
            kept[-1] = text[begin:end]
        else:
            begin, end = left, right
            kept.append(text[begin:end])
    return kept
