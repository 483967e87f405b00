"""An old address goes on leading to the record that had it: no other record takes its name."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION kb_keep_old_address() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place text;
    name text;
    before text;
BEGIN
    -- The arguments: kind, column of the name, and for concepts and provisions the table and column of what they are in.
    EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) INTO name USING NEW;
    IF TG_OP = 'UPDATE' THEN
        EXECUTE format('SELECT ($1).%I', TG_ARGV[1]) INTO before USING OLD;
        IF name = before THEN
            RETURN NEW;
        END IF;
    END IF;
    place := TG_ARGV[0];
    IF TG_NARGS > 2 THEN
        EXECUTE format('SELECT %L || ''/'' || slug FROM %I WHERE id = ($1).%I', TG_ARGV[0], TG_ARGV[2], TG_ARGV[3])
            INTO place USING NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM kb_slugredirect WHERE kind = place AND old_slug = name) THEN
        RAISE EXCEPTION 'The name % led readers to another record.', name
            USING ERRCODE = '23514', CONSTRAINT = 'old_address_never_taken', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END $$;
"""

# table → column of the name, and the arguments of the function
KEPT = {
    "claim": ("slug", ("claim", "slug")),
    "concept": ("slug", ("concept", "slug", "kb_scheme", "scheme_id")),
    "document": ("slug", ("document", "slug")),
    "institution": ("slug", ("institution", "slug")),
    "issue": ("slug", ("issue", "slug")),
    "legalinstrument": ("slug", ("instrument", "slug")),
    "person": ("slug", ("person", "slug")),
    "provision": ("path", ("provision", "path", "kb_legalinstrument", "instrument_id")),
}


def _trigger(table: str) -> str:
    column, arguments = KEPT[table]
    told = ", ".join(f"'{argument}'" for argument in arguments)
    return (
        f"CREATE TRIGGER {table}_keep_old_address BEFORE INSERT OR UPDATE OF {column} ON kb_{table} "
        f"FOR EACH ROW EXECUTE FUNCTION kb_keep_old_address({told});\n"
    )


FORWARD = FUNCTION + "".join(map(_trigger, KEPT))
REVERSE = (
    "".join(f"DROP TRIGGER {table}_keep_old_address ON kb_{table};\n" for table in KEPT)
    + "DROP FUNCTION kb_keep_old_address();"
)


class Migration(migrations.Migration):
    dependencies = [("kb", "0018_import_queue")]

    operations = [migrations.RunSQL(FORWARD, REVERSE)]
