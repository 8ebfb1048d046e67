"""Learns the tables of `jobsearch.extract.language_grams`: a linear model over runs of letters, seconds on one core."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..extract.language_grams import HAN, LATIN, han_grams, han_runs, latin_grams, latin_words
from ..extract.skills import skill_names
from ..planner.annotated import Annotated
from ..planner.lexicon import lexicon
from ..planner.words import vocabulary

_KINDS = ("filler", "jobnoun", "head", "field", "exclude", "soft")
#: Places that English calls otherwise than those who live there.
_EXONYMS = (  # noqa: SIM905 - a list to read
    "Munich Cologne Nuremberg Hanover Bavaria Saxony Germany Vienna Austria Zurich Geneva Lucerne Switzerland Brussels"
    " Antwerp Ghent Bruges Belgium Netherlands Lisbon Portugal Seville Catalonia Spain Brittany Normandy France Milan"
    " Rome Turin Naples Florence Venice Italy Prague Warsaw Poland Copenhagen Denmark Sweden Norway Athens Greece"
    " Europe Brazil Mexico Japan Tokyo China Beijing"
).split()
_ZERO = ord("P")
_FEWEST = 4
_TELLING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What the tables are made of.

    Attributes:
        grams: Most runs of letters that a table keeps.
        phrases: Most role names of a language.
        phrase_weight: What a role name counts beside a query.
        word_weight: What a word of the planner's vocabulary counts.
        skill_weight: What the name of a technology counts, for English.
        penalty: Strength of the pull of every weight to nought.
    """

    grams: int = 9000
    phrases: int = 8000
    phrase_weight: float = 0.25
    word_weight: float = 0.5
    skill_weight: float = 0.3
    penalty: float = 0.3
    seed: int = 0


def train(queries: Iterable[Annotated], out: Path, recipe: Recipe | None = None) -> None:
    """Write language_latin.tsv and language_han.tsv to a directory.

    Args:
        queries: Annotated ones, of all languages.
        out: An existing directory.
        recipe: Sizes and weights.
    """
    recipe = recipe or Recipe()
    listed = list(queries)
    places = sorted({place for query in listed for place in query.of("locations")})
    for name, languages, grams in (("latin", LATIN, _latin), ("han", HAN, _han)):
        examples = [(_placeless(q), q.language, 1.0) for q in listed if q.language in languages]
        for language in languages:
            examples += _known(language, places, recipe)
        told = [(found, language, weight) for text, language, weight in examples if (found := grams(text))]
        _write(out / f"language_{name}.tsv", *_fit(told, languages, recipe))


def _placeless(query: Annotated) -> str:
    """The text less its places: a reader of German asks for Paris, one of English for Berlin."""
    text = query.text
    for mark in query.marks:
        if mark.slot == "locations":
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def _latin(text: str) -> Counter[str]:
    return Counter(gram for word in latin_words(text) for gram in latin_grams(word))


def _han(text: str) -> Counter[str]:
    return Counter(gram for run in han_runs(text) for gram in han_grams(run))


def _known(language: str, places: Sequence[str], recipe: Recipe) -> list[tuple[str, str, float]]:
    """Role names and words that the planner has of a language; half of the roles beside a place of any country.

    Seekers look for "data engineer paris" and "Koch Mallorca": a place tells less than its letters seem to. Names of
    technologies tell nothing, and count as English, which is taken when nothing tells.
    """
    chance = random.Random(recipe.seed)
    english = {phrase for phrase, _ in lexicon().phrases("en")}
    own = {phrase for phrase, _ in lexicon().phrases(language)} - (set() if language == "en" else english)
    phrases = sorted(own)
    chance.shuffle(phrases)
    words = {word for kind in _KINDS for word in getattr(vocabulary(language), kind)}
    if language != "en":
        words -= {word for kind in _KINDS for word in getattr(vocabulary("en"), kind)}
    listed = [(phrase, recipe.phrase_weight) for phrase in phrases[: recipe.phrases]]
    listed += [(f"{phrase} {chance.choice(places)}", recipe.phrase_weight) for phrase, _ in listed[::2]]
    if language == "en":
        # One word alone is often all that is typed; acronyms and words of phrases stand in queries of all languages.
        names = [name for name in skill_names() if " " not in name and len(name) >= _TELLING]
        listed += [(name, recipe.skill_weight) for name in names]
        listed += [(name, 2 * recipe.word_weight) for name in _EXONYMS]
    listed += [(word, recipe.word_weight) for word in sorted(words)]
    return [(text, language, weight) for text, weight in listed]


def _fit(
    examples: Sequence[tuple[Counter[str], str, float]], languages: tuple[str, ...], recipe: Recipe
) -> tuple[list[str], Any]:
    """The runs of letters kept, and their weights [runs, languages]."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    seen: Counter[str] = Counter()
    for counts, _, _ in examples:
        seen.update(counts.keys())
    names = sorted(gram for gram, times in seen.items() if times >= _FEWEST)
    column = {gram: i for i, gram in enumerate(names)}
    cells = [
        (row, column[gram], times)
        for row, (counts, _, _) in enumerate(examples)
        for gram, times in counts.items()
        if gram in column
    ]
    rows, columns, values = (np.array(part) for part in zip(*cells, strict=True))
    inputs = csr_matrix((values.astype(float), (rows, columns)), shape=(len(examples), len(names)))
    right = np.array([languages.index(language) for _, language, _ in examples])
    importance = np.array([weight for *_, weight in examples])
    wanted = np.eye(len(languages))[right]
    shape = (len(names), len(languages))

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(shape)
        scores = inputs @ weights
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        missed = -importance @ np.log(shares[np.arange(len(right)), right] + 1e-12)
        slope = inputs.T @ ((shares - wanted) * importance[:, None]) + recipe.penalty * weights
        return missed + recipe.penalty * (weights**2).sum() / 2, slope.ravel()

    start = np.zeros(shape).ravel()
    solver: Callable[..., Any] = minimize
    weights = solver(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60}).x.reshape(shape)
    # Only differences count; from their middle, weights that tell nothing round to nought.
    weights -= weights.mean(axis=1, keepdims=True)
    reach = np.abs(weights).max(axis=1) * np.sqrt([seen[gram] for gram in names])
    kept = sorted(np.argsort(-reach)[: recipe.grams])
    return [names[i] for i in kept], weights[kept]


def _write(path: Path, names: Sequence[str], weights: Any) -> None:
    tenths = np.clip(np.round(weights * 10), -40, 40).astype(int)
    told = [(name, row) for name, row in zip(names, tenths, strict=True) if row.any()]
    lines = [f"{name}\t{''.join(chr(_ZERO + step) for step in row)}" for name, row in told]
    path.write_text("\n".join(lines) + "\n", "utf-8")
