"""Work in progress of every kind, with a mark in every text, that no reader may notice in any way."""

from collections.abc import Iterator
from typing import Any

from kb.curation import (
    add_evidence,
    cite_provision,
    create,
    edit,
    mark_nothing_to_tag,
    relate_claims,
    rename,
    send_back_revision,
    submit,
    submit_edition,
    tag,
    verify,
)
from kb.curation.revising import open_revision
from kb.ingest.editions.storing import store
from kb.models import (
    Claim,
    Concept,
    Curated,
    Document,
    Edition,
    Institution,
    Issue,
    LegalInstrument,
    Passage,
    Person,
    Provision,
    User,
)
from tests.ingest.parsed_editions import parsed_edition
from tests.world import CANARY, World, claim, summary

#: How many of each kind there are; every second one is submitted.
OF_EACH = 4
MARK = CANARY.lower()


def fill(world: World) -> list[Curated]:
    """Draft and submit records of every kind, alone and between published ones, through the real verbs."""
    made = [*_parties(world), *_vocabulary(world), *_law(world), *_sources(world), *_claims(world)]
    made += [*_links(world)]
    for record in made[::2]:
        record.refresh_from_db()
        if record.status == Curated.Status.DRAFT:  # the others went along with what names them
            submit(record=record, by=world.carla)
    _changes_of_drafts(made, world.carla, world.rita)
    _proposals(world)
    return [*made, *_editions(world)]


def _editions(world: World) -> Iterator[Curated]:
    """Imported texts of a published document, in each step before readers see them."""
    for number in range(OF_EACH):
        edition = store(
            parsed_edition([f"{CANARY} words {number}.", f"{CANARY} more."]),
            document=world.report,
            by=world.carla,
        )
        if number % 2:
            submit_edition(edition=edition, by=world.carla)
            edition.refresh_from_db()
        yield edition


def _proposals(world: World) -> None:
    """Changes of published records that wait for another person, of every kind that can be changed so."""
    changes: tuple[tuple[Any, dict[str, Any]], ...] = (
        (world.enough, {"statement": f"{CANARY} statement", "reporters": ["people/ngozi-obi"]}),
        (world.council, {"name": CANARY, "names": {"fr": CANARY}}),
        (world.ngozi, {"note": CANARY}),
        (world.privacy, {"labels": {"en": CANARY}, "alt_labels": {"en": [f"{CANARY} too"]}}),
        (world.covenant, {"title": CANARY, "aliases": {"en": [CANARY]}}),
        (world.article, {"gist": CANARY}),
        (world.report, {"title": CANARY, "contributors": [{"role": "author", "person": "ngozi-obi"}]}),
        (world.passages[0], {"summary": CANARY}),
        (world.issue, {"question": CANARY}),
        (world.enough.evidence.published().get(), {"note": CANARY}),
    )
    for record, mapping in changes:
        record.refresh_from_db()
        for author in (world.carla, world.rita):  # the second changes what the first proposed
            revision = open_revision(record)
            edit(
                record=record,
                mapping=mapping | ({"note": f"{CANARY} {author}"} if "note" in mapping else {}),
                by=author,
                version=record.version,
                proposal=revision.token if revision else "",
                why=CANARY,
            )
    revision = open_revision(world.council)
    assert revision is not None
    send_back_revision(revision=revision, by=world.ada, token=revision.token, why=CANARY)


def _numbered(kind: type[Curated], world: World, mapping: dict[str, Any], **columns: Any) -> Iterator[Any]:
    """`OF_EACH` drafts; in what names them, the mapping's first value, `#` stands for the number."""
    for number in range(OF_EACH):
        own = {
            key: value.replace("#", str(number)) if isinstance(value, str) else value
            for key, value in mapping.items()
        }
        yield create(kind=kind, mapping=own, by=world.carla, **columns)


def _parties(world: World) -> Iterator[Curated]:
    names = {"fr": f"{CANARY} nom", "ar": f"{CANARY} اسم"}
    yield from _numbered(
        Institution,
        world,
        {
            "slug": f"{MARK}-body-#",
            "name": f"{CANARY} body of the Council",
            "type": "ngo",
            "parent": "council",
            "names": names,
            "aliases": {"en": [f"{CANARY} alias"]},
            "url": f"https://{MARK}.example/",
            "note": f"{CANARY} note",
        },
    )
    yield from _numbered(
        Person,
        world,
        {
            "slug": f"{MARK}-person-#",
            "name": f"{CANARY} Obi",
            "family": CANARY,
            "given": "Ngozi",
            "affiliations": [{"institution": "council", "role": f"{CANARY} member"}],
            "note": f"{CANARY} note",
        },
    )


