"""What a reviewer decided outlasts a restart, a reload and an update of the base; about the rest he is asked."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import watched
from tests.databases import another_copy
from tests.journeys.real_site import REPOSITORY, RealSite, command, serving
from tests.journeys.test_curator import signed_in

pytestmark = pytest.mark.usefixtures("django_db_setup")

CLAIMS = REPOSITORY / "fixtures/claims/wp3298-theme-2.yaml"
OWN = "Mine."
BASE = "Newer."
type Visit = Callable[..., Page]


def five_claims() -> list[str]:
    """Handles of claims of the shipped base, none of them part of another's."""
    slugs = re.findall(r"^- slug: (\S+)$", CLAIMS.read_text(), re.MULTILINE)
    return [slug for slug in slugs if sum(slug in other for other in slugs) == 1][:5]


def test_reviewer_s_decisions_outlast_restart_reload_and_upgrade(browser: Browser, tmp_path: Path) -> None:
    edited, taken, ended, untouched, proposed = five_claims()
    folder = tmp_path / "site"
    folder.mkdir()
    with another_copy("journey") as database:
        with serving(folder, database) as site, watched(browser, site.url) as visit:
            reviewer = signed_in(visit(), "reviewer", site)
            addresses = {slug: _address(reviewer, slug) for slug in five_claims()}
            another = signed_in(visit(), "administrator", site)
            for slug in (edited, taken):
                _propose(reviewer, slug, f"{OWN} {slug}")
                _publish(another, slug)
            _propose(reviewer, proposed, f"{OWN} {proposed}")
            _withdraw(reviewer, ended)
            _merge_a_theme(reviewer)
            _as_the_reviewer_left_it(visit(), addresses, (edited, taken, ended))
        passwords = site.passwords
        with serving(folder, database) as again, watched(browser, again.url) as visit:
            assert again.passwords == {}
            site = RealSite(again.url, passwords)
            _as_the_reviewer_left_it(visit(), addresses, (edited, taken, ended))
            reloaded = command(folder, database, "load_base")
            assert reloaded["differences"] == []
            assert {outcome for counts in reloaded["kinds"].values() for outcome in counts} == {"unchanged"}
            newer = _next_version(tmp_path / "newer", five_claims())
            upgraded = command(folder, database, "load_base", str(newer))
            differing = [(one["record"], one["field"]) for one in upgraded["differences"]]
            assert sorted(differing) == sorted((slug, "statement") for slug in (edited, taken, proposed))
            _as_the_reviewer_left_it(visit(), addresses, (edited, taken, ended))
            _shows(visit(), addresses[untouched], f"{BASE} {untouched}")
            _does_not_show(visit(), addresses[proposed], BASE)
            _decide(signed_in(visit(), "reviewer", site), edited, taken)
            _shows(visit(), addresses[edited], f"{OWN} {edited}")
            _shows(visit(), addresses[taken], f"{BASE} {taken}")
            again_told = command(folder, database, "load_base", str(newer))["differences"]
            assert [one["record"] for one in again_told] == [proposed]
            _publish(signed_in(visit(), "administrator", site), proposed)
            _shows(visit(), addresses[proposed], f"{OWN} {proposed}")
            _is_gone(visit(), addresses[ended])


# ---- the reviewer's work ----


def _open_claim(page: Page, slug: str) -> None:
    page.goto(f"/admin/kb/claim/?q={slug}")
    page.locator(".desk-results tbody a").first.click()
    expect(page.locator("code", has_text=re.compile(f"^{re.escape(slug)}$"))).to_be_visible()


def _address(page: Page, slug: str) -> str:
    _open_claim(page, slug)
    return page.get_by_role("link", name="As readers see it").get_attribute("href") or ""


def _propose(page: Page, slug: str, statement: str) -> None:
    _open_claim(page, slug)
    page.locator("#id_statement").fill(statement)
    page.locator("#id_why").fill("Closer to the source.")
    page.get_by_role("button", name="Propose this change").click()
    expect(page.get_by_text("Readers keep the old words").first).to_be_visible()


