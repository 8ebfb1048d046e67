from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jobsearch.engines import names, open_engine
from jobsearch.engines.embedded import EmbeddedEngine
from jobsearch.engines.fields import salary_text
from jobsearch.errors import ConfigError
from jobsearch.posting import Salary

ROOT = Path(__file__).parents[2]


def test_a_directory_is_the_embedded_engine(tmp_path: Path) -> None:
    for index in (tmp_path / "a b" / "é", str(tmp_path / "c%20d?e#f")):
        with open_engine(index, create=True) as engine:
            assert isinstance(engine, EmbeddedEngine)
            assert engine.count() == 0
        assert Path(index).is_dir()


@pytest.mark.parametrize(
    ("index", "engine", "message"),
    [
        ("https://host/jobs", "embedded", "takes a directory"),
        ("somewhere", "sphinx", "'sphinx' is not known; known are: embedded"),
        ("", None, "index is empty"),
    ],
)
def test_what_cannot_be_opened_is_a_setting_error(index: str, engine: str | None, message: str) -> None:
    with pytest.raises(ConfigError, match=message) as caught:
        open_engine(index, engine=engine, create=True)
    assert "secret" not in str(caught.value)


def test_names() -> None:
    assert "embedded" in names()


def test_engine_is_imported_late_and_lightly(tmp_path: Path) -> None:
    code = (
        "import sys, jobsearch.engines\n"
        "assert 'tantivy' not in sys.modules\n"
        f"jobsearch.engines.open_engine({str(tmp_path / 'index')!r}, create=True).close()\n"
        "print([m for m in ('torch', 'spacy', 'onnxruntime', 'babel', 'pycountry') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("salary", "text"),
    [
        (Salary(min=140_000, max=180_000, currency="USD"), "USD 140,000–180,000 a year"),
        (Salary(min=1500, max=1500, currency="EUR", period="month"), "EUR 1,500 a month"),
        (Salary(min=21.5, period="hour"), "from 21.50 an hour"),
        (Salary(max=60_000, currency="GBP"), "up to GBP 60,000 a year"),
    ],
)
def test_salary_text(salary: Salary, text: str) -> None:
    assert salary_text(salary) == text
