"""Old names of records that a dump holds, and what each leads to."""

from collections.abc import Iterator

from kb.models import Curated, SlugRedirect
from kb.representing import RecordMapping, References, UnknownReference, handle

from .records import only_imported


def redirects() -> Iterator[RecordMapping]:
    """By kind and old name; those that lead to what a dump leaves out are left out with it."""
    hidden = set(only_imported().values_list("slug", flat=True))
    for redirect in SlugRedirect.objects.order_by("kind", "old_slug"):
        record = _target(redirect)
        if (
            record is not None
            and record.published_at
            and not (redirect.kind == "document" and handle(record) in hidden)
        ):
            yield {"kind": redirect.kind, "old": redirect.old_slug, "new": redirect.new_slug}


def _target(redirect: SlugRedirect) -> Curated | None:
    kind, _slash, place = redirect.kind.partition("/")
    mark = {"concept": "/", "provision": ":"}.get(kind, "")
    try:
        return References().find(kind, f"{place}{mark}{redirect.new_slug}")
    except UnknownReference:
        return None
