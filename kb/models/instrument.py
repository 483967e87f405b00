"""Legal instruments: treaties, declarations, statutes, plans and other texts that bind or guide."""

from typing import ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kb.dating import PartialDate

from .bounds import LABEL, PAGE, REASON, TITLE, bounded, bounded_text
from .curated import Curated, CuratedQuerySet
from .fields import PartialDateField
from .institution import Institution
from .listed import Listed
from .names import Identifier, Name
from .provision import Provision, ProvisionCitation


class LegalInstrumentQuerySet(CuratedQuerySet):
    """Instruments, alone, in a list, or with everything a page says of them."""

    def called(self, text: str) -> Self:
        """Instruments with this title, short title or other name, capitals apart."""
        written = " ".join(text.split())
        others = InstrumentName.objects.filter(text__iexact=written).values("instrument")
        return self.filter(Q(title__iexact=written) | Q(short_title__iexact=written) | Q(pk__in=others))

    def in_list(self) -> Self:
        """With `cited`, the number of published citations of it and its provisions, and `dated`, its first event."""
        cited = ProvisionCitation.objects.published().filter(instrument=OuterRef("pk")).order_by()
        counted = cited.annotate(one=models.Value(1)).values("one").annotate(n=Count("pk")).values("n")
        events = InstrumentEvent.objects.filter(instrument=OuterRef("pk")).order_by("date", "pk")
        return self.annotate(cited=Coalesce(Subquery(counted), 0), dated=Subquery(events.values("date")[:1]))

    def with_record(self) -> Self:
        """With names, numbers, dates, parties and those who issued it, in the one query, as lists of mappings.

        `all_names` (kind, language, text), `all_identifiers` (scheme, value), `all_events` (kind, date, note),
        `all_parties` (action, date, note, slug, label), `visible_issuers` (slug, name), `visible_predecessors`
        (slug, title, short_title): the instruments that this one stands in for.
        """
        own = {"instrument": OuterRef("pk")}
        published = Curated.Status.PUBLISHED
        issuers = Institution.objects.published().filter(instruments_issued=OuterRef("pk")).order_by("name")
        before = LegalInstrument.objects.published().filter(superseded_by=OuterRef("pk")).order_by("title")
        parties = InstrumentParty.objects.filter(**own, place__status=published).order_by(
            "place__label", "date"
        )
        lists = {
            "all_names": (InstrumentName.objects.filter(**own).order_by("pk"), ("kind", "language", "text")),
            "all_identifiers": (
                InstrumentIdentifier.objects.filter(**own).order_by("pk"),
                ("scheme", "value"),
            ),
            "all_events": (
                InstrumentEvent.objects.filter(**own).order_by("date", "pk"),
                ("kind", "date", "note"),
            ),
            "visible_issuers": (issuers, ("slug", "name")),
            "visible_predecessors": (before, ("slug", "title", "short_title")),
        }
        place = {"slug": "place__slug", "label": "place__label"}
        columns = JSONObject(action="action", date="date", note="note", **place)
        return self.select_related("jurisdiction__scheme", "superseded_by").annotate(
            all_parties=ArraySubquery(parties.values(row=columns)),
            **{
                name: ArraySubquery(rows.values(row=JSONObject(**{column: column for column in columns})))
                for name, (rows, columns) in lists.items()
            },
        )


