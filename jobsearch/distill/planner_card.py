"""The card of a trained recogniser: data, recipe, scores by slot and language, checksums."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..model_card import CARD, file_entries
from ..planner.annotated import Annotated
from ..planner.planner import Planner
from ..planner.scores import PlannerScores, marked_values, plan_values, undated
from .planner_train import NOW, Recipe


def write_card(
    directory: Path, recipe: Recipe, *, training: Sequence[Annotated], held_out: Sequence[Annotated],
    measured: str | None = None,
) -> dict[str, Any]:
    """Measure the model in `directory` on the held-out queries and write its card there; returns the card.

    Args:
        directory: Where the model is.
        recipe: What it was trained by.
        training: Queries that it learnt from.
        held_out: Queries to measure it on; none for a model that learnt from all.
        measured: Card of a model of the same recipe that held queries out, whose scores stand for this one's.
    """
    measures: dict[str, Any] = {}
    if measured:
        measures = {"of": "the same recipe with every fourth query held out"}
        measures |= json.loads(Path(measured).read_text("utf-8"))["measures"]
    if held_out:
        for parts in ("both", "rules", "model"):
            scores = measure(held_out, Planner(parts=parts, model=directory))
            name = "held out" if parts == "both" else f"held out, {parts} only"
            measures[f"{name}: micro-F1"] = round(scores.all.f1, 4)
            if parts == "both":
                measures["held out: queries wholly right"] = f"{scores.exact} of {scores.queries}"
                measures |= {f"held out, {slot}": round(t.f1, 3) for slot, t in sorted(scores.slots.items())}
                measures |= {f"held out, {code}": round(t.f1, 3) for code, t in sorted(scores.languages.items())}
    names = tuple(sorted(str(path.relative_to(directory)) for path in directory.rglob("*") if path.is_file()))
    card = {
        "name": "planner",
        "kind": "spaCy: hashed features, convolutions, transition-based entity recogniser",
        "recipe": asdict(recipe),
        "data": {
            "annotated queries": len(training), "held out": len(held_out),
            "by language": dict(sorted(Counter(query.language for query in training).items())),
        },
        "licence": "Apache-2.0",
        "measures": measures,
        "files": file_entries(directory, tuple(name for name in names if name not in (CARD, "CARD.md"))),
    }  # fmt: skip
    (directory / CARD).write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return card


def measure(queries: Sequence[Annotated], planner: Planner) -> PlannerScores:
    """How well a planner reads annotated queries."""
    scores = PlannerScores()
    for query in queries:
        plan = planner.plan(query.text, now=NOW)
        scores.add(query.language, undated(marked_values(query)), undated(plan_values(plan.intent)))
    return scores
