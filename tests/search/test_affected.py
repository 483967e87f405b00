"""Whatever changes in the base, applying the outbox leaves the index as a rebuild from nothing would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from tantivy import Query

from kb.models import (
    Attribution,
    ClaimTag,
    Concept,
    ConceptLabel,
    Contribution,
    Curated,
    DocumentIdentifier,
    Evidence,
    InstitutionName,
    InstrumentEvent,
    InstrumentName,
    PassageTag,
    ProvisionCitation,
    Section,
    Verification,
)
from kb.search.documents import KINDS, Builder
from kb.search.facets import FACETS, ConceptFacet
from kb.search.indexing import apply_all
from kb.search.reader import current_version, searcher_for
from kb.search.schema import TEXT_FIELDS
from tests import factories
from tests.search.world import World, small_world


def _held() -> dict[str, int]:
    """The digest of every document in the index."""
    searcher = searcher_for(current_version())
    addresses = [address for _score, address in searcher.search(Query.all_query(), 10_000).hits]
    digests = searcher.fast_field_values("digest", addresses)
    return {searcher.doc(a)["key"][0]: int(d or 0) for a, d in zip(addresses, digests, strict=True)}


def _wanted() -> dict[str, int]:
    """The digest of every document that the base asks for today."""
    builder = Builder()
    return {
        entry.key: entry.to_document()[1]
        for kind, model in KINDS.items()
        for entry in builder.entries(kind, list(model._default_manager.values_list("pk", flat=True)))
    }


def _withdraw(record: Curated) -> None:
    record.status = Curated.Status.WITHDRAWN
    record.end_reason = "Mistaken."
    record.ended_at = timezone.now()
    record.save()


def _set(record: object, **values: object) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    record.save()  # type: ignore[attr-defined]


type Changes = dict[str, Callable[[World], object]]

#: By what is changed; each change is made after those before it, on the same base.
CHANGES: dict[str, Changes] = {
    "passages": {
        "summary rewritten": lambda w: _set(w.on_cameras, summary="Lenses see citizens."),
        "anchor rewritten": lambda w: _set(w.on_cameras, anchor="lenses see"),
        "passage made": lambda w: factories.passage("A new one.", of=w.report),
        "passage tagged": lambda w: factories.tag(w.on_law, w.cameras),
        "tag withdrawn": lambda w: _withdraw(PassageTag.objects.get(passage=w.on_cameras)),
        "tag removed": lambda w: PassageTag.objects.filter(passage=w.on_trade).delete(),
        "heading changed": lambda w: _set(Section.objects.get(path="1"), heading="Dangers"),
        "citation removed": lambda w: ProvisionCitation.objects.get(passage=w.on_law).delete(),
        "withdrawn with its claim": lambda w: (
            _withdraw(w.other_claim),
            *map(_withdraw, w.on_trade.evidence.filter(status="published")),
            _withdraw(w.on_trade),
        ),
    },
    "claims": {
        "restated": lambda w: _set(w.claim, statement="Cameras must be limited."),
        "kind changed": lambda w: _set(w.claim, kind="risk"),
        "addressed to others": lambda w: _set(w.claim, addressees=["states", "courts"]),
        "refuted": lambda w: _set(Verification.objects.get(claim=w.claim), outcome="contradicted"),
        "claimant exchanged": lambda w: _set(
            Attribution.objects.get(person=w.author), person=factories.person("another")
        ),
        "claimant removed": lambda w: Attribution.objects.filter(claim=w.claim, institution=w.park).delete(),
        "evidence role changed": lambda w: _set(
            Evidence.objects.get(claim=w.claim, passage=w.on_law), role="qualifies"
        ),
        "quotation rewritten": lambda w: _set(
            Evidence.objects.get(claim=w.claim, passage=w.on_law), quote="protects letters"
        ),
        "evidence withdrawn": lambda w: _withdraw(Evidence.objects.get(claim=w.claim, passage=w.on_cameras)),
        "evidence moved": lambda w: _set(
            Evidence.objects.get(claim=w.claim, passage=w.on_law), passage=w.on_trade
        ),
        "evidence removed": lambda w: Evidence.objects.get(claim=w.claim, passage=w.on_trade).delete(),
        "citation moved": lambda w: _set(ProvisionCitation.objects.get(claim=w.claim), provision=w.paragraph),
        "citation withdrawn": lambda w: _withdraw(ProvisionCitation.objects.get(claim=w.claim)),
        "tag removed": lambda w: ClaimTag.objects.filter(claim=w.claim).delete(),
        "withdrawn": lambda w: _withdraw(w.claim),
    },
    "documents": {
        "retitled": lambda w: _set(w.report, title="Another title"),
        "redated": lambda w: _set(w.speech, date="2019"),
        "publisher removed": lambda w: w.report.publishers.clear(),
        "publisher added": lambda w: w.speech.publishers.add(w.park),
        "contributor removed": lambda w: Contribution.objects.all().delete(),
        "identified": lambda w: DocumentIdentifier.objects.create(
            document=w.report, scheme="un-symbol", value="A/HRC/1/2", normal="A/HRC/1/2"
        ),
        "withdrawn with its claims": lambda w: (_withdraw(w.other_claim), _withdraw(w.speech)),
    },
    "law": {
        "instrument renamed": lambda w: _set(w.covenant, slug="ccpr", title="The Covenant"),
        "instrument gets an alias": lambda w: InstrumentName.objects.create(
            instrument=w.covenant, text="Pacte", language="fr"
        ),
        "instrument dated anew": lambda w: _set(InstrumentEvent.objects.get(), date="1967"),
        "instrument issuer removed": lambda w: w.covenant.issuers.clear(),
        "provision renumbered": lambda w: _set(w.article, path="18", label="Article 18"),
        "provision withdrawn": lambda w: _withdraw(w.paragraph),
        "instrument withdrawn": lambda w: _withdraw(w.covenant),
    },
    "parties": {
        "institution renamed": lambda w: _set(w.park, slug="park", name="The Park"),
        "institution gets an alias": lambda w: InstitutionName.objects.create(
            institution=w.park, text="Le Parc", language="fr"
        ),
        "institution moved": lambda w: _set(w.park, place=None),
        "person renamed": lambda w: _set(w.author, slug="liu", name="Liu H."),
        "person withdrawn": lambda w: _withdraw(w.author),
        "institution withdrawn with its claim": lambda w: (_withdraw(w.other_claim), _withdraw(w.council)),
    },
    "concepts": {
        "renamed": lambda w: _set(w.cameras, slug="cctv"),
        "relabelled": lambda w: ConceptLabel.objects.filter(concept=w.cameras).update(text="Lenses"),
        "place renamed": lambda w: _set(w.europe, slug="eu"),
        "put under another": lambda w: _set(w.privacy, parent=factories.concept("dignity")),
        "moved to the top": lambda w: _set(w.surveillance, parent=None),
        "withdrawn in the middle": lambda w: _withdraw(w.surveillance),
    },
}


@pytest.mark.django_db
@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_applied_outbox_after_each_change_equals_a_rebuild(changes: Changes, index_dir: Path) -> None:
    world = small_world()
    apply_all()
    before = _held()
    assert before == _wanted()
    for name, change in changes.items():
        change(world)
        apply_all()
        held = _held()
        assert held == _wanted(), name
        assert held != before, f"{name} changed nothing that the index holds"
        before = held


def _kept() -> dict[str, dict[str, set[str]]]:
    """For each document, the words and values that it has in each field."""
    builder = Builder()
    kept: dict[str, dict[str, set[str]]] = {}
    for kind, model in KINDS.items():
        for entry in builder.entries(kind, list(model._default_manager.values_list("pk", flat=True))):
            fields = kept.setdefault(entry.key, {})
            for name, text in (*entry.words, *entry.values):
                fields.setdefault(name, set()).add(text)
    return kept


def _fields_that_change() -> set[str]:
    """The fields in which some change above gives a document that stays other words or values."""
    changed = set()
    for changes in CHANGES.values():
        with transaction.atomic():
            world, before = small_world(), _kept()
            for change in changes.values():
                change(world)
                after = _kept()
                for key in before.keys() & after.keys():
                    one, other = before[key], after[key]
                    changed |= {name for name in one | other if one.get(name) != other.get(name)}
                before = after
            transaction.set_rollback(True)
    return changed


@pytest.mark.django_db
def test_changes_tried_above_change_every_field_that_is_searched_or_counted() -> None:
    of_concepts = {facet.field for facet in FACETS if isinstance(facet, ConceptFacet)}  # one stands for all
    fields = set(TEXT_FIELDS) | {facet.field for facet in FACETS}
    changed = _fields_that_change()
    assert changed & of_concepts
    assert fields - of_concepts - changed == set(), (
        "Fill these fields in kb/search/documents/, and add a change of what fills them to CHANGES."
    )


@pytest.mark.django_db
def test_summary_is_found_by_the_words_it_is_bound_to_as_long_as_readers_may_see_them(
    index_dir: Path,
) -> None:
    report = factories.document("full", text_policy="full")
    text = factories.edition(report, text="Everyone has the right to freedom of expression.")
    exact = factories.passage("Everyone has the right to freedom of expression.", edition=text)
    factories.passage("Speech is protected.", of=report, bound_to=exact)
    apply_all()
    assert _held() == _wanted()
    before = _held()
    _set(report, text_policy="summaries")
    apply_all()
    assert before != _held() == _wanted()
    _set(report, text_policy="full")
    apply_all()
    assert _held() == before
    _withdraw(exact)
    apply_all()
    assert _held() == _wanted()


@pytest.mark.django_db
def test_concept_with_a_draft_between_counts_for_what_is_published_above(index_dir: Path) -> None:
    top = factories.concept("top")
    middle = factories.concept("middle", parent=top, status=Curated.Status.DRAFT)
    factories.tag(factories.passage("A passage."), factories.concept("bottom", parent=middle))
    apply_all()
    _set(Concept.objects.get(slug="middle"), status="published", published_at=timezone.now())
    apply_all()
    assert _held() == _wanted()
