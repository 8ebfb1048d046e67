import json
import math
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.cli import run as cli
from jobsearch.errors import MissingExtraError, QueryError
from jobsearch.evaluation import MEASURES, mean_scores, score, slice_scores, stage_percentiles
from jobsearch.judgments import check_known, read_qrels, read_queries, read_run, select_split
from jobsearch.report import Evaluation, JudgedHit, html_report, worst_queries
from jobsearch.significance import compare, differences, paired_test

SHARED = Path(__file__).parents[3] / "shared" / "relevance"


def dcg(grades):
    return sum((2**grade - 1) / math.log2(i + 2) for i, grade in enumerate(grades))


def oracle(docs, grades):
    """The definitions of the module's docstring, in plain Python."""
    ideal = dcg(sorted(grades.values(), reverse=True)[:10])
    good = {doc for doc, grade in grades.items() if grade >= 3}
    top = docs[:10]
    return {
        "nDCG@10": dcg([grades.get(doc, 0) for doc in top]) / ideal if ideal else None,
        "condensed_nDCG@10": dcg([grades[doc] for doc in docs if doc in grades][:10]) / ideal if ideal else None,
        "poor@10": 1 - sum(grades.get(doc, 0) >= 2 for doc in top) / 10,
        "poor_floor@10": 1 - min(10, sum(grade >= 2 for grade in grades.values())) / 10,
        "graded_poor@10": sum(doc in grades and grades[doc] <= 1 for doc in top) / 10,
        "unjudged@10": sum(doc not in grades for doc in top) / 10,
        "missing@10": 1 - len(top) / 10,
        "good@1": float(bool(docs) and grades.get(docs[0], 0) >= 3),
        "recall@200": len(good & set(docs[:200])) / len(good) if good else None,
        "judged@10": sum(doc in grades for doc in top) / max(1, len(top)),
    }


DOCS = [f"d{i}" for i in range(30)]
rankings = st.permutations(DOCS).flatmap(lambda docs: st.integers(0, 30).map(lambda n: docs[:n]))
grade_maps = st.dictionaries(st.sampled_from(DOCS), st.integers(0, 4), min_size=1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(rankings, grade_maps), min_size=1, max_size=4))
def test_every_measure_is_what_its_definition_says(queries):
    run = {f"q{i}": docs for i, (docs, _) in enumerate(queries) if docs}
    qrels = {f"q{i}": grades for i, (_, grades) in enumerate(queries)}
    for row in score(run, qrels):
        expected = oracle(run.get(row.query_id, []), qrels[row.query_id])
        assert set(row.values) == set(expected) == set(MEASURES)
        for name, value in expected.items():
            assert row.values[name] == pytest.approx(value, abs=1e-9), name
        parts = sum(row.values[name] for name in ("graded_poor@10", "unjudged@10", "missing@10"))
        assert row.values["poor@10"] == pytest.approx(parts)


def test_a_run_is_ordered_by_rank_even_where_scores_tie_or_disagree(tmp_path):
    path = tmp_path / "run.trec"
    path.write_text("q Q0 b 2 9.0 t\nq Q0 a 1 9.0 t\nq Q0 c 3 99 t\n")
    assert read_run(path) == {"q": ["a", "b", "c"]}
    (row,) = score(read_run(path), {"q": {"a": 4, "c": 0}})
    assert row.values["good@1"] == 1


def test_a_query_without_hits_counts_as_nothing_found():
    (row,) = score({}, {"q": {"a": 4}})
    assert row.values["nDCG@10"] == 0 and row.values["poor@10"] == 1 and row.values["missing@10"] == 1


def test_means_leave_out_queries_where_a_measure_is_undefined():
    rows = score({"q1": ["a"], "q2": ["b"]}, {"q1": {"a": 4}, "q2": {"b": 0}})
    assert mean_scores(rows)["nDCG@10"] == 1
    assert mean_scores(rows)["recall@200"] == 1
    assert mean_scores(rows)["good@1"] == 0.5
    assert mean_scores(rows[1:])["nDCG@10"] is None


