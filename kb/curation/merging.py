"""Renaming and merging: the record changes its name, the old address goes on leading to it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.models import (
    Claim,
    Concept,
    Curated,
    Institution,
    LegalInstrument,
    Person,
    Provision,
    SlugRedirect,
    User,
)
from kb.representing import handle, kind_of

from .changing import changed, host_of, lock
from .errors import InvalidRecord, ReasonNeeded
from .permissions import Verb, may
from .revising import close, open_revision


def redirect_kind(record: Curated) -> str:
    """The kind under which old slugs are kept: concepts by scheme and provisions by instrument, others by kind."""
    if isinstance(record, Concept):
        return f"concept/{record.scheme.slug}"
    if isinstance(record, Provision):
        return f"provision/{record.instrument.slug}"
    return kind_of(record)


def slug_column(record: Curated) -> str:
    """The column that stands in the record's address."""
    return "path" if isinstance(record, Provision) else "slug"


@transaction.atomic
def rename[Record: Curated](*, record: Record, slug: str, by: User, why: str = "") -> Record:
    """Give a record a new slug; if readers knew the old one, it redirects from now on."""
    current = lock(record)
    may(by, Verb.RENAME, current)
    if current.is_published and not why.strip():
        raise ReasonNeeded
    column = slug_column(current)
    old = getattr(current, column)
    if old == slug:
        return current
    with changed(current, verb=Verb.RENAME, by=by, why=why):
        take_back(current, slug)
        setattr(current, column, slug)
        current.version += 1
        current.clean_fields(exclude=[field.name for field in current._meta.fields if field.name != column])
        current.save()
        if current.published_at:
            leave_redirect(current, old, slug)
    return current


def take_back(record: Curated, slug: str) -> None:
    """Let a record have one of its own old names again; the database keeps those of other records from it."""
    now = getattr(record, slug_column(record))
    SlugRedirect.objects.filter(kind=redirect_kind(record), old_slug=slug, new_slug=now).delete()


def leave_redirect(record: Curated, old: str, new: str) -> None:
    """Make the old slug, and every slug that led to it, lead to the new one, and keep what names the record true."""
    kind = redirect_kind(record)
    SlugRedirect.objects.filter(kind=kind, new_slug=old).update(new_slug=new)
    SlugRedirect.objects.update_or_create(kind=kind, old_slug=old, defaults={"new_slug": new})
    _rename_successor(type(record), _with_slug(record, old), handle(record))
    if isinstance(record, LegalInstrument):
        SlugRedirect.objects.filter(kind=f"provision/{old}").update(kind=f"provision/{new}")
        for provision in record.provisions.select_related("instrument"):
            _rename_successor(Provision, f"{old}:{provision.path}", handle(provision))


def lead_on(record: Curated, old: str) -> bool:
    """Let an old slug lead to this record, unless it leads somewhere already; False where another record has it."""
    kind, column = redirect_kind(record), slug_column(record)
    now = getattr(record, column)
    if old == now or SlugRedirect.objects.filter(kind=kind, old_slug=old).exists():
        return True
    beside: dict[str, Any] = {"scheme": record.scheme} if isinstance(record, Concept) else {}
    beside |= {"instrument": record.instrument} if isinstance(record, Provision) else {}
    if type(record)._default_manager.filter(**beside, **{column: old}).exists():
        return False
    SlugRedirect.objects.create(kind=kind, old_slug=old, new_slug=now)
    return True


def _with_slug(record: Curated, slug: str) -> str:
    """The handle that the record had when its slug was this one."""
    whole = handle(record)
    return whole.removesuffix(getattr(record, slug_column(record))) + slug


def _rename_successor(model: type[Curated], old: str, new: str) -> None:
    """What ended in favour of a record goes on leading to it by its new name."""
    model._default_manager.filter(replaced_by=old).update(replaced_by=new)


@transaction.atomic
def merge[Record: Curated](*, record: Curated, into: Record, by: User, why: str) -> Record:
    """Let one record stand for two: what pointed at `record` points at `into`, and its address redirects there."""
    current, target = lock(record), lock(into)
    may(by, Verb.MERGE, current)
    if type(current) is not type(target) or current.pk == target.pk:
        raise InvalidRecord(_("Choose another record of the same kind to merge into."))
    if not target.is_published:
        raise InvalidRecord(_("The record to merge into must be published."))
    if not why.strip():
        raise ReasonNeeded
    if (revision := open_revision(current)) is not None:
        close(revision, by=by)
    # First of all: a claim that is still published may not lose its evidence. What it is claimant of moves below.
    with changed(current, verb=Verb.MERGE, by=by, why=why, is_whole=False):
        current.status = Curated.Status.SUPERSEDED
        current.replaced_by = handle(target)
        current.end_reason = why
        current.ended_at = timezone.now()
        current.version += 1
        current.save()
    with changed(target, verb=Verb.MERGE, by=by, why=why):
        for relation in _pointing_at(current):
            for row in relation.all():
                _point_elsewhere(row, relation.field.name, target, by=by, why=why)
        target.version += 1
        target.save()
    for name in _LISTED_BY.get(type(current), ()):
        for row in getattr(current, name).all():
            _list_instead(row, current, target, by=by, why=why)
    return target


#: What else a record of this kind is pointed at by; rows that belong to it (its names, its labels) stay with it.
_POINTERS: dict[type[Curated], tuple[str, ...]] = {
    Concept: (
        "passage_tags",
        "claim_tags",
        "narrower",
        "institutions",
        "instruments",
        "events",
        "treaty_actions",
    ),
    Institution: ("attributions", "contributions", "affiliations", "parts", "relations_to_it"),
    Person: ("attributions", "contributions"),
    LegalInstrument: ("citations", "verifications", "supersedes"),
    Provision: ("citations", "verifications", "parts"),
    Claim: ("evidence", "position_claims", "relations", "relations_to_it"),
}


#: Records that list a record of this kind among others.
_LISTED_BY: dict[type[Curated], tuple[str, ...]] = {
    Concept: ("issues", "related"),
    Institution: ("documents_published", "documents_hosted", "instruments_issued"),
}


def _pointing_at(record: Curated) -> list[Any]:
    names = _POINTERS.get(type(record))
    if names is None:
        raise InvalidRecord(_("Records of this kind cannot be merged; withdraw one of them instead."))
    return [getattr(record, name) for name in names]


def _point_elsewhere(row: models.Model, column: str, target: Curated, *, by: User, why: str) -> None:
    """Move a row that can move; one whose twin is there already stays behind with the merged record."""
    setattr(row, column, target)
    if _has_twin(row):
        return
    if isinstance(row, Curated):
        current = lock(row)
        with changed(current, verb=Verb.MERGE, by=by, why=why, host=host_of(current)):
            setattr(current, column, target)
            current.version += 1
            current.save()
    else:
        row.save()


def _list_instead(row: Curated, record: Curated, target: Curated, *, by: User, why: str) -> None:
    """Let a record that lists the merged one list the other."""
    current = lock(row)
    with changed(current, verb=Verb.MERGE, by=by, why=why):
        for field in current._meta.many_to_many:
            listed = getattr(current, field.name)
            if isinstance(record, field.related_model) and listed.filter(pk=record.pk).exists():
                listed.remove(record)
                if current.pk != target.pk:
                    listed.add(target)
        current.version += 1
        current.save()


def _has_twin(row: models.Model) -> bool:
    try:
        row.validate_constraints()
    except ValidationError:
        return True
    return False
