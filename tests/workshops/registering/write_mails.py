"""Writes the files of mails to guests anew. No run of the tests finds it, for its name does not begin with "test_":

.venv/bin/python -m pytest -n 0 tests/workshops/registering/write_mails.py

Then read what `git diff` shows, aloud.
"""

from __future__ import annotations

import shutil

import pytest

from tests.workshops.registering.mail_examples import FOLDER, examples


@pytest.mark.django_db
def test_the_files_are_written():
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, content in examples():
        file = FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