def test_slices_by_style_language_and_slot():
    queries = {
        "q1": {"style": "keyword", "lang": "en", "intent": {"roles": ["nurse"], "salary": None}},
        "q2": {"style": "natural", "lang": "en", "intent": {"roles": ["nurse"], "salary": {"min": 1}}},
        "q3": {"style": "natural", "lang": "de", "intent": {"roles": ["nurse"], "salary": None}},
    }
    rows = score({"q1": ["a"], "q2": ["b"], "q3": ["b"]}, {q: {"a": 4} for q in queries})
    found = {(s.slice, s.value): (s.n, s.values["good@1"]) for s in slice_scores(rows, queries)}
    assert found == {
        ("lang", "de"): (1, 0), ("lang", "en"): (2, 0.5), ("salary", "absent"): (2, 0.5),
        ("salary", "present"): (1, 0), ("style", "keyword"): (1, 1), ("style", "natural"): (2, 0),
    }  # roles: present holds every query, and so says nothing


def test_percentiles_per_stage():
    took = [{"plan": float(i), "total": 10.0} for i in range(101)]
    assert stage_percentiles(took) == {"plan": {"p50": 50, "p95": 95}, "total": {"p50": 10, "p95": 10}}
    assert stage_percentiles([]) == {}


# Reading


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("q Q0 a 1\n", "line 1"),
        ("q Q0 a first 1.0 t\n", "line 1"),
        ("q Q0 a 1 2.0 t\n\nq Q0 a 2 1.0 t\n", "line 3: 'a' stands twice"),
    ],
)
def test_a_malformed_run_is_refused(tmp_path, text, told):
    path = tmp_path / "run.trec"
    path.write_text(text)
    with pytest.raises(QueryError, match=told) as caught:
        read_run(path)
    assert caught.value.field == "run"


def test_both_forms_of_qrels_read_alike(tmp_path):
    trec, tsv = tmp_path / "a.qrels", tmp_path / "a.tsv"
    trec.write_text("q1 0 a 4\nq1 0 b 0\nq2 0 a 2\n")
    tsv.write_text("query_id\tdoc_id\trole\toverall\nq1\ta\t4\t4\nq1\tb\t4\t0\nq2\ta\tx\t2\n")
    assert read_qrels(trec) == read_qrels(tsv) == {"q1": {"a": 4, "b": 0}, "q2": {"a": 2}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("q1 0 a 5\n", "grade '5'"),
        ("q1 0 a -1\n", "grade '-1'"),
        ("q1 0 a 2\nq1 0 a 3\n", "two grades"),
        ("q1 a 2\n", "line 1"),
        ("query_id\tdoc_id\toverall\nq1\ta\n", "line 2"),
        ("", "no judgment"),
    ],
)
def test_malformed_qrels_are_refused(tmp_path, text, told):
    path = tmp_path / "qrels"
    path.write_text(text)
    with pytest.raises(QueryError, match=told):
        read_qrels(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{\n", "line 1: not JSON"),
        ('["q"]\n', "line 1"),
        ('{"query_id": 7, "text": "x"}\n', "both strings"),
        ('{"query_id": "q", "text": "x"}\n{"query_id": "q", "text": "y"}\n', "stands twice"),
    ],
)
def test_malformed_queries_are_refused(tmp_path, text, told):
    path = tmp_path / "queries.jsonl"
    path.write_text(text)
    with pytest.raises(QueryError, match=told):
        read_queries(path)


