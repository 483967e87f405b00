"""Reads the passages of one document one after another and says what each mentions."""

from collections.abc import Iterable

from kb.recognising.article_lists import find_article_lists
from kb.recognising.attaching import Attached, attach
from kb.recognising.dates import find_dates
from kb.recognising.gazetteer import Gazetteer
from kb.recognising.han_articles import find_han_lists
from kb.recognising.index import NameHit
from kb.recognising.labels import find_labels
from kb.recognising.memory import UNKNOWN, Memory
from kb.recognising.mentions import Mention, MentionKind, Recognised, RefusedMention, UnknownMention
from kb.recognising.name_phrases import normal_name
from kb.recognising.references import Reference, find_references
from kb.recognising.symbols import find_symbols

_QUOTATION_MARKS = frozenset('“"«„')
_NAMED_IN_FULL = frozenset({"unknown-name", "protocol-to"})  # "the Bill" would tell a queue nothing


class Reader:
    """Reads the passages of one document in their order, so that "the Covenant" is the one that was named before.

    `home` are the instruments (slugs) that the document is about: those whose text it is, or whose treaty body or
    court wrote it (see `core_treaties.watched`). `title` is read first, without an answer.
    """

    def __init__(
        self, gazetteer: Gazetteer, *, language: str = "en", home: Iterable[str] = (), title: str = ""
    ) -> None:
        self._gazetteer, self._language = gazetteer, language
        self._memory = Memory.about(gazetteer, home)
        if title:
            self.read(title)

    def read(self, text: str) -> Recognised:
        """What the next passage mentions. Never raises; the time is linear in the text."""
        self._memory.here = 0
        self._memory.quoting = text[:1] in _QUOTATION_MARKS
        words = self._gazetteer.index.words(text)
        hits = list(self._gazetteer.index.find(words))
        laws = _outermost(hits)
        references = find_references(words, laws, self._memory)
        lists = sorted([*find_article_lists(words), *find_han_lists(text)], key=lambda found: found.start)
        attached = attach(text, lists, references, self._memory)
        result = _Answer(self._gazetteer, text)
        for one in attached:
            result.add_articles(one)
        taken = {one.reference for one in attached if one.reference is not None}
        for reference in references:
            if reference not in taken:
                result.add_reference(reference)
        result.mentions += find_symbols(words, self._gazetteer)
        result.mentions += find_labels(words, hits, references, self._memory)
        result.mentions += find_dates(text)
        return result.finished()


def recognise(
    text: str, gazetteer: Gazetteer, *, language: str = "en", context: Reader | None = None
) -> Recognised:
    """What one text mentions: provisions, instruments, institutions, concepts, UN symbols, dates.

    `context` is the reader of the document that the text belongs to, if earlier passages were read with it; without
    one the text stands alone. All places count Unicode code points of the text as given.
    """
    reader = context if context is not None else Reader(gazetteer, language=language)
    return reader.read(text)


def _outermost(hits: list[NameHit]) -> list[NameHit]:
    """The names of instruments, without those inside a longer one, and without bodies' names that contain them."""
    kept: list[NameHit] = []
    for hit in hits:
        uses = tuple(use for use in hit.uses if use.kind is MentionKind.INSTRUMENT)
        if not uses or (kept and hit.start < kept[-1].end and hit.end <= kept[-1].end):
            continue
        if kept and hit.start == kept[-1].start:
            kept.pop()
        kept.append(NameHit(hit.first, hit.last, hit.start, hit.end, uses))
    return kept


class _Answer:
    """Collects what a text mentions."""

    def __init__(self, gazetteer: Gazetteer, text: str) -> None:
        self._gazetteer, self._text = gazetteer, text
        self.mentions: list[Mention] = []
        self._unknown: list[UnknownMention] = []
        self._refused: list[RefusedMention] = []

    def add_articles(self, attached: Attached) -> None:
        """Enters the provisions of a list, or its unknown instrument, or the numbers that its instrument lacks."""
        if attached.slug is None:
            return
        for cited in attached.articles.cited:
            path = ".".join(cited.path)
            if attached.slug == UNKNOWN:
                self._add_unknown(attached, cited.start, cited.end, path)
            elif self._exists(attached.slug, cited.path):
                self._add_provision(attached, cited.start, cited.end, cited.path)
            elif attached.rule in {"home", "last-cited"}:
                continue  # a number alone that the guessed instrument does not have: it means another one
            else:
                self._refused.append(RefusedMention(cited.start, cited.end, attached.slug, path))

    def add_reference(self, reference: Reference) -> None:
        """Enters an instrument mentioned without an article."""
        if reference.slug == UNKNOWN and reference.rule not in _NAMED_IN_FULL:
            return
        if reference.slug == UNKNOWN:
            text = self._text[reference.start : reference.end]
            self._unknown.append(UnknownMention(reference.start, reference.end, text, normal_name(text)))
            return
        self.mentions.append(
            Mention(
                MentionKind.INSTRUMENT,
                reference.start,
                reference.end,
                reference.slug,
                reference.rule,
                reference.score,
            )
        )

    def finished(self) -> Recognised:
        """All of it in the order of the text."""
        return Recognised(
            _once(self.mentions),
            tuple(sorted(self._unknown, key=lambda m: (m.start, -m.end))),
            tuple(sorted(self._refused, key=lambda m: (m.start, -m.end))),
        )

    def _exists(self, slug: str, path: tuple[str, ...]) -> bool:
        last = self._gazetteer.by_slug[slug].last_article
        number = "".join(c for c in path[0].partition("-")[0] if c.isdecimal())
        return bool(number) and int(number) >= 1 and (last is None or int(number) <= last)

    def _add_provision(self, attached: Attached, start: int, end: int, parts: tuple[str, ...]) -> None:
        slug = attached.slug or ""
        paths = self._gazetteer.by_slug[slug].paths
        if len(parts) > 1 and f"{parts[0]}-{parts[1]}" in paths:
            parts = (f"{parts[0]}-{parts[1]}", *parts[2:])
        prefixes = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        known = next((prefix for prefix in prefixes if prefix in paths), "")
        rule = f"{attached.rule}-{attached.reference.rule}" if attached.reference else attached.rule
        self.mentions.append(
            Mention(MentionKind.PROVISION, start, end, slug, rule, attached.score, ".".join(parts), known)
        )

    def _add_unknown(self, attached: Attached, start: int, end: int, path: str) -> None:
        first, last = attached.name or (start, end)
        text = self._text[first:last]
        self._unknown.append(UnknownMention(start, end, text, normal_name(text), path))


def _once(mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions in order, each meaning of a place once: that with the highest score."""
    best: dict[tuple[int, int, MentionKind, str], Mention] = {}
    for mention in mentions:
        place = (mention.start, mention.end, mention.kind, mention.key)
        if place not in best or best[place].score < mention.score:
            best[place] = mention
    return tuple(sorted(best.values(), key=lambda m: (m.start, -m.end)))
