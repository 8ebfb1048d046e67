"""The names by which places of the tree are known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .placebuild_tree import Node, Tree, table
from .placedata import NameClass
from .placefold import CJK, fold

_SHORTENED = (
    ("saint ", "st "),
    ("mount ", "mt "),
    ("fort ", "ft "),
    ("sankt ", "st "),
    ("sainte ", "ste "),
    ("port ", "pt "),
)
_TAILS = (
    " am ",
    " an der ",
    " an ",
    " im ",
    " in der ",
    " ob der ",
    " bei ",
    " vor ",
    " auf ",
    " upon ",
    " on ",
    " sur ",
    " de la ",
    " del ",
    " (",
)
_OWN_TAILS = dict.fromkeys(("ES", "MX", "CO", "AR", "CL", "PE"), (" de ",)) | {
    "FR": ("-sur-", "-sous-", "-lès-", "-les-", "-en-", "-le-", "-la-", "-d'"),
    "NL": (" aan ", " op ", " bij ", "-aan-"),
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"})
_TOWN = 12_000  # population from which "Marburg an der Lahn" is Marburg too
_WELL_KNOWN = 100_000  # population from which the source's other names are kept
#: Least population of a place known by its names in Chinese signs: by those with an ending ("所沢市"), and by any.
_CJK_ENDED = {"CN": 20_000, "JP": 5_000, "TW": 0}
_CJK_LEAST = {"CN": 150_000, "TW": 0, "HK": 0, "MO": 0, "JP": 20_000}
_CJK_ELSEWHERE = 400_000
_CJK_SURE = 100_000
_ENDED = re.compile(r"(?P<name>.{2,})[市县縣区區]|(?P<small>.{2,})[町村鄉鎮]")
_KATAKANA = re.compile(r"[\u30a1-\u30ff]+")


def name_city(tree: Tree, node: Node, alternatives: Iterable[str]) -> None:
    """Name a city: its own name and its parts and short forms, and other names where it is well known."""
    tree.name(node.name, node.code, NameClass.NAME)
    for part in node.name.split(" / "):
        tree.name(part, node.code, NameClass.NAME)
    folded = fold(node.name)
    for long, short in _SHORTENED:
        if folded.startswith(long):
            tree.name(short + folded[len(long) :], node.code, NameClass.NAME)
        elif folded.startswith(short):
            tree.name(long + folded[len(short) :], node.code, NameClass.NAME)
    if node.country in {"DE", "AT", "CH", "DK", "NO", "SE", "FI", "LI", "LU"}:
        tree.name(node.name.translate(_UMLAUTS), node.code, NameClass.NAME)
    lower = node.name.lower()
    for tail in _TAILS:
        if tail in lower and node.country in {"DE", "AT", "CH", "GB", "FR", "ES"}:
            kind = NameClass.NAME if node.population >= _TOWN else NameClass.OTHER
            tree.name(node.name[: lower.index(tail)], node.code, kind)
    for tail in _OWN_TAILS.get(node.country or "", ()):
        if tail in lower and lower.index(tail) > 3 and node.population >= _TOWN:
            tree.name(node.name[: lower.index(tail)], node.code, NameClass.NAME)
    if node.country == "US" and lower.endswith(" city"):
        tree.name(node.name[:-5], node.code, NameClass.OTHER)
    for text in alternatives:
        _name_alternative(tree, node, text)


def _name_alternative(tree: Tree, node: Node, text: str) -> None:
    if CJK.fullmatch(text):
        _name_signs(tree, node, text)
    elif node.population >= _WELL_KNOWN and len(text) >= 4 and text[0].isupper():
        key = fold(text)
        if key.isascii() and len(key) >= 4 and not any(ch.isdigit() for ch in key):
            tree.name(text, node.code, NameClass.OTHER)


def _name_signs(tree: Tree, node: Node, text: str) -> None:
    """Name a place in Chinese or Japanese; short and little-known names only where something says they are places."""
    country = node.country or ""
    if country == "JP" and len(text) > 2 and text[-1] in "都府県" and text != "京都":
        return
    if len(text) < 2 or (_KATAKANA.fullmatch(text) and (len(text) < 3 or node.population < _CJK_ELSEWHERE)):
        return
    ended = _ENDED.fullmatch(text)
    if ended and node.population >= _CJK_ENDED.get(country, _CJK_ELSEWHERE):
        tree.name(text, node.code, NameClass.ALIAS)
        if ended["name"]:
            known = ended["name"] and text[-1] == "市" and node.population >= _CJK_SURE
            tree.name(ended["name"], node.code, NameClass.ALIAS if known else NameClass.LOCAL)
    elif node.population >= _CJK_LEAST.get(country, _CJK_ELSEWHERE):
        tree.name(text, node.code, NameClass.ALIAS if node.population >= _CJK_SURE else NameClass.LOCAL)


def add_districts(tree: Tree) -> None:
    """Name the parts of cities of `place_districts.tsv`: they stand for their city."""
    for line in table("place_districts.tsv"):
        place, _, names = line.partition("|")
        code = resolve(tree, place)
        if code is None:
            tree.problems.append(f"place_districts.tsv: nobody knows {place!r}")
            continue
        for name in names.split():
            alone = name.startswith("!")
            text = name.lstrip("!")
            tree.name(text, code, NameClass.ALIAS if alone else NameClass.LOCAL)
            if text[-1] not in "区區县縣镇鎮市乡鄉村町駅":
                tree.name(f"{text}区", code, NameClass.ALIAS)


def add_aliases(tree: Tree) -> None:
    """Add the names of `place_aliases.tsv`."""
    for line in table("place_aliases.tsv"):
        place, _, names = line.partition("|")
        code = resolve(tree, place)
        if code is None:
            tree.problems.append(f"place_aliases.tsv: nobody knows {place!r}")
            continue
        for text in filter(None, (name.strip() for name in names.split(","))):
            tree.name(text, code, alias_class(text))
        if ": " in place:
            make_known(tree, code)


def make_known(tree: Tree, code: str) -> None:
    """A city that the hand tables name is known by its own name too, whatever its size."""
    tree.names[fold(tree.nodes[code].name)][code] = NameClass.ALIAS


def alias_class(text: str) -> NameClass:
    """Short Latin names are read only where letter case or the words around them say they are places."""
    key = fold(text)
    return NameClass.SHORT if len(key.replace(" ", "")) <= 3 and key.isascii() else NameClass.ALIAS


def resolve(tree: Tree, place: str) -> str | None:
    """The code of a table's place: a code, or `STATE: city`."""
    prefix, colon, city = place.partition(":")
    if colon and city.startswith(" "):
        node = tree.city(prefix, city.strip())
        return node.code if node else None
    return place if place in tree.nodes else None
