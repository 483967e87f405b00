"""The desk of disputed questions, with the positions taken on them and the claims that take them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from kb.models import Issue, Position, PositionClaim

from ..records.desk import RecordAdmin
from ..records.forms import HandleForm
from ..records.row_inlines import rows
from ..references.fields import HandlesField
from ..site import desks


class PositionForm(HandleForm):
    """A position with the claims that take it, in their order."""

    claims = HandlesField(kind="claim", label=gettext_lazy("claims"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["claims"] = [row.claim for row in self.instance.position_claims.all()]

    def related_rows(self) -> dict[str, list[PositionClaim]]:
        """The claims as rows of the position, not stored."""
        return {
            "position_claims": [PositionClaim(claim=claim) for claim in self.cleaned_data["claims"] or []]
        }


class PositionRows(rows(Position, form=PositionForm, extra=1)):  # type: ignore[misc]  # a class made when the program runs
    """Positions with their claims in two queries."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        found: QuerySet = super().get_queryset(request).prefetch_related("position_claims__claim")
        return found


@admin.register(Issue, site=desks)
class IssueAdmin(RecordAdmin):
    """Disputed questions, with the positions taken on them."""

    renameable = True
    inlines = (PositionRows,)
    fields = ("slug", "question", "summary", "balance", "concepts")
    list_display = ("question", "slug", "status", "updated_at")
    search_fields = ("question", "slug", "summary", "positions__label")
