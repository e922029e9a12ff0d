"""`make run`: as in real life (DEBUG off), on one's own machine."""

from pathlib import Path

from site_core.settings.local_file import ensure_local_file

ensure_local_file(Path(__file__).resolve().parents[2] / "var" / "local.env")

from site_core.settings.base import *  # noqa: E402, F403

EXAMPLES = True
