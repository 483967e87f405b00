"""What importing changes in the base: a document drafted, an edition that came in, a whole edition taken along its way.

`by` is an account, or None for a command that somebody runs on the machine without one.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from kb.history import OPERATOR, Actor, gathered, record_event
from kb.identifying import normalise_identifier
from kb.models import AccessPoint, Curated, Document, DocumentIdentifier, Edition, Passage, User
from kb.representing import References, RepresentationError, shape_of
from kb.representing.codecs import clean_columns, write_columns

from .changing import changed, lock
from .errors import CurationError, InvalidRecord, NotAllowed, WrongStatus
from .permissions import Verb, may
from .refusals import explain
from .workflow import publish, submit

#: What the history calls the arrival of an edition.
IMPORTED = "import"
_Status = Curated.Status


@transaction.atomic
def draft_document(*, mapping: dict[str, Any], by: User | None) -> Document:
    """A new draft of a document from its mapping; raises InvalidRecord where the mapping is wrong."""
    if by is not None:
        may(by, Verb.CREATE)
    record = Document()
    with changed(record, verb=Verb.CREATE, by=by or OPERATOR):
        shape_of(Document).write(record, mapping, References())
    return record


@transaction.atomic
def draft_documents(*, mappings: Sequence[dict[str, Any]], published: bool = False) -> list[Document]:
    """New documents from a command on the machine, all or none; InvalidRecord names the one that is wrong.

    Drafts, unless they are `published` at once. The history tells each as `draft_document` would.
    """
    shape, references = shape_of(Document), References()
    records = [Document() for _mapping in mappings]
    try:
        with transaction.atomic(), gathered():
            for record, mapping in zip(records, mappings, strict=True):
                write_columns(
                    record, mapping, shape.codecs, references, where=f"document {mapping.get('slug')}"
                )
                clean_columns(record)
                for name, value in (published_now() if published else {}).items():
                    setattr(record, name, value)
            Document.objects.bulk_create(records)
            _write_rows(records, mappings, references)
            for record, mapping in zip(records, mappings, strict=True):
                told = {"status": record.status, **{key: value for key, value in mapping.items() if value}}
                record_event(
                    verb=IMPORTED, record=record, before={}, after=told, by=OPERATOR, public=published
                )
    except IntegrityError as error:
        raise InvalidRecord(explain(error)) from error
    except RepresentationError as error:
        raise InvalidRecord(str(error)) from error
    return records


def _write_rows(
    records: Sequence[Document], mappings: Sequence[dict[str, Any]], references: References
) -> None:
    """What belongs to the documents; identifiers and ways of access, which each has, all at once."""
    identifiers, access_points = [], []
    for record, mapping in zip(records, mappings, strict=True):
        for row in mapping.get("identifiers") or ():
            normal = normalise_identifier(row["scheme"], row["value"])
            identifiers.append(DocumentIdentifier(document=record, normal=normal, **row))
        for position, row in enumerate(mapping.get("access_points") or ()):
            access_points.append(AccessPoint(document=record, position=position, **row))
        for codec in shape_of(Document).codecs:
            if codec.after_save and codec.key not in _AT_ONCE and mapping.get(codec.key):
                codec.write(record, mapping[codec.key], references)
    for row in (*identifiers, *access_points):
        clean_columns(row)
    DocumentIdentifier.objects.bulk_create(identifiers)
    AccessPoint.objects.bulk_create(access_points)


_AT_ONCE = ("identifiers", "access_points")


def published_now() -> dict[str, Any]:
    """The columns of a record that a command on the machine publishes as it comes in."""
    return {"status": _Status.PUBLISHED, "published_at": timezone.now()}


def tell_arrivals(
    arrived: Sequence[tuple[Edition, Sequence[Passage]]], *, by: User | None, published: bool = False
) -> None:
    """Tell the histories of the documents that these editions with these passages came in.

    One event for each edition: it is never edited, so its checksum says all that one event per passage could. Passages
    that are published at once have an event each, which readers see.
    """
    if by is not None:
        may(by, Verb.CREATE)
    actor = by or OPERATOR
    with gathered():
        for edition, passages in arrived:
            told = {"sha256": edition.sha256, "extractor": edition.extractor, "passages": len(passages)}
            _tell_of_edition(edition, IMPORTED, actor, before=None, after=told)
            if published:
                _tell_of_passages(edition, passages, IMPORTED, "", _Status.PUBLISHED, actor, "")


@transaction.atomic
def submit_edition(*, edition: Edition, by: User) -> int:
    """Hand every draft passage of the edition to the reviewers, with its document if that is a draft; how many."""
    may(by, Verb.SUBMIT)
    with gathered():
        if edition.document.status == _Status.DRAFT:
            edition.document = submit(record=edition.document, by=by)
        stamp = {"submitted_by": by, "submitted_at": timezone.now()}
        return _move(edition, Verb.SUBMIT, _Status.DRAFT, _Status.SUBMITTED, by=by, **stamp)


@transaction.atomic
def send_back_edition(*, edition: Edition, by: User, why: str) -> int:
    """Return every submitted passage of the edition to its curator with a reason; how many."""
    may(by, Verb.SEND_BACK)
    if not why.strip():
        raise CurationError(_("Say what is missing, so that the curator can go on."))
    with gathered():
        return _move(edition, Verb.SEND_BACK, _Status.SUBMITTED, _Status.DRAFT, by=by, why=why)


@transaction.atomic
def publish_edition(*, edition: Edition, by: User, why: str = "") -> int:
    """Show every submitted passage of the edition to readers, with its document if that is submitted; how many.

    All or none: NotAllowed if this account submitted any of them, unless the installation allows one person.
    """
    may(by, Verb.PUBLISH)
    own = edition.passages.filter(status=_Status.SUBMITTED, submitted_by=by)
    if own.exists() and not settings.ONE_PERSON_MAY_PUBLISH:
        raise NotAllowed(_("You submitted this yourself: somebody else must publish it."))
    alone = models.Case(
        models.When(submitted_by=by, then=True), default=False, output_field=models.BooleanField()
    )
    with gathered():
        if edition.document.status == _Status.SUBMITTED:
            edition.document = publish(record=edition.document, by=by, why=why)
        if not edition.document.is_published:
            raise WrongStatus(_("Submit and publish the document first."))
        stamp = {"published_by": by, "published_at": _first_published(), "published_alone": alone}
        return _move(edition, Verb.PUBLISH, _Status.SUBMITTED, _Status.PUBLISHED, by=by, why=why, **stamp)


@transaction.atomic
def publish_as_operator(*, edition: Edition, why: str) -> int:
    """Show a whole draft edition and its document to readers by a command on the machine; how many passages.

    What a person has submitted already is left to the reviewers.
    """
    document = lock(edition.document)
    with gathered():
        if document.status == _Status.DRAFT:
            with changed(document, verb=Verb.PUBLISH, by=OPERATOR, why=why):
                document.status = _Status.PUBLISHED
                document.published_at = document.published_at or timezone.now()
                document.version += 1
                document.save()
        edition.document = document
        stamp = {"published_at": _first_published()}
        return _move(edition, Verb.PUBLISH, _Status.DRAFT, _Status.PUBLISHED, by=OPERATOR, why=why, **stamp)


@transaction.atomic
def discard_edition(*, edition: Edition, by: User) -> None:
    """Remove an imported edition that readers never saw; InvalidRecord where something rests on its passages."""
    may(by, Verb.DELETE)
    if edition.basis != Edition.Basis.TEXT:
        raise InvalidRecord(_("Only an imported text can be discarded."))
    passages = edition.passages.all()
    try:
        with transaction.atomic():
            Passage.objects.filter(bound_to__in=passages).update(bound_to=None)
            told = {"sha256": edition.sha256, "passages": passages.count()}
            _tell_of_edition(edition, Verb.DELETE, by, before=told, after=None)
            passages.filter(within__isnull=False).delete()
            passages.delete()
            edition.delete()
            connection.check_constraints()
    except (models.ProtectedError, IntegrityError) as error:
        raise InvalidRecord(explain(error)) from error


def _first_published() -> Coalesce:
    return Coalesce(F("published_at"), models.Value(timezone.now()))


def _move(
    edition: Edition,
    verb: Verb,
    start: str,
    end: str,
    *,
    by: User | Actor,
    why: str = "",
    **columns: Any,
) -> int:
    """Take every passage that stands at `start` to `end` in one statement, and tell each one's history."""
    passages = list(
        edition.passages.select_for_update(of=("self",)).filter(status=start).order_by("position", "pk")
    )
    Passage.objects.filter(pk__in=[one.pk for one in passages]).update(
        status=end, version=F("version") + 1, updated_at=timezone.now(), **columns
    )
    _tell_of_passages(edition, passages, verb, start, end, by, why)
    return len(passages)


def _tell_of_passages(
    edition: Edition,
    passages: Iterable[Passage],
    verb: str,
    start: str,
    end: str,
    by: User | Actor,
    why: str,
) -> None:
    """One event each, from one status to another; from "" where there was no passage before."""
    for passage in passages:
        passage.edition = edition  # names it without asking for each
        record_event(
            verb=verb,
            record=passage,
            before={"status": start} if start else {},
            after={"status": end},
            by=by,
            why=why,
            public=end == _Status.PUBLISHED,
        )


def _tell_of_edition(
    edition: Edition,
    verb: str,
    by: User | Actor,
    *,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> None:
    """An event of the document whose field names the edition; each number is used once, so that reverts are sound."""
    field = f"edition {edition.number}"
    record_event(
        verb=verb,
        record=edition.document,
        before={field: before} if before else {},
        after={field: after} if after else {},
        by=by,
    )
