"""The versions behind an alias: which there are, the swap from one to another and back, and getting rid of old ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ...errors import EngineError, EngineUnavailable
from .indices import behind, current, numbers, remember_last, shape
from .naming import building_alias, number, path, withdrawn_alias

if TYPE_CHECKING:
    from .server import Server

_RELAXED = {"index.refresh_interval": "-1", "index.number_of_replicas": 0, "index.auto_expand_replicas": False}


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an index.

    Attributes:
        index: Its name.
        number: N of `<alias>-v<N>`.
        state: "current": the alias points at it; "retired": it did, before a rebuild; "withdrawn": it did, before a
            rollback; "building": it is being built, or was left behind by a rebuild that was killed.
    """

    index: str
    number: int
    state: Literal["current", "retired", "withdrawn", "building"]


def versions(server: Server, alias: str) -> tuple[Version, ...]:
    """Every version that there is, oldest first."""
    return tuple(_version(alias, n, aliases) for n, aliases in numbers(server, alias).items())


def swap(server: Server, alias: str, old: str, new: str, *, back: bool = False) -> None:
    """Point an alias at another version, at once: no request finds none or both. Filter and routing are kept.

    Args:
        server: The cluster.
        alias: The alias.
        old: The index that it points at.
        new: The index that it is to point at.
        back: Mark the old one as withdrawn.

    Raises:
        EngineError: The alias does not point at `old` any more; nothing was changed.
    """
    index, properties = behind(server, alias)
    if index == old:
        marks = server.request("GET", f"/{path(new)}/_alias")[new]["aliases"].keys() & {
            building_alias(new), withdrawn_alias(new)
        }  # fmt: skip
        actions: list[dict[str, Any]] = [
            {"remove": {"index": old, "alias": alias, "must_exist": True}},
            {"add": {"index": new, "alias": alias, **properties}},
            *({"remove": {"index": new, "alias": mark, "must_exist": True}} for mark in sorted(marks)),
        ]
        if back:
            actions.append({"add": {"index": old, "alias": withdrawn_alias(old)}})
        answer = server.request("POST", "/_aliases", body={"actions": actions}, allow=(404,), patient=True)
        if answer.get("status") != 404:
            return
        index = current(server, alias)  # asked again because the answer was lost, the first time may have done it
    if index != new:
        raise EngineError(
            f"{server.url}/{alias}: the alias points at {index or 'nothing'} now, not at {old}: somebody else changed "
            f"it meanwhile; it was left as it is",
            engine=server.name,
        )


def rollback(server: Server, alias: str) -> tuple[str, str]:
    """Go back to the version before; what was written since the rebuild is in the other version only.

    Returns:
        The index that the alias pointed at, and the one that it points at now.

    Raises:
        EngineError: There is no version before, or it is not ours.
    """
    old, new = before(server, alias)
    shape(server, new)
    # A rebuild has closed it for writes.
    server.request("PUT", f"/{path(new)}/_settings", body={"index.blocks.write": None}, patient=True)
    swap(server, alias, old, new, back=True)
    return old, new


def before(server: Server, alias: str) -> tuple[str, str]:
    """The current version, and the one that `rollback` would go back to.

    Raises:
        EngineError: There is none.
    """
    old = current_of(server, alias)
    at = number(alias, old)
    earlier = [v for v in versions(server, alias) if at is not None and v.number < at and v.state == "retired"]
    if not earlier:
        raise EngineError(f"{server.url}/{alias}: there is no version before {old} to go back to", engine=server.name)
    return old, earlier[-1].index


def current_of(server: Server, alias: str) -> str:
    """The index behind an alias.

    Raises:
        EngineUnavailable: There is no such alias.
    """
    found = current(server, alias)
    if found is None:
        raise EngineUnavailable(
            f"{server.url}/{alias}: there is no such index; check --index (JOBSEARCH_INDEX), or make it with "
            "jobsearch setup",
            engine=server.name, url=server.url,
        )  # fmt: skip
    return found


def surplus(there: Sequence[Version], keep: int) -> list[str]:
    """Names of the versions that `prune` deletes of those that there are, oldest first."""
    retired = [v.index for v in there if v.state == "retired"]
    kept = retired[max(0, len(retired) - keep) :]
    return [v.index for v in there if v.state != "current" and v.index not in kept]


def prune(server: Server, alias: str, keep: int = 1) -> list[str]:
    """Delete versions, the current one never.

    Args:
        server: The cluster.
        alias: Alias whose versions are looked at.
        keep: How many retired versions stay, the newest. Those that were withdrawn go, and what killed rebuilds left
            behind goes: so would the work of one that runs.

    Returns:
        Names of the deleted indexes.

    Raises:
        EngineUnavailable: There is no such alias.
    """
    if keep < 0:
        raise ValueError(f"keep {keep} must be at least 0")
    current_of(server, alias)
    gone = surplus(versions(server, alias), keep)
    for index in gone:
        drop(server, alias, index)
    return gone


def drop(server: Server, alias: str, index: str) -> None:
    """Delete one version; no later one gets its number.

    Raises:
        EngineError: The alias points at it.
    """
    if current(server, alias) == index:
        raise EngineError(f"{server.url}/{index}: is in use by {alias!r}; nothing was deleted", engine=server.name)
    remember_last(server, alias, number(alias, index) or 0)
    server.request("DELETE", f"/{path(index)}", allow=(404,), patient=True)


@contextmanager
def relaxed(server: Server, index: str) -> Iterator[None]:
    """No refreshes and no replicas meanwhile, which makes writing much faster; then as before, also after an error."""
    where = f"/{path(index)}/_settings"
    (told,) = server.request("GET", where, params={"flat_settings": True}).values()
    before = {name: told["settings"].get(name) for name in _RELAXED}
    server.request("PUT", where, body=_RELAXED)
    try:
        yield
    finally:
        server.request("PUT", where, body=before, patient=True)


def _version(alias: str, n: int, aliases: Collection[str]) -> Version:
    index = f"{alias}-v{n}"
    if alias in aliases:
        return Version(index, n, "current")
    if building_alias(index) in aliases:
        return Version(index, n, "building")
    return Version(index, n, "withdrawn" if withdrawn_alias(index) in aliases else "retired")
