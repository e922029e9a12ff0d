"""Mails to guests say what they said when somebody last read them: files beside this one, by language and occasion.

They are renewed by hand alone, see "Change a mail to guests" in CONTRIBUTING.
"""

from __future__ import annotations

import pytest

from tests.workshops.registering.mail_examples import FOLDER, examples

pytestmark = pytest.mark.django_db


@pytest.fixture
def written():
    return dict(examples())


def test_every_mail_reads_as_in_its_file(written):
    files = {path.relative_to(FOLDER).as_posix(): path.read_text() for path in FOLDER.glob("*/*")}

    assert written == files


def test_text_and_html_of_a_mail_have_the_same_way_out(written):
    with_a_way_out = {name for name, content in written.items() if "List-Unsubscribe: " in content}

    assert {name.partition("/")[2] for name in with_a_way_out} == {"tomorrow.txt", "soon.txt", "thanks.txt"}
    for name in with_a_way_out:
        address = written[name].partition("List-Unsubscribe: ")[2].partition("\n")[0]
        assert written[name].count(address) == 2
        assert address in written[name.replace(".txt", ".html.txt")]


def test_every_mail_says_who_sends_it(written):
    for content in written.values():
        for line in ("CIVICPORT", "Spolek Příklad", "podatelna@civicport.example", "https://civicport.example/"):
            assert line in content.replace("\N{NO-BREAK SPACE}", " ")


def test_nothing_that_a_guest_typed_stands_in_a_mail(written):
    assert not [name for name, content in written.items() if "Nina" in content]


def test_the_link_to_join_stands_in_no_mail(written):
    assert not [name for name, content in written.items() if "tajne" in content]
