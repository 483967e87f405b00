"""Whatever is sent, the answer is a page or a problem document with a status that blames the sender (T13-T16)."""

import re
from collections.abc import Iterator
from urllib.parse import quote, quote_from_bytes

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.security.conftest import Setting
from tests.security.headers import faults
from tests.security.patterns import patterns

pytestmark = pytest.mark.django_db

MOST_QUERIES = 13
LISTS = (
    "/search/", "/claims/", "/documents/", "/api/v1/search/", "/api/v1/claims/", "/api/v1/passages/", "/compare/",
    "/changes/", "/instruments/", "/institutions/", "/people/", "/issues/", "/themes/",
)  # fmt: skip
DESKS = (
    "/admin/kb/claim/",
    "/admin/kb/passage/",
    "/admin/work/",
    "/admin/work/documents/",
    "/admin/work/newer-texts/",
    "/admin/suggest/concept/",
    "/admin/passages/report/",
)
#: Numbers and texts that are not what a parameter asks for, as they stand in an address.
VALUES = {
    "NUL": "%00", "NUL inside": "a%00b", "not UTF-8": "%C3%28", "overlong": "%C0%AF", "surrogate": "%ED%A0%80",
    "line ends": "a%0D%0ASet-Cookie:%20x=1", "huge": "9" * 400, "past 64 bits": "9223372036854775808",
    "exponent": "1e30", "negative": "-1", "zero": "0", "Arabic digits": quote("٤٢"), "letters": "abc",
    "infinite": "inf", "not a number": "NaN", "float": "1.5", "spaces": "%20%20", "nothing": "",
    "right to left": quote("\u202eabc"), "tag": "%3Cscript%3Ealert(1)%3C/script%3E", "path": "..%2F..%2Fetc%2Fpasswd",
    "template": "{{7*7}}%7B%25%20debug%20%25%7D", "percent": "%25s%25n%25d", "sql": "%27%20OR%201=1--%20",
    "too long": "x" * 513, "very long": "x" * 100_000, "too many words": "+".join(f"w{n}" for n in range(33)),
}  # fmt: skip
PARAMETERS = (
    "q", "in", "theme", "right", "place", "publisher", "claimant", "instrument", "provision", "doc_kind", "claim_kind",
    "role", "verification", "language", "year_from", "year_to", "sort", "page", "format", "cursor", "limit", "edition",
    "at", "part", "p", "o", "all", "e", "_facets", "style", "no_such_parameter",
)  # fmt: skip
SYNTAX = (
    '"', '""', "(", ")", "((((((((((", "-", "NOT", "OR OR", "AND", "*", "a*", "NEAR/", "NEAR/99999999999", "a NEAR/2 b",
    "title:", "title:(", ":", "nosuch:field", "\\", "a\\", "a^9", "[a TO z]", "{a TO}", "/re.*/", "~", "a~9", "+-!(){}",
    "' OR 1=1", "a & b | !c <-> d:*", "privacy AND (OR)", "-(a)", "NOT NOT a", '"a" "b', "ﬁ", "\u200b", "\u202e", "😀",
)  # fmt: skip


def fault_of(answer: HttpResponse, address: str) -> str:
    """What is wrong with an answer to nonsense; empty if nothing is."""
    if answer.status_code >= 500:
        return f"{answer.status_code} at {address[:200]}"
    told = answer.headers.get("Content-Type", "")
    if answer.status_code >= 400 and "html" in told and b"<h1" not in answer.content:
        return f"not a page at {address[:200]}"
    if b"Traceback" in answer.content or "x=1" in answer.cookies.output():
        return f"more is told than should be at {address[:200]}"
    kind = "api" if address.startswith("/api/") or ".json" in address else "page"
    headers = list(faults(answer, "desk" if address.startswith("/admin/") else kind))
    return f"{headers} at {address[:200]}" if headers else ""


