"""The people whom the base knows: those who contributed to sources or make claims."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.models import Person
from kb.web.elements.links import Link
from kb.web.elements.numbered_pages import page_links, page_of
from kb.web.serving.own_parameters import takes

from .person import person_row


@require_safe
@takes("page")
def people(request: HttpRequest) -> HttpResponse:
    """`/people/`, by family name."""
    path = reverse("people")
    page = page_of(
        request, Person.objects.published().with_record().with_counts().order_by("family", "given", "name")
    )
    context = {
        "section": "institutions",
        "breadcrumbs": [Link(_("Institutions"), reverse("institutions"))],
        "canonical_url": absolute_url(path if page.number == 1 else f"{path}?page={page.number}"),
        "people": [person_row(one) for one in page],
        "total": page.paginator.count,
        "pages": page_links(page, path),
    }
    return render(request, "people/people.html", context)
