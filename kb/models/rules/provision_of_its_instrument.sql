-- Whoever cites a provision cites the instrument that it is part of.

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
