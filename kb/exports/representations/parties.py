"""Institutions and people as data."""

from django.db.models import Prefetch, QuerySet

from kb.models import Contribution, Curated, Document, Institution, InstitutionName, Person

from .references import Data, by_language, named, named_if_published, named_row, named_rows


def institutions() -> QuerySet[Institution]:
    """Published institutions with all that `institution` says."""
    return Institution.objects.published().with_record()


def institution(record: Institution) -> Data:
    return {
        "name": record.name,
        "type": record.type,
        "place": named_if_published(record.place),
        "part_of": named_if_published(record.parent),
        "parts": named_rows("institution", record.visible_parts),
        "relations": [
            *(_relation(row, "to") for row in record.visible_relations),
            *(_relation(row, "from") for row in record.visible_relations_to_it),
        ],
        "names": by_language(record.all_names, InstitutionName.Kind.OFFICIAL),
        "aliases": by_language(record.all_names, InstitutionName.Kind.ALIAS),
        "identifiers": record.all_identifiers,
        "official_url": record.url,
        "note": record.note,
    }


def _relation(row: dict[str, str], direction: str) -> Data:
    other = named_row("institution", row)
    return {
        "kind": row["kind"],
        "direction": direction,
        "institution": other,
        "start": row["start"],
        "end": row["end"],
    }


def people() -> QuerySet[Person]:
    """Published people with all that `person` says."""
    works = Contribution.objects.filter(document__in=Document.objects.published()).select_related("document")
    return (
        Person.objects.published()  # type: ignore[no-redef]  # the model declares it
        .with_record()
        .prefetch_related(
            Prefetch("contributions", works.order_by("-document__date", "pk"), to_attr="visible_works")
        )
    )


def person(record: Person) -> Data:
    return {
        "name": record.name,
        "family": record.family,
        "given": record.given,
        "names": by_language(record.all_names, InstitutionName.Kind.OFFICIAL),
        "aliases": by_language(record.all_names, InstitutionName.Kind.ALIAS),
        "identifiers": record.all_identifiers,
        "affiliations": [_affiliation(row) for row in record.all_affiliations],
        "contributions": [
            {"role": one.role, "document": named(one.document)} for one in record.visible_works
        ],
        "note": record.note,
    }


def _affiliation(row: dict[str, str]) -> Data:
    """What somebody was; the institution only where it is published."""
    known = row["status"] == Curated.Status.PUBLISHED
    return {
        "role": row["role"],
        "institution": named_row("institution", row) if known else None,
        "as_printed": row["as_printed"],
        "start": row["start"],
        "end": row["end"],
    }
