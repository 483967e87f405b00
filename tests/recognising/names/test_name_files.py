"""The names in files of their own: each of a law that ships, none twice, each found in a text."""

import pytest

from kb.recognising.names.name_files import further_names, states_in_chinese
from tests.recognising.shipped import law, shipped


def test_every_further_name_is_of_a_law_that_ships() -> None:
    assert set(further_names()) - set(shipped().by_slug) == set(), (
        "Names stand below the slug of a law in fixtures/law/."
    )


def test_further_names_stand_once_in_the_file_of_their_language() -> None:
    assert [slug for slug, names in further_names().items() if len(set(names)) < len(names)] == []
    assert {name.language for names in further_names().values() for name in names} == {
        "ar",
        "en",
        "es",
        "fr",
        "ru",
        "zh",
    }


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Le Pacte ONU I protège la famille.", "icescr"),
        ("تنص اتفاقية سيداو على المساواة.", "cedaw"),
        ("《联合国人权宣言》", "udhr"),
    ],
)
def test_further_name_is_found(text: str, slug: str) -> None:
    assert law(text) == [slug]


def test_names_of_states_are_those_of_others_than_china() -> None:
    assert {"德国", "法国", "文莱达鲁萨兰国"} <= states_in_chinese()
    assert "中国" not in states_in_chinese()
