"""Twenty-odd postings, each there because some engine once got its like wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from jobsearch.engines.base import EncodedPosting
from jobsearch.posting import Employment, Place, PlaceKind, Posting, Salary, Seniority, Workplace

DIMS = 8
NOW = datetime(2025, 10, 25, 9, 0, tzinfo=ZoneInfo("America/Los_Angeles"))

SAN_JOSE = Place(
    text="San Jose, CA", name="San Jose, California, US", code="US-CA/san-jose", kind=PlaceKind.CITY, country="US",
    ancestors=("metro:silicon-valley", "metro:bay-area", "US-CA", "US", "world"), lat=37.339, lon=-121.895,
)
SAN_FRANCISCO = Place(
    text="SF", name="San Francisco, California, US", code="US-CA/san-francisco", kind=PlaceKind.CITY, country="US",
    ancestors=("metro:bay-area", "US-CA", "US", "world"), lat=37.775, lon=-122.419,
)
BERLIN = Place(
    text="Berlin", name="Berlin, Germany", code="DE/berlin", kind=PlaceKind.CITY, country="DE",
    ancestors=("DE", "region:dach", "world"), lat=52.52, lon=13.405,
)
FIJI = Place(text="Taveuni", name="Taveuni, Fiji", code="FJ/taveuni", country="FJ", ancestors=("FJ", "world"),
             lat=-16.8, lon=179.99)  # fmt: skip
REMOTE_US = Place(text="Remote (US)", name="United States", code="US", kind=PlaceKind.COUNTRY, country="US",
                  ancestors=("world",), remote=True)  # fmt: skip
UNKNOWN = Place(text="The Moon Base", name="The Moon Base")


def day(n: int, hour: int = 0, month: int = 10) -> datetime:
    return datetime(2025, month, n, hour, tzinfo=UTC)


POSTINGS = (
    Posting(
        id="se-sj", title="Software Engineer", company="Acme, Inc.", department="Platform", places=(SAN_JOSE,),
        description="Build services in C++ and node.js. You will work beside product managers.", language="en",
        workplace=Workplace.ONSITE, employment=(Employment.FULL_TIME,), seniority=(Seniority.MID,),
        salary=Salary(min=140_000, max=180_000, currency="USD"), skills=("C++", "Node.js"), posted_at=day(20),
        valid_through=day(24), source="ashby", url="https://example.org/1",
    ),
    Posting(
        id="se-sf", title="Senior Software Engineer", company="ACME Inc", places=(SAN_FRANCISCO, REMOTE_US),
        description="Senior engineers who write Go. Salary as agreed.", language="en", workplace=Workplace.REMOTE,
        employment=(Employment.FULL_TIME, Employment.CONTRACT), seniority=(Seniority.SENIOR, Seniority.LEAD),
        skills=("Go", "Kubernetes"), posted_at=day(20, 12), source="ashby",
    ),
    Posting(
        id="se-remote", title="Backend Engineer (Remote)", company="Globex", places=(REMOTE_US,), language="en",
        description="Engineer of software, anywhere in the states.", workplace=Workplace.REMOTE,
        salary=Salary(min=50, period="hour", currency="USD"), posted_at=day(1), source="lever",
    ),
    Posting(id="bare", title="Engineer"),
    Posting(
        id="reporter", title="Reporter", description="Write the news. No court reporters, please.", language="en",
        company="Daily Planet", places=(BERLIN,), posted_at=day(25), valid_through=day(31), source="greenhouse",
    ),
    Posting(
        id="court", title="Court Reporter", description="Take down what is said in court.", language="en",
        company="State of California", places=(SAN_JOSE,), posted_at=day(24, 23), source="greenhouse",
    ),
    Posting(
        id="de-1", title="Softwareentwickler (m/w/d) für Ärzte", company="Größe & Söhne GmbH", places=(BERLIN,),
        description="Wir suchen Entwicklerinnen und Entwickler mit Erfahrung in Java.", language="de",
        employment=(Employment.PART_TIME,), salary=Salary(min=55_000, max=65_000, currency="EUR"),
        skills=("Java",), posted_at=day(10), source="ba",
    ),
    Posting(
        id="de-2", title="Senior Software Engineer (m/w/d)", company="Nordlicht AG", places=(BERLIN,), language="de",
        description="Deutschsprachiges Team, englische Titel.", workplace=Workplace.HYBRID, posted_at=day(11),
        source="ba",
    ),
    Posting(
        id="es-1", title="Administración de sistemas", company="Sol S.L.", language="es", posted_at=day(12),
        description="Buscamos técnicos para la administración de servidores Linux.",
        salary=Salary(min=1500, max=1800, currency="EUR", period="month"), source="eures",
    ),
    Posting(
        id="zh-1", title="软件工程师", company="华为技术有限公司", language="zh",
        description="负责后端软件的设计与开发，熟悉Java。", posted_at=day(13), skills=("Java",), source="boss",
    ),
    Posting(
        id="zh-2", title="硬件工程师", language="zh", description="负责电路设计。", posted_at=day(14), source="boss",
    ),
    Posting(
        id="copy-b", title="Barista", company="Beans", places=(SAN_JOSE,), duplicate_group="beans", language="en",
        description="Make coffee.", posted_at=day(5), source="lever", employment=(Employment.PART_TIME,),
    ),
    Posting(
        id="copy-a", title="Barista", company="Beans", places=(SAN_FRANCISCO,), duplicate_group="beans", language="en",
        description="Make coffee.", posted_at=day(5), source="lever", employment=(Employment.PART_TIME,),
    ),
    Posting(
        id="copy-c", title="Barista", company="Beans", places=(BERLIN,), duplicate_group="beans", language="en",
        description="Make coffee.", posted_at=day(6), source="lever", employment=(Employment.PART_TIME,),
    ),
    Posting(id="fiji", title="Diving instructor", places=(FIJI,), language="en", posted_at=day(7)),
    Posting(id="moon", title="Geologist", places=(UNKNOWN,), language="en", posted_at=day(8)),
    Posting(
        id='https://x.org/?q="a b"&c=d/é 职位\'; DROP TABLE rows;--', title="Odd id", language="en", posted_at=day(9),
        description="AND OR NOT title:engineer *:* ~2 ^3 [a TO b] {x} \\ / \" ' <b>bold</b> 100% _x_ 🚀 rocket",
    ),
    Posting(id="edge-before", title="Edge", language="en", posted_at=datetime(2025, 9, 30, 23, 59, 59, 999999, UTC)),
    Posting(id="edge-at", title="Edge", language="en", posted_at=day(1, month=9)),
    Posting(
        id="split", title="Nurse", language="en", skills=("machine", "learning"), department="night shift",
        description="Care. Machine operators and learning.", posted_at=day(15), salary=Salary(max=60_000),
    ),
    Posting(
        id="ml", title="Data Scientist", language="en", skills=("machine learning",), posted_at=day(16),
        description="Machine learning all day.", salary=Salary(min=90_000, max=90_000, currency="USD"),
    ),
    Posting(id="shout", title="SENIOR ACCOUNT MANAGER", company="acme inc.", language="en", posted_at=day(17)),
    Posting(id="empty-source", title="Teacher", language="fr", description="Professeur des écoles", posted_at=day(18)),
)


def vector(id_: str) -> NDArray[np.float32]:
    """A unit vector that depends on nothing but the id."""
    seed = int.from_bytes(id_.encode()[-8:], "little") % 2**32
    found = np.random.default_rng(seed).normal(size=DIMS).astype(np.float32)
    return (found / np.linalg.norm(found)).astype(np.float32)


def encoded(posting: Posting, *, content_hash: str | None = None) -> EncodedPosting:
    """Ready to write. "moon" has no vectors; the Barista copies have the very same one."""
    if posting.id == "moon":
        return EncodedPosting(posting, {}, content_hash or "hash-moon")
    vectors = {"posting": vector(posting.duplicate_group), "title": vector(posting.title)}
    return EncodedPosting(posting, vectors, content_hash or f"hash-{posting.id}")


VECTORS = {p.id: vector(p.duplicate_group) for p in POSTINGS if p.id != "moon"}
