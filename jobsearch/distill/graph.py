"""BERT weights -> a fused ONNX graph that ends in unit vectors, in float32 and in int8.

The graph is built node by node from onnxruntime's fused operators (`com.microsoft`), so it depends neither on an
exporter's version nor on graph rewriting at load time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

_OPSET = 17
_EPSILON = 1e-12
_FUSED = "com.microsoft"
#: Weights that share a scale; divides the widths of MiniLM (384, 1536).
_BLOCK = 128

Weights = Mapping[str, NDArray[Any]]


class _Graph:
    """Collects nodes and initializers; every method returns the name of the node's first output."""

    def __init__(self, *, int8: bool) -> None:
        self.int8 = int8
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []

    def weight(self, name: str, value: NDArray[Any]) -> str:
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, inputs: list[str], name: str, *, outputs: int = 1, domain: str = "", **attrs: Any) -> str:
        names = [name, *(f"{name}.{i}" for i in range(1, outputs))]
        self.nodes.append(helper.make_node(op, inputs, names, name=name, domain=domain, **attrs))
        return name

    def linear(self, value: str, matrix: NDArray[Any], name: str) -> str:
        """`value` (…, k) times `matrix` (n, k) transposed, as torch's Linear keeps it."""
        if not self.int8:
            return self.node("MatMul", [value, self.weight(f"{name}.weight", matrix.T)], name)
        codes, scales = _blocks(matrix)
        inputs = [value, self.weight(f"{name}.codes", codes), self.weight(f"{name}.scales", scales)]
        # accuracy_level 4: multiply in int8.
        return self.node(
            "MatMulNBits",
            inputs,
            name,
            domain=_FUSED,
            K=matrix.shape[1],
            N=matrix.shape[0],
            bits=8,
            block_size=_BLOCK,
            accuracy_level=4,
        )


def _blocks(matrix: NDArray[Any]) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """(n, k) -> codes (n, k / block, block) around 128 and their scales, flat."""
    blocks = matrix.reshape(len(matrix), -1, _BLOCK)
    scales = np.maximum(np.abs(blocks).max(axis=-1, keepdims=True), 1e-12).astype(np.float32) / np.float32(127)
    return (np.rint(blocks / scales) + 128).astype(np.uint8), scales.reshape(-1)


def build(weights: Weights, *, heads: int, int8: bool = False) -> onnx.ModelProto:
    """Build the graph of a BERT encoder with mean pooling and L2 norm.

    Args:
        weights: Hugging Face `BertModel` state, float32; `projection.weight` (dims, hidden), if there, is applied to
            the pooled vector.
        heads: Attention heads a layer.
        int8: Store every matrix in 8 bits (a quarter of the size) and multiply in 8 bits. Activations are quantised
            for each token by itself, so that a text's vector does not depend on the texts beside it.

    Returns:
        A model: `input_ids`, `attention_mask` (n, tokens) int32 -> `embedding` (n, dims) float32, unit rows.
    """
    graph = _Graph(int8=int8)
    hidden = int(weights["embeddings.word_embeddings.weight"].shape[1])
    layers = 1 + max(int(key.split(".")[2]) for key in weights if key.startswith("encoder.layer."))
    state = _embed(graph, weights)
    for layer in range(layers):
        state = _layer(graph, weights, layer, state, heads)
    width = _pool(graph, weights, state, hidden)
    inputs = [
        helper.make_tensor_value_info(n, TensorProto.INT32, ["n", "tokens"]) for n in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", width])
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid("com.microsoft", 1)]
    body = helper.make_graph(graph.nodes, "encoder", inputs, [output], graph.initializers)
    return helper.make_model(body, opset_imports=opsets, ir_version=8, producer_name="jobsearch")


def pick_layers(weights: Weights, layers: Sequence[int], *, positions: int = 256) -> dict[str, NDArray[Any]]:
    """The teacher's state with only `layers`, renumbered, without its pooler, and with its first `positions`."""
    kept: dict[str, NDArray[Any]] = {}
    for name, value in weights.items():
        if name.startswith("embeddings.") and not name.endswith("position_ids"):
            kept[name] = value[:positions] if "position_embeddings" in name else value
    for new, old in enumerate(layers):
        prefix = f"encoder.layer.{old}."
        kept.update(
            {f"encoder.layer.{new}.{n.removeprefix(prefix)}": v for n, v in weights.items() if n.startswith(prefix)}
        )
    return kept


