"""What others hang on links means nothing here and goes no further; a slip in a name of ours is told."""

import re
from html import unescape

import pytest

from tests.security.addresses import ROWS, Row
from tests.security.conftest import Setting
from tests.security.crawling import answer_of

pytestmark = pytest.mark.django_db

FOR_READERS = [row for row in ROWS if row.kind != "desk"]
STRANGE = (
    "utm_source=letter&utm_medium=e-mail",
    "fbclid=IwAR0e807",
    "gclid=x&theme_of_the_day=blue",
    "=&&x=1",
    "UTM_Source=x",
)


@pytest.mark.parametrize("row", FOR_READERS, ids=lambda row: row.sample)
def test_address_answers_byte_for_byte_as_without_what_others_hung_on_it(row: Row, setting: Setting) -> None:
    address = row.sample.format_map(setting.names)
    browser = setting.browsers["anonymous"]
    plain = answer_of(browser, address)
    for strange in STRANGE:
        assert answer_of(browser, f"{address}{'&' if '?' in address else '?'}{strange}") == plain, strange


#: An address with a slip, and the one that was meant.
SLIPS = [
    ("/search/?them=privacy", "/search/?theme=privacy"),
    ("/search/?q=covenant&Theme=privacy&utm_source=x", "/search/?q=covenant&theme=privacy"),
    ("/claims/?clamant=council", "/claims/?claimant=council"),
    ("/claims/?clamant=council&them=privacy", "/claims/?claimant=council&theme=privacy"),
    ("/claims/?yearfrom=2020&theme=privacy", "/claims/?theme=privacy&year_from=2020"),
    ("/instruments/?publiser=council", "/instruments/?publisher=council"),
    ("/compare/?clamant=council&claimant=ngozi-obi", "/compare/?claimant=council&claimant=ngozi-obi"),
    ("/documents/report/?editon=1", "/documents/report/?edition=1"),
    ("/documents/report/changes/?form=1&to=1", "/documents/report/changes/?from=1&to=1"),
    ("/search/?kinds=report", "/search/?doc_kind=report"),
    ("/search/?yer=2020", "/search/?year_from=2020"),
    ("/people/?Page=1", "/people/?page=1"),
    ("/changes/?befor=x", "/changes/?before=x"),
    ("/cite/claim/{enough_id}?stlye=oscola", "/cite/claim/{enough_id}?style=oscola"),
]


@pytest.mark.parametrize(("address", "meant"), SLIPS)
def test_slip_in_a_name_of_ours_is_refused_with_a_link_that_puts_it_right(
    address: str, meant: str, setting: Setting
) -> None:
    answer = setting.browsers["anonymous"].get(address.format_map(setting.names))
    assert answer.status_code == 400
    links = [unescape(link) for link in re.findall(r'href="([^"]*)"', answer.text)]
    assert sorted(meant.format_map(setting.names).partition("?")[2].split("&")) in [
        sorted(link.partition("?")[2].split("&")) for link in links
    ]
    assert "utm" not in answer.text


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/api/v1/search/?them=privacy", "/api/v1/search/?theme=privacy"),
        ("/api/v1/claims/?clamant=council&limit=1", "/api/v1/claims/?claimant=council&limit=1"),
        ("/api/v1/claims/?kinds=risk", "/api/v1/claims/?claim_kind=risk"),
    ],
)
def test_slip_is_told_to_programs_with_the_address_that_was_meant(
    address: str, meant: str, setting: Setting
) -> None:
    problem = setting.browsers["anonymous"].get(address).json()
    assert problem["status"] == 400
    assert problem["instead"].endswith(meant)
    assert [one["meant"] for one in problem["errors"]] == [meant.partition("?")[2].partition("=")[0]]


@pytest.mark.parametrize(
    ("address", "instead"),
    [
        ("/api/v1/claims/?them=privacy&utm_source=x", "/api/v1/search/?in=claims&theme=privacy"),
        (
            "/api/v1/claims/?theme=privacy&claimant=council",
            "/api/v1/search/?in=claims&theme=privacy&claimant=council",
        ),
        ("/api/v1/people/?q=obi", "/api/v1/search/?q=obi"),
        ("/api/v1/passages/?page=2&document=report", None),
    ],
)
def test_list_for_programs_refuses_what_only_the_search_takes_and_says_where_to_ask(
    address: str, instead: str | None, setting: Setting
) -> None:
    answer = setting.browsers["anonymous"].get(address)
    assert answer.status_code == 400
    problem = answer.json()
    assert (problem["instead"].partition("/api")[1:] if instead else problem.get("instead")) == (
        ("/api", instead.removeprefix("/api")) if instead else None
    )
    assert "the search does" in problem["errors"][0]["message"]


def test_next_page_of_a_list_for_programs_passes_nothing_strange_on(setting: Setting) -> None:
    answer = setting.browsers["anonymous"].get("/api/v1/passages/?limit=1&utm_source=x").json()
    assert answer["next"]
    assert "utm" not in answer["next"]


def test_renamed_address_keeps_what_its_page_takes_and_nothing_else(setting: Setting) -> None:
    browser = setting.browsers["anonymous"]
    answer = browser.get("/documents/old-report/?edition=1&utm_source=x&y=2")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/documents/report/?edition=1")
    assert browser.get("/documents/old-report/?utm_source=x").headers["Location"] == "/documents/report/"