def test_unreadable_files_are_named(tmp_path):
    with pytest.raises(QueryError, match=r"cannot read .*absent\.jsonl"):
        read_queries(tmp_path / "absent.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"query_id": "q", "text": "caf\xe9"}\n')
    with pytest.raises(QueryError, match="not UTF-8"):
        read_queries(tmp_path / "latin.jsonl")


def test_splits_are_selected_and_unknown_ones_refused():
    qrels = {"q1": {"a": 1}, "q2": {"a": 1}}
    queries = {"q1": {"split": "train"}, "q2": {"split": "test"}, "q3": {"split": "dev"}}
    assert list(select_split(qrels, queries, "test")) == ["q2"]
    with pytest.raises(QueryError, match="accepted: test, train"):
        select_split(qrels, queries, "dev")
    with pytest.raises(QueryError, match="'q9'"):
        check_known({"q9": {}}, queries)


# Paired tests


def scored(values):
    return score({f"q{i}": ["a"] if v else ["b"] for i, v in enumerate(values)},
                 {f"q{i}": {"a": 4} for i in range(len(values))})


def test_a_run_does_not_differ_from_itself():
    rows = scored([1, 0, 1, 1])
    for test in compare(rows, rows):
        assert (test.difference, test.ci_low, test.ci_high, test.p_t, test.p_randomisation) == (0, 0, 0, 1, 1)
        assert (test.wins, test.losses) == (0, 0)


def test_the_t_test_is_scipys_and_the_others_agree_with_it():
    from scipy.stats import ttest_rel

    generator = np.random.default_rng(5)
    pairs = np.clip(generator.normal([0.6, 0.5], 0.2, (80, 2)), 0, 1)
    test = paired_test("nDCG@10", pairs)
    assert test.p_t == pytest.approx(ttest_rel(pairs[:, 0], pairs[:, 1]).pvalue)
    assert test.p_randomisation == pytest.approx(test.p_t, abs=0.01)
    assert test.ci_low < test.difference < test.ci_high
    reverse = paired_test("nDCG@10", pairs[:, ::-1])
    assert reverse.difference == pytest.approx(-test.difference)
    assert reverse.p_randomisation == test.p_randomisation
    assert (reverse.wins, reverse.losses) == (test.losses, test.wins)


def test_chance_is_called_chance_and_a_clear_gain_is_not():
    value = np.linspace(0.2, 0.8, 60)
    wobble = np.where(np.arange(60) % 2, 0.1, -0.1)  # as often better as worse
    assert paired_test("m", np.column_stack([value, value + wobble])).p_randomisation > 0.9
    clear = paired_test("m", np.column_stack([value + 0.05, value + wobble]))
    assert clear.p_randomisation < 0.001 and clear.p_t < 0.001 and clear.ci_low > 0


def test_small_samples_have_no_false_certainty():
    one = paired_test("m", np.array([[0.9, 0.1]]))
    assert one.p_t is None and one.p_randomisation == 1
    assert paired_test("m", np.array([[0.9, 0.1]] * 3)).p_randomisation > 0.2  # 2 of 8 sign patterns are as extreme


def test_only_queries_that_both_runs_have_are_compared():
    rows, others = scored([1, 0, 1]), scored([1, 1])
    (test,) = [t for t in compare(rows, others) if t.measure == "good@1"]
    assert (test.n, test.mean, test.against) == (2, 0.5, 1.0)
    assert differences(rows, others, "good@1") == [0, -1]


# Report and command


def test_the_report_is_one_file_and_escapes_what_it_shows():
    rows = scored([1, 0, 0])
    hostile = "<script>alert(1)</script>"
    page = html_report(Evaluation(
        name=hostile, rows=rows, slices=slice_scores(rows, {"q0": {"style": "<b>"}, "q1": {"style": "x"}}),
        texts={"q1": hostile}, hits={"q1": [JudgedHit(rank=1, id="b", grade=None, title=hostile)]},
        against="other", tests=compare(rows, scored([0, 0, 0])), differences=[1, 0, 0],
        took_ms={"total": {"p50": 1.0, "p95": 2.0}},
    ))
    assert "<script" not in page and "&lt;script&gt;" in page and "<b>:" not in page
    assert page.count("<svg") == page.count("</svg>") == 3
    assert "src=" not in page and "href=" not in page and "url(" not in page
    assert "unjudged" in page and "p95" in page


def test_worst_queries_come_worst_first():
    rows = score({"q1": ["a"], "q2": ["b"]}, {"q1": {"a": 4}, "q2": {"a": 4}, "q3": {"a": 0}})
    assert [row.query_id for row in worst_queries(rows)] == ["q2", "q1"]


@pytest.fixture
def files(tmp_path):
    (tmp_path / "run").write_text("q1 Q0 a 1 2.0 t\nq1 Q0 b 2 1.0 t\nq2 Q0 z 1 1.0 t\n")
    (tmp_path / "other").write_text("q1 Q0 b 1 2.0 t\nq2 Q0 a 1 1.0 t\n")
    (tmp_path / "qrels").write_text("q1 0 a 4\nq1 0 b 1\nq2 0 a 3\n")
    rows = [{"query_id": q, "text": "nurse", "style": s, "split": p} for q, s, p in
            [("q1", "keyword", "train"), ("q2", "natural", "test")]]
    (tmp_path / "queries").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


def test_the_command_measures_a_run(files, capsys):
    arguments = ["evaluate", "--run", files / "run", "--qrels", files / "qrels", "--queries", files / "queries",
                 "--against", files / "other", "--html", files / "report.html", "--json"]
    assert cli([str(a) for a in arguments]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["n"] == 2 and told["measures"]["good@1"] == 0.5 and told["measures"]["unjudged@10"] == 0.05
    assert {(s["slice"], s["value"], s["n"]) for s in told["slices"]} == {
        ("split", "test", 1), ("split", "train", 1), ("style", "keyword", 1), ("style", "natural", 1)}
    assert {t["measure"] for t in told["tests"]} == set(MEASURES) - {"poor_floor@10"}
    assert set(told["queries"]) == {"q1", "q2"}
    assert "<svg" in (files / "report.html").read_text()


def test_the_command_measures_one_split(files, capsys):
    arguments = ["evaluate", "--run", files / "run", "--qrels", files / "qrels", "--queries", files / "queries",
                 "--split", "test", "--json"]
    assert cli([str(a) for a in arguments]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["split"], told["n"], told["measures"]["nDCG@10"]) == ("test", 1, 0.0)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--run", "run"], "--qrels"),
        (["--run", "run", "--qrels", "qrels", "--split", "test"], "--queries"),
        (["--qrels", "qrels"], "--run"),
        (["--run", "absent", "--qrels", "qrels"], "cannot read"),
    ],
)
def test_the_command_says_what_is_missing(files, monkeypatch, capsys, arguments, told):
    monkeypatch.chdir(files)
    assert cli(["evaluate", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_without_the_extra_the_error_names_the_pip_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'jobsearch\[evaluate\]'$") as caught:
        score({}, {"q": {"a": 1}})
    assert caught.value.extra == "evaluate"


@pytest.mark.shared
@pytest.mark.parametrize("corpus", ["ashby", "arbeitsagentur", "eures"])
def test_measures_agree_with_the_shared_scorer(tmp_path, corpus):
    grades, queries = SHARED / f"{corpus}.grades.tsv", SHARED / f"{corpus}.queries.jsonl"
    if not grades.exists():
        pytest.skip("needs ../shared/relevance")
    qrels = read_qrels(grades)
    chance = random.Random(3)
    path = tmp_path / "run.trec"
    with path.open("w") as file:
        for query_id, judged in qrels.items():
            docs = [*judged, *(f"u{i}" for i in range(8))]
            docs.sort(key=lambda doc, judged=judged: -judged.get(doc, 0) - chance.random() * 4)
            for rank, doc in enumerate(docs[: chance.choice([0, 5, 20, 40])], start=1):
                file.write(f"{query_id} Q0 {doc} {rank} {-rank} t\n")
    for split in ("train", "test"):
        mine = mean_scores(score(read_run(path), select_split(qrels, read_queries(queries), split)))
        theirs = scorer([str(path), str(grades), "--queries", str(queries), "--split", split])
        assert mine["recall@200"] == pytest.approx(theirs["recall@200"], abs=1e-9)
        for name, theirs_name in {"nDCG@10": "nDCG@10", "condensed_nDCG@10": "condensed", "poor@10": "poor@10",
                                  "poor_floor@10": "floor", "good@1": "good@1", "judged@10": "judged@10"}.items():
            assert mine[name] == pytest.approx(theirs[theirs_name], abs=1e-9), name


def scorer(arguments):
    """Run the shared scorer with all digits, and read its last line."""
    source = (SHARED / "score_run.py").read_text().replace(":.3f}", ":.17g}").replace(":.2f}", ":.17g}")
    ran = subprocess.run([sys.executable, "-c", source, *arguments], capture_output=True, text=True, check=True)
    words = ran.stdout.strip().splitlines()[-1].replace("(", "").replace(")", "").split()
    return {name: float(value) for name, value in zip(words[2::2], words[3::2], strict=True)}
