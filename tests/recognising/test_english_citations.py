"""English ways to cite a provision: pilcrows, brackets, protocols by number, "its article"."""

import pytest

from kb.recognising import Reader
from tests.recognising.shipped import LAW, law, shipped


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("ICCPR art. 19, ¶ 3", ["iccpr:19.3"]),
        ("ICCPR art. 14, ¶¶ 1 and 5", ["iccpr:14.1", "iccpr:14.5"]),
        ("article 19, ¶ 3, of the ICCPR", ["iccpr:19.3"]),
        ("ICCPR art. 19; report, ¶ 3", ["iccpr:19"]),
        ("Art. 9 ECHR ¶ a", ["echr:9"]),
    ],
)
def test_pilcrow_is_a_paragraph(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Art. 17 (ICCPR)", ["iccpr:17"]),
        ("Article 17 (1) (ICCPR)", ["iccpr:17.1"]),
        ("Article 17 (ICCPR) and Article 8 (ECHR)", ["iccpr:17", "echr:8"]),
        ("Article 17 of the Act (ICCPR)", ["iccpr"]),
        ("Article 17 (ICCPR obligations)", ["iccpr"]),
        ("Article 17 (see ICCPR)", ["iccpr"]),
    ],
)
def test_abbreviation_alone_in_brackets_behind_an_article_owns_it(text: str, keys: list[str]) -> None:
    assert law(text) == keys


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


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The delegation read the Labour Code. In its article 35 it bans slavery.", []),
        ("and in its article 35 it bans slavery", []),
        ("The Convention is clear. In its article 35 it bans slavery.", ["crc", "crc:35"]),
        ("The Convention, in its article 35, bans slavery.", ["crc:35"]),
        ("A breach of article 35 follows.", ["crc:35"]),
    ],
)
def test_its_article_is_of_the_law_spoken_of(text: str, keys: list[str]) -> None:
    reader = Reader(shipped(), home=["crc"])
    reader.read("The Constitution of Angola was amended.")
    assert [one.key for one in reader.read(text).of_kind(*LAW)] == keys


