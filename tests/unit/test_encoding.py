"""The encoders: rows, repeatability, bad input, bad files, names."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from jobsearch.encoding import DEFAULT_ENCODER, get_encoder, known_encoders, model_directory
from jobsearch.encoding.onnx import OnnxEncoder, _batches
from jobsearch.errors import ConfigError, MissingExtraError, ModelError
from jobsearch.model_card import read_card, verify
from jobsearch.testing import HashEncoder

TEXTS = [
    "software engineer",
    "Senior Backend Developer (Python). Engineering. Berlin, Germany. Acme",
    "nurse",
    "Krankenpfleger in München gesucht",
    "软件工程师 上海",
    "electrician\twith\nodd   spaces",
    "🚀 growth marketer 🚀",
    "\x00\x07 control characters",
]


@pytest.fixture(scope="module")
def encoder():
    return get_encoder()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the shipped model, to be damaged."""
    return Path(shutil.copytree(model_directory(), tmp_path / "model"))


def test_rows_are_unit_float32(encoder):
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dims)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_nothing_and_blank_texts(encoder):
    assert encoder.encode([]).shape == (0, encoder.dims)
    vectors = encoder.encode(["", "driver", " \n\t "])
    assert not vectors[0].any()
    assert not vectors[2].any()
    assert vectors[1].any()


def test_same_text_same_vector_twice(encoder):
    np.testing.assert_array_equal(encoder.encode(TEXTS), encoder.encode(TEXTS))


def test_a_vector_does_not_depend_on_its_neighbours(encoder):
    together = encoder.encode([*TEXTS, "a much longer text about plumbing " * 12])
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    np.testing.assert_allclose(together[: len(TEXTS)], alone, atol=1e-3)


def test_order_of_rows_is_the_order_of_texts(encoder):
    forward, backward = encoder.encode(TEXTS), encoder.encode(TEXTS[::-1])
    np.testing.assert_allclose(forward, backward[::-1], atol=1e-3)


@pytest.mark.parametrize("text", ["word " * 10_000, "x" * 500_000, "工" * 50_000])
def test_very_long_text_is_cut(encoder, text):
    vector = encoder.encode([text])
    assert np.isfinite(vector).all()
    np.testing.assert_allclose(np.linalg.norm(vector), 1.0, atol=1e-5)


def test_text_after_the_limit_does_not_count(encoder):
    start = "welder " * 100
    np.testing.assert_allclose(encoder.encode([start + "a"]), encoder.encode([start + "bbb ccc"]), atol=1e-6)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("software engineer", "backend developer", "court reporter"),
        ("registered nurse", "hospital nursing staff", "truck driver"),
        ("accountant", "bookkeeper", "software architect"),
    ],
)
def test_meaning(encoder, text, near, far):
    anchor, close, distant = encoder.encode([text, near, far])
    assert anchor @ close > anchor @ distant + 0.1


def test_default_model_is_whole():
    card = verify(model_directory())
    assert card["name"] == DEFAULT_ENCODER
    assert set(card["files"]) == {"model.onnx", "tokenizer.json"}


def test_damaged_model_is_refused(model: Path):
    path = model / "model.onnx"
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(ModelError, match="damaged") as caught:
        OnnxEncoder(model)
    assert caught.value.path == str(path)


def test_flipped_byte_is_found_by_verify(model: Path):
    path = model / "model.onnx"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelError, match="sha256"):
        verify(model)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_missing_file_is_refused(model: Path, name):
    (model / name).unlink()
    with pytest.raises(ModelError, match=name):
        OnnxEncoder(model)


@pytest.mark.parametrize("text", ["{", "[]", '{"name": "x"}', '{"name": 3, "files": {}}', "\x00"])
def test_bad_card_is_refused(model: Path, text):
    (model / "card.json").write_text(text)
    with pytest.raises(ModelError, match=r"card\.json"):
        OnnxEncoder(model)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_garbage_without_a_card_is_refused(model: Path, name):
    (model / "card.json").unlink()
    (model / name).write_bytes(b"not a model")
    with pytest.raises(ModelError, match="not a readable"):
        OnnxEncoder(model)


def test_directory_without_a_card(model: Path):
    (model / "card.json").unlink()
    encoder = get_encoder(str(model))
    assert read_card(model) is None
    assert encoder.name.startswith("model@")
    np.testing.assert_array_equal(encoder.encode(TEXTS), get_encoder().encode(TEXTS))


@pytest.mark.parametrize("name", ["./no-such-directory", "/no/such/place", "~/no-such-model"])
def test_directory_that_is_not_there(name):
    with pytest.raises(ModelError):
        get_encoder(name)


def test_unknown_name_lists_the_known():
    with pytest.raises(ConfigError) as caught:
        get_encoder("word3vec")
    assert all(name in str(caught.value) for name in ("word3vec", *known_encoders()))
    assert caught.value.setting == "encoder"


def test_sentence_transformers_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'jobsearch\[st\]'$"):
        get_encoder("st:all-MiniLM-L6-v2")


def test_hash_encoder():
    encoder = get_encoder("hash")
    assert isinstance(encoder, HashEncoder)
    vectors = encoder.encode(["software engineer", "Engineer software", "", "cook"])
    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-6)
    assert not vectors[2].any()
    assert HashEncoder(dims=3).encode(["x"]).shape == (1, 3)
    with pytest.raises(ValueError, match="dims"):
        HashEncoder(dims=0)


def test_batches_hold_every_text_once_within_the_budget():
    lengths = [3, 64, 1, 64, 9] * 100
    batches = list(_batches(lengths))
    assert sorted(i for batch in batches for i in batch) == list(range(len(lengths)))
    assert all(len(batch) * max(lengths[i] for i in batch) <= 2048 for batch in batches)


def test_import_is_light():
    code = (
        "import sys, jobsearch.encoding; print([m for m in ('torch', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
