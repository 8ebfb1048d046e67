"""A query that was logged is the query that was asked."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.query import KEYWORD_FIELDS, TEXT_FIELDS, SearchQuery, TextClause, TextLeg, VectorLeg
from tests.property.test_engine_reference import filters, zoned

weights = st.floats(0, 100)
text_legs = st.builds(
    TextLeg,
    clauses=st.lists(
        st.builds(
            TextClause, text=st.text(), fields=st.dictionaries(st.sampled_from(TEXT_FIELDS), weights), boost=weights,
            phrase_boost=weights,
        ), max_size=3,
    ).map(tuple),
    size=st.integers(1, 1000),
)  # fmt: skip
queries = st.builds(
    SearchQuery,
    text_leg=st.none() | text_legs,
    vector_leg=st.none() | st.builds(VectorLeg, text=st.text(), size=st.integers(1, 1000)),
    filters=st.lists(filters, max_size=3).map(tuple),
    collapse=st.sampled_from([None, "duplicate_group"]),
    facets=st.lists(st.sampled_from(KEYWORD_FIELDS), max_size=3).map(tuple),
    window=st.integers(1, 10_000),
    size=st.integers(1, 100),
    cursor=st.none() | st.text(),
    language=st.none() | st.just("de"),
    now=zoned,
)


@settings(max_examples=150, deadline=None)
@given(queries)
def test_json_round_trip(query: SearchQuery) -> None:
    text = query.model_dump_json()
    assert SearchQuery.model_validate_json(text) == query
    assert SearchQuery.model_validate(json.loads(text)) == query
