"""Every verb that the history tells changes by: what people do to records, and what else happens to them."""

from kb.history.events import DROP, PROPOSE

from .base_conflicts import TAKEN
from .base_records import LOADED
from .carried_links import CARRIED
from .imports import IMPORTED
from .permissions import ASKED_AGAIN, MARKED_AS_LOST, Verb

HISTORY_VERBS = (
    *(verb.value for verb in Verb), PROPOSE, DROP, CARRIED, MARKED_AS_LOST, ASKED_AGAIN, IMPORTED, LOADED, TAKEN,
)  # fmt: skip
