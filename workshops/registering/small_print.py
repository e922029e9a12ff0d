"""What stands below a mail: what one can do about it, why it came, how to get no more of its kind (ADR 0040)."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from workshops.models import Registration
from workshops.registering.links import token_of
from workshops.words import Occasion

FIRST = (Occasion.CONFIRMED, Occasion.WAITING, Occasion.ASKED)
WAY_OUT = {Occasion.TOMORROW: "reminders", Occasion.SOON: "reminders", Occasion.THANKS: "thanks"}  # names of addresses


def closing(occasion: Occasion) -> str:
    """What one can do now, below the button."""
    if occasion == Occasion.CONFIRMED:
        return _(
            "If you find that you cannot come, please cancel on the page of your registration: somebody else may be"
            " waiting for the seat. You can change or delete your data there too."
        )
    if occasion in (Occasion.WAITING, Occasion.ASKED, Occasion.KNOWN):
        return _("On the page of your registration you can cancel it, and change or delete your data.")
    if occasion == Occasion.OFFERED:
        return _("Do not want it? Cancel on the same page, so that we can offer the seat to somebody else.")
    return ""


def small_print(registration: Registration, occasion: Occasion) -> list[str]:
    """Why the mail came, and how to get no more of its kind."""
    out = way_out(registration, occasion)
    return [why(occasion), f"{how_out(occasion)}\n{out}" if out else ""]


def why(occasion: Occasion) -> str:
    """Why we write: to whoever may have been entered by somebody else, that they can undo it."""
    if occasion in FIRST:
        return _(
            "Somebody registered this address. If it was not you, please cancel the registration by the link above."
        )
    if occasion == Occasion.KNOWN:
        return _("Somebody has registered with this address again. If it was not you, you need not do anything.")
    if occasion == Occasion.THANKS:
        return _("We write because you asked for the recording and the recap when you registered.")
    return _("We write because this address was registered for the workshop.")


def how_out(occasion: Occasion) -> str:
    """The words before the address that ends mails of this kind."""
    if occasion == Occasion.THANKS:
        return _("You want no mails of this kind? Switch them off here:")
    return _("You need no reminders? Switch them off here:")


def way_out(registration: Registration, occasion: Occasion) -> str:
    """The address that ends mails of this kind; empty for those that belong to the registration itself."""
    name = WAY_OUT.get(occasion)
    path = reverse(f"registration:{name}", args=[token_of(registration)]) if name else ""
    return settings.WAGTAILADMIN_BASE_URL + path if path else ""
