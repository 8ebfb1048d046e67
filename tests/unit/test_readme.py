"""README and docs say what is there: blocks compile, commands are named, links lead somewhere, semantics are tested."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jobsearch.cli import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = re.findall(r"^```(?:python|py)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")


@pytest.mark.parametrize("block", BLOCKS, ids=[f"block-{n}" for n in range(1, len(BLOCKS) + 1)])
def test_a_python_block_compiles(block: str) -> None:
    if ">>>" in block:
        block = "\n".join(line[4:] for line in block.splitlines() if line.startswith((">>> ", "... ")))
    compile(block, "README.md", "exec")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_named_in_the_readme(command: str) -> None:
    assert re.search(rf"\bjobsearch {command}\b|`{command}`", README), f"README names no `jobsearch {command}`"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_relative_link_leads_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = (document.parent / path) if path else document
        assert found.exists(), f"{document.name} links to {target}"
        if anchor and found.suffix == ".md":
            headings = re.findall(r"^#+\s+(.+?)\s*$", found.read_text("utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in slugs, f"{document.name} links to {target}: no such heading"


HEADINGS = re.findall(r"^## (.+)$", (ROOT / "docs" / "semantics.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_of_the_semantics_is_cited_by_a_test(heading: str) -> None:
    cited: set[str] = set()
    for path in (ROOT / "tests").rglob("*.py"):
        if path.name == Path(__file__).name:
            continue
        for line in re.findall(r"semantics: (.+?)\s*$", path.read_text("utf-8"), re.MULTILINE):
            cited |= {name.strip(" .") for name in line.split(",")}
    assert heading in cited
