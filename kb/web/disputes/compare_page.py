"""Claimants side by side on the questions they speak to."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.models import Claim, PositionClaim
from kb.web.elements.links import Link
from kb.web.serving.own_parameters import takes

from .comparison import Group, groups
from .comparison_request import Choice, read_choice

#: How many claims a comparison looks at; beyond that the reader is asked to choose a theme.
MOST_CLAIMS = 400


@require_safe
@takes("claimant", "theme")
def compare(request: HttpRequest) -> HttpResponse:
    """`/compare/?claimant=…&claimant=…&theme=…`."""
    choice = read_choice(request.GET)
    if choice.moved and not choice.errors:
        return HttpResponsePermanentRedirect(_address(request, choice.moved))
    table, is_cut = ([], False) if choice.errors or len(choice.claimants) < 2 else _table(choice)
    context = {
        "section": "compare",
        "canonical_url": absolute_url(_address(request, {})),
        "choice": choice,
        "places": _places(choice),
        "groups": table,
        "column_count": len(choice.claimants) + 1,
        "is_cut": is_cut,
        "steps": [Link(_("See the disputed questions"), reverse("issues"))],
    }
    return render(request, "compare/compare.html", context, status=400 if choice.errors else 200)


def _table(choice: Choice) -> tuple[list[Group], bool]:
    """The rows in groups, and whether there are more claims than a page holds."""
    chosen: dict[str, list[str]] = {"institutions": [], "people": []}
    for one in choice.claimants:
        chosen[one.kind].append(one.slug)
    claims = Claim.objects.published().for_cards()
    claims = claims.made_by(institutions=chosen["institutions"], persons=chosen["people"])
    if choice.theme:
        claims = claims.about(choice.narrower)
    found = list(claims.order_by("-as_of", "slug")[: MOST_CLAIMS + 1])
    positions = PositionClaim.objects.published().filter(claim__in=found[:MOST_CLAIMS])
    taken = positions.select_related("position__issue").order_by("position__order", "order", "pk")
    return groups(choice.claimants, found[:MOST_CLAIMS], taken), len(found) > MOST_CLAIMS


def _places(choice: Choice) -> list[str]:
    """The chosen value for each list of the form, with empty ones to choose more."""
    chosen = [one.value for one in choice.claimants]
    return [*chosen, *[""] * max(0, 3 - len(chosen))]


def _address(request: HttpRequest, moved: dict[tuple[str, str], str]) -> str:
    """The same question with renamed values by their present names."""
    pairs = [
        (name, moved.get((name, value), value)) for name, values in request.GET.lists() for value in values
    ]
    query = urlencode([pair for pair in pairs if pair[1]], safe="/")
    return f"{reverse('compare')}?{query}" if query else reverse("compare")
