"""The postings that ship with the package: its own YAML (ages in days), or the dated JSON lines made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .base import RawPay, RawPlace, RawPosting, RecordFeed, RowError, as_list, as_number, as_text
from .records import json_records, read_whole
from .sources import Sample, Source

_URL = "https://jobs.example.com/"


class SampleFeed(RecordFeed):
    """The shipped sample.

    A YAML file gives ages ("3 days ago"), which count back from the run's `now`, and no last day. JSON lines
    of what `jobsearch.sample.read(now)` yields give dates, and the last day where there is one.
    """

    name = "sample"

    def sniff(self, sample: Sample) -> float:
        """See Feed.sniff."""
        if sample.record is not None:
            return 1.0 if as_text(sample.record.get("url")).startswith(_URL) and "locations" in sample.record else 0.0
        return 1.0 if sample.text.startswith("language:") and "\n  days_ago:" in sample.text else 0.0

    def records(self, source: Source) -> Iterator[tuple[int, Mapping[str, Any] | RowError]]:
        """See RecordFeed.records."""
        if source.head.lstrip()[:1] in (b"{", b"["):
            return json_records(source)
        from ..sample import parse

        return enumerate(parse(read_whole(source), name=source.name), 1)

    def parse(self, record: Mapping[str, Any], row: int) -> RawPosting:
        """See RecordFeed.parse."""
        age = record.get("days_ago")
        return RawPosting(
            row=row,
            id=as_text(record.get("id")),
            title=as_text(record.get("title")),
            description=as_text(record.get("description")),
            company=as_text(record.get("company")),
            department=as_text(record.get("department")),
            places=tuple(RawPlace(text=as_text(place)) for place in as_list(record.get("locations"))),
            workplace=as_text(record.get("workplace")),
            employment=tuple(filter(None, [as_text(record.get("employment"))])),
            pay=_pay(record.get("salary")),
            language=as_text(record.get("language")),
            posted_at=as_text(record.get("posted_at")) if age is None else f"{age} days ago",
            valid_through=as_text(record.get("valid_through")),
            url=as_text(record.get("url")),
        )


def _pay(salary: object) -> RawPay | None:
    if not isinstance(salary, Mapping):
        return RawPay(text=as_text(salary)) if as_text(salary) else None
    return RawPay(
        min=as_number(salary.get("min"), "salary"),
        max=as_number(salary.get("max"), "salary"),
        currency=as_text(salary.get("currency")),
        period=as_text(salary.get("period")),
    )
