"""Random people take random steps: what readers see was seen by two, and no decision is taken back."""

from typing import Any

import hypothesis
import pytest
from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kb import curation
from kb.curation import CurationError
from kb.curation.revising import open_revision, proposed_mapping
from kb.history import verify_chain
from kb.ingest.editions.storing import store
from kb.models import Claim, Curated, Edition, Evidence, Institution, Passage, Revision, User
from kb.representing import SHAPES, shape_of
from tests import factories
from tests.curation.rules import BROKEN
from tests.ingest.parsed_editions import parsed_edition

pytestmark = pytest.mark.django_db

STEPS, SEQUENCES = 50, 12
PEOPLE = ("carla", "cleo", "rita", "rex")
ROLES = [Evidence.Role.ASSERTS, Evidence.Role.REPORTS, Evidence.Role.QUALIFIES, Evidence.Role.DISPUTES]
WORDS = st.sampled_from(["One.", "Two.", "Three.", "Four."])
PERSON = st.sampled_from(PEOPLE)
REVIEWER = st.sampled_from(["rita", "rex"])
#: What becomes of the names of a body.
CHANGE = st.sampled_from(["add", "take", "blank", "turn"])

VERBS = ["submit", "publish", "send_back", "withdraw"]
#: What is likely to be possible next; the others are tried, too.
NEXT = {"draft": ["submit"], "submitted": ["publish", "publish", "send_back"], "published": ["withdraw"]}


def words_of(name: str) -> str:
    return " ".join(name.split())


