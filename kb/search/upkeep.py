"""Whether the index keeps up with the base, in a sentence for those whose work waits for it."""

from datetime import timedelta

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kb.models import OutboxEntry

from .storage import is_reported, is_writable

#: How long a change may wait to be taken up before somebody is told; usually it is a second.
PATIENCE = timedelta(minutes=1)


def trouble() -> str:
    """What keeps changes from being found, and what to do; empty where nothing does."""
    if not is_writable():
        return _(
            "The folder of the search index cannot be written. What is published now is there, but searches find it"
            " only when that is mended."
        )
    if is_reported():
        return _(
            "The search index was damaged and is being rebuilt. Searches may miss what is newest until then."
        )
    minutes = _behind()
    if not minutes:
        return ""
    return ngettext(
        "The search index has taken up nothing for %(n)d minute: searches miss what is newer. Whoever runs the site has"
        " to see that `index --follow` runs, and has room to write.",
        "The search index has taken up nothing for %(n)d minutes: searches miss what is newer. Whoever runs the site"
        " has to see that `index --follow` runs, and has room to write.",
        minutes,
    ) % {"n": minutes}


def _behind() -> int:
    """For how many minutes the oldest change has waited; 0 where none has waited for long."""
    oldest = OutboxEntry.objects.aggregate(oldest=Min("created_at"))["oldest"]
    waited = timezone.now() - oldest if oldest else timedelta()
    return int(waited.total_seconds() // 60) if waited > PATIENCE else 0
