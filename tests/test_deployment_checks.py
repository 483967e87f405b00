"""System checks: each fires for the configuration it is about, says what to do, and is quiet otherwise."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import CheckMessage
from pytest_django import Settings

from kb import deployment_checks as checks

REPOSITORY = Path(__file__).resolve().parent.parent

type Check = Callable[..., list[CheckMessage]]
type Values = dict[str, Any]

CASES = [
    (
        checks.site_is_reachable_at_its_address,
        {"SITE_HOST": "kb.example", "ALLOWED_HOSTS": ["b.example"]},
        "kb.E001",
    ),
    (checks.any_host_is_too_many, {"ALLOWED_HOSTS": ["*"]}, "kb.W001"),
    (checks.address_is_https, {"HTTPS": False, "SITE_URL": "http://kb.example"}, "kb.W002"),
    (checks.database_is_a_server, {"DATABASE_URL": ""}, "kb.W003"),
    (checks.somebody_can_be_written_to, {"CONTACT_EMAIL": ""}, "kb.W004"),
    (checks.two_people_publish, {"ONE_PERSON_MAY_PUBLISH": True}, "kb.W005"),
]
SOUND = {
    "SITE_HOST": "kb.example",
    "ALLOWED_HOSTS": [".example"],
    "HTTPS": True,
    "DATABASE_URL": "postgres://kb@localhost/kb",
    "CONTACT_EMAIL": "desk@kb.example",
    "ONE_PERSON_MAY_PUBLISH": False,
}


@pytest.mark.parametrize(("check", "wrong", "expected"), CASES, ids=[case[2] for case in CASES])
def test_check_names_the_fault_and_the_remedy(
    check: Check, wrong: Values, expected: str, settings: Settings
) -> None:
    for name, value in wrong.items():
        setattr(settings, name, value)
    (message,) = check(None)
    assert message.id == expected
    assert message.hint


@pytest.mark.parametrize(("check", "wrong", "expected"), CASES, ids=[case[2] for case in CASES])
def test_check_is_quiet_for_a_sound_configuration(
    check: Check, wrong: Values, expected: str, settings: Settings
) -> None:
    for name, value in SOUND.items():
        setattr(settings, name, value)
    assert check(None) == []


def check_deploy(**environment: str) -> subprocess.CompletedProcess[str]:
    """`manage.py check --deploy` in a process of its own, as it is run on a server."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KB_", "DJANGO_", "DATABASE_URL", "DEBUG"))
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(
        command,
        cwd=REPOSITORY,
        env={**kept, "KB_VAR": str(settings.VAR), **environment},
        capture_output=True,
        text=True,
    )


def test_configured_site_passes_the_deployment_checks() -> None:
    result = check_deploy(
        KB_SITE_URL="https://kb.example",
        KB_SECRET_KEY="0123456789abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH",
        KB_CONTACT_EMAIL="desk@kb.example",
        DATABASE_URL="postgres://kb@localhost/kb",
    )
    assert result.returncode == 0, result.stderr


def test_trial_configuration_fails_the_deployment_checks_with_hints() -> None:
    result = check_deploy()
    assert result.returncode == 1
    for expected in ("kb.W002", "kb.W003", "kb.W004"):
        assert expected in result.stderr


def test_public_site_without_a_secret_does_not_start() -> None:
    result = check_deploy(KB_SITE_URL="https://kb.example")
    assert result.returncode != 0
    assert "Set KB_SECRET_KEY" in result.stderr
