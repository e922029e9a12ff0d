"""What is left of a workshop: recording, slides, photos. Its page has them, and a recap made from it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from site_core.blocks.fields import OwnBlocksField
from site_core.blocks.files import FilesBlock
from site_core.blocks.pictures import GalleryBlock
from site_core.blocks.video import VideoBlock


class MaterialsBlock(StreamBlock):
    """What was left of a workshop, each kind once."""

    recording = VideoBlock(label=_("Recording"))
    slides = FilesBlock(label=_("Slides and other files"))
    photos = GalleryBlock(label=_("Photos"))

    class Meta:
        block_counts = {"recording": {"max_num": 1}, "slides": {"max_num": 1}, "photos": {"max_num": 1}}


class MaterialsField(OwnBlocksField):
    """Recording, slides and photos."""

    BLOCKS = MaterialsBlock
    IS_CONTENT = True
