"""The bytes of a source as they came, to be saved and never shown in the browser."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from kb.ingest.sources.file_store import read
from kb.models import SourceFile

#: What stands beside a file that may hold anything: nothing in it runs, loads or is guessed at.
_HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def to_be_saved(file: SourceFile) -> HttpResponse:
    """The answer with the bytes; raises DamagedFile where they are gone or have changed."""
    data = read(file)
    name = content_disposition_header(True, file.name or file.sha256)
    headers = _HARMLESS | ({"Content-Disposition": name} if name else {})
    return HttpResponse(data, content_type="application/octet-stream", headers=headers)
