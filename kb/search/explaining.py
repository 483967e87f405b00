"""From a found record to a hit: its snippet, its title and why it was found."""

from collections.abc import Iterator, Sequence

from .concepts import ConceptTree
from .facets import FACET_OF_SCHEME
from .hydration import Found
from .matching import Asked, Match, find_matches
from .result import Hit, Quotation, Theme, Why
from .snippets import fragments, snippet
from .unnamed import covers

#: How many quotations a hit shows at most.
_MOST_QUOTATIONS = 3


def to_hit(found: Found, score: float, asked: Sequence[Asked], tree: ConceptTree) -> Hit:
    """The hit for a record; `asked` is what the question asked to be there."""
    of_text = [one for one in asked if covers(one.field, "text")]
    of_title = [one for one in asked if one.field == "title"]
    title, title_language = found.title
    title_asked = of_title if found.kind in ("passage", "claim") else [*of_text, *of_title]
    title_matches = find_matches(title, title_language, title_asked)
    body, language, body_matches = _best_body(found, of_text)
    in_sight = {match.asked for match in [*body_matches, *title_matches]}
    elsewhere = [one for one in asked if one not in in_sight]
    return Hit(
        kind=found.kind,
        id=found.id,
        record=found.record,
        url=found.record.get_absolute_url(),
        score=score,
        snippet=snippet(body, body_matches),
        title=fragments(title, title_matches),
        why=_reasons(
            [("text", body, body_matches), ("title", title, title_matches), *_other_fields(found, elsewhere)]
        ),
        snippet_language=language,
        title_language=title_language,
        document=found.document,
        number=found.number,
        heading_path=found.heading_path,
        themes=_themes(found.concepts, tree),
        claim_count=found.claim_count,
        quotations=_quotations(found, elsewhere),
        edition=found.edition,
        several_texts=found.several_texts,
    )


def _quotations(found: Found, asked: Sequence[Asked]) -> list[Quotation]:
    """The words of the source that hold something asked for; what several claims quote is told for each of them."""
    wanted = [one for one in asked if covers(one.field, "quote")]
    shown: dict[tuple[str, int | None], Quotation] = {}
    for words, language, claim in found.quoted if wanted else ():
        matches = find_matches(words, language, wanted)
        if matches and (claim or not any(words == said for said, _claim in shown)):
            key = (words, claim.pk if claim else None)
            shown.setdefault(key, Quotation(fragments(words, matches), language, claim))
    return list(shown.values())[:_MOST_QUOTATIONS]


def _best_body(found: Found, asked: Sequence[Asked]) -> tuple[str, str, list[Match]]:
    """The text with the most of what was asked for, with its language; the first one where none has more."""
    best: tuple[str, str, list[Match]] = ("", "en", [])
    most = -1
    for text, language in found.body:
        matches = find_matches(text, language, asked)
        different = len({match.asked for match in matches})
        if text and different > most:
            best, most = (text, language, matches), different
    return best


def _reasons(found: Sequence[tuple[str, str, list[Match]]]) -> list[Why]:
    """One reason for each thing that was asked for and each field it stands in, with the first form found there."""
    reasons: dict[tuple[str, Asked], Why] = {}
    for name, text, matches in found:
        for match in matches:
            form = text[match.start : match.end]
            reasons.setdefault((name, match.asked), Why(name, match.asked.leaf.text, form))
    return list(reasons.values())


def _other_fields(found: Found, asked: Sequence[Asked]) -> Iterator[tuple[str, str, list[Match]]]:
    quoted = [(words, language) for words, language, _claim in found.quoted]
    for name, texts in [*found.fields.items(), ("quote", quoted)]:
        of_field = [one for one in asked if covers(one.field, name)]
        for text, language in texts if of_field else ():
            yield name, text, find_matches(text, language, of_field)


def _themes(concepts: Sequence[int], tree: ConceptTree) -> list[Theme]:
    """The published concepts among these, scheme by scheme."""
    nodes = [node for pk in concepts if (node := tree.node(pk))]
    order = list(FACET_OF_SCHEME)
    nodes.sort(key=lambda node: (order.index(node.scheme), node.label))
    return [Theme(node.scheme, node.slug, node.label) for node in nodes]
