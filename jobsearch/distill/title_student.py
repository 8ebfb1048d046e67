"""The training loop of the title encoder: five tasks in every step, one bag of features under them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .title_bag import Bag, Batch, Texts, join, overlay, pick, unit, unit_gradient
from .title_data import ASIDES, Job
from .title_losses import Classes, Targets, apart_loss, likeness_loss, pairs_loss
from .title_teacher import Taught

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the title encoder is trained; rows a step of each task, and the tasks' weights."""

    dims: int = 192
    least: int = 3
    steps: int = 2400
    seed: int = 0
    rate: float = 0.02
    temperature: float = 0.07
    drop_features: float = 0.15
    drop_words: float = 0.08
    asides: float = 0.35
    esco: int = 224
    onet: int = 96
    names: int = 128
    taught: int = 160
    apart: int = 48
    onet_weight: float = 0.5
    names_weight: float = 0.5
    taught_weight: float = 0.5
    likeness_weight: float = 0.5
    #: Temperature of the teacher's cosines.
    likeness: float = 0.1
    apart_weight: float = 4.0
    #: Cosine that two names of different jobs may have.
    apart_most: float = 0.3


@dataclass(frozen=True, slots=True)
class _Named:
    """Distinct names, and the classes that each belongs to."""

    texts: Texts
    at: NDArray[np.int64]
    classes: NDArray[np.int64]

    def targets(self, chosen: NDArray[np.int64]) -> Targets:
        begins, ends = np.searchsorted(self.at, chosen), np.searchsorted(self.at, chosen + 1)
        counts = ends - begins
        rows = np.repeat(np.arange(len(chosen)), counts)
        places = np.arange(len(rows)) + np.repeat(begins - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        return rows, self.classes[places], (1 / counts[rows]).astype(np.float32)


class Student:
    """What is trained: the bag, and the classes' vectors that only training needs."""

    def __init__(
        self,
        esco: Sequence[Job],
        onet: Sequence[Job],
        pairs: Sequence[tuple[str, str]],
        conflicts: Sequence[tuple[str, str]],
        taught: Taught,
        recipe: Recipe,
    ) -> None:
        self._recipe = recipe
        self._rng = np.random.default_rng(recipe.seed)
        jobs = [name for job in (*esco, *onet) for _, name in job.names]
        texts = dict.fromkeys([*jobs, *(text for pair in pairs for text in pair), *taught.texts])
        self.bag = Bag(texts, least=recipe.least, dims=recipe.dims, seed=recipe.seed)
        self._esco, self._onet = _named(self.bag, esco), _named(self.bag, onet)
        self._esco_classes = self._classes(self._esco, len(esco))
        self._onet_classes = self._classes(self._onet, len(onet))
        numbers = {english: number for number, english in enumerate(dict.fromkeys(english for _, english in pairs))}
        self._surfaces = self.bag.read([surface for surface, _ in pairs])
        self._english = self.bag.read([english for _, english in pairs])
        self._numbers = np.array([numbers[english] for _, english in pairs])
        self._left = self.bag.read([one for one, _ in conflicts])
        self._right = self.bag.read([other for _, other in conflicts])
        self._taught, self._taught_texts = taught, self.bag.read(taught.texts)
        self._asides = self.bag.read(ASIDES)
        # The two tasks over ESCO share a batch: a row of the first weighs 1, the loss is a mean over both.
        whole = recipe.esco + recipe.taught
        self._shares = np.full(whole, recipe.taught_weight * whole / recipe.taught, dtype=np.float32)
        self._shares[: recipe.esco] = whole / recipe.esco

    def train(self) -> Bag:
        """Take every step of the recipe; returns the bag."""
        recipe, kept = self._recipe, np.zeros(5)
        for step in range(recipe.steps):
            kept += self._step(1 - step / recipe.steps)
            if (step + 1) % 200 == 0:
                shown = " ".join(f"{value / 200:.3f}" for value in kept)
                _log.info("student: step %d of %d, esco onet names likeness apart %s", step + 1, recipe.steps, shown)
                kept[:] = 0
        return self.bag

    def _step(self, left: float) -> NDArray[np.float64]:
        recipe, rng = self._recipe, self._rng
        esco = rng.integers(0, len(self._esco.texts), recipe.esco)
        onet = rng.integers(0, len(self._onet.texts), recipe.onet)
        names = rng.choice(len(self._numbers), recipe.names, replace=False)
        taught = rng.choice(len(self._taught_texts), recipe.taught, replace=False)
        apart = rng.integers(0, len(self._left), recipe.apart)
        batch = join(
            self._noisy(self._esco.texts, esco),
            self._noisy(self._taught_texts, taught),
            self._noisy(self._onet.texts, onet),
            self._noisy(self._surfaces, names),
            pick(self._english, names),
            pick(self._left, apart),
            pick(self._right, apart),
        )
        sizes = (recipe.esco, recipe.taught, recipe.onet, recipe.names, recipe.names, recipe.apart, recipe.apart)
        ends = np.cumsum(sizes)
        rows, lengths = unit(self.bag.forward(batch))
        b, c, d, e, f, g = (slice(first, last) for first, last in pairwise(ends))
        out = np.zeros_like(rows)
        pace = 0.003 * left + 1e-4
        aims = _stacked(self._esco.targets(esco), self._said(taught), len(esco))
        esco_loss, out[: b.stop] = self._esco_classes.step(rows[: b.stop], aims, pace, weights=self._shares)
        likeness, toward = likeness_loss(
            rows[b], self._taught.vectors[taught], temperature=recipe.temperature, teacher_temperature=recipe.likeness
        )
        out[b] += recipe.likeness_weight * toward
        onet_loss, out[c] = self._onet_classes.step(rows[c], self._onet.targets(onet), pace)
        names_loss, out[d], out[e] = pairs_loss(rows[d], rows[e], self._numbers[names], temperature=recipe.temperature)
        apart_value, out[f], out[g] = apart_loss(rows[f], rows[g], most=recipe.apart_most)
        out[c] *= recipe.onet_weight
        out[d.start : e.stop] *= recipe.names_weight
        out[f.start :] *= recipe.apart_weight
        self.bag.backward(batch, unit_gradient(rows, lengths, out), recipe.rate * left + 1e-4)
        return np.array([esco_loss, onet_loss, names_loss, likeness, apart_value])

    def _said(self, taught: NDArray[np.int64]) -> Targets:
        classes, chances = self._taught.classes[taught], self._taught.chances[taught]
        return np.repeat(np.arange(len(taught)), classes.shape[1]), classes.ravel(), chances.ravel()

    def _noisy(self, texts: Texts, chosen: NDArray[np.int64]) -> Batch:
        """The chosen texts with some features gone, and beside some of them what a real title adds."""
        recipe, rng = self._recipe, self._rng
        batch = pick(texts, chosen, rng=rng, drop_features=recipe.drop_features, drop_words=recipe.drop_words)
        rows = np.flatnonzero(rng.random(len(chosen)) < recipe.asides)
        asides = pick(self._asides, rng.integers(0, len(self._asides), len(rows)))
        return overlay(batch, Batch(asides.features, rows[asides.rows], len(chosen)))

    def _classes(self, named: _Named, count: int) -> Classes:
        start = self._rng.standard_normal((count, self._recipe.dims), dtype=np.float32)
        return Classes(unit(start)[0], temperature=self._recipe.temperature)


def _named(bag: Bag, jobs: Sequence[Job]) -> _Named:
    owners: dict[str, list[int]] = {}
    for number, job in enumerate(jobs):
        for _, name in job.names:
            owners.setdefault(name, []).append(number)
    at = np.repeat(np.arange(len(owners)), [len(found) for found in owners.values()])
    return _Named(bag.read(list(owners)), at, np.array([number for found in owners.values() for number in found]))


def _stacked(upper: Targets, lower: Targets, rows: int) -> Targets:
    """The targets of `rows` rows and of those below them."""
    return (
        np.concatenate([upper[0], lower[0] + rows]),
        np.concatenate([upper[1], lower[1]]),
        np.concatenate([upper[2], lower[2]]),
    )
