"""What one annotation becomes: tags, selections, evidence; each part that has no honest place refuses the whole."""

from typing import Any

from django.utils.translation import gettext as _

from kb import curation
from kb.anchoring import fingerprint
from kb.curation.revising import working_on
from kb.identifying import display
from kb.models import Claim, Evidence, Passage, PassageTag, User
from kb.representing import handle

from ..editions.fresh_ids import fresh_ids
from ..editions.selections import free_path, position_after
from ..lookup.records import Lookup
from .annotation import Annotation, Body, Unusable
from .sources import Sources
from .targets import Spot, place

_TAGGING = ("tagging", "classifying", "identifying")
_DESCRIBING = ("describing",)
_MARKING = ("highlighting", "bookmarking", "")


class Drafting:
    """Makes drafts of annotations one by one, on behalf of an account."""

    def __init__(self, by: User) -> None:
        self._by = by
        self._sources = Sources(Lookup())

    def draft(self, annotation: Annotation) -> list[str]:
        """Draft what the annotation says; what was made, in words. Nothing for what is there already.

        Raises Unusable, or an error of kb.curation.
        """
        made: list[str] = []
        for target in annotation.targets:
            spot = place(target, self._sources.where(target.source))
            if not annotation.bodies:
                made += self._mark(annotation, spot)
            for body in annotation.bodies:
                made += self._say(body, spot)
        return made

    def _mark(self, annotation: Annotation, spot: Spot) -> list[str]:
        """An annotation that says nothing marks the words."""
        wanted = annotation.motivations or ("",)
        if not set(wanted) & set(_MARKING):
            message = _("It is made for %(motivation)s but says nothing: it has no body.")
            raise Unusable(message % {"motivation": ", ".join(wanted)})
        if spot.passage.is_summary:
            raise Unusable(_("The base has a summary here, not the words: there is nothing to mark."))
        return self._selected(spot)[1]

    def _say(self, body: Body, spot: Spot) -> list[str]:
        claim = self._sources.claim(body.source) if body.source else None
        if claim is not None:
            return self._rest(claim, spot)
        if body.purpose in _TAGGING:
            return self._tag(body.text or body.source, spot)
        if body.purpose in _DESCRIBING and body.text:
            return self._describe(body.text, spot)
        if body.source:
            raise Unusable(
                _("It leads to %(source)s, which is no claim of this base.") % {"source": body.source[:300]}
            )
        raise Unusable(
            _(
                "The base keeps no comments beside passages. If this describes the words, give it the purpose "
                "“describing”; if it names a concept, “tagging”."
            )
        )

    def _tag(self, wanted: str, spot: Spot) -> list[str]:
        concept = self._sources.concept(wanted)
        passage, made = self._selected(spot)
        known = PassageTag.objects.filter(passage=passage, concept=concept).first()
        if known is not None and known.has_ended:
            raise Unusable(_("This tag was withdrawn: %(why)s") % {"why": known.end_reason})
        if known is None and curation.tag(targets=[passage], concepts=[concept], by=self._by):
            made.append(_("tag %(concept)s") % {"concept": handle(concept)})
        return made

    def _describe(self, text: str, spot: Spot) -> list[str]:
        """A description is the summary beside the words; one that is there is not overwritten."""
        passage, made = self._selected(spot, summary=text)
        seen, proposal = working_on(passage, self._by)
        if seen.get("summary") == text:
            return made
        if seen.get("summary"):
            raise Unusable(
                _("These words are described otherwise already: compare them on the page of the passage.")
            )
        why = _("Described in an imported annotation.")
        curation.edit(
            record=passage,
            mapping={"summary": text},
            by=self._by,
            version=passage.version,
            proposal=proposal,
            why=why,
        )
        return [*made, _("summary of %(passage)s") % {"passage": handle(passage)}]

    def _rest(self, claim: Claim, spot: Spot) -> list[str]:
        """A claim that rests on the words, as evidence whose role a person decides; it begins as “asserts”."""
        words: dict[str, Any] = {
            "claim": claim,
            "passage": spot.passage,
            "role": Evidence.Role.ASSERTS,
            "quote": spot.words.strip(),
        }
        known = Evidence.objects.filter(**words).first()
        if known is not None and known.has_ended:
            raise Unusable(_("This evidence was withdrawn: %(why)s") % {"why": known.end_reason})
        if known is not None:
            return []
        curation.add_evidence(**words, by=self._by)
        return [_("evidence for the claim %(claim)s") % {"claim": display(claim.public_id)}]

    def _selected(self, spot: Spot, summary: str = "") -> tuple[Passage, list[str]]:
        """The passage where it is meant as a whole, else the selection of its words; and what was made for it."""
        whole = spot.passage
        if spot.start is None or spot.end is None:
            return whole, []
        start, end = (whole.start or 0) + spot.start, (whole.start or 0) + spot.end
        selections = Passage.objects.filter(within=whole, kind=Passage.Kind.SELECTION, start=start, end=end)
        known = selections.select_related("edition__document").defer("edition__text").first()
        if known is not None and known.has_ended:
            raise Unusable(_("This selection was withdrawn: %(why)s") % {"why": known.end_reason})
        if known is not None:
            return known, []
        path = free_path(whole)
        mapping = {
            "path": path,
            "kind": Passage.Kind.SELECTION.value,
            "page": whole.page,
            "language": whole.language,
            "summary": summary,
            "fingerprint": fingerprint(spot.words),
        }
        columns: dict[str, Any] = {
            "public_id": fresh_ids([f"passage/{whole.edition.document.slug}/{whole.edition.number}#{path}"])[
                0
            ],
            "edition": whole.edition,
            "section": whole.section,
            "within": whole,
            "position": position_after(whole),
            "text": spot.words,
            "start": start,
            "end": end,
        }
        made = curation.create(kind=Passage, mapping=mapping, by=self._by, **columns)
        return made, [_("selection %(passage)s") % {"passage": handle(made)}]
