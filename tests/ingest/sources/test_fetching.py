"""Fetching: a good answer comes whole, what leads inside is never connected to, nothing lasts beyond its limits."""

import gzip
import time
import zlib

import pytest

from kb.extracting.parsed import Refused
from kb.ingest.sources.fetching import Fetched, Limits, fetch
from kb.ingest.sources.reachable import Reach, is_public

from .web_servers import listening, nothing, response, saying

PAGE = b"<!doctype html><title>A page</title><p>Words."


@pytest.fixture(autouse=True)
def switched_on(settings):
    settings.URL_IMPORT = True


def to(listener, **names):
    """A reach that takes every name to the loopback and the listener's port for one of the web's."""
    return Reach(resolve=lambda *_asked: ["127.0.0.1"], allows=lambda _address: True, ports={listener.port})


def get(listener, path="/page", **limits):
    address = f"http://site.example.com:{listener.port}{path}"
    return fetch(address, reach=to(listener), limits=Limits(**limits))


def refusal(listener, path="/page", **limits):
    with pytest.raises(Refused) as refused:
        get(listener, path, **limits)
    assert str(refused.value)
    return refused.value.code


def test_page_is_fetched_with_its_name_address_and_type():
    with listening(saying(response(PAGE, Content_Type="text/html; charset=utf-8"))) as site:
        address = f"http://site.example.com:{site.port}/reports/a%20report.html"
        assert get(site, "/reports/a%20report.html") == Fetched(PAGE, "a report.html", address, "text/html")


def test_request_names_the_program_and_carries_nothing_else_about_anybody(settings):
    with listening(saying(response(PAGE))) as site:
        get(site, "/page?a=b")
        (request,) = site.requests
    lines = request.decode().split("\r\n")
    assert lines[0] == "GET /page?a=b HTTP/1.1"
    names = [line.partition(":")[0] for line in lines[1:] if line]
    assert names == ["Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"]
    assert settings.SITE_URL in request.decode()


def test_name_that_the_site_gives_is_taken_without_folders():
    answer = response(PAGE, Content_Disposition='attachment; filename="../../report.pdf"')
    with listening(saying(answer)) as site:
        assert get(site).name == "report.pdf"


def test_site_without_a_path_gives_its_own_name():
    with listening(saying(response(PAGE))) as site:
        assert get(site, "").name == "site.example.com"


def test_proxy_of_the_environment_is_not_asked(monkeypatch):
    with listening(nothing) as proxy, listening(saying(response(PAGE))) as site:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert get(site).data == PAGE
        assert proxy.asked == []


def test_fetching_is_off_unless_switched_on_and_says_how(settings):
    settings.URL_IMPORT = False
    with (
        listening(saying(response(PAGE))) as site,
        pytest.raises(Refused, match="KB_URL_IMPORT=True") as refused,
    ):
        get(site)
    assert (refused.value.code, site.asked) == ("forbidden-address", [])


