"""The names by which places of the tree are known."""

from __future__ import annotations

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
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"})
_WELL_KNOWN = 100_000  # population from which the source's other names are kept
_CJK_LEAST = {"CN": 150_000, "TW": 150_000, "HK": 100_000}
_CJK_ELSEWHERE = 400_000


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
            tree.name(node.name[: lower.index(tail)], node.code, NameClass.OTHER)
    if node.country == "US" and lower.endswith(" city"):
        tree.name(node.name[:-5], node.code, NameClass.OTHER)
    for text in alternatives:
        _name_alternative(tree, node, text)


def _name_alternative(tree: Tree, node: Node, text: str) -> None:
    if CJK.fullmatch(text):
        if node.population >= _CJK_LEAST.get(node.country or "", _CJK_ELSEWHERE) and len(text) > 1:
            tree.name(text, node.code, NameClass.ALIAS)
    elif node.population >= _WELL_KNOWN and len(text) >= 4 and text[0].isupper():
        key = fold(text)
        if key.isascii() and len(key) >= 4 and not any(ch.isdigit() for ch in key):
            tree.name(text, node.code, NameClass.OTHER)


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
