-- A passage stands in a section of its own edition.

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