def _publish(page: Page, slug: str) -> None:
    _open_claim(page, slug)
    page.get_by_role("button", name="Publish this change").click()
    expect(page.get_by_text("Published: readers see the new words.")).to_be_visible()


def _withdraw(page: Page, slug: str) -> None:
    _open_claim(page, slug)
    page.get_by_role("link", name=re.compile("^Withdraw")).click()
    page.locator("#id_why").fill("The source does not say so.")
    page.get_by_role("button", name=re.compile("^Withdraw")).click()
    expect(page.locator("main")).to_contain_text("withdrawn")


def _merge_a_theme(page: Page) -> None:
    page.goto("/admin/kb/concept/?q=hate-speech")
    page.locator(".desk-results tbody a").first.click()
    page.get_by_role("link", name=re.compile("^Merge")).click()
    page.locator("#id_into").fill("themes/online-harms")
    page.locator("#id_why").fill("One theme for both.")
    page.get_by_role("button", name=re.compile("^Merge")).click()
    expect(page.locator("main")).to_contain_text("superseded")


def _decide(page: Page, edited: str, taken: str) -> None:
    page.get_by_role("link", name=re.compile("differences from the base")).click()
    expect(page.locator("article.block")).to_have_count(3)
    expect(page.get_by_text("reviewer has proposed a change of this record")).to_be_visible()
    kept, other = (page.locator("article.block", has_text=f"{OWN} {slug}") for slug in (edited, taken))
    expect(kept.locator("del").first).to_be_visible()
    expect(kept.locator("ins").first).to_be_visible()
    kept.get_by_role("button", name="Keep what is here").click()
    expect(page.get_by_text("Kept as it is here.")).to_be_visible()
    other.get_by_label("Why").first.fill("The base is closer to the source now.")
    other.get_by_role("button", name="Take the base's").click()
    expect(page.get_by_text("Taken from the base.")).to_be_visible()
    expect(page.locator("article.block")).to_have_count(1)
    decided = page.get_by_role("region", name="Decided last")
    expect(decided.get_by_role("listitem")).to_have_count(2)


# ---- the next version of the base ----


def _next_version(folder: Path, slugs: list[str]) -> Path:
    """The shipped base, in which the statements of these claims and the merged theme have other words."""
    shutil.copytree(REPOSITORY / "fixtures", folder)
    claims = folder / CLAIMS.relative_to(REPOSITORY / "fixtures")
    text = claims.read_text()
    for slug in slugs:
        text = re.sub(
            rf"(^- slug: {re.escape(slug)}\n(?:  id: .*\n)?)  statement: .*\n(?:    .*\n)*",
            rf"\1  statement: {BASE} {slug}\n",
            text,
            flags=re.MULTILINE,
        )
    claims.write_text(text)
    themes = folder / "vocabulary/themes.yaml"
    themes.write_text(
        re.sub(
            r"(- slug: hate-speech\n(?:.*\n)*?    en: ).*", r"\1Hateful speech", themes.read_text(), count=1
        )
    )
    return folder


# ---- what readers see ----


def _as_the_reviewer_left_it(page: Page, addresses: dict[str, str], slugs: tuple[str, str, str]) -> None:
    edited, taken, ended = slugs
    _shows(page, addresses[edited], f"{OWN} {edited}")
    _shows(page, addresses[taken], f"{OWN} {taken}")
    _is_gone(page, addresses[ended])
    answer = page.goto("/themes/hate-speech/")
    assert answer is not None
    assert answer.request.redirected_from is not None
    assert page.url.endswith("/themes/online-harms/")


def _shows(page: Page, address: str, words: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def _does_not_show(page: Page, address: str, words: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).not_to_contain_text(words)


def _is_gone(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 410
    expect(page.locator("main")).to_contain_text("The source does not say so.")
