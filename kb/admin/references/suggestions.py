"""What the type-ahead fields are offered: handles and names that hold what was typed, as JSON."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from ..site import desks
from .lookup import EITHER, SEARCHED, candidates, caption, handle_of

LONGEST = 1_000  # characters of what was typed; of more than that nothing is looked for


@desks.page("suggest/<slug:kind>/", name="suggest")
@require_safe
def view(request: HttpRequest, kind: str) -> JsonResponse:
    """`{"matches": [{"handle": …, "label": …}]}`, at most twelve."""
    if kind not in SEARCHED and kind not in EITHER:
        raise Http404
    text = request.GET.get("q", "").strip()
    found = candidates(kind, text) if 0 < len(text) <= LONGEST else []
    return JsonResponse(
        {"matches": [{"handle": handle_of(record, kind), "label": caption(record)} for record in found]}
    )
