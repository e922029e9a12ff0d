"""No-break spaces of Czech typesetting; "~" stands for one in these tests."""

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from site_core.templatetags.look import typeset
from site_core.typography import NBSP, tie


def shown(text: str) -> str:
    return tie(text).replace(NBSP, "~")


@pytest.mark.parametrize(
    ("text", "typeset_text"),
    [
        ("Chcete se lidí v obci zeptat k tomu", "Chcete se lidí v~obci zeptat k~tomu"),
        ("A v obci i u nás", "A~v~obci i~u~nás"),
        ("(s městem) „o věci“", "(s~městem) „o~věci“"),
        ("Obec s 1 999 obyvateli", "Obec s~1~999 obyvateli"),
        ("15 % z 2 000 000 Kč", "15~% z~2~000~000~Kč"),
        ("viděno 22. 11. 2026", "viděno 22.~11.~2026"),
        ("22. listopadu 2026", "22.~listopadu 2026"),
        ("22 November 2026", "22~November 2026"),
        ("§ 6 odst. 2, č. 99", "§~6 odst.~2, č.~99"),
        ("Vodovod stál, zvedl sluch", "Vodovod stál, zvedl sluch"),
    ],
)
def test_words_that_belong_together_are_tied(text, typeset_text):
    assert shown(text) == typeset_text


def test_what_stands_inside_a_tag_is_left_alone():
    assert shown('<a title="a v obci">k obci</a>') == '<a title="a v obci">k~obci</a>'


def test_a_word_before_a_tag_is_tied_to_it():
    assert shown("v <b>obci</b>") == "v~<b>obci</b>"


def test_plain_text_is_escaped_before_it_is_typeset():
    assert typeset("<script> a </script>") == f"&lt;script&gt; a{NBSP}&lt;/script&gt;"


@given(st.text(alphabet="aáv vk 1234567890.%<>&\"'bč§ \n", max_size=60))
def test_typesetting_changes_spaces_and_quotes_only_and_only_once(text):
    once = typeset(text)
    words = once.replace("„", "&quot;").replace("“", "&quot;").replace(NBSP, " ").split()
    assert words == str(escape(text)).replace(NBSP, " ").split()
    assert typeset(once) == once
