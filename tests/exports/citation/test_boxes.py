"""The citation box of a page: safe markup, every style, files only where there is a printed source."""

from datetime import date
from html import unescape

import pytest
from django.utils.safestring import SafeString

from kb.citing import STYLES, UnknownStyle
from kb.exports.citation import citations_for, plain_citation
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db

DAY = date(2024, 5, 6)


def test_box_has_every_style_and_the_day_it_was_read(world: World) -> None:
    box = citations_for(world.report, DAY)
    assert [style["key"] for style in box["styles"]] == list(STYLES)
    assert "6 May 2024" in box["styles"][-1]["text"]
    assert (
        citations_for(world.article, DAY)["styles"][0]["in_text"] == "(Covenant on Everything, n.d., art. 17)"
    )


def test_italics_are_markup_and_titles_are_not() -> None:
    hostile = factories.document(title="<script>alert(1)</script> & <i>more</i>")
    for style in citations_for(hostile, DAY)["styles"]:
        assert isinstance(style["text"], SafeString)
        assert "<script" not in style["text"]
        assert "&lt;script&gt;" in style["text"]
    assert "<i>" in citations_for(hostile, DAY)["styles"][0]["text"]


def test_files_are_offered_for_what_is_printed_and_for_nothing_else(world: World) -> None:
    files = [one["url"] for one in citations_for(world.article, DAY)["downloads"]]
    assert files == [f"/instruments/covenant/17.{ending}" for ending in ("bib", "ris", "csl.json")]
    assert citations_for(world.privacy, DAY)["downloads"] == []


def test_meta_tags_name_title_and_permanent_address(world: World) -> None:
    meta = {tag["name"]: tag["content"] for tag in citations_for(world.report, DAY)["meta"]}
    assert meta["citation_title"] == "Charter report"
    assert meta["citation_public_url"].endswith("/documents/report/")


def test_unknown_style_is_refused(world: World) -> None:
    with pytest.raises(UnknownStyle):
        plain_citation(world.report, "turabian", DAY)


@pytest.mark.parametrize(
    "title",
    ["الحقوق الرقمية", "حقوق AI (الإنسان): دليل", "זכויות דיגיטליות", "AI وحقوق الإنسان"],
)
def test_title_written_from_right_to_left_is_isolated_and_copied_as_it_is(title: str) -> None:
    document = factories.document(title=title)
    for style in citations_for(document, DAY)["styles"]:
        assert f"<bdi>{title}</bdi>" in style["text"]
        assert "\u2068" not in style["text"]
        plain = (
            style["text"].replace("<bdi>", "").replace("</bdi>", "").replace("<i>", "").replace("</i>", "")
        )
        assert unescape(plain) == plain_citation(document, style["key"], DAY).partition("\n")[0]


def test_citation_in_latin_letters_has_nothing_to_isolate(world: World) -> None:
    assert all("<bdi>" not in style["text"] for style in citations_for(world.report, DAY)["styles"])
