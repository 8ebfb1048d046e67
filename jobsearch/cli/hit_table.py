"""The table of hits, fitted to the width of the terminal."""

from __future__ import annotations

import html
import re
from datetime import datetime

from rich.table import Table
from rich.text import Text

from ..query import Hit
from .output import harmless, one_line
from .wording import ago, short_pay, short_places

_MARK = re.compile(r"</?mark>")
#: Column -> (style, narrowest and widest it may be made when the table does not fit); 0: never squeezed.
_COLUMNS = {
    "#": ("dim", 0, 0), "title": ("", 26, 60), "company": ("", 12, 20), "place": ("yellow", 16, 28),
    "posted": ("magenta", 0, 0), "work": ("bright_blue", 0, 0), "pay": ("bright_green", 0, 0),
}
#: Left out one after the other when even the narrowest columns do not fit.
_DISPENSABLE = ("pay", "work", "company")
_GAP = 2


def hit_table(hits: tuple[Hit, ...], now: datetime, *, width: int) -> Table:
    """The hits, one row each, in at most `width` columns; what no hit states, or does not fit, is left out."""
    cells = {name: [_cell(name, hit, now) for hit in hits] for name in _COLUMNS}
    names = [name for name in _COLUMNS if any(cell.plain for cell in cells[name])]
    natural = {name: max(len(name), *(cell.cell_len for cell in cells[name])) for name in names}
    widths = fit(natural, width)
    table = Table(box=None, padding=(0, _GAP, 0, 0), header_style="dim", expand=False)
    for name, columns in widths.items():
        style, *_ = _COLUMNS[name]
        table.add_column(name, style=style, width=columns, no_wrap=True, overflow="ellipsis",
                         justify="right" if name == "#" else "left")
    for row in zip(*(cells[name] for name in widths), strict=True):
        table.add_row(*row)
    return table


def fit(natural: dict[str, int], width: int) -> dict[str, int]:
    """Width of each column that is shown.

    Args:
        natural: Column -> the width that it would like.
        width: Columns there are in all.

    >>> fit({"#": 2, "title": 70, "posted": 10}, 60)
    {'#': 2, 'title': 42, 'posted': 10}
    """
    widths = dict(natural)
    for name in ("", *_DISPENSABLE):
        widths.pop(name, None)
        over = sum(widths.values()) + _GAP * len(widths) - width
        if over <= 0:
            return widths
        squeezed = _squeeze(widths, over)
        if squeezed is not None:
            return squeezed
    return widths


def _squeeze(widths: dict[str, int], over: int) -> dict[str, int] | None:
    """Take `over` columns away, each from where most is left above the widest, then the narrowest, allowed."""
    made = dict(widths)
    for bound in (2, 1):
        while over > 0:
            slack, name = max((made[name] - int(_COLUMNS[name][bound]), name) for name in made if _COLUMNS[name][1])
            if slack <= 0:
                break
            made[name] -= 1
            over -= 1
    return made if over <= 0 else None


def _cell(name: str, hit: Hit, now: datetime) -> Text:
    if name == "title":
        return _title(hit)
    values = {
        "#": str(hit.rank), "company": hit.company or "", "place": short_places(hit.places),
        "posted": ago(hit.posted_at, now), "work": hit.workplace or "", "pay": short_pay(hit.salary or ""),
    }
    return Text(one_line(values[name]))


def _title(hit: Hit) -> Text:
    """The title, a link where the terminal knows links, the matched words bold."""
    title = Text(one_line(hit.title))
    fragments = hit.highlights.get("title", [])
    if len(fragments) == 1 and html.unescape(_MARK.sub("", fragments[0])) == hit.title:
        title = Text()
        for i, piece in enumerate(_MARK.split(fragments[0])):  # every other piece stands between marks
            title.append(harmless(html.unescape(piece)), "bold" if i % 2 else "")
    if hit.url and re.match(r"https?://[!-~]+$", hit.url):
        title.stylize(f"link {hit.url}")
    if hit.copies:
        title.append(f"  ×{len(hit.copies) + 1}", "dim")
    return title
