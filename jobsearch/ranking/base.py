"""What every ranker is."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .features import Features


class Ranker(Protocol):
    """Scores candidates from their features, as a sum of named parts.

    Attributes:
        name: Shown by `doctor` and kept in logs.
        part_names: One name a column of `parts`.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - see above

    @property
    def part_names(self) -> tuple[str, ...]: ...  # noqa: D102 - see above

    def parts(self, features: Features) -> NDArray[np.float64]:
        """(n_candidates, n_parts); a candidate's score is the sum of its row."""
        ...
