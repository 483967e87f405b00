"""Documents with their editions, sections and passages."""

from collections.abc import Iterable
from typing import Any

from kb.anchoring import fingerprint
from kb.models import (
    AccessPoint,
    Contribution,
    Document,
    Edition,
    Institution,
    Passage,
    Person,
    Section,
)

from .curated import next_number, published


def document(slug: str = "", *, publishers: Iterable[Institution] = (), **values: Any) -> Document:
    """A source with one access point and no edition yet."""
    slug = slug or f"document-{next_number()}"
    values.setdefault("title", slug.replace("-", " ").capitalize())
    values.setdefault("kind", Document.Kind.REPORT)
    made = Document.objects.create(slug=slug, **published(values))
    made.publishers.set(publishers)
    access_point(made)
    return made


def access_point(of: Document, **values: Any) -> AccessPoint:
    values.setdefault("url", f"https://example.org/{of.slug}")
    return AccessPoint.objects.create(document=of, **values)


def contribution(to: Document, by: Person | Institution, **values: Any) -> Contribution:
    values["person" if isinstance(by, Person) else "institution"] = by
    values.setdefault("name_as_printed", by.name)
    values.setdefault("position", to.contributions.count())
    return Contribution.objects.create(document=to, **values)


def edition(of: Document | None = None, **values: Any) -> Edition:
    """The next edition of a document: of summaries, unless `text` or `basis` say otherwise."""
    of = of or document()
    values.setdefault("basis", Edition.Basis.TEXT if values.get("text") else Edition.Basis.SUMMARY)
    values.setdefault("number", of.editions.count() + 1)
    return Edition.objects.create(document=of, **published(values))


def section(of: Edition, path: str = "", **values: Any) -> Section:
    """A heading under its parent by path: `2.1` belongs to `2` where that exists."""
    path = path or str(next_number())
    values.setdefault("parent", of.sections.filter(path=path.rpartition(".")[0]).first())
    values.setdefault("heading", f"Section {path}")
    values.setdefault("position", of.sections.count())
    return Section.objects.create(edition=of, path=path, **values)


def passage(text: str = "", *, of: Document | None = None, **values: Any) -> Passage:
    """A summary passage that says `text`, in the document's summary edition, which is made at first use.

    With `edition` a passage of that edition; in a text edition `text` is its exact text.
    """
    number = next_number()
    text = text or f"Passage {number} says what passage {number} says."
    home = values.pop("edition", None) or _summary_edition(of or document())
    values.setdefault("path", str(number))
    values.setdefault("position", number)
    values.setdefault("language", home.document.language)
    values.setdefault("fingerprint", fingerprint(text))
    if home.basis == Edition.Basis.SUMMARY:
        values.setdefault("summary", text)
        values.setdefault("anchor", " ".join(text.split()[:5]))
    else:
        values.setdefault("text", text)
    return Passage.objects.create(edition=home, **published(values))


def _summary_edition(of: Document) -> Edition:
    return of.editions.filter(basis=Edition.Basis.SUMMARY).first() or edition(of)
