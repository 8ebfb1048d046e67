"""Fetching and building the test servers: Maven projects in this directory, each with its result in target/."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

NODES = Path(__file__).resolve().parent
BUILD_SECONDS = 1200.0
BUILD_JAVA = 17
# Not --quiet: that would leave out the compiler's errors.
MAVEN = ("mvn", "--batch-mode", "--no-transfer-progress", "-Dstyle.color=never", "package")


class Kind(NamedTuple):
    """What differs between the products."""

    title: str
    java: int
    #: Class path below target/, in order.
    jars: tuple[str, ...]
    main: str


KINDS: Mapping[str, Kind] = {
    "elasticsearch": Kind("Elasticsearch 9.5.3", 21, ("home/lib/*",), "esnode.Main"),
    "opensearch": Kind("OpenSearch 2.19.1", 17, ("classes", "lib/*", "knn/*"), "osnode.Main"),
}


class Unavailable(Exception):
    """This machine lacks what a server needs (Java, Maven); the message says what to do."""


class EngineFailed(Exception):
    """A server could not be built or did not start; the message ends with its last lines."""


class Java(NamedTuple):
    """A Java runtime."""

    path: Path
    version: int


def find_javas(
    environ: Mapping[str, str] | None = None, roots: Sequence[Path] = (Path("/usr/lib/jvm"),)
) -> Iterator[Java]:
    """Java runtimes in order of preference: JAVA_HOME, PATH, then the system's, oldest first."""
    environ = os.environ if environ is None else environ
    found = [Path(environ["JAVA_HOME"], "bin/java")] if environ.get("JAVA_HOME") else []
    if on_path := shutil.which("java", path=environ.get("PATH", "")):
        found.append(Path(on_path))
    yield from _versions(found)
    installed = [path for root in roots for path in sorted(root.glob("*/bin/java"))]
    yield from sorted(_versions(installed), key=lambda java: java.version)


def java(
    minimum: int, environ: Mapping[str, str] | None = None, roots: Sequence[Path] = (Path("/usr/lib/jvm"),)
) -> Java:
    """The first Java runtime of at least this feature version.

    Raises:
        Unavailable: there is none.
    """
    seen: dict[Path, int] = {}
    for candidate in find_javas(environ, roots):
        if candidate.version >= minimum:
            return candidate
        seen.setdefault(candidate.path, candidate.version)
    found = ", ".join(f"{version} at {path}" for path, version in seen.items()) or "none"
    raise Unavailable(f"needs Java {minimum} or newer (found: {found}); install one and set JAVA_HOME to it")


def available(kind: str) -> str | None:
    """Why a server of this kind cannot run here, or None when it can."""
    title = KINDS[kind].title
    try:
        java(KINDS[kind].java)
        if not _is_built(kind):
            java(BUILD_JAVA)
            if shutil.which("mvn") is None:
                raise Unavailable("needs Maven, and there is no mvn on PATH; install Maven 3.6.3 or newer")
    except Unavailable as exc:
        return f"the {title} test server {exc}"
    return None


def build(kind: str) -> Path:
    """Fetch and compile a server unless that is done and its sources are unchanged.

    Returns:
        The directory that holds it.

    Raises:
        Unavailable: no Java or no Maven.
        EngineFailed: Maven failed; the message has its last lines.
    """
    target = target_of(kind)
    target.mkdir(exist_ok=True)
    with (target / "build.lock").open("w") as lock:
        # Test runs side by side would otherwise overwrite each other's jars.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_built(kind):
            return target
        if reason := available(kind):
            raise Unavailable(reason)
        (target / "built").unlink(missing_ok=True)
        environ = dict(os.environ)
        home = java(BUILD_JAVA).path.resolve().parent.parent
        if (home / "release").exists():
            environ["JAVA_HOME"] = str(home)
        try:
            done = subprocess.run(
                MAVEN, cwd=NODES / kind, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, errors="replace", timeout=BUILD_SECONDS,
            )  # fmt: skip
        except subprocess.TimeoutExpired as exc:
            raise EngineFailed(f"{' '.join(MAVEN)} in tests/nodes/{kind} took over {BUILD_SECONDS:.0f} s") from exc
        if done.returncode:
            tail = "\n".join(done.stdout.strip().splitlines()[-40:])
            raise EngineFailed(f"{' '.join(MAVEN)} in tests/nodes/{kind} failed:\n{tail}")
        (target / "built").write_text(_fingerprint(kind))
    return target


def target_of(kind: str) -> Path:
    return NODES / kind / "target"


def _is_built(kind: str) -> bool:
    stamp = target_of(kind) / "built"
    return stamp.exists() and stamp.read_text() == _fingerprint(kind)


def _fingerprint(kind: str) -> str:
    """Of a server's sources; by content, because a checkout changes their times."""
    digest = hashlib.sha256()
    for path in sorted([NODES / kind / "pom.xml", *(NODES / kind / "src").rglob("*")]):
        if path.is_file():
            digest.update(f"{path.relative_to(NODES)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _versions(paths: Iterable[Path]) -> Iterator[Java]:
    for path in paths:
        if (version := _version(path)) is not None:
            yield Java(path, version)


@cache
def _version(path: Path) -> int | None:
    try:
        done = subprocess.run([path, "-version"], capture_output=True, text=True, errors="replace", timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    # Java 8 calls itself 1.8.
    found = re.search(r'version "(?:1\.)?(\d+)', done.stderr + done.stdout)
    return int(found[1]) if found else None
