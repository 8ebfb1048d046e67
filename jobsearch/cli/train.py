"""`jobsearch train`: rebuild the models that ship, from the data of the repository."""

from __future__ import annotations

from pathlib import Path

import click

from .options import CONTEXT, quiet_option
from .output import note_console


@click.group("train", context_settings=CONTEXT,
             short_help="Rebuild a model that ships, from the data of the repository.")
def command() -> None:
    """Rebuild a model that ships, from the data of the repository.

    \b
    Examples:
      jobsearch train planner
      jobsearch train planner --out jobsearch/models/planner --all
    """  # noqa: D301


@command.command("planner", context_settings=CONTEXT)
@click.option("--data", metavar="DIR", default="training/planner", show_default=True,
              help="Folder of annotated queries (written.LANGUAGE.txt).")
@click.option("--queries", metavar="FILE", multiple=True, help="JSON lines with gold intents; those of split train.")
@click.option("--out", metavar="DIR", default="runs/planner", show_default=True, help="Where the model is written.")
@click.option("--epochs", type=click.IntRange(1), help="Rounds over the data; the recipe's when not given.")
@click.option("--all", "whole", is_flag=True, help="Train on the held-out queries too; nothing is measured then.")
@click.option("--measured", metavar="CARD", help="With --all: card.json of the run that held queries out, whose scores "
              "go into the new card.")
@quiet_option
def planner(data: str, queries: tuple[str, ...], out: str, epochs: int | None, whole: bool,
            measured: str | None, quiet: bool) -> None:
    """Train the planner's recogniser: minutes on two cores, no torch.

    Every fourth annotated query is held out and measured at the end; card.json tells data, recipe and scores.

    \b
    Examples:
      jobsearch train planner
      jobsearch train planner --all --measured runs/planner/card.json --out jobsearch/models/planner
    """  # noqa: D301
    from dataclasses import replace

    from ..distill.planner_card import write_card
    from ..distill.planner_data import gold_queries, split_queries
    from ..distill.planner_train import Recipe, train

    notes = note_console(quiet=quiet)
    files = sorted(Path(data).glob("written.*.txt"))
    if not files:
        raise click.UsageError(f"--data: {data} holds no written.LANGUAGE.txt; name the folder of annotated queries")
    training, held_out = split_queries(files)
    gold = [query for path in queries for query in gold_queries(path, split="train")]
    if whole:
        training, held_out = [*training, *held_out], []
    recipe = Recipe() if epochs is None else replace(Recipe(), epochs=epochs)
    notes.print(f"{len(training) + len(gold)} annotated queries to learn from, {len(held_out)} held out")
    train([*training, *gold], Path(out), recipe, told=notes.print)
    card = write_card(Path(out), recipe, training=[*training, *gold], held_out=held_out, measured=measured)
    score = card["measures"].get("held out: micro-F1")
    notes.print(f"model written to {out}" + (f"; slot micro-F1 on held-out queries {score:.3f}" if score else ""))
