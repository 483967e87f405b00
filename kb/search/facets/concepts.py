"""Facets of concepts: what records are about, in the trees of the five vocabularies."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kb.models import Concept, Curated

from .facet import Facet, Known
from .redirects import renamed


@dataclass(frozen=True, kw_only=True)
class ConceptFacet(Facet):
    """The concepts of one scheme, by slug; who chooses one gets all that is narrower."""

    scheme: str
    hierarchical: bool = True
    #: Upper levels must be there, however rare.
    most: int = 300

    def known(self, values: Iterable[str], base: Known) -> set[str]:
        return {value for value in values if base.tree.get(self.scheme, value)}

    def candidates(self, value: str, base: Known) -> list[str]:
        return base.tree.slugs(self.scheme)

    def called(self, value: str, base: Known) -> str:
        node = base.tree.get(self.scheme, value)
        return node.label if node else value

    def canonical(self, values: Iterable[str], base: Known) -> dict[str, str]:
        return {value: value for value in values if base.tree.get(self.scheme, value)}

    def broader(self, value: str, base: Known) -> str:
        node = base.tree.get(self.scheme, value)
        return base.tree.broader_slug(node) if node else ""

    def label_language(self, value: str, base: Known) -> str:
        node = base.tree.get(self.scheme, value)
        return node.language if node else ""

    def moved(self, value: str) -> str | None:
        """A merged concept names its successor by scheme/slug, which must be of the same scheme."""
        if new := renamed(f"concept/{self.scheme}", value):
            return new
        merged = Concept.objects.filter(
            scheme__slug=self.scheme, slug=value, status=Curated.Status.SUPERSEDED
        ).first()
        scheme, _slash, successor = (merged.replaced_by if merged else "").partition("/")
        return successor if successor and scheme == self.scheme else None


CONCEPTS = (
    ConceptFacet(parameter="theme", label=_("Theme"), lead=_("about"), scheme="themes"),
    ConceptFacet(parameter="right", label=_("Right"), lead=_("on the right"), scheme="rights"),
    ConceptFacet(
        parameter="technology", label=_("Technology"), lead=_("about the technology"), scheme="technologies"
    ),
    ConceptFacet(parameter="group", label=_("Affected group"), lead=_("affecting"), scheme="groups"),
    ConceptFacet(parameter="place", label=_("Place"), lead=_("in"), scheme="places"),
)
FACET_OF_SCHEME = {facet.scheme: facet for facet in CONCEPTS}
