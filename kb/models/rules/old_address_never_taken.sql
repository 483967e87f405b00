-- An old address goes on leading to the record that had it: no other record takes its name.

CREATE FUNCTION kb_keep_old_address() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place text;
    name text;
    before text;
BEGIN
    -- The arguments: kind, column of the name, and for concepts and provisions the table and column of what they are in.
    EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) INTO name USING NEW;
    IF TG_OP = 'UPDATE' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) INTO before USING OLD;
        IF name = before THEN
            RETURN NEW;
        END IF;
    END IF;
    place := TG_ARGV[0];
    IF TG_NARGS > 2 THEN
        EXECUTE format('SELECT %L || ''/'' || slug FROM %I WHERE id = ($1).%I', TG_ARGV[0], TG_ARGV[2], TG_ARGV[3])
            INTO place USING NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM kb_slugredirect WHERE kind = place AND old_slug = name) THEN
        RAISE EXCEPTION 'The name % led readers to another record.', name
            USING ERRCODE = '23514', CONSTRAINT = 'old_address_never_taken', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER claim_keep_old_address BEFORE INSERT OR UPDATE OF slug ON kb_claim
    FOR EACH ROW EXECUTE FUNCTION kb_keep_old_address('claim', 'slug');
CREATE TRIGGER concept_keep_old_address BEFORE INSERT OR UPDATE OF slug ON kb_concept
    FOR EACH ROW EXECUTE FUNCTION kb_keep_old_address('concept', 'slug', 'kb_scheme', 'scheme_id');
CREATE TRIGGER document_keep_old_address BEFORE INSERT OR UPDATE OF slug ON kb_document
    FOR EACH ROW EXECUTE FUNCTION kb_keep_old_address('document', 'slug');
CREATE TRIGGER institution_keep_old_address BEFORE INSERT OR UPDATE OF slug ON kb_institution
    FOR EACH ROW EXECUTE FUNCTION kb_keep_old_address('institution', 'slug');
CREATE TRIGGER issue_keep_old_address BEFORE INSERT OR UPDATE OF slug ON kb_issue
    FOR EACH ROW EXECUTE FUNCTION kb_keep_old_address('issue', 'slug');
CREATE TRIGGER legalinstrument_keep_old_address BEFORE INSERT OR UPDATE OF slug ON kb_legalinstrument
    FOR EACH ROW EXECUTE FUNCTION kb_keep_old_address('instrument', 'slug');
CREATE TRIGGER person_keep_old_address BEFORE INSERT OR UPDATE OF slug ON kb_person
    FOR EACH ROW EXECUTE FUNCTION kb_keep_old_address('person', 'slug');
CREATE TRIGGER provision_keep_old_address BEFORE INSERT OR UPDATE OF path ON kb_provision
    FOR EACH ROW EXECUTE FUNCTION kb_keep_old_address('provision', 'path', 'kb_legalinstrument', 'instrument_id');
