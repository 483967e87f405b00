"""No byte of unpublished work reaches a reader: every answer is the same with it and without it (R2)."""

from itertools import product
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kb.curation import delete_draft, withdraw
from kb.identifying import derive, display
from kb.models import ClaimTag, Concept, Curated, Document, Evidence, PassageTag
from tests import factories
from tests.indexes import Bring
from tests.security.addresses import READERS
from tests.security.crawling import Answer, answer_of, crawl
from tests.security.records import CURATED, one_of_each
from tests.security.unpublished import MARK, fill
from tests.world import CANARY, World

pytestmark = pytest.mark.django_db

#: Questions whose answers would differ if anything counted, suggested or matched what is not published.
QUESTIONS = (
    CANARY,
    "CANARi",
    "canary*",
    "paragraph",
    "Covenant",
    "Obi",
    "Council",
    "theme",
    "enough",
    "privacy",
    "",
)
SECTIONS = ("passages", "claims", "documents", "instruments", "institutions")
FORMATS = ("json", "csv", "atom", "ris", "bib")
EXTENSIONS = ("bib", "ris", "csl.json", "json")


def addresses_to_start_from(world: World) -> list[str]:
    """Every public pattern, every record in every format, every question; also where nothing is."""
    records = ["/documents/report", "/instruments/covenant", "/instruments/covenant/17", "/issues/enough"]
    records += ["/institutions/council", "/people/ngozi-obi", "/themes/privacy", "/themes/surveillance"]
    records += [record.get_absolute_url() for record in (world.enough, world.missing, *world.passages)]
    questions = [f"/search/?q={quote(text)}&in={section}" for text, section in product(QUESTIONS, SECTIONS)]
    hidden = {"theme": f"{MARK}-theme-1", "claimant": f"{MARK}-body-1", "publisher": f"{MARK}-body-1"}
    return [
        *(row.sample for row in READERS if "{" not in row.sample),
        *records,
        *(f"{record}.{extension}" for record, extension in product(records, EXTENSIONS)),
        *(f"/api/v1{record}" for record in ("/", "/search/?q=covenant", *records)),
        *questions,
        *(f"{question}&format={form}" for question, form in product(questions[:10], FORMATS)),
        *(f"/search/?{name}={value}" for name, value in hidden.items()),
        *(f"/{kind}/?{name}={value}" for kind in ("claims", "documents") for name, value in hidden.items()),
        *(
            f"/compare/?claimant=council&claimant={MARK}-{who}-1&theme={MARK}-theme-1"
            for who in ("body", "person")
        ),
        f"/documents/{MARK}-document-1/",
        "/no/such/address/",
        "/?q=%00",
    ]


def test_answers_are_the_same_with_and_without_unpublished_work(world: World, index_now: Bring) -> None:
    _empty_desks(world)
    index_now()
    start = addresses_to_start_from(world)
    before = crawl(Client(), start)
    made = fill(world)
    index_now()
    after = crawl(Client(), start)
    assert len(made) >= 50
    assert {record._meta.model_name for record in made} == set(CURATED)
    assert _answered(before) >= 60
    differing = sorted(address for address in before | after if before.get(address) != after.get(address))
    assert not differing, _first_difference(differing[0], before, after)
    echoing = sorted(a for a, answer in after.items() if answer.holds(CANARY) and MARK not in a.lower())
    assert echoing == []


def _empty_desks(world: World) -> None:
    """Take away the world's own drafts, so that the first crawl is of a base that is all published."""
    for links in (Evidence.objects, PassageTag.objects, ClaimTag.objects):
        for link in links.unpublished():
            delete_draft(record=link, by=world.carla)
    delete_draft(record=world.draft_claim, by=world.carla)
    delete_draft(record=world.draft_passage, by=world.carla)


def _answered(answers: dict[str, Answer]) -> int:
    return sum(answer.status == 200 for answer in answers.values())


def _first_difference(address: str, before: dict[str, Answer], after: dict[str, Answer]) -> str:
    """The place where two answers part, readable."""
    if address not in before or address not in after:
        return f"{address} is reached only {'with' if address in after else 'without'} unpublished work"
    one, other = before[address], after[address]
    if (one.status, one.headers) != (other.status, other.headers) and one.body == other.body:
        return f"{address}: {set(one.headers) ^ set(other.headers)} {one.status} {other.status}"
    at = next((i for i, (a, b) in enumerate(zip(one.body, other.body, strict=False)) if a != b), 0)
    begin = max(0, at - 120)
    return f"{address}\n{one.body[begin : at + 160]!r}\n{other.body[begin : at + 160]!r}"


