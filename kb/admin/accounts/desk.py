"""The accounts desk, for administrators: who signs in, in which role; nobody changes their own rights here."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.curation import CurationError
from kb.curation.accounts import change_account, create_account, set_password
from kb.models import Curated, User

from ..lists.filter_set import DeskFilters
from ..lists.filtered_list import Filtered
from ..lists.filters import Among, YesNo
from ..records.without_log import WithoutLog
from ..signed_in import account_of
from ..site import desks


class AccountForm(forms.ModelForm):
    """A role, whether the account is in use, and perhaps a new password."""

    password = forms.CharField(
        label=gettext_lazy("new password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least twelve characters. Empty: the password stays as it is."),
    )
    refusal: CurationError | None = None

    class Meta:
        model = User
        fields = ("username", "role", "is_active")

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password, self.instance)
        elif not self.instance.pk:
            raise ValidationError(
                _("Give the new account a password; the person changes it after signing in.")
            )
        return password

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if self.refusal is not None:
            self.add_error(None, str(self.refusal))
        return cleaned


class AccountFilters(DeskFilters):
    """Accounts by role, and by whether they are in use."""

    role = Among("role")
    is_active = YesNo("is_active")


@admin.register(User, site=desks)
class AccountAdmin(WithoutLog, Filtered):
    """Accounts are made, given a role and taken out of use; never deleted, because the history names them."""

    form = AccountForm
    change_form_template = "admin/record_form.html"
    filters = AccountFilters
    fields = ("username", "role", "is_active", "password")
    list_display = ("username", "role", "is_active", "last_login", "created_at")
    search_fields = ("username",)

    def get_readonly_fields(self, request: HttpRequest, obj: Curated | None = None) -> tuple[str, ...]:
        """The name stands in the history, so it stays; one's own rights are for another administrator."""
        if obj is None:
            return ("is_active",)
        return ("username", "role", "is_active") if obj.pk == request.user.pk else ("username",)

    def get_form(
        self, request: HttpRequest, obj: Curated | None = None, change: bool = False, **kwargs: Any
    ) -> type:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"refusal": getattr(request, "refusal", None)})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except CurationError as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]  # for the form that is shown again
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        """Through kb.curation.accounts, with what the form was allowed to hold and nothing else."""
        data = form.cleaned_data
        if not change:
            made = create_account(
                username=data["username"],
                role=data["role"],
                password=data["password"],
                by=account_of(request),
            )
            obj.pk = made.pk
            return
        stored = User.objects.get(pk=obj.pk)
        role = data.get("role", stored.role)
        change_account(
            account=stored,
            by=account_of(request),
            role=role,
            is_active=data.get("is_active", stored.is_active),
        )
        if data["password"]:
            set_password(account=stored, password=data["password"], by=account_of(request))

    def save_related(self, *args: object) -> None:
        """An account has no rows of its own."""

    def response_add(
        self, request: HttpRequest, obj: User, post_url_continue: str | None = None
    ) -> HttpResponse:
        messages.success(request, _("The account is there. Tell the person the password in private."))
        return HttpResponseRedirect(self.url("change", obj.pk, within=request))

    def response_change(self, request: HttpRequest, obj: User) -> HttpResponse:
        messages.success(request, _("Saved. A changed role, password or use ends the person's sessions."))
        return HttpResponseRedirect(self.url("changelist", within=request))
