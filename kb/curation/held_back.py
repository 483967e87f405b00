"""Passages that a reviewer held back: what was said of each stands until somebody changes it or lets it go."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kb.models import Curated, HistoryChange, HistoryEvent, Passage
from kb.representing import kind_of

from .permissions import NOTES, Verb


def steps_of_passages() -> QuerySet[HistoryEvent]:
    """Events of single passages by which one was held back, let go, submitted or changed."""
    changed = HistoryChange.objects.filter(event=OuterRef("pk")).exclude(field__in=NOTES)
    is_change = Q(Exists(changed), verb__in=[Verb.EDIT, Verb.REVERT])
    steps = HistoryEvent.objects.filter(kind=kind_of(Passage))
    return steps.filter(Q(verb__in=[Verb.SUBMIT, Verb.SEND_BACK]) | is_change)


def held_back(passages: QuerySet[Passage]) -> QuerySet[Passage]:
    """Those of the passages that are drafts because a reviewer held them back or sent them back."""
    last = steps_of_passages().filter(record_pk=OuterRef("pk")).order_by("-pk")
    drafts = passages.filter(status=Curated.Status.DRAFT)
    return drafts.annotate(last_step=Subquery(last.values("verb")[:1])).filter(last_step=Verb.SEND_BACK)
