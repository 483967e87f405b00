-- Under every published claim lies published evidence that carries it, on words that readers can see.
-- Deferred to the end of the transaction, so that a claim and its evidence can be published together in any order.

CREATE FUNCTION kb_claim_lacks_evidence(claim bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM kb_claim c WHERE c.id = claim AND c.status = 'published')
       AND NOT EXISTS (
            SELECT 1 FROM kb_evidence e
              JOIN kb_passage p ON p.id = e.passage_id
              JOIN kb_edition t ON t.id = p.edition_id
              JOIN kb_document d ON d.id = t.document_id
             WHERE e.claim_id = claim AND e.status = 'published' AND e.role IN ('asserts', 'supports', 'reports')
               AND p.status = 'published' AND t.status = 'published' AND d.status = 'published')
$$;

CREATE FUNCTION kb_refuse_bare_claim(claim bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF kb_claim_lacks_evidence(claim) THEN
        RAISE EXCEPTION 'Claim % would be published without published evidence.',
            (SELECT slug FROM kb_claim WHERE id = claim)
            USING ERRCODE = '23514', CONSTRAINT = 'published_claim_has_evidence', TABLE = 'kb_claim',
                  DETAIL = (SELECT public_id FROM kb_claim WHERE id = claim);
    END IF;
END $$;

CREATE FUNCTION kb_check_claim_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kb_refuse_bare_claim(NEW.id);
    PERFORM kb_refuse_anonymous_claim(NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_evidence_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kb_refuse_bare_claim(OLD.claim_id);
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_passage_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kb_refuse_bare_claim(e.claim_id) FROM kb_evidence e WHERE e.passage_id = NEW.id;
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_document_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kb_refuse_bare_claim(e.claim_id)
       FROM kb_evidence e JOIN kb_passage p ON p.id = e.passage_id JOIN kb_edition t ON t.id = p.edition_id
      WHERE t.document_id = NEW.id;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER claim_has_evidence AFTER INSERT OR UPDATE OF status ON kb_claim
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'published')
    EXECUTE FUNCTION kb_check_claim_row();
CREATE CONSTRAINT TRIGGER evidence_keeps_claim AFTER UPDATE OR DELETE ON kb_evidence
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published')
    EXECUTE FUNCTION kb_check_evidence_row();
CREATE CONSTRAINT TRIGGER passage_keeps_claims AFTER UPDATE OF status ON kb_passage
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_passage_row();
CREATE CONSTRAINT TRIGGER document_keeps_claims AFTER UPDATE OF status ON kb_document
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_document_row();
