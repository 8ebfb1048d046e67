"""Figures of sums: digits with the separators of every country, Han numerals, multipliers."""

from __future__ import annotations

import math
import re

#: Digits: "90'000", "3.500", "12,50", "75 000", "1,20,000".
DIGITS = (
    r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d+(?:[.,]\d+)?"
)
#: Han numerals with their unit, in simplified characters: "八千", "一万六", "3万5", "三千五百".
HAN = (
    r"(?<=年薪|年包|年入)[一二两三四五六七八九十\d]{1,3}个(?=[起以左，。,\s]|\Z)|[一二两三四五六七八九十]{1,2}皮(?=[起以左]|\Z)|"
    r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]{1,3})(?:万(?:[一二两三四五六七八九1-9](?:千(?:[一二两三四五六七八九1-9]百?)?"
    r"|(?![0-9.]))|(?=[^\d]|\Z))|千(?:[一二两三四五六七八九1-9]百?(?![0-9.]))?)"
    r"|千[一二三四五六七八九]?百?(?=円)|(?:(?<=[薪天日时结给领钟])|(?<=一天)|(?<=小时))[一二两三四五六七八九十百]{2,5}"
    r"|[一二两三四五六七八九十百]{2,5}(?=块|元|蚊|円|一?个?小时|一天|一日)"
)
#: What multiplies a figure. "l" (lakh) and "w" (wan) hold in India and China only; the reader sees to that.
FACTORS = {
    "k": 1e3, "thousand": 1e3, "grand": 1e3, "tausend": 1e3, "tsd": 1e3, "t": 1e3, "mil": 1e3, "mille": 1e3,
    "riesen": 1e3, "duizend": 1e3, "lucas": 1e3, "千": 1e3, "w": 1e4, "万": 1e4, "个w": 1e4,
    "个万": 1e4, "皮": 1e4, "l": 1e5, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5,
    "lacs": 1e5, "lpa": 1e5, "cr": 1e7, "crore": 1e7, "crores": 1e7, "百万": 1e6, "m": 1e6, "mio": 1e6, "million": 1e6,
    "millions": 1e6, "millones": 1e6, "millón": 1e6, "milhões": 1e6, "milhão": 1e6, "palos": 1e6, "millionen": 1e6,
    "miljoen": 1e6, "juta": 1e6,
}  # fmt: skip
_LATIN = sorted((word for word in FACTORS if word.isascii() or word[0] < "\u3000"), key=len, reverse=True)
_PLAIN = "|".join(word for word in _LATIN if word not in ("t", "k"))
_NO_LETTER = r"(?![a-zà-ÿ\u0100-\u024f])"
_HAN_DIGITS = dict(zip("一二两三四五六七八九十百", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100), strict=True))


_GAPS = re.compile(r"[\s'’]")
_GROUPED = re.compile(r"(\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3})(?:([.,])(\d{1,2}))?")


def kilo(currency_words: str) -> str:
    """Pattern of a multiplier after a figure; `currency_words` may be glued to "k" ("keur", "ke")."""
    return (
        rf"(?:(?:{_PLAIN}){_NO_LETTER}|tsd\.|mio\.|k(?=(?:{currency_words}|e){_NO_LETTER})|k{_NO_LETTER}"
        r"|t(?=\s?€|eur)|百万|个?万|千|个w|皮(?=[起以左]))"
    )


def factor_of(word: str | None) -> float:
    """What the multiplier `word` stands for; 1 for none."""
    return FACTORS.get(word.rstrip("."), 1.0) if word else 1.0


def number_of(raw: str) -> float | None:
    """The value of digits as `DIGITS` takes them; None when it is no finite number from 0 up."""
    if raw.isdecimal() and len(raw) < 16:
        return float(raw)
    digits = _GAPS.sub("", raw)
    grouped = _GROUPED.fullmatch(digits)
    if grouped and not (grouped[2] and grouped[2] in grouped[1]):
        whole = re.sub(r"[.,]", "", grouped[1])
        value = float(f"{whole}.{grouped[3] or 0}")
    else:
        try:
            value = float(digits.replace(",", "."))
        except ValueError:
            return None
    return value if math.isfinite(value) and value >= 0 else None


def han_number(raw: str) -> float:
    """The value of a numeral as `HAN` takes it: a last digit without its unit is a tenth of the unit before it."""
    total, unit = 0.0, 1.0
    rest = raw.replace("个", "万").replace("皮", "万")
    for sign, worth in (("万", 1e4), ("千", 1e3), ("百", 1e2)):
        head, found, tail = rest.partition(sign)
        if found and (sign != "百" or unit > 1):
            total += (_small(head) if head else 1.0) * worth
            rest, unit = tail, worth
    if rest:
        total += _small(rest) * (unit / 10 if unit > 1 else 1.0)
    return total


def _small(raw: str) -> float:
    """Digits or Han numerals below a thousand."""
    if raw[0].isascii():
        return float(raw)
    value, last = 0.0, 0.0
    for sign in raw:
        digit = _HAN_DIGITS[sign]
        if digit >= 10:
            value, last = value + (last or 1) * digit, 0.0
        else:
            last = digit
    # "二百五" is 250.
    return value + (last * 10 if raw[-2:-1] == "百" else last)

