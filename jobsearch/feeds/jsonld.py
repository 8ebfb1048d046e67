"""schema.org JobPosting as JSON-LD: JSON lines, documents, arrays, or inside HTML pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from .base import RawPay, RawPlace, RawPosting, RecordFeed, RowError, as_list, as_mapping, as_number, as_text
from .records import json_records, read_whole
from .sources import Sample, Source, take_sample

_SCRIPT = re.compile(
    r"<script\b[^>]*\btype\s*=\s*[\"']?application/ld\+json[\"']?[^>]*>(.*?)</script\s*>",
    re.IGNORECASE | re.DOTALL,
)
_JOB = re.compile(r"\"@type\"\s*:\s*\[?\s*\"(?:https?://schema\.org/)?JobPosting\"")
_CDATA = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$")


class JsonLdFeed(RecordFeed):
    """schema.org JobPosting objects, in JSON or in HTML pages: alone, in lists, in `@graph`, or nested deeper."""

    name = "jsonld"

    def sniff(self, sample: Sample) -> float:
        """See Feed.sniff."""
        if _JOB.search(sample.text):
            return 0.95
        if sample.is_html:
            # A page whose data comes late is still a page, and no other feed reads those.
            return 0.55
        return 0.8 if sample.record is not None and any(True for _ in _postings(sample.record)) else 0.0

    def records(self, source: Source) -> Iterator[tuple[int, Mapping[str, Any] | RowError]]:
        """Every JobPosting in the source; anything that is none is a reject."""
        row = 0
        documents = _page(source) if take_sample(source.head).is_html else json_records(source)
        for place, document in documents:
            if isinstance(document, RowError):
                row += 1
                yield row, document
                continue
            found = list(_postings(document))
            if not found and place > 0:
                row += 1
                yield row, RowError("@type", document.get("@type"), "no JobPosting in it")
            for posting in found:
                row += 1
                yield row, posting

    def parse(self, record: Mapping[str, Any], row: int) -> RawPosting:
        """See RecordFeed.parse."""
        url = as_text(record.get("url")) or as_text(record.get("@id")) or as_text(record.get("sameAs"))
        employer = record.get("hiringOrganization")
        area = [_place(x, remote=True) for x in as_list(record.get("applicantLocationRequirements"))]
        sites = [_place(x) for x in as_list(record.get("jobLocation"))]
        return RawPosting(
            row=row,
            id=_identifier(record.get("identifier")),
            title=as_text(record.get("title")) or as_text(record.get("name")),
            description=_described(record),
            company=as_text(employer) or as_text(as_mapping(employer).get("name")),
            department=_joined(record.get("occupationalCategory")) or _joined(record.get("industry")),
            places=tuple(p for p in [*sites, *area] if p != RawPlace(remote=p.remote)),
            workplace="remote" if "TELECOMMUTE" in _joined(record.get("jobLocationType")).upper() else "",
            employment=tuple(filter(None, (as_text(x) for x in as_list(record.get("employmentType"))))),
            pay=_pay(record.get("baseSalary") or record.get("estimatedSalary"), as_text(record.get("salaryCurrency"))),
            skills=_skills(record.get("skills")),
            language=as_text(record.get("inLanguage")),
            posted_at=record.get("datePosted"),
            valid_through=record.get("validThrough"),
            url=url if url.startswith(("http://", "https://")) else "",
        )


def _page(source: Source) -> Iterator[tuple[int, Mapping[str, Any] | RowError]]:
    """(0, block) for each readable JSON-LD block of a page; one RowError when it has no JobPosting at all."""
    found = False
    for match in _SCRIPT.finditer(read_whole(source)):
        text = _CDATA.sub("", match[1])
        try:
            # strict=False: pages write raw line ends inside strings.
            block = json.loads(text, strict=False)
        except (json.JSONDecodeError, RecursionError):
            try:
                block = json.loads(unescape(text), strict=False)
            except (json.JSONDecodeError, RecursionError) as exc:
                found = True
                yield 1, RowError("json", text.strip(), f"JSON-LD block is not valid JSON: {exc}")
                continue
        for item in as_list(block):
            if isinstance(item, dict):
                found = found or any(True for _ in _postings(item))
                yield 0, item
    if not found:
        yield 1, RowError("html", source.name, "the page holds no JobPosting in a JSON-LD block")


def _postings(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        types = [as_text(t).rpartition("/")[2] for t in as_list(value.get("@type"))]
        if "JobPosting" in types:
            yield value
            return
        value = list(value.values())
    if isinstance(value, list) and depth < 8:
        for item in value:
            yield from _postings(item, depth + 1)


def _identifier(value: Any) -> str:
    for item in as_list(value):
        text = as_text(item) or as_text(as_mapping(item).get("value")) or as_text(as_mapping(item).get("@id"))
        if text:
            return text
    return ""


def _joined(value: Any) -> str:
    texts = (as_text(x) or as_text(as_mapping(x).get("name")) for x in as_list(value))
    return ", ".join(filter(None, texts))


def _described(record: Mapping[str, Any]) -> str:
    extra = ("responsibilities", "qualifications", "experienceRequirements", "educationRequirements")
    main = as_text(record.get("description"))
    more = (as_text(record.get(key)) for key in extra)
    return "\n\n".join([main, *(text for text in more if text and text not in main)])


def _place(value: Any, *, remote: bool = False) -> RawPlace:
    if text := as_text(value):
        return RawPlace(text=text, remote=remote)
    place = as_mapping(value)
    address = place.get("address", place if place.get("@type") == "PostalAddress" else None)
    parts, geo = as_mapping(address), as_mapping(place.get("geo"))
    country = parts.get("addressCountry")
    locality, region = as_text(parts.get("addressLocality")), as_text(parts.get("addressRegion"))
    named = as_text(country) or as_text(as_mapping(country).get("name"))
    written = ", ".join(filter(None, (locality, region, named))) or as_text(address) or as_text(place.get("name"))
    return RawPlace(
        text=written,
        locality=locality,
        region=region,
        country=named,
        lat=as_number(geo.get("latitude"), "latitude"),
        lon=as_number(geo.get("longitude"), "longitude"),
        remote=remote,
    )


def _pay(value: Any, currency: str) -> RawPay | None:
    for item in as_list(value):
        if not isinstance(item, dict):
            text = as_text(item)
            return RawPay(text=f"{text} {currency}".strip()) if text else None
        inner = item.get("value")
        amount = as_mapping(inner) or {"value": inner}
        exact = amount.get("value")
        low = amount.get("minValue") or item.get("minValue") or exact
        high = amount.get("maxValue") or item.get("maxValue") or exact
        return RawPay(
            min=as_number(low, "salary"),
            max=as_number(high, "salary"),
            currency=as_text(item.get("currency")) or as_text(amount.get("currency")) or currency,
            period=as_text(amount.get("unitText")) or as_text(item.get("unitText")),
        )
    return None


def _skills(value: Any) -> tuple[str, ...]:
    found = []
    for item in as_list(value):
        text = as_text(item) or as_text(as_mapping(item).get("name"))
        found += [part.strip() for part in text.split(",")]
    return tuple(s for s in found if 0 < len(s) <= 60)
