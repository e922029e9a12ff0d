"""System checks: a methodology edition with a fault is noticed before anybody is given a recommendation by it.

The current edition is checked at every start of a command (0.3 s); the others, which only stored results use, by
`check --deploy`, which the CI runs: the more editions there are, the longer each command would take otherwise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error, register

from tools_catalog.methodology.loading import EDITIONS, current_edition_id, edition_ids
from tools_catalog.methodology.validator import Fault, brand_names, edition_faults

TAG = "methodology"
TOOLS = Path(__file__).parent / "data" / "tools"


@register(TAG)
def current_edition_has_no_fault(app_configs: object, **options: Any) -> list[CheckMessage]:
    """E001 for each fault of the edition that new profiles start with; E002 where there is no such edition."""
    key = current_edition_id()
    if key not in edition_ids():
        hint = f"Write one of these into it: {', '.join(edition_ids())}."
        return [Error(f"current.txt names the edition {key!r}, which does not exist.", hint, id="tools_catalog.E002")]
    return _messages([key])


@register(TAG, deploy=True)
def other_editions_have_no_fault(app_configs: object, **options: Any) -> list[CheckMessage]:
    """E001 for each fault of an edition that is not the current one."""
    return _messages(key for key in edition_ids() if key != current_edition_id())


def _messages(keys: Iterable[str]) -> list[CheckMessage]:
    faults = ((key, fault) for key in keys for fault in faults_in(EDITIONS / key))
    hint = "`manage.py edition lint` lists the faults of an edition."
    return [Error(f"Edition {key}: {fault}", hint, id="tools_catalog.E001") for key, fault in faults]


def faults_in(folder: Path) -> tuple[Fault, ...]:
    """Faults of an edition, with the names in the catalogue's data as brands to avoid; kept while no file changes."""
    return _faults(folder, _content_hash(folder, TOOLS))


@cache
def _faults(folder: Path, content_hash: str) -> tuple[Fault, ...]:
    return tuple(edition_faults(folder, brand_names(TOOLS)))


def _content_hash(*folders: Path) -> str:
    contents = hashlib.sha256()
    for file in (file for folder in folders for file in sorted(folder.glob("*.yaml"))):
        contents.update(f"{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return contents.hexdigest()
