"""Where the last search on a terminal left off, so that `jobsearch search --next` goes on there."""

from __future__ import annotations

import json
import os
from pathlib import Path

from ..errors import QueryError


def save_page(index: str, cursor: str) -> bool:
    """Keep the cursor for the user alone; False when it cannot be kept (the search itself is none the worse)."""
    path = _path()
    named = index if "://" in index else str(Path(index).resolve())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_suffix(".new")
        with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump({"index": named, "cursor": cursor}, file)
        written.replace(path)
    except OSError:
        return False
    return True


def load_page(index: str | None) -> tuple[str, str]:
    """(index, cursor) of the last search's next page.

    Args:
        index: The index named now; it must be the one searched then.

    Raises:
        QueryError: No search was kept, or it was in another index.
    """
    try:
        kept = json.loads(_path().read_text())
        named, cursor = str(kept["index"]), str(kept["cursor"])
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise QueryError("next: there is no search to go on with; search first", field="next", value=None) from exc
    if index is not None and index != named and str(Path(index).resolve()) != named:
        raise QueryError(f"next: the last search was in {named}, not in {index}", field="next", value=index)
    return named, cursor


def _path() -> Path:
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base) / "jobsearch" / "next-page.json"
