"""The disputed questions, each with its positions in a line."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.models import Issue
from kb.web.elements.links import Link

from .issues import issue_rows


@require_safe
def issues(request: HttpRequest) -> HttpResponse:
    """`/issues/`."""
    rows = issue_rows(Issue.objects.published().with_position_counts().order_by("question"))
    return render(
        request,
        "issues/issues.html",
        {
            "section": "issues",
            "canonical_url": absolute_url(reverse("issues")),
            "issues": rows,
            "steps": [Link(_("See the claims"), reverse("claims"))],
        },
    )
