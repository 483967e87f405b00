"""The five shipped sources, imported whole: outline, numbers, notes, removals, languages, proposals, fingerprints.

What stands here of the texts are numbers, offsets, and phrases of at most ten words.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from kb.anchoring import fingerprint
from kb.extracting.parsed import BlockKind, ParsedEdition, RemovalReason, Stretch
from kb.extracting.parsing import parse
from tests.content.seeds import (
    FOLDER,
    SEEDS,
    documents,
    is_selection,
    runs_of_sentences,
    standing_for_paragraphs,
)

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the source texts are not beside this repository")

WP3298 = "wp3298-theme-2"
FORUM = "eu-ngo-forum-2020-concept-note"
LI_ZHANG = "li-zhang-judicial-protection-2023"
LIU = "liu-technological-supports-2023"
ZHANG = "zhang-prosecutorial-protection-2024"
DOCUMENTS = {document["slug"]: document for document in documents()}
each_seed = pytest.mark.parametrize("slug", sorted(SEEDS))
ENGLISH = "en"
UNMARKED_IN_ZHANG = {1, 2, 6, 7, 9}


@dataclass(frozen=True)
class Golden:
    """What the import of a seed must give. Headings and removals are named by their first words."""

    title: str
    authors: tuple[str, ...]
    date: str
    outline: tuple[tuple[str, str, str], ...]
    removed: tuple[tuple[str, str], ...]
    proposed: tuple[tuple[str, str], ...] = ()


GOLDEN = {
    WP3298: Golden(
        "Theme 2: Strengthen implementation of existing human rights",
        (),
        "2023-11-29/2023-12-01",
        (("1", "", "Recommendations"),),
        (
            ("site-chrome", "Skip to main content"),
            ("repeated-title", "Theme 2: Strengthen implementation"),
            ("other", "Wednesday 29 November"),
            ("site-chrome", "HUman rights and emerging technology image"),
            ("pull-quote", "“It is important to be creative"),
            ("pull-quote", "“The human rights toolkit is more than"),
            ("site-chrome", "Previous"),
            ("site-chrome", "Human Rights and New and Emerging Technology"),
            ("site-chrome", "Next"),
            ("site-chrome", "Theme 3: A multistakeholder approach"),
            ("site-chrome", "Want to find out more?"),
            ("site-chrome", "Sign up to our newsletter"),
        ),
    ),
    FORUM: Golden(
        "The impact of New Technologies on Human Rights",
        (),
        "2020-12-09/2020-12-10",
        (
            ("1", "1.", "Rationale"),
            ("2", "2.", "Objectives"),
            ("3", "3.", "Themes"),
            ("3.1", "I.", "Fundamental freedoms in the digital sphere"),
            ("3.2", "II.", "Technology, Business and Human Rights"),
            ("3.3", "III.", "Privacy and surveillance"),
            ("3.4", "IV.", "Artificial Intelligence Development"),
        ),
        (
            ("repeated-title", "CONCEPT NOTE"),
            ("other", "EU-NGO Human Rights Forum"),
            ("repeated-title", "The impact of New Technologies"),
            ("markup", "****"),
            ("markup", "****"),
            ("page-break", "\n"),
            *[("markup", "****")] * 5,
        ),
        (("Al", "AI"), ("Al", "AI")),
    ),
    LI_ZHANG: Golden(
        "Promotion of Judicial Protection of Human Rights with Modern Technology",
        ("LI Xiao", "ZHANG Jikun"),
        "2023-07-24",
        (
            ("1", "I.", "Deep integration of modern technology"),
            ("2", "II.", "Through deep integration of modern technology"),
            ("3", "3.", "Modern technology is deeply integrated"),
            ("4", "4.", "Active innovation in the Internet system"),
        ),
        (
            ("site-chrome", "CHINA VIEW> Documents> Detail"),
            ("repeated-title", "LI Xiao, ZHANG Jikun: Promotion"),
            ("repeated-title", "——From the Perspective"),
            ("other", "2023-07-24 10:19"),
            ("site-chrome", "Share:"),
            ("other", "by LI Xiao, ZHANG Jikun"),
            ("repeated-title", "Promotion of Judicial Protection"),
            ("repeated-title", "-From the Perspective"),
            ("site-chrome", "Scan the QR code"),
            ("site-chrome", "Scan me!"),
            ("footer", "关于我们"),
        ),
    ),
    LIU: Golden(
        "Technological Supports for Better Human Rights Protection",
        ("LIU Huawen",),
        "2023-07-31",
        (
            ("1", "I.", "Digital technology can significantly promote"),
            ("2", "II.", "Digital technology poses challenges"),
            ("3", "III.", "Digital technology can provide effective means"),
            ("4", "IV.", "Digital technology supports global human rights governance"),
            ("5", "V.", "The limitations of digital technology"),
        ),
        (
            ("site-chrome", "CHINA VIEW> Documents> Detail"),
            ("repeated-title", "LIU Huawen: Technological Supports"),
            ("other", "2023-07-31 14:21"),
            ("site-chrome", "Share:"),
            ("other", "by LIU Huawen"),
            ("repeated-title", "Technological Supports"),
        ),
    ),
    ZHANG: Golden(
        "The Prosecutorial Protection of Digital Human Rights",
        ("ZHANG Jie",),
        "2024-04-17",
        (
            ("1", "I.", "The Certification of Theory"),
            ("1.1", "A.", "The concept and scope"),
            ("1.2", "B.", "The fragile digital human rights"),
            ("1.3", "C.", "The rise of digital procuratorial service"),
            ("1.4", "D.", "Prosecuting bodies should attach importance"),
            ("2", "II.", "The Practice Pattern"),
            ("2.1", "A.", "Content: The “four-pronged"),
            ("2.2", "B.", "Methods: Strengthen"),
            ("2.3", "C.", "Mechanism: Strengthen"),
            ("2.4", "D.", "Effect: The combination"),
            ("3", "III.", "Practical Constraints"),
            ("3.1", "A.", "Misconception"),
            ("3.2", "B.", "Inadequate institutional innovation"),
            ("3.3", "C.", "The procuratorial protection"),
            ("3.4", "D.", "Inadequate methods"),
            ("4", "IV.", "Future Developments"),
            ("4.1", "A.", "Embrace new concept"),
            ("4.2", "B.", "Strengthen the integrated protection"),
            ("4.3", "C.", "Focus on key areas"),
            ("4.4", "D.", "Innovate mechanisms"),
            ("5", "", "Conclusion"),
        ),
        (
            ("site-chrome", "Sponsored by"),
            ("site-chrome", "Home>Journal"),
            ("repeated-title", "The Prosecutorial Protection"),
            ("other", "2024-04-17 10:59:54Author"),
            ("repeated-title", "The Prosecutorial Protection"),
            ("other", "ZHANG Jie*"),
            ("other", "(Translated by"),
            ("site-chrome", "Top"),
            ("site-chrome", "content"),
        ),
        (
            ("rights.The", "rights. The"),
            ("mindset,the", "mindset, the"),
            ("circles.With", "circles. With"),
            ("humanity,which", "humanity, which"),
            ("information,and", "information, and"),
            ("life.It", "life. It"),
            ("Promotion,Protection", "Promotion, Protection"),
            ("rights,including", "rights, including"),
            ("”was", "” was"),
            ("”in", "” in"),
            ("rights,are", "rights, are"),
            ("havenew", "have new"),
            ("”In", "” In"),
            ("”Cybercrime", "” Cybercrime"),
            ("case,and", "case, and"),
            ("rightsin", "rights in"),
            ("information,and", "information, and"),
            ("rights,prosecuting", "rights, prosecuting"),
        ),
    ),
}


@cache
def imported(slug: str, keep: frozenset[str] = frozenset()) -> ParsedEdition:
    return parse(SEEDS[slug].path.read_bytes(), SEEDS[slug].file, keep)


def passages(slug: str) -> list[dict[str, Any]]:
    return standing_for_paragraphs(DOCUMENTS[slug])


def beginning(slug: str, words: str) -> Stretch:
    [found] = [stretch for stretch in imported(slug).stretches if stretch.text.startswith(words)]
    return found


def test_every_shipped_source_has_its_golden_import():
    assert GOLDEN.keys() == SEEDS.keys() == DOCUMENTS.keys()


@each_seed
def test_edition_is_that_of_the_summaries(slug):
    stated = DOCUMENTS[slug]["edition"]
    made = imported(slug)
    assert (made.sha256, made.size, made.media_type) == (
        stated["sha256"],
        stated["size"],
        stated["media_type"],
    )


@each_seed
def test_every_summary_is_bound_in_order_and_nothing_else_is_a_passage(slug):
    assert [stretch.fingerprint for stretch in imported(slug).stretches] == [
        passage["fingerprint"] for passage in passages(slug)
    ]


@each_seed
def test_numbers_are_as_printed(slug):
    assert [stretch.number for stretch in imported(slug).stretches] == [
        passage.get("number", "") for passage in passages(slug)
    ]


@each_seed
def test_every_selection_is_a_run_of_sentences_of_the_passage_it_lies_within(slug):
    texts = {stretch.fingerprint: stretch.text for stretch in imported(slug).stretches}
    fingerprints = {passage["path"]: passage["fingerprint"] for passage in DOCUMENTS[slug]["passages"]}
    for passage in filter(is_selection, DOCUMENTS[slug]["passages"]):
        within = texts[fingerprints[passage["within"]]]
        assert passage["fingerprint"] in map(fingerprint, runs_of_sentences(within)), passage["path"]


@each_seed
def test_outline_is_as_printed(slug):
    found = imported(slug).outline
    assert [(entry.path, entry.number) for entry in found] == [
        (path, number) for path, number, _words in GOLDEN[slug].outline
    ]
    for entry, (path, _number, words) in zip(found, GOLDEN[slug].outline, strict=True):
        assert entry.heading.startswith(words), path
        parent = found[entry.parent].path if entry.parent >= 0 else ""
        assert parent == path.rpartition(".")[0]


@each_seed
def test_passages_stand_under_the_headings_of_the_shipped_base(slug):
    """But for closing notes on the author, which the base keeps apart, and sections that the base names itself."""
    made = imported(slug)
    for stretch, passage in zip(made.stretches, passages(slug), strict=True):
        if passage["kind"] != "note" and passage["path"] != "author":
            path = made.outline[stretch.section].path if stretch.section >= 0 else ""
            assert path == passage.get("section", "").replace("rec", "1"), passage["path"]


@each_seed
def test_removals_are_reported_with_reason_place_and_note(slug):
    source = SEEDS[slug].path.read_text(encoding="utf-8")
    removed = imported(slug).removed
    assert [removal.reason.value for removal in removed] == [reason for reason, _hint in GOLDEN[slug].removed]
    for removal, (_reason, hint) in zip(removed, GOLDEN[slug].removed, strict=True):
        assert " ".join(removal.text.split(" ")).replace("\u00a0", " ").startswith(hint)
        assert removal.note
        if removal.reason not in {RemovalReason.MARKUP, RemovalReason.PAGE_BREAK}:
            assert source[removal.start :].startswith(removal.text)


@each_seed
def test_every_removal_can_be_kept(slug):
    for removal in imported(slug).removed:
        again = imported(slug, frozenset({removal.key}))
        assert {one.key for one in again.removed} == {one.key for one in imported(slug).removed} - {
            removal.key
        }


@each_seed
def test_title_authors_and_date_go_into_the_record(slug):
    metadata = imported(slug).metadata
    assert metadata.title.startswith(GOLDEN[slug].title)
    assert (metadata.authors, metadata.date) == (GOLDEN[slug].authors, GOLDEN[slug].date)


@each_seed
def test_slips_are_proposed_and_none_is_applied(slug):
    made = imported(slug)
    assert tuple((one.before, one.after) for one in made.proposals) == GOLDEN[slug].proposed
    assert all(made.text[one.start : one.end] == one.before for one in made.proposals)


@each_seed
def test_every_passage_is_english(slug):
    made = imported(slug)
    assert (made.language, {stretch.language for stretch in made.stretches}) == (ENGLISH, {ENGLISH})


@each_seed
def test_paths_are_unique_and_every_passage_stands_in_the_text(slug):
    made = imported(slug)
    assert len({stretch.path for stretch in made.stretches}) == len(made.stretches)
    assert all(made.text[one.start : one.end] == one.text for one in made.stretches)


def test_items_that_are_all_numbered_one_have_paths_of_their_own_in_wp3298():
    assert [(one.number, one.path) for one in imported(WP3298).stretches[1:6]] == [
        ("1.", "p2"), ("1.", "p3"), ("2.", "p4"), ("1.", "p5"), ("2.", "p6"),
    ]  # fmt: skip


def test_sub_item_of_a_recommendation_belongs_to_it_in_wp3298():
    made = imported(WP3298)
    item = beginning(WP3298, "This could include support")
    assert made.stretches[item.within].text.startswith("Governments and the private sector")
    assert item.path == "1.p3.p1"


def test_all_35_notes_are_found_and_every_printed_marker_is_linked_in_zhang():
    made = imported(ZHANG)
    notes = [one for one in made.stretches if one.kind is BlockKind.NOTE]
    assert [note.path for note in notes] == ["nstar", *(f"n{number}" for number in range(1, 36))]
    linked = [(int(one.label), made.stretches[one.note].path) for one in made.markers]
    expected = [number for number in range(1, 36) if number not in UNMARKED_IN_ZHANG]
    assert linked == [(number, f"n{number}") for number in expected]
    assert all(made.text[one.start : one.end] == one.label for one in made.markers)


def test_markers_stand_in_the_passages_that_the_shipped_base_links_in_zhang():
    made = imported(ZHANG)
    linked: dict[str, list[str]] = {}
    for marker in made.markers:
        linked.setdefault(made.stretches[marker.source].fingerprint, []).append(
            made.stretches[marker.note].path
        )
    shipped = {one["fingerprint"]: one["notes"] for one in passages(ZHANG) if one.get("notes")}
    assert linked == shipped


def test_notes_without_a_marker_are_told_in_zhang():
    [warning] = imported(ZHANG).warnings
    assert warning.endswith(": n1, n2, n6, n7, n9")


def test_paragraph_cut_by_a_page_is_one_in_the_forum():
    assert "human-centric approach to Artificial Intelligence." in beginning(FORUM, "The EU has been").text


def test_no_asterisk_of_emphasis_is_left_in_the_forum():
    assert "*" not in imported(FORUM).text


def test_item_whose_beginning_is_cut_off_is_kept_and_told_in_li_zhang():
    item = beginning(LI_ZHANG, "of the in-depth application")
    [warning] = imported(LI_ZHANG).warnings
    assert warning.endswith(f": {item.path}")


def test_list_mark_before_a_number_goes_with_it_in_the_forum():
    item = beginning(FORUM, "Analysis: Identify challenges")
    assert (item.number, item.path, item.kind) == ("1.", "2.1", BlockKind.LIST_ITEM)
