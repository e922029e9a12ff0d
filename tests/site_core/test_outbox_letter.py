"""A letter: text and HTML of the same words, in the typography of its language, safe whatever stands in it."""

from dataclasses import replace

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.outbox import Letter, Link
from tests.valid_html import faults

EXAMPLE = "https://civicport.example"
CZECH = Letter(
    language="cs",
    subject="Jste přihlášeni: Participace v malé obci",
    greeting="Dobrý den,",
    paragraphs=['jste přihlášeni na workshop "Participace v malé obci".', "Těšíme se na vás."],
    facts=[("Kdy", "1. prosince 2026, 10 h\n2. prosince 2026, 10 h"), ("Připojení", f"{EXAMPLE}/pripojeni/?a=1&b=2")],
    button=Link("Změnit nebo zrušit přihlášku", f"{EXAMPLE}/prihlaska/abc/"),
    closing="S pozdravem",
    signature=["CIVICPORT", "Mezi mlýny 1, Kocourkov"],
    small=[f"Tento mail jste dostali, protože jste se přihlásili z této adresy.\n{EXAMPLE}/soukromi/"],
)
CZECH_TEXT = """\
Dobrý den,

jste přihlášeni na workshop „Participace v~malé obci“.

Těšíme se na vás.

Kdy: 1.~prosince 2026, 10~h
  2.~prosince 2026, 10~h
Připojení: https://civicport.example/pripojeni/?a=1&b=2

Změnit nebo zrušit přihlášku:
https://civicport.example/prihlaska/abc/

S~pozdravem

CIVICPORT
Mezi mlýny 1, Kocourkov

Tento mail jste dostali, protože jste se přihlásili z~této adresy.
https://civicport.example/soukromi/
"""
ENGLISH = Letter(
    language="en",
    subject="You are registered",
    greeting="Hello,",
    paragraphs=['you are registered for "Taking part in a small town".'],
    facts=[("When", "1 December 2026, 10 am")],
    button=Link("Change or cancel", f"{EXAMPLE}/en/registration/abc/"),
    signature=["CIVICPORT"],
)
ENGLISH_TEXT = """\
Hello,

you are registered for “Taking part in a~small town”.

When: 1~December 2026, 10 am

Change or cancel:
https://civicport.example/en/registration/abc/

CIVICPORT
"""


def tied(text):
    """Text with `~` where a no-break space is meant."""
    return text.replace("~", "\N{NO-BREAK SPACE}")


def tree(letter):
    return html5lib.parse(letter.html, namespaceHTMLElements=False)


def links(letter):
    return [link.attrib["href"] for link in tree(letter).iter("a")]


def words_of_html(letter):
    """The words of the body, and the address of the button behind its words, as the text has it."""
    body = tree(letter).find("body")
    for link in body.iter("a"):
        if link.text != link.attrib["href"]:
            link.text += f": {link.attrib['href']}"
    for term in body.iter("dt"):
        term.text += ":"
    return "".join(body.itertext()).split()


# --- both forms ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("letter", "text"), [(CZECH, CZECH_TEXT), (ENGLISH, ENGLISH_TEXT)])
def test_the_text_of_a_letter_is_typeset_in_its_language(letter, text):
    assert letter.text == tied(text)


@pytest.mark.parametrize("letter", [CZECH, ENGLISH])
def test_the_html_says_the_same_words_as_the_text(letter):
    assert words_of_html(letter) == letter.text.split()


@given(st.lists(st.text("a<&\"'>/ \n\t„\u00a0", max_size=20), min_size=1, max_size=4))
def test_whatever_is_written_both_forms_say_the_same(paragraphs):
    letter = replace(ENGLISH, paragraphs=paragraphs)
    assert words_of_html(letter) == letter.text.split()


@pytest.mark.parametrize("letter", [CZECH, ENGLISH])
def test_the_html_is_a_valid_document_in_the_language(letter):
    assert faults(letter.html) == []
    assert tree(letter).attrib["lang"] == letter.language


@pytest.mark.parametrize("letter", [CZECH, ENGLISH])
def test_a_letter_fetches_nothing_and_runs_nothing(letter):
    names = {element.tag for element in tree(letter).iter()}
    assert names <= {"html", "head", "meta", "title", "body", "div", "p", "br", "a", "dl", "dt", "dd"}
    assert "url(" not in letter.html


def test_a_line_that_is_an_address_is_a_link():
    assert links(CZECH) == [f"{EXAMPLE}/pripojeni/?a=1&b=2", CZECH.button.url, f"{EXAMPLE}/soukromi/"]


def test_what_is_empty_leaves_nothing_behind():
    letter = replace(ENGLISH, paragraphs=["", " \n"], facts=[("Where", " ")], button=None)
    assert letter.text == "Hello,\n\nCIVICPORT\n"
    assert [element.tag for element in tree(letter).find("body").iter()] == ["body", "div", "p", "p"]


# --- safety -------------------------------------------------------------------------------------------------------
def test_markup_in_a_letter_is_text():
    letter = replace(ENGLISH, paragraphs=["<script>alert(1)</script>"], facts=[("<b>", "<img src=x>")])
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in letter.html
    assert not {"script", "b", "img"} & {element.tag for element in tree(letter).iter()}
    assert "<script>alert(1)</script>" in letter.text


@pytest.mark.parametrize("url", [
    "javascript:alert(1)", "data:text/html,x", "//civicport.example/", "/en/", "", "https://", "https://a b/",
    "https://a.example/\nBcc: all@example.org", 'https://a.example/"onclick="x', "https://a.example/\x00",
])  # fmt: skip
def test_a_button_leads_to_an_address_of_the_web_alone(url):
    with pytest.raises(ValueError, match="address of the web"):
        Link("Change", url)


def test_a_line_with_another_scheme_is_no_link():
    assert links(replace(ENGLISH, paragraphs=["javascript:alert(1)"], button=None)) == []


@pytest.mark.parametrize("signature", [[], [" "]])
def test_a_letter_without_a_sender_is_refused(signature):
    with pytest.raises(ValueError, match="who sends it"):
        replace(ENGLISH, signature=signature)
