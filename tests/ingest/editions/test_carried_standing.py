"""What readers see with a newer edition without a person: links whose sentence is unchanged, and no others."""

from importlib import import_module

import pytest
from django.apps import apps

from kb.curation import withdraw_edition
from kb.curation.carried_links import stand_carried
from kb.curation.carrying_decisions import lose_carrying
from kb.ingest.editions.reanchoring import reanchor
from kb.ingest.editions.stored_rows import Arrival
from kb.ingest.editions.storing import store_all
from kb.models import Carrying, Document, Edition, Evidence, uncompared
from tests import factories
from tests.anchoring.minimal_pairs import FILLERS, LANGUAGES, pairs

from ..parsed_editions import parsed_edition, show
from .two_editions import BRIDGE, CELLAR, LANTERN, edition, evidence, passage, tagged

pytestmark = pytest.mark.django_db

FILMING = "States shall not film crowds in public places during peaceful assemblies."
REQUESTS = "Companies must publish how many requests they have received and how many of them were refused."
FINE = "The fine was 1,000 dollars for each of the two companies that had breached the rules on data."


@pytest.fixture
def document() -> Document:
    return factories.document("a-source", text_policy="full")


def seen(quoted: Evidence) -> list[tuple[str, int]]:
    """What readers see of the claim's evidence: the words, and the number of their edition."""
    shown = quoted.claim.evidence.published().newest().filter(passage__edition__document__slug="a-source")
    return [(one.quote, one.passage.edition.number) for one in shown]


def test_reversed_and_multiplied_words_are_never_shown_and_wait_for_a_person(document: Document) -> None:
    older = edition(document, REQUESTS, FILMING, FINE)
    filming = evidence(passage(older, FILMING), "States shall not film crowds in public places")
    requests = evidence(passage(older, REQUESTS), "publish how many requests")
    fine = evidence(passage(older, FINE), "The fine was 1,000 dollars")
    edition(document, REQUESTS, FILMING.replace(" not", ""), FINE.replace("1,000", "10,000"))
    report = reanchor(document=document)
    assert seen(filming) == [(filming.quote, 1)]
    assert seen(fine) == [(fine.quote, 1)]
    assert seen(requests) == [(requests.quote, 2)]
    assert {row.link for row in report.rows} == {str(filming), str(fine)}
    assert Carrying.objects.to_decide().filter(evidence__in=[filming, fine], stands=False).count() == 2
    assert {one.status for one in Evidence.objects.filter(passage__edition__number=2)} == {
        "draft",
        "published",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_that_says_something_else_is_listed_and_readers_keep_the_older_words(
    document: Document, language: str
) -> None:
    first, second, last = FILLERS[language]
    by_kind = {(pair.kind, pair.place): pair for pair in pairs(language)}
    for number, pair in enumerate(by_kind.values()):
        home = factories.document(f"a-source-{number}", text_policy="full")
        older = edition(home, first, second, pair.old, last)
        quoted = evidence(passage(older, pair.old), pair.quote)
        edition(home, first, second, pair.new, last)
        reanchor(document=home)
        assert Carrying.objects.to_decide().get(evidence=quoted).stands is not True
        shown = Evidence.objects.published().newest().filter(claim=quoted.claim, pk=quoted.pk)
        assert shown.exists(), pair.name
        assert not Evidence.objects.published().filter(passage__edition__document=home).exclude(pk=quoted.pk)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (["The Court held:", FILMING], ["The State held:", FILMING], "other-lead-in"),
        (
            [f"The Court finds that {FILMING.lower()}"],
            [f"The State says that {FILMING.lower()}"],
            "other-sentence",
        ),
    ],
)
def test_same_words_in_other_surroundings_are_drafts_that_say_why(
    document: Document, before: list[str], after: list[str], why: str
) -> None:
    words = "crowds in public places"
    older = edition(document, LANTERN, *before, CELLAR)
    quoted = evidence(older.passages.get(text=before[-1]), words)
    edition(document, LANTERN, *after, CELLAR)
    report = reanchor(document=document)
    assert [(row.outcome, row.why) for row in report.rows] == [("changed", why)]
    assert seen(quoted) == [(words, 1)]


