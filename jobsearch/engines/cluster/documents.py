"""Postings as documents of a cluster's index, and back.

A document is the posting's own JSON (what people see in Kibana) with derived fields beside it: codes to filter by,
our own analysis to search in, the vector, and the packed card. Derived fields are left out of `_source`; they can
be made again from the posting and the card.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from ...extract.analysis import analysis_language, terms
from ...posting import Posting
from ...query import TEXT_FIELDS, KeywordField, RangeField, TextField
from ..base import Card, EncodedPosting
from ..fields import card_of, keyword_values, points, range_value, text_values

#: Longest `_id` that the servers take, in bytes of UTF-8.
_MAX_ID_BYTES = 512
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: Derived keyword fields, each under its own name; `id`, `source` and the like stand in the posting itself.
_DERIVED: tuple[KeywordField, ...] = ("place_codes", "company_key", "salary_currency")
_LOCALIZED = {"en": "en", "de": "de", "fr": "fr", "es": "es", "zh": "cjk", "ja": "cjk", "ko": "cjk"}
_POSTING_FIELDS = tuple(Posting.model_fields)
_CARD_FIELDS = tuple(field.name for field in fields(Card) if not field.name.endswith("_vector"))
_VECTORS = ("posting_vector", "title_vector")
_FLOAT = np.dtype("<f2")
_URL_SAFE = str.maketrans("+/", "-_")


def document_id(id: str) -> str:
    """The `_id` of a posting: its id, or a hash of one that is too long for the servers.

    >>> document_id("ashby/1")
    'ashby/1'
    >>> document_id("é" * 300)[:14]
    'sha256-7250b66'
    """
    data = id.encode("utf-8", "replace")
    return data.decode() if len(data) <= _MAX_ID_BYTES else f"sha256-{hashlib.sha256(data).hexdigest()}"


def microseconds(moment: datetime) -> int:
    """Whole microseconds since the epoch: exact, where a date field of the servers keeps milliseconds."""
    return (moment - _EPOCH) // _MICROSECOND


def document_of(encoded: EncodedPosting) -> dict[str, Any]:
    """The document of a posting, with every derived field; values that are missing are left out."""
    posting = encoded.posting
    document: dict[str, Any] = posting.model_dump(mode="json", exclude_defaults=True)
    if posting.salary is not None:
        document["salary"] = posting.salary.model_dump(mode="json", exclude_none=True)
    if not posting.language:
        # An empty code would count as a language known.
        document.pop("language", None)
    for name in _DERIVED:
        document[name] = list(keyword_values(posting, name))
    salaries: tuple[RangeField, ...] = ("salary_annual_min", "salary_annual_max")
    for bound in salaries:
        document[bound] = range_value(posting, bound)
    document["posted_us"] = None if posting.posted_at is None else microseconds(posting.posted_at)
    document["valid_us"] = None if posting.valid_through is None else microseconds(posting.valid_through)
    document["points"] = [{"lat": lat, "lon": lon} for lat, lon in points(posting)]
    document["words"] = _words(posting)
    document["localized"] = {_LOCALIZED.get(posting.language or "", "other"): f"{posting.title}\n{posting.description}"}
    document["analysis_language"] = analysis_language(posting.language)
    document["content_hash"] = encoded.content_hash
    vectors = {f"{name}_vector": vector for name, vector in encoded.vectors.items()}
    if (vector := vectors.get("posting_vector")) is not None and vector.any():
        # Seven digits hold a float32 of a unit vector; its shortest exact form is twice as long.
        document["vector"] = np.round(unit(vector).astype(np.float64), 7).tolist()
    document["card"] = base64.b64encode(pack_card(card_of(posting), vectors)).decode()
    return {name: value for name, value in document.items() if value not in (None, [])}


def posting_of(source: Mapping[str, Any]) -> Posting:
    """The posting of a document's `_source`."""
    return Posting.model_validate({name: source[name] for name in _POSTING_FIELDS if name in source})


def unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vector at length 1, as the servers demand; a vector kept as float16 has lost a little of it."""
    wide = vector.astype(np.float64)
    return cast("NDArray[np.float32]", (wide / np.linalg.norm(wide)).astype(np.float32))


def pack_card(card: Card, vectors: Mapping[str, NDArray[np.float32]]) -> bytes:
    """A card as bytes: length and JSON of its plain fields, then its vectors as float16.

    Args:
        card: The plain fields.
        vectors: "posting_vector" and "title_vector", (dims,) each; one that is missing or all zeros is left out.
    """
    kept = {name: vectors[name] for name in _VECTORS if name in vectors and vectors[name].any()}
    plain = {name: value for name in _CARD_FIELDS if (value := getattr(card, name)) not in (None, (), "")}
    head = json.dumps({**plain, "vectors": list(kept)}, ensure_ascii=False, separators=(",", ":")).encode()
    body = b"".join(np.ascontiguousarray(vector, dtype=_FLOAT).tobytes() for vector in kept.values())
    return len(head).to_bytes(4, "little") + head + body


def card_from_text(packed: str) -> Card:
    """The card of a `card` field as the servers answer it.

    Elasticsearch gives back the base64 that it was sent, OpenSearch the URL-safe kind without padding.
    """
    return unpack_card(base64.urlsafe_b64decode(packed.translate(_URL_SAFE) + "=="))


def unpack_card(packed: bytes) -> Card:
    """What `pack_card` packed, vectors as float32."""
    start = 4 + int.from_bytes(packed[:4], "little")
    plain = json.loads(packed[4:start])
    names = plain.pop("vectors")
    vectors = {}
    if names:
        rows = np.frombuffer(packed, dtype=_FLOAT, offset=start).reshape(len(names), -1).astype(np.float32)
        vectors = dict(zip(names, rows, strict=True))
    several = {name: tuple(value) for name, value in plain.items() if isinstance(value, list)}
    if "points" in several:
        several["points"] = tuple((lat, lon) for lat, lon in several["points"])
    return Card(**{**plain, **several, **vectors})


def _words(posting: Posting) -> dict[str, list[str]]:
    """Our analysis of each text field, terms between blanks; a list keeps its values apart."""
    found: dict[str, list[str]] = {}
    for field in cast("tuple[TextField, ...]", TEXT_FIELDS):
        texts = [" ".join(terms(text, posting.language)) for text in text_values(posting, field)]
        if any(texts):
            found[field] = [text for text in texts if text]
    return found
