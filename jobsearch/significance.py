"""Is one run better than another? Paired tests over the queries that both were measured on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .errors import MissingExtraError
from .evaluation import MEASURES, QueryScores

ROUNDS = 10_000
#: Fixed, so that a report says the same each time.
SEED = 20_250_101
_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedTest:
    """One measure of two runs, compared query by query.

    Attributes:
        measure: Its name.
        n: Queries where both runs have a value.
        mean: The run's mean over those queries.
        against: The other run's mean over them.
        difference: mean - against.
        ci_low: Lower end of the difference's 95 % confidence interval (percentile bootstrap over queries).
        ci_high: Upper end of it.
        p_t: Two-sided p of the paired t test; None below two queries.
        p_randomisation: Two-sided p of the sign-flip randomisation test.
        wins: Queries where the run's value is higher.
        losses: Queries where it is lower.
    """

    measure: str
    n: int
    mean: float
    against: float
    difference: float
    ci_low: float
    ci_high: float
    p_t: float | None
    p_randomisation: float
    wins: int
    losses: int


def compare(rows: Sequence[QueryScores], against: Sequence[QueryScores]) -> list[PairedTest]:
    """Test every measure that both runs have values for.

    Args:
        rows: The run's scores.
        against: The other run's, over the same queries; a query that one of them lacks is left out.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    tests = []
    for measure in MEASURES:
        pairs = _pairs(rows, against, measure)
        if pairs and measure != "poor_floor@10":
            tests.append(paired_test(measure, np.array(pairs, np.float64)))
    return tests


def differences(rows: Sequence[QueryScores], against: Sequence[QueryScores], measure: str = "nDCG@10") -> list[float]:
    """The run's value less the other run's, for each query that both have a value for."""
    return [a - b for a, b in _pairs(rows, against, measure)]


def _pairs(rows: Sequence[QueryScores], against: Sequence[QueryScores], measure: str) -> list[tuple[float, float]]:
    others = {row.query_id: row.values for row in against}
    return [
        (a, b)
        for row in rows
        if (a := row.values[measure]) is not None and (b := others.get(row.query_id, {}).get(measure)) is not None
    ]


def paired_test(measure: str, pairs: NDArray[np.float64]) -> PairedTest:
    """Test one measure. `pairs`: (n_queries, 2) float64, the run's value and the other run's; n_queries >= 1."""
    differences = pairs[:, 0] - pairs[:, 1]
    low, high = _bootstrap_interval(differences)
    mean, against = pairs.mean(axis=0)
    return PairedTest(
        measure=measure, n=len(pairs), mean=float(mean), against=float(against), difference=float(differences.mean()),
        ci_low=low, ci_high=high, p_t=_t_test(differences), p_randomisation=_randomisation(differences),
        wins=int((differences > 0).sum()), losses=int((differences < 0).sum()),
    )


def _t_test(differences: NDArray[np.float64]) -> float | None:
    try:
        from scipy.stats import ttest_1samp
    except ImportError as exc:
        raise MissingExtraError(
            "paired tests need scipy, which is not installed; pip install 'jobsearch[evaluate]'", extra="evaluate"
        ) from exc
    if len(differences) < 2:
        return None
    if np.ptp(differences) == 0:  # no variance: t is undefined, or infinite
        return 1.0 if differences[0] == 0 else 0.0
    return float(ttest_1samp(differences, 0.0).pvalue)


def _randomisation(differences: NDArray[np.float64]) -> float:
    """Share of random sign flips that give a mean at least as far from 0; the observed one counts among them."""
    generator = np.random.default_rng(SEED)
    observed = abs(differences.sum()) * (1 - 1e-12)  # the same sum in another order may differ in its last bit
    extreme = 0
    for _ in range(ROUNDS // _CHUNK):
        signs = generator.integers(0, 2, (_CHUNK, len(differences)), dtype=np.int8) * 2 - 1
        extreme += int((np.abs(signs @ differences) >= observed).sum())
    return (extreme + 1) / (ROUNDS + 1)


def _bootstrap_interval(differences: NDArray[np.float64]) -> tuple[float, float]:
    generator = np.random.default_rng(SEED)
    n = len(differences)
    means = [differences[generator.integers(0, n, (_CHUNK, n))].mean(axis=1) for _ in range(ROUNDS // _CHUNK)]
    low, high = np.quantile(np.concatenate(means), (0.025, 0.975))
    return float(low), float(high)
