"""The claims that are there already, so that a row is told which of them says the same or nearly the same."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kb.curation.likeness import ALIKE, MOST_LOOKED_AT, same_words
from kb.models import Attribution, Claim


@dataclass(frozen=True, slots=True)
class Known:
    """A claim as far as rows are compared with it; `claimants` are handles (institutions/…, people/…)."""

    pk: int
    public_id: str
    version: int
    statement: str
    claimants: frozenset[str]


class KnownClaims:
    """Claims in use by their words and by who makes them, read at once when somebody first asks."""

    def __init__(self) -> None:
        self._by_words: dict[str, list[Known]] = defaultdict(list)
        self._by_key: dict[int, Known] = {}
        #: Of each claimant the words of the claims, in small letters, as they are compared.
        self._said_by: dict[str, dict[int, str]] = defaultdict(dict)
        claimants = _claimants()
        rows = Claim.objects.live().order_by("-pk")
        columns = rows.values_list("pk", "public_id", "version", "statement")
        for pk, public_id, version, statement in columns[:MOST_LOOKED_AT]:
            self._add(Known(pk, public_id, version, statement, frozenset(claimants.get(pk, ()))))

    def add(self, claim: Claim, claimants: Collection[str]) -> None:
        """A claim that was made meanwhile."""
        self._add(Known(claim.pk, claim.public_id, claim.version, claim.statement, frozenset(claimants)))

    def _add(self, known: Known) -> None:
        self._by_words[same_words(known.statement)].append(known)
        self._by_key[known.pk] = known
        for claimant in known.claimants:
            self._said_by[claimant][known.pk] = known.statement.casefold()

    def twin(self, statement: str, claimants: Collection[str] | None) -> Known | None:
        """A claim of the same words by the same claimants; by whomever, where a row does not say who claims it."""
        found = self._by_words.get(same_words(statement), [])
        wanted = frozenset(claimants or ())
        return next((one for one in found if not wanted or one.claimants in (wanted, frozenset())), None)

    def alike(self, statement: str, claimants: Collection[str]) -> Known | None:
        """The claim of one of these claimants that is likest to the statement, if any is like it."""
        said = statement.casefold()
        found = [
            process.extractOne(said, self._said_by[claimant], scorer=fuzz.ratio, score_cutoff=ALIKE)
            for claimant in claimants
            if claimant in self._said_by
        ]
        likest = max((one for one in found if one), key=lambda one: one[1], default=None)
        return self._by_key[likest[2]] if likest else None


def _claimants() -> dict[int, set[str]]:
    made: dict[int, set[str]] = defaultdict(set)
    rows = Attribution.objects.filter(role=Attribution.Role.CLAIMANT).order_by()
    for claim, institution, person in rows.values_list("claim", "institution__slug", "person__slug"):
        made[claim].add(f"institutions/{institution}" if institution else f"people/{person}")
    return made
