"""Carrying tags, evidence and citations to a newer edition, and deciding about those that a program is not sure of."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.anchoring import TextQuoteSelector
from kb.history import OPERATOR, Actor, gathered, record_event
from kb.models import (
    Carried,
    Carrying,
    Claim,
    Curated,
    Edition,
    Evidence,
    HistoryEvent,
    Passage,
    PassageTag,
    ProvisionCitation,
    User,
)
from kb.representing import kind_of

from .changing import changed, delete_draft, host_of, lock, take_away
from .errors import InvalidRecord
from .permissions import ASKED_AGAIN, MARKED_AS_LOST, Verb, may
from .quoting import place_of
from .workflow import submit

#: What the history calls it.
CARRIED = "carry"


#: What a link says besides the passage it is on.
_CONTENT: dict[type[Carried], tuple[str, ...]] = {
    PassageTag: ("concept_id",),
    Evidence: ("claim_id", "role", "note", "position"),
    ProvisionCitation: ("instrument_id", "provision_id", "relation", "origin", "as_printed"),
}
#: By what of this two links of one passage are the same.
_SAME: dict[type[Carried], tuple[str, ...]] = {
    PassageTag: ("concept_id",),
    Evidence: ("claim_id", "role", "quote"),
    ProvisionCitation: ("instrument_id", "provision_id", "relation"),
}
_STANDING = (
    "status",
    "changed_by_id",
    "submitted_by_id",
    "submitted_at",
    "published_by_id",
    "published_alone",
)
type _Span = tuple[int, int]


@transaction.atomic
def carry_link(
    *, link: Carried, to: Passage, by: User | None, span: _Span | None = None, published: bool = False
) -> Carried:
    """The link once more on a passage of a newer edition; what is there already stays as it is.

    `span` are the quoted words of evidence in the passage's text, in code points. With `published` a link that readers
    see is one that they see with the newer edition, by the decision of the two people who published it: at once, or
    when that edition is published (see `stand_carried`); otherwise the new link is a draft. The old link is left alone.
    Raises InvalidRecord where somebody has withdrawn it from that passage.
    """
    if by is not None:
        may(by, Verb.CREATE)
    new = _again(link, to, span)
    twin = _twin(new)
    if twin is not None and twin.has_ended:
        raise InvalidRecord(
            _("Somebody withdrew this from the newer edition: %(why)s") % {"why": twin.end_reason}
        )
    if twin is not None:
        return twin
    why = _("Carried from edition %(number)d.") % {"number": _passage(link).edition.number}
    with changed(new, verb=CARRIED, by=by or OPERATOR, why=why, host=_host(new)):
        new.changed_by = by
        if published and link.is_published and _is_seen(to):
            _stand(new, link)
        new.save()
    return new


def twin_of(*, link: Carried, to: Passage, span: _Span | None = None) -> Carried | None:
    """The very same link where it is on that passage already, whoever put it there and whatever became of it."""
    return _twin(_again(link, to, span))


def _again(link: Carried, to: Passage, span: _Span | None) -> Carried:
    """The link once more on another passage, not stored."""
    new = type(link)(passage=to, **{name: getattr(link, name) for name in _CONTENT[type(link)]})
    if isinstance(new, Evidence):
        _quote(new, to, span)
    return new


def _is_seen(passage: Passage) -> bool:
    return passage.is_published and passage.edition.document.is_published


def _stand(new: Carried, link: Carried) -> None:
    """Give a link the standing of the one that it was carried from."""
    for name in _STANDING:
        setattr(new, name, getattr(link, name))
    new.published_at = timezone.now()


@transaction.atomic
def stand_carried(*, edition: Edition, by: User | Actor | None = None) -> int:
    """Show readers what was carried to unchanged sentences of the edition, as far as they see its passages; how many.

    For links that were carried before the edition was published, in a number of statements that does not grow with
    theirs. A link that a person has touched since is left alone.
    """
    rows = Carrying.objects.waiting_to_stand().filter(edition=edition).select_for_update(of=("self",))
    rows = rows.select_related(*_NAMED).defer(
        "edition__text", "source__edition__text", "place__edition__text"
    )
    ready: dict[type[Curated], list[Curated]] = {}
    with gathered():
        for row in rows:
            new, link = row.new_link, row.link
            if new is None or new.version > 1 or not link.is_published:
                continue
            if row.place is None or row.place.pk != new.passage_id or not _is_seen(row.place):
                continue
            _stand(new, link)
            new.version += 1
            ready.setdefault(type(new), []).append(new)
            record_event(
                verb=CARRIED,
                record=new,
                before={"status": Curated.Status.DRAFT},
                after={"status": new.status},
                by=by or OPERATOR,
                why=_("The sentence is unchanged in edition %(number)d.") % {"number": edition.number},
                public=True,
                host=_host(new),
            )
        for model, links in ready.items():
            columns = [name.removesuffix("_id") for name in _STANDING]
            model.objects.bulk_update(links, [*columns, "published_at", "version"])
    return sum(map(len, ready.values()))


#: What naming a link, and the record whose history tells of it, touches.
_NAMED = (
    "new_tag__concept__scheme",
    "new_tag__passage__edition__document",
    "new_evidence__claim",
    "new_evidence__passage__edition__document",
    "new_citation__instrument",
    "new_citation__provision__instrument",
    "new_citation__passage__edition__document",
)


def tell_given_up(*, edition: Edition) -> None:
    """Tell readers, who see the edition from now on, what persons said before is no longer in it."""
    links = (name.removeprefix("new_") for name in _NAMED)
    given_up = Carrying.objects.filter(edition=edition, decision=Carrying.Decision.REJECTED).order_by("pk")
    rows = given_up.select_related("edition__document", "decided_by", *links)
    with gathered():
        for row in rows.defer("edition__text"):
            if row.link.is_published and row.decided_by is not None:
                _tell(row, MARKED_AS_LOST, Carrying.Decision.OPEN, row.decided_by)


@transaction.atomic
def take_back_carried(*, carrying: Carrying, by: User | None = None) -> None:
    """Make a draft again of what the program showed readers by an older rule, unless a person has touched it since."""
    new, link = carrying.new_link, carrying.link
    if new is None or not new.is_published or new.version > 1 or not link.is_published:
        return
    if any(getattr(new, name) != getattr(link, name) for name in _STANDING):
        return
    why = _("Something else stands around the words in this edition.")
    with changed(new, verb=CARRIED, by=by or OPERATOR, why=why, host=_host(new)):
        new.status = Curated.Status.DRAFT
        new.changed_by = new.submitted_by = new.published_by = None
        new.submitted_at = new.published_at = None
        new.published_alone = False
        new.save()


def _quote(new: Evidence, to: Passage, span: _Span | None) -> None:
    if span is None:
        raise InvalidRecord(_("Say which words the claim rests on."))
    words = TextQuoteSelector.of(to.text, *span)
    new.quote, new.prefix, new.suffix = words.exact, words.prefix, words.suffix
    new.start, new.end = span


def _twin(new: Carried) -> Carried | None:
    same = {name: getattr(new, name) for name in _SAME[type(new)]}
    return type(new)._default_manager.filter(passage=new.passage_id, **same).first()


def _host(new: Carried) -> Claim | Passage:
    return new.claim if isinstance(new, Evidence) else _passage(new)


def _passage(link: Carried) -> Passage:
    return link.passage  # type: ignore[return-value]  # a citation by a claim stays with its claim


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
