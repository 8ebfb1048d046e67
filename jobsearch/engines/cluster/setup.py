"""Setting up an index: template, first version and alias, made where they are missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ...errors import EngineError
from .indices import create, current, ensure_vector, made_with, next_index, options_of, put_template, shape
from .naming import path
from .template import Options, template_body, template_name

if TYPE_CHECKING:
    from .server import Server


@dataclass(frozen=True, slots=True)
class SetupReport:
    """What is there after a setup.

    Attributes:
        engine: Product.
        url: The cluster, without login.
        alias: Alias that searches and writes go through.
        index: Version behind it.
        template: Name of the index template.
        dims: Length of the vectors.
        options: The operator's choices, as the template has them.
        made: What was made or changed now: "template", "index", "vector"; nothing when all was there.
        pending: Whether the index was made with other choices, which a rebuild brings in line.
    """

    engine: str
    url: str
    alias: str
    index: str
    template: str
    dims: int | None
    options: Options
    made: tuple[str, ...]
    pending: bool

    def as_dict(self) -> dict[str, Any]:
        """The values by name, the choices among them."""
        kept = ("engine", "url", "alias", "index", "template", "dims")
        told = {name: getattr(self, name) for name in kept}
        return {**told, **self.options.as_dict(), "made": list(self.made), "pending": self.pending}


def set_up(
    server: Server, alias: str, *, dims: int | None, usual_dims: Callable[[], int], chosen: Mapping[str, Any]
) -> SetupReport:
    """Make what is missing; repeated, it changes nothing.

    Args:
        server: The cluster.
        alias: Alias that searches and writes go through.
        dims: Length of the vectors; None keeps that of an index that is there.
        usual_dims: Gives the length for an index that is made now.
        chosen: Options by name; those left out stay as they were chosen before, or at their defaults.

    Raises:
        ConfigError: A choice is not acceptable.
        EngineError: What has the name is not ours, or holds vectors of another length.
    """
    options, dims, index = _wanted(server, alias, dims, usual_dims, chosen)
    made = []
    if put_template(server, alias, options, dims):
        made.append("template")
    if index is None:
        index = create(server, alias, dims=dims, options=options)
        made.append("index")
    elif dims is not None and shape(server, index).dims is None:
        ensure_vector(server, index, dims, options)
        made.append("vector")
    return SetupReport(
        engine=server.name, url=server.url, alias=alias, index=index, template=template_name(alias), dims=dims,
        options=options, made=tuple(made), pending=made_with(server, index).for_product(server.name) != options,
    )  # fmt: skip


def requests(
    server: Server, alias: str, *, dims: int | None, usual_dims: Callable[[], int], chosen: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The requests that `set_up` would make for a template and an index, whether they are needed or not.

    Raises:
        ConfigError, EngineError: As for `set_up`.
    """
    options, dims, index = _wanted(server, alias, dims, usual_dims, chosen)
    return bodies(server.name, alias, options, dims, index=None if index else next_index(server, alias))


def bodies(product: str, alias: str, options: Options, dims: int | None, *, index: str | None) -> list[dict[str, Any]]:
    """The requests that make a template and, if one is named, the index behind the alias. Pure."""
    body = template_body(product, alias, options, dims)
    found = [{"method": "PUT", "path": f"/_index_template/{path(template_name(alias))}", "body": body}]
    if index:
        found.append({"method": "PUT", "path": f"/{path(index)}", "body": {"aliases": {alias: {}}}})
    return found


def _wanted(
    server: Server, alias: str, dims: int | None, usual_dims: Callable[[], int], chosen: Mapping[str, Any]
) -> tuple[Options, int | None, str | None]:
    """Options, length of the vectors, and the index that is there."""
    index = current(server, alias)
    options = replace(options_of(server, alias) or Options(), **chosen).for_product(server.name)
    if index is None:
        return options, usual_dims() if dims is None else dims, None
    there = shape(server, index).dims
    if dims is not None and there not in (None, dims):
        raise EngineError(
            f"{server.url}/{index}: holds vectors of {there} numbers, not {dims}; leave --dims out, or take another "
            "name in --index",
            engine=server.name,
        )
    return options, there or dims, index
