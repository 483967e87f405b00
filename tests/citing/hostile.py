"""Sources with anything at all in every field, for the tests that nothing breaks a citation."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from kb.citing import Contributor, Event, HeldText, Pinpoint, Reference, Source, TreatySeries
from kb.citing.source import KINDS
from kb.dating import PartialDate

# What breaks BibTeX, RIS, HTML, JSON or names, next to plain text of any script and broken Unicode.
TRAPS = [
    "\\",
    "}",
    "{",
    "{}}{",
    "}{",
    "\\}",
    "@article{x,",
    "%",
    "a & b_c #1 $2 ~3 ^4",
    "\r\nER  - \r\nTY  - BOOK",
    "TY  - JOUR",
    "ER  -",
    " and ",
    "A and B",
    "Ministry of Labour, Industry and Commerce",
    '"quoted"',
    "<script>alert(1)</script>",
    "\x00\x1b\x85\u2028\u202e",
    "\ud800",
    ",",
    "“”’‘",
    "مفوضية",
    "LIU Huawen",
    "https://example.org/a b>{}\\%_#",
    "rec.3",
    "Article 17",
    "III",
    "()",
]
anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)
texts = st.one_of(st.just(""), st.sampled_from(TRAPS), anything)
edtf = st.sampled_from(
    ["2023", "2023-12", "2023-07-31", "2018/2020", "2019/..", "../2019", "2020-12-09/2020-12-10", "1948~"]
)
dates = st.one_of(st.none(), edtf.map(PartialDate.parse))
contributors = st.builds(
    Contributor,
    role=st.sampled_from(["author", "speaker", "editor", "translator", "contributor"]),
    family=texts,
    given=texts,
    literal=texts,
    institution=st.booleans(),
    family_first=st.booleans(),
)
numbers = st.integers(min_value=1, max_value=999)
sources = st.builds(
    Source,
    kind=st.sampled_from(KINDS),
    title=texts,
    subtitle=texts,
    short_title=texts,
    original_title=texts,
    genre=texts,
    identifier=texts,
    contributors=st.lists(contributors, max_size=4).map(tuple),
    container_title=texts,
    volume=texts,
    issue=texts,
    pages=texts,
    edition=texts,
    held_text=st.one_of(st.none(), st.builds(HeldText, number=numbers, newest=numbers, comparison=texts)),
    publishers=st.lists(texts, max_size=3).map(tuple),
    publisher_place=texts,
    event=st.one_of(st.none(), st.builds(Event, name=texts, place=texts, date=dates)),
    issued=dates,
    original_date=dates,
    accessed=dates,
    url=texts.map("https://example.org/".__add__),
    permalink=texts.map("https://kb.example/".__add__),
    base=texts,
    archive_url=texts,
    doi=texts,
    un_symbol=texts,
    report_number=texts,
    ecli=texts,
    isbn=texts,
    issn=texts,
    language=texts,
    jurisdiction=texts,
    authority=texts,
    adopted=dates,
    in_force=dates,
    treaty_series=st.one_of(st.none(), st.builds(TreatySeries, name=texts, volume=texts, page=texts)),
    abstract=texts,
    keywords=st.lists(texts, max_size=3).map(tuple),
)
pinpoints = st.one_of(
    st.none(),
    st.builds(Pinpoint, paragraph=texts, page=texts, provision=texts, note=texts, section=texts, quote=texts),
)
references = st.lists(st.builds(Reference, sources, pinpoints, dates), min_size=1, max_size=2)

# One source has some forty fields, so that a case is large and slow to make but covers much.
large_cases = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
