"""The house keeps its plan: who imports whom, how long things are, what no file may hold.

Each check is a function from a folder and its files to what offends, so that a planted offence can show that the
check notices it. Needles are put together from pieces, so that this file does not find itself.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FEATURES = ("advisor", "tools_catalog", "blog", "workshops", "hub", "contact", "accessibility", "media_library")
MOST_LINES_OF_A_FUNCTION, MOST_LINES_OF_A_MODULE, MOST_LINES_OF_A_TEMPLATE = 40, 300, 80

type Offences = Iterator[str]


@dataclass(frozen=True)
class Boundary:
    """What the modules in some places may import: nothing of `never`, or only the standard library and `only`."""

    places: tuple[str, ...]
    never: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    def allows(self, module: str) -> bool:
        if self.only:
            return within(module, (*self.only, *sys.stdlib_module_names))
        return not within(module, self.never)


METHOD = ("tools_catalog.matching", "tools_catalog.methodology")
INNER = tuple(f"tools_catalog.{name}" for name in ("views", "forms", "adapters", "comparison", "matching"))
BOUNDARIES = (
    Boundary(
        ("site_core/",),
        never=FEATURES,
        apart=("site_core/settings/", "site_core/urls.py", "site_core/wsgi.py", "site_core/management/"),
    ),
    Boundary(("tools_catalog/",), never=("accessibility", "advisor", "blog", "workshops", "hub", "contact")),
    Boundary(("advisor/",), never=("accessibility", "blog", "workshops", "hub", "contact")),
    Boundary(("hub/",), never=("accessibility", "advisor", "blog", "contact", "tools_catalog", "workshops")),
    Boundary(("blog/",), never=("accessibility", "advisor", "contact", "hub", "tools_catalog", "workshops")),
    Boundary(("workshops/",), never=("accessibility", "advisor", "blog", "contact", "hub", "tools_catalog")),
    Boundary(("contact/",), never=("accessibility", "advisor", "blog", "hub", "tools_catalog", "workshops")),
    Boundary(("accessibility/",), never=("advisor", "blog", "contact", "hub", "tools_catalog", "workshops")),
    Boundary(
        ("media_library/",), never=("accessibility", "advisor", "blog", "contact", "hub", "tools_catalog", "workshops")
    ),
    Boundary(("search/",), never=FEATURES),
    Boundary(("tools_catalog/models.py", "tools_catalog/models/"), never=INNER),
    Boundary(tuple(f"tools_catalog/{name}" for name in ("forms", "adapters", "comparison")), never=INNER[:1]),
    Boundary(("site_core/czech_order.py",), only=("site_core.czech_order",)),
    Boundary(("tools_catalog/matching/",), only=("tools_catalog.matching", "site_core.czech_order")),
    Boundary(("tools_catalog/methodology/",), only=(*METHOD, "yaml", "django.utils.translation")),
    Boundary(("workshops/calendar/",), only=("workshops.calendar", "icalendar")),
)


def within(module: str, packages: Iterable[str]) -> bool:
    """Whether a dotted name is one of these packages or lies inside one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def imports(path: str, tree: ast.Module) -> Iterator[str]:
    """Full dotted names of everything that a module imports, also inside functions."""
    package = path.removesuffix(".py").split("/")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            yield from (".".join([*above, *filter(None, [node.module, alias.name])]) for alias in node.names)


def parsed(root: Path, files: Iterable[str]) -> Iterator[tuple[str, ast.Module]]:
    """The Python files among the files, read."""
    for path in files:
        if path.endswith(".py"):
            yield path, ast.parse((root / path).read_text(encoding="utf-8"), path)


def texts(root: Path, files: Iterable[str], *endings: str) -> Iterator[tuple[str, str]]:
    """The text files among the files, of these endings if any are given."""
    for path in files:
        if not endings or path.endswith(endings):
            try:
                yield path, (root / path).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # a picture, a font


def crossed_boundaries(root: Path, files: Iterable[str]) -> Offences:
    for path, tree in parsed(root, files):
        for boundary in BOUNDARIES:
            if path.startswith(boundary.places) and not path.startswith(boundary.apart or "-"):
                yield from (f"{path} imports {name}" for name in imports(path, tree) if not boundary.allows(name))


def long_functions(root: Path, files: Iterable[str]) -> Offences:
    for path, tree in parsed(root, files):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MOST_LINES_OF_A_FUNCTION:
                    yield f"{path}: {node.name} has {lines} lines"


def long_files(root: Path, files: Iterable[str]) -> Offences:
    for ending, most in ((".py", MOST_LINES_OF_A_MODULE), (".html", MOST_LINES_OF_A_TEMPLATE)):
        for path, text in texts(root, files, ending):
            lines = len(text.splitlines())
            if lines > most and "/migrations/" not in path:
                yield f"{path} has {lines} lines"


