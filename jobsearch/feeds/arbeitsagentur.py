"""The German federal job portal, as exported: JSON lines whose nested values are Python text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .base import RawPlace, RawPosting, RecordFeed, as_list, as_mapping, as_number, as_text
from .literals import decoded
from .sources import Sample

_KEYS = ("refnr", "stellenangebotsTitel", "stellenlokationen", "stellenangebotsBeschreibung")
_URL = "https://www.arbeitsagentur.de/jobsuche/jobdetail/"


class ArbeitsagenturFeed(RecordFeed):
    """Postings of the Bundesagentur für Arbeit; the id is `refnr`."""

    name = "arbeitsagentur"

    def sniff(self, sample: Sample) -> float:
        """See Feed.sniff."""
        if sample.record is not None:
            return sum(k in sample.record for k in _KEYS) / len(_KEYS)
        return 0.6 if '"stellenangebotsTitel"' in sample.text else 0.0

    def parse(self, record: Mapping[str, Any], row: int) -> RawPosting:
        """See RecordFeed.parse."""
        id = as_text(record.get("refnr"))
        sites = decoded(record.get("stellenlokationen"), "stellenlokationen", id)
        published = as_mapping(decoded(record.get("veroeffentlichungszeitraum"), "veroeffentlichungszeitraum", id))
        return RawPosting(
            row=row,
            id=id,
            title=as_text(record.get("stellenangebotsTitel")) or as_text(record.get("hauptberuf")),
            description=as_text(record.get("stellenangebotsBeschreibung")),
            company=as_text(record.get("firma")),
            department=as_text(record.get("hauptberuf")),
            places=tuple(_place(as_mapping(site)) for site in as_list(sites)),
            remote_flag={"True": True, "False": False}.get(as_text(record.get("arbeitszeitHeimarbeitTelearbeit"))),
            employment=_employment(record),
            posted_at=published.get("von") or as_text(record.get("aenderungsdatum")),
            valid_through=published.get("bis"),
            url=_URL + id if id else "",
        )


def _place(site: Mapping[str, Any]) -> RawPlace:
    address = as_mapping(site.get("adresse"))
    town = as_text(address.get("ort"))
    region = as_text(address.get("region")).replace("_", " ").title()
    country = as_text(address.get("land")).title()
    return RawPlace(
        text=town or region or country,
        locality=town.partition(",")[0],
        region=region,
        country=country,
        lat=as_number(site.get("breite"), "breite"),
        lon=as_number(site.get("laenge"), "laenge"),
    )


def _employment(record: Mapping[str, Any]) -> tuple[str, ...]:
    kinds = []
    if as_text(record.get("vertragsdauer")) == "BEFRISTET":
        kinds.append("fixed term")
    if as_text(record.get("istGeringfuegigeBeschaeftigung")) == "True":
        kinds.append("Minijob")
    return tuple(kinds)
