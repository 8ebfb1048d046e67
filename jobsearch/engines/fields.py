"""What each field of a query means on a posting: the one reading that every engine indexes by."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..errors import QueryError
from ..posting import Posting, Salary
from ..query import KeywordField, RangeField, TextField
from .base import Card


def keyword_values(posting: Posting, field: KeywordField) -> tuple[str, ...]:
    """The codes a keyword filter compares; none when the posting lacks the field (an empty string is none)."""
    if field in ("place_codes", "employment", "seniority", "skills"):
        return tuple(dict.fromkeys(str(value) for value in getattr(posting, field) if value))
    if field == "salary_currency":
        value = posting.salary.currency if posting.salary else None
    else:
        value = getattr(posting, field)
    return (str(value),) if value else ()


def range_value(posting: Posting, field: RangeField) -> float | None:
    """The number a range filter compares: seconds since the epoch for times; None when lacking."""
    if field == "posted_at":
        return posting.posted_at.timestamp() if posting.posted_at else None
    if field == "valid_through":
        return posting.valid_through.timestamp() if posting.valid_through else None
    if posting.salary is None:
        return None
    return posting.salary.annual_min if field == "salary_annual_min" else posting.salary.annual_max


def text_values(posting: Posting, field: TextField) -> tuple[str, ...]:
    """The texts a field is searched by; a phrase never spans two of them."""
    if field == "skills":
        return posting.skills
    if field == "places":
        names = (name for place in posting.places for name in (place.name, place.text))
        return tuple(dict.fromkeys(name for name in names if name))
    value = getattr(posting, field)
    return (value,) if value else ()


def points(posting: Posting) -> tuple[tuple[float, float], ...]:
    """(lat, lon) of each place that has both."""
    return tuple((p.lat, p.lon) for p in posting.places if p.lat is not None and p.lon is not None)


def card_of(posting: Posting) -> Card:
    """The slim side of a posting, without its vectors."""
    return Card(
        id=posting.id,
        title=posting.title,
        company=posting.company,
        company_key=posting.company_key,
        department=posting.department,
        places=tuple(place.name for place in posting.places),
        place_codes=posting.place_codes,
        points=points(posting),
        workplace=posting.workplace and str(posting.workplace),
        employment=keyword_values(posting, "employment"),
        seniority=keyword_values(posting, "seniority"),
        salary_annual_min=range_value(posting, "salary_annual_min"),
        salary_annual_max=range_value(posting, "salary_annual_max"),
        salary_currency=posting.salary.currency if posting.salary else None,
        salary_text=salary_text(posting.salary) if posting.salary else None,
        skills=posting.skills,
        language=posting.language,
        posted_at=range_value(posting, "posted_at"),
        url=posting.url,
        source=posting.source,
        duplicate_group=posting.duplicate_group,
    )


def checked_vector(vector: NDArray[np.float32] | None, dims: int) -> NDArray[np.float32]:
    """A query's vector, (dims,) float32.

    Args:
        vector: As given.
        dims: Length of the index's vectors; 0 when it holds none yet.

    Raises:
        QueryError: There is none, or it has another shape or numbers that are not finite.
    """
    if vector is None:
        raise QueryError("the query has a vector leg, but no vector was given", field="vector", value=None)
    array = np.asarray(vector, dtype=np.float32)
    if array.ndim != 1 or not np.isfinite(array).all() or (dims and len(array) != dims):
        raise QueryError(
            f"the query's vector must be {dims or 'one row of'} finite numbers, not shape {array.shape}; was the index "
            "made with another encoder?",
            field="vector",
            value=array.shape,
        )
    return array


def salary_text(salary: Salary) -> str:
    """Pay for people to read.

    >>> salary_text(Salary(min=140_000, max=180_000, currency="CAD"))
    'CAD 140,000–180,000 a year'
    >>> salary_text(Salary(max=21.5, period="hour"))
    'up to 21.50 an hour'
    """
    article = "an" if salary.period == "hour" else "a"
    if salary.min is not None and salary.max is not None and salary.min != salary.max:
        amount = f"{_number(salary.min)}–{_number(salary.max)}"
    elif salary.max is None and salary.min is not None:
        amount = f"from {_number(salary.min)}"
    elif salary.min is None and salary.max is not None:
        amount = f"up to {_number(salary.max)}"
    else:
        amount = _number(salary.max or 0)
    first, _, rest = amount.rpartition(" ")
    money = f"{salary.currency} {rest}" if salary.currency else rest
    return f"{first} {money} {article} {salary.period}".strip()


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
