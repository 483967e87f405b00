"""Rules that PostgreSQL keeps itself: the append-only history, permanent addresses, evidence under every published claim."""

from django.db import migrations

HISTORY = """
CREATE FUNCTION kb_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Emptying whole tables is left to an operator who says so for the database (tests do).
    IF TG_OP = 'TRUNCATE' AND current_setting('kb.maintenance', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'The history is append-only.'
        USING ERRCODE = '23514', CONSTRAINT = 'history_append_only', TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER historyevent_append_only BEFORE UPDATE OR DELETE ON kb_historyevent
    FOR EACH ROW EXECUTE FUNCTION kb_append_only();
CREATE TRIGGER historyevent_no_truncate BEFORE TRUNCATE ON kb_historyevent
    FOR EACH STATEMENT EXECUTE FUNCTION kb_append_only();
CREATE TRIGGER historychange_append_only BEFORE UPDATE OR DELETE ON kb_historychange
    FOR EACH ROW EXECUTE FUNCTION kb_append_only();
CREATE TRIGGER historychange_no_truncate BEFORE TRUNCATE ON kb_historychange
    FOR EACH STATEMENT EXECUTE FUNCTION kb_append_only();
"""

HISTORY_REVERSE = """
DROP TRIGGER historyevent_append_only ON kb_historyevent;
DROP TRIGGER historyevent_no_truncate ON kb_historyevent;
DROP TRIGGER historychange_append_only ON kb_historychange;
DROP TRIGGER historychange_no_truncate ON kb_historychange;
DROP FUNCTION kb_append_only();
"""

# Records whose address, once published, answers for ever.
PERMANENT = (
    "claim",
    "concept",
    "document",
    "institution",
    "issue",
    "legalinstrument",
    "passage",
    "person",
    "provision",
)
WITH_PUBLIC_ID = ("claim", "passage")

PERMANENCE_FUNCTIONS = """
CREATE FUNCTION kb_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.published_at IS NOT NULL THEN
            RAISE EXCEPTION 'A record that was published is withdrawn, never deleted.'
                USING ERRCODE = '23514', CONSTRAINT = 'published_never_deleted', TABLE = TG_TABLE_NAME;
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.published_at IS NOT NULL AND NEW.published_at IS DISTINCT FROM OLD.published_at THEN
        RAISE EXCEPTION 'The date of first publication never changes.'
            USING ERRCODE = '23514', CONSTRAINT = 'published_at_never_changes', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION kb_keep_public_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.public_id <> OLD.public_id THEN
        RAISE EXCEPTION 'A public id never changes.'
            USING ERRCODE = '23514', CONSTRAINT = 'public_id_never_changes', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
"""


def permanence() -> str:
    """Triggers that keep published records and public ids."""
    kept = "".join(
        f"CREATE TRIGGER {table}_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_{table} "
        "FOR EACH ROW EXECUTE FUNCTION kb_keep_published();\n"
        for table in PERMANENT
    )
    ids = "".join(
        f"CREATE TRIGGER {table}_keep_public_id BEFORE UPDATE OF public_id ON kb_{table} "
        "FOR EACH ROW EXECUTE FUNCTION kb_keep_public_id();\n"
        for table in WITH_PUBLIC_ID
    )
    return PERMANENCE_FUNCTIONS + kept + ids


def permanence_reverse() -> str:
    drops = [f"DROP TRIGGER {table}_keep_published ON kb_{table};" for table in PERMANENT]
    drops += [f"DROP TRIGGER {table}_keep_public_id ON kb_{table};" for table in WITH_PUBLIC_ID]
    return "\n".join([*drops, "DROP FUNCTION kb_keep_published();", "DROP FUNCTION kb_keep_public_id();"])


