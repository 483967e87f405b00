"""What this site is, how the base is made, what it knows of readers, who can use it, and how to take the data away."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.query import MAX_LENGTH, MAX_TERMS
from kb.representing import Service, taking_part
from kb.search import MAX_PAGE, PAGE_SIZE
from kb.web.elements.links import Link
from kb.web.search.query_examples import examples, fields


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """`/about/`."""
    return _page(request, "about", "about/about.html")


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """`/about/method/`."""
    alone = settings.ONE_PERSON_MAY_PUBLISH
    return _page(request, "about-method", "about/method.html", one_person_may_publish=alone)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """`/about/privacy/`."""
    return _page(request, "about-privacy", "about/privacy.html", own_database=not settings.DATABASE_URL)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """`/about/accessibility/`."""
    return _page(request, "about-accessibility", "about/accessibility.html")


@require_safe
def help_search(request: HttpRequest) -> HttpResponse:
    """`/help/search/`."""
    limits = {"length": MAX_LENGTH, "terms": MAX_TERMS, "per_page": PAGE_SIZE, "pages": MAX_PAGE}
    return _page(
        request, "help-search", "about/help_search.html", examples=examples(), fields=fields(), limits=limits
    )


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """`/data/`."""
    lists = [
        Link(one.plural, reverse("api-records", kwargs={"plural": one.plural}))
        for one in taking_part(Service.LISTED).values()
    ]
    return _page(request, "data", "about/data.html", lists=lists)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """`/robots.txt`: records may be visited; endless combinations of filters, and files made on demand, need not."""
    refused = ["/search/", "/compare/", "/cite/", "/api/", "/admin/", "/*?"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in refused), "Allow: /"]
    return _text(lines)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """`/.well-known/security.txt` (RFC 9116); 404 where the installation names nobody to write to."""
    if not settings.CONTACT_EMAIL:
        raise Http404
    # The first of a month, so that the file is the same for everybody on most days; always less than a year ahead.
    later = datetime.now(UTC) + timedelta(days=300)
    expires = later.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return _text(
        [
            f"Contact: mailto:{settings.CONTACT_EMAIL}",
            f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: en",
            f"Canonical: {absolute_url(reverse('security'))}",
        ]
    )


def _page(request: HttpRequest, name: str, template: str, **more: object) -> HttpResponse:
    crumbs = [] if name == "about" or not name.startswith("about") else [Link(_("About"), reverse("about"))]
    context = {"canonical_url": absolute_url(reverse(name)), "breadcrumbs": crumbs, **more}
    return render(request, template, context)


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
