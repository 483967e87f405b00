"""Passages that change together are noted for the index in one statement: a whole edition has thousands of them."""

from django.db import migrations

TOGETHER = """
CREATE FUNCTION kb_note_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO kb_outboxentry ("table", record_pk, created_at) SELECT TG_ARGV[0], id, now() FROM new_rows;
    ELSE
        INSERT INTO kb_outboxentry ("table", record_pk, created_at) SELECT TG_ARGV[0], id, now() FROM old_rows;
    END IF;
    IF FOUND THEN
        PERFORM pg_notify('kb_outbox', '');
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER passage_note_passage ON kb_passage;
CREATE TRIGGER passage_note_made AFTER INSERT ON kb_passage REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION kb_note_changes('passage');
CREATE TRIGGER passage_note_changed AFTER UPDATE ON kb_passage REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION kb_note_changes('passage');
CREATE TRIGGER passage_note_gone AFTER DELETE ON kb_passage REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION kb_note_changes('passage');
"""

TOGETHER_REVERSE = """
DROP TRIGGER passage_note_made ON kb_passage;
DROP TRIGGER passage_note_changed ON kb_passage;
DROP TRIGGER passage_note_gone ON kb_passage;
DROP FUNCTION kb_note_changes();
CREATE TRIGGER passage_note_passage AFTER INSERT OR UPDATE OR DELETE ON kb_passage
    FOR EACH ROW EXECUTE FUNCTION kb_note_change('passage', 'id');
"""


class Migration(migrations.Migration):
    dependencies = [("kb", "0010_review_rules")]

    operations = [migrations.RunSQL(TOGETHER, TOGETHER_REVERSE)]