# Deferred to the end of the transaction, so that a claim and its evidence can be published together in any order.
EVIDENCE = """
CREATE FUNCTION kb_claim_lacks_evidence(claim bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM kb_claim c WHERE c.id = claim AND c.status = 'published')
       AND NOT EXISTS (
            SELECT 1 FROM kb_evidence e
              JOIN kb_passage p ON p.id = e.passage_id
              JOIN kb_edition t ON t.id = p.edition_id
              JOIN kb_document d ON d.id = t.document_id
             WHERE e.claim_id = claim AND e.status = 'published'
               AND p.status = 'published' AND d.status = 'published')
$$;

CREATE FUNCTION kb_refuse_bare_claim(claim bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF kb_claim_lacks_evidence(claim) THEN
        RAISE EXCEPTION 'Claim % would be published without published evidence.',
            (SELECT slug FROM kb_claim WHERE id = claim)
            USING ERRCODE = '23514', CONSTRAINT = 'published_claim_has_evidence', TABLE = 'kb_claim',
                  DETAIL = (SELECT public_id FROM kb_claim WHERE id = claim);
    END IF;
END $$;

CREATE FUNCTION kb_check_claim_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kb_refuse_bare_claim(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_evidence_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kb_refuse_bare_claim(OLD.claim_id);
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_passage_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kb_refuse_bare_claim(e.claim_id) FROM kb_evidence e WHERE e.passage_id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_document_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kb_refuse_bare_claim(e.claim_id)
       FROM kb_evidence e JOIN kb_passage p ON p.id = e.passage_id JOIN kb_edition t ON t.id = p.edition_id
      WHERE t.document_id = NEW.id;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER claim_has_evidence AFTER INSERT OR UPDATE OF status ON kb_claim
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'published')
    EXECUTE FUNCTION kb_check_claim_row();
CREATE CONSTRAINT TRIGGER evidence_keeps_claim AFTER UPDATE OR DELETE ON kb_evidence
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published')
    EXECUTE FUNCTION kb_check_evidence_row();
CREATE CONSTRAINT TRIGGER passage_keeps_claims AFTER UPDATE OF status ON kb_passage
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_passage_row();
CREATE CONSTRAINT TRIGGER document_keeps_claims AFTER UPDATE OF status ON kb_document
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_document_row();
"""

EVIDENCE_REVERSE = """
DROP TRIGGER claim_has_evidence ON kb_claim;
DROP TRIGGER evidence_keeps_claim ON kb_evidence;
DROP TRIGGER passage_keeps_claims ON kb_passage;
DROP TRIGGER document_keeps_claims ON kb_document;
DROP FUNCTION kb_check_claim_row();
DROP FUNCTION kb_check_evidence_row();
DROP FUNCTION kb_check_passage_row();
DROP FUNCTION kb_check_document_row();
DROP FUNCTION kb_refuse_bare_claim(bigint);
DROP FUNCTION kb_claim_lacks_evidence(bigint);
"""

