"""The shape of every kind of record, one after the other, in the order in which a base is loaded."""

from kb.models import (
    Claim,
    ClaimRelation,
    ClaimTag,
    Concept,
    Curated,
    Document,
    Edition,
    Evidence,
    Institution,
    Issue,
    LegalInstrument,
    Passage,
    PassageTag,
    Person,
    Provision,
    ProvisionCitation,
    Verification,
)

from .codecs import ByLanguage, Group, OneOf, ReferenceList, Rows
from .column_codecs import Choices, Date, Law, Number, Party, Reference, Value
from .concept_codecs import Broader, PreferredLabels
from .kinds import kind_of
from .shapes import Shape


def values(*keys: str) -> tuple[Value, ...]:
    """Columns of the same names as their keys, in this order."""
    return tuple(Value(key) for key in keys)


#: Other names, several per language.
ALIASES = ByLanguage("aliases", relation="names", fixed={"kind": "alias"}, many=True)
IDENTIFIERS = Rows("identifiers", relation="identifiers", codecs=values("scheme", "value"))


def official_names(key: str) -> ByLanguage:
    """The official name in other languages, one per language."""
    return ByLanguage(key, relation="names", fixed={"kind": "official"})


def concept_labels(key: str, kind: str) -> ByLanguage:
    return ByLanguage(key, relation="labels", fixed={"kind": kind}, many=True)


CONCEPT = Shape(
    Concept,
    (
        Value("slug"),
        Broader("broader"),
        Value("notation"),
        PreferredLabels("labels", relation="labels", fixed={"kind": "pref"}),
        concept_labels("alt_labels", "alt"),
        concept_labels("hidden_labels", "hidden"),
        concept_labels("negative_labels", "negative"),
        *values("definition", "scope_note"),
        ReferenceList("related", kind="concept"),
        OneOf("exact_match", relation="matches", fixed={"kind": "exact"}, codecs=(Value("uri"),)),
        OneOf("close_match", relation="matches", fixed={"kind": "close"}, codecs=(Value("uri"),)),
    ),
    joined=("scheme", "parent__scheme"),
    related=("labels", "matches", "related__scheme"),
)

INSTITUTION = Shape(
    Institution,
    (
        *values("slug", "name", "type"),
        Reference("place", kind="concept", prefix="places/"),
        Reference("parent", kind="institution"),
        official_names("names"),
        ALIASES,
        IDENTIFIERS,
        Rows(
            "relations",
            relation="relations",
            codecs=(
                Value("kind"),
                Reference("institution", kind="institution", column="other"),
                Date("start"),
                Date("end"),
            ),
        ),
        *values("url", "note"),
    ),
    joined=("place__scheme", "parent"),
    related=("names", "identifiers", "relations__other"),
)

PERSON = Shape(
    Person,
    (
        *values("slug", "name", "family", "given"),
        official_names("names"),
        ALIASES,
        Rows(
            "affiliations",
            relation="affiliations",
            codecs=(
                Reference("institution", kind="institution"),
                *values("role", "as_printed"),
                Date("start"),
                Date("end"),
            ),
        ),
        IDENTIFIERS,
        Value("note"),
    ),
    related=("names", "identifiers", "affiliations__institution"),
)

INSTRUMENT = Shape(
    LegalInstrument,
    (
        *values("slug", "title", "short_title", "form", "binding"),
        Reference("jurisdiction", kind="concept", prefix="places/"),
        ReferenceList("issuers", kind="institution"),
        official_names("titles"),
        ALIASES,
        IDENTIFIERS,
        Rows("events", relation="events", codecs=(Value("kind"), Date("date"), Value("note"))),
        Rows(
            "parties",
            relation="parties",
            codecs=(
                Reference("place", kind="concept", prefix="places/"),
                Value("action"),
                Date("date"),
                Value("note"),
            ),
        ),
        Value("official_url"),
        Reference("superseded_by", kind="instrument"),
        *values("summary", "note"),
    ),
    joined=("jurisdiction__scheme", "superseded_by"),
    related=("issuers", "names", "identifiers", "events", "parties__place__scheme"),
)

PROVISION = Shape(
    Provision,
    values("path", "label", "heading", "gist", "official_url"),
    joined=("instrument", "parent"),
)

