"""Every link and every form of the desks leads somewhere, from wherever the page was answered: refused forms too."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import html5lib
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from kb.admin.imports import desk as import_desk
from kb.admin.site import DeskSite
from kb.ingest.background import workers
from kb.models import Edition, UnresolvedMention
from tests import factories
from tests.admin.browsing import XHTML, address
from tests.ingest.parsed_editions import parsed_edition
from tests.world import World

pytestmark = pytest.mark.django_db

#: How many addresses of one pattern are gone to: lists and filters multiply without end.
MOST_OF_A_PATTERN = 3
RELATIVE = re.compile(
    r"""(?<!with )\b(?:href|src|action|formaction)=["'](?!/|#|\{\{|\{%|https?:|mailto:)[^"']+"""
)
#: An address that takes nothing but a file or a form that this test does not send.
LEFT_ALONE = ("/admin/logout/",)


def test_every_module_that_declares_a_desk_or_a_page_is_imported_with_the_others() -> None:
    root = Path(settings.BASE_DIR)
    files = {path: path.read_text(encoding="utf-8") for path in sorted((root / "kb" / "admin").rglob("*.py"))}
    declaring = [
        ".".join(path.relative_to(root).with_suffix("").parts)
        for path, text in files.items()
        if re.search(r"^@desks\.page\(|^@admin\.register\(", text, re.MULTILINE)
    ]
    imported = re.findall(r"^import (\S+)", files[root / "kb" / "admin" / "__init__.py"], re.MULTILINE)
    missing = set(declaring) - set(imported)
    assert declaring
    assert missing == set(), "It has no address until kb/admin/__init__.py imports it."


def test_no_template_of_the_desks_holds_a_relative_address() -> None:
    """A page may be answered at the address of a form that was refused, where a relative one leads astray."""
    found = [
        f"{path.name}: {match[0]}"
        for path in sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))
        for match in RELATIVE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


class Crawl:
    """Goes to every link, sends every form empty, and looks at the links and forms of what comes back."""

    def __init__(self, browser: Client) -> None:
        self._browser = browser
        self._waiting: deque[str] = deque()
        self._seen: set[str] = set()
        self._sent: set[str] = set()
        self._patterns: Counter[str] = Counter()
        self.refused: set[str] = set()
        self.broken: list[str] = []

    def start(self, *addresses: str) -> None:
        for one in addresses:
            self._look_forward_to(one, "the start")
        while self._waiting:
            self._go_to(self._waiting.popleft())

    def look_at(self, html: str, at: str) -> None:
        """Every link and form of a page that was answered at this address."""
        document = html5lib.parse(html)
        for element in document.iter(f"{XHTML}a"):
            if (href := element.get("href")) and not href.startswith("#"):
                self._look_forward_to(_absolute(at, href), at)
        for form in document.iter(f"{XHTML}form"):
            for target in _targets(form, at):
                self._send(form, target, at)

    def _look_forward_to(self, target: str, at: str) -> None:
        path = urlsplit(target).path
        if target in self._seen or not path.startswith("/admin/"):
            return
        self._seen.add(target)
        pattern = resolve(path).route
        if self._patterns[pattern] < MOST_OF_A_PATTERN:
            self._patterns[pattern] += 1
            self._waiting.append(target)
        elif pattern == "admin/(?P<url>.*)$":
            self.broken.append(f"{at} links to {target}, which is no address")

    def _go_to(self, target: str) -> None:
        answer = self._browser.get(target)
        if answer.status_code not in (200, 302):
            self.broken.append(f"{target}: {answer.status_code}")
        elif answer.get("Content-Type", "").startswith("text/html") and answer.status_code == 200:
            self.look_at(answer.content.decode(), target)

    def _send(self, form: Any, target: str, at: str) -> None:
        pattern = resolve(urlsplit(target).path).route
        key = f"{form.get('method')} {pattern}"
        if form.get("method") != "post" or key in self._sent or target.startswith(LEFT_ALONE):
            return
        self._sent.add(key)
        with transaction.atomic():
            answer = self._browser.post(target, _empty(form))
            transaction.set_rollback(True)
        if answer.status_code in (404, 405):
            self.broken.append(f"{at} sends to {target}: {answer.status_code}")
        elif answer.status_code in (200, 409, 422):
            self.refused.add(pattern)
            self.look_at(answer.content.decode(), target)


def _absolute(at: str, link: str) -> str:
    target = urlsplit(urldefrag(urljoin(f"http://testserver{at}", link)).url)
    return target.path + (f"?{target.query}" if target.query else "")


def _targets(form: Any, at: str) -> Iterator[str]:
    """Where the form goes to, by any of its buttons."""
    yield _absolute(at, form.get("action") or at)
    yield from (
        _absolute(at, button.get("formaction"))
        for button in form.iter(f"{XHTML}button")
        if button.get("formaction")
    )


def _empty(form: Any) -> dict[str, str]:
    """What a person sends who filled in nothing: hidden fields as they are, all others empty."""
    hidden = {"hidden"}
    return {
        control.get("name"): control.get("value", "") if control.get("type") in hidden else ""
        for tag in ("input", "textarea", "select")
        for control in form.iter(f"{XHTML}{tag}")
        if control.get("name")
    }


@pytest.fixture
def busy(world: World, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> World:
    """The world with something on every desk: an import that can be looked at, an unknown law, a carried edition."""
    settings.FILES_DIR = tmp_path / "files"
    lines = [f"Paragraph {number} of a long text." for number in range(120)]
    monkeypatch.setattr(
        import_desk.workers,
        "start",
        lambda: workers.work_off(
            linger=0, parse=lambda data, name, kept: parsed_edition(lines, data=data, title=name)
        ),
    )
    UnresolvedMention.objects.create(normal="charter of utopia", as_printed="Charter of Utopia")
    for number in range(45):
        factories.passage(
            f"Sentence {number}.", edition=Edition.objects.get(document=world.report), path=f"9{number}"
        )
    return world


def test_every_link_and_form_of_the_desks_leads_somewhere_refused_forms_included(
    busy: World, rita: Client
) -> None:
    brought = rita.post("/admin/imports/", {"files": SimpleUploadedFile("notes.txt", b"Some text.")})
    crawl = Crawl(rita)
    crawl.start(
        "/admin/",
        brought.headers["Location"],
        "/admin/passages/report/",
        "/admin/carryings/report/",
        "/admin/mentions/",
        address(busy.enough),
        address(busy.enough, "verb", "withdraw"),
    )
    assert crawl.broken == []
    for refused in (
        "admin/passages/<slug:slug>/<slug:action>/",
        "admin/imports/",
        "admin/imports/<int:number>/<slug:action>/",
        "admin/imports/tables/",
        "admin/kb/claim/add/",
        "admin/kb/claim/<path:object_id>/verbs/<slug:verb>/",
    ):
        assert refused in crawl.refused, f"no refused form of {refused} was seen"


def test_address_that_says_a_word_is_found_before_one_that_takes_any_word() -> None:
    site = DeskSite(name="admin")
    for one in ("imports/<int:number>/<slug:action>/", "imports/<int:number>/source/", "imports/tables/"):
        site.page(one, name=one)(lambda request: HttpResponse())
    assert [str(page.pattern) for page in site.get_urls()[:3]] == [
        "imports/tables/", "imports/<int:number>/source/", "imports/<int:number>/<slug:action>/",
    ]  # fmt: skip
