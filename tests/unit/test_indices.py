"""Template, versions and alias of an index, on a small stand-in for a cluster that keeps them in memory."""

from __future__ import annotations

import fnmatch
import json
import re
from collections.abc import Callable, Collection, Mapping
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest

from jobsearch.engines.cluster import indices, moving
from jobsearch.engines.cluster.checkpoint import Checkpoint, checkpoint
from jobsearch.engines.cluster.setup import set_up
from jobsearch.engines.cluster.template import VECTORS, Options, template_body, template_name, vector_mapping
from jobsearch.engines.cluster.versions import Version, drop, prune, relaxed, rollback, surplus, swap, versions
from jobsearch.errors import ConfigError, EngineError, EngineRejected, EngineUnavailable

MAPPINGS = Path(__file__).parents[2] / "mappings"


class FakeServer:
    """Indexes, aliases and templates as both products keep them; nothing else."""

    url = "http://fake:9200"
    version = (9, 0, 0)
    connection = SimpleNamespace(patience_seconds=0.5, threads=2)

    def __init__(self, name: str = "elasticsearch") -> None:
        self.name = name
        self.indexes: dict[str, dict[str, Any]] = {}
        self.templates: dict[str, dict[str, Any]] = {}
        self.log: list[str] = []
        #: Called before a request is served: what others do at that moment.
        self.meanwhile: Callable[[str], object] = lambda asked: None

    def __enter__(self) -> FakeServer:
        return self

    def close(self) -> None:
        self.log.append("close")

    def request(
        self, method: str, path: str, *, body: Any = None, params: Mapping[str, Any] | None = None,
        allow: Collection[int] = (), patient: bool = False,
    ) -> Any:  # fmt: skip
        asked = f"{method} {unquote(path)}"
        self.log.append(asked)
        self.meanwhile(asked)
        body = json.loads(json.dumps(body))
        for pattern, serve in self.ROUTES:
            if found := re.fullmatch(pattern, asked):
                status, answer = serve(self, *found.groups(), body)
                if status >= 300 and status not in allow:
                    error = EngineUnavailable if status == 404 else EngineRejected
                    more = {} if status == 404 else {"status": status, "reason": answer["reason"]}
                    raise error(f"refused: {answer['reason']}", engine=self.name, **more)
                return deepcopy(answer)
        raise AssertionError(f"nobody asks a cluster for {asked}")

    def _named(self, expression: str) -> list[str]:
        held = self.indexes.items()
        return [name for name, told in held if fnmatch.fnmatch(name, expression) or expression in told["aliases"]]

    def _aliases_of(self, expression: str, _: Any) -> tuple[int, Any]:
        found = self._named(expression)
        if not found and "*" not in expression:
            return 404, {"status": 404, "reason": "index_not_found_exception"}
        shown = {n: self.indexes[n]["aliases"] for n in found}
        if "*" not in expression and expression not in self.indexes:
            shown = {n: {expression: aliases[expression]} for n, aliases in shown.items()}
        return 200, {n: {"aliases": aliases} for n, aliases in shown.items()}

    def _get_template(self, name: str, _: Any) -> tuple[int, Any]:
        if name not in self.templates:
            return 404, {"status": 404, "reason": "resource_not_found_exception"}
        told = {**self.templates[name], "created_date": "today"}
        return 200, {"index_templates": [{"name": name, "index_template": told}]}

    def _put_template(self, name: str, body: Any) -> tuple[int, Any]:
        assert "created_date" not in body
        self.templates[name] = body
        return 200, {"acknowledged": True}

    def _create(self, name: str, body: Any) -> tuple[int, Any]:
        if name in self.indexes:
            return 400, {"reason": f"resource_already_exists_exception: index [{name}] already exists"}
        fitting = [t for t in self.templates.values() if any(fnmatch.fnmatch(name, p) for p in t["index_patterns"])]
        best = max(fitting, key=lambda t: t["priority"], default={})
        made = deepcopy(best.get("template", {}))
        mappings = body.get("mappings") or made.get("mappings", {})
        settings = {f"index.{k}": str(v).lower() for k, v in made.get("settings", {}).get("index", {}).items()
                    if not isinstance(v, dict)}
        settings.setdefault("index.number_of_shards", "1")
        self.indexes[name] = {"settings": settings, "mappings": mappings, "aliases": body.get("aliases", {})}
        return 200, {"acknowledged": True}

    def _get(self, name: str, _: Any) -> tuple[int, Any]:
        index = self.indexes[name]
        nested = {k.removeprefix("index."): v for k, v in index["settings"].items()}
        return 200, {name: {**index, "settings": {"index": nested}}}

    def _get_mapping(self, name: str, _: Any) -> tuple[int, Any]:
        return 200, {n: {"mappings": self.indexes[n]["mappings"]} for n in self._named(name)}

    def _put_mapping(self, name: str, body: Any) -> tuple[int, Any]:
        mappings = self.indexes[name]["mappings"]
        for field, told in body.get("properties", {}).items():
            if mappings.setdefault("properties", {}).setdefault(field, told) != told:
                return 400, {"reason": "illegal_argument_exception: Cannot update parameter [dims]"}
        mappings.update({key: value for key, value in body.items() if key != "properties"})
        return 200, {"acknowledged": True}

    def _get_settings(self, name: str, only: str | None, _: Any) -> tuple[int, Any]:
        settings = self.indexes[name]["settings"]
        shown = {k: v for k, v in settings.items() if only in (None, k)}
        return 200, {name: {"settings": shown}} if shown else {}

    def _put_settings(self, name: str, body: Any) -> tuple[int, Any]:
        settings = self.indexes[name]["settings"]
        for key, value in body.items():
            settings.pop(key, None)
            if value is not None:
                settings[key] = str(value).lower()
        return 200, {"acknowledged": True}

    def _block(self, name: str, _: Any) -> tuple[int, Any]:
        self.indexes[name]["settings"]["index.blocks.write"] = "true"
        return 200, {"acknowledged": True, "shards_acknowledged": True}

    def _change_aliases(self, body: Any) -> tuple[int, Any]:
        changed = deepcopy(self.indexes)
        for action in body["actions"]:
            ((kind, told),) = action.items()
            if told["index"] not in changed:
                return 404, {"status": 404, "reason": "index_not_found_exception"}
            aliases = changed[told["index"]]["aliases"]
            if kind == "add":
                aliases[told["alias"]] = {k: v for k, v in told.items() if k not in ("index", "alias")}
            elif told["alias"] in aliases:
                del aliases[told["alias"]]
            elif told["must_exist"]:
                return 404, {"status": 404, "reason": "aliases_not_found_exception"}
        self.indexes = changed
        return 200, {"acknowledged": True}

    def _delete(self, name: str, _: Any) -> tuple[int, Any]:
        return (200, {}) if self.indexes.pop(name, None) else (404, {"status": 404, "reason": "index_not_found"})

    ROUTES: tuple[tuple[str, Callable[..., tuple[int, Any]]], ...] = (
        (r"GET /_index_template/(.+)", _get_template),
        (r"PUT /_index_template/(.+)", _put_template),
        (r"POST /_aliases", _change_aliases),
        (r"GET /([^/]+)/_alias", _aliases_of),
        (r"GET /([^/]+)/_mapping", _get_mapping),
        (r"PUT /([^/]+)/_mapping", _put_mapping),
        (r"GET /([^/]+)/_settings(?:/(.+))?", _get_settings),
        (r"PUT /([^/]+)/_settings", _put_settings),
        (r"PUT /([^/]+)/_block/write", _block),
        (r"GET /([^/_][^/]*)", _get),
        (r"PUT /([^/_][^/]*)", _create),
        (r"DELETE /([^/_][^/]*)", _delete),
    )


