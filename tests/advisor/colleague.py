"""A process that answers one question again and again: `python -m tests.advisor.colleague PROFILE QUESTION TIMES`.

It says "ready", waits for a line, so that two of them start together, saves each time over the version that it has
just seen, and in the end prints how many of its answers were stored.
"""

import os
import sys

import django


def answer(profile_id: int, question: str, value: str) -> bool:
    """Saves one answer as a page does; False when somebody else was faster."""
    from advisor.models import NeedsProfile
    from advisor.profiles import stored_answers
    from advisor.saving import Change, save, shown

    profile = NeedsProfile.objects.get(pk=profile_id)
    seen = shown(stored_answers(profile).get(question))
    return not save(profile, [Change(question, value, seen)])


def main(profile_id: int, question: str, times: int) -> None:
    django.setup()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    stored = sum(answer(profile_id, question, f"{os.getpid()}-{time}") for time in range(times))
    sys.stdout.write(f"{stored}\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.test")
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
