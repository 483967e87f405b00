"""Titles of treaties as people misquote them are read as the treaty; other treaties on the same subject are not."""

import pytest

from tests.recognising.shipped import law


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("the Convention on the Elimination of Discrimination towards Women", "cedaw"),
        (
            "la Convention internationale sur l'élimination de toutes formes de discriminations envers les femmes",
            "cedaw",
        ),
        ("la Convención para la eliminación de toda forma de discriminación contra las mujeres", "cedaw"),
        ("اتفاقية القضاء على كل أشكال التمييز ضد النساء", "cedaw"),
        ("《联合国消除对妇女一切歧视公约》", "cedaw"),
        ("《消除一切种族歧视国际公约》", "icerd"),
        ("la Convention internationale des Nations Unies relative aux droits des enfants", "crc"),
        ("la Convención Internacional de Naciones Unidas sobre los Derechos de los Niños", "crc"),
        ("Международная конвенция ООН о правах детей", "crc"),
        ("the International Convention for the Protection of Persons against Enforced Disappearances", "ced"),
        ("《禁止酷刑和其他残忍待遇公约》", "cat"),
    ],
)
def test_title_with_the_words_that_tell_the_treaty_is_the_treaty_s(text: str, slug: str) -> None:
    assert law(text) == [slug]


@pytest.mark.parametrize(
    "text",
    [
        "The Convention prohibits discrimination against women.",
        "the European Convention against torture",
        "la Convention européenne pour la prévention de la torture",
        "la Convención Interamericana sobre Desaparición Forzada de Personas",
        "la Convention relative au statut international des réfugiés",
        "a convention on the rights of older persons",
        "《欧洲防止酷刑公约》",
        "《海牙儿童权利公约》",
        "Конвенция Совета Европы о правах детей",
    ],
)
def test_other_treaty_on_the_same_subject_is_not(text: str) -> None:
    assert law(text) == []


def test_protocol_to_a_misquoted_treaty_is_its_protocol() -> None:
    assert law(
        "the Optional Protocol to the Convention on the Elimination of Discrimination towards Women"
    ) == ["cedaw-op"]
