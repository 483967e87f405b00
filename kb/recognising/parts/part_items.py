"""The provisions of a list as far as they were read, and how a mark is put below or beside the last one."""

from dataclasses import dataclass, replace
from typing import Final

from kb.recognising.joints.odd_parts import OddParts
from kb.recognising.joints.pathless import past_pathless
from kb.recognising.parts.mark_form import Form
from kb.recognising.parts.mark_reader import MarkReader
from kb.recognising.tokens.keywords import IN_ARTICLE, Keyword
from kb.recognising.tokens.marks import Mark, Rank, beside, deeper
from kb.recognising.tokens.ranges import marks_between
from kb.recognising.tokens.tokens import Tokens

WHOLE: Final = ("bracket", "half", "quote")


@dataclass(frozen=True, slots=True)
class Item:
    """One provision as far as it was read: the number of its unit, the marks below it, its place.

    `clear` is false where a part of it was not understood; `turned` says that the marks may be the article and the
    head their paragraph.
    """

    head: str
    marks: tuple[Mark, ...]
    start: int
    end: int
    clear: bool = True
    turned: bool = False


class PartItems:
    """The state of reading a list: `items`, `at` and `end` are the result, `brackets` the pairs it passed."""

    def __init__(self, tokens: Tokens, keyword: Keyword, at: int = 0) -> None:
        self._tokens, self.at = tokens, at
        self._keyword = keyword
        self._look, self._marks = OddParts(tokens), MarkReader(tokens)
        self.items: list[Item] = []
        self.end = self._last = tokens[at].start  # `_last`: where the last mark or number begins
        self.brackets: dict[int, int] = {}
        self._listed: Keyword | None = None  # the keyword of the parts that are being listed
        self._closed = False  # whether an "and" has ended that list
        self._halves: list[bool] = []  # for each bracket around: whether lone brackets inside belong to marks

    @property
    def _many(self) -> bool:
        return self._keyword.many or self._keyword.either

    def _add(self, form: Form, joined: str, depth: int = 0) -> bool:
        """Puts a mark as it is written below the last item or beside it; False where it stands in neither."""
        marks = self._marks.marked(form, self.items[-1].marks, depth=depth, beside=joined)
        if not marks or not self._put(marks, form.start, form.end, joined, depth):
            return False
        if form.style == "bracket":
            self.brackets[form.start] = form.end
        self.at = form.next
        return True

    def _put(self, marks: tuple[Mark, ...], start: int, end: int, joined: str, depth: int = 0) -> bool:
        item, first = self.items[-1], marks[0]
        below = deeper(item.marks, first) if joined in {"", ","} or depth else None
        path = below or (beside(item.marks, first) if joined else None)
        for mark in marks[1:]:
            path = deeper(path, mark) if path else None
        if path is None:
            return False
        if below:
            self.items[-1] = replace(item, marks=path, end=end)
        else:
            clear = joined != "to" or (len(marks) == 1 and self._fill(item, first, end))
            if not clear:
                self.items[-1] = replace(item, clear=False)
            self.items.append(Item(item.head, path, start, end, clear))
        self.end, self._last = end, start
        return True

    def _fill(self, item: Item, last: Mark, end: int) -> bool:
        """Puts in what lies between the last mark of its kind and the end of a range; False where that is no range."""
        kept = tuple(mark for mark in item.marks if mark.rank < last.rank)
        if not item.clear or len(kept) + 1 < len(item.marks):
            return False
        between = marks_between(item.marks[len(kept)], last)
        self.items += [Item(item.head, (*kept, mark), self._last, end) for mark in between or ()]
        return between is not None

    def _item_is_paragraph(self, keyword: Keyword) -> bool:
        """Makes 第14条第3项 a paragraph where 第7款 follows it, as in Taiwan; False where none does."""
        item = self.items[-1]
        if (
            keyword.depth != IN_ARTICLE
            or not keyword.either
            or len(item.marks) != 1
            or not item.marks[0].counted
        ):
            return False
        self.items[-1] = replace(item, marks=(Mark(item.marks[0].value, Rank.PARAGRAPH),))
        return True

    def _without_path(self) -> bool:
        """Passes over "first sentence" and "et seq."."""
        after = past_pathless(self._tokens, self.at)
        if after is None:
            return False
        self._extend(None, self._tokens[after - 1].end, after - self.at)
        return True

    def _form(self, at: int) -> Form | None:
        return self._marks.form(at, closes_more=bool(self._halves) and not self._halves[-1])

    def _extend(self, item: Item | None, end: int, ahead: int) -> None:
        if item is not None:
            self.items[-1] = replace(item, end=end)
        self.at, self.end = self.at + ahead, end

    def _leave(self) -> None:
        """Marks the last item as unclear where a part follows that was not read, and passes over that."""
        for _ in range(3):
            after = self._look.odd_tail(self.at) or self._look.odd_beside(self.at)
            if after is None and not self._elsewhere():
                after = self._look.odd_part(self.at)
            if after is None or after <= self.at:
                return
            self._not_understood(after)

    def _odd_bracket(self) -> bool:
        """Passes over a bracket behind the last item that may hold a part of it, but none that we know."""
        after = self._look.odd_bracket(self.at)
        if after is None:
            return False
        self._not_understood(after)
        return True

    def _not_understood(self, after: int) -> None:
        end = self._tokens[after - 1].end
        self._extend(replace(self.items[-1], clear=False), end, after - self.at)

    def _elsewhere(self) -> bool:
        joint = self._look.joint(self.at)
        return self._look.leads_elsewhere(
            joint.at if joint else self.at, joint.kind if joint else "", self.items[-1].marks
        )
