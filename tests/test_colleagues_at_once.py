"""Two colleagues save at the same moment, on the real server and on both databases: nothing is lost unseen."""

import re
from functools import partial
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, build_opener

import pytest

from tests.at_once import NoRedirect, together

ROUNDS = 8
REQUIRED = {
    "level": "consult", "activities": "survey", "size": "pop_2000_9999", "staff": "h_3_8", "hosting": "no_requirement",
}  # fmt: skip
HERE = {"Sec-Fetch-Site": "same-origin"}
SHOWN = re.compile(r'name="shown\.([\w.-]+)"\s+value="([^"]+)"')
CHECKED = re.compile(r'name="(\w+)"\s+value="(\w+)"[^>]*\schecked')


@pytest.fixture(scope="module")
def address(on_either_database):
    site, _database = on_either_database
    return site


def send(address, **fields):
    """GET, or POST when there are fields; returns status, the address of a redirect, text."""
    data = urlencode(fields, doseq=True).encode() if fields else None
    try:
        with build_opener(NoRedirect).open(Request(address, data=data, headers=HERE), timeout=30) as response:
            return response.status, "", response.read().decode()
    except HTTPError as answer:
        return answer.code, answer.headers.get("Location", ""), answer.read().decode()


def sent_together(*requests):
    """Sends requests, each (address, fields), at the same moment; returns their statuses."""
    return together(*(partial(status_of, *request) for request in requests))


def status_of(address, fields):
    return send(address, **fields)[0]


@pytest.fixture
def profile(address):
    """The address of a new profile."""
    form = re.search(r'name="form" value="([^"]+)"', send(f"{address}/en/needs/")[2])[1]
    status, place, _text = send(f"{address}/en/needs/", form=form)
    assert status == 302
    return address + place


def form_of(address):
    """The hidden versions and the ticked answers of a page."""
    text = send(address)[2]
    return {f"shown.{key}": value for key, value in SHOWN.findall(text)}, dict(CHECKED.findall(text))


def test_of_two_answers_to_one_question_one_is_saved_and_the_other_is_shown_beside_it(profile):
    page = f"{profile}question/room/"
    for _ in range(ROUNDS):
        hidden, before = form_of(page)
        one, other = [key for key in ("open_informal", "open_resolution", "dont_know") if key != before.get("room")][:2]
        assert sent_together((page, {**hidden, "room": one}), (page, {**hidden, "room": other})) == [302, 409]
        assert form_of(page)[1]["room"] in {one, other}


def test_answers_to_different_questions_are_both_saved(profile):
    pages = {"room": "open_informal", "feedback": "nobody"}
    requests = [(f"{profile}question/{key}/", {**form_of(f"{profile}question/{key}/")[0], key: value})
                for key, value in pages.items()]  # fmt: skip
    assert sent_together(*requests) == [302, 302]
    assert {key: form_of(f"{profile}question/{key}/")[1][key] for key in pages} == pages


def test_one_form_sent_twice_at_once_makes_one_profile(address):
    form = re.search(r'name="form" value="([^"]+)"', send(f"{address}/en/needs/")[2])[1]
    request = (f"{address}/en/needs/", {"form": form})
    assert sent_together(request, request) == [302, 302]
    assert len({send(f"{address}/en/needs/", form=form)[1] for _ in range(2)}) == 1


def test_the_result_asked_for_twice_at_once_is_one_result(profile):
    for page, answer in REQUIRED.items():
        hidden, _ = form_of(f"{profile}question/{page}/")
        assert send(f"{profile}question/{page}/", **hidden, **{page: answer})[0] == 302
    assert sent_together((f"{profile}result/", {"show": "1"}), (f"{profile}result/", {"show": "1"})) == [302, 302]
    assert send(f"{profile}result/1/")[0] == 200
    assert send(f"{profile}result/2/")[0] == 404


# --- a comparison for a client ----------------------------------------------------------------------------------------
TOOLS = (("tools", "decidim"), ("tools", "consul-democracy"))


def new_comparison(address, form=""):
    """The form of a new comparison: its number, and what a person fills in."""
    page = f"{address}/en/for-a-client/new/"
    number = form or re.search(r'name="form" value="([^"]+)"', send(page)[2])[1]
    return page, [("form", number), ("title", "For Lhota"), *TOOLS]


@pytest.fixture
def comparison(address):
    """The address of a new comparison for a client."""
    page, fields = new_comparison(address)
    status, place, _text = send_pairs(page, fields)
    assert status == 302
    return address + place.removesuffix("links/")


def send_pairs(address, pairs):
    return send(address, **as_lists(pairs))


def as_lists(pairs):
    """Fields of a form, some of which have more than one value."""
    fields = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


def changed(comparison, **fields):
    """The form for changing, as it stands, with these fields."""
    hidden, _ = form_of(f"{comparison}edit/")
    text = {"title": "For Lhota", **fields}
    return f"{comparison}edit/", as_lists([*hidden.items(), *TOOLS, *text.items()])


def test_notes_on_two_tools_saved_at_once_are_both_there(comparison):
    requests = [changed(comparison, **{f"note.{tool}": f"on {tool}"}) for _, tool in TOOLS]
    assert sent_together(*requests) == [302, 302]
    text = send(comparison)[2]
    assert all(f"on {tool}" in text for _, tool in TOOLS)


def test_of_two_titles_saved_at_once_one_is_kept_and_the_other_is_asked_about(comparison):
    requests = [changed(comparison, title=title) for title in ("First", "Second")]
    assert sent_together(*requests) == [302, 409]
    text = send(comparison)[2]
    assert ("<title>First" in " ".join(text.split())) != ("<title>Second" in " ".join(text.split()))


def test_one_form_sent_twice_at_once_makes_one_comparison(address):
    page, fields = new_comparison(address)
    assert sent_together((page, as_lists(fields)), (page, as_lists(fields))) == [302, 302]
    assert len({send_pairs(page, fields)[1] for _ in range(2)}) == 1
