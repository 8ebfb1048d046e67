"""The files in docker/ hold what they promise; where there is a `docker compose`, it accepts them."""

from __future__ import annotations

import fnmatch
import json
import math
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from jobsearch.settings import load_settings

ROOT = Path(__file__).parents[2]
DOCKER = ROOT / "docker"
ENGINES = ("elasticsearch", "opensearch")
MODELS = {engine: yaml.safe_load((DOCKER / engine / "compose.yaml").read_text("utf-8")) for engine in ENGINES}
SERVICES = [(engine, name) for engine in ENGINES for name in MODELS[engine]["services"]]
EXAMPLES = {engine: (DOCKER / engine / ".env.example").read_text("utf-8") for engine in ENGINES}
VARIABLE = re.compile(r"(?<!\$)\$\{(?P<name>\w+)(?P<rest>[^}]*)\}")
SECRET = re.compile(r"PASSWORD|SECRET|TOKEN|ENCRYPTION_?KEY", re.IGNORECASE)
DOCKERFILE = (DOCKER / "Dockerfile").read_text("utf-8")
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def values(text: str) -> dict[str, str]:
    """The variables of a file in the form of .env."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def strings(value: Any) -> list[str]:
    """Every string in a value, keys and values."""
    if isinstance(value, dict):
        return [text for item in value.items() for part in item for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


def filled(engine: str, text: str) -> str:
    """A string with the variables of .env.example in place."""
    return VARIABLE.sub(lambda found: values(EXAMPLES[engine])[found["name"]], text)


def service(engine: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = MODELS[engine]["services"][name]
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """docker/ as a fresh clone has it."""
    folder = tmp_path / "docker"
    shutil.copytree(DOCKER, folder, ignore=lambda _, names: [name for name in names if name == ".env"])
    return folder


def passwords(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([folder / "passwords", *names], capture_output=True, text=True, check=False, timeout=60)


# Compose files


@pytest.mark.parametrize("engine", ENGINES)
def test_what_should_be_there_is_there(engine):
    pages = {"elasticsearch": "kibana", "opensearch": "dashboards"}[engine]
    assert {engine, pages, "jobsearch"} <= set(MODELS[engine]["services"])
    assert service(engine, "jobsearch")["profiles"] == ["tools"], "the layer must not start with `up`"


@pytest.mark.parametrize(("engine", "name"), SERVICES)
def test_an_image_is_pinned(engine, name):
    image = filled(engine, service(engine, name)["image"])
    assert re.fullmatch(r"[\w./-]+:\d+\.\d+\.\d+", image)
    if name == "jobsearch":
        assert image == f"jobsearch:{VERSION}"
        return
    # One line changes the version, and the server's pages have the server's.
    version = re.search(r":\$\{(\w+_VERSION):\?", service(engine, name)["image"])
    assert version and [version[1]] == [key for key in values(EXAMPLES[engine]) if key.endswith("_VERSION")]


@pytest.mark.parametrize(("engine", "major"), [("elasticsearch", "9."), ("opensearch", "2.19.")])
def test_the_version_is_one_that_works(engine, major):
    (version,) = [value for key, value in values(EXAMPLES[engine]).items() if key.endswith("_VERSION")]
    assert version.startswith(major)
    if engine == "elasticsearch":  # its client must have the major version of the server
        constraints = (ROOT / "constraints.txt").read_text("utf-8")
        assert re.search(rf"^elasticsearch=={re.escape(major)}", constraints, re.MULTILINE)


@pytest.mark.parametrize(("engine", "name"), SERVICES)
def test_a_memory_limit(engine, name):
    assert re.fullmatch(r"\d+[mg]", filled(engine, service(engine, name)["mem_limit"]))


def test_the_heap_of_opensearch_leaves_room():
    example = values(EXAMPLES["opensearch"])
    size = {key: int(value[:-1]) * {"m": 1, "g": 1024}[value[-1]] for key, value in example.items()
            if key in {"OPENSEARCH_HEAP", "OPENSEARCH_MEMORY"}}
    assert size["OPENSEARCH_HEAP"] * 2 <= size["OPENSEARCH_MEMORY"]


@pytest.mark.parametrize(("engine", "name"), SERVICES)
def test_a_dependency_exists_and_can_come_true(engine, name):
    for other, dependency in service(engine, name).get("depends_on", {}).items():
        assert other in MODELS[engine]["services"]
        if dependency["condition"] == "service_healthy":
            check = service(engine, other)["healthcheck"]
            assert check["test"][0] in {"CMD", "CMD-SHELL"} and {"interval", "timeout", "retries"} <= set(check)
        else:
            assert dependency["condition"] == "service_completed_successfully"
            assert service(engine, other)["restart"] == "no"


@pytest.mark.parametrize(("engine", "name"), [(e, n) for e, n in SERVICES if "ports" in MODELS[e]["services"][n]])
def test_a_server_comes_back_checks_itself_and_listens_on_loopback_only(engine, name):
    found = service(engine, name)
    assert found["restart"] == "unless-stopped" and "healthcheck" in found
    for port in found["ports"]:
        assert re.fullmatch(r"127\.0\.0\.1:\d+:\d+", filled(engine, port))


def test_no_port_is_taken_twice():
    ports = [filled(e, port).split(":")[1] for e, n in SERVICES for port in service(e, n).get("ports", [])]
    assert len(ports) == 4 == len(set(ports))


@pytest.mark.parametrize(("engine", "name"), SERVICES)
def test_a_service_asks_for_no_more_of_the_machine(engine, name):
    found = service(engine, name)
    assert not {"privileged", "network_mode", "pid", "cap_add", "devices"} & set(found)
    for volume in found.get("volumes", []):
        source = filled(engine, volume).split(":")[0]
        assert source in MODELS[engine]["volumes"] or volume == "${FEEDS:?run docker/passwords}:/feeds:ro"


@pytest.mark.parametrize("engine", ENGINES)
def test_volumes_are_declared_and_used(engine):
    used = {volume.split(":")[0] for name in MODELS[engine]["services"] for volume in service(engine, name).get(
        "volumes", []) if not volume.startswith("$")}
    assert used == set(MODELS[engine]["volumes"])
    assert any(volume.endswith(f"/usr/share/{engine}/data") for volume in service(engine, engine)["volumes"])


@pytest.mark.parametrize("engine", ENGINES)
def test_the_engine_may_lock_its_memory(engine):
    assert service(engine, engine)["ulimits"] == {
        "memlock": {"soft": -1, "hard": -1}, "nofile": {"soft": 65536, "hard": 65536},
    }
    assert service(engine, engine)["environment"]["discovery.type"] == "single-node"


@pytest.mark.parametrize("engine", ENGINES)
def test_security_is_on(engine):
    environment = service(engine, engine)["environment"]
    if engine == "elasticsearch":
        assert environment["xpack.security.enabled"] == "true"
        assert environment["xpack.license.self_generated.type"] == "basic"
    else:
        assert not {"DISABLE_SECURITY_PLUGIN", "DISABLE_INSTALL_DEMO_CONFIG"} & set(environment)
        # The keys of the certificates in the image are public: they must open neither port.
        assert environment["plugins.security.ssl.http.enabled"] == "false"
        assert environment["transport.host"] == "127.0.0.1"


def test_the_known_users_of_opensearch_go():
    script = service("opensearch", "opensearch")["command"][0]
    body = script.split("<<END\n")[1].split("\nEND\n")[0]
    users = yaml.safe_load(re.sub(r"\$\$(\w+)", r"hash-of-\1", body))
    assert {name: user.get("hash") for name, user in users.items()} == {
        "_meta": None, "admin": "hash-of-admin", "kibanaserver": "hash-of-dashboards",
    }
    assert subprocess.run(["bash", "-n"], input=script.replace("$$", "$"), text=True, check=False).returncode == 0


# Secrets


@pytest.mark.parametrize("engine", ENGINES)
def test_every_variable_is_required_and_in_the_example(engine):
    found = [match for text in strings(MODELS[engine]) for match in VARIABLE.finditer(text)]
    assert {match["rest"] for match in found} == {":?run docker/passwords"}
    assert {match["name"] for match in found} == set(values(EXAMPLES[engine]))


@pytest.mark.parametrize(("engine", "name"), SERVICES)
def test_a_secret_is_never_a_literal(engine, name):
    found = service(engine, name)
    for key, value in found.get("environment", {}).items():
        if SECRET.search(key):
            assert re.fullmatch(r"\$\{\w+:\?[^}]+\}", value), key
    texts = strings([found.get(key) for key in ("command", "entrypoint", "healthcheck")])
    for text in texts:
        for _, value in re.findall(r"(?i)(password|secret|-u [\"']?\w+)[\\\"': ]*[=:]\s*[\\\"']*([^\s\\\"']+)", text):
            assert value.startswith("$"), text


@pytest.mark.parametrize("engine", ENGINES)
def test_the_example_holds_no_secret(engine):
    secrets = {key: value for key, value in values(EXAMPLES[engine]).items() if SECRET.search(key)}
    assert len(secrets) == 3 and set(secrets.values()) == {""}


def test_git_and_the_build_leave_the_passwords_out():
    assert ".env" in (DOCKER / ".gitignore").read_text("utf-8").splitlines()
    assert "**/.env" in (ROOT / ".dockerignore").read_text("utf-8").splitlines()


def test_passwords_are_written_once(copy):
    done = passwords(copy)
    assert (done.returncode, done.stderr) == (0, "")
    before = {engine: (copy / engine / ".env").read_text("utf-8") for engine in ENGINES}
    made = [value for text in before.values() for key, value in values(text).items() if SECRET.search(key)]
    assert len(made) == 6 == len(set(made))
    assert not [value for value in made if value in done.stdout]
    for engine in ENGINES:
        assert stat.S_IMODE((copy / engine / ".env").stat().st_mode) == 0o600
        example = values(EXAMPLES[engine])
        kept = {key: value for key, value in values(before[engine]).items() if not SECRET.search(key)}
        assert kept == {key: value for key, value in example.items() if not SECRET.search(key)}

    again = passwords(copy)
    assert again.returncode == 1 and "stays as it is" in again.stderr
    assert {engine: (copy / engine / ".env").read_text("utf-8") for engine in ENGINES} == before


def test_passwords_of_one_engine(copy):
    assert passwords(copy, "opensearch").returncode == 0
    assert (copy / "opensearch" / ".env").is_file() and not (copy / "elasticsearch" / ".env").exists()
    # One that is there stops it before the other is written.
    assert passwords(copy).returncode == 1 and not (copy / "elasticsearch" / ".env").exists()
    assert passwords(copy, "solr").returncode == 2
    assert passwords(copy, "elasticsearch").returncode == 0


def test_a_password_is_strong_and_safe_everywhere(copy):
    made: list[str] = []
    for _ in range(5):
        assert passwords(copy).returncode == 0
        for engine in ENGINES:
            file = copy / engine / ".env"
            made += [value for key, value in values(file.read_text("utf-8")).items() if SECRET.search(key)]
            file.unlink()
    assert len(set(made)) == 30
    for password in made:
        # OpenSearch: 8 to 100 characters, one of each kind; Kibana's keys: 32 or more.
        assert 32 <= len(password) <= 100
        for kind in ("[A-Z]", "[a-z]", "[0-9]", "[^A-Za-z0-9]"):
            assert re.search(kind, password), kind
        # Nothing to quote in a shell, in .env, in YAML, in JSON or in a URL.
        assert re.fullmatch(r"[A-Za-z0-9-]+", password) and password[0] != "-"
        assert shlex.quote(password) == password == yaml.safe_load(f"p: {password}")["p"]
        assert json.dumps(password) == f'"{password}"'
    counts = [sum(password.count(character) for password in made) for character in set("".join(made)) - {"-"}]
    drawn = sum(counts)
    assert -sum(n / drawn * math.log2(n / drawn) for n in counts) > 5.5, "not drawn evenly from 62 characters"


@pytest.mark.parametrize("poor", ["a" * 40, "aA" * 20, "a7" * 20, "A7" * 20, "aA7"])
def test_a_poor_draw_is_drawn_again(copy, tmp_path, poor):
    # Too rare to wait for: a dd before the system's draws it first, and what the system's draws from then on.
    fake, drawn = tmp_path / "bin" / "dd", tmp_path / "drawn"
    fake.parent.mkdir()
    fake.write_text(f"#!/bin/sh\nif [ -e {shlex.quote(str(drawn))} ]; then exec {shutil.which('dd')} \"$@\"; fi\n"
                    f": >{shlex.quote(str(drawn))}\nprintf %s {poor}\n", "utf-8")
    fake.chmod(0o755)
    environment = os.environ | {"PATH": f"{fake.parent}:{os.environ['PATH']}"}
    done = subprocess.run([copy / "passwords", "opensearch"], env=environment, capture_output=True, text=True,
                          check=False, timeout=60)
    assert (done.returncode, drawn.exists()) == (0, True), done.stderr
    made = values((copy / "opensearch" / ".env").read_text("utf-8"))
    assert not [key for key, value in made.items() if SECRET.search(key) and value.replace("-", "") in poor]


# The layer


@pytest.mark.parametrize("engine", ENGINES)
def test_the_layer_is_told_what_it_needs(engine):
    environment = service(engine, "jobsearch")["environment"]
    assert set(environment) == {f"JOBSEARCH_{name}" for name in (
        "INDEX", "USERNAME", "PASSWORD", "CA_CERTS", "VERIFY_CERTS")}
    assert environment["JOBSEARCH_INDEX"] == f"http://{engine}:9200/jobs"
    # The password that it logs in with is the one that the server is made with.
    first = {"elasticsearch": "ELASTIC_PASSWORD", "opensearch": "OPENSEARCH_INITIAL_ADMIN_PASSWORD"}[engine]
    assert environment["JOBSEARCH_PASSWORD"] == service(engine, engine)["environment"][first]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_settings_accept_what_the_layer_is_told(engine, tmp_path, monkeypatch):
    for key in [key for key in os.environ if key.startswith("JOBSEARCH_")]:
        monkeypatch.delenv(key)
    environment = service(engine, "jobsearch")["environment"] | {"JOBSEARCH_PASSWORD": "made-up"}
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    resolved = load_settings(directory=tmp_path)
    assert not resolved.unknown
    assert resolved.settings.connection().login == "password"
    assert resolved.settings.verify_certs is True


@pytest.mark.parametrize("engine", ENGINES)
def test_the_layer_is_built_from_here_and_can_write_where_it_works(engine):
    found = service(engine, "jobsearch")
    context = (DOCKER / engine / found["build"]["context"]).resolve()
    assert context == ROOT and context / found["build"]["dockerfile"] == DOCKER / "Dockerfile"
    (workdir,) = re.findall(r"^WORKDIR (.+)$", DOCKERFILE.split("\nFROM ")[-1], re.MULTILINE)
    assert found["read_only"] is True and f"jobsearch:{workdir}" in found["volumes"]
    assert (DOCKER / engine / values(EXAMPLES[engine])["FEEDS"]).resolve() == DOCKER / "feeds"


# The image


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions, continued lines joined."""
    text = re.sub(r"^\s*#.*\n", "", DOCKERFILE, flags=re.MULTILINE)
    lines = re.sub(r"\\\n\s*", " ", text).splitlines()
    return [(line.split(None, 1)[0], line.split(None, 1)[1].strip()) for line in lines if line.strip()]


