-- A record has a number from when readers begin to see it, so that lists can be read on without missing what comes late.
-- A transaction says before it draws its first number that it draws beyond the last one drawn. Whoever tells a list asks
-- what is said (kb_published_up_to) and stops there, so that nobody who writes has to wait for another.

CREATE SEQUENCE kb_publication_number;

CREATE FUNCTION kb_draw_publication_number() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    -- Once in a transaction: 27504 in the upper bits, then the last number drawn by anybody.
    IF coalesce(current_setting('kb.draws', true), '') = '' THEN
        PERFORM pg_advisory_xact_lock_shared((27504::bigint << 48) | last_value) FROM kb_publication_number;
        PERFORM set_config('kb.draws', 'yes', true);
    END IF;
    RETURN nextval('kb_publication_number');
END $$;

CREATE FUNCTION kb_published_up_to() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    drawn bigint;
    told bigint;
BEGIN
    -- In this order: whoever says so only after it was looked at draws beyond what was drawn before.
    SELECT last_value INTO drawn FROM kb_publication_number;
    SELECT min(((classid::bigint & 65535) << 32) | objid::bigint) INTO told
      FROM pg_locks
     WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 16 = 27504 AND pid <> pg_backend_pid()
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
    RETURN least(drawn, told);
END $$;

CREATE FUNCTION kb_number_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.publication_number := kb_draw_publication_number();
    ELSIF OLD.status <> 'published' THEN
        NEW.publication_number := kb_draw_publication_number();
    ELSE
        -- A form that was opened before the record had its number does not take it away.
        NEW.publication_number := greatest(NEW.publication_number, OLD.publication_number);
    END IF;
    RETURN NEW;
END $$;

-- What is seen with a document or an instrument comes back with it.
CREATE FUNCTION kb_number_what_comes_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'kb_document' THEN
        UPDATE kb_passage p SET publication_number = kb_draw_publication_number()
          FROM kb_edition t
         WHERE t.id = p.edition_id AND t.document_id = NEW.id AND p.status = 'published';
    ELSE
        UPDATE kb_provision SET publication_number = kb_draw_publication_number()
         WHERE instrument_id = NEW.id AND status = 'published';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER claim_number_publication BEFORE INSERT OR UPDATE OF status, publication_number ON kb_claim
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_number_publication();
CREATE TRIGGER concept_number_publication BEFORE INSERT OR UPDATE OF status, publication_number ON kb_concept
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_number_publication();
CREATE TRIGGER document_number_publication BEFORE INSERT OR UPDATE OF status, publication_number ON kb_document
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_number_publication();
CREATE TRIGGER institution_number_publication BEFORE INSERT OR UPDATE OF status, publication_number ON kb_institution
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_number_publication();
CREATE TRIGGER issue_number_publication BEFORE INSERT OR UPDATE OF status, publication_number ON kb_issue
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_number_publication();
CREATE TRIGGER legalinstrument_number_publication BEFORE INSERT OR UPDATE OF status, publication_number ON kb_legalinstrument
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_number_publication();
CREATE TRIGGER passage_number_publication BEFORE INSERT OR UPDATE OF status, publication_number ON kb_passage
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_number_publication();
CREATE TRIGGER person_number_publication BEFORE INSERT OR UPDATE OF status, publication_number ON kb_person
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_number_publication();
CREATE TRIGGER provision_number_publication BEFORE INSERT OR UPDATE OF status, publication_number ON kb_provision
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_number_publication();
CREATE TRIGGER document_number_what_comes_back AFTER UPDATE OF status ON kb_document
    FOR EACH ROW WHEN (NEW.status = 'published' AND OLD.status <> 'published')
    EXECUTE FUNCTION kb_number_what_comes_back();
CREATE TRIGGER legalinstrument_number_what_comes_back AFTER UPDATE OF status ON kb_legalinstrument
    FOR EACH ROW WHEN (NEW.status = 'published' AND OLD.status <> 'published')
    EXECUTE FUNCTION kb_number_what_comes_back();
