"""Web addresses that may be asked: public sites by name; numbers, inside names and tricks of spelling never."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.extracting.parsed import Refused
from kb.ingest.sources.reachable import Reach, is_public, resolve

INSIDE = [
    "0.0.0.0",  # noqa: S104
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:93.184.216.34",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:a9fe:a9fe::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%1",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
]


@pytest.mark.parametrize("address", INSIDE)
def test_address_inside_a_network_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1"]
)
def test_address_of_the_public_internet_is_public(address):
    assert is_public(address)


@given(st.integers(0, 2**32 - 1))
def test_ipv4_address_written_in_an_ipv6_address_is_never_public(number):
    for prefix in ("::ffff:", "::", "64:ff9b::"):
        assert not is_public(f"{prefix}{number >> 16:x}:{number & 0xFFFF:x}")
    assert not is_public(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1")


@given(st.text(max_size=60))
def test_any_text_is_a_public_site_or_refused(text):
    for address in (text, f"http://{text}", f"http://{text}/", f"https://example.com{text}"):
        try:
            site = Reach().site(address)
        except Refused as refused:
            assert (refused.code, bool(str(refused))) == ("forbidden-address", True)
        else:
            assert site.scheme in ("http", "https")
            assert site.host.isascii()
            assert "." in site.host
            assert site.target.isascii()
            assert not any(character.isspace() for character in site.target)


@pytest.mark.parametrize(
    ("address", "host", "port", "target"),
    [
        ("http://example.com", "example.com", 80, "/"),
        ("HTTPS://Example.COM./A?b=c#d", "example.com", 443, "/A?b=c"),
        ("https://example.com:443/a%20b", "example.com", 443, "/a%20b"),
        ("https://xn--bcher-kva.ch/ä", "xn--bcher-kva.ch", 443, "/%C3%A4"),
        ("http://un.org:80/?q=é&r=1", "un.org", 80, "/?q=%C3%A9&r=1"),
    ],
)
def test_public_site_is_taken_apart(address, host, port, target):
    site = Reach().site(address)
    assert (site.host, site.port, site.target) == (host, port, target)


def test_site_of_which_one_address_lies_inside_is_refused_whole():
    reach = Reach(resolve=lambda *_asked: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(Refused, match="inside a network"):
        reach.ways(reach.site("http://example.com/"), 1)


@pytest.mark.parametrize(
    ("failure", "code"), [(TimeoutError(), "too-slow"), (OSError("no such name"), "unreachable")]
)
def test_name_that_nobody_knows_or_answers_for_is_refused(failure, code):
    def fail(*_asked):
        raise failure

    reach = Reach(resolve=fail)
    with pytest.raises(Refused) as refused:
        reach.ways(reach.site("http://example.com/"), 1)
    assert refused.value.code == code


def test_name_without_addresses_is_refused():
    reach = Reach(resolve=lambda *_asked: [])
    with pytest.raises(Refused, match="no site named"):
        reach.ways(reach.site("http://example.com/"), 1)


def test_resolver_of_the_system_answers_each_address_once():
    assert list(resolve("127.0.0.1", 80, 5)) == ["127.0.0.1"]


def test_resolver_that_is_not_given_any_time_is_too_slow(monkeypatch):
    monkeypatch.setattr("socket.getaddrinfo", lambda *_asked, **_more: time.sleep(0.2) or [])
    with pytest.raises(TimeoutError):
        resolve("example.com", 80, 0)
