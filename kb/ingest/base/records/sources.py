"""Loading documents with their summary edition, outline and passages."""

from functools import partial

from kb.curation.base_records import Standing
from kb.identifying import derive
from kb.models import Document, NoteMarker, Passage, PassageTag, ProvisionCitation
from kb.representing import RepresentationError
from kb.representing.nested_records import split

from ..counterparts import Met
from ..files import Base
from ..store import Loading, Mapping
from .editions import SummaryEdition
from .links import store_citations, store_tags


def load_sources(base: Base, loading: Loading) -> None:
    """Every document, whole: record, edition, sections, passages and what is tied to them."""
    told = base.with_ended("document", base.documents)
    for mapping, standing in told:
        own, inside = split(mapping, "document")
        make = partial(Document, slug=own["slug"], title=own.get("title") or own["slug"], kind="web-page")
        document = loading.meet("document", own["slug"], make)
        loading.store(document, own, standing=standing)
        edition = SummaryEdition(document, inside.get("edition") or {}, inside.get("sections") or [])
        edition.load(base, loading)
        language = str(own.get("language") or "en")
        _load_passages(edition, inside.get("passages") or [], language, base, loading)
    loading.progress(f"{len(told)} documents")


def _load_passages(
    edition: SummaryEdition, mappings: list[Mapping], language: str, base: Base, loading: Loading
) -> None:
    passages: dict[str, Met] = {}
    links = []
    for position, (mapping, standing) in enumerate(_told(edition, mappings, base)):
        own, inside = split(mapping, "passage")
        own = {"kind": Passage.Kind.PARAGRAPH, "language": language, **own, "path": str(own["path"])}
        passage = _meet(edition, own, inside, loading)
        place: Mapping = {name: inside[name] for name in ("section", "within", "notes") if name in inside}
        is_other = loading.store(
            passage,
            _in_order(own),
            beside={"position": position, **place},
            columns=partial(_columns, edition, position, place, passages, passage),
            standing=standing,
        )
        passages[own["path"]] = passage
        links.append((passage, inside, is_other))
    for passage, inside, is_other in links:
        store_tags(PassageTag, passage, inside.get("tags") or [], loading)
        store_citations(ProvisionCitation, passage, inside.get("provisions") or [], loading)
        notes = inside.get("notes") or []
        if is_other and passage.record is not None and (notes or not passage.is_new):
            _mark_notes(passage.record, [passages[str(path)].record for path in notes])


def _told(
    edition: SummaryEdition, mappings: list[Mapping], base: Base
) -> list[tuple[Mapping, Standing | None]]:
    """The passages of the document, and those that ended, with where they stand."""
    ended = [
        ({**one.mapping, "id": one.public_id}, one.standing)
        for one in base.ended_of("passage", edition.document.key)
    ]
    return [*((mapping, None) for mapping in mappings), *ended]


def _meet(edition: SummaryEdition, own: Mapping, inside: Mapping, loading: Loading) -> Met:
    name = f"{edition.document.key}#{own['path']}"
    public_id = inside.get("id") or derive(f"passage/{name}")
    return loading.meet("passage", name, partial(_bare, edition, public_id, own), public_id=public_id)


def _bare(edition: SummaryEdition, public_id: str, own: Mapping) -> Passage:
    return Passage(
        public_id=public_id,
        edition=edition.record,
        path=own["path"],
        summary=own.get("summary") or "",
        anchor=own.get("anchor") or "",
        fingerprint=own.get("fingerprint") or "",
    )


def _columns(
    edition: SummaryEdition, position: int, place: Mapping, passages: dict[str, Met], passage: Met
) -> Mapping:
    within = place.get("within")
    if within is not None and str(within) not in passages:
        raise RepresentationError(f"passage {passage.key}: there is no passage {within} before it.")
    return {
        "position": position,
        "section": edition.section(place.get("section"), passage.key),
        "within": passages[str(within)].record if within is not None else None,
    }


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
