"""Losses of the title encoder, each with its gradient by the unit rows it takes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .title_bag import Floats, unit, unit_gradient

#: Row, class, share.
Targets = tuple[NDArray[np.int64], NDArray[np.int64], Floats]


class Adam:
    """Adam on one dense matrix, in place."""

    def __init__(self, values: Floats, *, decay: float = 0.9, decay_squares: float = 0.99) -> None:
        self._values, self._decay, self._decay_squares = values, decay, decay_squares
        self._mean, self._square, self._steps = np.zeros_like(values), np.zeros_like(values), 0

    def step(self, gradient: Floats, rate: float) -> None:
        """Move the matrix one step down `gradient`."""
        self._steps += 1
        self._mean += np.float32(1 - self._decay) * (gradient - self._mean)
        self._square += np.float32(1 - self._decay_squares) * (gradient * gradient - self._square)
        scale = rate / (1 - self._decay**self._steps)
        root = np.sqrt(self._square / np.float32(1 - self._decay_squares**self._steps)) + np.float32(1e-8)
        self._values -= np.float32(scale) * self._mean / root


class Classes:
    """A unit vector for each class; a row is to lie nearest to those of its own.

    Loss: mean over rows of weight times the cross-entropy between a row's targets and softmax(cosine / temperature).
    """

    def __init__(self, vectors: Floats, *, temperature: float) -> None:
        self.vectors = vectors.copy()
        self._temperature = np.float32(temperature)
        self._adam = Adam(self.vectors)

    def step(
        self, rows: Floats, targets: Targets, rate: float, *, weights: Floats | None = None
    ) -> tuple[float, Floats]:
        """Loss and its gradient by `rows`; the classes' own vectors take a step of `rate`.

        Args:
            rows: (n, dims), unit rows.
            targets: Parallel arrays row, class, share; the shares of a row add up to 1.
            rate: Of the classes' step.
            weights: (n,) of the rows; None is 1 for each.
        """
        at, classes, shares = targets
        units, lengths = unit(self.vectors)
        chances = _softmax((rows @ units.T) / self._temperature)
        shared = shares if weights is None else shares * weights[at]
        loss = -float((shared * np.log(chances[at, classes] + 1e-9)).sum()) / len(rows)
        np.subtract.at(chances, (at, classes), shares)
        chances /= self._temperature * np.float32(len(rows))
        if weights is not None:
            chances *= weights[:, None]
        self._adam.step(unit_gradient(units, lengths, chances.T @ rows), rate)
        return loss, chances @ units


def pairs_loss(
    left: Floats, right: Floats, names: NDArray[np.int64], *, temperature: float
) -> tuple[float, Floats, Floats]:
    """InfoNCE both ways within the batch; rows of the same `names` are never each other's negatives.

    Returns:
        Loss (mean of both ways), gradient by `left`, gradient by `right`.
    """
    scores = (left @ right.T) / np.float32(temperature)
    same = (names[:, None] == names[None, :]) & ~np.eye(len(names), dtype=bool)
    scores[same] = -1e4
    forth, back = _softmax(scores), _softmax(scores.T)
    own = np.arange(len(names))
    loss = -float(np.log(forth[own, own] + 1e-9).mean() + np.log(back[own, own] + 1e-9).mean()) / 2
    gradient: Floats = forth + back.T
    gradient[own, own] -= 2
    gradient /= np.float32(2 * len(names) * temperature)
    return loss, gradient @ right, gradient.T @ left


def likeness_loss(
    rows: Floats, teacher: Floats, *, temperature: float, teacher_temperature: float
) -> tuple[float, Floats]:
    """KL(teacher || student) between the softmax of each row's cosines with the other rows, mean over rows."""
    scores = (rows @ rows.T) / np.float32(temperature)
    aims = (teacher @ teacher.T) / np.float32(teacher_temperature)
    np.fill_diagonal(scores, -1e4)
    np.fill_diagonal(aims, -1e4)
    chances, wanted = _softmax(scores), _softmax(aims)
    loss = float((wanted * (np.log(wanted + 1e-9) - np.log(chances + 1e-9))).sum()) / len(rows)
    gradient = (chances - wanted) / np.float32(temperature * len(rows))
    return loss, (gradient + gradient.T) @ rows


def apart_loss(left: Floats, right: Floats, *, most: float) -> tuple[float, Floats, Floats]:
    """Mean of max(0, cosine - most)^2 over pairs that must not be near; with gradients by `left` and `right`."""
    over = np.maximum((left * right).sum(axis=1) - np.float32(most), 0)
    slope = (2 * over / np.float32(len(left)))[:, None]
    return float((over * over).mean()), slope * right, slope * left


def _softmax(scores: Floats) -> Floats:
    scores = scores - scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores
