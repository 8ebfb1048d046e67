from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import servers

FakeJava = Callable[[str, str], Path]


@pytest.fixture
def fake_java(tmp_path: Path) -> FakeJava:
    """Makes a home directory whose bin/java says that it is of the version given."""

    def make(directory: str, version: str) -> Path:
        binary = tmp_path / directory / "bin" / "java"
        binary.parent.mkdir(parents=True)
        binary.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025-04-15' >&2\n")
        binary.chmod(0o755)
        return tmp_path / directory

    return make


class TestJava:
    def test_java_home_comes_first(self, fake_java: FakeJava) -> None:
        home, on_path = fake_java("home", "21.0.4"), fake_java("path", "22")
        environ = {"JAVA_HOME": str(home), "PATH": str(on_path / "bin")}
        assert servers.java(17, environ, roots=()) == (home / "bin/java", 21)

    def test_a_java_home_that_is_too_old_is_passed_over(self, fake_java: FakeJava) -> None:
        home, on_path = fake_java("home", "17.0.15"), fake_java("path", "21")
        environ = {"JAVA_HOME": str(home), "PATH": str(on_path / "bin")}
        assert servers.java(21, environ, roots=()) == (on_path / "bin/java", 21)

    def test_the_oldest_installed_one_that_will_do(self, fake_java: FakeJava, tmp_path: Path) -> None:
        for directory, version in {"jvm/a-25": "25.0.1", "jvm/b-17": "17.0.15", "jvm/c-21": "21.0.4"}.items():
            fake_java(directory, version)
        found = servers.java(18, {"PATH": ""}, roots=[tmp_path / "jvm"])
        assert found == (tmp_path / "jvm/c-21/bin/java", 21)

    @pytest.mark.parametrize(("printed", "version"), [("1.8.0_422", 8), ("25", 25), ("26-ea", 26), ("17.0.15", 17)])
    def test_versions(self, fake_java: FakeJava, printed: str, version: int) -> None:
        assert servers.java(1, {"JAVA_HOME": str(fake_java("home", printed))}, roots=()).version == version

    def test_what_is_missing_says_what_was_found(self, fake_java: FakeJava) -> None:
        home = fake_java("home", "17.0.15")
        with pytest.raises(servers.Unavailable, match=rf"needs Java 21 or newer \(found: 17 at {home}/bin/java\)"):
            servers.java(21, {"JAVA_HOME": str(home), "PATH": ""}, roots=())

    def test_none_at_all(self, tmp_path: Path) -> None:
        with pytest.raises(servers.Unavailable, match="found: none"):
            servers.java(17, {"JAVA_HOME": str(tmp_path), "PATH": str(tmp_path)}, roots=[tmp_path])


def test_ports_are_free_and_not_those_of_outgoing_connections() -> None:
    ports = servers.free_ports(5)
    assert len(set(ports)) == 5
    assert all(port < 32768 for port in ports)
    for port in ports:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", port))


@pytest.mark.engine
@pytest.mark.slow
def test_a_server_that_does_not_start_shows_its_log(tmp_path: Path) -> None:
    _skip_unless_available("elasticsearch")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(servers.EngineFailed, match=r"(?s)ended:.*bind"):
            servers.start("elasticsearch", workdir=tmp_path, port=port)


@pytest.mark.engine
def test_both_products_answer(elasticsearch_url: str, opensearch_url: str) -> None:
    elasticsearch, opensearch = call("GET", elasticsearch_url), call("GET", opensearch_url)
    assert elasticsearch["tagline"] == "You Know, for Search"
    assert "distribution" not in elasticsearch["version"]
    assert opensearch["version"]["distribution"] == "opensearch"


@pytest.mark.engine
@pytest.mark.slow
def test_a_server_ends_with_the_killed_process_that_started_it(tmp_path: Path) -> None:
    _skip_unless_available("elasticsearch")
    code = (
        "import sys, pathlib; from tests import servers; "
        "node = servers.start('elasticsearch', workdir=pathlib.Path(sys.argv[1])); "
        "print(node.pid, flush=True); sys.stdin.read()"
    )
    root = Path(servers.__file__).parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        os.kill(pid, 0)
        parent.send_signal(signal.SIGKILL)
        deadline = time.monotonic() + 20
        while alive(pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not alive(pid)


def alive(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    # A zombie has ended: only its new parent has not looked yet.
    return bool(state) and not state.startswith("Z")


def call(method: str, url: str, body: dict[str, Any] | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=90) as answer:
        return json.load(answer)


def _skip_unless_available(kind: str) -> None:
    if reason := servers.available(kind):
        if os.environ.get("JOBSEARCH_REQUIRE_ENGINES") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
