"""A process that adds to one counter, each time reading it first: `python -m tests.sqlite_writer TIMES`.

It says "ready", waits for a line, so that two of them start together, and then writes.
"""

import os
import sys
import time

import django

NAME = {"kind": "test", "key": "counter", "field": "count"}
HELD = 0.005  # seconds between reading and writing, time enough for the other process to come between


def add_one() -> None:
    from django.db import transaction

    from site_core.models import SeededValue

    with transaction.atomic():
        counter, _ = SeededValue.objects.get_or_create(**NAME, defaults={"value": 0})
        time.sleep(HELD)
        counter.value += 1
        counter.save()


def main(times: int) -> None:
    django.setup()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _ in range(times):
        add_one()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.test")
    main(int(sys.argv[1]))
