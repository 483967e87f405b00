"""What the database's refusals mean, in words for the person whose change was refused."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kb.models.bounds import bound_of, column_kept_by, too_long


def explain(error: IntegrityError | models.ProtectedError | models.RestrictedError) -> str:
    """One sentence saying what rule stands in the way and what to do; never the name of the rule."""
    if isinstance(error, models.ProtectedError | models.RestrictedError):
        return name_dependents(error)
    rule = rule_of(error)
    if "_fk_" in rule:  # Django names foreign keys by both their ends
        return _("Something that this names is no longer there: look again.")
    return _bound(rule) or next(
        (sentence for ending, sentence in _sentences() if rule.endswith(ending)),
        _("The base refuses this, because it would break one of its rules. Nothing was stored."),
    )


def rule_of(error: BaseException) -> str:
    """The name of the constraint that was broken, "" where the database names none."""
    diagnostics = getattr(error.__cause__, "diag", None)
    name = getattr(diagnostics, "constraint_name", "") or ""
    column = getattr(diagnostics, "column_name", "") or ""
    return name or (f"{column}_not_null" if column else "")


def field_of(error: BaseException) -> str:
    """The field that a refusal is about, "" where it is about the whole record."""
    rule = rule_of(error)
    column = _bounded_by(rule)
    return (
        column.name if column else next((field for end, field in _FIELDS.items() if rule.endswith(end)), "")
    )


#: Where a form shows the refusal.
_FIELDS = {
    "_slug_key": "slug",
    "concept_slug_unique_in_scheme": "slug",
    "passage_path_unique": "path",
    "provision_path_unique": "path",
    "passage_anchor_at_most_ten_words": "anchor",
    "verification_explains_itself": "note",
    "verification_checked_has_date": "checked",
    "claimrelation_says_why": "reason",
    "claim_has_statement": "statement",
    "document_has_title": "title",
}


def _bounded_by(rule: str) -> "models.Field[Any, Any] | None":
    """The column whose length the rule bounds; None for a rule that is no such bound."""
    columns = (column_kept_by(model, rule) for model in apps.get_app_config("kb").get_models())
    return next((column for column in columns if column is not None and bound_of(column)), None)


def _bound(rule: str) -> str:
    """That a text is longer than its column takes; "" for a rule that is no such bound."""
    column = _bounded_by(rule)
    return f"{capfirst(str(column.verbose_name))}: {too_long(bound_of(column) or 0)}" if column else ""


def name_dependents(error: models.ProtectedError | models.RestrictedError) -> str:
    """Say what rests on the record, by name, the first ten of it."""
    if isinstance(error, models.ProtectedError):
        dependents = list(error.protected_objects)
    else:
        dependents = list(error.restricted_objects)
    named = "; ".join(f"{record._meta.verbose_name}: {str(record)[:120]}" for record in dependents[:10])
    more = len(dependents) - 10
    if more > 0:
        named = _("%(named)s; and %(more)d more") % {"named": named, "more": more}
    return _("This cannot be removed, because other records depend on it — %(named)s") % {"named": named}


def _sentences() -> Iterator[tuple[str, str]]:
    """How the names of rules end, and what each means; the more particular ones first."""
    yield from _of_publishing()
    yield from _of_sources()
    yield from _of_claims()
    yield from _of_other_records()
    yield from _of_any_kind()


def _of_publishing() -> Iterator[tuple[str, str]]:
    yield (
        "published_claim_has_evidence",
        _(
            "A published claim needs at least one published piece of evidence that asserts, supports or reports it, "
            "on a published passage of a published edition."
        ),
    )
    yield (
        "published_claim_has_claimant",
        _(
            "A published claim needs a published claimant, and everybody it names must be published: submit and "
            "publish them first, or merge them into a record that is."
        ),
    )
    yield (
        "published_passage_in_published_edition",
        _("Readers see a passage with its edition: publish the edition first, or withdraw it as a whole."),
    )
    yield (
        "published_evidence_on_published_passage",
        _("Evidence is published after the passage it stands on: publish the edition or the passage first."),
    )
    yield (
        "evidence_ends_with_its_passage",
        _("Evidence that readers see stands on this passage: withdraw that first, or look again."),
    )
    yield "_two_people", _("Whoever submitted a record does not publish it: ask somebody else.")
    seen = _("Whoever changed a record last does not publish it: ask somebody else.")
    yield "_last_change_seen_by_another", seen
    yield "revision_published_by_another", seen
    yield "revision_one_open", _("A change of this record is proposed already: look at it, and change that.")
    yield "_says_why", _("Say why: others will read it.")
    yield "_superseded_names_successor", _("Say which record stands in for this one.")
    yield "published_never_deleted", _("Readers have seen this record: withdraw it instead, with a reason.")
    yield "published_at_never_changes", _("The date of first publication never changes.")
    yield "published_has_date", _("A published record has the date of its publication.")
    yield "public_id_never_changes", _("A public id never changes.")
    yield "history_append_only", _("The history is only ever added to.")


def _of_sources() -> Iterator[tuple[str, str]]:
    yield "section_of_that_edition", _("This section belongs to another edition.")
    yield "edition_never_edited", _("An edition is never edited: import the changed source as a new edition.")
    yield "edition_number_unique", _("The document has an edition of this number already: look again.")
    yield "edition_one_summary_per_document", _("The document has an edition of summaries already.")
    yield "edition_summary_ships_no_text", _("An edition of summaries holds no text of the source.")
    yield (
        "passage_text_never_edited",
        _("The text of a passage is never edited: import a new edition."),
    )
    yield "passage_anchor_at_most_ten_words", _("An anchor phrase has at most ten words.")
    yield (
        "passage_summary_is_anchored",
        _("A summary needs an anchor phrase and the fingerprint of its paragraph."),
    )
    yield "passage_says_something", _("A passage needs a summary, or the exact text.")
    yield "_path_unique", _("Something else has this path already: choose another.")
    yield (
        "accesspoint_leads_somewhere",
        _("Give an address, an archived copy, or a library and shelf mark."),
    )
    yield "accesspoint_capture_has_archive", _("Give the address of the archived copy, too.")
    yield "_sha256_is_hex", _("A SHA-256 has 64 digits from 0 to f.")
    yield "notemarker_two_passages", _("A note cannot be a note to itself.")
    yield "section_not_part_of_itself", _("A heading cannot stand under itself.")
    yield "passage_not_bound_to_itself", _("A summary cannot be bound to itself.")


def _of_claims() -> Iterator[tuple[str, str]]:
    yield "claim_has_statement", _("Say what is claimed, in one sentence.")
    yield "claim_addressees_known", _("Choose addressees from the list.")
    yield "attribution_unique", _("The same claimant or reporter stands here twice.")
    yield "_person_or_institution", _("Give either an institution or a person.")
    yield "claimrelation_two_claims", _("A claim cannot stand in a relation to itself.")
    yield "claimrelation_unique", _("This relation of the two claims is in the base already.")
    yield (
        "claimrelation_contradiction_once",
        _("This contradiction is in the base already, from the other claim's end."),
    )
    yield "claimrelation_says_why", _("Say in what the two claims differ or agree.")
    yield "evidence_quotes_words", _("Say which words the claim rests on.")
    yield "evidence_unique", _("This claim rests on these words already, in this role.")
    yield "quantity_has_unit", _("Say what is counted: a figure needs a unit.")
    yield (
        "verification_explains_itself",
        _("Say what the primary text says, where, and what follows for the claim."),
    )
    yield "verification_checked_has_date", _("Say when the primary text was checked.")
    yield "kb_verification_claim_id_key", _("This claim has a verification already: change that one.")
    yield (
        "provisioncitation_passage_or_claim",
        _("Either a passage or a claim refers to law; one of the two."),
    )
    yield "provision_of_that_instrument", _("This provision belongs to another instrument.")
    yield "issue_asks_something", _("Say what the question is.")
    yield "position_has_label", _("Say what the position is.")
    yield "position_slug_unique_in_issue", _("Two positions have the same short name.")
    yield "positionclaim_unique", _("The same claim stands twice under one position.")


def _of_other_records() -> Iterator[tuple[str, str]]:
    yield "tree_without_cycles", _("A record cannot be part of itself.")
    yield "concept_not_broader_than_itself", _("A record cannot be part of itself.")
    yield "_not_its_own_parent", _("A record cannot be part of itself.")
    yield "_not_part_of_itself", _("A record cannot be part of itself.")
    yield "_not_superseded_by_itself", _("An instrument cannot be superseded by itself.")
    yield "tree_in_one_whole", _("The parent must belong to the same scheme or instrument.")
    yield "institution_relation_two_bodies", _("An institution cannot stand in a relation to itself.")
    yield "concept_one_preferred_label_per_language", _("A concept has one preferred label in each language.")
    yield (
        "old_address_never_taken",
        _("Readers still follow this name to the record that had it before: choose another."),
    )
    yield "concept_label_kinds_disjoint", _("This label stands here twice, or as another kind of label.")
    yield "instrument_event_has_date", _("Say when it happened.")
    yield "document_identifier_unique", _("The same identifier stands here twice.")
    yield "_has_label", _("Give it a name.")
    yield "_has_name", _("Give it a name.")
    yield "_has_title", _("Give it a title.")
    yield "user_role_known", _("Choose a role from the list.")
    yield "kb_user_username_key", _("Somebody else has this user name.")


def _of_any_kind() -> Iterator[tuple[str, str]]:
    """What the names of rules tell by their ending, whichever record they are about."""
    yield "_slug_unique_in_scheme", _("Another record has this slug already.")
    yield "_slug_key", _("Another record has this slug already.")
    yield "_one_at_a_time", _("Something is being done to this already: wait until it is done.")
    decided = _("Somebody has decided about this meanwhile: look again.")
    yield "_by_somebody", decided
    yield "_only_accepted_is_known", decided
    yield "_offsets_in_order", _("What is marked must end after it begins.")
    yield "_known", _("Choose one of the values offered.")
    for ending in ("_unique", "_once", "_uniq", "_key", "_made_once"):
        yield ending, _("This is in the base already.")
    yield "_check", _("A number here is too small or too large.")
    yield "_not_null", _("Something that is needed is missing.")
    for ending in (
        "_of_one_link",
        "_two_passages",
        "_score_is_share",
        "_in_percent",
        "_was_read",
        "_something",
    ):
        yield ending, _("The base cannot hold this: load the page again and try once more.")
