#!/usr/bin/env python
"""Command line of the site; `make help` lists the everyday ones."""

import os
import sys

SHOWS_TEXTS = {"serve", "setup"}  # what begins with them begins with the texts as they are now


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_core.settings.local")
    if SHOWS_TEXTS.intersection(sys.argv[1:2]):
        from site_core.texts import compile_texts

        compile_texts()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
