"""How a language's ways to say a date are written down, compiled and chosen.

Templates are regular expressions in which a blank stands for white space and these names for groups of their own:
<n> a number or a span of numbers ("2-3"), <unit>, <w> a weekday, <m> a month, <d> a day's number, <y> a year, <q> a
quarter, <k> a calendar week. Text and templates are folded alike, so accents and traditional characters need no twin.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from .calendar_words import CalendarWords
from .phrases import lower

_TRADITIONAL = (
    "週周禮礼個个時时這这過过來来發发佈布從从號号開开後后內内兩两間间幾几聖圣誕诞節节鐘钟頭头於于數数職职崗岗應应報报"
    "試试離离學学畢毕業业經经驗验實实習习貼贴張张掛挂補补線线還还體体術术趨趋勢势員员級级當当嬰婴兒儿關关請请約约會会"
    "點点歲岁廣广變变種种載载強强車车臨临場场長长費费資资處处結结單单給给領领終终總总複复復复換换尋寻們们說说為为無无"
    "後后際际階阶產产讓让輪轮勞劳動动質质紅红達达綫线"
)
_FOLDS = {
    **{code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x250)},
    **{ord(a): b for a, b in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)},
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},
    0x3000: " ", 0xA0: " ", 0x2019: "'", 0x2010: "-", 0x2011: "-",
}  # fmt: skip
_LEFT, _RIGHT = r"(?<![0-9a-z_])", r"(?:(?<=')|(?![0-9a-z_]))"
_TOKEN = re.compile("[a-z]+|[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile("[a-z]{1,4}")
_HAN_NUMBER = "[一二两三四五六七八九十百]"


def fold(text: str) -> str:
    """The text in lower case and plain letters, simplified characters for traditional ones; its length stays."""
    lowered = lower(text)
    return lowered if lowered.isascii() else lowered.translate(_FOLDS)


def plain(template: str) -> str:
    """A template without names, as a pattern for folded text."""
    return re.sub(r"(?<!\\) ", r"\\s+", template.translate(_FOLDS))


class Rule(NamedTuple):
    """One way to say how new postings must be.

    Attributes:
        name: What it means; a key of the rules that turn matches into days.
        anchors: First four letters of words, or whole words if shorter, parted by blanks; without one of them in the
            text the rule is not tried.
        template: The words; of a rule about a date, the words before it.
        after: Of a rule about a date, the words behind it; in a range, those between the two dates.
    """

    name: str
    anchors: str
    template: str
    after: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Grammar:
    """How one language says dates.

    Attributes:
        code: ISO 639-1.
        rules: In the order to be tried.
        dates: Kind of date and template, in the order to be tried; a kind that ends in "!" needs its article ("the
            1st"; a bare number is anything).
        posted: Words that say that a posting went out.
        ads: Words for postings as such, not for jobs.
        article: Words that may stand before a date.
        opens: What dates begin with beside numbers, weekdays and months; written like a rule's anchors.
        onwards: Words that make a date the first of many ("1 October or later").
        last_year: Words that put a date into the calendar year before this one ("October last year").
        this_year: The same for this year.
        spaced: Whether words stand apart. Where not, a date comes first and the words behind it tell its rule.
    """

    code: str
    words: CalendarWords
    rules: tuple[Rule, ...]
    dates: tuple[tuple[str, str], ...]
    posted: str = ""
    ads: str = ""
    article: str = ""
    opens: str = ""
    onwards: str = ""
    last_year: str = ""
    this_year: str = ""
    spaced: bool = True

    @cached_property
    def names(self) -> dict[str, str]:
        """Group patterns by the name that stands for them in templates."""
        words = self.words
        number = rf"\d{{1,4}}|{_alternation(words.numbers)}" if self.spaced else rf"\d{{1,4}}|{_HAN_NUMBER}{{1,3}}|半"
        day = r"3[01]|[12]\d|0?[1-9]" if self.spaced else rf"3[01]|[12]\d|0?[1-9]|{_HAN_NUMBER}{{1,3}}"
        month = rf"(?:{_alternation(words.months)})\b" if self.spaced else rf"1[0-2]|0?[1-9]|{_HAN_NUMBER}{{1,2}}"
        return {
            "n": rf"(?:(?:\d{{1,3}}|{_alternation(words.numbers)})\s?(?:-|–|~|to|or|bis|oder|a|ou|o|tot|of|到|至)\s?)?"
            rf"(?P<n>{number})",
            "unit": f"(?P<unit>{_alternation(words.units)})" + (r"(?![0-9a-z_])" if self.spaced else ""),
            "w": f"(?P<w>{_alternation(words.weekdays)})",
            "m": f"(?P<m>{month})" + (r"(?:\.(?=\s*\d))?" if self.spaced else ""),
            "d": f"(?P<d>{day})(?!\\d)",
            "y": self._year(),
            "q": rf"(?P<q>[1-4]|{_alternation(words.ordinals)})",
            "k": r"(?P<k>5[0-3]|[1-4]\d|0?[1-9])(?!\d)",
        }

    def _year(self) -> str:
        year = r"'?(?P<y>(?:19|2[01])\d\d|(?<=')\d\d)(?!\d)" if self.spaced else r"(?P<y>(?:19|2[01])\d\d)年"
        for name, words in (("lastyear", self.last_year), ("thisyear", self.this_year)):
            year += f"|(?P<{name}>{plain(words)})" if words else ""
        return f"(?:{year})"

    @cached_property
    def numbers(self) -> dict[str, dict[str, int]]:
        """Number words, weekdays, months and ordinals, folded, by the name that stands for them in templates."""
        words = self.words
        tables = {"n": words.numbers, "w": words.weekdays, "m": words.months, "q": words.ordinals}
        return {name: {_key(word): value for word, value in table.items()} for name, table in tables.items()}

    @cached_property
    def units(self) -> dict[str, str]:
        """Units by their words, folded."""
        return {_key(word): unit for word, unit in self.words.units.items()}

    def expand(self, template: str) -> str:
        """The template with its names and blanks written out; a name's second group ends in 2, its third in 3."""
        seen: Counter[str] = Counter()

        def group(name: re.Match[str]) -> str:
            seen[name[1]] += 1
            twin = str(seen[name[1]]) if seen[name[1]] > 1 else ""
            return re.sub(r"(\(\?P<[a-z]+)>", rf"\g<1>{twin}>", self.names[name[1]])

        return re.sub(r"(?<!\?P)<([a-z]+)>", group, plain(template))

    def forms(self) -> Iterator[tuple[str, re.Pattern[str]]]:
        """Kinds of dates and their patterns, to be matched at a place; each is compiled when it is first reached."""
        for number, (kind, form) in enumerate(self.dates):
            pattern = self._forms.get(number)
            if pattern is None:
                pattern = re.compile(f"(?:{self.expand(form)}){_RIGHT if self.spaced else ''}")
                self._forms[number] = pattern
            yield kind, pattern

    @cached_property
    def _forms(self) -> dict[int, re.Pattern[str]]:
        return {}

    def may_begin(self, text: str, at: int) -> bool:
        """Whether a date may begin at a place, by its first four letters; much faster than to try all forms."""
        word = _WORD.match(text, at)
        return not self.spaced or word is None or word[0] in self._openers

    @cached_property
    def _openers(self) -> frozenset[str]:
        words = self.words
        listed = (*self.opens.split(), *words.numbers, *words.weekdays, *words.months, *words.ordinals)
        return frozenset(found[0] for word in listed if (found := _WORD.match(fold(word))))

    @cached_property
    def article_pattern(self) -> re.Pattern[str]:
        """The article and the blank behind it."""
        return re.compile(rf"(?:{plain(self.article)})(?:\s+|(?<='))" if self.article else "(?!)")


def tokens(folded: str) -> set[str]:
    """What opens rules: the first four letters of each word, and each ideograph or kana."""
    return {token[:4] for token in _TOKEN.findall(folded)}


@lru_cache(maxsize=2048)
def compiled(grammar: Grammar, template: str) -> re.Pattern[str]:
    """The template as a pattern for folded text, with word edges where the language has them."""
    expanded = grammar.expand(template)
    return re.compile(f"{_LEFT}(?:{expanded}){_RIGHT}" if grammar.spaced else f"(?:{expanded})")


def _key(word: str) -> str:
    return re.sub(r"[\s-]+", "-", fold(word))


def _alternation(words: Iterable[str]) -> str:
    """Any of the words, the longest first; a hyphen may be a blank."""
    chosen = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\-", r"[\s-]") for word in chosen)