def _embed(graph: _Graph, weights: Weights) -> str:
    words = weights["embeddings.word_embeddings.weight"]
    # One segment only: its row is folded into the positions.
    positions = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    if graph.int8:
        scale = np.maximum(np.abs(words).max(axis=1, keepdims=True), 1e-12).astype(np.float32) / np.float32(127)
        codes = graph.weight("words", np.rint(words / scale).astype(np.int8))
        picked = graph.node("Gather", [codes, "input_ids"], "words.codes", axis=0)
        picked = graph.node("Cast", [picked], "words.float", to=TensorProto.FLOAT)
        factor = graph.node("Gather", [graph.weight("words.scale", scale), "input_ids"], "words.factor", axis=0)
        picked = graph.node("Mul", [picked, factor], "words.picked")
    else:
        picked = graph.node("Gather", [graph.weight("words", words), "input_ids"], "words.picked", axis=0)
    length = graph.node("Shape", ["input_ids"], "length", start=1, end=2)
    start = graph.weight("zero", np.array([0]))
    placed = graph.node("Slice", [graph.weight("positions", positions), start, length], "positions.used")
    total = graph.node("Add", [picked, placed], "embedded")
    norm = [graph.weight(f"embeddings.norm.{n}", weights[f"embeddings.LayerNorm.{n}"]) for n in ("weight", "bias")]
    return graph.node("LayerNormalization", [total, *norm], "embedded.norm", axis=-1, epsilon=_EPSILON)


def _layer(graph: _Graph, weights: Weights, layer: int, state: str, heads: int) -> str:
    source, name = f"encoder.layer.{layer}.", f"layer.{layer}."

    def vector(part: str) -> str:
        return graph.weight(name + part, weights[source + part])

    def linear(value: str, part: str) -> str:
        return graph.linear(value, weights[f"{source}{part}.weight"], name + part)

    def add_norm(value: str, skip: str, part: str, norm: str) -> str:
        inputs = [value, skip, vector(f"{norm}.weight"), vector(f"{norm}.bias"), vector(f"{part}.bias")]
        return graph.node("SkipLayerNormalization", inputs, name + norm, domain=_FUSED, epsilon=_EPSILON)

    parts = [f"attention.self.{part}" for part in ("query", "key", "value")]
    bias = graph.weight(name + "attention.bias", np.concatenate([weights[f"{source}{part}.bias"] for part in parts]))
    seen = graph.node(
        "MultiHeadAttention",
        [*(linear(state, part) for part in parts), bias, "attention_mask"],
        name + "attention",
        domain=_FUSED,
        num_heads=heads,
    )
    state = add_norm(
        linear(seen, "attention.output.dense"), state, "attention.output.dense", "attention.output.LayerNorm"
    )
    wide = graph.node(
        "BiasGelu",
        [linear(state, "intermediate.dense"), vector("intermediate.dense.bias")],
        name + "gelu",
        domain=_FUSED,
    )
    return add_norm(linear(wide, "output.dense"), state, "output.dense", "output.LayerNorm")


def _pool(graph: _Graph, weights: Weights, state: str, hidden: int) -> int:
    """Mean over the real tokens, an optional projection, L2 norm."""
    mask = graph.node("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
    row = graph.node("Unsqueeze", [mask, graph.weight("axis", np.array([1]))], "mask.row")
    # A product of the mask row with the states sums the real tokens; the length cancels in the norm below.
    total = graph.node("MatMul", [row, state], "sum")
    pooled = graph.node("Squeeze", [total, "axis"], "pooled")
    width = hidden
    if "projection.weight" in weights:
        matrix = weights["projection.weight"]
        width = int(matrix.shape[0])
        # In float32 whatever the rest is: it is small, and the last step of all.
        pooled = graph.node("MatMul", [pooled, graph.weight("projection", matrix.T)], "projected")
    graph.node("LpNormalization", [pooled], "embedding", axis=-1, p=2)
    return width
