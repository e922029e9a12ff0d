"""What a search looks for: the forms of what was typed and of what means the same."""

import pytest
from modelsearch.query import PlainText

from search.queries import SearchWords, synonyms_of, wanted

GROUPS = [["participativní rozpočet", "PaR", "PB"], ["pocitová mapa", "emoční mapa"]]


def names(group):
    return [" ".join(forms[0] for forms in member) for member in group]


def test_a_word_brings_its_stems():
    (group,) = wanted(SearchWords("mapách", language="cs")).groups

    assert group == ((("mapach", "map"),),)


def test_little_words_are_not_asked_for_unless_they_stand_alone():
    assert [names(group) for group in wanted(SearchWords("jak na mapy", language="cs")).groups] == [["mapy"]]
    assert [names(group) for group in wanted(SearchWords("na", language="cs")).groups] == [["na"]]
    assert len(wanted(SearchWords("jak na mapy")).groups) == 3  # of the administration: no language


@pytest.mark.parametrize(
    ("typed", "language", "telling"),
    [
        ("jak udelat anketu", "cs", "anketu"),
        ("Kdo a proč už chce? Potřebujeme anketu!", "cs", "chce anketu"),
        ("What can we do with surveys?", "en", "surveys"),
    ],
)
def test_the_frame_of_a_question_is_not_asked_for(typed, language, telling):
    found = wanted(SearchWords(typed, language=language)).groups

    assert [name for group in found for name in names(group)] == telling.split()


def test_a_name_that_means_the_same_keeps_its_little_words():
    same = synonyms_of([["free of charge", "gratis"]], "en")
    (group,) = wanted(SearchWords("free of charge", language="en", synonyms=same)).groups

    assert names(group) == ["free of charge", "gratis"]


def test_a_short_name_brings_the_long_one():
    (group,) = wanted(SearchWords("PaR", language="cs", synonyms=synonyms_of(GROUPS, "cs"))).groups

    assert names(group) == ["participativni rozpocet", "par0", "pb0"]


def test_a_short_name_is_met_as_a_whole_word_only():
    (group,) = wanted(SearchWords("párové", language="cs", synonyms=synonyms_of(GROUPS, "cs"))).groups

    assert names(group) == ["parove"]


def test_a_name_of_several_words_brings_others_in_whatever_case_it_is_typed():
    found = wanted(SearchWords("obce participativního rozpoctu", language="cs", synonyms=synonyms_of(GROUPS, "cs")))

    assert [names(group) for group in found.groups][:1] == [["obce"]]
    assert names(found.groups[1]) == ["participativniho rozpoctu", "participativni rozpocet", "par0", "pb0"]


def test_words_in_quotes_bring_no_others():
    found = wanted(SearchWords('"pocitová mapa"', language="cs", synonyms=synonyms_of(GROUPS, "cs")))

    assert (found.groups, found.phrases) == ((), (("pocitova", "mapa"),))


def test_what_must_not_be_there_must_not_be_there_in_any_form():
    assert wanted(SearchWords("anketa -mapy", language="cs")).without == ("mapy", "map")


def test_a_query_of_the_library_is_of_no_language_and_keeps_its_operator():
    found = wanted(PlainText("mapy", operator="or"))

    assert not found.every
    assert found.groups[0][0][0][:2] == ("mapy", "map")
