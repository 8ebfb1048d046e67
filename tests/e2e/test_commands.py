"""Each command does what its contract says, through the command line."""

from __future__ import annotations

import json

import pytest

from tests.e2e.conftest import NOW, POSTINGS, jobsearch, posting, write_lines


def test_index_then_search_then_page_in_processes_of_their_own(index):
    ran = jobsearch("search", "software engineer", "--index", index, "--now", NOW, "--size", 2, "--json")
    assert (ran.code, ran.err) == (0, "")
    first = ran.json
    assert [hit["rank"] for hit in first["hits"]] == [1, 2]
    assert all("Software Engineer" in hit["title"] for hit in first["hits"])
    second = jobsearch("search", "--cursor", "-", "--index", index, "--json", stdin=first["cursor"]).json
    assert [hit["rank"] for hit in second["hits"]] == [3, 4]
    assert not {hit["id"] for hit in first["hits"]} & {hit["id"] for hit in second["hits"]}
    assert second["total"] == first["total"]


SEED = "find software engineer jobs in Silicon Valley that were posted recently"


def test_the_seed_query_puts_the_newest_job_of_silicon_valley_first(run_here, index):
    answer = run_here("search", SEED, "--index", index, "--now", NOW, "--json").json
    assert answer["hits"][0]["id"] == "swe-sj"
    assert all(step["step"] and step["to"] for step in answer["relaxations"])


def test_what_only_a_wider_search_admits_ranks_below_what_was_asked(run_here, index):
    ids = [hit["id"] for hit in run_here("search", SEED, "--index", index, "--now", NOW, "--json").json["hits"]]
    asked = [ids.index(id_) for id_ in ("swe-sj", "swe-mv")]
    wider = [ids.index(id_) for id_ in ("swe-sf", "swe-ny") if id_ in ids]
    assert max(asked) < min(wider, default=len(ids))


def test_search_json_has_the_contracts_keys(run_here, index):
    answer = run_here("search", "nurse in Leeds", "--index", index, "--now", NOW, "--json").json
    assert {"query_id", "text", "now", "intent", "total", "hits", "facets", "relaxations", "did_you_mean", "cursor",
            "took_ms"} == set(answer)
    hit = answer["hits"][0]
    assert {"rank", "id", "score", "title", "company", "places", "workplace", "posted_at", "url", "highlights",
            "parts"} <= set(hit)
    assert hit["id"] == "nurse-leeds"
    assert {"plan", "retrieve", "fuse", "rank", "total"} == set(answer["took_ms"])
    for hit in answer["hits"]:
        assert sum(hit["parts"].values()) == pytest.approx(hit["score"], abs=1e-3)
    for step in answer["relaxations"]:
        assert {"step", "from", "to", "hits"} <= set(step)


def test_plan_json_has_the_contracts_keys_and_needs_no_index(run_here):
    plan = run_here("plan", "senior nurse in Leeds", "posted today", "--now", NOW, "--json").json
    assert {"query_id", "text", "now", "language", "intent", "spans", "rejected", "rest", "query"} == set(plan)
    assert plan["text"] == "senior nurse in Leeds posted today"
    assert plan["intent"]["recency"]["from"] == NOW and plan["intent"]["seniority"] == ["senior"]
    assert {"roles", "skills", "locations", "radius_km", "workplace", "recency", "seniority", "employment", "salary",
            "companies", "exclude"} <= set(plan["intent"])
    for span in plan["spans"]:
        assert {"start", "end", "slot", "text", "confidence"} <= set(span)
        assert plan["text"][span["start"] : span["end"]] == span["text"]


def test_plans_of_a_file_come_in_order_with_each_rows_own_clock(tmp_path):
    rows = [{"query_id": "b", "text": "nurse posted today", "now": "2025-01-02"},
            {"query_id": "a", "text": "", "now": "2025-03-04T10:00:00+02:00"}]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    ran = jobsearch("plan", "--queries", "-", "--json", stdin=text)
    plans = [json.loads(line) for line in ran.out.splitlines()]
    assert [plan["query_id"] for plan in plans] == ["b", "a"]
    assert plans[0]["intent"]["recency"]["from"] == "2025-01-02"
    assert plans[1]["now"] == "2025-03-04T10:00:00+02:00"


def test_now_on_the_command_line_sets_every_rows_clock(run_here, tmp_path):
    queries = write_lines(tmp_path / "q.jsonl", [{"query_id": "a", "text": "x", "now": "2025-01-02"}])
    assert json.loads(run_here("plan", "--queries", queries, "--now", NOW).out)["now"].startswith(NOW)


