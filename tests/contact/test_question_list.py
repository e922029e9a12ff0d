"""Questions in the admin: found, taken, answered; what the reader wrote stays as it is, and nobody writes one."""

import pytest
from django.urls import NoReverseMatch, reverse

from contact.who_answers import EDITORS
from site_core.accounts.roles import make_roles
from site_core.site_settings import SiteSettings
from tests.contact.asking import question
from tests.factories import superuser, user
from tests.page_factories import site

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    site()
    make_roles()
    client.force_login(made := user("eva", EDITORS))
    client.person = made
    return client


def listed(client, query=""):
    return client.get(f"{reverse('questions:index')}?{query}").content.decode()


def test_new_ones_come_first_the_oldest_on_top(editor):
    done = question("1", organisation="Vyřízená", state="answered")
    old, new = question("2", organisation="Starší"), question("3", organisation="Novější")
    page = listed(editor)
    places = [page.index(each.organisation) for each in (old, new, done)]
    assert places == sorted(places)


@pytest.mark.parametrize(("query", "shown"), [
    ("q=obyvatel", {"Lhota"}), ("q=petr@", {"Ves"}), ("state=answered", {"Ves"}), ("topic=choosing", {"Lhota"}),
    ("q=nikde", set()),
])  # fmt: skip
def test_they_are_found_by_words_and_state(editor, query, shown):
    question("1", organisation="Lhota")
    question("2", organisation="Ves", email="petr@example.org", text="Kolik?", state="answered", topic="other")
    page = listed(editor, query)
    assert {name for name in ("Lhota", "Ves") if name in page} == shown


def test_an_editor_takes_one_and_notes_what_was_answered(editor):
    made = question()
    sent = {"state": "answered", "taken_by": editor.person.pk, "note": "Odpověděla jsem.", "text": "Jiný", "email": "x"}
    editor.post(reverse("questions:edit", args=[made.pk]), sent)
    before = (made.text, made.email)
    made.refresh_from_db()
    assert (made.state, made.taken_by, made.note) == ("answered", editor.person, "Odpověděla jsem.")
    assert (made.text, made.email) == before


def test_only_those_who_may_answer_can_take_one(editor):
    stranger, chief = user("cizí"), superuser("jana")
    page = editor.get(reverse("questions:edit", args=[question().pk])).content.decode()
    assert f'<option value="{chief.pk}">' in page
    assert f'<option value="{stranger.pk}">' not in page


def test_what_a_reader_wrote_is_shown_as_text(editor):
    made = question(text="<script>alert(1)</script>\nDruhý řádek", email="a&b@example.org")
    page = editor.get(reverse("questions:edit", args=[made.pk])).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>Druhý řádek" in page
    assert 'href="mailto:a%26b%40example.org"' in page


def test_logs_of_the_admin_hold_nothing_personal(editor):
    made = question()
    for personal in (made.email, made.name, made.organisation, made.text):
        assert personal not in str(made)


def test_nobody_writes_a_question_in_the_admin(editor):
    with pytest.raises(NoReverseMatch):
        reverse("questions:add")


def test_a_machine_without_a_mail_server_says_so(editor, settings):
    from site_core.outbox.files import BACKEND as FILES

    assert "var/mail" not in listed(editor)
    settings.MAILERS = {**settings.MAILERS, "default": {**settings.MAILERS["default"], "BACKEND": FILES}}
    assert "var/mail" in listed(editor)


def test_the_list_says_so_where_nobody_is_told_of_new_questions(editor):
    assert "Nikdo nedostane e-mail" in listed(editor)
    SiteSettings.objects.create(questions_to="dotazy@example.org")
    assert "Nikdo nedostane e-mail" not in listed(editor)
