"""One load in progress: what is in the base already, what was found, and what became of each record."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

from kb.curation.loading import store, take_away
from kb.models import Curated
from kb.models.bounds import broken_bound
from kb.representing import SHAPES, References, RepresentationError, handle, kind_of, shape_of

Mapping = dict[str, Any]


class Loading:
    """Stores records and counts the outcomes; records and their present mappings are read once per kind."""

    def __init__(self, progress: Callable[[str], None] = lambda line: None) -> None:
        self.references = References()
        self.outcomes: Counter[tuple[str, str]] = Counter()
        self.progress = progress
        self._present: dict[str, dict[int, Mapping]] = {}
        self._records: dict[str, dict[str, Curated]] = {}
        self._by_host: dict[tuple[str, str], dict[int, list[Curated]]] = {}

    def known(self, kind: str) -> dict[str, Curated]:
        """The records of this kind in the base, by handle."""
        if kind not in self._records:
            shape = SHAPES[kind]
            records = list(shape.queryset())
            self._present[kind] = {record.pk: shape.read(record) for record in records}
            self._records[kind] = {handle(record): record for record in records}
        return self._records[kind]

    def ensure(self, kind: str, name: str, make: Callable[[], Curated]) -> Curated:
        """The record with this handle, made as a bare draft if it is new, so that others can point at it."""
        records = self.known(kind)
        if name not in records:
            record = make()
            if told := broken_bound(record):
                raise RepresentationError(f"{kind} {name}: {told}")
            record.save(force_insert=True)
            records[name] = record
        self.references.remember(kind, name, records[name])
        return records[name]

    def store(
        self, record: Curated, mapping: Mapping, *, host: models.Model | None = None, **columns: Any
    ) -> None:
        """Make the record what the base says (see kb.curation.loading.store) and count the outcome."""
        kind = kind_of(record)
        self.known(kind)
        present = self._present[kind].get(record.pk) if record.pk else None
        outcome = store(record, mapping, self.references, present=present, columns=columns, host=host)
        self.outcomes[kind, outcome] += 1

    def store_links(
        self,
        model: type[Curated],
        host: models.Model,
        wanted: Iterable[tuple[Any, Mapping, Mapping]],
        key: Callable[[Curated], Any],
    ) -> None:
        """Make the links of one passage or claim exactly the wanted ones: (key, columns, mapping) each.

        Links that an earlier load made and that are not wanted any more are withdrawn; people's own stay.
        """
        present = self._links_of(model, host)
        by_key = {key(link): link for link in present}
        for name, columns, mapping in wanted:
            link = by_key.pop(name, None) or model(**columns)
            self.store(link, mapping, host=host, **columns)
        for link in by_key.values():
            self.take_away_if_loaded(link, host=host)

    def take_away_if_loaded(self, link: Curated, *, host: models.Model) -> None:
        """Withdraw a link that the base no longer has, if an earlier load published it; people's own stay."""
        if link.is_published and link.published_by_id is None:
            take_away(link, host=host)
            self.outcomes[kind_of(link), "withdrawn"] += 1

    def _links_of(self, model: type[Curated], host: models.Model) -> list[Curated]:
        kind = kind_of(model)
        self.known(kind)
        column = f"{kind_of(host)}_id"
        if (kind, column) not in self._by_host:
            grouped: dict[int, list[Curated]] = {}
            for link in shape_of(model).queryset():
                grouped.setdefault(getattr(link, column), []).append(link)
            self._by_host[kind, column] = grouped
        return self._by_host[kind, column].get(host.pk, [])
