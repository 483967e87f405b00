"""The command that takes an edition along its way: for whom, which edition, and what is refused."""

import json

import pytest
from django.core.management import CommandError, call_command

from kb.history import events_about, public_events
from kb.models import HistoryEvent, Passage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people():
    factories.user("curator", "carla")
    factories.user("reviewer", "rita")


@pytest.fixture
def edition():
    document = factories.document("report", status="draft")
    made = factories.edition(document, text="One. Two.", status="draft")
    for path, words in (("1", "One."), ("2", "Two.")):
        factories.passage(words, edition=made, path=path, status="draft")
    return made


def statuses(edition):
    return dict(Passage.objects.filter(edition=edition).values_list("path", "status"))


def test_edition_is_submitted_and_published_by_two_accounts_with_a_passage_held_back(edition, capsys):
    call_command("edition", "submit", "report", "--by", "carla")
    assert capsys.readouterr().out == "report, edition 1: submit done, 2 passages.\n"
    with pytest.raises(CommandError, match="role"):
        call_command("edition", "publish", "report", "--by", "carla")
    call_command(
        "edition", "publish", "report", "--by", "rita", "--hold-back", "2", "--why", "A name.", "--json"
    )
    assert json.loads(capsys.readouterr().out)["passages"] == 1
    assert statuses(edition) == {"1": "published", "2": "draft"}


@pytest.mark.parametrize(
    ("given", "public"),
    [
        (["--why", "Read."], {"Read."}),
        (["--public-why", "Read."], {"Read."}),
        (["--hold-back", "2", "--why", "Names a child."], {""}),
        (["--hold-back", "2", "--why", "Names a child.", "--public-why", "Read."], {"Read."}),
    ],
)
def test_readers_are_told_why_an_edition_was_published_and_never_why_a_passage_was_held_back(
    edition, given, public
):
    call_command("edition", "submit", "report", "--by", "carla")
    call_command("edition", "publish", "report", "--by", "rita", *given)
    assert set(public_events().values_list("why", flat=True)) == public
    held = events_about(edition.passages.get(path="2")).filter(verb="send back").first()
    assert (held.why if held else "") == ("Names a child." if "--hold-back" in given else "")
    assert HistoryEvent.objects.filter(why="Names a child.").count() == ("--hold-back" in given)


def test_edition_is_sent_back_with_a_reason_and_discarded(edition):
    call_command("edition", "submit", "report", "--by", "carla")
    with pytest.raises(CommandError, match="what is missing"):
        call_command("edition", "send-back", "report", "--by", "rita")
    call_command("edition", "send-back", "report", "--by", "rita", "--why", "Page 2 is missing.")
    call_command("edition", "discard", "report", "--by", "carla")
    assert statuses(edition) == {}


def test_document_number_and_path_that_are_not_there_are_told(edition):
    for arguments in (["submit", "other"], ["submit", "report", "--number", "7"]):
        with pytest.raises(CommandError, match="no such edition"):
            call_command("edition", *arguments, "--by", "carla")
    with pytest.raises(CommandError, match="paths"):
        call_command("edition", "publish", "report", "--by", "rita", "--hold-back", "9", "--why", "x")
