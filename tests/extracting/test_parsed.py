"""What the reading process hands on goes through JSON unchanged."""

import json

from hypothesis import given
from hypothesis import strategies as st

from kb.extracting.parsed import ParsedEdition, Proposal

SCORES = st.floats(0, 1)


@given(st.builds(ParsedEdition, proposals=st.lists(st.builds(Proposal, score=SCORES)).map(tuple)))
def test_edition_written_as_json_reads_back_equal(edition: ParsedEdition) -> None:
    assert ParsedEdition.from_json(json.loads(json.dumps(edition.to_json()))) == edition
