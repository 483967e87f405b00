"""What the program only guesses is said so, and is not stored before a person has corrected or confirmed it."""

import re

import pytest

from kb.models import Document, Edition
from tests.admin.imports.bringing import DESCRIBED

pytestmark = pytest.mark.django_db


def test_guess_says_what_it_rests_on_and_is_not_stored_before_it_is_confirmed(ready, carla):
    assert "A guess (by the format of the file)" in carla.get(ready).content.decode()
    unconfirmed = {**DESCRIBED, "confirm_kind": "", "rights": "All kept"}
    answer = carla.post(f"{ready}store/", unconfirmed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nobody has confirmed this guess yet" in page
    assert "All kept" in page
    assert not Edition.objects.filter(basis="text").exists()


def test_title_is_typed_in_lines_and_held_in_one(ready, carla):
    carla.post(f"{ready}store/", {**DESCRIBED, "title": "A fresh\r\n report "})
    assert Document.objects.filter(title="A fresh report").exists()


def test_guess_that_is_corrected_needs_no_confirmation(ready, carla):
    answer = carla.post(f"{ready}store/", {**DESCRIBED, "confirm_kind": "", "kind": "speech"})
    assert answer.status_code == 302
    assert Document.objects.get(title="A fresh report").kind == "speech"


def test_confirmation_is_kept_while_the_source_is_read_again(ready, carla):
    carla.post(f"{ready}read-again/", {**DESCRIBED, "keep": "share-1"})
    ticked = re.search(r'<input[^>]*name="confirm_kind"[^>]*>', carla.get(ready).content.decode())
    assert ticked is not None
    assert "checked" in ticked[0]
