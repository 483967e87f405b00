"""What each rule of the database means, in words for the person whose change it refused, by how its name ends."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: The first ending that fits is meant: the more particular ones come first.
SENTENCES: Final[dict[str, Promise]] = {
    # Publishing.
    "published_claim_has_evidence": _(
        "A published claim needs at least one published piece of evidence that asserts, supports or "
        "reports it, on a published passage of a published edition."
    ),
    "published_claim_has_claimant": _(
        "A published claim needs a published claimant, and everybody it names must be published: submit "
        "and publish them first, or merge them into a record that is."
    ),
    "published_passage_in_published_edition": _(
        "Readers see a passage with its edition: publish the edition first, or withdraw it as a whole."
    ),
    "published_evidence_on_published_passage": _(
        "Evidence is published after the passage it stands on: publish the edition or the passage first."
    ),
    "evidence_ends_with_its_passage": _(
        "Evidence that readers see stands on this passage: withdraw that first, or look again."
    ),
    "_two_people": _("Whoever submitted a record does not publish it: ask somebody else."),
    **dict.fromkeys(
        ("_last_change_seen_by_another", "revision_published_by_another"),
        _("Whoever changed a record last does not publish it: ask somebody else."),
    ),
    "revision_one_open": _("A change of this record is proposed already: look at it, and change that."),
    "_says_why": _("Say why: others will read it."),
    "_superseded_names_successor": _("Say which record stands in for this one."),
    "published_never_deleted": _("Readers have seen this record: withdraw it instead, with a reason."),
    "published_at_never_changes": _("The date of first publication never changes."),
    "published_has_date": _("A published record has the date of its publication."),
    "public_id_never_changes": _("A public id never changes."),
    "history_append_only": _("The history is only ever added to."),
    # Sources.
    "section_of_that_edition": _("This section belongs to another edition."),
    "edition_never_edited": _("An edition is never edited: import the changed source as a new edition."),
    "edition_number_unique": _("The document has an edition of this number already: look again."),
    "edition_one_summary_per_document": _("The document has an edition of summaries already."),
    "edition_summary_ships_no_text": _("An edition of summaries holds no text of the source."),
    "passage_text_never_edited": _("The text of a passage is never edited: import a new edition."),
    "passage_anchor_at_most_ten_words": _("An anchor phrase has at most ten words."),
    "passage_summary_is_anchored": _(
        "A summary needs an anchor phrase and the fingerprint of its paragraph."
    ),
    "passage_says_something": _("A passage needs a summary, or the exact text."),
    "_path_unique": _("Something else has this path already: choose another."),
    "accesspoint_leads_somewhere": _("Give an address, an archived copy, or a library and shelf mark."),
    "accesspoint_capture_has_archive": _("Give the address of the archived copy, too."),
    "_sha256_is_hex": _("A SHA-256 has 64 digits from 0 to f."),
    "notemarker_two_passages": _("A note cannot be a note to itself."),
    "section_not_part_of_itself": _("A heading cannot stand under itself."),
    "passage_not_bound_to_itself": _("A summary cannot be bound to itself."),
    # Claims, and what they rest on.
    "claim_has_statement": _("Say what is claimed, in one sentence."),
    "claim_addressees_known": _("Choose addressees from the list."),
    "attribution_unique": _("The same claimant or reporter stands here twice."),
    "_person_or_institution": _("Give either an institution or a person."),
    "claimrelation_two_claims": _("A claim cannot stand in a relation to itself."),
    "claimrelation_unique": _("This relation of the two claims is in the base already."),
    "claimrelation_contradiction_once": _(
        "This contradiction is in the base already, from the other claim's end."
    ),
    "claimrelation_says_why": _("Say in what the two claims differ or agree."),
    "evidence_quotes_words": _("Say which words the claim rests on."),
    "evidence_unique": _("This claim rests on these words already, in this role."),
    "quantity_has_unit": _("Say what is counted: a figure needs a unit."),
    "verification_explains_itself": _(
        "Say what the primary text says, where, and what follows for the claim."
    ),
    "verification_checked_has_date": _("Say when the primary text was checked."),
    "kb_verification_claim_id_key": _("This claim has a verification already: change that one."),
    "provisioncitation_passage_or_claim": _("Either a passage or a claim refers to law; one of the two."),
    "provision_of_that_instrument": _("This provision belongs to another instrument."),
    "issue_asks_something": _("Say what the question is."),
    "position_has_label": _("Say what the position is."),
    "position_slug_unique_in_issue": _("Two positions have the same short name."),
    "positionclaim_unique": _("The same claim stands twice under one position."),
    # Vocabulary, parties, law, accounts.
    **dict.fromkeys(
        (
            "tree_without_cycles",
            "concept_not_broader_than_itself",
            "_not_its_own_parent",
            "_not_part_of_itself",
        ),
        _("A record cannot be part of itself."),
    ),
    "_not_superseded_by_itself": _("An instrument cannot be superseded by itself."),
    "tree_in_one_whole": _("The parent must belong to the same scheme or instrument."),
    "institution_relation_two_bodies": _("An institution cannot stand in a relation to itself."),
    "concept_one_preferred_label_per_language": _("A concept has one preferred label in each language."),
    "old_address_never_taken": _(
        "Readers still follow this name to the record that had it before: choose another."
    ),
    "concept_label_kinds_disjoint": _("This label stands here twice, or as another kind of label."),
    "instrument_event_has_date": _("Say when it happened."),
    "document_identifier_unique": _("The same identifier stands here twice."),
    **dict.fromkeys(("_has_label", "_has_name"), _("Give it a name.")),
    "_has_title": _("Give it a title."),
    "user_role_known": _("Choose a role from the list."),
    "kb_user_username_key": _("Somebody else has this user name."),
    # What the names of rules tell by their ending, whichever record they are about.
    **dict.fromkeys(("_slug_unique_in_scheme", "_slug_key"), _("Another record has this slug already.")),
    "_one_at_a_time": _("Something is being done to this already: wait until it is done."),
    **dict.fromkeys(
        ("_by_somebody", "_only_accepted_is_known"),
        _("Somebody has decided about this meanwhile: look again."),
    ),
    "_offsets_in_order": _("What is marked must end after it begins."),
    "_known": _("Choose one of the values offered."),
    **dict.fromkeys(("_unique", "_once", "_uniq", "_key", "_made_once"), _("This is in the base already.")),
    "_check": _("A number here is too small or too large."),
    "_not_null": _("Something that is needed is missing."),
    **dict.fromkeys(
        ("_of_one_link", "_two_passages", "_score_is_share", "_in_percent", "_was_read", "_something"),
        _("The base cannot hold this: load the page again and try once more."),
    ),
}
