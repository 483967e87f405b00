"""Index documents in bulk: which kinds of record there are, and how each becomes a document."""

from collections.abc import Callable, Sequence

from kb.representing import model_of

from .entry import Entry
from .law import instrument_entries, provision_entries
from .parties import institution_entries, person_entries
from .passages import claim_entries, passage_entries
from .registry import Registry
from .sources import document_entries

_MAKERS: dict[str, Callable[[Sequence[int], Registry], list[Entry]]] = {
    "passage": passage_entries,
    "claim": claim_entries,
    "document": document_entries,
    "instrument": instrument_entries,
    "provision": provision_entries,
    "institution": institution_entries,
    "person": person_entries,
}
#: The models of the kinds of record that are found, as keys, hits and the API name them.
KINDS = {name: model_of(name) for name in _MAKERS}


class Builder:
    """Makes index documents; what many of them share is read once for the life of the builder."""

    def __init__(self) -> None:
        self._registry = Registry()

    def entries(self, kind: str, pks: Sequence[int]) -> list[Entry]:
        """One entry for each record of the kind among these keys that readers may find, in no particular order."""
        return _MAKERS[kind](pks, self._registry)
