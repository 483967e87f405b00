"""The rules in `kb/models/rules/` are those that the database keeps after all migrations: no more, no less."""

from pathlib import Path

import pytest
from django.db import connection

import kb.models

pytestmark = pytest.mark.django_db

RULES = sorted((Path(kb.models.__file__).parent / "rules").glob("*.sql"))

#: What belongs to a rule in this schema, by kind and name: its definition as PostgreSQL writes it.
HELD = r"""
SELECT 'function', p.oid::regprocedure::text, pg_get_functiondef(p.oid)
  FROM pg_proc p
 WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind = 'f'
   AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
UNION ALL
SELECT 'sequence', c.oid::regclass::text,
       row(s.seqtypid, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle)::text
  FROM pg_class c JOIN pg_sequence s ON s.seqrelid = c.oid
 WHERE c.relnamespace = current_schema()::regnamespace
   AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i'))
UNION ALL
SELECT 'trigger', t.tgrelid::regclass || '.' || t.tgname, pg_get_triggerdef(t.oid)
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
 WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
"""


def held() -> dict[tuple[str, str], str]:
    with connection.cursor() as cursor:
        cursor.execute(HELD)
        return {(kind, name): definition for kind, name, definition in cursor.fetchall()}


def made_from_files() -> dict[tuple[str, str], str]:
    """What the files alone make, in place of what the migrations made; the test's transaction takes it back."""
    with connection.cursor() as cursor:
        for kind, name in held():
            if kind != "trigger":  # triggers go with their functions
                cursor.execute(f"DROP {kind} IF EXISTS {name} CASCADE")
        assert held() == {}
        for rule in RULES:
            cursor.execute(rule.read_text(encoding="utf-8"))
    return held()


def test_database_keeps_exactly_the_rules_that_stand_in_the_files() -> None:
    kept = held()
    written = made_from_files()
    assert sorted(written) == sorted(kept), "A file without its migration, or a migration without its file."
    differing = [name for name, definition in written.items() if definition != kept[name]]
    assert differing == [], "Write a migration that makes the database keep what the files say."


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.stem)
def test_rule_begins_with_a_sentence_that_says_what_it_keeps(rule: Path) -> None:
    assert rule.read_text(encoding="utf-8").startswith("-- ")
