"""A process that publishes once: `python -m tests.publisher TOOL`. The change itself is stored already.

It says "ready", waits for a line, so that two of them start together, and then makes the snapshot of what changed.
"""

import os
import sys

import django


def main(key: str) -> None:
    django.setup()
    from tools_catalog.models import Tool
    from tools_catalog.snapshots import publish_snapshot

    tool = Tool.objects.get(key=key)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    publish_snapshot({tool.pk})


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.test")
    main(sys.argv[1])
