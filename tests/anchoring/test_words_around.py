"""What words stand in: sentence, lead-in, list, tail, heading; a change of these is seen, one beside them not."""

import pytest

from kb.anchoring.words_around import Difference, Paragraph, Role, difference, standing

QUOTE = "filming crowds is lawful"
SENTENCE = f"The Court finds that {QUOTE}."
LONG = (
    "On the first day of the session the members walked through the old town from the station to the river."
)


def item(text: str, above: int = -1) -> Paragraph:
    return Paragraph(text, Role.ITEM, above=above)


def under(heading: str, text: str = SENTENCE) -> Paragraph:
    return Paragraph(text, headings=("I. Law", heading))


def row(text: str) -> Paragraph:
    return Paragraph(text, Role.ROW)


def quotation(text: str) -> Paragraph:
    return Paragraph(text, Role.QUOTATION)


def unlike(old: list[Paragraph | str], new: list[Paragraph | str]) -> Difference | None:
    """What is other around the quotation, which stands in one paragraph of each."""
    return difference(*(_standing(each) for each in (old, new)))


def _standing(paragraphs: list[Paragraph | str]):
    listed = [Paragraph(one) if isinstance(one, str) else one for one in paragraphs]
    index = next(place for place, one in enumerate(listed) if QUOTE in one.text)
    start = listed[index].text.index(QUOTE)
    return standing(listed, index, start, start + len(QUOTE))


OTHER = [
    ("sentence", [SENTENCE], [f"The State says that {QUOTE}."], Difference.SENTENCE),
    (
        "end of the sentence",
        [SENTENCE],
        [f"The Court finds that {QUOTE}, if announced."],
        Difference.SENTENCE,
    ),
    (
        "order in the sentence",
        [f"{QUOTE} or not: {QUOTE}."],
        [f"{QUOTE} or not: {QUOTE}!"],
        Difference.SENTENCE,
    ),
    (
        "sentence before that announces",
        [f"The Court held as follows. F {QUOTE}."],
        [f"The State held as follows. F {QUOTE}."],
        Difference.SENTENCE,
    ),
    (
        "sentence before it points to",
        [f"A court spoke. It says {QUOTE}."],
        [f"A party spoke. It says {QUOTE}."],
        Difference.SENTENCE,
    ),
    ("sentence after that points back", [SENTENCE], [f"{SENTENCE} This was overruled."], Difference.SENTENCE),
    (
        "paragraph after that points back",
        [SENTENCE, "Cats sleep."],
        [SENTENCE, "This was overruled."],
        Difference.SENTENCE,
    ),
    (
        "paragraph after in lower case",
        [SENTENCE, "Cats sleep."],
        [SENTENCE, "unless a judge objects."],
        Difference.SENTENCE,
    ),
    (
        "paragraph before with a colon",
        ["The Court held:", SENTENCE],
        ["The State held:", SENTENCE],
        Difference.LEAD_IN,
    ),
    (
        "paragraph before that announces",
        ["The Court held as follows.", SENTENCE],
        ["The State held as follows.", SENTENCE],
        Difference.LEAD_IN,
    ),
    (
        "paragraph before it points to",
        ["A court spoke.", f"It says {QUOTE}."],
        ["A party spoke.", f"It says {QUOTE}."],
        Difference.LEAD_IN,
    ),
    ("lead-in gone", ["The Court held:", SENTENCE], ["Rain fell.", SENTENCE], Difference.LEAD_IN),
    ("lead-in come", ["Rain fell.", SENTENCE], ["It is false that:", SENTENCE], Difference.LEAD_IN),
    (
        "lead-in of a list",
        ["States shall ensure that:", item("a dog barks;"), item(f"{QUOTE};")],
        ["States shall deny that:", item("a dog barks;"), item(f"{QUOTE};")],
        Difference.LEAD_IN,
    ),
    (
        "lead-in of a list without a colon",
        ["States shall ensure", item(f"{QUOTE};")],
        ["States need not ensure", item(f"{QUOTE};")],
        Difference.LEAD_IN,
    ),
    (
        "lead-in of an unfinished item",
        ["States ensure this list.", item(f"{QUOTE};")],
        ["States reject this list.", item(f"{QUOTE};")],
        Difference.LEAD_IN,
    ),
    (
        "item above",
        [item("Courts find"), item(f"that {QUOTE};", 0)],
        [item("Courts deny"), item(f"that {QUOTE};", 0)],
        Difference.LEAD_IN,
    ),
    (
        "lead-in of the item above",
        ["We say:", item("Courts"), item(f"find {QUOTE};", 1)],
        ["They say:", item("Courts"), item(f"find {QUOTE};", 1)],
        Difference.LEAD_IN,
    ),
    (
        "words after the list",
        [item(f"{QUOTE};"), item("b."), "Cats sleep."],
        [item(f"{QUOTE};"), item("b."), "except at night."],
        Difference.SENTENCE,
    ),
    (
        "list that the words open",
        [f"Courts find that {QUOTE} where:", item("it rains;")],
        [f"Courts find that {QUOTE} where:", item("it snows;")],
        Difference.SENTENCE,
    ),
    (
        "words before a quotation",
        ["The Court said.", quotation(f"Yes, {QUOTE}.")],
        ["The State said.", quotation(f"Yes, {QUOTE}.")],
        Difference.LEAD_IN,
    ),
    (
        "head of a table",
        [row("Allowed"), row("Cats"), row(QUOTE)],
        [row("Forbidden"), row("Cats"), row(QUOTE)],
        Difference.LEAD_IN,
    ),
    ("heading", [under("The Court’s view")], [under("The Government’s view")], Difference.HEADING),
    (
        "heading far above",
        [Paragraph(SENTENCE, headings=("For", "Facts"))],
        [Paragraph(SENTENCE, headings=("Against", "Facts"))],
        Difference.HEADING,
    ),
    ("heading gone", [under("The Court’s view")], [SENTENCE], Difference.HEADING),
    (
        "line that stands as a heading",
        ["The Court’s view", "Rain fell.", SENTENCE],
        ["The Government’s view", "Rain fell.", SENTENCE],
        Difference.HEADING,
    ),
    (
        "sentence before",
        [f"The Court spoke. {SENTENCE}"],
        [f"The State spoke. {SENTENCE}"],
        Difference.AROUND,
    ),
    (
        "sentence further before in the paragraph",
        [f"The President: Order please. We met. {SENTENCE}"],
        [f"The Defendant: Order please. We met. {SENTENCE}"],
        Difference.AROUND,
    ),
    ("sentence after", [f"{SENTENCE} Judges said so."], [f"{SENTENCE} Thieves said so."], Difference.AROUND),
    (
        "who speaks behind a closing quotation mark",
        [f"“F {QUOTE}！”法院说。"],
        [f"“F {QUOTE}！”小偷说。"],
        Difference.AROUND,
    ),
    (
        "question before",
        ["May one film?", f"Yes, {QUOTE}."],
        ["Must one hide?", f"Yes, {QUOTE}."],
        Difference.AROUND,
    ),
    (
        "paragraph before",
        ["Ms. Kim (Court) took the floor.", SENTENCE],
        ["Mr. Lee (State) took the floor.", SENTENCE],
        Difference.AROUND,
    ),
    (
        "text before a list of whole sentences",
        ["The Court spoke.", item("Cats sleep."), item(SENTENCE)],
        ["The State spoke.", item("Cats sleep."), item(SENTENCE)],
        Difference.AROUND,
    ),
    (
        "line after that says who spoke",
        [quotation(SENTENCE), "— The Court"],
        [quotation(SENTENCE), "— The State"],
        Difference.SENTENCE,
    ),
    (
        "words",
        [f"{SENTENCE} {QUOTE}"],
        [f"{SENTENCE} {QUOTE}".replace("lawful", "Lawful", 1).replace("filming", "filming", 1)],
        Difference.SENTENCE,
    ),
]
SAME = [
    ("typography", [SENTENCE], ["The\u00a0Court **finds**\nth\u00adat filming crowds is lawful.³"]),
    (
        "long paragraph before",
        [f"{LONG} Rain fell.".replace(". Rain", ", and rain"), SENTENCE],
        [f"{LONG} Snow fell.".replace(". Snow", ", and snow"), SENTENCE],
    ),
    ("sentence far before", ["Rain fell. We met.", SENTENCE], ["Snow fell. We met.", SENTENCE]),
    ("another paragraph after", [SENTENCE, "Rain fell."], [SENTENCE, "Snow fell."]),
    (
        "another item",
        ["We find:", item(f"{QUOTE};"), item("b;")],
        ["We find:", item(f"{QUOTE};"), item("c;")],
    ),
    (
        "item before",
        ["We find:", item("b;"), item(f"{QUOTE};")],
        ["We find:", item("c;"), item("d;"), item(f"{QUOTE};")],
    ),
    (
        "note between",
        ["We find:", Paragraph("A note", Role.NOTE), item(f"{QUOTE};")],
        ["We find:", item(f"{QUOTE};")],
    ),
    (
        "note",
        [Paragraph("A note"), Paragraph(f"See {QUOTE}.", Role.NOTE)],
        [Paragraph("B note"), Paragraph(f"See {QUOTE}.", Role.NOTE)],
    ),
    ("another row", [row("Allowed"), row("Cats"), row(QUOTE)], [row("Allowed"), row("Dogs"), row(QUOTE)]),
    ("printing of a heading", [under("The Court’s view")], [under("THE COURT'S VIEW")]),
    ("text under another heading", ["The Court held:", under("Law")], ["The State held:", under("Law")]),
]


