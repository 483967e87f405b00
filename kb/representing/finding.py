"""The record at an address: the published one, or why there is none: renamed, ended, mistyped, never there."""

from collections.abc import Sequence
from typing import Any, NoReturn

from kb.identifying import MalformedPublicId, display, near_misses, parse
from kb.models import (
    Addressed,
    Curated,
    CuratedQuerySet,
    Edition,
    Passage,
    Provision,
    SlugRedirect,
)

from .errors import UnknownReference
from .kinds import KINDS, Service, kind_of, model_of, taking_part
from .layout import SCHEME_LABELS as SCHEMES
from .references import References


class Renamed(Exception):
    """The record has another address now; `address` holds the parts of it that differ."""

    def __init__(self, **address: str) -> None:
        super().__init__(address)
        self.address = address


class Ended(Exception):
    """The record was published and is no longer; its address answers with the reason."""

    def __init__(self, record: Addressed | Edition) -> None:
        super().__init__(record)
        self.record = record


class NothingThere(Exception):
    """No published record has this address, and none ever had."""


class Mistyped(NothingThere):
    """The address holds a public id with a slip in it; `meant` are the published records one slip away."""

    def __init__(self, meant: Sequence[Addressed]) -> None:
        super().__init__(meant)
        self.meant = meant


def find[Record: Curated](records: CuratedQuerySet[Record], *, kind: str, **address: str) -> Record:
    """The published one of the records at this address (`slug=` or `path=`). Raises Renamed, Ended or NothingThere.

    `kind` is the kind under which old slugs are kept (kb.curation.merging).
    """
    record = records.published().filter(**address).first()
    return record or refuse(records, kind=kind, **address)


def find_provision(slug: str, path: str) -> Provision:
    """The published provision at this place of this instrument. Raises Renamed, Ended or NothingThere.

    The instrument may have been renamed, and so may the provision in it.
    """
    provisions = Provision.objects.filter(instrument__slug=slug).select_related("instrument")
    try:
        return find(provisions, kind=f"provision/{slug}", path=path)
    except NothingThere:
        moved = SlugRedirect.objects.filter(kind="instrument", old_slug=slug).first()
        if moved is None:
            raise
        raise Renamed(slug=moved.new_slug) from None


def find_by_public_id[Record: Curated](records: CuratedQuerySet[Record], text: str) -> Record:
    """The published one of the records with this public id. Raises as `find_by_public_id`."""
    public_id = canonical_id(records, text)
    record = records.published().filter(public_id=public_id).first()
    return record or refuse(records, public_id=public_id)


def find_at(kind: str, **address: str) -> Addressed:
    """The published record of a kind at these parts of its own address. Raises as `find_by_public_id`."""
    if kind == "provision":
        return find_provision(**address)
    records: CuratedQuerySet[Any] = model_of(kind).objects.all()
    if kind == "passage":
        records = Passage.objects.with_document()
    if kind == "concept":
        scheme = address["scheme"]
        records, kind = records.filter(scheme__slug=scheme).select_related("scheme"), f"concept/{scheme}"
    found: Addressed
    if "public_id" in address:
        found = find_by_public_id(records, address["public_id"])
    else:
        found = find(records, kind=kind, slug=address["slug"])
    return found


def find_record(kind: str, key: str) -> Addressed:
    """The published record of a kind by its key: public id, slug, scheme:slug (concept) or instrument:path (provision).

    Raises Renamed with the present `key`, Ended, Mistyped, or NothingThere, also for a kind that has no page.
    """
    if kind not in taking_part(Service.ADDRESSED):
        raise NothingThere
    try:
        return find_at(kind, **_address(kind, key))
    except Renamed as renamed:
        raise Renamed(key=_present_key(key, renamed.address)) from None


def _address(kind: str, key: str) -> dict[str, str]:
    """The parts of its address that a key holds."""
    first, _colon, last = key.partition(":")
    if kind == "concept":
        return {"scheme": first, "slug": last}
    if kind == "provision":
        return {"slug": first, "path": last}
    return {"public_id": key} if "<public_id:" in KINDS[kind].address else {"slug": key}


def _present_key(key: str, moved: dict[str, str]) -> str:
    """The key with the parts of the address that moved put in."""
    first, colon, last = key.partition(":")
    if "public_id" in moved:
        return moved["public_id"]
    if not colon:
        return moved["slug"]
    if "path" in moved:
        return f"{first}:{moved['path']}"
    # An instrument comes first in the key of a provision; the slug of a concept comes last.
    return f"{first}:{moved['slug']}" if first in SCHEMES else f"{moved['slug']}:{last}"


def canonical_id(records: CuratedQuerySet[Any], text: str) -> str:
    """The stored form of a public id in its one written form; raises Renamed for another form, Mistyped for a slip."""
    try:
        public_id = parse(text)
    except MalformedPublicId:
        raise Mistyped(_one_slip_away(records, text)) from None
    if text != display(public_id):
        raise Renamed(public_id=display(public_id))
    return public_id


def refuse(records: CuratedQuerySet[Any], *, kind: str = "", **address: str) -> NoReturn:
    """Raise what an address without a published record deserves.

    An unknown address and that of an unpublished record ask the database the same questions and get the same answer.
    """
    ended = records.ended().filter(published_at__isnull=False, **address).first()
    if ended is not None:
        raise Ended(ended)
    [(name, value)] = address.items()
    if kind and (moved := SlugRedirect.objects.filter(kind=kind, old_slug=value).first()):
        raise Renamed(**{name: moved.new_slug})
    raise NothingThere


def whose_end(record: Curated) -> Curated:
    """The record itself, or what it ended with: its document or instrument; an edition with its last passage."""
    if record.has_ended:
        return record
    if isinstance(record, Edition):
        return record.passages.ended().order_by("-ended_at").first() or record
    if isinstance(record, Passage):
        return record.edition.document
    return record.instrument if isinstance(record, Provision) else record


def replacement_of(record: Curated) -> Addressed | None:
    """The record that stands in for an ended one, if its own address answers; None otherwise."""
    ended = whose_end(record)
    if not ended.replaced_by:
        return None
    try:
        found = References().find(kind_of(ended), ended.replaced_by)
    except UnknownReference:
        return None
    answers = found.published_at is not None and (found.is_published or found.has_ended)
    return found if answers and isinstance(found, Addressed) else None


def _one_slip_away(records: CuratedQuerySet[Any], text: str) -> list[Addressed]:
    candidates = near_misses(text)
    return list(records.published().filter(public_id__in=candidates)) if candidates else []
