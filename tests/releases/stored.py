"""Databases of releases as they were: two files and what their one stored result shows, in a folder for each release.

`python -m tests.releases.make` makes the folder of this release; CONTRIBUTING.md says when.
"""

import contextlib
import hashlib
import json
import lzma
import re
import sqlite3
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.utils.translation import gettext, override

from tests.element_reader import Element, elements_of

FOLDER = Path(__file__).parent
SQLITE, POSTGRES, SHOWN = "site.sqlite3.xz", "site.sql.xz", "shown.json"
SECRET = "key-of-stored-releases"  # under which the hashes of their links were made; never one of a real site
LIGHTS = {"green": "Green", "amber": "Amber", "red": "Red"}


def releases() -> list[str]:
    return sorted(path.parent.name for path in FOLDER.glob(f"*/{SHOWN}"))


def unpack(release: str, name: str, target: Path) -> None:
    target.write_bytes(lzma.decompress((FOLDER / release / name).read_bytes()))


def fill_postgres(release: str, database: str, folder: Path) -> None:
    """Fills an empty database given by its address."""
    unpack(release, POSTGRES, file := folder / "site.sql")
    command = ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={database}", f"--file={file}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def migrations(release: str) -> set[tuple[str, str]]:
    """App and name of each migration that the release had."""
    with tempfile.TemporaryDirectory() as folder:
        unpack(release, SQLITE, file := Path(folder) / "site.sqlite3")
        with contextlib.closing(sqlite3.connect(file)) as database:
            return set(database.execute("SELECT app, name FROM django_migrations"))


def shown(release: str, kind: str) -> dict[str, Any]:
    """The path of the result in this kind of database, and what it showed."""
    return json.loads((FOLDER / release / SHOWN).read_text())[kind]


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode()


def meaning_of(site: str, path: str) -> dict[str, Any]:
    """What the stored result says: its document, its light, and the place and range of each tool on the page.

    What is looked for are texts and the anchors that links lead to, so a page may look different, not say other things.
    """
    page = elements_of(read(site + path))
    links = {each.attributes.get("href", "") for each in page.all("a")}
    [document] = {link for link in links if link.endswith(".json") and link.startswith(path)}
    return {
        "document": hashlib.sha256(read(urljoin(site + path, document)).encode()).hexdigest(),
        "light": light_of(page),
        "places": [list(each) for each in places_of(page)],
    }


def light_of(page: Element) -> str:
    """The colour of the light, by its word."""
    texts = {paragraph.text for paragraph in page.all("p")}
    with override("cs"):
        [light] = [light for light, word in LIGHTS.items() if gettext(word) in texts]
    return light


def places_of(page: Element) -> Iterator[tuple[str, list[int]]]:
    """The tools in the order of the page, each with what is certain and what is possible."""
    for element in page.all():
        anchor = element.attributes.get("id", "")
        if element.name == "article" or anchor.startswith("line-"):
            yield anchor.removeprefix("line-"), range_of(element)


def range_of(element: Element) -> list[int]:
    """The numbers of the first paragraph that has some in bold."""
    numbers = [re.findall(r"\d+", " ".join(bold.text for bold in text.all("b"))) for text in element.all("p")]
    return [int(number) for number in next(filter(None, numbers))]
