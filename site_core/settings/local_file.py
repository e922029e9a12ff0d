"""Makes the local settings once: a secret key of this machine, in a file that only its owner reads."""

import secrets
from pathlib import Path


def ensure_local_file(file: Path) -> None:
    """Writes `file` with a new SECRET_KEY unless it already names one; other lines stay."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    if any(line.startswith("SECRET_KEY=") for line in text.splitlines()):
        return
    file.parent.mkdir(exist_ok=True)
    file.touch(mode=0o600)
    if text and not text.endswith("\n"):
        text += "\n"
    file.write_text(f"{text}SECRET_KEY={secrets.token_urlsafe(48)}\n", encoding="utf-8")
