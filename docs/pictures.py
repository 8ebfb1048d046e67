"""Draw the README's pictures: a search and a plan over the shipped sample, as SVG.

python docs/pictures.py INDEX      (an index that `jobsearch demo --index INDEX` made)
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from rich.console import Console

from jobsearch import JobSearch
from jobsearch.cli.plan_view import plan_view
from jobsearch.cli.search_view import search_view

WIDTH = 112
SEARCH = "find software engineer jobs in Silicon Valley that were posted recently"
PLAN = "senior reading tutor in Cambridge, part time, over £35k, no agencies, posted this week"
HERE = Path(__file__).parent / "img"


def main() -> None:
    """Draw both."""
    now = datetime.now(UTC)
    with JobSearch(sys.argv[1]) as jobs:
        jobs.search(SEARCH, now=now)
        draw("search", f'$ jobsearch search "{SEARCH}"', search_view(jobs.search(SEARCH, now=now, size=8), width=WIDTH))
        draw("plan", f'$ jobsearch plan --explain "{PLAN}"', plan_view(jobs.plan(PLAN, now=now), explain=True))


def draw(name: str, title: str, body: object) -> None:
    """Write one renderable as docs/img/NAME.svg."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, highlight=False)
    console.print(body)
    # Without rich's font-face rules: a picture in a README should fetch nothing.
    svg = re.sub(r"@font-face \{.*?\}", "", console.export_svg(title=title), flags=re.DOTALL)
    (HERE / f"{name}.svg").write_text(svg.replace("Fira Code", "Menlo, Consolas, DejaVu Sans Mono"), encoding="utf-8")


if __name__ == "__main__":
    main()
