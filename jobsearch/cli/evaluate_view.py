"""An evaluation as a person reads it."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..evaluation import LOWER_IS_BETTER, MEASURES, mean_scores
from ..report import Evaluation, number, p_value
from ..significance import PairedTest
from .output import one_line

_SHORT = {
    "nDCG@10": "nDCG", "condensed_nDCG@10": "condens.", "poor@10": "poor", "poor_floor@10": "(floor)",
    "graded_poor@10": "graded", "unjudged@10": "unjudged", "missing@10": "missing", "good@1": "good@1",
    "recall@200": "rec@200", "judged@10": "judged",
}


def evaluation_view(evaluation: Evaluation) -> RenderableType:
    """Measures over all and by slice, the paired tests, and the times."""
    parts: list[RenderableType] = [_measures(evaluation)]
    if evaluation.tests:
        parts.append(_tests(evaluation))
    if evaluation.took_ms:
        told = [f"{stage} {p['p50']:.1f} / {p['p95']:.1f}" for stage, p in evaluation.took_ms.items()]
        parts.append(Text.assemble(("p50 / p95 ms  ", "dim"), "   ".join(told)))
    return Group(*(Padding(part, (0, 0, 1, 1)) for part in parts))


def _measures(evaluation: Evaluation) -> Table:
    table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0), title=Text(one_line(evaluation.name), "bold"),
                  title_justify="left", caption="at 10 where nothing else is said; poor = graded + unjudged + missing",
                  caption_justify="left")
    table.add_column("queries", no_wrap=True)
    for heading in ("n", *(_SHORT[name] for name in MEASURES)):
        table.add_column(heading, justify="right", no_wrap=True)
    means = mean_scores(evaluation.rows)
    table.add_row("all", str(len(evaluation.rows)), *(number(means[name]) for name in MEASURES), style="bold")
    for each in evaluation.slices:
        values = (number(each.values[name]) for name in MEASURES)
        table.add_row(Text(one_line(f"{each.slice}: {each.value}")), str(each.n), *values)
    return table


def _tests(evaluation: Evaluation) -> Table:
    title = Text.assemble("against ", (one_line(evaluation.against or ""), "bold"))
    table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0), title=title, title_justify="left")
    table.add_column("measure", no_wrap=True)
    for heading in ("this", "other", "difference", "95 % interval", "p (t)", "p (random.)", "n", "better", "worse"):
        table.add_column(heading, justify="right", no_wrap=True)
    for test in evaluation.tests:
        lower = test.measure in LOWER_IS_BETTER
        better, worse = (test.losses, test.wins) if lower else (test.wins, test.losses)
        table.add_row(
            test.measure, number(test.mean), number(test.against),
            Text(f"{test.difference:+.3f}", _style(test, lower=lower)), f"{test.ci_low:+.3f} to {test.ci_high:+.3f}",
            p_value(test.p_t), p_value(test.p_randomisation), str(test.n), str(better), str(worse),
        )
    return table


def _style(test: PairedTest, *, lower: bool) -> str:
    """Green or red where the interval leaves no doubt about the sign."""
    if test.ci_low <= 0 <= test.ci_high:
        return ""
    return "green" if (test.difference < 0) is lower else "red"
