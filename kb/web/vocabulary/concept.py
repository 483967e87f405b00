"""A concept for readers: what it means, what it is called in each language, and what it is not."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.exports.addresses import concept_path
from kb.models import Concept, ConceptLabel, ConceptMatch
from kb.web.elements.links import Link
from kb.web.elements.names import LabelRow, name_rows

type Row = Mapping[str, str]


@dataclass(frozen=True)
class Match:
    """The same or nearly the same concept in a published thesaurus."""

    kind_label: str
    uri: str


@dataclass(frozen=True)
class ConceptView:
    """A concept, as its page shows it."""

    label: str
    notation: str
    definition: str
    scope_note: str
    labels: list[LabelRow]
    not_this: list[str]
    matches: list[Match]
    related: list[Link]


def concept_view(concept: Concept) -> ConceptView:
    """A concept loaded with `with_record()`."""
    kinds = ConceptLabel.Kind
    return ConceptView(
        label=concept.label,
        notation=concept.notation,
        definition=concept.definition,
        scope_note=concept.scope_note,
        labels=name_rows(concept.all_labels, kinds.PREFERRED, kinds.ALTERNATIVE),
        not_this=[row["text"] for row in concept.all_labels if row["kind"] == kinds.NEGATIVE],
        matches=[_match(row) for row in concept.all_matches],
        related=[_related(row) for row in concept.visible_related],
    )


def _match(row: Row) -> Match:
    exact = row["kind"] == ConceptMatch.Kind.EXACT
    return Match(_("The same concept") if exact else _("Nearly the same concept"), row["uri"])


def _related(row: Row) -> Link:
    return Link(row["label"], concept_path(row["scheme"], row["slug"]))