FORMS = """
http://127.0.0.1:{p}/ http://127.0.0.1.:{p}/ http://127.1:{p}/ http://127.0.1:{p}/ http://0:{p}/ http://0.0.0.0:{p}/
http://2130706433:{p}/ http://0x7f000001:{p}/ http://0x7f.0.0.1:{p}/ http://0x7f.1:{p}/ http://0X7F.0X1:{p}/
http://0177.0.0.1:{p}/ http://017700000001:{p}/ http://00000177.1:{p}/ http://127.0.0.0x1:{p}/ http://127.00.00.01:{p}/
http://[::1]:{p}/ http://[::]:{p}/ http://[0:0:0:0:0:0:0:1]:{p}/ http://[::ffff:127.0.0.1]:{p}/ http://[::127.0.0.1]:{p}/
http://[::ffff:7f00:1]:{p}/ http://[64:ff9b::7f00:1]:{p}/ http://[2002:7f00:1::]:{p}/ http://[fe80::1%25lo]:{p}/
http://[fe80::1%lo]:{p}/ http://[::1%lo]:{p}/ http://::1:{p}/ http://[v1.::1]:{p}/ http://[127.0.0.1]:{p}/
http://169.254.169.254:{p}/latest/meta-data/ http://10.0.0.1:{p}/ http://172.16.0.1:{p}/ http://192.168.1.1:{p}/
http://100.64.0.1:{p}/ http://8.8.8.8:{p}/ http://①②⑦.⓪.⓪.①:{p}/ http://１２７.０.０.１:{p}/ http://127。0。0。1:{p}/
http://127%2e0%2e0%2e1:{p}/ http://%31%32%37.0.0.1:{p}/ http://localhost:{p}/ http://LOCALHOST:{p}/ http://localhost.:{p}/
http://ｌocalhost:{p}/ http://lo\u00adcalhost:{p}/ http://site.localhost:{p}/ http://printer.local:{p}/
http://printer.local.:{p}/ http://metadata.google.internal:{p}/ http://router.lan:{p}/ http://nas.home.arpa:{p}/
http://intranet:{p}/ http://db.corp:{p}/ http://hidden.onion:{p}/ http://localhost.localdomain:{p}/
http://user@127.0.0.1:{p}/ http://user:pass@site.example.com:{p}/ http://example.com@127.0.0.1:{p}/
http://127.0.0.1:{p}#@example.com/ http://127.0.0.1:{p}?@example.com/ http://example.com:80@127.0.0.1:{p}/
http://127.0.0.1:{p}\\@example.com/ http:\\\\127.0.0.1:{p}\\ http:/127.0.0.1:{p}/ http:127.0.0.1:{p} //127.0.0.1:{p}/
http:///127.0.0.1:{p}/ 127.0.0.1:{p} http://127.0.0.1\t:{p}/ http://127.0.0.1\r\nHost:a:{p}/ http://127.0.0.1%00.com:{p}/
http://.127.0.0.1:{p}/ http://-a.com:{p}/ http://a..com:{p}/ http://under_score.com:{p}/ http://:{p}/ http://*:{p}/
http://site.example.com:22/ http://site.example.com:6379/ http://site.example.com:0/ http://site.example.com:65536/
http://site.example.com:+{p}/ http://site.example.com:٨٠/ https://site.example.com:8443/
file:///etc/passwd file://127.0.0.1/etc/passwd gopher://127.0.0.1:{p}/_x ftp://127.0.0.1:{p}/ dict://127.0.0.1:{p}/d
ldap://127.0.0.1:{p}/ jar:http://127.0.0.1:{p}!/ data:text/html,x javascript:x ws://127.0.0.1:{p}/ unix:///var/run/x
view-source:http://127.0.0.1:{p}/ blob:http://127.0.0.1:{p}/ netdoc://127.0.0.1:{p}/ tftp://127.0.0.1:{p}/x
""".replace("\\t", "\t").split(" ")
ALL_FORMS = [form.strip("\n") for line in FORMS for form in line.split("\n") if form.strip("\n")]


@pytest.fixture(scope="module")
def canary():
    with listening(nothing) as listener:
        yield listener


def test_there_are_at_least_sixty_forms():
    assert len(set(ALL_FORMS)) >= 60


@pytest.mark.parametrize("form", ALL_FORMS)
def test_address_that_leads_inside_is_refused_and_never_connected_to(form, canary):
    address = form.replace("{p}", str(canary.port))
    reach = Reach(
        resolve=lambda *_asked: ["127.0.0.1"], allows=lambda _address: True, ports={80, 443, canary.port}
    )
    with pytest.raises(Refused) as refused:
        fetch(address, reach=reach)
    assert (refused.value.code, bool(str(refused.value))) == ("forbidden-address", True)
    assert canary.asked == []


@pytest.mark.parametrize(
    "found", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.1.1"]
)
def test_name_that_leads_inside_is_refused_and_never_connected_to(found, canary):
    reach = Reach(resolve=lambda *_asked: [found], ports={canary.port})
    with pytest.raises(Refused) as refused:
        fetch(f"http://site.example.com:{canary.port}/", reach=reach)
    assert (refused.value.code, canary.asked) == ("forbidden-address", [])


def test_name_whose_answers_change_is_asked_for_once_and_the_checked_address_connected_to():
    with (
        listening(saying(response(PAGE)), host="127.0.0.2") as site,
        listening(nothing, port=site.port) as inside,
    ):
        answers = [["127.0.0.2"], ["127.0.0.1"], ["127.0.0.1"]]
        reach = Reach(
            resolve=lambda *_asked: answers.pop(0),
            allows=lambda address: address == "127.0.0.2",
            ports={site.port},
        )
        assert fetch(f"http://site.example.com:{site.port}/", reach=reach).data == PAGE
        assert (inside.asked, len(answers)) == ([], 2)


def test_name_that_leads_inside_at_its_second_request_is_refused():
    moved = response(status="302 Found", Location="/again")
    with listening(saying(moved), host="127.0.0.2") as site, listening(nothing, port=site.port) as inside:
        answers = [["127.0.0.2"], ["127.0.0.1"]]
        reach = Reach(
            resolve=lambda *_asked: answers.pop(0),
            allows=lambda address: address == "127.0.0.2",
            ports={site.port},
        )
        with pytest.raises(Refused, match="inside a network"):
            fetch(f"http://site.example.com:{site.port}/", reach=reach)
        assert inside.asked == []


