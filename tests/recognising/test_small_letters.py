"""Laws called by a noun in small letters: "the convention", "декларации", where one law alone can be meant."""

import pytest

from tests.recognising.shipped import last, law

UDHR = "Принята Всеобщая декларация прав человека."


@pytest.mark.parametrize(
    ("text", "home", "keys"),
    [
        ("Ten States are party to the convention.", "icrmw", ["icrmw"]),
        ("Ten States are party to a convention.", "icrmw", []),
        ("Ten States are party to the convention on trade.", "icrmw", []),
        ("Article 4 of the directive reads as follows", "law-enforcement-directive", ["4"]),
        ("Article 4 of the directive 95/46/EC", "law-enforcement-directive", []),
        ("the protocol enters into force", "iccpr-op1", ["iccpr-op1"]),
        ("the protocol officer enters", "iccpr-op1", []),
        ("the protocol enters into force", "iccpr", []),
        ("the declaration is withdrawn", "udhr", []),
        ("the covenant is binding", "iccpr", ["iccpr"]),
        ("Articles 34 and 35 of the Act", "dsa", ["34", "35"]),
        ("Articles 34 and 35 of the Act", "gdpr", []),
        ("Articles 34 and 35 of the Human Act", "dsa", []),
    ],
)
def test_english_noun_is_the_document_s_own_law(text: str, home: str, keys: list[str]) -> None:
    assert law(text, home) == [f"{home}:{key}" if key[0].isdecimal() else key for key in keys]


@pytest.mark.parametrize(
    ("before", "text", "keys"),
    [
        ("It signed the AI Framework Convention.", "The convention is new.", ["coe-ai-convention"]),
        ("It signed the AI Framework Convention and the CRC.", "The convention is new.", []),
        (UDHR, "базовые принципы декларации.", ["udhr"]),
        (UDHR, "текст декларации в связи с этим", ["udhr"]),
        (UDHR, "подана налоговая декларация.", []),
        (UDHR, "текст декларации о доходах", []),
        ("Принят закон.", "базовые принципы декларации.", []),
    ],
)
def test_noun_is_the_one_law_that_the_document_has_named(before: str, text: str, keys: list[str]) -> None:
    assert last(before, text) == keys


def test_english_declaration_is_meant_where_the_text_says_so() -> None:
    named = "the Declaration on Human Rights Defenders"
    assert last(f"{named} (hereafter ‘the declaration’).", "The declaration is new.") == ["hrd-declaration"]
    assert last(f"{named}.", "The declaration is new.") == []
