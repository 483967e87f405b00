"""Names in the order of their own language, and never an institution's taken apart."""

import pytest

from kb.citing import Contributor, Source, cite
from kb.citing.names import initials, inverted, natural

LIU = Contributor.from_printed("LIU Huawen")
HAN = Contributor(family="张", given="杰", family_first=True)
ARABIC = Contributor(family="محفوظ", given="نجيب")
OFFICE = Contributor.institutional("Department of Justice, Equality and Law Reform")


@pytest.mark.parametrize(
    ("person", "in_order", "turned"),
    [
        (LIU, "Liu Huawen", "Liu, H."),
        (HAN, "张杰", "张杰"),
        (ARABIC, "نجيب محفوظ", "نجيب محفوظ"),
        (
            OFFICE,
            "Department of Justice, Equality and Law Reform",
            "Department of Justice, Equality and Law Reform",
        ),
        (Contributor(family="Иванова", given="Анна"), "Анна Иванова", "Иванова, А."),
        (Contributor(literal="Sukarno"), "Sukarno", "Sukarno"),
    ],
)
def test_name_keeps_its_order_and_is_turned_only_where_initials_exist(
    person: Contributor, in_order: str, turned: str
) -> None:
    assert natural(person) == in_order
    assert inverted(person) == turned


def test_initials_keep_hyphens_and_spaces() -> None:
    assert [initials(name) for name in ("Huawen", "Jean-Paul", "Mary Ann", "")] == [
        "H.",
        "J.-P.",
        "M. A.",
        "",
    ]


def test_reference_with_more_than_twenty_authors_names_nineteen_and_the_last() -> None:
    people = tuple(Contributor(family=f"Name{n}", given="X") for n in range(1, 25))
    text = cite(Source(kind="report", title="T", contributors=people), "apa").text
    assert "Name19, X., . . . Name24, X. (n.d.)." in text
    assert "Name20" not in text


def test_editors_stand_where_there_is_no_author() -> None:
    people = (
        Contributor(family="Doe", given="Jane", role="editor"),
        Contributor(family="Roe", given="R.", role="editor"),
    )
    source = Source(kind="book", title="T", contributors=people)
    assert cite(source, "apa").text.startswith("Doe, J., & Roe, R. (Eds.). (n.d.).")
    assert cite(source, "chicago").text.startswith("Jane Doe and R. Roe, eds., T")
    assert cite(source, "oscola").text.startswith("Jane Doe and R. Roe (eds), T")
