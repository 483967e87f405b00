"""Which of the several texts of a document is cited, where the base holds more than one that readers see."""

from collections.abc import Iterable, Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects
from django.urls import reverse

from kb.citing import HeldText
from kb.exports.addresses import absolute_url
from kb.models import Document, Edition, Passage


def held_numbers() -> ArraySubquery:
    """The numbers of the text editions of a document that readers see, the newest first."""
    shown = Passage.objects.published().filter(edition=OuterRef("pk"))
    texts = Edition.objects.filter(Exists(shown), document=OuterRef("pk"), basis=Edition.Basis.TEXT)
    return ArraySubquery(texts.order_by("-number").values("number"))


def load_bound_texts(passages: Iterable[Passage]) -> None:
    """Load what `text_of_passage` looks at; asks nothing where no passage is bound to a text."""
    bound = [one for one in passages if one.bound_to_id]
    prefetch_related_objects(bound, "bound_to", Prefetch("bound_to__edition", Edition.objects.defer("text")))


def text_of_passage(passage: Passage, numbers: Sequence[int]) -> HeldText | None:
    """The text that a passage stands in, or whose words its summary is bound to; of those with these numbers.

    None where readers see no other. One that has ended is told apart from those that stand.
    """
    edition = passage.edition
    if edition.basis != Edition.Basis.TEXT:
        bound = passage.bound_to.edition if passage.bound_to is not None and passage.is_bound else None
        if bound is None or bound.document_id != edition.document_id:
            return None
        return _held(edition.document, bound.number, numbers)
    return _held(edition.document, edition.number, numbers)


def text_of_document(document: Document, numbers: Sequence[int], shown: Edition | None) -> HeldText | None:
    """The text that is shown; where none is, the newest, which a reader of the document meets first."""
    if shown is not None and shown.basis == Edition.Basis.TEXT:
        return _held(document, shown.number, numbers)
    return _held(document, numbers[0], numbers) if numbers else None


def _held(document: Document, number: int, numbers: Sequence[int]) -> HeldText | None:
    if len({number, *numbers}) < 2:
        return None
    newest = max(numbers, default=number)
    both = f"{reverse('document-changes', kwargs={'slug': document.slug})}?from={number}&to={newest}"
    comparison = absolute_url(both) if number in numbers and number != newest else ""
    return HeldText(number=number, newest=newest, comparison=comparison)
