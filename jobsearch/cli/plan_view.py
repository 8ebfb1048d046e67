"""A plan as a person reads it: the query with its spans coloured, the slots, and the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..query import And, AnyOf, Exists, Filter, Near, Not, Or, Phrase, Plan, Range
from .output import harmless, one_line
from .search_view import SLOT_STYLES
from .wording import understood

_SHOWN_VALUES = 4


def plan_view(plan: Plan, *, explain: bool = False) -> RenderableType:
    """The whole plan; with `explain` also what else it could have meant, and what would be widened first."""
    parts: list[RenderableType] = [coloured(plan), slot_table(plan), query_table(plan)]
    if explain:
        from .plan_explain import explanation

        parts += explanation(plan)
    return Group(*(Padding(part, (0, 0, 1, 1)) for part in parts))


def coloured(plan: Plan) -> Text:
    """The query as typed, each span in its slot's colour, with its slot behind it."""
    line = Text()
    end = 0
    for span in sorted(plan.spans, key=lambda span: (span.start, span.end)):
        if span.start < end:  # two slots took the same words; the table below names both
            continue
        line.append(harmless(plan.text[end : span.start]))
        style = SLOT_STYLES.get(span.slot, "")
        line.append(harmless(plan.text[span.start : span.end]), f"{style} underline")
        line.append(f"[{span.slot}]", "dim")
        end = span.end
    line.append(harmless(plan.text[end:]))
    return line


def slot_table(plan: Plan) -> Table:
    """One row a slot: its value, and the words it was read from."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("slot", "understood", "from", "sure", "why"):
        table.add_column(column, overflow="fold")
    for slot, words in understood(plan.intent):
        spans = [span for span in plan.spans if span.slot == slot]
        source = ", ".join(f"“{one_line(span.text)}”" for span in spans)
        sure = min((span.confidence for span in spans), default=None)
        why = "; ".join(dict.fromkeys(one_line(span.reason) for span in spans if span.reason))
        if slot == "rest":
            why = "no slot took these words: they are searched as text"
        table.add_row(Text(slot, "dim"), Text(words, SLOT_STYLES[slot]), Text(source),
                      Text("" if sure is None else f"{sure:.0%}"), Text(why, "dim"))
    return table


def query_table(plan: Plan) -> Table:
    """What is searched: both legs and the filters."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    query = plan.query
    for name, words in (("language", plan.language), ("now", plan.now.isoformat(timespec="minutes"))):
        table.add_row(name, Text(words))
    for clause in query.text_leg.clauses if query.text_leg else ():
        fields = ", ".join(f"{name}×{weight:g}" for name, weight in clause.fields.items())
        table.add_row("words", Text.assemble(one_line(clause.text), (f"  in {fields}", "dim")))
    if query.vector_leg:
        table.add_row("meaning", Text(one_line(query.vector_leg.text)))
    for each in query.filters:
        table.add_row("filter", Text(one_line(filter_words(each))))
    legs = [leg.size for leg in (query.text_leg, query.vector_leg) if leg]
    best = " and ".join(f"the best {size}" for size in legs) or "the newest"
    table.add_row("then", Text(f"{best}, {query.window} of them ranked, {query.size} shown"))
    return table


def filter_words(each: Filter) -> str:
    """A filter in words.

    >>> filter_words(Not(filter=AnyOf(field="workplace", values=("onsite",))))
    'not (workplace is onsite)'
    """
    return _WORDS[type(each)](each)


def _any_of(each: AnyOf) -> str:
    shown = " or ".join(each.values[:_SHOWN_VALUES])
    more = len(each.values) - _SHOWN_VALUES
    return f"{each.field} is {shown}" + (f" or {more} more" if more > 0 else "")


def _range(each: Range) -> str:
    bounds = [f"{sign} {_bound(value)}" for sign, value in (("≥", each.gte), ("<", each.lt)) if value is not None]
    return f"{each.field} {' and '.join(bounds)}"


def _bound(value: Any) -> str:
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else f"{value:,.0f}"


def _joined(filters: tuple[Filter, ...], word: str) -> Iterator[str]:
    for i, each in enumerate(filters):
        words = filter_words(each)
        yield (f" {word} " if i else "") + (f"({words})" if isinstance(each, And | Or) else words)


_WORDS: dict[type, Callable[[Any], str]] = {
    AnyOf: _any_of,
    Range: _range,
    Exists: lambda each: f"{each.field} is stated",
    Near: lambda each: f"within {each.km:g} km of {each.lat:.2f}, {each.lon:.2f}",
    Phrase: lambda each: f"“{each.text}” in {' or '.join(each.fields)}",
    And: lambda each: "".join(_joined(each.filters, "and")),
    Or: lambda each: "".join(_joined(each.filters, "or")),
    Not: lambda each: f"not ({filter_words(each.filter)})",
}
