"""The command line on a cluster: every command end to end, and one clear error for each thing that can be wrong."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.conftest import CLUSTERS, NewIndex, new_aliases
from tests.e2e.conftest import NOW, POSTINGS, jobsearch, write_lines
from tests.unit.test_connection import BANNERS, Said, ScriptedServer

SECRET = "s3cret-w0rd"
COUNT = len(POSTINGS)


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.engine) for name in CLUSTERS])
def product(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest, product: str) -> str:
    return str(request.getfixturevalue(f"{product}_url"))


@pytest.fixture(scope="module")
def new(server: str) -> Iterator[NewIndex]:
    with new_aliases(server) as new:
        yield new


@pytest.fixture(scope="module")
def written(new: NewIndex, feed: Path) -> str:
    """An index of POSTINGS that nothing set up before the feed came; only searched. Its URL holds a login."""
    url = with_login(new())
    ran = jobsearch("index", feed, "--index", url, "--now", NOW, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert (ran.json["read"], ran.json["written"]) == (COUNT, COUNT)
    return url


@pytest.fixture
def own(run_here, new: NewIndex, feed: Path) -> str:
    """An index of POSTINGS that a test may change."""
    url = str(new())
    assert run_here("index", feed, "--index", url, "--now", NOW, "--quiet").json["written"] == COUNT
    return url


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "changed.jsonl", [{**POSTINGS[0], "title": "Baker"}, *POSTINGS[1:]])


def with_login(url: str | Path) -> str:
    """The same place for somebody: a server without security does not look at a login."""
    return str(url).replace("://", f"://somebody:{SECRET}@")


def call(method: str, url: str, body: Any = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, method=method, data=data, headers={"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


def split(url: str) -> tuple[str, str]:
    server, _, alias = url.rpartition("/")
    return server, alias


# What each command does


def test_search_finds_what_the_embedded_engine_finds(run_here, written, index):
    for text in ("software engineer in Silicon Valley posted recently", "nurse in Leeds", ""):
        there, here = (run_here("search", text, "--index", i, "--now", NOW, "--json") for i in (written, index))
        assert (there.code, there.err) == (0, "") and there.json.keys() == here.json.keys()
        assert [hit["id"] for hit in there.json["hits"]] == [hit["id"] for hit in here.json["hits"]]
        assert there.json["total"] == here.json["total"] and there.json["facets"] == here.json["facets"]
        for one, other in zip(there.json["hits"], here.json["hits"], strict=True):
            assert one.keys() == other.keys() and one["highlights"] == other["highlights"]
            assert sum(one["parts"].values()) == pytest.approx(one["score"], abs=1e-3)


def test_pages_by_cursor_and_by_next(run_here, written, tmp_path, monkeypatch):
    first = run_here("search", "software engineer", "--index", written, "--now", NOW, "--size", 2, "--json").json
    second = run_here("search", "--cursor", first["cursor"], "--index", written, "--json").json
    assert [hit["rank"] for hit in second["hits"]] == [3, 4]
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    from jobsearch.cli.pages import save_page

    assert save_page(written.replace(f"somebody:{SECRET}@", ""), first["cursor"])  # as a terminal's search does
    assert run_here("search", "--next", "--index", written, "--json").json["hits"] == second["hits"]
    elsewhere = run_here("search", "--next", "--index", f"{written}-other", "--json")
    assert elsewhere.code == 2 and SECRET not in elsewhere.err


def test_stats_show_and_plan(run_here, written):
    stats = run_here("stats", "--index", written, "--json").json
    assert stats["postings"] == COUNT and stats["bytes"] > 0 and stats["meta"]["encoder_dims"] == "384"
    assert stats["newest"].startswith("2025-10-24") and stats["oldest"].startswith("2025-08-01")
    shown = run_here("show", "welder", "--index", written, "--json").json
    assert (shown["id"], shown["title"], shown["source"]) == ("welder", "Welder", "jsonld")
    missing = run_here("show", "never-there", "--index", written, "--json")
    assert missing.code == 2 and "'never-there'" in missing.error["message"]
    plans = [run_here("plan", "data engineer zugspitze", *named, "--now", NOW, "--json").json
             for named in (["--index", written], [])]  # fmt: skip
    assert [plan["intent"]["companies"] for plan in plans] == [["zugspitze"], []]  # the index knows its employers


def test_a_run_of_many_queries_and_its_measures(run_here, written, tmp_path):
    rows = [{"query_id": "q1", "text": "software engineer san jose"}, {"query_id": "q2", "text": "nurse leeds"}]
    queries, run = write_lines(tmp_path / "q.jsonl", rows), tmp_path / "run.trec"
    ran = run_here("search", "--queries", queries, "--run", run, "--size", 3, "--index", written, "--now", NOW)
    assert (ran.code, ran.out) == (0, "") and "2 queries" in ran.err
    lines = [line.split() for line in run.read_text().splitlines()]
    assert {line[0]: line[2] for line in lines if line[3] == "1"} == {"q1": "swe-sj", "q2": "nurse-leeds"}
    (tmp_path / "qrels").write_text("q1 0 swe-sj 4\nq2 0 nurse-leeds 4\nq2 0 welder 0\n")
    page = tmp_path / "report.html"
    measured = run_here("evaluate", "--index", written, "--queries", queries, "--qrels", tmp_path / "qrels", "--now",
                        NOW, "--html", page, "--json", "--quiet")
    assert measured.json["measures"]["good@1"] == 1 and SECRET not in measured.out + page.read_text()


def test_the_same_feed_again_changes_nothing_and_another_is_written(run_here, own, feed, changed):
    again = run_here("index", feed, "--index", own, "--now", NOW, "--json")
    assert (again.code, again.json["unchanged"], again.json["written"]) == (0, COUNT, 0)
    assert run_here("index", changed, "--index", own, "--now", NOW, "--json").json["written"] == 1
    assert run_here("show", "swe-sj", "--index", own, "--json").json["title"] == "Baker"


def test_the_settings_encoder_is_for_new_indexes_only(run_here, own, new, feed, monkeypatch):
    monkeypatch.setenv("JOBSEARCH_ENCODER", "hash")
    fresh = str(new())
    for index, dims in ((own, "384"), (fresh, "8"), (fresh, "8")):
        ran = run_here("index", feed, "--index", index, "--now", NOW, "--json")
        assert ran.code == 0, ran.err
        assert run_here("stats", "--index", index, "--json").json["meta"]["encoder_dims"] == dims


def test_rejects_go_to_a_file_in_the_working_directory(run_here, new, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_lines(tmp_path / "feed.jsonl", [POSTINGS[0], {**POSTINGS[1], "title": " "}, POSTINGS[2]])
    url = str(new())
    ran = run_here("index", "feed.jsonl", "--index", with_login(url), "--now", NOW, "--json")
    assert (ran.code, ran.json["written"], ran.json["rejected"]) == (4, 2, 1)
    name = f"{split(url)[1]}.rejects.jsonl"
    assert name in ran.error["message"] and SECRET not in ran.err
    assert json.loads((tmp_path / name).read_text())["id"] == POSTINGS[1]["identifier"]
    again = run_here("index", "feed.jsonl", "--index", url, "--now", NOW, "--rejects", "named.jsonl", "--json")
    assert again.code == 4 and (tmp_path / "named.jsonl").read_text().count("\n") == 1


def test_delete(run_here, own):
    dry = run_here("delete", "welder", "never-there", "--index", own, "--dry-run", "--json").json
    assert dry == {"asked": 2, "deleted": 0, "found": 1, "dry_run": True}
    assert run_here("delete", "welder", "never-there", "--index", own, "--json").json["deleted"] == 1
    assert run_here("stats", "--index", own, "--json").json["postings"] == COUNT - 1
    assert run_here("search", "welder", "--index", own, "--now", NOW, "--json").json["total"] == 0


def test_setup_is_repeatable(run_here, new, feed, product):
    url = str(new())
    made = run_here("setup", "--index", url, "--json").json
    assert made["engine"] == product and made["made"] == ["template", "index"] and made["index"].endswith("-v1")
    assert run_here("setup", "--index", url, "--json").json["made"] == []
    assert run_here("index", feed, "--index", url, "--now", NOW, "--json").json["written"] == COUNT
    again = run_here("setup", "--index", url, "--json").json
    assert again["made"] == [] and again["index"] == made["index"] and not again["pending"]
    chosen = run_here("setup", "--index", url, "--refresh-interval", "5s", "--json").json
    assert chosen["made"] == ["template"] and chosen["pending"]


def test_reindex_rollback_and_prune(run_here, own):
    def found() -> list[str]:
        return [hit["id"] for hit in run_here("search", "nurse", "--index", own, "--now", NOW, "--json").json["hits"]]

    before, (_, alias) = found(), split(own)
    planned = run_here("reindex", "--index", own, "--dry-run", "--json").json
    assert planned["dry_run"] and planned["rebuilt"] == {"old": f"{alias}-v1", "new": f"{alias}-v2"}
    done = run_here("reindex", "--index", own, "--json")
    assert (done.code, done.err) == (0, "")
    assert (done.json["rebuilt"]["new"], done.json["rebuilt"]["postings"]) == (f"{alias}-v2", COUNT)
    assert [v["state"] for v in done.json["versions"]] == ["retired", "current"] and found() == before
    back = run_here("reindex", "--index", own, "--rollback", "--json").json
    assert back["rolled_back"] == {"old": f"{alias}-v2", "new": f"{alias}-v1"} and found() == before
    pruned = run_here("reindex", "--index", own, "--prune", 0, "--json").json
    assert [v["state"] for v in pruned["versions"]] == ["current"] and f"{alias}-v2" in pruned["pruned"]
    nothing = run_here("reindex", "--index", own, "--rollback", "--json")
    assert nothing.code == 3 and nothing.error["message"] and found() == before


def test_doctor_tells_product_version_index_and_health(run_here, written, server, product):
    ran = run_here("doctor", "--index", written, "--json")
    checks = {check["check"]: check for check in ran.json["checks"]}
    assert ran.code == 0 and SECRET not in ran.out
    number = call("GET", server)["version"]["number"]
    assert checks["cluster"]["found"].casefold() == f"{product} {number} at {server}"
    assert checks["version"]["found"].endswith("-v1")
    assert checks["health"]["found"].startswith(("green, ", "yellow, "))
    assert f"{COUNT} postings" in checks["index"]["found"] and checks["encoder"]["status"] == "ok"
    table = run_here("doctor", "--index", written, "--table")
    assert table.code == 0 and "health" in table.out and SECRET not in table.out


def test_the_demo_on_a_cluster(run_here, new, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    url = str(new())
    ran = run_here("demo", "--index", with_login(url))
    assert ran.code == 0 and "Silicon Valley (metro)" in ran.out and ran.out.count(f"--index {url}") == 3
    assert SECRET not in ran.out + ran.err and not list(tmp_path.iterdir())


@pytest.mark.slow
def test_nothing_but_our_own_lines_reaches_stderr(new, feed, server):
    """In processes of their own: nobody has set up logging, so that Python prints every warning of a client."""
    url = with_login(new())
    absent = jobsearch("search", "nurse", "--index", url, "--json")
    assert absent.code == 3 and absent.error["error"] == "EngineUnavailable"
    for command in (["setup"], ["index", feed, "--now", NOW], ["index", feed, "--now", NOW], ["reindex"],
                    ["reindex", "--rollback"], ["show", "welder"], ["delete", "welder"], ["stats"],
                    ["search", "nurse", "--now", NOW], ["doctor"]):  # fmt: skip
        ran = jobsearch(*command, "--index", url, "--json")
        assert (ran.code, ran.err) == (0, ""), command
        assert ran.json and SECRET not in ran.out
    half_dead = url.replace("/jobsearch", ",localhost:1/jobsearch")
    assert [jobsearch("stats", "--index", half_dead, "--json").err for _ in range(2)] == ["", ""]


# What can be wrong


def refused(run_here: Any, *command: object, code: int = 3, told: tuple[str, ...] = (), error: str = "") -> None:
    """One line for a person, one JSON object for a program; nothing on stdout, no trace, no secret."""
    plain, as_json = run_here(*command), run_here(*command, "--json")
    assert (plain.code, plain.out, as_json.code, as_json.out) == (code, "", code, ""), plain.err + as_json.err
    (line,) = plain.err.splitlines()
    message = as_json.error["message"]
    assert line == f"error: {' '.join(message.split())}" and as_json.error["error"] == error
    for text in told:
        assert text in message
    assert "Traceback" not in plain.err and SECRET not in plain.err + as_json.err


COMMANDS = {
    "search": ["search", "nurse"], "index": ["index", "feed.jsonl"], "stats": ["stats"], "show": ["show", "x"],
    "delete": ["delete", "x"], "plan": ["plan", "nurse"], "setup": ["setup"], "reindex": ["reindex"],
}  # fmt: skip


@pytest.fixture(params=COMMANDS.values(), ids=COMMANDS)
def command(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    write_lines(tmp_path / "feed.jsonl", POSTINGS[:2])
    return list(request.param)


@contextmanager
def scripted(root: Said, kind: str = "elasticsearch") -> Iterator[str]:
    """A server that answers nothing but GET /, with a login in its URL."""
    answering = ScriptedServer(kind)
    answering.root = root
    try:
        yield with_login(answering.url) + "/jobs"
    finally:
        answering.stop()


def test_nobody_answers(run_here, command):
    refused(run_here, *command, "--index", with_login("http://localhost:1/jobs"), error="EngineUnavailable",
            told=("http://localhost:1 refuses the connection", "is a server running", "--index"))
    refused(run_here, *command, "--index", with_login("http://no-such-host.invalid:9200/jobs"),
            error="EngineUnavailable", told=("no-such-host.invalid:9200", "no such host", "--index"))


def test_a_failure_in_a_process_of_its_own_is_one_line():
    with scripted(Said(401)) as url:
        for index, error in ((url, "EngineRejected"), (with_login("http://localhost:1/jobs"), "EngineUnavailable")):
            ran = jobsearch("stats", "--index", index, "--json")
            assert (ran.code, ran.out, ran.error["error"]) == (3, "", error) and SECRET not in ran.err


def test_a_wrong_password(run_here, command):
    body = {"error": {"type": "security_exception", "reason": f"unable to authenticate somebody {SECRET}"}}
    with scripted(Said(401, body)) as url:
        refused(run_here, *command, "--index", url, error="EngineRejected",
                told=("username and password (401)", "JOBSEARCH_USERNAME", "JOBSEARCH_PASSWORD"))


def test_what_answers_is_no_search_server(run_here, command):
    with scripted(Said(200, "<html><head><title>Welcome to nginx!</title></head></html>")) as url:
        refused(run_here, *command, "--index", url, error="EngineUnavailable",
                told=("does not answer as a search server does", "text/html", "--index"))
    with scripted(Said(200, {"couchdb": "Welcome"})) as url:
        refused(run_here, *command, "--index", url, error="EngineError",
                told=("neither Elasticsearch nor OpenSearch", "couchdb", "--index"))


@pytest.mark.parametrize(
    ("kind", "number", "least"), [("elasticsearch", "7.17.9", "8.15"), ("opensearch", "1.3.2", "2.17")]
)
def test_a_server_that_is_too_old(run_here, command, kind, number, least):
    banner = {**BANNERS[kind], "version": {**BANNERS[kind]["version"], "number": number}}
    with scripted(Said(200, banner), kind) as url:
        refused(run_here, *command, "--index", url, error="EngineError",
                told=(number, f"{least} or newer", "upgrade the server"))


@pytest.mark.parametrize(
    ("arguments", "settings", "told"),
    [
        (["--index", "http://localhost:9200"], {}, ("no alias is named", "http://localhost:9200/jobs")),
        (["--index", "http://localhost:9200/Jobs"], {}, ("'Jobs'", "upper-case")),
        (["--index", "http://localhost:port/jobs"], {}, ("localhost:port", "http://host:port/alias")),
        (["--index", "http://localhost:1/jobs", "--engine", "solr"], {}, ("'solr'", "opensearch")),
        (["--index", "http://localhost:1/jobs", "--engine", "embedded"], {}, ("'embedded'",)),
        (["--index", "jobs", "--engine", "opensearch"], {}, ("jobs", "http(s)://host:port/alias")),
        (["--index", "http://localhost:1/jobs"], {"USERNAME": "me"}, ("password", "JOBSEARCH_PASSWORD")),
        (["--index", "http://localhost:1/jobs"], {"PASSWORD": SECRET}, ("username", "JOBSEARCH_USERNAME")),
        (["--index", "http://localhost:1/jobs"], {"TIMEOUT_SECONDS": "0"}, ("timeout_seconds",)),
        (["--index", "https://localhost:1/jobs"], {"CA_CERTS": "absent.pem"}, ("ca_certs", "absent.pem")),
    ],
)
def test_a_setting_that_is_wrong(run_here, command, arguments, settings, told, monkeypatch):
    if command[0] in ("setup", "reindex") and arguments[1] == "jobs":
        arguments = ["--index", "jobs"]
    for name, value in settings.items():
        monkeypatch.setenv(f"JOBSEARCH_{name}", value)
    refused(run_here, *command, *arguments, code=2, error="ConfigError", told=told)


def test_the_other_product(run_here, server, product, command):
    other = {"elasticsearch": "opensearch", "opensearch": "elasticsearch"}[product]
    refused(run_here, *command, "--index", f"{with_login(server)}/jobsearch-test-none", "--engine", other,
            error="EngineError", told=("not ", "--engine", f"set it to {product}"))


def test_an_index_that_is_not_there(run_here, new, command):
    url = str(new())
    if command[0] in ("index", "setup"):
        assert run_here(*command, "--index", url, "--now" if command[0] == "index" else "--shards",
                        NOW if command[0] == "index" else 1).code == 0  # they make it
        return
    refused(run_here, *command, "--index", with_login(url), error="EngineUnavailable",
            told=(split(url)[1], "jobsearch setup"))


@pytest.fixture(scope="module")
def foreign(server: str, new: NewIndex) -> str:
    """An alias that points at somebody else's index."""
    url = str(new())
    body = {
        "settings": {"number_of_shards": 1, "number_of_replicas": 0},
        "mappings": {"properties": {"n": {"type": "long"}}}, "aliases": {split(url)[1]: {}},
    }  # fmt: skip
    call("PUT", f"{url}-v1", body)
    return url


