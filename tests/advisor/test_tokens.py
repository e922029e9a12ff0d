"""Links nobody can guess, of which the database keeps nothing that opens a profile."""

import re
import time
from base64 import urlsafe_b64decode

import pytest

from advisor.tokens import new_form, new_token, read_token, token_hash, token_hashes, token_of_form
from site_core.secret_links import FORM_HOURS, SecretLinks


def test_a_token_has_more_than_128_bits():
    assert len(urlsafe_b64decode(new_token())) * 8 >= 128


def test_tokens_differ():
    assert len({new_token() for _ in range(100)}) == 100


def test_the_read_token_belongs_to_the_edit_token_and_is_another():
    edit = new_token()
    assert read_token(edit) == read_token(edit)
    assert read_token(edit) != edit
    assert read_token(edit) != read_token(new_token())


def test_the_read_token_of_a_read_token_opens_nothing():
    edit = new_token()
    assert read_token(read_token(edit)) not in {edit, read_token(edit)}


def test_both_tokens_look_alike_so_that_logs_hide_both():
    pattern = re.compile(r"[A-Za-z0-9_-]{32}")
    assert pattern.fullmatch(new_token())
    assert pattern.fullmatch(read_token(new_token()))


def test_the_stored_hash_depends_on_the_secret(settings):
    token = new_token()
    before = token_hash(token)
    settings.SECRET_KEY = "another secret"
    assert token_hash(token) != before


def test_a_retired_secret_still_finds_a_profile(settings):
    token = new_token()
    before = token_hash(token)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new secret"
    assert before in token_hashes(token)


def test_the_same_form_gives_the_same_token():
    form = new_form()
    assert token_of_form(form) == token_of_form(form)


@pytest.mark.parametrize("form", ["", "made up", "a:b:c"])
def test_a_form_that_is_not_ours_gives_a_token_of_its_own(form):
    assert token_of_form(form) != token_of_form(form)


def test_a_form_older_than_a_day_gives_a_token_of_its_own(monkeypatch):
    form = new_form()
    fresh = token_of_form(form)
    tomorrow = time.time() + FORM_HOURS * 3600 + 60
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    assert token_of_form(form) != fresh
    assert token_of_form(form) != token_of_form(form)


def test_nobody_learns_the_token_from_the_form():
    form = new_form()
    assert token_of_form(form) not in form


def test_the_same_form_with_other_words_gives_another_token():
    form = new_form()
    assert token_of_form(form, "one") == token_of_form(form, "one") != token_of_form(form, "two")


def test_links_of_another_kind_know_nothing_of_these():
    token, other = new_token(), SecretLinks("other")
    assert other.hash_of(token) != token_hash(token)
    assert other.token_of_form(form := new_form()) != other.token_of_form(form)
