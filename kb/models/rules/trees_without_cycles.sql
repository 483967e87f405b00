-- Trees have no cycles, and a part belongs to the same whole as what it is part of.

CREATE FUNCTION kb_check_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    cyclic boolean;
    strangers boolean;
BEGIN
    IF NEW.parent_id IS NULL THEN
        RETURN NEW;
    END IF;
    EXECUTE format(
        'WITH RECURSIVE up(id, parent_id) AS ('
        '  SELECT id, parent_id FROM %1$I WHERE id = $1'
        '  UNION SELECT t.id, t.parent_id FROM %1$I t JOIN up ON t.id = up.parent_id)'
        ' SELECT EXISTS (SELECT 1 FROM up WHERE id = $2)', TG_TABLE_NAME)
        INTO cyclic USING NEW.parent_id, NEW.id;
    IF cyclic THEN
        RAISE EXCEPTION 'A record cannot be part of itself.'
            USING ERRCODE = '23514', CONSTRAINT = 'tree_without_cycles', TABLE = TG_TABLE_NAME;
    END IF;
    IF TG_NARGS > 0 THEN
        EXECUTE format('SELECT %2$I <> ($2).%2$I FROM %1$I WHERE id = $1', TG_TABLE_NAME, TG_ARGV[0])
            INTO strangers USING NEW.parent_id, NEW;
        IF strangers THEN
            RAISE EXCEPTION 'The parent belongs to something else.'
                USING ERRCODE = '23514', CONSTRAINT = 'tree_in_one_whole', TABLE = TG_TABLE_NAME;
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER concept_tree BEFORE INSERT OR UPDATE OF parent_id, scheme_id ON kb_concept
    FOR EACH ROW EXECUTE FUNCTION kb_check_tree('scheme_id');
CREATE TRIGGER institution_tree BEFORE INSERT OR UPDATE OF parent_id ON kb_institution
    FOR EACH ROW EXECUTE FUNCTION kb_check_tree();
CREATE TRIGGER provision_tree BEFORE INSERT OR UPDATE OF parent_id, instrument_id ON kb_provision
    FOR EACH ROW EXECUTE FUNCTION kb_check_tree('instrument_id');
CREATE TRIGGER section_tree BEFORE INSERT OR UPDATE OF parent_id, edition_id ON kb_section
    FOR EACH ROW EXECUTE FUNCTION kb_check_tree('edition_id');
