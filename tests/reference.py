"""Search by brute force over a list of postings: slow, and obviously right. Engines are compared with it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from jobsearch.extract.analysis import analyze
from jobsearch.posting import Posting
from jobsearch.query import And, AnyOf, Exists, Filter, Near, Not, Or, Phrase, Range


def keywords(posting: Posting, field: str) -> list[str]:
    if field == "salary_currency":
        values = [posting.salary.currency if posting.salary else None]
    else:
        value = getattr(posting, field)
        values = list(value) if isinstance(value, tuple) else [value]
    return [str(v) for v in values if v]


def number(posting: Posting, field: str) -> float | None:
    if field in ("posted_at", "valid_through"):
        time = getattr(posting, field)
        return time.timestamp() if time else None
    if posting.salary is None:
        return None
    return posting.salary.annual_min if field == "salary_annual_min" else posting.salary.annual_max


def texts(posting: Posting, field: str) -> list[str]:
    if field == "places":
        return [text for place in posting.places for text in (place.name, place.text)]
    value = getattr(posting, field)
    return list(value) if isinstance(value, tuple) else [value or ""]


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a1, o1, a2, o2 = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((a2 - a1) / 2) ** 2 + math.cos(a1) * math.cos(a2) * math.sin((o2 - o1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))


def terms(text: str, language: str | None) -> list[str]:
    return [token.term for token in analyze(text, language)]


def has_phrase(posting: Posting, filter_: Phrase) -> bool:
    """The posting and the phrase, both analysed in the posting's language."""
    wanted = terms(filter_.text, posting.language)
    for field in filter_.fields:
        for text in texts(posting, field):
            found = terms(text, posting.language)
            if wanted and any(found[i : i + len(wanted)] == wanted for i in range(len(found))):
                return True
    return False


def matches(filter_: Filter, posting: Posting) -> bool:
    match filter_:
        case AnyOf():
            return bool(set(filter_.values) & set(keywords(posting, filter_.field)))
        case Range():
            value = number(posting, filter_.field)
            low, high = (b.timestamp() if hasattr(b, "timestamp") else b for b in (filter_.gte, filter_.lt))
            return value is not None and (low is None or value >= low) and (high is None or value < high)
        case Exists():
            if filter_.field in ("posted_at", "valid_through", "salary_annual_min", "salary_annual_max"):
                return number(posting, filter_.field) is not None
            return bool(keywords(posting, filter_.field))
        case Near():
            spots = [(p.lat, p.lon) for p in posting.places if p.lat is not None and p.lon is not None]
            return any(kilometres(filter_.lat, filter_.lon, lat, lon) <= filter_.km for lat, lon in spots)
        case Phrase():
            return has_phrase(posting, filter_)
        case And():
            return all(matches(f, posting) for f in filter_.filters)
        case Or():
            return any(matches(f, posting) for f in filter_.filters)
        case Not():
            return not matches(filter_.filter, posting)


def under(filters: Sequence[Filter], postings: Sequence[Posting]) -> list[str]:
    """Ids of the postings that meet all filters, sorted."""
    return sorted(p.id for p in postings if all(matches(f, p) for f in filters))


def nearest(vectors: Mapping[str, NDArray[np.float32]], query: NDArray[np.float32], k: int) -> list[str]:
    """The k ids with the highest dot product, ties by id."""
    exact = {id_: math.fsum(float(a) * float(b) for a, b in zip(v, query, strict=True)) for id_, v in vectors.items()}
    return sorted(exact, key=lambda id_: (-exact[id_], id_))[:k]


def word_matches(posting: Posting, text: str, field: str) -> bool:
    """One of the words of `text`, analysed in the posting's language, stands in the field."""
    found = {term for value in texts(posting, field) for term in terms(value, posting.language)}
    return bool(found & set(terms(text, posting.language)))
