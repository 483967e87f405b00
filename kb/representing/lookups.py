"""From a handle to the record that has it. Each raises ObjectDoesNotExist or ValueError where there is none."""

from collections.abc import Callable

from kb.models import Concept, Curated, Edition, Passage, Provision


def by_slug(model: type[Curated], prefix: str = "") -> Callable[[str], Curated]:
    """By slug, also where it is written as where claimants are of several kinds: people/…."""
    return lambda reference: model.objects.get(**{"slug": reference.removeprefix(prefix)})


def concept(reference: str) -> Concept:
    scheme, _, slug = reference.partition("/")
    return Concept.objects.select_related("scheme").get(scheme__slug=scheme, slug=slug)


def provision(reference: str) -> Provision:
    slug, _, path = reference.partition(":")
    return Provision.objects.select_related("instrument").get(instrument__slug=slug, path=path)


def edition(reference: str) -> Edition:
    slug, _, number = reference.rpartition("/")
    return Edition.objects.select_related("document").get(document__slug=slug, number=int(number))


def passage(reference: str) -> Passage:
    place, _, path = reference.partition("#")
    slug, _, number = place.partition("/")
    passages = Passage.objects.select_related("edition__document")
    if number:
        return passages.get(edition__document__slug=slug, edition__number=int(number), path=path)
    found = list(passages.filter(edition__document__slug=slug, path=path))
    summaries = [one for one in found if one.edition.basis == Edition.Basis.SUMMARY]
    if len(summaries or found) != 1:
        raise Passage.DoesNotExist  # of several texts nobody has said which
    return (summaries or found)[0]
