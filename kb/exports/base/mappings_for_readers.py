"""How a dump tells a record: as its mapping, without what readers never saw, noting when it was first published."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property

from django.db import models
from django.db.models import Q

from kb.models import Claim, Concept, Curated, Edition, Evidence, Passage
from kb.representing import SHAPES, RecordMapping, Service, handle, taking_part, translated
from kb.representing.links import is_link, link_key


class Telling:
    """One dump in progress."""

    def __init__(self) -> None:
        self._moments: dict[tuple[str, str], datetime] = {}

    def read(self, record: Curated, kind: str, host: str = "") -> RecordMapping:
        """The record's mapping for the files; `host` is the handle of what a link belongs to."""
        mapping = self.without_unseen(SHAPES[kind].read(record), kind, record)
        key = link_key(kind, host, mapping) if is_link(kind) else handle(record)
        self.note(kind, key, record)
        return mapping

    def note(self, kind: str, key: str, record: Curated) -> None:
        """Note when a record that the dump calls so was first published."""
        if record.published_at is not None:
            self._moments[kind, key] = record.published_at

    def without_unseen(self, mapping: RecordMapping, kind: str, record: Curated) -> RecordMapping:
        """The mapping without what it says of records that no reader ever saw, or that no dump holds."""

        def name(of: str, reference: str) -> str | None:
            if of == "broader" and isinstance(record, Concept):
                return None if ("concept", f"{record.scheme.slug}/{reference}") in self._unseen else reference
            return None if (of, reference) in self._unseen else reference

        return translated(mapping, SHAPES[kind].codecs, name)

    @cached_property
    def _unseen(self) -> set[tuple[str, str]]:
        drafts = (
            (kind, handle(record)) for kind in taking_part(Service.NAMED) for record in _never_public(kind)
        )
        return {
            *drafts,
            *(("claim", slug) for slug in resting_on_imported_text().values_list("slug", flat=True)),
        }

    # ---- when everything was first published ----

    def dates(self) -> Iterator[RecordMapping]:
        """The moment at which most records were published, then others with the names of their records."""
        if not self._moments:
            return
        usual, _count = min(Counter(self._moments.values()).items(), key=lambda pair: (-pair[1], pair[0]))
        yield {"published": usual.isoformat()}
        others: dict[tuple[int, datetime], list[str]] = {}
        order = list(SHAPES)
        for (kind, key), at in self._moments.items():
            if at != usual:
                others.setdefault((order.index(kind), at), []).append(key)
        for (place, at), keys in sorted(others.items()):
            yield {"kind": order[place], "published": at.isoformat(), "records": sorted(keys)}


def resting_on_imported_text() -> models.QuerySet[Claim]:
    """The published claims that have evidence in imported text alone."""
    summarised = Evidence.objects.published().filter(passage__edition__basis=Edition.Basis.SUMMARY)
    return Claim.objects.published().exclude(pk__in=summarised.values("claim"))


def _never_public(kind: str) -> Iterable[Curated]:
    shape = SHAPES[kind]
    found = shape.model.objects.filter(published_at__isnull=True)
    if shape.model is Passage:
        found = found.filter(Q(edition__basis=Edition.Basis.SUMMARY))
    return found.select_related(*shape.joined) if shape.joined else found
