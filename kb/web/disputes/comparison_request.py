"""What a reader chose to compare, read from the address: every value is known, or said to be unknown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from kb.models import Attribution, Concept
from kb.search.facets import FACET

from .comparison import Claimant

#: How many claimants fit beside each other.
MOST = 4
#: How many claimants the form offers, those with most claims first.
OFFERED = 300


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
    moved: dict[tuple[str, str], str] = field(default_factory=dict)


def read_choice(parameters: QueryDict) -> Choice:
    """The choice an address stands for; `errors` name every value that cannot be used, `moved` the renamed ones."""
    every = _every_claimant()
    concepts = list(Concept.objects.in_scheme("themes").published().order_by("label"))
    choice = Choice(sorted(every[:OFFERED], key=lambda one: one.name), _tree(concepts))
    values = dict.fromkeys(value for value in parameters.getlist("claimant") if value)
    _choose_claimants(choice, list(values), every)
    _choose_theme(choice, [slug for slug in parameters.getlist("theme") if slug], concepts)
    return choice


def _every_claimant() -> list[Claimant]:
    """All claimants of published claims, most claims first; one who shares a slug goes by the longer form."""
    rows = list(Attribution.objects.by_claimant())
    slugs = Counter(row["person__slug"] or row["institution__slug"] for row in rows)
    return [Claimant.of(row, shared={slug for slug, times in slugs.items() if times > 1}) for row in rows]


def _choose_claimants(choice: Choice, values: Sequence[str], every: Sequence[Claimant]) -> None:
    by_key = {(one.kind, one.slug): one for one in every}
    if len(values) > MOST:
        choice.errors.append(_("At most %(most)d claimants fit beside each other.") % {"most": MOST})
    for value in values[:MOST]:
        meant = [by_key[key] for key in FACET["claimant"].readings(value) if key in by_key]
        if len(meant) == 1:
            choice.claimants.append(meant[0])
        elif meant:
            told = _("An institution and a person are called “%(slug)s”: choose %(forms)s.")
            choice.errors.append(told % {"slug": value, "forms": ", ".join(one.value for one in meant)})
        else:
            _look_elsewhere(choice, "claimant", value, _("No claimant here is called “%(slug)s”."))


def _choose_theme(choice: Choice, slugs: Sequence[str], concepts: Sequence[Concept]) -> None:
    if len(slugs) > 1:
        choice.errors.append(_("A theme can be given only once."))
    for slug in slugs[:1]:
        choice.theme = next((theme for theme in choice.themes if theme.slug == slug), None)
        choice.narrower = _with_narrower(slug, concepts)
        if choice.theme is None:
            _look_elsewhere(choice, "theme", slug, _("No theme here is called “%(slug)s”."))


def _look_elsewhere(choice: Choice, parameter: str, value: str, told: str) -> None:
    """Note where a value that is unknown here has moved, or say that there is none."""
    new = FACET[parameter].moved(value) if value.isprintable() else None
    if new:
        choice.moved[parameter, value] = new
    else:
        choice.errors.append(told % {"slug": _shown(value)})


def _shown(value: str) -> str:
    """A value as it may be repeated to the reader: printable, and not longer than a line."""
    return "".join(character for character in value if character.isprintable())[:100]


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
