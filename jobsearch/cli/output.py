"""What reaches the terminal: JSON on stdout, tables for people, and no control character from anyone's data."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

#: Width of a table when the terminal does not tell one.
WIDTH = 116
# C0, DEL and C1 controls start escape sequences; bidi controls and line separators reorder or break lines.
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+"
)
_RAW_IN_JSON = re.compile(r"[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """Text from outside with a blank for each run of control characters."""
    return _UNSAFE.sub(" ", text)


def one_line(text: object) -> str:
    r"""Text from outside made fit for one line of a terminal: harmless, and runs of blanks are one.

    >>> one_line("Chief\x1b[2J  Officer\n")
    'Chief [2J Officer'
    """
    return " ".join(harmless(str(text)).split())


def paragraphs(text: str) -> str:
    """As `one_line`, line breaks kept."""
    return "\n".join(one_line(line) for line in text.splitlines())


def dump_json(value: Any, *, indent: int | None = None) -> str:
    """JSON with readable Unicode, whose raw characters are harmless on a terminal."""
    ascii_only = (sys.stdout.encoding or "ascii").lower().replace("-", "") != "utf8"
    text = json.dumps(value, ensure_ascii=ascii_only, allow_nan=False, indent=indent)
    return _RAW_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def print_json(value: Any) -> None:
    """Write one JSON document on stdout: indented on a terminal, else on one line."""
    sys.stdout.write(dump_json(value, indent=2 if sys.stdout.isatty() else None) + "\n")


def wants_json(choice: bool | None) -> bool:
    """--json and --table decide; else a terminal gets a table, and a pipe or file gets JSON."""
    return not sys.stdout.isatty() if choice is None else choice


def table_console() -> Console:
    """Where tables go: stdout, as wide as the terminal."""
    return _console(stderr=False)


def note_console(*, quiet: bool) -> Console:
    """Where notes for people go: stderr; nothing with --quiet."""
    return _console(stderr=True, quiet=quiet)


def _console(*, stderr: bool, quiet: bool = False) -> Console:
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else WIDTH
    return Console(stderr=stderr, quiet=quiet, width=width, highlight=False, emoji=False, markup=False)
