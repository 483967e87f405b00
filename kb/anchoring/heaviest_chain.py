"""The heaviest chain of places that keep their order, in O(n log n)."""

from collections.abc import Sequence


def heaviest_chain(places: Sequence[tuple[int, int, int]]) -> list[int]:
    """Indices of the places (old, new, weight) of greatest total weight whose old and new both increase strictly.

    Source of method: weighted longest increasing subsequence over a Fenwick tree of prefix maxima. Ties are broken by
    the order in which the places are given, so that the same places always give the same chain.
    """
    ranks = {new: rank for rank, new in enumerate(sorted({new for _, new, _ in places}), start=1)}
    best = [(0, -1)] * (len(ranks) + 1)
    before = [-1] * len(places)
    # Within one old place the later new places come first: they cannot follow each other.
    for index in sorted(range(len(places)), key=lambda i: (places[i][0], -places[i][1], i)):
        _, new, weight = places[index]
        total, before[index] = _best_below(best, ranks[new] - 1)
        _raise(best, ranks[new], (total + weight, index))
    chain = [_best_below(best, len(ranks))[1]] if places else []
    while chain and before[chain[-1]] >= 0:
        chain.append(before[chain[-1]])
    return chain[::-1]


def _best_below(best: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    """The heaviest chain that ends at this rank or before it: its weight and its last place."""
    found = (0, -1)
    while rank > 0:
        if best[rank][0] > found[0]:
            found = best[rank]
        rank -= rank & -rank
    return found


def _raise(best: list[tuple[int, int]], rank: int, value: tuple[int, int]) -> None:
    while rank < len(best):
        if value[0] > best[rank][0]:
            best[rank] = value
        rank += rank & -rank