def last_stage() -> list[tuple[str, str]]:
    found = instructions()
    return found[max(n for n, (word, _) in enumerate(found) if word == "FROM"):]


def test_the_image_ends_as_a_user_that_is_not_root():
    users = [value for word, value in last_stage() if word == "USER"]
    assert users and re.fullmatch(r"[1-9]\d*:[1-9]\d*", users[-1]), "a number, so that others can tell it is not root"
    rest = [word for word, _ in last_stage()]
    assert "RUN" not in rest[rest.index("USER"):]


def test_the_image_runs_the_command():
    assert dict(last_stage())["ENTRYPOINT"] == '["jobsearch"]'


def test_the_base_is_pinned_and_the_last_stage_only_copies():
    arguments = dict(value.split("=", 1) for word, value in instructions() if word == "ARG")
    bases = [VARIABLE.sub(lambda found: arguments[found["name"]], value) for word, value in instructions()
             if word == "FROM"]
    assert len(bases) > 1
    assert len({base.split()[0] for base in bases}) == 1, "a venv works only on the Python that it was made with"
    assert all(re.fullmatch(r"python:3\.12\.\d+-slim-\w+( AS \w+)?", base) for base in bases)
    copies = [value for word, value in last_stage() if word == "COPY"]
    assert copies and all(value.startswith("--from=") for value in copies)


