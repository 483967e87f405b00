"""Which blocks are headings: by their kind, the look of their letters, their number, and what follows them."""

import re
from collections.abc import Sequence

from kb.extracting.parsed import BlockKind, Hint
from kb.extracting.structuring.items import Item, usual_size

_LONGEST = 60  # words of what the format calls a heading
_LONGEST_LOOKING = 25  # words of what only looks like one
_LONGEST_NUMBERED = 32
_LONGEST_BARE = 12
_LARGER = 1.12  # times the usual size of letters
_DIVISIONS = frozenset({"part", "book", "title", "chapter", "section", "annex", "theme"})
# Bodies of texts that carry a heading of their own in any numbering.
_KNOWN_TEXT = """
abstract|acknowledgements|acknowledgments|annex|annexes|appendix|background|bibliography|conclusion|conclusions
concluding remarks|conclusions and recommendations|executive summary|endnotes|foreword|footnotes|introduction
methodology|notes|overview|preamble|preface|recommendations|references|summary|table of contents|contents|works cited
résumé|avant-propos|conclusion générale|recommandations|préambule|annexes|références|remerciements
resumen|introducción|conclusiones|recomendaciones|preámbulo|anexo|anexos|referencias|agradecimientos|antecedentes
введение|заключение|выводы|рекомендации|преамбула|приложение|литература
مقدمة|خاتمة|توصيات|التوصيات|الديباجة|ديباجة|الخاتمة|المراجع|引言|前言|序言|结论|结语|建议|附件|参考文献|目录
"""
KNOWN_HEADINGS = frozenset(_KNOWN_TEXT.strip().replace("\n", "|").split("|"))
_OPEN_END = re.compile(r"[,;(–—-]$|\b(?:and|or|of|the|to|et|de|y|и)$", re.IGNORECASE)
_CONTACT = re.compile(r"@|https?:|www\.|\b(?:tel|fax|phone|e-?mail)\b|^\W*[\d\W]+$", re.IGNORECASE)


def find_headings(items: Sequence[Item], media_type: str) -> set[int]:
    """The indices of the items that are headings."""
    judge = _Judge(items, media_type)
    return {place for place in range(len(items)) if judge.is_heading(place)}


def is_known(text: str) -> bool:
    """Whether the words are those of a heading that parts of most texts have, such as "Recommendations"."""
    return text.strip(" :.：*").casefold() in KNOWN_HEADINGS


