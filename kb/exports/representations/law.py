"""Legal instruments and their provisions as data."""

from django.db.models import Prefetch, QuerySet

from kb.exports.addresses import absolute_url, concept_path
from kb.models import InstrumentName, LegalInstrument, Provision

from .references import Data, by_language, named, named_if_published, named_row, named_rows


def instruments() -> QuerySet[LegalInstrument]:
    """Published instruments with all that `instrument` says."""
    provisions = Provision.objects.published().select_related("instrument").order_by("position", "path")
    parts = Prefetch("provisions", provisions, to_attr="visible_provisions")
    found = LegalInstrument.objects.published().with_record()
    return found.prefetch_related(parts)  # type: ignore[no-redef]  # the model declares it


def instrument(record: LegalInstrument) -> Data:
    return {
        "title": record.title,
        "title_short": record.short_title,
        "form": record.form,
        "binding": record.binding,
        "jurisdiction": named_if_published(record.jurisdiction),
        "issuers": named_rows("institution", record.visible_issuers),
        "titles": {
            tag: texts[0]
            for tag, texts in by_language(record.all_names, InstrumentName.Kind.OFFICIAL).items()
        },
        "aliases": by_language(record.all_names, InstrumentName.Kind.ALIAS),
        "identifiers": record.all_identifiers,
        "events": record.all_events,
        "parties": [_party(row) for row in record.all_parties],
        "official_url": record.official_url,
        "superseded_by": named_if_published(record.superseded_by),
        "supersedes": [named_row("instrument", row) for row in record.visible_predecessors],
        "summary": record.summary,
        "note": record.note,
        "provisions": [named(one) for one in record.visible_provisions],
    }


def _party(row: dict[str, str]) -> Data:
    url = concept_path("places", row["slug"])
    place = {"kind": "concept", "id": f"places:{row['slug']}", "url": absolute_url(url), "name": row["label"]}
    return {"party": place, "action": row["action"], "date": row["date"], "note": row["note"]}


def provisions() -> QuerySet[Provision]:
    """Published provisions with all that `provision` says."""
    parts = Provision.objects.published().select_related("instrument").order_by("position", "path")
    cited = Prefetch("parts", parts, to_attr="visible_parts")
    return (
        Provision.objects.published()  # type: ignore[no-redef]  # the model declares it
        .in_outline()
        .select_related("instrument", "parent__instrument")
        .prefetch_related(cited)
    )


def provision(record: Provision) -> Data:
    return {
        "instrument": named(record.instrument),
        "path": record.path,
        "label": record.label,
        "heading": record.heading,
        "gist": record.gist,
        "official_url": record.official_url,
        "part_of": named_if_published(record.parent),
        "parts": [named(one) for one in record.visible_parts],
        "cited": record.cited,
    }
