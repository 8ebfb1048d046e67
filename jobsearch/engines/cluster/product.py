"""Which product answers, in which version, and whether this one can be used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...errors import EngineError
from .explain import Where
from .failures import Answer, words_of

Version = tuple[int, int, int]

PRODUCTS = ("elasticsearch", "opensearch")
_NAMES = {"elasticsearch": "Elasticsearch", "opensearch": "OpenSearch"}
#: The oldest version of each that has all we use: filters inside an approximate search with byte-sized vectors.
_OLDEST = {"elasticsearch": (8, 15), "opensearch": (2, 17)}
#: Major that an OpenSearch gives itself for the sake of old clients.
_POSED = 7
_NUMBER = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_MAX_SHOWN = 80


def identify(answer: Answer, where: Where, *, engine: str | None) -> tuple[str, Version]:
    """Product and version of what answered GET /.

    Args:
        answer: The answer to GET /.
        where: Who gave it.
        engine: The product that was asked for, if one was.

    Raises:
        EngineError: It is neither product, or not the one asked for, or too old.
    """
    body = answer.body if isinstance(answer.body, Mapping) else {}
    version = body.get("version") if isinstance(body.get("version"), Mapping) else {}
    assert isinstance(version, Mapping)
    number = _NUMBER.match(str(version.get("number", "")))
    product = (
        "opensearch" if version.get("distribution") == "opensearch"
        else "elasticsearch" if body.get("tagline") == "You Know, for Search"
        else None
    )  # fmt: skip
    if product is None or number is None:
        raise EngineError(
            f"{where.url} is neither Elasticsearch nor OpenSearch: it answered {_told(answer, where)}; "
            "check --index (JOBSEARCH_INDEX)",
            engine=engine,
        )
    found: Version = (int(number[1]), int(number[2]), int(number[3]))
    if engine not in (None, product):
        raise EngineError(
            f"{where.url} is {_NAMES[product]} {number[0]}, not {_NAMES.get(engine or '', engine)}; leave --engine "
            f"(JOBSEARCH_ENGINE) out, or set it to {product}",
            engine=engine,
        )
    if product == "opensearch" and found[0] == _POSED:
        raise EngineError(
            f"{where.url} is OpenSearch, but poses as version {number[0]}: set "
            "compatibility.override_main_response_version to false in its cluster settings",
            engine=product,
        )
    if found[:2] < _OLDEST[product]:
        least = ".".join(map(str, _OLDEST[product]))
        raise EngineError(
            f"{where.url} is {_NAMES[product]} {number[0]}; needed is {least} or newer: upgrade the server",
            engine=product,
        )
    return product, found


def check_client(product: str, version: Version, client: tuple[int, ...], where: Where) -> None:
    """See that a client speaks to a server of this version.

    Raises:
        EngineError: Its major is another, which Elasticsearch refuses or half-understands.
    """
    major = version[0]
    if product == "elasticsearch" and client[0] != major:
        raise EngineError(
            f"{where.url} is Elasticsearch {'.'.join(map(str, version))}, but the installed client is elasticsearch "
            f"{'.'.join(map(str, client[:3]))}, and its first number must be the server's: "
            f"pip install 'elasticsearch>={major},<{major + 1}'",
            engine=product,
        )


def _told(answer: Answer, where: Where) -> str:
    """What answered, in a few of its own words."""
    body = answer.body
    if isinstance(body, Mapping):
        keys: Mapping[str, Any] = body
        shown = next((f"{key} {keys[key]!r}" for key in ("tagline", "name", "error") if key in keys), ", ".join(keys))
    else:
        shown = repr(words_of(body)) if body else "nothing"
    return f"HTTP {answer.status}, {where.clean(shown)[:_MAX_SHOWN]}"
