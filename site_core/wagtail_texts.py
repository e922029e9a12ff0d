"""Czech texts of the administration that Wagtail lacks or words badly: what is missing, and whether ours still fit.

Wagtail's own Czech is kept where it reads well. What it lacks, and what of it is no Czech of a clerk or calls one thing
by two words (ADR 0033), stands in `locale/wagtail`, `djangojs.po` for its scripts; our own texts stand before both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import polib

from site_core.texts import LOCALE

OURS = LOCALE / "wagtail" / "cs" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")
PACKAGES = (
    *("wagtail", "wagtail.admin", "wagtail.documents", "wagtail.embeds", "wagtail.images", "wagtail.search"),
    *("wagtail.sites", "wagtail.snippets", "wagtail.users", "wagtail.contrib.redirects", "wagtail.contrib.settings"),
    "wagtail.contrib.table_block",
    *("wagtail_localize", "wagtail_localize.locales"),
    "django.conf",  # periods of time, which the administration speaks of after "před"
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
FORGOTTEN = {("", "Dashboard")}  # a script asks for it, and Wagtail's catalogue of texts of scripts has it not
MAY_BE_LEFT_OUT = {"%(model_name)s"}  # "1–5 z 11 stránek": no catalogue can decline the name of a model


class Source(NamedTuple):
    """A text of Wagtail: where it comes from, and the entry of its English catalogue."""

    package: str
    domain: str
    entry: polib.POEntry


def key(entry: polib.POEntry) -> tuple[str, str]:
    """What makes an entry one entry."""
    return entry.msgctxt or "", entry.msgid


def sources(domain: str, packages: Sequence[str] = PACKAGES) -> Iterator[Source]:
    """All texts of these packages."""
    for package in packages:
        for entry in polib.pofile(str(file)) if (file := catalogue(package, "en", domain)).exists() else ():
            yield Source(package, domain, entry)


def missing(domain: str, packages: Sequence[str] = PACKAGES) -> list[Source]:
    """Texts that have no Czech, neither of the packages nor of ours."""
    files = [catalogue(package, "cs", domain) for package in packages] + [OURS / f"{domain}.po"]
    known = {key(entry) for file in files if file.exists() for entry in polib.pofile(str(file)) if entry.translated()}
    return [source for source in sources(domain, packages) if key(source.entry) not in known]


def faults(domain: str, packages: Sequence[str] = PACKAGES) -> list[str]:
    """What is wrong with ours: no such text any more, a form that is missing, other placeholders."""
    wanted = {key(source.entry) for source in sources(domain, packages)} | FORGOTTEN
    return [
        f"{entry.msgid!r}: {words}"
        for entry in polib.pofile(str(OURS / f"{domain}.po"))
        for words, wrong in (
            ("Wagtail has no such text", key(entry) not in wanted),
            ("not translated in each form", not entry.translated() or "fuzzy" in entry.flags),
            ("other placeholders", not same_placeholders(entry)),
        )
        if wrong
    ]


def same_placeholders(entry: polib.POEntry) -> bool:
    """Whether each Czech form takes what the English one takes, the name of a model at will."""
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return all(wanted - MAY_BE_LEFT_OUT <= set(PLACEHOLDER.findall(form)) <= wanted for form in forms)


def catalogue(package: str, language: str, domain: str) -> Path:
    """The file of a package's texts, whether there is one or not."""
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
