"""How much pay is: what an unsaid period must be by the size of a sum, and which sums nobody is paid."""

from __future__ import annotations

from ..posting import PERIODS_PER_YEAR, Period

# Rough units to one US dollar: only to tell a year's pay from a month's and pay from no pay.
_PER_DOLLAR = {
    "CNY": 7, "JPY": 150, "KRW": 1300, "INR": 80, "MYR": 4.5, "PHP": 55, "THB": 35, "IDR": 16000, "VND": 25000,
    "HKD": 8, "TWD": 32, "MOP": 8, "SEK": 10, "NOK": 10, "DKK": 7, "ISK": 130, "PLN": 4, "CZK": 23, "HUF": 360,
    "RON": 4.6, "BGN": 1.8, "RSD": 110, "BRL": 5, "MXN": 18, "COP": 4000, "ARS": 1000, "CLP": 950, "PEN": 3.7,
    "UYU": 40,
    "PYG": 7500, "CRC": 520, "GTQ": 7.7, "HNL": 25, "BOB": 7, "DOP": 60, "VES": 100, "AED": 3.7, "SAR": 3.7, "QAR": 3.7,
    "KWD": 0.3, "BHD": 0.38, "OMR": 0.38, "JOD": 0.7, "ILS": 3.6, "TRY": 35, "UAH": 41, "RUB": 90, "KZT": 480,
    "MAD": 10,
    "TND": 3.1, "DZD": 135, "XOF": 600, "XAF": 600, "ZAR": 18, "NGN": 1500, "KES": 130, "GHS": 14, "EGP": 49,
    "UGX": 3700, "TZS": 2500, "PKR": 280, "BDT": 120, "LKR": 300, "NPR": 135,
}  # fmt: skip
_MONTHLY_WRITTEN = (
    "CNY BRL SGD MYR HKD TWD MOP PLN CZK HUF RON RSD TRY UAH RUB KZT THB PHP IDR VND AED SAR "
    "QAR KWD BHD OMR JOD ZAR PKR BDT LKR NPR KES NGN GHS EGP UGX TZS COP ARS CLP PEN UYU PYG CRC GTQ "
    "HNL BOB DOP VES MXN ILS MAD TND DZD XOF XAF SEK ISK"
)
#: Currencies of countries where pay is told by the month unless said otherwise.
MONTHLY = frozenset(_MONTHLY_WRITTEN.split())
#: Where pay is high enough that a small sum is something else.
STRONG = frozenset(("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "NZD"))
#: Where a month's pay runs into millions.
WEAK = frozenset(code for code, rate in _PER_DOLLAR.items() if rate >= 100)
# Above which sum pay is by the day, by the month and by the year.
_STEPS = {
    "": (300, 999.99, 9_999.99), "CHF": (300, 1_499.99, 24_999.99),
    "CNY": (300, 999.99, 97_999.99), "SGD": (300, 999.99, 39_999.99), "BRL": (100, 400, 124_999.99),
    "HKD": (300, 2_999.99, 249_999.99), "MOP": (300, 2_999.99, 249_999.99), "TWD": (999.99, 9_999.99, 449_999.99),
    "JPY": (7_999.99, 79_999.99, 1_499_999.99), "KRW": (79_999.99, 499_999.99, 14_999_999.99),
    "INR": (499.99, 4_999.99, 199_999.99), "DKK": (500, 4_000, 149_999.99), "NOK": (500, 4_000, 149_999.99),
    "KWD": (20, 60, 9_999.99), "BHD": (20, 60, 9_999.99), "OMR": (20, 60, 9_999.99), "JOD": (20, 60, 9_999.99),
}  # fmt: skip
_LEAST_STRONG = {Period.HOUR: 4.0, Period.DAY: 25.0, Period.WEEK: 60.0, Period.MONTH: 150.0, Period.YEAR: 3_000.0}
_MOST_DOLLARS = 6_000_000.0


def likely_period(amount: float, currency: str | None) -> Period:
    """What a bare sum is paid for: by its size, and by habit where pay is told by the month."""
    steps = _STEPS.get(currency or "")
    if steps is None and currency in MONTHLY:
        dollar = _PER_DOLLAR[currency]
        steps = (20 * dollar, 60 * dollar, 20_000 * dollar)
    hour, day, month = steps or _STEPS[""]
    if amount <= hour:
        return Period.HOUR
    if amount <= day:
        return Period.DAY
    return Period.MONTH if amount <= month else Period.YEAR


def plausible(amount: float, currency: str | None, period: Period, *, least: float = 0.0) -> bool:
    """Whether someone may be paid so: at least `least` dollars a year, a living in rich countries, and no fortune."""
    yearly = amount * PERIODS_PER_YEAR[period] / _PER_DOLLAR.get(currency or "", 1)
    floor = _LEAST_STRONG[period] * PERIODS_PER_YEAR[period] if currency in STRONG or currency is None else 350.0
    return max(floor, least) <= yearly <= _MOST_DOLLARS