def shapeless_names(root: Path, files: Iterable[str]) -> Offences:
    vague = {"util" + "s", "help" + "ers"}
    return (path for path in files if vague & set(path.rsplit(".", 1)[0].split("/")))


def questions_about_the_language(root: Path, files: Iterable[str]) -> Offences:
    """Code for one language: a comparison with its code. (Whether two languages are the same may be asked.)"""
    names = "(?:LANGUAGE" + "_CODE|language" + "_code|language|lang)"
    one_way = rf"(?<![a-zA-Z]){names}(?:\(\))?\s*[=!]=\s*[\"']"
    other_way = rf"[\"'](?:cs|en)[\"']\s*[=!]=\s*[\w.]*{names}\b"
    comparison = re.compile(f"{one_way}|{other_way}")
    for path, text in texts(root, files, ".py", ".html"):
        yield from (f"{path}:{number}" for number, line in enumerate(text.splitlines(), 1) if comparison.search(line))


def foreign_places(root: Path, files: Iterable[str]) -> Offences:
    """Paths of one machine, the material outside the project, addresses of package registries."""
    folders = ["/" + name + "/" for name in ("wo" + "rk", "ro" + "ot", "tm" + "p", "Use" + "rs", "ho" + "me")]
    hosts = [".".join(name) for name in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))]
    patterns = [rf"(?<![\w.~}}/>-]){folder}" for folder in folders]
    patterns += [re.escape(".." + "/sha" + "red"), *map(re.escape, hosts), "--(?:extra-)?index" + "-url"]
    found = re.compile("|".join(patterns))
    for path, text in texts(root, files):
        for number, line in enumerate(text.splitlines(), 1):
            yield from (f"{path}:{number}: {match[0]}" for match in found.finditer(line))


def clocks_and_files_in_the_engine(root: Path, files: Iterable[str]) -> Offences:
    """Whatever the standard library offers to ask the time, chance, the machine or a file; not in calendars either."""
    places = ("tools_catalog/matching/", "workshops/calendar/")
    modules = {"time", "random", "secrets", "os", "sys", "pathlib", "io", "uuid", "platform", "tempfile", "subprocess"}
    calls = {"today", "now", "utcnow", "fromtimestamp", "open", "print", "input"}
    for path, tree in parsed(root, (path for path in files if path.startswith(places))):
        yield from (f"{path} imports {name}" for name in imports(path, tree) if name.partition(".")[0] in modules)
        yield from (f"{path} calls {name}" for name in called(tree) & calls)


SAYS_PURE = re.compile(r"\bPure\b(?! but| Python)|\b[Nn]o (?:clock|database)\b")
NEVER_PURE = (
    "django.core.cache",
    "django.db",
    "django.utils.timezone",
    "advisor.models",
    "site_core.outbox",
    "tools_catalog.adapters.current_snapshot",
    "tools_catalog.adapters.stored_snapshot",
    "tools_catalog.models",
    "tools_catalog.snapshots",
)


def clocks_and_databases_in_what_says_pure(root: Path, files: Iterable[str]) -> Offences:
    """A module that calls itself pure, or lies in a package that does, asks neither the time nor the database."""
    modules = list(parsed(root, files))
    pure = {path for path, tree in modules if SAYS_PURE.search(ast.get_docstring(tree) or "")}
    folders = tuple(path.removesuffix("__init__.py") for path in pure if path.endswith("/__init__.py"))
    for path, tree in modules:
        if path in pure or path.startswith(folders):
            yield from (f"{path} imports {name}" for name in imports(path, tree) if within(name, NEVER_PURE))
            yield from (f"{path} calls {name}" for name in called(tree) & {"today", "now", "utcnow", "localdate"})


def called(tree: ast.Module) -> set[str]:
    """Names of functions and methods that a module calls."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {getattr(func, "attr", None) or getattr(func, "id", "") for func in calls}


CHECKS = (
    crossed_boundaries,
    clocks_and_databases_in_what_says_pure,
    clocks_and_files_in_the_engine,
    long_functions,
    long_files,
    shapeless_names,
    questions_about_the_language,
    foreign_places,
)


def tracked() -> list[str]:
    """Every file that belongs to the project."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for path in listed.split("\0") if path and (ROOT / path).is_file()]


def ours(path: str) -> bool:
    """Not what was taken over as it is: sources in the catalogue name any address."""
    return not path.startswith(("tools_catalog/data/", "hub/data/", "tests/matching/golden/"))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_house_has_no(check):
    assert list(check(ROOT, list(filter(ours, tracked())))) == []


