"""What a form holds that is no text is refused, in whatever field of whatever desk it stands, and changes nothing."""

import pytest

from kb.models import HistoryEvent, Passage
from tests import factories
from tests.security.addresses import WORKING, Row
from tests.security.conftest import Setting

pytestmark = pytest.mark.django_db

#: Fields that desks read besides those of their forms.
READ = (
    "at", "passage", "page", "edition", "why", "kind", "link", "suggestion", "carrying", "mention", "version",
    "proposal", "opened", "attempted", "seen", "into", "accept", "keep", "token", "what", "content",
)  # fmt: skip
NUL = "a\0"


@pytest.mark.parametrize("row", WORKING, ids=lambda row: row.sample)
def test_nul_in_any_field_breaks_no_desk(row: Row, setting: Setting) -> None:
    address = row.sample.format_map(setting.names)
    data = {name: value.format_map(setting.names) for name, value in row.data.items()}
    browser = setting.browsers["administrator"]
    answers = {name: browser.post(address, {**data, name: NUL}).status_code for name in READ}
    assert {name: status for name, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize(
    "action", ["tag", "nothing", "something", "untag", "evidence", "claim", "cite", "accept", "reject"]
)
def test_passage_desk_refuses_the_name_of_a_passage_with_a_nul(action: str, setting: Setting) -> None:
    typed = {"at": setting.names["third_passage_id"], "edition": "1", "tag-concepts": "themes/privacy"}
    browser, address = setting.browsers["curator"], f"/admin/passages/report/{action}/"
    for field in ("at", "passage", "edition", "link", "suggestion", "kind"):
        answer = browser.post(address, {**typed, field: f"{typed.get(field, '')}\0"})
        refused = field == "at" or (field, action) == ("passage", "tag")
        assert answer.status_code == 400 if refused else answer.status_code < 500, field
        assert not refused or b"cannot be read" in answer.content
    whole = browser.post(address, typed)
    assert whole.status_code in (302, 404, 422)


def of_the_submitted_edition(setting: Setting) -> tuple[str, Passage]:
    """Where passages of an edition under review are held back, and one of them."""
    edition = setting.names["submitted"]["edition"]
    passage = factories.passage("Three swans.", edition=edition, status="submitted", published_at=None)
    return f"/admin/kb/edition/{edition.pk}/verbs/", passage


def test_passages_named_with_a_nul_are_neither_held_back_nor_let_go(setting: Setting) -> None:
    verbs, passage = of_the_submitted_edition(setting)
    browser, before = setting.browsers["reviewer"], HistoryEvent.objects.count()
    for action in ("hold-back", "release"):
        answer = browser.post(f"{verbs}{action}/", {"passage": f"{passage.public_id}\0", "why": "Because."})
        assert (answer.status_code, HistoryEvent.objects.count()) == (400, before)


@pytest.mark.parametrize(
    ("why", "status"),
    [(NUL, "submitted"), ("A name\u202e.", "submitted"), ("\u200b", "submitted"), ("A name.", "draft")],
)
def test_passage_is_held_back_for_a_reason_that_people_can_read(
    why: str, status: str, setting: Setting
) -> None:
    verbs, passage = of_the_submitted_edition(setting)
    browser = setting.browsers["reviewer"]
    answer = browser.post(f"{verbs}hold-back/", {"passage": passage.public_id, "why": why})
    passage.refresh_from_db()
    assert (answer.status_code, passage.status) == (302, status)
    page = browser.get(answer.headers["Location"]).content.decode()
    refused = "cannot be seen here" in page or "Nothing of this text can be seen" in page
    assert refused == (status == "submitted")
    assert (f'value="{passage.public_id}" checked' in page) == refused
