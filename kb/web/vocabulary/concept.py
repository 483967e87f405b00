"""A concept for readers: what it means, what it is called in each language, and what it is not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from kb.models import Concept, ConceptLabel, ConceptMatch
from kb.web.elements.links import Link
from kb.web.sources.documents.bibliographic_record import language_name

type Row = Mapping[str, str]


@dataclass(frozen=True)
class LabelRow:
    """What a concept is called in one language: the preferred label first."""

    language: str
    language_name: str
    direction: str
    preferred: str
    others: list[str]


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
        labels=label_rows(concept.all_labels),
        not_this=[row["text"] for row in concept.all_labels if row["kind"] == kinds.NEGATIVE],
        matches=[_match(row) for row in concept.all_matches],
        related=[_related(row) for row in concept.visible_related],
    )


def label_rows(labels: Iterable[Row]) -> list[LabelRow]:
    """One row for each language, English first; hidden labels are for finding, not for reading."""
    kinds = ConceptLabel.Kind
    shown: dict[str, dict[str, list[str]]] = {}
    for row in labels:
        if row["kind"] in (kinds.PREFERRED, kinds.ALTERNATIVE):
            shown.setdefault(row["language"], {}).setdefault(row["kind"], []).append(row["text"])
    return [
        LabelRow(
            language=tag,
            language_name=language_name(tag),
            direction=direction(tag),
            preferred="".join(texts.get(kinds.PREFERRED, [])),
            others=texts.get(kinds.ALTERNATIVE, []),
        )
        for tag, texts in sorted(shown.items(), key=lambda item: (item[0] != "en", item[0]))
    ]


def direction(tag: str) -> str:
    """ "rtl" for languages written from right to left, else "ltr"."""
    try:
        return "rtl" if get_language_info(tag.partition("-")[0].lower())["bidi"] else "ltr"
    except KeyError:
        return "ltr"


def _match(row: Row) -> Match:
    exact = row["kind"] == ConceptMatch.Kind.EXACT
    return Match(_("The same concept") if exact else _("Nearly the same concept"), row["uri"])


def _related(row: Row) -> Link:
    return Link(row["label"], reverse("concept", kwargs={"scheme": row["scheme"], "slug": row["slug"]}))
