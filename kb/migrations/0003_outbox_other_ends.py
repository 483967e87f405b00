"""Note changes of the search index at the other end of a relation too: a claim loses a claimant, a law a citation."""

from django.db import migrations

# table, what the index knows it as (the record alone, not what carries its name), the column that names the record
NOTED = (
    ("attribution", "institution-alone", "institution_id"),
    ("attribution", "person-alone", "person_id"),
    ("provisioncitation", "instrument-alone", "instrument_id"),
    ("provisioncitation", "provision-alone", "provision_id"),
    ("instrumentevent", "instrument", "instrument_id"),
)


def _name(table: str, known_as: str) -> str:
    return f"{table}_note_{known_as.replace('-', '_')}"


FORWARD = "".join(
    f"CREATE TRIGGER {_name(table, known_as)} AFTER INSERT OR UPDATE OR DELETE ON kb_{table} "
    f"FOR EACH ROW EXECUTE FUNCTION kb_note_change('{known_as}', '{column}');\n"
    for table, known_as, column in NOTED
)
REVERSE = "".join(f"DROP TRIGGER {_name(table, known_as)} ON kb_{table};\n" for table, known_as, _column in NOTED)


class Migration(migrations.Migration):
    dependencies = [("kb", "0002_rules")]

    operations = [migrations.RunSQL(FORWARD, REVERSE)]
