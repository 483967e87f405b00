"""Fragments that are rendered once: long pages repeat the same cards and passages on every visit."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

#: How many rendered fragments a process keeps; one is two kilobytes or so.
KEPT = 4_000


@register.simple_tag
def remembered(fragment: str, **variables: object) -> SafeString:
    """The fragment rendered from these variables alone, like an include with `only`.

    The variables must be hashable and say all that the fragment shows: what equals them gets the same text again,
    so nothing has to be forgotten when a record changes.
    """
    render = _rendered.__wrapped__ if settings.DEBUG else _rendered
    return render(get_language(), fragment, tuple(sorted(variables.items())))


@lru_cache(maxsize=KEPT)
def _rendered(language: str | None, fragment: str, variables: tuple[tuple[str, object], ...]) -> SafeString:
    found = get_template(fragment).template  # type: ignore[attr-defined]  # Django's own engine has it
    rendered: SafeString = found.render(Context(dict(variables)))
    return rendered
