"""Pay: the tables are what seekers type and employers write; the guards are numbers that are no pay."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.extract.pay import PayRange, best_pay, find_pay
from jobsearch.extract.pay_spelled import spelled_number
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
        ("月薪15k", "月薪15k", 15_000, None, "CNY", MONTH),
        ("年薪30万以上", "年薪30万以上", 300_000, None, "CNY", YEAR),
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


#: By language: text, country, lower and upper bound, currency, period.
WRITTEN = {
    "en": [
        ("chef £30k+ london", "GB", 30_000, None, "GBP", YEAR),
        ("admin 25-30k leeds", "GB", 25_000, 30_000, "GBP", YEAR),
        ("vendedor R$ 5.000", None, 5_000, None, "BRL", MONTH), ("12 LPA java", None, 1_200_000, None, "INR", YEAR),
        ("developer 15 lakh pune", "IN", 1_500_000, None, "INR", YEAR),
        ("nurse AED 8000 dubai", "AE", 8_000, None, "AED", MONTH),
        ("driver ₹25,000 a month", "IN", 25_000, None, "INR", MONTH),
        ("sjuksköterska 35 000 kr", "SE", 35_000, None, "SEK", MONTH),
        ("kierowca 7000 zł", "PL", 7_000, None, "PLN", MONTH),
        ("warehouse 19 quid an hr", "GB", 19, None, "GBP", HOUR),
        ("sales six figures nyc", "US", 100_000, None, "USD", YEAR),
        ("six-figure salary dallas", "US", 100_000, None, "USD", YEAR),
        ("6 figure sales jobs", "US", 100_000, None, "USD", YEAR),
        ("nurse up to £40k", "GB", None, 40_000, "GBP", YEAR),
        ("between 50 and 60k", "GB", 50_000, 60_000, "GBP", YEAR),
        ("25 $ de l'heure montréal", "CA", 25, None, "CAD", HOUR),
        ("60 000$ par an", "CA", 60_000, None, "CAD", YEAR), ("3 mil euros", None, 3_000, None, "EUR", MONTH),
        ("software engineer 6000+ singapore", "SG", 6_000, None, "SGD", MONTH),
        ("$5k-7k", "SG", 5_000, 7_000, "USD", MONTH), ("at least 80k", "AU", 80_000, None, "AUD", YEAR),
        ("$45/hr", "AU", 45, None, "USD", HOUR), ("50 grand", "GB", 50_000, None, "GBP", YEAR),
        ("thirty grand", "GB", 30_000, None, "GBP", YEAR), ("forty thousand pounds", "GB", 40_000, None, "GBP", YEAR),
        ("fifteen pounds an hour", "GB", 15, None, "GBP", HOUR), ("£500pw", "GB", 500, None, "GBP", WEEK),
        ("£12.21 p/h", "GB", 12.21, None, "GBP", HOUR), ("£40,000 pa", "GB", 40_000, None, "GBP", YEAR),
        ("£40k p.a.", "GB", 40_000, None, "GBP", YEAR), ("$25 per hr", "US", 25, None, "USD", HOUR),
        ("$100-120k", "US", 100_000, 120_000, "USD", YEAR), ("120k-150k remote", "US", 120_000, 150_000, "USD", YEAR),
        ("no less than $90k", "US", 90_000, None, "USD", YEAR),
        ("no more than $90k", "US", None, 90_000, "USD", YEAR), ("$1,200 a week", "US", 1_200, None, "USD", WEEK),
        ("pays 20+", "US", 20, None, "USD", HOUR), ("paying $20 or more", "US", 20, None, "USD", HOUR),
        ("£18-£22/hr", "GB", 18, 22, "GBP", HOUR), ("£18/hr to £22/hr", "GB", 18, 22, "GBP", HOUR),
        ("45k or less", "GB", None, 45_000, "GBP", YEAR), ("35k tops", "GB", None, 35_000, "GBP", YEAR),
        ("salary expectation 45000", "GB", 45_000, None, "GBP", YEAR), ("150k TC", "US", 150_000, None, "USD", YEAR),
        ("OTE £80k", "GB", 80_000, None, "GBP", YEAR), ("£30k + bonus", "GB", 30_000, None, "GBP", YEAR),
        ("₹5-8 LPA", "IN", 500_000, 800_000, "INR", YEAR), ("50k per month", "IN", 50_000, None, "INR", MONTH),
        ("20k in hand", "IN", 20_000, None, "INR", MONTH), ("Rs 30,000", "IN", 30_000, None, "INR", MONTH),
        ("KSh 50,000", "KE", 50_000, None, "KES", MONTH), ("₦300,000", "NG", 300_000, None, "NGN", MONTH),
        ("Php 30k", "PH", 30_000, None, "PHP", MONTH), ("8000 dirhams", "AE", 8_000, None, "AED", MONTH),
        ("salary 5000-6000 sgd", "SG", 5_000, 6_000, "SGD", MONTH), ("4.5k", "SG", 4_500, None, "SGD", MONTH),
        ("RM 3500", "MY", 3_500, None, "MYR", MONTH), ("3500 monthly", "SG", 3_500, None, "SGD", MONTH),
        ("paying 15 to 20", "US", 15, 20, "USD", HOUR), ("$15-20", "US", 15, 20, "USD", HOUR),
        ("15-20/hr", "US", 15, 20, "USD", HOUR), ("15 to 20 an hour", "US", 15, 20, "USD", HOUR),
        ("25 bucks an hour", "US", 25, None, "USD", HOUR), ("at least 25 an hour", "US", 25, None, "USD", HOUR),
        ("70k/yr", "US", 70_000, None, "USD", YEAR), ("70K annually", "US", 70_000, None, "USD", YEAR),
        ("$5,000/mo", "US", 5_000, None, "USD", MONTH), ("$120K base + equity", "US", 120_000, None, "USD", YEAR),
        ("150-180k base", "US", 150_000, 180_000, "USD", YEAR), ("low six figures", "US", 100_000, None, "USD", YEAR),
        ("north of 200k", "US", 200_000, None, "USD", YEAR), ("$90,000.00 annually", "US", 90_000, None, "USD", YEAR),
        ("70000 a year", "US", 70_000, None, "USD", YEAR), ("salary 70000", "US", 70_000, None, "USD", YEAR),
        ("pay 70000", "US", 70_000, None, "USD", YEAR),
        ("more than 100 000 a year", "CA", 100_000, None, "CAD", YEAR), ("80k cad", "CA", 80_000, None, "CAD", YEAR),
        ("sub 50k", "GB", None, 50_000, "GBP", YEAR), ("£11.44", "GB", 11.44, None, "GBP", HOUR),
        ("£200 a day", "GB", 200, None, "GBP", DAY), ("£450 per day outside IR35", "GB", 450, None, "GBP", DAY),
        ("£550pd", "GB", 550, None, "GBP", DAY), ("40-45K", "GB", 40_000, 45_000, "GBP", YEAR),
        ("£45-50,000", "GB", 45_000, 50_000, "GBP", YEAR),
        ("thirty five thousand pounds", "GB", 35_000, None, "GBP", YEAR),
        ("at least thirty thousand", "GB", 30_000, None, "GBP", YEAR),
        ("12 pounds an hour", "GB", 12, None, "GBP", HOUR), ("not less than 30k", "GB", 30_000, None, "GBP", YEAR),
        ("nothing under 30k", "GB", 30_000, None, "GBP", YEAR),
        ("nothing below £30,000", "GB", 30_000, None, "GBP", YEAR), ("min. 28k", "GB", 28_000, None, "GBP", YEAR),
        ("28k min", "GB", 28_000, None, "GBP", YEAR), ("approx 30k", "GB", 30_000, None, "GBP", YEAR),
        ("30k ish", "GB", 30_000, None, "GBP", YEAR), ("30k-ish", "GB", 30_000, None, "GBP", YEAR),
        ("£30K/annum", "GB", 30_000, None, "GBP", YEAR), ("R25k pm", "ZA", 25_000, None, "ZAR", MONTH),
        ("R15 000 per month", "ZA", 15_000, None, "ZAR", MONTH),
        ("ctc 8-10 lpa", "IN", 800_000, 1_000_000, "INR", YEAR), ("8-10 lacs", "IN", 800_000, 1_000_000, "INR", YEAR),
        ("10 lakh per annum", "IN", 1_000_000, None, "INR", YEAR), ("₹10L", "IN", 1_000_000, None, "INR", YEAR),
        ("1 cr", "IN", 10_000_000, None, "INR", YEAR), ("25k/month", "IN", 25_000, None, "INR", MONTH),
        ("10k aed", "AE", 10_000, None, "AED", MONTH), ("aed 5k-7k", "AE", 5_000, 7_000, "AED", MONTH),
        ("3500 QAR", "QA", 3_500, None, "QAR", MONTH), ("45 000 kr i månaden", "SE", 45_000, None, "SEK", MONTH),
        ("600 000 NOK", "NO", 600_000, None, "NOK", YEAR), ("5000 zł netto", "PL", 5_000, None, "PLN", MONTH),
        ("40 000 Kč", "CZ", 40_000, None, "CZK", MONTH),
        ("tyre fitter, twenty an hour", "US", 20, None, "USD", HOUR),
        ("barista fourteen fifty an hour", "GB", 14.5, None, "GBP", HOUR),
        ("roadie, one eighty a day", "GB", 180, None, "GBP", DAY),
        ("sales, between forty and fifty thousand", "GB", 40_000, 50_000, "GBP", YEAR),
        ("twenty five to thirty k", "GB", 25_000, 30_000, "GBP", YEAR),
        ("at least sixty thousand dollars", "US", 60_000, None, "USD", YEAR),
        ("eight hundred a week", "GB", 800, None, "GBP", WEEK),
        ("4 thousand US dollars a month", "GH", 4_000, None, "USD", MONTH),
        ("10k riyals", "QA", 10_000, None, "QAR", MONTH), ("capped at 90k", "US", None, 90_000, "USD", YEAR),
        ("19ph groundworker", None, 19, None, "GBP", HOUR),
        ("hundred thousand a year", "US", 100_000, None, "USD", YEAR),
        ("a hundred and twenty k", "US", 120_000, None, "USD", YEAR),
    ],
    "zh": [
        ("会计 月薪2万以上", "CN", 20_000, None, "CNY", MONTH), ("java 15k-25k", "CN", 15_000, 25_000, "CNY", MONTH),
        ("java 20K·14薪", "CN", 20_000, None, "CNY", MONTH),
        ("年薪30-50万 总监", "CN", 300_000, 500_000, "CNY", YEAR), ("时薪25 兼职", "CN", 25, None, "CNY", HOUR),
        ("日结200", None, 200, None, "CNY", DAY), ("時薪200 台北", "TW", 200, None, "TWD", HOUR),
        ("1万以内 文员", "CN", None, 10_000, "CNY", MONTH), ("月薪一万五", None, 15_000, None, "CNY", MONTH),
        ("八千到一万", "CN", 8_000, 10_000, "CNY", MONTH), ("8k-12k", "CN", 8_000, 12_000, "CNY", MONTH),
        ("1.2万-1.8万", "CN", 12_000, 18_000, "CNY", MONTH), ("年薪百万", "CN", 1_000_000, None, "CNY", YEAR),
        ("月入过万", "CN", 10_000, None, "CNY", MONTH), ("月薪1万5左右", "CN", 15_000, None, "CNY", MONTH),
        ("一天300", "CN", 300, None, "CNY", DAY), ("20块一小时", "CN", 20, None, "CNY", HOUR),
        ("150/天", "CN", 150, None, "CNY", DAY), ("不低于1万", "CN", 10_000, None, "CNY", MONTH),
        ("不超过8000元", "CN", None, 8_000, "CNY", MONTH), ("5000-8000元/月", "CN", 5_000, 8_000, "CNY", MONTH),
        ("6000元以上", "CN", 6_000, None, "CNY", MONTH), ("25k*16薪", "CN", 25_000, None, "CNY", MONTH),
        ("月薪２万", None, 20_000, None, "CNY", MONTH), ("月薪4萬 台中", "TW", 40_000, None, "TWD", MONTH),
        ("日薪1500元 工地", "TW", 1_500, None, "TWD", DAY), ("月薪三萬以上 行政", "TW", 30_000, None, "TWD", MONTH),
        ("年薪百萬 業務", "TW", 1_000_000, None, "TWD", YEAR), ("月薪18000 文員", "HK", 18_000, None, "HKD", MONTH),
        ("時薪60蚊", None, 60, None, "HKD", HOUR), ("$18,000 港幣", "HK", 18_000, None, "HKD", MONTH),
        ("月薪8000到12000", "CN", 8_000, 12_000, "CNY", MONTH), ("10k以上", "CN", 10_000, None, "CNY", MONTH),
        ("5000起", "CN", 5_000, None, "CNY", MONTH), ("工资5000-7000", "CN", 5_000, 7_000, "CNY", MONTH),
        ("工资不要低于6000", "CN", 6_000, None, "CNY", MONTH), ("年薪20万左右", "CN", 200_000, None, "CNY", YEAR),
        ("30万年薪", "CN", 300_000, None, "CNY", YEAR), ("20万/年", "CN", 200_000, None, "CNY", YEAR),
        ("每小时30元", "CN", 30, None, "CNY", HOUR), ("30元/小时", "CN", 30, None, "CNY", HOUR),
        ("一小时20", "CN", 20, None, "CNY", HOUR), ("日薪200-300", "CN", 200, 300, "CNY", DAY),
        ("税后8k", "CN", 8_000, None, "CNY", MONTH), ("到手一万二", "CN", 12_000, None, "CNY", MONTH),
        ("一万到一万五", "CN", 10_000, 15_000, "CNY", MONTH), ("最高15k", "CN", None, 15_000, "CNY", MONTH),
        ("8000以下", "CN", None, 8_000, "CNY", MONTH), ("20k封顶", "CN", None, 20_000, "CNY", MONTH),
        ("15-20K·16薪", "CN", 15_000, 20_000, "CNY", MONTH), ("1万2以上", "CN", 12_000, None, "CNY", MONTH),
        ("不限经验 24k", "CN", 24_000, None, "CNY", MONTH),
        ("月薪28000-35000 台北", "TW", 28_000, 35_000, "TWD", MONTH),
        ("年薪80萬到100萬", "TW", 800_000, 1_000_000, "TWD", YEAR), ("月薪3萬2", "TW", 32_000, None, "TWD", MONTH),
        ("時薪183以上", "TW", 183, None, "TWD", HOUR), ("日領1500", "TW", 1_500, None, "TWD", DAY),
        ("月入五萬", "TW", 50_000, None, "TWD", MONTH), ("薪水4萬起", "TW", 40_000, None, "TWD", MONTH),
        ("待遇35000以上", "TW", 35_000, None, "TWD", MONTH), ("人工兩萬", "HK", 20_000, None, "HKD", MONTH),
        ("月薪$20,000", "HK", 20_000, None, "USD", MONTH), ("時薪$60", "HK", 60, None, "USD", HOUR),
        ("50蚊一粒鐘", "HK", 50, None, "HKD", HOUR), ("日薪800蚊", "HK", 800, None, "HKD", DAY),
        ("每天三百", "CN", 300, None, "CNY", DAY), ("时薪二十五", "CN", 25, None, "CNY", HOUR),
        ("三十块一小时", "CN", 30, None, "CNY", HOUR), ("年薪三十个起", "CN", 300_000, None, "CNY", YEAR),
        ("50-60个w", "CN", 500_000, 600_000, "CNY", YEAR), ("千把块一个月", "CN", 1_000, None, "CNY", MONTH),
    ],
    "de": [
        ("kellner wien 18 €/Std", "AT", 18, None, "EUR", HOUR),
        ("koch ab 3.500 € brutto im Monat", "DE", 3_500, None, "EUR", MONTH),
        ("verkäufer 12,50 € die Stunde", "DE", 12.5, None, "EUR", HOUR),
        ("pflege CHF 90'000 zürich", "CH", 90_000, None, "CHF", YEAR),
        ("koch max 40k", "DE", None, 40_000, "EUR", YEAR), ("koch bis zu 3000 Euro", "DE", None, 3_000, "EUR", MONTH),
        ("zwischen 45.000 und 55.000 €", "DE", 45_000, 55_000, "EUR", YEAR),
        ("45K EUR", "DE", 45_000, None, "EUR", YEAR), ("45 TEUR", "DE", 45_000, None, "EUR", YEAR),
        ("60 T€", "DE", 60_000, None, "EUR", YEAR), ("50 Tsd. Euro", "DE", 50_000, None, "EUR", YEAR),
        ("ab 50 tausend Euro im Jahr", "DE", 50_000, None, "EUR", YEAR),
        ("Gehalt 55000", "DE", 55_000, None, "EUR", YEAR), ("Monatsgehalt 4000", "DE", 4_000, None, "EUR", MONTH),
        ("Stundenlohn 18", "DE", 18, None, "EUR", HOUR), ("Stundenlohn mind. 18 Euro", "DE", 18, None, "EUR", HOUR),
        ("Tagessatz 800", "DE", 800, None, "EUR", DAY), ("800 € Tagessatz", "DE", 800, None, "EUR", DAY),
        ("90 €/h freelance", "DE", 90, None, "EUR", HOUR), ("3000 netto", "DE", 3_000, None, "EUR", MONTH),
        ("2.800 Euro netto", "DE", 2_800, None, "EUR", MONTH), ("65-75k", "DE", 65_000, 75_000, "EUR", YEAR),
        ("65k - 75k", "DE", 65_000, 75_000, "EUR", YEAR), ("von 45 bis 55k", "DE", 45_000, 55_000, "EUR", YEAR),
        ("nicht unter 60k", "DE", 60_000, None, "EUR", YEAR), ("nicht mehr als 60k", "DE", None, 60_000, "EUR", YEAR),
        ("6000.- im Monat", "CH", 6_000, None, "CHF", MONTH),
        ("Fr. 5500.– pro Monat", "CH", 5_500, None, "CHF", MONTH),
        ("35 Franken pro Stunde", "CH", 35, None, "CHF", HOUR), ("28.50 CHF/h", "CH", 28.5, None, "CHF", HOUR),
        ("15-18 €/Std", "DE", 15, 18, "EUR", HOUR), ("30.000 € + Bonus", "DE", 30_000, None, "EUR", YEAR),
        ("19 €/Std Job Leipzig", "DE", 19, None, "EUR", HOUR), ("15 € Job", "DE", 15, None, "EUR", HOUR),
        ("senior dev, 80k plus, berlin", "DE", 80_000, None, "EUR", YEAR),
        ("Gehalt ab 60000 Euro aufwärts", "DE", 60_000, None, "EUR", YEAR),
        ("Verdienst 4000 brutto", "DE", 4_000, None, "EUR", MONTH), ("4k brutto", "DE", 4_000, None, "EUR", MONTH),
        ("Jahresgehalt 70-80k", "DE", 70_000, 80_000, "EUR", YEAR),
        ("um die 50.000", "DE", 50_000, None, "EUR", YEAR), ("ca. 3000 Euro", "DE", 3_000, None, "EUR", MONTH),
        ("mehr als 15 € Stundenlohn", "DE", 15, None, "EUR", HOUR),
        ("unter 2000 Euro", "DE", None, 2_000, "EUR", MONTH),
        ("zwischen 18 und 22 Euro pro Stunde", "DE", 18, 22, "EUR", HOUR),
        ("Tagessatz ab 700 Euro", "DE", 700, None, "EUR", DAY),
        ("keine Stelle unter 45k", "DE", 45_000, None, "EUR", YEAR),
        ("zwanzig Euro die Stunde", "DE", 20, None, "EUR", HOUR),
        ("mindestens dreitausend Euro im Monat", "DE", 3_000, None, "EUR", MONTH),
        ("fünfundzwanzig Euro Stundenlohn", "DE", 25, None, "EUR", HOUR),
        ("sechzigtausend im Jahr", "DE", 60_000, None, "EUR", YEAR),
        ("nicht mehr als vierzigtausend", "DE", None, 40_000, "EUR", YEAR),
    ],
    "fr": [
        ("dev freelance TJM 500", "FR", 500, None, "EUR", DAY),
        ("dev freelance TJM 500", None, 500, None, "EUR", DAY),
        ("vendeur 2 500 € net lyon", "FR", 2_500, None, "EUR", MONTH),
        ("jusqu'à 45 k€", "FR", None, 45_000, "EUR", YEAR), ("60k€", "FR", 60_000, None, "EUR", YEAR),
        ("45 k€", "FR", 45_000, None, "EUR", YEAR), ("32k brut annuel", "FR", 32_000, None, "EUR", YEAR),
        ("salaire 2200 net", "FR", 2_200, None, "EUR", MONTH),
        ("1 800 euros nets par mois", "FR", 1_800, None, "EUR", MONTH),
        ("35-40K€ brut", "FR", 35_000, 40_000, "EUR", YEAR), ("de 35 à 40 k€", "FR", 35_000, 40_000, "EUR", YEAR),
        ("35 000 à 40 000 euros par an", "FR", 35_000, 40_000, "EUR", YEAR), ("12€/h", "FR", 12, None, "EUR", HOUR),
        ("150 € la journée", "FR", 150, None, "EUR", DAY), ("150€/j", "FR", 150, None, "EUR", DAY),
        ("plus de 3000 euros", "FR", 3_000, None, "EUR", MONTH), ("minimum 40k", "FR", 40_000, None, "EUR", YEAR),
        ("rémunération 40 000 € annuels", "FR", 40_000, None, "EUR", YEAR),
        ("600€/jour", "FR", 600, None, "EUR", DAY), ("6000 dh", "MA", 6_000, None, "MAD", MONTH),
        ("300000 FCFA", "SN", 300_000, None, "XOF", MONTH), ("15e/h", "FR", 15, None, "EUR", HOUR),
        ("1500e", "FR", 1_500, None, "EUR", MONTH), ("smic 1400 net", "FR", 1_400, None, "EUR", MONTH),
        ("salaire de 1 900 à 2 100 € nets", "FR", 1_900, 2_100, "EUR", MONTH),
        ("au-dessus de 40 000 euros", "FR", 40_000, None, "EUR", YEAR),
        ("moins de 35 k€", "FR", None, 35_000, "EUR", YEAR), ("payé 13 euros l'heure", "FR", 13, None, "EUR", HOUR),
        ("13,50€ brut/h", "FR", 13.5, None, "EUR", HOUR), ("autour de 45k", "FR", 45_000, None, "EUR", YEAR),
        ("2000 euros minimum", "FR", 2_000, None, "EUR", MONTH), ("2,5k net", "FR", 2_500, None, "EUR", MONTH),
        ("40K fixe + variable", "FR", 40_000, None, "EUR", YEAR),
        ("TJM entre 450 et 550", "FR", 450, 550, "EUR", DAY), ("TJM 500-600€", "FR", 500, 600, "EUR", DAY),
        ("550 € HT/jour", "FR", 550, None, "EUR", DAY),
        ("quinze euros de l'heure", "FR", 15, None, "EUR", HOUR),
        ("deux mille cinq cents euros par mois", "FR", 2_500, None, "EUR", MONTH),
        ("quarante mille par an", "FR", 40_000, None, "EUR", YEAR),
        ("plafonné à 50 k€", "FR", None, 50_000, "EUR", YEAR),
        ("80 000 $ par année", None, 80_000, None, "CAD", YEAR),
    ],
    "es": [
        ("camarero 1.500€ al mes", "ES", 1_500, None, "EUR", MONTH),
        ("contable 30k brutos", "ES", 30_000, None, "EUR", YEAR),
        ("hasta 1800 euros", "ES", None, 1_800, "EUR", MONTH),
        ("entre 2000 y 2500 euros", "ES", 2_000, 2_500, "EUR", MONTH),
        ("sueldo 1200", "ES", 1_200, None, "EUR", MONTH),
        ("salario minimo 25.000 euros", "ES", 25_000, None, "EUR", YEAR),
        ("25.000€ brutos/año", "ES", 25_000, None, "EUR", YEAR), ("10€/hora", "ES", 10, None, "EUR", HOUR),
        ("10 euros por hora", "ES", 10, None, "EUR", HOUR),
        ("a partir de 20 mil pesos", "MX", 20_000, None, "MXN", MONTH),
        ("$20,000 pesos mensuales", "MX", 20_000, None, "MXN", MONTH),
        ("15 mil a 20 mil pesos", "MX", 15_000, 20_000, "MXN", MONTH),
        ("más de 2 millones", "CO", 2_000_000, None, "COP", MONTH), ("800 lucas", "CL", 800_000, None, "CLP", MONTH),
        ("1500 soles", "PE", 1_500, None, "PEN", MONTH), ("S/.1500", "PE", 1_500, None, "PEN", MONTH),
        ("usd 3000", "AR", 3_000, None, "USD", MONTH), ("1.500-1.800 €", "ES", 1_500, 1_800, "EUR", MONTH),
        ("2000-2500€ netos", "ES", 2_000, 2_500, "EUR", MONTH), ("ganar 1500 euros", "ES", 1_500, None, "EUR", MONTH),
        ("que paguen 12 euros la hora", "ES", 12, None, "EUR", HOUR),
        ("sueldo de 1.400 a 1.600 euros", "ES", 1_400, 1_600, "EUR", MONTH),
        ("cobrando 1500 limpios", "ES", 1_500, None, "EUR", MONTH),
        ("mínimo 22.000 brutos anuales", "ES", 22_000, None, "EUR", YEAR),
        ("menos de 30k", "ES", None, 30_000, "EUR", YEAR), ("alrededor de 35k", "ES", 35_000, None, "EUR", YEAR),
        ("9 euros/h", "ES", 9, None, "EUR", HOUR), ("entre 25 y 30 mil pesos", "MX", 25_000, 30_000, "MXN", MONTH),
        ("12 mil mensuales", "MX", 12_000, None, "MXN", MONTH),
        ("15,000 pesos al mes", "MX", 15_000, None, "MXN", MONTH),
        ("$15,000 mensuales", "MX", 15_000, None, "USD", MONTH),
        ("3.500.000 pesos", "CO", 3_500_000, None, "COP", MONTH), ("$800.000", "CL", 800_000, None, "USD", YEAR),
        ("1 millón de pesos", "CL", 1_000_000, None, "CLP", MONTH),
        ("dos mil dólares", "EC", 2_000, None, "USD", MONTH), ("2000 dólares", "EC", 2_000, None, "USD", MONTH),
        ("dos mil euros al mes", "ES", 2_000, None, "EUR", MONTH),
        ("quince euros la hora", "ES", 15, None, "EUR", HOUR),
        ("veinte mil pesos mensuales", "MX", 20_000, None, "MXN", MONTH),
        ("millón y medio de pesos", "CO", 1_500_000, None, "COP", MONTH),
        ("tope 2.000 €", "ES", None, 2_000, "EUR", MONTH), ("25 euritos la hora", "ES", 25, None, "EUR", HOUR),
        ("mil trescientos al mes", "ES", 1_300, None, "EUR", MONTH),
    ],
    "pt": [
        ("vendedor 5 mil reais", None, 5_000, None, "BRL", MONTH), ("até R$ 4.000", "BR", None, 4_000, "BRL", MONTH),
        ("salário de 3 mil", "BR", 3_000, None, "BRL", MONTH), ("R$5k", "BR", 5_000, None, "BRL", MONTH),
        ("5k", "BR", 5_000, None, "BRL", MONTH), ("8k PJ", "BR", 8_000, None, "BRL", MONTH),
        ("R$ 2.500,00", "BR", 2_500, None, "BRL", MONTH), ("R$ 3.000 a R$ 4.000", "BR", 3_000, 4_000, "BRL", MONTH),
        ("entre 3 e 4 mil reais", "BR", 3_000, 4_000, "BRL", MONTH), ("R$ 25/hora", "BR", 25, None, "BRL", HOUR),
        ("120 mil por ano", "BR", 120_000, None, "BRL", YEAR),
        ("1200 euros líquidos", "PT", 1_200, None, "EUR", MONTH), ("mais de 2000€", "PT", 2_000, None, "EUR", MONTH),
        ("no mínimo 1500 euros mensais", "PT", 1_500, None, "EUR", MONTH), ("8€ à hora", "PT", 8, None, "EUR", HOUR),
        ("até 5k", "BR", None, 5_000, "BRL", MONTH), ("acima de 10k", "BR", 10_000, None, "BRL", MONTH),
        ("R$ 10k+", "BR", 10_000, None, "BRL", MONTH),
        ("salário a partir de R$ 2.800,00", "BR", 2_800, None, "BRL", MONTH),
        ("2 mil reais", "BR", 2_000, None, "BRL", MONTH), ("R$ 100 a diária", "BR", 100, None, "BRL", DAY),
        ("R$ 1.412", "BR", 1_412, None, "BRL", MONTH), ("cerca de 3 mil reais", "BR", 3_000, None, "BRL", MONTH),
        ("4000 reais por mês", "BR", 4_000, None, "BRL", MONTH),
        ("1.000 a 1.200 euros", "PT", 1_000, 1_200, "EUR", MONTH), ("900€ líquidos", "PT", 900, None, "EUR", MONTH),
        ("25k anuais", "PT", 25_000, None, "EUR", YEAR),
        ("dois mil e quinhentos reais", "BR", 2_500, None, "BRL", MONTH),
        ("três mil por mês", "BR", 3_000, None, "BRL", MONTH),
    ],
    "nl": [
        ("tot 3500 euro per maand", "NL", None, 3_500, "EUR", MONTH),
        ("€3.500 bruto per maand", "NL", 3_500, None, "EUR", MONTH),
        ("minimaal 3000 euro", "NL", 3_000, None, "EUR", MONTH),
        ("tussen 3000 en 4000 euro", "NL", 3_000, 4_000, "EUR", MONTH),
        ("uurloon 15 euro", "NL", 15, None, "EUR", HOUR), ("15 euro per uur", "NL", 15, None, "EUR", HOUR),
        ("50k per jaar", "NL", 50_000, None, "EUR", YEAR), ("2800 netto", "NL", 2_800, None, "EUR", MONTH),
        ("€85 p/u zzp", "NL", 85, None, "EUR", HOUR), ("€ 2.800,- bruto", "NL", 2_800, None, "EUR", MONTH),
        ("vanaf € 3000", "NL", 3_000, None, "EUR", MONTH), ("maximaal 45k", "NL", None, 45_000, "EUR", YEAR),
        ("meer dan 50.000 euro per jaar", "NL", 50_000, None, "EUR", YEAR),
        ("€ 16,50 p/u", "NL", 16.5, None, "EUR", HOUR), ("16,50 per uur", "NL", 16.5, None, "EUR", HOUR),
        ("2500 netto per maand", "NL", 2_500, None, "EUR", MONTH), ("3500 pm", "NL", 3_500, None, "EUR", MONTH),
        ("vijftien euro per uur", "NL", 15, None, "EUR", HOUR),
        ("drieduizend euro per maand", "NL", 3_000, None, "EUR", MONTH),
        ("hooguit 60k", "NL", None, 60_000, "EUR", YEAR), ("honderd euro per dag", "NL", 100, None, "EUR", DAY),
    ],
    "ja": [
        ("月給30万円以上 東京", "JP", 300_000, None, "JPY", MONTH), ("時給1,500円", None, 1_500, None, "JPY", HOUR),
        ("年収600万", None, 6_000_000, None, "JPY", YEAR), ("時給1500円まで", None, None, 1_500, "JPY", HOUR),
        ("月給25万", "JP", 250_000, None, "JPY", MONTH), ("月収30万円〜40万円", None, 300_000, 400_000, "JPY", MONTH),
        ("年収400万円〜600万円", None, 4_000_000, 6_000_000, "JPY", YEAR),
        ("年収1000万以上 コンサル", None, 10_000_000, None, "JPY", YEAR),
        ("日給1万円以上", None, 10_000, None, "JPY", DAY),
        ("時給1200〜1500円のバイト", None, 1_200, 1_500, "JPY", HOUR),
        ("年俸800万円", None, 8_000_000, None, "JPY", YEAR), ("手取り25万 事務", None, 250_000, None, "JPY", MONTH),
        ("¥300,000 a month tokyo", "JP", 300_000, None, "JPY", MONTH),
        ("月20万円", "JP", 200_000, None, "JPY", MONTH), ("月30万稼げる", "JP", 300_000, None, "JPY", MONTH),
        ("時給1000円から", "JP", 1_000, None, "JPY", HOUR), ("日給8000円〜", "JP", 8_000, None, "JPY", DAY),
        ("年収500万円くらい", "JP", 5_000_000, None, "JPY", YEAR),
        ("年収700万円以下", "JP", None, 7_000_000, "JPY", YEAR),
        ("時給1200円～1400円", "JP", 1_200, 1_400, "JPY", HOUR), ("年収５００万", "JP", 5_000_000, None, "JPY", YEAR),
        ("月給250,000円", "JP", 250_000, None, "JPY", MONTH), ("未経験 時給1300", "JP", 1_300, None, "JPY", HOUR),
        ("1日1.5万 日雇い", "JP", 15_000, None, "JPY", DAY), ("月9000ドル", "JP", 9_000, None, "USD", MONTH),
        ("月5000シンガポールドル", "SG", 5_000, None, "SGD", MONTH),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "country", "low", "high", "currency", "period"),
    [(language, *case) for language, cases in WRITTEN.items() for case in cases],
)
def test_reads_what_seekers_of_a_language_type(language, text, country, low, high, currency, period):
    found = find_pay(text, country=country, language=language)
    assert [match.value for match in found[:1]] == [PayRange(low, high, currency, period)]


#: By language: numbers that are no pay, with the country.
OTHER = {
    "en": [
        ("un millón y medio", None), ("500 employees", "US"), ("20 hours per week", "US"),
        ("2 years experience", "US"), ("5k run coach", "US"), ("10k followers", "US"), ("4k video editor", "US"),
        ("band 6 nurse", "GB"), ("class 1 driver", "GB"), ("call 07700 900123", "GB"), ("summer 2026", "US"),
        ("9 to 5", "US"), ("9am-5pm", "US"), ("mon-fri 8-4", "US"), ("top 500 company", "US"), ("Fortune 500", "US"),
        ("signing bonus $5000", "US"), ("manage a $5m portfolio", "US"), ("cad 2020 designer", "US"),
        ("TRY 2 days", "GB"), ("3x per week", "US"), ("within 30 miles", "US"), ("3k video", None), ("401k", "US"),
        ("5 days a week", "US"), ("R2D2", "ZA"), ("ISO 9001", "US"), ("24/7", "US"), ("Office 365", "US"),
        ("team of 20", "US"), ("over 50", "GB"), ("30 days holiday", "GB"), ("grade 7", "GB"), ("under 25s", "GB"),
        ("from 1 June", "GB"), ("2 positions", "US"), ("3 shifts", "US"), ("1099", "US"), ("1099 contract", "US"),
        ("W2 only", "US"), ("H1B", "US"), ("£0", "GB"), ("7.5t driver", "GB"), ("looking for 2 part time jobs", "GB"),
        ("1 bed flat", "GB"), ("over 18s", "GB"), ("Class 2 HGV", "GB"), ("1:1 tutor", "GB"),
        ("year 6 teacher", "GB"), ("5 days in office", "GB"), ("level 3 qualified", "GB"),
        ("£1 million budget", "GB"), ("£5k signing bonus", "GB"), ("300 bed hospital", "US"), ("K-12 teacher", "US"),
        ("3rd shift", "US"), ("4 10s", "US"), ("12 hour shifts", "US"), ("60 hours a week", "US"),
        ("20-30 hours", "US"), ("10+ years", "US"), ("under 10 employees", "US"), ("company of 50-200 people", "US"),
        ("within 45 minutes", "US"), ("zip 90210", "US"), ("90210", "US"), ("AWS EC2", "US"), ("Series B 50M", "US"),
        ("$10bn fund", "US"), ("covid 19", "US"), ("Q4 2025", "US"), ("area 51", "US"), ("7-eleven", "US"),
        ("3M engineer", "US"), ("Big 4", "US"), ("forever 21", "US"), ("Studio 54", "US"), ("Century 21", "US"),
        ("1-800-flowers", "US"), ("Motel 6", "US"), ("Route 66", "US"), ("Windows 11", "US"), ("C# 10", "US"),
        ("Java 17", "US"), ("python 3.11", "US"), ("D365", "US"), ("SOC 2", "US"), ("Lot 100", "US"),
        ("100 jobs", "US"),
        ("Thousand Oaks nurse", "US"), ("one year contract", "US"), ("seven days a week", "US"), ("two jobs", "US"),
        ("Five Guys crew", "US"), ("Spanish Once teacher", "US"), ("five nights a week", "GB"),
        ("six months contract", "GB"), ("thirty hours a week", "GB"), ("a hundred people company", "GB"),
        ("Six Flags", "US"), ("seven eleven", "US"), ("one stop shop", "GB"), ("Forever Twenty One", "US"),
        ("24hrs", "AU"), ("forty five miles", "US"), ("within ten miles", "GB"), ("two thousand employees", "US"),
        ("after two tours", "GB"),
    ],
    "zh": [
        ("3年经验", "CN"), ("500强", "CN"), ("1000人以上公司", "CN"), ("985硕士", "CN"), ("24小时", "CN"),
        ("8小时", "CN"), ("2025届", "CN"), ("35岁", "CN"), ("週3日", None), ("1日4時間", None),
        ("未経験OK 20代", None), ("月休4天", "CN"), ("五险一金", "CN"), ("996", "CN"), ("双休 9点到6点", "CN"),
        ("英语六级", "CN"), ("1米7以上", "CN"), ("一线城市", "CN"), ("万科", "CN"), ("千图网", "CN"), ("3-5年", "CN"),
        ("日语N1", "CN"), ("C1驾照", "CN"), ("20人团队", "CN"), ("融资5000万", "CN"), ("年终奖5万", "CN"),
        ("10年经验", "CN"), ("世界500强", "CN"), ("2000人大厂", "CN"), ("朝九晚五", "CN"), ("一个月内发布", "CN"),
        ("3天内", "CN"), ("5公里以内", "CN"), ("2号线附近", "CN"), ("身高170以上", "CN"), ("18岁以上", "CN"),
        ("每天8小时", "CN"), ("一周休2天", "CN"), ("月休8天", "CN"), ("103學年", "TW"), ("週休二日", "TW"),
        ("3年以上經驗", "TW"),
        ("每天八小时", "CN"), ("每天十二小时", "CN"), ("周一到周五", "CN"), ("一周五天", "CN"), ("十年经验", "CN"),
        ("三班倒", "CN"), ("二十多岁", "CN"), ("五险", "CN"), ("双十一", "CN"), ("第一天", "CN"), ("月薪面议", "CN"),
        ("一天两班", "CN"), ("天津百货", "CN"),
    ],
    "de": [
        ("450€ minijob", "DE"), ("520-Euro-Job", "DE"), ("1-Euro-Job", "DE"), ("538 Euro Basis", "DE"),
        ("10117 Berlin", "DE"), ("8001 Zürich", "CH"), ("über 1000 Mitarbeiter", "DE"), ("40h/Woche", "DE"),
        ("39 Stunden pro Woche", "DE"), ("tel 0170 1234567", "DE"), ("euro 6 driver", "DE"),
        ("php 8 developer", "DE"), ("10 km von Köln", "DE"), ("100% remote", "DE"), ("80-100%", "CH"),
        ("Industrie 4.0", "DE"), ("ab 18 Jahren", "DE"), ("3000 Mitarbeiter", "DE"), ("bonus 5000 €", "DE"),
        ("30 Urlaubstage", "DE"), ("13. Monatsgehalt", "DE"), ("E13 TVöD", "DE"), ("bis 30. Juni", "DE"),
        ("40 Tonner", "DE"), ("3,5t Fahrer", "DE"), ("Sprinter 3.5 t", "DE"), ("Köln 556-Euro-Job Kasse", "DE"),
        ("Firma mit 50 Mitarbeitern", "DE"), ("Schicht von 6 bis 14 Uhr", "DE"), ("ab 1. März", "DE"),
        ("seit 2015 Maurer", "DE"), ("Umkreis 30", "DE"), ("30 Stunden/Woche", "DE"), ("Teilzeit 25h", "DE"),
        ("Lkw Klasse C1 7,5 t", "DE"), ("TVöD E9", "DE"), ("Provision 10%", "DE"), ("Reisebereitschaft 50 %", "DE"),
        ("1000 Euro Prämie", "DE"),
        ("drei Schichten", "DE"), ("zwanzig Stunden pro Woche", "DE"), ("im achten Monat", "DE"),
        ("einhundert Kollegen", "DE"),
    ],
    "fr": [
        ("75011 paris", "FR"), ("35h semaine", "FR"), ("CACES R482", "FR"), ("Paris 9e", "FR"),
        ("BTS 2e année", "FR"), ("prime de 500 €", "FR"), ("CA de 10 M€", "FR"), ("13 mois", "FR"),
        ("5 ans d'expérience", "FR"), ("boîte de 200 salariés", "FR"), ("bac +5", "FR"), ("3x8", "FR"),
        ("35h/semaine", "FR"), ("permis CE 44 tonnes", "FR"), ("Lyon 3e", "FR"), ("69003 Lyon", "FR"),
        ("prime de 1000 euros", "FR"), ("6 mois à partir du 1er mars", "FR"),
        ("trois jours par semaine", "FR"), ("cent employés", "FR"), ("un jour de télétravail", "FR"),
    ],
    "es": [
        ("28013 Madrid", "ES"), ("S/4HANA", "PE"), ("empresa de 200 empleados", "ES"), ("más de 3 años", "ES"),
        ("turno de 8 horas", "ES"), ("empresa con 500 empleados", "ES"), ("hasta 20 km", "ES"),
        ("jornada de 20 horas", "ES"), ("Madrid 28045", "ES"), ("3 días en casa", "ES"), ("bono de 2000 euros", "ES"),
        ("carnet C+E", "ES"),
        ("dos años de experiencia", "ES"), ("cinco días a la semana", "ES"),
    ],
    "pt": [
        ("turno 12x36", "BR"), ("44h semanais", "BR"), ("escala 6x1", "BR"), ("NR10", "BR"), ("2 dias", "PT"),
        ("6 horas por dia", "BR"), ("2 anos de experiência", "BR"), ("empresa com 300 funcionários", "BR"),
        ("CNH D", "BR"), ("ensino médio 2º grau", "BR"),
        ("dez anos", "BR"), ("dois dias em casa", "BR"),
    ],
    "nl": [
        ("32 uur per week", "NL"), ("24-32 uur", "NL"), ("mbo 4", "NL"), ("36 uur", "NL"), ("3 dagen per week", "NL"),
        ("bedrijf met 100 medewerkers", "NL"), ("5 jaar ervaring", "NL"), ("binnen 20 km", "NL"),
        ("vier dagen per week", "NL"),
    ],
    "ja": [
        ("千葉市 看護師", None), ("千代田区 事務", None), ("残業20時間以内", "JP"), ("年間休日120日", "JP"),
        ("従業員1000人", "JP"), ("TOEIC800点以上", "JP"), ("駅から徒歩10分", "JP"), ("40代", "JP"), ("3ヶ月", "JP"),
        ("23区", "JP"), ("賞与4ヶ月", "JP"),
        ("1日8時間", "JP"), ("1日5時間", "JP"), ("月20日", "JP"), ("週二日", "JP"), ("月八日休", "JP"),
        ("時短", "JP"), ("二十代", "JP"), ("月1回", "JP"), ("年2回", "JP"), ("年間120日", "JP"), ("1時間以内", "JP"),
        ("1ヶ月", "JP"), ("三人の", "JP"), ("一級建築士", "JP"), ("百貨店", "JP"), ("三十路", "JP"),
        ("1日3時間", "JP"), ("4時間", "JP"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "country"), [(language, *case) for language, cases in OTHER.items() for case in cases]
)
def test_numbers_of_other_things_are_no_pay(language, text, country):
    assert find_pay(text, country=country, language=language) == []


@pytest.mark.parametrize(
    ("language", "currency"), [("de", "EUR"), ("fr", "EUR"), ("nl", "EUR"), ("ja", "JPY"), ("en", None), (None, None)]
)
def test_without_sign_and_place_the_language_tells_the_currency(language, currency):
    (match,) = find_pay("60k+", language=language)
    assert match.value.currency == currency


def test_the_script_tells_the_currency_of_a_chinese_or_japanese_sum():
    texts = {
        "月薪8000以上": "CNY", "月薪35000起，請問哪裡有": "TWD", "想搵份工，月薪18000嘅": "HKD",
        "時給1300円以上": "JPY",
    }  # fmt: skip
    assert {text: find_pay(text)[0].value.currency for text in texts} == texts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("thirty two thousand", 32_000), ("mil trescientos", 1_300), ("two fifty", 250), ("fourteen fifty", 14.5),
        ("zweitausendfünfhundert", 2_500), ("fünfundzwanzig", 25), ("drieduizend", 3_000), ("dreißigtausend", 30_000),
        ("quatre-vingt mille", 80_000), ("soixante-dix", 70), ("quarenta e cinco mil", 45_000),
        ("millón y medio", 1.5e6), ("three hundred and fifty", 350),
    ],
)  # fmt: skip
def test_spelled_numbers(text, value):
    assert spelled_number(text) == value


@pytest.mark.parametrize("text", ["praktikant", "wichtig", "forty ten", "one, two", ""])
def test_other_words_are_no_number(text):
    assert spelled_number(text) is None


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
