"""What is marked in results, and what a search is corrected to."""

from search.close_spellings import close_spelling
from search.snippets import pieces, snippet
from search.words import variants


def marked(found):
    return "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in found)


def forms(*words, language="cs"):
    return {form for word in words for form in variants(word, language)}


def test_a_word_is_marked_in_other_cases_and_without_accents():
    text = "Rozpočty a rozpočtu, ROZPOČET; rozpůlit ne."

    assert marked(pieces(text, forms("rozpocet"), "cs")) == "[Rozpočty] a [rozpočtu], [ROZPOČET]; rozpůlit ne."


def test_nothing_is_lost_of_a_text_in_pieces():
    text = '<b>mapa</b> & "mapy"'

    assert "".join(piece.text for piece in pieces(text, forms("mapa"), "cs")) == text


def test_a_snippet_begins_a_little_before_the_first_match_with_a_whole_word():
    text = "slovo " * 100 + "mapa " + "konec " * 100
    shown = marked(snippet(text, forms("mapa"), "cs"))

    assert shown.startswith("…\N{NO-BREAK SPACE}slovo ")
    assert "[mapa] konec" in shown
    assert shown.endswith("konec\N{NO-BREAK SPACE}…")
    assert len(shown) < 260


def test_a_text_without_words_gives_nothing():
    assert snippet(" \n", forms("mapa"), "cs") == ()


def test_a_text_without_a_match_shows_its_beginning():
    assert marked(snippet("Krátký text.", forms("mapa"), "cs")) == "Krátký text."


def test_an_unknown_word_is_replaced_by_the_nearest_one_of_the_titles():
    titles = ["Decidim", "Pocitová mapa v Opavě"]

    assert close_spelling("decidm", titles, "cs") == "decidim"
    assert close_spelling("pocitva mapy", titles, "cs") == "pocitová mapy"


def test_words_written_apart_or_together_by_mistake_are_put_right():
    titles = ["FixMyStreet", "Hlášení závad", "Polis"]

    assert close_spelling("fix my street", titles, "en") == "fixmystreet"
    assert close_spelling("pol.is", titles, "en") == "polis"
    assert close_spelling("hlasenizavad", titles, "cs") == "hlášení závad"


def test_known_words_and_those_like_nothing_are_left_as_they_are():
    assert close_spelling("mapou", ["Pocitová mapa"], "cs") == ""
    assert close_spelling("xyzzy", ["Pocitová mapa"], "cs") == ""
    assert close_spelling("", ["Pocitová mapa"], "cs") == ""


def test_a_word_that_is_much_longer_or_shorter_is_no_slip():
    assert close_spelling("děčín", ["Decision 21"], "cs") == ""


def test_headings_and_lines_do_not_run_into_each_other():
    assert marked(snippet("Kdy začít\nNový termín mapy.\n\nDál", forms("mapa"), "cs")) == (
        "Kdy začít · Nový termín [mapy]. Dál"
    )


def test_a_line_that_ends_with_a_bracket_does_not_run_into_the_next_one():
    assert marked(snippet("Mapy (síť měst)\nMagistrát\n„Ptejte se.“\nDál", set(), "cs")) == (
        "Mapy (síť měst) · Magistrát · „Ptejte se.“ Dál"
    )
