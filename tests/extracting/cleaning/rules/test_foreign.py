"""A line in another script after the text goes; a text of several scripts is left alone."""

from kb.extracting.cleaning import clean
from tests.extracting.texts import BODY, MORE, extract, removals_of, texts_of

CHINESE = (
    "港口理事会在旧大厅开会，并同意每艘船在夜间必须携带两盏灯，这是看守人所希望的，也是所有人都同意的规则。"
)


def test_chinese_footer_of_an_english_text_goes():
    assert removals_of(clean(extract([BODY, MORE, "关于我们"]))) == [("footer", "关于我们")]


def test_chinese_line_before_an_english_text_stays():
    assert texts_of(clean(extract(["港口之灯", BODY, MORE])))[0] == "港口之灯"


def test_text_in_two_scripts_keeps_its_lines():
    assert texts_of(clean(extract([BODY, CHINESE, "港口之灯"])))[-1] == "港口之灯"
