"""Carrying tags, evidence and citations to a newer edition as links of their own."""

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
    Passage,
    PassageTag,
    ProvisionCitation,
    User,
)

from .changing import changed
from .errors import InvalidRecord
from .permissions import Verb, may

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
    rows = rows.select_related(*NAMED).defer("edition__text", "source__edition__text", "place__edition__text")
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
NAMED = (
    "new_tag__concept__scheme",
    "new_tag__passage__edition__document",
    "new_evidence__claim",
    "new_evidence__passage__edition__document",
    "new_citation__instrument",
    "new_citation__provision__instrument",
    "new_citation__passage__edition__document",
)


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
