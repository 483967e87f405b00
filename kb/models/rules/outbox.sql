-- What feeds the search index: every change that it depends on is noted in the transaction that makes it.
-- Each trigger says what the index knows the record as, and the column that names it; "-alone" is the record without
-- what carries its name. Passages change by the thousand and are noted together, in one statement.

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

CREATE FUNCTION kb_note_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO kb_outboxentry ("table", record_pk, created_at) SELECT TG_ARGV[0], id, now() FROM new_rows;
    ELSE
        INSERT INTO kb_outboxentry ("table", record_pk, created_at) SELECT TG_ARGV[0], id, now() FROM old_rows;
    END IF;
    IF FOUND THEN
        PERFORM pg_notify('kb_outbox', '');
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER passagetag_note_passage AFTER INSERT OR UPDATE OR DELETE ON kb_passagetag
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('passage', 'passage_id');
CREATE TRIGGER evidence_note_passage AFTER INSERT OR UPDATE OR DELETE ON kb_evidence
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('passage', 'passage_id');
CREATE TRIGGER evidence_note_claim AFTER INSERT OR UPDATE OR DELETE ON kb_evidence
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('claim', 'claim_id');
CREATE TRIGGER provisioncitation_note_passage AFTER INSERT OR UPDATE OR DELETE ON kb_provisioncitation
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('passage', 'passage_id');
CREATE TRIGGER provisioncitation_note_claim AFTER INSERT OR UPDATE OR DELETE ON kb_provisioncitation
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('claim', 'claim_id');
CREATE TRIGGER section_note_section AFTER INSERT OR UPDATE OR DELETE ON kb_section
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('section', 'id');
CREATE TRIGGER claim_note_claim AFTER INSERT OR UPDATE OR DELETE ON kb_claim
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('claim', 'id');
CREATE TRIGGER claimtag_note_claim AFTER INSERT OR UPDATE OR DELETE ON kb_claimtag
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('claim', 'claim_id');
CREATE TRIGGER attribution_note_claim AFTER INSERT OR UPDATE OR DELETE ON kb_attribution
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('claim', 'claim_id');
CREATE TRIGGER verification_note_claim AFTER INSERT OR UPDATE OR DELETE ON kb_verification
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('claim', 'claim_id');
CREATE TRIGGER claimrelation_note_claim AFTER INSERT OR UPDATE OR DELETE ON kb_claimrelation
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('claim', 'claim_id');
CREATE TRIGGER document_note_document AFTER INSERT OR UPDATE OR DELETE ON kb_document
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('document', 'id');
CREATE TRIGGER contribution_note_document AFTER INSERT OR UPDATE OR DELETE ON kb_contribution
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('document', 'document_id');
CREATE TRIGGER documentidentifier_note_document AFTER INSERT OR UPDATE OR DELETE ON kb_documentidentifier
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('document', 'document_id');
CREATE TRIGGER document_publishers_note_document AFTER INSERT OR UPDATE OR DELETE ON kb_document_publishers
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('document', 'document_id');
CREATE TRIGGER document_hosts_note_document AFTER INSERT OR UPDATE OR DELETE ON kb_document_hosts
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('document', 'document_id');
CREATE TRIGGER legalinstrument_note_instrument AFTER INSERT OR UPDATE OR DELETE ON kb_legalinstrument
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('instrument', 'id');
CREATE TRIGGER legalinstrument_issuers_note_instrument AFTER INSERT OR UPDATE OR DELETE ON kb_legalinstrument_issuers
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('instrument', 'legalinstrument_id');
CREATE TRIGGER instrumentname_note_instrument AFTER INSERT OR UPDATE OR DELETE ON kb_instrumentname
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('instrument', 'instrument_id');
CREATE TRIGGER instrumentidentifier_note_instrument AFTER INSERT OR UPDATE OR DELETE ON kb_instrumentidentifier
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('instrument', 'instrument_id');
CREATE TRIGGER provision_note_provision AFTER INSERT OR UPDATE OR DELETE ON kb_provision
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('provision', 'id');
CREATE TRIGGER institution_note_institution AFTER INSERT OR UPDATE OR DELETE ON kb_institution
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('institution', 'id');
CREATE TRIGGER institutionname_note_institution AFTER INSERT OR UPDATE OR DELETE ON kb_institutionname
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('institution', 'institution_id');
CREATE TRIGGER person_note_person AFTER INSERT OR UPDATE OR DELETE ON kb_person
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('person', 'id');
CREATE TRIGGER personname_note_person AFTER INSERT OR UPDATE OR DELETE ON kb_personname
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('person', 'person_id');
CREATE TRIGGER concept_note_concept AFTER INSERT OR UPDATE OR DELETE ON kb_concept
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('concept', 'id');
CREATE TRIGGER conceptlabel_note_concept AFTER INSERT OR UPDATE OR DELETE ON kb_conceptlabel
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('concept', 'concept_id');
CREATE TRIGGER attribution_note_institution_alone AFTER INSERT OR UPDATE OR DELETE ON kb_attribution
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('institution-alone', 'institution_id');
CREATE TRIGGER attribution_note_person_alone AFTER INSERT OR UPDATE OR DELETE ON kb_attribution
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('person-alone', 'person_id');
CREATE TRIGGER provisioncitation_note_instrument_alone AFTER INSERT OR UPDATE OR DELETE ON kb_provisioncitation
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('instrument-alone', 'instrument_id');
CREATE TRIGGER provisioncitation_note_provision_alone AFTER INSERT OR UPDATE OR DELETE ON kb_provisioncitation
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('provision-alone', 'provision_id');
CREATE TRIGGER instrumentevent_note_instrument AFTER INSERT OR UPDATE OR DELETE ON kb_instrumentevent
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('instrument', 'instrument_id');
CREATE TRIGGER passage_note_made AFTER INSERT ON kb_passage REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION kb_note_changes('passage');
CREATE TRIGGER passage_note_changed AFTER UPDATE ON kb_passage REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION kb_note_changes('passage');
CREATE TRIGGER passage_note_gone AFTER DELETE ON kb_passage REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION kb_note_changes('passage');