def test_a_run_is_written_in_one_process_and_can_be_measured(run_here, index, tmp_path):
    queries = write_lines(tmp_path / "q.jsonl", [
        {"query_id": "q1", "text": "software engineer san jose", "now": NOW, "split": "test"},
        {"query_id": "q2", "text": "nurse leeds", "now": NOW, "split": "test"},
    ])
    run = tmp_path / "run.trec"
    ran = run_here("search", "--queries", queries, "--run", run, "--size", 3, "--index", index)
    assert (ran.code, ran.out) == (0, "") and "2 queries" in ran.err
    lines = [line.split() for line in run.read_text().splitlines()]
    assert {(len(line), line[1]) for line in lines} == {(6, "Q0")}
    for query_id in ("q1", "q2"):
        own = [line for line in lines if line[0] == query_id]
        assert [int(line[3]) for line in own] == list(range(1, len(own) + 1)) and len(own) <= 3
        scores = [float(line[4]) for line in own]
        assert scores == sorted(scores, reverse=True)
    (tmp_path / "qrels").write_text("q1 0 swe-sj 4\nq2 0 nurse-leeds 4\nq2 0 welder 0\n")
    saved, page = tmp_path / "own.trec", tmp_path / "report.html"
    direct = run_here("evaluate", "--index", index, "--queries", queries, "--qrels", tmp_path / "qrels", "--run", saved,
                      "--split", "test", "--html", page, "--json", "--quiet").json
    read = run_here("evaluate", "--run", saved, "--queries", queries, "--qrels", tmp_path / "qrels", "--json").json
    assert direct["measures"] == read["measures"]
    assert direct["measures"]["good@1"] == 1
    assert {"p50", "p95"} == set(direct["took_ms"]["total"]) and read["took_ms"] == {}
    assert "Staff Nurse" in page.read_text()


def test_without_a_run_the_answers_are_json_lines(run_here, index, tmp_path):
    rows = [{"query_id": "q1", "text": "nurse"}, {"query_id": "q2", "text": "welder"}]
    queries = write_lines(tmp_path / "q.jsonl", rows)
    ran = run_here("search", "--queries", queries, "--index", index, "--now", NOW, "--json")
    assert [json.loads(line)["query_id"] for line in ran.out.splitlines()] == ["q1", "q2"]


def test_show_stats_and_delete(run_here, feed, tmp_path):
    own = tmp_path / "index"
    assert run_here("index", feed, "--index", own, "--now", NOW, "--quiet").json["written"] == len(POSTINGS)
    shown = run_here("show", "welder", "--index", own, "--json").json
    assert (shown["id"], shown["title"], shown["source"]) == ("welder", "Welder", "jsonld")
    assert run_here("stats", "--index", own, "--json").json["postings"] == len(POSTINGS)
    dry = run_here("delete", "welder", "never-there", "--index", own, "--dry-run", "--json").json
    assert dry == {"asked": 2, "deleted": 0, "found": 1, "dry_run": True}
    assert run_here("delete", "welder", "never-there", "--index", own, "--json").json["deleted"] == 1
    assert run_here("stats", "--index", own, "--json").json["postings"] == len(POSTINGS) - 1
    gone = run_here("show", "welder", "--index", own, "--json")
    assert (gone.code, gone.error["field"], gone.error["value"]) == (2, "id", "welder")


def test_index_again_skips_what_did_not_change_and_expires_what_went(run_here, feed, tmp_path):
    own = tmp_path / "index"
    run_here("index", feed, "--index", own, "--now", NOW, "--quiet")
    again = run_here("index", feed, "--index", own, "--now", NOW, "--quiet").json
    assert (again["written"], again["unchanged"]) == (0, len(POSTINGS))
    changed = [{**POSTINGS[0], "title": "Software Engineer II"}, *POSTINGS[1:-1]]
    delta = write_lines(tmp_path / "day2.jsonl", changed)
    second = run_here("index", delta, "--index", own, "--now", NOW, "--expire-missing", "--quiet").json
    assert (second["written"], second["unchanged"], second["expired"]) == (1, len(POSTINGS) - 2, 1)
    contract = {"read", "written", "unchanged", "rejected", "expired", "duplicates", "seconds", "postings_per_second"}
    assert set(second) == contract


def test_a_feed_from_stdin(index, tmp_path):
    line = json.dumps(posting("piped", "Baker", "Lyon", "", country="FR")) + "\n"
    ran = jobsearch("index", "-", "--index", tmp_path / "piped", "--now", NOW, "--json", stdin=line)
    assert (ran.code, ran.json["written"]) == (0, 1)


