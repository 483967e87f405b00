"""Names of things in many languages, and the outside identifiers by which others know them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from kb.identifying import normalise_identifier

from .bounds import TITLE, bounded_text
from .fields import LanguageField


class Name(models.Model):
    """A title or an alias in one language; the record it names is given by the subclass."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official name")
        ALIAS = "alias", _("also called")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ALIAS)
    language = LanguageField(_("language"), default="en")
    text = bounded_text(_("name"), at_most=TITLE)

    class Meta:
        abstract = True
        ordering = ["kind", "language", "pk"]

    def __str__(self) -> str:
        return self.text


class Identifier(models.Model):
    """An identifier in somebody else's scheme, as printed and in the one form that comparisons use."""

    #: Whose identifier it is; the subclass says which schemes there are.
    scheme: "models.CharField[str, str]"
    value = bounded_text(_("value"), at_most=TITLE)
    #: The spelling-independent form (see kb.identifying.normalise_identifier), kept so that look-ups use an index.
    normal = models.TextField(_("normal form"), editable=False)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.scheme}: {self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the normal form true to the value."""
        self.normal = normalise_identifier(self.scheme, self.value)
        super().save(*args, **kwargs)
