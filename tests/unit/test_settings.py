"""Settings of a cluster: where they come from, what they become, and that no secret is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.cli import run
from jobsearch.cli.config import masked
from jobsearch.cli.options import open_index
from jobsearch.engines.cluster.connection import Connection
from jobsearch.errors import ConfigError, EngineUnavailable
from jobsearch.settings import SECRETS, Settings, load_settings

TOML = """
engine = "opensearch"
username = "somebody"
password = "s3cret-pass"
ca_certs = "ca.pem"
verify_certs = false
timeout_seconds = 2.5
patience_seconds = 7
max_chunk_bytes = 1000
threads = 2
"""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A working directory of its own, and no setting in the environment."""
    import os

    for name in list(os.environ):
        if name.startswith("JOBSEARCH_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_settings_become_a_connection(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().settings.connection() == Connection()
    (alone / "jobsearch.toml").write_text(TOML)
    monkeypatch.setenv("JOBSEARCH_THREADS", "3")
    monkeypatch.setenv("JOBSEARCH_PASSWORD", "other-s3cret")
    resolved = load_settings()
    assert resolved.settings.engine == "opensearch"
    assert resolved.settings.connection() == Connection(
        username="somebody", password="other-s3cret", ca_certs="ca.pem", verify_certs=False, timeout_seconds=2.5,
        patience_seconds=7, max_chunk_bytes=1000, threads=3,
    )  # fmt: skip
    assert resolved.sources["password"] == "environment JOBSEARCH_PASSWORD"
    assert (resolved.sources["username"], resolved.sources["api_key"]) == ("jobsearch.toml", "default")


def test_defaults_of_settings_and_connection_are_the_same() -> None:
    for name in Connection.model_fields.keys() & Settings.model_fields.keys():
        assert Connection.model_fields[name].default == Settings.model_fields[name].default, name
    assert {"api_key", "password"} == SECRETS


@pytest.mark.parametrize(
    ("toml", "setting", "secret"),
    [
        ("password = ['s3cret-pass']", "password", "s3cret"),
        ("api_key = 918273645", "api_key", "918273645"),
        ("password = 's3cret-pass", None, "s3cret"),
        ("timeout_seconds = 0", "timeout_seconds", None),
        ("timeout_seconds = inf", "timeout_seconds", None),
        ("patience_seconds = -1", "patience_seconds", None),
        ("verify_certs = 'perhaps'", "verify_certs", None),
        ("threads = 0", "threads", None),
        ("max_chunk_bytes = 0", "max_chunk_bytes", None),
    ],
)
def test_a_bad_value_names_its_setting_and_shows_no_secret(
    alone: Path, toml: str, setting: str | None, secret: str | None
) -> None:
    (alone / "jobsearch.toml").write_text(toml)
    with pytest.raises(ConfigError) as caught:
        load_settings()
    shown = f"{caught.value} {vars(caught.value)} {caught.value.__cause__} {caught.value.__context__}"
    assert "jobsearch.toml" in shown
    assert setting is None or caught.value.setting == setting
    assert secret is None or secret not in shown


@pytest.mark.parametrize("form", ["--json", "--table"])
def test_config_masks_secrets(
    alone: Path, form: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (alone / "jobsearch.toml").write_text(TOML)
    monkeypatch.setenv("JOBSEARCH_API_KEY", "k3y-k3y-k3y")
    monkeypatch.setenv("JOBSEARCH_INDEX", "https://me:s3c/ret@p@host:9200/jobs")
    assert run(["config", form]) == 0
    out, err = capfd.readouterr()
    for secret in ("s3c", "ret@p", "k3y"):
        assert secret not in out + err
    assert "host:9200/jobs" in out and "JOBSEARCH_API_KEY" in out and "somebody" in out
    if form == "--json":
        values = {row["setting"]: row["value"] for row in json.loads(out)}
        assert (values["api_key"], values["password"], values["ca_certs"]) == ("***", "***", "ca.pem")
    assert "k3y" not in repr(load_settings()) and "s3c" not in repr(load_settings())


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_password_of_a_url_is_shown(password: str) -> None:
    marked = f"<{password}>"
    assert masked(f"https://me:{marked}@host:9200/jobs") == "https://me:***@host:9200/jobs"
    assert marked not in str(masked(f"https://{marked}@host:9200/jobs"))


@pytest.mark.parametrize("value", [None, 5, True, "jobs", "/var/a@b", "http://host:9200/jobs"])
def test_what_holds_no_login_is_shown_as_it_is(value: object) -> None:
    assert masked(value) == value


def test_an_index_is_opened_with_engine_and_connection_of_the_settings(alone: Path) -> None:
    with pytest.raises(EngineUnavailable, match=r"^http://localhost:1 refuses") as caught:
        open_index("http://me:s3cret-pass@localhost:1/jobs", Settings())
    assert "s3cret" not in f"{caught.value} {vars(caught.value)}"
    with pytest.raises(ConfigError, match="password: missing"):
        open_index(None, Settings(index="http://localhost:1/jobs", username="me"))
    with pytest.raises(ConfigError, match="'opensearch' takes http"):
        open_index("somewhere", Settings(engine="opensearch"))
    with pytest.raises(ConfigError, match="'embedded' takes a directory, not http://localhost:1/jobs"):
        open_index("http://me:s3cret@localhost:1/jobs", Settings(engine="opensearch"), engine="embedded")
    with pytest.raises(ConfigError, match="'sphinx' is not known; known are: embedded, elasticsearch, opensearch"):
        open_index("http://localhost:1/jobs", Settings(engine="sphinx"))
    with open_index("jobs", Settings(username="me"), create=True) as jobs:
        assert jobs.stats().postings == 0 and jobs.index_name == "jobs"
