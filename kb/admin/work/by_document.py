"""What is left to do document by document: passages to read and tag, and what was said of a text before the newest."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from kb.models import Carrying, Document, Edition, Passage, PassageTag, uncompared

type Row = dict[str, Any]

#: Of so many documents, those whose text came last, the first page tells; the others are a link away.
MOST = 30


@dataclass(frozen=True)
class Some:
    """What is told of some documents, and whether there are others."""

    rows: list[Row]
    has_more: bool


def carryings() -> Some:
    """Of the documents that had a newer text last: those with something to compare with it, or to decide about it."""
    return _of_the_last(_newer_texts(), carryings_of)


def progress_of_documents() -> Some:
    """How far the documents are that had an edition last."""
    return _of_the_last(Edition.objects.live(), progress_of)


def _of_the_last(editions: QuerySet[Edition], rows_of: Callable[[Collection[int]], list[Row]]) -> Some:
    found = list(editions.order_by("-pk").values_list("document_id", flat=True)[: MOST + 1])
    return Some(rows_of(found[:MOST]), len(found) > MOST)


def with_passages() -> QuerySet[Document]:
    """All documents that have an edition, the last first."""
    editions = Edition.objects.live().filter(document=OuterRef("pk"))
    return Document.objects.filter(Exists(editions)).order_by("-pk")


def with_newer_text() -> QuerySet[Document]:
    """All documents of which an imported text came after another, the last first."""
    texts = _newer_texts().order_by().filter(document=OuterRef("pk"))
    return Document.objects.filter(Exists(texts)).order_by("-pk")


def _newer_texts() -> QuerySet[Edition]:
    """Imported texts in use that came after another of their document, whatever became of that."""
    older = Edition.objects.filter(
        document=OuterRef("document"), number__lt=OuterRef("number"), basis=Edition.Basis.TEXT
    )
    return Edition.objects.texts_in_use().filter(Exists(older), number__gt=1)


def carryings_of(documents: Collection[int]) -> list[Row]:
    """Those of the documents with something to compare with their newest text, or to decide about it, by title."""
    rows = Carrying.objects.to_decide().filter(edition__document__in=documents).order_by()
    undecided = dict(rows.values_list("edition__document").annotate(Count("pk")))
    waiting = uncompared(documents)
    named = Document.objects.filter(pk__in=[*undecided, *waiting]).order_by("title")
    return [
        {
            "title": title,
            "url": reverse("admin:carryings", args=[slug]),
            "undecided": undecided.get(key, 0),
            "uncompared": waiting.get(key, 0),
        }
        for key, title, slug in named.values_list("pk", "title", "slug")
    ]


def progress(passages: QuerySet) -> dict[str, Any]:
    """For aggregating passages: how many there are, and how many are done (tagged, or nothing to tag)."""
    tagged = Exists(PassageTag.objects.filter(passage=OuterRef("pk")).live())
    return {"total": Count("pk"), "done": Count("pk", filter=Q(nothing_to_tag=True) | Q(tagged))}


def progress_of(documents: Collection[int]) -> list[Row]:
    """Of these documents by title: address of the passage desk, passages of the newest edition, done and left."""
    newest = Edition.objects.live().filter(document__in=documents).order_by("document_id", "-number")
    keys = list(newest.distinct("document_id").values_list("pk", flat=True))
    passages = Passage.objects.live().filter(edition__in=keys)
    of_document = {"slug": F("edition__document__slug"), "title": F("edition__document__title")}
    rows: QuerySet[Any, Any] = passages.order_by().values(**of_document).annotate(**progress(passages))
    return [
        {**row, "left": row["total"] - row["done"], "url": reverse("admin:passage_desk", args=[row["slug"]])}
        for row in rows.order_by("title")
    ]
