"""The scripts that an administrator runs by hand: the settings of the units for any command, a release's set-up."""

from __future__ import annotations

import getpass
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.database_snapshot import ROOT

SAY = """#!/usr/bin/env python3
import json, os, sys
print(json.dumps({"words": sys.argv[1:], "folder": os.getcwd(), "settings": dict(os.environ)}))
"""


@pytest.fixture
def site(tmp_path):
    """A folder with the scripts, and a Python that says what it was asked."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(SAY)
    python.chmod(0o755)
    (tmp_path / "deploy").mkdir()
    for name in ("as_site.sh", "set_up.sh"):
        shutil.copy(ROOT / "deploy" / name, tmp_path / "deploy")
    return tmp_path


def as_site(site: Path, settings: str, *words: str, **others: str) -> subprocess.CompletedProcess[str]:
    file = site / "civicport.env"
    file.write_text(settings)
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "SITE_USER": getpass.getuser(), "SITE_SETTINGS": str(file)}
    return subprocess.run(
        [site / "deploy" / "as_site.sh", *words],
        env=environment | others, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def heard(site: Path, settings: str, *words: str) -> dict:
    return json.loads(as_site(site, settings, *words).stdout)


def test_a_command_of_the_site_runs_in_its_folder_with_the_settings_of_production(site):
    said = heard(site, "", "manage.py", "restore", "a folder")

    assert said["words"] == ["manage.py", "restore", "a folder"]
    assert said["folder"] == str(site)
    assert said["settings"]["DJANGO_SETTINGS_MODULE"] == "site_core.settings.production"


def test_every_line_of_the_example_arrives_as_systemd_would_give_it(site):
    example = (ROOT / ".env.example").read_text()
    lines = [line.partition("=") for line in example.splitlines() if "=" in line and not line.startswith("#")]
    settings = heard(site, example, "manage.py")["settings"]

    assert {name: settings[name] for name, _, _ in lines} == {name: value for name, _, value in lines}
    assert settings["FROM_EMAIL"] == "CIVICPORT <noreply@civicport.example>"


@pytest.mark.parametrize(
    ("written", "meant"), [('"a b"', "a b"), ("'a'", "a"), ("$HOME `id`", "$HOME `id`"), ("a=b#c", "a=b#c")]
)
def test_quotes_around_a_value_go_and_nothing_in_it_is_run(site, written, meant):
    assert heard(site, f"# a note\n\nMAIL_PASSWORD={written}", "manage.py")["settings"]["MAIL_PASSWORD"] == meant


def test_another_command_runs_the_same_way(site):
    assert as_site(site, "BASE_URL=https://x.cz\n", "sh", "-c", "echo $BASE_URL").stdout == "https://x.cz\n"


def test_a_user_that_is_not_there_is_named(site):
    result = as_site(site, "", "manage.py", SITE_USER="nobody-of-that-name")

    assert result.returncode == 1
    assert "There is no user nobody-of-that-name here." in result.stderr


def test_static_files_of_the_release_before_stay_and_newer_ones_take_the_place_of_older(site):
    served, made = site / "served", site / "staticfiles"
    for folder, words in ((served, "old"), (made, "new")):
        folder.mkdir()
        (folder / "staticfiles.json").write_text(words)
        (folder / f"site.{words}.css").write_text(words)

    assert as_site(site, "", "deploy/set_up.sh", str(served)).returncode == 0
    assert {file.name: file.read_text() for file in served.iterdir()} == {
        "staticfiles.json": "new", "site.old.css": "old", "site.new.css": "new"
    }  # fmt: skip
