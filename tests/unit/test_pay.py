"""Pay: the tables are what seekers type and employers write; the guards are numbers that are no pay."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.extract.pay import PayRange, best_pay, find_pay
from jobsearch.posting import Period

YEAR, MONTH, WEEK, DAY, HOUR = Period.YEAR, Period.MONTH, Period.WEEK, Period.DAY, Period.HOUR


@pytest.mark.parametrize(
    ("text", "surface", "low", "high", "currency", "period"),
    [
        ("cook over $150k", "over $150k", 150_000, None, "USD", YEAR),
        ("paying about $90k", "$90k", 90_000, None, "USD", YEAR),
        ("£80k+ base", "£80k+", 80_000, None, "GBP", YEAR),
        ("at CA$80k or more", "CA$80k or more", 80_000, None, "CAD", YEAR),
        ("CA$140K – CA$180K", "CA$140K – CA$180K", 140_000, 180_000, "CAD", YEAR),
        ("$140,000.00 - $180,000.00", "$140,000.00 - $180,000.00", 140_000, 180_000, "USD", YEAR),
        ("USD 100,000 - 120,000 a year", "USD 100,000 - 120,000 a year", 100_000, 120_000, "USD", YEAR),
        ("$120,000 CAD", "$120,000 CAD", 120_000, None, "CAD", YEAR),
        ("€60-80k", "€60-80k", 60_000, 80_000, "EUR", YEAR),
        ("50-60.000 €", "50-60.000 €", 50_000, 60_000, "EUR", YEAR),
        ("between $90,000 and $110,000", "between $90,000 and $110,000", 90_000, 110_000, "USD", YEAR),
        ("$40/hr", "$40/hr", 40, None, "USD", HOUR),
        ("$22 or so", "$22", 22, None, "USD", HOUR),
        ("$18 to $25 an hour", "$18 to $25 an hour", 18, 25, "USD", HOUR),
        ("$70 an hour or more please", "$70 an hour or more", 70, None, "USD", HOUR),
        ("$30+ per hour", "$30+ per hour", 30, None, "USD", HOUR),
        ("£350/day", "£350/day", 350, None, "GBP", DAY),
        ("£600 per week", "£600 per week", 600, None, "GBP", WEEK),
        ("under $100k", "under $100k", None, 100_000, "USD", YEAR),
        ("up to £60,000 p.a.", "up to £60,000 p.a.", None, 60_000, "GBP", YEAR),
        ("$0 - $123K", "$0 - $123K", None, 123_000, "USD", YEAR),
        ("$200K - $1M", "$200K - $1M", 200_000, 1_000_000, "USD", YEAR),
        ("45.000 € brutto/Jahr", "45.000 € brutto/Jahr", 45_000, None, "EUR", YEAR),
        ("ab 60.000 €", "ab 60.000 €", 60_000, None, "EUR", YEAR),
        ("3.500 € brutto im Monat", "3.500 € brutto im Monat", 3_500, None, "EUR", MONTH),
        ("15 € pro Stunde", "15 € pro Stunde", 15, None, "EUR", HOUR),
        ("mindestens 70000 Euro", "mindestens 70000 Euro", 70_000, None, "EUR", YEAR),
        ("CHF 120'000", "CHF 120'000", 120_000, None, "CHF", YEAR),
        ("45k€ brut par an", "45k€ brut par an", 45_000, None, "EUR", YEAR),
        ("entre 30 000 et 35 000 €", "entre 30 000 et 35 000 €", 30_000, 35_000, "EUR", YEAR),
        ("Horaire de 12.17 Euros", "12.17 Euros", 12.17, None, "EUR", HOUR),
        ("Mensuel de 1911.18 Euros à 1978.69 Euros", "1911.18 Euros à 1978.69 Euros", 1911.18, 1978.69, "EUR", MONTH),
        ("más de 1500 euros al mes", "más de 1500 euros al mes", 1_500, None, "EUR", MONTH),
        ("1.800€/mes", "1.800€/mes", 1_800, None, "EUR", MONTH),
        ("R$ 8.000", "R$ 8.000", 8_000, None, "BRL", MONTH),
        ("S$6,000", "S$6,000", 6_000, None, "SGD", MONTH),
        ("RM6,000 a month or more", "RM6,000 a month or more", 6_000, None, "MYR", MONTH),
        ("月薪15k", "15k", 15_000, None, "CNY", MONTH),
        ("年薪30万以上", "30万以上", 300_000, None, "CNY", YEAR),
        ("1.5-2万/月", "1.5-2万/月", 15_000, 20_000, "CNY", MONTH),
        ("北京 25k以上", "25k以上", 25_000, None, "CNY", MONTH),
        ("300元/天", "300元/天", 300, None, "CNY", DAY),
        ("12 LPA", "12 LPA", 1_200_000, None, "INR", YEAR),
        ("₹12-15 lakhs", "₹12-15 lakhs", 1_200_000, 1_500_000, "INR", YEAR),
        ("$55,000 + bonus", "$55,000", 55_000, None, "USD", YEAR),
        ("£26,000 + uncapped commission", "£26,000", 26_000, None, "GBP", YEAR),
        ("$230,000 - $310,000 per year plus equity", "$230,000 - $310,000 per year", 230_000, 310_000, "USD", YEAR),
        ("50.000 € zzgl. Bonus", "50.000 €", 50_000, None, "EUR", YEAR),
        ("up to $90,000 - $115,000 + bonus", "up to $90,000 - $115,000", 90_000, 115_000, "USD", YEAR),
        ("$200k-150k", "$200k-150k", 150_000, 200_000, "USD", YEAR),
    ],
)
def test_reads_pay(text, surface, low, high, currency, period):
    (match,) = find_pay(text)
    assert (match.text, match.value) == (surface, PayRange(low, high, currency, period))
    assert text[match.start : match.end] == surface


@pytest.mark.parametrize(
    ("text", "country", "currency", "period"),
    [
        ("engineer sf 200k+", "US", "USD", YEAR),
        ("engineer 60k+", "GB", "GBP", YEAR),
        ("15k-25k", "CN", "CNY", MONTH),
        ("15k-25k", "BR", "BRL", MONTH),
        ("90k+", None, None, YEAR),
        ("$90k+", "CA", "USD", YEAR),
    ],
)
def test_a_bare_figure_takes_the_currency_of_the_country(text, country, currency, period):
    (match,) = find_pay(text, country=country)
    assert (match.value.currency, match.value.period) == (currency, period)


@pytest.mark.parametrize(
    "text",
    [
        "401k", "401(k) match", "10k users", "5k run", "24/7 support", "3-5 years", "since 2019", "2025-10-10",
        "+1 555 123 4567",
        "call 555-123-4567", "$50M ARR", "raised $20M", "ISO 27001", "94105", "within 20 miles", "40 hours a week",
        "25-30 hours",
        "60-80 %", "team of 12", "5000 employees", "top 100", "C++ 17", "$nan", "inf k", "1e400k",
        "$" + "9" * 400, "level 3",
        "$500 bonus", "$500+ bonus", "$2,000 learning stipend", "covid-19", "4 days a week", "50 hours of paid leave",
    ],
)  # fmt: skip
def test_other_numbers_are_no_pay(text):
    assert find_pay(text) == []


LONG = "We build tools for people who care about the details of their craft. " * 8


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The base salary range is $150,000 - $170,000.", (150_000, 170_000)),
        ("Compensation: $35.00 - $45.00 per hour", (35, 45)),
        ("$180,000 to $260,000", (180_000, 260_000)),
        ("We processed $120,000 in payments.", None),
        ("You close $50k–$100k expansion deals.", None),
        ("Commuter benefit; $200 per month", None),
        ("Up to $5,000 per year for courses", None),
        ("20k customers and 300k monthly users", None),
    ],
)
def test_descriptions_are_read_with_care(line, expected):
    found = find_pay(LONG + "\n" + line + "\n" + LONG)
    assert [(m.value.min, m.value.max) for m in found] == ([expected] if expected else [])


def test_best_pay_prefers_a_full_range():
    found = find_pay("salary from $90k, OTE $120k - $150k")
    assert best_pay(found) == PayRange(120_000, 150_000, "USD", YEAR)
    assert best_pay([]) is None


@given(st.text(alphabet="0123456789kK$€£.,-– +/万元hrmoyeatp\n", max_size=80))
def test_never_raises_and_figures_are_sound(text):
    for match in find_pay(text):
        assert text[match.start : match.end] == match.text
        bounds = [b for b in (match.value.min, match.value.max) if b is not None]
        assert bounds
        assert all(math.isfinite(b) and b >= 0 for b in bounds)
        assert bounds == sorted(bounds)


@given(st.text(max_size=200))
def test_any_text(text):
    ends = [0]
    for match in find_pay(text, country="DE"):
        assert match.start >= ends[-1]
        ends.append(match.end)