def test_same_words_under_another_heading_are_drafts_that_say_why(document: Document) -> None:
    def under(heading: str) -> Edition:
        parsed = parsed_edition([LANTERN, FILMING, CELLAR], headings=[("1", heading)], data=heading.encode())
        return store_all([Arrival(parsed, document)], by=None, published=True)[0]

    quoted = evidence(passage(under("The Court’s view"), FILMING), "crowds in public places")
    under("The Government’s view")
    assert [row.why for row in reanchor(document=document).rows] == ["other-heading"]
    assert seen(quoted) == [(quoted.quote, 1)]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (
            FILMING.replace("public places", "public\u00a0places").replace(
                "assemblies.", "assem\u00adblies.3"
            ),
            True,
        ),
        (FILMING.replace("assemblies", "assembly"), False),
        (FILMING.replace("States", "states"), False),
    ],
)
def test_tag_and_citation_go_on_only_where_the_passage_is_unchanged_but_for_typography(
    document: Document, printed: str, shown: bool
) -> None:
    older = edition(document, LANTERN, FILMING, CELLAR)
    tagged(passage(older, FILMING))
    factories.citation(passage(older, FILMING), factories.instrument())
    newer = edition(document, LANTERN, printed, CELLAR)
    reanchor(document=document)
    later = passage(newer, printed)
    assert later.tags.published().exists() is shown
    assert later.provision_citations.published().exists() is shown
    assert Carrying.objects.to_decide().count() == (0 if shown else 2)


def test_what_was_carried_before_the_edition_is_published_is_shown_with_it(document: Document) -> None:
    older = edition(document, REQUESTS, FILMING)
    same = evidence(passage(older, REQUESTS), "publish how many requests")
    tagged(passage(older, REQUESTS))
    other = evidence(passage(older, FILMING), "States shall not film")
    newer = store_all([Arrival(parsed_edition([REQUESTS, FILMING.replace(" not", "")]), document)], by=None)[
        0
    ]
    reanchor(document=document)
    assert not Evidence.objects.published().filter(passage__edition=newer).exists()
    assert {one.status for one in Evidence.objects.filter(passage__edition=newer)} == {"draft"}
    show(newer)
    assert stand_carried(edition=newer) == 0
    assert seen(same) == [(same.quote, 2)]
    assert seen(other) == [(other.quote, 1)]
    assert passage(newer, REQUESTS).tags.published().count() == 1


def test_draft_that_a_person_has_touched_or_whose_source_was_withdrawn_is_not_shown(
    document: Document,
) -> None:
    older = edition(document, LANTERN, REQUESTS)
    touched = evidence(passage(older, REQUESTS), "publish how many requests")
    gone = evidence(passage(older, LANTERN), "every ship")
    newer = store_all([Arrival(parsed_edition([LANTERN, REQUESTS, CELLAR]), document)], by=None)[0]
    reanchor(document=document)
    Evidence.objects.filter(passage__edition=newer, claim=touched.claim).update(version=2)
    Evidence.objects.filter(pk=gone.pk).update(status="draft")
    show(newer)
    assert stand_carried(edition=newer) == 0


def test_what_somebody_withdrew_from_the_newer_edition_is_not_put_there_again(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE)
    quoted = evidence(passage(older, BRIDGE), "copper bridge")
    newer = edition(document, LANTERN, BRIDGE, CELLAR)
    there = factories.evidence(
        quoted.claim, passage(newer, BRIDGE), quote="copper bridge", role=quoted.role, status="withdrawn",
        end_reason="It is another bridge.",
    )  # fmt: skip
    report = reanchor(document=document)
    assert [row.why for row in report.rows] == ["withdrawn-there"]
    there.refresh_from_db()
    assert there.status == "withdrawn"
    assert seen(quoted) == [("copper bridge", 1)]


def test_draft_that_a_person_made_on_the_newer_edition_is_left_to_persons(document: Document) -> None:
    older = edition(document, LANTERN, BRIDGE)
    quoted = evidence(passage(older, BRIDGE), "copper bridge")
    newer = edition(document, LANTERN, BRIDGE, CELLAR)
    own = factories.evidence(
        quoted.claim, passage(newer, BRIDGE), quote="copper bridge", role=quoted.role, status="draft"
    )
    reanchor(document=document)
    own.refresh_from_db()
    assert own.status == "draft"
    assert Carrying.objects.to_decide().get().new_evidence == own


def test_undecided_draft_of_an_older_edition_stays_undecided_in_a_newer_one(document: Document) -> None:
    older = edition(document, LANTERN, FILMING)
    quoted = evidence(passage(older, FILMING), "States shall not film")
    reversed_words = FILMING.replace(" not", "")
    edition(document, LANTERN, reversed_words)
    reanchor(document=document)
    edition(document, LANTERN, reversed_words, CELLAR)
    reanchor(document=document)
    assert Carrying.objects.to_decide().get().edition.number == 3
    assert Carrying.objects.to_decide().get().evidence == quoted
    assert seen(quoted) == [(quoted.quote, 1)]


