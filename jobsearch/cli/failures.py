"""How a failure is told: one line for a person, one JSON object with `--json`, and the exit code."""

from __future__ import annotations

import json
import sys
import traceback
from typing import Any

import click

from ..errors import JobSearchError
from .output import one_line


def report(exc: Exception, *, as_json: bool) -> int:
    """Tell the failure on stderr; returns its exit code.

    Args:
        exc: What a command raised. One that jobsearch does not raise on purpose is a defect: its trace is shown.
        as_json: One JSON object, with the error's attributes, instead of a line.
    """
    code, message, attributes = _read(exc)
    if as_json:
        known = {key: value for key, value in attributes.items() if value is not None}
        sys.stderr.write(json.dumps({"error": type(exc).__name__, "message": message, **known}, default=str) + "\n")
        return code
    if code == 1 and not isinstance(exc, JobSearchError | OSError):
        traceback.print_exception(exc)
        message += "\nThis is a defect of jobsearch; please report it with the lines above."
    red, plain = ("\x1b[31m", "\x1b[0m") if _coloured() else ("", "")
    first, *more = message.splitlines() or [type(exc).__name__]
    lines = [f"{red}error:{plain} {one_line(first)}", *map(one_line, more)]
    sys.stderr.write("\n".join(lines) + "\n")
    return code


def _read(exc: Exception) -> tuple[int, str, dict[str, Any]]:
    """(exit code, message, attributes)."""
    if isinstance(exc, JobSearchError):
        return exc.exit_code, exc.message, {field: getattr(exc, field) for field in exc.all_fields()}
    if isinstance(exc, click.UsageError):
        path = exc.ctx.command_path if exc.ctx else "jobsearch"
        return 2, f"{exc.format_message()}\nSee: {path} --help", {}
    if isinstance(exc, click.ClickException):
        return exc.exit_code, exc.format_message(), {}
    if isinstance(exc, OSError):
        where = f": {exc.filename}" if exc.filename else ""
        return 1, f"{exc.strerror or exc}{where}", {}
    return 1, f"{type(exc).__name__}: {exc}", {}


def _coloured() -> bool:
    import os

    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")
