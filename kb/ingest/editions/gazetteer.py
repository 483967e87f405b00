"""Everything of the base that can be recognised in a text, as the plain data that kb.recognising reads."""

from collections.abc import Iterable

from kb.models import Concept, ConceptLabel, Institution, LegalInstrument, Provision
from kb.recognising import Concept as KnownConcept
from kb.recognising import Gazetteer, Named, NameKind
from kb.recognising import Institution as KnownInstitution
from kb.representing.known_law import known_law


def gazetteer() -> Gazetteer:
    """The instruments, institutions and concepts, drafts too, with all their names; a constant number of queries."""
    # Suggestions are for curators, who work with drafts as with what is published; what has ended is not suggested.
    instruments = LegalInstrument.objects.live()
    provisions = Provision.objects.live()
    return Gazetteer(tuple(known_law(instruments, provisions)), tuple(_institutions()), tuple(_concepts()))


def _institutions() -> Iterable[KnownInstitution]:
    kinds = {"official": NameKind.TITLE, "alias": NameKind.ALIAS}
    for record in Institution.objects.live().prefetch_related("names").order_by("slug"):
        names = (Named(one.text, one.language, kinds[one.kind]) for one in record.names.all())
        yield KnownInstitution(record.slug, (Named(record.name, "en", NameKind.TITLE), *names))


def _concepts() -> Iterable[KnownConcept]:
    labels: dict[int, list[Named]] = {}
    for concept, text, language, kind in ConceptLabel.objects.values_list(
        "concept", "text", "language", "kind"
    ):
        labels.setdefault(concept, []).append(Named(text, language, NameKind(kind)))
    found = Concept.objects.live().select_related("scheme")
    for record in found.order_by("scheme__slug", "slug"):
        yield KnownConcept(f"{record.scheme.slug}/{record.slug}", tuple(labels.get(record.pk, ())))