class Workflow(RuleBasedStateMachine):
    """Documents, editions, claims, claimants and evidence, on their way through the hands of four people."""

    people: dict[str, User]

    def __init__(self) -> None:
        super().__init__()
        self.records: list[Curated] = []
        #: What readers see, by record; only a second person changes it.
        self.seen: dict[tuple[str, int], Any] = {}
        self.ended: dict[tuple[str, int], str] = {}
        self.allowed: set[tuple[str, int]] = set()
        self.number = 0
        #: Names that readers see of each body, and by whom each was ever written and taken away; none is written twice.
        self.names: dict[int, set[str]] = {}
        self.wrote: dict[str, str] = {}
        self.took: dict[str, str] = {}
        self.frame = transaction.atomic()
        self.frame.__enter__()

    def teardown(self) -> None:
        assert verify_chain() == []
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)

    # ---- what people try; a refusal leaves everything as it was ----

    def tried(self, verb: Any, **arguments: Any) -> Any:
        try:
            with transaction.atomic():
                return verb(**arguments)
        except CurationError:
            return None

    def made(self, *records: Any) -> None:
        self.records += [record for record in records if record is not None]

    def one(self, data: st.DataObject, *kinds: type) -> Any:
        found = [record for record in self.records if not kinds or isinstance(record, kinds)]
        record = data.draw(st.sampled_from(found))
        return type(record)._default_manager.filter(pk=record.pk).first()

    @initialize()
    def base_that_readers_see(self) -> None:
        passage = factories.passage()
        claim = factories.claim(on=[passage])
        self.made(passage.edition.document, passage, claim, *claim.evidence.all())
        self.made(*(row.institution for row in claim.attributions.all()))

    @rule(who=PERSON, words=WORDS)
    def make_an_institution(self, who: str, words: str) -> None:
        self.number += 1
        mapping = {"slug": f"body-{self.number}", "name": words, "type": "ngo"}
        self.made(self.tried(curation.create, kind=Institution, mapping=mapping, by=self.people[who]))

    @rule(who=PERSON, data=st.data(), words=WORDS, role=st.sampled_from(ROLES))
    def state_a_claim(self, who: str, data: st.DataObject, words: str, role: str) -> None:
        self.number += 1
        party, passage = self.one(data, Institution), self.one(data, Passage)
        if party is None or passage is None:
            return
        mapping = {
            "slug": f"claim-of-{self.number}",
            "statement": words,
            "kind": "risk",
            "claimants": [f"institutions/{party.slug}"],
        }
        by = self.people[who]
        claim = self.tried(curation.create, kind=Claim, mapping=mapping, by=by)
        quote = passage.text or passage.anchor
        evidence = {"claim": claim, "passage": passage, "role": role, "quote": quote, "by": by}
        self.made(claim, self.tried(curation.add_evidence, **evidence))

    @rule(who=PERSON)
    def import_an_edition(self, who: str) -> None:
        self.number += 1
        document = factories.document(f"import-{self.number}", status="draft")
        edition = store(parsed_edition(["One.", "Two."]), document=document, by=self.people[who])
        self.made(document, edition, *edition.passages.all())

    @rule(who=PERSON, data=st.data(), words=WORDS)
    def change_a_record(self, who: str, data: st.DataObject, words: str) -> None:
        record = self.one(data, Claim, Institution, Evidence)
        if record is None:
            return
        revision = open_revision(record)
        mapping = {"note": words}
        if isinstance(record, Claim) and data.draw(st.booleans()):
            party = self.one(data, Institution)
            mapping = {"claimants": [f"institutions/{party.slug}"]} if party else mapping
        self.tried(
            curation.edit,
            record=record,
            mapping=mapping,
            by=self.people[who],
            version=record.version,
            proposal=revision.token if revision else "",
            why="Because.",
        )

    @rule(first=REVIEWER, second=PERSON, data=st.data(), one=CHANGE, two=CHANGE)
    def two_change_the_names_of_a_body_and_the_first_shows_them(
        self, first: str, second: str, data: st.DataObject, one: str, two: str
    ) -> None:
        """One row among others each: added, taken away, with another blank in it, or all in another order."""
        record = self.one(data, Institution)
        if record is None:
            return
        for who, change in ((first, one), (second, two)):
            record.refresh_from_db()
            self.change_a_name(record, who, change, data)
        record.refresh_from_db()
        self.tried(curation.submit, record=record, by=self.people[second])
        record.refresh_from_db()
        revision, by = open_revision(record), self.people[first]
        if revision is None:
            self.tried(curation.publish, record=record, by=by)
        elif self.tried(curation.publish_revision, revision=revision, by=by, token=revision.token):
            self.allowed.add((revision.kind, revision.record_pk))

    def change_a_name(self, record: Institution, who: str, change: str, data: st.DataObject) -> None:
        revision = open_revision(record)
        seen = proposed_mapping(shape_of(record).read_again(record), revision)
        names = [*seen.get("aliases", {}).get("en", [])]
        chosen = data.draw(st.sampled_from(names)) if names else ""
        self.number += 1
        wanted = {
            "add": [*names, f"name {self.number}"],
            "take": [name for name in names if name != chosen],
            "blank": [name.replace(" ", "  ") if name == chosen else name for name in names],
            "turn": names[::-1],
        }[change]
        saved = self.tried(
            curation.edit,
            record=record,
            mapping={"aliases": {"en": wanted}},
            by=self.people[who],
            version=record.version,
            proposal=revision.token if revision else "",
            why="Because.",
        )
        if saved is not None:
            self.wrote |= {words_of(name): who for name in wanted if words_of(name) not in self.wrote}
            self.took |= {words_of(name): who for name in names if name not in wanted and change == "take"}

    @rule(who=PERSON, data=st.data())
    def take_a_step(self, who: str, data: st.DataObject) -> None:
        record = self.one(data)
        if record is None:
            return
        verb = data.draw(st.sampled_from(NEXT.get(record.status, VERBS) * 3 + VERBS))
        why = {"why": "Because."} if verb in ("send_back", "withdraw") else {}
        name = f"{verb}_edition" if isinstance(record, Edition) else verb
        key = "edition" if isinstance(record, Edition) else "record"
        more = {"with_dependents": data.draw(st.booleans())} if verb == "withdraw" else {}
        self.tried(getattr(curation, name), **{key: record}, by=self.people[who], **why, **more)

    @rule(who=PERSON, other=st.sampled_from(["rita", "rex"]), data=st.data())
    def bring_to_readers(self, who: str, other: str, data: st.DataObject) -> None:
        """Two steps at once, or a sequence would seldom come far."""
        record = self.one(data, Claim, Institution, Edition, Evidence)
        if record is None:
            return
        key, name = ("edition", "_edition") if isinstance(record, Edition) else ("record", "")
        self.tried(getattr(curation, f"submit{name}"), **{key: record}, by=self.people[who])
        record.refresh_from_db()
        self.tried(getattr(curation, f"publish{name}"), **{key: record}, by=self.people[other])

    @precondition(lambda self: any(isinstance(record, Edition) for record in self.records))
    @rule(who=PERSON, data=st.data(), back=st.booleans())
    def hold_a_passage_back_or_let_it_go(self, who: str, data: st.DataObject, back: bool) -> None:
        edition = self.one(data, Edition)
        passage = data.draw(st.sampled_from(list(edition.passages.order_by("pk"))))
        verb = curation.hold_back_passages if back else curation.release_passages
        why = {"why": "Because."} if back else {}
        ids = [passage.public_id]
        self.tried(verb, edition=edition, public_ids=ids, by=self.people[who], **why)

    @precondition(lambda self: Revision.objects.open().exists())
    @rule(who=PERSON, data=st.data(), answer=st.sampled_from(["publish", "send_back", "drop"]))
    def answer_a_proposal(self, who: str, data: st.DataObject, answer: str) -> None:
        revision = data.draw(st.sampled_from(list(Revision.objects.open().order_by("pk"))))
        why = {"why": "Because."} if answer == "send_back" else {}
        author, key = revision.by, (revision.kind, revision.record_pk)
        verb = getattr(curation, f"{answer}_revision")
        done = self.tried(verb, revision=revision, by=self.people[who], token=revision.token, **why)
        if answer == "publish" and done is not None:
            assert author.username != who
            self.allowed.add(key)

    # ---- what must hold after every step ----

    @invariant()
    def rules_of_what_may_be_public_hold(self) -> None:
        connection.check_constraints()
        with connection.cursor() as cursor:
            for rule_broken, question in BROKEN.items():
                cursor.execute(question)
                assert cursor.fetchall() == [], rule_broken

    @invariant()
    def readers_see_other_words_only_where_a_second_person_said_so(self) -> None:
        now = {
            (kind, record.pk): shape_of(record).read(record)
            for kind in ("claim", "institution", "evidence", "document")
            for record in SHAPES[kind].queryset().filter(status=Curated.Status.PUBLISHED)
        }
        changed = {key for key, words in self.seen.items() if key in now and now[key] != words}
        assert changed <= self.allowed
        self.seen, self.allowed = {**self.seen, **now}, set()

    @invariant()
    def nobody_shows_readers_a_name_that_he_wrote_himself_or_takes_one_away_himself(self) -> None:
        for body in Institution.objects.published().select_related("published_by").prefetch_related("names"):
            now = {words_of(name.text) for name in body.names.all()}
            before, self.names[body.pk] = self.names.get(body.pk, set()), now
            by = body.published_by.username if body.published_by else ""
            assert by not in {self.wrote[name] for name in now - before}
            assert by not in {self.took[name] for name in before - now}

    @invariant()
    def what_was_ended_stays_ended(self) -> None:
        for (kind, pk), reason in self.ended.items():
            record = SHAPES[kind].model._default_manager.get(pk=pk)
            assert (record.status, record.end_reason) == ("withdrawn", reason)
        for kind in ("claim", "institution", "evidence", "passage", "edition", "document"):
            for record in SHAPES[kind].model._default_manager.filter(status="withdrawn"):
                self.ended[kind, record.pk] = record.end_reason


def test_no_sequence_of_steps_breaks_a_rule_or_undoes_a_decision(db: None) -> None:
    roles = {"c": User.Role.CURATOR, "r": User.Role.REVIEWER}
    Workflow.people = {name: factories.user(roles[name[0]], name) for name in PEOPLE}
    settings = hypothesis.settings(
        stateful_step_count=STEPS,
        max_examples=SEQUENCES,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    run_state_machine_as_test(Workflow, settings=settings)
