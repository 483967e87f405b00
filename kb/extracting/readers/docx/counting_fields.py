"""Fields whose numbers Word counts anew each time and does not write down: LISTNUM and AUTONUM."""

import re
from dataclasses import dataclass

from kb.extracting.readers.docx.automatic_numbers import Numbering
from kb.extracting.readers.docx.list_definitions import LEVELS

_WORD = re.compile(r'"([^"]*)"|(\S+)')
_UNKNOWN = frozenset(("AUTONUMLGL", "AUTONUMOUT"))  # they follow the levels of headings


@dataclass(slots=True)
class CountingFields:
    """The fields of one paragraph, whose own list and level are `place`."""

    numbering: Numbering
    place: tuple[str, int] | None

    def printed(self, code: str) -> str:
        """What the field of this code prints, nothing for a field of another kind."""
        name, *words = [quoted or bare for quoted, bare in _WORD.findall(code)] or [""]
        name = name.upper()
        if name in _UNKNOWN:
            self.numbering.unknown.add(name)
        if name == "AUTONUM":
            return self.numbering.next_named(name, 0, None)
        return self._list_number(words) if name == "LISTNUM" else ""

    def _list_number(self, words: list[str]) -> str:
        """LISTNUM "Name" \\l level \\s start; without a name it goes on one level below its paragraph."""
        level, start = _switch(words, "\\l"), _switch(words, "\\s")
        named = words[0] if words and not words[0].startswith("\\") else ""
        own = self.place[1] + 1 if self.place and not named else 0
        place = min(max(level - 1, 0) if level is not None else own, LEVELS - 1)
        if self.place and not named:
            return self.numbering.next(self.place[0], place)
        return self.numbering.next_named(named, place, start)


def _switch(words: list[str], switch: str) -> int | None:
    """The number after a switch."""
    after = words[words.index(switch) + 1 :] if switch in words else []
    return int(after[0]) if after and after[0].isdigit() else None