def _vocabulary(world: World) -> Iterator[Curated]:
    yield from _numbered(
        Concept,
        world,
        {
            "slug": f"{MARK}-theme-#",
            "broader": "privacy",
            "labels": {"en": f"{CANARY} theme", "fr": f"{CANARY} thème"},
            "alt_labels": {"en": [f"{CANARY} other"]},
            "definition": f"{CANARY} definition",
            "scope_note": f"{CANARY} scope",
            "related": ["themes/surveillance"],
        },
        scheme=world.privacy.scheme,
    )


def _law(world: World) -> Iterator[Curated]:
    yield from _numbered(
        LegalInstrument,
        world,
        {
            "slug": f"{MARK}-law-#",
            "title": f"{CANARY} Covenant",
            "short_title": CANARY,
            "form": "treaty",
            "issuers": ["council"],
            "summary": f"{CANARY} summary",
            "note": f"{CANARY} note",
        },
    )
    yield from _numbered(
        Provision,
        world,
        {"path": "9#", "label": f"{CANARY} Article", "heading": CANARY, "gist": f"{CANARY} gist"},
        instrument=world.covenant,
    )


def _sources(world: World) -> Iterator[Curated]:
    yield from _numbered(
        Document,
        world,
        {
            "slug": f"{MARK}-document-#",
            "title": f"{CANARY} report",
            "subtitle": CANARY,
            "kind": "report",
            "language": "en",
            "date": "2023-11",
            "abstract": f"{CANARY} abstract",
            "publishers": ["council"],
            "contributors": [{"role": "author", "person": "ngozi-obi", "name_as_printed": f"{CANARY} Obi"}],
            "access_points": [{"url": f"https://{MARK}.example/report"}],
            "note": f"{CANARY} note",
        },
    )
    edition = Edition.objects.get(document=world.report)
    for number in range(OF_EACH):
        mapping = summary(f"8{number}", f"{CANARY} paragraph between published ones {number}")
        yield create(kind=Passage, mapping=mapping, by=world.carla, edition=edition, position=1)


def _claims(world: World) -> Iterator[Curated]:
    for number in range(OF_EACH):
        mapping = claim(f"{MARK}-claim-{number}", f"{CANARY} claim {number}", "institutions/council")
        mapping |= {
            "reporters": ["people/ngozi-obi"],
            "quantities": [{"value": "7", "unit": f"{CANARY} units"}],
            "note": f"{CANARY} note",
        }
        yield create(kind=Claim, mapping=mapping, by=world.carla)
    yield from _numbered(
        Issue,
        world,
        {
            "slug": f"{MARK}-issue-#",
            "question": f"{CANARY} question?",
            "summary": CANARY,
            "balance": CANARY,
            "tags": ["themes/privacy"],
            "positions": [
                {"slug": MARK, "label": CANARY, "summary": CANARY, "claims": ["enough", "missing"]}
            ],
        },
    )


def _links(world: World) -> Iterator[Curated]:
    """Unpublished links between published records: tags, evidence, citations, a relation, a verification."""
    first, second, third = world.passages
    carla = world.carla
    mark_nothing_to_tag(
        passage=second, by=carla
    )  # a note among curators on what readers see; the next tag takes it back
    second.refresh_from_db()
    yield from tag(targets=[first, second], concepts=[world.surveillance], by=carla)
    yield from tag(targets=[third], concepts=[world.privacy], by=carla)
    yield from tag(
        targets=[world.enough, world.missing], concepts=[world.privacy, world.surveillance], by=carla
    )
    for number, role in enumerate(("supports", "disputes", "qualifies", "reports")):
        yield add_evidence(
            claim=world.enough, passage=third, role=role, quote=f"{CANARY} {number}", note=CANARY, by=carla
        )
    law = {"instrument": world.covenant, "as_printed": CANARY, "by": carla}
    for source in (first, second, world.enough, world.missing):
        yield cite_provision(source=source, provision=world.article, **law)
        yield cite_provision(source=source, relation="criticises", **law)
    yield relate_claims(claim=world.missing, kind="qualifies", other=world.enough, reason=CANARY, by=carla)
    yield relate_claims(claim=world.enough, kind="narrows", other=world.missing, reason=CANARY, by=carla)
    for about in (world.enough, world.missing):
        mapping = {
            "status": "contradicted",
            "provision": "covenant:17",
            "note": CANARY,
            "checked": "2026-11-01",
        }
        yield verify(claim=about, mapping=mapping, by=carla)


def _changes_of_drafts(made: list[Curated], carla: User, rita: User) -> None:
    """Drafts are edited, renamed and marked, too; their history is nobody else's."""
    for record in made:
        if isinstance(record, Person | Institution):
            record.refresh_from_db()
            edit(
                record=record,
                mapping={"note": f"{CANARY} changed"},
                by=carla,
                version=record.version,
                why=CANARY,
            )
        if isinstance(record, Document | Issue):
            rename(record=record, slug=f"{record.slug}-renamed", by=rita, why=CANARY)
        if isinstance(record, Passage):
            mark_nothing_to_tag(passage=record, by=carla)
