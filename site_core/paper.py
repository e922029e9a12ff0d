"""What only paper shows. Pure."""

from __future__ import annotations

from django.utils.safestring import SafeString


def number_on_paper(number: int | None) -> SafeString:
    """The number that a source has in the list of sources on paper; nothing where there is no such list."""
    return SafeString(f'<span class="cp-ref"> [{number:d}]</span>' if number else "")
