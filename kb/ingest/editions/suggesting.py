"""What the program recognises in an imported text, stored as suggestions for people to accept or reject."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from kb.models import (
    Concept,
    Decided,
    DocumentIdentifier,
    Edition,
    Institution,
    LegalInstrument,
    MentionPlace,
    Passage,
    Provision,
    Suggestion,
    UnresolvedMention,
)
from kb.recognising import (
    Gazetteer,
    Mention,
    MentionKind,
    Reader,
    Recognised,
    RefusedMention,
    UnknownMention,
    watched,
)

from .gazetteer import gazetteer

BATCH = 1000
#: The columns of a suggestion that say what is suggested.
_TARGET = ("concept_id", "instrument_id", "provision_id", "institution_id", "doubted_path")
type Target = tuple[int | str | None, ...]
#: How sure an instrument is whose citation names a provision that it lacks, or one that was not understood.
_DOUBTED = 0.5


@dataclass
class SuggestionReport:
    """How many suggestions the recogniser made, and at how many places it found instruments the base does not know."""

    suggested: int = 0
    unresolved: int = 0


class Suggester:
    """Recognises in the texts of any number of editions what the base knows now; made once for a run."""

    def __init__(self) -> None:
        self._gazetteer: Gazetteer = gazetteer()
        self._instruments = dict(LegalInstrument.objects.values_list("slug", "pk"))
        self._institutions = dict(Institution.objects.values_list("slug", "pk"))
        concepts = Concept.objects.values_list("scheme__slug", "slug", "pk")
        self._concepts = {f"{scheme}/{slug}": pk for scheme, slug, pk in concepts}
        provisions = Provision.objects.values_list("instrument__slug", "path", "pk")
        self._provisions = {f"{slug}:{path}": pk for slug, path, pk in provisions}

    @transaction.atomic
    def suggest(self, edition: Edition) -> SuggestionReport:
        """Store what is recognised in the edition's passages; doing it again adds nothing.

        Each thing is suggested once per passage, at its surest place. What a person rejected for the same words of the
        same document is not suggested again.
        """
        passages = list(edition.passages.exclude(kind=Passage.Kind.SELECTION).order_by("position", "pk"))
        reader = self._reader(edition)
        recognised = [(passage, reader.read(passage.text)) for passage in passages]
        rejected = _rejected(edition)
        decided = _Decided(recognised)
        rows = [
            row
            for passage, found in recognised
            for row in self._rows(passage, found, decided)
            if (passage.fingerprint, _target(row)) not in rejected
        ]
        before = Suggestion.objects.filter(passage__edition=edition).count()
        Suggestion.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
        made = Suggestion.objects.filter(passage__edition=edition).count() - before
        return SuggestionReport(made, decided.store_places(recognised))

    def _reader(self, edition: Edition) -> Reader:
        """Reads with what the document is about in mind: the treaty that its symbol or its publishers watch over."""
        document = edition.document
        symbols = document.identifiers.filter(scheme=DocumentIdentifier.Scheme.UN_SYMBOL)
        publishers = tuple(document.publishers.values_list("slug", flat=True))
        homes = [home for one in symbols for home in watched(one.normal)] + list(watched("", publishers))
        home = [slug for slug in dict.fromkeys(homes) if slug in self._gazetteer.by_slug]
        return Reader(self._gazetteer, language=document.language, home=home, title=document.title)

    def _rows(self, passage: Passage, found: Recognised, decided: "_Decided") -> Iterator[Suggestion]:
        best: dict[Target, Suggestion] = {}
        suggested = [self._doubted(mention) for mention in found.refused]
        doubted = {(mention.start, mention.end, mention.target) for mention in found.refused}
        suggested += [
            self._suggestion(mention)
            for mention in found.mentions
            if (mention.start, mention.end, mention.key) not in doubted
        ]
        suggested += [decided.suggestion(mention) for mention in found.unknown]
        for row in suggested:
            if row is not None and (_target(row) not in best or best[_target(row)].score < row.score):
                row.passage = passage
                best[_target(row)] = row
        yield from best.values()

    def _suggestion(self, mention: Mention) -> Suggestion | None:
        """The row for what a mention refers to; None for dates, and for symbols of documents."""
        columns = self._columns(mention)
        if not columns:
            return None
        return Suggestion(
            rule=mention.rule, score=mention.score, start=mention.start, end=mention.end, **columns
        )

    def _doubted(self, mention: RefusedMention) -> Suggestion | None:
        """The instrument of a citation that it lacks, or that was not understood, with the reason."""
        if mention.target not in self._instruments:
            return None
        return Suggestion(
            instrument_id=self._instruments[mention.target],
            doubt=mention.reason,
            doubted_path=mention.path,
            rule=f"refused-{mention.reason}",
            score=_DOUBTED,
            start=mention.start,
            end=mention.end,
        )

    def _columns(self, mention: Mention) -> dict[str, Any]:
        match mention.kind:
            case MentionKind.INSTRUMENT | MentionKind.PROVISION if mention.target in self._instruments:
                provision = self._provisions.get(f"{mention.target}:{mention.known_path}")
                return {"instrument_id": self._instruments[mention.target], "provision_id": provision}
            case MentionKind.INSTITUTION if mention.target in self._institutions:
                return {"institution_id": self._institutions[mention.target]}
            case MentionKind.CONCEPT if mention.target in self._concepts:
                return {"concept_id": self._concepts[mention.target]}
        return {}


def suggest(edition: Edition) -> SuggestionReport:
    """Suggest for one edition; see Suggester.suggest."""
    return Suggester().suggest(edition)


def _target(row: Suggestion) -> Target:
    return tuple(getattr(row, column) for column in _TARGET)


def _rejected(edition: Edition) -> set[tuple[str, Target]]:
    """What people said no to in this document, by the fingerprint of the words."""
    rows = Suggestion.objects.filter(
        passage__edition__document=edition.document_id, decision=Decided.Decision.REJECTED
    ).values_list("passage__fingerprint", *_TARGET)
    return {(fingerprint, tuple(target)) for fingerprint, *target in rows}


class _Decided:
    """What people decided about the wordings of unknown instruments that occur in some passages."""

    def __init__(self, recognised: list[tuple[Passage, Recognised]]) -> None:
        wordings = {
            one.normal: one.text for _passage, found in recognised for one in found.unknown if one.normal
        }
        UnresolvedMention.objects.bulk_create(
            (UnresolvedMention(normal=normal, as_printed=text) for normal, text in sorted(wordings.items())),
            batch_size=BATCH,
            ignore_conflicts=True,
        )
        found = UnresolvedMention.objects.filter(normal__in=wordings)
        self._by_normal: Mapping[str, UnresolvedMention] = {one.normal: one for one in found}

    def suggestion(self, mention: UnknownMention) -> Suggestion | None:
        """A wording of which a person said which instrument it means suggests that instrument."""
        known = self._by_normal.get(mention.normal)
        if known is None or known.instrument_id is None:
            return None
        columns = {"instrument_id": known.instrument_id, "start": mention.start, "end": mention.end}
        return Suggestion(rule="decided-mention", score=0.9, **columns)

    def store_places(self, recognised: list[tuple[Passage, Recognised]]) -> int:
        """Where wordings occur that are still to be decided about; how many places."""
        places = {
            (known.pk, passage.pk, one.start): MentionPlace(
                mention=known, passage=passage, start=one.start, end=one.end
            )
            for passage, found in recognised
            for one in found.unknown
            if (known := self._by_normal.get(one.normal)) and known.decision == Decided.Decision.OPEN
        }
        MentionPlace.objects.bulk_create(places.values(), batch_size=BATCH, ignore_conflicts=True)
        return len(places)
