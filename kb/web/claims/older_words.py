"""How readers are told that quoted words are those of an older edition, and what became of them in the newest."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kb.exports.addresses import comparison_path
from kb.models import Evidence, InNewerEdition, in_newer_edition
from kb.web.elements.links import Link


@dataclass(frozen=True)
class OlderWords:
    """A sentence or two under a quotation, and where the editions can be compared."""

    text: str
    link: Link


def older_words(evidence: Evidence) -> OlderWords | None:
    """For evidence loaded with `with_newer_edition`; None where its words are those of the newest edition."""
    known = in_newer_edition(evidence)
    if known is None:
        return None
    numbers = {"old": evidence.words_edition, "new": evidence.newer_edition}
    document = evidence.passage.edition.document
    address = comparison_path(document.slug)
    return OlderWords(_SENTENCES[known]() % numbers, Link(_("Compare the editions"), address))


_SENTENCES = {
    InNewerEdition.NOT_COMPARED: lambda: _(
        "Quoted from edition %(old)d. Edition %(new)d of this source has not been compared yet."
    ),
    InNewerEdition.UNDECIDED: lambda: _(
        "Quoted from edition %(old)d. Edition %(new)d does not have this unchanged, and nobody has decided yet "
        "whether it still bears the claim."
    ),
    InNewerEdition.UNSETTLED: lambda: _(
        "Quoted from edition %(old)d. Whether it holds in edition %(new)d, too, has not been decided yet."
    ),
    InNewerEdition.IN_REVIEW: lambda: _(
        "Quoted from edition %(old)d. What edition %(new)d says instead is being reviewed."
    ),
    InNewerEdition.GONE: lambda: _("Quoted from edition %(old)d. Edition %(new)d no longer says this."),
}
