"""What a text may not hold: characters that nobody sees and that turn, break or hide what stands around them.

Marks that Arabic, Hebrew, Persian and Indic writing needs stay: the direction marks, isolates and joiners. Words copied
from a source are that source's own and are not asked.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kb.anchoring.characters import INVISIBLE

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but tab and line ends
    "\u202a-\u202e\u206a-\u206f\ufff9-\ufffb"  # what embeds or turns round, and marks that Unicode gave up
    "\ufdd0-\ufdef" + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)  # fmt: skip
_BLANK = frozenset(
    INVISIBLE.replace("\u0640", "") + "\u2800"
)  # tatweel is seen, an empty braille cell is not


def legible(text: str) -> None:
    """Return quietly where all of the text can be read; ValidationError that names the first that cannot."""
    if told := illegible(text):
        raise ValidationError(told, code="illegible")


def illegible(text: str) -> str:
    """One sentence that says what is wrong with the text; "" where nothing is."""
    found = _REFUSED.search(text)
    if found:
        named = f"U+{ord(found[0]):04X}"
        told = _(
            "There is a character that cannot be seen here (%(named)s, after “%(before)s”): take it out."
        )
        before = _REFUSED.sub("", text[max(0, found.start() - 30) : found.start()]).strip()
        return told % {"named": named, "before": before}
    if text.strip() and not shows_something(text):
        return _("Nothing of this text can be seen: write something, or leave it empty.")
    return ""


def shows_something(text: str) -> bool:
    """Whether a reader sees anything of the text."""
    return any(unicodedata.category(one)[0] not in "ZC" and one not in _BLANK for one in text)
