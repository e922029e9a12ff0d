"""The Czech alphabetical order."""

from site_core.czech_order import czech_sort_key


def test_czech_alphabet_has_ch_after_h_and_its_own_letters_after_the_plain_ones():
    names = ["Žába", "zebra", "Šíp", "sova", "Řím", "ruka", "Chata", "Hrad", "iva", "Čáp", "cukr", "Dub"]
    assert sorted(names, key=czech_sort_key) == [
        "cukr",
        "Čáp",
        "Dub",
        "Hrad",
        "Chata",
        "iva",
        "ruka",
        "Řím",
        "sova",
        "Šíp",
        "zebra",
        "Žába",
    ]


def test_other_accents_decide_only_between_equal_letters():
    assert sorted(["Ďas", "Das", "Dát", "Dar"], key=czech_sort_key) == ["Dar", "Das", "Ďas", "Dát"]


def test_what_is_no_letter_comes_first_and_is_equal_among_itself():
    assert sorted(["ab", "a b", "a.b", "a1"], key=czech_sort_key) == ["a1", "a b", "a.b", "ab"]
