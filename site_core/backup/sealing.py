"""Files that only the holder of a key can read: `age`, a program that Debian has.

What goes into one is not written anywhere else on the way, but for the copy that SQLite makes of itself for a moment.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class Unreadable(Exception):
    """What should be read or written cannot be."""


@contextmanager
def sealed(file: Path, recipient: str) -> Iterator[IO[bytes]]:
    """What is written goes into the file, for the recipient (a public key, age1…) alone."""
    with file.open("wb") as target:
        process = started(["age", "--encrypt", "--recipient", recipient], stdin=subprocess.PIPE, stdout=target)
        assert process.stdin
        whole = False
        try:
            with process.stdin as stream:
                yield stream
            whole = True
        except BrokenPipeError:
            pass  # age has ended and said why
        finally:
            status = process.wait()
    ensure(whole and status == 0, f"{file.name} could not be encrypted; is BACKUP_RECIPIENT a key of age?")


@contextmanager
def opened(file: Path, identity: Path) -> Iterator[IO[bytes]]:
    """The contents of a sealed file, with the file that holds the secret key."""
    process = started(["age", "--decrypt", "--identity", str(identity), str(file)], stdout=subprocess.PIPE)
    assert process.stdout
    try:
        yield process.stdout
    finally:
        while process.stdout.read(1 << 20):  # an archive ends before its last block does
            pass
        process.stdout.close()
        # Before whatever the reader has met: it got too little because of this.
        ensure(process.wait() == 0, f"{file.name} could not be decrypted whole; is this the right key?")


def started(command: list[str], **places: object) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(command, **places)  # type: ignore[call-overload,no-any-return]
    except FileNotFoundError:
        raise Unreadable(f"The program {command[0]} is not installed.") from None


def ensure(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Unreadable(otherwise)
