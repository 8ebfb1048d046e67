"""An evaluation as one HTML page: no script, no other file, plots as inline SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from html import escape
from typing import Any

from .evaluation import LOWER_IS_BETTER, MEASURES, QueryScores, SliceScores, mean_scores
from .plots import bars, histogram, sorted_bars
from .significance import PairedTest

_WORST = 15
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 68rem; padding: 0 1rem; color: #1c2430 }
h1 { font-size: 1.5rem; margin-bottom: 0 }
h2 { font-size: 1.15rem; margin-top: 2.2rem }
table { border-collapse: collapse; margin: .6rem 0 }
th, td { padding: .25rem .7rem; text-align: right; border-bottom: 1px solid #e3e7ec }
td:first-child, th:first-child, td.t { text-align: left }
th, .note, figcaption, .gu { color: #5b6675 }
.better, .g3, .g4 { color: #18794e }
.g2 { color: #9a6700 }
.worse, .g0, .g1 { color: #c4320a }
figure { margin: 1rem 0 }
svg text { font: 12px system-ui, sans-serif }
.cards { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1rem 0 }
.card { border: 1px solid #e3e7ec; border-radius: 8px; padding: .6rem 1rem }
.card b { display: block; font-size: 1.4rem }
.scroll { overflow-x: auto }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedHit:
    """A hit of a query shown in the report; `grade` is None when nobody judged it."""

    rank: int
    id: str
    grade: int | None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All that is known of one evaluation.

    Attributes:
        name: What was measured: the run's or the index's name.
        rows: Per query.
        slices: Per slice.
        texts: query_id -> query text.
        hits: query_id -> the first ten hits, of the queries that the report may show.
        against: The other run's name.
        tests: Paired tests against it.
        differences: Per-query differences of nDCG@10 to the other run.
        took_ms: Stage -> percentile -> milliseconds.
    """

    name: str
    rows: Sequence[QueryScores]
    slices: Sequence[SliceScores]
    texts: Mapping[str, str] = field(default_factory=dict)
    hits: Mapping[str, Sequence[JudgedHit]] = field(default_factory=dict)
    against: str | None = None
    tests: Sequence[PairedTest] = ()
    differences: Sequence[float] = ()
    took_ms: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """As plain data: n, measures, slices, tests, times, and every query's measures."""
        return {
            "name": self.name, "n": len(self.rows), "measures": mean_scores(self.rows),
            "slices": [asdict(each) for each in self.slices],
            "against": self.against, "tests": [asdict(test) for test in self.tests],
            "took_ms": {stage: dict(times) for stage, times in self.took_ms.items()},
            "queries": {row.query_id: dict(row.values) for row in self.rows},
        }


def html_report(evaluation: Evaluation) -> str:
    """The page, as one HTML document."""
    title = escape(f"Evaluation of {evaluation.name}")
    body = "".join(_sections(evaluation))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>{body}</body></html>\n"
    )


def worst_queries(rows: Sequence[QueryScores], *, count: int = _WORST) -> list[QueryScores]:
    """The queries of lowest nDCG@10, worst first; those without a relevant posting are left out."""
    known = [row for row in rows if row.values["nDCG@10"] is not None]
    return sorted(known, key=lambda row: (row.values["nDCG@10"] or 0.0, row.query_id))[:count]


def number(value: float | None) -> str:
    """A measure as shown everywhere: three decimals, or a dash where it is undefined."""
    return "–" if value is None else f"{value:.3f}"


def p_value(value: float | None) -> str:
    """A probability as shown everywhere."""
    if value is None:
        return "–"
    return "<.0001" if value < 0.0001 else f"{value:.4f}"


