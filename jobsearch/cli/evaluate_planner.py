"""`jobsearch evaluate planner`: slots of gold queries against what the planner makes of them."""

from __future__ import annotations

from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from .options import CONTEXT, json_option
from .output import print_json, table_console, wants_json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ..planner.scores import PlannerScores, Tally


@click.command("planner", context_settings=CONTEXT, short_help="Measure how well queries are understood.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--split", help="Measure only the gold queries of this split.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Show so many misread queries.")
@click.option("--parts", type=click.Choice(["both", "rules", "model"]), default="both", show_default=True,
              help="Which half of the planner reads.")
@json_option
def planner(files: tuple[str, ...], split: str | None, errors: int, parts: str, as_json: bool | None) -> None:
    """Measure slot micro-F1 (exact text and value) by slot and by language.

    FILE is JSON lines with `text`, `lang`, `now` and a gold `intent`, or text annotated in place
    (training/planner/README.md).

    \b
    Examples:
      jobsearch evaluate planner queries.jsonl --split test
      jobsearch evaluate planner training/planner/written.de.txt --errors 20
    """  # noqa: D301
    from ..planner.planner import Planner
    from ..planner.scores import PlannerScores, plan_values, undated

    planner = Planner(parts=parts)  # type: ignore[arg-type]  # click checks the choice
    scores, shown, times = PlannerScores(), [], []
    for row in (row for path in files for row in _rows(path, split)):
        started = perf_counter()
        plan = planner.plan(row["text"], now=row["now"])
        times.append((perf_counter() - started) * 1000)
        got = plan_values(plan.intent)
        if not row["dated"]:
            got = undated(got)
        scores.add(row["lang"], row["wanted"], got)
        if row["wanted"] != got:
            shown.append((row["text"], row["wanted"] - got, got - row["wanted"]))
    if not scores.queries:
        raise click.UsageError(f"no query in {', '.join(files)}" + (f" is of split {split!r}" if split else ""))
    times.sort()
    took = {"p50": times[len(times) // 2], "p95": times[int(len(times) * 0.95)]}
    if wants_json(as_json):
        print_json({"queries": scores.queries, "exact": scores.exact, "wrong_windows": scores.wrong_windows,
                    "all": _json(scores.all), "slots": {k: _json(v) for k, v in sorted(scores.slots.items())},
                    "languages": {k: _json(v) for k, v in sorted(scores.languages.items())}, "took_ms": took})
        return
    table_console().print(_view(scores, took))
    for text, missed, extra in shown[:errors]:
        click.echo(f"{text}\n    missed {_told(missed)}\n    extra  {_told(extra)}")


def _rows(path: str, split: str | None) -> list[dict[str, Any]]:
    from ..judgments import read_queries
    from ..planner.annotated import read_annotated
    from ..planner.scores import intent_values, marked_values
    from .batch import row_now

    present = datetime.now(UTC)
    if not path.endswith((".jsonl", ".json")):
        return [{"text": q.text, "lang": q.language, "now": present, "wanted": marked_values(q), "dated": False}
                for q in read_annotated(path)]
    return [
        {"text": row["text"], "lang": row.get("lang", "?"), "now": row_now(row) or present,
         "wanted": intent_values(row["intent"]), "dated": True}
        for row in read_queries(path).values() if split is None or row.get("split") == split
    ]


def _json(tally: Tally) -> dict[str, float]:
    return {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "values": tally.right + tally.missed}


def _told(values: set[Any]) -> str:
    return "; ".join(": ".join(map(str, value)) for value in sorted(values, key=str)) or "-"


def _view(scores: PlannerScores, took: dict[str, float]) -> RenderableType:
    from rich.table import Table

    languages = [code for code, _ in scores.languages_of.most_common()]
    table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0), caption_justify="left", caption=(
        f"{scores.queries} queries, {scores.exact} wholly right, {scores.wrong_windows} with a wrong window of time; "
        f"p50 {took['p50']:.1f} ms, p95 {took['p95']:.1f} ms"
    ))
    table.add_column("F1 by slot")
    for name in ("all", "precision", "recall", "values", *languages):
        table.add_column(name, justify="right", no_wrap=True)
    rows = [("all", scores.all, scores.languages), *(
        (slot, tally, {code: cell for code in languages if (cell := scores.cells.get((slot, code)))})
        for slot, tally in sorted(scores.slots.items(), key=lambda item: -(item[1].right + item[1].missed))
    )]
    for slot, tally, cells in rows:
        table.add_row(
            slot, f"{tally.f1:.3f}", f"{tally.precision:.3f}", f"{tally.recall:.3f}",
            str(tally.right + tally.missed), *(f"{cells[code].f1:.3f}" if code in cells else "" for code in languages),
            style="bold" if slot == "all" else None,
        )
    return table
