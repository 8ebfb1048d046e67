"""The wheel holds everything that a search needs: code, models, tables, the sample, feed definitions."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, capture_output=True,
        text=True, check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.mark.slow
def test_every_file_of_the_package_is_in_the_wheel(names):
    # What git would not ship, the wheel does not hold either.
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "jobsearch"], cwd=ROOT, capture_output=True,
        text=True, check=False,
    )
    expected = listed.stdout.split("\n")[:-1] if listed.returncode == 0 else []
    expected = expected or [str(p.relative_to(ROOT)) for p in (ROOT / "jobsearch").rglob("*.py")]
    assert [name for name in expected if (ROOT / name).is_file() and name not in names] == []


@pytest.mark.slow
@pytest.mark.parametrize("pattern", [
    "jobsearch/models/*/model.onnx", "jobsearch/models/*/card.json", "jobsearch/sample/data/*.yaml",
    "jobsearch/extract/data/*.tsv", "jobsearch/_data/ingest/feeds/*.yaml", "jobsearch/py.typed",
])
def test_data_of_each_kind_is_in_the_wheel(names, pattern):
    assert [name for name in names if Path(name).match(pattern)]


@pytest.mark.slow
def test_nothing_else_is_in_the_wheel(names):
    assert {name.split("/")[0].split("-")[0] for name in names} == {"jobsearch"}
    assert [name for name in names if "__pycache__" in name or name.endswith((".trec", ".rejects.jsonl"))] == []
