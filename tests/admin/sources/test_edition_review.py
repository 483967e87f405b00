"""The page of a whole edition: what was said on its passages, and what stays behind when the edition alone goes on."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from kb import curation
from kb.admin.sources.document_records import drafts_of
from kb.admin.sources.said_on_passages import said_on
from kb.admin.sources.wordless_passages import silent_in
from kb.admin.work import what_waits
from kb.curation.editions import hold_back_passages, publish_edition, submit_edition
from kb.curation.seen_marks import mark_of
from kb.ingest.editions.reanchoring import reanchor
from kb.ingest.editions.stored_rows import Arrival
from kb.ingest.editions.storing import store_all
from kb.ingest.sources.file_store import keep
from kb.models import Claim, Curated, Document, Edition, Evidence, PassageTag, SourceFile
from tests import factories
from tests.ingest.parsed_editions import parsed_edition
from tests.world import World, claim

from ..browsing import address, all_listed
from ..browsing import said as said_of

pytestmark = pytest.mark.django_db

LANTERN = "The lantern in the harbour was lit by a keeper who counted every ship that passed in winter."
BRIDGE = "Nobody in the orchard knew why the copper bridge had been painted with silver stars that year."
CELLAR = "A basket of turnips and a letter without a stamp stood for three days beside the cellar window."


def arrived(world: World, *texts: str, policy: str = "full") -> Edition:
    """An imported text of a new document, as drafts of Carla."""
    mapping = {
        "slug": "letter", "title": "A letter", "kind": "report", "language": "en", "date": "2023",
        "text_policy": policy, "rights": "CC BY 4.0",
    }  # fmt: skip
    document = curation.create(kind=Document, mapping=mapping, by=world.carla)
    return store_all([Arrival(parsed_edition(texts), document)], by=world.carla)[0]


@pytest.fixture
def edition(world: World) -> Edition:
    return arrived(world, LANTERN, BRIDGE, CELLAR)


@pytest.fixture
def said(world: World, edition: Edition) -> tuple[Claim, Evidence, PassageTag]:
    """A claim, the words it rests on and a tag, all of them drafts of Carla."""
    first = edition.passages.get(path="1")
    made = curation.create(
        kind=Claim, mapping=claim("counted", "Ships are counted.", "institutions/council"), by=world.carla
    )
    evidence = curation.add_evidence(
        claim=made, passage=first, role="asserts", quote="counted every ship", by=world.carla
    )
    (tag,) = curation.tag(targets=[first], concepts=[world.privacy], by=world.carla)
    return made, evidence, tag


def page(client: Client, edition: Edition) -> str:
    return client.get(f"/admin/kb/edition/{edition.pk}/change/").content.decode()


def test_curator_is_told_what_does_not_go_along_before_and_after_submitting(
    world: World, edition: Edition, said: Any, carla: Client
) -> None:
    assert "3 drafts of yours on its passages (claims, evidence, tags, citations) do not go along" in page(
        carla, edition
    )
    submit_edition(edition=edition, by=world.carla)
    told = page(carla, edition)
    assert "3 drafts of yours on its passages (claims, evidence, tags, citations) are not submitted." in told
    assert '/admin/passages/letter/submit-all/"' in told
    assert "drafts of yours" in carla.get("/admin/passages/letter/").content.decode()


def test_what_is_submitted_or_anothers_is_not_told_as_ones_own_draft(
    world: World, edition: Edition, said: tuple[Curated, ...], carla: Client, rita: Client
) -> None:
    assert "of yours" not in page(rita, edition)
    submit_edition(edition=edition, by=world.carla)
    curation.submit(record=said[0], by=world.carla)  # with its evidence
    assert "1 draft of yours on its passages" in page(carla, edition)
    curation.submit(record=said[2], by=world.carla)
    assert "of yours" not in page(carla, edition)


def test_reviewer_reads_what_was_said_where_he_decides_with_its_standing(
    world: World, edition: Edition, said: tuple[Curated, ...], rita: Client, carla: Client
) -> None:
    submit_edition(edition=edition, by=world.carla)
    for record in (said[0], said[2]):
        curation.submit(record=record, by=world.carla)
    told = page(rita, edition)
    for words in ("Ships are counted.", "counted every ship", "Privacy", "Claims (1 submitted)"):
        assert words.lower() in told.lower(), words
    assert "3 submitted records on its passages" in told
    assert '/admin/passages/letter/publish-all/"' in told
    assert "publish-all" not in page(carla, edition)
    publish_edition(edition=edition, by=world.rita)
    assert "3 submitted records on its passages" in page(rita, edition)


def test_tags_of_its_claims_are_counted_too(world: World, edition: Edition, said: Any) -> None:
    curation.tag(targets=[said[0]], concepts=[world.privacy], by=world.carla)
    assert said_on(edition, world.carla).my_drafts == 4
    assert said_on(edition, world.rita).my_drafts == 0


def test_edition_of_which_nothing_was_said_says_nothing_of_it(edition: Edition, carla: Client) -> None:
    told = page(carla, edition)
    assert "Said on its passages" not in told
    assert "submit-all" not in told


def test_what_was_said_is_counted_in_one_question_however_much_it_is(
    world: World, edition: Edition, said: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for passage in edition.passages.all():
        factories.tag(passage, factories.concept())
    with django_assert_num_queries(1):
        assert said_on(edition, world.carla).my_drafts == 3


def test_page_asks_as_many_questions_for_forty_tags_as_for_four(
    world: World, edition: Edition, rita: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for passage in edition.passages.all():
        for _number in range(13):
            factories.tag(passage, factories.concept(), status="draft")
    with django_assert_max_num_queries(30):
        page(rita, edition)


@pytest.fixture
def shown(world: World, edition: Edition) -> Edition:
    """The edition as readers have it, its second passage held back by Rita."""
    second = edition.passages.get(path="2").public_id
    submit_edition(edition=edition, by=world.carla)
    hold_back_passages(edition=edition, public_ids=[second], by=world.rita, why="A private address.")
    publish_edition(edition=edition, by=world.rita)
    edition.refresh_from_db()
    return edition


def release(client: Client, edition: Edition, *paths: str) -> None:
    ids = list(edition.passages.filter(path__in=paths).values_list("public_id", flat=True))
    client.post(f"/admin/kb/edition/{edition.pk}/verbs/release/", {"passage": ids})


def statuses(edition: Edition) -> list[str]:
    return list(edition.passages.order_by("position").values_list("status", flat=True))


def test_reviewer_lets_a_passage_go_that_was_held_back_when_the_edition_was_published(
    world: World, shown: Edition, rita: Client, client: Client
) -> None:
    told = page(rita, shown)
    assert told.count('type="checkbox" name="passage"') == 1
    assert "Publish what is ticked after all" in told
    assert BRIDGE not in client.get("/documents/letter/").content.decode()
    release(rita, shown, "2")
    assert statuses(shown) == ["published"] * 3
    second = shown.passages.get(path="2")
    assert (second.submitted_by, second.published_by) == (world.carla, world.rita)
    assert BRIDGE in client.get("/documents/letter/").content.decode()
    assert "Publish what is ticked" not in page(rita, shown)


def test_curator_lets_no_passage_go(shown: Edition, carla: Client) -> None:
    assert "Publish what is ticked" not in page(carla, shown)
    release(carla, shown, "2")
    assert statuses(shown) == ["published", "draft", "published"]


def test_passage_that_somebody_changed_since_is_not_let_go_unseen(
    world: World, shown: Edition, rita: Client
) -> None:
    second = shown.passages.get(path="2")
    mapping = {"language": "fr"}
    curation.edit(record=second, mapping=mapping, by=world.carla, version=second.version, why="French.")
    release(rita, shown, "2")
    assert statuses(shown) == ["published", "draft", "published"]


def test_reviewer_does_not_let_go_what_he_submitted(world: World, edition: Edition, rita: Client) -> None:
    submit_edition(edition=edition, by=world.rita)
    second = edition.passages.get(path="2").public_id
    hold_back_passages(edition=edition, public_ids=[second], by=world.ada, why="No.")
    publish_edition(edition=edition, by=world.ada)
    release(rita, edition, "2")
    assert statuses(edition) == ["published", "draft", "published"]


def test_what_a_reviewer_held_or_sent_back_is_work_of_its_curator_and_none_of_his(
    world: World, shown: Edition, said: tuple[Curated, ...], carla: Client, rita: Client
) -> None:
    curation.submit(record=said[0], by=world.carla)
    curation.send_back(record=said[0], by=world.rita, why="Which ships?")
    assert "Ships are counted." not in rita.get("/admin/work/?part=drafts").content.decode()
    assert drafts_of(shown.document, world.rita) == []
    assert what_waits.counts_of(world.rita)["drafts"] == 0
    told = carla.get("/admin/work/?part=sent-back").content.decode()
    assert "Ships are counted." in told
    assert "A private address." in told
    assert said[0] in drafts_of(shown.document, world.carla)


NO_WORDS = "no words of 3 passages"


@pytest.mark.parametrize(("policy", "silent"), [("summaries", True), ("excerpts", True), ("full", False)])
def test_edition_of_which_readers_will_see_no_words_says_so_wherever_it_is_sent_on(
    policy: str, silent: bool, world: World, carla: Client, rita: Client
) -> None:
    edition = arrived(world, LANTERN, BRIDGE, CELLAR, policy=policy)
    for where in (f"/admin/kb/edition/{edition.pk}/change/", "/admin/passages/letter/"):
        assert (NO_WORDS in carla.get(where).content.decode()) == silent
    told = carla.get("/admin/passages/letter/submit-all/").content.decode()
    assert ("see no words of 3 of them" in told) == silent
    submit_edition(edition=edition, by=world.carla)
    assert (f"Readers will see {NO_WORDS}" in page(rita, edition)) == silent
    publish_edition(edition=edition, by=world.rita)
    assert (f"Readers see {NO_WORDS}" in page(rita, edition)) == silent


def test_passage_with_a_summary_or_an_excerpt_is_none_of_which_readers_see_no_words(world: World) -> None:
    edition = arrived(world, LANTERN, BRIDGE, CELLAR, policy="excerpts")
    first = edition.passages.get(path="1")
    factories.passage("In our words.", of=edition.document, bound_to=first, fingerprint=first.fingerprint)
    factories.passage(
        "copper bridge", edition=edition, path="2.s1", position=40, kind="selection", status="draft"
    )
    assert silent_in(edition) == 2


def test_passage_desk_names_the_edition_and_its_standing_once(edition: Edition, carla: Client) -> None:
    told = carla.get("/admin/passages/letter/").content.decode()
    assert told.count("Edition 1 as a whole") == 1
    assert "3 draft" in told


def test_tab_of_an_edition_names_its_document_once(edition: Edition, carla: Client) -> None:
    tab = page(carla, edition).split("<title>")[1].split("</title>")[0]
    assert tab.count("A letter") == 1


def test_edition_leads_to_its_file_and_to_the_page_that_readers_have(
    world: World, edition: Edition, carla: Client, tmp_path: Path, settings: Settings
) -> None:
    home = f"/admin/kb/edition/{edition.pk}/"
    assert "The file as it came" not in page(carla, edition)
    assert carla.get(f"{home}source/").status_code == 404
    settings.FILES_DIR = tmp_path
    Edition.objects.filter(pk=edition.pk).update(file=keep(b"<script>words", name="x.html"))
    assert f'href="{home}source/"' in page(carla, edition)
    answer = carla.get(f"{home}source/")
    assert answer.content == b"<script>words"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert carla.post(f"{home}source/").status_code == 404
    SourceFile.objects.get().path.unlink()
    assert said_of(carla.get(f"{home}source/"))[-1].startswith("The kept file is gone or has changed")
    assert "/documents/letter/" not in page(carla, edition)
    submit_edition(edition=edition, by=world.carla)
    publish_edition(edition=edition, by=world.rita)
    assert 'href="/documents/letter/?edition=1"' in page(carla, edition)


def test_reviewer_is_told_how_many_claims_will_stand_on_an_older_edition(
    edition: Edition, world: World, carla: Client, rita: Client
) -> None:
    """One claim on words that go on unchanged, one on words that do not; told before and after publishing."""
    submit_edition(edition=edition, by=world.carla)
    publish_edition(edition=edition, by=world.rita)
    words = {"counted": (LANTERN, "counted every ship"), "bridge": (BRIDGE, "the copper bridge")}
    for slug, (text, quote) in words.items():
        at = text.index(quote)
        on = edition.passages.get(text=text)
        factories.evidence(factories.claim(slug), on, quote=quote, start=at, end=at + len(quote))
    changed = BRIDGE.replace("copper", "iron")
    newer = store_all([Arrival(parsed_edition([LANTERN, changed]), edition.document)], by=world.carla)[0]
    assert "2 claims will stand on words of an older edition" in page(carla, newer)
    assert "Nobody has compared 2 of them" in page(rita, newer)
    reanchor(document=edition.document, by=world.carla)
    submit_edition(edition=newer, by=world.carla)
    told = page(rita, newer)
    assert "1 claim will stand on words of an older edition when readers see this one" in told
    assert "Nobody has compared" not in told
    listed = rita.get("/admin/passages/letter/publish-all/").content.decode()
    assert "1 claim will then stand on words of an older edition." in listed
    publish_edition(edition=newer, by=world.rita)
    assert "1 claim stands on words of an older edition" in page(rita, newer)
    assert "stand on words of an older edition" not in page(rita, edition)


BULK = "/admin/passages/letter/publish-all/"


def test_list_publishes_the_document_with_its_edition_and_never_without(
    world: World, edition: Edition, said: tuple[Curated, ...], carla: Client, rita: Client
) -> None:
    all_listed(carla, "/admin/passages/letter/submit-all/")
    act = f"/admin/kb/edition/{edition.pk}/verbs/send-back/"
    rita.post(act, {"seen": mark_of(edition), "why": "The wrong file."})
    told = rita.get(BULK).content.decode()
    assert ">document<" not in told
    all_listed(rita, BULK)
    assert Document.objects.get(slug="letter").status == "draft"
    all_listed(carla, "/admin/passages/letter/submit-all/")
    assert "0 refused" in all_listed(rita, BULK).content.decode()
    edition.refresh_from_db()
    assert edition.is_published
    assert edition.document.is_published


def test_refusals_lead_to_the_edition_that_readers_must_see_first(
    world: World, edition: Edition, said: tuple[Curated, ...], rita: Client
) -> None:
    submit_edition(edition=edition, by=world.carla)
    curation.submit(record=said[0], by=world.carla)
    link = f'<a href="{address(edition)}"><bdi>A letter (1)</bdi></a>'
    for record in (said[0], edition.document):
        data = {"seen": mark_of(record)}
        answer = rita.post(address(record, "verb", "publish"), data)
        assert (answer.status_code, link in answer.content.decode()) == (422, True)
    told = rita.get(address(said[0])).content.decode()
    assert f"not before readers see: {link}" in " ".join(told.split())
    publish_edition(edition=edition, by=world.rita)
    assert "not before readers see" not in rita.get(address(said[0])).content.decode()