@pytest.mark.parametrize("status", ["draft", "submitted"])
def test_unpublished_record_is_answered_like_one_that_never_was(
    status: str, world: World, index_now: Bring
) -> None:
    """The same bytes, and the same questions to the database, so that not even the time taken tells."""
    records, browser = one_of_each(status), Client()
    index_now()
    for kind, pairs in {**_pairs(records), "filters": _filters(status)}.items():
        for hidden, unknown in pairs:
            for address in (
                hidden,
                unknown,
            ):  # what is remembered between requests is remembered from here on
                browser.get(address)
            first, second = _measured(browser, hidden), _measured(browser, unknown)
            assert first == second, f"{kind}: {hidden} is not answered like {unknown}"
            assert first[0][0] in (400, 404)


def _measured(browser: Client, address: str) -> tuple[tuple[int, bytes], int]:
    with CaptureQueriesContext(connection) as queries:
        answer = answer_of(browser, address)
    # An answer may repeat the value that was asked for, and nothing else may follow from it.
    asked = address.rpartition("=")[2].encode()
    return (answer.status, answer.body.replace(asked, b"...") if "=" in address else answer.body), len(
        queries
    )


def _pairs(records: dict[str, Curated]) -> dict[str, list[tuple[str, str]]]:
    """Kind → addresses of the unpublished record, each with that of nothing."""
    slugs = ("document", "issue", "concept", "institution", "legalinstrument", "person")
    pairs: dict[str, list[tuple[str, str]]] = {}
    for kind in slugs:
        hidden = records[kind].get_absolute_url()
        pairs[kind] = _in_every_form(hidden, hidden.replace(records[kind].slug, "no-such"))
    for kind in ("claim", "passage"):
        hidden = records[kind].get_absolute_url()
        pairs[kind] = _in_every_form(hidden, f"{hidden[:3]}{display(derive(f'no such {kind}'))}")
    hidden = records["provision"].get_absolute_url()
    pairs["provision"] = _in_every_form(hidden, hidden.replace(f"/{records['provision'].path}/", "/99999/"))
    return pairs


def _filters(status: str) -> list[tuple[str, str]]:
    """Lists narrowed to something unpublished, whose name is as far from all others as that of nothing."""
    for make in (factories.concept, factories.institution, factories.person):
        make("quixotic-work", status=status)
    return [
        (f"/{path}/?{name}=quixotic-work", f"/{path}/?{name}=quixotic-void")
        for path in ("search", "claims", "documents", "compare")
        for name in ("theme", "claimant")
    ]


def _in_every_form(hidden: str, unknown: str) -> list[tuple[str, str]]:
    ends = ["", *(f".{extension}" for extension in EXTENSIONS)]
    return [(hidden, unknown)] + [
        (f"{hidden.rstrip('/')}{end}", f"{unknown.rstrip('/')}{end}") for end in ends if end
    ]


def test_withdrawn_claim_is_on_no_page_but_its_own_and_those_that_tell_of_its_end(
    world: World, index_now: Bring
) -> None:
    statement = world.enough.statement
    assert crawl(Client(), ["/claims/"])["/claims/"].holds(statement)
    withdraw(record=world.enough, by=world.rita, why="It says more than its source.")
    index_now()
    start = [row.sample for row in READERS if "{" not in row.sample]
    answers = crawl(Client(), [*start, f"/search/?q={quote(statement)}&in=claims"])
    own = world.enough.get_absolute_url()
    telling = {address.partition("?")[0] for address, answer in answers.items() if answer.holds(statement)}
    asked = {"/search/"}  # repeats the question, which is the statement
    assert telling - asked <= {own, f"/cite/claim/{own[3:]}", "/changes/"}


def test_record_of_every_kind_is_hidden_by_a_hidden_parent(world: World, index_now: Bring) -> None:
    """A published passage, provision, tag or piece of evidence shows nothing of a parent that is not published."""
    document = factories.document("hidden-report", title=CANARY)
    passage = factories.passage(f"{CANARY} words", of=document)
    factories.provision(factories.instrument("hidden-law", title=CANARY, status="draft"), "17", label=CANARY)
    factories.evidence(world.enough, passage, quote=CANARY)
    connection.check_constraints()
    Document.objects.filter(pk=document.pk).update(
        status="submitted"
    )  # below the verbs, which would refuse it
    factories.tag(
        world.passages[0], Concept.objects.get(pk=factories.concept(label=CANARY, status="draft").pk)
    )
    index_now()
    answers = crawl(Client(), addresses_to_start_from(world))
    assert sorted(a for a, answer in answers.items() if answer.holds(CANARY) and MARK not in a.lower()) == []
    assert answer_of(Client(), passage.get_absolute_url()).status == 404
