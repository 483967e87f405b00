-- What readers have seen is withdrawn, never deleted, and the date of its first publication stays: its address answers
-- for ever.

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

CREATE TRIGGER claim_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_claim
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
CREATE TRIGGER concept_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_concept
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
CREATE TRIGGER document_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_document
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
CREATE TRIGGER edition_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_edition
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
CREATE TRIGGER institution_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_institution
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
CREATE TRIGGER issue_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_issue
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
CREATE TRIGGER legalinstrument_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_legalinstrument
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
CREATE TRIGGER passage_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_passage
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
CREATE TRIGGER person_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_person
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
CREATE TRIGGER provision_keep_published BEFORE DELETE OR UPDATE OF published_at ON kb_provision
    FOR EACH ROW EXECUTE FUNCTION kb_keep_published();
