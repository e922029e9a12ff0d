"""A video that asks first (ADR 0023): until a reader clicks, nothing is loaded from elsewhere."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from site_core.blocks.groups import ANSWER, MEDIA
from site_core.blocks.lines import OptionalLineBlock
from site_core.blocks.pictures import FoundPictureBlock
from site_core.video_address import UnknownVideo, Video, read_video


class VideoAddressBlock(blocks.URLBlock):
    """The address of a video at one of the providers that we let into our pages."""

    def clean(self, value: str) -> str:
        """Refuses any other address, in a draft too."""
        value = super().clean(value)
        if value:
            try:
                read_video(value)
            except UnknownVideo:
                raise ValidationError(
                    _("This is no address of a video at YouTube or Vimeo. Copy it from the address bar of the video.")
                ) from None
        return value


class VideoValue(blocks.StructValue):
    """A video as shown."""

    @property
    def video(self) -> Video | None:
        """Its addresses; None for an address that no provider of ours has."""
        try:
            return read_video(self["url"] or "")
        except UnknownVideo:
            return None


def place_of(video: Video | None, request: Any) -> str:
    """A word for a video that no other one on the page has, for the same video may stand there again."""
    key = video.key if video else ""
    seen = request.__dict__.setdefault("_videos", []) if request else []
    seen.append(key)
    again = seen.count(key)
    return f"{key}-{again}" if again > 1 else key


class VideoBlock(blocks.StructBlock):
    """A recording with an own still picture, its words, and what a click does."""

    title = blocks.CharBlock(label=_("Title of the recording"))
    note = OptionalLineBlock(label=_("What, when and how long"), help_text=_("Webinar, 54 minutes."))
    url = VideoAddressBlock(label=_("Address"), help_text=_("Of the video at YouTube or Vimeo."))
    published_on = blocks.DateBlock(
        label=_("Published on"),
        required=False,
        help_text=_("The day since which one can watch it there. Search engines list only videos whose day is known."),
    )
    still = FoundPictureBlock(
        label=_("Still picture"), required=False, help_text=_("Our own. Without it the title is shown on dark ground.")
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        required=False,
        features=["h3", *ANSWER],
        help_text=_("What is said, for those who do not hear it or do not want to watch."),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """`video`: its addresses; `place`: what its transcript is called on the page."""
        context = super().get_context(value, parent_context)
        return {**context, "video": value.video, "place": place_of(value.video, context.get("request"))}

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A recording at YouTube or Vimeo. It is loaded only when a reader clicks.")
        group = MEDIA
        template = "blocks/video.html"
        value_class = VideoValue
        preview_value = {
            "title": _("Participatory budgets at schools"),
            "note": _("Webinar, 54 minutes"),
            "url": "https://www.youtube.com/watch?v=aaaaaaaaaaa",
            "transcript": _("Good morning, and welcome to everybody."),
        }