class _Judge:
    def __init__(self, items: Sequence[Item], media_type: str) -> None:
        self.items = items
        self.is_plain = media_type == "text/plain"
        self.size = usual_size(items)

    def is_heading(self, place: int) -> bool:
        item = self.items[place]
        kind = item.block.kind
        if kind is BlockKind.HEADING:
            return item.words <= _LONGEST and (item.has_letters or item.mark is not None)
        is_candidate = kind is BlockKind.PARAGRAPH or (kind is BlockKind.LIST_ITEM and item.printed != "")
        if not is_candidate or item.block.hints & {Hint.CAPTION, Hint.ASIDE}:
            return False
        if not item.text:
            return item.mark is not None and bool(item.mark.part)
        if not item.has_letters or _CONTACT.search(item.text) or item.references:
            return False
        if kind is BlockKind.LIST_ITEM:
            return self._stands_out(item) and self._opens(place) and item.words <= _LONGEST_LOOKING
        if self._goes_on_below(place):
            return False
        return (
            self._is_division(item)
            or self._looks_like_one(place)
            or self._is_numbered(place)
            or self._is_bare(place)
        )

    def _goes_on_below(self, place: int) -> bool:
        """Whether it is an article's first line, whose sentence goes on in small letters in the next block."""
        item = self.items[place]
        if item.mark is None or not item.mark.part or not item.text or item.ends_sentence:
            return False
        return self._is_paragraph(place + 1) and self.items[place + 1].text[:1].islower()

    def _is_division(self, item: Item) -> bool:
        """Chapter IV, Part Two, 第三章, Theme 2: the name of a part and at most a title."""
        if item.mark is None or not item.mark.part or item.words > _LONGEST_LOOKING:
            return False
        is_title = not item.ends_sentence and item.is_one_sentence and not _OPEN_END.search(item.text)
        return is_title and (item.mark.part in _DIVISIONS or item.words <= _LONGEST_BARE)

    def _looks_like_one(self, place: int) -> bool:
        """Larger, bold or in capitals, short, without a full stop, and something follows."""
        item = self.items[place]
        if item.words > _LONGEST_LOOKING or not self._is_closed(item) or not self._opens(place):
            return False
        return self._stands_out(item) or (
            item.is_capitals and item.words <= _LONGEST_BARE and not self._in_run(place, is_capitals=True)
        )

    def _stands_out(self, item: Item) -> bool:
        is_larger = bool(self.size) and item.block.size >= _LARGER * self.size
        is_smaller = bool(self.size) and 0 < item.block.size < 0.95 * self.size
        return (is_larger or item.is_bold) and not is_smaller and not item.text.endswith((".", ";", ","))

    def _is_numbered(self, place: int) -> bool:
        """A number, one sentence at most, no item of a run of items, and what follows is text or a list."""
        item = self.items[place]
        mark = item.mark
        if mark is None or mark.is_bullet or mark.part or item.words > _LONGEST_NUMBERED:
            return False
        if (
            not item.is_one_sentence
            or item.text.endswith((";", ",", ":", "：", "；"))
            or _OPEN_END.search(item.text)
        ):
            return False
        if self._neighbours_count(place) or not self._opens(place):
            return False
        if mark.style.startswith("(") or mark.style in {"a.", "a)", "i.", "i)", "1)"}:
            return False
        is_capital = mark.style in {"I.", "A.", "一、"}
        if item.ends_sentence and item.text[-1] not in "?？":
            return (is_capital or (self.is_plain and self._goes_on(place))) and self._is_paragraph(place + 1)
        return is_capital or self.is_plain or item.words <= _LONGEST_BARE

    def _goes_on(self, place: int) -> bool:
        """Whether the number follows that of the last heading in capitals, as 3. does after I and II."""
        mark = self.items[place].mark
        before = (
            item.mark
            for item in reversed(self.items[:place])
            if item.mark and item.mark.style in {"I.", "A."}
        )
        last = next(before, None)
        return last is not None and mark is not None and 1 < mark.ordinal == last.ordinal + 1

    def _is_bare(self, place: int) -> bool:
        """A short line without number or full stop in a plain text, or a known heading anywhere."""
        item = self.items[place]
        if item.mark is not None or item.words > _LONGEST_BARE:
            return False
        if is_known(item.text):
            return self._opens(place) or place + 1 < len(self.items)
        if not self.is_plain or not self._is_closed(item) or item.block.text[:1].isspace():
            return False
        first = item.text.lstrip("“\"'«¿¡(")[:1]
        if first.islower() or not first.isalpha() or item.text.endswith((")", "]")):
            return False
        return self._opens(place) and not self._in_run(place) and self._is_closed_before(place)

    def _is_closed(self, item: Item) -> bool:
        end = item.text[-1]
        return (end in '?？”"’»)' or not item.ends_sentence) and not _OPEN_END.search(item.text)

    def _is_closed_before(self, place: int) -> bool:
        return place == 0 or self.items[place - 1].ends_sentence or self.is_heading(place - 1)

    def _opens(self, place: int) -> bool:
        """Whether text, a list, or a further heading follows."""
        if place + 1 >= len(self.items):
            return False
        after = self.items[place + 1]
        if after.block.kind is not BlockKind.PARAGRAPH:
            return after.block.kind is not BlockKind.NOTE
        return (
            after.words > _LONGEST_BARE
            or after.ends_sentence
            or after.mark is not None
            or self._is_marked(place)
        )

    def _is_marked(self, place: int) -> bool:
        """Whether the block itself says by look or number that it is a heading, so that another may follow."""
        item = self.items[place]
        return item.mark is not None or self._stands_out(item) or item.is_capitals

    def _in_run(self, place: int, *, is_capitals: bool = False) -> bool:
        """Whether short open lines stand before or after, as in an address or a list of names."""
        around = [*self.items[max(0, place - 2) : place], *self.items[place + 1 : place + 3]]
        alike = [
            other
            for other in around
            if other.is_text
            and other.mark is None
            and other.words <= _LONGEST_BARE
            and not other.ends_sentence
            and (other.is_capitals or not is_capitals)
        ]
        return len(alike) > 1

    def _neighbours_count(self, place: int) -> bool:
        """Whether the block before or after has the number before or after in the same count."""
        mark = self.items[place].mark
        for step in (-1, 1):
            if 0 <= place + step < len(self.items):
                other = self.items[place + step].mark
                if mark and other and other.style == mark.style and other.ordinal == mark.ordinal + step:
                    return True
        return False

    def _is_paragraph(self, place: int) -> bool:
        return place < len(self.items) and self.items[place].is_text and self.items[place].mark is None
