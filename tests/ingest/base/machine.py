"""Random editors of a base and random people: rules that a machine may take up, and what must hold after every step.

The base changes, drops and brings back what it says; people propose, publish, withdraw, merge, rename, remove links and
decide about differences; the site is started again. A ledger keeps what people decided last; the machine knows nothing
of how loading decides.
"""

import copy
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kb import curation
from kb.curation import CurationError
from kb.curation.base_conflicts import ask_again, keep_what_is_here, take_from_base
from kb.curation.revising import open_revision
from kb.ingest.base import load_base
from kb.ingest.base.endings import NO_LONGER
from kb.models import (
    BaseConflict,
    Claim,
    Concept,
    HistoryEvent,
    OutboxEntry,
    Passage,
    PassageTag,
    Revision,
    User,
)
from kb.representing import SHAPES
from tests.curation.rules import BROKEN
from tests.ingest.base.folders import Folder
from tests.ingest.base.folders import claim as a_claim

#: Kind in the folder, name in the base, key: the texts that both sides change.
TEXTS = [
    ("claims", "cameras", "statement"),
    ("claims", "cameras", "note"),
    ("claims", "act", "note"),
    ("themes", "speech", "definition"),
    ("themes", "privacy", "definition"),
]
MODELS: dict[str, Any] = {"claims": Claim, "themes": Concept}
#: Where what a person ended stays ended.
ENDED = ("claim", "concept", "edition", "evidence", "passage", "passage-tag", "claim-relation")
QUOTES = {"1": "hold online", "2": "cameras", "3": "states should"}
MOST_CLAIMS = 6
WORDS = st.sampled_from(["One.", "Two.", "Three."])
CHANGES = st.dictionaries(st.sampled_from(TEXTS), WORDS, min_size=2)
WHY = "It is not so."
type Text = tuple[str, str, str]


