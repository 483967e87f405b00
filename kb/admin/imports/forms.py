"""The forms of the import desk: what is brought, and what the new document is."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kb.curation.rights import RIGHTS_MISSING
from kb.dating import PartialDate
from kb.extracting.parsed import Told
from kb.extracting.readers.markdown import is_marked_up
from kb.faults import Fault
from kb.models import Document, SlugRedirect
from kb.models.bounds import PARAGRAPH, TITLE, AtMost
from kb.models.legible import legible

from ..forms.whole_input import WholeInput
from ..references.fields import HandleField
from .guesses import confirmed_by, confirming, is_confirmation, said_of, said_of_making


class SeveralFiles(forms.ClearableFileInput):
    """A field that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """The uploaded files, empty ones among them: each is answered for by name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=SeveralFiles(attrs={"multiple": True}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data]
        return [file for file in files if file]


class BringForm(WholeInput, forms.Form):
    """A source as it is brought: files, or pasted text with a name."""

    files = FilesField(  # type: ignore[assignment]  # only an instance has files, and not in this class
        label=gettext_lazy("Files"),
        required=False,
        help_text=gettext_lazy(
            "PDF, web page (HTML, MHTML), mail (EML), Word (DOCX), ODT, EPUB, Markdown, plain text, XML. "
            "Several at once are several sources."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste a text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "cols": 60}),
        help_text=gettext_lazy("Plain text or Markdown, paragraphs parted by empty lines."),
    )
    address = forms.URLField(
        label=gettext_lazy("Or the address of a page or file"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        help_text=gettext_lazy("Fetched once, from public addresses alone."),
    )
    name = forms.CharField(label=gettext_lazy("Title of the pasted text"), required=False, max_length=200)
    document = HandleField(
        kind="document",
        label=gettext_lazy("New edition of"),
        required=False,
        help_text=gettext_lazy(
            "Empty for a source that is new to the base; for some words of its title, matches are offered."
        ),
    )

    #: What of the machine kept a source from being stored.
    fault: Fault | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.URL_IMPORT:
            del self.fields["address"]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        brought = cleaned.get("files") or cleaned.get("text", "").strip() or cleaned.get("address")
        if not brought and not self.errors:
            raise ValidationError(_("Choose a file, or paste a text."))
        if cleaned.get("name", "").strip() and not cleaned.get("text", "").strip():
            self.add_error(
                "name", _("A title is asked for here only for a pasted text; a file is described later.")
            )
        if cleaned.get("document") and len(cleaned.get("files") or []) > 1:
            self.add_error("files", _("One file at a time can be the new edition of a document."))
        return cleaned

    def brought(self) -> list[tuple[str, bytes, dict[str, str]]]:
        """Name and bytes of each source, and what was said of it: a title that was typed wins over one in the text."""
        sources: list[tuple[str, bytes, dict[str, str]]] = [
            (file.name or "", file.read(), {}) for file in self.cleaned_data["files"]
        ]
        if self.cleaned_data["text"].strip():
            title = " ".join(self.cleaned_data["name"].split())
            text = self.cleaned_data["text"]
            name = f"{title or _('Pasted text')}.{'md' if is_marked_up(text) else 'txt'}"
            sources.append((name, text.encode(), {"title": title} if title else {}))
        return sources


class DescribeForm(WholeInput, forms.Form):
    """What the new document is, as far as an import asks; the rest is added on its own page."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        validators=[AtMost(TITLE), legible],
        widget=forms.Textarea(attrs={"rows": 3, "cols": 50}),  # so that it can be read whole
    )
    slug = forms.SlugField(
        label=gettext_lazy("Name in its address"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Latin letters, digits and hyphens; empty to have it made from the title."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Document.Kind)
    language = forms.CharField(
        label=gettext_lazy("Language"), max_length=35, help_text=gettext_lazy("en, fr, zh-Hans …")
    )
    date = forms.CharField(
        label=gettext_lazy("Date"), required=False, help_text=gettext_lazy("2023, 2023-12 or 2023-12-01")
    )
    url = forms.URLField(
        label=gettext_lazy("Address of the source"), required=False, max_length=1000, assume_scheme="https"
    )
    text_policy = forms.ChoiceField(
        label=gettext_lazy("What readers may see"),
        choices=Document.TextPolicy,
        initial=Document.TextPolicy.SUMMARIES,
    )
    rights = forms.CharField(
        label=gettext_lazy("Rights statement"),
        required=False,
        validators=[AtMost(PARAGRAPH), legible],
        widget=forms.Textarea(attrs={"rows": 2, "cols": 50}),
    )

    def __init__(
        self, *args: Any, facts: Mapping[str, Told] | None = None, made: str = "", **kwargs: Any
    ) -> None:
        """`facts` are what the program found out, by field; `made` is the day on which the file was made, if known."""
        super().__init__(*args, **kwargs)
        self.facts = {name: told for name, told in (facts or {}).items() if name in self.fields}
        for name, told in self.facts.items():
            self._say(name, said_of(told))
        if made and "date" not in self.facts:
            self._say("date", said_of_making(made))
        self.fields |= confirming(self.facts, {name: str(self.fields[name].label) for name in self.facts})
        self.order_fields([each for name in self.base_fields for each in (name, confirmed_by(name))])

    def _say(self, name: str, sentence: str) -> None:
        before = self.fields[name].help_text
        self.fields[name].help_text = format_html("{} {}", sentence, before) if before else sentence

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"].lower()
        is_old = SlugRedirect.objects.filter(kind="document", old_slug=slug).exists()
        if slug and (is_old or Document.objects.filter(slug=slug).exists()):
            raise ValidationError(_("Another document has or had this name."))
        return slug

    def clean(self) -> dict[str, object]:
        """Ask for the rights while whoever brings the text has it before him, and for every guess to be confirmed."""
        cleaned = super().clean() or self.cleaned_data
        is_full = cleaned.get("text_policy") == Document.TextPolicy.FULL
        if is_full and "rights" not in self.errors and not cleaned.get("rights", "").strip():
            self.add_error("rights", str(RIGHTS_MISSING))
        for name in self._unconfirmed(cleaned):
            self.add_error(name, _("Nobody has confirmed this guess yet."))
        return cleaned

    def _unconfirmed(self, cleaned: Mapping[str, object]) -> list[str]:
        """The fields that still hold a guess which is not said to be right."""
        return [
            name
            for name, told in self.facts.items()
            if confirmed_by(name) in self.fields
            and cleaned.get(name) == told.value
            and not cleaned.get(confirmed_by(name))
        ]

    def clean_date(self) -> str:
        value = self.cleaned_data["date"].strip()
        try:
            return str(PartialDate.parse(value)) if value else ""
        except ValueError as error:
            raise ValidationError(_("Use 2023, 2023-12, 2023-12-01 or 2018/2023.")) from error

    @classmethod
    def of(cls, mapping: Mapping[str, Any]) -> dict[str, object]:
        """What the fields begin with, from the mapping of a document."""
        point = next(iter(mapping.get("access_points") or [{}]))
        wanted = ("title", "kind", "language", "date", "text_policy", "rights")
        known = {name: mapping[name] for name in wanted if mapping.get(name)}
        return {**known, "url": point.get("url", "")}

    def described(self, mapping: Mapping[str, Any]) -> dict[str, object]:
        """The mapping with what the form says put into it."""
        said = {
            name: value
            for name, value in self.cleaned_data.items()
            if name != "url" and not is_confirmation(name)
        }
        url = self.cleaned_data["url"]
        points = [{"url": url}] if url else list(mapping.get("access_points") or [])
        kept = {key: value for key, value in mapping.items() if key not in said and key != "slug"}
        return {**kept, **{name: value for name, value in said.items() if value}, "access_points": points}