DOCUMENT = Shape(
    Document,
    (
        *values("slug", "title", "subtitle", "kind", "language"),
        Date("date"),
        *values("date_note", "abstract"),
        Rows(
            "contributors",
            relation="contributions",
            order="position",
            codecs=(
                Value("role"),
                Reference("person", kind="person"),
                Reference("institution", kind="institution"),
                *values("name_as_printed", "affiliation_as_printed"),
            ),
        ),
        ReferenceList("publishers", kind="institution"),
        ReferenceList("hosts", kind="institution"),
        Group(
            "event",
            codecs=(
                Value("name", column="event_name"),
                Reference("place", kind="concept", column="event_place", prefix="places/"),
                Date("start", column="event_start"),
                Date("end", column="event_end"),
            ),
        ),
        Value("container"),
        IDENTIFIERS,
        Rows(
            "access_points",
            relation="access_points",
            order="position",
            codecs=(
                *values("url", "archive_url"),
                Date("captured"),
                Date("accessed"),
                *values("offline_place", "note"),
            ),
        ),
        *values("rights", "text_policy", "note"),
    ),
    joined=("event_place__scheme",),
    related=(
        "publishers",
        "hosts",
        "identifiers",
        "access_points",
        "contributions__person",
        "contributions__institution",
    ),
)

#: What was read is never edited: this is what people add to it.
EDITION = Shape(Edition, values("label", "note"), joined=("document",), deferred=("text", "sketch"))

PASSAGE = Shape(
    Passage,
    (
        *values(
            "path", "kind", "number", "page", "language", "summary", "anchor", "fingerprint", "nothing_to_tag"
        ),
    ),
    joined=("edition__document", "section", "within"),
)

CLAIM = Shape(
    Claim,
    (
        *values("slug", "statement", "kind"),
        OneOf(
            "claimants",
            relation="attributions",
            fixed={"role": "claimant"},
            order="position",
            codecs=(Party("party"),),
        ),
        OneOf(
            "reporters",
            relation="attributions",
            fixed={"role": "reporter"},
            order="position",
            codecs=(Party("party"),),
        ),
        Date("as_of"),
        Rows(
            "quantities",
            relation="quantities",
            order="position",
            codecs=(
                Number("value"),
                *values("unit", "qualifier"),
                Date("period"),
                *values("self_reported", "note"),
            ),
        ),
        Choices("addressees"),
        Value("note"),
    ),
    related=("attributions__institution", "attributions__person", "quantities"),
)

EVIDENCE = Shape(
    Evidence,
    (
        Reference("passage", kind="passage"),
        *values("role", "quote", "prefix", "suffix", "note"),
    ),
    joined=("claim", "passage__edition__document"),
)

PASSAGE_TAG = Shape(
    PassageTag,
    (Reference("concept", kind="concept"),),
    joined=("passage__edition__document", "concept__scheme"),
)

CLAIM_TAG = Shape(ClaimTag, (Reference("concept", kind="concept"),), joined=("claim", "concept__scheme"))

PROVISION_CITATION = Shape(
    ProvisionCitation,
    (Law("provision"), Value("relation"), Value("origin"), Value("as_printed")),
    joined=("passage__edition__document", "claim", "instrument", "provision__instrument"),
)

VERIFICATION = Shape(
    Verification,
    (
        Value("status", column="outcome"),
        Law("provision"),
        Reference("passage", kind="passage"),
        Value("note"),
        Date("checked"),
    ),
    joined=("claim", "instrument", "provision__instrument", "passage__edition__document"),
)

CLAIM_RELATION = Shape(
    ClaimRelation,
    (Reference("claim", kind="claim"), Value("kind"), Reference("other", kind="claim"), Value("reason")),
    joined=("claim", "other"),
)

ISSUE = Shape(
    Issue,
    (
        *values("slug", "question", "summary"),
        ReferenceList("tags", kind="concept", column="concepts"),
        Value("balance"),
        Rows(
            "positions",
            relation="positions",
            order="order",
            codecs=(
                *values("slug", "label", "summary"),
                OneOf(
                    "claims",
                    relation="position_claims",
                    order="order",
                    codecs=(Reference("claim", kind="claim"),),
                ),
            ),
        ),
    ),
    related=("concepts__scheme", "positions__position_claims__claim"),
)

SHAPES: dict[str, Shape] = {
    shape.kind: shape
    for shape in (
        CONCEPT,
        INSTITUTION,
        PERSON,
        INSTRUMENT,
        PROVISION,
        DOCUMENT,
        EDITION,
        PASSAGE,
        PASSAGE_TAG,
        CLAIM,
        CLAIM_TAG,
        EVIDENCE,
        PROVISION_CITATION,
        VERIFICATION,
        CLAIM_RELATION,
        ISSUE,
    )
}


def shape_of(record: Curated | type[Curated]) -> Shape:
    """The shape of a record or of a model; KeyError for a model that has none."""
    return SHAPES[kind_of(record)]
