"""Uploads beyond what an import takes are refused by their announced length."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client


@pytest.mark.django_db
def test_upload_beyond_the_limit_is_refused_wherever_it_is_sent(client: Client, settings) -> None:
    settings.IMPORT_MAX_BYTES = 10
    answer = client.post("/admin/login/", {"file": SimpleUploadedFile("a", b"x" * 1_100_000)})
    assert answer.status_code in (400, 413)
    assert b"<html" in answer.content
