"""Metros, nicknames, regions and remote areas from `place_groups.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..posting import PlaceKind
from .placebuild_names import alias_class, resolve
from .placebuild_tree import Node, Tree, table
from .placedata import NameClass

_KINDS = {"metro": PlaceKind.METRO, "region": PlaceKind.REGION, "area": PlaceKind.REMOTE_AREA}
#: Informal areas of several cities: regions to a seeker, metros only in their code.
_INFORMAL = {
    "metro:greater-london", "metro:merseyside", "metro:pearl-delta", "metro:greater-bay-area", "metro:yangtze-delta",
    "metro:jing-jin-ji", "metro:kansai", "metro:kanto", "metro:randstad", "metro:gauteng",
}  # fmt: skip
_CONTINENTAL = {"region:north-america", "region:south-america"}
_NEAR = re.compile(r"near ([A-Z0-9-]+): (.+) (\d+)$")


def add_groups(tree: Tree) -> None:
    """Add the groups, hang their members below them, and set level, centre and population of each."""
    lines = [line.split("|") for line in table("place_groups.tsv")]
    for code, name, country, _, names in lines:
        if not code.startswith("in "):
            kind = _kind(code)
            tree.add(Node(code, name, kind, None if country == "-" else country))
            tree.name(name, code, NameClass.ALIAS)
            for text in filter(None, (text.strip() for text in names.split(","))):
                tree.name(text, code, alias_class(text))
    for code, _, _, members, _ in lines:
        target = resolve(tree, code[3:]) if code.startswith("in ") else code
        if target is None:
            tree.problems.append(f"place_groups.tsv: nobody knows {code!r}")
            continue
        for member in dict.fromkeys(_members(tree, code, members)):
            if member != target:
                tree.nodes[member].parents.append(target)
                tree.nodes[target].members.append(member)
    for code, *_ in lines:
        if not code.startswith("in "):
            _measure(tree, tree.nodes[code])


def _kind(code: str) -> PlaceKind:
    if code in _CONTINENTAL:
        return PlaceKind.CONTINENT
    return PlaceKind.REGION if code in _INFORMAL else _KINDS[code.partition(":")[0]]


def _members(tree: Tree, code: str, members: str) -> Iterator[str]:
    for item in filter(None, (item.strip() for item in members.split(";"))):
        if item.startswith("in "):
            inner = resolve(tree, item[3:])
            if inner:
                yield inner
        elif near := _NEAR.match(item):
            centre = tree.city(near[1], near[2]) or tree.city(near[1][:2], near[2])
            if centre is None:
                tree.problems.append(f"place_groups.tsv: {code}: nobody knows {item!r}")
            else:
                yield from (node.code for node in tree.near(centre, float(near[3])))
        elif item.startswith("all "):
            yield from (
                node.code for node in tree.nodes.values() if node.kind is PlaceKind.CITY and item[4:] in node.parents
            )
        elif ": " in item:
            state, _, cities = item.partition(": ")
            for city in cities.split(", "):
                node = tree.city(state, city)
                if node is None:
                    tree.problems.append(f"place_groups.tsv: {code}: no {city!r} in {state}")
                else:
                    yield node.code
        elif item in tree.nodes:
            yield item
        else:
            tree.problems.append(f"place_groups.tsv: {code}: nobody knows {item!r}")


def _measure(tree: Tree, node: Node) -> None:
    """A group is as wide as its widest member, and lies at its most populous city."""
    members = [tree.nodes[member] for member in node.members]
    widest = max((member.level for member in members), default=0)
    if node.kind is PlaceKind.REGION:
        node.level = 6 if widest >= 5 else 4 if widest >= 3 else 2
    node.population = sum(member.population for member in members)
    placed = [member for member in members if member.lat is not None and member.kind is PlaceKind.CITY]
    if placed:
        largest = max(placed, key=lambda member: member.population)
        node.lat, node.lon = largest.lat, largest.lon
    if node.country and node.country not in node.parents:
        node.parents.append(node.country)
        states = {parent for m in members for parent in m.parents if tree.nodes[parent].level == 3}
        if len(states) == 1 and node.level < 3 and not any(m.level == 3 for m in members):
            node.parents.insert(0, states.pop())
