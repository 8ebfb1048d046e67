"""The checks of `jobsearch doctor` that look at one index."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from .checks import Check

_LOW_DISK = 200_000_000


def check_index(index: str | None) -> Iterator[Check]:
    """Open the index that the option or the settings name, and see whether it can be searched and written."""
    from ..client import JobSearch
    from ..encoding import get_encoder
    from ..settings import load_settings

    named = index or load_settings().settings.index
    if not named:
        yield Check("index", "warn", "none is named, so none was checked", "pass --index DIR or set JOBSEARCH_INDEX")
        return
    with JobSearch(named) as jobs:
        stats = jobs.stats()
        yield Check("index", "ok" if stats.postings else "warn", f"{named}: {stats.postings:,} postings",
                    "" if stats.postings else f"fill it: jobsearch index SOURCE... --index {named}")
        if written_with := stats.meta.get("encoder"):
            dims = get_encoder(written_with).dims
            kept = stats.meta.get("encoder_dims", str(dims))
            if kept != str(dims):
                yield Check("encoder", "fail", f"the index holds {kept} dimensions, {written_with} gives {dims}",
                            "index the feeds again into a new directory", 3)
            else:
                yield Check("encoder", "ok", f"{written_with}, the one that the index was written with")
    if "://" not in named:
        yield from _disk(Path(named))


def _disk(path: Path) -> Iterator[Check]:
    free = shutil.disk_usage(path).free
    if free < _LOW_DISK:
        yield Check("disk", "warn", f"{free / 1e6:,.0f} MB are free at {path}", "free some space before indexing")
    if not os.access(path, os.W_OK):
        yield Check("access", "warn", f"{path} is read-only here: it can be searched, not written")