# Trees have no cycles, and a part belongs to the same whole as what it is part of.
TREES = """
CREATE FUNCTION kb_check_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    cyclic boolean;
    strangers boolean;
BEGIN
    IF NEW.parent_id IS NULL THEN
        RETURN NEW;
    END IF;
    EXECUTE format(
        'WITH RECURSIVE up(id, parent_id) AS ('
        '  SELECT id, parent_id FROM %1$I WHERE id = $1'
        '  UNION SELECT t.id, t.parent_id FROM %1$I t JOIN up ON t.id = up.parent_id)'
        ' SELECT EXISTS (SELECT 1 FROM up WHERE id = $2)', TG_TABLE_NAME)
        INTO cyclic USING NEW.parent_id, NEW.id;
    IF cyclic THEN
        RAISE EXCEPTION 'A record cannot be part of itself.'
            USING ERRCODE = '23514', CONSTRAINT = 'tree_without_cycles', TABLE = TG_TABLE_NAME;
    END IF;
    IF TG_NARGS > 0 THEN
        EXECUTE format('SELECT %2$I <> ($2).%2$I FROM %1$I WHERE id = $1', TG_TABLE_NAME, TG_ARGV[0])
            INTO strangers USING NEW.parent_id, NEW;
        IF strangers THEN
            RAISE EXCEPTION 'The parent belongs to something else.'
                USING ERRCODE = '23514', CONSTRAINT = 'tree_in_one_whole', TABLE = TG_TABLE_NAME;
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER concept_tree BEFORE INSERT OR UPDATE OF parent_id, scheme_id ON kb_concept
    FOR EACH ROW EXECUTE FUNCTION kb_check_tree('scheme_id');
CREATE TRIGGER institution_tree BEFORE INSERT OR UPDATE OF parent_id ON kb_institution
    FOR EACH ROW EXECUTE FUNCTION kb_check_tree();
CREATE TRIGGER provision_tree BEFORE INSERT OR UPDATE OF parent_id, instrument_id ON kb_provision
    FOR EACH ROW EXECUTE FUNCTION kb_check_tree('instrument_id');
CREATE TRIGGER section_tree BEFORE INSERT OR UPDATE OF parent_id, edition_id ON kb_section
    FOR EACH ROW EXECUTE FUNCTION kb_check_tree('edition_id');

CREATE FUNCTION kb_check_provision_of_instrument() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.provision_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM kb_provision WHERE id = NEW.provision_id AND instrument_id = NEW.instrument_id
    ) THEN
        RAISE EXCEPTION 'The provision belongs to another instrument.'
            USING ERRCODE = '23514', CONSTRAINT = 'provision_of_that_instrument', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER provisioncitation_of_instrument BEFORE INSERT OR UPDATE ON kb_provisioncitation
    FOR EACH ROW EXECUTE FUNCTION kb_check_provision_of_instrument();
CREATE TRIGGER verification_of_instrument BEFORE INSERT OR UPDATE ON kb_verification
    FOR EACH ROW EXECUTE FUNCTION kb_check_provision_of_instrument();

CREATE FUNCTION kb_check_section_of_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.section_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM kb_section WHERE id = NEW.section_id AND edition_id = NEW.edition_id
    ) THEN
        RAISE EXCEPTION 'The section belongs to another edition.'
            USING ERRCODE = '23514', CONSTRAINT = 'section_of_that_edition', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER passage_of_edition BEFORE INSERT OR UPDATE OF section_id, edition_id ON kb_passage
    FOR EACH ROW EXECUTE FUNCTION kb_check_section_of_edition();
"""

TREES_REVERSE = """
DROP TRIGGER concept_tree ON kb_concept;
DROP TRIGGER institution_tree ON kb_institution;
DROP TRIGGER provision_tree ON kb_provision;
DROP TRIGGER section_tree ON kb_section;
DROP TRIGGER provisioncitation_of_instrument ON kb_provisioncitation;
DROP TRIGGER verification_of_instrument ON kb_verification;
DROP TRIGGER passage_of_edition ON kb_passage;
DROP FUNCTION kb_check_tree();
DROP FUNCTION kb_check_provision_of_instrument();
DROP FUNCTION kb_check_section_of_edition();
"""

# What was read stays as it was read: a changed source is a new edition.
EDITIONS = """
CREATE FUNCTION kb_keep_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.document_id <> OLD.document_id OR NEW.basis <> OLD.basis OR NEW.text <> OLD.text
       OR (OLD.basis = 'text' AND NEW.sha256 <> OLD.sha256) THEN
        RAISE EXCEPTION 'An edition is never edited: make a new one.'
            USING ERRCODE = '23514', CONSTRAINT = 'edition_never_edited', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION kb_keep_passage_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.edition_id <> OLD.edition_id
       OR (OLD.text <> '' AND (NEW.text, NEW.start, NEW."end") IS DISTINCT FROM (OLD.text, OLD.start, OLD."end")) THEN
        RAISE EXCEPTION 'The text of a passage is never edited: make a new edition.'
            USING ERRCODE = '23514', CONSTRAINT = 'passage_text_never_edited', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER edition_keep BEFORE UPDATE ON kb_edition FOR EACH ROW EXECUTE FUNCTION kb_keep_edition();
CREATE TRIGGER passage_keep_text BEFORE UPDATE ON kb_passage
    FOR EACH ROW EXECUTE FUNCTION kb_keep_passage_text();
"""

