"""On a terminal: a table without asking for one, the next page without a cursor to copy, colours unless refused."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from tests.e2e.conftest import NOW, environment


def on_terminal(*args: object, state: Path, **env: str) -> tuple[int, str]:
    """(exit code, output) of the command line with a terminal of 118 columns as stdout."""
    outer, inner = pty.openpty()
    kept = {key: value for key, value in environment(**env).items() if key != "NO_COLOR" or "NO_COLOR" in env}
    process = subprocess.Popen(
        [sys.executable, "-m", "jobsearch", *map(str, args)], stdin=subprocess.DEVNULL, stdout=inner,
        stderr=subprocess.PIPE, cwd="/", env={**kept, "COLUMNS": "118", "TERM": "xterm", "XDG_STATE_HOME": str(state)},
    )
    os.close(inner)
    chunks = []
    with process:
        while True:
            try:
                chunks.append(os.read(outer, 65536))
            except OSError:  # Linux tells the end of a terminal so
                break
            if not chunks[-1]:
                break
        os.close(outer)
        assert process.stderr is not None
        told = process.stderr.read().decode()
    return process.returncode, b"".join(chunks).decode() + told


def test_a_table_with_colours_and_a_hint_for_the_next_page(index, tmp_path):
    code, told = on_terminal("search", "nurse", "--index", index, "--now", NOW, "--size", 1, state=tmp_path)
    assert code == 0 and "\x1b[" in told and "next page: jobsearch search --next" in told
    kept = tmp_path / "jobsearch" / "next-page.json"
    assert kept.stat().st_mode & 0o777 == 0o600


def test_no_color_is_kept(index, tmp_path):
    _, told = on_terminal("search", "nurse", "--index", index, "--now", NOW, state=tmp_path, NO_COLOR="1")
    assert "\x1b[3" not in told and "\x1b[9" not in told and "Nurse" in told


def test_next_goes_on_where_the_last_search_ended(index, tmp_path):
    on_terminal("search", "nurse", "--index", index, "--now", NOW, "--size", 1, state=tmp_path, NO_COLOR="1")
    code, told = on_terminal("search", "--next", state=tmp_path, NO_COLOR="1")
    lines = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\\]*\\", "", told).splitlines()
    assert code == 0, told
    assert lines[2].split()[:1] == ["2"]


def test_next_without_a_search_says_so(tmp_path):
    code, told = on_terminal("search", "--next", state=tmp_path)
    assert code == 2 and "search first" in told


def test_next_of_another_index_is_refused(index, tmp_path):
    on_terminal("search", "nurse", "--index", index, "--now", NOW, "--size", 1, state=tmp_path)
    code, told = on_terminal("search", "--next", "--index", tmp_path, state=tmp_path)
    assert code == 2 and "the last search was in" in told
