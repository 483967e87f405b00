"""The summary edition of a document: what it says of itself, its outline, and what cleaning left out."""

from functools import cached_property
from typing import Any

from django.db.models import Max
from django.utils import timezone

from kb.models import Curated, Edition, Removal, Section
from kb.representing import RepresentationError

from .meeting import Met

Mapping = dict[str, Any]
_DEFAULTS: dict[str, Any] = {"label": "", "sha256": "", "media_type": "", "size": 0, "note": ""}


class SummaryEdition:
    """The one summary edition of a document, made or read only where something needs it."""

    def __init__(self, document: Met, mapping: Mapping, sections: list[Mapping]) -> None:
        self.document = document
        self.mapping = mapping
        self.sections_mapping = sections

    @cached_property
    def record(self) -> Edition:
        """The edition here; made if the document has none, behind the texts that were imported first."""
        document = self.document.record
        number = (document.editions.aggregate(last=Max("number"))["last"] or 0) + 1
        edition, _made = Edition.objects.get_or_create(
            document=document,
            basis=Edition.Basis.SUMMARY,
            defaults={
                **self._fields,
                "number": number,
                "status": Curated.Status.PUBLISHED,
                "published_at": document.published_at or timezone.now(),
            },
        )
        edition.document = document
        return edition

    @property
    def _fields(self) -> Mapping:
        return {name: self.mapping.get(name) or default for name, default in _DEFAULTS.items()}

    def write(self) -> None:
        """Make the edition what the base says: nobody edits one by hand."""
        edition = self.record
        if any(getattr(edition, name) != value for name, value in self._fields.items()):
            for name, value in self._fields.items():
                setattr(edition, name, value)
            edition.save()
        self._write_removals(edition)
        self._write_sections(edition)

    def section(self, path: Any, of: str) -> Section | None:
        """The section with this path; RepresentationError names the passage that asks for one that is not there."""
        if path is None:
            return None
        if str(path) not in self._sections:
            raise RepresentationError(f"passage {of}: there is no section {path}.")
        return self._sections[str(path)]

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.path: section for section in self.record.sections.all()}

    def _write_removals(self, edition: Edition) -> None:
        removals = self.mapping.get("removals") or []
        wanted = [(one["reason"], one.get("hint", ""), one.get("note", "")) for one in removals]
        if list(edition.removals.values_list("reason", "hint", "note")) == wanted:
            return
        edition.removals.all().delete()
        Removal.objects.bulk_create(
            Removal(edition=edition, position=position, reason=reason, hint=hint, note=note)
            for position, (reason, hint, note) in enumerate(wanted)
        )

    def _write_sections(self, edition: Edition) -> None:
        """Sections are changed in place, because passages point at them; ones no longer there go if nothing does."""
        present, sections = dict(self._sections), self._sections
        sections.clear()
        for position, mapping in enumerate(self.sections_mapping):
            path = str(mapping["path"])
            section = present.pop(path, None) or Section(edition=edition, path=path)
            wanted = {
                "position": position,
                "number": str(mapping.get("number", "")),
                "heading": str(mapping["heading"]),
                "parent": sections.get(path.rpartition(".")[0]),
            }
            if section.pk is None or any(getattr(section, name) != value for name, value in wanted.items()):
                for name, value in wanted.items():
                    setattr(section, name, value)
                section.save()
            sections[path] = section
        left = [section.pk for section in present.values()]
        edition.sections.filter(pk__in=left, passages__isnull=True).delete()
