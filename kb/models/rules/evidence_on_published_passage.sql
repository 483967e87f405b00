-- Evidence is published after its passage and ends with it.
-- Whoever publishes evidence holds its passage, so that nobody withdraws that unseen meanwhile.

CREATE FUNCTION kb_check_evidence_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM kb_evidence e
                 JOIN kb_passage p ON p.id = e.passage_id
                 JOIN kb_edition t ON t.id = p.edition_id
                 JOIN kb_document d ON d.id = t.document_id
                WHERE e.id = NEW.id AND e.status = 'published'
                  AND (p.status <> 'published' OR t.status <> 'published' OR d.status <> 'published')) THEN
        RAISE EXCEPTION 'Evidence would be published before its passage.'
            USING ERRCODE = '23514', CONSTRAINT = 'published_evidence_on_published_passage', TABLE = 'kb_evidence';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION kb_hold_passage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM kb_passage WHERE id = NEW.passage_id FOR SHARE;
    RETURN NEW;
END $$;

CREATE FUNCTION kb_check_passage_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM kb_passage p JOIN kb_evidence e ON e.passage_id = p.id
                WHERE p.id = NEW.id AND p.status <> 'published' AND e.status = 'published') THEN
        RAISE EXCEPTION 'Evidence would be left published on passage %.', NEW.path
            USING ERRCODE = '23514', CONSTRAINT = 'evidence_ends_with_its_passage', TABLE = 'kb_passage';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER evidence_made_on_published_passage AFTER INSERT ON kb_evidence
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_check_evidence_place();
CREATE TRIGGER evidence_on_published_passage AFTER UPDATE ON kb_evidence
    FOR EACH ROW WHEN (NEW.status = 'published' AND (OLD.status <> 'published' OR OLD.passage_id <> NEW.passage_id))
    EXECUTE FUNCTION kb_check_evidence_place();
CREATE TRIGGER evidence_holds_passage BEFORE INSERT OR UPDATE ON kb_evidence
    FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_hold_passage();
CREATE CONSTRAINT TRIGGER passage_keeps_evidence AFTER UPDATE OF status ON kb_passage
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_passage_evidence();