def asked(setting: Setting, addresses: Iterator[str], actor: str = "anonymous") -> list[str]:
    """The faults of the answers to all these addresses."""
    browser = setting.browsers[actor]
    return [fault for address in addresses if (fault := fault_of(browser.get(address), address))]


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_value_that_no_parameter_takes_is_refused_or_ignored(value: str, setting: Setting) -> None:
    some = LISTS if len(value) < 1_000 else LISTS[:4]
    single = ("/search/", "/api/v1/claims/")
    assert asked(setting, (f"{path}?{name}={value}" for path in single for name in PARAMETERS)) == []
    everything = "&".join(f"{name}={value}" for name in PARAMETERS)
    assert asked(setting, (f"{path}?{everything}" for path in some)) == []


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_desk_answers_nonsense_with_a_page(value: str, setting: Setting) -> None:
    names = (
        "q",
        "at",
        "edition",
        "part",
        "p",
        "o",
        "page",
        "status__exact",
        "id__in",
        "edition__document__id__exact",
        "kind",
        "concept",
    )
    everything = "&".join(f"{name}={value}" for name in names)
    each = (f"{path}?{name}={value}" for path in (DESKS[0], DESKS[-1]) for name in names[:3])
    assert asked(setting, each, "curator") == []
    assert asked(setting, (f"{path}?{everything}" for path in DESKS), "curator") == []


@pytest.mark.parametrize("text", SYNTAX)
def test_hostile_query_syntax_is_words_or_a_mistake_that_is_shown(text: str, setting: Setting) -> None:
    sections = ("passages", "claims", "documents", "instruments", "institutions")
    addresses = [f"/search/?q={quote(text)}&in={section}" for section in sections]
    assert asked(setting, iter([*addresses, f"/api/v1/search/?q={quote(text)}"])) == []


def test_parameters_without_end_are_refused(setting: Setting) -> None:
    many = "&".join(["theme=privacy"] * 1_001)
    different = "&".join(f"theme=t{number}" for number in range(1_001))
    unknown = "&".join(f"p{number}=1" for number in range(1_001))
    for query in (many, different, unknown, "x" * 100_000, "&" * 100_000, "q=" + "%" * 1_000):
        assert asked(setting, (f"{path}?{query}" for path in LISTS)) == []


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    "query", ["", "page=1", "page=100", "page=101", "q=covenant&theme=privacy&in=claims"]
)
def test_list_asks_the_database_a_bounded_number_of_questions(
    path: str, query: str, setting: Setting
) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = setting.browsers["anonymous"].get(f"{path}?{query}")
    assert answer.status_code < 500
    assert len(queries) <= MOST_QUERIES


VARIABLE = re.compile(r"<[^>]+>|\(\?P<[^)]+\)|[\^$]")
SOMETHING = st.one_of(
    st.sampled_from(tuple(VALUES.values())[:-2]),
    st.binary(max_size=12).map(lambda data: quote_from_bytes(data, safe="")),
    st.text(max_size=12).map(lambda text: quote(text, safe="", errors="surrogatepass")),
)


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """An address of any pattern, its variable parts and its query anything at all."""
    path = VARIABLE.sub(lambda _part: draw(SOMETHING), draw(st.sampled_from(patterns())))
    names = st.one_of(st.sampled_from(PARAMETERS), SOMETHING)
    pairs = draw(st.lists(st.tuples(names, SOMETHING), max_size=4))
    return f"/{path}" + ("?" if pairs else "") + "&".join(f"{name}={value}" for name, value in pairs)


@given(address=addresses(), actor=st.sampled_from(["anonymous", "administrator"]))
def test_no_address_whatever_is_in_it_breaks_the_site(address: str, actor: str, setting: Setting) -> None:
    browser = setting.browsers[actor]
    assert fault_of(browser.get(address), address) == ""


@given(
    address=addresses(),
    body=st.binary(max_size=60),
    kind=st.sampled_from(["form", "json", "multipart", "none"]),
)
def test_no_form_whatever_is_in_it_breaks_the_site(
    address: str, body: bytes, kind: str, setting: Setting
) -> None:
    types = {
        "form": "application/x-www-form-urlencoded",
        "json": "application/json",
        "multipart": "multipart/form-data; boundary=x",
        "none": "no/such; charset=no-such",
    }
    answer = setting.browsers["curator"].generic("POST", address, body, content_type=types[kind])
    assert answer.status_code < 500, address
