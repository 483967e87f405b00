"""What stands in one cell: words of a closed list, several values, quantities, dates."""

import re
from collections.abc import Callable, Collection
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from kb.dating import PartialDate
from kb.models import Quantity

#: Parts several values of a cell; a backslash before it makes it a character of the value.
SEVERAL, PARTS = ";", "|"
#: What people part values by who do not know that: marks that stand in no name, and those that names hold, too.
_NEVER_IN_NAMES, _ALSO_IN_NAMES = ("|", "\n", "；", "؛", "、"), (",", "，", "،", " / ", " and ", " & ", "+")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,6})?")
QUANTITY = ("value", "unit", "qualifier", "period", "self_reported", "note")
_YES, _NO = ("yes", "true", "1"), ("", "no", "false", "0")


def parted(cell: str, mark: str = SEVERAL) -> list[str]:
    """The values in a cell, parted by the mark; `\\;` is a semicolon that parts nothing."""
    found = re.split(rf"(?<!\\){re.escape(mark)}", cell)
    values = [one.replace(f"\\{mark}", mark).strip() for one in found]
    return values if mark == PARTS else [value for value in values if value]


def word(cell: str, known: Collection[str]) -> str:
    """One word of a closed list, its spaces and capitals apart; ValueError names the list."""
    written = re.sub(r"[\s_]+", "-", cell.strip().lower())
    if written not in known:
        raise ValueError(_("Use one of: %(known)s.") % {"known": ", ".join(known)})
    return written


def words(cell: str, known: Collection[str]) -> list[str]:
    """Words of a closed list."""
    try:
        return [word(one, known) for one in parted(cell)]
    except ValueError as error:
        hint = parted_otherwise(cell, lambda one: word(one, known))
        raise ValueError(f"{error} {hint}".strip()) from error


def parted_otherwise(value: str, finder: Callable[[str], Any]) -> str:
    """What to write where a value is several, parted by another mark than ours; "" where its parts are not known."""
    for mark in (*_NEVER_IN_NAMES, *_ALSO_IN_NAMES):
        parts = [part.strip() for part in value.split(mark) if part.strip()]
        enough = any if mark in _NEVER_IN_NAMES else all
        if len(parts) > 1 and enough(_is_known(part, finder) for part in parts):
            told = _("Several values are parted by “%(mark)s”: write “%(right)s”.")
            return told % {"mark": SEVERAL, "right": f"{SEVERAL} ".join(parts)[:200]}
    return ""


def _is_known(part: str, finder: Callable[[str], Any]) -> bool:
    try:
        finder(part)
    except ValueError:
        return False
    return True


def date(cell: str) -> str:
    """An EDTF date as text, or "" for none."""
    try:
        return str(PartialDate.parse(cell)) if cell else ""
    except ValueError as error:
        message = _("“%(value)s” is no date: write 2023, 2023-12, 2023-12-01 or 2018/2023.")
        raise ValueError(message % {"value": cell[:40]}) from error


def number(cell: str) -> int | None:
    """A whole number, or None for an empty cell."""
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit() and len(cell) < 10):
        raise ValueError(_("Use a whole number."))
    return int(cell)


def quantities(cell: str) -> list[dict[str, Any]]:
    """Figures as mappings: `value | unit | qualifier | period | self-reported | note`, several parted by `;`."""
    return [_quantity(one) for one in parted(cell)]


def _quantity(text: str) -> dict[str, Any]:
    parts = parted(text, PARTS)
    if len(parts) < 2 or len(parts) > len(QUANTITY) or not parts[1]:
        raise ValueError(_("Write a figure as: value | unit | qualifier | period | self-reported | note."))
    given = dict(zip(QUANTITY, parts + [""] * (len(QUANTITY) - len(parts)), strict=True))
    if not _NUMBER.fullmatch(given["value"]):
        raise ValueError(
            _("“%(value)s” is not a number: write 14000 or 0.5.") % {"value": given["value"][:40]}
        )
    qualifier = word(given["qualifier"] or "exactly", Quantity.Qualifier.values)
    said = given["self_reported"].lower()
    if said not in (*_YES, *_NO, "self-reported"):
        raise ValueError(_("Say yes or no whether the body itself reported the figure."))
    read = {
        "value": f"{Decimal(given['value']).normalize():f}",
        "unit": given["unit"],
        "qualifier": qualifier,
        "period": date(given["period"]),
        "self_reported": said not in _NO,
        "note": given["note"],
    }
    return {key: value for key, value in read.items() if value}
