"""BibTeX read back by pybtex."""

import re

import pytest
from hypothesis import given
from pybtex.database import BibliographyData, parse_string

from kb.citing import Contributor, Reference, Source, export
from kb.citing.bibtex import escaped
from kb.citing.titles import full_title
from tests.citing import hostile, sources

_COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
}
_ESCAPED = re.compile(r"\\text[a-z]+\{\}|\\[&%$#_{}]")


def unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda m: _COMMANDS.get(m[0], m[0][1:]), value)


def read(*references: Reference) -> BibliographyData:
    return parse_string(export(list(references), "bibtex"), "bibtex")


@hostile.large_cases
@given(references=hostile.references)
def test_hostile_text_in_any_field_is_read_back_as_it_was(references: list[Reference]) -> None:
    entries = list(read(*references).entries.values())
    assert len(entries) == len(references)
    for entry, (source, _pinpoint, _accessed) in zip(entries, references, strict=True):
        assert unescaped(entry.fields.get("title", "")) == full_title(source)
        assert unescaped(entry.fields.get("abstract", "")) == source.abstract
        assert entry.fields["url"] == source.url
        assert len(entry.persons.get("author", [])) == max(len(source.authors), 1 if source.authority else 0)


def test_institution_is_one_name_whatever_it_contains() -> None:
    name = "Ministry of Labour, Industry and Commerce"
    source = Source(
        kind="report", title="T", contributors=(Contributor.institutional(name), sources.LIU.authors[0])
    )
    text = export([Reference(source)], "bibtex")
    assert f"author = {{{{{name}}} and Liu, Huawen}}" in text
    ministry, liu = read(Reference(source)).entries["ministryt"].persons["author"]
    assert (ministry.last_names, ministry.first_names) == ([f"{{{name}}}"], [])
    assert (liu.last_names, liu.first_names) == (["Liu"], ["Huawen"])


def test_single_institution_stands_in_double_braces() -> None:
    assert "author = {{Committee against Torture}}," in export([Reference(sources.GENERAL_COMMENT)], "bibtex")


def test_characters_of_tex_are_escaped_and_others_stay_utf_8() -> None:
    assert escaped(r"a & b % c _ d # e {f} ~ ^ \ $ é 张") == (
        r"a \& b \% c \_ d \# e \{f\} \textasciitilde{} \textasciicircum{} \textbackslash{} \$ é 张"
    )
    assert escaped("}{") == r"\textbraceright{}\textbraceleft{}"


@pytest.mark.parametrize(
    ("name", "entry_type"),
    [
        ("ARTICLE", "article"),
        ("ZHANG", "article"),
        ("LI_AND_ZHANG", "inproceedings"),
        ("LIU", "misc"),
        ("WP3298", "techreport"),
        ("WEB_PAGE", "online"),
        ("CHINESE_LAW", "legislation"),
        ("TREATY", "misc"),
        ("RESOLUTION", "techreport"),
        ("CASE", "jurisdiction"),
        ("DATASET", "dataset"),
    ],
)
def test_type_of_entry_follows_the_kind_of_source(name: str, entry_type: str) -> None:
    (entry,) = read(Reference(sources.EVERY_KIND[name])).entries.values()
    assert entry.type == entry_type


def test_date_is_as_precise_as_known() -> None:
    fields = [next(iter(read(Reference(s)).entries.values())).fields for s in (sources.LIU, sources.WEB_PAGE)]
    assert [(f["year"], f["month"], f.get("day")) for f in fields] == [
        ("2023", "July", "31"),
        ("2021", "March", None),
    ]


def test_place_life_of_the_law_and_permalink_are_in_the_note() -> None:
    (treaty,) = read(Reference(sources.TREATY, hostile.Pinpoint(provision="17"))).entries.values()
    assert treaty.fields["note"] == (
        "Cited: article 17. Adopted 16 December 1966. Entered into force 23 March 1976. Treaty series: 999 UNTS 171."
    )
    (claim,) = read(Reference(sources.CLAIM)).entries.values()
    assert sources.CLAIM.permalink in claim.fields["note"]


def test_two_places_in_one_source_have_different_keys() -> None:
    assert list(read(Reference(sources.LIU), Reference(sources.LIU)).entries) == [
        "liu-huawen-technological-supports",
        "liu-huawen-technological-supports-2",
    ]
