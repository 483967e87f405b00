"""What a loaded base last said of each record, and what a person must say because base and people changed the same."""

import json
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .decided import Decided


class LoadedBase(models.Model):
    """One base in all its versions, by the name that its files give it."""

    name = models.TextField(_("name"), unique=True)
    title = models.TextField(_("title"), blank=True, default="")
    licence = models.TextField(_("licence"), blank=True, default="")
    #: SHA-256 over its files as they were last loaded, and over the form in which this program reads them.
    digest = models.CharField(_("digest"), max_length=64, blank=True, default="")
    loaded_at = models.DateTimeField(_("loaded"), null=True, blank=True)
    #: The digest of the version that the program brought last, "" where all of it came from elsewhere; NULL where
    #: nobody knows, because it was loaded before this was kept here.
    shipped = models.CharField(_("digest as shipped"), max_length=64, blank=True, default="", null=True)  # noqa: DJ001

    class Meta:
        verbose_name = _("loaded base")
        verbose_name_plural = _("loaded bases")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.title or self.name


class LoadedEntry(models.Model):
    """One record as a base last had it, and which record here it is; a base knows a record by its own name for it."""

    base = models.ForeignKey("kb.LoadedBase", models.CASCADE, related_name="entries")
    kind = models.TextField(_("kind"))
    #: The record's handle in the base; of a link, its host's and what tells it from the host's other links.
    key = models.TextField(_("name in the base"))
    #: No foreign key, as in the history: a person may have deleted what readers never saw.
    record_pk = models.BigIntegerField(_("record"))
    #: The mapping as the base last had it, as canonical JSON.
    said = models.TextField(_("what the base last said"))
    #: The base had it once and has it no longer.
    is_gone = models.BooleanField(_("no longer in the base"), default=False)

    class Meta:
        verbose_name = _("entry of a loaded base")
        verbose_name_plural = _("entries of a loaded base")
        ordering = ["base_id", "kind", "key"]
        constraints = [models.UniqueConstraint(name="loadedentry_key_once", fields=["base", "kind", "key"])]
        indexes = [models.Index(name="loadedentry_record", fields=["kind", "record_pk"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def mapping(self) -> dict[str, Any]:
        """What the base last said, as a mapping."""
        return json.loads(self.said) if self.said else {}


class BaseConflictQuerySet(models.QuerySet):
    """Conflicts as a person goes through them."""

    def to_decide(self) -> Self:
        return self.filter(decision=BaseConflict.Decision.OPEN)

    def decided(self) -> Self:
        """Those that a person decided, the last first."""
        return self.exclude(decision=BaseConflict.Decision.OPEN).order_by("-decided_at", "-pk")


class BaseConflict(Decided):
    """One key of a record that a base and a person changed differently, or a record that the base took back.

    Accepted: the base's word was taken. Rejected: what stands here stayed, or a person wrote a third thing. It is not
    asked again unless the base changes again.
    """

    class Because(models.TextChoices):
        BOTH_CHANGED = "both-changed", _("the base and a person both changed it")
        PROPOSED = "proposed", _("the base changed it, and a person has proposed another change")
        WAS_HERE = "was-here", _("it was here before the base was loaded")
        ENDED_HERE = "ended-here", _("the base names what was withdrawn here")
        UNDECIDED = "undecided", _("the base names what nobody has decided about here")
        ENDED_THERE = "ended-there", _("the base withdrew it")
        GONE = "gone", _("the base no longer has it")

    entry = models.ForeignKey("kb.LoadedEntry", models.CASCADE, related_name="conflicts")
    #: The key of the mapping; empty where the whole record is in question.
    field = models.TextField(_("field"), blank=True, default="")
    because = models.CharField(_("because"), max_length=20, choices=Because)
    #: Canonical JSON in the words of this installation; empty where the key was or is absent.
    was = models.TextField(_("what the base said before"), blank=True, default="")
    says = models.TextField(_("what the base says"), blank=True, default="")
    noted_at = models.DateTimeField(_("noted"), auto_now_add=True)

    objects = BaseConflictQuerySet.as_manager()

    class Meta:
        verbose_name = _("difference from a base")
        verbose_name_plural = _("differences from a base")
        ordering = ["entry_id", "field", "pk"]
        constraints = Decided.constraints_with(
            models.UniqueConstraint(
                name="baseconflict_open_once", fields=["entry", "field"], condition=Q(decision="open")
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry}: {self.field}" if self.field else str(self.entry)

    @property
    def base_value(self) -> Any:
        """What the base says now; None where it says nothing."""
        return json.loads(self.says) if self.says else None

    @property
    def value_before(self) -> Any:
        """What the base said before; None where it said nothing, or where nobody knows."""
        return json.loads(self.was) if self.was else None
