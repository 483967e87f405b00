"""Everything that can become of the records of a base, done to the shipped one through the real verbs.

Run by `manage.py shell` in the installation that it is done to.
"""

from kb.curation import CurationError, merge, remove_link, rename, withdraw
from kb.curation.accounts import create_account
from kb.models import (
    Claim,
    Concept,
    Document,
    Institution,
    LegalInstrument,
    Passage,
    PassageTag,
    Person,
    Provision,
    User,
)

WHY = "As the reviewer decided."


def decide() -> None:
    """Withdraw, merge and rename some of every kind, a document with all that rests on it included."""
    for role in User.Role:
        create_account(username=role.value, role=role.value, password="a-long-enough-word", by=None)
    rita = User.objects.get(username="reviewer")
    document = Document.objects.order_by("slug").last()
    withdraw(record=document, by=rita, why=WHY, with_dependents=True)
    for model in (Claim, Passage, Concept, Institution, LegalInstrument, Provision, Person):
        _some_of(model, rita)
    for tag in PassageTag.objects.published().order_by("pk")[:5]:
        remove_link(link=tag, by=rita, why=WHY)


def _some_of(model: type, rita: User) -> None:
    """Some withdrawn, some merged, some renamed, one of these after others were merged into it, as each can be."""
    records = list(model.objects.published().order_by("pk")[:40])
    done = [
        *(_tried(withdraw, record=one, by=rita, why=WHY, with_dependents=True) for one in records[:4]),
        *(_tried(merge, record=one, into=records[20], by=rita, why=WHY) for one in records[5:8]),
        *(_renamed(one, rita) for one in (records[10], records[11], records[20])),
    ]
    assert any(done), model


def _renamed(record: object, rita: User) -> bool:
    slug = f"{record.path}9" if isinstance(record, Provision) else f"renamed-{getattr(record, 'slug', '')}"
    return not isinstance(record, Passage) and _tried(rename, record=record, slug=slug, by=rita, why=WHY)


def _tried(verb: object, **arguments: object) -> bool:
    try:
        verb(**arguments)
    except CurationError:
        return False
    return True
