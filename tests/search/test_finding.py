"""Filters of results, their counts and their address."""

from search.finding import described, find, read_selection, read_words

ENTRIES = [
    described(1, "tool", [], None),
    described(2, "news", ["maps"], 2025),
    described(3, "news", ["maps", "money"], 2026),
    described(4, "practice", [], 2026),
]


def asked(**given):
    return read_selection({key: [value] for key, value in given.items()}, ENTRIES)[0]


def test_a_count_says_how_long_the_list_would_be_beside_the_other_filters():
    found = find(ENTRIES, asked(q="mapa", kind="news"))

    assert found.counts == {
        "kind": {"tool": 1, "news": 2, "practice": 1},
        "topic": {"maps": 2, "money": 1},
        "year": {"2025": 1, "2026": 1},
    }
    assert find(ENTRIES, asked(q="mapa", kind="news", year="2026")).counts["kind"] == {
        "tool": 0,
        "news": 1,
        "practice": 1,
    }


def test_the_group_of_the_best_result_comes_first_and_each_keeps_its_order():
    tool, first, second, practice = ENTRIES
    found = find([first, tool, second, practice], asked(q="mapa"))

    groups = found.groups(asked(q="mapa"))

    assert [(group.kind, group.total, group.ids) for group in groups] == [
        ("news", 2, (2, 3)),
        ("tool", 1, (1,)),
        ("practice", 1, (4,)),
    ]


def test_a_group_shows_five_and_one_kind_alone_a_page():
    many = [described(number, "tool", [], None) for number in range(45)]
    everything, alone = (
        read_selection({"q": ["x"]}, many)[0],
        read_selection({"kind": ["tool"], "page": ["3"]}, many)[0],
    )

    assert find(many, everything).groups(everything)[0].ids == (0, 1, 2, 3, 4)
    assert find(many, alone).groups(alone)[0].ids == (40, 41, 42, 43, 44)


def test_an_address_keeps_words_filters_and_page_and_other_filters_begin_on_the_first_page():
    selection = asked(q="pocitová mapa", kind="news", page="2")

    assert selection.query() == "?kind=news&q=pocitov%C3%A1+mapa&page=2"
    assert selection.with_facet("year", ("2026",)).query() == "?kind=news&year=2026&q=pocitov%C3%A1+mapa"


def test_what_no_result_has_is_told_and_left_out():
    selection, unknown = read_selection({"q": ["mapa"], "kind": ["dragon"], "page": ["-1"]}, ENTRIES)

    assert (selection.chosen, selection.page, unknown) == ({}, 1, (("kind", "dragon"),))


def test_what_is_typed_is_read_on_one_line_and_not_endlessly():
    assert read_words({"q": ["  a\0 \n b "]}) == "a b"
    assert len(read_words({"q": ["x" * 5000]})) == 200
