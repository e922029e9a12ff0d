"""A machine without gettext has a Czech site."""

import gettext
import os
import sys

import pytest
from django.core import management

import manage
from site_core.texts import compile_texts


def test_texts_are_compiled_once(tmp_path):
    folder = tmp_path / "cs" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Continue"\nmsgstr "Pokračovat"\n',
        encoding="utf-8",
    )
    assert [file.name for file in compile_texts(tmp_path)] == ["django.mo"]
    assert gettext.translation("django", tmp_path, ["cs"]).gettext("Continue") == "Pokračovat"
    assert compile_texts(tmp_path) == []


def test_a_newer_text_is_compiled_again(tmp_path):
    folder = tmp_path / "cs" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    source.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', encoding="utf-8")
    compile_texts(tmp_path)
    os.utime(source, (2_000_000_000, 2_000_000_000))
    assert len(compile_texts(tmp_path)) == 1


@pytest.mark.parametrize(
    ("command", "done"), [("serve", ["texts", "serve"]), ("setup", ["texts", "setup"]), ("check", ["check"])]
)
def test_texts_are_compiled_before_the_site_is_set_up_or_served(monkeypatch, command, done):
    noted = []
    monkeypatch.setattr(sys, "argv", ["manage.py", command])
    monkeypatch.setattr("site_core.texts.compile_texts", lambda: noted.append("texts"))
    monkeypatch.setattr(management, "execute_from_command_line", lambda arguments: noted.append(arguments[1]))
    manage.main()
    assert noted == done
