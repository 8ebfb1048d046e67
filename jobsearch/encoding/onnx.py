"""Encoders as ONNX files, run by onnxruntime and tokenizers: no torch."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelError
from ..model_card import check_sizes, read_card, sha256

MODEL, TOKENIZER = "model.onnx", "tokenizer.json"

#: Texts longer than this can't reach past `max_tokens`; cutting first spares the tokenizer a book.
_CHARS_PER_TOKEN = 24
#: Tokens a batch: enough to keep two cores busy, little enough to stay in their caches.
_BATCH_TOKENS = 2048


class OnnxEncoder:
    """A sentence encoder in a directory: model.onnx, tokenizer.json and, for a shipped one, card.json.

    The model takes `input_ids` and `attention_mask` (and `token_type_ids`, if it wants them) and answers with one
    vector a text, or with one a token, whose mean over the real tokens is taken. Rows are scaled to length 1.
    """

    def __init__(self, directory: str | Path, *, max_tokens: int | None = None, threads: int | None = None) -> None:
        """Load the model.

        Args:
            directory: Where the files are.
            max_tokens: Longest text in tokens, the rest is cut; None takes the card's figure, else 64.
            threads: Threads of the session; None takes the cores this process may use.

        Raises:
            ModelError: A file is missing, damaged, or no model this class can run.
        """
        self.directory = Path(directory)
        card = read_card(self.directory)
        if card is not None:
            check_sizes(self.directory, card)
        self.name = card["name"] if card else _name(self.directory)
        self.max_tokens = max_tokens or (card or {}).get("max_tokens", 64)
        self._tokenizer = _load_tokenizer(self.directory / TOKENIZER, self.max_tokens)
        self._session = _load_session(self.directory / MODEL, threads or _cores())
        self._inputs = {i.name: np.int64 if "64" in i.type else np.int32 for i in self._session.get_inputs()}
        width = self._session.get_outputs()[0].shape[-1]
        if not isinstance(width, int) or "input_ids" not in self._inputs:
            raise ModelError(
                f"{self.directory / MODEL}: not a text encoder: needs input_ids and a fixed width of output",
                path=str(self.directory / MODEL),
            )
        self.dims: int = width

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n_texts, dims) float32, unit rows; an empty text gives a row of zeros."""
        vectors = np.zeros((len(texts), self.dims), dtype=np.float32)
        kept = [i for i, text in enumerate(texts) if text and not text.isspace()]
        limit = self.max_tokens * _CHARS_PER_TOKEN
        encodings = self._tokenizer.encode_batch_fast([texts[i][:limit] for i in kept])
        tokens = [encoding.ids for encoding in encodings]
        for batch in _batches([len(ids) for ids in tokens]):
            rows = [kept[i] for i in batch]
            vectors[rows] = self._run([tokens[i] for i in batch])
        return vectors

    def _run(self, tokens: list[list[int]]) -> NDArray[np.float32]:
        shape = (len(tokens), max(map(len, tokens)))
        ids, mask = np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=np.int32)
        for row, values in enumerate(tokens):
            ids[row, : len(values)] = values
            mask[row, : len(values)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        feed = {name: given[name].astype(dtype, copy=False) for name, dtype in self._inputs.items()}
        out: NDArray[np.float32] = self._session.run(None, feed)[0]
        if out.ndim == 3:
            out = np.einsum("ntd,nt->nd", out, mask.astype(np.float32))
        norm = np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)
        return np.asarray(out / norm, dtype=np.float32)


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Positions in batches of like length, longest first, so that little is padded."""
    order = sorted(range(len(lengths)), key=lambda i: (-lengths[i], i))
    start = 0
    while start < len(order):
        size = max(1, _BATCH_TOKENS // max(1, lengths[order[start]]))
        yield order[start : start + size]
        start += size


def _cores() -> int:
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(count, 8)


def _name(directory: Path) -> str:
    """A name that changes with the model, for one that comes without a card."""
    path = directory / MODEL
    if not path.is_file():
        raise ModelError(
            f"{path}: no such file; an encoder is a directory with {MODEL} and {TOKENIZER}", path=str(path)
        )
    return f"{directory.resolve().name}@{sha256(path)[:8]}"


def _load_tokenizer(path: Path, max_tokens: int) -> Any:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as exc:  # tokenizers raises plain Exception
        raise ModelError(f"{path}: not a readable tokenizer: {exc}", path=str(path)) from exc
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def _load_session(path: Path, threads: int) -> Any:
    import onnxruntime

    # It would keep a log of sessions in the user's home directory.
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    # Threads that wait by spinning would take the cores from parsing and indexing, which run between two batches.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as exc:  # onnxruntime's own errors derive from Exception alone
        raise ModelError(f"{path}: not a readable model: {exc}", path=str(path)) from exc
