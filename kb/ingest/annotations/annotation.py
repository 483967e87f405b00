"""One Web Annotation as this base understands it, section by section of the W3C data model, or why it does not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from kb.anchoring import MalformedSelector, TextPositionSelector, TextQuoteSelector

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Ways of writing the words of the vocabulary that mean the same.
_PREFIXES = ("http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "oa:", "as:")
_IRI = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:|/|#|_:)?[^\s<>\"{}|\\^`]+")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_SEVERAL = ("Choice", "List", "Composite")
MOST_REFINEMENTS = 10

type Selector = TextQuoteSelector | TextPositionSelector
#: Selectors of which each stands inside what the one before it selects.
type Chain = tuple[Selector, ...]


class Unusable(ValueError):
    """An annotation that cannot be brought in; the message says why."""


@dataclass(frozen=True, slots=True)
class Body:
    """What is said: a text, or something with an address; and what for (`purpose`, "" where nobody says)."""

    purpose: str
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What it is said about: a source, and chains of selectors that each alone tell the place in it."""

    source: str
    chains: tuple[Chain, ...] = ()
    #: Whether it has selectors at all, such as those that this base cannot follow.
    selects: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """The parts of an annotation that matter here; it has at least one target."""

    id: str
    motivations: tuple[str, ...]
    bodies: tuple[Body, ...]
    targets: tuple[Target, ...]


def plain(word: Any) -> str:
    """A word of the vocabulary without its prefix; "" for what is no word."""
    if not isinstance(word, str):
        return ""
    return next((word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)), word)


