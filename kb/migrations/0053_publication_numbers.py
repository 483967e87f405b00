"""A number for everything readers see, drawn when they begin to see it, so that lists can be read on in that order."""

from django.db import migrations, models

LISTED = (
    "claim", "concept", "document", "institution", "issue", "legalinstrument", "passage", "person", "provision",
)  # fmt: skip

SEQUENCE = "CREATE SEQUENCE kb_publication_number;"
SEQUENCE_REVERSE = "DROP SEQUENCE kb_publication_number;"


def numbers() -> str:
    """What readers see already is numbered in the order in which the lists told it until now.

    No rule is asked and nothing noted for the search index: nothing that either knows of is changed.
    """
    return "".join(
        f"""
ALTER TABLE kb_{table} DISABLE TRIGGER USER;
UPDATE kb_{table} r SET publication_number = drawn.number
  FROM (SELECT id, nextval('kb_publication_number') AS number
          FROM (SELECT id FROM kb_{table} WHERE status = 'published' ORDER BY published_at, id) AS seen) AS drawn
 WHERE drawn.id = r.id;
ALTER TABLE kb_{table} ENABLE TRIGGER USER;
"""
        for table in LISTED
    )


FUNCTIONS = """
CREATE FUNCTION kb_draw_publication_number() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    -- Once in a transaction: 27504 in the upper bits, then the last number drawn by anybody.
    IF coalesce(current_setting('kb.draws', true), '') = '' THEN
        PERFORM pg_advisory_xact_lock_shared((27504::bigint << 48) | last_value) FROM kb_publication_number;
        PERFORM set_config('kb.draws', 'yes', true);
    END IF;
    RETURN nextval('kb_publication_number');
END $$;

CREATE FUNCTION kb_published_up_to() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    drawn bigint;
    told bigint;
BEGIN
    -- In this order: whoever says so only after it was looked at draws beyond what was drawn before.
    SELECT last_value INTO drawn FROM kb_publication_number;
    SELECT min(((classid::bigint & 65535) << 32) | objid::bigint) INTO told
      FROM pg_locks
     WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 16 = 27504 AND pid <> pg_backend_pid()
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
    RETURN least(drawn, told);
END $$;

CREATE FUNCTION kb_number_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.publication_number := kb_draw_publication_number();
    ELSIF OLD.status <> 'published' THEN
        NEW.publication_number := kb_draw_publication_number();
    ELSE
        -- A form that was opened before the record had its number does not take it away.
        NEW.publication_number := greatest(NEW.publication_number, OLD.publication_number);
    END IF;
    RETURN NEW;
END $$;

-- What is seen with a document or an instrument comes back with it.
CREATE FUNCTION kb_number_what_comes_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'kb_document' THEN
        UPDATE kb_passage p SET publication_number = kb_draw_publication_number()
          FROM kb_edition t
         WHERE t.id = p.edition_id AND t.document_id = NEW.id AND p.status = 'published';
    ELSE
        UPDATE kb_provision SET publication_number = kb_draw_publication_number()
         WHERE instrument_id = NEW.id AND status = 'published';
    END IF;
    RETURN NULL;
END $$;
"""

FUNCTIONS_REVERSE = """
DROP FUNCTION kb_number_what_comes_back();
DROP FUNCTION kb_number_publication();
DROP FUNCTION kb_published_up_to();
DROP FUNCTION kb_draw_publication_number();
"""

TRIGGERS = (
    "".join(
        f"CREATE TRIGGER {table}_number_publication BEFORE INSERT OR UPDATE OF status, publication_number ON kb_{table} "
        "FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION kb_number_publication();\n"
        for table in LISTED
    )
    + """
CREATE TRIGGER document_number_what_comes_back AFTER UPDATE OF status ON kb_document
    FOR EACH ROW WHEN (NEW.status = 'published' AND OLD.status <> 'published')
    EXECUTE FUNCTION kb_number_what_comes_back();
CREATE TRIGGER legalinstrument_number_what_comes_back AFTER UPDATE OF status ON kb_legalinstrument
    FOR EACH ROW WHEN (NEW.status = 'published' AND OLD.status <> 'published')
    EXECUTE FUNCTION kb_number_what_comes_back();
"""
)

TRIGGERS_REVERSE = (
    "".join(f"DROP TRIGGER {table}_number_publication ON kb_{table};\n" for table in LISTED)
    + """
DROP TRIGGER document_number_what_comes_back ON kb_document;
DROP TRIGGER legalinstrument_number_what_comes_back ON kb_legalinstrument;
"""
)


class Migration(migrations.Migration):
    dependencies = [("kb", "0052_version_that_shipped")]

    operations = [
        migrations.RunSQL(SEQUENCE, SEQUENCE_REVERSE),
        *(
            migrations.AddField(
                model_name=table,
                name="publication_number",
                field=models.BigIntegerField(
                    editable=False, null=True, verbose_name="place among what was published"
                ),
            )
            for table in LISTED
        ),
        migrations.RunSQL(numbers(), migrations.RunSQL.noop),
        *(
            migrations.AddIndex(
                model_name=table,
                index=models.Index(
                    condition=models.Q(("status", "published")),
                    fields=["publication_number"],
                    name=f"{table}_listed",
                ),
            )
            for table in LISTED
        ),
        migrations.RunSQL(FUNCTIONS, FUNCTIONS_REVERSE),
        migrations.RunSQL(TRIGGERS, TRIGGERS_REVERSE),
    ]
