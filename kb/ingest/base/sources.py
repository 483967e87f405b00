"""Loading documents with their summary edition, outline and passages."""

from functools import partial
from typing import Any

from django.db.models import Max

from kb.curation.importing import published_now
from kb.identifying import derive
from kb.models import Document, Edition, NoteMarker, Passage, PassageTag, ProvisionCitation, Removal, Section
from kb.representing import RepresentationError, handle
from kb.representing.nesting import split

from .files import Base
from .links import store_citations, store_tags
from .store import Loading, Mapping


def load_sources(base: Base, loading: Loading) -> None:
    """Every document, whole: record, edition, sections, passages and what is tied to them."""
    for mapping in base.documents:
        own, inside = split(mapping, "document")
        make = partial(Document, slug=own["slug"], title=own.get("title") or own["slug"], kind="web-page")
        document = loading.ensure("document", own["slug"], make)
        for key in ("publishers", "hosts"):
            if key in own:
                own[key] = sorted(own[key])
        loading.store(document, own)
        edition = _load_edition(document, inside.get("edition") or {})
        sections = _load_sections(edition, inside.get("sections") or [])
        _load_passages(edition, sections, inside.get("passages") or [], loading)
    loading.progress(f"{len(base.documents)} documents")


def _load_edition(document: Document, mapping: Mapping) -> Edition:
    fields = {name: mapping.get(name) or default for name, default in _EDITION_DEFAULTS.items()}
    # A text may have been imported first.
    numbered = document.editions.aggregate(last=Max("number"))["last"] or 0
    edition, is_new = Edition.objects.get_or_create(
        document=document,
        basis=Edition.Basis.SUMMARY,
        defaults={**fields, **published_now(), "number": numbered + 1},
    )
    if not is_new and any(getattr(edition, name) != value for name, value in fields.items()):
        for name, value in fields.items():
            setattr(edition, name, value)
        edition.save()
    _load_removals(edition, mapping.get("removals") or [])
    return edition


_EDITION_DEFAULTS: dict[str, Any] = {"label": "", "sha256": "", "media_type": "", "size": 0, "note": ""}


def _load_removals(edition: Edition, mappings: list[Mapping]) -> None:
    wanted = [(mapping["reason"], mapping.get("hint", ""), mapping.get("note", "")) for mapping in mappings]
    if list(edition.removals.values_list("reason", "hint", "note")) == wanted:
        return
    edition.removals.all().delete()
    Removal.objects.bulk_create(
        Removal(edition=edition, position=position, reason=reason, hint=hint, note=note)
        for position, (reason, hint, note) in enumerate(wanted)
    )


def _load_sections(edition: Edition, mappings: list[Mapping]) -> dict[str, Section]:
    """Sections are changed in place, because passages point at them; ones no longer there go if nothing does."""
    present = {section.path: section for section in edition.sections.all()}
    sections: dict[str, Section] = {}
    for position, mapping in enumerate(mappings):
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
    edition.sections.filter(
        pk__in=[section.pk for section in present.values()], passages__isnull=True
    ).delete()
    return sections


def _load_passages(
    edition: Edition, sections: dict[str, Section], mappings: list[Mapping], loading: Loading
) -> None:
    passages: dict[str, tuple[Passage, Mapping]] = {}
    for position, mapping in enumerate(mappings):
        own, inside = split(mapping, "passage")
        own = {
            "kind": Passage.Kind.PARAGRAPH,
            "language": edition.document.language,
            **own,
            "path": str(own["path"]),
        }
        passage = _passage(edition, own, inside, loading)
        section = _section(inside.get("section"), sections, passage)
        within = _selected_in(inside.get("within"), passages, passage)
        loading.store(passage, _in_order(own), position=position, section=section, within=within)
        passages[own["path"]] = (passage, inside)
    for passage, inside in passages.values():
        store_tags(PassageTag, passage, inside.get("tags") or [], loading)
        store_citations(ProvisionCitation, passage, inside.get("provisions") or [], loading)
        _mark_notes(passage, [passages[str(path)][0] for path in inside.get("notes") or []])


def _passage(edition: Edition, own: Mapping, inside: Mapping, loading: Loading) -> Passage:
    name = f"{edition.document.slug}#{own['path']}"
    return loading.ensure(
        "passage",
        name,
        partial(
            Passage,
            public_id=inside.get("id") or derive(f"passage/{name}"),
            edition=edition,
            path=own["path"],
            summary=own.get("summary") or "",
            anchor=own.get("anchor") or "",
            fingerprint=own.get("fingerprint") or "",
        ),
    )


def _section(path: Any, sections: dict[str, Section], passage: Passage) -> Section | None:
    if path is None:
        return None
    if str(path) not in sections:
        raise RepresentationError(f"passage {handle(passage)}: there is no section {path}.")
    return sections[str(path)]


def _selected_in(path: Any, passages: dict[str, tuple[Passage, Mapping]], passage: Passage) -> Passage | None:
    """The paragraph that a curator's selection was made in; it stands before the selection in the file."""
    if path is None:
        return None
    if str(path) not in passages:
        raise RepresentationError(f"passage {handle(passage)}: there is no passage {path} before it.")
    return passages[str(path)][0]


def _in_order(own: Mapping) -> Mapping:
    """Numbers and pages are text, however they are written in the file."""
    return {key: str(value) if key in ("number", "page") else value for key, value in own.items()}


def _mark_notes(passage: Passage, notes: list[Passage]) -> None:
    if [marker.note_id for marker in passage.note_markers.all()] == [note.pk for note in notes]:
        return
    passage.note_markers.all().delete()
    NoteMarker.objects.bulk_create(
        NoteMarker(passage=passage, note=note, position=position) for position, note in enumerate(notes)
    )
