"""What the index keeps of a record: texts to find it by, values to narrow and count by, dates to sort by."""

from hashlib import sha256

from tantivy import Schema, SchemaBuilder

from .facets import FACET, FACETS

#: Fields that the query language names. True: words are found in any grammatical form; False: as they are.
TEXT_FIELDS = {
    "text": True,
    "quote": True,
    "title": True,
    "heading": True,
    "about": True,
    "claimant": False,
    "publisher": False,
    "author": False,
    "instrument": False,
    "article": False,
    "symbol": False,
    "number": False,
}
#: A document carries every value it answers to, broader ones included.
_FACET_FIELDS = tuple(facet.field for facet in FACETS)
#: Numbers by which hits are sorted and narrowed. `newest` and `oldest` are sort keys (see documents.entry).
NUMBERS = ("year_from", "year_to", "newest", "oldest", "digest")


def build_schema() -> Schema:
    """The schema of the one index. Texts come analysed (see kb.search.analysis), so white space separates terms."""
    builder = SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("pair", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("section", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", fast=True, tokenizer_name="raw", index_option="basic")
    for name in _FACET_FIELDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in NUMBERS:
        builder.add_unsigned_field(name, fast=True, indexed=name.startswith("year"))
    return builder.build()


SCHEMA = build_schema()
#: Grows by hand when documents are made differently though the fields are the same.
_DOCUMENTS_VERSION = 6
SCHEMA_VERSION = sha256(repr((TEXT_FIELDS, tuple(FACET), NUMBERS, _DOCUMENTS_VERSION)).encode()).hexdigest()[
    :12
]
