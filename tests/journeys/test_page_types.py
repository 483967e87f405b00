"""Every type of page of the shipped base: valid, light, readable by everybody, and silent about its reader.

The fixture `visit` adds to each: nothing violates the content security policy, no request leaves the site, no script
fails, no cookie is set and nothing stored.
"""

from collections.abc import Callable

import html5lib
import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from django.urls import resolve
from playwright.sync_api import Page, Response, expect

from kb.models import Import
from tests import factories
from tests.journeys.test_desks import sign_in
from tests.security.addresses import READERS
from tests.world import World

CLAIM, PASSAGE = "{claim}", "{passage}"  # opaque ids, found on the page that lists them
PAGES = (
    "/",
    "/search/",
    "/search/?q=human+rights",
    "/search/?q=human+rights&in=claims&theme=privacy-and-surveillance&year_from=2020",
    "/search/?q=qqqqxyzzy",
    "/search/?q=%22",
    "/claims/",
    CLAIM,
    "/documents/",
    "/documents/wp3298-theme-2/",
    "/documents/wp3298-theme-2/changes/",
    PASSAGE,
    "/issues/",
    "/issues/new-rights-or-existing-rights/",
    "/compare/",
    "/compare/?claimant=wp3298-participants&claimant=zhang-jie&theme=new-human-rights",
    "/themes/",
    "/places/",
    "/themes/new-human-rights/",
    "/instruments/",
    "/instruments/iccpr/",
    "/instruments/iccpr/17/",
    "/institutions/",
    "/institutions/wilton-park/",
    "/people/",
    "/people/zhang-jie/",
    "/cite/document/wp3298-theme-2",
    "/changes/",
    "/data/",
    "/help/search/",
    "/about/",
    "/about/method/",
    "/about/privacy/",
    "/about/accessibility/",
    "/no/such/address/",
)
WIDTHS, SCHEMES = (360, 1280), ("light", "dark")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
#: What depends on colour and width is looked at in all four combinations, the rest in the first.
RULES_OF_APPEARANCE = ("color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable")
KILOBYTE = 1000
MOST_ON_THE_WIRE, MOST_FOR_SEARCH = 100 * KILOBYTE, 60 * KILOBYTE
STORED = (
    """async () => [...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(one => one.name)]"""
)

AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
RUN_AXE = """async options => {
  const told = await axe.run(document, options);
  return {
    looked_at: told.passes.length,
    faults: told.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`),
  };
}"""

type Visit = Callable[..., Page]


def open_address(page: Page, address: str) -> Response:
    """Go there; opaque ids are found by following a link."""
    if address in (CLAIM, PASSAGE):
        page.goto(
            "/documents/wp3298-theme-2/" if address == PASSAGE else "/issues/new-rights-or-existing-rights/"
        )
        link = "/p/" if address == PASSAGE else "/c/"
        address = page.locator(f"main a[href^='{link}']").first.get_attribute("href") or ""
    answer = page.goto(address)
    assert answer is not None
    return answer


def test_every_address_that_shows_a_page_is_among_those_looked_at() -> None:
    shown = {row.pattern for row in READERS if row.kind == "page" and "extension" not in row.pattern}
    files = {"healthz", "readyz", "robots.txt", ".well-known/security.txt"}
    addresses = [page.format(claim="/c/0000-0000", passage="/p/0000-0000") for page in PAGES[:-1]]
    assert shown - files == {resolve(address.partition("?")[0]).route for address in addresses}


@pytest.mark.parametrize("address", PAGES)
def test_page_is_light_valid_accessible_and_stores_nothing(address: str, visit: Visit) -> None:
    page = visit(viewport={"width": WIDTHS[0], "height": 800}, color_scheme=SCHEMES[0])
    answer = open_address(page, address)
    found = [f"not HTML: {error}" for error in _errors(answer.text())]
    found += [f"axe at {width} px, {scheme}: {fault}" for width, scheme, fault in _faults(page)]
    found += [f"stored {name}" for name in page.evaluate(STORED)]
    assert found == []


@pytest.mark.parametrize("address", PAGES)
def test_page_weighs_little_on_the_wire(address: str, visit: Visit) -> None:
    if address in (CLAIM, PASSAGE):
        finder = visit()
        open_address(finder, address)
        address = finder.url
    page, sizes = visit(), []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda loaded: sizes.append(loaded["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    most = MOST_FOR_SEARCH if address.startswith("/search/") else MOST_ON_THE_WIRE
    assert sizes
    assert sum(sizes) <= most


def _errors(html: str) -> list[str]:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    parser.parse(html)
    return [f"{name} at line {position[0]} {values}" for position, name, values in parser.errors]


def _faults(page: Page) -> list[tuple[int, str, str]]:
    """What axe finds, and pages wider than the screen, in every width and colour scheme."""
    found = []
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append((width, "both", "wider than the screen"))
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            first = (width, scheme) == (WIDTHS[0], SCHEMES[0])
            rules = (
                {"type": "tag", "values": WCAG} if first else {"type": "rule", "values": RULES_OF_APPEARANCE}
            )
            told = page.evaluate(RUN_AXE, {"runOnly": rules, "resultTypes": ["violations"]})
            assert told["looked_at"]
            found += [(width, scheme, one) for one in told["faults"]]
    return found


LONG = "https://example.org/" + "apathwithoutanyplacetobreak" * 6
OVERFLOWS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
#: Where the first line of the element's text ends on the right, in pixels.
RIGHT_END = """element => {
  const words = document.createRange(); words.selectNodeContents(element)
  return words.getClientRects()[0].right }"""


def test_long_address_and_name_of_a_file_stay_within_a_narrow_screen(live_world: World, page: Page) -> None:
    # the page of an import renews itself: it is closed before the database goes, and its session with it
    document = factories.document()
    edition = factories.edition(document)
    factories.section(edition, "1", heading=LONG)
    for path in ("1", "n1"):
        factories.passage(f"See {LONG}.", edition=edition, path=path, anchor=LONG)
    job = Import.objects.create(given_name=f"{LONG}.pdf", by=live_world.carla)
    page.set_viewport_size({"width": 360, "height": 740})
    for address in (document.get_absolute_url(), edition.passages.all()[0].get_absolute_url()):
        page.goto(address)
        assert not page.evaluate(OVERFLOWS), address
    sign_in(page, "carla")
    page.goto(f"/admin/imports/{job.pk}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(LONG[-10:])
    assert not page.evaluate(OVERFLOWS)


def test_arabic_headings_stand_on_the_side_of_their_paragraphs(page: Page, live_world: World) -> None:
    document = factories.document(title="الحقوق الرقمية", language="ar")
    edition = factories.edition(document)
    section = factories.section(edition, "1", heading="مقدمة")
    factories.passage("نص قصير.", edition=edition, section=section)
    for width in (360, 900, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(document.get_absolute_url())
        heading, paragraph = (
            page.locator(one).first.evaluate(RIGHT_END) for one in (".reading-text h2", ".passage-text")
        )
        assert abs(heading - paragraph) < 2, width
    citation = page.locator("#copy-apa")
    assert citation.evaluate("element => getComputedStyle(element).direction") == "ltr"
    assert citation.locator("bdi").first.evaluate("element => getComputedStyle(element).direction") == "rtl"
