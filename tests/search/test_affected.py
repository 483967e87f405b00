"""Whatever changes in the base, applying the outbox leaves the index as a rebuild from nothing would."""

from collections.abc import Callable
from pathlib import Path

import pytest
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
from kb.search.indexing import apply_all
from kb.search.reader import current_version, searcher_for
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


CHANGES: dict[str, Callable[[World], object]] = {
    "passage summary rewritten": lambda w: _set(w.on_cameras, summary="Lenses see citizens."),
    "passage withdrawn with its claim": lambda w: (_withdraw(w.other_claim), _withdraw(w.on_trade)),
    "passage made": lambda w: factories.passage("A new one.", of=w.report),
    "passage tagged": lambda w: factories.tag(w.on_law, w.cameras),
    "passage tag removed": lambda w: PassageTag.objects.filter(passage=w.on_cameras).delete(),
    "passage tag withdrawn": lambda w: _withdraw(PassageTag.objects.get(passage=w.on_cameras)),
    "heading changed": lambda w: _set(Section.objects.get(path="1"), heading="Dangers"),
    "claim restated": lambda w: _set(w.claim, statement="Cameras must be limited."),
    "claim withdrawn": lambda w: _withdraw(w.claim),
    "claim tag removed": lambda w: ClaimTag.objects.filter(claim=w.claim).delete(),
    "claimant removed": lambda w: Attribution.objects.filter(claim=w.claim, institution=w.park).delete(),
    "claimant exchanged": lambda w: _set(Attribution.objects.get(person=w.author), person=factories.person()),
    "claim kind changed": lambda w: _set(w.claim, kind="risk"),
    "evidence role changed": lambda w: _set(
        Evidence.objects.get(claim=w.claim, passage=w.on_law), role="qualifies"
    ),
    "evidence removed": lambda w: Evidence.objects.get(claim=w.claim, passage=w.on_law).delete(),
    "evidence moved": lambda w: _set(
        Evidence.objects.get(claim=w.claim, passage=w.on_law), passage=w.on_trade
    ),
    "claim refuted": lambda w: _set(Verification.objects.get(claim=w.claim), outcome="contradicted"),
    "citation removed": lambda w: ProvisionCitation.objects.get(passage=w.on_law).delete(),
    "citation withdrawn": lambda w: _withdraw(ProvisionCitation.objects.get(claim=w.claim)),
    "citation of a claim moved": lambda w: _set(
        ProvisionCitation.objects.get(claim=w.claim), provision=w.paragraph
    ),
    "document retitled": lambda w: _set(w.report, title="Another title"),
    "document redated": lambda w: _set(w.speech, date="2019"),
    "document withdrawn with its claims": lambda w: (_withdraw(w.other_claim), _withdraw(w.speech)),
    "document publisher removed": lambda w: w.report.publishers.clear(),
    "document publisher added": lambda w: w.speech.publishers.add(w.park),
    "document contributor removed": lambda w: Contribution.objects.all().delete(),
    "document identified": lambda w: DocumentIdentifier.objects.create(
        document=w.report, scheme="un-symbol", value="A/HRC/1/2", normal="A/HRC/1/2"
    ),
    "text no longer shown": lambda w: _set(w.report, text_policy="excerpts"),
    "instrument renamed": lambda w: _set(w.covenant, slug="ccpr", title="The Covenant"),
    "instrument withdrawn": lambda w: _withdraw(w.covenant),
    "instrument gets an alias": lambda w: InstrumentName.objects.create(
        instrument=w.covenant, text="Pacte", language="fr"
    ),
    "instrument dated anew": lambda w: _set(InstrumentEvent.objects.get(), date="1967"),
    "instrument issuer removed": lambda w: w.covenant.issuers.clear(),
    "provision renumbered": lambda w: _set(w.article, path="18", label="Article 18"),
    "provision withdrawn": lambda w: _withdraw(w.paragraph),
    "institution renamed": lambda w: _set(w.park, slug="park", name="The Park"),
    "institution withdrawn": lambda w: _withdraw(w.council),
    "institution moved": lambda w: _set(w.park, place=None),
    "institution gets an alias": lambda w: InstitutionName.objects.create(
        institution=w.park, text="Le Parc", language="fr"
    ),
    "person renamed": lambda w: _set(w.author, slug="liu", name="Liu H."),
    "person withdrawn": lambda w: _withdraw(w.author),
    "concept renamed": lambda w: _set(w.cameras, slug="cctv"),
    "concept moved to the top": lambda w: _set(w.surveillance, parent=None),
    "concept in the middle withdrawn": lambda w: _withdraw(w.surveillance),
    "concept relabelled": lambda w: ConceptLabel.objects.filter(concept=w.cameras).update(text="Lenses"),
    "place renamed": lambda w: _set(w.europe, slug="eu"),
    "draft concept published above": lambda w: _set(w.privacy, parent=factories.concept("dignity")),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_applied_outbox_after_any_change_equals_a_rebuild(
    change: Callable[[World], object], index_dir: Path
) -> None:
    world = small_world()
    apply_all()
    before = _held()
    assert before == _wanted()
    change(world)
    apply_all()
    assert _held() == _wanted()


@pytest.mark.django_db
def test_bound_passage_that_loses_its_words_leaves_the_index_with_the_summary_alone(index_dir: Path) -> None:
    report = factories.document("full", text_policy="full")
    text = factories.edition(report, text="Everyone has the right to freedom of expression.")
    exact = factories.passage("Everyone has the right to freedom of expression.", edition=text)
    factories.passage("Speech is protected.", of=report, bound_to=exact)
    apply_all()
    assert _held() == _wanted()
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
