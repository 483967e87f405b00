"""What a read source looks like before anything of it is stored: outline, what was removed, what it may be already."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy, ngettext

from kb.extracting.parsed import ParsedEdition, RemovedText, Stretch
from kb.ingest.sources.duplicates import Reason, candidates, ended_before
from kb.models import Document, Edition, Import, Passage, Removal

from .doubtful_places import doubtful_places
from .shown_passages import MOST_LISTED, MOST_OF_ONE, MOST_OF_PAGE, left_out_after, recognised, shown_passages

REASONS = {
    Reason.SAME_FILE: gettext_lazy("the very same file"),
    Reason.SAME_ADDRESS: gettext_lazy("the same address"),
    Reason.SAME_IDENTIFIER: gettext_lazy("the same identifier"),
    Reason.SAME_TITLE_AND_DATE: gettext_lazy("the same title and no other date"),
    Reason.SAME_PARAGRAPHS: gettext_lazy("paragraphs in common"),
    Reason.SIMILAR_TEXT: gettext_lazy("a similar text"),
}
PER_PAGE = 150  # passages shown at once
AROUND = 40  # characters shown on both sides of a proposed correction


def preview(
    parsed: ParsedEdition,
    described: Mapping[str, Any],
    document: Document | None,
    page: int,
    sketch: list[int] | None = None,
) -> dict[str, object]:
    """The context of the preview page; `page` counts from 1, `sketch` is that of the text where it is known."""
    pages = _pages(parsed.stretches)
    page = min(max(1, page), len(pages))
    shown = [(index, parsed.stretches[index]) for index in pages[page - 1]]
    summarised = _summarised(parsed)
    likely = _candidates(parsed, described, document, sketch)
    mentions, counted = recognised(parsed, [stretch for _index, stretch in shown])
    kinds = (Passage.Kind(stretch.kind.value) for stretch in parsed.stretches)
    return {
        "passages": shown_passages(parsed, shown, mentions, summarised),
        "page": page,
        "pages": len(pages),
        "outline": parsed.outline,
        "kinds": [_counted(kind, n) for kind, n in Counter(kinds).most_common()],
        "removed": _by_reason(parsed.removed),
        "left_out_after": left_out_after(parsed) if page == len(pages) else None,
        "standing": _share_standing(parsed),
        "doubtful": doubtful_places(parsed, pages),
        "proposals": _proposals(parsed),
        "counted": counted,
        "summarised": len(summarised),
        "silent": sum(one.fingerprint not in summarised for one in parsed.stretches),
        "candidates": likely,
        "ended": ended_before(parsed),
        "chosen": _chosen(likely, document),
    }


def _pages(stretches: Sequence[Stretch]) -> list[range]:
    """Which stretches are on which page: so many, or so much of their text."""
    pages, first, length = [], 0, 0
    for index, stretch in enumerate(stretches):
        more = min(len(stretch.text), MOST_OF_ONE)
        if index > first and (index - first == PER_PAGE or length + more > MOST_OF_PAGE):
            pages.append(range(first, index))
            first, length = index, 0
        length += more
    return [*pages, range(first, len(stretches))]


def _share_standing(parsed: ParsedEdition) -> int:
    """Of a hundred letters of the source so many stand in the text; whole lines that were left out do not."""
    out = sum(len(one.text) for one in parsed.removed if one.is_whole)
    return 100 * len(parsed.text) // max(1, len(parsed.text) + out)


def _summarised(parsed: ParsedEdition) -> set[str]:
    """The fingerprints of paragraphs that a curator has summarised already."""
    wanted = [stretch.fingerprint for stretch in parsed.stretches]
    held = Passage.objects.filter(edition__basis=Edition.Basis.SUMMARY, fingerprint__in=wanted)
    return set(held.order_by().values_list("fingerprint", flat=True))


def _counted(kind: Passage.Kind, n: int) -> str:
    """So many passages of a kind, in words."""
    many = {
        Passage.Kind.PARAGRAPH: ngettext("%(n)d paragraph", "%(n)d paragraphs", n),
        Passage.Kind.LIST_ITEM: ngettext("%(n)d list item", "%(n)d list items", n),
        Passage.Kind.NOTE: ngettext("%(n)d note", "%(n)d notes", n),
        Passage.Kind.TABLE_ROW: ngettext("%(n)d table row", "%(n)d table rows", n),
        Passage.Kind.BLOCK_QUOTATION: ngettext("%(n)d block quotation", "%(n)d block quotations", n),
        Passage.Kind.SELECTION: ngettext("%(n)d selection", "%(n)d selections", n),
    }
    return many[kind] % {"n": n}


def _candidates(
    parsed: ParsedEdition,
    described: Mapping[str, Any],
    document: Document | None,
    sketch: list[int] | None,
) -> list[tuple[Document, str]]:
    """Documents that may be the same source, each with the reasons in words."""
    found = candidates(parsed, described, sketch)
    return [
        (one.document, ", ".join(str(REASONS[reason]) for reason in one.reasons))
        for one in found
        if document is None or one.document.pk != document.pk
    ]


def _chosen(likely: list[tuple[Document, str]], document: Document | None) -> str | None:
    """What is chosen until the person chooses: the key of a document, "" for a new one; None where the person must.

    The one given, or the one made from these very bytes; nothing where one in use may be the same source.
    """
    if document is not None:
        return str(document.pk)
    same = str(REASONS[Reason.SAME_FILE])
    known = next((str(one.pk) for one, reasons in likely if same in reasons.split(", ")), None)
    return known or (None if any(not one.has_ended for one, _reasons in likely) else "")


def begins_undecided(parsed: ParsedEdition, described: Mapping[str, Any], job: Import) -> bool:
    """Whether the page of this import waits for the person to say whether the source is new to the base."""
    likely = _candidates(parsed, described, job.document, job.sketch)
    return _chosen(likely, job.document) is None


def _by_reason(removed: Iterable[RemovedText]) -> list[tuple[str, int, list[RemovedText], int]]:
    """Reason, how many, those that are listed, and how many are not; the commonest reason first."""
    groups: dict[str, list[RemovedText]] = defaultdict(list)
    for one in removed:
        groups[str(Removal.Reason(one.reason.value).label)].append(one)
    commonest = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [
        (reason, len(group), group[:MOST_LISTED], max(0, len(group) - MOST_LISTED))
        for reason, group in commonest
    ]


def _proposals(parsed: ParsedEdition) -> list[dict[str, object]]:
    return [
        {
            "index": index,
            "proposal": one,
            "before": parsed.text[max(0, one.start - AROUND) : one.start],
            "after": parsed.text[one.end : one.end + AROUND],
        }
        for index, one in enumerate(parsed.proposals[:MOST_LISTED])
    ]
