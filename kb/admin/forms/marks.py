"""The mark that a form of the desks carries: whose form it is, signed, so that nobody else can have made it."""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest
from django.utils.crypto import get_random_string

SALT = "kb.admin.form_marks"
#: The field that carries it.
FIELD = "form_mark"
#: How long a mark says whose a form is, in seconds: a page may stand open over a night.
LASTS = 48 * 60 * 60


@dataclass(frozen=True)
class Mark:
    """For whom a page was made, by the key of the account, and a word that no other page has."""

    whose: str
    once: str


def new_mark(request: HttpRequest) -> str:
    """The mark for the forms of the page that is being made; "" for somebody who has not signed in."""
    if not request.user.is_authenticated:
        return ""
    return signing.dumps([str(request.user.pk), get_random_string(12)], salt=SALT)


def mark_of(request: HttpRequest) -> Mark | None:
    """The mark of the form that was sent; None where it has none, or none that can be believed."""
    try:
        whose, once = signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Mark(whose, once)