def redirecting(connection, path):
    """/3 leads to /2 and so on; /0 is the page."""
    steps = int(path.strip("/"))
    moved = response(status="301 Moved", Location=f"/{steps - 1}")
    connection.sendall(moved if steps else response(PAGE))


def test_redirects_are_followed_three_times_and_the_last_address_is_told():
    with listening(redirecting) as site:
        fetched = get(site, "/3")
        assert (fetched.data, fetched.url) == (PAGE, f"http://site.example.com:{site.port}/0")
        assert refusal(site, "/4") == "unreachable"


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:{p}/",
        "http://[::1]:{p}/",
        "//127.0.0.1:{p}/",
        "http://localhost:{p}/",
        "http://0x7f.1:{p}/",
        "http://inside.example.com:{p}/",
        "http://user@site.example.com:{p}/",
        "http://site.example.com:22/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:{p}/",
        "data:text/html,x",
        "http:\\\\127.0.0.1:{p}\\",
    ],
)
def test_redirect_to_the_inside_is_refused_and_not_followed(location, canary):
    moved = response(status="307 Temporary", Location=location.replace("{p}", str(canary.port)))
    with listening(saying(moved)) as site:
        reach = Reach(
            resolve=lambda host, *_asked: ["127.0.0.1" if host.startswith("site.") else "10.0.0.1"],
            allows=lambda address: address == "127.0.0.1",
            ports={site.port, canary.port},
        )
        with pytest.raises(Refused) as refused:
            fetch(f"http://site.example.com:{site.port}/", reach=reach)
    assert (refused.value.code, canary.asked, len(site.asked)) == ("forbidden-address", [], 1)


def test_endless_body_ends_at_the_limit():
    def endless(connection, _path):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    with listening(endless) as site:
        assert refusal(site, most_bytes=1_000_000) == "too-large"


def test_body_that_says_it_is_too_large_is_not_read():
    with listening(saying(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")) as site:
        assert refusal(site) == "too-large"


def test_endless_chunks_end_at_the_limit():
    def endless(connection, _path):
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            connection.sendall(b"8000\r\n" + b"x" * 0x8000 + b"\r\n")

    with listening(endless) as site:
        assert refusal(site, most_bytes=1_000_000) == "too-large"


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_one_slow_byte_after_another_ends_with_the_time(first):
    def drip(connection, _path):
        connection.sendall(first)
        while True:
            connection.sendall(b"x")
            time.sleep(0.02)

    with listening(drip) as site:
        assert refusal(site, seconds=0.4) == "too-slow"


def test_site_that_takes_the_connection_and_says_nothing_ends_with_the_time():
    def silent(connection, _path):
        connection.recv(1)

    with listening(silent) as site:
        assert refusal(site, seconds=0.3) == "too-slow"


def test_packed_page_is_unpacked():
    with listening(saying(response(gzip.compress(PAGE), Content_Encoding="gzip"))) as site:
        assert get(site).data == PAGE


def test_packed_bomb_ends_at_the_limit():
    packing = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packing.compress(bytes(1_000_000)) for _ in range(50)) + packing.flush()
    assert len(bomb) < 100_000
    with listening(saying(response(bomb, Content_Encoding="gzip"))) as site:
        assert refusal(site, most_bytes=500_000) == "too-large"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (response(b"x", Content_Type="image/png"), "unknown-type"),
        (response(b"x", Content_Type="video/mp4"), "unknown-type"),
        (response(b"x", Content_Encoding="br"), "unknown-type"),
        (response(gzip.compress(PAGE * 50)[:40], Content_Encoding="gzip"), "unreachable"),
        (response(b"no gzip", Content_Encoding="gzip"), "unreachable"),
        (response(b"gone", status="404 Not Found"), "unreachable"),
        (response(status="304 Not Modified"), "unreachable"),
        (response(status="302 Found"), "unreachable"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", "unreachable"),
        (b"", "unreachable"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "unreachable"),
        (b"HTTP/1.1 999999 OK\r\n\r\n", "unreachable"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n", "unreachable"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000, "unreachable"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "unreachable"),
    ],
)
def test_answer_that_is_no_source_is_refused_with_its_reason(answer, code):
    with listening(saying(answer)) as site:
        assert refusal(site) == code


def test_site_that_is_not_there_is_refused():
    with listening(nothing) as site:
        pass
    assert refusal(site) == "unreachable"


def test_secure_site_without_a_certificate_for_its_name_is_refused():
    with listening(saying(response(PAGE))) as site, pytest.raises(Refused) as refused:
        fetch(f"https://site.example.com:{site.port}/", reach=to(site))
    assert refused.value.code == "unreachable"


def test_the_programs_own_reach_goes_to_public_addresses_at_the_usual_ports_alone():
    assert (Reach().allows, set(Reach().ports)) == (is_public, {80, 443})
