"""Set-up on a machine that lacks something says in plain words what to do."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ["sh", "dirname", "cat", "cksum", "tr", "rm", "find", "sort", "xargs", "mkdir", "ln", "chmod", "env"]


@pytest.fixture
def clone(tmp_path):
    """A folder with the set-up scripts and the pinned packages, as in a fresh clone."""
    shutil.copytree(ROOT / "deploy" / "dev", tmp_path / "clone" / "deploy" / "dev")
    shutil.copytree(ROOT / "requirements", tmp_path / "clone" / "requirements")
    return tmp_path / "clone"


@pytest.fixture
def bare(tmp_path):
    """The environment of a machine with everyday commands and no Python at all."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        (folder / name).symlink_to(shutil.which(name))
    return {"PATH": str(folder), "HOME": str(tmp_path), "PYTHON_FOLDERS": str(tmp_path), "LC_ALL": "C"}


def program(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file


def run(clone, script, environment, *arguments):
    return subprocess.run(
        ["sh", str(clone / "deploy" / "dev" / script), *arguments],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_machine_without_python_is_told_what_to_install(clone, bare):
    result = run(clone, "setup.sh", bare)
    assert result.returncode == 1
    assert "Python 3.12, 3.13 or 3.14 with its venv module is needed, none was found." in result.stderr
    assert "sudo apt-get install python3 python3-venv" in result.stderr


def test_a_shim_that_exists_but_does_not_run_is_passed_over(clone, bare):
    program(Path(bare["PATH"]), "python3.13", 'echo "pyenv: python3.13: command not found" >&2; exit 127')
    (Path(bare["PATH"]) / "python3.12").symlink_to(sys.executable)
    result = run(clone, "find_python.sh", bare)
    assert result.returncode == 0
    assert Path(result.stdout.strip()).exists()


def test_the_python_that_is_named_is_taken_first(clone, bare):
    result = run(clone, "find_python.sh", {**bare, "PYTHON": sys.executable})
    assert result.stdout.strip() == sys.executable


def test_without_network_the_message_says_so(clone, bare):
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_TIMEOUT": "1", "PIP_NO_CACHE_DIR": "1"}
    result = run(clone, "setup.sh", {**bare, **nowhere, "PYTHON": sys.executable})
    assert result.returncode == 1
    assert "this machine has no network now" in result.stderr
    assert "run the same command again" in result.stderr


@pytest.mark.parametrize("answer", ["exit 1", 'case "$2" in *version_info*) exit 1 ;; esac'], ids=["half-made", "old"])
def test_an_environment_that_is_half_made_or_of_an_old_python_is_made_anew(clone, bare, answer):
    broken = clone / ".venv" / "bin"
    broken.mkdir(parents=True)
    program(broken, "python", answer)
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_TIMEOUT": "1", "PIP_NO_CACHE_DIR": "1"}
    run(clone, "setup.sh", {**bare, **nowhere, "PYTHON": sys.executable})
    assert subprocess.run([broken / "python", "-c", "import pip"], check=False, env=dict(os.environ)).returncode == 0
