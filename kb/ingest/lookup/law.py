"""The law that a person cites who writes it as lawyers do, in a file or in a field."""

from functools import cached_property

from django.utils.translation import gettext as _

from kb.models import LegalInstrument, Provision
from kb.recognising import Gazetteer
from kb.representing import References, UnknownReference
from kb.representing.known_law import known_law
from kb.representing.typed_law import MeantLaw, law_meant_by

from .not_named import NotNamed

#: Kinds of reference that law is the answer to, each with whether a provision and whether a whole instrument will do.
_WANTED = {"provision": (True, False), "instrument": (False, True), "law": (True, True)}


def is_law(kind: str) -> bool:
    """Whether a reference of this kind names law."""
    return kind in _WANTED


class LawLookup:
    """Finds the law that texts cite, drafts too; the names are read once, at the first look."""

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        instruments = LegalInstrument.objects.live()
        return Gazetteer(tuple(known_law(instruments, Provision.objects.live())))

    def find(self, kind: str, text: str) -> LegalInstrument | Provision | None:
        """The provision or instrument that the text as a whole cites; None where it is no citation.

        Raises NotNamed, which says what to write, where it cites several, or one that the base does not hold.
        """
        meant = self._meant(kind, text)
        if len(meant) > 1:
            told = _("“%(text)s” names several: %(found)s. Write one of them.")
            raise NotNamed(told % {"text": text, "found": ", ".join(one.handle for one in meant)})
        if meant and meant[0].path != meant[0].known_path:
            told = _("“%(text)s” is %(meant)s, which the base does not hold; it holds %(known)s.")
            words = {"text": text, "meant": meant[0].handle, "known": meant[0].known_handle}
            raise NotNamed(told % words)
        return _record(meant[0]) if meant else None

    def near(self, kind: str, text: str) -> list[LegalInstrument | Provision]:
        """What the text cites, or the nearest that the base holds of it; to be offered while somebody types."""
        found = [_record(one) for one in self._meant(kind, text)]
        return [record for record in found if record is not None]

    def _meant(self, kind: str, text: str) -> list[MeantLaw]:
        provisions, instruments = _WANTED[kind]
        found = law_meant_by(text, self._gazetteer)
        return [one for one in found if (provisions if one.path else instruments)]


def _record(meant: MeantLaw) -> LegalInstrument | Provision | None:
    """The nearest record that the base holds, None where it has gone meanwhile."""
    try:
        instrument, provision = References().find_law(meant.known_handle)
    except UnknownReference:
        return None
    return provision or instrument
