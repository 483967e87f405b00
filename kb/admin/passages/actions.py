"""What can be done to a passage at the desk, each through its verb; every action answers with a sentence."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kb import curation
from kb.identifying import slugify_title
from kb.models import (
    Claim,
    Evidence,
    Institution,
    LegalInstrument,
    Passage,
    PassageTag,
    Person,
    Provision,
    ProvisionCitation,
    Suggestion,
)

from ..claims.alike import seen_in
from ..law.forms import instrument_and_provision
from ..references.lookup import handle_of
from ..signed_in import account_of
from .claim_form import PERSON, unused_slug

Data = dict[str, Any]
#: Links that the desk can take away, by model name.
LINKS = {"passagetag": PassageTag, "evidence": Evidence, "provisioncitation": ProvisionCitation}


def tag(request: HttpRequest, passage: Passage, passages: QuerySet[Passage], data: Data) -> str:
    """Tag the passages that are ticked, or the current one where none is."""
    ticked = list(passages.filter(public_id__in=request.POST.getlist("passage"))) or [passage]
    made = curation.tag(targets=ticked, concepts=data["all"], by=account_of(request))
    return ngettext("%(n)d tag added.", "%(n)d tags added.", len(made)) % {"n": len(made)}


def untag(request: HttpRequest, passage: Passage, passages: QuerySet[Passage], data: Data) -> str:
    """Take away a tag, a piece of evidence or a citation of this passage that no reader has seen."""
    model = LINKS.get(request.POST.get("kind", ""), PassageTag)
    number = request.POST.get("link", "")
    link = get_object_or_404(
        model, passage=passage, pk=int(number) if number.isascii() and number.isdigit() else 0
    )
    curation.remove_link(link=link, by=account_of(request))
    return _("Removed.")


def nothing(request: HttpRequest, passage: Passage, passages: QuerySet[Passage], data: Data) -> str:
    """Note that nothing here needs a tag."""
    curation.mark_nothing_to_tag(passage=passage, by=account_of(request))
    return _("Noted: read, nothing to tag.")


def something(request: HttpRequest, passage: Passage, passages: QuerySet[Passage], data: Data) -> str:
    """Take that note back."""
    curation.mark_nothing_to_tag(passage=passage, by=account_of(request), nothing=False)
    return _("The passage is open again.")


def evidence(request: HttpRequest, passage: Passage, passages: QuerySet[Passage], data: Data) -> str:
    """Tie words of the passage to a claim that is there."""
    words = {name: data[name] for name in ("claim", "role", "quote", "note", "in_word")}
    curation.add_evidence(passage=passage, by=account_of(request), **words)
    return _("Evidence added.")


@transaction.atomic
def claim(request: HttpRequest, passage: Passage, passages: QuerySet[Passage], data: Data) -> str:
    """A new claim, the words it rests on, its tags, and a claimant who is new: all of it or nothing.

    Claims that are alike are shown first (AlikeClaims), and `seen` says which the person has looked at.
    """
    curation.refuse_unseen(
        data["statement"],
        data["claimants"] or [],
        seen=seen_in(request),
        with_a_newcomer=bool(data["new_claimant"]),
    )
    claimants = [*(data["claimants"] or []), *_new_claimant(request, data)]
    mapping = {
        "slug": unused_slug(passage.edition.document.slug, data["statement"]),
        "statement": data["statement"].strip(),
        "kind": data["kind"],
        "claimants": [handle_of(party, "party") for party in claimants],
        "reporters": [handle_of(party, "party") for party in data["reporters"]],
        "as_of": data["as_of"],
    }
    made = curation.create(kind=Claim, mapping=mapping, by=account_of(request))
    words = {name: data[name] for name in ("role", "quote", "in_word")}
    curation.add_evidence(claim=made, passage=passage, **words, by=account_of(request))
    curation.tag(targets=[made], concepts=data["tags"], by=account_of(request))
    return _("Claim drafted: %(statement)s") % {"statement": made.statement}


def _new_claimant(request: HttpRequest, data: Data) -> list[Institution | Person]:
    """The draft of a claimant whom the base does not know yet, if one was named."""
    name, kind = data["new_claimant"], data["new_claimant_is"]
    if not name:
        return []
    model: type[Institution | Person] = Person if kind == PERSON else Institution
    slug = slugify_title(name, set(model.objects.values_list("slug", flat=True)), fallback="claimant")
    mapping = {"slug": slug, "name": name} | ({} if kind == PERSON else {"type": kind})
    return [curation.create(kind=model, mapping=mapping, by=account_of(request))]


def cite(request: HttpRequest, passage: Passage, passages: QuerySet[Passage], data: Data) -> str:
    """Say which law the passage refers to."""
    law: LegalInstrument | Provision = data["law"]
    instrument, provision = instrument_and_provision(law)
    curation.cite_provision(
        source=passage,
        instrument=instrument,
        provision=provision,
        relation=data["relation"],
        as_printed=data["as_printed"],
        by=account_of(request),
    )
    return _("Citation added.")


def _suggestion(request: HttpRequest, passage: Passage) -> Suggestion:
    number = request.POST.get("suggestion", "")
    return get_object_or_404(
        Suggestion, passage=passage, pk=int(number) if number.isascii() and number.isdigit() else 0
    )


def accept(request: HttpRequest, passage: Passage, passages: QuerySet[Passage], data: Data) -> str:
    """Make what the program suggested a tag or a citation of one's own."""
    accepted = curation.accept_suggestion(suggestion=_suggestion(request, passage), by=account_of(request))
    return _("Accepted: %(what)s") % {"what": accepted.suggested}


def reject(request: HttpRequest, passage: Passage, passages: QuerySet[Passage], data: Data) -> str:
    """Say no to what the program suggested; it is not suggested again."""
    rejected = curation.reject_suggestion(suggestion=_suggestion(request, passage), by=account_of(request))
    return _("Rejected, and remembered: %(what)s") % {"what": rejected.suggested}


ACTIONS: dict[str, Callable[[HttpRequest, Passage, QuerySet[Passage], Data], str]] = {
    "tag": tag,
    "untag": untag,
    "nothing": nothing,
    "something": something,
    "evidence": evidence,
    "claim": claim,
    "cite": cite,
    "accept": accept,
    "reject": reject,
}
