"""Words in a calendar file: Czech, punctuation, and what somebody types to break the file."""

from dataclasses import replace

import pytest

from .events import lines_of, make_event, make_file, value_of
from .readers import by_both, with_icalendar

CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy; " * 12


def names_of(content):
    """Names of all properties, in their order."""
    return [line.replace(";", ":").split(":")[0] for line in lines_of(content)]


@by_both
def test_long_czech_words_come_back_whole(read):
    [entry] = read(make_file(make_event(title=CZECH, about=CZECH, location=CZECH)))
    assert (entry.title, entry.place) == (CZECH.strip(), CZECH.strip())
    assert entry.about.startswith(CZECH.strip())


def test_no_line_is_longer_than_75_octets_or_breaks_a_letter():
    lines = make_file(make_event(title=CZECH, about="🎉" * 80), name=CZECH).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert "".join(line.decode() for line in lines)


def test_every_line_ends_with_both_signs():
    content = make_file(make_event(about="První\nDruhý\r\nTřetí"))
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")


@by_both
def test_punctuation_comes_back_as_it_was(read):
    words = r'Radnice, sál; "velký" \ malý: C:\New\nic 100 %'
    [entry] = read(make_file(make_event(title=words, location=words, about=words)))
    assert (entry.title, entry.place) == (words, words)
    assert entry.about.startswith(words + "\n")


def test_a_comma_in_a_category_does_not_make_two():
    words = r"Radnice, sál; C:\New"
    content = make_file(make_event(categories=(words, "b")))
    assert value_of("CATEGORIES", content) == [r";LANGUAGE=cs:Radnice\, sál\; C:\\New,b"]
    assert with_icalendar(content)[0].categories == (words, "b")  # ical does not know of commas that are escaped


def test_a_category_without_words_is_none():
    assert value_of("CATEGORIES", make_file(make_event(categories=(" ", "a", "\n")))) == [";LANGUAGE=cs:a"]
    assert value_of("CATEGORIES", make_file(make_event(categories=(" ",)))) == []


def test_punctuation_is_escaped_in_the_file():
    assert value_of("SUMMARY", make_file(make_event(title="a, b; c\\d"))) == [";LANGUAGE=cs:a\\, b\\; c\\\\d"]


@by_both
def test_paragraphs_stay_paragraphs(read):
    [entry] = read(make_file(make_event(about="První\r\n\r\nDruhý\nTřetí")))
    assert entry.about.startswith("První\n\nDruhý\nTřetí\n")


@pytest.mark.parametrize("break_of_lines", ["\r\n", "\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("field", ["title", "location", "organizer", "uid", "url", "join_url", "language", "about"])
def test_a_break_of_lines_makes_no_property(field, break_of_lines):
    sound = make_event(join_url="https://example.org/j", categories=("a",))
    words = f"{getattr(sound, field)}{break_of_lines}ATTENDEE:mailto:who@example.org"
    content = make_file(replace(sound, **{field: words}))
    assert names_of(content) == names_of(make_file(sound))
    assert len(content.decode().splitlines()) == content.count(b"\r\n")


def test_a_category_or_the_name_of_a_calendar_makes_no_property():
    words = "a\r\nATTENDEE:mailto:who@example.org"
    content = make_file(make_event(categories=(words,)), name=words, product=words, language=words)
    assert "ATTENDEE" not in names_of(content)


def test_a_title_is_one_line():
    assert value_of("SUMMARY", make_file(make_event(title="První\r\nDruhá\x00\x07"))) == [";LANGUAGE=cs:První Druhá"]


def test_an_address_has_no_spaces():
    assert value_of("URL", make_file(make_event(url=" https://example.org/ a\u200b "))) == [":https://example.org/a"]


@by_both
def test_a_hard_space_stays_in_a_title(read):
    [entry] = read(make_file(make_event(title="Setkání v\u00a0Brně")))
    assert entry.title == "Setkání v\u00a0Brně"
