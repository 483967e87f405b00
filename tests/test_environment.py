"""Settings from the environment: right values are read, wrong ones stop the start and say what is expected."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from kb.environment import database_from_url, envbool, envint, envlist, envpath, envsecret, envstr, envurl

type SetEnv = Callable[[str], None]


@pytest.fixture
def set_env(monkeypatch: pytest.MonkeyPatch) -> SetEnv:
    return lambda value: monkeypatch.setenv("KB_EXAMPLE", value)


def test_unset_and_empty_variables_take_the_default(set_env: SetEnv) -> None:
    assert envstr("KB_EXAMPLE", "default") == "default"
    set_env("")
    assert envstr("KB_EXAMPLE", "default") == "default"
    assert envbool("KB_EXAMPLE", True) is True
    assert envint("KB_EXAMPLE", 7) == 7
    assert envlist("KB_EXAMPLE", ["a"]) == ["a"]


def test_set_variables_are_read(set_env: SetEnv) -> None:
    set_env("False")
    assert envbool("KB_EXAMPLE", True) is False
    set_env("3000")
    assert envint("KB_EXAMPLE", 7) == 3000
    set_env("a.example, b.example,")
    assert envlist("KB_EXAMPLE", []) == ["a.example", "b.example"]


@pytest.mark.parametrize("value", ["true", "1", "yes", "no", " True"])
def test_truth_in_other_words_is_refused(value: str, set_env: SetEnv) -> None:
    set_env(value)
    with pytest.raises(ImproperlyConfigured, match="use 'True' or 'False'"):
        envbool("KB_EXAMPLE", False)


@pytest.mark.parametrize("value", ["-1", "3.5", "many", "٣"])
def test_number_that_is_not_whole_is_refused(value: str, set_env: SetEnv) -> None:
    set_env(value)
    with pytest.raises(ImproperlyConfigured, match="use a whole number such as 7"):
        envint("KB_EXAMPLE", 7)


def test_address_loses_its_closing_slash(set_env: SetEnv) -> None:
    set_env("https://kb.example:8443/")
    assert envurl("KB_EXAMPLE", "") == "https://kb.example:8443"


@pytest.mark.parametrize(
    "value", ["kb.example", "ftp://kb.example", "https://kb.example/path", "https://", "https://a@b"]
)
def test_address_of_no_site_is_refused(value: str, set_env: SetEnv) -> None:
    set_env(value)
    with pytest.raises(ImproperlyConfigured, match="use an address such as"):
        envurl("KB_EXAMPLE", "")


def test_path_is_made_absolute(set_env: SetEnv) -> None:
    set_env("somewhere")
    assert envpath("KB_EXAMPLE", Path("/elsewhere")) == Path.cwd() / "somewhere"


def test_secret_of_a_trial_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret-key"
    made = envsecret("KB_EXAMPLE", file, required=False)
    assert len(made) >= 50
    assert envsecret("KB_EXAMPLE", file, required=False) == made
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in file.parent.iterdir()] == ["secret-key"]


def test_threads_that_start_at_once_agree_on_the_secret(tmp_path: Path) -> None:
    found: set[str] = set()
    start = threading.Barrier(6)

    def read() -> None:
        start.wait()
        found.add(envsecret("KB_EXAMPLE", tmp_path / "secret-key", required=False))

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 1


def test_public_site_without_its_own_secret_is_refused(tmp_path: Path, set_env: SetEnv) -> None:
    with pytest.raises(ImproperlyConfigured, match="Set KB_EXAMPLE"):
        envsecret("KB_EXAMPLE", tmp_path / "secret-key", required=True)
    set_env("short")
    with pytest.raises(ImproperlyConfigured, match="too short"):
        envsecret("KB_EXAMPLE", tmp_path / "secret-key", required=True)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://kb:secret@db.example:5433/kb", ("kb", "kb", "secret", "db.example", "5433", {})),
        (
            "postgresql://kb@localhost/kb?sslmode=require",
            ("kb", "kb", "", "localhost", "", {"sslmode": "require"}),
        ),
        (
            "postgres://a%40b:p%2Fw@%2Frun%2Fpostgresql/n%20m",
            ("n m", "a@b", "p/w", "/run/postgresql", "", {}),
        ),
    ],
)
def test_database_address_is_read(url: str, expected: tuple[object, ...]) -> None:
    found = database_from_url(url)
    assert tuple(found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == expected


@pytest.mark.parametrize(
    "url",
    [
        "kb",
        "mysql://a:b@c/d",
        "postgres://localhost",
        "postgres://localhost/a/b",
        "postgres://h:port/kb",
        "postgres://h/kb?x",
    ],
)
def test_database_address_of_another_form_is_refused_without_repeating_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database_from_url(url)
