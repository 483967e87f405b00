"""What differs between two editions of a document."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url, comparison_path
from kb.models import Continuation, Document, Edition, Passage
from kb.web.elements.links import Link
from kb.web.records.permanence import find, permanent
from kb.web.serving.own_parameters import takes

from .changes import Comparison, compare_editions
from .listed import edition_view
from .which_edition import asked_for, readable_editions


@require_safe
@permanent
@takes("from", "to")
def document_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """`/documents/<slug>/changes/`, with `?from=` and `?to=` for other editions than the two newest."""
    here = find(Document.objects.all(), kind="document", slug=slug)
    editions = readable_editions(here)
    newer = asked_for(here, editions, request.GET.get("to", "")) or _usual(editions, 0)
    older = asked_for(here, editions, request.GET.get("from", "")) or _usual(editions, 1)
    return render(request, "document/changes.html", _context(here, editions, older, newer))


def _usual(editions: Sequence[Edition], place: int) -> Edition | None:
    return editions[place] if len(editions) > place else None


def _context(
    here: Document, editions: Sequence[Edition], older: Edition | None, newer: Edition | None
) -> dict[str, object]:
    views = {one.pk: edition_view(one, here, shown=one, newest=editions[0]) for one in editions}
    compared = _compared(older, newer) if older and newer else None
    address = here.get_absolute_url()
    return {
        "section": "documents",
        "breadcrumbs": [Link(_("Documents"), reverse("documents")), Link(here.title, address, here.language)],
        "canonical_url": absolute_url(comparison_path(here.slug)),
        "document": here,
        "editions": list(views.values()),
        "older": views[older.pk] if older else None,
        "newer": views[newer.pk] if newer else None,
        "compared": compared,
        "steps": [Link(_("Read the document"), address)],
    }


def _compared(older: Edition, newer: Edition) -> Comparison:
    """The two editions with what is known of how passages of one go on in the other, whichever is the older."""
    between = Continuation.objects.readable().order_by("score")
    onward = between.filter(earlier__edition=older, later__edition=newer).values_list("earlier", "later")
    back = between.filter(earlier__edition=newer, later__edition=older).values_list("later", "earlier")
    goes_on = dict(onward if older.number <= newer.number else back)
    return compare_editions(_passages(older), _passages(newer), goes_on)


def _passages(edition: Edition) -> list[Passage]:
    """What readers see of the edition, in reading order."""
    passages = Passage.objects.published().with_document().select_related("bound_to").filter(edition=edition)
    return list(passages.in_reading_order())