class LoadsAndEdits(RuleBasedStateMachine):
    """A site whose base was loaded once, then anything in any order."""

    rita: User
    ada: User
    path: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Folder(self.path)
        self.first = copy.deepcopy(self.folder)
        load_base(self.folder.write())
        self.keys = {(kind, name): MODELS[kind].objects.get(slug=name).pk for kind, name, _key in TEXTS}
        #: What the base said at the last load, and what people decided since it said something else.
        self.loaded: dict[Text, str] = {text: self.in_base(text) for text in TEXTS}
        self.people_s: dict[Text, str] = {}
        self.ended: dict[tuple[str, int], tuple[str, str]] = {}

    # ---- what there is ----

    def in_base(self, text: Text) -> str:
        kind, name, key = text
        return str(self.folder.one(kind, name).get(key) or "")

    def record(self, text: Text) -> Any:
        kind, name, _key = text
        return MODELS[kind].objects.get(pk=self.keys[kind, name])

    def here(self, text: Text) -> str:
        return str(getattr(self.record(text), text[2]))

    def tried(self, verb: Any, **arguments: Any) -> bool:
        """Whether people could do it; a refusal leaves everything as it was."""
        try:
            with transaction.atomic():
                verb(**arguments)
        except CurationError:
            return False
        self.note_what_ended()
        return True

    def note_what_ended(self) -> None:
        for kind in ENDED:
            for record in SHAPES[kind].model._default_manager.filter(status__in=["withdrawn", "superseded"]):
                if record.end_reason != NO_LONGER:
                    self.ended[kind, record.pk] = (record.status, record.end_reason)

    def waiting(self) -> dict[Text, BaseConflict]:
        """The questions about texts that wait for a person."""
        found = BaseConflict.objects.to_decide().select_related("entry")
        asked = ((self.text_of(conflict), conflict) for conflict in found)
        return {text: conflict for text, conflict in asked if text is not None}

    def text_of(self, conflict: BaseConflict) -> Text | None:
        kinds = {"claim": "claims", "concept": "themes"}
        about = (kinds.get(conflict.entry.kind), conflict.field, conflict.entry.record_pk)
        return next((text for text in TEXTS if (text[0], text[2], self.keys[text[:2]]) == about), None)

    # ---- the editors of the base ----

    @rule(changes=CHANGES)
    def base_changes_texts(self, changes: dict[Text, str]) -> None:
        for (kind, name, key), words in changes.items():
            self.folder.one(kind, name)[key] = words

    @rule(text=st.sampled_from(TEXTS))
    def base_goes_back_to_its_first_words(self, text: Text) -> None:
        kind, name, key = text
        record, first = self.folder.one(kind, name), self.first.one(kind, name)
        record.pop(key, None)
        record.update({key: first[key]} if key in first else {})

    @rule(name=st.sampled_from(["1", "2"]))
    def base_drops_or_brings_back_a_tag(self, name: str) -> None:
        tags = self.folder.one("passages", name)["tags"]
        tags.remove("themes/speech") if "themes/speech" in tags else tags.append("themes/speech")

    @rule()
    def base_brings_a_relation_or_drops_it(self) -> None:
        new = {"claim": "act", "kind": "qualifies", "other": "cameras", "reason": "In part."}
        relations = self.folder.relations
        relations.remove(new) if new in relations else relations.append(new)

    @rule(data=st.data())
    def base_brings_a_claim_and_is_loaded(self, data: st.DataObject) -> None:
        """On a passage that people withdrew, if there is one."""
        number = len(self.folder.claims) + 1
        ended = Passage.objects.filter(status="withdrawn").order_by("path").values_list("path", flat=True)
        path = data.draw(st.sampled_from(list(ended) or ["1", "2", "3"]))
        if number <= MOST_CLAIMS:
            self.folder.claims.append(a_claim(f"more-{number}", f"report#{path}", QUOTES[path]))
        self.base_is_loaded()

    # ---- people ----

    @rule(changes=CHANGES, publishes=st.booleans())
    def person_edits_texts(self, changes: dict[Text, str], publishes: bool) -> None:
        """Proposed by one; sometimes published by another at once, or a sequence would seldom come far."""
        for text, words in changes.items():
            record = self.record(text)
            revision = open_revision(record)
            self.tried(
                curation.edit,
                record=record,
                mapping={text[2]: words},
                by=self.rita,
                version=record.version,
                proposal=revision.token if revision else "",
                why="So it is.",
            )
            proposed = open_revision(record)
            if publishes and proposed is not None:
                self.answer(proposed, "publish")

    @precondition(lambda self: Revision.objects.open().exists())
    @rule(data=st.data(), verb=st.sampled_from(["publish", "send_back", "drop"]))
    def person_answers_a_proposal(self, data: st.DataObject, verb: str) -> None:
        self.answer(data.draw(st.sampled_from(list(Revision.objects.open().order_by("pk")))), verb)

    def answer(self, revision: Revision, verb: str) -> None:
        words = {one.field: one.after_value or "" for one in revision.changes.all()}
        why = {"why": "Not yet."} if verb == "send_back" else {}
        call = getattr(curation, f"{verb}_revision")
        if (
            self.tried(call, revision=revision, by=self.ada, token=revision.token, **why)
            and verb == "publish"
        ):
            for text in TEXTS:
                if self.record(text).pk == revision.record_pk and text[2] in words:
                    self.note_decision(text, str(words[text[2]]))

    def note_decision(self, text: Text, words: str) -> None:
        """A person's words are a decision of theirs unless they are those of the base."""
        self.people_s[text] = words
        if words == self.loaded[text]:
            del self.people_s[text]

    @rule(name=st.sampled_from([("claims", "act"), ("themes", "speech")]))
    def person_withdraws(self, name: tuple[str, str]) -> None:
        record = MODELS[name[0]].objects.get(pk=self.keys[name])
        self.tried(curation.withdraw, record=record, by=self.rita, why=WHY, with_dependents=True)

    @rule(path=st.sampled_from(["1", "3"]))
    def person_withdraws_a_passage(self, path: str) -> None:
        passage = Passage.objects.get(path=path)
        self.tried(curation.withdraw, record=passage, by=self.rita, why=WHY, with_dependents=True)

    @rule()
    def person_merges_a_theme(self) -> None:
        speech, privacy = (
            Concept.objects.get(pk=self.keys["themes", name]) for name in ("speech", "privacy")
        )
        self.tried(curation.merge, record=speech, into=privacy, by=self.rita, why="One thing.")

    @rule(slug=st.sampled_from(["private-life", "home-life", "privacy"]))
    def person_renames_a_theme(self, slug: str) -> None:
        record = Concept.objects.get(pk=self.keys["themes", "privacy"])
        self.tried(curation.rename, record=record, slug=slug, by=self.rita, why="Clearer.")

    @rule(data=st.data())
    def person_removes_a_tag(self, data: st.DataObject) -> None:
        tags = list(PassageTag.objects.filter(status="published").order_by("pk"))
        if tags:
            self.tried(curation.remove_link, link=data.draw(st.sampled_from(tags)), by=self.rita, why=WHY)

    @rule(data=st.data())
    def person_publishes_what_the_base_could_not(self, data: st.DataObject) -> None:
        held = list(Claim.objects.submitted().order_by("pk"))
        if held:
            self.tried(curation.publish, record=data.draw(st.sampled_from(held)), by=self.rita)

    @precondition(lambda self: BaseConflict.objects.to_decide().exists())
    @rule(data=st.data(), takes=st.booleans())
    def person_decides_about_a_difference(self, data: st.DataObject, takes: bool) -> None:
        conflict = data.draw(st.sampled_from(list(BaseConflict.objects.to_decide().order_by("pk"))))
        text = self.text_of(conflict)
        if not takes:
            self.tried(keep_what_is_here, conflict=conflict, by=self.rita)
            if text is not None:
                self.note_decision(text, self.here(text))
        elif (
            self.tried(take_from_base, conflict=conflict, by=self.rita, why="The base is right.")
            and text is not None
        ):
            self.note_decision(text, self.here(text))

    @precondition(lambda self: BaseConflict.objects.decided().exists())
    @rule(data=st.data())
    def person_asks_again(self, data: st.DataObject) -> None:
        decided = list(BaseConflict.objects.decided().order_by("pk"))
        self.tried(ask_again, conflict=data.draw(st.sampled_from(decided)), by=self.rita)

    # ---- loading ----

    @rule()
    def base_is_loaded(self) -> None:
        self.people_s = {text: words for text, words in self.people_s.items() if words != self.in_base(text)}
        asked, proposed, before = self.waiting(), proposals(), self.loaded
        load_base(self.folder.write())
        self.loaded = {text: self.in_base(text) for text in TEXTS}
        assert proposals() == proposed, "a proposed change was lost"
        waiting = self.waiting()
        for text in TEXTS:
            if not self.record(text).has_ended:
                self.check_loaded(text, before[text], asked.get(text), waiting.get(text))

    def check_loaded(
        self, text: Text, before: str, asked: BaseConflict | None, waiting: BaseConflict | None
    ) -> None:
        """The base's words came, or a person stands against them; who has not decided is asked."""
        says = self.loaded[text]
        if self.here(text) == says:
            return
        if waiting is not None:
            assert (waiting.base_value or "") == says, f"{text}: the question tells older words of the base"
            return
        went_back = asked is not None and (asked.value_before or "") == says
        assert asked is None or went_back, f"{text}: a question that nobody answered is gone"
        assert text in self.people_s, f"{text}: the base alone changed it, and it did not come"
        assert before == says or went_back, f"{text}: both changed it, and nobody is asked"

    @rule(text=st.sampled_from(TEXTS), mine=WORDS, theirs=WORDS, publishes=st.booleans())
    def both_change_one_text_and_base_is_loaded(
        self, text: Text, mine: str, theirs: str, publishes: bool
    ) -> None:
        """What is decided most often here, and would seldom come about by chance."""
        self.person_edits_texts({text: mine}, publishes)
        self.base_changes_texts({text: theirs})
        self.base_is_loaded()

    @rule()
    def base_is_loaded_twice(self) -> None:
        self.base_is_loaded()
        before = footprints()
        path = self.folder.write() / "claims/claims.yaml"
        path.write_text(path.read_text() + "\n# the same in other bytes\n")
        load_base(self.folder.path)
        assert footprints() == before

    @rule()
    def site_is_started_again(self) -> None:
        """A start loads what is in the folder, as it was loaded before."""
        before = footprints()
        load_base(self.folder.path, join=True)
        assert footprints() == before

    # ---- what must hold ----

    @invariant()
    def what_people_wrote_stands(self) -> None:
        for text, words in self.people_s.items():
            if not self.record(text).has_ended:
                assert self.here(text) == words, f"{text}: a person's words were undone"

    @invariant()
    def what_people_ended_has_ended(self) -> None:
        for (kind, pk), end in self.ended.items():
            record = SHAPES[kind].model._default_manager.get(pk=pk)
            assert (record.status, record.end_reason) == end, f"{kind}: {record}"

    @invariant()
    def rules_of_what_may_be_public_hold(self) -> None:
        connection.check_constraints()
        with connection.cursor() as cursor:
            for rule_broken, question in BROKEN.items():
                cursor.execute(question)
                assert cursor.fetchall() == [], rule_broken

    @invariant()
    def no_record_is_made_twice(self) -> None:
        assert Concept.objects.count() == 3
        assert Claim.objects.count() <= len(self.folder.claims)
        assert PassageTag.objects.count() <= 4


def proposals() -> set[Any]:
    """Every proposed change that waits, in its wording."""
    return set(
        Revision.objects.open().values_list("kind", "record_pk", "by", "changes__field", "changes__after")
    )


def footprints() -> tuple[int, int, list[Any]]:
    records = [
        (kind, row)
        for kind, shape in SHAPES.items()
        for row in shape.model._default_manager.order_by("pk").values_list("pk", "status", "version")
    ]
    return HistoryEvent.objects.count(), OutboxEntry.objects.count(), records
