"""BERT weights -> a fused ONNX graph that ends in unit vectors, in float32 and in int8.

The graph is built node by node from onnxruntime's fused operators (`com.microsoft`), so it depends neither on an
exporter's version nor on graph rewriting at load time.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

_OPSET = 17
_EPSILON = 1e-12

Weights = Mapping[str, NDArray[Any]]


class _Graph:
    """Collects nodes and initializers; every method returns the name of the node's first output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []

    def weight(self, name: str, value: NDArray[Any]) -> str:
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, inputs: list[str], name: str, *, outputs: int = 1, domain: str = "", **attrs: Any) -> str:
        names = [name, *(f"{name}.{i}" for i in range(1, outputs))]
        self.nodes.append(helper.make_node(op, inputs, names, name=name, domain=domain, **attrs))
        return name


def build(weights: Weights, *, heads: int, int8_words: bool = False) -> onnx.ModelProto:
    """Build the graph of a BERT encoder with mean pooling and L2 norm.

    Args:
        weights: Hugging Face `BertModel` state, float32; `projection.weight` (dims, hidden), if there, is applied to
            the pooled vector.
        heads: Attention heads a layer.
        int8_words: Store the word table as int8 with a scale for each row (a quarter of the size).

    Returns:
        A model: `input_ids`, `attention_mask` (n, tokens) int32 -> `embedding` (n, dims) float32, unit rows.
    """
    graph = _Graph()
    hidden = int(weights["embeddings.word_embeddings.weight"].shape[1])
    layers = 1 + max(int(key.split(".")[2]) for key in weights if key.startswith("encoder.layer."))
    state = _embed(graph, weights, int8_words)
    for layer in range(layers):
        state = _layer(graph, weights, layer, state, heads)
    width = _pool(graph, weights, state, hidden)
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT32, ["n", "tokens"]) for n in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", width])
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid("com.microsoft", 1)]
    body = helper.make_graph(graph.nodes, "encoder", inputs, [output], graph.initializers)
    return helper.make_model(body, opset_imports=opsets, ir_version=8, producer_name="jobsearch")


def quantize(source: Path, target: Path) -> None:
    """Quantise a graph's matrices to int8 per channel; activations are quantised as they come (dynamic)."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True,
                     op_types_to_quantize=["MatMul", "Attention"],
                     extra_options={"DefaultTensorType": TensorProto.FLOAT})


def _embed(graph: _Graph, weights: Weights, int8: bool) -> str:
    words = weights["embeddings.word_embeddings.weight"]
    # One segment only: its row is folded into the positions.
    positions = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    if int8:
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

    def take(part: str, *, transpose: bool = False) -> str:
        value = weights[source + part]
        return graph.weight(name + part, value.T if transpose else value)

    parts = [f"attention.self.{p}" for p in ("query", "key", "value")]
    qkv = graph.weight(name + "qkv.weight", np.concatenate([weights[f"{source}{p}.weight"].T for p in parts], axis=1))
    bias = graph.weight(name + "qkv.bias", np.concatenate([weights[f"{source}{p}.bias"] for p in parts]))
    seen = graph.node("Attention", [state, qkv, bias, "attention_mask"], name + "attention", domain="com.microsoft", num_heads=heads)

    def add_norm(value: str, skip: str, part: str, norm: str) -> str:
        inputs = [value, skip, take(f"{norm}.weight"), take(f"{norm}.bias"), take(f"{part}.bias")]
        return graph.node("SkipLayerNormalization", inputs, name + norm, domain="com.microsoft", epsilon=_EPSILON)

    seen = graph.node("MatMul", [seen, take("attention.output.dense.weight", transpose=True)], name + "mixed")
    state = add_norm(seen, state, "attention.output.dense", "attention.output.LayerNorm")
    wide = graph.node("MatMul", [state, take("intermediate.dense.weight", transpose=True)], name + "wide")
    wide = graph.node("BiasGelu", [wide, take("intermediate.dense.bias")], name + "gelu", domain="com.microsoft")
    narrow = graph.node("MatMul", [wide, take("output.dense.weight", transpose=True)], name + "narrow")
    return add_norm(narrow, state, "output.dense", "output.LayerNorm")


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
        pooled = graph.node("MatMul", [pooled, graph.weight("projection", matrix.T)], "projected")
    graph.node("LpNormalization", [pooled], "embedding", axis=-1, p=2)
    return width