@pytest.fixture(params=["elasticsearch", "opensearch"])
def server(request: pytest.FixtureRequest) -> Any:
    return FakeServer(request.param)


def states(server: Any) -> dict[str, str]:
    return {v.index: v.state for v in versions(server, "jobs")}


def rebuilt(server: Any) -> str:
    """A further version taken into use, as a rebuild does it."""
    old = indices.current(server, "jobs")
    assert old
    new = indices.create_next(server, "jobs", dims=8, options=Options())
    moving.announce(server, old)
    with moving.closed(server, "jobs", old):
        swap(server, "jobs", old, new)
    return new


# Options and template


@pytest.mark.parametrize(("name", "value", "told"), [
    ("shards", 0, "from 1 to 1024"), ("shards", 1.5, "whole number"), ("shards", True, "whole number"),
    ("replicas", -1, "from 0"), ("vectors", "pq", "bbq_hnsw"), ("m", 1, "from 2 to 512"), ("m", None, "from 2"),
    ("ef_construction", 0, "from 1"), ("refresh_interval", "soon", "500ms, 1s, 2m"), ("refresh_interval", "0s", "-1"),
])  # fmt: skip
def test_a_bad_choice_is_named(name: str, value: Any, told: str) -> None:
    with pytest.raises(ConfigError, match=told) as caught:
        Options(**{name: value})
    assert caught.value.message.startswith(f"{name}: {value!r} is not ") and caught.value.setting == name  # type: ignore[attr-defined]


