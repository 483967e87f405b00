"""Accounts: rights are given by administrators, and never by oneself to oneself."""

import pytest

from kb.curation import NotAllowed
from kb.curation.accounts import change_account, create_account
from tests import world as worlds

pytestmark = pytest.mark.django_db


def test_only_an_administrator_makes_and_changes_accounts():
    carla, rita, ada = worlds.people()
    for person in (carla, rita):
        with pytest.raises(NotAllowed):
            create_account(username="x", role="reviewer", password=None, by=person)
        with pytest.raises(NotAllowed):
            change_account(account=carla, by=person, role="administrator", is_active=True)
    assert change_account(account=carla, by=ada, role="reviewer", is_active=True).role == "reviewer"


def test_nobody_changes_their_own_rights():
    _carla, _rita, ada = worlds.people()
    with pytest.raises(NotAllowed, match="own rights"):
        change_account(account=ada, by=ada, role="curator", is_active=True)
