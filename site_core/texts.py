"""Compiles the texts of `locale/` with polib, so that a machine without gettext has a Czech site.

Run before Django starts (`python -m site_core.texts`): Django reads a catalogue of texts once a process.
"""

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_texts(folder: Path = LOCALE) -> list[Path]:
    """Writes a .mo beside each .po that is newer; returns the files written."""
    written = []
    for source in sorted(folder.rglob("LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source), encoding="utf-8").save_as_mofile(str(target))
            written.append(target)
    return written


if __name__ == "__main__":
    compile_texts()
