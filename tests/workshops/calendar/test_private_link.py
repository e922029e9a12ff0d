"""The link to a meeting online: in the file of who is registered, nowhere else."""

from workshops.calendar import google_link, outlook_link

from .events import make_event, make_file, value_of
from .readers import by_both

LINK = "https://meet.example.org/j/8412?pwd=a,b;c"


@by_both
def test_who_is_registered_finds_the_link_where_programs_look(read):
    [entry] = read(make_file(make_event(join_url=LINK, join_words="Připojit se:")))
    assert entry.conference == LINK
    assert f"\n\nPřipojit se: {LINK}\n\n" in entry.about
    assert entry.place == "Radnice, Hlavní 1, Brno"


@by_both
def test_a_meeting_without_a_place_is_at_its_link(read):
    [entry] = read(make_file(make_event(join_url=LINK, location="")))
    assert entry.place == LINK


def test_the_link_has_words_if_they_are_given():
    worded, bare = (make_file(make_event(join_url=LINK, join_words=words)) for words in ("Připojit se", ""))
    assert value_of("CONFERENCE", worded) == [f";FEATURE=VIDEO;LABEL=Připojit se;VALUE=URI:{LINK}"]
    assert value_of("CONFERENCE", bare) == [f";FEATURE=VIDEO;VALUE=URI:{LINK}"]


def test_a_file_for_everybody_has_no_link():
    content = make_file(make_event(location="", join_words="Připojit se"))
    assert value_of("CONFERENCE", content) == value_of("LOCATION", content) == []
    assert "Připojit se" not in content.decode()


def test_calendars_on_the_web_never_get_the_link():
    registered, stranger = make_event(join_url=LINK, location=""), make_event(location="")
    assert google_link(registered) == google_link(stranger)
    assert outlook_link(registered) == outlook_link(stranger)
