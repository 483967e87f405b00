"""What readers must know of evidence whose source has a newer edition: whose words they read, what became of them."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .carrying import Carrying
from .curated import Curated
from .edition import Edition
from .evidence import Evidence, EvidenceQuerySet
from .passage import Passage

_PUBLISHED = Curated.Status.PUBLISHED


class InNewerEdition(models.TextChoices):
    """What is known of quoted words in a newer edition than theirs."""

    NOT_COMPARED = "not-compared", _("not compared yet")
    UNDECIDED = "undecided", _("not there unchanged, nobody has decided yet")
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
        decided_there=Subquery(row.values("decision")[:1]),
        stands_there=Subquery(row.values("stands")[:1]),
        status_there=Subquery(row.values("new_evidence__status")[:1]),
        went_on=Exists(went_on),
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
    return known_there(evidence.decided_there, evidence.stands_there, evidence.status_there)


def with_standing_in(edition: Edition, evidence: QuerySet) -> QuerySet:
    """The evidence, of older texts of that document, with what `known_there` looks at, as rows or as records."""
    row = Carrying.objects.filter(evidence=OuterRef("pk"), edition=edition)
    standing: QuerySet = evidence.annotate(
        decided_there=Subquery(row.values("decision")[:1]),
        stands_there=Subquery(row.values("stands")[:1]),
        status_there=Subquery(row.values("new_evidence__status")[:1]),
    )
    return standing


def known_there(decided: str | None, stands: bool | None, status: str | None) -> InNewerEdition:
    """From who decided, whether the sentence is unchanged, and how the words of the newer edition stand."""
    if decided == Carrying.Decision.REJECTED or status in Curated.ENDED:
        return InNewerEdition.GONE
    if decided is None:
        return InNewerEdition.NOT_COMPARED
    if decided == Carrying.Decision.ACCEPTED or stands:
        return InNewerEdition.IN_REVIEW
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
    shown = Passage.objects.filter(edition=OuterRef("pk"), status=_PUBLISHED)
    texts = Edition.objects.filter(
        Exists(shown),
        document=OuterRef("passage__edition__document"),
        basis=Edition.Basis.TEXT,
        number__gt=OuterRef(number),
    )
    return texts.order_by("-number")
