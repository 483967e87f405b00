"""People who use a site while it is harmed: readers who never stop, a curator who writes all the time."""

import http.client
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.admin.browsing import form_on

from .sites import Site, password_of

PAGES = ("/", "/search/?q=privacy", "/claims/", "/documents/", "/themes/", "/api/v1/claims/", "/issues/")


@dataclass(frozen=True)
class Answer:
    """When a request ended (seconds of the monotonic clock), how long it took, and its status (0: there was none)."""

    at: float
    took: float
    status: int


@dataclass
class Readers:
    """So many readers, each asking for one page after the other."""

    site: Site
    count: int = 6
    pages: tuple[str, ...] = PAGES
    pause: float = 0.0
    answers: list[Answer] = field(default_factory=list)

    def __enter__(self) -> "Readers":
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._read, args=(n,), daemon=True) for n in range(self.count)
        ]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(60)

    def statuses(self, *, after: float = 0.0, until: float = float("inf")) -> Counter[int]:
        """How often each status was answered between two moments."""
        return Counter(one.status for one in self.answers if after <= one.at < until)

    def last_trouble_after(self, moment: float, until: float) -> float:
        """How many seconds after this moment the last answer came that was no page."""
        return max(
            (one.at - moment for one in self.answers if one.status != 200 and moment <= one.at < until),
            default=0.0,
        )

    def _read(self, number: int) -> None:
        turn = number
        while not self._stop.is_set():
            began = time.monotonic()
            try:
                status = self.site.get(self.pages[turn % len(self.pages)], timeout=30)[0]
            except (OSError, http.client.HTTPException):
                status = 0
            now = time.monotonic()
            self.answers.append(Answer(now, now - began, status))
            turn += 1
            time.sleep(self.pause)


class Curator:
    """Somebody at the desk, signed in through its pages."""

    def __init__(self, site: Site, name: str = "carla", role: str = "curator") -> None:
        self.site, self.name, self.cookies = site, name, SimpleCookie()
        password = password_of(site, name, role)
        token = form_token(self.get("/admin/login/")[1])
        typed = {"csrfmiddlewaretoken": token, "username": name, "password": password, "next": "/admin/"}
        status, _page = self.post("/admin/login/", typed)
        assert status == 302

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path, b"", {})

    def post(self, path: str, fields: dict[str, object]) -> tuple[int, str]:
        """Send a form as a browser does."""
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields, doseq=True).encode(), form)

    def upload(self, path: str, files: dict[str, bytes], field_name: str = "files") -> tuple[int, str]:
        """Send files with the token of the page's form."""
        token = form_token(self.get(path)[1])
        edge = "edge-of-the-parts"
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'.encode()
        ]
        for name, data in files.items():
            head = (
                f'--{edge}\r\nContent-Disposition: form-data; name="{field_name}"; filename="{name}"\r\n\r\n'
            )
            parts += [head.encode(), data, b"\r\n"]
        body = b"".join([*parts, f"--{edge}--\r\n".encode()])
        return self._ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={edge}"})

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
        sent = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items())
        origin = {"Origin": f"http://127.0.0.1:{self.site.port}"}
        answer, page = self.site.ask(method, path, body, {**headers, **origin, "Cookie": sent})
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(line)
        self.location = answer.headers.get("Location", "")
        return answer.status, page


def form_token(page: str) -> str:
    """The token that forms of the page carry."""
    return page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]


@dataclass
class Writing:
    """A curator drafting one person after the other; `stored` are those whose storing was confirmed."""

    curator: Curator
    stored: list[str] = field(default_factory=list)
    refused: Counter[int] = field(default_factory=Counter)

    def __enter__(self) -> "Writing":
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        self._thread.join(60)

    def _write(self) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            status = self._draft(f"by-{self.curator.name}-{number}")
            if status == 302 and "login" not in self.curator.location:
                self.stored.append(f"by-{self.curator.name}-{number}")
            else:
                self.refused[status] += 1

    def _draft(self, slug: str) -> int:
        desk = "/admin/kb/person/add/"
        try:
            status, page = self.curator.get(desk)
            if status != 200:
                return status
            return self.curator.post(desk, {**form_on(page), "name": "Somebody", "slug": slug})[0]
        except (OSError, http.client.HTTPException):
            return 0
