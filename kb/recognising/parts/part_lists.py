"""Reads the parts below one number of a list from its tokens: paragraphs, letters, points, and those beside them."""

from dataclasses import replace
from typing import Final

from kb.recognising.parts.mark_form import Form
from kb.recognising.parts.part_items import WHOLE, Item
from kb.recognising.parts.parts_beside import PartsBeside
from kb.recognising.tokens.keywords import IN_ARTICLE, IN_PARAGRAPH, Keyword
from kb.recognising.tokens.marks import Mark, Rank
from kb.recognising.tokens.token import Kind

MOST_ITEMS: Final = 120
_IN_BRACKETS: Final = Keyword("", IN_ARTICLE, many=True)


class PartsReader(PartsBeside):
    """Goes over the tokens of parts; `items`, `at` and `end` are the result, `brackets` the pairs it passed."""

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
        if form.style not in WHOLE and not below and not self._look.is_bare_letter(self.at):
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

    # the end
