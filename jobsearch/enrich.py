"""A raw posting made a Posting: text cleaned, and every facet in the codes that queries use."""

from __future__ import annotations

import math
from datetime import datetime, time
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from pydantic import ValidationError

from . import extract
from .duplicates import duplicate_group
from .extract.contracts import employment_from_feed, find_employment
from .extract.html import to_text
from .extract.language import detect_language
from .extract.levels import find_seniority, title_seniority
from .extract.match import Match
from .extract.pay import PayRange, find_pay
from .extract.pay_patterns import period_of
from .extract.skills import find_skills
from .extract.titles import clean_title
from .feeds.base import RawPay, RawPosting, RowError
from .feeds.dates import parse_date
from .mentions import HOURS_HINTS, around, around_sums
from .posting import Employment, Period, Place, Posting, Salary, Seniority
from .sites import locate

_MAX_ID = 512
_MAX_SKILLS = 40
#: Characters that language detection reads.
_LANGUAGE_SAMPLE = 1500
#: A text longer than any that `find_pay` takes for a query.
_LONG = 1000
_END_OF_DAY = time(23, 59, 59)


def enrich(raw: RawPosting, *, now: datetime, source: str = "") -> Posting:
    """Normalise one raw posting.

    Args:
        raw: What the feed says.
        now: Aware time that relative dates count back from.
        source: Name kept in the posting, by which a whole feed is told apart.

    Raises:
        RowError: The row cannot be a posting; it names field, value and reason.
    """
    id = _id(raw)
    try:
        return _enriched(raw, id, now=now, source=source)
    except RowError as exc:
        exc.id = exc.id or id
        raise
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(map(str, first["loc"])) or "posting"
        raise RowError(where, first.get("input"), first["msg"].removeprefix("Value error, "), id=id) from None


def _id(raw: RawPosting) -> str:
    id = _one_line(raw.key)
    if len(id) > _MAX_ID:
        raise RowError("id", id, f"longer than {_MAX_ID} characters")
    return id


def _enriched(raw: RawPosting, id: str, *, now: datetime, source: str) -> Posting:
    # What the clean title leaves out ("(Remote)", "in Teilzeit") is read as well.
    whole_title = to_text(raw.title)
    title = clean_title(whole_title) if whole_title else ""
    whole_title = whole_title.replace("_", " ")
    if not title:
        raise RowError("title", raw.title, "a posting needs a title")
    posted_at = _date(raw, "posted_at", now)
    valid_through = _date(raw, "valid_through", now)
    if posted_at and valid_through and valid_through.date() <= posted_at.date():
        # Portals fill in the day of posting when no closing date was given.
        valid_through = None
    text = to_text(raw.description) if raw.description else ""
    language = raw.language[:2].lower() if raw.language else detect_language(f"{title}\n{text[:_LANGUAGE_SAMPLE]}")
    places, workplace = locate(raw, whole_title, text, language=language)
    posting = Posting(
        id=id,
        title=title,
        description=text,
        company=_one_line(to_text(raw.company)) or None,
        department=_one_line(to_text(raw.department)) or None,
        places=places,
        workplace=workplace,
        employment=_employment(raw, whole_title, text, language),
        seniority=_seniority(raw, title, language),
        salary=_salary(raw.pay, text, places),
        skills=_skills(raw, title, text, language),
        language=language,
        posted_at=posted_at,
        valid_through=valid_through,
        url=_one_line(raw.url) or None,
        source=source,
    )
    return posting.model_copy(update={"duplicate_group": duplicate_group(posting)})


def _one_line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _date(raw: RawPosting, field: str, now: datetime) -> datetime | None:
    value = getattr(raw, field)
    try:
        parsed = parse_date(value, now=now, formats=raw.date_formats)
    except ValueError as exc:
        raise RowError(field, value, str(exc)) from None
    if parsed is not None and field == "valid_through" and isinstance(value, str) and ":" not in value:
        # A last day counts to its end.
        return datetime.combine(parsed.date(), _END_OF_DAY, parsed.tzinfo)
    return parsed


