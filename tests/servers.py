"""Real search servers for the tests: Elasticsearch and OpenSearch nodes as plain Java processes on loopback.

`tests/nodes` holds their Maven projects; docs/engines-for-tests.md says what they have and what they lack. A node lives
in a working directory and ends with the process that started it, also when that one is killed: its standard input
closes then.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import random
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tests.nodes.building import KINDS, EngineFailed, Java, Unavailable, available, build, java, target_of

__all__ = [
    "KINDS", "EngineFailed", "Java", "Node", "Unavailable", "available", "build", "free_ports", "java", "start",
    "start_cluster", "stop_all",
]  # fmt: skip

PREFIX = "jobsearch-engine-"
READY_SECONDS = 180.0
MEMORY_BYTES = 4_000_000_000
STOP_SECONDS = 15.0


@dataclass(kw_only=True)
class Node:
    """One server process. Use `start`."""

    kind: str
    port: int
    workdir: Path
    settings: tuple[str, ...] = ()
    #: In a cluster of its own; then it is up only when its indexes are searchable.
    single: bool = True
    #: Lives on after the process that started it.
    detached: bool = False
    #: Optimizing compiler and vector instructions: starts later, runs faster.
    fast: bool = False
    remove: bool = True
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _lock: IO[str] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where its REST API is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The Java process."""
        assert self._process is not None, "the node was never started"
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def log_tail(self, lines: int = 30) -> str:
        """The last lines that it printed."""
        with contextlib.suppress(OSError):
            return "\n".join((self.workdir / "server.log").read_text(errors="replace").splitlines()[-lines:])
        return "(no log)"

    def kill(self) -> None:
        """SIGKILL. Its data stay, for `restart`."""
        if self._process is not None:
            self._process.kill()
            self._reap()

    def halt(self) -> None:
        """Close it in good order, but keep its data, for `restart`."""
        if self._process is None:
            return
        if self.alive:
            if self.detached:
                self._process.terminate()
            else:
                self._close_stdin()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
        self.kill()

    def stop(self) -> None:
        """Close it and remove its working directory, unless the caller gave that."""
        self.halt()
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        if self.remove:
            shutil.rmtree(self.workdir, ignore_errors=True)

    def restart(self) -> None:
        """Start it again on the same port and data; it is closed first if it still runs.

        Raises:
            EngineFailed: it did not come up.
        """
        self.halt()
        self.launch()
        self.wait_ready()

    def launch(self) -> None:
        """Start the process, without waiting until it answers."""
        (self.workdir / "tmp").mkdir(parents=True, exist_ok=True)
        if self._lock is None:
            self._lock = (self.workdir / "lock").open("w")
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with (self.workdir / "server.log").open("wb") as log:
            self._process = subprocess.Popen(
                _command(self),
                stdin=subprocess.DEVNULL if self.detached else subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.workdir,
                # Ctrl-C is for the tests, which then close their nodes.
                start_new_session=True,
                # The lock is held as long as the node lives: it marks the directory as in use.
                pass_fds=(self._lock.fileno(),),
            )

    def wait_ready(self, seconds: float = READY_SECONDS) -> None:
        """Wait until it answers searches.

        Raises:
            EngineFailed: the process ended, or the time is over.
        """
        deadline = time.monotonic() + seconds
        while not (self._printed_ready() and self._answers()):
            if not self.alive:
                raise EngineFailed(f"{KINDS[self.kind].title} on port {self.port} ended:\n{self.log_tail()}")
            if time.monotonic() > deadline:
                raise EngineFailed(
                    f"{KINDS[self.kind].title} on port {self.port} is not up after {seconds:.0f} s:\n{self.log_tail()}"
                )
            time.sleep(0.1)

    def _printed_ready(self) -> bool:
        return any(line.startswith(b"READY ") for line in (self.workdir / "server.log").read_bytes().splitlines())

    def _answers(self) -> bool:
        wait = "?wait_for_status=yellow&timeout=5s" if self.single else ""
        try:
            with urllib.request.urlopen(f"{self.url}/_cluster/health{wait}", timeout=10) as answer:
                return not json.load(answer)["timed_out"]
        except (OSError, urllib.error.HTTPError):
            return False

    def _close_stdin(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    def _reap(self) -> None:
        if self._process is not None:
            self._close_stdin()
            self._process.wait()


def start(
    kind: str,
    *,
    workdir: Path | None = None,
    port: int | None = None,
    settings: Iterable[str] = (),
    fast: bool = False,
    detached: bool = False,
) -> Node:
    """Build a server if need be, start one node and wait until it answers.

    Args:
        kind: A name in `KINDS`.
        workdir: Holds data and logs, and stays; by default a temporary directory that `Node.stop` removes.
        port: For its REST API; by default a free one.
        settings: More settings, each `name=value`.
        fast: Run with the optimizing compiler: for measurements, not for a quick start.
        detached: Let it live on after this process.

    Raises:
        Unavailable: no Java or no Maven.
        EngineFailed: it did not build or start.
    """
    node = _node(kind, workdir=workdir, port=port, settings=settings, fast=fast, detached=detached)
    return _up([node])[0]


def start_cluster(n: int, *, settings: Iterable[str] = (), fast: bool = False) -> list[Node]:
    """Start an OpenSearch cluster of n nodes, each a process of its own, and wait until they have found each other.

    Raises:
        Unavailable: no Java or no Maven.
        EngineFailed: it did not build or start.
    """
    ports = free_ports(2 * n)
    transports = ports[n:]
    common = [
        "discovery.type=zen",
        "discovery.seed_hosts=" + ",".join(f"127.0.0.1:{port}" for port in transports),
        "cluster.initial_cluster_manager_nodes=" + ",".join(f"node-{i}" for i in range(n)),
        *settings,
    ]
    nodes = []
    for i, (port, transport) in enumerate(zip(ports, transports, strict=False)):
        own = [f"node.name=node-{i}", f"transport.port={transport}", *common]
        nodes.append(_node("opensearch", port=port, settings=own, fast=fast, single=False))
    _up(nodes)
    try:
        urllib.request.urlopen(f"{nodes[0].url}/_cluster/health?wait_for_nodes={n}&timeout=60s", timeout=90).close()
    except OSError as exc:
        tail = nodes[0].log_tail()
        stop_all(nodes)
        raise EngineFailed(f"the {n} nodes did not form a cluster ({exc}):\n{tail}") from exc
    return nodes


def stop_all(nodes: Iterable[Node]) -> None:
    """Stop nodes side by side: each may take seconds."""
    nodes = list(nodes)
    if nodes:
        with ThreadPoolExecutor(len(nodes)) as pool:
            list(pool.map(Node.stop, nodes))


def free_ports(n: int = 1) -> list[int]:
    """Ports that nothing listens on, below the range that the system gives to outgoing connections.

    A client that tries to reach a dead node's port in that range could be given the same port, and meet itself.
    """
    found: list[int] = []
    for port in random.sample(range(20000, 30000), 1000):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            found.append(port)
        if len(found) == n:
            return found
    raise EngineFailed("found no free port between 20000 and 30000")


def _node(
    kind: str,
    *,
    workdir: Path | None = None,
    port: int | None = None,
    settings: Iterable[str] = (),
    fast: bool = False,
    detached: bool = False,
    single: bool = True,
) -> Node:
    if reason := available(kind):
        raise Unavailable(reason)
    build(kind)
    _sweep()
    return Node(
        kind=kind,
        port=port or free_ports()[0],
        workdir=workdir or Path(tempfile.mkdtemp(prefix=PREFIX, dir=_room())),
        settings=tuple(settings),
        single=single,
        detached=detached,
        fast=fast,
        remove=workdir is None,
    )


def _up(nodes: list[Node]) -> list[Node]:
    try:
        for node in nodes:
            node.launch()
        for node in nodes:
            node.wait_ready()
    except BaseException:
        stop_all(nodes)
        raise
    return nodes


def _command(node: Node) -> list[str]:
    kind, target, work = KINDS[node.kind], target_of(node.kind), node.workdir
    runtime = java(kind.java)
    # A test node lives for seconds: the quick compiler starts it twice as fast. The vector API must then stay off:
    # without the optimizing compiler it is some hundred times slower than plain loops.
    mode = ["-XX:TieredStopAtLevel=1"]
    if node.fast:
        mode = ["--add-modules", "jdk.incubator.vector"] if runtime.version >= 21 else []
    heap = os.environ.get("JOBSEARCH_ENGINE_HEAP", "512m")
    command = [str(runtime.path), f"-Xms{heap}", f"-Xmx{heap}", "-XX:+UseSerialGC", *mode]
    command.append(f"-Djava.io.tmpdir={work / 'tmp'}")
    if node.kind == "elasticsearch":
        command += [
            "--enable-native-access=ALL-UNNAMED", f"-Des.nativelibs.path={_native(work)}",
            "-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false", "-Dlog4j2.disable.jmx=true",
            "-Dio.netty.noUnsafe=true",
        ]  # fmt: skip
    command += ["-cp", os.pathsep.join(str(target / jars) for jars in kind.jars), kind.main]
    command.append(str(target / "home" if node.kind == "elasticsearch" else work / "home"))
    # The serial collector lets garbage fill a heap this small, and the breaker takes it for load.
    breaker = "indices.breaker.total.use_real_memory=false"
    command += [f"path.data={work / 'data'}", f"path.logs={work / 'logs'}", f"http.port={node.port}", breaker]
    command += node.settings
    return command if node.detached else [*command, "--stdin"]


def _native(work: Path) -> Path:
    """Elasticsearch looks for its native libraries in one directory; the system's libzstd serves."""
    native = work / "native"
    native.mkdir(exist_ok=True)
    ldconfig = shutil.which("ldconfig", path=os.pathsep.join([os.environ.get("PATH", ""), "/sbin", "/usr/sbin"]))
    listed = subprocess.run([ldconfig, "-p"], capture_output=True, text=True).stdout if ldconfig else ""
    link = native / "libzstd.so"
    if (found := re.search(r"libzstd\.so\.1.* => (.+)", listed)) and not link.exists():
        link.symlink_to(found[1])
    return native


def _room() -> Path:
    """Where temporary directories go: memory where there is plenty, for servers wait for the disk at every write."""
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > MEMORY_BYTES:
        return memory
    return Path(tempfile.gettempdir())


def _sweep() -> None:
    """Remove temporary directories of killed test runs: those whose lock nobody holds."""
    for work in _room().glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError), (work / "lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(work, ignore_errors=True)
