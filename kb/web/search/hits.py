"""Hits of a search as their list shows them: the words found, where they stand, and for claims the whole card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kb.exports.addresses import concept_path
from kb.models import Contribution, Document
from kb.search import Fragment, Hit, Quotation, SearchResult
from kb.web.claims.card import ClaimCard, claim_card
from kb.web.elements.dates import date_words
from kb.web.elements.links import Link
from kb.web.elements.pinpoints import edition_words, pinpoint


@dataclass(frozen=True)
class QuotationView:
    """Words of the source in which something was found, and the claim that quotes them where that is another record."""

    words: Sequence[Fragment]
    language: str
    claim: Link | None


@dataclass(frozen=True)
class HitView:
    """One hit, as search/_hit.html takes it; of a claim the card is shown, for the words in it are few."""

    kind: str
    kind_label: str
    url: str
    title: Sequence[Fragment]
    title_language: str
    snippet: Sequence[Fragment]
    snippet_language: str
    place: str = ""
    edition: str = ""
    heading_path: str = ""
    date: str = ""
    byline: str = ""
    document: Link | None = None
    themes: list[Link] = field(default_factory=list)
    claim_count: int = 0
    found_in: str = ""
    quotations: list[QuotationView] = field(default_factory=list)
    found_in_card: bool = False
    card: ClaimCard | None = None


def hit_views(result: SearchResult) -> list[HitView]:
    """The hits of a page in their order."""
    return [_view(hit) for hit in result.hits]


def _view(hit: Hit) -> HitView:
    card = claim_card(hit.record) if hit.kind == "claim" else None
    quotations = [_quotation(one) for one in hit.quotations]
    on_card = [one for one in quotations if card and _is_on(card, one)]
    return HitView(
        kind=hit.kind,
        kind_label=_kind_label(hit),
        url=hit.url,
        title=hit.title,
        title_language=hit.record.language if hit.kind == "document" else "en",
        snippet=hit.snippet,
        snippet_language=_snippet_language(hit),
        place=pinpoint(hit.record) if hit.kind == "passage" else "",
        edition=edition_words(hit.edition) if hit.edition and hit.several_texts else "",
        heading_path=" › ".join(hit.heading_path),
        date=_date(hit),
        byline=_byline(hit.record) if hit.kind == "document" else "",
        document=_document(hit),
        themes=[Link(theme.label, concept_path(theme.scheme, theme.slug)) for theme in hit.themes],
        claim_count=hit.claim_count,
        found_in="" if _shows_match(hit) else ", ".join(_places(hit)),
        quotations=[one for one in quotations if one not in on_card],
        found_in_card=bool(on_card),
        card=card,
    )


def _is_on(card: ClaimCard, quotation: QuotationView) -> bool:
    """Whether the card shows these words already."""
    words = "".join(fragment.text for fragment in quotation.words)
    return any(evidence.quote == words for evidence in card.evidence)


def _quotation(one: Quotation) -> QuotationView:
    claim = Link(one.claim.statement, one.claim.get_absolute_url(), "en") if one.claim else None
    return QuotationView(one.words, one.language, claim)


def _snippet_language(hit: Hit) -> str:
    """That of the exact words where they are shown; summaries are ours."""
    return hit.record.language if hit.kind == "passage" and hit.record.readable_text else "en"


def _kind_label(hit: Hit) -> str:
    """What it is: the kind of source, of law or of body where there is one."""
    for name in ("kind", "form", "type"):
        display = getattr(hit.record, f"get_{name}_display", None)
        if display is not None:
            return str(display())
    return str(hit.record._meta.verbose_name)


def _date(hit: Hit) -> str:
    source = hit.record if hit.kind == "document" else hit.document
    return date_words(source.date) if source is not None else ""


def _byline(document: Document) -> str:
    """Who wrote it; where nobody is named, who published it, or else on whose pages it stands."""
    written = [one for one in document.contributions.all() if one.role != Contribution.Role.TRANSLATOR]
    authors = [one.public_name for one in written if one.public_name]
    bodies = [str(body) for body in document.publishers.all() or document.hosts.all()]
    return ", ".join(authors or bodies)


def _document(hit: Hit) -> Link | None:
    if hit.kind != "passage" or hit.document is None:
        return None
    return Link(hit.document.title, hit.document.get_absolute_url(), hit.document.language)


def _shows_match(hit: Hit) -> bool:
    return bool(hit.quotations) or any(fragment.match for fragment in (*hit.title, *hit.snippet))


def _places(hit: Hit) -> Iterable[str]:
    """The fields in which the words were found, in words; each once."""
    words = {
        "text": _("its text"),
        "quote": _("the words of the source that are quoted here"),
        "title": _("its title"),
        "heading": _("its place or the heading above it"),
        "about": _("what it is about"),
        "claimant": _("who claims it"),
        "publisher": _("who published it"),
        "author": _("who wrote it"),
        "instrument": _("the law it refers to"),
        "article": _("the provision it refers to"),
        "symbol": _("its symbol"),
        "number": _("its number"),
    }
    return dict.fromkeys(words.get(reason.field, reason.field) for reason in hit.why)
