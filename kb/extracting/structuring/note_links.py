"""Note markers linked to their notes: by the anchor that the format gives, else by label, page and order."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kb.extracting.note_markers import Marker, markers_in
from kb.extracting.parsed import MarkerLink, NoteReference, Stretch


def link_markers(
    stretches: Sequence[Stretch],
    notes: Mapping[int, str],
    anchors: Mapping[str, int],
    references: Mapping[int, Sequence[NoteReference]],
) -> tuple[MarkerLink, ...]:
    """Links in the order of the text.

    `notes` are the labels of the notes by index of stretch, `anchors` the notes by the anchor of their block,
    `references` the markers that the format gives, by index of stretch, with offsets in its text.
    """
    by_label: dict[str, list[int]] = defaultdict(list)
    for place, label in sorted(notes.items()):
        if label:
            by_label[label].append(place)
    links: list[MarkerLink] = []
    for place, stretch in enumerate(stretches):
        given = list(_given(place, stretch, references.get(place, ()), anchors))
        links += given
        if by_label and place not in notes:
            links += _found(place, stretches, by_label, given)
    return tuple(sorted(links, key=lambda link: (link.start, link.end)))


def _given(
    place: int, stretch: Stretch, references: Sequence[NoteReference], anchors: Mapping[str, int]
) -> Iterator[MarkerLink]:
    for reference in references:
        note = anchors.get(reference.anchor)
        if note is not None and note != place:
            label = stretch.text[reference.start : reference.end].strip(" []()")
            yield MarkerLink(
                place, note, stretch.start + reference.start, stretch.start + reference.end, label
            )


def _found(
    place: int, stretches: Sequence[Stretch], by_label: Mapping[str, list[int]], given: Sequence[MarkerLink]
) -> Iterator[MarkerLink]:
    stretch = stretches[place]
    for start, end, label in _free(markers_in(stretch.text), stretch, given):
        candidates = by_label.get(label)
        if candidates:
            note = _nearest(place, candidates, stretches)
            yield MarkerLink(place, note, stretch.start + start, stretch.start + end, label)


def _free(markers: Sequence[Marker], stretch: Stretch, given: Sequence[MarkerLink]) -> Iterator[Marker]:
    for marker in markers:
        start, end = stretch.start + marker[0], stretch.start + marker[1]
        if not any(link.start < end and start < link.end for link in given):
            yield marker


def _nearest(place: int, candidates: Sequence[int], stretches: Sequence[Stretch]) -> int:
    """Of notes with one label: the one on the page, else the next in order, else the last before."""
    page = stretches[place].page
    if len(candidates) > 1 and page:
        on_page = [note for note in candidates if stretches[note].page == page]
        if on_page:
            return on_page[0]
    following = bisect_left(candidates, place)
    return candidates[following] if following < len(candidates) else candidates[-1]
