"""The postings that ship with the package, for a first search without any feed of one's own.

The data are YAML files by trade and language. Each holds a `language` and a list of `postings`; a posting
may have `copies`, which repeat it with some fields changed (the same advertisement in another city, or
published again later). `{place}` in a text stands for the copy's `place`. Ages are kept in days, so that
the sample is always fresh.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..errors import FeedError, QueryError

_URL = "https://jobs.example.com/"
_TEXTS = ("title", "description")
_FIELDS = frozenset(
    {
        "id",
        "title",
        "company",
        "department",
        "locations",
        "workplace",
        "employment",
        "salary",
        "description",
        "language",
        "days_ago",
        "valid_days",
        "place",
        "copies",
    }
)


def feed_path() -> Path:
    """Return the directory of the sample's data files inside the installed package."""
    return Path(str(files(__name__) / "data"))


def read(now: datetime, *, path: Path | None = None) -> Iterator[dict[str, Any]]:
    """Read the sample's postings, dated relative to the day of `now`.

    Dates count back from the last midnight in the zone of `now`, so that reading twice on one day gives
    equal postings, and an age of 0 is today wherever the caller lives.

    Args:
        now: Aware time of the run.
        path: Directory of the data files, or one of them; the shipped ones if None.

    Yields:
        A plain dict per posting: id, title, company, department, locations, workplace, employment, salary
        (text, or min, max, currency, period, or None), description, language, posted_at and valid_through
        (ISO, UTC; the latter may be None), url.

    Raises:
        QueryError: `now` has no time zone.
        FeedError: A data file is damaged.
    """
    if now.tzinfo is None:
        raise QueryError(f"now must have a time zone, got {now.isoformat()}", field="now", value=now.isoformat())
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    path = path or feed_path()
    for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
        content = _load(file)
        for entry in content["postings"]:
            for posting in _expand({"language": content["language"], **entry}):
                unknown = posting.keys() - _FIELDS
                if unknown:
                    raise FeedError(f"{file}: {posting.get('id')}: unknown {sorted(unknown)}", path=str(file))
                yield _dated(posting, midnight)


def _load(file: Path) -> dict[str, Any]:
    import yaml

    # The C loader is some ten times faster; PyYAML may be built without it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise FeedError(f"{file}: cannot be read: {error}", path=str(file), reason=str(error)) from error
    if not isinstance(content, dict) or not {"language", "postings"} <= content.keys():
        raise FeedError(f"{file}: needs `language` and `postings`", path=str(file), reason="not a sample file")
    return content


def _expand(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    base = {key: value for key, value in entry.items() if key != "copies"}
    for change in ({}, *entry.get("copies", ())):
        posting = {**base, **change}
        place = posting.get("place")
        if place is not None:
            posting |= {key: posting[key].replace("{place}", place) for key in _TEXTS}
        yield posting


def _dated(posting: dict[str, Any], midnight: datetime) -> dict[str, Any]:
    locations = posting["locations"]
    posted = midnight - timedelta(days=posting["days_ago"])
    valid = posting.get("valid_days")
    return {
        "id": posting["id"],
        "title": posting["title"],
        "company": posting["company"],
        "department": posting.get("department"),
        "locations": [locations] if isinstance(locations, str) else list(locations),
        "workplace": posting.get("workplace"),
        "employment": posting.get("employment"),
        "salary": posting.get("salary"),
        "description": posting["description"].strip(),
        "language": posting["language"],
        "posted_at": posted.astimezone(UTC).isoformat(),
        "valid_through": None if valid is None else (posted + timedelta(days=valid)).astimezone(UTC).isoformat(),
        "url": _URL + posting["id"],
    }
