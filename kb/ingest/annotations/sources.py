"""Which document, edition or passage of this base an address means, and which concept or claim."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from kb.identifying import MalformedPublicId, normalise_identifier, parse
from kb.models import AccessPoint, Claim, Concept, Curated, Document, DocumentIdentifier, Edition, Passage

from ..lookup.not_named import NotNamed
from ..lookup.records import Lookup
from ..sources.duplicates import normalised_address
from .annotation import Unusable

_RECORD = re.compile(r"/(?P<kind>p|c|documents)/(?P<key>[^/.]+)(?:\.[a-z.]+|/)?")
_CONCEPT = re.compile(r"/(?P<scheme>[a-z]+)/(?P<slug>[-\w]+)(?:\.[a-z.]+|/)?")
_DOI = re.compile(r"(https?://(dx\.)?doi\.org/|doi:)", re.IGNORECASE)


@dataclass(frozen=True)
class Where:
    """The part of the base that an address means; `own` says that it is an address of this base, not of the source."""

    document: Document
    edition: Edition | None = None
    passage: Passage | None = None
    own: bool = False


class Sources:
    """Finds what addresses mean, each asked for once."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._known: dict[str, Where] = {}

    def where(self, source: str) -> Where:
        """What the source of a target means; raises Unusable where the base has none such, or no more."""
        if source not in self._known:
            self._known[source] = self._where(source)
        return self._known[source]

    def concept(self, text: str) -> Concept:
        """The concept that an address of this base, a URI, a handle or an exact label means."""
        found = _CONCEPT.fullmatch(_own_path(text) or "")
        try:
            return self._lookup.concept(f"{found['scheme']}/{found['slug']}" if found else text)
        except NotNamed as error:
            raise Unusable(_("Its tag is no concept of this base. %(told)s") % {"told": error}) from error

    def claim(self, source: str) -> Claim | None:
        """The claim at an address of this base; None for other addresses."""
        found = _RECORD.fullmatch(_own_path(source) or "")
        if found is None or found["kind"] != "c":
            return None
        claim = Claim.objects.filter(public_id=_public_id(found["key"])).first()
        if claim is None or claim.has_ended:
            raise Unusable(_("There is no claim at %(address)s any more.") % {"address": source})
        return claim

    def _where(self, source: str) -> Where:
        path = _own_path(source)
        if path is not None:
            where = self._at_own_address(path, source)
        elif "://" in source or source.startswith(("doi:", "urn:")):
            where = self._at_foreign_address(source)
        else:
            where = self._named(source)
        if where.document.has_ended or (where.passage is not None and where.passage.has_ended):
            raise Unusable(_("The source was withdrawn: %(source)s.") % {"source": source})
        return where

    def _at_own_address(self, path: str, source: str) -> Where:
        found = _RECORD.fullmatch(path)
        parts = urlsplit(source)
        if found and found["kind"] == "p":
            return _at_passage(found["key"], source)
        if found and found["kind"] == "documents":
            if parts.fragment.startswith("p-"):
                return _at_passage(parts.fragment.removeprefix("p-"), source)
            number = (parse_qs(parts.query).get("edition") or [""])[0]
            return _document(found["key"], number, source)
        raise _unknown(source)

    def _named(self, source: str) -> Where:
        """A document by its slug, with the number of an edition or the path of a passage where given."""
        slug, _slash, number = source.partition("/")
        if "#" not in source:
            return _document(slug, number, source)
        try:
            passage = self._lookup.passage(source)
        except NotNamed as error:
            raise Unusable(str(error)) from error
        return Where(passage.edition.document, passage.edition, passage, own=True)

    def _at_foreign_address(self, source: str) -> Where:
        if _DOI.match(source):
            normal = normalise_identifier("doi", source)
            found = set(
                DocumentIdentifier.objects.filter(scheme="doi", normal=normal).values_list(
                    "document", flat=True
                )
            )
        else:
            found = self._addresses.get(normalised_address(source), set())
        if len(found) > 1:
            raise Unusable(
                _("Several documents of this base have the address %(source)s.") % {"source": source}
            )
        if not found:
            raise _unknown(source)
        return Where(Document.objects.get(pk=next(iter(found))))

    @cached_property
    def _addresses(self) -> dict[str, set[int]]:
        """Documents by the addresses of their access points, without what makes no other page of an address."""
        found: dict[str, set[int]] = {}
        points = AccessPoint.objects.exclude(document__status__in=Curated.ENDED)
        for document, *addresses in points.values_list("document", "url", "archive_url"):
            for address in filter(None, map(normalised_address, addresses)):
                found.setdefault(address, set()).add(document)
        return found


def _own_path(address: str) -> str | None:
    """The path of an address of this base; None for other addresses."""
    path = address.removeprefix(settings.SITE_URL)
    if not path.startswith("/") or path.startswith("//"):
        return None
    return unquote(urlsplit(path).path).replace("\0", "")


def _at_passage(key: str, source: str) -> Where:
    passages = Passage.objects.select_related("edition__document").defer("edition__text")
    passage = passages.filter(public_id=_public_id(key)).first()
    if passage is None:
        raise _unknown(source)
    return Where(passage.edition.document, passage.edition, passage, own=True)


def _document(slug: str, number: str, source: str) -> Where:
    document = Document.objects.filter(slug=slug).first()
    if document is None:
        raise _unknown(source)
    if not number:
        return Where(document)
    editions = document.editions.defer("text")
    edition = editions.filter(number=int(number)).first() if number.isdecimal() and len(number) < 5 else None
    if edition is None:
        raise _unknown(source)
    return Where(document, edition, own=True)


def _public_id(key: str) -> str:
    try:
        return parse(key)
    except MalformedPublicId:
        return ""


def _unknown(source: str) -> Unusable:
    return Unusable(_("The base has no source at %(source)s: import it first.") % {"source": source[:300]})
