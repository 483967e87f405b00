"""A large base for measuring the database: rows multiplied in SQL from one of each kind, their words without sense.

A twentieth of the documents waits for review with all its passages, as much is being drafted; one passage in ten
carries a claim, half are tagged, and the history tells who handed in what.
"""

from django.db import connection

#: Keys of multiplied rows begin here; those of the first ones are below.
FIRST = 1_000_000
PASSAGES_OF_A_DOCUMENT = 100
#: A document's number modulo twenty → where it stands: SQL with the name of the number in it.
STANDING = "CASE {0} % 20 WHEN 0 THEN 'submitted' WHEN 1 THEN 'draft' ELSE 'published' END"
#: Characters of public ids.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def make(passages: int) -> None:
    """So many passages, and what goes with them; statistics are taken."""
    from tests import factories

    documents = passages // PASSAGES_OF_A_DOCUMENT
    curator, reviewer = factories.user("curator", "carla"), factories.user("reviewer", "rita")
    concept = factories.concept("privacy")
    passage = factories.passage("Everybody has the right to be left alone by lanterns, cameras and bells.")
    claim = factories.claim(on=[passage])
    evidence, attribution = claim.evidence.get(), claim.attributions.get()
    tag = factories.tag(passage, concept)
    edition, document = passage.edition, passage.edition.document
    people = {"changed_by_id": str(curator.pk)}
    of_document = f"(g / {PASSAGES_OF_A_DOCUMENT})"
    key = f"{FIRST} + {of_document}"
    with _without_triggers():
        own = _standing("g", curator.pk) | people | {"published_by_id": str(reviewer.pk)}
        _multiply(
            "kb_document", document.pk, documents, own | {"slug": "'d' || g", "title": "'Document ' || g"}
        )
        _multiply("kb_edition", edition.pk, documents, own | {"document_id": f"{FIRST} + g", "number": "1"})
        own = _standing(of_document, curator.pk) | people | {"published_by_id": str(reviewer.pk)}
        place = {"edition_id": key, "position": f"g % {PASSAGES_OF_A_DOCUMENT}", "path": "g::text"}
        _multiply("kb_passage", passage.pk, passages, own | place | {"public_id": _public_id("g")})
        _multiply("kb_passagetag", tag.pk, passages // 2, own | {"passage_id": f"{FIRST} + g"})
        tenth = _standing(f"(g * 10 / {PASSAGES_OF_A_DOCUMENT})", curator.pk) | people
        named = {"slug": "'c' || g", "statement": "'Claim ' || g", "public_id": _public_id("g")}
        _multiply("kb_claim", claim.pk, passages // 10, tenth | named)
        on = {"claim_id": f"{FIRST} + g", "passage_id": f"{FIRST} + g * 10"}
        _multiply("kb_evidence", evidence.pk, passages // 10, tenth | on)
        _multiply("kb_attribution", attribution.pk, passages // 10, {"claim_id": f"{FIRST} + g"})
        _tell_history(documents, passages)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _standing(document: str, submitter: int) -> dict[str, str]:
    status = STANDING.format(document)
    seen = f"{status} = 'published'"
    return {
        "status": status,
        "published_at": f"CASE WHEN {seen} THEN now() - g * interval '1 minute' END",
        "publication_number": f"CASE WHEN {seen} THEN g END",
        "updated_at": "now() - g * interval '1 minute'",
        "submitted_by_id": f"CASE WHEN {status} <> 'draft' THEN {submitter} END",
    }


def _public_id(number: str) -> str:
    """SQL for an id that is unlike all others; its check character checks nothing."""
    digits = [f"substr('{ALPHABET}', ({number} / {32**place}) % 32 + 1, 1)" for place in range(7)]
    return " || ".join([*digits, "'0'"])


def _multiply(table: str, pk: int, number: int, columns: dict[str, str]) -> None:
    """The row so many times, with these columns made from `g`, which counts from 0."""
    told = ", ".join(f"'{name}', {made}" for name, made in {"id": f"{FIRST} + g", **columns}.items())
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} SELECT (jsonb_populate_record(r, jsonb_build_object({told}))).*"  # noqa: S608 - our own
            f" FROM {table} r, generate_series(0, {number - 1}) g WHERE r.id = {pk}"
        )


def _tell_history(documents: int, passages: int) -> None:
    """One event for each edition and each claim that was handed in."""
    for kind, number in (("edition", documents), ("claim", passages // 10)):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO kb_historyevent (at, actor, actor_role, verb, kind, record_pk, handle, title, host_kind,"
                " public, why, previous_digest, digest)"
                " SELECT now(), 'carla', 'curator', 'submit', %s, %s + g, 'x', 'x', '', false, '', '', %s || g"
                " FROM generate_series(0, %s - 1) g",
                [kind, FIRST, kind, number],
            )


class _without_triggers:
    """Rules are not asked and nothing is noted for the index: only the sizes matter here."""

    TABLES = ("document", "edition", "passage", "passagetag", "claim", "evidence", "attribution")

    def __enter__(self) -> None:
        self._all("DISABLE")

    def __exit__(self, *_error: object) -> None:
        self._all("ENABLE")

    def _all(self, what: str) -> None:
        with connection.cursor() as cursor:
            for table in self.TABLES:
                cursor.execute(f"ALTER TABLE kb_{table} {what} TRIGGER USER")
