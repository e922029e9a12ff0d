"""The steps between code and a site that serves."""

import os
import re
import shutil
import socket

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from site_core.server import port_is_free
from site_core.set_up import first_administrator, new_password, static_fingerprint
from site_core.settings.local_file import ensure_local_file


def test_the_secret_key_is_made_once(tmp_path):
    file = tmp_path / "var" / "local.env"
    ensure_local_file(file)
    first = file.read_text()
    ensure_local_file(file)
    assert re.fullmatch(r"SECRET_KEY=\S{60,}\nSECOND_FACTOR=false\n", first)
    assert file.read_text() == first
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("line", ["SECRET_KEY=kept", "SECOND_FACTOR=true"])
def test_a_value_that_the_local_file_names_stays(tmp_path, line):
    file = tmp_path / "local.env"
    file.write_text(f"{line}\n")
    ensure_local_file(file)
    assert [found for found in file.read_text().splitlines() if found.startswith(line.partition("=")[0])] == [line]


@pytest.mark.parametrize("end", ["\n", ""])
def test_lines_that_a_person_wrote_into_the_local_file_stay(tmp_path, end):
    file = tmp_path / "local.env"
    file.write_text(f"PROFILE_DAYS=30{end}")
    ensure_local_file(file)
    assert file.read_text().startswith("PROFILE_DAYS=30\nSECRET_KEY=")


@pytest.mark.django_db
def test_the_first_administrator_gets_a_random_password_that_is_said_once():
    said = []
    first_administrator(said.append)
    first_administrator(said.append)
    password = re.search(r"password (\S+)", said[0])[1]
    assert len(said) == 1
    assert get_user_model().objects.get(username="admin").check_password(password)


@pytest.mark.django_db
def test_a_new_password_replaces_the_old_one(capsys):
    first_administrator([].append)
    call_command("new_admin_password")
    password = re.search(r"password (\S+)", capsys.readouterr().out)[1]
    assert get_user_model().objects.get(username="admin").check_password(password)


@pytest.mark.django_db
def test_an_unknown_user_gets_no_password():
    with pytest.raises(CommandError, match="no user 'nobody'"):
        call_command("new_admin_password", "nobody")


def test_passwords_differ_and_avoid_letters_that_look_alike():
    passwords = {new_password() for _ in range(50)}
    assert len(passwords) == 50
    assert not set("".join(passwords)) & set("0O1lI")


def test_a_taken_port_is_noticed_and_the_message_says_what_to_do():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not port_is_free("127.0.0.1", port)
        with pytest.raises(CommandError, match=f"make run PORT={port + 1}"):
            call_command("serve", "--port", str(port))


def test_static_files_that_were_only_copied_need_not_be_collected_again(tmp_path, settings):
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    (here / "site.css").write_text("body {}")
    shutil.copytree(here, there)
    os.utime(there / "site.css", (1, 1))
    settings.STATICFILES_DIRS = [here]
    first = static_fingerprint()
    settings.STATICFILES_DIRS = [there]
    assert static_fingerprint() == first


def test_a_style_that_changed_in_the_same_moment_is_collected_again(tmp_path, settings):
    style = tmp_path / "site.css"
    settings.STATICFILES_DIRS = [tmp_path]
    style.write_text("a {}")
    seen = style.stat().st_mtime_ns
    first = static_fingerprint()
    style.write_text("b {}")
    os.utime(style, ns=(seen, seen))
    assert static_fingerprint() != first
