"""An index of ours on a cluster: template, versioned index `<alias>-v<N>`, alias, and what its mapping keeps."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import EngineError, EngineRejected
from .naming import building_alias, number, path
from .template import SCHEMA, Options, template_body, template_name, vector_mapping

if TYPE_CHECKING:
    from .server import Server

#: Tries to find a number that nobody else takes at the same moment.
_TRIES = 20
#: What may be written of a template that was read; newer servers give dates of their own beside it.
_TEMPLATE_KEYS = frozenset({
    "index_patterns", "priority", "template", "_meta", "composed_of", "version", "allow_auto_create",
    "ignore_missing_component_templates",
})  # fmt: skip


#: Quantisation -> how many times the neighbours wanted are scored by their whole vectors: the coarser, the more.
_OVERSAMPLE = {"int8": 1.0, "int4": 1.5, "bbq": 3.0}


class Shape(NamedTuple):
    """What an index was made with.

    Attributes:
        dims: Length of the vectors; None before the first one.
        shards: Primary shards.
        oversample: How many times the neighbours wanted are looked at, where vectors are searched in a smaller form
            than they were written in; None where they are not.
    """

    dims: int | None
    shards: int
    oversample: float | None


def current(server: Server, alias: str) -> str | None:
    """The index behind an alias; None when there is no such alias.

    Raises:
        EngineError: An index has that name, or the alias points at several.
    """
    return behind(server, alias)[0]


def behind(server: Server, alias: str) -> tuple[str | None, dict[str, Any]]:
    """The index behind an alias, and the alias's own properties (filter, routing, ...); (None, {}) for no alias.

    Raises:
        EngineError: As for `current`.
    """
    found: dict[str, Any] = server.request("GET", f"/{path(alias)}/_alias", allow=(404,))
    if found.get("status") == 404:
        return None, {}
    if alias in found:
        raise EngineError(
            f"{server.url}/{alias}: an index has that name, and jobsearch keeps its own ({alias}-v1, ...) behind an "
            "alias; take another name in --index, or delete that index if it was made by mistake",
            engine=server.name,
        )
    if len(found) > 1:
        raise EngineError(
            f"{server.url}/{alias}: the alias points at {' and '.join(sorted(found))}, and must point at one; take it "
            f"away from the others: POST {server.url}/_aliases "
            f'{{"actions": [{{"remove": {{"index": "NAME", "alias": "{alias}"}}}}]}}',
            engine=server.name,
        )
    return next(((index, told["aliases"][alias]) for index, told in found.items()), (None, {}))


def shape(server: Server, index: str) -> Shape:
    """What an index of ours was made with.

    Raises:
        EngineUnavailable: There is no such index.
        EngineError: It is not ours: its mapping has another shape.
    """
    (told,) = server.request("GET", f"/{path(index)}").values()
    mapping = told["mappings"]
    schema = _ours(mapping).get("schema")
    if schema != SCHEMA:
        found = "no _meta.jobsearch.schema" if schema is None else f"_meta.jobsearch.schema {schema!r}"
        fix = (
            "it was made by something else: take another name in --index" if schema is None
            else "it was made by another version of jobsearch: use that one, or index the feeds into another name"
        )  # fmt: skip
        raise EngineError(
            f"{server.url}/{index}: has a mapping of another shape: found is {found}, needed is {SCHEMA!r}; {fix}",
            engine=server.name,
        )
    field = mapping.get("properties", {}).get("vector", {})
    dims = field.get("dims", field.get("dimension"))
    kind = field.get("index_options", {}).get("type", "").partition("_")[0]
    shards = int(told["settings"]["index"]["number_of_shards"])
    return Shape(None if dims is None else int(dims), shards, _OVERSAMPLE.get(kind))


def options_of(server: Server, alias: str) -> Options | None:
    """What the operator chose: as the template says, else the index; None when there is neither."""
    template = _template(server, alias)
    mapping = template.get("template", {}).get("mappings", {})
    if not template and (index := current(server, alias)) is not None:
        mapping = _mapping(server, index)
    kept = _ours(mapping).get("options")
    return None if kept is None else Options.from_dict(kept)


def made_with(server: Server, index: str) -> Options:
    """What the operator had chosen when an index was made."""
    return Options.from_dict(_ours(_mapping(server, index)).get("options", {}))


def put_template(server: Server, alias: str, options: Options, dims: int | None) -> bool:
    """Make the template of an alias as it should be; returns whether anything had to be done.

    Args:
        server: The cluster.
        alias: Alias whose versions it is for.
        options: The operator's choices.
        dims: Length of the vectors; None leaves them to the first write.

    Raises:
        ConfigError: The product does not keep vectors that way.
    """
    there = _ours(_template(server, alias))
    body = template_body(server.name, alias, options, dims)
    # What the server gives back is spelled otherwise than what it was sent, so that the two cannot be compared.
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:16]
    if there.get("digest") == digest:
        return False
    body["_meta"]["jobsearch"].update(digest=digest, last=there.get("last", 0))
    server.request("PUT", f"/_index_template/{path(template_name(alias))}", body=body)
    return True


def remember_last(server: Server, alias: str, last: int) -> None:
    """Keep the number of a version that goes away in the template, so that no later version gets it."""
    template = _template(server, alias)
    ours = _ours(template)
    if ours and ours.get("last", 0) < last:
        ours["last"] = last
        body = {key: value for key, value in template.items() if key in _TEMPLATE_KEYS}
        server.request("PUT", f"/_index_template/{path(template_name(alias))}", body=body, patient=True)


def create(server: Server, alias: str, *, dims: int | None = None, options: Options | None = None) -> str:
    """Make the first version of an index, with its alias; of several that do so at once, one does and all succeed.

    Args:
        server: The cluster.
        alias: Alias that searches and writes go through.
        dims: Length of the vectors; None leaves them to the first write.
        options: The operator's choices; None takes those made before, else the defaults.

    Returns:
        The index behind the alias, made now or before.

    Raises:
        ConfigError: The product does not keep vectors that way.
        EngineError: What has the name is not ours.
    """
    if (there := current(server, alias)) is None:
        put_template(server, alias, options or options_of(server, alias) or Options(), dims)
    for _ in range(_TRIES):
        # Listed before looking behind the alias: whoever makes a version at this moment makes the same one, or is seen.
        index = next_index(server, alias)
        if (there := current(server, alias)) is not None:
            shape(server, there)
            return there
        if _made(server, index, alias):
            return index
    raise EngineError(f"{server.url}/{alias}: no version could be made in {_TRIES} tries", engine=server.name)


def create_next(server: Server, alias: str, *, dims: int | None, options: Options) -> str:
    """Make a further version, without the alias: it is marked as being built until `versions.swap`.

    Raises:
        ConfigError: The product does not keep vectors that way.
    """
    put_template(server, alias, options, dims)
    for _ in range(_TRIES):
        index = next_index(server, alias)
        if _made(server, index, building_alias(index)):
            return index
    raise EngineError(f"{server.url}/{alias}: no version could be made in {_TRIES} tries", engine=server.name)


def ensure_vector(server: Server, index: str, dims: int, options: Options | None = None) -> None:
    """Add the vector field, if the index has none yet.

    Args:
        server: The cluster.
        index: The index.
        dims: Length of the vectors.
        options: How they are kept; None as chosen when the index was made.

    Raises:
        EngineError: The index holds vectors of another length.
    """
    there = shape(server, index).dims
    if there is None:
        field = vector_mapping(server.name, dims, options or made_with(server, index))
        try:
            server.request("PUT", f"/{path(index)}/_mapping", body={"properties": {"vector": field}})
        except EngineRejected:
            there = shape(server, index).dims  # another writer came first
            if there is None:
                raise
    if there not in (None, dims):
        raise EngineError(
            f"{server.url}/{index}: holds vectors of {there} numbers, not {dims}; name the encoder that it was made "
            "with, or index the feeds into another index name",
            engine=server.name,
        )


def meta(server: Server, index: str) -> dict[str, str]:
    """The values kept beside the postings, in the mapping."""
    return dict(_ours(_mapping(server, index)).get("meta", {}))


def set_meta(server: Server, index: str, key: str, value: str | None) -> None:
    """Keep a value beside the postings; None removes it. Of two that do so at the same moment one may be lost."""
    put_meta(server, index, {key: value})


def put_meta(server: Server, index: str, values: Mapping[str, str | None]) -> None:
    """Keep several values beside the postings; None removes one. What else `_meta` holds stays."""
    whole = dict(_mapping(server, index).get("_meta", {}))
    ours = dict(whole.get("jobsearch", {}))
    kept = {**ours.get("meta", {}), **values}
    ours["meta"] = {key: value for key, value in kept.items() if value is not None}
    server.request("PUT", f"/{path(index)}/_mapping", body={"_meta": {**whole, "jobsearch": ours}}, patient=True)


def numbers(server: Server, alias: str) -> dict[int, tuple[str, ...]]:
    """Version number -> the aliases of that version, for every version that there is."""
    found = server.request("GET", f"/{path(alias)}-v*/_alias", params={"expand_wildcards": "all"})
    told = {number(alias, index): tuple(sorted(entry["aliases"])) for index, entry in found.items()}
    return {key: told[key] for key in sorted(key for key in told if key is not None)}


def next_index(server: Server, alias: str) -> str:
    """The lowest number that no version has had, as far as it is known."""
    last = _ours(_template(server, alias)).get("last", 0)
    return f"{alias}-v{max([last, *numbers(server, alias)]) + 1}"


def _made(server: Server, index: str, alias: str) -> bool:
    """Make an index with an alias, at once; False when there is one of that name."""
    try:
        server.request("PUT", f"/{path(index)}", body={"aliases": {alias: {}}}, params={"wait_for_active_shards": 1})
    except EngineRejected as exc:
        if "resource_already_exists" in exc.message:
            return False
        raise
    try:
        shape(server, index)
    except EngineError as exc:
        server.request("DELETE", f"/{path(index)}", allow=(404,))
        raise EngineError(
            f"{server.url}/{index}: another index template with a higher priority applies to that name; see which: "
            f"POST {server.url}/_index_template/_simulate_index/{index}",
            engine=server.name,
        ) from exc
    return True


def _template(server: Server, alias: str) -> dict[str, Any]:
    found = server.request("GET", f"/_index_template/{path(template_name(alias))}", allow=(404,))
    entries = found.get("index_templates", [])
    return entries[0]["index_template"] if entries else {}


def _mapping(server: Server, index: str) -> dict[str, Any]:
    (found,) = server.request("GET", f"/{path(index)}/_mapping").values()
    mapping: dict[str, Any] = found["mappings"]
    return mapping


def _ours(holder: Mapping[str, Any]) -> dict[str, Any]:
    """Our part of the `_meta` of a mapping or a template; {} when another made it."""
    found = holder.get("_meta", {}).get("jobsearch", {})
    return found if isinstance(found, dict) else {}
