"""Show the whole site on this machine: database, curated base, index, accounts and pages, with one command."""

import http.client
import secrets
import signal
import socket
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError, connection

from kb.curation.accounts import create_account
from kb.embedded_postgres import PostgresUnavailable, status, stop
from kb.ingest.first_load import first_load
from kb.management import shipped_base
from kb.management.processes import Companions
from kb.management.static_files import collect_when_changed
from kb.models import LoadedBase, User
from kb.search.errors import SearchUnavailable
from kb.search.reader import current_version, searcher_for

HOST = "127.0.0.1"
STARTING_SECONDS = 60


class Command(BaseCommand):
    """`demo [--port N]`: run until Ctrl-C, then stop everything that was started."""

    help = "Start the database, load the curated base, build the index and serve the site on this machine."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: object, **options: Any) -> None:
        self._refuse_taken_port(options["port"])
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.default_int_handler)  # all end like Ctrl-C
        started_here = False
        try:
            started_here = not settings.DATABASE_URL and not status(settings.VAR).startswith("running")
            self._prepare()
            self._serve(options["port"])
        except PostgresUnavailable as error:
            raise CommandError(str(error)) from error
        except (OperationalError, InterfaceError) as error:
            reason = str(error).strip().partition("\n")[0]
            raise CommandError(
                f"The database went away ({reason}). What was stored stays: start again, and it goes on from there."
            ) from error
        except KeyboardInterrupt:
            self.stdout.write(
                "\nStopped. `make demo` starts again with the same data; `make clean-demo` forgets them."
            )
        finally:
            connection.close()
            if started_here:
                stop(settings.VAR, only_if_idle=True)

    def _prepare(self) -> None:
        self._say("Database")
        connection.ensure_connection()
        call_command("migrate", verbosity=0)
        self._say("Style sheets and scripts")
        collect_when_changed()

    def _fill(self) -> None:
        self._say("Curated base")
        self._load_base()
        self._say("Search index")
        call_command(
            "index" if has_index() else "reindex", verbosity=0, stdout=self.stdout, stderr=self.stderr
        )

    def _load_base(self) -> None:
        """A base that cannot be brought up to date does not keep what is here from readers."""
        if shipped_base.is_replaced():
            self.stdout.write(
                "  Another version of this base was loaded since: it stays. "
                "`python manage.py load_base` brings back the one that ships with the project."
            )
            return
        try:
            call_command("load_base", join=True, verbosity=0, stdout=self.stdout, stderr=self.stderr)
        except CommandError as error:
            if not LoadedBase.objects.exists():
                raise
            self.stderr.write(self.style.WARNING(str(error)))

    def _serve(self, port: int) -> None:
        address = f"http://{HOST}:{port}"
        environment = {"KB_BIND": f"{HOST}:{port}"}
        if settings.SITE_HOST in settings.LOOPBACK:
            environment["KB_SITE_URL"] = address
        with Companions(environment) as companions:
            # The web server takes seconds to start: let it, while the base is loaded.
            with first_load():
                companions.start("-m", "gunicorn", "--chdir", str(settings.BASE_DIR), needed=True)
                self._fill()
            companions.start(
                str(settings.BASE_DIR / "manage.py"), "index", "--follow", "--verbosity=0", needed=False
            )
            self._wait_for_answer(port, companions)
            self._tell_accounts()
            self.stdout.write(
                self.style.SUCCESS(f"\nOpen {address} — Ctrl-C stops everything this command started.")
            )
            code = companions.watch()
        raise CommandError(f"The web server ended with exit code {code}.")

    def _refuse_taken_port(self, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as error:
                raise CommandError(
                    f"Port {port} cannot be used ({error.strerror}). Try PORT={port + 1}."
                ) from error

    def _wait_for_answer(self, port: int, companions: Companions) -> None:
        for _ in range(STARTING_SECONDS * 10):
            if companions.ended() is not None:
                raise CommandError("The web server did not start; see the messages above.")
            page = http.client.HTTPConnection(HOST, port, timeout=10)
            try:
                page.request("GET", "/")
                answer = page.getresponse()
            except OSError:
                time.sleep(0.1)
                continue
            finally:
                page.close()
            if answer.status == 200:
                return
            raise CommandError(f"The start page answers {answer.status}; see the messages above.")
        raise CommandError(f"The web server did not answer within {STARTING_SECONDS} seconds.")

    def _tell_accounts(self) -> None:
        """Create one account per role, each with a password that is shown now and never again."""
        made = []
        for role in User.Role:
            if not User.objects.filter(username=role.value).exists():
                password = secrets.token_urlsafe(12)
                create_account(username=role.value, role=role.value, password=password, by=None)
                made.append(f"  {role.value:15} {password}")
        if made:
            self.stdout.write("\nAccounts for /admin/ — these passwords are shown only now:")
            self.stdout.write("\n".join(made))

    def _say(self, step: str) -> None:
        self.stdout.write(f"• {step}")
        self.stdout.flush()


def has_index() -> bool:
    """Whether there is a search index that the present program can read."""
    try:
        searcher_for(current_version())
    except SearchUnavailable:
        return False
    return True
