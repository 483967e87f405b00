-- The history is only ever added to: nobody changes or removes what was told.

CREATE FUNCTION kb_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Emptying whole tables is left to an operator who says so for the database (tests do).
    IF TG_OP = 'TRUNCATE' AND current_setting('kb.maintenance', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'The history is append-only.'
        USING ERRCODE = '23514', CONSTRAINT = 'history_append_only', TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER historyevent_append_only BEFORE UPDATE OR DELETE ON kb_historyevent
    FOR EACH ROW EXECUTE FUNCTION kb_append_only();
CREATE TRIGGER historyevent_no_truncate BEFORE TRUNCATE ON kb_historyevent
    FOR EACH STATEMENT EXECUTE FUNCTION kb_append_only();
CREATE TRIGGER historychange_append_only BEFORE UPDATE OR DELETE ON kb_historychange
    FOR EACH ROW EXECUTE FUNCTION kb_append_only();
CREATE TRIGGER historychange_no_truncate BEFORE TRUNCATE ON kb_historychange
    FOR EACH STATEMENT EXECUTE FUNCTION kb_append_only();
