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
_REQUIRED = frozenset({"id", "title", "company", "locations", "description", "language", "days_ago"})
_FIELDS = _REQUIRED | {"department", "workplace", "employment", "salary", "valid_days", "place"}


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
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise FeedError(f"{file}: cannot be read: {error}", path=str(file), reason=str(error)) from error
        for entry in parse(text, name=str(file)):
            yield _dated(entry, midnight)


def parse(text: str, *, name: str) -> Iterator[dict[str, Any]]:
    """Parse one data file: its postings and their copies, ages still in days (`days_ago`, `valid_days`).

    Args:
        text: The YAML.
        name: What errors call the file.

    Raises:
        FeedError: Not a file of the sample, or a posting lacks a field or has an unknown one.
    """
    import yaml

    # The C loader is some ten times faster; PyYAML may be built without it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        raise FeedError(f"{name}: not valid YAML: {error}", path=name, reason=str(error)) from error
    if not isinstance(content, dict) or content.keys() != {"language", "postings"}:
        reason = "a file of the sample has `language` and `postings`"
        raise FeedError(f"{name}: {reason}", path=name, reason=reason)
    for entry in content["postings"]:
        for posting in _expand({"language": content["language"], **entry}):
            wrong = sorted((posting.keys() - _FIELDS) | (_REQUIRED - posting.keys()))
            if wrong:
                reason = f"posting {posting.get('id')!r}: missing or unknown {', '.join(wrong)}"
                raise FeedError(f"{name}: {reason}", path=name, reason=reason)
            posting.pop("place", None)
            yield _whole(posting)


def _expand(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    base = {key: value for key, value in entry.items() if key != "copies"}
    for change in ({}, *entry.get("copies", ())):
        posting = {**base, **change}
        place = posting.get("place")
        if place is not None:
            posting |= {key: posting[key].replace("{place}", place) for key in _TEXTS}
        yield posting


def _whole(posting: dict[str, Any]) -> dict[str, Any]:
    locations = posting["locations"]
    return {
        **dict.fromkeys(sorted(_FIELDS - {"place"})),
        **posting,
        "locations": [locations] if isinstance(locations, str) else list(locations),
        "description": posting["description"].strip(),
        "url": _URL + posting["id"],
    }


def _dated(posting: dict[str, Any], midnight: datetime) -> dict[str, Any]:
    posted = midnight - timedelta(days=posting.pop("days_ago"))
    valid = posting.pop("valid_days")
    until = None if valid is None else (posted + timedelta(days=valid)).astimezone(UTC).isoformat()
    return {**posting, "posted_at": posted.astimezone(UTC).isoformat(), "valid_through": until}