@pytest.mark.parametrize(("old", "new", "where"), [row[1:] for row in OTHER], ids=[row[0] for row in OTHER])
def test_change_of_what_words_stand_in_is_seen(
    old: list[Paragraph | str], new: list[Paragraph | str], where: Difference
) -> None:
    assert unlike(old, new) == where
    assert unlike(new, old) == where


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_change_beside_it_makes_no_difference(old: list[Paragraph | str], new: list[Paragraph | str]) -> None:
    assert unlike(old, new) is None
    assert unlike(new, old) is None


def test_what_stands_beside_a_sentence_may_be_left_unasked() -> None:
    one, other = (_standing([f"{before} {SENTENCE}"]) for before in ("Rain fell.", "Snow fell."))
    assert difference(one, other) == Difference.AROUND
    assert difference(one, other, around=False) is None


def test_other_words_are_told_as_such() -> None:
    one, other = (standing([Paragraph(text)], 0, 0, len(text)) for text in ("It may rain.", "It must rain."))
    assert difference(one, other) == Difference.WORDS


def test_words_said_twice_in_a_sentence_are_told_apart() -> None:
    text = "Film is film."
    twice = [standing([Paragraph(text)], 0, start, start + 4) for start in (0, 8)]
    assert difference(*twice) in {Difference.WORDS, Difference.SENTENCE}


@pytest.mark.parametrize("ends", [(-1, 3), (2, 2), (0, 99)])
def test_words_outside_a_paragraph_are_an_error(ends: tuple[int, int]) -> None:
    with pytest.raises(IndexError):
        standing([Paragraph("It rains.")], 0, *ends)


def test_paragraph_that_belongs_to_itself_ends() -> None:
    assert standing([Paragraph("It rains.", above=0)], 0, 0, 2).lead_ins
