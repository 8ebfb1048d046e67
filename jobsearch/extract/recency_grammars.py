"""The languages whose dates are read, and which of their rules a text opens."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from .recency_de import GERMAN
from .recency_en import ENGLISH
from .recency_es import SPANISH
from .recency_fr import FRENCH
from .recency_it import ITALIAN
from .recency_ja import JAPANESE
from .recency_nl import DUTCH
from .recency_patterns import Grammar, Rule, fold
from .recency_pt import PORTUGUESE
from .recency_zh import CHINESE

GRAMMARS = (ENGLISH, GERMAN, FRENCH, SPANISH, CHINESE, PORTUGUESE, DUTCH, JAPANESE, ITALIAN)
#: Rules in the order to be tried: what a longer phrase has taken, no shorter one reads.
_ORDER = (
    "range", "since", "from", "from_day", "after", "until", "before_eve", "eve", "before", "suffixed", "on", "told",
    "here", "few", "fresh", "stale", "young", "ago", "last", "yesterday", "today", "this", "within", "no", "vague",
)  # fmt: skip
#: Where words stand apart, these rules read nothing unless the text speaks of postings in the same language.
_NEED_POSTINGS = frozenset({"range", "on", "told", "here", "within"})


class Entry(NamedTuple):
    """A rule and its place: the order of its kind, the number of its language, its number there."""

    order: int
    language: int
    number: int
    rule: Rule
    grammar: Grammar


def opened(tokens: Collection[str], language: str) -> list[Entry]:
    """The rules whose words the text may hold, in the order to be tried, those of its own language first."""
    gates, told = _gates()
    found = {entry[:3]: entry for token in gates.keys() & tokens for entry in gates[token]}
    speaks = [not words or not words.isdisjoint(tokens) for words in told]
    own = language[:2]
    return sorted(
        (entry for entry in found.values() if entry.rule.name not in _NEED_POSTINGS or speaks[entry.language]),
        key=lambda entry: (entry.order, entry.grammar.code != own, entry.language, entry.number),
    )


@cache
def _gates() -> tuple[dict[str, list[Entry]], list[frozenset[str]]]:
    """Rules by the words that open them, and for each language the words that speak of postings."""
    order = {name: place for place, name in enumerate(_ORDER)}
    gates: dict[str, list[Entry]] = {}
    told: list[frozenset[str]] = []
    for language, grammar in enumerate(GRAMMARS):
        told.append(frozenset(word for rule in grammar.rules if rule.name == "told" for word in _keys(rule.anchors)))
        for number, rule in enumerate(grammar.rules):
            for word in _keys(rule.anchors):
                gates.setdefault(word, []).append(Entry(order[rule.name], language, number, rule, grammar))
    return gates, told


def _keys(anchors: str) -> list[str]:
    return [word[:4] for word in fold(anchors).split()]