def test_options_come_back_from_what_another_version_kept() -> None:
    options = Options(shards=3, replicas=2, vectors="flat", refresh_interval="-1")
    assert Options.from_dict({**options.as_dict(), "colour": "red"}) == options
    assert Options.from_dict({}) == Options()


@pytest.mark.parametrize("product", VECTORS)
def test_the_mapping_file_holds_the_defaults(product: str) -> None:
    written = json.loads((MAPPINGS / product / "postings.json").read_text("utf-8"))
    body = template_body(product, "jobs", Options(), 384)
    options = body["template"]["mappings"]["_meta"]["jobsearch"].pop("options")
    assert options == Options().for_product(product).as_dict()
    assert body["template"] == written
    assert (body["index_patterns"], template_name("jobs")) == (["jobs-v*"], "jobsearch-jobs")
    assert body["_meta"]["jobsearch"]["version"]


@pytest.mark.parametrize(("product", "kind"), [(p, kind) for p, kinds in VECTORS.items() for kind in kinds])
def test_each_way_to_keep_vectors(product: str, kind: str) -> None:
    field = vector_mapping(product, 64, Options(vectors=kind, m=24, ef_construction=200))
    graph = {"m": 24, "ef_construction": 200}
    if product == "elasticsearch":
        expected: dict[str, Any] = {"type": kind, **({} if "flat" in kind else graph)}
        assert (field["dims"], field["similarity"], field["index_options"]) == (64, "dot_product", expected)
    else:
        encoder = {"encoder": {"name": "sq", "parameters": {"bits": 7}}} if kind == "int8_hnsw" else {}
        assert (field["dimension"], field["method"]["parameters"]) == (64, {**graph, **encoder})
        assert (field["method"]["engine"], field["method"]["space_type"]) == ("lucene", "cosinesimil")


def test_what_a_product_does_not_keep_is_told() -> None:
    with pytest.raises(ConfigError, match="'bbq_hnsw' is not kept by opensearch; accepted are hnsw, int8_hnsw"):
        template_body("opensearch", "jobs", Options(vectors="bbq_hnsw"), 8)


def test_shards_replicas_and_refreshes_reach_the_template() -> None:
    body = template_body("elasticsearch", "jobs", Options(shards=3, replicas=2, refresh_interval="5s"), None)
    index = body["template"]["settings"]["index"]
    assert (index["number_of_shards"], index["number_of_replicas"], index["refresh_interval"]) == (3, 2, "5s")
    assert index["auto_expand_replicas"] is False and "vector" not in body["template"]["mappings"]["properties"]


def test_of_two_templates_the_longer_alias_wins(server: Any) -> None:
    indices.create(server, "jobs", dims=8)
    assert indices.create(server, "jobs-vienna", dims=16) == "jobs-vienna-v1"
    assert indices.shape(server, "jobs-vienna-v1").dims == 16
    assert indices.create_next(server, "jobs", dims=8, options=Options()) == "jobs-v2"


def test_a_template_that_is_there_is_left_alone(server: Any) -> None:
    assert indices.put_template(server, "jobs", Options(), 8)
    assert not indices.put_template(server, "jobs", Options(), 8)
    assert indices.put_template(server, "jobs", Options(shards=2), 8)
    assert indices.options_of(server, "jobs") == Options(shards=2).for_product(server.name)


# The first version


def test_create_makes_index_and_alias_in_one_request(server: Any) -> None:
    assert indices.current(server, "jobs") is None
    assert indices.create(server, "jobs", dims=8) == "jobs-v1"
    assert indices.current(server, "jobs") == "jobs-v1" and states(server) == {"jobs-v1": "current"}
    assert indices.shape(server, "jobs-v1")[:2] == (8, 1)
    assert "POST /_aliases" not in server.log
    assert indices.create(server, "jobs") == "jobs-v1"


