"""What the database's refusals mean, in words for the person whose change was refused."""

from django.db import IntegrityError, models
from django.utils.translation import gettext as _


def explain(error: IntegrityError | models.ProtectedError | models.RestrictedError) -> str:
    """One sentence saying what rule stands in the way and what to do."""
    if isinstance(error, models.ProtectedError | models.RestrictedError):
        return name_dependents(error)
    diagnostics = getattr(error.__cause__, "diag", None)
    constraint = getattr(diagnostics, "constraint_name", "") or ""
    for ending, sentence in _sentences().items():
        if constraint.endswith(ending):
            return sentence
    return _("The base refuses this: it would break the rule “%(rule)s”.") % {
        "rule": constraint.replace("_", " ")
    }


def name_dependents(error: models.ProtectedError | models.RestrictedError) -> str:
    """Say what rests on the record, by name, the first ten of it."""
    dependents = list(getattr(error, "protected_objects", None) or error.restricted_objects)
    named = "; ".join(f"{record._meta.verbose_name}: {str(record)[:120]}" for record in dependents[:10])
    more = len(dependents) - 10
    if more > 0:
        named = _("%(named)s; and %(more)d more") % {"named": named, "more": more}
    return _("This cannot be removed, because other records depend on it — %(named)s") % {"named": named}


def _sentences() -> dict[str, str]:
    return {
        "published_claim_has_evidence": _(
            "A published claim needs at least one published piece of evidence on a published passage."
        ),
        "_two_people": _("Whoever submitted a record does not publish it: ask somebody else."),
        "published_never_deleted": _("Readers have seen this record: withdraw it instead, with a reason."),
        "public_id_never_changes": _("A public id never changes."),
        "tree_without_cycles": _("A record cannot be part of itself."),
        "tree_in_one_whole": _("The parent must belong to the same scheme or instrument."),
        "provision_of_that_instrument": _("This provision belongs to another instrument."),
        "section_of_that_edition": _("This section belongs to another edition."),
        "edition_never_edited": _("An edition is never edited: import the changed source as a new edition."),
        "passage_text_never_edited": _("The text of a passage is never edited: import a new edition."),
        "passage_anchor_at_most_ten_words": _("An anchor phrase has at most ten words."),
        "passage_summary_is_anchored": _(
            "A summary needs an anchor phrase and the fingerprint of its paragraph."
        ),
        "claimrelation_two_claims": _("A claim cannot stand in a relation to itself."),
        "verification_explains_itself": _(
            "Say what the primary text says, where, and what follows for the claim."
        ),
        "verification_checked_has_date": _("Say when the primary text was checked."),
        "accesspoint_leads_somewhere": _("Give an address, an archived copy, or a library and shelf mark."),
        "concept_slug_unique_in_scheme": _("Another record has this slug already."),
        "_slug_unique": _("Another record has this slug already."),
        "_slug_key": _("Another record has this slug already."),
        "_unique": _("This is in the base already."),
    }
