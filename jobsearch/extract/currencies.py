"""Currencies as they are written, and by country."""

from __future__ import annotations

import re

#: Signs, codes and words to ISO 4217. Matching is without case, longest first; Han characters are simplified.
WRITTEN = {
    "US$": "USD", "U$S": "USD", "U$D": "USD", "USD$": "USD", "USD": "USD", "$": "USD", "bucks": "USD",
    "US dollars": "USD", "U.S. dollars": "USD", "American dollars": "USD", "dólares americanos": "USD",
    "dollars américains": "USD", "US-Dollar": "USD", "美元": "USD",
    "美金": "USD", "米ドル": "USD", "ドル": "USD", "刀": "USD",
    "€": "EUR", "¤": "EUR", "EUR": "EUR", "eurs": "EUR", "euritos": "EUR", "pavos": "EUR", "euros": "EUR",
    "euro": "EUR", "欧元": "EUR", "ユーロ": "EUR",
    "£": "GBP", "GBP": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP", "libras": "GBP", "livres": "GBP",
    "pfund": "GBP", "英镑": "GBP", "ポンド": "GBP",
    "Canadian dollars": "CAD", "dollars canadiens": "CAD", "Australian dollars": "AUD", "Singapore dollars": "SGD",
    "Hong Kong dollars": "HKD", "Kiwi dollars": "NZD", "シンガポールドル": "SGD", "香港ドル": "HKD", "豪ドル": "AUD",
    "カナダドル": "CAD", "台湾ドル": "TWD", "人民元": "CNY", "バーツ": "THB", "ウォン": "KRW", "スイスフラン": "CHF",
    "新加坡元": "SGD", "新加坡币": "SGD", "CA$": "CAD", "C$": "CAD", "CAD$": "CAD", "CAD": "CAD", "CDN$": "CAD",
    "$CA": "CAD", "$CAD": "CAD", "加元": "CAD",
    "加币": "CAD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "AUD": "AUD", "澳元": "AUD", "澳币": "AUD",
    "NZ$": "NZD", "NZD": "NZD", "纽币": "NZD", "纽元": "NZD",
    "S$": "SGD", "SG$": "SGD", "SGD": "SGD", "新币": "SGD", "新元": "SGD", "坡币": "SGD",
    "HK$": "HKD", "HKD": "HKD", "港币": "HKD", "港元": "HKD", "蚊": "HKD", "MOP": "MOP", "MOP$": "MOP", "澳门元": "MOP",
    "葡币": "MOP", "NT$": "TWD", "NTD": "TWD", "TWD": "TWD", "台币": "TWD", "新台币": "TWD",
    "R$": "BRL", "BRL": "BRL", "reais": "BRL", "conto": "BRL", "contos": "BRL", "pila": "BRL",
    "MX$": "MXN", "MXN": "MXN", "MXN$": "MXN", "COP": "COP", "COP$": "COP", "ARS": "ARS", "AR$": "ARS", "CLP": "CLP",
    "CLP$": "CLP", "PEN": "PEN", "S/": "PEN", "S/.": "PEN", "soles": "PEN", "UYU": "UYU", "PYG": "PYG",
    "guaraníes": "PYG", "guaranies": "PYG", "CRC": "CRC", "₡": "CRC", "colones": "CRC", "GTQ": "GTQ",
    "quetzales": "GTQ",
    "lempiras": "HNL", "bolivianos": "BOB", "RD$": "DOP", "DOP": "DOP", "bolívares": "VES",
    "CNY": "CNY", "RMB": "CNY", "CN¥": "CNY", "￥": "CNY", "人民币": "CNY", "块钱": "CNY", "元": "CNY", "块": "CNY",
    "¥": "JPY", "JPY": "JPY", "yen": "JPY", "円": "JPY", "日元": "JPY", "日币": "JPY",
    "₹": "INR", "INR": "INR", "Rs.": "INR", "Rs": "INR", "rupees": "INR", "卢比": "INR",
    "RM": "MYR", "MYR": "MYR", "ringgit": "MYR", "马币": "MYR", "令吉": "MYR",
    "CHF": "CHF", "SFr.": "CHF", "SFr": "CHF", "Swiss francs": "CHF", "Schweizer Franken": "CHF",
    "francs suisses": "CHF",
    "Franken": "CHF", "Stutz": "CHF", "瑞郎": "CHF", "法郎": "CHF",
    "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "ISK": "ISK", "kronor": "SEK", "kroner": "NOK", "kronen": "SEK",
    "zł": "PLN", "zl": "PLN", "PLN": "PLN", "zloty": "PLN", "złotych": "PLN", "Kč": "CZK", "CZK": "CZK", "HUF": "HUF",
    "Ft": "HUF", "RON": "RON", "lei": "RON", "BGN": "BGN", "лв": "BGN", "RSD": "RSD",
    "₱": "PHP", "PHP": "PHP", "₩": "KRW", "KRW": "KRW", "원": "KRW", "韩元": "KRW", "韩币": "KRW", "฿": "THB",
    "THB": "THB",
    "baht": "THB", "泰铢": "THB", "IDR": "IDR", "Rp": "IDR", "Rp.": "IDR", "VND": "VND", "₫": "VND", "越南盾": "VND",
    "AED": "AED", "迪拉姆": "AED", "SAR": "SAR", "QAR": "QAR", "KWD": "KWD", "BHD": "BHD",
    "OMR": "OMR",
    "JOD": "JOD", "ILS": "ILS", "NIS": "ILS", "₪": "ILS", "shekels": "ILS", "TRY": "TRY", "₺": "TRY", "UAH": "UAH",
    "₴": "UAH", "₽": "RUB", "RUB": "RUB", "rubles": "RUB", "₸": "KZT",
    "MAD": "MAD", "TND": "TND", "DZD": "DZD", "FCFA": "XOF", "XOF": "XOF", "XAF": "XAF", "CFA": "XOF",
    "ZAR": "ZAR", "rand": "ZAR", "₦": "NGN", "NGN": "NGN", "naira": "NGN", "KES": "KES", "KSh": "KES", "GHS": "GHS",
    "GH₵": "GHS", "cedis": "GHS", "EGP": "EGP", "UGX": "UGX", "TZS": "TZS",
    "PKR": "PKR", "BDT": "BDT", "LKR": "LKR", "NPR": "NPR", "৳": "BDT",
}  # fmt: skip
_EURO = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK MC AD SM VA ME XK GP MQ GF RE"
#: What is paid in, by ISO 3166-1 alpha-2.
OF_COUNTRY = dict.fromkeys(_EURO.split(), "EUR") | {
    "US": "USD", "PR": "USD", "EC": "USD", "SV": "USD", "PA": "USD", "GB": "GBP", "JE": "GBP", "GG": "GBP", "IM": "GBP",
    "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MO": "MOP", "TW": "TWD", "CN": "CNY", "JP": "JPY",
    "KR": "KRW", "IN": "INR", "MY": "MYR", "PH": "PHP", "TH": "THB", "ID": "IDR", "VN": "VND", "CH": "CHF", "LI": "CHF",
    "SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK", "PL": "PLN", "CZ": "CZK", "HU": "HUF", "RO": "RON", "BG": "BGN",
    "RS": "RSD", "BR": "BRL", "MX": "MXN", "CO": "COP", "AR": "ARS", "CL": "CLP", "PE": "PEN", "UY": "UYU", "PY": "PYG",
    "CR": "CRC", "GT": "GTQ", "HN": "HNL", "BO": "BOB", "DO": "DOP", "VE": "VES", "AE": "AED", "SA": "SAR", "QA": "QAR",
    "KW": "KWD", "BH": "BHD", "OM": "OMR", "JO": "JOD", "IL": "ILS", "TR": "TRY", "UA": "UAH", "RU": "RUB", "KZ": "KZT",
    "MA": "MAD", "TN": "TND", "DZ": "DZD", "SN": "XOF", "CI": "XOF", "ML": "XOF", "BJ": "XOF", "BF": "XOF", "TG": "XOF",
    "CM": "XAF", "GA": "XAF", "CG": "XAF", "ZA": "ZAR", "NG": "NGN", "KE": "KES", "GH": "GHS", "EG": "EGP", "UG": "UGX",
    "TZ": "TZS", "PK": "PKR", "BD": "BDT", "LK": "LKR", "NP": "NPR",
}  # fmt: skip
#: Names that several countries use: which countries may mean it, and what it is elsewhere (None: no currency there).
_SHARED: dict[str, tuple[str, str | None]] = {
    "dollars": ("US CA AU NZ SG HK TW", "USD"), "dollar": ("US CA AU NZ SG HK TW", "USD"),
    "dólares": ("CA AU NZ", "USD"),
    "dolares": ("CA AU NZ", "USD"), "dolar": ("CA AU NZ", "USD"), "pesos": ("MX CO AR CL UY DO PH", "MXN"),
    "peso": ("MX CO AR CL UY DO PH", "MXN"), "kr": ("SE NO DK IS", "SEK"), "kr.": ("SE NO DK IS", "SEK"),
    "francs": ("CH LI SN CI ML BJ BF TG CM GA CG", "CHF"), "francos": ("CH LI", "CHF"), "frs": ("CH LI", None),
    "fr": ("CH LI", None), "fr.": ("CH LI", None), "dirhams": ("AE MA", "AED"), "dirham": ("AE MA", "AED"),
    "dhs": ("MA AE", "MAD"), "dh": ("MA AE", "MAD"), "riyals": ("SA QA OM", "SAR"), "riyal": ("SA QA OM", "SAR"),
    "rials": ("OM", None), "dinars": ("TN DZ KW BH JO", None), "dt": ("TN", None),
    "r": ("ZA", None), "q": ("GT", None), "bs": ("BO VE", None), "le": ("EG", None), "sr": ("SA", None),
    "kd": ("KW", None), "bd": ("BH", None), "qr": ("QA", None),
}  # fmt: skip
_ALL = sorted([*WRITTEN, *_SHARED], key=len, reverse=True)
_IS_WORD = re.compile(r"[a-zà-ÿł][a-zà-ÿł ]*\Z", re.IGNORECASE)
SIGNS = "|".join(re.escape(s) for s in _ALL if not _IS_WORD.match(s))
WORDS = "|".join(re.escape(s) for s in _ALL if _IS_WORD.match(s))
_FOLDED = {written.casefold(): code for written, code in WRITTEN.items()}


def currency_of(written: str, country: str | None = None) -> str | None:
    """ISO 4217 code of a sign, code or word, as meant in `country` (ISO 3166-1 alpha-2); None when it is none."""
    name = written.casefold().strip()
    if (code := _FOLDED.get(name)) is not None:
        return code
    countries, elsewhere = _SHARED.get(name, ("", None))
    return OF_COUNTRY.get(country) if country and country in countries.split() else elsewhere