def test_a_creator_who_comes_second_takes_what_the_first_made(server: Any) -> None:
    def first(asked: str) -> None:
        if asked == "PUT /jobs-v1":
            server.meanwhile = lambda asked: None
            indices.create(server, "jobs", dims=8)

    server.meanwhile = first
    assert indices.create(server, "jobs", dims=8) == "jobs-v1"
    assert states(server) == {"jobs-v1": "current"}


def test_an_index_that_lost_its_alias_keeps_its_number(server: Any) -> None:
    server.indexes["jobs-v4"] = {"settings": {}, "mappings": {}, "aliases": {}}
    server.indexes["jobs-v10-old"] = {"settings": {}, "mappings": {}, "aliases": {}}
    assert indices.create(server, "jobs") == "jobs-v5"


@pytest.mark.parametrize(("mapping", "told"), [
    ({}, "found is no _meta.jobsearch.schema, needed is '1'; it was made by something else"),
    ({"_meta": {"jobsearch": "x"}}, "found is no _meta"),
    ({"_meta": {"jobsearch": {"schema": "0"}}}, "_meta.jobsearch.schema '0', needed is '1'; it was made by another"),
])
def test_what_is_not_ours_is_told(server: Any, mapping: Any, told: str) -> None:
    server.indexes["theirs"] = {"settings": {}, "mappings": mapping, "aliases": {"jobs": {}}}
    with pytest.raises(EngineError, match="http://fake:9200/theirs: has a mapping of another shape") as caught:
        indices.create(server, "jobs")
    assert told in caught.value.message
    assert not server.templates


def test_an_index_of_that_name_and_an_alias_of_several_are_told(server: Any) -> None:
    server.indexes["jobs"] = {"settings": {}, "mappings": {}, "aliases": {}}
    with pytest.raises(EngineError, match="an index has that name, and jobsearch keeps its own"):
        indices.create(server, "jobs")
    server.indexes = {n: {"settings": {}, "mappings": {}, "aliases": {"jobs": {}}} for n in ("jobs-v2", "a")}
    with pytest.raises(EngineError, match="the alias points at a and jobs-v2, and must point at one"):
        indices.current(server, "jobs")


def test_a_template_that_is_in_the_way_is_told(server: Any) -> None:
    server.templates["theirs"] = {"index_patterns": ["j*"], "priority": 9000, "template": {"mappings": {}}}
    with pytest.raises(EngineError, match="another index template with a higher priority applies"):
        indices.create(server, "jobs")
    assert not server.indexes


# Vectors and what is kept beside postings


def test_the_first_vector_adds_the_field_as_was_chosen(server: Any) -> None:
    indices.create(server, "jobs", options=Options(m=32))
    assert indices.shape(server, "jobs-v1") == (None, 1, None)
    indices.ensure_vector(server, "jobs-v1", 8)
    field = server.indexes["jobs-v1"]["mappings"]["properties"]["vector"]
    assert field == vector_mapping(server.name, 8, Options(m=32))
    assert indices.shape(server, "jobs-v1") == (8, 1, 1.0 if server.name == "elasticsearch" else None)
    server.log.clear()
    indices.ensure_vector(server, "jobs-v1", 8)
    assert not [asked for asked in server.log if asked.startswith("PUT")]
    with pytest.raises(EngineError, match="vectors of 8 numbers, not 16"):
        indices.ensure_vector(server, "jobs-v1", 16)


@pytest.mark.parametrize(("dims", "ends"), [(8, None), (16, "vectors of 16 numbers, not 8")])
def test_another_writer_may_add_the_field_first(server: Any, dims: int, ends: str | None) -> None:
    indices.create(server, "jobs")

    def other(asked: str) -> None:
        if asked == "PUT /jobs-v1/_mapping":
            server.meanwhile = lambda asked: None
            indices.ensure_vector(server, "jobs-v1", dims, Options(m=99))

    server.meanwhile = other
    if ends is None:
        indices.ensure_vector(server, "jobs-v1", 8)
    else:
        with pytest.raises(EngineError, match=ends):
            indices.ensure_vector(server, "jobs-v1", 8)


