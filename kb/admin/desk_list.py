"""The desks in the order of the first page: what each is for, and the kinds of record that lie on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from kb.faults import Text


@dataclass(frozen=True)
class Desk:
    """One desk on the first page: what it is for and the kinds of record that lie on it, by model name."""

    title: Text
    purpose: Text
    models: Sequence[str]


DESKS = (
    Desk(
        gettext_lazy("Sources"),
        gettext_lazy("Documents, their editions, and the passages that claims rest on."),
        ("document", "edition", "passage", "passagetag"),
    ),
    Desk(
        gettext_lazy("Claims"),
        gettext_lazy(
            "Who says what, on which words, against whom, and whether the primary text bears it out."
        ),
        ("claim", "evidence", "claimtag", "claimrelation", "verification", "issue"),
    ),
    Desk(
        gettext_lazy("Law"),
        gettext_lazy("Instruments, their provisions, and who cites them."),
        ("legalinstrument", "provision", "provisioncitation"),
    ),
    Desk(
        gettext_lazy("Institutions and people"),
        gettext_lazy("Publishers, hosts, issuers, contributors and claimants."),
        ("institution", "person"),
    ),
    Desk(
        gettext_lazy("Vocabulary"),
        gettext_lazy("Themes, rights, technologies, groups and places."),
        ("concept",),
    ),
    Desk(
        gettext_lazy("Changes"),
        gettext_lazy("Who changed what, when and why."),
        ("historyevent", "slugredirect"),
    ),
    Desk(gettext_lazy("Accounts"), gettext_lazy("People who sign in, and their roles."), ("user",)),
)


#: The lists that every page leads to; the others are one step further, on the first page.
MAIN = {
    "document", "passage", "claim", "issue", "legalinstrument", "institution", "person", "concept", "historyevent",
    "user",
}  # fmt: skip
