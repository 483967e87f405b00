"""Make an account from the machine itself: the first administrator, before anybody can sign in."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from kb.curation.accounts import create_account
from kb.models import User


class Command(BaseCommand):
    """`create_account NAME --role ROLE`: prints a password that is shown only now."""

    help = "Create an account and print its password, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--role", choices=User.Role.values, required=True)

    def handle(self, *args: object, **options: Any) -> None:
        username = User.normalize_username(options["username"])
        try:
            User._meta.get_field("username").clean(username, None)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if User.objects.filter(username=username).exists():
            raise CommandError(f"There is an account named {username} already.")
        password = secrets.token_urlsafe(12)
        create_account(username=username, role=options["role"], password=password, by=None)
        self.stdout.write(f"Account {username} ({options['role']}), password shown only now: {password}")
