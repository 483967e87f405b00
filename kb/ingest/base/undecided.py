"""What rests on something of which nobody has decided whether it is what the base calls so: it waits as well."""

from typing import Any

from kb.models import Curated
from kb.representing import SHAPES, UnknownReference, translated
from kb.representing.links import HOSTS, host_of_key, is_link

from .counterparts import BaseReferences
from .memory import Memory

Mapping = dict[str, Any]

#: Where a record stands among others of its kind, and what it is filed under, says nothing in anybody's name.
_PLACES = ("broader", "concept")
#: Readers see what is tied to these with them alone, whatever else they wait for.
_SEEN_TOGETHER = ("claim", "passage")
_UNSEEN = (Curated.Status.DRAFT, Curated.Status.SUBMITTED)


class Waiting:
    """Asks of records by what the base calls them."""

    def __init__(self, memory: Memory, references: BaseReferences) -> None:
        self._memory = memory
        self._references = references

    def waits(self, kind: str, key: str) -> bool:
        """Whether nobody has decided yet about this one, or readers do not see it since it rests on such a one."""
        entry = self._memory.entry_called(kind, key)
        if entry is not None and self._memory.is_undecided(entry):
            return True
        if kind in _SEEN_TOGETHER:
            return False
        try:
            return self._references.find(kind, key).status in _UNSEEN
        except UnknownReference:
            return False

    def keeps(self, kind: str, key: str, mapping: Mapping) -> bool:
        """Whether a record of the base names or belongs to something that waits."""
        return self._keeps_its_part(kind, key) or self.is_named(kind, mapping)

    def is_named(self, kind: str, mapping: Mapping) -> bool:
        """Whether the mapping of a record of this kind names something that waits."""
        passed_over = () if is_link(kind) else (*_PLACES, kind)
        named: set[tuple[str, str]] = set()

        def name(of: str, reference: str) -> str:
            if of not in passed_over:
                named.add((of, reference))
                if of == "provision":
                    named.add(("instrument", reference.partition(":")[0]))
            return reference

        translated(mapping, SHAPES[kind].codecs, name)
        return any(self.waits(*one) for one in named)

    def _keeps_its_part(self, kind: str, key: str) -> bool:
        if is_link(kind):
            host = host_of_key(key)
            of = HOSTS.get(kind) or ("passage" if "#" in host else "claim")
            return self.waits(of, host)
        document = key.partition("#")[0]
        if kind in ("edition", "passage"):
            return self.waits("document", document) or self._is_undecided("edition", document)
        return kind == "provision" and self.waits("instrument", key.partition(":")[0])

    def _is_undecided(self, kind: str, key: str) -> bool:
        entry = self._memory.entry(kind, key)
        return entry is not None and self._memory.is_undecided(entry)
