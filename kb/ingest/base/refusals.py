"""What the database refuses of a base: the rule in words, with the record that would break it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError

from kb.curation.refusals import explain
from kb.representing import RepresentationError

#: Where PostgreSQL says that a rule of our own spoke: its first sentence names the record, the rest is the database's.
_OUR_OWN = "exec_stmt_raise"


@contextmanager
def naming(record: str) -> Iterator[None]:
    """Tell a refusal as RepresentationError of this record, by kind and name."""
    try:
        yield
    except IntegrityError as error:
        raise RepresentationError(f"{record}: {explain(error)}") from error


def refusal(error: IntegrityError) -> str:
    """A refusal at the end of a load, when no record is at hand; the rules that are checked then name theirs."""
    found: Any = getattr(error.__cause__, "diag", None)
    names_it = found is not None and found.source_function == _OUR_OWN
    return f"{found.message_primary} {explain(error)}" if names_it else explain(error)
