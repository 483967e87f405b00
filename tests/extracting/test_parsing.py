"""Bytes become an edition by way of the reader of their type; what cannot be read is refused."""

import re
from hashlib import sha256
from importlib import import_module

import pytest

from kb.extracting import sniffing
from kb.extracting.parsed import Refused
from kb.extracting.parsing import READERS, extract, parse
from tests.extracting.texts import BODY, MORE

MEDIA_TYPE = re.compile(r"(?:application|message|multipart|text)/[\w.+-]+")
TEXT = f"Share:\n\nLamps of the harbour\n\n{BODY}\n\n{MORE}\n"


def test_every_media_type_has_a_reader():
    known = {value for value in vars(sniffing).values() if MEDIA_TYPE.fullmatch(str(value))}
    assert known == set(READERS), "Say in READERS of kb/extracting/parsing.py what reads it."
    assert all(callable(import_module(f"kb.extracting.readers.{name}").read) for name in READERS.values())


def test_plain_text_becomes_an_edition_of_its_bytes():
    data = TEXT.encode()
    made = parse(data, "lamps.txt")
    assert (made.sha256, made.size, made.media_type) == (sha256(data).hexdigest(), len(data), "text/plain")
    assert [stretch.text for stretch in made.stretches] == [BODY, MORE]
    assert made.metadata.title == "Lamps of the harbour"


def test_same_words_as_a_page_become_the_same_passages():
    page = f"<html><body><h1>Lamps of the harbour</h1><p>{BODY}</p><p>{MORE}</p></body></html>"
    fingerprints = [stretch.fingerprint for stretch in parse(page.encode(), "lamps.html").stretches]
    assert fingerprints == [stretch.fingerprint for stretch in parse(TEXT.encode(), "lamps.txt").stretches]


def test_removal_is_kept_by_its_key():
    [share, _title] = parse(TEXT.encode(), "lamps.txt").removed
    kept = parse(TEXT.encode(), "lamps.txt", frozenset({share.key}))
    assert any(stretch.text == "Share:" for stretch in kept.stretches)


def test_extract_is_the_text_before_cleaning():
    assert extract(TEXT.encode(), "lamps.txt").blocks[0].text == "Share:"


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"\x89PNG\r\n\x1a\n0000", "not-supported")])
def test_what_is_no_document_is_refused(data: bytes, code: str):
    with pytest.raises(Refused) as caught:
        parse(data, "lamps")
    assert caught.value.code == code