def test_an_index_that_is_not_ours(run_here, foreign, command):
    refused(run_here, *command, "--index", foreign, error="EngineError",
            told=(f"{split(foreign)[1]}-v1", "mapping of another shape", "another name in --index"))
    refused(run_here, *command, "--index", f"{foreign}-v1", error="EngineError",
            told=("an index has that name", "another name in --index"))
    (kept,) = call("GET", f"{foreign}/_mapping").values()
    assert kept["mappings"] == {"properties": {"n": {"type": "long"}}}


BLOCKS = {
    "write": ("takes no writes", "lift the block"),
    "read_only": ("is read-only", "lift the block"),
    "read_only_allow_delete": ("disk of the server is nearly full", "flood-stage watermark", "free some"),
}


@pytest.mark.parametrize("block", BLOCKS)
def test_an_index_that_takes_no_writes(run_here, own, changed, block):
    name, index = f"index.blocks.{block}", f"{own}-v1"
    told = (*BLOCKS[block], f'PUT {index}/_settings {{"{name}": null}}')
    call("PUT", f"{index}/_settings", {name: True})
    try:
        refused(run_here, "index", changed, "--index", own, "--now", NOW, error="EngineRejected", told=told)
        refused(run_here, "delete", "welder", "--index", own, error="EngineRejected", told=told)
        assert run_here("search", "welder", "--index", own, "--now", NOW, "--json").json["total"] == 1
        (access,) = [c for c in run_here("doctor", "--index", own, "--json").json["checks"] if c["check"] == "access"]
        assert access["status"] == "warn" and name in access["found"] and f'{{"{name}": null}}' in access["fix"]
    finally:
        call("PUT", f"{index}/_settings", {name: None})
    assert run_here("index", changed, "--index", own, "--now", NOW, "--json").json["written"] == 1


def test_the_doctor_says_what_to_do_about_a_cluster(run_here, new, foreign):
    for index, told in ((with_login("http://localhost:1/jobs"), "is a server running"), (str(new()), "jobsearch setup"),
                        (foreign, "another name in --index")):  # fmt: skip
        ran = run_here("doctor", "--index", index, "--json")
        (failed,) = [check for check in ran.json["checks"] if check["status"] == "fail"]
        assert (ran.code, failed["check"]) == (3, "index") and told in failed["found"] + str(failed["fix"])
        assert SECRET not in ran.out + ran.err and "directory" not in str(failed["fix"])
