"""The encoder's distillation: the loss, one step, the export."""

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
onnx = pytest.importorskip("onnx")

from jobsearch.distill.graph import build, pick_layers  # noqa: E402
from jobsearch.distill.student import Recipe, Student, batches, distillation_loss, padded, train  # noqa: E402
from jobsearch.distill.vocabulary import add_characters, start_rows  # noqa: E402

HIDDEN, HEADS, WORDS, LAYERS = 128, 4, 60, 4
TOKENS = [
    [2, 7, 9, 3],
    [2, 30, 31, 32, 33, 34, 3],
    [2, 8, 3],
    [2, 11, 12, 3],
    [2, 40, 3],
    [2, 5, 6, 7, 3],
    [2, 50, 51, 3],
    [2, 59, 3],
]


@pytest.fixture
def weights():
    rng = np.random.default_rng(0)

    def draw(*shape):
        return rng.normal(0, 0.05, shape).astype(np.float32)

    state = {
        "embeddings.word_embeddings.weight": draw(WORDS, HIDDEN),
        "embeddings.position_embeddings.weight": draw(32, HIDDEN),
        "embeddings.token_type_embeddings.weight": draw(2, HIDDEN),
        "embeddings.position_ids": np.arange(32)[None],
    }
    shapes = {
        "attention.self.query": (HIDDEN, HIDDEN),
        "attention.self.key": (HIDDEN, HIDDEN),
        "attention.self.value": (HIDDEN, HIDDEN),
        "attention.output.dense": (HIDDEN, HIDDEN),
        "intermediate.dense": (2 * HIDDEN, HIDDEN),
        "output.dense": (HIDDEN, 2 * HIDDEN),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(LAYERS):
        for name, shape in shapes.items():
            state[f"encoder.layer.{layer}.{name}.weight"] = draw(*shape)
            state[f"encoder.layer.{layer}.{name}.bias"] = draw(shape[0])
        norms += [f"encoder.layer.{layer}.{name}.LayerNorm" for name in ("attention.output", "output")]
    for name in norms:
        state[f"{name}.weight"], state[f"{name}.bias"] = 1 + draw(HIDDEN), draw(HIDDEN)
    return state


def onnx_vectors(model, tokens):
    import onnxruntime

    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    ids, mask = padded(tokens)
    return session.run(
        None, {"input_ids": ids.numpy().astype(np.int32), "attention_mask": mask.numpy().astype(np.int32)}
    )[0]


def test_loss_is_the_formula():
    rng = np.random.default_rng(1)
    s, t = (x / np.linalg.norm(x, axis=1, keepdims=True) for x in rng.normal(size=(2, 5, 8)))
    expected = 1 - (s * t).sum(1).mean() + 3.0 * ((s @ s.T - t @ t.T) ** 2).mean()
    got = distillation_loss(torch.from_numpy(s), torch.from_numpy(t), relation=3.0)
    assert got.item() == pytest.approx(expected)


def test_float_export_gives_the_models_vectors(weights):
    student = Student(weights, (0, 2), heads=HEADS).eval()
    with torch.no_grad():
        expected = student(*padded(TOKENS)).numpy()
    np.testing.assert_allclose(onnx_vectors(build(student.weights(), heads=HEADS), TOKENS), expected, atol=1e-5)


def test_int8_export_is_near_and_does_not_see_its_neighbours(weights):
    exact = onnx_vectors(build(weights, heads=HEADS), TOKENS)
    small = build(weights, heads=HEADS, int8=True)
    got = onnx_vectors(small, TOKENS)
    assert ((exact * got).sum(axis=1) > 0.995).all()
    alone = np.concatenate([onnx_vectors(small, [ids]) for ids in TOKENS])
    np.testing.assert_allclose(got, alone, atol=1e-4)


def test_projection_is_the_last_step(weights):
    matrix = np.random.default_rng(2).normal(size=(16, HIDDEN)).astype(np.float32)
    plain = onnx_vectors(build(weights, heads=HEADS), TOKENS) @ matrix.T
    got = onnx_vectors(build({**weights, "projection.weight": matrix}, heads=HEADS), TOKENS)
    np.testing.assert_allclose(got, plain / np.linalg.norm(plain, axis=1, keepdims=True), atol=1e-5)


def test_layers_are_renumbered_and_positions_cut(weights):
    kept = pick_layers(weights, (1, 3), positions=16)
    assert kept["embeddings.position_embeddings.weight"].shape == (16, HIDDEN)
    name = "encoder.layer.{}.output.dense.weight"
    np.testing.assert_array_equal(kept[name.format(1)], weights[name.format(3)])
    assert name.format(2) not in kept


def run(weights, steps, checkpoint, targets):
    student = Student(weights, (0, 3), heads=HEADS)
    recipe = Recipe(steps=steps, batch_tokens=64, learning_rate=1e-3, warmup=1)
    rows = np.arange(len(TOKENS))
    train(student, TOKENS, targets, rows, np.full(len(TOKENS), 1 / len(TOKENS)), recipe, checkpoint)
    return student


def test_a_few_steps_lower_the_loss_on_eight_texts(weights, tmp_path):
    targets = onnx_vectors(build(weights, heads=HEADS), TOKENS).astype(np.float16)
    aims = torch.from_numpy(targets.astype(np.float32))

    def loss(student):
        with torch.no_grad():
            return distillation_loss(student(*padded(TOKENS)), aims, relation=10.0).item()

    before = loss(Student(weights, (0, 3), heads=HEADS))
    assert loss(run(weights, 10, tmp_path / "checkpoint.pt", targets)) < before


def test_a_finished_run_is_not_trained_again(weights, tmp_path):
    targets = onnx_vectors(build(weights, heads=HEADS), TOKENS).astype(np.float16)
    first = run(weights, 3, tmp_path / "checkpoint.pt", targets).weights()
    again = run(weights, 3, tmp_path / "checkpoint.pt", targets).weights()
    for name, value in first.items():
        np.testing.assert_array_equal(value, again[name])


def test_batches_go_on_where_they_were():
    lengths, chances = [5, 9, 3, 7] * 10, np.full(40, 1 / 40)
    recipe = Recipe(steps=20, batch_tokens=2000)
    whole = [batch.tolist() for batch in batches(lengths, chances, recipe)]
    assert len(whole) == 20
    assert [batch.tolist() for batch in batches(lengths, chances, recipe, start=7)] == whole[7:]
    assert all(len(batch) * max(lengths[i] for i in batch) <= 2000 for batch in whole)


def test_characters_take_unused_rows():
    vocabulary = {"[PAD]": 0, "[unused0]": 1, "a": 2, "工": 3, "[unused1]": 4}
    text, rows = add_characters(json.dumps({"model": {"vocab": vocabulary}}), ["工程师 师 师", "程 度"])
    assert json.loads(text)["model"]["vocab"] == {"[PAD]": 0, "师": 1, "a": 2, "工": 3, "程": 4}
    assert rows == [1, 4]
    words = np.random.default_rng(0).normal(size=(5, 6)).astype(np.float32)
    table = start_rows(words, rows)
    np.testing.assert_array_equal(table[[0, 2, 3]], words[[0, 2, 3]])
    assert not np.allclose(table[[1, 4]], words[[1, 4]])
