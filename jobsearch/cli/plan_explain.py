"""What else a query could have meant, and what would be widened if too little fitted."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from ..extract.placedata import PlaceEntry
from ..extract.places import Gazetteer, gazetteer
from ..planner.ladder import ladder
from ..posting import PlaceKind
from ..query import Plan
from .output import one_line
from .search_view import SLOT_STYLES

_SHOWN_PLACES = 4


def explanation(plan: Plan) -> list[Table]:
    """The tables that have something to tell."""
    return [table for table in (rejected_table(plan), places_table(plan), ladder_table(plan)) if table.row_count]


def rejected_table(plan: Plan) -> Table:
    """Readings that were weighed and dropped, and why."""
    table = _titled("not meant, it seems")
    for span in plan.rejected:
        table.add_row(Text(f"“{one_line(span.text)}”"), Text(span.slot, SLOT_STYLES.get(span.slot, "")),
                      Text(one_line(span.reason), "dim"))
    return table


def places_table(plan: Plan) -> Table:
    """The other places of each name that several have."""
    table = _titled("other places of that name")
    tree = gazetteer()
    for location in plan.intent.locations:
        others = [entry for code in location.alternatives[:_SHOWN_PLACES] if (entry := tree.entry(code)) is not None]
        if others:
            names = "; ".join(_full_name(entry, tree) for entry in others)
            table.add_row(Text(f"“{one_line(location.text)}”"), Text(one_line(names)))
    return table


def _full_name(entry: PlaceEntry, tree: Gazetteer) -> str:
    """With its state, which tells one Cambridge from the next."""
    states = (wider.name for wider in tree.widen(entry.code) if wider.kind is PlaceKind.STATE)
    return ", ".join(filter(None, (entry.name, next(states, None), entry.country or entry.kind)))


def ladder_table(plan: Plan) -> Table:
    """What would be widened, in order, if too little fitted."""
    table = _titled("if too little fits, it is widened so")
    for i, rung in enumerate(ladder(plan.intent, now=plan.now, gazetteer=gazetteer()), start=1):
        table.add_row(str(i), Text(rung.step, SLOT_STYLES.get(rung.step, "")), Text(one_line(rung.from_)),
                      Text(f"→ {one_line(rung.to)}"))
    return table


def _titled(title: str) -> Table:
    return Table(box=None, padding=(0, 2, 0, 0), show_header=False, title=Text(title, "dim"), title_justify="left")