def test_values_are_kept_beside_what_others_keep(server: Any) -> None:
    indices.create(server, "jobs")
    server.indexes["jobs-v1"]["mappings"]["_meta"]["team"] = "search"
    indices.set_meta(server, "jobs-v1", "encoder", "hash")
    indices.put_meta(server, "jobs-v1", {"a": "1", "b": "2"})
    indices.set_meta(server, "jobs-v1", "a", None)
    assert indices.meta(server, "jobs-v1") == {"encoder": "hash", "b": "2"}
    whole = server.indexes["jobs-v1"]["mappings"]["_meta"]
    assert whole["team"] == "search"
    assert whole["jobsearch"]["schema"] == "1" and whole["jobsearch"]["options"]["m"] == 16


# Versions


def test_there_and_back(server: Any) -> None:
    indices.create(server, "jobs", dims=8)
    assert [rebuilt(server), rebuilt(server)] == ["jobs-v2", "jobs-v3"]
    assert states(server) == {"jobs-v1": "retired", "jobs-v2": "retired", "jobs-v3": "current"}
    assert server.indexes["jobs-v2"]["settings"]["index.blocks.write"] == "true"
    assert rollback(server, "jobs") == ("jobs-v3", "jobs-v2")
    assert "index.blocks.write" not in server.indexes["jobs-v2"]["settings"]
    assert states(server) == {"jobs-v1": "retired", "jobs-v2": "current", "jobs-v3": "withdrawn"}
    assert rebuilt(server) == "jobs-v4"
    assert rollback(server, "jobs") == ("jobs-v4", "jobs-v2")  # not to the one that was withdrawn
    assert rollback(server, "jobs") == ("jobs-v2", "jobs-v1")
    with pytest.raises(EngineError, match="no version before jobs-v1 to go back to"):
        rollback(server, "jobs")
    with pytest.raises(EngineUnavailable, match="no such index"):
        rollback(server, "other")


def test_rollback_never_goes_to_what_was_left_half_built(server: Any) -> None:
    indices.create(server, "jobs", dims=8)
    indices.create_next(server, "jobs", dims=8, options=Options())
    rebuilt(server)
    assert states(server) == {"jobs-v1": "retired", "jobs-v2": "building", "jobs-v3": "current"}
    assert rollback(server, "jobs") == ("jobs-v3", "jobs-v1")


def test_a_swap_keeps_the_properties_of_the_alias(server: Any) -> None:
    indices.create(server, "jobs", dims=8)
    properties = {"filter": {"term": {"language": "de"}}, "is_write_index": True}
    server.indexes["jobs-v1"]["aliases"]["jobs"] = properties
    new = indices.create_next(server, "jobs", dims=8, options=Options())
    swap(server, "jobs", "jobs-v1", new)
    assert server.indexes[new]["aliases"] == {"jobs": properties}
    assert server.indexes["jobs-v1"]["aliases"] == {}


@pytest.mark.parametrize("moment", ["GET /jobs/_alias", "POST /_aliases"])
def test_a_swap_that_comes_too_late_changes_nothing(server: Any, moment: str) -> None:
    indices.create(server, "jobs", dims=8)
    mine = indices.create_next(server, "jobs", dims=8, options=Options())

    def other(asked: str) -> None:
        if asked == moment:
            server.meanwhile = lambda asked: None
            rebuilt(server)

    server.meanwhile = other
    with pytest.raises(EngineError, match="points at jobs-v3 now, not at jobs-v1: somebody else changed it"):
        swap(server, "jobs", "jobs-v1", mine)
    assert states(server) == {"jobs-v1": "retired", mine: "building", "jobs-v3": "current"}


def test_a_swap_whose_answer_was_lost_is_done(server: Any) -> None:
    indices.create(server, "jobs", dims=8)
    new = indices.create_next(server, "jobs", dims=8, options=Options())

    def lost(asked: str) -> None:
        if asked == "POST /_aliases":
            server.meanwhile = lambda asked: None
            swap(server, "jobs", "jobs-v1", new)

    server.meanwhile = lost
    swap(server, "jobs", "jobs-v1", new)
    assert states(server) == {"jobs-v1": "retired", new: "current"}


