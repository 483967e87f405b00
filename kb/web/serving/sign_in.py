"""Counting wrong passwords by account name, and remembering nothing else about whoever tried."""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.db import transaction
from django.http import HttpRequest

# The unspecified address. A constant rather than nothing: the table is unique by name, address and browser, and two
# rows that hold NULL count as different.
NOBODYS_ADDRESS = "::"


class AnonymousAttemptsHandler(AxesDatabaseHandler):
    """Keeps the account name, the number of failures and the time of the last one."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        if request is None:
            return
        forget_client(request)
        with transaction.atomic():
            super().user_login_failed(sender, credentials, request, **kwargs)
            attempts = AccessAttempt.objects.filter(username=get_client_username(request, credentials))
            attempts.update(get_data="", post_data="")


def forget_client(request: HttpRequest) -> None:
    """Replace what the throttle would write about the client by constants."""
    request.axes_ip_address = NOBODYS_ADDRESS  # type: ignore[attr-defined]  # axes looks for it
    request.axes_user_agent = request.axes_http_accept = request.axes_path_info = ""  # type: ignore[attr-defined]  # for these, too
