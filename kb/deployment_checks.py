"""System checks that catch a configuration nobody would want, each with what to do about it.

`python manage.py check` runs the first group, `check --deploy` all of them.
"""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register


@register(Tags.security)
def site_is_reachable_at_its_address(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """The host of the site's own address must be one that the site answers to."""
    host = settings.SITE_HOST
    if any(
        allowed in ("*", host) or (allowed.startswith(".") and host.endswith(allowed))
        for allowed in settings.ALLOWED_HOSTS
    ):
        return []
    return [
        Error(
            f"KB_SITE_URL names {host}, but KB_ALLOWED_HOSTS does not.",
            hint=f"Add {host} to KB_ALLOWED_HOSTS, or leave KB_ALLOWED_HOSTS unset.",
            id="kb.E001",
        )
    ]


@register(Tags.security)
def any_host_is_too_many(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """A wildcard lets a request choose the host it is answered for."""
    if "*" not in settings.ALLOWED_HOSTS:
        return []
    return [
        Warning("KB_ALLOWED_HOSTS allows any host.", hint="List the host names of this site.", id="kb.W001")
    ]


@register(Tags.security, deploy=True)
def address_is_https(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """A public site without HTTPS shows everybody on the way what is read and who signs in."""
    if settings.HTTPS:
        return []
    return [
        Warning(
            f"The site's address is {settings.SITE_URL}, which is not HTTPS.",
            hint="Set KB_SITE_URL to the https address that readers use; cookies and redirects follow from it.",
            id="kb.W002",
        )
    ]


@register(Tags.security, deploy=True)
def database_is_a_server(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """The embedded server is for one machine, without backups or monitoring of its own."""
    if settings.DATABASE_URL:
        return []
    return [
        Warning(
            "The site runs on the PostgreSQL that travels with the project.",
            hint="For a lasting site set DATABASE_URL (docs/how-to/run-against-a-server.md).",
            id="kb.W003",
        )
    ]


@register(Tags.security, deploy=True)
def somebody_can_be_written_to(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """Readers who find a mistake or a hole need an address to tell it to."""
    if settings.CONTACT_EMAIL:
        return []
    return [Warning("The site names nobody to write to.", hint="Set KB_CONTACT_EMAIL.", id="kb.W004")]


@register(Tags.security, deploy=True)
def two_people_publish(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """The rule that somebody else looks at a record before it is public is switched off."""
    if not settings.ONE_PERSON_MAY_PUBLISH:
        return []
    return [
        Warning(
            "One person may submit and publish the same record.",
            hint="Unset KB_ONE_PERSON_MAY_PUBLISH as soon as a second person can review.",
            id="kb.W005",
        )
    ]
