"""Source files: the bytes of a source as they came, kept under their checksum."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SourceFile(models.Model):
    """The original bytes of a source; on disk under their SHA-256, never under the name they came with.

    The row is written after the file is whole, so a row without its bytes is a fault; bytes without a row are what an
    interrupted import left, and the next one clears them away.
    """

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True, editable=False)
    media_type = models.CharField(_("media type"), max_length=100, blank=True, default="")
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    #: For people to read, as it came; it never becomes part of a path.
    name = models.TextField(_("name"), blank=True, default="")
    created_at = models.DateTimeField(_("kept since"), auto_now_add=True)

    class Meta:
        verbose_name = _("source file")
        verbose_name_plural = _("source files")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="sourcefile_sha256_is_hex", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.sha256

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return self.path_of(self.sha256)

    @staticmethod
    def path_of(sha256: str) -> Path:
        """Where the bytes with this checksum lie, or would."""
        return Path(settings.FILES_DIR) / sha256[:2] / sha256
