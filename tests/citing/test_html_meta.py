"""Meta tags for reference managers and search engines."""

from hypothesis import given

from kb.citing import Reference, html_meta
from tests.citing import hostile, sources


def values(tags: list[tuple[str, str]], name: str) -> list[str]:
    return [content for tag, content in tags if tag == name]


def test_journal_article_has_the_tags_that_scholar_search_wants() -> None:
    tags = html_meta(sources.ARTICLE)
    assert values(tags, "citation_author") == ["Warren, Samuel D.", "Brandeis, Louis D."]
    assert values(tags, "citation_publication_date") == ["1890/12/15"]
    assert values(tags, "citation_journal_title") == ["Harvard Law Review"]
    assert values(tags, "citation_firstpage") == ["193"]
    assert values(tags, "citation_lastpage") == ["220"]
    assert values(tags, "DC.identifier") == ["https://doi.org/10.2307/1321160"]


def test_report_of_an_institution_names_it_whole_and_not_as_a_person() -> None:
    tags = html_meta(sources.GENERAL_COMMENT)
    assert values(tags, "citation_author") == []
    assert values(tags, "citation_technical_report_institution") == ["Committee against Torture"]
    assert values(tags, "citation_technical_report_number") == ["CAT/C/GC/2"]
    assert values(tags, "DC.creator") == ["Committee against Torture"]


def test_date_is_as_precise_as_known_and_absent_where_it_is_not() -> None:
    assert values(html_meta(sources.WEB_PAGE), "citation_publication_date") == ["2021/03"]
    assert values(html_meta(sources.WEB_PAGE), "DC.date") == ["2021-03"]
    assert values(html_meta(sources.WP3298), "citation_publication_date") == []


def test_record_is_found_at_its_permalink_and_its_source_named() -> None:
    tags = html_meta(sources.CLAIM)
    assert values(tags, "citation_public_url") == [sources.CLAIM.permalink]
    assert values(tags, "DC.source") == [sources.CLAIM.url]


def test_speech_names_its_conference() -> None:
    assert values(html_meta(sources.LIU), "citation_conference_title") == [
        "Forum on Global Human Rights Governance"
    ]


@hostile.large_cases
@given(references=hostile.references)
def test_hostile_text_in_any_field_gives_full_tags_on_one_line(references: list[Reference]) -> None:
    for reference in references:
        for name, content in html_meta(reference.source):
            assert name.startswith(("citation_", "DC."))
            assert content
            assert len(content.splitlines()) == 1
