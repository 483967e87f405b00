"""Who had a hand in a record: whoever made it or changed it; a step of its way alone writes nothing of it."""

from django.db.models import OuterRef, QuerySet

from kb.curation.permissions import STEPS
from kb.models import HistoryEvent, User


def work_of(user: User, kind: str) -> QuerySet[HistoryEvent]:
    """Events by which this person made or changed the record of that kind which the query around it is about."""
    events = HistoryEvent.objects.filter(kind=kind, record_pk=OuterRef("pk"), actor=user.get_username())
    return events.exclude(verb__in=STEPS)
