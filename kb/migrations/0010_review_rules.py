"""What may be public, kept by PostgreSQL: claimants, evidence that carries, editions; and where older records stand."""

from django.db import migrations

CURATED = (
    "claim", "claimrelation", "claimtag", "concept", "document", "edition", "evidence", "institution", "issue",
    "legalinstrument", "passage", "passagetag", "person", "provision", "provisioncitation", "verification",
)  # fmt: skip
KINDS = {
    "legalinstrument": "instrument",
    "claimrelation": "claim-relation",
    "claimtag": "claim-tag",
    "passagetag": "passage-tag",
    "provisioncitation": "provision-citation",
}

# An edition stands where its passages stood.
EDITIONS = """
UPDATE kb_edition e SET status = s.status, published_at = s.published_at, submitted_by_id = s.submitted_by_id,
       submitted_at = s.submitted_at, published_by_id = s.published_by_id
  FROM (SELECT DISTINCT ON (edition_id) edition_id, status, published_at, submitted_by_id, submitted_at, published_by_id
          FROM kb_passage WHERE status IN ('published', 'submitted')
         ORDER BY edition_id, status = 'published' DESC, published_at, id) s
 WHERE s.edition_id = e.id;
UPDATE kb_edition e SET status = 'published', published_at = d.published_at
  FROM kb_document d
 WHERE d.id = e.document_id AND e.basis = 'summary' AND e.status = 'draft' AND d.published_at IS NOT NULL;
"""


def authors() -> str:
    """Whose words unpublished records hold, as far as the history tells."""
    return "".join(
        f"""
UPDATE kb_{table} r SET changed_by_id = u.id
  FROM (SELECT DISTINCT ON (record_pk) record_pk, actor FROM kb_historyevent
         WHERE kind = '{KINDS.get(table, table)}' AND verb IN ('create', 'edit', 'revert', 'carry')
         ORDER BY record_pk, id DESC) h
  JOIN kb_user u ON u.username = h.actor
 WHERE h.record_pk = r.id AND r.status IN ('draft', 'submitted');
"""
        for table in CURATED
        if table != "edition"
    )


CLAIMS = """
CREATE OR REPLACE FUNCTION kb_claim_lacks_evidence(claim bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM kb_claim c WHERE c.id = claim AND c.status = 'published')
       AND NOT EXISTS (
            SELECT 1 FROM kb_evidence e
              JOIN kb_passage p ON p.id = e.passage_id
              JOIN kb_edition t ON t.id = p.edition_id
              JOIN kb_document d ON d.id = t.document_id
             WHERE e.claim_id = claim AND e.status = 'published' AND e.role IN ('asserts', 'supports', 'reports')
               AND p.status = 'published' AND t.status = 'published' AND d.status = 'published')
$$;

-- Somebody readers can see makes it, and nobody it names is still a draft.
CREATE FUNCTION kb_claim_lacks_claimant(claim bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM kb_claim c WHERE c.id = claim AND c.status = 'published')
       AND (NOT EXISTS (
                SELECT 1 FROM kb_attribution a
                  LEFT JOIN kb_institution i ON i.id = a.institution_id
                  LEFT JOIN kb_person q ON q.id = a.person_id
                 WHERE a.claim_id = claim AND a.role = 'claimant' AND coalesce(i.status, q.status) = 'published')
            OR EXISTS (
                SELECT 1 FROM kb_attribution a
                  LEFT JOIN kb_institution i ON i.id = a.institution_id
                  LEFT JOIN kb_person q ON q.id = a.person_id
                 WHERE a.claim_id = claim AND coalesce(i.status, q.status) IN ('draft', 'submitted')))
$$;

CREATE FUNCTION kb_refuse_anonymous_claim(claim bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF kb_claim_lacks_claimant(claim) THEN
        RAISE EXCEPTION 'Claim % would be published without a published claimant.',
            (SELECT slug FROM kb_claim WHERE id = claim)
            USING ERRCODE = '23514', CONSTRAINT = 'published_claim_has_claimant', TABLE = 'kb_claim',
                  DETAIL = (SELECT public_id FROM kb_claim WHERE id = claim);
    END IF;
END $$;

CREATE OR REPLACE FUNCTION kb_check_claim_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kb_refuse_bare_claim(NEW.id);
    PERFORM kb_refuse_anonymous_claim(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_attribution_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        PERFORM kb_refuse_anonymous_claim(NEW.claim_id);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM kb_refuse_anonymous_claim(OLD.claim_id);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_party_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'kb_person' THEN
        PERFORM kb_refuse_anonymous_claim(a.claim_id) FROM kb_attribution a WHERE a.person_id = NEW.id;
    ELSE
        PERFORM kb_refuse_anonymous_claim(a.claim_id) FROM kb_attribution a WHERE a.institution_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER attribution_keeps_claim AFTER INSERT OR UPDATE OR DELETE ON kb_attribution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION kb_check_attribution_row();
CREATE CONSTRAINT TRIGGER institution_keeps_claims AFTER UPDATE OF status ON kb_institution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_party_row();
CREATE CONSTRAINT TRIGGER person_keeps_claims AFTER UPDATE OF status ON kb_person
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_party_row();
"""