class LegalInstrument(Curated, Listed):
    """One instrument with its form, force, jurisdiction and the bodies that issued it."""

    class Form(models.TextChoices):
        TREATY = "treaty", _("treaty")
        DECLARATION = "declaration", _("declaration")
        RESOLUTION = "resolution", _("resolution")
        CONSTITUTION = "constitution", _("constitution")
        STATUTE = "statute", _("statute")
        REGULATION = "regulation", _("regulation")
        JUDICIAL_INTERPRETATION = "judicial-interpretation", _("judicial interpretation")
        PLAN = "plan", _("plan")
        GUIDELINE = "guideline", _("guideline")
        REPORT = "report", _("report")
        OTHER_SOFT_LAW = "other-soft-law", _("other soft law")

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    title = bounded_text(_("title"), at_most=TITLE)
    short_title = bounded_text(_("short title"), at_most=LABEL, blank=True, default="")
    form = models.CharField(_("form"), max_length=30, choices=Form)
    binding = models.BooleanField(_("binding"), default=False)
    jurisdiction = models.ForeignKey(
        "kb.Concept",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="instruments",
        verbose_name=_("jurisdiction"),
    )
    issuers = models.ManyToManyField(
        "kb.Institution", blank=True, related_name="instruments_issued", verbose_name=_("issued by")
    )
    official_url = models.URLField(_("official text"), max_length=500, blank=True, default="")
    superseded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name=_("superseded by"),
    )
    summary = bounded_text(_("summary"), at_most=PAGE, blank=True, default="")
    note = bounded_text(_("note"), at_most=PAGE, blank=True, default="")

    #: Set by `in_list` and `with_record`.
    cited: int
    dated: PartialDate | str | None
    all_names: list[dict[str, str]]
    all_identifiers: list[dict[str, str]]
    all_events: list[dict[str, str]]
    all_parties: list[dict[str, str]]
    visible_issuers: list[dict[str, str]]
    visible_predecessors: list[dict[str, str]]
    #: Set where instruments are told to other programs.
    visible_provisions: "list[Provision]"
    #: Set where instruments are cited.
    cited_issuers: list[str]
    cited_identifiers: list[dict[str, str]]
    cited_events: list[dict[str, str]]
    cited_titles: list[dict[str, str]]
    cited_place: str
    cited_place_slug: str
    cited_place_notation: str
    cited_place_status: str

    objects: ClassVar = LegalInstrumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("legal instrument")
        verbose_name_plural = _("legal instruments")
        ordering = ["title"]
        indexes = Listed.indexes_with()
        constraints = Curated.constraints_with(
            *bounded(title=TITLE, short_title=LABEL, summary=PAGE, note=PAGE),
            models.CheckConstraint(name="instrument_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="instrument_not_superseded_by_itself", condition=~Q(superseded_by=models.F("pk"))
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("instrument", kwargs={"slug": self.slug})

    @property
    def name(self) -> str:
        """What people call it: the short title where there is one."""
        return self.short_title or self.title


class InstrumentName(Name):
    """A title or an alias of an instrument in one language."""

    instrument = models.ForeignKey("kb.LegalInstrument", models.CASCADE, related_name="names")

    class Meta(Name.Meta):
        verbose_name = _("title or alias")
        verbose_name_plural = _("titles and aliases")
        constraints = [
            *bounded(text=TITLE),
            models.UniqueConstraint(name="instrument_name_unique", fields=["instrument", "language", "text"]),
        ]


class InstrumentIdentifier(Identifier):
    """How others identify an instrument: a UN symbol, an ELI, a treaty series number."""

    class Scheme(models.TextChoices):
        UN_SYMBOL = "un-symbol", _("UN symbol")
        UN_TREATY_SERIES = "un-treaty-series", _("UN Treaty Series")
        UNTC = "untc", _("UN Treaty Collection")
        ELI = "eli", _("ELI")
        CELEX = "celex", _("CELEX")
        NATIONAL = "national", _("national number")

    instrument = models.ForeignKey("kb.LegalInstrument", models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme)

    class Meta(Identifier.Meta):
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            *bounded(value=TITLE),
            models.UniqueConstraint(
                name="instrument_identifier_unique", fields=["instrument", "scheme", "normal"]
            ),
        ]
        indexes = [models.Index(name="instrument_identifier_normal", fields=["normal"])]


class InstrumentEvent(models.Model):
    """Something that happened to an instrument: adopted, in force, amended, repealed."""

    class Kind(models.TextChoices):
        PROCLAIMED = "proclaimed", _("proclaimed")
        ADOPTED = "adopted", _("adopted")
        OPENED = "opened", _("opened for signature")
        SIGNED = "signed", _("signed")
        IN_FORCE = "in-force", _("in force")
        AMENDED = "amended", _("amended")
        REPEALED = "repealed", _("repealed")

    instrument = models.ForeignKey("kb.LegalInstrument", models.CASCADE, related_name="events")
    kind = models.CharField(_("event"), max_length=20, choices=Kind)
    date = PartialDateField(_("date"), blank=False)
    note = bounded_text(_("note"), at_most=REASON, blank=True, default="")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["instrument_id", "date", "pk"]
        constraints = [
            *bounded(note=REASON),
            models.UniqueConstraint(name="instrument_event_unique", fields=["instrument", "kind", "date"]),
            models.CheckConstraint(name="instrument_event_has_date", condition=~Q(date="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.date}"


class InstrumentParty(models.Model):
    """A State or organisation bound by a treaty, and since when."""

    class Action(models.TextChoices):
        SIGNED = "signed", _("signed")
        RATIFIED = "ratified", _("ratified")
        ACCEDED = "acceded", _("acceded")
        SUCCEEDED = "succeeded", _("succeeded")
        WITHDREW = "withdrew", _("withdrew")

    instrument = models.ForeignKey("kb.LegalInstrument", models.CASCADE, related_name="parties")
    place = models.ForeignKey(
        "kb.Concept", models.PROTECT, related_name="treaty_actions", verbose_name=_("party")
    )
    action = models.CharField(_("action"), max_length=20, choices=Action)
    date = PartialDateField(_("date"))
    note = bounded_text(_("note"), at_most=REASON, blank=True, default="")

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["instrument_id", "place", "date", "pk"]  # as States are listed, by name
        constraints = [
            *bounded(note=REASON),
            models.UniqueConstraint(
                name="instrument_party_unique", fields=["instrument", "place", "action", "date"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.get_action_display()}"
