"""What somebody saw who decides about a record: a mark of it and of all that goes along with it.

A decision about words is worth something only if these were the words. Whoever is shown a record is given its mark;
whoever decides brings the mark back, and nothing is done where something changed meanwhile.
"""

import hashlib
from collections.abc import Iterable, Mapping

from django.db import connection
from django.utils.translation import gettext as _

from kb.models import Curated, Edition
from kb.representing import kind_of

from .changing import lock
from .errors import CurationError
from .needed_records import going_along

_PASSAGES = """
    SELECT md5(coalesce(string_agg(id || '.' || version, ' ' ORDER BY id), ''))
      FROM (SELECT id, version FROM kb_passage WHERE edition_id = %s {held}) AS passages
"""


class ChangedMeanwhile(CurationError):
    """The record, or something that would go along, is no longer what the person saw."""

    def __init__(self, changed: Iterable[Curated]) -> None:
        names = [str(one) for one in changed][:3]
        told = _("Somebody changed this since you looked (%(what)s). Look at it again, then decide.")
        super().__init__(told % {"what": "; ".join(names)})


def marks_of(record: Curated, *, held: bool = False) -> dict[str, str]:
    """What tells whether the record changed, and what goes along with it, by kind and key.

    With `held`, inside a transaction, nobody changes any of it before the end.
    """
    return marks(_bundle(record), held=held)


def marks(records: Iterable[Curated], *, held: bool = False) -> dict[str, str]:
    """The same of these records alone."""
    return {_key(one): _mark(one, held) for one in records}


def mark_of(record: Curated) -> str:
    """The marks of the record and of what goes along as one word, for a form to carry."""
    listed = " ".join(f"{key}={mark}" for key, mark in sorted(marks_of(record).items()))
    return hashlib.sha256(listed.encode()).hexdigest()[:32]


def refuse_changed(record: Curated, seen: str) -> None:
    """Raise ChangedMeanwhile unless the record has this mark still; hold it, and all that goes along, if it has.

    Inside a transaction.
    """
    marks_of(record, held=True)
    # Once more, now that all of it is held: something may have joined the bundle before.
    if mark_of(record) != seen:
        raise ChangedMeanwhile([record])


def refuse_unseen_along(record: Curated, seen: Mapping[str, str]) -> list[Curated]:
    """The same for a list that was shown as a whole, with `seen` the marks of everything on it; the record's bundle."""
    bundle = _bundle(record)
    now = marks(bundle, held=True)
    changed = [one for one in bundle if seen.get(_key(one)) != now[_key(one)]]
    if changed:
        raise ChangedMeanwhile(changed)
    return bundle


def _bundle(record: Curated) -> list[Curated]:
    return [record, *going_along(record)]


def _key(record: Curated) -> str:
    return f"{kind_of(record)}.{record.pk}"


def _mark(record: Curated, held: bool) -> str:
    if isinstance(record, Edition):
        return _mark_of_edition(record, held)
    if held:
        lock(record)
    # As it is, and not as the caller has it in hand: that may be older.
    return str(type(record)._default_manager.values_list("version", flat=True).get(pk=record.pk))


def _mark_of_edition(edition: Edition, held: bool) -> str:
    """Its own version and those of its passages, in two statements however many they are."""
    editions = Edition.objects.select_for_update() if held else Edition.objects.all()
    version = editions.values_list("version", flat=True).get(pk=edition.pk)
    with connection.cursor() as cursor:
        cursor.execute(_PASSAGES.format(held="ORDER BY id FOR UPDATE" if held else ""), [edition.pk])
        return f"{version}.{cursor.fetchone()[0]}"
