"""Breaks the engine in eight ways and shows that the tests notice each of them.

    python tests/matching/break_the_engine.py

Works on copies in a temporary folder. Exit status 0: the sound engine passes and every broken one is noticed; 1: one
survived, or the sound one fails; 2: a place that is to be broken is not there any more.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
MATCHING = Path("tools_catalog/matching")
COPIED = [
    "site_core/__init__.py",
    "site_core/czech_order.py",
    "tools_catalog/__init__.py",
    "tools_catalog/matching",
    "tools_catalog/methodology",
    "tests/matching",
]
TESTS = ["test_ties.py", "test_examples.py"]


QUICK = {"PYTHONDONTWRITEBYTECODE": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


@dataclass(frozen=True)
class Break:
    """One way of breaking the engine: in `file`, `sound` becomes `broken`."""

    name: str
    file: str
    sound: str
    broken: str


DROP_AND_RESCALE = """\
        counted = sum(part[-1] for name, part in self.parts.items() if levels[name] != {left_out}) or self.unit
        possible -= sum(part[levels[name][1]] for name, part in self.parts.items() if levels[name] == {left_out})
        return sure * self.unit // counted, possible * self.unit // counted
"""

BREAKS = [
    Break("uncapped value", "fit.py", "Fraction(min(level, target), target)", "Fraction(level, target)"),
    Break(
        "per-tool renormalisation: weights over what the tool has",
        "fit.py",
        "        return sure, possible\n",
        DROP_AND_RESCALE.format(left_out="(0, 0)"),
    ),
    Break("unknown counts as zero", "evidence.py", "ANY_LEVEL: Bounds = (0, 4)", "ANY_LEVEL: Bounds = (0, 0)"),
    Break(
        "unknown is dropped: weights over what is known",
        "fit.py",
        "        return sure, possible\n",
        DROP_AND_RESCALE.format(left_out="(0, 4)"),
    ),
    Break("floor ignored", "evidence.py", "4 if assessment.floor else max(claims)", "max(claims)"),
    Break(
        "conditional tools before unconditional ones",
        "order.py",
        "key=lambda c: (group_of(c, ranking), ",
        "key=lambda c: (-group_of(c, ranking), ",
    ),
    Break(
        "ties broken by the vendor",
        "catalogue.py",
        'sort_key=czech_sort_key(raw["name"])',
        'sort_key=czech_sort_key(raw.get("vendor", raw["name"]))',
    ),
    Break(
        "sums in binary floating point",
        "fit.py",
        "Fraction(units, self.unit)",
        "Fraction(units / self.unit)",
    ),
]


class NothingToBreak(Exception):
    """The engine has no such place, or more than one."""


def main() -> int:
    try:
        with engine_copy() as folder:
            if noticed_by(folder):
                print("The sound engine fails its tests: nothing can be said about broken ones.")
                return 1
            survivors = [change.name for change in BREAKS if not shown_as_noticed(folder, change)]
    except NothingToBreak as missing:
        print(f"Not found exactly once: {missing}")
        return 2
    print(f"{len(BREAKS) - len(survivors)} of {len(BREAKS)} noticed.")
    return 1 if survivors else 0


@contextmanager
def engine_copy() -> Iterator[Path]:
    """A folder with copies of the engine, the editions and the tests."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in COPIED:
            source, target = PROJECT / path, folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, target)
        (folder / "tests" / "__init__.py").touch()
        (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    slow\n", encoding="utf-8")
        yield folder


def shown_as_noticed(folder: Path, change: Break) -> bool:
    with broken(folder, change):
        test = noticed_by(folder)
    print(f"{'noticed ' if test else 'SURVIVED'}  {change.name}{f': {test}' if test else ''}", flush=True)
    return test is not None


@contextmanager
def broken(folder: Path, change: Break) -> Iterator[None]:
    """The copy with one place broken; mended afterwards."""
    file = folder / MATCHING / change.file
    text = file.read_text(encoding="utf-8")
    if text.count(change.sound) != 1:
        raise NothingToBreak(f"{change.file}: {change.sound!r}")
    file.write_text(text.replace(change.sound, change.broken), encoding="utf-8")
    yield
    file.write_text(text, encoding="utf-8")


def noticed_by(folder: Path) -> str | None:
    """The first test that fails in the copy; None when all pass. A run that does not even start counts as a failure."""
    switches = ["-q", "-x", "--tb=no", "-p", "no:cacheprovider"]
    tests = [f"tests/matching/{name}" for name in TESTS]
    environment = {**os.environ, "PYTHONPATH": str(folder), **QUICK}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *switches, *tests],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode == 0:
        return None
    failed = re.search(r"^(?:FAILED|ERROR) \S*?([^/\s]+)$|^(?:FAILED|ERROR) ([^\s]+)", run.stdout, re.MULTILINE)
    return (failed[1] or failed[2]) if failed else run.stdout.strip().splitlines()[-1]


if __name__ == "__main__":
    sys.exit(main())
