-- A public id never changes: people have cited it.

CREATE FUNCTION kb_keep_public_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.public_id <> OLD.public_id THEN
        RAISE EXCEPTION 'A public id never changes.'
            USING ERRCODE = '23514', CONSTRAINT = 'public_id_never_changes', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER claim_keep_public_id BEFORE UPDATE OF public_id ON kb_claim
    FOR EACH ROW EXECUTE FUNCTION kb_keep_public_id();
CREATE TRIGGER passage_keep_public_id BEFORE UPDATE OF public_id ON kb_passage
    FOR EACH ROW EXECUTE FUNCTION kb_keep_public_id();
