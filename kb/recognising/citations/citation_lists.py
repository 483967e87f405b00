"""Reads one list of provisions from its tokens: the numbers, with what is below each, and ranges."""

import re
from dataclasses import replace

from kb.recognising.citations.joints import Joint
from kb.recognising.citations.mark_reader import Form
from kb.recognising.citations.part_lists import MOST_ITEMS, Item, PartsReader
from kb.recognising.tokens.keywords import ARTICLE
from kb.recognising.tokens.marks import HYPHEN, Mark, Rank, letter
from kb.recognising.tokens.numerals import roman
from kb.recognising.tokens.ranges import goes_up, numbers_between
from kb.recognising.tokens.tokens import Kind, Token
from kb.recognising.tokens.written_numbers import letter_of_article, number_in_words, russian_number

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_FIRST_OF_TWO = 4
_TWO_DIGITS = 2
_YEARS = range(1900, 2100)


class ListReader(PartsReader):
    """Goes over the tokens of a list whose entries are numbers of a unit: "14 (3), 17 and 19–21"."""

    _in_words = False  # whether the numbers are words
    _enclosed = False  # whether the numbers stand in brackets, as in Arabic: المادتان (17) و(19)

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

    def _head(self, start: int | None) -> bool:
        """One number, with the parts that are written together with it."""
        if self._enclosed_pair(start):
            return True
        token = self._tokens[self.at]
        read = self._number(token)
        if read is None:
            return False
        number, ahead, end = read
        dotted = token.dotted if token.kind is Kind.NUMBER else ()
        marks = (
            self._marks.marked(Form(dotted, "bare", token.start, end, self.at + ahead), ()) if dotted else ()
        )
        self.items.append(
            Item(number, marks or (), token.start if start is None else start, end, marks is not None)
        )
        self.at, self.end, self._last = self.at + ahead, end, token.start
        self._joined_number()
        return True

    def _enclosed_pair(self, start: int | None) -> bool:
        """Reads an article with its paragraph in brackets, as in Arabic: المادة (14/1)."""
        opening, number, slash, second, closing = (self._tokens[self.at + ahead] for ahead in range(5))
        if opening.kind is not Kind.OPEN or slash.text != "/" or closing.kind is not Kind.CLOSE:
            return False
        plain_numbers = all(
            one.kind is Kind.NUMBER and not one.dotted and not one.suffix for one in (number, second)
        )
        turned = len(number.word) == 1 and len(second.word) == _TWO_DIGITS
        arabic = _ARABIC.match(self._tokens[0].text) is not None
        if not arabic or not plain_numbers or not (turned or len(second.word) == 1):
            return False
        first, marks = opening.start if start is None else start, (Mark(second.word, Rank.PARAGRAPH),)
        self.items.append(
            Item(
                number.word, marks, first, closing.end, not (turned and self._many), turned and not self._many
            )
        )
        self.brackets[opening.start] = closing.end
        self._last = opening.start
        self._extend(None, closing.end, 5)
        return True

    def _number(self, token: Token) -> tuple[str, int, int] | None:
        """The number of a unit, how many tokens write it, and where it ends."""
        if (enclosed := self._look.enclosed_number(self.at)) is not None:
            end = self._tokens[self.at + 2].end
            self.brackets[token.start] = end
            self._enclosed = True
            return enclosed, 3, end
        if token.kind is Kind.NUMBER and token.suffix != "circled":
            return token.word + token.suffix, 1, token.end
        if token.kind is Kind.ORDINAL:
            return token.word, 1, token.end
        if (spelled := self._spelled(token)) is not None:
            return spelled
        value = roman(token.text) if token.text.isupper() and token.text.isascii() else None
        if value is None or (len(token.text) == 1 and not self._look.is_capital_before(token.start)):
            return None
        return str(value), 1, token.end

    def _spelled(self, token: Token) -> tuple[str, int, int] | None:
        """ "Article twenty-two" and "Article E": words right behind the keyword, or behind other words of its list."""
        if self._keyword.unit != ARTICLE or not self._tokens[0].keyword:
            return None
        if not self.items or self._in_words:
            words = number_in_words(self._tokens, self.at)
            words = words or russian_number(self._tokens, self.at)
            if words is not None:
                self._in_words = True
                return str(words[0]), words[1], self._tokens[self.at + words[1] - 1].end
        capital = letter_of_article(self._tokens, self.at) if not self.items else ""
        return (capital, 1, token.end) if capital else None

    def _joined_number(self) -> None:
        """Reads what is written together with a number: "6-1", which is no range, "19/2", 第253条之一."""
        item, joint, second = self.items[-1], self._tokens[self.at], self._tokens[self.at + 1]
        if joint.kind is Kind.TRAILING:
            self._extend(replace(item, head=item.head + joint.suffix), joint.end, 1)
            return
        lettered = bool(item.marks) and item.marks[-1].rank >= Rank.LETTER
        if (
            lettered
            and joint.kind is Kind.CLOSE
            and joint.glued
            and not self._look.is_inside(self._tokens[0].start)
        ):
            self._extend(item, joint.end, 1)  # "9.2.a)"
            return
        if joint.text == "." and joint.glued and not item.marks and self._split_by_a_space(second):
            return
        if joint.text == "/" and not item.marks and self._slashed(joint, second):
            return
        if second.kind is not Kind.NUMBER or item.marks:
            return
        if not (joint.glued and second.glued):
            if joint.text in "-–—" and self._is_paragraph_behind_dash(second):
                self._extend(replace(item, marks=(Mark(second.word, Rank.PARAGRAPH),)), second.end, 2)
            return
        descends = item.head.isdecimal() and not goes_up(item.head, second.word)
        one = _ARABIC.match(self._tokens[0].text) is not None and not self._many
        descends = descends or one or self._keyword.unit == "target"
        if joint.text in "-‑–" and descends and not second.dotted:
            self._extend(replace(item, head=f"{item.head}{HYPHEN}{second.word}"), second.end, 2)
            self._hyphened_letter()

    def _is_paragraph_behind_dash(self, second: Token) -> bool:
        """Whether "Article 3 - 1" is paragraph 1 of it: no range goes down, and no sentence follows, "- 1. The"."""
        after = self._tokens[self.at + 2]
        ends = self._look.ends_a_number(after) or after.kind is Kind.AND
        single = len(second.word) == 1 and not second.dotted and not second.suffix
        return single and self._descends(second) and ends and after.text != "."

    def _split_by_a_space(self, second: Token) -> bool:
        """Reads "13. 2(f)", as files have it; without a bracket behind, the full stop ends a sentence."""
        after = self._tokens[self.at + 2]
        if second.kind is not Kind.NUMBER or second.dotted or after.kind is not Kind.OPEN or not after.glued:
            return False
        mark = Mark(second.word, Rank.PARAGRAPH)
        self._extend(replace(self.items[-1], marks=(mark,)), second.end, 2)
        return True

    def _slashed(self, slash: Token, second: Token) -> bool:
        """Reads "19/2" as paragraph 2, and 25/ب as letter b; in Arabic with spaces, and in lists."""
        arabic = _ARABIC.match(self._tokens[0].text) is not None
        if not arabic and slash.glued and second.glued and self._is_next_article(second):
            self.items.append(Item(second.word, (), second.start, second.end))
            self._extend(None, second.end, 2)
            return True
        if not arabic and (self._keyword.many or not (slash.glued and second.glued)):
            return False
        if self._paragraph_before_article(second):
            return True
        several = self._keyword.many and not self._descends(second)  # "المواد 6/7/9"
        if second.kind is Kind.NUMBER and len(second.word) == 1 and not second.dotted and not several:
            mark = Mark(second.word, Rank.PARAGRAPH)
        elif len(second.text) == 1 and letter(second.text):
            mark = Mark(letter(second.text), Rank.LETTER)
        else:
            return False
        self._extend(replace(self.items[-1], marks=(mark,)), second.end, 2)
        return True

    def _paragraph_before_article(self, second: Token) -> bool:
        """Reads "المادة 1/ 14", where the one number may as well be the paragraph as the other.

        In a list they may be two articles besides: then it is not understood.
        """
        head = self.items[-1].head
        plain_numbers = second.kind is Kind.NUMBER and not second.dotted and not second.suffix
        either = plain_numbers and len(second.word) == _TWO_DIGITS and len(head) == 1
        if not either or self._tokens[self.at + 2].text == "/":
            return False
        marks, clear = (Mark(second.word, Rank.PARAGRAPH),), not self._keyword.many
        self._extend(replace(self.items[-1], marks=marks, clear=clear, turned=clear), second.end, 2)
        return True

    def _is_next_article(self, second: Token) -> bool:
        """Whether "art. 7/8" is two articles: no article of that height has a paragraph by the next number."""
        head = self.items[-1].head
        plain_number = second.kind is Kind.NUMBER and not second.dotted and not second.suffix
        return plain_number and head.isdecimal() and _FIRST_OF_TWO < int(head) == int(second.word) - 1

    def _hyphened_letter(self) -> None:
        """Reads the letter of "art. 5-1-c"."""
        joint, second = self._tokens[self.at], self._tokens[self.at + 1]
        if (
            joint.glued
            and second.glued
            and joint.text == "-"
            and len(second.text) == 1
            and letter(second.text)
        ):
            mark = Mark(letter(second.text), Rank.LETTER)
            self._extend(replace(self.items[-1], marks=(mark,)), second.end, 2)

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

    def _descends(self, number: Token) -> bool:
        """Whether "article 12 to article 5" is no range."""
        head = self.items[-1].head
        return number.kind is Kind.NUMBER and head.isdecimal() and int(number.word) <= int(head)