@pytest.mark.parametrize(
    ("before", "keys"),
    [
        ("With the Constitution, which says in its article 2 who is a child", []),
        ("With the Convention, which says in its article 2 who is a child", ["crc:35"]),
    ],
)
def test_its_article_at_the_beginning_goes_on_from_the_passage_before(before: str, keys: list[str]) -> None:
    reader = Reader(shipped(), home=["crc"])
    reader.read(before)
    assert [one.key for one in reader.read("and in its article 35 it bans slavery").of_kind(*LAW)] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Article 19, which protects free expression, of the ICCPR", ["iccpr:19"]),
        ("Article 19, which protects free expression and the ICCPR", ["iccpr:19", "iccpr"]),
        ("Article 5(1)(a) of the modernised Convention 108", ["convention-108:5.1.a"]),
        ("Article 5 of the modernised Convention 108", ["convention-108:5"]),
        ("Article 5 of the annulled Convention 108", ["convention-108"]),
        ("Art. 4 No. 11 GDPR", ["gdpr:4.11"]),
        ("subsection (2) of Article 19 of the ICCPR", ["iccpr:19.2"]),
        ("subsection (2) of the ICCPR", ["iccpr"]),
        ("Art. 4 and No. 11 of the GDPR", ["gdpr:4", "gdpr"]),
        ("Article 6 (1) sentence 1 lit. f GDPR", ["gdpr:6.1.f"]),
        ("Article 6 (1) phrase one lit. f GDPR", ["gdpr:6.1", "gdpr"]),
        ("Art. 6 para. 1 s. 1 lit. f GDPR", ["gdpr:6.1.f"]),
        ("Art. 6 para. 1 v. 1 lit. f GDPR", ["gdpr"]),
        ("Art. 6 para. 1 GDPR and s. 1 of the Act", ["gdpr:6.1"]),
    ],
)
def test_words_between_an_article_and_its_law(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Article 29 is rejected. The first paragraph of this article binds nobody.", ["29", "29.1"]),
        ("Article 29 is rejected. Paragraph 1 of this article binds nobody.", ["29", "29.1"]),
        ("Article 29 is rejected. Paragraph 1 of this note binds nobody.", ["29"]),
        ("Article 29 of this Act is void. Paragraph 1 of this article binds nobody.", []),
    ],
)
def test_paragraph_of_this_article_is_of_the_article_cited_last(text: str, keys: list[str]) -> None:
    assert law(text, "cedaw") == [f"cedaw:{key}" for key in keys]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Articles 12 and 17 of the UDHR and ICCPR respectively", ["udhr:12", "iccpr:17"]),
        ("Articles 12 and 17 of the UDHR and the ICCPR, respectively", ["udhr:12", "iccpr:17"]),
        ("Articles 12 and 17 of the UDHR and ICCPR", ["udhr:12", "udhr:17", "iccpr:12", "iccpr:17"]),
        ("Article 24 “Education” of the CRPD", ["crpd:24"]),
        ("Article 24 “Education” and the CRPD", ["crpd:24", "crpd"]),
        ("Article 50(4) of the EU Artificial Intelligence Act", ["eu-ai-act:50.4"]),
        ("Article 50(4) of the Police Act", []),
        ("Article 8 of the European Convention", ["echr:8"]),
        ("Article 8 of the European Convention on Nationality", []),
        ("Article 8 of the European Convention for the Prevention of Torture", []),
        ("UNIVERSAL DECLARATION OF HUMAN RIGHTS / ARTICLE 12", ["udhr:12"]),
        ("Article 19 warned that Article 19 ICCPR protects it", ["iccpr:19"]),
    ],
)
def test_name_beside_an_article(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Article 6 of that regulation", ["gdpr:6"]),
        ("Article 6 of that directive", []),
        ("no such regulation", []),
        ("the regulation of prices", []),
    ],
)
def test_small_regulation_is_the_one_spoken_of(text: str, keys: list[str]) -> None:
    assert law(text, "gdpr") == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("ACHR art 11, ECHR art 8, ACHPR art 4", ["echr:8", "african-charter:4"]),
        ("ICCPR art 11, ECHR art 8, ACHPR art 4", ["iccpr:11", "echr:8", "african-charter:4"]),
        ("See ACHR article 11.", []),
        ("See article 11.", ["iccpr:11"]),
        ("VIOLATION UNDER ARTICLE 11", ["iccpr:11"]),
        ("Article 34 UAVG Article 11 ICCPR", ["iccpr:11"]),
    ],
)
def test_abbreviation_before_an_article_owns_it_though_nobody_knows_it(text: str, keys: list[str]) -> None:
    assert law(text, "iccpr") == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Charter of Fundamental Rights of the European Union [2012] OJ C326/391, art 8", ["eu-charter:8"]),
        (
            "Charter of Fundamental Rights of the European Union [cited], art 8",
            ["eu-charter", "eu-charter:8"],
        ),
        (
            "Universal Declaration of Human Rights (adopted 10 December 1948 UNGA Res 217 A(III) (UDHR) art 12",
            ["udhr:12"],
        ),
        (
            "Universal Declaration of Human Rights (praised by UNGA Res 217 A(III)) art 12",
            ["udhr", "udhr:12"],
        ),
    ],
)
def test_source_of_a_treaty_stands_before_its_article(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("article 6[2], article 9[3] and article 17[4] of the ICCPR", ["iccpr:6", "iccpr:9", "iccpr:17"]),
        (
            "article 6[2], article 9[3] and article 17[1] of the ICCPR",
            ["iccpr:6.2", "iccpr:9.3", "iccpr:17.1"],
        ),
        ("article 6[2] of the ICCPR", ["iccpr:6.2"]),
    ],
)
def test_figures_in_square_brackets_that_count_on_are_footnotes(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Art 3(14) as replaced by Reg (EU) 2026/1744 Art 1(4)(a)", ["eu-ai-act:3.14"]),
        ("Art 3(14) as repeated by Reg (EU) 2026/1744 Art 1(4)(a)", []),
        ("Art 3(14) as replaced by Ray (EU) 2026/1744 Art 1(4)(a)", ["eu-ai-act:3.14", "eu-ai-act:1.4.a"]),
    ],
)
def test_article_and_what_replaced_it_are_of_two_laws(text: str, keys: list[str]) -> None:
    assert law(text, "eu-ai-act") == keys


def test_sign_for_a_number_stands_before_that_of_a_goal() -> None:
    assert law("SDG #8 is on work") == ["sdg-agenda:8"]
    assert law("SDG @8 is on work") == ["sdg-agenda"]


def test_subject_of_a_protocol_is_said_in_several_ways() -> None:
    assert law("the Optional Protocol on a complaints procedure", "crc") == ["crc-op-ic"]
    assert law("the Optional Protocol on a complaints office", "crc") == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Art.'s 11 and 12 of the ICESCR", ["icescr:11", "icescr:12"]),
        ("Articles: 11 and 12 of the ICESCR", ["icescr:11", "icescr:12"]),
        ("Art. 22(1) GDPR is the rule, and 22(3) the exception", ["gdpr:22.1", "gdpr:22.3"]),
        ("Art. 22(1) GDPR is the rule, and 22 (other) cases", ["gdpr:22.1"]),
        ("Art. 22(1) GDPR is the rule, and 27(3) something else", ["gdpr:22.1"]),
        ("the African Charter on Human and People's Rights", ["african-charter"]),
        ("Article E (equality) of the Revised Charter", ["european-social-charter-revised:E"]),
        ("Article E of the Revised Charter of the Organization", []),
    ],
)
def test_further_ways_to_write_numbers_and_names(text: str, keys: list[str]) -> None:
    assert law(text) == keys


@pytest.mark.parametrize("link", ["taken", "read", "combined"])
def test_article_in_letters_is_read_with_another(link: str) -> None:
    keys = law(f"Article E {link} in conjunction with Article 16", "european-social-charter-revised")
    assert keys == ["european-social-charter-revised:E", "european-social-charter-revised:16"]
    assert law(f"Article A {link}er of ideas", "european-social-charter-revised") == []
