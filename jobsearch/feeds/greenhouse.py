"""Greenhouse: the board API (`{"jobs": [...]}` with content) and flat lists of many boards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from .base import RawPlace, RawPosting, RecordFeed, as_list, as_mapping, as_text
from .sources import Sample

_KEYS = ("absolute_url", "updated_at", "location", "title", "id")


class GreenhouseFeed(RecordFeed):
    """Postings as Greenhouse's boards give them.

    `posted_at` is `first_published` where the board says it, else `updated_at`: lists without text have
    nothing else.
    """

    name = "greenhouse"

    def sniff(self, sample: Sample) -> float:
        """See Feed.sniff."""
        if sample.record is not None:
            return sum(k in sample.record for k in _KEYS) / len(_KEYS)
        return 0.6 if '"absolute_url"' in sample.text and "greenhouse.io" in sample.text else 0.0

    def parse(self, record: Mapping[str, Any], row: int) -> RawPosting:
        """See RecordFeed.parse."""
        url = as_text(record.get("absolute_url")) or as_text(record.get("url"))
        departments = (as_text(as_mapping(d).get("name")) or as_text(d) for d in as_list(record.get("departments")))
        company = record.get("company_name") or record.get("company") or record.get("company_slug")
        return RawPosting(
            row=row,
            id=as_text(record.get("id")),
            title=as_text(record.get("title")),
            description=as_text(record.get("content")),
            company=as_text(company) or _board(url),
            department=", ".join(filter(None, departments)),
            places=_places(record),
            language=as_text(record.get("language")),
            posted_at=record.get("first_published") or record.get("updated_at"),
            url=url,
        )


def _board(url: str) -> str:
    parts = urlsplit(url)
    path = parts.path.strip("/").split("/")
    return path[0] if parts.netloc.endswith("greenhouse.io") and len(path) > 1 else ""


def _places(record: Mapping[str, Any]) -> tuple[RawPlace, ...]:
    location = record.get("location")
    text = as_text(location) or as_text(as_mapping(location).get("name"))
    offices = [as_mapping(office) for office in as_list(record.get("offices"))]
    named = [as_text(as_mapping(o.get("location")).get("name")) or as_text(o.get("location")) for o in offices]
    if text:
        # Offices are how a board groups its postings, often "North America"; they only help where the
        # location itself says nothing but how one works.
        hint = next(filter(None, named), "") or next((as_text(o.get("name")) for o in offices), "")
        return (RawPlace(text=text, locality=hint),)
    found = [name or as_text(office.get("name")) for name, office in zip(named, offices, strict=True)]
    return tuple(RawPlace(text=name) for name in found if name)
