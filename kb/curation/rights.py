"""Whoever lets readers see a whole text says by what right; asked on the way to readers, of records and of changes."""

from django.utils.translation import gettext_lazy

from kb.models import Document
from kb.representing import RecordMapping

from .errors import InvalidRecord

RIGHTS_MISSING = gettext_lazy(
    "Readers would see the full text, and its rights statement is empty: write there by what right (a "
    "licence, permission, the public domain), or let them see less."
)


def refuse_without_rights(document: Document, mapping: RecordMapping | None = None) -> None:
    """Raise InvalidRecord where the full text would be shown and nothing says why it may be.

    With `mapping` as it would be with these keys; what readers see already is not asked about.
    """
    now = (document.text_policy, document.rights)
    wanted = now if mapping is None else (mapping.get("text_policy"), str(mapping.get("rights") or ""))
    if mapping is not None and wanted == now:
        return
    policy, rights = wanted
    if policy == Document.TextPolicy.FULL and not rights.strip():
        refusal = InvalidRecord(str(RIGHTS_MISSING), "rights")
        refusal.in_the_way = [document]
        raise refusal
