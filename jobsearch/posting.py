"""The document: a job posting, normalised and frozen."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from math import isfinite

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator, model_validator


class Workplace(StrEnum):
    """Where the work is done."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ONSITE = "onsite"


class Employment(StrEnum):
    """The kind of contract."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    CONTRACT = "contract"
    TEMPORARY = "temporary"
    INTERNSHIP = "internship"
    FREELANCE = "freelance"


class Seniority(StrEnum):
    """Career levels, lowest first; the order is the ladder that "one step off" is measured on."""

    INTERNSHIP = "internship"
    ENTRY = "entry"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    MANAGER = "manager"
    DIRECTOR = "director"
    EXECUTIVE = "executive"


class Period(StrEnum):
    """What a sum of pay is paid for."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


#: Paid periods in a working year: what turns any pay into a yearly sum.
PERIODS_PER_YEAR = {Period.YEAR: 1, Period.MONTH: 12, Period.WEEK: 52, Period.DAY: 260, Period.HOUR: 2080}


class PlaceKind(StrEnum):
    """Levels of the place tree, as in the gold intents."""

    CITY = "city"
    METRO = "metro"
    REGION = "region"
    STATE = "state"
    COUNTRY = "country"
    CONTINENT = "continent"
    REMOTE_AREA = "remote_area"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Frozen):
    """One place of a posting, resolved as far as the gazetteer knows it.

    Attributes:
        text: What the feed said.
        name: Canonical name to show, such as "San Jose, California, US".
        code: Code in the place tree; None when the place is unknown to the gazetteer.
        kind: Level in the tree; None when unknown.
        country: ISO 3166-1 alpha-2.
        ancestors: Codes of every place that contains this one, nearest first.
        lat: Degrees north.
        lon: Degrees east.
        remote: True when this is the area a remote worker may live in, not a site.
    """

    text: str
    name: str
    code: str | None = None
    kind: PlaceKind | None = None
    country: str | None = None
    ancestors: tuple[str, ...] = ()
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)
    remote: bool = False


class Salary(_Frozen):
    """Pay as stated: `min` and `max` in `currency` (ISO 4217) per `period`; at least one bound is set."""

    min: float | None = Field(None, gt=0, allow_inf_nan=False)
    max: float | None = Field(None, gt=0, allow_inf_nan=False)
    currency: str | None = Field(None, pattern=r"^[A-Z]{3}$")
    period: Period = Period.YEAR

    @model_validator(mode="after")
    def _bounds(self) -> Salary:
        if self.min is None and self.max is None:
            raise ValueError("salary needs min or max")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"salary min {self.min:g} is above max {self.max:g}")
        if not all(isfinite(sum_) for sum_ in (self.annual_min, self.annual_max) if sum_ is not None):
            raise ValueError("salary is no finite sum a year")
        return self

    @property
    def annual_min(self) -> float | None:
        """Lower bound a year, in `currency`."""
        return None if self.min is None else self.min * PERIODS_PER_YEAR[self.period]

    @property
    def annual_max(self) -> float | None:
        """Upper bound a year, in `currency`; the lower bound when no upper one is stated."""
        top = self.max if self.max is not None else self.min
        return None if top is None else top * PERIODS_PER_YEAR[self.period]


class Posting(_Frozen):
    """One job posting. Times are aware and kept in UTC; text is clean (no markup).

    `id` is the feed's own stable id (design: `id`, `refnr`, `identifier`; else the URL; else a hash).
    `duplicate_group` is shared by reposts and one-ad-per-city copies: a hash of employer, title key and text
    fingerprint (`jobsearch.duplicates` has the rule). Without an employer, and when none is given, it equals `id`.
    """

    id: str = Field(min_length=1, max_length=512)
    title: str = Field(min_length=1)
    description: str = ""
    company: str | None = None
    department: str | None = None
    places: tuple[Place, ...] = ()
    workplace: Workplace | None = None
    employment: tuple[Employment, ...] = ()
    seniority: tuple[Seniority, ...] = ()
    salary: Salary | None = None
    skills: tuple[str, ...] = ()
    language: str | None = None
    posted_at: AwareDatetime | None = None
    valid_through: AwareDatetime | None = None
    url: str | None = None
    source: str = ""
    duplicate_group: str = ""

    @field_validator("posted_at", "valid_through")
    @classmethod
    def _utc(cls, value: datetime | None) -> datetime | None:
        from datetime import UTC

        return None if value is None else value.astimezone(UTC)

    @model_validator(mode="before")
    @classmethod
    def _own_group(cls, data: object) -> object:
        if isinstance(data, dict) and not data.get("duplicate_group") and data.get("id"):
            return {**data, "duplicate_group": data["id"]}
        return data

    @property
    def company_key(self) -> str | None:
        """Company name folded for exact matching: letters and digits only, no case."""
        return company_key(self.company) if self.company else None

    @property
    def place_codes(self) -> tuple[str, ...]:
        """Terms a place filter meets: each place's code and ancestors; `remote:CODE` for a remote area.

        A filter on place P asks for any of P, `remote:P` and `remote:A` for each ancestor A of P, so a
        remote posting satisfies every place inside its allowed area, in one terms clause.
        """
        codes: dict[str, None] = {}
        for place in self.places:
            own = (place.code, *place.ancestors) if place.code else place.ancestors
            codes.update(dict.fromkeys(own))
            if place.remote and place.code:
                codes[f"remote:{place.code}"] = None
        return tuple(codes)


def company_key(name: str) -> str:
    """Fold a company name: `"Acme, Inc."` and `"ACME Inc"` give one key.

    >>> company_key("Acme, Inc.")
    'acmeinc'
    """
    return "".join(ch for ch in name.casefold() if ch.isalnum())


