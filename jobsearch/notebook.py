"""A plain HTML table for notebooks; everything in it is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

_CELL = 'style="text-align:left;padding:2px 10px"'


def html_table(header: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str) -> str:
    """A table with a caption.

    >>> html_table(["title"], [["R&D <lead>"]], caption="1 posting").count("R&amp;D &lt;lead&gt;")
    1
    """
    head = "".join(f"<th {_CELL}>{escape(name)}</th>" for name in header)
    body = "".join(
        "<tr>" + "".join(f"<td {_CELL}>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
