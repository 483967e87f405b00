"""Read settings from environment variables, and say loudly which one is wrong and what it may be."""

import os
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def envstr(name: str, default: str = "") -> str:
    """The variable's text; an empty variable counts as not set."""
    return os.environ.get(name) or default


def envbool(name: str, default: bool) -> bool:
    """'True' or 'False', nothing else."""
    value = envstr(name, str(default))
    if value not in ("True", "False"):
        raise ImproperlyConfigured(f"Unexpected value {name}={value}, use 'True' or 'False'")
    return value == "True"


def envint(name: str, default: int) -> int:
    """A whole number that is not negative."""
    value = envstr(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"Unexpected value {name}={value}, use a whole number such as {default}")
    return int(value)


def envlist(name: str, default: list[str]) -> list[str]:
    """Words separated by commas."""
    value = envstr(name)
    return [word.strip() for word in value.split(",") if word.strip()] if value else default


def envpath(name: str, default: Path) -> Path:
    """A path, absolute or from the present directory."""
    return Path(envstr(name, str(default))).absolute()


def envurl(name: str, default: str) -> str:
    """The address of a site: http or https, a host, perhaps a port, and nothing after it."""
    value = envstr(name, default).rstrip("/")
    parts = urlsplit(value)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.path
        or parts.query
        or "@" in value
    ):
        raise ImproperlyConfigured(
            f"Unexpected value {name}={value}, use an address such as https://example.org"
        )
    return value


def envsecret(name: str, file: Path, *, required: bool) -> str:
    """A secret of at least 40 characters; unless `required`, one made at random and kept in `file`."""
    value = envstr(name)
    if not value and required:
        raise ImproperlyConfigured(
            f"Set {name} to 50 or more random characters; a public site must have its own"
        )
    if not value:
        return _kept_secret(file)
    if len(value) < 40:
        raise ImproperlyConfigured(f"{name} is too short, use 50 or more random characters")
    return value


def _kept_secret(file: Path) -> str:
    """The secret in `file`, which only its owner may read; made by whichever process comes first."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        handle, unfinished = tempfile.mkstemp(prefix=f"{file.name}.", dir=file.parent)
        with os.fdopen(handle, "w") as new:
            new.write(secrets.token_urlsafe(50))
        try:
            os.link(unfinished, file)
        except FileExistsError:  # another process was quicker: its secret counts
            pass
        finally:
            os.unlink(unfinished)
    return file.read_text(encoding="ascii")


def database_from_url(url: str) -> dict[str, Any]:
    """Django's settings for `postgres://user:password@host:port/name?sslmode=…`; other forms are refused.

    A Unix socket is named by its directory: `postgres://user@%2Fvar%2Frun%2Fpostgresql/name`.
    """
    parts = urlsplit(url)
    name = unquote(parts.path[1:])
    if parts.scheme not in ("postgres", "postgresql") or not name or "/" in name or parts.fragment:
        raise ImproperlyConfigured("DATABASE_URL is not of the form postgres://user:password@host:port/name")
    try:
        port = parts.port or ""
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    except ValueError as error:
        raise ImproperlyConfigured(
            f"DATABASE_URL has a port or option that cannot be read: {error}"
        ) from error
    return {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port),
        "OPTIONS": options,
    }
