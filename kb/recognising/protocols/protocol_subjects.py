"""The subjects by which protocols are told: "on the sale of children", "abolishing the death penalty"."""

import re
from collections.abc import Sequence

from kb.recognising.protocols.protocols import TOPICS
from kb.recognising.treaties.core_treaties import TREATY_OF

_INDIVIDUAL = re.compile(
    r"communications\sindividuelles\Z", re.IGNORECASE
)  # of which several protocols treat
_OTHER_SUBJECT = re.compile(
    r"\s+(?:contre|visant\sà|against|to\sprevent|contra\s|para\s(?:prevenir|combatir|la\seliminaci)|против|"
    r"о\sпредупреждении|о\sпресечении|لمكافحة|لمنع|بشأن\sمنع|"
    r"(?:sur|relatif\saux?|on|sobre|relativo\sa|о|об)\s(?:l[ae]s?\s|the\s)?"
    r"(?:armes|firearms|armas|traite|trafficking|trata|smuggling|migrants|огнестрел|торговле\sлюдьми))"
)
_FURTHER = re.compile(
    r"[^.;()]{0,70}?,?\s(?:and|as\swell\sas|et|ainsi\sque|y|así\scomo|и|و)\s?(?:(?:the\s)?(?:one|that)\s|celui\s|el\s)?"
    r"(?=(?:on|concernant|relatif|relativo|sobre|касающ|بشأن|المتعلق)\b)"
)


def topic_at(text: str, place: int) -> tuple[str, int] | None:
    """The protocol that its subject tells ("on the sale of children"), if any, and where the subject ends."""
    found = ((slug, match.end()) for slug, topic in TOPICS.items() if (match := topic.match(text, place)))
    return min(found, key=lambda one: one[1], default=None)


def is_topic_of(slug: str, subject: str, treaties: Sequence[str]) -> bool:
    """Whether a subject tells the protocol (slug) in a text on these treaties (slugs); [] where none is known."""
    own = TREATY_OF.get(slug)
    return own in treaties or (not treaties and _INDIVIDUAL.search(subject) is None)


def has_other_subject(text: str, place: int) -> bool:
    """Whether the words behind "Protocol" say that it is against something: firearms, trafficking, smuggling."""
    return _OTHER_SUBJECT.match(text, place) is not None


def further_topic(text: str, place: int) -> tuple[str, int, int] | None:
    """Another protocol told by its subject behind "and", with where that begins and ends; None where none is there."""
    link = _FURTHER.match(text, place)
    topic = topic_at(text, link.end()) if link else None
    return (topic[0], link.end(), topic[1]) if link and topic else None
