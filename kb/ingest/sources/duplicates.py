"""Sources that may be in the base already: candidates with reasons, for a person to judge; nothing is ever merged here.

Short resolutions with the same words are different documents, and several documents share one symbol: no reason here
decides by itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.db.models import Q

from kb.anchoring.normalised import normalised_string
from kb.anchoring.resemblance import resemblance, sketch
from kb.dating import PartialDate
from kb.extracting.parsed import ParsedEdition
from kb.identifying import normalise_identifier
from kb.models import AccessPoint, Document, DocumentIdentifier, Edition, Passage

#: Paragraphs shorter than this (in characters) are said in many documents and speak for no likeness.
SHORTEST = 40
#: The least share of the text's characters in paragraphs that another document has too.
LEAST_SHARE = 0.3
#: The least likeness of two whole texts, as the share of runs of six words that both have.
LEAST_LIKENESS = 0.35
#: Parts of an address that say how somebody came to a page, not which page it is.
_TRACKING = re.compile(r"^(utm_.*|fbclid|gclid|mc_cid|mc_eid|ref|ref_src|share|spm)$")
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/[0-9]+[a-z_]*/", re.IGNORECASE)


class Reason(StrEnum):
    """Why a document may be the same source, the surest first."""

    SAME_FILE = "same-file"
    SAME_ADDRESS = "same-address"
    SAME_IDENTIFIER = "same-identifier"
    SAME_TITLE_AND_DATE = "same-title-and-date"
    SAME_PARAGRAPHS = "same-paragraphs"
    SIMILAR_TEXT = "similar-text"


@dataclass
class Candidate:
    """A document of the base that may be the same source: for each reason how sure it is, between 0 and 1."""

    document: Document
    reasons: dict[Reason, float] = field(default_factory=dict)

    @property
    def score(self) -> float:
        return max(self.reasons.values())


def candidates(
    parsed: ParsedEdition, described: Mapping[str, Any], own: list[int] | None = None
) -> list[Candidate]:
    """Documents, drafts among them, that may be the source with this text and description, the likeliest first.

    `described` is the mapping of the new document (title, date, identifiers, access_points), `own` the sketch of its
    text where that is known.
    """
    found: dict[int, dict[Reason, float]] = defaultdict(dict)
    for reason, scores in (
        (Reason.SAME_FILE, _same_file(parsed.sha256)),
        (Reason.SAME_ADDRESS, _same_address(described.get("access_points") or ())),
        (Reason.SAME_IDENTIFIER, _same_identifier(described.get("identifiers") or ())),
        (Reason.SAME_TITLE_AND_DATE, _same_title(described)),
        (Reason.SAME_PARAGRAPHS, _same_paragraphs(parsed)),
        (Reason.SIMILAR_TEXT, _similar_text(sketch(parsed.text) if own is None else own)),
    ):
        for pk, score in scores.items():
            found[pk][reason] = score
    documents = Document.objects.in_bulk(found)
    listed = [Candidate(documents[pk], reasons) for pk, reasons in found.items()]
    return sorted(listed, key=lambda one: (-one.score, -len(one.reasons), one.document.slug))


def ended_before(parsed: ParsedEdition) -> list[Edition]:
    """Imported editions of these very bytes that have ended, the last first, where their document has none in use."""
    same = Edition.objects.filter(sha256=parsed.sha256, basis=Edition.Basis.TEXT)
    in_use = Edition.objects.texts_in_use().filter(sha256=parsed.sha256).values("document")
    ended = same.ended().exclude(document__in=in_use).select_related("document")
    return list(ended.defer("text", "sketch").order_by("-ended_at", "-pk"))


def normalised_address(address: str) -> str:
    """The address without what makes no other page of it: scheme, www, port, tracking, order, fragment, archive.

    Empty for what is no address.
    """
    try:
        parts = urlsplit(_ARCHIVED.sub("", address.strip()))
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    query = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.match(key.lower()))
    path = re.sub(r"/(index\.(html?|php))?$", "", parts.path)
    return f"{host}{path}{'?' if query else ''}{urlencode(query)}" if host else ""


def _same_file(sha256: str) -> dict[int, float]:
    return dict.fromkeys(Edition.objects.filter(sha256=sha256).values_list("document", flat=True), 1.0)


def _same_address(points: Iterable[Mapping[str, Any]]) -> dict[int, float]:
    given = [str(point.get(key) or "") for point in points for key in ("url", "archive_url")]
    wanted = {address for one in given if one and (address := normalised_address(one))}
    near = Q()
    for address in wanted:
        host = re.split(r"[/?]", address)[0]
        near |= Q(url__icontains=host) | Q(archive_url__icontains=host)
    if not wanted:
        return {}
    rows = AccessPoint.objects.filter(near).values_list("document", "url", "archive_url")
    return {
        document: 0.95
        for document, *addresses in rows
        if any(one and normalised_address(one) in wanted for one in addresses)
    }


def _same_identifier(identifiers: Iterable[Mapping[str, Any]]) -> dict[int, float]:
    """By DOI, symbol and so on; a symbol may be shared by several documents, so it is a weaker sign."""
    same = Q()
    for one in identifiers:
        scheme, value = str(one.get("scheme", "")), str(one.get("value", ""))
        same |= Q(scheme=scheme, normal=normalise_identifier(scheme, value))
    if not same:
        return {}
    rows = DocumentIdentifier.objects.filter(same).values_list("document", "scheme")
    return {
        document: 0.6 if scheme == DocumentIdentifier.Scheme.UN_SYMBOL else 0.9 for document, scheme in rows
    }


def _same_title(described: Mapping[str, Any]) -> dict[int, float]:
    title = normalised_string(str(described.get("title") or ""))
    date = str(described.get("date") or "")
    if not title:
        return {}
    rows = Document.objects.values_list("pk", "title", "date")
    return {
        pk: 0.85 if date and held else 0.5
        for pk, other, held in rows.iterator()
        if normalised_string(other) == title and _may_be_one_day(date, held)
    }


def _may_be_one_day(given: str, held: PartialDate | str) -> bool:
    """Whether one date may be the other, told more or less exactly; an unknown date may be any."""
    if not given or not held:
        return True
    return str(held).startswith(given) or given.startswith(str(held))


def _same_paragraphs(parsed: ParsedEdition) -> dict[int, float]:
    """The share of this text's characters that stands in paragraphs which another document has, word for word."""
    lengths = {one.fingerprint: len(one.text) for one in parsed.stretches if len(one.text) >= SHORTEST}
    total = sum(lengths.values())
    shared: dict[int, set[str]] = defaultdict(set)
    rows = Passage.objects.filter(fingerprint__in=lengths).values_list("edition__document", "fingerprint")
    for document, fingerprint in rows:
        shared[document].add(fingerprint)
    shares = {
        document: sum(lengths[one] for one in fingerprints) / total
        for document, fingerprints in shared.items()
    }
    return {document: share for document, share in shares.items() if share >= LEAST_SHARE}


def _similar_text(own: list[int]) -> dict[int, float]:
    """The estimated likeness of the text with this sketch to those of other documents."""
    found: dict[int, float] = {}
    rows = Edition.objects.filter(sketch__overlap=own).values_list("document", "sketch") if own else ()
    for document, other in rows:
        likeness = resemblance(own, other)
        if likeness >= max(LEAST_LIKENESS, found.get(document, 0.0)):
            found[document] = likeness
    return found
