"""`deploy/dev/services.sh`: servers of a clone, started and gone without a trace. Redis stands for all three."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def services(clone: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    script = clone / "deploy" / "dev" / "services.sh"
    return subprocess.run(
        ["bash", script, *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


@contextmanager
def clone(folder: Path):
    """A folder with the scripts and nothing else, whose servers are stopped at the end."""
    shutil.copytree(ROOT / "deploy" / "dev", folder / "deploy" / "dev")
    try:
        yield folder
    finally:
        services(folder, "clean", "redis")


@pytest.mark.own_redis
def test_started_server_answers_at_the_address_that_is_printed(tmp_path):
    with clone(tmp_path) as place:
        started = services(place, "start", "redis")
        port = re.fullmatch(r"export TEST_REDIS_URL=redis://127\.0\.0\.1:(\d+)/0\n", started.stdout)[1]
        assert subprocess.run(["redis-cli", "-p", port, "ping"], capture_output=True, check=True).stdout == b"PONG\n"


@pytest.mark.own_redis
def test_two_clones_run_side_by_side(tmp_path):
    with clone(tmp_path / "one") as one, clone(tmp_path / "other") as other:
        addresses = {services(place, "start", "redis").stdout for place in (one, other)}
        assert len(addresses) == 2
        assert [services(place, "status", "redis").returncode for place in (one, other)] == [0, 0]


@pytest.mark.own_redis
def test_server_keeps_its_address_when_it_is_started_again(tmp_path):
    with clone(tmp_path) as place:
        first = services(place, "start", "redis").stdout
        services(place, "stop", "redis")
        assert services(place, "status", "redis").returncode == 1
        assert services(place, "start", "redis").stdout == first


@pytest.mark.own_redis
def test_clean_leaves_neither_a_process_nor_a_file(tmp_path):
    with clone(tmp_path) as place:
        services(place, "start", "redis")
        number = (place / "var" / "redis" / "redis.pid").read_text().strip()
        services(place, "clean", "redis")
        assert list((place / "var").iterdir()) == []
        assert subprocess.run(["ps", "-p", number], capture_output=True, check=False).returncode == 1


def programs_without(folder: Path, *absent: str) -> str:
    """A PATH with what the scripts need and without some programs."""
    folder.mkdir()
    for name in ("bash", "dirname", "sed", "sort", "tail", "grep", "awk", "cut", "cat", "ps", "mkdir"):
        if name not in absent:
            (folder / name).symlink_to(shutil.which(name))
    return str(folder)


def test_what_is_asked_for_by_name_and_missing_is_an_error_that_says_what_to_install(tmp_path):
    with clone(tmp_path / "clone") as place:
        asked = services(place, "start", "redis", PATH=programs_without(tmp_path / "bin"))
        assert asked.returncode == 1
        assert "sudo apt-get install redis-server" in asked.stderr


def test_what_is_missing_and_not_asked_for_is_left_out_with_a_line(tmp_path):
    with clone(tmp_path / "clone") as place:
        said = services(place, "status", PATH=programs_without(tmp_path / "bin"))
        assert "redis left out. Redis is not installed." in said.stderr
        assert "search left out." in said.stderr


# --- Elasticsearch ---------------------------------------------------------------------------------------------------
def program(path: Path, *lines: str) -> None:
    """Something that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/usr/bin/env bash", *lines, ""]))
    path.chmod(0o755)


def jdk(folder: Path, version: str) -> Path:
    """What looks like a JDK of a version; its `jar` leaves a note when it unpacks something."""
    program(folder / "bin" / "javac", f'echo "javac {version}"')
    program(folder / "bin" / "jar", f"touch {folder}/unpacked")
    return folder


def test_a_distribution_that_is_not_the_known_file_is_refused_before_it_is_unpacked(tmp_path):
    java, brought = jdk(tmp_path / "jdk", "21.0.1"), "elasticsearch-9.5.3.zip"
    program(
        tmp_path / "bin" / "mvn",
        "for word; do case $word in -DoutputDirectory=*) folder=${word#*=};; esac; done",
        f'mkdir -p "$folder"; echo "something else" >"$folder/{brought}"',
    )
    with clone(tmp_path / "clone") as place:
        path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
        asked = services(place, "start", "search", PATH=path, ES_JAVA_HOME=str(java))
        home = place / "var" / "search"
        assert asked.returncode == 1
        assert f"{brought} is not the file that is known: its checksum differs" in asked.stderr
        assert (home / "download" / brought).exists()
        assert not (java / "unpacked").exists()
        assert not (home / "elasticsearch-9.5.3").exists()


def found_jdk(**environment: str) -> str:
    """The folder that the scripts take for a JDK; empty where they find none."""
    script = f'. "{ROOT}/deploy/dev/services/java.sh"; if find_jdk; then echo "$jdk"; fi'
    around = {name: value for name, value in os.environ.items() if name not in {"ES_JAVA_HOME", "JAVA_HOME"}}
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, env=around | environment)
    return done.stdout.strip()


@pytest.mark.parametrize("version", ["21", "21.0.1", "25-ea", "100.0.2"])
def test_a_jdk_that_is_named_and_new_enough_is_taken(tmp_path, version):
    java = jdk(tmp_path, version)
    assert found_jdk(ES_JAVA_HOME=str(java)) == str(java)


@pytest.mark.parametrize("version", ["1.8.0_292", "17.0.9", "20", ""])
def test_a_jdk_that_is_too_old_or_says_nothing_is_passed_over_for_the_next(tmp_path, version):
    old, new = jdk(tmp_path / "old", version), jdk(tmp_path / "new", "21.0.1")
    assert found_jdk(ES_JAVA_HOME=str(old), JAVA_HOME=str(new)) == str(new)


def test_a_java_without_its_compiler_is_no_jdk(tmp_path):
    bare, whole = jdk(tmp_path / "bare", "21.0.1"), jdk(tmp_path / "whole", "21.0.1")
    (bare / "bin" / "javac").unlink()
    assert found_jdk(ES_JAVA_HOME=str(bare), JAVA_HOME=str(whole)) == str(whole)
