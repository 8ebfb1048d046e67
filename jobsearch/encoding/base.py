"""What every encoder is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Encoder(Protocol):
    """Text to unit vectors. `name` and `dims` are kept with the index, so that two encoders never mix."""

    name: str
    dims: int

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n_texts, dims) float32, unit rows; an empty text gives a row of zeros."""
        ...
