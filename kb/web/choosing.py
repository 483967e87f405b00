"""What a reader chose to compare, read from the address: every value is known, or said to be unknown."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from kb.models import Attribution, Concept, SlugRedirect

from .presenting.comparison import Claimant

#: How many claimants fit beside each other.
MOST = 4
#: How many claimants the form offers, those with most claims first.
OFFERED = 300
PARAMETERS = ("claimant", "theme")


@dataclass(frozen=True)
class ThemeChoice:
    """A theme that the form offers; `depth` counts the themes it is narrower than."""

    slug: str
    label: str
    depth: int

    @property
    def steps(self) -> range:
        """One for each theme it is narrower than, for a template to draw."""
        return range(self.depth)


@dataclass
class Choice:
    """The chosen claimants and theme, what the form offers, and what could not be used and why."""

    offered: list[Claimant]
    themes: list[ThemeChoice]
    claimants: list[Claimant] = field(default_factory=list)
    theme: ThemeChoice | None = None
    narrower: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)


def read_choice(parameters: QueryDict) -> Choice:
    """The choice an address stands for; `errors` name every value that cannot be used, `moved` the renamed ones."""
    slugs = list(dict.fromkeys(slug for slug in parameters.getlist("claimant") if slug))
    every = [Claimant.of(row) for row in Attribution.objects.by_claimant()]
    concepts = list(Concept.objects.in_scheme("themes").published().order_by("label"))
    choice = Choice(sorted(every[:OFFERED], key=lambda one: one.name), _tree(concepts))
    _choose_claimants(choice, slugs, every)
    _choose_theme(choice, parameters.get("theme", ""), concepts)
    choice.errors += [
        _("There is no parameter “%(name)s” here; there are claimant and theme.") % {"name": name[:60]}
        for name in parameters
        if name not in PARAMETERS
    ]
    return choice


def _choose_claimants(choice: Choice, slugs: Sequence[str], every: Sequence[Claimant]) -> None:
    by_slug = {one.slug: one for one in reversed(every)}
    if len(slugs) > MOST:
        choice.errors.append(_("At most %(most)d claimants fit beside each other.") % {"most": MOST})
    choice.claimants = [by_slug[slug] for slug in slugs if slug in by_slug][:MOST]
    unknown = [slug for slug in slugs if slug not in by_slug]
    if not unknown:
        return
    choice.moved |= _renamed(("institution", "person"), unknown)
    choice.errors += [
        _("No claimant here is called “%(slug)s”.") % {"slug": slug[:120]}
        for slug in unknown
        if slug not in choice.moved
    ]


def _choose_theme(choice: Choice, slug: str, concepts: Sequence[Concept]) -> None:
    if not slug:
        return
    choice.theme = next((theme for theme in choice.themes if theme.slug == slug), None)
    if choice.theme is not None:
        choice.narrower = _with_narrower(slug, concepts)
        return
    choice.moved |= _renamed(("concept/themes",), [slug])
    if slug not in choice.moved:
        choice.errors.append(_("No theme here is called “%(slug)s”.") % {"slug": slug[:120]})


def _renamed(kinds: Sequence[str], slugs: Sequence[str]) -> dict[str, str]:
    found = SlugRedirect.objects.filter(kind__in=kinds, old_slug__in=slugs)
    return dict(found.values_list("old_slug", "new_slug"))


def _tree(concepts: Sequence[Concept]) -> list[ThemeChoice]:
    """The concepts in the order of the tree; one whose broader concept is not published stands at the top."""
    known = {concept.pk for concept in concepts}
    below: dict[int | None, list[Concept]] = {}
    for concept in concepts:
        below.setdefault(concept.parent_id if concept.parent_id in known else None, []).append(concept)

    def under(parent: int | None, depth: int) -> list[ThemeChoice]:
        return [
            choice
            for concept in below.get(parent, [])
            for choice in (ThemeChoice(concept.slug, concept.label, depth), *under(concept.pk, depth + 1))
        ]

    return under(None, 0)


def _with_narrower(slug: str, concepts: Sequence[Concept]) -> list[int]:
    """Primary keys of the concept and of everything narrower."""
    found = [concept.pk for concept in concepts if concept.slug == slug]
    for broader in found:  # grows while it is read: children of children follow
        found += [concept.pk for concept in concepts if concept.parent_id == broader]
    return found
