"""The pictures of the house show the imports as they are."""

from tests.architecture_pictures import PAGE, PICTURES, with_pictures


def test_pictures_of_the_architecture_are_drawn_from_the_imports_of_today() -> None:
    """`make pictures` draws them anew."""
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"<!-- picture: {name} -->" in text for name in PICTURES)
    assert with_pictures(text) == text