def test_words_that_an_edition_left_out_go_on_where_a_later_one_has_them_again(document: Document) -> None:
    quoted = evidence(passage(edition(document, LANTERN, FILMING), FILMING), "States shall not film")
    edition(document, LANTERN, FILMING.replace(" not", ""))
    reanchor(document=document)
    assert Carrying.objects.to_decide().count() == 1
    edition(document, LANTERN, FILMING, CELLAR)
    report = reanchor(document=document)
    assert seen(quoted) == [(quoted.quote, 3)]
    assert not Carrying.objects.to_decide().exists()
    assert report.links == {"unchanged": 1}
    assert reanchor(document=document).new == 0


def test_draft_that_nobody_decided_about_is_not_counted_as_uncompared(document: Document) -> None:
    evidence(passage(edition(document, LANTERN, FILMING), FILMING), "States shall not film")
    edition(document, LANTERN, FILMING.replace(" not", ""))
    reanchor(document=document)
    edition(document, LANTERN, FILMING, CELLAR)
    assert uncompared(document) == {}
    reanchor(document=document)
    assert uncompared(document) == {}


@pytest.mark.parametrize("between", [FILMING, FILMING.replace(" not", "")])
def test_words_stand_once_when_an_edition_between_is_withdrawn(document: Document, between: str) -> None:
    quoted = evidence(passage(edition(document, LANTERN, FILMING), FILMING), "States shall not film")
    middle = edition(document, LANTERN, between, BRIDGE)
    reanchor(document=document)
    edition(document, LANTERN, FILMING, CELLAR)
    reanchor(document=document)
    assert seen(quoted) == [(quoted.quote, 3)]
    withdraw_edition(edition=middle, by=factories.user("reviewer"), why="Wrong file.")
    assert seen(quoted) == [(quoted.quote, 3)]
    assert reanchor(document=document).links == {"unchanged": 1}
    assert not Carrying.objects.to_decide().exists()


def test_words_that_a_person_found_gone_are_compared_with_a_later_edition_all_the_same(
    document: Document,
) -> None:
    quoted = evidence(passage(edition(document, LANTERN, FILMING), FILMING), "States shall not film")
    edition(document, LANTERN, CELLAR)
    reanchor(document=document)
    row = Carrying.objects.get()
    lose_carrying(carrying=row, by=factories.user("curator", "keeper"))
    edition(document, LANTERN, FILMING, CELLAR)
    reanchor(document=document)
    assert seen(quoted) == [(quoted.quote, 3)]
    row.refresh_from_db()
    assert row.decision == Carrying.Decision.REJECTED


def carried_by_the_older_rule(document: Document) -> tuple[Evidence, Evidence]:
    """Reversed words that readers see with the newer edition, as the program once decided by likeness."""
    older = edition(document, LANTERN, FILMING, CELLAR)
    quoted = evidence(passage(older, FILMING), "States shall not film crowds in public places")
    newer = edition(document, LANTERN, FILMING.replace(" not", ""), CELLAR)
    reanchor(document=document)
    new = Evidence.objects.get(passage__edition=newer)
    standing = {name: getattr(quoted, name) for name in ("submitted_by", "submitted_at", "published_by")}
    Evidence.objects.filter(pk=new.pk).update(
        status="published", published_at=quoted.published_at, **standing
    )
    Carrying.objects.update(stands=None)
    assert seen(quoted) == [("States shall film crowds in public places", 2)]
    return quoted, new


def test_upgrade_takes_back_what_readers_were_shown_by_likeness(document: Document) -> None:
    quoted, new = carried_by_the_older_rule(document)
    import_module("kb.migrations.0015_carryings_by_their_sentence").take_back(apps, None)
    new.refresh_from_db()
    assert (new.status, new.published_at) == ("draft", None)
    assert seen(quoted) == [(quoted.quote, 1)]


def test_carrying_again_judges_what_an_older_rule_settled(document: Document) -> None:
    quoted, new = carried_by_the_older_rule(document)
    Carrying.objects.update(decision="settled", outcome="unchanged")
    report = reanchor(document=document)
    new.refresh_from_db()
    assert new.status == "draft"
    assert seen(quoted) == [(quoted.quote, 1)]
    assert [row.why for row in report.rows] == ["other-words"]
    assert Carrying.objects.to_decide().get().stands is False
    assert reanchor(document=document).new == 0


def test_carrying_again_leaves_what_a_person_accepted(document: Document) -> None:
    _quoted, new = carried_by_the_older_rule(document)
    somebody = factories.user("curator")
    Carrying.objects.update(decision="accepted", decided_by=somebody, decided_at=document.published_at)
    reanchor(document=document)
    new.refresh_from_db()
    assert new.status == "published"
