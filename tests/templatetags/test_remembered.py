"""Fragments that are rendered once."""

from dataclasses import dataclass, replace

import pytest
from django.template import Context, Template
from pytest_django import Settings

from kb.templatetags import remembered


@dataclass(frozen=True)
class Tag:
    label: str
    url: str = "/x/"


PAGE = Template('{% load remembered %}{% remembered "_tags.html" tags=tags %}')


@pytest.fixture(autouse=True)
def forgotten() -> None:
    remembered._rendered.cache_clear()


def _rendered(*tags: Tag) -> str:
    return PAGE.render(Context({"tags": tags, "outside": "never seen"}))


def test_equal_variables_are_rendered_once_and_others_anew(settings: Settings) -> None:
    settings.DEBUG = False
    first = _rendered(Tag("Privacy"))
    assert _rendered(replace(Tag("x"), label="Privacy")) == first
    assert remembered._rendered.cache_info().hits == 1
    assert "Surveillance" in _rendered(Tag("Surveillance"))


def test_text_of_a_record_is_escaped() -> None:
    assert "&lt;b&gt;" in _rendered(Tag("<b>"))


def test_nothing_is_remembered_while_templates_are_being_written(settings: Settings) -> None:
    settings.DEBUG = True
    _rendered(Tag("Privacy"))
    assert remembered._rendered.cache_info().currsize == 0
