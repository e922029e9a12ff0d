"""The form of a picture."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext
from wagtail.images.forms import BaseImageForm

MEGABYTE, MEGAPIXEL = 1024 * 1024, 1_000_000


class PictureForm(BaseImageForm):
    """Wagtail's own; the field of the file says all that it refuses, wherever it is shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].help_text = what_fits()


def what_fits() -> str:
    """Which pictures are taken."""
    formats = [extension.upper() for extension in settings.WAGTAILIMAGES_EXTENSIONS if extension != "jpg"]
    return gettext("%(formats)s; at most %(size)d MB and %(pixels)d megapixels.") % {
        "formats": ", ".join(formats),
        "size": settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // MEGABYTE,
        "pixels": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // MEGAPIXEL,
    }
