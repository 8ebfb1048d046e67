"""Whatever comes in: one clear error with its exit code, or an answer; never a trace, never a loss."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import NOW, POSTINGS, environment, jobsearch, posting, write_lines

ODD_QUERIES = {
    "empty": "",
    "blanks": "  \t\n ",
    "quotes": "\"software engineer\" AND title:'x' OR (\"",
    "operators": "title:[* TO *] +nurse -welder ~2 ^3 {!func} */*",
    "sql": "nurse'; DROP TABLE rows; --",
    "control characters": "nurse\x00\x1b[31m\x07 leeds\x9b",
    "emoji": "👩‍⚕️ nurse 🏥 in Leeds 🇬🇧",
    "only stop words": "the of and a in to for with",
    "only punctuation": "?!… ---- ///",
    "right to left": "\u202esreenigne\u202c מהנדס تطوير",
    "lone surrogate": "nurse \udcff leeds",
    "one long word": "x" * 5000,
    "many words": "nurse " * 1600,
    "numbers": "1e999 -0 NaN 00000 99999999999999999999",
}


@pytest.mark.parametrize("text", ODD_QUERIES.values(), ids=ODD_QUERIES)
def test_an_odd_query_is_answered(run_here, index, text):
    for command in ("search", "plan"):
        ran = run_here(command, "--index", index, "--now", NOW, "--json", "--", text)
        assert ran.code == 0, ran.err
        assert ran.json["text"] == text.replace("\udcff", "\ufffd")
        table = run_here(command, "--index", index, "--now", NOW, "--table", "--", text)
        assert table.code == 0, table.err
        assert not any(ch in table.out for ch in "\x00\x1b\x07\x9b\u202e")


def test_an_empty_query_lists_the_newest_postings(run_here, index):
    hits = run_here("search", "", "--index", index, "--now", NOW, "--json").json["hits"]
    dates = [hit["posted_at"] for hit in hits]
    assert len(hits) == len(POSTINGS) and dates == sorted(dates, reverse=True)


def test_a_query_of_ten_thousand_words_is_refused(index, tmp_path):
    ran = jobsearch("search", "-", "--index", index, "--json", stdin="nurse " * 10_000)
    assert (ran.code, ran.out) == (2, "")
    assert ran.error["error"] == "QueryError" and ran.error["field"] == "text"
    assert "10,000" in ran.error["message"] and len(ran.err) < 1000


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["search"], 2, "say what to search"),
        (["search", "x", "--now", "yesterday"], 2, "now: 'yesterday'"),
        (["search", "x", "--now", "2025-02-30"], 2, "now: '2025-02-30'"),
        (["search", "x", "--now", "2025-10-25T10:00:00"], 2, "no time zone"),
        (["search", "x", "--size", "0"], 2, "0 is not in the range"),
        (["search", "x", "--size", "500"], 2, "size"),
        (["search", "x", "--workplace", "moon"], 2, "'remote', 'hybrid', 'onsite'"),
        (["search", "x", "--location", "Atlantis-on-Sea"], 2, "Atlantis-on-Sea"),
        (["search", "x", "--language", "klingon"], 2, "klingon"),
        (["search", "--cursor", "rubbish"], 2, "cursor"),
        (["search", "x", "--cursor", "rubbish"], 2, "only one of"),
        (["search", "x", "--run", "r"], 2, "--queries"),
        (["search", "--queries", "absent.jsonl"], 2, "cannot read"),
        (["plan"], 2, "TEXT or --queries"),
        (["show", "never-there"], 2, "no posting 'never-there'"),
        (["evaluate", "--qrels", "absent", "--run", "absent"], 2, "cannot read"),
        (["serch", "x"], 2, "did you mean 'search'"),
        (["search", "x", "--nonsense"], 2, "--nonsense"),
        (["index", "absent.jsonl"], 4, "no such feed"),
        (["index", "absent.jsonl", "--feed", "nonsense"], 4, "no such feed"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_bad_argument_is_one_clear_error(run_here, index, arguments, code, told, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JOBSEARCH_INDEX", str(index))
    ran = run_here(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("error: ") and told in ran.err and "Traceback" not in ran.err
    as_json = run_here(*arguments, "--json")
    assert (as_json.code, as_json.out) == (code, "")
    assert told in as_json.error["message"]


def test_no_index_named_is_said_so(run_here, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = run_here("search", "nurse", "--json")
    assert ran.code == 2 and "JOBSEARCH_INDEX" in ran.error["message"]


@pytest.mark.parametrize("toml", ["size = 'many'", "sise = 3", "size = ", "size = 0"])
def test_a_bad_settings_file_names_the_setting(run_here, tmp_path, monkeypatch, toml):
    (tmp_path / "jobsearch.toml").write_text(toml)
    monkeypatch.chdir(tmp_path)
    ran = run_here("config", "--json")
    assert ran.code == 2 and ran.error["error"] == "ConfigError"
    assert "jobsearch.toml" in ran.error["message"]


# Feeds


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def stored(run_here, own):
    return run_here("stats", "--index", own, "--json").json["postings"]


def test_an_unknown_feed_name_lists_the_known_ones(run_here, feed, own):
    ran = run_here("index", feed, "--index", own, "--feed", "myspace", "--json")
    assert ran.code == 2 and "'myspace'" in ran.error["message"] and "greenhouse" in ran.error["message"]
    assert not own.exists()


def test_a_feed_of_unknown_shape_is_refused(run_here, tmp_path, own):
    (tmp_path / "x.txt").write_text("dear diary\n" * 50)
    ran = run_here("index", tmp_path / "x.txt", "--index", own, "--json")
    assert ran.code == 4 and ran.error["error"] == "FeedError" and "x.txt" in ran.error["message"]


def test_a_truncated_gz_keeps_what_could_be_read(run_here, tmp_path, own):
    rows = [posting(f"p{i}", "Baker", "Austin", "TX", description=os.urandom(400).hex()) for i in range(300)]
    whole = gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode())
    (tmp_path / "cut.jsonl.gz").write_bytes(whole[: len(whole) * 2 // 3])
    ran = run_here("index", tmp_path / "cut.jsonl.gz", "--index", own, "--now", NOW, "--expire-missing", "--json")
    assert ran.code == 4 and "cut.jsonl.gz" in ran.err
    assert 50 < ran.json["written"] < 300 and stored(run_here, own) == ran.json["written"]
    (tmp_path / "cut.jsonl.gz").write_bytes(whole)
    again = run_here("index", tmp_path / "cut.jsonl.gz", "--index", own, "--now", NOW, "--json")
    assert again.code == 0 and stored(run_here, own) == 300
    assert again.json["unchanged"] == ran.json["written"]


REJECTED = {
    "wrong encoding": (b'{"@type": "JobPosting", "identifier": "bad", "title": "Caf\xe9 Manager"}', ""),
    "not JSON": (b'{"@type": "JobPosting", "title": ', ""),
    "invalid date": (json.dumps(posting("bad", "Baker", "Austin", "TX", posted="2025-13-45")).encode(), "posted_at"),
    "NaN salary": (
        b'{"@type": "JobPosting", "identifier": "bad", "title": "Baker", "baseSalary": '
        b'{"currency": "USD", "value": {"minValue": NaN, "maxValue": NaN, "unitText": "YEAR"}}}', "salary",
    ),
    "no title": (json.dumps({**posting("bad", "x", "Austin", "TX"), "title": " "}).encode(), "title"),
    "duplicate id": (json.dumps(posting("good", "Another Title", "Austin", "TX")).encode(), "id"),
}


@pytest.mark.parametrize(("line", "field"), REJECTED.values(), ids=REJECTED)
def test_a_bad_row_goes_to_the_rejects_file_and_the_others_are_indexed(run_here, tmp_path, own, line, field):
    good = [json.dumps(posting(id_, "Baker", "Austin", "TX")).encode() for id_ in ("good", "fine")]
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b"\n".join([good[0], line, good[1]]) + b"\n")
    ran = run_here("index", path, "--index", own, "--now", NOW, "--feed", "jsonld", "--json")
    assert ran.code == 4
    assert (ran.json["read"], ran.json["written"], ran.json["rejected"]) == (3, 2, 1)
    assert stored(run_here, own) == 2
    (reject,) = map(json.loads, own.with_name("own.rejects.jsonl").read_text().splitlines())
    assert reject["row"] == 2 and field in reject["field"] and reject["reason"]
    assert "own.rejects.jsonl" in ran.error["message"] and ran.error["error"] == "IngestError"


def test_without_rejects_no_rejects_file_is_left(run_here, feed, own):
    assert run_here("index", feed, "--index", own, "--now", NOW, "--json").code == 0
    assert not own.with_name("own.rejects.jsonl").exists()


# The index itself


def test_an_index_that_is_not_there(run_here, own):
    ran = run_here("search", "nurse", "--index", own, "--json")
    assert ran.code == 3 and str(own) in ran.error["message"] and not own.exists()


def test_a_directory_that_is_no_index_is_left_alone(run_here, feed, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mum.txt").write_text("dear mum")
    ran = run_here("index", feed, "--index", tmp_path / "letters", "--json")
    assert ran.code == 3 and [p.name for p in (tmp_path / "letters").iterdir()] == ["mum.txt"]


def test_a_corrupt_index_is_named(run_here, feed, own):
    run_here("index", feed, "--index", own, "--now", NOW, "--quiet")
    for path in own.rglob("*"):
        if path.is_file() and path.suffix in (".db", ".sqlite", ".sqlite3"):
            path.write_bytes(b"garbage" * 2000)
    for command in (["search", "nurse"], ["stats"], ["doctor"]):
        ran = run_here(*command, "--index", own, "--json")
        assert ran.code == 3 and "Traceback" not in ran.err
        assert str(own) in ran.err + ran.out


def test_a_locked_index_can_be_searched_but_not_written(run_here, feed, own):
    run_here("index", feed, "--index", own, "--now", NOW, "--quiet")
    hold = "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, 2); print('held', flush=True); input()"
    holder = subprocess.Popen([sys.executable, "-c", hold, str(own / "lock")], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE)
    with holder:
        assert holder.stdout is not None and holder.stdin is not None and holder.stdout.readline() == b"held\n"
        changed = write_lines(own.with_name("changed.jsonl"), [{**POSTINGS[0], "title": "Baker"}])
        ran = run_here("index", changed, "--index", own, "--now", NOW, "--json")
        searched = run_here("search", "nurse", "--index", own, "--now", NOW, "--json")
        holder.communicate(b"\n")
    assert ran.code == 3 and "another process" in ran.error["message"]
    assert searched.code == 0 and searched.json["total"] > 0
    assert run_here("index", changed, "--index", own, "--now", NOW, "--json").json["written"] == 1


@pytest.mark.slow
def test_a_full_disk_is_one_error_and_nothing_is_lost(feed, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    mounted = subprocess.run(mount, capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("mounting a small tmpfs needs root")
    try:
        assert jobsearch("index", feed, "--index", disk / "index", "--now", NOW).code == 0
        rows = [posting(f"p{i}", "Baker", "Austin", "TX", description=os.urandom(4000).hex()) for i in range(700)]
        big = write_lines(tmp_path / "big.jsonl", rows)
        full = jobsearch("index", big, "--index", disk / "index", "--now", NOW, "--json", "--rejects", tmp_path / "r")
        assert full.code in (1, 3) and "Traceback" not in full.err, full.err
        assert any(word in full.error["message"].casefold() for word in ("disk", "space"))
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        kept = jobsearch("show", POSTINGS[0]["identifier"], "--index", disk / "index", "--json")
        assert kept.code == 0, kept.err
        again = jobsearch("index", big, "--index", disk / "index", "--now", NOW, "--json")
        assert again.code == 0, again.err
        assert again.json["written"] + again.json["unchanged"] == len(rows)
        assert jobsearch("stats", "--index", disk / "index", "--json").json["postings"] == len(rows) + len(POSTINGS)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


# The process


def test_ctrl_c_exits_130_without_a_trace(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "jobsearch", "index", "-", "--index", str(tmp_path / "i"), "--feed", "jsonld"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd="/",
    )
    with process:
        assert process.stdin is not None and process.stderr is not None
        process.stdin.write(json.dumps(POSTINGS[0]).encode() + b"\n")
        process.stdin.flush()
        while not (tmp_path / "i").exists():  # once the index is there, the job waits for stdin
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        told = process.stderr.read().decode()
    assert process.returncode == 130 and "Traceback" not in told


def test_a_reader_that_leaves_early_is_no_failure(index, tmp_path):
    queries = write_lines(tmp_path / "q.jsonl", [{"query_id": f"q{i}", "text": "nurse"} for i in range(200)])
    process = subprocess.Popen(
        [sys.executable, "-m", "jobsearch", "search", "--queries", str(queries), "--index", str(index), "--now", NOW],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd="/",
    )
    with process:
        assert process.stdout is not None and process.stderr is not None
        assert json.loads(process.stdout.readline())["query_id"] == "q0"
        process.stdout.close()
        told = process.stderr.read().decode()
    assert (process.returncode, told) == (0, "")


def test_a_half_written_run_never_stands_under_its_name(run_here, index, tmp_path):
    rows = [{"query_id": "q1", "text": "nurse"}, {"query_id": "q2", "text": "x" * 20_000}]
    queries = write_lines(tmp_path / "q.jsonl", rows)
    ran = run_here("search", "--queries", queries, "--run", tmp_path / "run", "--index", index, "--json")
    assert ran.code == 2 and ran.error["message"].startswith("query q2: ")
    assert [p.name for p in tmp_path.iterdir()] == ["q.jsonl"]
