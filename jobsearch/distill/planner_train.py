"""Training of the planner's recogniser from annotated queries: minutes on two cores, no torch."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..planner.annotated import Annotated
from ..planner.clues import clues, thinned, wordless
from ..planner.recogniser import Recogniser, blank, featured
from ..planner.understand import Understander
from .planner_examples import Names, entities, values, varied

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

#: The day that training queries are read on; a recogniser sees no dates.
NOW = datetime(2025, 10, 25, 12, tzinfo=UTC)
#: How often all claims of the rules are left out, and each of them: rules know training queries better than new ones.
CLUELESS, UNCLAIMED = 0.08, 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a training run is made of.

    Attributes:
        variants: So many variants of each query are made and read by the rules; epochs take turns with them.
    """

    epochs: int = 14
    variants: int = 6
    batch: int = 16
    dropout: float = 0.2
    rate: float = 0.001
    seed: int = 7


def train(
    queries: Sequence[Annotated], out: Path, recipe: Recipe | None = None, *,
    told: Callable[[str], None] = lambda line: None,
    after: Callable[[int, Recogniser], None] | None = None,
) -> None:
    """Train on queries, varied.

    Args:
        queries: Annotated ones, of all languages.
        out: Directory that the model is written to.
        recipe: Sizes and rates.
        told: Called with one line an epoch.
        after: Called with the epoch's number and the model as it is.
    """
    from spacy.util import fix_random_seed  # type: ignore[attr-defined]

    recipe = recipe or Recipe()
    fix_random_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    names = Names(queries)
    nlp, rules = blank(), Understander()
    first = [_example(nlp, rules, query) for query in queries]
    nlp.initialize(lambda: [e for e in first if e is not None])
    optimizer = nlp.create_optimizer()  # type: ignore[no-untyped-call]
    optimizer.learn_rate = recipe.rate
    pool: list[list[Example]] = []
    for epoch in range(1, recipe.epochs + 1):
        if epoch <= recipe.variants:
            made = [_example(nlp, rules, varied(query, names, chance), chance) for query in queries]
            pool.append([example for example in made if example is not None])
        examples = pool[epoch % len(pool)][:]
        chance.shuffle(examples)
        optimizer.learn_rate = recipe.rate * (1.0 if epoch < recipe.epochs * 0.6 else 0.3)
        losses: dict[str, float] = {}
        for start in range(0, len(examples), recipe.batch):
            nlp.update(examples[start : start + recipe.batch], sgd=optimizer, drop=recipe.dropout, losses=losses)
        told(f"epoch {epoch} of {recipe.epochs}: loss {losses.get('ner', 0.0):,.0f}")
        if after is not None:
            with nlp.use_params(optimizer.averages):
                after(epoch, Recogniser(nlp))
    with nlp.use_params(optimizer.averages):
        Recogniser(nlp, values(queries)).save(out)


def _example(
    nlp: Language, rules: Understander, query: Annotated, chance: random.Random | None = None
) -> Example | None:
    """A query with its clues and spans; None when nothing is left of its text."""
    from spacy.training import Example
    from spacy.util import filter_spans

    doc, reading = rules.by_rules(query.text, NOW)
    if doc is None:
        return None
    told = clues(doc, reading)
    if chance is not None:
        told = wordless(told) if chance.random() < CLUELESS else thinned(told, lambda: chance.random() < UNCLAIMED)
    tokens = [(token.text, bool(token.whitespace_)) for token in doc]
    predicted, reference = featured(nlp, tokens, told), featured(nlp, tokens, told)
    spans = []
    for entity in entities(query):
        span = reference.char_span(entity.start, entity.end, label=entity.label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    reference.set_ents(filter_spans(spans))
    return Example(predicted, reference)
