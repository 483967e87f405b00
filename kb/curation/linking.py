"""Joining records: tags, evidence, citations of law, relations between claims, verifications."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from kb.models import (
    Claim,
    ClaimRelation,
    ClaimTag,
    Concept,
    Curated,
    Evidence,
    LegalInstrument,
    Passage,
    PassageTag,
    Provision,
    ProvisionCitation,
    User,
    Verification,
)
from kb.representing import RecordMapping, References, shape_of

from .changing import changed, delete_draft, lock
from .editing import edit
from .errors import InvalidRecord
from .permissions import Verb, may
from .quoted_words import place_of
from .revising import working_on
from .workflow import withdraw


@transaction.atomic
def tag(*, targets: Iterable[Passage | Claim], concepts: Iterable[Concept], by: User) -> list[Curated]:
    """Tag every passage or claim with every concept; what is tagged already stays as it is. Returns the new tags."""
    may(by, Verb.CREATE)
    concepts = list(concepts)
    made: list[Curated] = []
    for target in targets:
        for concept in concepts:
            link = _tag_of(target, concept)
            if link is not None:
                made.append(_save_link(link, by=by, host=target))
        if isinstance(target, Passage) and target.nothing_to_tag and concepts:
            _set_nothing_to_tag(target, False, by=by)
    return made


def _tag_of(target: Passage | Claim, concept: Concept) -> Curated | None:
    """An unsaved tag, a withdrawn one to be taken up again, or None where the tag is there."""
    model, name = (PassageTag, "passage") if isinstance(target, Passage) else (ClaimTag, "claim")
    found = model.objects.filter(**{name: target}, concept=concept).first()
    if found is None:
        return model(**{name: target}, concept=concept)
    return found if found.has_ended else None


def _save_link[Link: Curated](link: Link, *, by: User, host: Curated) -> Link:
    with changed(link, verb=Verb.CREATE, by=by, host=host):
        link.status = Curated.Status.DRAFT
        link.changed_by = by if by.pk else None
        link.end_reason = ""
        link.replaced_by = ""
        link.ended_at = None
        link.save()
    return link


@transaction.atomic
def mark_nothing_to_tag(*, passage: Passage, by: User, nothing: bool = True) -> Passage:
    """Note that a passage was read and nothing in it needs a tag: it counts as done."""
    current = lock(passage)
    may(by, Verb.CREATE)
    if (
        nothing
        and PassageTag.objects.filter(passage=current).exclude(status=Curated.Status.WITHDRAWN).exists()
    ):
        raise InvalidRecord(_("This passage has tags: remove them first, or leave it as it is."))
    return _set_nothing_to_tag(current, nothing, by=by)


def _set_nothing_to_tag(passage: Passage, nothing: bool, *, by: User) -> Passage:
    """A note among curators: what readers see, its version and its public history stay as they are."""
    with changed(passage, verb=Verb.EDIT, by=by, public=False):
        passage.nothing_to_tag = nothing
        passage.save(update_fields=["nothing_to_tag"])
    return passage


@transaction.atomic
def add_evidence(
    *,
    claim: Claim,
    passage: Passage,
    role: str,
    quote: str,
    by: User,
    note: str = "",
    prefix: str = "",
    suffix: str = "",
    in_word: bool = False,
) -> Evidence:
    """Tie a claim to the exact words of a passage; the words must stand there where the text is held.

    They are whole words, unless `in_word` says that a person means a part of one.
    """
    may(by, Verb.CREATE)
    start, end = place_of(quote, passage, prefix=prefix, suffix=suffix, in_word=in_word)
    link = Evidence(claim=claim, passage=passage, start=start, end=end)
    link.role, link.quote, link.note = role, quote.strip(), note
    link.prefix, link.suffix = prefix, suffix
    link.position = claim.evidence.count()
    return _save_link(link, by=by, host=claim)


@transaction.atomic
def cite_provision(
    *,
    source: Passage | Claim,
    instrument: LegalInstrument,
    by: User,
    provision: Provision | None = None,
    relation: str = ProvisionCitation.Relation.CITES,
    as_printed: str = "",
) -> ProvisionCitation:
    """Say that a passage or a claim refers to a provision, or to an instrument as a whole."""
    may(by, Verb.CREATE)
    name = "passage" if isinstance(source, Passage) else "claim"
    link = ProvisionCitation(
        **{name: source}, instrument=instrument, provision=provision, relation=relation, as_printed=as_printed
    )
    return _save_link(link, by=by, host=source)


@transaction.atomic
def relate_claims(*, claim: Claim, kind: str, other: Claim, reason: str, by: User) -> ClaimRelation:
    """Say how one claim stands to another; a contradiction is kept once, whichever claim it was entered from."""
    may(by, Verb.CREATE)
    if kind == ClaimRelation.Kind.CONTRADICTS and claim.pk > other.pk:
        claim, other = other, claim
    if not reason.strip():
        raise InvalidRecord(_("Say in what the two claims differ or agree."))
    return _save_link(
        ClaimRelation(claim=claim, kind=kind, other=other, reason=reason.strip()), by=by, host=claim
    )


@transaction.atomic
def verify(*, claim: Claim, mapping: RecordMapping, by: User) -> Verification:
    """Record what the primary text says about a claim; one verification per claim, edited like any record."""
    may(by, Verb.CREATE)
    existing = Verification.objects.filter(claim=claim).first()
    if existing:
        _seen, proposal = working_on(existing, by)
        why = str(mapping.get("note", ""))
        return edit(
            record=existing, mapping=mapping, by=by, version=existing.version, proposal=proposal, why=why
        )
    link = Verification(claim=claim, changed_by=by if by.pk else None)
    with changed(link, verb=Verb.CREATE, by=by, host=claim):
        shape_of(link).write(link, mapping, References())
    return link


@transaction.atomic
def remove_link(*, link: Curated, by: User, why: str = "") -> None:
    """Undo a tag, a piece of evidence or another link: drafts go, published links are withdrawn with a reason."""
    current = lock(link)
    if current.is_published:
        withdraw(record=current, by=by, why=why)
        return
    delete_draft(record=current, by=by)
