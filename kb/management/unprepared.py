"""A database that has not the tables of this program yet: what to tell whoever ran a command on it."""

from django.db import ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from kb.faults import UNPREPARED, fault_of


def what_to_do(error: Exception) -> str | None:
    """What to do first where a command ended with this error for want of migrations; None where that is not why."""
    if not isinstance(error, ProgrammingError) or fault_of(error) is not UNPREPARED or not _is_behind():
        return None
    return (
        "The database has not the tables of this version of the program yet. Nothing was changed. Make them first: "
        "python manage.py migrate"
    )


def _is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