def test_prune_keeps_what_was_asked_and_what_is_in_use(server: Any) -> None:
    indices.create(server, "jobs", dims=8)
    for _ in range(3):
        rebuilt(server)
    indices.create_next(server, "jobs", dims=8, options=Options())
    assert prune(server, "jobs", keep=2) == ["jobs-v1", "jobs-v5"]
    assert prune(server, "jobs") == ["jobs-v2"]
    assert prune(server, "jobs", keep=0) == ["jobs-v3"]
    assert states(server) == {"jobs-v4": "current"}
    with pytest.raises(EngineError, match="is in use by 'jobs'; nothing was deleted"):
        drop(server, "jobs", "jobs-v4")
    with pytest.raises(EngineUnavailable, match="no such index"):
        prune(server, "other")
    with pytest.raises(ValueError, match="keep -1"):
        prune(server, "jobs", keep=-1)
    assert rebuilt(server) == "jobs-v6"  # the number of the half-built one is not used again
    assert prune(server, "jobs", keep=0) == ["jobs-v4"]


def test_what_prune_takes() -> None:
    kinds = ("retired", "building", "retired", "withdrawn", "retired", "current")
    there = [Version(f"v{n}", n, kind) for n, kind in enumerate(kinds)]  # type: ignore[arg-type]
    assert surplus(there, 0) == ["v0", "v1", "v2", "v3", "v4"]
    assert surplus(there, 1) == ["v0", "v1", "v2", "v3"]
    assert surplus(there, 9) == ["v1", "v3"]


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("options", [Options(), Options(replicas=2, refresh_interval="30s")])
def test_relaxed_settings_are_as_before_in_the_end(server: Any, fails: bool, options: Options) -> None:
    indices.create(server, "jobs", options=options)
    settings = server.indexes["jobs-v1"]["settings"]
    before = dict(settings)
    try:
        with relaxed(server, "jobs-v1"):
            assert (settings["index.refresh_interval"], settings["index.number_of_replicas"]) == ("-1", "0")
            assert settings["index.auto_expand_replicas"] == "false"
            if fails:
                raise RuntimeError
    except RuntimeError:
        assert fails
    assert settings == before


# The moment of the move


def test_one_of_two_rebuilds_closes_the_old_version(server: Any) -> None:
    indices.create(server, "jobs", dims=8)
    for _ in range(2):
        moving.announce(server, "jobs-v1")
    with moving.closed(server, "jobs", "jobs-v1"):
        with pytest.raises(EngineError, match="another rebuild was faster"), moving.closed(server, "jobs", "jobs-v1"):
            pass
        assert server.indexes["jobs-v1"]["settings"]["index.blocks.write"] == "true"


def test_after_an_error_writes_are_taken_again(server: Any) -> None:
    indices.create(server, "jobs", dims=8)
    moving.announce(server, "jobs-v1")
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt), moving.closed(server, "jobs", "jobs-v1"):
            raise KeyboardInterrupt
        assert "index.blocks.write" not in server.indexes["jobs-v1"]["settings"]


def test_what_was_closed_before_or_moved_stays_closed(server: Any) -> None:
    indices.create(server, "jobs", dims=8)
    server.request("PUT", "/jobs-v1/_block/write")
    moving.announce(server, "jobs-v1")
    with pytest.raises(RuntimeError), moving.closed(server, "jobs", "jobs-v1"):
        raise RuntimeError
    assert server.indexes["jobs-v1"]["settings"]["index.blocks.write"] == "true"
    moving.opened(server, "jobs-v1")
    moving.announce(server, "jobs-v1")
    with pytest.raises(RuntimeError), moving.closed(server, "jobs", "jobs-v1"):
        swap(server, "jobs", "jobs-v1", indices.create_next(server, "jobs", dims=8, options=Options()))
        raise RuntimeError
    assert server.indexes["jobs-v1"]["settings"]["index.blocks.write"] == "true"


def refused(server: Any, *, until: int) -> Callable[[], str]:
    """A write that the index does not take for some tries."""
    tries = []

    def write() -> str:
        tries.append(1)
        if len(tries) <= until:
            raise EngineRejected("http://fake:9200: index jobs-v1 takes no writes; lift the block", status=403)
        return "written"

    return write


