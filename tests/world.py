"""One small world, built through the real verbs, that tests share and can be told about in a sentence.

Carla (curator) drafts, Rita (reviewer) publishes, Ada (administrator) manages accounts.

themes:   privacy > surveillance                    law:   covenant: 17, 17.1
sources:  "Charter report"  #1 #2 #3                 parties: the council (institution), Ngozi Obi (person)
claims:   enough  (council)  ←asserts— report#1      enough  contradicts  missing
          missing (Ngozi)    ←asserts— report#2
issue:    "Is the covenant enough?"  yes: enough · no: missing
draft:    a claim, a passage, a tag that no reader may ever see (each holds the word CANARY)
"""

from dataclasses import dataclass
from typing import Any

from kb.anchoring import fingerprint
from kb.curation import add_evidence, create, publish, relate_claims, submit, tag
from kb.models import (
    Claim,
    Concept,
    Document,
    Evidence,
    Institution,
    Issue,
    LegalInstrument,
    Passage,
    Person,
    Provision,
    Scheme,
    User,
)
from tests import factories

CANARY = "CANARY"


@dataclass
class World:
    """The named things of the world."""

    carla: User
    rita: User
    ada: User
    privacy: Concept
    surveillance: Concept
    council: Institution
    ngozi: Person
    covenant: LegalInstrument
    article: Provision
    report: Document
    passages: list[Passage]
    enough: Claim
    missing: Claim
    issue: Issue
    draft_claim: Claim
    draft_passage: Passage


def people() -> tuple[User, User, User]:
    """Carla, Rita and Ada."""
    roles = (("carla", "curator"), ("rita", "reviewer"), ("ada", "administrator"))
    carla, rita, ada = (User.objects.create_user(name, f"{name}-password", role=role) for name, role in roles)
    return carla, rita, ada


def published(record: Any, carla: User, rita: User) -> Any:
    """The record, submitted by Carla and published by Rita."""
    return publish(record=submit(record=record, by=carla), by=rita)


def summary(path: str, text: str) -> dict[str, Any]:
    """The mapping of a summary passage."""
    return {
        "path": path,
        "kind": "paragraph",
        "summary": text,
        "anchor": text[:20],
        "fingerprint": fingerprint(text),
    }


def claim(slug: str, statement: str, claimant: str) -> dict[str, Any]:
    """The mapping of a claim."""
    return {
        "slug": slug,
        "statement": statement,
        "kind": "normative-position",
        "claimants": [claimant],
        "as_of": "2023-12",
    }


def build() -> World:
    """The whole world, published but for its drafts."""
    carla, rita, ada = people()

    def made(kind: Any, mapping: dict[str, Any], **columns: Any) -> Any:
        return published(create(kind=kind, mapping=mapping, by=carla, **columns), carla, rita)

    themes = Scheme.objects.create(slug="themes", label="Themes")
    privacy = made(
        Concept, {"slug": "privacy", "labels": {"en": "Privacy", "fr": "Vie privée"}}, scheme=themes
    )
    surveillance = made(
        Concept,
        {"slug": "surveillance", "broader": "privacy", "labels": {"en": "Surveillance"}},
        scheme=themes,
    )
    council = made(Institution, {"slug": "council", "name": "The Council", "type": "un"})
    ngozi = made(Person, {"slug": "ngozi-obi", "name": "Ngozi Obi", "family": "Obi", "given": "Ngozi"})
    covenant = made(
        LegalInstrument,
        {"slug": "covenant", "title": "Covenant on Everything", "form": "treaty", "binding": True},
    )
    article = made(
        Provision, {"path": "17", "label": "Article 17", "gist": "Keeps homes private."}, instrument=covenant
    )
    report = create(
        kind=Document,
        mapping={"slug": "report", "title": "Charter report", "kind": "report", "language": "en",
                 "date": "2023-12-01", "publishers": ["council"], "text_policy": "summaries"},
        by=carla,
    )  # fmt: skip
    edition = factories.edition(report, sha256="ab" * 32)
    report = edition.document = published(report, carla, rita)
    texts = (
        "The covenant is enough for now.",
        "The covenant lacks a right to be forgotten.",
        "Cameras watch streets.",
    )
    passages = [
        made(Passage, summary(str(number), text), edition=edition, position=number)
        for number, text in enumerate(texts, 1)
    ]
    for link in tag(targets=[passages[0]], concepts=[privacy], by=carla):
        published(link, carla, rita)
    for link in tag(targets=[passages[2]], concepts=[surveillance], by=carla):
        published(link, carla, rita)
    enough = published_claim(
        claim("enough", "The covenant suffices.", "institutions/council"),
        passages[0],
        "The covenant is enough",
        carla,
        rita,
    )
    missing = published_claim(
        claim("missing", "The covenant lacks a right.", "people/ngozi-obi"),
        passages[1],
        "lacks a right",
        carla,
        rita,
    )
    relation = relate_claims(
        claim=enough, kind="contradicts", other=missing, reason="Enough against lacking.", by=carla
    )
    published(relation, carla, rita)
    issue = made(
        Issue,
        {"slug": "enough", "question": "Is the covenant enough?", "tags": ["themes/privacy"],
         "positions": [{"slug": "yes", "label": "It is", "claims": ["enough"]},
                       {"slug": "no", "label": "It is not", "claims": ["missing"]}]},
    )  # fmt: skip
    draft_passage = create(
        kind=Passage, mapping=summary("4", f"{CANARY} paragraph"), by=carla, edition=edition, position=4
    )
    draft_claim = create(
        kind=Claim, mapping=claim("draft", f"{CANARY} claim", "institutions/council"), by=carla
    )
    add_evidence(claim=draft_claim, passage=draft_passage, role="asserts", quote=CANARY, by=carla)
    tag(targets=[passages[1]], concepts=[surveillance], by=carla)
    return World(
        carla, rita, ada, privacy, surveillance, council, ngozi, covenant, article, report, passages,
        enough, missing, issue, draft_claim, draft_passage,
    )  # fmt: skip


def published_claim(mapping: dict[str, Any], passage: Passage, quote: str, carla: User, rita: User) -> Claim:
    """A claim with one piece of evidence, both published: the evidence first, because the claim needs it."""
    made = create(kind=Claim, mapping=mapping, by=carla)
    evidence = add_evidence(claim=made, passage=passage, role=Evidence.Role.ASSERTS, quote=quote, by=carla)
    published(evidence, carla, rita)
    return published(made, carla, rita)
