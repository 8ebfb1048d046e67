"""`jobsearch doctor`: what is wrong with the installation or the index, and how to fix it."""

from __future__ import annotations

from typing import Any

import click

from .options import CONTEXT, engine_option, index_option, json_option
from .output import one_line, print_json, table_console, wants_json

_SIGNS = {"ok": ("✓", "green"), "warn": ("!", "yellow"), "fail": ("✗", "red")}


@click.command("doctor", context_settings=CONTEXT,
               short_help="Check the installation and the index, and say how to fix what is wrong.")
@index_option
@engine_option
@json_option
@click.pass_context
def command(ctx: click.Context, index: str | None, engine: str | None, as_json: bool | None) -> None:
    """Check Python, packages, models and their checksums, data, settings and, when one is named, the index.

    Of an index on a cluster: the product and its version, the version of the index, its health, and what blocks it.

    The exit code is 0 when nothing fails, else that of the first failure (2 settings, 3 index, 5 models, 1 others).

    \b
    Examples:
      jobsearch doctor
      jobsearch doctor --index jobs --json
    """  # noqa: D301
    from .checks import run_checks

    checks = list(run_checks(index, engine))
    code = next((check.exit_code for check in checks if check.status == "fail"), 0)
    if wants_json(as_json):
        rows: list[dict[str, Any]] = [
            {"check": c.name, "status": c.status, "found": c.found, "fix": c.fix or None} for c in checks
        ]
        print_json({"ok": code == 0, "checks": rows})
        ctx.exit(code)
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for check in checks:
        sign, style = _SIGNS[check.status]
        found = Text(one_line(check.found))
        if check.fix:
            found.append(f"\n→ {one_line(check.fix)}", style)
        table.add_row(Text(sign, style), Text(check.name, "bold" if check.status == "fail" else ""), found)
    table_console().print(table)
    ctx.exit(code)
