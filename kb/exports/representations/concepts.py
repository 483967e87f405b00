"""Concepts as data, in the words of SKOS."""

from django.db.models import Prefetch, QuerySet

from kb.exports.addresses import absolute_url, concept_path, scheme_path
from kb.models import Concept, ConceptLabel, ConceptMatch

from .references import Data, by_language, named, named_if_published

Kind = ConceptLabel.Kind


def concepts() -> QuerySet[Concept]:
    """Published concepts with all that `concept` says."""
    narrower = Concept.objects.published().select_related("scheme").order_by("label")
    return (
        Concept.objects.published()  # type: ignore[no-redef]  # the model declares it
        .with_record()
        .select_related("parent__scheme")
        .prefetch_related(Prefetch("narrower", narrower, to_attr="visible_narrower"))
    )


def concept(record: Concept) -> Data:
    labels = record.all_labels
    return {
        "inScheme": _scheme(record.scheme.slug),
        "notation": record.notation,
        "prefLabel": {tag: texts[0] for tag, texts in by_language(labels, Kind.PREFERRED).items()},
        "altLabel": by_language(labels, Kind.ALTERNATIVE),
        "hiddenLabel": by_language(labels, Kind.HIDDEN),
        "negativeLabel": by_language(labels, Kind.NEGATIVE),
        "definition": {"en": record.definition} if record.definition else {},
        "scopeNote": {"en": record.scope_note} if record.scope_note else {},
        "broader": named_if_published(record.parent),
        "narrower": [named(one) for one in record.visible_narrower],
        "related": [_related(row) for row in record.visible_related],
        "exactMatch": _matches(record, ConceptMatch.Kind.EXACT),
        "closeMatch": _matches(record, ConceptMatch.Kind.CLOSE),
    }


def _scheme(slug: str) -> str:
    return absolute_url(scheme_path(slug))


def _related(row: dict[str, str]) -> Data:
    url = concept_path(row["scheme"], row["slug"])
    name = f"{row['scheme']}:{row['slug']}"
    return {"kind": "concept", "id": name, "url": absolute_url(url), "name": row["label"]}


def _matches(record: Concept, kind: str) -> list[str]:
    return [row["uri"] for row in record.all_matches if row["kind"] == kind]
