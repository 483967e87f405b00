"""The summary edition of a document: what it says of itself, its outline, and what cleaning left out."""

from functools import cached_property
from typing import Any

from django.db.models import Max

from kb.models import Edition, Removal, Section
from kb.representing import RepresentationError, handle

from ..counterparts import Met
from ..files import Base
from ..store import Loading

Mapping = dict[str, Any]
#: What a person may say otherwise; the rest tells what the summaries were made from.
_OWN = ("label", "note")
_SOURCE: dict[str, Any] = {"sha256": "", "media_type": "", "size": 0}


class SummaryEdition:
    """The one summary edition of a document, known by the document's name; made or read where something needs it."""

    def __init__(self, document: Met, mapping: Mapping, sections: list[Mapping]) -> None:
        self.document = document
        self.mapping = mapping
        self.sections_mapping = sections

    def load(self, base: Base, loading: Loading) -> None:
        """The edition as the base has it, as far as no person said otherwise; its outline follows the base."""
        key = self.document.key
        self._met = loading.meet("edition", key, self._bare, called=self._called)
        source = {name: self.mapping.get(name) or default for name, default in _SOURCE.items()}
        ended = next(iter(base.ended_of("edition", key)), None)
        is_other = loading.store(
            self._met,
            {name: self.mapping[name] for name in _OWN if name in self.mapping},
            beside={
                **source,
                "removals": self.mapping.get("removals"),
                "sections": self.sections_mapping,
            },
            columns=lambda: source,
            host=lambda: self.document.record,
            standing=ended.standing if ended else None,
        )
        if is_other:
            self._write_removals(self.record)
            self._write_sections(self.record)

    @cached_property
    def record(self) -> Edition:
        """The edition here."""
        edition: Edition = self._met.record
        edition.document = self.document.record
        return edition

    def _bare(self) -> Edition:
        """A new one, behind the texts that were imported first."""
        document = self.document.record
        number = (document.editions.aggregate(last=Max("number"))["last"] or 0) + 1
        return Edition(document=document, basis=Edition.Basis.SUMMARY, number=number)

    def _called(self) -> str:
        """What an edition that people made is called here; empty where there is none."""
        if self.document.is_new:
            return ""
        found = self.document.record.editions.filter(basis=Edition.Basis.SUMMARY).defer("text", "sketch")
        return next(map(handle, found), "")

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
