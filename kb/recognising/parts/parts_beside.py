"""Reads a part beside the last one: "and (e)", ", d)", "and 3", where it is no next article."""

from typing import Final

from kb.recognising.joints.joint import Joint
from kb.recognising.parts.mark_form import Form
from kb.recognising.parts.part_items import WHOLE, PartItems
from kb.recognising.tokens.keywords import IN_PARAGRAPH
from kb.recognising.tokens.marks import Rank
from kb.recognising.tokens.token import Kind

_FIRST_ARABIC: Final = "\u0600"


class PartsBeside(PartItems):
    """Goes on with the parts that are being listed."""

    def _beside(self) -> bool:
        """A part beside the last one: "and (e)", ", d)", "–(g)", "and 3"."""
        joint = self._look.joint(self.at)
        form = self._form(joint.at) if joint else None
        if joint is None or form is None:
            return False
        before = self.at
        if form.style in WHOLE:
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
