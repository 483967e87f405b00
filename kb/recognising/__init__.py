"""Recognises what a text mentions: provisions and instruments, institutions, concepts, UN symbols, dates."""

from kb.recognising.entries import Concept, Institution, Instrument, Named, NameKind
from kb.recognising.gazetteer import Gazetteer
from kb.recognising.mentions import Mention, MentionKind, Recognised, RefusedMention, UnknownMention
from kb.recognising.reader import Reader, recognise
from kb.recognising.treaties.articles import LAST_ARTICLES
from kb.recognising.treaties.core_treaties import watched

__all__ = [
    "LAST_ARTICLES",
    "Concept",
    "Gazetteer",
    "Institution",
    "Instrument",
    "Mention",
    "MentionKind",
    "NameKind",
    "Named",
    "Reader",
    "Recognised",
    "RefusedMention",
    "UnknownMention",
    "recognise",
    "watched",
]
