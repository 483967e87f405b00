"""How large an upload may be, decided from its announced length before a byte of it is read."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

#: What the form around the file may take, in bytes.
AROUND = 1_000_000


def most_bytes() -> int:
    """How many bytes a request may have, its files and what is around them."""
    return settings.IMPORT_MAX_BYTES + AROUND


class LimitedUploadHandler(FileUploadHandler):
    """Refuses the request whose files would be larger than what an import takes; leaves the rest to the next."""

    def handle_raw_input(
        self, input_data: Any, META: dict[str, Any], content_length: int, *args: Any, **kwargs: Any
    ) -> None:
        if content_length > most_bytes():
            raise RequestDataTooBig("The upload is larger than KB_IMPORT_MAX_MB allows.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
