"""What the database itself refuses, whoever asks and however: tried below the verbs, through the ORM and in SQL."""

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from kb.identifying import mint
from kb.models import (
    AccessPoint,
    Attribution,
    Claim,
    ClaimRelation,
    Concept,
    ConceptLabel,
    Contribution,
    Curated,
    Document,
    Edition,
    Evidence,
    Institution,
    LegalInstrument,
    Listed,
    Passage,
    Person,
    Provision,
    ProvisionCitation,
    Quantity,
    Scheme,
    Section,
)
from kb.representing import Service, taking_part
from tests import factories

pytestmark = pytest.mark.django_db


def refuses(rule, action):
    """The action breaks the rule of this name, at once or when the deferred rules are checked."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        action()
        connection.check_constraints()
    assert rule in str(refused.value) or rule == refused.value.__cause__.diag.constraint_name


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def test_published_claim_without_published_evidence_is_refused(world):
    refuses(
        "published_claim_has_evidence",
        lambda: Claim.objects.filter(pk=world.draft_claim.pk).update(
            status="published", published_at=timezone.now()
        ),
    )


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM kb_evidence WHERE claim_id = %s",
        "UPDATE kb_evidence SET status = 'draft' WHERE claim_id = %s",
        "UPDATE kb_evidence SET claim_id = (SELECT id FROM kb_claim WHERE slug = 'draft') WHERE claim_id = %s",
        "UPDATE kb_passage SET status = 'draft' WHERE id = (SELECT passage_id FROM kb_evidence WHERE claim_id = %s)",
        "UPDATE kb_document SET status = 'draft' WHERE %s > 0",
    ],
)
def test_last_evidence_of_a_published_claim_cannot_be_taken_away_in_sql(world, statement):
    refuses("published_claim_has_evidence", lambda: sql(statement, world.enough.pk))


def test_submitter_and_publisher_cannot_be_the_same_person_in_sql(world):
    refuses(
        "institution_two_people",
        lambda: sql(
            "UPDATE kb_institution SET published_by_id = submitted_by_id, changed_by_id = NULL WHERE id = %s",
            world.council.pk,
        ),
    )


def test_publisher_cannot_be_the_last_who_changed_the_words_in_sql(world):
    refuses(
        "institution_last_change_seen_by_another",
        lambda: sql(
            "UPDATE kb_institution SET changed_by_id = published_by_id WHERE id = %s", world.council.pk
        ),
    )


@pytest.mark.parametrize("role", ["disputes", "qualifies"])
def test_published_claim_cannot_come_to_rest_on_words_that_do_not_carry_it(world, role):
    refuses(
        "published_claim_has_evidence",
        lambda: sql("UPDATE kb_evidence SET role = %s WHERE claim_id = %s", role, world.enough.pk),
    )


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM kb_attribution WHERE claim_id = %s",
        "UPDATE kb_attribution SET role = 'reporter' WHERE claim_id = %s",
        "UPDATE kb_institution SET status = 'draft' WHERE slug = 'council' AND %s > 0",
        "UPDATE kb_institution SET status = 'withdrawn', end_reason = 'x', ended_at = now() "
        "WHERE slug = 'council' AND %s > 0",
        "INSERT INTO kb_attribution (claim_id, role, position, institution_id) "
        "SELECT %s, 'reporter', 1, id FROM kb_institution WHERE slug = 'idle'",
    ],
)
def test_published_claim_keeps_a_published_claimant_and_names_no_draft_in_sql(world, statement):
    Institution.objects.create(slug="idle", name="Idle", type="ngo")
    refuses("published_claim_has_claimant", lambda: sql(statement, world.enough.pk))


def test_published_passage_stands_in_a_published_edition_in_sql(world):
    refuses(
        "published_passage_in_published_edition",
        lambda: sql("UPDATE kb_edition SET status = 'draft' WHERE document_id = %s", world.report.pk),
    )
    draft = factories.edition(world.report, text="Words.", status="draft")
    refuses("published_passage_in_published_edition", lambda: factories.passage("Words.", edition=draft))


def test_evidence_is_not_published_before_its_passage_in_sql(world):
    refuses(
        "published_evidence_on_published_passage",
        lambda: sql(
            "UPDATE kb_evidence SET status = 'published', published_at = now() WHERE passage_id = %s",
            world.draft_passage.pk,
        ),
    )


def test_withdrawn_record_without_a_reason_is_refused(world):
    refuses("end_says_why", lambda: Person.objects.filter(pk=world.ngozi.pk).update(status="withdrawn"))


@pytest.mark.parametrize(
    "table",
    [
        "document",
        "passage",
        "claim",
        "legalinstrument",
        "provision",
        "institution",
        "person",
        "concept",
        "issue",
    ],
)
def test_published_record_is_never_deleted_in_sql(world, table):
    with pytest.raises(IntegrityError), transaction.atomic():
        sql(f"DELETE FROM kb_{table} WHERE published_at IS NOT NULL")  # noqa: S608


def test_public_id_and_date_of_first_publication_never_change(world):
    refuses(
        "public_id_never_changes", lambda: Claim.objects.filter(pk=world.enough.pk).update(public_id=mint())
    )
    refuses(
        "published_at_never_changes",
        lambda: Claim.objects.filter(pk=world.enough.pk).update(published_at=None),
    )


@pytest.mark.parametrize(
    ("name", "dependent"),
    [
        ("passages", Evidence),
        ("covenant", Provision),
        ("council", Attribution),
        ("report", Edition),
        ("privacy", Concept),
    ],
)
def test_record_that_others_depend_on_cannot_be_deleted_through_the_orm(world, name, dependent):
    record = getattr(world, name)
    record = record[0] if isinstance(record, list) else record
    with pytest.raises(models.ProtectedError) as refused:
        record.delete()
    assert any(isinstance(found, dependent) for found in refused.value.protected_objects)


#: What triggers keep of every record of a sort, by the function that they run.
KEPT_OF = {
    "kb_keep_published": {kind.model for kind in taking_part(Service.DUMPED).values()},
    "kb_keep_public_id": {model for model in Curated.__subclasses__() if hasattr(model, "public_id")},
    "kb_number_publication": set(Listed.__subclasses__()),
}


@pytest.mark.parametrize("function", KEPT_OF)
def test_every_record_of_a_sort_has_the_trigger_of_its_sort(function):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgfoid = %s::regproc AND NOT tgisinternal",
            [function],
        )
        watched = {table for (table,) in cursor.fetchall()}
    missing = {model._meta.db_table for model in KEPT_OF[function]} - watched
    assert missing == set(), f"Add its trigger beside {function} in kb/models/rules/, and in a migration."


def test_every_foreign_key_between_curated_records_protects_what_it_points_at():
    """A new relation cannot forget it: only rows that belong to a record, and links of a claim, go with it."""
    going_along = {
        (model.__name__, field.name)
        for model in Curated.__subclasses__()
        for field in model._meta.fields
        if field.is_relation and field.remote_field.on_delete is models.CASCADE
    }
    assert going_along == {
        ("ClaimTag", "claim"),
        ("Evidence", "claim"),
        ("ClaimRelation", "claim"),
        ("ProvisionCitation", "claim"),
        ("Verification", "claim"),
    }


def test_tree_with_a_cycle_is_refused(world):
    refuses(
        "tree_without_cycles",
        lambda: Concept.objects.filter(pk=world.privacy.pk).update(parent=world.surveillance),
    )


def test_concept_cannot_be_narrower_than_one_of_another_scheme(world):
    other = Scheme.objects.create(slug="rights", label="Rights")
    refuses(
        "tree_in_one_whole",
        lambda: Concept.objects.create(scheme=other, slug="x", label="X", parent=world.privacy),
    )


def test_concept_has_one_preferred_label_per_language(world):
    refuses(
        "concept_one_preferred_label_per_language",
        lambda: ConceptLabel.objects.create(
            concept=world.privacy, kind="pref", language="en", text="Seclusion"
        ),
    )


def test_citation_of_a_provision_names_its_own_instrument(world):
    other = LegalInstrument.objects.create(slug="other", title="Other", form="treaty")
    refuses(
        "provision_of_that_instrument",
        lambda: ProvisionCitation.objects.create(
            claim=world.enough, instrument=other, provision=world.article
        ),
    )


def test_citation_comes_from_a_passage_or_a_claim_never_both_or_neither(world):
    for ends in ({}, {"claim": world.enough, "passage": world.passages[0]}):
        refuses(
            "passage_or_claim",
            lambda ends=ends: ProvisionCitation.objects.create(instrument=world.covenant, **ends),
        )


def test_contradiction_stands_once_and_no_claim_relates_to_itself(world):
    ends = {"claim": world.missing, "other": world.enough, "kind": "contradicts", "reason": "r"}
    refuses("contradiction_once", lambda: ClaimRelation.objects.create(**ends))
    ends = {"claim": world.enough, "other": world.enough, "kind": "restates", "reason": "r"}
    refuses("two_claims", lambda: ClaimRelation.objects.create(**ends))


def test_anchor_phrase_has_at_most_ten_words(world):
    ten = " ".join(["word"] * 10)
    for allowed in (ten, "one in - depth word — and four more at end", "第十七条"):
        Passage.objects.filter(pk=world.draft_passage.pk).update(anchor=allowed)
    refuses(
        "anchor_at_most_ten_words",
        lambda: Passage.objects.filter(pk=world.draft_passage.pk).update(anchor=f"{ten} more"),
    )


def test_summary_without_anchor_or_fingerprint_is_refused(world):
    passages = Passage.objects.filter(pk=world.draft_passage.pk)
    for spoiled in ({"anchor": ""}, {"fingerprint": ""}, {"fingerprint": "z" * 64}):
        refuses("summary_is_anchored", lambda spoiled=spoiled: passages.update(**spoiled))


def test_read_text_is_never_edited(world):
    edition = Edition.objects.create(document=world.report, number=2, basis="text", text="Exact words.")
    passage = Passage.objects.create(edition=edition, path="1", text="Exact words.", start=0, end=12)
    refuses("edition_never_edited", lambda: Edition.objects.filter(pk=edition.pk).update(text="Other."))
    refuses("passage_text_never_edited", lambda: Passage.objects.filter(pk=passage.pk).update(text="Other."))
    refuses("passage_text_never_edited", lambda: Passage.objects.filter(pk=passage.pk).update(start=3))


def test_summary_edition_ships_no_text_and_is_the_only_one(world):
    refuses(
        "ships_no_text", lambda: Edition.objects.create(document=world.report, number=3, text="All of it")
    )
    refuses("one_summary_per_document", lambda: Edition.objects.create(document=world.report, number=4))


def test_section_of_another_edition_is_refused(world):
    other = Edition.objects.create(document=world.report, number=5, basis="text", text="x")
    section = Section.objects.create(edition=other, path="1", heading="Elsewhere")
    refuses(
        "section_of_that_edition",
        lambda: Passage.objects.filter(pk=world.draft_passage.pk).update(section=section),
    )


def test_access_point_leads_somewhere(world):
    refuses("leads_somewhere", lambda: AccessPoint.objects.create(document=world.report, note="nowhere"))


@pytest.mark.parametrize("ends", [{}, {"both": True}])
def test_contributor_and_claimant_are_a_person_or_an_institution(world, ends):
    parties = {"person": world.ngozi, "institution": world.council} if ends else {}
    refuses("person_or_institution", lambda: Contribution.objects.create(document=world.report, **parties))
    refuses("person_or_institution", lambda: Attribution.objects.create(claim=world.enough, **parties))


def test_quantity_needs_a_unit_and_addressees_are_known(world):
    refuses("quantity_has_unit", lambda: Quantity.objects.create(claim=world.enough, value=3, unit=""))
    refuses(
        "addressees_known", lambda: Claim.objects.filter(pk=world.enough.pk).update(addressees=["martians"])
    )


def test_document_without_publishing_is_invisible_with_everything_in_it(world):
    Document.objects.filter(pk=world.report.pk).update(date="2024")
    assert Passage.objects.published().count() == 3
    sql("SET CONSTRAINTS ALL DEFERRED")
    with transaction.atomic():
        Document.objects.filter(pk=world.report.pk).update(status="draft")
        assert Passage.objects.published().count() == 0
        assert Evidence.objects.published().count() == 0
        transaction.set_rollback(True)


def test_draft_nobody_rests_on_can_go(world):
    draft = Institution.objects.create(slug="idle", name="Idle", type="ngo")
    draft.delete()
    assert not Institution.objects.filter(slug="idle").exists()
