"""Documents of which readers see several texts: which of them the words of a passage stand in."""

from collections.abc import Collection, Iterable, Mapping

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, prefetch_related_objects

from .document import Document
from .edition import Edition
from .passage import Passage


def readable_numbers() -> ArraySubquery:
    """The numbers of the text editions of a document that readers see, the newest first."""
    texts = Edition.objects.texts_seen().filter(document__status=Edition.Status.PUBLISHED)
    return ArraySubquery(texts.filter(document=OuterRef("pk")).values("number"))


def load_bound_texts(passages: Iterable[Passage]) -> None:
    """Load what `number_of_words` looks at; asks nothing where no passage is bound to a text."""
    bound = [one for one in passages if one.bound_to_id]
    prefetch_related_objects(bound, "bound_to", Prefetch("bound_to__edition", Edition.objects.defer("text")))


def number_of_words(passage: Passage) -> int | None:
    """The number of the text that a passage stands in, or whose words its summary is bound to; None for neither."""
    edition = passage.edition
    if edition.basis == Edition.Basis.TEXT:
        return edition.number
    bound = passage.bound_to.edition if passage.bound_to is not None and passage.is_bound else None
    return bound.number if bound is not None and bound.document_id == edition.document_id else None


def are_several(number: int | None, readable: Collection[int]) -> bool:
    """Whether a text with this number must be told from another that readers see, itself ended or not."""
    return number is not None and len({number, *readable}) > 1


def editions_to_tell(passages: Collection[Passage]) -> Mapping[int, int]:
    """By key of a passage, loaded with its edition, the number of its text where it is one of several."""
    load_bound_texts(passages)
    documents = Document.objects.filter(pk__in={one.edition.document_id for one in passages})
    rows = documents.order_by().values_list("pk", readable_numbers()) if passages else ()
    readable = dict(rows)
    told = {one.pk: (number_of_words(one), readable.get(one.edition.document_id, [])) for one in passages}
    return {pk: number for pk, (number, there) in told.items() if number and are_several(number, there)}