EDITIONS_REVERSE = """
DROP TRIGGER edition_keep ON kb_edition;
DROP TRIGGER passage_keep_text ON kb_passage;
DROP FUNCTION kb_keep_edition();
DROP FUNCTION kb_keep_passage_text();
"""

OUTBOX_FUNCTION = """
CREATE FUNCTION kb_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before bigint;
    after bigint;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) INTO before USING OLD;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) INTO after USING NEW;
    END IF;
    INSERT INTO kb_outboxentry ("table", record_pk, created_at)
        SELECT TG_ARGV[0], pk, now() FROM (SELECT before UNION SELECT after) AS touched(pk) WHERE pk IS NOT NULL;
    PERFORM pg_notify('kb_outbox', '');
    RETURN NULL;
END $$;
"""

# table, what the index knows it as, the column that names that record
NOTED = (
    ("passage", "passage", "id"),
    ("passagetag", "passage", "passage_id"),
    ("evidence", "passage", "passage_id"),
    ("evidence", "claim", "claim_id"),
    ("provisioncitation", "passage", "passage_id"),
    ("provisioncitation", "claim", "claim_id"),
    ("section", "section", "id"),
    ("claim", "claim", "id"),
    ("claimtag", "claim", "claim_id"),
    ("attribution", "claim", "claim_id"),
    ("verification", "claim", "claim_id"),
    ("claimrelation", "claim", "claim_id"),
    ("document", "document", "id"),
    ("contribution", "document", "document_id"),
    ("documentidentifier", "document", "document_id"),
    ("document_publishers", "document", "document_id"),
    ("document_hosts", "document", "document_id"),
    ("legalinstrument", "instrument", "id"),
    ("legalinstrument_issuers", "instrument", "legalinstrument_id"),
    ("instrumentname", "instrument", "instrument_id"),
    ("instrumentidentifier", "instrument", "instrument_id"),
    ("provision", "provision", "id"),
    ("institution", "institution", "id"),
    ("institutionname", "institution", "institution_id"),
    ("person", "person", "id"),
    ("personname", "person", "person_id"),
    ("concept", "concept", "id"),
    ("conceptlabel", "concept", "concept_id"),
)


def outbox() -> str:
    """Triggers that note every change the search index depends on, in the transaction that makes it."""
    return OUTBOX_FUNCTION + "".join(
        f"CREATE TRIGGER {table}_note_{known_as} AFTER INSERT OR UPDATE OR DELETE ON kb_{table} "
        f"FOR EACH ROW EXECUTE FUNCTION kb_note_change('{known_as}', '{column}');\n"
        for table, known_as, column in NOTED
    )


def outbox_reverse() -> str:
    drops = [f"DROP TRIGGER {table}_note_{known_as} ON kb_{table};" for table, known_as, _ in NOTED]
    return "\n".join([*drops, "DROP FUNCTION kb_note_change();"])


class Migration(migrations.Migration):
    dependencies = [("kb", "0001_initial")]

    operations = [
        migrations.RunSQL(HISTORY, HISTORY_REVERSE),
        migrations.RunSQL(permanence(), permanence_reverse()),
        migrations.RunSQL(EVIDENCE, EVIDENCE_REVERSE),
        migrations.RunSQL(TREES, TREES_REVERSE),
        migrations.RunSQL(EDITIONS, EDITIONS_REVERSE),
        migrations.RunSQL(outbox(), outbox_reverse()),
    ]
