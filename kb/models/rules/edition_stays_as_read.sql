-- What was read stays as it was read: a changed source is a new edition.

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
