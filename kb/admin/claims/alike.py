"""Claims like the one that somebody is about to store: shown first, and stored all the same if the person says so."""

from django.http import HttpRequest

from kb.curation.likeness import AlikeClaims

#: The box that a person ticks to store all the same carries the keys of the claims that were shown.
SEEN = "seen"


def seen_in(request: HttpRequest) -> set[int]:
    """The claims, by key, that the person was shown and stores all the same."""
    return {int(one) for one in request.POST.get(SEEN, "").split(",") if one.isascii() and one.isdigit()}


def shown(request: HttpRequest) -> dict[str, object]:
    """What admin/_alike.html needs: the claims that are alike where they held the form up, and what the box carries.

    A form that comes back for another reason keeps what the person has seen.
    """
    refusal = getattr(request, "refusal", None)
    alike = refusal.alike if isinstance(refusal, AlikeClaims) else []
    seen = [one.claim.pk for one in alike] or sorted(seen_in(request))
    return {"alike": alike, "seen": ",".join(map(str, seen))}
