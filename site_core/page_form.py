"""The form of every page in the administration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Revision


class PageForm(WagtailAdminPageForm):
    """What is too long is said at its field. A browser that knows the limit cuts what is pasted without a word.

    Of two editors of one page the second reads that there is a newer version before it is replaced. Wagtail holds back
    only what saves itself. One's own versions hold back nothing: a form that has saved itself says so to no button.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def clean(self) -> Any:
        cleaned = super().clean()
        newer = newer_version(self.instance.latest_revision, self.data)
        if newer and newer.user_id != self.for_user.pk:
            self.add_error(None, ValidationError(NEWER % told(newer), code="newer_version"))
        return cleaned


NEWER = _(
    "This page has a newer version (%(person)s, %(time)s). You lost nothing: what you wrote is in the form below, only"
    " it is not saved. Look at the newer version in the history of the page; saving again replaces it."
)


def newer_version(latest: Revision | None, sent: Mapping[str, Any]) -> Revision | None:
    """The version that somebody saved after a form was opened; `sent` is what the form says of the one it shows.

    A form that saved itself before knows which version that made, another one which it was opened with. A version can
    be overwritten in place: its time tells.
    """
    if not latest:
        return None
    own = sent.get("overwrite_revision_id")
    if own:
        return latest if own != str(latest.pk) else None
    opened = (sent.get("loaded_revision_id"), sent.get("loaded_revision_created_at", ""))
    return latest if opened[0] and opened != (str(latest.pk), latest.created_at.isoformat()) else None


def told(version: Revision) -> dict[str, Any]:
    """Who saved a version and when, in words of the active language."""
    person = version.user
    return {
        "person": (person.get_full_name() or person.get_username()) if person else _("somebody"),
        "time": date_format(timezone.localtime(version.created_at), "DATETIME_FORMAT"),
    }
