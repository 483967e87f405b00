"""What went on in a document's newest edition, and what a person must decide: old and proposed place side by side.

What was decided stands below, by whom and when; what was given up can be asked again.
"""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kb.curation import CurationError
from kb.curation.carrying_decisions import accept_carrying, ask_carrying_again, lose_carrying, place_carrying
from kb.extracting.parsed import Refused
from kb.ingest.editions.reanchoring import reanchor
from kb.models import Carrying, Document, HistoryEvent, Passage, uncompared
from kb.models.carrying import CarryingQuerySet
from kb.representing import kind_of

from ..passages.claim_form import part_of_a_word
from ..signed_in import account_of
from ..site import desks
from ..work.sent_back import sendings_back
from .places import Around, both_places, words_of

PER_PAGE = 20
#: How many of the last decisions are shown below.
DECIDED = 20


class PlaceForm(forms.Form):
    """Another passage of the newer edition, and for evidence the words there."""

    path = forms.CharField(label=gettext_lazy("Passage (its path, such as 4.2)"), max_length=60)
    quote = forms.CharField(
        label=gettext_lazy("Exact words there (for evidence)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    in_word = part_of_a_word()


@desks.page("carryings/<slug:slug>/", name="carryings")
@require_safe
def view(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits for a decision, in reading order of the older edition."""
    return _page(request, get_object_or_404(Document, slug=slug))


@desks.page("carryings/<slug:slug>/<slug:action>/", name="carryings_act")
@require_http_methods(["POST"])
def act(request: HttpRequest, slug: str, action: str) -> HttpResponse:
    """Carry, or decide about one link, and come back; a refusal says what to do."""
    document = get_object_or_404(Document, slug=slug)
    if action not in ACTIONS:
        raise Http404
    form = PlaceForm(request.POST) if action == "place" else None
    if form is not None and not form.is_valid():
        return _page(request, document, form)
    try:
        messages.success(request, ACTIONS[action](request, document, form))
    except (CurationError, Refused) as refusal:
        if form is None:
            messages.error(request, str(refusal))
        else:
            form.add_error(None, str(refusal))
            return _page(request, document, form)
    return HttpResponseRedirect(reverse("admin:carryings", args=[document.slug]))


def _run(request: HttpRequest, document: Document, form: forms.Form | None) -> str:
    report = reanchor(document=document, by=account_of(request))
    if not report.newer:
        return _("There is nothing to carry: the document has no two imported texts.")
    same = report.links.get(Carrying.Outcome.UNCHANGED, 0)
    told = ngettext(
        "Compared with edition %(newer)d: %(same)d tag, quotation or citation stands there unchanged.",
        "Compared with edition %(newer)d: %(same)d tags, quotations and citations stand there unchanged.",
        same,
    ) % {"newer": report.newer, "same": same}
    left = Carrying.objects.to_decide().filter(edition__document=document).count()
    if not left:
        return told
    waits = ngettext("%(n)d waits for a decision.", "%(n)d wait for a decision.", left) % {"n": left}
    return f"{told} {waits}"


def _accept(request: HttpRequest, document: Document, form: forms.Form | None) -> str:
    accept_carrying(carrying=_chosen(request, document), by=account_of(request))
    return _("Accepted.")


def _place(request: HttpRequest, document: Document, form: forms.Form | None) -> str:
    carrying = _chosen(request, document)
    given = form.cleaned_data if form else {}
    passage = Passage.objects.filter(
        edition=carrying.edition, path=given["path"].strip().lstrip("§ ")
    ).first()
    if passage is None:
        raise CurationError(_("The newer edition has no passage with this path."))
    words = {name: given[name] for name in ("quote", "in_word")}
    place_carrying(carrying=carrying, passage=passage, **words, by=account_of(request))
    return _("Put there, and handed to the reviewers.")


def _lose(request: HttpRequest, document: Document, form: forms.Form | None) -> str:
    lose_carrying(carrying=_chosen(request, document), by=account_of(request))
    return _("Noted: it is not in the newer edition. It stays on the older one.")


def _ask(request: HttpRequest, document: Document, form: forms.Form | None) -> str:
    ask_carrying_again(carrying=_chosen(request, document), by=account_of(request))
    return _("It is asked again, above.")


ACTIONS = {"run": _run, "accept": _accept, "place": _place, "lose": _lose, "ask": _ask}


def _chosen(request: HttpRequest, document: Document) -> Carrying:
    number = request.POST.get("carrying", "")
    of_document = Carrying.objects.in_use().filter(edition__document=document)
    return get_object_or_404(of_document, pk=int(number) if number.isascii() and number.isdigit() else 0)


def _page(request: HttpRequest, document: Document, bound: forms.Form | None = None) -> HttpResponse:
    carryings = Carrying.objects.in_use().filter(edition__document=document)
    waiting = carryings.to_decide().with_records().defer("edition__text", "source__edition__text")
    shown = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    chosen = request.POST.get("carrying", "")
    around = Around()
    reasons = sendings_back(link for each in shown if (link := each.new_link) is not None)
    rows = [_row(each, around, bound if str(each.pk) == chosen else None, reasons) for each in shown]
    numbers = list(document.editions.texts_in_use().values_list("number", flat=True)[:2])
    counts = carryings.order_by("outcome").values_list("outcome").annotate(Count("pk"))
    context = {
        **desks.each_context(request),
        "title": _("Carried to the newest edition"),
        "document": document,
        "rows": rows,
        "decided": _decided(carryings),
        "shown": shown,
        "can_run": len(numbers) > 1,
        "newest": numbers[0] if numbers else None,
        "not_compared": uncompared(document).get(document.pk, 0),
        "counts": [(Carrying.Outcome(outcome).label, count) for outcome, count in counts],
    }
    return TemplateResponse(request, "admin/carryings.html", context, status=422 if bound else 200)


def _decided(carryings: CarryingQuerySet) -> list[Carrying]:
    """The last decisions of persons, with what each is about and where it was put."""
    decided = carryings.with_records().decided().defer("edition__text", "source__edition__text")
    return list(decided[:DECIDED])


def _row(
    carrying: Carrying,
    around: Around,
    bound: forms.Form | None,
    reasons: dict[tuple[str, int], HistoryEvent],
) -> dict[str, object]:
    """One link with both places in pieces and what stands around them, and the form for another one."""
    old, new, link = carrying.source, carrying.place, carrying.new_link
    quoted, proposed = words_of(carrying)
    return {
        "carrying": carrying,
        "sent_back": reasons.get((kind_of(link), link.pk)) if link is not None else None,
        **both_places(carrying, quoted, proposed),
        "around_was": around.of(carrying, old, quoted),
        "around_now": around.of(carrying, new, proposed),
        "form": bound or PlaceForm(initial={"path": new.path if new else ""}, auto_id=f"id_{carrying.pk}_%s"),
        "is_bound": bound is not None,
    }
