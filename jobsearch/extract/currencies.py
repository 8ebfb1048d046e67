"""Currencies as they are written, by country, and what pay in them plausibly looks like."""

from __future__ import annotations

import re

from ..posting import PERIODS_PER_YEAR, Period

#: Signs, codes and words to ISO 4217. Matching is without case, longest first.
WRITTEN = {
    "US$": "USD", "USD": "USD", "$": "USD", "dollars": "USD", "dollar": "USD", "bucks": "USD",
    "美元": "USD", "美金": "USD",
    "€": "EUR", "EUR": "EUR", "euros": "EUR", "euro": "EUR", "eur.": "EUR", "欧元": "EUR",
    "£": "GBP", "GBP": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP", "英镑": "GBP",
    "CA$": "CAD", "C$": "CAD", "CAD$": "CAD", "CAD": "CAD", "CDN$": "CAD", "加元": "CAD",
    "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "AUD": "AUD", "NZ$": "NZD", "NZD": "NZD",
    "S$": "SGD", "SG$": "SGD", "SGD": "SGD", "新币": "SGD", "HK$": "HKD", "HKD": "HKD", "港币": "HKD", "NT$": "TWD",
    "TWD": "TWD",
    "R$": "BRL", "BRL": "BRL", "reais": "BRL", "MX$": "MXN", "MXN": "MXN", "COP": "COP", "ARS": "ARS",
    "CLP": "CLP", "PEN": "PEN",
    "CNY": "CNY", "RMB": "CNY", "￥": "CNY", "人民币": "CNY", "元": "CNY", "块": "CNY", "¥": "JPY", "JPY": "JPY",
    "yen": "JPY", "円": "JPY", "日元": "JPY",
    "₹": "INR", "INR": "INR", "Rs.": "INR", "Rs": "INR", "rupees": "INR", "RM": "MYR", "MYR": "MYR", "ringgit": "MYR",
    "CHF": "CHF", "SFr.": "CHF", "Franken": "CHF", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "kronor": "SEK",
    "kroner": "NOK",
    "zł": "PLN", "PLN": "PLN", "zloty": "PLN", "Kč": "CZK", "CZK": "CZK", "HUF": "HUF", "Ft": "HUF", "RON": "RON",
    "lei": "RON", "BGN": "BGN",
    "₱": "PHP", "PHP": "PHP", "₩": "KRW", "KRW": "KRW", "฿": "THB", "THB": "THB", "IDR": "IDR", "Rp": "IDR",
    "VND": "VND", "₫": "VND",
    "AED": "AED", "dirhams": "AED", "SAR": "SAR", "QAR": "QAR", "ILS": "ILS", "₪": "ILS", "TRY": "TRY", "₺": "TRY",
    "UAH": "UAH", "₴": "UAH",
    "ZAR": "ZAR", "₦": "NGN", "NGN": "NGN", "naira": "NGN", "KES": "KES", "KSh": "KES", "GHS": "GHS", "EGP": "EGP",
    "PKR": "PKR", "BDT": "BDT", "LKR": "LKR",
}  # fmt: skip

_EURO = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK"
OF_COUNTRY = dict.fromkeys(_EURO.split(), "EUR") | {
    "US": "USD", "PR": "USD", "EC": "USD", "SV": "USD", "GB": "GBP", "CA": "CAD", "AU": "AUD", "NZ": "NZD",
    "SG": "SGD", "HK": "HKD",
    "TW": "TWD", "CN": "CNY", "JP": "JPY", "KR": "KRW", "IN": "INR", "MY": "MYR", "PH": "PHP", "TH": "THB",
    "ID": "IDR", "VN": "VND",
    "CH": "CHF", "LI": "CHF", "SE": "SEK", "NO": "NOK", "DK": "DKK", "PL": "PLN", "CZ": "CZK", "HU": "HUF",
    "RO": "RON", "BG": "BGN",
    "BR": "BRL", "MX": "MXN", "CO": "COP", "AR": "ARS", "CL": "CLP", "PE": "PEN", "AE": "AED", "SA": "SAR",
    "QA": "QAR", "IL": "ILS",
    "TR": "TRY", "UA": "UAH", "ZA": "ZAR", "NG": "NGN", "KE": "KES", "GH": "GHS", "EG": "EGP", "PK": "PKR",
    "BD": "BDT", "LK": "LKR",
}  # fmt: skip

# Rough units to one US dollar: only to tell a year's pay from a month's and pay from no pay.
_PER_DOLLAR = {
    "CNY": 7, "JPY": 150, "KRW": 1300, "INR": 80, "MYR": 4.5, "PHP": 55, "THB": 35, "IDR": 16000, "VND": 25000,
    "HKD": 8, "TWD": 32,
    "SEK": 10, "NOK": 10, "DKK": 7, "PLN": 4, "CZK": 23, "HUF": 360, "RON": 4.6, "BGN": 1.8, "BRL": 5, "MXN": 18,
    "COP": 4000,
    "ARS": 1000, "CLP": 950, "PEN": 3.7, "AED": 3.7, "SAR": 3.7, "QAR": 3.7, "ILS": 3.6, "TRY": 35, "UAH": 41,
    "ZAR": 18, "NGN": 1500,
    "KES": 130, "GHS": 14, "EGP": 49, "PKR": 280, "BDT": 120, "LKR": 300,
}  # fmt: skip
# Currencies of countries where pay is told by the month unless said otherwise.
_MONTHLY_WRITTEN = (
    "CNY BRL SGD MYR HKD TWD PLN CZK HUF RON TRY UAH THB PHP IDR VND AED SAR QAR ZAR PKR BDT LKR KES NGN GHS EGP "
    "COP ARS CLP PEN MXN ILS"
)
_MONTHLY = frozenset(_MONTHLY_WRITTEN.split())

_MOST_DOLLARS = 6_000_000.0

SIGNS = "|".join(re.escape(s) for s in sorted(WRITTEN, key=len, reverse=True) if not s.isalpha() or not s.isascii())
WORDS = "|".join(re.escape(s) for s in sorted(WRITTEN, key=len, reverse=True) if s.isalpha() and s.isascii())
_FOLDED = {written.casefold(): code for written, code in WRITTEN.items()}


def currency_of(written: str) -> str | None:
    """ISO 4217 code of a sign, code or word; None when unknown."""
    return _FOLDED.get(written.casefold().strip())


def likely_period(amount: float, currency: str | None) -> Period:
    """What a bare sum is paid for: by its size, and by habit where pay is told by the month."""
    dollars = amount / _PER_DOLLAR.get(currency or "", 1)
    if currency in _MONTHLY:
        yearly = {"CNY": 14_000, "SGD": 40_000, "BRL": 25_000}.get(currency or "", 20_000)
        return Period.YEAR if dollars >= yearly else Period.MONTH if dollars > 60 else Period.HOUR
    if currency == "INR":
        return Period.YEAR if amount >= 200_000 else Period.MONTH if amount >= 5_000 else Period.HOUR
    if dollars <= 300:
        return Period.HOUR
    if dollars < 1_000:
        return Period.DAY
    return Period.MONTH if dollars < 10_000 else Period.YEAR


def plausible(amount: float, currency: str | None, period: Period, *, least: float = 1_000.0) -> bool:
    """Whether someone may be paid so: between `least` and six million dollars a year, roughly."""
    yearly = amount * PERIODS_PER_YEAR[period] / _PER_DOLLAR.get(currency or "", 1)
    return least <= yearly <= _MOST_DOLLARS