CLAIMS_REVERSE = """
DROP TRIGGER attribution_keeps_claim ON kb_attribution;
DROP TRIGGER institution_keeps_claims ON kb_institution;
DROP TRIGGER person_keeps_claims ON kb_person;
DROP FUNCTION kb_check_attribution_row();
DROP FUNCTION kb_check_party_row();
CREATE OR REPLACE FUNCTION kb_check_claim_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kb_refuse_bare_claim(NEW.id);
    RETURN NULL;
END $$;
DROP FUNCTION kb_refuse_anonymous_claim(bigint);
DROP FUNCTION kb_claim_lacks_claimant(bigint);
CREATE OR REPLACE FUNCTION kb_claim_lacks_evidence(claim bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM kb_claim c WHERE c.id = claim AND c.status = 'published')
       AND NOT EXISTS (
            SELECT 1 FROM kb_evidence e
              JOIN kb_passage p ON p.id = e.passage_id
              JOIN kb_edition t ON t.id = p.edition_id
              JOIN kb_document d ON d.id = t.document_id
             WHERE e.claim_id = claim AND e.status = 'published'
               AND p.status = 'published' AND d.status = 'published')
$$;
"""

# What readers see of an edition, they see with the edition.
PLACES = """
CREATE FUNCTION kb_check_passage_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM kb_passage p JOIN kb_edition t ON t.id = p.edition_id
                WHERE p.id = NEW.id AND p.status = 'published' AND t.status <> 'published') THEN
        RAISE EXCEPTION 'Passage % would be published before its edition.', NEW.path
            USING ERRCODE = '23514', CONSTRAINT = 'published_passage_in_published_edition', TABLE = 'kb_passage';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_edition_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM kb_edition t JOIN kb_passage p ON p.edition_id = t.id
                WHERE t.id = NEW.id AND t.status <> 'published' AND p.status = 'published') THEN
        RAISE EXCEPTION 'Passages of edition % would be left published.', NEW.number
            USING ERRCODE = '23514', CONSTRAINT = 'published_passage_in_published_edition', TABLE = 'kb_edition';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_evidence_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM kb_evidence e
                 JOIN kb_passage p ON p.id = e.passage_id
                 JOIN kb_edition t ON t.id = p.edition_id
                 JOIN kb_document d ON d.id = t.document_id
                WHERE e.id = NEW.id AND e.status = 'published'
                  AND (p.status <> 'published' OR t.status <> 'published' OR d.status <> 'published')) THEN
        RAISE EXCEPTION 'Evidence would be published before its passage.'
            USING ERRCODE = '23514', CONSTRAINT = 'published_evidence_on_published_passage', TABLE = 'kb_evidence';
    END IF;
    RETURN NULL;
END $$;

-- At once, not at the end of the transaction: readers see an edition before its passages, and a passage before evidence.
CREATE TRIGGER passage_made_in_published_edition AFTER INSERT ON kb_passage
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_check_passage_place();
CREATE TRIGGER passage_in_published_edition AFTER UPDATE ON kb_passage
    FOR EACH ROW WHEN (NEW.status = 'published' AND OLD.status <> 'published')
    EXECUTE FUNCTION kb_check_passage_place();
CREATE CONSTRAINT TRIGGER edition_keeps_passages AFTER UPDATE OF status ON kb_edition
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_edition_row();
CREATE TRIGGER evidence_made_on_published_passage AFTER INSERT ON kb_evidence
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_check_evidence_place();
CREATE TRIGGER evidence_on_published_passage AFTER UPDATE ON kb_evidence
    FOR EACH ROW WHEN (NEW.status = 'published' AND (OLD.status <> 'published' OR OLD.passage_id <> NEW.passage_id))
    EXECUTE FUNCTION kb_check_evidence_place();
CREATE TRIGGER edition_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_edition
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
"""

PLACES_REVERSE = """
DROP TRIGGER passage_made_in_published_edition ON kb_passage;
DROP TRIGGER passage_in_published_edition ON kb_passage;
DROP TRIGGER edition_keeps_passages ON kb_edition;
DROP TRIGGER evidence_made_on_published_passage ON kb_evidence;
DROP TRIGGER evidence_on_published_passage ON kb_evidence;
DROP TRIGGER edition_keep_published ON kb_edition;
DROP FUNCTION kb_check_passage_place();
DROP FUNCTION kb_check_edition_row();
DROP FUNCTION kb_check_evidence_place();
"""


class Migration(migrations.Migration):
    dependencies = [("kb", "0009_review")]

    operations = [
        migrations.RunSQL(EDITIONS, migrations.RunSQL.noop),
        migrations.RunSQL(authors(), migrations.RunSQL.noop),
        migrations.RunSQL(CLAIMS, CLAIMS_REVERSE),
        migrations.RunSQL(PLACES, PLACES_REVERSE),
    ]
