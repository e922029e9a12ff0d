"""Runs a program that has a small disk of its own: `python tests/small_disk.py FOLDER MEGABYTES PROGRAM...`.

Nobody else sees the disk, and it is gone with the program. Whoever tests it fills it through `/proc/NUMBER/root`; the
number of the process stands in a file beside the folder.
"""

import os
import sys

SCRIPT = 'mount -t tmpfs -o size="$1"m small "$0" && echo $$ >"$0.pid" && shift && exec "$@"'


def is_possible() -> bool:
    """Whether this machine lets us."""
    return os.system(f"{' '.join(unshare())} true 2>/dev/null") == 0


def unshare() -> list[str]:
    """The program that makes a place for mounts; who is not root becomes so in there alone."""
    return ["unshare", "--mount", *(() if os.getuid() == 0 else ("--user", "--map-root-user"))]


if __name__ == "__main__":
    folder, size, *program = sys.argv[1:]
    os.execvp("unshare", [*unshare(), "sh", "-c", SCRIPT, folder, size, sys.executable, *program])
