"""What a person typed and ticked on the page of an import, kept while the source is read again."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import QueryDict

from kb.extracting.parsed import ParsedEdition, Proposal

from .forms import DescribeForm

#: A proposed correction by its words, whichever reading it is in: what stands there, what would, and the how-manieth.
type _Named = tuple[str, str, int]


def typed_in(sent: QueryDict, parsed: ParsedEdition, form: DescribeForm) -> dict[str, object]:
    """What differs from what the page began with, as plain values; `form` has both."""
    fields = {name: sent[name] for name in form.changed_data if name in sent}
    ticked = {int(one) for one in sent.getlist("accept") if one.isdecimal()}
    accepted = [list(name) for index, name in enumerate(_names(parsed)) if index in ticked]
    into = {"into": sent["into"]} if "into" in sent else {}
    return {"fields": fields, "accepted": accepted, **into}


def begun_with(typed: Mapping[str, Any], mapping: Mapping[str, Any]) -> dict[str, object]:
    """What the fields begin with: as it was typed, else as the program describes it."""
    return {**DescribeForm.of(mapping), **typed.get("fields", {})}


def ticked_again(typed: Mapping[str, Any], parsed: ParsedEdition) -> list[int]:
    """The proposed corrections of this reading that were ticked in the one before, by index."""
    wanted = {tuple(name) for name in typed.get("accepted", [])}
    return [index for index, name in enumerate(_names(parsed)) if name in wanted]


def _names(parsed: ParsedEdition) -> Iterator[_Named]:
    seen: Counter[tuple[str, str]] = Counter()
    for one in parsed.proposals:
        words = _words(one)
        seen[words] += 1
        yield (*words, seen[words])


def _words(one: Proposal) -> tuple[str, str]:
    return one.before, one.after