def _employment(raw: RawPosting, title: str, text: str, language: str) -> tuple[Employment, ...]:
    """What feed and title say; only where both are silent, full or part time as the text has it."""
    found = dict.fromkeys(kind for said in raw.employment for kind in employment_from_feed(said))
    found.update(dict.fromkeys(m.value for m in find_employment(title, language=language)))
    if Seniority.INTERNSHIP in title_seniority(title, language):
        found[Employment.INTERNSHIP] = None
    if not found:
        in_text = (m.value for m in find_employment(around(text, HOURS_HINTS), language=language))
        found.update(dict.fromkeys(k for k in in_text if k in (Employment.FULL_TIME, Employment.PART_TIME)))
    return tuple(found)


def _seniority(raw: RawPosting, title: str, language: str) -> tuple[Seniority, ...]:
    if levels := title_seniority(title, language):
        return levels
    found: dict[Seniority, None] = {}
    for said in raw.seniority:
        if said in Seniority.__members__.values():
            found[Seniority(said)] = None
        else:
            found.update(dict.fromkeys(level for m in find_seniority(said, language=language) for level in m.value))
    return tuple(found)


def _salary(pay: RawPay | None, text: str, places: tuple[Place, ...]) -> Salary | None:
    country = next((p.country for p in places if p.country), None)
    if pay is not None and (stated := _stated_salary(pay, country)) is not None:
        return stated
    # Padded, so that what is left of a description is still read as one (money needs a word of pay beside it).
    sums = around_sums(text).ljust(min(len(text), _LONG))
    for match in find_pay(sums, country=country) if sums.strip() else ():
        value = match.value
        try:
            return Salary(min=value.min, max=value.max, currency=value.currency, period=value.period)
        except ValidationError:
            # A sum that no one can be paid was not the pay; the text is no statement of the feed's.
            continue
    return None


def _stated_salary(pay: RawPay, country: str | None) -> Salary | None:
    for value in (pay.min, pay.max):
        if value is not None and (not math.isfinite(value) or value < 0):
            raise RowError("salary", value, "not a sum of money; accepted are finite numbers from 0 up")
    low, high = pay.min or None, pay.max or None
    period = _period(pay.period)
    if low is None and high is None:
        found = _sums(pay, country) if pay.text else []
        if not found:
            return None
        read = found[0].value
        low, high = read.min, read.max
        currency, period = read.currency or pay.currency, period or read.period
    else:
        currency = pay.currency
    try:
        return Salary(min=low, max=high, currency=currency.upper() or None, period=period or Period.YEAR)
    except ValidationError as exc:
        reason = exc.errors()[0]["msg"].removeprefix("Value error, ")
        raise RowError("salary", f"{low} to {high} {currency or ''}", reason) from None


def _sums(pay: RawPay, country: str | None) -> list[Match[PayRange]]:
    text = f"{pay.text} {pay.currency}" if pay.currency and not any(c in pay.text for c in "$€£¥") else pay.text
    return find_pay(text, country=country)


def _period(word: str) -> Period | None:
    """The period a feed names: "YEAR", "1 HOUR", "per-month-salary", "annual"."""
    folded = word.casefold().replace("-", " ").replace("_", " ")
    for part in folded.split():
        if found := period_of(part):
            return found
        if part in Period.__members__.values():
            return Period(part)
    return None


def _skills(raw: RawPosting, title: str, text: str, language: str) -> tuple[str, ...]:
    found = dict.fromkeys(_one_line(s) for s in raw.skills)
    found.update(dict.fromkeys(m.value for m in find_skills(f"{title}\n{text}", language=language)))
    return tuple(found)[:_MAX_SKILLS]


_RULES = (
    "enrich.py", "sites.py", "mentions.py", "duplicates.py", "posting.py", "feeds/dates.py", "encoding/passage.py",
)  # fmt: skip


@lru_cache(maxsize=1)
def extractor_version() -> str:
    """Hash of all code and tables that make a Posting of a raw one, and of what of it is encoded.

    It is part of every content hash, so that postings are enriched again when any rule or table changes; a
    number would be forgotten some day, and leave stale postings in silence.
    """
    root = Path(__file__).parent
    here = [root / name for name in _RULES]
    tables = [p for p in Path(str(extract.__file__)).parent.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    state = blake2b(digest_size=16)
    for path in [*here, *sorted(tables)]:
        state.update(path.name.encode() + b"\0" + path.read_bytes())
    return state.hexdigest()
