"""Where a text refers to an instrument; a protocol is read with its treaty or its subject."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.recognising.names.index import NameHit
from kb.recognising.names.nouns import classes_of_noun
from kb.recognising.names.spellings import is_acronym
from kb.recognising.protocols.protocol_reader import ProtocolReader
from kb.recognising.protocols.protocol_subjects import further_topic
from kb.recognising.protocols.protocols import NAMED_BY_SUBJECT, suffix_at
from kb.recognising.references.candidates import Candidate, span_of, without_trailing_words
from kb.recognising.references.definitions import definition_after
from kb.recognising.references.noun_references import resolved
from kb.recognising.references.reference import LAST, NEAR, PROTOCOL, Reference
from kb.recognising.references.references import free_standing, meant_use

# Rules of references that no later noun stands for.
_NO_ANTECEDENT = frozenset(
    {"itself", "unresolved", "law-word", "general-comment", "un-symbol", "resolution-number"}
)
_PROTOCOLS = frozenset({"protocol-to", "its-protocol"})  # whose abbreviations no list of names has
_NOT_SURE = frozenset({"unknown-name", "unresolved", "last-named", "alias-alone"})
_ACRONYM_BEHIND = re.compile(r"\s?[(（]\s?")


class ReferenceReader(ProtocolReader):
    """Reads the references of one text in its order; the memory learns names and definitions on the way."""

    def read(self, candidates: Sequence[Candidate]) -> list[Reference]:
        """The references that the candidates (in order of their places) are."""
        place = 0
        while place < len(candidates):
            candidate = candidates[place]
            place += 1
            if self.found and span_of(candidate)[0] < self.found[-1].end:
                continue
            reference = self._meaning(candidate, candidates[place : place + 3])
            if reference is not None and self._repeats_noun(reference):
                self.found[-1] = replace(self.found[-1], end=reference.end)
            elif reference is not None:
                self.found.append(reference)
                self._remember(reference)
                self._further_protocols(reference)
        return self.found

    def _repeats_noun(self, reference: Reference) -> bool:
        """Whether an abbreviation stands right behind the noun that means the same law: "Регламента GDPR"."""
        noun = self.found[-1] if self.found else None
        if noun is None or reference.rule != "instrument-acronym" or noun.slug != reference.slug:
            return False
        named = noun.rule.startswith("instrument-")
        return not named and self._text[noun.end : reference.start] == " "

    def _further_protocols(self, reference: Reference) -> None:
        """The second of "the Optional Protocols … on the sale of children … and on the involvement of children …"."""
        while reference.rule == "protocol-to" and reference.slug in NAMED_BY_SUBJECT:
            further = further_topic(self._text, reference.end)
            if further is None or further[0] == reference.slug or not self._held(further[0]):
                return
            slug, start, end = further
            reference = Reference(start, end, slug, "protocol-to", LAST, PROTOCOL, reference.treaty)
            self.found.append(reference)
            self._remember(reference)

    def _meaning(self, candidate: Candidate, following: Sequence[Candidate]) -> Reference | None:
        if isinstance(candidate, Reference):
            return candidate
        if isinstance(candidate, re.Match) and "protocol" in classes_of_noun(candidate):
            return self._protocol(candidate, following)
        _, end = span_of(candidate)
        suffix = suffix_at(self._text, end)
        if suffix is not None and (treaty := self._inside_marks(candidate)) is not None:
            return self._with_suffix(treaty, suffix)
        reference = self._treaty(candidate)
        return reference and self._up_to_next(reference, end, following)

    def _inside_marks(self, candidate: NameHit | re.Match[str]) -> Reference | None:
        """What a name or a noun means as a part of a longer title: 《公约任择议定书》."""
        text, memory = self._text, self._memory
        if isinstance(candidate, NameHit):
            use = meant_use(text, candidate, memory, self.found)
            return Reference(candidate.start, candidate.end, use.target, use.rule, 0.95) if use else None
        before = text[max(0, candidate.start() - NEAR) : candidate.start()]
        if candidate["han"] and not free_standing(before, candidate):
            return None
        classes = classes_of_noun(candidate)
        meant = resolved(candidate.group().strip("《》"), before.rstrip("《"), classes, memory)
        return Reference(*candidate.span(), meant[0], meant[1], meant[2], classes) if meant else None

    def _up_to_next(self, reference: Reference, end: int, following: Sequence[Candidate]) -> Reference:
        """An unknown name that does not run into a known one: "Directive 95/46/CE — et la — Convention …"."""
        if reference.rule not in _NOT_SURE:
            return reference
        acronym = next((one for one in following if isinstance(one, NameHit) and one.uses[0].exact), None)
        if acronym and _ACRONYM_BEHIND.fullmatch(self._text, reference.end, acronym.start):
            slug = acronym.uses[0].target
            if (
                len({use.target for use in acronym.uses}) == 1
                and self._memory.classes[slug] & reference.classes
            ):
                return replace(reference, slug=slug, rule="instrument-alias", score=0.9)
        if reference.rule != "unknown-name":
            return reference
        hits = (
            one.start for one in following if isinstance(one, NameHit) and end < one.start < reference.end
        )
        cut = next(hits, None)
        if cut is None:
            return reference
        shorter = without_trailing_words(self._text[reference.start : cut])
        return replace(reference, end=max(end, reference.start + len(shorter)))

    def _remember(self, reference: Reference) -> None:
        if reference.rule not in _NO_ANTECEDENT:
            aside = self._asides.holds(reference.start)
            treaty = reference.treaty if not reference.slug else ""
            self._memory.name(reference.slug, reference.classes, antecedent=not aside, treaty=treaty)
        for short in definition_after(self._text, reference.end):
            self._memory.define(short, reference.slug)
            if reference.rule in _PROTOCOLS and reference.slug and is_acronym(short):
                start = self._text.index(short, reference.end)
                self.found.append(replace(reference, start=start, end=start + len(short), rule="defined"))
