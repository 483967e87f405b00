"""Reads the parts below one number of a list from its tokens: paragraphs, letters, points, and those beside them."""

from dataclasses import dataclass, replace
from typing import Final

from kb.recognising.citations.joints import Joint
from kb.recognising.citations.mark_reader import Form, MarkReader
from kb.recognising.citations.odd_parts import OddParts
from kb.recognising.citations.pathless import past_pathless
from kb.recognising.tokens.keywords import IN_ARTICLE, IN_PARAGRAPH, Keyword
from kb.recognising.tokens.marks import Mark, Rank, beside, deeper
from kb.recognising.tokens.ranges import marks_between
from kb.recognising.tokens.tokens import Kind, Tokens

MOST_ITEMS: Final = 120
_WHOLE: Final = ("bracket", "half", "quote")
_FIRST_ARABIC: Final = "\u0600"
_IN_BRACKETS: Final = Keyword("", IN_ARTICLE, many=True)


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


class PartsReader:
    """Goes over the tokens of parts; `items`, `at` and `end` are the result, `brackets` the pairs it passed."""

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

    def parts(self, keyword: Keyword, ordinal: str = "") -> bool:
        """Reads the marks after the keyword of a part, which stands before its article or alone."""
        start = self._tokens[self.at].start
        self.items.append(Item("", (), start, start))
        if not self._after_keyword(keyword, ordinal, ""):
            self.items.clear()
            return False
        self._tail()
        self._leave()
        return True

    # parts below the numbers

    def _tail(self) -> None:
        """Reads all that belongs to the number before: parts below it, and parts beside these."""
        while len(self.items) < MOST_ITEMS and (
            self._direct()
            or self._in_a_row()
            or self._definition()
            or self._part()
            or self._beside()
            or self._without_path()
            or self._odd_bracket()
        ):
            pass

    def _direct(self) -> bool:
        """A mark right behind: "(2)", "a)", «b»; or a whole list in brackets, "(3 (b))"."""
        token = self._tokens[self.at]
        if token.kind is Kind.TRAILING:
            self._extend(self.items[-1], token.end, 1)
            return True
        form = self._form(self.at)
        if (
            form is None
            and token.text == "."
            and (after := self._form(self.at + 1))
            and after.style == "half"
        ):
            form = after  # "6.1. f)"
        if form is None:
            return token.kind is Kind.OPEN and self._bracket(self.at, "")
        below = form.is_number and self._look.is_below_section(self.at) and bool(self.items[-1].marks)
        if form.style not in _WHOLE and not below and not self._look.is_bare_letter(self.at):
            return False
        return self._add(form, "")

    def _in_a_row(self) -> bool:
        """The next letter of a row of brackets, "(c) (d) (f) and (g)", which goes up."""
        form, marks = self._form(self.at), self.items[-1].marks
        if form is None or form.style != "bracket" or not marks or len(form.signs[0]) > 1:
            return False
        letters = marks[-1].rank is Rank.LETTER and marks[-1].value.isalpha() and form.signs[0].isalpha()
        return letters and form.signs[0] > marks[-1].value and self._add(form, ",")

    def _definition(self) -> bool:
        """Reads the number of "Art. 4 No. 11 GDPR", as writers on German law count what has no letters."""
        item, word, number, name = self.items[-1], *(self._tokens[self.at + ahead] for ahead in range(3))
        form = self._form(self.at + 1) if number.kind is Kind.NUMBER else None
        acronym = name.text.isupper() and len(name.text) > 1
        if word.word != "no." or form is None or not acronym or item.marks or not item.head:
            return False
        return self._add(form, "", IN_ARTICLE)

    def _part(self) -> bool:
        """A part with its keyword: ", paragraph 3", "§ 1", "(para. 3 (b))", "and § 3"."""
        joint = self._look.joint(self.at, gloss=True) or self._look.lost_comma(self.at)
        at, joined = (self.at, "") if joint is None else (joint.at, joint.kind)
        if joint is None and self._tokens[at].kind is Kind.OPEN:
            return self._bracket(at, "")
        keyword, after, ordinal = self._look.part_keyword(at)
        if keyword is None:
            return False
        form = self._form(after)
        inner = (
            joined != "and"
            and not self.items[-1].head
            and bool(self.items[-1].marks)
            and form is not None
            and not form.is_number
        )
        if not inner and self._look.leads_elsewhere(at, joined, self.items[-1].marks):
            return False
        before, self.at = self.at, after
        if self._after_keyword(keyword, ordinal, joined):
            return True
        self.at = before
        return False

    def _after_keyword(self, keyword: Keyword, ordinal: str, joined: str) -> bool:
        """The first mark after the keyword of a part: below the last item, or beside it."""
        if not joined and self._item_is_paragraph(keyword):
            keyword = replace(keyword, depth=IN_PARAGRAPH)
        marks = self.items[-1].marks
        known = any(mark.rank is Rank.PARAGRAPH for mark in marks)
        if ordinal:
            end = self._tokens[self.at - 1].end
            if keyword.depth > IN_ARTICLE or known:
                self._extend(self.items[-1], end, 0)
                return True
            return self._put((Mark(ordinal, Rank.PARAGRAPH),), self._tokens[self.at - 2].start, end, joined)
        if keyword.depth == IN_ARTICLE and self._look.is_letter_for_one(self.at):
            token = self._tokens[self.at]
            read = self._put((Mark(token.text, Rank.PARAGRAPH),), token.start, token.end, joined)
            self._extend(replace(self.items[-1], clear=False), token.end, 1)
            self._listed, self._closed = keyword, False
            return read
        form = self._form(self.at)
        if form is None or (form.style == "bare" and not form.is_number and not self._is_alone(form)):
            return False
        if known and keyword.unnumbered and form.is_number and not (self._listed and self._listed.unnumbered):
            self._extend(self.items[-1], form.end, form.next - self.at)
            return True
        depth = keyword.depth
        first = self.items[-1].head != "" and not marks and form.is_number
        if depth == IN_PARAGRAPH and first and keyword.unit == "" and not self._is_han(form):
            depth = IN_ARTICLE  # "artículo 14, numeral 3, literal g)", "art. 6 ch. 3 let. d"
        if not self._add(form, joined, depth):
            return False
        self._listed, self._closed = replace(keyword, depth=depth), False
        return True

    def _is_han(self, form: Form) -> bool:
        """Whether a mark is that of 第二项, which counts the items of a paragraph."""
        before = self._tokens.text[max(0, form.start - 3) : form.end + 2]
        return any("\u4e00" <= character <= "\u9fff" for character in before)

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

    def _is_alone(self, form: Form) -> bool:
        """Whether a bare letter after a keyword is a mark and no word: "point a of", not "point a finger"."""
        return len(form.signs) > 1 or self._look.is_bare_letter(self.at) or len(form.signs[0]) > 1

    def _bracket(self, at: int, joined: str) -> bool:
        """A list in brackets, "(paras. 1 and 3 (b))", "(1, 2)"; nothing is read where it is something else."""
        state = (
            self.at,
            list(self.items),
            self.end,
            self._listed,
            self._closed,
            dict(self.brackets),
            self._last,
        )
        opening = self._tokens[at]
        self._halves.append(self._look.has_halves(at))
        place = self._look.past_also(at + 1)
        keyword, after, ordinal = self._look.part_keyword(place)
        self.at = after if keyword is not None else place
        read = (
            self._after_keyword(keyword, ordinal, joined)
            if keyword is not None
            else self._first_inside(joined)
        )
        if read:
            self._tail()
        self._halves.pop()
        closing = self._tokens[self.at]
        if not read or closing.kind is not Kind.CLOSE:
            self.at, self.items, self.end, self._listed, self._closed, self.brackets, self._last = state
            return False
        self.brackets[opening.start] = closing.end
        self.at, self.end = self.at + 1, closing.end
        self._listed, self._closed = None, False
        return True

    def _first_inside(self, joined: str) -> bool:
        form = self._form(self.at)
        if form is None or not self._add(form, joined):
            return False
        self._listed, self._closed = _IN_BRACKETS, False
        return True

    def _beside(self) -> bool:
        """A part beside the last one: "and (e)", ", d)", "–(g)", "and 3"."""
        joint = self._look.joint(self.at)
        form = self._form(joint.at) if joint else None
        if joint is None or form is None:
            return False
        before = self.at
        if form.style in _WHOLE:
            if self._look.enumerates(joint, form.next):
                return False
            self.at = joint.at
            if self.items[-1].marks and self._add(form, joint.kind):
                return True
        elif self._goes_on(joint, form):
            self.at = joint.at
            depth = self._listed.depth if self._listed and form.signs[0].isdecimal() else 0
            if self._add(form, joint.kind, depth):
                self._closed = self._closed or joint.kind == "and"
                return True
        self.at = before
        return False

    def _goes_on(self, joint: Joint, form: Form) -> bool:
        """Whether a bare number or letter behind a joint is one more part of those that are being listed."""
        if self._listed is None:
            return False
        if not form.signs[0].isdecimal():
            lettered = bool(self.items[-1].marks) and self.items[-1].marks[-1].rank >= Rank.LETTER
            return lettered and (self._look.is_bare_letter(joint.at) or len(form.signs[0]) > 1)
        after = self._tokens[form.next]
        first = self._tokens[joint.at]
        if self._many and self._keyword.unit and joint.strong:
            return False  # "2, párrs. 1 a 3; 6; 7": the next article
        if self._many and self._keyword.unit and self._lists_letters():
            return False  # "4.1, incisos d), 4.3": the next article
        if first.kind is Kind.ORDINAL and after.kind is Kind.WORD and first.text < _FIRST_ARABIC:
            return False  # "and 3, first sentence"
        lettered = not self._keyword.many and self._look.has_letter_of_its_own(form.next)  # "et 3 let. a"
        own = self._look.has_own_parts(form.next) and not lettered
        if own or self._look.counts(after) or (after.text == "/" and after.glued):
            return False
        if self._halves:
            return True
        if self._many:
            ended = self._closed or (joint.kind == "and" and joint.comma)
            return (self._listed.many or lettered or self._is_between(form)) and not ended
        return self._listed.many or self._listed.either or joint.kind != ","

    def _is_between(self, form: Form) -> bool:
        """Whether a number lies between the part and the article before: the 3 of "ст. 19 п. 2 и 3"."""
        item, number = self.items[-1], form.signs[0]
        if self._listed is None or not self._listed.either or len(item.marks) != 1:
            return False
        part = item.marks[0].value
        if not (part.isdecimal() and item.head.isdecimal() and number.isdecimal()):
            return False
        return int(part) < int(number) < int(item.head)

    def _lists_letters(self) -> bool:
        """Whether letters stand behind the keyword of what is being listed, so that a number is none of them."""
        marks = self.items[-1].marks
        lettered = bool(marks) and marks[-1].rank >= Rank.LETTER and not marks[-1].value.isdecimal()
        return lettered and self._listed is not None and self._listed.depth >= IN_PARAGRAPH

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

    def _without_path(self) -> bool:
        """Passes over "first sentence" and "et seq."."""
        after = past_pathless(self._tokens, self.at)
        if after is None:
            return False
        self._extend(None, self._tokens[after - 1].end, after - self.at)
        return True

    # the end

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
