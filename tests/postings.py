"""Some sixty postings and the index made of them: what the tests of whole searches run on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from jobsearch import JobSearch
from jobsearch.encoding.passage import posting_text, title_text
from jobsearch.engines import open_engine
from jobsearch.engines.base import EncodedPosting, Engine
from jobsearch.extract.places import gazetteer
from jobsearch.posting import Place, Posting, Salary
from jobsearch.testing import HashEncoder

NOW = datetime(2025, 10, 25, 9, 0, tzinfo=UTC)
ENCODER = HashEncoder(dims=64)


def places(*texts: str) -> tuple[Place, ...]:
    return tuple(place for text in texts for place in gazetteer().parse(text))


def posting(id_: str, title: str, *where: str, days: float | None = 10, **more: Any) -> Posting:
    """A posting `days` old at NOW."""
    return Posting(
        id=id_,
        title=title,
        places=places(*where),
        language=more.pop("language", "en"),
        posted_at=None if days is None else NOW - timedelta(days=days),
        description=more.pop("description", f"We look for a {title.lower()} to join the team."),
        company=more.pop("company", "Acme"),
        **more,
    )


def usd(low: float | None = None, high: float | None = None, **more: Any) -> Salary:
    return Salary(min=low, max=high, currency=more.pop("currency", "USD"), **more)


TOWNS = ("Leeds, UK", "York, UK", "London, UK", "Manchester, UK", "Bristol, UK")

POSTINGS = (
    # Software: places, levels, workplaces, pay
    posting("swe-sj", "Software Engineer", "San Jose, CA", days=3, workplace="onsite", employment=("full_time",)),
    posting("swe-mv", "Software Engineer", "Mountain View, CA", days=40, company="Bolt", seniority=("senior",)),
    posting("swe-sf", "Software Engineer", "San Francisco, CA", days=2, company="Cog", workplace="hybrid"),
    posting("swe-la", "Software Engineer", "Los Angeles, CA", days=1, company="Dynamo"),
    posting("swe-ny", "Software Engineer", "New York, NY", days=1, company="Dynamo", salary=usd(150_000, 190_000)),
    posting("swe-us", "Software Engineer", "Remote (United States)", days=5, company="Everywhere", workplace="remote"),
    posting("swe-de", "Software Engineer", "Remote (Germany)", days=5, company="Fern", workplace="remote"),
    posting("swe-jr", "Junior Software Engineer", "Austin, TX", days=6, company="Gale", seniority=("junior",)),
    posting("swe-sr", "Senior Software Engineer", "Austin, TX", days=8, company="Gale", seniority=("senior",)),
    posting("swe-lead", "Lead Software Engineer", "Austin, TX", days=9, company="Gale", seniority=("lead",)),
    posting("swe-low", "Software Engineer", "Denver, CO", days=9, company="Hill", salary=usd(80_000, 100_000)),
    posting("swe-near", "Software Engineer", "Denver, CO", days=9, company="Ivory", salary=usd(130_000, 145_000)),
    posting("swe-high", "Software Engineer", "Denver, CO", days=9, company="Jade", salary=usd(140_000, 170_000)),
    posting("swe-quiet", "Software Engineer", "Denver, CO", days=9, company="Kite"),
    posting(
        "swe-euro",
        "Software Engineer",
        "Denver, CO",
        days=9,
        company="Lark",
        salary=usd(50_000, 60_000, currency="EUR"),
    ),
    posting("swe-old", "Software Engineer", "San Jose, CA", days=300, company="Moth"),
    posting(
        "swe-expired",
        "Software Engineer",
        "San Jose, CA",
        days=20,
        company="Nova",
        valid_through=NOW - timedelta(days=1),
    ),
    posting("swe-nodate", "Software Engineer", "San Jose, CA", days=None, company="Opal"),
    posting("swe-noplace", "Software Engineer", days=4, company="Pine"),
    posting("architect", "Solutions Architect", "San Jose, CA", days=4, company="Quill"),
    posting("court", "Court Reporter", "Denver, CO", days=4, company="State"),
    posting("reporter", "Reporter", "Denver, CO", days=14, company="Daily Planet"),
    # Data, with skills
    posting("data-py", "Data Analyst", "Chicago, IL", days=12, skills=("Python", "SQL"), company="Rook"),
    posting("data-xl", "Data Analyst", "Chicago, IL", days=12, skills=("Excel",), company="Sable"),
    posting("data-agency", "Data Analyst", "Chicago, IL", days=12, company="Talent Agency"),
    posting("data-contract", "Data Analyst", "Boston, MA", days=12, employment=("contract",), company="Umber"),
    posting("data-freelance", "Data Analyst", "Boston, MA", days=12, employment=("freelance",), company="Vale"),
    posting("data-full", "Data Analyst", "Boston, MA", days=12, employment=("full_time",), company="Wren"),
    posting("data-silent", "Data Analyst", "Boston, MA", days=12, company="Xenia"),
    # Duplicates: one ad per city, and a repost
    posting("barista-leeds", "Barista", "Leeds, UK", days=5, company="Beans", duplicate_group="beans"),
    posting("barista-york", "Barista", "York, UK", days=5, company="Beans", duplicate_group="beans"),
    posting("barista-berlin", "Barista", "Berlin, Germany", days=4, company="Beans", duplicate_group="beans"),
    posting("baker-1", "Baker", "Leeds, UK", days=90, company="Crust", duplicate_group="crust"),
    posting("baker-2", "Baker", "Leeds, UK", days=4, company="Crust", duplicate_group="crust"),
    # Other languages
    posting(
        "pfleger",
        "Pflegefachkraft (m/w/d)",
        "München",
        language="de",
        company="Klinik",
        days=7,
        description="Wir suchen eine Pflegefachkraft für unser Haus.",
    ),
    posting(
        "entwickler",
        "Softwareentwickler (m/w/d)",
        "Berlin",
        language="de",
        company="Größe & Söhne GmbH",
        days=7,
        description="Wir suchen Entwickler mit Erfahrung in Java.",
    ),
    posting(
        "odd",
        "Clerk <b>bold</b> & title:[* TO *]",
        "Austin, TX",
        company='O\'Neil "&" Sons',
        description="AND OR NOT +x -y \\ / 100% clerk <script>alert(1)</script>",
    ),
    posting("bare", "Welder", days=None, company=None, description="", language=None),
    # A crowd to page through
    *(
        posting(
            f"care-{n:02d}",
            f"{('Senior ' if n % 7 == 0 else '')}Care Assistant",
            TOWNS[n % 5],
            days=n + 0.5,
            company=f"Home {n}",
            employment=(("full_time",), ("part_time",), ())[n % 3],
            seniority=("senior",) if n % 7 == 0 else (),
            workplace=("onsite", None)[n % 2],
        )
        for n in range(24)
    ),
)
BY_ID = {p.id: p for p in POSTINGS}


def write(engine: Engine, postings: Iterable[Posting]) -> None:
    """Write as ingestion does, and show it to searches."""
    found = list(postings)
    bodies = ENCODER.encode([posting_text(p) for p in found])
    titles = ENCODER.encode([title_text(p) for p in found])
    list(
        engine.write(
            [
                EncodedPosting(p, {"posting": body, "title": title}, f"hash-{p.id}-{p.title}")
                for p, body, title in zip(found, bodies, titles, strict=True)
            ]
        )
    )
    engine.set_meta("encoder", ENCODER.name)
    engine.set_meta("encoder_dims", str(ENCODER.dims))
    engine.refresh()


def make_index(index: str | Path, postings: Iterable[Posting] = POSTINGS) -> str | Path:
    """An index of the postings, closed again."""
    engine = open_engine(index, create=True)
    write(engine, postings)
    engine.close()
    return index


def open_index(index: str | Path, postings: Iterable[Posting] = POSTINGS, **options: Any) -> JobSearch:
    return JobSearch(make_index(index, postings), **options)
