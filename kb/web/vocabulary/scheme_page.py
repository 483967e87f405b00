"""One of the five vocabularies as a tree, with how many claims and passages each concept holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.models import Concept

from .schemes import scheme_view, scheme_views
from .trees import ConceptTrees, Node, node_links, tree_items

#: The places of the world are many and most hold nothing: they are listed apart.
_MANY = {"places"}


@require_safe
def scheme(request: HttpRequest, scheme: str) -> HttpResponse:
    """`/themes/`, `/rights/`, `/technologies/`, `/groups/`, `/places/`."""
    concepts = Concept.objects.published().in_scheme(scheme).with_tagged().select_related("scheme")
    trees = ConceptTrees(concepts.order_by("label"))
    here = scheme_view(scheme)
    used = [node for root in trees.roots for node in root.with_narrower() if node.is_used]
    context = {
        "section": "themes",
        "canonical_url": absolute_url(here.url),
        "scheme": here,
        "schemes": scheme_views(scheme),
        "concepts": tree_items(used, depth=1) if scheme in _MANY else tree_items(trees.roots, gists=True),
        "unused": node_links(_unused(trees)) if scheme in _MANY else [],
        "unused_title": _("Places that no claim or passage here speaks of"),
        "concept_count": len(trees),
        "used_count": len(used),
    }
    return render(request, "scheme/scheme.html", context)


def _unused(trees: ConceptTrees) -> list[Node]:
    nodes = [node for root in trees.roots for node in root.with_narrower() if not node.is_used]
    return sorted(nodes, key=lambda node: node.label)
