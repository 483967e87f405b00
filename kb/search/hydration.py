"""From keys of the index to records: loaded through what is published, each kind in a constant number of queries."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kb.identifying import display
from kb.models import (
    Addressed,
    Attribution,
    Claim,
    Document,
    Evidence,
    Institution,
    LegalInstrument,
    Passage,
    PassageTag,
    Person,
    Provision,
    ProvisionCitation,
    Section,
    editions_to_tell,
    number_of_words,
)
from kb.representing.places import named_place_of

type Texts = list[tuple[str, str]]
type Quoted = tuple[str, str, Claim | None]


@dataclass(slots=True)
class Found:
    """A published record with what a result row says of it.

    `title` and `body` are (text, BCP 47 tag) pairs: what the record is called and what a snippet is taken from;
    `fields` gives the texts of other fields that the query language names; `concepts` are keys of its tags. `quoted`
    are words of the source with their language and the claim that quotes them, None where it is the record itself.
    `edition` is the number of the edition in which the words of the passage or of the claim's first evidence stand,
    `several_texts` whether readers must tell it from another.
    """

    kind: str
    id: str
    record: Addressed
    title: tuple[str, str]
    body: Texts
    fields: Mapping[str, Texts] = field(default_factory=dict)
    document: Document | None = None
    number: str = ""
    heading_path: list[str] = field(default_factory=list)
    concepts: list[int] = field(default_factory=list)
    claim_count: int = 0
    quoted: list[Quoted] = field(default_factory=list)
    edition: int | None = None
    several_texts: bool = False


def hydrate(keys: Iterable[str]) -> dict[str, Found]:
    """The records behind these keys by key; one that is no longer published is left out."""
    by_kind: dict[str, list[int]] = {}
    for key in keys:
        kind, _colon, pk = key.partition(":")
        by_kind.setdefault(kind, []).append(int(pk))
    found: dict[str, Found] = {}
    for kind, pks in by_kind.items():
        found.update((f"{kind}:{pk}", record) for pk, record in _LOADERS[kind](pks))
    return found


type _Loaded = Iterable[tuple[int, Found]]


def _passages(pks: list[int]) -> _Loaded:
    resting = Evidence.objects.published().filter(passage=OuterRef("pk"))
    passages = list(
        Passage.objects.published()
        .filter(pk__in=pks)
        .select_related("edition__document", "section", "bound_to")
        .annotate(claims=_counted(resting, "claim"), concepts=_concepts(PassageTag, "passage"))
    )
    headings = _headings(passages)
    quoted = _quoted(passages)
    told = editions_to_tell(passages)
    for passage in passages:
        document = passage.edition.document
        path = headings[passage.pk]
        yield (
            passage.pk,
            Found(
                "passage",
                display(passage.public_id),
                passage,
                (document.title, document.language),
                [(passage.summary, "en"), (passage.readable_text, passage.language)],
                {
                    "heading": [
                        *((heading, document.language) for heading in path),
                        (named_place_of(passage.path), "en"),
                    ],
                    "number": [(passage.number, passage.language)],
                },
                document,
                passage.number,
                path,
                passage.concepts,
                passage.claims,
                [*quoted[passage.pk], (passage.anchor, passage.language, None)],
                number_of_words(passage) or passage.edition.number,
                passage.pk in told,
            ),
        )


def _quoted(passages: Sequence[Passage]) -> dict[int, list[Quoted]]:
    """The words of each passage that published claims quote, in one query."""
    languages = {passage.pk: passage.language for passage in passages}
    quoted: dict[int, list[Quoted]] = {passage.pk: [] for passage in passages}
    evidence = Evidence.objects.published().filter(passage__in=list(quoted)).select_related("claim")
    for one in evidence.order_by("passage_id", "pk"):
        quoted[one.passage_id].append((one.quote, languages[one.passage_id], one.claim))
    return quoted


def _headings(passages: Sequence[Passage]) -> dict[int, list[str]]:
    """The headings above each passage, outermost first, from the dotted paths of their sections in one query."""
    wanted = Q()
    for passage in passages:
        if passage.section:
            steps = passage.section.path.split(".")
            paths = [".".join(steps[:end]) for end in range(1, len(steps))]
            wanted |= Q(edition=passage.edition_id, path__in=paths) if paths else Q()
    above = Section.objects.filter(wanted).values_list("edition_id", "path", "heading") if wanted else ()
    known = {(edition, path): heading for edition, path, heading in above}
    return {passage.pk: _path_of(passage, known) for passage in passages}


def _path_of(passage: Passage, known: Mapping[tuple[int, str], str]) -> list[str]:
    if not passage.section:
        return []
    steps = passage.section.path.split(".")
    above = [known.get((passage.edition_id, ".".join(steps[:end])), "") for end in range(1, len(steps))]
    return [heading for heading in [*above, passage.section.heading] if heading]


def _claims(pks: list[int]) -> _Loaded:
    for claim in Claim.objects.published().filter(pk__in=pks).for_cards():
        evidence = claim.visible_evidence[0] if claim.visible_evidence else None
        first = evidence.passage if evidence else None
        document = first.edition.document if first else None
        parties = [attribution.claimant for attribution in claim.visible_attributions]
        yield (
            claim.pk,
            Found(
                "claim",
                display(claim.public_id),
                claim,
                (claim.statement, "en"),
                [(claim.statement, "en")],
                {
                    "title": [(document.title, document.language)] if document else [],
                    "claimant": [(party.name, "en") for party in parties if party],
                },
                document,
                first.number if first else "",
                concepts=[tag.concept_id for tag in claim.visible_tags],
                claim_count=1,
                quoted=[(one.quote, one.passage.language, None) for one in claim.visible_evidence],
                edition=(evidence.words_edition or evidence.passage.edition.number) if evidence else None,
            ),
        )


def _documents(pks: list[int]) -> _Loaded:
    claims = Evidence.objects.published().filter(passage__edition__document=OuterRef("pk"))
    rows = Document.objects.published().filter(pk__in=pks).annotate(claims=_counted(claims, "claim"))
    for document in rows.with_record():
        names = [name for one in document.contributions.all() if (name := one.public_name)]
        publishers = [body.name for body in document.publishers.all()]
        symbols = [identifier["value"] for identifier in document.known_as]
        about = [document.subtitle, document.container, document.event_name, *names, *publishers, *symbols]
        yield (
            document.pk,
            Found(
                "document",
                document.slug,
                document,
                (document.title, document.language),
                [(document.abstract, "en"), *((text, document.language) for text in about)],
                {
                    "author": [(name, "en") for name in names],
                    "publisher": [(name, "en") for name in publishers],
                    "symbol": [(symbol, "en") for symbol in symbols],
                },
                document,
                claim_count=document.claims,
            ),
        )


def _instruments(pks: list[int]) -> _Loaded:
    citing = ProvisionCitation.objects.published().filter(instrument=OuterRef("pk"), claim__isnull=False)
    rows = LegalInstrument.objects.published().filter(pk__in=pks).annotate(claims=_counted(citing, "claim"))
    rows = rows.select_related("jurisdiction").prefetch_related("names", "events", "identifiers")
    for instrument in rows:
        names = [(name.text, name.language) for name in instrument.names.all()]
        symbols = [(identifier.value, "en") for identifier in instrument.identifiers.all()]
        yield (
            instrument.pk,
            Found(
                "instrument",
                instrument.slug,
                instrument,
                (instrument.title, "en"),
                [(instrument.summary, "en"), (instrument.short_title, "en"), *names, *symbols],
                {"symbol": symbols, "instrument": [(instrument.title, "en"), *names]},
                concepts=_if_any(instrument.jurisdiction_id),
                claim_count=instrument.claims,
            ),
        )


def _provisions(pks: list[int]) -> _Loaded:
    citing = ProvisionCitation.objects.published().filter(provision=OuterRef("pk"), claim__isnull=False)
    rows = Provision.objects.published().filter(pk__in=pks).annotate(claims=_counted(citing, "claim"))
    for provision in rows.select_related("instrument"):
        title = f"{provision.label}, {provision.instrument.name}"
        yield (
            provision.pk,
            Found(
                "provision",
                provision.key,
                provision,
                (title, "en"),
                [(provision.gist, "en"), (provision.heading, "en")],
                {
                    "heading": [(provision.heading, "en")],
                    "number": [(provision.path, "en")],
                    "article": [(f"{provision.label} {provision.path}", "en")],
                    "instrument": [(provision.instrument.title, "en")],
                },
                number=provision.label,
                heading_path=[provision.instrument.name],
                claim_count=provision.claims,
            ),
        )


def _institutions(pks: list[int]) -> _Loaded:
    made = _made_claims().filter(institution=OuterRef("pk"))
    rows = Institution.objects.published().filter(pk__in=pks).annotate(claims=_counted(made, "claim"))
    for body in rows.select_related("place", "parent").prefetch_related("names"):
        yield body.pk, _party("institution", body, body.claims, _if_any(body.place_id))


def _people(pks: list[int]) -> _Loaded:
    made = _made_claims().filter(person=OuterRef("pk"))
    rows = Person.objects.published().filter(pk__in=pks).annotate(claims=_counted(made, "claim"))
    for person in rows.prefetch_related("names", "affiliations__institution"):
        yield person.pk, _party("person", person, person.claims, [])


def _party(kind: str, party: Institution | Person, claims: int, concepts: list[int]) -> Found:
    names = [(name.text, name.language) for name in party.names.all()]
    return Found(
        kind,
        party.slug,
        party,
        (party.name, "en"),
        names,
        {"claimant": [(party.name, "en"), *names]},
        concepts=concepts,
        claim_count=claims,
    )


def _made_claims() -> QuerySet[Attribution]:
    return Attribution.objects.filter(role=Attribution.Role.CLAIMANT, claim__status="published")


def _counted(rows: QuerySet[Any], column: str) -> Coalesce:
    """How many different values of a column the correlated rows have."""
    grouped = rows.order_by().annotate(one=Value(1)).values("one")
    return Coalesce(Subquery(grouped.annotate(n=Count(column, distinct=True)).values("n")), 0)


def _concepts(tags: type[PassageTag], owner: str) -> ArraySubquery:
    """The keys of the concepts of the correlated records."""
    rows = tags.objects.published().filter(**{owner: OuterRef("pk")}).order_by("concept_id")
    return ArraySubquery(rows.values("concept_id"))


def _if_any(pk: int | None) -> list[int]:
    return [pk] if pk is not None else []


_LOADERS: dict[str, Callable[[list[int]], _Loaded]] = {
    "passage": _passages,
    "claim": _claims,
    "document": _documents,
    "instrument": _instruments,
    "provision": _provisions,
    "institution": _institutions,
    "person": _people,
}
