"""Text to vectors: `get_encoder` finds an encoder by name; `base.Encoder` is what each of them is."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from ..errors import ConfigError
from .base import Encoder

__all__ = ["DEFAULT_ENCODER", "Encoder", "get_encoder", "known_encoders", "model_directory"]

#: Name of the shipped model that is used when none is named.
DEFAULT_ENCODER = "jobs-l3-int8"

_ENTRY_POINTS = "jobsearch.encoders"
_MODELS = Path(__file__).resolve().parent.parent / "models"


def get_encoder(name: str | None = None) -> Encoder:
    """Find and load an encoder.

    Args:
        name: None for the shipped model; a shipped model's name; `hash` or `hash-N` (N dims) for the test double;
            `st:NAME` for any sentence-transformers model (extra `st`); a directory that holds model.onnx and
            tokenizer.json; or a name registered as entry point in the group `jobsearch.encoders`.

    Raises:
        ConfigError: The name is unknown.
        MissingExtraError: `st:` without sentence-transformers.
        ModelError: The model's files are missing or damaged.

    >>> get_encoder("hash").dims
    8
    """
    name = name or DEFAULT_ENCODER
    if hashed := re.fullmatch(r"hash(?:-([1-9]\d{0,3}))?", name):
        from ..testing import HashEncoder

        return HashEncoder(dims=int(hashed[1])) if hashed[1] else HashEncoder()
    if name.startswith("st:"):
        from .transformer import SentenceTransformerEncoder

        return SentenceTransformerEncoder(name.removeprefix("st:"))
    directory = _directory(name)
    if directory is not None:
        from .onnx import OnnxEncoder

        return OnnxEncoder(directory)
    registered = _registered()
    if name in registered:
        factory: Callable[[], Encoder] = registered[name].load()
        return factory()
    raise ConfigError(
        f"unknown encoder {name!r}; known: {', '.join(known_encoders())}, st:NAME (sentence-transformers), "
        "or a directory with model.onnx and tokenizer.json",
        setting="encoder",
    )


def known_encoders() -> list[str]:
    """Names that `get_encoder` takes without more ado, sorted."""
    shipped = {path.parent.name for path in _MODELS.glob("*/model.onnx")}
    return sorted({DEFAULT_ENCODER, "hash", *shipped, *_registered()})


def model_directory(name: str | None = None) -> Path:
    """Directory of a shipped model, whether or not it is there."""
    return _MODELS / (name or DEFAULT_ENCODER)


def _directory(name: str) -> Path | None:
    if name == DEFAULT_ENCODER or (_plain(name) and (model_directory(name) / "card.json").is_file()):
        return model_directory(name)
    path = Path(name).expanduser()
    return path if path.is_dir() or not _plain(name) else None


def _plain(name: str) -> bool:
    """True for a bare name, which can't be meant as a path."""
    return "/" not in name and "\\" not in name and not name.startswith((".", "~"))


def _registered() -> dict[str, metadata.EntryPoint]:
    return {point.name: point for point in metadata.entry_points(group=_ENTRY_POINTS)}
