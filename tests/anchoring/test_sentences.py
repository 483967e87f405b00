"""Where stretches of a paragraph end, in six languages; in doubt they go on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring.sentences import ends, leads_on, leans_back, sentences, sentences_around

#: Paragraphs with a bar wherever one stretch ends and the next begins.
CUT = [
    "The Court finds a breach. | Art. 10 para. 2 was not met. | See No. 5 of the list.",
    "The U.S. Government objected. | Mr. Smith agreed with Dr. A. B. Jones. | Nobody else came.",
    "It cost 3.5 million. | In 2019 it rose. | Nobody paid.",
    "Is it lawful? | States say so! | Courts do not.",
    "Of that, e.g. Article 5, nothing is left. | Paragraph i.e. the next one remains.",
    "La Cour rappelle l’article. | M. Dupont n’a pas comparu. | Mme Petit est venue.",
    "Est-ce licite ? | Les États le disent ! | Les cours, non.",
    "El art. 5 núm. 3 se aplica. | EE. UU. firmó el acuerdo. | ¿Es lícito? | ¡Nadie lo sabe!",
    "Согласно ст. 5 п. 2 закона это запрещено. | В 2019 г. Совет решил иначе. | Суд постановил.",
    "قررت المحكمة أن المادة تنطبق. | هل يجوز التصوير؟ | يجب على الدول الامتثال.",
    "国家应当保护个人信息。|任何组织不得非法收集！|谁来负责？|由主管部门负责。",
    "Rights matter.12 | States agree. | Courts [3] follow.³ | People wait.",
    "Filming is lawful. Courts agree.” | Nobody paid.",
]
#: What is one stretch, although a sentence ends in it.
WHOLE = [
    "States may film. They must delete the film.",
    "States may film. However, courts object.",
    "States may film. This does not hold at night.",
    "Les États peuvent filmer. Cependant, les cours s’y opposent.",
    "Los Estados pueden filmar. Sin embargo, los tribunales se oponen.",
    "Государства могут снимать. Однако суды возражают.",
    "يجوز للدول التصوير. ولكن المحاكم تعترض.",
    "国家可以拍摄。但是法院反对。",
    "States may film. The Government argued as much in 2019.",
    "States may film. The Court took the same view.",
    "States may film. The minister so argued.",
    "States may film. Critics reject that view.",
    "Les États peuvent filmer. Le Gouvernement en disait autant.",
    "Los Estados pueden filmar. El Gobierno sostuvo lo mismo.",
    "Государства могут снимать. Правительство утверждало то же.",
    "يجوز للدول التصوير. وقالت الحكومة الشيء نفسه.",
    "国家可以拍摄。政府同样主张。",
    "The Government submitted the following. Filming was lawful.",
    "Le Gouvernement soutient ce qui suit et les points suivants. Filmer est licite.",
    "The Government argued: “Filming was lawful. Courts agreed.”",
    "The Government argued: ‘Filming was lawful. Courts agreed.’",
    'The Government argued: "Filming was lawful. Courts agreed."',
    "Le Gouvernement soutient : « Filmer est licite. Les cours l’admettent. »",
    "政府主张：“拍摄合法。法院同意。”",
    "Filming (as the Government says. Nobody else does.) is lawful.",
    "“Filming was lawful. Courts agreed. Nobody paid.",
    "See Article 8. Nobody paid.",
    "States shall (1) film. (2) Delete the film.",
    "Filming is lawful ... States agree.",
    "Filming is lawful. and so on",
    "See Min. Rule.",
]


@pytest.mark.parametrize("marked", CUT)
def test_sentences_end_at_their_marks_and_not_at_abbreviations(marked: str) -> None:
    parts = [part.strip() for part in marked.split("|")]
    text = marked.replace("| ", "").replace("|", "")
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize("text", WHOLE)
def test_what_leans_on_or_is_enclosed_belongs_to_one_stretch(text: str) -> None:
    assert sentences(text) == [(0, len(text))]


def test_words_are_given_the_stretches_that_they_touch() -> None:
    text = "One came. Two came. Three came."
    assert sentences_around(text, 12, 13) == (10, 19)
    assert sentences_around(text, 8, 11) == (0, 19)
    assert sentences_around(text, 0, len(text)) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("The Court held:", True),
        ("States shall", True),
        ("The Court held as follows.", True),
        ("The reasons are the following.", True),
        ("La Cour a dit ce qui suit et les points suivants.", True),
        ("La Corte dijo lo siguiente.", True),
        ("Суд указал следующее.", True),
        ("قالت المحكمة ما يلي.", True),
        ("法院认定如下。", True),
        ("The Court held so.", False),
        ("The Court followed.", False),
        ("Суд постановил.", False),
        ("法院同意。", False),
    ],
)
def test_words_lead_on_where_they_announce_or_do_not_end(text: str, led: bool) -> None:
    assert leads_on(text) is led


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("unless a court objects.", True),
        ("This holds.", True),
        ("“It holds.”", True),
        ("(b) films;", True),
        ("Cette règle vaut.", True),
        ("Однако это так.", True),
        ("但法院反对。", True),
        ("States film.", False),
        ("Les États filment.", False),
        ("法院反对。", False),
        ("", False),
    ],
)
def test_words_lean_back_where_they_point_or_begin_as_no_sentence_does(text: str, leaning: bool) -> None:
    assert leans_back(text) is leaning


def test_closing_marks_and_note_numbers_behind_the_mark_belong_to_the_end() -> None:
    assert all(map(ends, ["A.", "A.”", "A.)", "A.12", "A.³ ", "A.[3]", "一。”", "أ؟"]))
    assert not any(map(ends, ["A", "A:", "A;", "A,", "A.B", ""]))


@given(st.text(alphabet="Ab1 .!?。“”\"'’‘()«»\n؟人о;:", max_size=60))
def test_stretches_of_any_text_lie_in_it_in_order_and_leave_out_white_space_alone(text: str) -> None:
    reached = 0
    for start, end in sentences(text):
        assert reached <= start < end <= len(text)
        assert not text[reached:start].strip()
        reached = end
    assert not text[reached:].strip()
