"""One record of every curated kind in a given status, for tests that go through all desks or all pages."""

from kb.models import Curated, Document, Edition
from tests import factories

#: Model names of everything that is drafted, submitted and published.
CURATED = tuple(sorted(model._meta.model_name for model in Curated.__subclasses__()))

#: Model names of what has a desk with a form; an edition is never edited.
FORMS = tuple(name for name in CURATED if name != "edition")

#: Model names of what one record can stand in for another of.
MERGEABLE = ("claim", "concept", "institution", "legalinstrument", "person", "provision")


def _document(status: str) -> Document:
    """With a text that readers see already: no document is published without one."""
    made = factories.document(status=status)
    factories.edition(made)
    return made


def _edition(status: str) -> Edition:
    """With one passage: no edition is published without any."""
    made = factories.edition(status=status, text="Words.")
    factories.passage("Words.", edition=made, status=status)
    return made


def one_of_each(status: str) -> dict[str, Curated]:
    """Model name → a record in this status; what a link joins is published."""
    claim, other = factories.claim(), factories.claim()
    concept, passage = factories.concept(), factories.passage()
    provision = factories.provision()
    return {
        "claim": factories.claim(status=status),
        "claimrelation": factories.claim_relation(claim, "qualifies", other, status=status),
        "claimtag": factories.tag(claim, concept, status=status),
        "concept": factories.concept(status=status),
        "document": _document(status),
        "edition": _edition(status),
        "evidence": factories.evidence(claim, passage, status=status),
        "institution": factories.institution(status=status),
        "issue": factories.issue(status=status),
        "legalinstrument": factories.instrument(status=status),
        "passage": factories.passage(status=status),
        "passagetag": factories.tag(passage, concept, status=status),
        "person": factories.person(status=status),
        "provision": factories.provision(status=status),
        "provisioncitation": factories.citation(passage, provision, status=status),
        "verification": factories.verification(claim, status=status),
    }
