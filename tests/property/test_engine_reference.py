"""Random postings under random queries: each engine and brute force agree."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from functools import cache, partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobsearch.engines import open_engine
from jobsearch.engines.base import EncodedPosting, Engine
from jobsearch.posting import Employment, Period, Place, Posting, Salary, Seniority, Workplace
from jobsearch.query import (
    KEYWORD_FIELDS,
    RANGE_FIELDS,
    TEXT_FIELDS,
    And,
    AnyOf,
    Exists,
    Near,
    Not,
    Or,
    Phrase,
    Range,
    SearchQuery,
    TextClause,
    TextLeg,
    VectorLeg,
)  # fmt: skip
from tests import reference
from tests.conformance.conftest import new_aliases

WORDS = [
    "engineer", "Engineers", "software", "C++", "c#", "node.js", "für", "Ärzte", "entwickler", "工程师", "软件",
    "3.5", "of", "É",
]
CODES = ["a", "b", "A", "US", "remote:US", "a b", "é", "'", "zh", "de", "en", "remote", "EUR", "full_time", "senior"]
LANGUAGES = [None, "en", "de", "zh", "xx", "pt-BR"]
START = datetime(2025, 1, 1, tzinfo=UTC)

phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
texts = phrases | st.text(max_size=20)
# Few distinct times and sums, so that bounds fall on values.
times = st.integers(0, 12).map(lambda h: START + timedelta(hours=h)) | st.datetimes(
    datetime(1901, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)
)
zoned = st.builds(lambda t, h: t.astimezone(timezone(timedelta(hours=h))), times, st.integers(-12, 14))
sums = st.integers(1, 6).map(lambda n: n * 1000.0)
degrees = st.sampled_from([0.0, 0.5, 45.0, -45.0, 89.0])
places = st.builds(
    Place, text=phrases, name=phrases, code=st.sampled_from([None, "US", "a"]),
    ancestors=st.lists(st.sampled_from(CODES), max_size=2).map(tuple), remote=st.booleans(),
    lat=st.none() | degrees, lon=st.none() | degrees.map(lambda d: d * 2),
)  # fmt: skip


@st.composite
def salaries(draw: st.DrawFn) -> Salary:
    low, high = draw(st.none() | sums), draw(st.none() | sums)
    if low is None and high is None:
        low = 1000.0
    if low is not None and high is not None and low > high:
        low, high = high, low
    currency = draw(st.sampled_from([None, "EUR", "USD"]))
    return Salary(min=low, max=high, currency=currency, period=draw(st.sampled_from(Period)))


@st.composite
def postings(draw: st.DrawFn) -> list[Posting]:
    ids = draw(st.lists(st.sampled_from(CODES) | st.text(min_size=1, max_size=6), max_size=8, unique=True))
    codes = st.sampled_from(CODES)
    return [
        Posting(
            id=id_, title=draw(texts) or "-", description=draw(texts), company=draw(st.none() | texts),
            department=draw(st.none() | phrases), places=tuple(draw(st.lists(places, max_size=2))),
            workplace=draw(st.none() | st.sampled_from(Workplace)),
            employment=tuple(draw(st.lists(st.sampled_from(Employment), max_size=2))),
            seniority=tuple(draw(st.lists(st.sampled_from(Seniority), max_size=2))),
            salary=draw(st.none() | salaries()), skills=tuple(draw(st.lists(phrases | codes, max_size=2))),
            language=draw(st.sampled_from(LANGUAGES)), posted_at=draw(st.none() | zoned),
            valid_through=draw(st.none() | zoned), source=draw(st.sampled_from(["", "a"])),
            duplicate_group=draw(st.sampled_from(["", "b"])),
        )
        for id_ in ids
    ]


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    field = draw(st.sampled_from(RANGE_FIELDS))
    numbers = sums | st.floats(allow_nan=False, allow_infinity=False)
    bound = zoned if field in ("posted_at", "valid_through") else numbers
    gte, lt = draw(st.none() | bound), draw(st.none() | bound)
    return Range(field=field, gte=draw(bound) if gte is None and lt is None else gte, lt=lt)


leaves = (
    st.builds(
        AnyOf,
        field=st.sampled_from(KEYWORD_FIELDS),
        values=st.lists(st.sampled_from(CODES), min_size=1, max_size=3).map(tuple),
    )
    | ranges()
    | st.builds(Exists, field=st.sampled_from(KEYWORD_FIELDS + RANGE_FIELDS))
    | st.builds(Near, lat=degrees, lon=degrees, km=st.sampled_from([1.0, 100.0, 6000.0]))
    | st.builds(
        Phrase, fields=st.lists(st.sampled_from(TEXT_FIELDS), min_size=1, max_size=3).map(tuple), text=phrases
    )
)
filters = st.recursive(
    leaves,
    lambda inner: st.builds(Not, filter=inner)
    | st.builds(And, filters=st.lists(inner, min_size=1, max_size=3).map(tuple))
    | st.builds(Or, filters=st.lists(inner, min_size=1, max_size=3).map(tuple)),
    max_leaves=5,
)
vectors = st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.25, 1.0]), min_size=4, max_size=4).map(
    lambda v: np.array(v, np.float32)
)


def unit(vector: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(vector)
    return (vector / length).astype(np.float32) if length else vector


def agrees(
    engine: Engine, found: list[Posting], own: list[np.ndarray], asked: list, text: str, query: np.ndarray, k: int
) -> None:
    # A first state that has to vanish: other texts for half of the ids, and one posting too many.
    old = [p.model_copy(update={"title": "old", "language": "en"}) for p in found[::2]]
    list(engine.write([EncodedPosting(p, {"posting": unit(np.ones(4, np.float32))}, "old") for p in old]))
    list(engine.write([EncodedPosting(Posting(id="too many", title="engineer"), {}, "old")]))
    engine.refresh()
    list(engine.write([EncodedPosting(p, {"posting": v}, "h") for p, v in zip(found, own, strict=True)]))
    engine.delete(["too many"])
    engine.refresh()

    expected = reference.under(asked, found)
    assert engine.count(asked) == len(expected)
    fields = dict.fromkeys(TEXT_FIELDS, 1.0)
    search = SearchQuery(
        text_leg=TextLeg(clauses=(TextClause(text=text, fields=fields),), size=k),
        vector_leg=VectorLeg(text="x", size=k), filters=tuple(asked), now=START, language="xx",
    )  # fmt: skip
    legs = engine.retrieve(search, query).legs
    inside = {p.id: v for p, v in zip(found, own, strict=True) if p.id in expected and v.any()}
    nearest = reference.nearest(inside, query, k) if query.any() else []
    # Sums of floats in another order may swap neighbours that score alike; nobody else may change places.
    exact = {id_: float(v @ query) for id_, v in inside.items()}
    assert [hit.score for hit in legs["vector"]] == pytest.approx([exact[id_] for id_ in nearest], abs=1e-5)
    assert {hit.id: hit.score for hit in legs["vector"]} == pytest.approx(
        {hit.id: exact[hit.id] for hit in legs["vector"]}, abs=1e-5
    )
    worded = {p.id for p in found if any(reference.word_matches(p, text, f) for f in TEXT_FIELDS)}
    hits = {hit.id for hit in legs["text"]}
    assert hits <= set(expected)
    assert len(hits) >= min(k, len(worded & set(expected)))
    if len(hits) < k:
        assert worded & set(expected) <= hits
    assert engine.postings([p.id for p in found]) == {p.id: p for p in found}


@contextmanager
def embedded(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder, open_engine(Path(folder) / "index", create=True) as engine:
        yield engine


@contextmanager
def cluster(request: pytest.FixtureRequest, name: str) -> Iterator[Engine]:
    """One index for all examples, emptied before each: making one takes a cluster long."""
    index = request.getfixturevalue("index_at")(request.getfixturevalue(f"{name}_url"))
    with open_engine(index, create=True) as engine:
        engine.delete(list(engine.scan_ids()))
        engine.refresh()
        yield engine


@pytest.fixture(scope="module")
def index_at() -> Iterator[Callable[[str], str | Path]]:
    """An index of this module's own at a server."""
    with ExitStack() as stack:
        yield cache(lambda url: stack.enter_context(new_aliases(url))())


@pytest.mark.parametrize(
    "opened",
    [
        embedded,
        pytest.param(partial(cluster, name="elasticsearch"), id="elasticsearch", marks=pytest.mark.engine),
        pytest.param(partial(cluster, name="opensearch"), id="opensearch", marks=pytest.mark.engine),
    ],
)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_engine_agrees_with_brute_force(
    opened: Callable[[pytest.FixtureRequest], AbstractContextManager[Engine]], request: pytest.FixtureRequest,
    data: st.DataObject,
) -> None:
    found = data.draw(postings())
    own = [unit(data.draw(vectors)) for _ in found]
    with opened(request) as engine:
        agrees(
            engine, found, own, data.draw(st.lists(filters, max_size=3)), data.draw(phrases),
            unit(data.draw(vectors)), data.draw(st.integers(1, 10)),
        )  # fmt: skip
