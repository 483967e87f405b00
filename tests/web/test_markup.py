"""The markup of the public pages: valid, with unique ids, one main heading, light, and fit for the content policy."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator

import html5lib
import pytest
from django.test import Client

from tests.indexes import Bring
from tests.world import World

pytestmark = pytest.mark.django_db

LIMIT = 100_000  # bytes on the wire
ADDRESSES = (
    "/",
    "/search/",
    "/search/?q=covenant&theme=privacy&year_from=2020",
    "/search/?q=nothing-of-the-sort",
    '/search/?q="open',
    "/search/?in=instruments",
    "/search/?in=institutions",
    "/claims/",
    "/documents/",
    "/documents/report/",
    "/documents/report/changes/",
    "/issues/",
    "/issues/enough/",
    "/compare/",
    "/compare/?claimant=council&claimant=ngozi-obi",
    "/compare/?claimant=nobody",
    "/p/{passage}",
    "/c/{claim}",
    "/c/0000-0001",
)


def test_pages_are_valid_light_and_without_anything_inline(
    client: Client, world: World, index_now: Bring
) -> None:
    index_now()
    faults = {}
    for pattern in ADDRESSES:
        address = pattern.format(
            passage=world.passages[0].get_absolute_url().removeprefix("/p/"),
            claim=world.enough.get_absolute_url().removeprefix("/c/"),
        )
        faults[address] = list(_faults(client.get(address).text))
    assert {address: found for address, found in faults.items() if found} == {}


def _faults(html: str) -> Iterator[str]:
    """What is wrong with the markup of one page, as it is sent."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    yield from (f"not valid: {error[1]} at {error[0]}" for error in parser.errors)
    ids = Counter(re.findall(r'\sid="([^"]*)"', html))
    yield from (f"id {name} is used {times} times" for name, times in ids.items() if times > 1)
    if html.count("<h1") != 1:
        yield "not exactly one main heading"
    yield from re.findall(r"<[^>]+\s(?:style|on\w+)=|<script(?![^>]*\ssrc=)|<style|{%|{{", html)
    if len(gzip.compress(html.encode())) > LIMIT:
        yield "heavier than a page may be"
