"""One's own account: the password, and the name that readers may see."""

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.curation import CurationError
from kb.curation.accounts import set_password, set_public_name

from ..signed_in import account_of
from ..site import desks


class PublicNameForm(forms.Form):
    """What readers see beside this person's work."""

    public_name = forms.CharField(
        label=gettext_lazy("Name that readers see"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("Empty: readers see no name beside your work."),
    )


@desks.page("account/", name="own_account")
def own(request: HttpRequest) -> HttpResponse:
    """Show both forms (GET); keep the one that was sent (POST)."""
    user = account_of(request)
    what = request.POST.get("what", "") if request.method == "POST" else ""
    name_form = PublicNameForm(
        request.POST if what == "name" else None, initial={"public_name": user.public_name}
    )
    password_form = PasswordChangeForm(user, request.POST if what == "password" else None)
    form = {"name": name_form, "password": password_form}.get(what)
    if form is not None and form.is_valid() and _kept(request, what, form):
        return HttpResponseRedirect(reverse("admin:own_account"))
    context = {
        **desks.each_context(request),
        "title": _("My account"),
        "name_form": name_form,
        "password_form": password_form,
    }
    return TemplateResponse(request, "admin/own_account.html", context)


def _kept(request: HttpRequest, what: str, form: Form) -> bool:
    user = account_of(request)
    try:
        if what == "name":
            set_public_name(account=user, public_name=form.cleaned_data["public_name"], by=user)
            messages.success(request, _("Saved."))
        else:
            changed = set_password(account=user, password=form.cleaned_data["new_password1"], by=user)
            update_session_auth_hash(request, changed)
            messages.success(request, _("Your password is changed. Sessions elsewhere have ended."))
    except CurationError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
