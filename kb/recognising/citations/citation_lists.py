"""Reads one list of provisions from its tokens: the numbers, with what is below each, and ranges."""

from dataclasses import replace

from kb.recognising.citations.list_numbers import NumberReader
from kb.recognising.joints.joint import Joint
from kb.recognising.parts.part_items import Item
from kb.recognising.parts.part_lists import MOST_ITEMS
from kb.recognising.tokens.marks import Mark, Rank
from kb.recognising.tokens.ranges import goes_up, numbers_between
from kb.recognising.tokens.token import Kind, Token

_YEARS = range(1900, 2100)


class ListReader(NumberReader):
    """Goes over the tokens of a list whose entries are numbers of a unit: "14 (3), 17 and 19–21"."""

    def numbers(self, start: int | None = None, *, one: bool = False) -> bool:
        """Reads the numbers of a unit that stand there, the first from `start` on; False where there is none."""
        self.at = self._look.past_no(self.at)
        if not self._head(start):
            return False
        self._tail()
        while not one and len(self.items) < MOST_ITEMS and self._next_number():
            self._tail()
        self._leave()
        return True

    def _next_number(self) -> bool:
        """Reads the next number of the list, and what lies between where a range leads to it."""
        joint = self._look.joint(self.at, gloss=True)
        if joint is None:
            return False
        place = self._look.same_unit(joint, self._keyword)
        if self._is_paragraph(joint):
            return True
        if not self._may_follow(joint, place):
            self._pass_descending(joint, place)
            return False
        before, first, at, self.at = self.items[-1], self._last, self.at, place
        if not self._head(None):
            self.at = at
            return False
        self._listed, self._closed = None, False
        if joint.kind == "to":
            self._fill_numbers(before, first)
        return True

    def _is_paragraph(self, joint: Joint) -> bool:
        """Reads "article 6, 1°," and "Article 1 A, 2", which are paragraphs of the one article."""
        number, marks = self._tokens[joint.at], self.items[-1].marks
        if joint.kind != "," or joint.strong or number.kind is not Kind.NUMBER or number.dotted:
            return False
        if marks:
            below = not self._keyword.many and len(marks) == 1 and marks[0].rank is Rank.SECTION
        else:
            below = not self._many and self._descends(number)
        if not below:
            return False
        path = (*marks, Mark(number.word, Rank.PARAGRAPH))
        self._extend(replace(self.items[-1], marks=path, end=number.end), number.end, joint.at + 1 - self.at)
        self._last = number.start
        return True

    def _fill_numbers(self, before: Item, first: int) -> None:
        last = self.items.pop()
        between = numbers_between(before.head, last.head) if not before.marks else []
        self.items += [Item(number, (), first, last.end) for number in between]
        self.items.append(replace(last, clear=last.clear and goes_up(before.head, last.head)))

    def _may_follow(self, joint: Joint, place: int) -> bool:
        """Whether a number behind a joint goes on with the list, and counts nothing."""
        token = self._tokens[place]
        enclosed = token.kind is Kind.OPEN
        number, after = self._tokens[place + enclosed], self._tokens[place + 1 + 2 * enclosed]
        if joint.kind == "to" and self._descends(number):
            return False
        if place > joint.at or self._is_added(joint):
            return True
        if enclosed and not self._enclosed:
            return False
        if number.kind is not Kind.NUMBER:
            return self._many and (number.kind is Kind.ORDINAL or len(number.text) > 1 or joint.kind == "to")
        if joint.strong and after.text == "." and self._begins_an_item(number, place + 2):
            return False
        if self._look.counts(after) or (int(number.word) in _YEARS and len(self.items[-1].head) < 4):
            return False
        if not self._many:
            goes_on = self._look.ends_a_number(after) or self._look.is_arabic_and_number(place + 1)
            return joint.kind == "to" or goes_on
        return not (joint.kind == "," and self._look.is_prose(after))

    def _begins_an_item(self, number: Token, behind: int) -> bool:
        """Whether a number with a full stop begins the next item: "article 9;2. Article 16", "(X); 2. To"."""
        return number.glued or (not self._many and self._tokens[behind].kind is not Kind.END)

    def _is_added(self, joint: Joint) -> bool:
        """Whether "14+3" says that the second article is read with the first."""
        plus = self._tokens[joint.at - 1]
        return plus.text == "+" and plus.glued and self._tokens[joint.at].glued

    def _pass_descending(self, joint: Joint, place: int) -> None:
        """Marks "articles 19 to 17" as unclear: one of its numbers is not the one meant."""
        number = self._tokens[place]
        if self._many and joint.kind == "to" and self._descends(number):
            self._extend(replace(self.items[-1], clear=False), number.end, place + 1 - self.at)