def several(value: Any) -> list[Any]:
    """One value or a list of values as a list; nothing as an empty one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def types_of(item: Mapping[str, Any]) -> list[str]:
    """The types that the item has, without prefixes."""
    return [plain(one) for one in several(item.get("type", item.get("@type")))]


def read_annotation(item: Any) -> Annotation:
    """The annotation in the JSON; raises Unusable naming the first part that the W3C model or this base lacks."""
    if not isinstance(item, Mapping) or "Annotation" not in types_of(item):
        raise Unusable(_("This is no Annotation: its type says something else."))
    if CONTEXT not in several(item.get("@context")):
        raise Unusable(_("It lacks the @context %(context)s.") % {"context": CONTEXT})
    _check_parts(item)
    motivations = tuple(plain(one) for one in several(item.get("motivation")))
    default = motivations[0] if len(motivations) == 1 else ""
    return Annotation(
        str(item.get("id", item.get("@id", ""))), motivations, _bodies(item, default), _targets(item)
    )


def _check_parts(item: Mapping[str, Any]) -> None:
    """The parts that the model lets stand once, or in one form."""
    if "id" in item and not (isinstance(item["id"], str) and _ABSOLUTE.fullmatch(item["id"])):
        raise Unusable(_("Its id must be one address."))
    for name in ("created", "modified", "generated"):
        if name in item and not _is_moment(item[name]):
            raise Unusable(
                _("Its %(name)s must be one moment, such as 2024-01-02T03:04:05Z.") % {"name": name}
            )
    for name in ("rights", "via", "canonical"):
        if any(not _is_iri(one) for one in several(item.get(name))):
            raise Unusable(_("Its %(name)s must be an address.") % {"name": name})
    for name in ("creator", "generator"):
        if any(not isinstance(one, Mapping) and not _is_iri(one) for one in several(item.get(name))):
            raise Unusable(_("Its %(name)s must be an address or an object.") % {"name": name})
    if any(not plain(one) for one in several(item.get("motivation"))):
        raise Unusable(_("Its motivation must be a word of the vocabulary."))


def _is_iri(value: Any) -> bool:
    return isinstance(value, str) and bool(_IRI.fullmatch(value))


def _is_moment(value: Any) -> bool:
    try:
        return isinstance(value, str) and "T" in value and bool(datetime.fromisoformat(value))
    except ValueError:
        return False


def _bodies(item: Mapping[str, Any], default: str) -> tuple[Body, ...]:
    if "bodyValue" in item:
        if "body" in item:
            raise Unusable(_("It has both body and bodyValue: one of them is allowed."))
        if not isinstance(item["bodyValue"], str):
            raise Unusable(_("Its bodyValue must be one text."))
        return (Body("commenting", text=item["bodyValue"].strip()),)
    return tuple(_body(one, default) for one in several(item.get("body")))


def _body(body: Any, default: str) -> Body:
    if isinstance(body, str) and _is_iri(body):
        return Body(default, source=body)
    if not isinstance(body, Mapping):
        raise Unusable(_("A body must be an address or an object."))
    if set(types_of(body)) & {*_SEVERAL, "Independents"}:
        raise Unusable(_("A body that is a set or a choice has no place in this base."))
    for name in ("format", "textDirection"):
        if name in body and not isinstance(body[name], str):
            raise Unusable(_("The %(name)s of a body must be one word.") % {"name": name})
    if body.get("textDirection", "auto") not in ("ltr", "rtl", "auto"):
        raise Unusable(_("The textDirection of a body must be ltr, rtl or auto."))
    purposes = [plain(one) for one in several(body.get("purpose"))]
    purpose = purposes[0] if purposes else default
    if "value" in body:
        if not isinstance(body["value"], str) or not body["value"].strip():
            raise Unusable(_("The value of a textual body must be one text."))
        return Body(purpose, text=body["value"].strip())
    source = body.get("source", body.get("id", body.get("@id")))
    source = source.get("id") if isinstance(source, Mapping) else source
    if not isinstance(source, str) or not _is_iri(source):
        raise Unusable(_("A body names neither a text nor an address."))
    return Body(purpose, source=source)


def _targets(item: Mapping[str, Any]) -> tuple[Target, ...]:
    found: list[Target] = []
    for target in several(item.get("target")):
        if isinstance(target, Mapping) and "Independents" in types_of(target):
            found += [_target(one) for one in several(target.get("items"))]
        else:
            found.append(_target(target))
    if not found:
        raise Unusable(_("It has no target."))
    return tuple(found)


def _target(target: Any) -> Target:
    if isinstance(target, str) and _is_iri(target):
        return Target(target)
    if not isinstance(target, Mapping):
        raise Unusable(_("A target must be an address or an object."))
    if set(types_of(target)) & set(_SEVERAL):
        raise Unusable(_("A target that is a set or a choice has no place in this base."))
    source = target.get("source", target.get("id", target.get("@id")))
    source = source.get("id") if isinstance(source, Mapping) else source
    if not isinstance(source, str) or not _is_iri(source):
        raise Unusable(_("A target names no source."))
    selectors = several(target.get("selector"))
    chains = tuple(chain for one in selectors if (chain := _chain(one)))
    return Target(source, chains, bool(selectors))


def _chain(selector: Any) -> Chain:
    """The selectors of words and offsets, outermost first; empty where the place cannot be followed to its end."""
    chain: list[Selector] = []
    for _step in range(MOST_REFINEMENTS):
        if not isinstance(selector, Mapping):
            return ()
        kind = next((one for one in types_of(selector) if one.endswith("Selector")), "")
        if kind in ("TextQuoteSelector", "TextPositionSelector"):
            chain.append(_selector(kind, selector))
        elif "refinedBy" not in selector:
            return ()
        if "refinedBy" not in selector:
            return tuple(chain)
        selector = selector["refinedBy"]
    return ()


def _selector(kind: str, json: Mapping[str, Any]) -> Selector:
    try:
        if kind == "TextQuoteSelector":
            return TextQuoteSelector.from_json({**json, "type": kind})
        return TextPositionSelector.from_json({**json, "type": kind})
    except MalformedSelector as error:
        raise Unusable(
            _("The %(part)s of a %(kind)s is wrong.") % {"part": error.part, "kind": kind}
        ) from error
