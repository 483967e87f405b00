"""Tags, evidence and citations of a document's last text but one that were not compared with its newest text yet."""

from collections.abc import Collection

from django.db.models import CharField, Count, Exists, F, OuterRef, QuerySet, Subquery, Value

from .carrying import Carrying
from .curated import Curated
from .document import Document
from .edition import Edition


def uncompared(of: Document | Collection[int]) -> dict[int, int]:
    """Of a document, or of those with these keys, by key how many links wait to be compared; without those of none.

    What is counted is what `kb.ingest.editions.reanchoring` would carry or list for a person, were it run now.
    """
    counted: dict[int, int] = {}
    older = _last_but_one([of.pk] if isinstance(of, Document) else of)
    rows = [_rows(kind, older) for kind in Carrying.KINDS]
    for key, _kind, number in rows[0].union(*rows[1:], all=True).order_by():
        counted[key] = counted.get(key, 0) + number
    return counted


def _last_but_one(documents: Collection[int]) -> QuerySet[Edition]:
    """The text in use before the newest one, of each of these documents that has two."""
    texts = Edition.objects.texts_in_use()
    of_document = texts.filter(document=OuterRef("document")).values("pk")
    return texts.order_by().filter(document__in=documents).filter(pk=Subquery(of_document[1:2]))


def _rows(kind: str, older: QuerySet[Edition]) -> QuerySet:
    """Document, kind and number of links of one kind; of the last text but one any carrying in use is to the newest."""
    links = (
        Carrying.model_of(kind)
        ._default_manager.order_by()
        .filter(
            ~Exists(Carrying.objects.in_use().filter(**{kind: OuterRef("pk")})),
            ~Exists(Carrying.objects.undecided_with_origin().filter(**{f"new_{kind}": OuterRef("pk")})),
            passage__edition__in=older.values("pk"),
            passage__start__isnull=False,
        )
    )
    left = links.live().exclude(passage__status__in=Curated.ENDED)
    counted = left.values(of=F("passage__edition__document")).annotate(number=Count("pk"))
    listed: QuerySet = counted.values_list("of", Value(kind, output_field=CharField()), "number")
    return listed
