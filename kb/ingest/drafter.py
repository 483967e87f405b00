"""On whose behalf an import drafts records: an account, or whoever runs commands on the machine."""

from kb.history import OPERATOR
from kb.models import User


def drafter(by: User | None) -> User:
    """The account, or where none is given the operator with the rights of a curator: drafts, nothing that readers see.

    The operator is never stored; the history names it.
    """
    return by or User(username=OPERATOR.name, role=User.Role.CURATOR, is_active=True)