def _sections(evaluation: Evaluation) -> Iterable[str]:
    means = mean_scores(evaluation.rows)
    values = [v for row in evaluation.rows if (v := row.values["nDCG@10"]) is not None]
    yield f'<p class="note">{len(evaluation.rows)} judged queries; unjudged postings count as grade 0.</p>'
    yield '<div class="cards">' + "".join(
        f'<div class="card"><b>{number(means[name])}</b>{escape(name)}</div>' for name in MEASURES
    ) + "</div>"
    yield _figure(histogram(values), "Queries by nDCG@10")
    if evaluation.tests:
        yield f"<h2>Against {escape(evaluation.against or 'the other run')}</h2>{_tests(evaluation.tests)}"
        if evaluation.differences:
            yield _figure(sorted_bars(evaluation.differences), "Difference of nDCG@10, a bar per query")
    if evaluation.slices:
        shown = [(f"{s.slice}: {s.value} (n={s.n})", s.values["nDCG@10"]) for s in evaluation.slices]
        yield "<h2>By slice</h2>" + _figure(bars(shown), "Mean nDCG@10 of each slice") + _slices(evaluation.slices)
    if evaluation.took_ms:
        yield "<h2>Time</h2>" + _table(
            ("stage", "p50 ms", "p95 ms"),
            [(stage, f"{p['p50']:.1f}", f"{p['p95']:.1f}") for stage, p in evaluation.took_ms.items()],
        )
    if evaluation.hits:
        yield "<h2>Worst queries</h2>" + "".join(
            _query(evaluation, row) for row in worst_queries(evaluation.rows) if row.query_id in evaluation.hits
        )


def _tests(tests: Sequence[PairedTest]) -> str:
    head = ("measure", "this", "other", "difference", "95 % interval", "p (t)", "p (random.)", "n", "better / worse")
    rows = []
    for test in tests:
        gain = -test.difference if test.measure in LOWER_IS_BETTER else test.difference
        sure = test.ci_low > 0 or test.ci_high < 0
        style = ("better" if gain > 0 else "worse") if sure else ""
        better, worse = (test.losses, test.wins) if test.measure in LOWER_IS_BETTER else (test.wins, test.losses)
        rows.append((
            escape(test.measure), number(test.mean), number(test.against),
            f'<span class="{style}">{test.difference:+.3f}</span>', f"{test.ci_low:+.3f} to {test.ci_high:+.3f}",
            escape(p_value(test.p_t)), escape(p_value(test.p_randomisation)), str(test.n),
            f"{better} / {worse}",
        ))
    return _table(head, rows)


def _slices(slices: Sequence[SliceScores]) -> str:
    rows = [
        (escape(f"{s.slice}: {s.value}"), str(s.n), *(number(s.values[name]) for name in MEASURES)) for s in slices
    ]
    return _table(("slice", "n", *MEASURES), rows)


def _query(evaluation: Evaluation, row: QueryScores) -> str:
    text = evaluation.texts.get(row.query_id, "")
    hits = [
        (str(hit.rank), f'<span class="g{"u" if hit.grade is None else hit.grade}">'
         f'{"unjudged" if hit.grade is None else hit.grade}</span>', escape(hit.title or hit.id))
        for hit in evaluation.hits[row.query_id]
    ]
    inner = _table(("rank", "grade", "hit"), hits, text_columns=(2,)) if hits else "<p>No hits.</p>"
    return (
        f"<details><summary><b>{number(row.values['nDCG@10'])}</b> {escape(row.query_id)} · {escape(text)} "
        f"<span class='note'>(judged {number(row.values['judged@10'])})</span></summary>{inner}</details>"
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], *, text_columns: Sequence[int] = ()) -> str:
    """A table; `rows` hold HTML."""
    top = "".join(f"<th>{escape(name)}</th>" for name in head)
    classes = dict.fromkeys(text_columns, " class=t")
    body = "".join(
        "<tr>" + "".join(f"<td{classes.get(i, '')}>{cell}</td>" for i, cell in enumerate(row)) + "</tr>" for row in rows
    )
    return f'<div class="scroll"><table><tr>{top}</tr>{body}</table></div>'


def _figure(svg: str, caption: str) -> str:
    return f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>"