def test_a_write_waits_for_a_move(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "_LOOK_SECONDS", 0.001)
    indices.create(server, "jobs", dims=8)
    server.request("PUT", "/jobs-v1/_block/write")
    # Nobody rebuilds it: the block is somebody's own.
    with pytest.raises(EngineRejected, match="takes no writes"):
        moving.through_moves(server, "jobs", refused(server, until=1))
    indices.create_next(server, "jobs", dims=8, options=Options())
    assert moving.through_moves(server, "jobs", refused(server, until=3)) == "written"
    with pytest.raises(EngineRejected, match="takes no writes"):
        moving.through_moves(server, "jobs", refused(server, until=10**6), seconds=0.05)
    # The move may be over by the time that one looks.
    swap(server, "jobs", "jobs-v1", "jobs-v2")
    assert moving.through_moves(server, "jobs", refused(server, until=1)) == "written"


def test_other_refusals_are_told_at_once(server: Any) -> None:
    def write() -> None:
        raise EngineRejected("http://fake:9200: index jobs-v1 is read-only", status=403)

    indices.create(server, "jobs", dims=8)
    indices.create_next(server, "jobs", dims=8, options=Options())
    with pytest.raises(EngineRejected, match="read-only"):
        moving.through_moves(server, "jobs", write)


# How far writes have come


def told(*shards: tuple[int, int, bool], failed: int = 0) -> Any:
    copies = {
        str(n): [{"routing": {"primary": primary}, "seq_no": {"global_checkpoint": safe, "max_seq_no": last}},
                 {"routing": {"primary": False}}]
        for n, (safe, last, primary) in enumerate(shards)
    }  # fmt: skip
    return {"_shards": {"failed": failed}, "indices": {"jobs-v1": {"shards": copies}}}


class Stats:
    """A server that tells how far an index has come, one answer after the other."""

    name, url, connection = "elasticsearch", "http://fake:9200", SimpleNamespace(patience_seconds=0)

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)

    def request(self, method: str, path: str, **_: Any) -> Any:
        if path.startswith("/_cluster/health"):
            return {"status": "yellow", "timed_out": False}
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def test_a_checkpoint_is_that_of_every_primary() -> None:
    found = checkpoint(Stats(told((4, 5, True), (9, 9, True))), "jobs-v1", 2)  # type: ignore[arg-type]
    assert found == Checkpoint((4, 9), (5, 9))
    assert found.since(Checkpoint((-1, -1), (-1, -1))) == 16
    assert found.since(Checkpoint((4, 9), (4, 9))) == 1  # what was not safe counts again
    assert found.since(Checkpoint((9, 9), (9, 9))) == 0


@pytest.mark.parametrize("away", [told((4, 5, True), (9, 9, False)), told((4, 5, True), failed=1), told()])
def test_a_checkpoint_waits_for_primaries(away: Any) -> None:
    back = told((4, 5, True), (9, 9, True))
    assert checkpoint(Stats(away, away, back), "jobs-v1", 2).last == (5, 9)  # type: ignore[arg-type]
    with pytest.raises(EngineUnavailable, match="not all of its shards are up"):
        checkpoint(Stats(away), "jobs-v1", 2)  # type: ignore[arg-type]


# Setup


def test_set_up_twice_and_with_other_choices(server: Any) -> None:
    def setup(dims: int | None = None, **chosen: Any) -> Any:
        return set_up(server, "jobs", dims=dims, usual_dims=lambda: 384, chosen=chosen)

    first = setup(shards=2)
    assert (first.made, first.pending, first.index, first.dims) == (("template", "index"), False, "jobs-v1", 384)
    second = setup()
    assert (second.made, second.pending, second.options) == ((), False, first.options)
    third = setup(replicas=0)
    assert (third.made, third.pending, third.options.shards) == (("template",), True, 2)
    assert setup().pending and setup(384).made == ()
    with pytest.raises(EngineError, match="vectors of 384 numbers, not 8; leave --dims out"):
        setup(8)
    assert indices.options_of(server, "jobs") == third.options


def test_set_up_gives_an_index_without_vectors_its_field(server: Any) -> None:
    indices.create(server, "jobs")
    report = set_up(server, "jobs", dims=None, usual_dims=lambda: 384, chosen={})
    assert (report.made, report.dims) == ((), None)  # its first write tells the length
    report = set_up(server, "jobs", dims=8, usual_dims=lambda: 384, chosen={})
    assert report.made == ("template", "vector") and indices.shape(server, "jobs-v1").dims == 8
