"""The checks of `jobsearch doctor`, each a function that tells what it found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import Literal

from ..errors import EngineError, JobSearchError

_DISTRIBUTION = "jobsearch"
_NEWEST_PYTHON = (3, 13)


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found.

    Attributes:
        fix: What to do about it; "" when there is nothing to do.
        exit_code: Exit code of the command when this check fails.
    """

    name: str
    status: Literal["ok", "warn", "fail"]
    found: str
    fix: str = ""
    exit_code: int = 1


def run_checks(index: str | None, engine: str | None) -> Iterator[Check]:
    """Run every check; `index` and `engine` as given on the command line."""
    from .index_checks import check_index

    yield _python()
    yield from _guarded("packages", _packages)
    yield from _guarded("settings", _settings)
    yield from _guarded("model", _model)
    yield from _guarded("places and feeds", _data)
    yield from _guarded("index", lambda: check_index(index, engine))


def _guarded(name: str, check: Callable[[], Iterator[Check]]) -> Iterator[Check]:
    """A check that raises is a failure with the error's own words: the doctor never falls ill."""
    try:
        yield from check()
    except JobSearchError as exc:
        yield Check(name, "fail", exc.message, _fix(exc), exc.exit_code)
    except Exception as exc:
        yield Check(name, "fail", f"{type(exc).__name__}: {exc}", "pip install --force-reinstall jobsearch")


def _fix(exc: JobSearchError) -> str:
    if exc.exit_code == EngineError.exit_code and getattr(exc, "engine", None) != "embedded":
        return ""  # what a cluster's error says ends with what to do
    return {
        2: "correct that setting; jobsearch config shows where it comes from",
        3: "index the feeds again: jobsearch index SOURCE... --index DIR",
        5: "reinstall: pip install --force-reinstall --no-deps jobsearch",
    }.get(exc.exit_code, "")


def _python() -> Check:
    found = f"{sys.version.split()[0]} at {sys.executable}"
    if sys.version_info[:2] > _NEWEST_PYTHON:
        newest = ".".join(map(str, _NEWEST_PYTHON))
        return Check("python", "warn", f"{found}, newer than any that is tested", f"if something fails, use {newest}")
    return Check("python", "ok", found)


def _packages() -> Iterator[Check]:
    """Every requirement of the installed distribution, extras left out, against what is installed."""
    from packaging.requirements import Requirement

    try:
        requirements = [Requirement(text) for text in metadata.requires(_DISTRIBUTION) or []]
    except metadata.PackageNotFoundError:
        yield Check("packages", "warn", "jobsearch runs from source and is not installed", "pip install --editable .")
        return
    wrong = []
    needed = [r for r in requirements if r.marker is None or r.marker.evaluate({"extra": ""})]
    for requirement in needed:
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            wrong.append(f"{requirement.name} is missing")
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            wrong.append(f"{requirement.name} {version} does not meet {requirement.specifier}")
    version = metadata.version(_DISTRIBUTION)
    if wrong:
        yield Check("packages", "fail", "; ".join(wrong), "pip install --upgrade jobsearch")
    else:
        yield Check("packages", "ok", f"jobsearch {version} and the {len(needed)} packages that it needs")


def _settings() -> Iterator[Check]:
    from ..settings import load_settings

    resolved = load_settings()
    own = [f"{name} ({source})" for name, source in resolved.sources.items() if source != "default"]
    yield Check("settings", "ok", ", ".join(own) or "all at their defaults")
    for variable, meant in resolved.unknown.items():
        yield Check("settings", "warn", f"{variable} sets nothing", f"did you mean {meant}?" if meant else "unset it")


def _model() -> Iterator[Check]:
    from ..encoding import get_encoder, model_directory
    from ..model_card import verify

    card = verify(model_directory())
    encoder = get_encoder()
    length = float((encoder.encode(["software engineer"]) ** 2).sum())
    if abs(length - 1) > 1e-3:
        yield Check("model", "fail", f"{encoder.name} gives vectors of length {length:.3f}, not 1",
                    "reinstall: pip install --force-reinstall --no-deps jobsearch", 5)
        return
    yield Check("model", "ok", f"{card['name']}: {len(card['files'])} files with the right checksums, "
                               f"{encoder.dims} dimensions")


def _data() -> Iterator[Check]:
    from ..extract.places import gazetteer
    from ..feeds import feed_names

    found = gazetteer().find("Silicon Valley")
    if not found:
        yield Check("places", "fail", "the place table does not know Silicon Valley",
                    "reinstall: pip install --force-reinstall --no-deps jobsearch")
        return
    yield Check("places", "ok", f"Silicon Valley is {found[0].value[0].code}")
    yield Check("feeds", "ok", ", ".join(feed_names()))
