"""The verbs that the history's list offers are those by which anything in the program tells a change."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kb import curation, history
from kb.curation.history_verbs import HISTORY_VERBS
from kb.curation.permissions import Verb

#: Functions that tell an event, and take its verb by name or by place.
TELLING = {"record_event", "changed", "tell_ends", "_tell"}


@pytest.mark.parametrize("package", [curation, history])
def test_every_verb_that_is_told_can_be_chosen(package: ModuleType) -> None:
    [folder] = package.__path__
    told = {verb for path in Path(folder).glob("*.py") for verb in _told_in(path, package.__name__)}
    assert told - set(HISTORY_VERBS) == set()


def test_no_verb_can_be_chosen_that_nothing_tells() -> None:
    [folder] = curation.__path__
    told = {verb for path in Path(folder).glob("*.py") for verb in _told_in(path, "kb.curation")}
    assert set(HISTORY_VERBS) - told == set()


def _told_in(path: Path, package: str) -> Iterator[str]:
    """The texts by constant names that calls of the file hand to what tells events."""
    module = importlib.import_module(f"{package}.{path.stem}") if path.stem != "__init__" else None
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in TELLING:
            for given in (*call.args, *(one.value for one in call.keywords)):
                if isinstance(given, ast.Attribute) and getattr(given.value, "id", "") == "Verb":
                    yield Verb[given.attr].value
                elif isinstance(given, ast.Name) and isinstance(getattr(module, given.id, None), str):
                    yield str(getattr(module, given.id))
