"""`jobsearch evaluate`: a run or an index against judged queries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .evaluate_planner import planner
from .options import CONTEXT, engine_option, index_option, json_option, load, now_option, open_index, quiet_option
from .output import note_console, print_json, table_console, wants_json

if TYPE_CHECKING:
    from ..judgments import Qrels
    from ..query import SearchResponse
    from ..report import Evaluation


@click.group("evaluate", context_settings=CONTEXT, invoke_without_command=True,
             short_help="Measure a run or an index against judged queries.")
@click.option("--run", "run_path", metavar="FILE", help="TREC run to measure; with --index, where its run is written.")
@index_option
@engine_option
@click.option("--qrels", metavar="FILE", help="Judgments: TREC qrels, or TSV with the grade last.")
@click.option("--queries", metavar="FILE", help="JSON lines with query_id and text; style, lang, intent make slices.")
@click.option("--split", help="Measure only the queries of this split.")
@click.option("--against", metavar="FILE", help="Another TREC run, for paired tests.")
@click.option("--size", "-n", type=click.IntRange(10, 10_000), default=200, show_default=True, help="Hits a query.")
@click.option("--html", "html_path", metavar="FILE", help="Write a report with plots and the worst queries.")
@now_option
@json_option
@quiet_option
@click.pass_context
def command(
    ctx: click.Context, run_path: str | None, index: str | None, engine: str | None, qrels: str | None,
    queries: str | None, split: str | None, against: str | None, size: int, html_path: str | None,
    now: datetime | None, as_json: bool | None, quiet: bool,
) -> None:
    """Measure rankings: nDCG@10, poor@10, good@1, recall@200, judged@10, over all and by slice.

    With --run, that file is measured. With --index, the queries are searched in this process and timed.
    `jobsearch evaluate planner` measures how well queries are understood.

    \b
    Examples:
      jobsearch evaluate --run run.trec --qrels grades.tsv --queries queries.jsonl --split test
      jobsearch evaluate --index jobs --queries queries.jsonl --qrels grades.tsv --against bm25.trec --html report.html
    """  # noqa: D301
    if ctx.invoked_subcommand is not None:
        return
    if qrels is None:
        raise click.UsageError("Missing option '--qrels'.")
    from ..engines import without_login
    from ..judgments import check_known, read_qrels, read_queries, select_split

    if split and not queries:
        raise click.UsageError("--split needs --queries FILE, which says what split a query is in")
    judged: Qrels = read_qrels(qrels)
    known = read_queries(queries) if queries else {}
    if split:
        judged = select_split(judged, known, split)
    answers: dict[str, SearchResponse] = {}
    if run_path is None or index is not None:
        if not queries:
            raise click.UsageError("give --run FILE to measure, or --index and --queries FILE to search")
        check_known(judged, known)
        asked = {query_id: row for query_id, row in known.items() if query_id in judged}
        answers = _searched(asked, index=index, engine=engine, run_path=run_path, now=now, size=size, quiet=quiet)
    name = run_path or (index and without_login(index))
    evaluation = _evaluate(judged, known, answers, run_path=run_path, against=against, name=name)
    if html_path:
        from ..report import html_report

        Path(html_path).write_text(html_report(evaluation), encoding="utf-8")
    _print(evaluation, split=split, as_json=as_json)


command.add_command(planner)


def _searched(
    queries: Mapping[str, Mapping[str, Any]], *, index: str | None, engine: str | None, run_path: str | None,
    now: datetime | None, size: int, quiet: bool,
) -> dict[str, SearchResponse]:
    from .batch import run_lines, search_all, written_whole
    from .index import progress_bar

    settings = load()
    answers: dict[str, SearchResponse] = {}
    with open_index(index, settings, engine=engine) as jobs, progress_bar(quiet=quiet, what="searching") as progress:
        window = max(size, settings.window)
        jobs.search("warm up", size=1)  # models are loaded at the first search; that time is nobody's
        for response in search_all(jobs, queries, now=now, size=size, window=window, highlight=False):
            answers[response.query_id or ""] = response
            if progress:
                progress(len(answers), len(queries))
    if run_path:
        with written_whole(run_path) as file:
            for response in answers.values():
                file.writelines(run_lines(response))
        note_console(quiet=quiet).print(f"run written to {run_path}")
    return answers


def _evaluate(
    judged: Qrels, known: Mapping[str, Mapping[str, Any]], answers: Mapping[str, SearchResponse], *,
    run_path: str | None, against: str | None, name: str | None,
) -> Evaluation:
    from ..evaluation import score, slice_scores, stage_percentiles
    from ..judgments import read_run
    from ..report import Evaluation, JudgedHit, worst_queries
    from ..significance import compare, differences
    from .batch import trec_id

    titles = {trec_id(hit.id): hit.title for response in answers.values() for hit in response.hits}
    run = {q: [trec_id(hit.id) for hit in response.hits] for q, response in answers.items()}
    if not answers and run_path is not None:
        run = read_run(run_path)
    rows = score(run, judged)
    others = score(read_run(against), judged) if against else []
    hits = {
        row.query_id: [
            JudgedHit(rank=i, id=doc, grade=judged[row.query_id].get(doc), title=titles.get(doc, ""))
            for i, doc in enumerate(run.get(row.query_id, ())[:10], start=1)
        ]
        for row in worst_queries(rows)
    }
    return Evaluation(
        name=name or "index", rows=rows, slices=slice_scores(rows, known) if known else (), hits=hits,
        texts={query_id: str(row["text"]) for query_id, row in known.items()}, against=against,
        tests=compare(rows, others) if against else (), differences=differences(rows, others),
        took_ms=stage_percentiles([response.took_ms for response in answers.values()]),
    )


def _print(evaluation: Evaluation, *, split: str | None, as_json: bool | None) -> None:
    if wants_json(as_json):
        print_json({"split": split, **evaluation.as_dict()})
        return
    from .evaluate_view import evaluation_view

    table_console().print(evaluation_view(evaluation))
