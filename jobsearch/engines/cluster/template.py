"""The index template: what `mappings/` holds, with the operator's choices filled in. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from typing import Any

from ... import __version__
from ...errors import ConfigError
from ...resources import data_dir

#: Schema of the index; the number in `_meta.jobsearch.schema` of the mappings.
SCHEMA = "1"
#: Quantisation -> how a product keeps vectors; the first is the default.
VECTORS: Mapping[str, tuple[str, ...]] = {
    "elasticsearch": ("int8_hnsw", "hnsw", "int4_hnsw", "bbq_hnsw", "flat", "int8_flat"),
    "opensearch": ("hnsw", "int8_hnsw"),
}
#: Above the templates that the products bring along (100 to 201).
_PRIORITY = 500
_INTERVAL = re.compile(r"-1|[1-9]\d*(ms|s|m)")
_BOUNDS = {"shards": (1, 1024), "replicas": (0, 100), "m": (2, 512), "ef_construction": (1, 3200)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What an operator may choose about an index.

    Attributes:
        shards: Primary shards; an index of some millions of postings needs one.
        replicas: Copies of each; None for one where there is a second node for it ("0-1").
        vectors: One of `VECTORS` of the product: how vectors are kept; None for the product's default.
        m: Neighbours of a vector in the graph; more find more, and take more room.
        ef_construction: Candidates looked at when a vector joins the graph.
        refresh_interval: How soon a write is seen by searches, as "1s".

    Raises:
        ConfigError: A value is not acceptable; names it.
    """

    shards: int = 1
    replicas: int | None = None
    vectors: str | None = None
    m: int = 16
    ef_construction: int = 100
    refresh_interval: str = "1s"

    def __post_init__(self) -> None:
        """Check every value."""
        for name, (low, high) in _BOUNDS.items():
            value = getattr(self, name)
            if value is None and name == "replicas":
                continue
            if type(value) is not int or not low <= value <= high:
                raise ConfigError(f"{name}: {value!r} is not accepted; a whole number from {low} to {high} is",
                                  setting=name)
        known = sorted({name for names in VECTORS.values() for name in names})
        if self.vectors is not None and self.vectors not in known:
            raise ConfigError(f"vectors: {self.vectors!r} is not known; known are {', '.join(known)}",
                              setting="vectors")
        if not isinstance(self.refresh_interval, str) or not _INTERVAL.fullmatch(self.refresh_interval):
            raise ConfigError(
                f"refresh_interval: {self.refresh_interval!r} is not accepted; accepted are such as 500ms, 1s, 2m, "
                "and -1 for never", setting="refresh_interval",
            )

    def as_dict(self) -> dict[str, Any]:
        """The values by name, as they are kept in the mapping's `_meta`."""
        return asdict(self)

    def for_product(self, product: str) -> Options:
        """These options with the product's default where nothing was chosen.

        Raises:
            ConfigError: The product does not keep vectors that way.
        """
        known = VECTORS[product]
        if self.vectors not in (None, *known):
            raise ConfigError(f"vectors: {self.vectors!r} is not kept by {product}; accepted are {', '.join(known)}",
                              setting="vectors")  # fmt: skip
        return replace(self, vectors=self.vectors or known[0])

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Options:
        """Options that were kept; what another version kept beside them is left out."""
        return cls(**{field.name: values[field.name] for field in fields(cls) if field.name in values})


def template_name(alias: str) -> str:
    """Name of the index template of an alias."""
    return f"jobsearch-{alias}"


def template_body(product: str, alias: str, options: Options, dims: int | None) -> dict[str, Any]:
    """The body of `PUT /_index_template/...`.

    Args:
        product: "elasticsearch" or "opensearch".
        alias: Alias whose versions (`<alias>-v1`, ...) it is for.
        options: The operator's choices.
        dims: Length of the vectors; None leaves the field to the first write.

    Raises:
        ConfigError: The product does not keep vectors that way.
    """
    options = options.for_product(product)
    found: dict[str, Any] = json.loads(_text(product))
    index = found["settings"]["index"]
    index["number_of_shards"] = options.shards
    index["refresh_interval"] = options.refresh_interval
    if options.replicas is not None:
        index["number_of_replicas"] = options.replicas
        index["auto_expand_replicas"] = False
    found["mappings"]["_meta"]["jobsearch"]["options"] = options.as_dict()
    properties = found["mappings"]["properties"]
    vector = properties.pop("vector")
    if dims is not None:
        properties["vector"] = _filled(product, vector, options, dims)
    return {
        "index_patterns": [f"{alias}-v*"],
        # Of two aliases whose patterns overlap (jobs-v*, jobs-vienna-v*) the longer one is meant.
        "priority": _PRIORITY + len(alias),
        "template": found,
        "_meta": {"jobsearch": {"version": __version__}},
    }


def vector_mapping(product: str, dims: int, options: Options) -> dict[str, Any]:
    """The mapping of the field `vector`.

    Args:
        product: "elasticsearch" or "opensearch".
        dims: Length of the vectors.
        options: How they are kept.

    Raises:
        ConfigError: The product does not keep vectors that way.

    >>> vector_mapping("elasticsearch", 8, Options(vectors="flat"))["index_options"]
    {'type': 'flat'}
    """
    field = json.loads(_text(product))["mappings"]["properties"]["vector"]
    return _filled(product, field, options.for_product(product), dims)


def _filled(product: str, field: dict[str, Any], options: Options, dims: int) -> dict[str, Any]:
    kind = str(options.vectors)
    graph = {"m": options.m, "ef_construction": options.ef_construction}
    if product == "elasticsearch":
        field["dims"] = dims
        field["index_options"] = {"type": kind, **({} if kind.endswith("flat") else graph)}
        return field
    field["dimension"] = dims
    field["method"]["parameters"] = graph
    if kind == "int8_hnsw":
        field["method"]["parameters"]["encoder"] = {"name": "sq", "parameters": {"bits": 7}}
    return field


@lru_cache
def _text(product: str) -> str:
    return (data_dir("mappings") / product / "postings.json").read_text(encoding="utf-8")
