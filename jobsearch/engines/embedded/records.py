"""How a posting lies in the database: filter keys and card face as compact JSON, the whole as packed JSON."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...posting import Posting
from ..base import Card
from ..fields import card_of, keyword_values, range_value


class Keys(NamedTuple):
    """What filters compare, in the order it is stored."""

    posted_at: float | None
    valid_through: float | None
    salary_annual_min: float | None
    salary_annual_max: float | None
    salary_currency: str | None
    workplace: str | None
    employment: list[str]
    seniority: list[str]
    company: str | None
    company_key: str | None
    skills: list[str]
    language: str | None
    source: str
    duplicate_group: str
    place_codes: list[str]
    points: list[list[float]]


def encode_rows(posting: Posting) -> tuple[str, str]:
    """(keys, face) of a posting as JSON; together they make its card."""
    card = card_of(posting)
    keys = Keys(
        card.posted_at,
        range_value(posting, "valid_through"),
        card.salary_annual_min,
        card.salary_annual_max,
        card.salary_currency,
        card.workplace,
        list(card.employment),
        list(card.seniority),
        card.company or None,
        card.company_key or None,
        list(keyword_values(posting, "skills")),
        card.language or None,
        card.source,
        card.duplicate_group,
        list(keyword_values(posting, "place_codes")),
        [list(point) for point in card.points],
    )
    face = (card.title, card.department, card.places, card.salary_text, card.url)
    return _dumps(keys), _dumps(face)


def decode_keys(text: str) -> Keys:
    """Keys from their JSON."""
    return Keys(*json.loads(text))


def decode_card(
    id_: str,
    keys: str,
    face: str,
    *,
    posting_vector: NDArray[np.float32] | None = None,
    title_vector: NDArray[np.float32] | None = None,
) -> Card:
    """The card of a stored posting."""
    values, (title, department, places, salary_text, url) = json.loads(f"[{keys},{face}]")
    key = Keys(*values)
    return Card(
        id=id_,
        title=title,
        company=key.company,
        company_key=key.company_key,
        department=department,
        places=tuple(places),
        place_codes=tuple(key.place_codes),
        points=tuple((lat, lon) for lat, lon in key.points),
        workplace=key.workplace,
        employment=tuple(key.employment),
        seniority=tuple(key.seniority),
        salary_annual_min=key.salary_annual_min,
        salary_annual_max=key.salary_annual_max,
        salary_currency=key.salary_currency,
        salary_text=salary_text,
        skills=tuple(key.skills),
        language=key.language,
        posted_at=key.posted_at,
        url=url,
        source=key.source,
        duplicate_group=key.duplicate_group,
        title_vector=title_vector,
        posting_vector=posting_vector,
    )


def pack(posting: Posting) -> bytes:
    """A whole posting, compressed."""
    return zlib.compress(posting.model_dump_json(exclude_defaults=True).encode(), 1)


def unpack(body: bytes) -> Posting:
    """The posting that `pack` was given."""
    return Posting.model_validate_json(zlib.decompress(body))


def unpack_raw(body: bytes) -> Mapping[str, Any]:
    """The same as plain JSON values, unvalidated; fields at their default are left out."""
    found: Mapping[str, Any] = json.loads(zlib.decompress(body))
    return found


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
