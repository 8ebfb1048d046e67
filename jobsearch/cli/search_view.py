"""A search as a person reads it: what was understood, the hits, what was widened, and what to do next."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..query import Hit, SearchResponse
from .hit_table import hit_table
from .output import one_line
from .wording import understood

#: One colour a slot, the same in `search` and `plan`.
SLOT_STYLES = {
    "roles": "bold cyan", "skills": "green", "locations": "bold yellow", "radius_km": "yellow",
    "recency": "magenta", "seniority": "blue", "workplace": "bright_blue", "employment": "bright_cyan",
    "salary": "bright_green", "companies": "bright_magenta", "exclude": "red", "rest": "dim",
}
_FACET_NAMES = {"company_key": "company", "seniority": "level"}


def search_view(
    response: SearchResponse, *, width: int, explain: bool = False, hint: str | None = None
) -> RenderableType:
    """The whole answer.

    Args:
        response: The answer.
        width: Columns of the terminal.
        explain: Add the table of the parts that each score is the sum of.
        hint: How to get the next page.
    """
    below: list[RenderableType] = [_relaxations(response)] if response.relaxations else []
    if explain and response.hits:
        below.append(parts_table(response.hits))
    if facets := facet_line(response.facets):
        facets.truncate(width - 1, overflow="ellipsis")
        below.append(facets)
    below.append(_closing(response, hint))
    hits = hit_table(response.hits, response.now, width=width) if response.hits else Text("No posting fits.", "bold")
    return Group(Padding(understood_line(response), (0, 0, 0, 1)), hits, *(Padding(b, (0, 0, 0, 1)) for b in below))


def understood_line(response: SearchResponse) -> Text:
    """One line: what was understood of the query."""
    separator = Text(" · ", "dim")
    parts = [Text(words, SLOT_STYLES[slot]) for slot, words in understood(response.intent)]
    line = separator.join(parts) if parts else Text("everything, newest first", "dim")
    if response.did_you_mean:
        line.append(f"   did you mean “{one_line(response.did_you_mean)}”?", "yellow")
    return line


def parts_table(hits: tuple[Hit, ...]) -> Table:
    """What each score is the sum of: a row per part, a column per hit; below, the rank each leg gave."""
    table = Table(box=None, padding=(0, 1), header_style="dim", title="score = sum of parts", title_justify="left",
                  title_style="dim")
    table.add_column("part", no_wrap=True)
    for hit in hits:
        table.add_column(f"#{hit.rank}", justify="right", no_wrap=True)
    names = dict.fromkeys(name for hit in hits for name, value in hit.parts.items() if value)
    for name in names:
        table.add_row(Text(one_line(name)), *(_number(hit.parts.get(name, 0.0)) for hit in hits))
    table.add_section()
    table.add_row(Text("score", "bold"), *(Text(f"{hit.score:.3f}", "bold") for hit in hits))
    for leg in dict.fromkeys(leg for hit in hits for leg in hit.legs):
        ranks = (hit.legs.get(leg, {}).get("rank") for hit in hits)
        table.add_row(Text(f"{one_line(leg)} rank", "dim"), *(Text(f"{r:.0f}" if r else "–", "dim") for r in ranks))
    return table


def _number(value: float) -> Text:
    return Text(f"{value:+.3f}" if value else "", "green" if value > 0 else "red")


def facet_line(facets: dict[str, dict[str, int]], *, each: int = 2) -> Text | None:
    """The most frequent values of each facet that tells postings apart, in one line."""
    parts = []
    for name, counts in facets.items():
        if len(counts) > 1:
            top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:each]
            values = ", ".join(f"{one_line(value).replace('_', ' ')} {count}" for value, count in top)
            more = f" +{len(counts) - each}" if len(counts) > each else ""
            parts.append(Text.assemble((f"{_FACET_NAMES.get(name, name)} ", "dim"), values, (more, "dim")))
    return Text("  ").join(parts) if parts else None


def _relaxations(response: SearchResponse) -> Text:
    lines = [
        Text.assemble(("widened: ", "yellow"), one_line(r.message or f"{r.step}: {r.from_} → {r.to} ({r.hits} hits)"))
        for r in response.relaxations
    ]
    return Text("\n").join(lines)


def _closing(response: SearchResponse, hint: str | None) -> Text:
    noun = "posting" if response.total == 1 else "postings"
    line = Text(f"{response.total:,} {noun} · {response.took_ms.get('total', 0):,.0f} ms", "dim")
    if hint and response.cursor:
        line.append(f" · next page: {hint}", "dim")
    return line


def print_search(console: Console, response: SearchResponse, *, explain: bool = False, hint: str | None = None) -> None:
    """Print the answer."""
    console.print(search_view(response, width=console.width, explain=explain, hint=hint))
