"""Makes the local settings once: what holds for this machine alone, in a file that only its owner reads."""

import secrets
from collections.abc import Callable
from pathlib import Path

VALUES: dict[str, Callable[[], str]] = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(48),
    "SECOND_FACTOR": lambda: "false",  # the password is enough on one's own machine; production does not read this line
}


def ensure_local_file(file: Path) -> None:
    """Writes what is missing in `file`: a new SECRET_KEY, the second factor switched off; other lines stay."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    named = {line.partition("=")[0].strip() for line in text.splitlines()}
    if not (missing := [name for name in VALUES if name not in named]):
        return
    file.parent.mkdir(exist_ok=True)
    file.touch(mode=0o600)
    if text and not text.endswith("\n"):
        text += "\n"
    lines = "".join(f"{name}={VALUES[name]()}\n" for name in missing)
    file.write_text(text + lines, encoding="utf-8")
