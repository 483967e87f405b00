"""Old names of records: an address that once worked leads to what the record is called now."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SlugRedirect(models.Model):
    """A slug that a record had before it was renamed, and the one it has now; no other record takes the old one."""

    #: The kind of record and, for concepts, the scheme: "document", "concept/themes", "provision/iccpr".
    kind = models.TextField(_("kind"))
    old_slug = models.TextField(_("old slug"))
    new_slug = models.TextField(_("new slug"))
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["kind", "old_slug"]
        constraints = [models.UniqueConstraint(name="slugredirect_unique", fields=["kind", "old_slug"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.old_slug} → {self.new_slug}"

    @classmethod
    def old_names(cls, kind: str, beginning: str) -> set[str]:
        """The old slugs of this kind that begin so: names that are free no more."""
        return set(
            cls.objects.filter(kind=kind, old_slug__startswith=beginning).values_list("old_slug", flat=True)
        )
