"""The reading view of a document: outline, numbered passages with claims and law beside them, how to check it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kb.exports.addresses import absolute_url
from kb.exports.citation import citations_for
from kb.models import (
    Continuation,
    Document,
    Edition,
    Evidence,
    Passage,
    PassageTag,
    PositionClaim,
    ProvisionCitation,
    Section,
    with_standing_in,
)
from kb.models.edition import with_editions_gone
from kb.web.elements.links import Link
from kb.web.records.permanence import find, permanent
from kb.web.serving.own_parameters import takes
from kb.web.sources.editions.listed import edition_view, ended_edition
from kb.web.sources.editions.which_edition import asked_for, readable_editions, usual
from kb.web.sources.passages.in_the_margin import ClaimBeside, Margin, add_older, margins
from kb.web.sources.passages.passage import PassageView, passage_view

from .bibliographic_record import document_view, held_words
from .claims_on_older_words import claims_on_older_words
from .outline import Outline
from .unpublished_gaps import unpublished_gaps


@require_safe
@permanent
@takes("edition")
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """`/documents/<slug>/`, with `?edition=` for another edition than the newest that rights let readers see."""
    documents = with_editions_gone(Document.objects.with_record())
    here = find(documents, kind="document", slug=slug)
    editions = readable_editions(here)
    newest = usual(here, editions)
    shown = asked_for(here, editions, request.GET.get("edition", "")) or newest
    return render(request, "document/document.html", _context(here, editions, shown, newest))


def _context(
    here: Document, editions: list[Edition], shown: Edition | None, newest: Edition | None
) -> dict[str, object]:
    text = _text(here, shown)
    views = [edition_view(one, here, shown=shown, newest=newest) for one in editions]
    return {
        "section": "documents",
        "breadcrumbs": [Link(_("Documents"), reverse("documents"))],
        "canonical_url": absolute_url(here.get_absolute_url()),
        "document": document_view(here, shown),
        "headings": text.outline.headings,
        "blocks": text.outline.blocks,
        "held": text.held,
        "older_words": claims_on_older_words(here, text.on_older_words),
        "editions": views,
        "ended_editions": [ended_edition(one) for one in here.editions_gone],
        "edition": next((view for view in views if view.current), None),
        "older_edition": _older_edition(shown, newest),
        "usual_links": [Link(_("Read the usual edition"), here.get_absolute_url())],
        "policy_text": _(
            "Summaries are ours; the words in quotation marks are the source's own, to find the place by."
        ),
        "source_links": [Link(_("Where the source is"), "#source"), Link(_("Rights"), "#rights")],
        "next_step": _next_step(here),
        "citation": citations_for(here, shown=shown),
    }


def _older_edition(shown: Edition | None, newest: Edition | None) -> str:
    """What a reader is told of an edition that is not the usual one; of two texts also which is the newer."""
    if shown is None or newest is None or shown == newest:
        return ""
    told = _("You are reading an edition that is not the one shown first.")
    if shown.basis == newest.basis == Edition.Basis.TEXT and shown.number < newest.number:
        numbers = {"shown": shown.number, "newest": newest.number}
        older = (
            _("This is edition %(shown)d; edition %(newest)d is newer and may say something else.") % numbers
        )
        return f"{told} {older}"
    return told


def _next_step(here: Document) -> Link:
    """The disputed questions, where a claim on its words belongs to one; otherwise the other documents."""
    resting = Evidence.objects.published().filter(passage__edition__document=here)
    if PositionClaim.objects.published().filter(claim__in=resting.values("claim")).exists():
        return Link(_("See the disputed questions its claims belong to"), reverse("issues"))
    return Link(_("See the other documents"), reverse("documents"))


def _summaries(shown: Edition | None) -> list[Passage]:
    """The published summaries that stand for paragraphs of an imported text: what bears on them bears on these."""
    if shown is None or shown.basis != Edition.Basis.TEXT:
        return []
    return list(Passage.objects.published().filter(bound_to__edition=shown).in_reading_order())


@dataclass(frozen=True)
class _Text:
    """The passages of an edition under its headings, how many there are with how many claims on them, as a line, and
    the claims on older words that go on nowhere in it."""

    outline: Outline
    held: str
    on_older_words: list[ClaimBeside]


def _text(here: Document, shown: Edition | None) -> _Text:
    passages = list(Passage.objects.published().filter(edition=shown).with_notes().in_reading_order())
    if shown is not None:
        shown.document = here
        for passage in passages:
            passage.edition = shown
    here_or_bound = Q(passage__edition=shown) | Q(passage__bound_to__edition=shown)
    summaries = _summaries(shown)
    beside = margins(
        Evidence.objects.published().filter(here_or_bound).rows(),
        ProvisionCitation.objects.published().filter(here_or_bound).rows(),
        PassageTag.objects.published().filter(here_or_bound).rows(),
        {one.pk: one.bound_to_id for one in summaries if one.bound_to_id is not None},
    )
    earlier, nowhere = _earlier(shown, beside)
    by_key = {passage.pk: passage for passage in passages}
    in_our_words = {summary.bound_to_id: summary.summary for summary in summaries}
    missing = unpublished_gaps(shown, passages)
    views = [
        (
            one.section_id,
            replace(
                _view(one, beside[one.pk], by_key, in_our_words.get(one.pk, ""), earlier),
                left_out_before=missing.words_before(index),
                left_out_after=missing.words_after(index),
            ),
        )
        for index, one in enumerate(passages)
    ]
    outline = Outline(Section.objects.filter(edition=shown).order_by("position")).add(views)
    claims = {claim.key for _section, view in views for claim in view.claims}
    return _Text(outline, held_words(len(passages), len(claims)), nowhere)


def _earlier(
    shown: Edition | None, beside: dict[int, Margin]
) -> tuple[Mapping[int, Sequence[str]], list[ClaimBeside]]:
    """By key of a passage the ids that it had in older texts; claims on the words of these go into the margins.

    What rests on older words that go on nowhere in this text is the second part.
    """
    if shown is None or shown.basis != Edition.Basis.TEXT:
        return {}, []
    earlier = Continuation.objects.readable().ancestors(shown)
    goes_on = {old: later for later, listed in earlier.items() for old in listed}
    resting = Evidence.objects.published().newest().before(shown)
    return earlier, add_older(beside, with_standing_in(shown, resting.rows()), goes_on)


def _view(
    passage: Passage,
    margin: Margin,
    by_key: Mapping[int, Passage],
    in_our_words: str,
    earlier: Mapping[int, Sequence[str]],
) -> PassageView:
    """The passage with the element ids that it had in older editions, so that links to these still lead here."""
    ids = tuple(f"p-{one}" for one in earlier.get(passage.pk, ()))
    return replace(passage_view(passage, margin, by_key, in_our_words), earlier_ids=ids)
