"""Where passages of an imported text are missing that readers cannot see, so that no gap goes unsaid."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from kb.models import Edition, Passage

_PUBLISHED = Passage.Status.PUBLISHED
#: Another passage stands for one that was superseded.
_STANDS = (_PUBLISHED, Passage.Status.SUPERSEDED)


@dataclass(frozen=True)
class UnpublishedGaps:
    """By index of a shown passage, how many are missing just before it and just after it."""

    before: Counter[int]
    after: Counter[int]

    def words_before(self, index: int) -> str:
        """The same in words, "" for none."""
        return _words(self.before[index])

    def words_after(self, index: int) -> str:
        return _words(self.after[index])


def unpublished_gaps(edition: Edition | None, shown: Sequence[Any]) -> UnpublishedGaps:
    """What of an imported text is missing among the passages that are shown, in reading order.

    It is told with the passage before it, or with the one after it where only that stands under the same heading.
    Summaries stand for themselves: between them nothing is missing.
    """
    found = UnpublishedGaps(Counter(), Counter())
    if edition is None or edition.basis != Edition.Basis.TEXT or not shown:
        return found
    hidden = Passage.objects.filter(edition=edition).exclude(status__in=_STANDS)
    hidden = hidden.exclude(kind=Passage.Kind.SELECTION).order_by("position", "pk")
    at = 0
    for position, section in hidden.values_list("position", "section_id"):
        while at < len(shown) and shown[at].position < position:
            at += 1
        goes_on = at < len(shown) and section == shown[at].section_id
        if at == 0 or (goes_on and section != shown[at - 1].section_id):
            found.before[at] += 1
        else:
            found.after[at - 1] += 1
    return found


def _words(number: int) -> str:
    if not number:
        return ""
    words = ngettext(
        "%(n)d passage of the text is not published here.",
        "%(n)d passages of the text are not published here.",
        number,
    )
    return words % {"n": number}
