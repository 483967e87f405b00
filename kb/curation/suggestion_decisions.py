"""Deciding about what the program suggests: accepted becomes a tag, rejected is remembered."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.models import Decided, LegalInstrument, Suggestion, UnresolvedMention, User

from .errors import InvalidRecord
from .linking import cite_provision, tag
from .permissions import Verb, may

#: The rule of suggestions that rest on what a person said about a wording.
DECIDED_MENTION = "decided-mention"


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


@transaction.atomic
def resolve_mention(*, mention: UnresolvedMention, instrument: LegalInstrument, by: User) -> int:
    """Say which instrument a wording means, and suggest it wherever the wording stands; how many suggestions."""
    current = _open_mention(mention, by)
    _decide(current, Decided.Decision.ACCEPTED, by, instrument=instrument)
    before = Suggestion.objects.filter(instrument=instrument).count()
    Suggestion.objects.bulk_create(
        (
            Suggestion(
                passage_id=place.passage_id,
                instrument=instrument,
                rule=DECIDED_MENTION,
                score=0.9,
                start=place.start,
                end=place.end,
            )
            for place in current.places.all()
        ),
        ignore_conflicts=True,
    )
    return Suggestion.objects.filter(instrument=instrument).count() - before


@transaction.atomic
def dismiss_mention(*, mention: UnresolvedMention, by: User) -> None:
    """Remember that a wording names no instrument that the base should know."""
    _decide(_open_mention(mention, by), Decided.Decision.REJECTED, by)


def _open_mention(mention: UnresolvedMention, by: User) -> UnresolvedMention:
    may(by, Verb.CREATE)
    current = UnresolvedMention.objects.select_for_update(of=("self",)).get(pk=mention.pk)
    if current.decision != Decided.Decision.OPEN:
        raise InvalidRecord(_("Somebody has decided about this wording already."))
    return current


def _open(suggestion: Suggestion, by: User) -> Suggestion:
    may(by, Verb.CREATE)
    current = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    if current.decision != Suggestion.Decision.OPEN:
        raise InvalidRecord(_("Somebody has decided about this suggestion already."))
    return current


def _decide[D: Decided](proposal: D, decision: str, by: User, **columns: Any) -> D:
    decided = {"decision": decision, "decided_by": by, "decided_at": timezone.now(), **columns}
    for name, value in decided.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=list(decided))
    return proposal
