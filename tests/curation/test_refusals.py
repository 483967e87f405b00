"""Every rule of the database has a sentence of its own, and no page ever shows the rule's name."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection

from kb.curation.refusals import explain

pytestmark = pytest.mark.django_db

#: Every rule that a statement can break: check, unique, foreign and not-null constraints, unique indexes, and what the
#: triggers call themselves.
RULES = r"""
SELECT conname FROM pg_constraint
 WHERE connamespace = current_schema()::regnamespace AND conrelid::regclass::text LIKE 'kb\_%'
   AND contype NOT IN ('p', 't')
UNION
SELECT i.indexrelid::regclass::text FROM pg_index i
 WHERE i.indisunique AND NOT i.indisprimary AND i.indrelid::regclass::text LIKE 'kb\_%'
UNION
SELECT (regexp_matches(prosrc, 'CONSTRAINT = ''([a-z_]+)''', 'g'))[1] FROM pg_proc WHERE proname LIKE 'kb\_%'
"""


def rules():
    with connection.cursor() as cursor:
        cursor.execute(RULES)
        return sorted(name for (name,) in cursor.fetchall())


def broken(rule, column=None):
    """The error that breaking the rule raises, as Django passes it on."""
    error = IntegrityError(f'violates "{rule}"')
    error.__cause__ = Exception()
    error.__cause__.diag = SimpleNamespace(constraint_name=rule, column_name=column)
    return error


def test_every_rule_of_the_database_has_its_sentence_and_no_sentence_holds_its_name():
    found = rules()
    assert len(found) > 150
    general = explain(broken("no such rule"))
    told = {rule: explain(broken(rule)) for rule in found}
    assert [rule for rule, sentence in told.items() if sentence == general] == []
    assert [rule for rule, sentence in told.items() if rule in sentence or "_" in sentence] == []


def test_missing_value_is_told_by_no_column_name():
    assert explain(broken(None, column="slug")) == "Something that is needed is missing."