def test_the_image_has_both_clients_and_nothing_for_training():
    installs = [value for word, value in instructions() if word == "RUN" and "install" in value]
    assert all("--constraint" in part for value in installs for part in re.split("&&", value) if " install " in part)
    extras = [extra for value in installs for extra in re.findall(r"\[([a-z,]+)\]", value)]
    assert extras == ["elasticsearch,opensearch"]


def context() -> list[str]:
    """What .dockerignore lets in."""
    lines = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert lines[0] == "*", "everything is left out unless it is named"
    return [line[1:] for line in lines if line.startswith("!")]


def copied() -> list[str]:
    """What the Dockerfile takes from the build's context."""
    return [source for word, value in instructions() if word == "COPY" and "--from" not in value
            for source in value.split()[:-1]]


def test_the_context_is_what_is_copied():
    assert sorted(context()) == sorted(copied())


@pytest.mark.slow
def test_a_wheel_of_what_is_copied_is_whole(tmp_path):
    for name in copied():
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copy(source, tmp_path / name)
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")], cwd=tmp_path,
        capture_output=True, text=True, check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    assert fnmatch.fnmatch(wheel.name, f"jobsearch-{VERSION}-*.whl")


# With Docker


def compose() -> list[str] | None:
    """The command that runs Compose, if this machine has one."""
    for command in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(command[0]):
            asked = subprocess.run([*command, "version", "--short"], capture_output=True, text=True, check=False)
            if asked.returncode == 0 and not asked.stdout.startswith(("1.", "v1.")):
                return command
    return None


@pytest.mark.parametrize("engine", ENGINES)
def test_compose_accepts_the_file(engine, copy):
    command = compose()
    if command is None:
        pytest.skip("no Docker Compose 2 here")
    environment = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}

    def config() -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, "--profile", "tools", "config", "--format", "json"], cwd=copy / engine,
                              env=environment, capture_output=True, text=True, check=False, timeout=60)

    before = config()
    assert before.returncode != 0 and "run docker/passwords" in before.stderr
    assert passwords(copy, engine).returncode == 0
    done = config()
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr.lower()
    model = json.loads(done.stdout)
    assert set(model["services"]) == set(MODELS[engine]["services"])
    # `$$` reaches a shell as `$`, and the password that it reads is the one in .env.
    made = values((copy / engine / ".env").read_text("utf-8"))
    assert made["ELASTIC_PASSWORD" if engine == "elasticsearch" else "OPENSEARCH_PASSWORD"] in model["services"][
        "jobsearch"]["environment"]["JOBSEARCH_PASSWORD"]
    assert {port["host_ip"] for found in model["services"].values() for port in found.get("ports", [])} == {"127.0.0.1"}
