-- What readers see of an edition, they see with the edition.
-- A passage at once, not at the end of the transaction: readers see an edition before its passages.

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

CREATE TRIGGER passage_made_in_published_edition AFTER INSERT ON kb_passage
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_check_passage_place();
CREATE TRIGGER passage_in_published_edition AFTER UPDATE ON kb_passage
    FOR EACH ROW WHEN (NEW.status = 'published' AND OLD.status <> 'published')
    EXECUTE FUNCTION kb_check_passage_place();
CREATE CONSTRAINT TRIGGER edition_keeps_passages AFTER UPDATE OF status ON kb_edition
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_edition_row();
