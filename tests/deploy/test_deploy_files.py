"""The files that a machine is set up with say the same as the program they are for."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from kb.web.serving.uploads import AROUND, most_bytes

REPOSITORY = Path(__file__).resolve().parents[2]
DEPLOY = REPOSITORY / "deploy"
NGINX = (DEPLOY / "nginx.conf").read_text()
UNITS = {path.name: path.read_text() for path in DEPLOY.glob("*.service")}
ENV = dict(re.findall(r"^([A-Z_]+)=(.*)$", (DEPLOY / "kb.env").read_text(), re.MULTILINE))


def directives(name: str, text: str = NGINX) -> list[str]:
    return re.findall(rf"^\s*{name}\s+(.*?);", text, re.MULTILINE)


def servers() -> list[str]:
    return NGINX.split("\nserver {")[1:]


def in_bytes(size: str) -> int:
    return int(size.removesuffix("m")) * 1024 * 1024


def test_proxy_lets_through_what_the_site_takes_in_and_little_more() -> None:
    (size,) = directives("client_max_body_size")
    assert int(ENV["KB_IMPORT_MAX_MB"]) * 1_000_000 == settings.IMPORT_MAX_BYTES
    assert most_bytes() < in_bytes(size) <= most_bytes() + 4 * AROUND


def test_guide_names_no_other_limit_than_the_file() -> None:
    guide = (REPOSITORY / "docs/how-to/deploy.md").read_text()
    assert re.findall(r"client_max_body_size \d+m", guide) == []


def test_proxy_writes_nothing_down() -> None:
    assert len(servers()) == 2
    for server in servers():
        assert directives("access_log", server) == ["off"]
        assert directives("error_log", server) == ["/dev/null crit"]


def test_proxy_passes_on_what_the_site_believes_and_nothing_of_the_client() -> None:
    for location in NGINX.split("location ")[1:]:
        passed = dict(value.split(" ", 1) for value in directives("proxy_set_header", location))
        assert passed["Host"] == "$host"
        assert passed["X-Forwarded-Proto"] == "$scheme"
        assert "$remote_addr" not in location
        assert "$proxy_add" not in location


def test_proxy_asks_the_site_where_it_listens() -> None:
    bind = re.search(r'"KB_BIND", "([^"]+)"', (REPOSITORY / "gunicorn.conf.py").read_text())
    assert bind
    assert set(directives("proxy_pass")) == {f"http://{bind[1]}"}


def test_proxy_has_a_limit_for_every_way_of_being_slow() -> None:
    for name in ("client_header_timeout", "client_body_timeout", "send_timeout"):
        (seconds,) = directives(name)
        assert int(seconds.removesuffix("s")) <= 30
    assert directives("proxy_request_buffering") == ["on"]
    assert directives("limit_conn")


def test_settings_file_names_settings_that_are_read() -> None:
    read = (REPOSITORY / "kb/settings.py").read_text()
    assert ENV
    assert [name for name in ENV if f'"{name}"' not in read] == []


def test_services_write_where_the_settings_say_and_read_the_same_settings() -> None:
    assert set(UNITS) == {"kb-web.service", "kb-index.service"}
    for unit in UNITS.values():
        assert f"ReadWritePaths={ENV['KB_VAR']}\n" in unit
        assert "EnvironmentFile=/etc/kb.env\n" in unit
        assert "Restart=always\n" in unit


@pytest.mark.parametrize(
    ("unit", "program"), [("kb-web.service", "gunicorn"), ("kb-index.service", "python")]
)
def test_services_start_what_is_installed(unit: str, program: str) -> None:
    command = re.search(r"^ExecStart=(\S+)", UNITS[unit], re.MULTILINE)
    assert command
    assert command[1].endswith(f"/.venv/bin/{program}")
    assert (REPOSITORY / ".venv/bin" / program).exists() or shutil.which(program)


def test_nginx_takes_the_file(tmp_path: Path) -> None:
    nginx, openssl = shutil.which("nginx"), shutil.which("openssl")
    if not nginx or not openssl:
        pytest.skip("nginx and openssl are not installed here (Debian: apt-get install nginx-light openssl)")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    making = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=kb.example"]
    subprocess.run([openssl, *making, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    own = NGINX.replace("/etc/ssl/kb/fullchain.pem", str(certificate)).replace(
        "/etc/ssl/kb/privkey.pem", str(key)
    )
    whole = tmp_path / "whole.conf"
    whole.write_text(f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ {own} }}")
    answer = subprocess.run([nginx, "-t", "-c", whole], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
