"""Straight quotes become those of the language, and what may be no quote stays as it is."""

import re

import pytest
from django.utils.html import escape
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from site_core.quotes import MARK, QUOTES, quoted
from site_core.templatetags.look import typeset

WORDS = st.text(alphabet="aáb „“15.-(\u00a0 ", max_size=8)
PIECES = st.lists(
    WORDS | st.sampled_from(['"', "&quot;", "<b>", "</b>", "<p>", "</p>", '<a title="a b">', "</a>", '<code>"</code>']),
    max_size=14,
)
TEXTS = PIECES.map("".join)
LANGUAGES = st.sampled_from(sorted(QUOTES))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("cs", 'Řekl "ahoj" a šel', "Řekl „ahoj“ a šel"),
        ("en", 'He said "hello" and left', "He said “hello” and left"),
        ("cs", '"Ahoj," řekl. "Jdeme?"', "„Ahoj,“ řekl. „Jdeme?“"),
        ("cs", "(&quot;tak&quot;)", "(„tak“)"),
        ("cs", '<p>"Jeden <b>odstavec"</b></p><p>"druhý"</p>', "<p>„Jeden <b>odstavec“</b></p><p>„druhý“</p>"),
        ("cs", 'viz "<a href="/a">metodika</a>".', 'viz „<a href="/a">metodika</a>“.'),
    ],
)
def test_a_pair_gets_the_quotes_of_the_language(language, text, expected):
    assert quoted(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        'obrazovka 15"',
        'obrazovky 15" a 27"',
        'Řekl "obrazovka 15" a šel',
        'Řekl "ahoj a šel',
        '<p>Řekl "ahoj</p><p>a šel"</p>',
        '<a title="v obci">obec</a>',
        '<code>a = "b"</code>',
        'slovo"slovo"slovo',
        'a " b " c',
    ],
)
@pytest.mark.parametrize("language", sorted(QUOTES))
def test_what_may_be_no_quote_stays_as_it_is(text, language):
    assert quoted(text, language) == text


def test_a_language_without_quotes_of_ours_keeps_its_own():
    assert quoted('"a"', "de") == '"a"'


@given(TEXTS, LANGUAGES)
def test_nothing_but_quotes_changes(text, language):
    marks = re.compile(f"{MARK.pattern}|[{''.join(QUOTES[language])}]")

    assert marks.sub("_", quoted(text, language)) == marks.sub("_", text)


@given(TEXTS, LANGUAGES)
def test_doing_it_again_changes_nothing(text, language):
    once = quoted(text, language)

    assert quoted(once, language) == once


@given(TEXTS, LANGUAGES)
def test_as_many_quotes_open_as_close(text, language):
    opening, closing = ((quoted(text, language).count(mark) - text.count(mark)) for mark in QUOTES[language])

    assert opening == closing


@given(TEXTS, LANGUAGES)
def test_tags_and_code_stay_as_they_are(text, language):
    kept = re.compile(r"<[^>]*>(?:\"</code>)?")

    assert kept.findall(quoted(text, language)) == kept.findall(text)


@given(st.text(alphabet='ab "1', max_size=20), LANGUAGES)
def test_a_mark_behind_a_digit_is_never_a_quote(text, language):
    shown = quoted(text, language)

    assert [shown[place + 1] for place in range(len(text) - 1) if text[place].isdigit() and text[place + 1] == '"'] == [
        '"' for place in range(len(text) - 1) if text[place].isdigit() and text[place + 1] == '"'
    ]


def test_words_in_another_language_than_the_page_have_the_quotes_of_their_own():
    assert typeset('a "poll"', "en") == "a\u00a0“poll”"
    assert typeset(mark_safe('<i>a</i> "poll"'), "en") == "<i>a</i> “poll”"


def test_plain_text_is_escaped_before_its_quotes_are_set():
    assert typeset('"<b>"', "cs") == f"„{escape('<b>')}“"
