"""Finds the texts of code and templates and keeps `locale/cs` in step.

Pure Python instead of GNU gettext, so that `make messages` works on any machine (ADR 0010).
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted(file.parent.name for file in ROOT.glob("*/apps.py"))  # all apps of ours
TEMPLATES = ("templates",)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HEADER = {
    "Project-Id-Version": "civicport",
    "Language": "cs",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
}


class Found(NamedTuple):
    """One text: its English words, the plural ones ("" if none), its context ("" if none), and the file."""

    text: str
    plural: str
    context: str
    file: str


def texts_of(source: str, file: str) -> Iterator[Found]:
    """Texts that one Python source marks for translation."""
    for _line, message, _comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
        text, plural = message if isinstance(message, tuple) else (message, "")
        yield Found(text, plural, context or "", file)


def found_texts(root: Path = ROOT) -> list[Found]:
    """All texts of our code and templates, in the order of files."""
    found: list[Found] = []
    for folder in CODE:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                found += texts_of(path.read_text(encoding="utf-8"), str(path.relative_to(root)))
    for folder in TEMPLATES:
        for path in sorted((root / folder).rglob("*.html")):
            found += texts_of(as_code(path.read_text(encoding="utf-8")), str(path.relative_to(root)))
    return found


def as_code(template: str) -> str:
    """The texts of a template as calls, each line at the margin: a template's indentation is none of Python's."""
    return "\n".join(line.lstrip() for line in templatize(template).splitlines())


def key(context: str | None, text: str) -> tuple[str, str]:
    """What makes an entry one entry."""
    return context or "", text


def renewed(old: polib.POFile, found: list[Found]) -> polib.POFile:
    """A catalogue with exactly the texts that were found, old translations kept, in alphabetical order."""
    known = {key(entry.msgctxt, entry.msgid): entry for entry in old if not entry.obsolete}
    new = polib.POFile(wrapwidth=110)
    new.metadata = dict(HEADER)
    for item in sorted({key(f.context, f.text): f for f in found}.values(), key=lambda f: (f.text.lower(), f.context)):
        before = known.get(key(item.context, item.text))
        entry = polib.POEntry(msgid=item.text, msgctxt=item.context or None)
        if item.plural:
            entry.msgid_plural = item.plural
            entry.msgstr_plural = (
                dict(before.msgstr_plural) if before and before.msgstr_plural else dict.fromkeys(range(3), "")
            )
        else:
            entry.msgstr = before.msgstr if before else ""
        if before:
            entry.flags, entry.tcomment = before.flags, before.tcomment
        new.append(entry)
    return new


def faults(po: polib.POFile, found: list[Found]) -> list[str]:
    """Every text without Czech, every Czech text that no code uses, and every fuzzy one, in words."""
    entries = {key(entry.msgctxt, entry.msgid): entry for entry in po if not entry.obsolete}
    wanted = {key(item.context, item.text): item for item in found}
    missing = [
        f"{wanted[k].file}: no Czech for {k[1]!r}" for k in wanted if k not in entries or not is_whole(entries[k])
    ]
    unused = [f"no code uses {k[1]!r}" for k in entries if k not in wanted]
    return sorted(missing) + sorted(unused)


def is_whole(entry: polib.POEntry) -> bool:
    """Translated in every form, and not marked as a guess."""
    forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return "fuzzy" not in entry.flags and bool(forms) and all(form.strip() for form in forms)
