"""Lever's postings API: an array of postings, or one a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from .base import RawPay, RawPlace, RawPosting, RecordFeed, as_list, as_mapping, as_number, as_text
from .sources import Sample

_KEYS = ("hostedUrl", "categories", "text", "createdAt")


class LeverFeed(RecordFeed):
    """Postings as Lever's API gives them (mode=json); the employer is the first part of the hosted URL's path."""

    name = "lever"

    def sniff(self, sample: Sample) -> float:
        """See Feed.sniff."""
        if sample.record is not None:
            return sum(k in sample.record for k in _KEYS) / len(_KEYS)
        return 0.6 if '"hostedUrl"' in sample.text and "lever.co/" in sample.text else 0.0

    def parse(self, record: Mapping[str, Any], row: int) -> RawPosting:
        """See RecordFeed.parse."""
        url = as_text(record.get("hostedUrl"))
        categories = as_mapping(record.get("categories"))
        locations = as_list(categories.get("allLocations")) or as_list(categories.get("location"))
        return RawPosting(
            row=row,
            id=as_text(record.get("id")),
            title=as_text(record.get("text")),
            description=_description(record),
            company=as_text(record.get("company")) or unquote(urlsplit(url).path.strip("/").split("/")[0]),
            department=as_text(categories.get("department")) or as_text(categories.get("team")),
            places=tuple(RawPlace(text=as_text(x), country=as_text(record.get("country"))) for x in locations),
            workplace=as_text(record.get("workplaceType")),
            employment=tuple(filter(None, [as_text(categories.get("commitment"))])),
            pay=_pay(as_mapping(record.get("salaryRange"))),
            posted_at=record.get("createdAt"),
            url=url,
        )


def _description(record: Mapping[str, Any]) -> str:
    """Opening, lists and closing in the order a reader sees them."""
    parts = [as_text(record.get("description")) or as_text(record.get("descriptionPlain"))]
    for block in as_list(record.get("lists")):
        block = as_mapping(block)
        parts.append(f"<h3>{as_text(block.get('text'))}</h3><ul>{as_text(block.get('content'))}</ul>")
    parts.append(as_text(record.get("additional")) or as_text(record.get("additionalPlain")))
    return "\n".join(filter(None, parts))


def _pay(salary: Mapping[str, Any]) -> RawPay | None:
    if not salary:
        return None
    return RawPay(
        min=as_number(salary.get("min"), "salary"),
        max=as_number(salary.get("max"), "salary"),
        currency=as_text(salary.get("currency")),
        period=as_text(salary.get("interval")),
    )
