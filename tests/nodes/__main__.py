"""Servers that go on running: make engines, make engines-stop. State, data and logs are kept in the directory named."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests import servers

STOP_SECONDS = 20.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.nodes", description=__doc__)
    parser.add_argument("action", choices=["start", "stop"])
    parser.add_argument("directory", type=Path)
    args = parser.parse_args()
    directory = args.directory.resolve()
    if args.action == "stop":
        for kind in servers.KINDS:
            stop(kind, directory / kind)
        return
    if reasons := [reason for kind in servers.KINDS if (reason := servers.available(kind))]:
        sys.exit("\n".join(reasons))
    with ThreadPoolExecutor() as pool:
        started = {kind: pool.submit(start, kind, directory / kind) for kind in servers.KINDS}
    failures = [str(failed) for future in started.values() if (failed := future.exception())]
    for kind, future in started.items():
        if future.exception() is None:
            print(f"export {kind.upper()}_URL={future.result()}")
    if failures:
        sys.exit("\n".join(failures))


def start(kind: str, workdir: Path) -> str:
    """Start a server unless it runs, on the port that it had the last time.

    Returns:
        Its URL.
    """
    port = None
    if state := _state(workdir):
        if _runs(state["pid"], workdir):
            urllib.request.urlopen(state["url"], timeout=30).close()
            return str(state["url"])
        port = int(state["url"].rpartition(":")[2])
    print(f"starting {servers.KINDS[kind].title}; the first time its parts are fetched (60 to 90 MB)", file=sys.stderr)
    workdir.mkdir(parents=True, exist_ok=True)
    node = servers.start(kind, workdir=workdir, port=port, detached=True)
    (workdir / "state.json").write_text(json.dumps({"url": node.url, "pid": node.pid}))
    return node.url


def stop(kind: str, workdir: Path) -> None:
    """Stop a server that `start` started; its data stay."""
    state = _state(workdir)
    if not state or not _runs(state["pid"], workdir):
        print(f"{kind} was not running")
        return
    os.kill(state["pid"], signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    while _runs(state["pid"], workdir):
        if time.monotonic() > deadline:
            os.kill(state["pid"], signal.SIGKILL)
            deadline += STOP_SECONDS
        time.sleep(0.2)
    print(f"{kind} stopped; its data stay in {workdir}")


def _state(workdir: Path) -> dict[str, Any] | None:
    path = workdir / "state.json"
    return json.loads(path.read_text()) if path.exists() else None


def _runs(pid: int, workdir: Path) -> bool:
    """Whether the process is there and ours: a number may have been given to another since."""
    listed = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True)
    return f"path.data={workdir / 'data'}" in listed.stdout


if __name__ == "__main__":
    main()
