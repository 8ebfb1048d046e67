"""Postings as documents: whole there and back, every derived field declared in both mappings."""

import base64
import json
from pathlib import Path

import numpy as np
import pytest

from jobsearch.engines.base import EncodedPosting
from jobsearch.engines.cluster.documents import (
    card_from_text,
    document_id,
    document_of,
    microseconds,
    pack_card,
    posting_of,
    unit,
    unpack_card,
)
from jobsearch.engines.fields import card_of
from tests.conformance.corpus import POSTINGS, day, encoded, vector

MAPPINGS = {
    path.parent.name: json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(__file__).parents[2] / "mappings").glob("*/postings.json")
}


def leaves(properties, prefix=""):
    """Every field of a mapping that holds values, by its full name."""
    for name, field in properties.items():
        if "properties" in field:
            yield from leaves(field["properties"], f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def named(document, prefix=""):
    """Every field of a document, by its full name."""
    for name, value in document.items():
        if name in ("points", "vector"):
            yield f"{prefix}{name}"
            continue
        inner = [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, dict)]
        yield from (full for one in inner for full in named(one, f"{prefix}{name}."))
        if not inner:
            yield f"{prefix}{name}"


@pytest.mark.parametrize("posting", POSTINGS, ids=lambda p: p.title)
def test_postings_come_back_whole(posting):
    document = json.loads(json.dumps(document_of(encoded(posting))))
    source = {k: v for k, v in document.items() if k not in ("words", "localized", "vector", "card")}
    assert posting_of(source) == posting


@pytest.mark.parametrize("product", MAPPINGS)
def test_every_field_is_in_the_mapping(product):
    known = set(leaves(MAPPINGS[product]["mappings"]["properties"]))
    used = {name for posting in POSTINGS for name in named(document_of(encoded(posting)))}
    assert used <= known
    unused = known - used
    assert unused <= {"url", "places.kind", "localized.fr"}, f"fields that no posting fills: {unused}"


def test_the_two_mappings_differ_only_in_vectors():
    elasticsearch, opensearch = (json.loads(json.dumps(MAPPINGS[p])) for p in ("elasticsearch", "opensearch"))
    assert opensearch["settings"]["index"].pop("knn") is True
    vectors = [m["mappings"]["properties"].pop("vector") for m in (elasticsearch, opensearch)]
    assert elasticsearch == opensearch
    assert [v["type"] for v in vectors] == ["dense_vector", "knn_vector"]


def test_what_is_missing_has_no_field():
    bare = next(p for p in POSTINGS if p.id == "bare")
    document = document_of(EncodedPosting(bare, {}, "h"))
    assert set(document) == {
        "id", "title", "duplicate_group", "words", "localized", "analysis_language", "content_hash", "card",
    }  # fmt: skip


def test_times_are_exact():
    assert microseconds(day(1, month=9)) == 1_756_684_800_000_000
    before = next(p for p in POSTINGS if p.id == "edge-before")
    assert document_of(encoded(before))["posted_us"] == 1_759_276_799_999_999


def test_words_keep_values_apart_and_are_ours():
    document = document_of(encoded(next(p for p in POSTINGS if p.id == "se-sj")))
    assert document["words"]["skills"] == ["c++", "node.js"]
    assert document["words"]["title"] == ["softwar engin"]


@pytest.mark.parametrize(
    ("language", "field"), [("de", "de"), ("zh", "cjk"), ("ja", "cjk"), (None, "other"), ("pl", "other")]
)
def test_localized_text_goes_to_its_own_analyzer(language, field):
    posting = POSTINGS[0].model_copy(update={"language": language})
    assert list(document_of(encoded(posting))["localized"]) == [field]


def test_card_comes_back_with_its_vectors():
    for posting in POSTINGS:
        vectors = {} if posting.id == "moon" else {"posting_vector": vector("a"), "title_vector": vector("b")}
        card = unpack_card(pack_card(card_of(posting), vectors))
        assert card.points == card_of(posting).points
        for name in ("posting_vector", "title_vector"):
            if posting.id == "moon":
                assert getattr(card, name) is None
            else:
                assert getattr(card, name).dtype == np.float32
                assert getattr(card, name) == pytest.approx(vectors[name], abs=1e-3)
                object.__setattr__(card, name, None)
        assert card == card_of(posting)


def test_vector_of_zeros_is_no_vector():
    document = document_of(EncodedPosting(POSTINGS[0], {"posting": np.zeros(8, np.float32), "title": vector("t")}, "h"))
    assert "vector" not in document
    card = card_from_text(document["card"])
    assert card.posting_vector is None
    assert card.title_vector == pytest.approx(vector("t"), abs=1e-3)
    assert card_from_text(document["card"].rstrip("=").replace("+", "-").replace("/", "_")).title == card.title


def test_vectors_are_of_length_one_and_short_in_json():
    half = vector("x").astype(np.float16).astype(np.float32)
    assert float(np.linalg.norm(unit(half))) == pytest.approx(1, abs=1e-6)
    document = document_of(EncodedPosting(POSTINGS[0], {"posting": half}, "h"))
    assert max(len(repr(number)) for number in document["vector"]) <= 11
    assert np.array(document["vector"]) == pytest.approx(unit(half), abs=1e-7)
    assert len(base64.b64decode(document["card"])) < 1000


def test_ids_that_the_servers_cannot_hold_are_hashed():
    assert document_id("x" * 512) == "x" * 512
    assert document_id("é" * 256) == "é" * 256
    long = {document_id("é" * 257), document_id("é" * 258), document_id("x" * 513)}
    assert len(long) == 3
    assert all(len(id_) == 71 for id_ in long)
