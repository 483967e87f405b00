"""Mails are read as mails: facts from the head, the best form of the text, quoted replies told apart."""

import pytest

from kb.extracting.cleaning import clean
from kb.extracting.parsed import BlockKind, Hint, Refused
from kb.extracting.readers.mail.reader import read
from tests.extracting.texts import texts_of

HEAD = "From: A Keeper <keeper@example.org>\nDate: Fri, 04 Nov 2022 23:30:00 -0500\nSubject: Lamps\nMIME-Version: 1.0\n"


def mail(rest: str, head: str = HEAD) -> bytes:
    return f"{head}{rest}".encode()


def plain(text: str) -> list[tuple[BlockKind, str]]:
    made = read(mail(f"Content-Type: text/plain; charset=utf-8\n\n{text}"))
    return [(block.kind, block.text) for block in made.blocks if Hint.ENVELOPE not in block.hints]


def test_head_is_told_as_facts_and_left_out_of_the_text() -> None:
    made = read(mail("\nLight them."))
    assert (made.metadata.title, made.metadata.authors, made.metadata.date) == (
        "Lamps",
        ("A Keeper",),
        "2022-11-04",
    )
    cleaned = clean(made)
    assert texts_of(cleaned) == ["Light them."]
    assert [one.text.partition(":")[0] for one in cleaned.removed] == ["From", "Date", "Subject"]


def test_wrapped_lines_are_one_paragraph_and_short_lines_stay_apart() -> None:
    line = "The keeper counts the lamps from the tower every evening,"
    assert plain(f"Dear council,\n{line}\nand writes it down.\nThe keeper\n") == [
        (BlockKind.PARAGRAPH, "Dear council,"),
        (BlockKind.PARAGRAPH, f"{line} and writes it down."),
        (BlockKind.PARAGRAPH, "The keeper"),
    ]


@pytest.mark.parametrize(
    "quoted",
    ["> Who lights them?", ">> Who lights them?", "> > Who lights them?", ">Who lights them?"],
)
def test_marked_reply_is_a_quotation(quoted: str) -> None:
    assert plain(f"I do.\n{quoted}\nNobody else.") == [
        (BlockKind.PARAGRAPH, "I do."),
        (BlockKind.BLOCK_QUOTATION, "Who lights them?"),
        (BlockKind.PARAGRAPH, "Nobody else."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "-----Original Message-----",
        "From: The council\nSent: Friday\nTo: A keeper",
        "Von: Rat\nGesendet: Freitag",
    ],
)
def test_everything_below_the_name_of_the_answered_mail_is_a_quotation(line: str) -> None:
    made = plain(f"I do.\n\n{line}\n\nWho lights them?")
    assert made[0] == (BlockKind.PARAGRAPH, "I do.")
    assert {kind for kind, _text in made[1:]} == {BlockKind.BLOCK_QUOTATION}


@pytest.mark.parametrize("line", ["From: the tower it can be seen.", "Sent: nothing.", "-- \nA keeper"])
def test_line_that_names_no_mail_opens_no_quotation(line: str) -> None:
    assert {kind for kind, _text in plain(f"{line}\n\nWho lights them?")} == {BlockKind.PARAGRAPH}


def parts(*made: tuple[str, str], kind: str = "mixed") -> bytes:
    inside = "".join(f"--b\n{head}\n\n{text}\n" for head, text in made)
    return mail(f"Content-Type: multipart/{kind}; boundary=b\n\n{inside}--b--\n")


PLAIN, PAGE = (
    ("Content-Type: text/plain", "As words."),
    ("Content-Type: text/html", "<p>As a page.<p style='display:none'>no"),
)


def test_of_alternatives_the_last_is_read() -> None:
    assert texts_of(clean(read(parts(PLAIN, PAGE, kind="alternative")))) == ["As a page."]
    assert texts_of(clean(read(parts(PAGE, PLAIN, kind="alternative")))) == ["As words."]
    assert texts_of(clean(read(parts(PLAIN, PAGE)))) == ["As words.", "As a page."]


def test_attachment_is_named_and_not_read() -> None:
    attached = ("Content-Type: text/plain\nContent-Disposition: attachment; filename=list.txt", "Boats.")
    made = read(parts(PLAIN, attached))
    assert "list.txt" in made.warnings[0]
    assert texts_of(clean(made)) == ["As words."]


def test_forwarded_mail_is_a_quotation() -> None:
    forwarded = ("Content-Type: message/rfc822", "From: b@example.org\nSubject: Boats\n\nWho lights them?")
    made = read(parts(PLAIN, forwarded))
    assert [block.kind for block in made.blocks[-2:]] == [BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTATION]


def test_mail_of_attachments_alone_is_refused() -> None:
    attached = ("Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf", "JVBERi0=")
    with pytest.raises(Refused) as refused:
        read(parts(attached))
    assert refused.value.code == "no-text"


@pytest.mark.parametrize("charset", ["x-unknown", "ascii", ""])
def test_wrong_charset_is_read_as_any_text(charset: str) -> None:
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    assert texts_of(clean(read(mail(f"{head}Права человека")))) == ["Права человека"]


def test_messages_inside_each_other_beyond_measure_are_refused() -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(30))
    with pytest.raises(Refused) as refused:
        read(mail(nested + "\nText."))
    assert refused.value.code == "too-complex"
