"""How a mark of a part is written: its signs, and what stands around them."""

from dataclasses import dataclass

from kb.recognising.tokens.token import Token


@dataclass(frozen=True, slots=True)
class Form:
    """How a mark is written: its signs ("3", or "3" and "b" for 3b), in what, and from which token up to which.

    `style` is "bracket" (b), "half" b), "quote" «b», or "bare".
    """

    signs: tuple[str, ...]
    style: str
    start: int
    end: int
    next: int

    @property
    def is_number(self) -> bool:
        """Whether it is a number without more."""
        return len(self.signs) == 1 and self.signs[0].isdecimal()


def numbered(token: Token) -> tuple[str, ...]:
    """The signs of a number: "3", "3b", "3.b"."""
    if len(token.word) > 3 or int(token.word) == 0:
        return ()
    if token.suffix == "circled":
        return (token.word,)
    if token.suffix and (len(token.suffix) > 1 or not token.suffix.islower()):
        return ()
    return (token.word, *token.dotted, *([token.suffix] if token.suffix else []))
