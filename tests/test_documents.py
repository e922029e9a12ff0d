"""Documents for people who work on the site name only files, folders and commands that are there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.test_architecture import ROOT, tracked

CODE = re.compile(r"`([^`\n]+)`|^ {4}(\S.*)$", re.MULTILINE)
ENDINGS = "py|md|html|css|ya?ml|toml|txt|po|js|json|sh"
PATH = re.compile(rf"[\w<.*-][\w<>.*,-]*(?:/[\w<>.*,-]+)+/?|[\w*-][\w<>*-]*\.(?:{ENDINGS})|[\w-]+/")
OUR_APPS = {path.split("/")[0] for path in tracked() if path.count("/") == 1 and path.endswith("/apps.py")}
OF_LIBRARIES = {name for name, app in get_commands().items() if str(app).split(".")[0] not in OUR_APPS}
ONCE_IT_RUNS = ("var/", "static/build/", "site.css")


def named_in(document: str) -> Iterator[str]:
    """What a document names of the project: files and folders, whole or only their end, and commands."""
    for spans in CODE.findall(document):
        code = "".join(spans)
        for command in set(re.findall(r"manage\.py ([a-z_]+)", code)) - OF_LIBRARIES:
            yield f"management/commands/{command}.py"
        for word in code.split():
            if PATH.fullmatch(word) and not word.startswith(ONCE_IT_RUNS):
                yield word


def places(files: list[str]) -> str:
    """All files and folders of the project, each in a line, with a slash before it."""
    folders = {str(folder) for path in files for folder in Path(path).parents}
    return "\n".join(f"/{path}" for path in (*files, *folders))


def is_there(name: str, there: str) -> bool:
    """Whether something in the project ends like this; `<word>` and `*` stand for any part of a name."""
    pattern = re.sub(r"<[^>]*>|\\\*", "[^/\\\\n]+", re.escape(name.removesuffix("/").replace("../", "")))
    return bool(re.search(f"/{pattern}$", there, re.MULTILINE))


DOCUMENTS = [path for path in tracked() if path.endswith(".md")]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_names_is_there(document):
    there = places(tracked())
    assert [name for name in named_in((ROOT / document).read_text()) if not is_there(name, there)] == []


@pytest.mark.parametrize(
    "code", ["advisor/gone.py", "gone.py", "manage.py vanish --all", "editions/<id>/gone.md", "gone/"]
)
def test_what_is_not_there_is_noticed(code):
    [name] = set(named_in(f"Edit `{code}`.")) - {"manage.py"}
    assert not is_there(name, places(["advisor/flow.py", "manage.py", "methodology/editions/2026.1/rules.yaml"]))


@pytest.mark.parametrize("code", ["advisor/flow.py", "flow.py", "manage.py edition lint", "editions/<id>/", "*.yaml"])
def test_what_is_there_is_found(code):
    files = ["advisor/flow.py", "manage.py", "editions/2026.1/rules.yaml", "management/commands/edition.py"]
    names = list(named_in(f"Edit `{code}`."))
    assert names
    assert all(is_there(name, places(files)) for name in names)


def twice(texts: list[str]) -> list[str]:
    return sorted({text for text in texts if texts.count(text) > 1})


def test_a_recipe_stands_once():
    assert twice(re.findall(r"^\*\*[^*]+\*\*", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)) == []


def test_the_changelog_says_nothing_twice():
    lines = (ROOT / "CHANGELOG.md").read_text().splitlines()
    assert twice([line[:70] for line in lines if line.startswith("- ")]) == []
