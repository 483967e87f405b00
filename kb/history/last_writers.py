"""Who wrote each part of a value last, told from one change after another.

A text is one hand's as a whole; a mapping is told key by key, a list row by row, and a row's values each for itself.
What was taken away is the act of whoever did so until it is put back. White space is nobody's writing.
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from kb.representing import Plain
from kb.representing.three_way import plain

from .differences import canonical

#: Signs that print nothing: the soft hyphen, the space of no width, the word joiner, the byte order mark.
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))


@dataclass(frozen=True)
class Written:
    """A value and whose it is.

    `start` is what nobody has to answer for: what stood there before the first change that is told. `by` wrote a text,
    emptied it, or put the rows of a list in their order; `gone` are rows that were taken away, each by whoever did it.
    """

    value: Plain = None
    start: Plain = None
    by: frozenset[str] = frozenset()
    keys: Mapping[str, "Written"] = field(default_factory=dict)
    rows: tuple["Written", ...] = ()
    gone: tuple["Written", ...] = ()

    @property
    def hands(self) -> frozenset[str]:
        """Everybody who wrote a part of it last."""
        parts = (*self.keys.values(), *self.rows, *self.gone)
        return self.by.union(*(part.hands for part in parts))


def as_it_stood(value: Plain) -> Written:
    """A value that nobody has to answer for."""
    value = _words(value)
    keys = {key: as_it_stood(one) for key, one in value.items()} if isinstance(value, dict) else {}
    rows = tuple(map(as_it_stood, value)) if isinstance(value, list) else ()
    return Written(value, value, keys=keys, rows=rows)


def rewritten(old: Written, value: Plain, by: str) -> Written:
    """The value after somebody made it this one: theirs is what they changed of it."""
    value = _words(value)
    if value == old.value:
        return old
    if value is not None and value == old.start:
        return as_it_stood(value)
    if _are(dict, old.value, value):
        return _rewritten_keys(old, value if isinstance(value, dict) else {}, by)
    if _are(list, old.value, value):
        return _rewritten_rows(old, value if isinstance(value, list) else [], by)
    if isinstance(value, dict | list):
        return rewritten(Written(start=old.start), value, by)
    if value is None and old.start is None and old.hands <= {by}:
        return Written()  # who takes back what only they had written has written nothing
    return Written(value, old.start, frozenset({by}))


def restored(now: Written, earlier: Written) -> Written:
    """A value after somebody went back to the very same earlier one: who wrote then what is put back wrote it, too."""
    keys = {key: restored(part, earlier.keys.get(key, Written())) for key, part in now.keys.items()}
    rows = tuple(restored(*pair) for pair in zip(now.rows, earlier.rows, strict=True)) if now.rows else ()
    away = {canonical(row.value): row for row in earlier.gone}
    gone = tuple(restored(row, away.get(canonical(row.value), Written())) for row in now.gone)
    return replace(now, by=now.by | earlier.by if now.by else now.by, keys=keys, rows=rows, gone=gone)


def _words(value: Plain) -> Plain:
    """The value in its plain form, its texts without what does not show."""
    return _shown(plain(value))


def _shown(value: Plain) -> Plain:
    if isinstance(value, dict):
        return {key: _shown(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_shown(one) for one in value]
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value.translate(_UNSEEN)).split())
    return value


def _are(form: type, *values: Plain) -> bool:
    """Whether the values have this form, as far as there are any."""
    return all(value is None or isinstance(value, form) for value in values)


def _rewritten_keys(old: Written, value: Mapping[str, Plain], by: str) -> Written:
    keys = {key: rewritten(old.keys.get(key, Written()), value.get(key), by) for key in {**old.keys, **value}}
    told = {key: part for key, part in keys.items() if part != Written()}
    return Written(dict(value) or None, old.start, keys=told)


def _rewritten_rows(old: Written, value: list[Plain], by: str) -> Written:
    kept = _kept_rows(old.rows, value)
    gone = [*old.gone]
    rows = tuple(
        _new_row(row, by, gone) if place is None else rewritten(old.rows[place], row, by)
        for row, place in zip(value, kept, strict=True)
    )
    taken = (row for place, row in enumerate(old.rows) if place not in kept)
    others = (row for row in taken if row.start is not None or row.hands - {by})
    gone += [Written(row.value, row.start, frozenset({by})) for row in others]
    places = [place for place in kept if place is not None]
    order = frozenset({by}) if places != sorted(places) else old.by
    return Written(
        value or None, old.start, order if len(rows) > 1 else frozenset(), rows=rows, gone=tuple(gone)
    )


def _new_row(row: Plain, by: str, gone: list[Written]) -> Written:
    """A row that was not there; one that was taken away before is put back."""
    before = next((one for one in gone if row in (one.value, one.start)), None)
    if before is not None:
        gone.remove(before)
    if before is not None and before.start == row:
        return as_it_stood(row)
    return rewritten(Written(), row, by)


def _kept_rows(old: Sequence[Written], new: Sequence[Plain]) -> list[int | None]:
    """For each new row which of the old ones it was, None for one that was not there.

    The very same row first, then rows by the number of values that stayed in them. A lone row is the one it replaces.
    """
    kept: dict[int, int] = {}
    free = {place: row.value for place, row in enumerate(old)}
    for here, row in enumerate(new):
        same = next((place for place, value in free.items() if value == row), None)
        if same is not None:
            kept[here] = same
            del free[same]
    others = [here for here in range(len(new)) if here not in kept]
    alike = [(-_values_kept(free[there], new[here]), here, there) for here, there in product(others, free)]
    for count, here, there in sorted(alike):
        if count and here not in kept and there in free:
            kept[here] = there
            del free[there]
    if len(old) == len(new) == 1:
        kept[0] = 0
    return [kept.get(here) for here in range(len(new))]


def _values_kept(old: Plain, new: Plain) -> int:
    """How many values of a row, or items of lists in it, are literally the same in another."""
    if isinstance(old, dict) and isinstance(new, dict):
        return sum(_values_kept(old[key], new[key]) for key in old.keys() & new.keys())
    if isinstance(old, list) and isinstance(new, list):
        return (Counter(map(repr, old)) & Counter(map(repr, new))).total()
    return int(old == new)