PLANTED = {
    crossed_boundaries: {
        "site_core/models.py": "from tools_catalog.models import Tool",
        "site_core/czech_order.py": "from django.db import models",
        "tools_catalog/matching/fit.py": "from site_core import models",
        "tools_catalog/current.py": "def now():\n    import advisor.flow",
        "tools_catalog/models/tool.py": "from ..matching import recommend",
        "tools_catalog/models.py": "from tools_catalog import adapters",
        "tools_catalog/adapters.py": "from tools_catalog.views import index",
        "tools_catalog/matching/order.py": "from django.utils import timezone",
        "tools_catalog/matching/reasons.py": "from ..methodology import Text",
        "tools_catalog/methodology/text.py": "from django.utils.functional import lazy",
        "workshops/calendar/file.py": "from workshops.models import Workshop",
    },
    clocks_and_files_in_the_engine: {
        "tools_catalog/matching/evidence.py": "import datetime\nday = datetime.date.today()",
        "tools_catalog/matching/order.py": "from random import shuffle",
        "tools_catalog/matching/fit.py": "rule = open('rule.yaml')",
        "workshops/calendar/file.py": "from uuid import uuid4",
    },
    clocks_and_databases_in_what_says_pure: {
        "advisor/flow.py": '"""The way. Pure."""\nfrom django.utils import timezone',
        "advisor/carry_over.py": '"""Answers. Pure, no clock."""\nimport datetime\nday = datetime.date.today()',
        "tools_catalog/comparison/__init__.py": '"""Side by side; no database."""\nimport django.db.models',
        "tools_catalog/comparison/table.py": '"""The table."""\nfrom tools_catalog.models import Tool',
        "tools_catalog/to_verify/gaps.py": '"""Gaps. Pure."""\nfrom tools_catalog.adapters import current_snapshot',
    },
    long_functions: {"advisor/flow.py": "def walk():\n" + "    print()\n" * 40},
    long_files: {"advisor/flow.py": "x = 1\n" * 301, "templates/base.html": "<p>\n" * 81},
    shapeless_names: {"advisor/util" + "s.py": "", "site_core/help" + "ers/text.py": ""},
    questions_about_the_language: {
        "templates/base.html": "{% if LANGUAGE" + "_CODE == 'cs' %}",
        "advisor/flow.py": "if language" + " == 'cs':\n    pass",
        "advisor/views.py": "czech = get_language" + "() == 'cs'",
        "advisor/links.py": "czech = 'cs'" + " == page.language",
    },
    foreign_places: {
        "README.md": "see .." + "/shared/data",
        "Makefile": "cd /wo" + "rk/main",
        "deploy/run.sh": "OUT=/tm" + "p/x",
        "requirements/main.txt": "--index" + "-url=x",
        "package-lock.json": '"https://registry.npmjs' + '.org/x"',
    },
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_planted_offence_is_noticed_in_each_file(check, tmp_path):
    for path, text in PLANTED[check].items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    offences = list(check(tmp_path, PLANTED[check]))
    assert [offence.split(":")[0].split(" ")[0] for offence in offences] == list(PLANTED[check])


SOUND = {
    "site_core/urls.py": "from advisor import urls",
    "site_core/settings/base.py": "import tools_catalog",
    "advisor/views.py": "from tools_catalog.adapters import recommendation_document",
    "advisor/flow.py": '"""The way. Pure."""\nimport datetime\nfrom tools_catalog.adapters import LoadedSnapshot',
    "advisor/expiry.py": '"""What runs out. Pure but for its query."""\nfrom django.utils import timezone',
    "advisor/links.py": "x = language_of(page) or 'cs'\nsame = language == other\ny = [z for language in ('cs', 'en')]",
    "tools_catalog/adapters.py": "from tools_catalog.matching import recommend\nfrom .models import Tool",
    "tools_catalog/matching/order.py": "from fractions import Fraction\nfrom . import when\nfrom .when import holds",
    "tools_catalog/matching/catalogue.py": "from site_core.czech_order import SortKey",
    "tools_catalog/methodology/text.py": "import yaml\nfrom django.utils.translation import get_language",
    "workshops/calendar/file.py": "from icalendar import Calendar\nfrom .event import Event",
    "tools_catalog/migrations/0001_initial.py": "x = 1\n" * 301,
    "templates/base.html": '<a href="https://example.org/work/1" lang="{{ language }}"><p>\n',
    "Makefile": "var/tmp/x build/home/",
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_sound_files_pass(check, tmp_path):
    for path, text in SOUND.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert list(check(tmp_path, SOUND)) == []
