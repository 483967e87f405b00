"""Going through the site as a reader who follows every link, and keeping every byte that comes back."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client

LINK = re.compile(r"""(?:href|src|action)="([^"]*)\"""")
#: How many addresses that differ only in their query are followed for each path: filters multiply without end.
QUERIES_OF_A_PATH = 25
#: Headers that tell the time of the answer.
CLOCKS = ("Date", "Expires")


@dataclass(frozen=True)
class Answer:
    """What one address answered: status, headers without the time, and the body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def holds(self, text: str) -> bool:
        """Whether the text stands anywhere in it, whatever its case."""
        everything = self.body + repr(self.headers).encode()
        return text.lower().encode() in everything.lower()


def answer_of(browser: Client, address: str) -> Answer:
    return recorded(browser.get(address))


def recorded(response: HttpResponse) -> Answer:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    kept = sorted((name, value) for name, value in response.headers.items() if name not in CLOCKS)
    return Answer(response.status_code, tuple(kept), body)


def crawl(browser: Client, start: Iterable[str]) -> dict[str, Answer]:
    """Every address reached from `start` by internal links, with its answer; files are left alone."""
    waiting, answers, queries = deque(dict.fromkeys(start)), {}, Counter[str]()
    while waiting:
        address = waiting.popleft()
        if address in answers:
            continue
        answers[address] = answer_of(browser, address)
        for found in _links(address, answers[address]):
            path, _, query = found.partition("?")
            if found in answers or found in waiting or queries[path] >= QUERIES_OF_A_PATH:
                continue
            queries[path] += bool(query)
            waiting.append(found)
    return answers


def _links(address: str, answer: Answer) -> Iterator[str]:
    """Internal addresses in a page, and where a redirect leads."""
    headers = dict(answer.headers)
    if "Location" in headers:
        yield headers["Location"]
    if not headers.get("Content-Type", "").startswith("text/html"):
        return
    for link in LINK.findall(answer.body.decode()):
        target = urlsplit(urldefrag(urljoin(f"http://testserver{address}", unescape(link))).url)
        if target.netloc == "testserver" and not target.path.startswith(("/static/", "/admin/")):
            yield target.path + (f"?{target.query}" if target.query else "")
