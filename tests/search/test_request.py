"""A request knows its neighbours, and equal questions are equal requests."""

from kb.search import Format, SearchRequest, Section, Sort


def test_order_in_which_filters_are_chosen_makes_no_difference() -> None:
    one = SearchRequest().with_value("publisher", "b").with_value("theme", "y").with_value("theme", "x")
    other = SearchRequest().with_values("theme", ["x", "y", "x"]).with_value("publisher", "b")
    assert one == other
    assert hash(one) == hash(other)
    assert one.parameters() == [("theme", "x"), ("theme", "y"), ("publisher", "b")]


def test_changing_what_is_asked_begins_at_the_first_page() -> None:
    request = SearchRequest(text="privacy", page=7)
    for other in (
        request.with_text("trade"),
        request.with_value("theme", "x"),
        request.without_value("theme", "x"),
        request.with_years(1999, None),
        request.in_section(Section.CLAIMS),
        request.sorted_by(Sort.NEWEST),
        request.without_filters(),
    ):
        assert other.page == 1
    assert request.in_format(Format.JSON).page == 7
    assert request.on_page(8).page == 8


def test_filters_that_are_taken_away_leave_no_trace() -> None:
    request = SearchRequest().with_value("theme", "x").with_years(1999, 2000)
    assert request.is_narrowed
    assert request.values("theme") == ("x",)
    assert not request.without_value("theme", "x").with_years(None, None).is_narrowed
    assert request.without_filters() == SearchRequest()


def test_parameters_say_everything_that_is_not_the_default() -> None:
    request = SearchRequest(
        text="a&b=c “d”",
        section=Section.DOCUMENTS,
        filters=(("provision", ("iccpr:17",)),),
        year_from=1999,
        year_to=2000,
        sort=Sort.OLDEST,
        page=2,
        format=Format.RIS,
    )
    assert dict(request.parameters()) == {
        "q": "a&b=c “d”",
        "in": "documents",
        "provision": "iccpr:17",
        "year_from": "1999",
        "year_to": "2000",
        "sort": "oldest",
        "page": "2",
        "format": "ris",
    }
    assert SearchRequest().parameters() == []
