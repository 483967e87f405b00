"""What narrows the lists of documents, editions, passages and their tags."""

from django.utils.translation import gettext_lazy as _

from kb.models import Document
from kb.search.facets import language_name

from ..lists.few_values import values_of
from ..lists.filter_set import OfRecords
from ..lists.filters import Among, Choices, Named, YesNo


def language_in_words(tag: str) -> str:
    """A language as people call it, with its tag: “French (fr)”; the tag alone where it has no name."""
    name = language_name(tag)
    return name if name == tag else f"{name} ({tag})"


def languages() -> Choices:
    """The languages that there are documents in."""
    return [(tag, language_in_words(tag)) for tag in values_of(Document, "language")]


class DocumentFilters(OfRecords):
    """Documents by kind, language, and what readers may see of their text."""

    kind = Among("kind")
    language = Among("language", choices=languages)
    text_policy = Among("text_policy")


class EditionFilters(OfRecords):
    """Editions by document, and by what they hold."""

    basis = Among("basis")
    document = Named("document", "document", label=_("document"))


class PassageFilters(OfRecords):
    """Passages by kind, document and tag, and whether nothing is to be tagged in them."""

    kind = Among("kind")
    nothing_to_tag = YesNo("nothing_to_tag")
    document = Named("edition__document", "document", label=_("document"))
    concept = Named("tags__concept", "concept", label=_("concept"))


class PassageTagFilters(OfRecords):
    """Tags by document and concept."""

    document = Named("passage__edition__document", "document", label=_("document"))
    concept = Named("concept", "concept", label=_("concept"))
