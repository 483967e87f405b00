"""What persons decide about links carried to a newer edition: accepted, put elsewhere, given up, asked again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.history import gathered, record_event
from kb.models import Carrying, Curated, Edition, HistoryEvent, Passage, User
from kb.representing import kind_of

from .carried_links import CARRIED, NAMED, carry_link, twin_of
from .changing import delete_draft, host_of, lock, take_away
from .errors import InvalidRecord
from .permissions import ASKED_AGAIN, MARKED_AS_LOST, Verb, may
from .quoted_words import place_of
from .workflow import submit


@transaction.atomic
def accept_carrying(*, carrying: Carrying, by: User) -> Carrying:
    """Agree with where a link was put; a draft is handed to the reviewers."""
    current = _open(carrying, by)
    if current.new_link is None:
        raise InvalidRecord(_("There is no place for it yet: choose one, or mark it as lost."))
    decided = _decide(current, Carrying.Decision.ACCEPTED, by)
    if current.new_link.status == Curated.Status.DRAFT:
        submit(record=current.new_link, by=by)
    return decided


@transaction.atomic
def place_carrying(
    *, carrying: Carrying, passage: Passage, by: User, quote: str = "", in_word: bool = False
) -> Carrying:
    """Put a link on another passage of the newer edition than was proposed, and hand it to the reviewers.

    `quote` are the words of the passage that evidence rests on; they must stand in it, as whole words unless `in_word`.
    """
    current = _open(carrying, by)
    if passage.edition_id != current.edition_id:
        raise InvalidRecord(_("Choose a passage of the newer edition."))
    span = None
    if current.evidence:
        start, end = place_of(quote, passage, in_word=in_word)
        if start is None or end is None:
            raise InvalidRecord(_("Choose a passage whose text the base holds."))
        span = (start, end)
    _drop(current, by)
    new = carry_link(link=current.link, to=passage, by=by, span=span)
    current.set_new_link(new)
    current.place = passage
    current.start, current.end = span or (None, None)
    decided = _decide(current, Carrying.Decision.ACCEPTED, by)
    if new.status == Curated.Status.DRAFT:
        current.set_new_link(submit(record=new, by=by))
    return decided


@transaction.atomic
def lose_carrying(*, carrying: Carrying, by: User) -> Carrying:
    """Say that what the link rests on is not in the newer edition; it stays visible on the older one.

    The history of the older link tells it, for readers too where they see both; `ask_carrying_again` takes it back.
    """
    current = _open(carrying, by)
    if current.new_link is not None and current.new_link.published_at is not None:
        raise InvalidRecord(
            _("Readers see it with the newer edition already: withdraw it there, with a reason.")
        )
    _drop(current, by)
    before = current.decision
    decided = _decide(current, Carrying.Decision.REJECTED, by)
    _tell(decided, MARKED_AS_LOST, before, by)
    return decided


@transaction.atomic
def ask_carrying_again(*, carrying: Carrying, by: User) -> Carrying:
    """Take back that a link is not in the newer edition: it waits for a decision again, at the place proposed before.

    InvalidRecord where nobody said so.
    """
    may(by, Verb.CREATE)
    current = _held(carrying)
    if current.decision != Carrying.Decision.REJECTED:
        raise InvalidRecord(_("This waits for a decision already, or was put somewhere: look again."))
    current.decision, current.decided_by, current.decided_at = Carrying.Decision.OPEN, None, None
    if current.outcome != Carrying.Outcome.LOST and current.place is not None:
        _put_again(current, current.place, by)
    current.save()
    _tell(current, ASKED_AGAIN, Carrying.Decision.REJECTED, by)
    return current


def _put_again(carrying: Carrying, place: Passage, by: User) -> None:
    """Make the draft at the proposed place anew; what somebody has withdrawn from there is put nowhere."""
    span = (carrying.start, carrying.end) if carrying.start is not None and carrying.end is not None else None
    there = twin_of(link=carrying.link, to=place, span=span)
    if there is not None and there.has_ended:
        carrying.why, carrying.stands = Carrying.Why.WITHDRAWN_THERE.value, False
        return
    published = bool(carrying.stands)
    carrying.set_new_link(
        there or carry_link(link=carrying.link, to=place, by=by, span=span, published=published)
    )


def tell_given_up(*, edition: Edition) -> None:
    """Tell readers, who see the edition from now on, what persons said before is no longer in it."""
    links = (name.removeprefix("new_") for name in NAMED)
    given_up = Carrying.objects.filter(edition=edition, decision=Carrying.Decision.REJECTED).order_by("pk")
    rows = given_up.select_related("edition__document", "decided_by", *links)
    with gathered():
        for row in rows.defer("edition__text"):
            if row.link.is_published and row.decided_by is not None:
                _tell(row, MARKED_AS_LOST, Carrying.Decision.OPEN, row.decided_by)


def _tell(carrying: Carrying, verb: str, before: str, by: User) -> None:
    """One event in the history of the older link; readers are told if they see the link and the newer edition."""
    link, number = carrying.link, carrying.edition.number
    told = {
        MARKED_AS_LOST: _("Edition %(number)d no longer has it."),
        ASKED_AGAIN: _("Whether edition %(number)d has it is asked again."),
    }
    record_event(
        verb=verb,
        record=link,
        before={f"edition_{number}": str(Carrying.Decision(before).label)},
        after={f"edition_{number}": str(Carrying.Decision(carrying.decision).label)},
        by=by,
        why=told[verb] % {"number": number},
        public=link.is_published and carrying.edition.is_published and carrying.edition.document.is_published,
        host=host_of(link),
    )


def _drop(carrying: Carrying, by: User) -> None:
    """Take away the draft at the place that was not the right one."""
    link = carrying.new_link
    if link is not None and link.published_at is None:
        carrying.set_new_link(None)
        carrying.save()
        if _is_the_programs(link):
            take_away(lock(link), by=by)
        else:
            delete_draft(record=link, by=by)


def _is_the_programs(link: Curated) -> bool:
    """Whether the program put it there, on behalf of whoever ran it, and nobody has touched it since."""
    events = HistoryEvent.objects.filter(kind=kind_of(link), record_pk=link.pk)
    return link.version == 1 and events.filter(verb=CARRIED).exists()


def _open(carrying: Carrying, by: User) -> Carrying:
    may(by, Verb.CREATE)
    current = _held(carrying)
    if not Carrying.objects.to_decide().filter(pk=current.pk).exists():
        raise InvalidRecord(_("Somebody has decided about this already."))
    return current


def _held(carrying: Carrying) -> Carrying:
    """The carrying as it is now, held until the transaction ends."""
    return Carrying.objects.select_for_update(of=("self",)).get(pk=carrying.pk)


def _decide(carrying: Carrying, decision: str, by: User) -> Carrying:
    carrying.decision = decision
    carrying.decided_by, carrying.decided_at = by, timezone.now()
    carrying.save()
    return carrying
