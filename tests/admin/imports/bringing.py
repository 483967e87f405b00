"""Sources brought to the import desk, read at once and by lines."""

from django.core.files.uploadedfile import SimpleUploadedFile

from kb.extracting.parsed import Proposal, Refused, RemovalReason, RemovedText
from kb.ingest.background import workers
from tests.ingest.parsed_editions import parsed_edition

from ..browsing import form_on

DESK = "/admin/imports/"
CONFIRMED = {"confirm_kind": "on"}  # that it is a report is a guess
DESCRIBED = {
    "title": "A fresh report",
    "kind": "report",
    "language": "en",
    "text_policy": "summaries",
    **CONFIRMED,
}


def by_lines(data, name, kept):
    """Each line a paragraph; "Share:" lines are left out unless they are kept."""
    if data == b"damaged":
        raise Refused("damaged", "The file is damaged: save it again.")
    lines = [line for line in data.decode().splitlines() if line.strip()]
    removed = tuple(
        RemovedText(f"share-{at}", RemovalReason.SITE_CHROME, line, at, at)
        for at, line in enumerate(lines)
        if line.startswith("Share:") and f"share-{at}" not in kept
    )
    texts = [line for line in lines if line not in {one.text for one in removed}]
    proposals = (Proposal(0, 5, texts[0][:5], "Words", "ocr-confusion", 0.9),)
    return parsed_edition(
        texts, headings=[("1", "Part one")], data=data, title=name, removed=removed, proposals=proposals
    )


def work_off():
    return workers.work_off(linger=0, parse=by_lines)


def upload(
    name="notes.txt", data=b"Wrods count here.\nShare: this page\nEverybody has the right to privacy."
):
    return SimpleUploadedFile(name, data)


KNOWN = "A paragraph that is long enough to be told from all the others of this small base."
TOLD = b"Known title\n\n" + KNOWN.encode()


def brought(carla):
    return carla.post(DESK, {"files": upload(data=TOLD)}).headers["Location"]


def decided(client, address):
    """The form of the preview as a browser has it."""
    return form_on(client.get(address).content.decode(), "decide-form")