def test_tables_never_interpret_what_a_feed_says(run_here, index):
    for command in (("search", "clerk austin", "--explain", "--now", NOW), ("show", "evil", "--now", NOW)):
        ran = run_here(*command, "--index", index, "--table")
        assert ran.code == 0
        assert not any(ch in ran.out for ch in "\x1b\x07\x9b\u202e")
        assert "[red]Evil[/red]" in ran.out and "[bold]x[/bold]" in ran.out


def test_the_table_says_what_was_understood(run_here, index):
    words = ("software engineer", "in Silicon Valley", "posted recently")
    ran = run_here("search", *words, "--index", index, "--now", NOW, "--table")
    first = ran.out.splitlines()[0]
    assert first.strip() == "software engineer · Silicon Valley (metro) · recently posted"
    assert "2 days ago" in ran.out and "San Jose, California" in ran.out


def test_explain_shows_parts_that_sum_to_the_score(run_here, index):
    ran = run_here("search", "nurse in Leeds", "--index", index, "--now", NOW, "--explain", "--size", 1, "--table")
    lines = [line.split() for line in ran.out.splitlines()]
    start = lines.index(["part", "#1"])
    end = next(i for i, cells in enumerate(lines) if cells[:1] == ["score"] and i > start)
    assert sum(float(cells[1]) for cells in lines[start + 1 : end]) == pytest.approx(float(lines[end][1]), abs=0.01)


def test_plan_as_a_table_names_slots_and_filters(run_here):
    told = run_here("plan", "senior nurse in Leeds", "--now", NOW, "--table").out
    assert "nurse[roles]" in told and "Leeds[locations]" in told
    assert "filter" in told and "place_codes is" in told


@pytest.mark.parametrize("command", [["feeds"], ["config"], ["doctor"]])
def test_commands_without_an_index(run_here, command):
    told = run_here(*command, "--json")
    assert told.code == 0, told.out + told.err
    assert told.json
    assert run_here(*command, "--table").out.strip()


def test_feeds_tells_the_format_of_a_file(run_here, feed):
    (row,) = run_here("feeds", feed, "--json").json
    assert (row["feed"], row["records"], row["rejects"]) == ("jsonld", len(POSTINGS), 0)


def test_doctor_checks_an_index(run_here, index, tmp_path):
    good = run_here("doctor", "--index", index, "--json")
    assert good.code == 0 and {"index", "encoder"} <= {check["check"] for check in good.json["checks"]}
    bad = run_here("doctor", "--index", tmp_path / "absent", "--json")
    assert bad.code == 3
    (failed,) = [check for check in bad.json["checks"] if check["status"] == "fail"]
    assert failed["check"] == "index" and "jobsearch index" in failed["fix"]


def test_settings_come_from_option_then_environment_then_file(index, tmp_path):
    (tmp_path / "jobsearch.toml").write_text(f'index = "{index}"\nsize = 1\n')
    assert len(jobsearch("search", "nurse", "--now", NOW, cwd=tmp_path).json["hits"]) == 1
    shown = jobsearch("config", cwd=tmp_path, JOBSEARCH_SIZE="2", JOBSEARCH_INDX="x")
    rows = {row["setting"]: row for row in shown.json}
    assert (rows["size"]["value"], rows["size"]["source"]) == (2, "environment JOBSEARCH_SIZE")
    assert (rows["index"]["value"], rows["index"]["source"]) == (str(index), "jobsearch.toml")
    assert rows["window"]["source"] == "default"
    assert "JOBSEARCH_INDX sets nothing; did you mean JOBSEARCH_INDEX?" in shown.err


def test_a_masked_password_in_config(tmp_path):
    shown = jobsearch("config", cwd=tmp_path, JOBSEARCH_INDEX="https://me:s3cret@host:9200/jobs")
    assert "s3cret" not in shown.out + shown.err


def test_demo_answers_and_says_what_to_try(tmp_path):
    ran = jobsearch("demo", "--index", tmp_path / "demo")
    assert ran.code == 0, ran.err
    assert "Silicon Valley (metro)" in ran.out and ran.out.count("--index") == 3
    again = jobsearch("demo", "--index", tmp_path / "demo", "--json")
    assert again.code == 0 and again.json["total"] > 10 and " written" not in again.err


def test_help_is_one_screen_and_lists_every_command():
    ran = jobsearch("-h")
    assert ran.code == 0 and len(ran.out.splitlines()) < 40
    assert jobsearch().out == ran.out
