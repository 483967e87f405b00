"""What the instruments of a gazetteer may be called by a noun alone: "the Covenant", "the Charter"."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kb.recognising.entries import Instrument, NameKind
from kb.recognising.names.nouns import CLASSES, classes_of_title, is_bare_noun


@dataclass(slots=True)
class Called:
    """By slug the classes of the nouns that an instrument may be called by; by noun the slug of which it is a name."""

    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, instruments: Iterable[Instrument]) -> "Called":
        """Those of the instruments, made once for all documents."""
        called = cls()
        for entry in instruments:
            titles = [
                name.text for name in entry.names if name.kind is NameKind.TITLE and name.language == "en"
            ]
            called.classes[entry.slug] = classes_of_title(titles[0]) if titles else frozenset()
            if any(name.text.endswith(" Act") for name in entry.names):
                called.classes[entry.slug] |= CLASSES["Act"]
            for name in entry.names:
                if is_bare_noun(name.text):
                    noun = name.text.split()[-1]
                    called.defaults.setdefault(noun, entry.slug)
                    if not entry.national:  # "la Charte" is what "the Charter" is
                        called.defaults |= dict.fromkeys(CLASSES[noun], entry.slug)
        return called
