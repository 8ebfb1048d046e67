"""The wheel holds everything that a search needs: code, models, tables, the sample, feed definitions."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, capture_output=True,
        text=True, check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
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
    "jobsearch/_data/mappings/elasticsearch/postings.json", "jobsearch/_data/mappings/opensearch/postings.json",
])
def test_data_of_each_kind_is_in_the_wheel(names, pattern):
    assert [name for name in names if Path(name).match(pattern)]


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["elasticsearch", "opensearch"])
def test_an_installed_wheel_knows_its_mappings(wheel, engine, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    # Run elsewhere, lest the checkout's own mappings be found.
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "jobsearch", "setup", "--engine", engine, "--dims", "8", "--dry-run"],
        cwd=tmp_path, env={"PYTHONPATH": str(tmp_path), "PATH": ""}, capture_output=True, text=True, check=False,
    )
    assert ran.returncode == 0, ran.stderr
    written = json.loads((ROOT / "mappings" / engine / "postings.json").read_text("utf-8"))
    (template, _) = json.loads(ran.stdout)
    found = template["body"]["template"]["mappings"]["properties"]
    assert found.keys() == written["mappings"]["properties"].keys()
    assert found["words"] == written["mappings"]["properties"]["words"]


@pytest.mark.slow
def test_nothing_else_is_in_the_wheel(names):
    assert {name.split("/")[0].split("-")[0] for name in names} == {"jobsearch"}
    assert [name for name in names if "__pycache__" in name or name.endswith((".trec", ".rejects.jsonl"))] == []
