"""The patterns of `pay`: figures, the currencies beside them, what parts two bounds, and the words before and after.

All of them meet folded text (`folded`), which is lower case, has Western digits and simplified characters, and is as
long as the text itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from . import pay_words as words
from .currencies import SIGNS, WORDS
from .pay_numbers import DIGITS, HAN, kilo
from .pay_regex import by_first_letter
from .pay_words import period_of
from .phrases import lower

__all__ = ["period_of"]

CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
#: What only Japanese writing has.
JAPANESE = re.compile("[\u3040-\u30ff収円働込]")
#: Characters that only traditional writing has, and those that only Cantonese has.
TRADITIONAL = re.compile("[萬時給職業員師應徵請問這裡無經驗個嗎會廠學護導設計資幣塊錢門區縣臺灣領結兩邊間開廣東際實習]")
CANTONESE = re.compile("[嘅係唔冇搵啲咗喺佢蚊哋嗰睇]")

_FOLDS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(a): ord(b)
    for a, b in zip(
        "　〜∼˜萬時結領個鐘塊幣兩過歐鎊週給資從於圓間頭錢滿當報韓盧綜額開門馬紐銖臺灣",
        " ~~~万时结领个钟块币两过欧镑周给资从于元间头钱满当报韩卢综额开门马纽铢台湾",
        strict=True,
    )
}
_LETTER = r"a-zß-ÿ\u0100-\u024f"
_NOT_IN_WORD = rf"(?![{_LETTER}])"


def folded(text: str) -> str:
    """Lower case, Western digits and signs, simplified characters; as long as `text`."""
    lowered = lower(text)
    return lowered if lowered.isascii() else lowered.translate(_FOLDS)


def _low(pattern: str) -> str:
    """A pattern of currencies with its letters in lower case; its escapes have none."""
    return pattern.lower()


_WORDS, _SIGNS = _low(WORDS), _low(SIGNS)
# "keur", but no "kr": a krona is no thousand rand.
KILO = kilo("|".join(word for word in _WORDS.split("|") if len(word) > 2))

DIGIT = re.compile(r"\d")
#: Where a sum may begin. Its first characters are few, which is what the regex engine can look for fast.
FIGURE = re.compile(rf"(?<![0-9{_LETTER}_#&])(?<![0-9][.,/:])(?:(?P<n>{DIGITS}))"
    rf"|(?<=[{_LETTER}$€£¥₹.])(?P<glued>{DIGITS})")
HAN_FIGURE = re.compile(rf"(?<![0-9.])(?:{HAN})")
SPELLED_HERE = re.compile(rf"[{_LETTER}]{{2,}}(?:[ -][{_LETTER}]{{1,12}}){{0,4}}")
DIGITS_HERE = re.compile(DIGITS)
KILO_HERE = re.compile(rf"\s?-?(?P<k>{KILO})")
CURRENCY_BEFORE = re.compile(rf"(?:(?<![{_LETTER}0-9])(?:{by_first_letter(_WORDS)})|{_SIGNS})(?:\s?[:.])?\s?\Z")
CURRENCY_HERE = re.compile(rf"\s?(?:{_SIGNS}|(?:{by_first_letter(_WORDS)}){_NOT_IN_WORD})\s?")
CURRENCY_AFTER = re.compile(rf"\s?(?P<c>{_SIGNS}|(?:{by_first_letter(_WORDS)}){_NOT_IN_WORD})")
#: "13e/h", "42 ke": "e" for the euro, where a period or a multiplier tells it from "9e" (ninth).
EURO_E = re.compile(rf"\s?e(?=\s?(?:/|brut|net|de l|par |la |mini|\+)|\s*(?:[,.;)]|\Z)){_NOT_IN_WORD}")
DASH_AFTER = re.compile(r"[.,][-–—](?!\s?\d)")

#: What parts two bounds; "and" does so after "between" only.
SEPARATOR = re.compile(
    r"[^\S\n]*(?:-|–|—|−|~|至|到|から|〜)[^\S\n]*(?:bis |up to )?"
    r"|\s*(?:\.\.\.?|…)\s*|\s+(?:to|up to|bis(?: zu)?|à|a|hasta"
    r"|até|tot|jusqu['’]à)\s+"
    r"|(?<=[k€$£+])(?:to|bis|a|à)\s?(?=[\d€$£])"
)
AND = re.compile(r"\s+(?:and|und|et|y|e|en|to|a|à|bis|&)\s+|\s*[和与]\s*")
SLASH = re.compile(r"\s?/\s?")

_NOUNS = "|".join(words.NOUNS.values())
_PER = (
    r"(?:(?:/|\\|p/|p\.|l['’]|de l['’]|par l['’]|à l['’]|每|一|\*)\s*|(?:per|an?|each|every|pro|je|in der|die|der|im|am"
    r"|par|de la|la|al"
    r"|a la|por la|por|x|ao|à|o|na|no|de|het|alle)\s+)"
)
#: One step of what follows a sum; the name of the group that matched says what it tells.
TAIL = re.compile(
    rf"[^\S\n]*+(?:\(\s*)?+(?:(?P<plus>{by_first_letter(words.PLUS)}){_NOT_IN_WORD}"
    rf"|(?P<upto>{by_first_letter(words.UPTO)}){_NOT_IN_WORD}"
    rf"|(?P<gross>{by_first_letter(words.GROSS)}){_NOT_IN_WORD}|(?P<instalments>{words.INSTALMENTS})"
    rf"|(?P<adverb>{by_first_letter('|'.join(words.ADVERBS.values()))}){_NOT_IN_WORD}"
    rf"|{_PER}(?P<unit>{by_first_letter(_NOUNS)})(?:lohn|satz|薪)?{_NOT_IN_WORD}\)?"
    rf"|(?P<glued>(?<=\d)hrs?){_NOT_IN_WORD}|(?P<bare>{by_first_letter(_NOUNS)}){_NOT_IN_WORD}"
    rf"|(?:de |of |als |base )?(?P<spoken>{by_first_letter(words.SPOKEN)}){_NOT_IN_WORD}"
    rf"|(?P<about>左右|上下)"
    rf"|(?P<currency>{_SIGNS}|(?:{by_first_letter(_WORDS)}){_NOT_IN_WORD}))"
)
_KINDS = {
    "max": words.MAX, "min": words.MIN, "between": words.BETWEEN, "about": words.ABOUT,
    "head": "|".join(words.HEADS.values()), "gross": words.GROSS, "spoken": words.SPOKEN, "link": words.LINK,
}  # fmt: skip
#: One step of what stands before a sum, read backwards; `head_kind` says what it tells.
HEAD = re.compile(rf"(?<![{_LETTER}])(?P<step>{by_first_letter('|'.join(_KINDS.values()))})\s*\Z")
_KIND_PATTERNS = [(kind, re.compile(rf"(?:{alternation})\Z")) for kind, alternation in _KINDS.items()]


@lru_cache(maxsize=2048)
def head_kind(step: str) -> str:
    """What a step of `HEAD` tells: "max", "min", "between", "about", "head" (a period), "gross", "spoken" or "link"."""
    return next((kind for kind, pattern in _KIND_PATTERNS if pattern.match(step)), "link")


#: Sums said by their number of digits.
FIGURES_SAID = re.compile(
    rf"(?<![{_LETTER}])(?:(?:high|mid|low|solid|good)[\s-]+)?(?:(?P<six>six|6)|(?P<seven>seven"
    rf"|7))[\s-]figures?(?:[\s-]+(?:salary|income|pay))?"
    rf"|(?<![{_LETTER}])sechsstellig\w*|(?<![{_LETTER}])(?:à )?six chiffres|seis cifras|seis d[ií]gitos|zes cijfers"
    rf"|[六6]位数"
)
#: "过万", "百万": a round sum without a figure, after a word of pay.
ROUND_HAN = re.compile(
    r"(?P<head>年薪|月薪|月入|年入|年包|工资|收入|薪资|日入)(?:能|可|可以)?[过上破超]?"
    r"(?P<n>百万|十万|万)(?![一二两三四五六七八九\d])|(?P<some>[万千])把块"
)
#: Parts of what tells a sum without a digit: whether to look for one at all.
#: Rates as only Britain and Ireland shorten them: "19ph", "450 p/d", "180pw".
BRITISH = re.compile(r"\d\s?(?:p/?[hd]|p\.?[hd]\.?|pw|pcm)(?![a-z])|quid")
HAN_HINT = re.compile("[一二两三四五六七八九十百千万]")
SAID_HINT = re.compile("figure|stellig|chiffres|cifras|gitos|cijfers|位数")
#: Words of pay anywhere before a sum, for descriptions.
PAY_NEAR = re.compile(
    r"salar(?:y|ies|io)|\bpa(?:y|ying|ys|id)\b|compensation|\bbase\b|\bote\b|on[\s-]target|\bwages?\b|hourly rate"
    r"|day rate"
    r"|\bearn(?:ings?)?\b|remuneration|gehalt|vergütung|\blohn|verdienst|\bsalaire|rémunération|\bsueldo|retribuci[óo]n"
    r"|remuneraci[óo]n|stipendio|retribuzione|salaris|薪|工资|待遇|月入|年入"
)
