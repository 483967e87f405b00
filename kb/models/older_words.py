"""What readers must know of evidence whose source has a newer edition: whose words they read, what became of them."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from kb.anchoring.same_words import printed_alike

from .carrying import Carrying
from .curated import Curated
from .edition import Edition
from .evidence import Evidence, EvidenceQuerySet

_PUBLISHED = Curated.Status.PUBLISHED


class InNewerEdition(models.TextChoices):
    """What is known of quoted words in a newer edition than theirs."""

    NOT_COMPARED = "not-compared", _("not compared yet")
    UNDECIDED = "undecided", _("not there unchanged, nobody has decided yet")
    UNSETTLED = "unsettled", _("not decided yet whether they hold there, too")
    IN_REVIEW = "in-review", _("its words are being reviewed")
    GONE = "gone", _("no longer there")


def with_newer_edition(evidence: EvidenceQuerySet) -> EvidenceQuerySet:
    """The evidence with `words_edition` and `newer_edition`, numbers or None, and what `in_newer_edition` looks at.

    `newer_edition` is the newest text that the words were compared with, of those that readers see after the one whose
    words are quoted; where they were compared with none, the newest of these; None where there is none. The words of a
    summary are those of the text that it is bound to.
    """
    went_on = Carrying.objects.filter(evidence=OuterRef("pk"), new_evidence__status=_PUBLISHED)
    rows = Carrying.objects.filter(evidence=OuterRef("pk"), edition__number__lte=OuterRef("_newest"))
    row = rows.exclude(edition__status__in=Curated.ENDED).order_by("-edition__number")
    return evidence.annotate(
        words_edition=_edition_of_the_words(),
        _newest=Subquery(_readable_texts_after("words_edition").values("number")[:1]),
        newer_edition=Coalesce(Subquery(row.values("edition__number")[:1]), F("_newest")),
        went_on=Exists(went_on),
        **_standing(row),
    )


def in_newer_edition(evidence: Evidence) -> InNewerEdition | None:
    """What is known of the words in that newer edition.

    None where no edition that readers see is newer than theirs, and where readers have them with a newer one.
    """
    if evidence.newer_edition is None or evidence.went_on:
        return None
    if evidence.decided_there is None and not evidence.passage.text:
        # A summary: what it is bound to is looked for as soon as a text comes.
        return InNewerEdition.UNDECIDED
    return known_there(
        evidence.decided_there,
        evidence.stands_there,
        evidence.status_there,
        same_words=are_same(evidence.quote, evidence.quote_there),
    )


def with_standing_in(edition: Edition, evidence: QuerySet) -> QuerySet:
    """The evidence, of older texts of that document, with what `known_there` looks at, as rows or as records."""
    row = Carrying.objects.filter(evidence=OuterRef("pk"), edition=edition)
    standing: QuerySet = evidence.annotate(**_standing(row))
    return standing


def _standing(row: QuerySet) -> dict[str, Subquery]:
    """What `known_there` looks at, from the carryings of some evidence of which the first one speaks."""
    columns = {
        "decided_there": "decision",
        "stands_there": "stands",
        "status_there": "new_evidence__status",
        "quote_there": "new_evidence__quote",
    }
    return {name: Subquery(row.values(column)[:1]) for name, column in columns.items()}


def are_same(quote: str, quote_there: str | None) -> bool:
    """Whether the words of the newer edition are the quoted ones but for typography."""
    return quote_there is not None and printed_alike(quote, quote_there)


def known_there(
    decided: str | None, stands: bool | None, status: str | None, *, same_words: bool
) -> InNewerEdition:
    """From who decided, whether the sentence is unchanged, and how the words of the newer edition stand.

    Words that were accepted there and sent back, or taken away again, wait for a decision like any others.
    """
    if decided == Carrying.Decision.REJECTED or status in Curated.ENDED:
        return InNewerEdition.GONE
    if decided is None:
        return InNewerEdition.NOT_COMPARED
    if status == Curated.Status.SUBMITTED and not same_words:
        return InNewerEdition.IN_REVIEW
    if status == Curated.Status.SUBMITTED or (stands and status is not None):
        return InNewerEdition.UNSETTLED
    return InNewerEdition.UNDECIDED


def _edition_of_the_words() -> Case:
    of_this_document = Q(
        passage__bound_to__edition__document=F("passage__edition__document"),
        passage__bound_to__status=_PUBLISHED,
    )
    return Case(
        When(passage__edition__basis=Edition.Basis.TEXT, then=F("passage__edition__number")),
        When(of_this_document, then=F("passage__bound_to__edition__number")),
        default=None,
    )


def _readable_texts_after(number: str) -> QuerySet:
    """Text editions of the evidence's document that readers see, newest first, after the one with that number."""
    return Edition.objects.texts_seen().filter(
        document=OuterRef("passage__edition__document"), number__gt=OuterRef(number)
    )
