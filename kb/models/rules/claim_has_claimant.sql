-- Every published claim is made by somebody whom readers can see, and names nobody who is still a draft.
-- Whether it is so of the claim itself is asked with its evidence (claim_has_evidence.sql).

CREATE FUNCTION kb_claim_lacks_claimant(claim bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM kb_claim c WHERE c.id = claim AND c.status = 'published')
       AND (NOT EXISTS (
                SELECT 1 FROM kb_attribution a
                  LEFT JOIN kb_institution i ON i.id = a.institution_id
                  LEFT JOIN kb_person q ON q.id = a.person_id
                 WHERE a.claim_id = claim AND a.role = 'claimant' AND coalesce(i.status, q.status) = 'published')
            OR EXISTS (
                SELECT 1 FROM kb_attribution a
                  LEFT JOIN kb_institution i ON i.id = a.institution_id
                  LEFT JOIN kb_person q ON q.id = a.person_id
                 WHERE a.claim_id = claim AND coalesce(i.status, q.status) IN ('draft', 'submitted')))
$$;

CREATE FUNCTION kb_refuse_anonymous_claim(claim bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF kb_claim_lacks_claimant(claim) THEN
        RAISE EXCEPTION 'Claim % would be published without a published claimant.',
            (SELECT slug FROM kb_claim WHERE id = claim)
            USING ERRCODE = '23514', CONSTRAINT = 'published_claim_has_claimant', TABLE = 'kb_claim',
                  DETAIL = (SELECT public_id FROM kb_claim WHERE id = claim);
    END IF;
END $$;

CREATE FUNCTION kb_check_attribution_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        PERFORM kb_refuse_anonymous_claim(NEW.claim_id);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM kb_refuse_anonymous_claim(OLD.claim_id);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION kb_check_party_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'kb_person' THEN
        PERFORM kb_refuse_anonymous_claim(a.claim_id) FROM kb_attribution a WHERE a.person_id = NEW.id;
    ELSE
        PERFORM kb_refuse_anonymous_claim(a.claim_id) FROM kb_attribution a WHERE a.institution_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER attribution_keeps_claim AFTER INSERT OR UPDATE OR DELETE ON kb_attribution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION kb_check_attribution_row();
CREATE CONSTRAINT TRIGGER institution_keeps_claims AFTER UPDATE OF status ON kb_institution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_party_row();
CREATE CONSTRAINT TRIGGER person_keeps_claims AFTER UPDATE OF status ON kb_person
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status = 'published' AND NEW.status <> 'published')
    EXECUTE FUNCTION kb_check_party_row();
