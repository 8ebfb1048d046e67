"""Any sentence-transformers model as an encoder (extra `st`)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..errors import MissingExtraError, ModelError


class SentenceTransformerEncoder:
    """Wraps `sentence_transformers.SentenceTransformer`; `model` is a name it knows or a directory."""

    def __init__(self, model: str) -> None:
        """Load the model.

        Raises:
            MissingExtraError: sentence-transformers is not installed.
            ModelError: It is, and can't load the model.
        """
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as exc:
            raise MissingExtraError(
                f"encoder 'st:{model}' needs sentence-transformers: pip install 'jobsearch[st]'",
                setting="encoder",
                extra="st",
            ) from exc
        try:
            self._model = SentenceTransformer(model, device="cpu")
        except Exception as exc:  # network, file and format errors of several libraries
            raise ModelError(f"{model}: sentence-transformers can't load it: {exc}", path=model) from exc
        self.name = f"st:{model}"
        # Renamed in version 6; older ones have the old name only.
        named = "get_embedding_dimension", "get_sentence_embedding_dimension"
        dimension = next(getattr(self._model, name) for name in named if hasattr(self._model, name))
        self.dims = int(dimension() or 0)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n_texts, dims) float32, unit rows; an empty text gives a row of zeros."""
        vectors = np.zeros((len(texts), self.dims), dtype=np.float32)
        kept = [i for i, text in enumerate(texts) if text and not text.isspace()]
        if kept:
            found = self._model.encode([texts[i] for i in kept], normalize_embeddings=True, show_progress_bar=False)
            vectors[kept] = np.asarray(found, dtype=np.float32)
        return vectors
