"""Names of people and institutions as styles write them; an institution's name is never taken apart."""

import unicodedata
from collections.abc import Sequence

from kb.citing.source import Contributor


def natural(person: Contributor) -> str:
    """The name in its own order: "Jane Doe", "Liu Huawen" (family name first), "张杰" (no space in Han script)."""
    if person.institution or not (person.family and person.given):
        return person.literal or person.family or person.given
    parts = (person.family, person.given) if person.family_first else (person.given, person.family)
    return ("" if _is_han(person.family) and _is_han(person.given) else " ").join(parts)


def inverted(person: Contributor) -> str:
    """Family name, then initials: "Liu, H."; whole where the script has no capitals to make initials of."""
    if person.institution or not (person.family and person.given):
        return natural(person)
    if not _has_case(person.given):
        return natural(person)
    return f"{person.family}, {initials(person.given)}"


def initials(given: str) -> str:
    """ "H." for "Huawen", "J.-P." for "Jean-Paul", "M. A." for "Mary Ann"."""
    return " ".join(_initial(word) for word in given.split())


def surname(person: Contributor) -> str:
    """What a citation in the text calls the person."""
    if person.institution or not (person.family and person.given):
        return natural(person)
    return person.family if _has_case(person.family) else natural(person)


def listed(names: Sequence[str], conjunction: str, serial_comma: bool) -> str:
    """ "A", "A and B", "A, B, and C" (or "A, B and C" without the serial comma)."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if serial_comma and len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} {conjunction} {names[-1]}"


def _initial(word: str) -> str:
    letters = [part[0].upper() + "." for part in word.split("-") if part]
    return "-".join(letters)


def _has_case(text: str) -> bool:
    return any(c.lower() != c.upper() for c in text)


def _is_han(text: str) -> bool:
    return bool(text) and all(unicodedata.name(c, "").startswith("CJK UNIFIED IDEOGRAPH") for c in text)
