"""Three-way decisions: what a base last said, what it says now and what stands here, so that no side's change is lost.

Values are those of mappings (see kb.representing.shapes) in their plain form; None is what a mapping leaves out.
"""

from collections.abc import Sequence

from .plain import Plain, RecordMapping

#: Lists whose rows make one statement together: who claims, of whom it is asked, how much. A program that mixed the
#: rows of two sides would say what neither of them said, so these are decided as a whole.
WHOLE = frozenset({"claimants", "reporters", "addressees", "quantities"})
#: By what two rows of a list are the same row, where it is less than all of them.
IDENTITY: dict[str, tuple[str, ...]] = {
    "affiliations": ("institution", "as_printed"),
    "access_points": ("url", "archive_url", "offline_place"),
    "contributors": ("role", "person", "institution"),
    "events": ("kind", "date"),
    "parties": ("place", "action", "date"),
    "positions": ("slug",),
    "relations": ("kind", "institution", "start"),
}
#: Lists whose order says something.
ORDERED = frozenset({"access_points", "contributors", "positions"})


class BothChanged(Exception):
    """Both sides changed the same thing, and differently: a person must choose."""


def plain(value: Plain) -> Plain:
    """The value as a record would give it back: texts and numbers as stripped text, what is empty left out (None)."""
    if isinstance(value, dict):
        kept = {str(key): plain(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None} or None
    if isinstance(value, list | tuple):
        return [item for item in map(plain, value) if item is not None] or None
    if value is None or isinstance(value, bool):
        return value or None
    return str(value).strip() or None


def plain_mapping(mapping: RecordMapping) -> RecordMapping:
    """The plain form of a whole mapping."""
    told = plain(mapping)
    return told if isinstance(told, dict) else {}


def merged(key: str, last: Plain, now: Plain, here: Plain) -> Plain:
    """What the value of this key becomes here; raises BothChanged where only a person can say.

    A change of one side alone is taken from it. Mappings are decided key by key, lists row by row.
    """
    if now in (last, here):
        return here
    if last == here:
        return now
    if key in WHOLE:
        raise BothChanged(key)
    if (mappings := _all(dict, last, now, here)) is not None:
        return _merged_keys(*mappings)
    if (lists := _all(list, last, now, here)) is not None:
        return _merged_rows(key, *lists)
    raise BothChanged(key)


def _all[Form: (dict[str, Plain], list[Plain])](form: type[Form], *values: Plain) -> list[Form] | None:
    """The values if all have this form, with an empty one for what is left out; otherwise None."""
    found = [form() if value is None else value for value in values]
    return (
        [one for one in found if isinstance(one, form)]
        if all(isinstance(one, form) for one in found)
        else None
    )


def _merged_keys(last: RecordMapping, now: RecordMapping, here: RecordMapping) -> RecordMapping | None:
    both = {key: merged(key, last.get(key), now.get(key), here.get(key)) for key in {**here, **now}}
    return {key: value for key, value in both.items() if value is not None} or None


def _merged_rows(key: str, last: list[Plain], now: list[Plain], here: list[Plain]) -> list[Plain] | None:
    was, says, stands = (_by_identity(key, rows) for rows in (last, now, here))
    if key in ORDERED and _moved(was, says):
        raise BothChanged(key)
    rows: dict[str, Plain] = {}
    for name in _in_order(list(stands), list(says)):
        row = _merged_row(was.get(name), says.get(name), stands.get(name))
        if row is not None:
            rows[name] = row
    return list(rows.values()) or None


def _merged_row(last: Plain, now: Plain, here: Plain) -> Plain:
    if last is not None and None in (now, here) and (now or here) not in (last, None):
        raise BothChanged  # one side took the row away that the other changed
    return merged("", last, now, here)


def _by_identity(key: str, rows: list[Plain]) -> dict[str, Plain]:
    names = [_identity(key, row) for row in rows]
    if len(set(names)) < len(names):
        raise BothChanged(key)
    return dict(zip(names, rows, strict=True))


def _identity(key: str, row: Plain) -> str:
    if isinstance(row, dict) and key in IDENTITY:
        row = [row.get(name) for name in IDENTITY[key]]
    return repr(sorted(row.items()) if isinstance(row, dict) else row)


def _moved(was: dict[str, Plain], says: dict[str, Plain]) -> bool:
    """Whether rows that a side kept stand in another order there."""
    return [name for name in was if name in says] != [name for name in says if name in was]


def _in_order(here: Sequence[str], now: Sequence[str]) -> list[str]:
    """The rows that stand here, in their order; new ones behind the row that they follow on the other side."""
    order = list(here)
    for place, name in enumerate(now):
        if name not in order:
            before = now[place - 1] if place else None
            order.insert(order.index(before) + 1 if before is not None else 0, name)
    return order


def decide(
    last: RecordMapping, now: RecordMapping, here: RecordMapping, keys: Sequence[str]
) -> tuple[RecordMapping, list[str]]:
    """The mapping that the record gets, and the keys that both sides changed, which stay in it as they are here."""
    wanted, open_keys = dict(here), []
    for key in keys:
        try:
            value = merged(key, last.get(key), now.get(key), here.get(key))
        except BothChanged:
            open_keys.append(key)
            continue
        if value is None:
            wanted.pop(key, None)
        else:
            wanted[key] = value
    return wanted, open_keys
