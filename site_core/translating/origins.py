"""Where a translated text comes from, if nobody typed it for this translation; noted as the name of its tool."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

EARLIER = "earlier translation"
TITLE = "title"
KNOWN_ADDRESS = "known address"

WORDS = {
    EARLIER: _("From an earlier translation, %(day)s. Check that it still holds, and save it."),
    TITLE: _("Made from the title, %(day)s"),
    KNOWN_ADDRESS: _("Kept, as readers know this address, %(day)s"),
}
