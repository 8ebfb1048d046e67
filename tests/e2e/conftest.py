"""A small index written through the command line, and ways to run the command line on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOW = "2025-10-25"


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.out, f"nothing on stdout, exit code {self.code}: {self.err}"
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        """The one JSON object on stderr."""
        (line,) = self.err.strip().splitlines()
        return json.loads(line)


def environment(**more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("JOBSEARCH_")}
    return {**kept, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **more}


def jobsearch(*args: object, stdin: str | bytes = b"", cwd: Path | None = None, **env: str) -> Ran:
    """Run the command line in a process of its own."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    ran = subprocess.run(
        [sys.executable, "-m", "jobsearch", *map(str, args)], input=data, capture_output=True, cwd=cwd or Path("/"),
        env=environment(**env), timeout=120, check=False,
    )
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def posting(id_: str, title: str, city: str, region: str, **more: Any) -> dict[str, Any]:
    """A schema.org JobPosting."""
    return {
        "@type": "JobPosting", "identifier": id_, "title": title, "url": f"https://jobs.example.com/{id_}",
        "hiringOrganization": {"@type": "Organization", "name": more.pop("company", "Acme")},
        "jobLocation": {"@type": "Place", "address": {
            "addressLocality": city, "addressRegion": region, "addressCountry": more.pop("country", "US")}},
        "datePosted": more.pop("posted", "2025-10-20"),
        "description": more.pop("description", f"<p>We look for a {title} in {city}.</p>"),
        **more,
    }


POSTINGS = [
    posting("swe-sj", "Software Engineer", "San Jose", "CA", posted="2025-10-23", employmentType="FULL_TIME",
            description="<p>Firmware for ovens, in C and Rust.</p>"),
    posting("swe-mv", "Senior Software Engineer", "Mountain View", "CA", posted="2025-10-01", company="Bolt",
            description="Lead the work on maps: Go, Kubernetes, a team of six."),
    posting("swe-sf", "Software Engineer", "San Francisco", "CA", posted="2025-10-24", company="Cog"),
    posting("swe-ny", "Software Engineer", "New York", "NY", posted="2025-10-24", company="Dynamo"),
    posting("nurse-leeds", "Staff Nurse", "Leeds", "England", country="GB", employmentType="PART_TIME", company="NHS"),
    posting("nurse-york", "Night Nurse", "York", "England", country="GB", company="Elm Care"),
    posting("data-munich", "Data Engineer", "Munich", "Bavaria", country="DE", company="Zugspitze GmbH"),
    posting("welder", "Welder", "Houston", "TX", posted="2025-08-01"),
    posting("evil", "Clerk \u001b[31mred\u001b[0m \u202etxet [bold]x[/bold]", "Austin", "TX",
            company="[red]Evil[/red]"),
]


def write_lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(scope="session")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("feed") / "postings.jsonl", POSTINGS)


@pytest.fixture(scope="session")
def index(feed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of POSTINGS; tests that write make their own."""
    directory = tmp_path_factory.mktemp("e2e") / "index"
    ran = jobsearch("index", feed, "--index", directory, "--now", NOW)
    assert ran.code == 0, ran.err
    assert ran.json["written"] == ran.json["read"] == len(POSTINGS)
    return directory


@pytest.fixture
def run_here(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Run the command line in this process: as `jobsearch`, without the second that imports take."""
    from jobsearch.cli import run

    for name in list(os.environ):
        if name.startswith("JOBSEARCH_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*args: object) -> Ran:
        capfd.readouterr()
        code = run([str(arg) for arg in args])
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return call
