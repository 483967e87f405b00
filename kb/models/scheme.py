"""The five concept schemes (SKOS) by which everything is found: themes, rights, technologies, groups, places."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .bounds import LABEL, PARAGRAPH, bounded, bounded_text


class Scheme(models.Model):
    """A SKOS concept scheme; the slug is the first part of its concepts' addresses."""

    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    label = bounded_text(_("label"), at_most=LABEL)
    definition = bounded_text(_("definition"), at_most=PARAGRAPH, blank=True, default="")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("scheme")
        verbose_name_plural = _("schemes")
        ordering = ["position", "slug"]
        constraints = [*bounded(label=LABEL, definition=PARAGRAPH)]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("scheme", kwargs={"scheme": self.slug})
