"""Records that are written inside others keep all that they say."""

from kb.representing.nested_records import join, split


def test_key_that_no_order_names_is_written_behind_the_others() -> None:
    own, inside = split({"new": "x", "note": "A note.", "slug": "a", "evidence": [1]}, "claim")
    assert list(join(own, inside, "claim")) == ["slug", "evidence", "note", "new"]
