"""English ways of courts, views and reports to cite a provision: pilcrows, brackets, protocols by number, "its article"."""

import pytest

from tests.recognising.shipped import law


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Article 1 Protocol 1 ECHR", []),
        ("Article 1, Protocol 1, ECHR", []),
        ("Article 1 Protocol No. 1 to the ECHR", []),
        ("Article 2 P1 ECHR", []),
        ("Article 2 AP1 ECHR", []),
        ("Art 2 P-1 ECHR", []),
        ("Article 2 ECHR", ["echr:2"]),
        ("Article 2 and Protocol 1 ECHR", ["echr:2"]),
    ],
)
def test_article_of_a_protocol_by_its_number_is_not_its_treaty_s(text: str, keys: list[str]) -> None:
    assert [key for key in law(text) if ":" in key] == keys
