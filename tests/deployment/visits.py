"""What readers do while a release is replaced."""

import contextlib
import re
import subprocess
import sys
import threading
from urllib.request import urlopen

from tests.database_snapshot import ROOT

MAIN_PATHS = ("/", "/en/", "/nastroje/", "/en/tools/", "/nastroje/adhocracy-plus/", "/workshopy/", "/potreby/")
PICK = re.compile(r'<article class="cp-pick"\s+id="([^"]+)".*?</article>', re.DOTALL)


def read(address: str) -> str:
    """A page; an answer other than 200 is an error."""
    with urlopen(address, timeout=60) as answer:
        return answer.read().decode()


def stored_result(site: str) -> str:
    """The path of the result of a municipality that has just answered all questions."""
    visit = subprocess.run(
        [sys.executable, ".ci/visitor.py", site], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert visit.returncode == 0, visit.stderr
    return visit.stdout.strip().removeprefix(site)


def said(page: str) -> list[tuple[str, list[str]]]:
    """Which tools a result names, in order, and every number that it says about each."""
    return [(found[1], re.findall(r"\d+", re.sub(r"<[^>]*>", " ", found[0]))) for found in PICK.finditer(page)]


@contextlib.contextmanager
def readers(site: str, path: str = "/"):
    """Somebody reads all the time; gives what was answered, one word each time."""
    answers: list[str] = []
    stop = threading.Event()

    def reading() -> None:
        while not stop.is_set():
            try:
                read(site + path)
                answers.append("read")
            except OSError as fault:
                answers.append(f"{type(fault).__name__}: {fault}")
            stop.wait(0.05)

    threads = [threading.Thread(target=reading) for _reader in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        stop.set()
        for thread in threads:
            thread.join()
