"""Train, export and describe the shipped encoder: `python -m jobsearch.distill.encoder --out DIR --data DATA`.

Stages, each kept in `--out` and skipped when it is there: pairs.jsonl, vectors/ (teacher), checkpoint.pt (student),
model/ (ONNX int8, tokenizer, card). A run that was cut short goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import numpy as np

from ..encoding.onnx import MODEL, TOKENIZER, OnnxEncoder
from ..errors import MissingExtraError
from ..model_card import file_entries
from .texts import Pair, chinese_titles, pairs

if TYPE_CHECKING:
    from .student import Recipe

_ROLES = Path(__file__).resolve().parent.parent / "planner" / "data" / "roles.tsv"
#: How much likelier than a plain title a text of each group is drawn.
_CHANCES = {"zh": 6.0, "fr": 4.0, "de": 1.5, "es": 1.5, "en": 3.0, "query": 2.0, "passage": 2.0}
_DIRECTORY = click.Path(file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--out", type=_DIRECTORY, required=True, help="Work directory; model/ in it is the result.")
@click.option("--data", type=_DIRECTORY, help="Postings and lexicon/ to train on.")
@click.option("--roles", type=_FILE, default=_ROLES, help="Language, job name, English name.")
@click.option("--queries", type=_FILE, multiple=True, help="Queries (JSON lines); only split train is read.")
@click.option("--name", help="Name in the card; indexes remember it.")
@click.option("--layers", default="0,2,5", show_default=True, help="The teacher's layers to start from.")
@click.option("--steps", default=900, show_default=True)
@click.option("--threads", default=2, show_default=True)
@click.option("--seed", default=0, show_default=True)
@click.option("--teacher-only", is_flag=True, help="Train nothing: export the teacher itself in int8.")
def main(
    out: Path,
    data: Path | None,
    roles: Path,
    queries: tuple[Path, ...],
    name: str | None,
    layers: str,
    steps: int,
    threads: int,
    seed: int,
    teacher_only: bool,
) -> None:
    r"""Distil all-MiniLM-L6-v2 into a small encoder for job text.

    \b
    Examples:
      python -m jobsearch.distill.encoder --out runs/minilm --teacher-only
      python -m jobsearch.distill.encoder --out runs/encoder --data data --queries queries.jsonl --steps 3000
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if teacher_only:
        click.echo(str(_teacher(out, name or "minilm-l6-int8")))
        return
    if data is None:
        raise click.UsageError("--data is needed to train a student")
    try:
        from .student import Recipe
    except ImportError as exc:
        raise MissingExtraError(
            "training needs torch and transformers: pip install 'jobsearch[train]'", extra="train"
        ) from exc
    recipe = Recipe(layers=tuple(int(part) for part in layers.split(",")), steps=steps, seed=seed)
    found = _pairs(out, data, roles, queries, seed)
    click.echo(str(_student(out, data, found, recipe, name or f"jobs-l{len(recipe.layers)}-int8", threads)))


def train_queries(paths: tuple[Path, ...]) -> list[str]:
    """Texts of the training split; the other splits measure, and are never trained on."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [row["text"] for row in rows if row.get("split") == "train"]


def _pairs(out: Path, data: Path, roles: Path, queries: tuple[Path, ...], seed: int) -> list[Pair]:
    out.mkdir(parents=True, exist_ok=True)
    path = out / "pairs.jsonl"
    if not path.exists():
        made = pairs(data, roles=roles, queries=train_queries(queries), seed=seed)
        lines = (json.dumps([pair.text, pair.target, pair.group], ensure_ascii=False) for pair in made)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [Pair(*json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _student(out: Path, data: Path, found: list[Pair], recipe: Recipe, name: str, threads: int) -> Path:
    import torch

    from .student import Student, train
    from .teacher import HEADS, teacher_encoder, teacher_files, teacher_vectors, teacher_weights
    from .vocabulary import add_characters, start_rows

    torch.set_num_threads(threads)
    torch.manual_seed(recipe.seed)
    aims = list(dict.fromkeys(pair.target for pair in found))
    digest = hashlib.sha256("\n".join(aims).encode()).hexdigest()[:12]
    targets = teacher_vectors(teacher_encoder(out / "teacher", threads=threads), aims, out / "vectors" / digest)
    tokenizer, rows = add_characters(
        (teacher_files() / TOKENIZER).read_text(encoding="utf-8"),
        [*chinese_titles(data), *(pair.text for pair in found if pair.group == "zh")],
    )
    weights = dict(teacher_weights())
    words = "embeddings.word_embeddings.weight"
    weights[words] = start_rows(weights[words], rows, seed=recipe.seed)
    student = Student(weights, recipe.layers, heads=HEADS)
    position = {aim: row for row, aim in enumerate(aims)}
    chances = np.array([_CHANCES.get(pair.group, 1.0) for pair in found])
    train(
        student,
        _tokens(tokenizer, [pair.text for pair in found]),
        targets,
        np.array([position[p.target] for p in found]),
        chances / chances.sum(),
        recipe,
        out / "checkpoint.pt",
    )
    return export(out / "model", student.weights(), tokenizer, name=name, heads=HEADS, recipe=asdict(recipe))


def _teacher(out: Path, name: str) -> Path:
    from .graph import pick_layers
    from .teacher import HEADS, teacher_files, teacher_weights

    tokenizer = (teacher_files() / TOKENIZER).read_text(encoding="utf-8")
    return export(out / "model", pick_layers(teacher_weights(), range(6)), tokenizer, name=name, heads=HEADS, recipe={})


def export(directory: Path, weights: Any, tokenizer: str, *, name: str, heads: int, recipe: dict[str, Any]) -> Path:
    """Write a model directory: int8 graph, tokenizer, card."""
    import onnx

    from .graph import build

    directory.mkdir(parents=True, exist_ok=True)
    onnx.save(build(weights, heads=heads, int8=True), directory / MODEL)
    (directory / TOKENIZER).write_text(tokenizer, encoding="utf-8")
    card = {
        "name": name,
        "dims": 384,
        "max_tokens": 64,
        "teacher": "all-MiniLM-L6-v2",
        "licence": "Apache-2.0",
        "recipe": recipe,
        "files": file_entries(directory, (MODEL, TOKENIZER)),
    }
    (directory / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return OnnxEncoder(directory).directory


def _tokens(tokenizer: str, texts: list[str]) -> list[list[int]]:
    from tokenizers import Tokenizer

    reader = Tokenizer.from_str(tokenizer)
    reader.no_padding()
    reader.enable_truncation(64)
    return [encoding.ids for encoding in reader.encode_batch_fast(texts)]


if __name__ == "__main__":
    main()
