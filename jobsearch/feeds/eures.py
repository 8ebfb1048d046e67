"""EURES postings from Spain, as exported to CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from .base import RawPlace, RawPosting, RecordFeed, RowError, as_text
from .records import csv_records
from .sources import Sample, Source

_COLUMNS = ("url", "fecha_publicacion", "titulo", "descripcion", "region", "tipo_contrato")

#: "Employed by contract", as most work is; the English word would be taken for a contractor's job.
_ANY_CONTRACT = frozenset(("Contrato", "Contract"))


class EuresFeed(RecordFeed):
    """EURES postings from Spain, as exported to CSV.

    The id is the part of the URL between `jv-details/` and `?`, blanks as `_`.
    """

    name = "eures"

    def sniff(self, sample: Sample) -> float:
        """See Feed.sniff."""
        return sum(c in sample.columns for c in _COLUMNS) / len(_COLUMNS)

    def records(self, source: Source) -> Iterator[tuple[int, Mapping[str, Any] | RowError]]:
        """See RecordFeed.records."""
        return csv_records(source)

    def parse(self, record: Mapping[str, Any], row: int) -> RawPosting:
        """See RecordFeed.parse."""
        url = as_text(record.get("url"))
        region, country = as_text(record.get("region")), as_text(record.get("pais"))
        contract = as_text(record.get("tipo_contrato"))
        return RawPosting(
            row=row,
            id=posting_id(url),
            title=as_text(record.get("titulo")) or as_text(record.get("ocupacion")),
            description=as_text(record.get("descripcion")),
            company=as_text(record.get("empresa")),
            department=as_text(record.get("ocupacion")),
            places=(RawPlace(text=region or country, region=region, country=country),) if region or country else (),
            employment=(contract,) if contract and contract not in _ANY_CONTRACT else (),
            posted_at=as_text(record.get("fecha_publicacion")),
            valid_through=as_text(record.get("fecha_limite")),
            date_formats=("%d/%m/%Y",),
            url=url,
        )


def posting_id(url: str) -> str:
    """The posting's id in its URL; "" when the URL has none.

    >>> posting_id("https://europa.eu/eures/portal/jv-se/jv-details/Nz A?lang=es")
    'Nz_A'
    """
    _, found, rest = url.partition("jv-details/")
    return "_".join(unquote(rest.partition("?")[0]).split()) if found else ""
