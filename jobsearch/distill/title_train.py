"""Train the title encoder: `python -m jobsearch.distill.title_train --lexicon DIR --out DIR`.

Nothing but numpy trains; the teacher runs in onnxruntime (extra `train` brings its weights). Kept in `--out` and taken
up again when a run was cut short: the teacher's vectors. The model is `--out`/model.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import click
import numpy as np

from .title_bag import Floats
from .title_data import Job, conflicts, esco_jobs, lexicon_pairs, onet_jobs
from .title_export import export
from .title_student import Recipe, Student
from .title_teacher import Taught, fit, teach

_DATA = Path(__file__).resolve().parent.parent / "planner" / "data"
_DIRECTORY = click.Path(file_okay=False, path_type=Path)
_FOUND = click.Path(exists=True, file_okay=False, path_type=Path)
#: Width and steps of the teacher's map.
_MAP_DIMS, _MAP_STEPS = 256, 300
_RECIPE = Recipe()
_log = logging.getLogger(__name__)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lexicon", type=_FOUND, required=True, help="Tables of ESCO and O*NET (esco_*, onet_27_*).")
@click.option("--roles", type=_FOUND, default=_DATA, help="Directory of roles*.tsv and senses.yaml.")
@click.option("--out", type=_DIRECTORY, required=True, help="Work directory; model/ in it is the result.")
@click.option("--name", default="titles-static", show_default=True, help="Name in the card.")
@click.option("--steps", type=click.IntRange(min=1), default=_RECIPE.steps, show_default=True)
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True, help="Of the teacher.")
@click.option("--seed", default=_RECIPE.seed, show_default=True)
def main(lexicon: Path, roles: Path, out: Path, name: str, steps: int, threads: int, seed: int) -> None:
    r"""Train the title encoder from ESCO, O*NET and the role lexicon.

    \b
    Examples:
      python -m jobsearch.distill.title_train --lexicon data/lexicon --out runs/titles
      python -m jobsearch.distill.title_train --lexicon data/lexicon --out runs/quick --steps 200
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    esco, onet, pairs = esco_jobs(lexicon), onet_jobs(lexicon), lexicon_pairs(roles)
    recipe = replace(_RECIPE, steps=steps, seed=seed)
    taught = _taught(esco, onet, pairs, out, threads=threads, seed=seed)
    student = Student(esco, onet, pairs, conflicts(roles / "senses.yaml", seed=seed), taught, recipe)
    _log.info("student: %d features", len(student.bag.keys))
    bag = student.train()
    export(out / "model", bag.keys, bag.weights, name=name, recipe=asdict(recipe))
    click.echo(str(out / "model"))


def english_titles(esco: Sequence[Job], onet: Sequence[Job], pairs: Sequence[tuple[str, str]]) -> list[str]:
    """What the teacher is asked about: every English name, once; those of ESCO come first."""
    names = [name for job in (*esco, *onet) for language, name in job.names if language == "en"]
    return list(dict.fromkeys([*names, *(english for _, english in pairs)]))


def _taught(
    esco: Sequence[Job], onet: Sequence[Job], pairs: Sequence[tuple[str, str]], out: Path, *, threads: int, seed: int
) -> Taught:
    titles = english_titles(esco, onet, pairs)
    rows = _vectors(titles, out, threads=threads)
    place = {title: number for number, title in enumerate(titles)}
    own = [[place[name] for language, name in job.names if language == "en"] for job in esco]
    owners = np.repeat(np.arange(len(own)), [len(found) for found in own])
    mapped = fit(rows[np.concatenate(own)], owners, dims=_MAP_DIMS, steps=_MAP_STEPS, seed=seed)
    return teach(mapped, titles, rows)


def _vectors(titles: list[str], out: Path, *, threads: int) -> Floats:
    from .teacher import teacher_encoder, teacher_vectors

    digest = hashlib.sha256("\n".join(titles).encode()).hexdigest()[:12]
    encoder = teacher_encoder(out / "teacher", threads=threads)
    return teacher_vectors(encoder, titles, out / "vectors" / digest).astype(np.float32)


if __name__ == "__main__":
    main()
