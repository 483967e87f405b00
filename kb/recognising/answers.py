"""Collects what a text mentions: each provision with its path, or the reason why it has none."""

import re
import unicodedata
from dataclasses import replace

from kb.recognising.belonging.attached import Attached
from kb.recognising.belonging.paths import NO_UNIT, NOT_UNDERSTOOD, fitted, fitted_either
from kb.recognising.citations.citation import Cited
from kb.recognising.gazetteer import Gazetteer
from kb.recognising.mentions import Mention, MentionKind, Recognised, RefusedMention, UnknownMention
from kb.recognising.references.named_law import UNKNOWN
from kb.recognising.references.reference import Reference
from kb.recognising.tokens.keywords import RECITAL
from kb.recognising.tokens.marks import HYPHEN, ITEM

# References that a queue of unknown instruments would learn something from; "the Bill" tells it nothing.
_NAMED_IN_FULL = frozenset({"unknown-name", "protocol-to", "general-comment"})
_EITHER_WAY = 0.8  # the score of a paragraph before its article, or behind it
_GUESSED = frozenset({"home", "last-cited", "ibid", "in-sentence", "again"})
_LEADING = re.compile(r"^(?:(?:the|a|an|la|el|le|les|los|las)\s+|l['’]\s*)", re.IGNORECASE)


class Answer:
    """What one text mentions, entered piece by piece."""

    def __init__(self, gazetteer: Gazetteer, text: str) -> None:
        self._gazetteer, self._text = gazetteer, text
        self.mentions: list[Mention] = []
        self._unknown: list[UnknownMention] = []
        self._refused: list[RefusedMention] = []

    def add_citation(self, attached: Attached) -> None:
        """Enters the provisions of a list, or its unknown instrument, or the numbers that its instrument lacks."""
        if attached.slug is None or (attached.rule in _GUESSED and self._has_what_is_missing(attached)):
            return
        for cited in attached.citation.cited:
            if attached.slug == UNKNOWN:
                self._add_unknown(attached, cited)
            else:
                self._add_known(attached, attached.slug, cited)

    def _has_what_is_missing(self, attached: Attached) -> bool:
        """Whether a guessed instrument lacks one of the provisions of a list: then the list means another one."""
        entry = self._gazetteer.by_slug.get(attached.slug or "")
        unit = attached.citation.unit
        return entry is None or any(fitted(entry, unit, one.path).refused for one in attached.citation.cited)

    def _add_known(self, attached: Attached, slug: str, cited: Cited) -> None:
        fit = fitted_either(self._gazetteer.by_slug[slug], attached.citation.unit, cited.path, cited.turned)
        reason = fit.refused if cited.clear else NOT_UNDERSTOOD
        if cited.turned:
            attached = replace(attached, score=min(attached.score, _EITHER_WAY))
        if not reason:
            self._add_provision(attached, slug, cited, fit.path)
            return
        if reason in {NOT_UNDERSTOOD, NO_UNIT}:
            self.mentions.append(
                Mention(MentionKind.INSTRUMENT, cited.start, cited.end, slug, _rule(attached), attached.score)
            )
        path = fit.path if cited.clear else fit.path[:1]
        self._refused.append(RefusedMention(cited.start, cited.end, slug, ".".join(path), reason))

    def add_reference(self, reference: Reference) -> None:
        """Enters an instrument mentioned without a provision."""
        start, end = reference.start, reference.end
        if reference.slug != UNKNOWN:
            self.mentions.append(
                Mention(MentionKind.INSTRUMENT, start, end, reference.slug, reference.rule, reference.score)
            )
        elif reference.rule in _NAMED_IN_FULL:
            text = self._text[start:end]
            self._unknown.append(UnknownMention(start, end, text, reference.name or _normal_name(text)))

    def finished(self) -> Recognised:
        """All of it in the order of the text."""
        return Recognised(
            _once(self.mentions),
            tuple(sorted(self._unknown, key=lambda m: (m.start, -m.end))),
            tuple(sorted(self._refused, key=lambda m: (m.start, -m.end))),
        )

    def _add_provision(self, attached: Attached, slug: str, cited: Cited, parts: tuple[str, ...]) -> None:
        paths = self._gazetteer.by_slug[slug].paths
        prefixes = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        known = next((prefix for prefix in prefixes if prefix in paths), "")
        self.mentions.append(
            Mention(
                MentionKind.PROVISION,
                cited.start,
                cited.end,
                slug,
                _rule(attached),
                attached.score,
                ".".join(parts),
                known,
            )
        )

    def _add_unknown(self, attached: Attached, cited: Cited) -> None:
        first, last = attached.name or (cited.start, cited.end)
        text = self._text[first:last]
        name = attached.reference.name if attached.reference else ""
        unit = attached.citation.unit
        head = cited.path[0].replace(HYPHEN, "-")
        head = f"{RECITAL}-{head}" if unit == RECITAL else head
        understood = cited.clear and not cited.turned
        path = ".".join((head, *cited.path[1:])).replace(ITEM, "") if understood else ""
        self._unknown.append(UnknownMention(cited.start, cited.end, text, name or _normal_name(text), path))


def _rule(attached: Attached) -> str:
    return f"{attached.rule}-{attached.reference.rule}" if attached.reference else attached.rule


def _once(mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions in order, each meaning of a place once: that with the highest score."""
    best: dict[tuple[int, int, MentionKind, str], Mention] = {}
    for mention in mentions:
        place = (mention.start, mention.end, mention.kind, mention.key)
        if place not in best or best[place].score < mention.score:
            best[place] = mention
    return tuple(sorted(best.values(), key=lambda m: m.start))


def _normal_name(text: str) -> str:
    """A name as a queue counts it: NFKC, case-folded, single spaces, straight apostrophes, no leading article.

    >>> _normal_name("The  Vienna Convention")
    'vienna convention'
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").split()).casefold()
    return _LEADING.sub("", plain).strip(" ,.;:()")
