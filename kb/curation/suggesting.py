"""Deciding about what the program suggests: accepted becomes a tag, rejected is remembered."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.models import Suggestion, User

from .errors import InvalidRecord
from .linking import cite_provision, tag
from .permissions import Verb, may


@transaction.atomic
def accept_suggestion(*, suggestion: Suggestion, by: User) -> Suggestion:
    """Make the suggested tag or citation, as a draft of the person who accepts it."""
    current = _open(suggestion, by)
    if current.concept:
        tag(targets=[current.passage], concepts=[current.concept], by=by)
    elif current.instrument:
        cite_provision(
            source=current.passage, instrument=current.instrument, provision=current.provision, by=by
        )
    return _decide(current, Suggestion.Decision.ACCEPTED, by)


@transaction.atomic
def reject_suggestion(*, suggestion: Suggestion, by: User) -> Suggestion:
    """Remember that a person said no, so that the same is not suggested again."""
    return _decide(_open(suggestion, by), Suggestion.Decision.REJECTED, by)


def _open(suggestion: Suggestion, by: User) -> Suggestion:
    may(by, Verb.CREATE)
    current = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    if current.decision != Suggestion.Decision.OPEN:
        raise InvalidRecord(_("Somebody has decided about this suggestion already."))
    return current


def _decide(suggestion: Suggestion, decision: str, by: User) -> Suggestion:
    suggestion.decision = decision
    suggestion.decided_by = by
    suggestion.decided_at = timezone.now()
    suggestion.save(update_fields=["decision", "decided_by", "decided_at"])
    return suggestion
