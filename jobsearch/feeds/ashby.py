"""Ashby's public job-board API, whole (`{"jobs": [...]}`) or one job a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from .base import (
    RawPay,
    RawPlace,
    RawPosting,
    RecordFeed,
    RowError,
    as_list,
    as_mapping,
    as_number,
    as_text,
)
from .sources import Sample

_KEYS = ("jobUrl", "employmentType", "isRemote", "publishedAt", "secondaryLocations", "descriptionHtml")


class AshbyFeed(RecordFeed):
    """Postings as Ashby's job-board API gives them; `company_slug` beside them, else the slug in the URL."""

    name = "ashby"

    def sniff(self, sample: Sample) -> float:
        """See Feed.sniff."""
        if sample.record is not None:
            return sum(k in sample.record for k in _KEYS) / len(_KEYS)
        return 0.6 if '"jobs.ashbyhq.com' in sample.text or "//jobs.ashbyhq.com/" in sample.text else 0.0

    def parse(self, record: Mapping[str, Any], row: int) -> RawPosting:
        """See RecordFeed.parse."""
        id = as_text(record.get("id"))
        if record.get("isListed") is False:
            raise RowError("isListed", False, "the employer does not list this posting", id=id or None)
        url = as_text(record.get("jobUrl"))
        html = as_text(record.get("descriptionHtml"))
        return RawPosting(
            row=row,
            id=id,
            title=as_text(record.get("title")),
            description=html or as_text(record.get("descriptionPlain")),
            company=as_text(record.get("company_slug")) or _slug(url),
            department=as_text(record.get("department")) or as_text(record.get("team")),
            places=_places(record),
            workplace=as_text(record.get("workplaceType")),
            remote_flag=flag if isinstance(flag := record.get("isRemote"), bool) else None,
            employment=tuple(filter(None, [as_text(record.get("employmentType"))])),
            pay=_pay(as_mapping(record.get("compensation"))),
            posted_at=record.get("publishedAt"),
            url=url,
        )


def _slug(url: str) -> str:
    return unquote(urlsplit(url).path.strip("/").split("/")[0])


def _places(record: Mapping[str, Any]) -> tuple[RawPlace, ...]:
    sites = [record, *(s for s in as_list(record.get("secondaryLocations")) if isinstance(s, dict))]
    places = []
    for site in sites:
        address = as_mapping(as_mapping(site.get("address")).get("postalAddress"))
        place = RawPlace(
            text=as_text(site.get("location")),
            locality=as_text(address.get("addressLocality")),
            region=as_text(address.get("addressRegion")),
            country=as_text(address.get("addressCountry")),
        )
        if place != RawPlace():
            places.append(place)
    return tuple(places)


def _pay(compensation: Mapping[str, Any]) -> RawPay | None:
    """The salary component; where there is only a summary, its text."""
    for part in as_list(compensation.get("summaryComponents")):
        part = as_mapping(part)
        if part.get("compensationType") == "Salary" and (part.get("minValue") or part.get("maxValue")):
            interval = as_text(part.get("interval")).split()
            return RawPay(
                min=as_number(part.get("minValue"), "salary"),
                max=as_number(part.get("maxValue"), "salary"),
                currency=as_text(part.get("currencyCode")),
                period=interval[-1] if interval else "",
            )
    text = as_text(compensation.get("scrapeableCompensationSalarySummary"))
    text = text or as_text(compensation.get("compensationTierSummary"))
    return RawPay(text=text) if text else None
