"""Pictures with words for those who do not see them."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from site_core.blocks.chosen import ChosenTogether
from site_core.blocks.groups import MEDIA
from site_core.blocks.lines import OptionalLineBlock

WIDTHS = ("width-480", "width-960", "width-1600")  # as the templates of the blocks ask for
SMALL = ("fill-192x192", "max-320x160")  # portraits, logos


class PictureChooserBlock(ImageChooserBlock):
    """Chooses a picture. Together with the pictures come the sizes that templates show."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        """The pictures in the order of their ids, None where there is none: one query, two for those never shown."""
        wanted = list(values)
        found = with_sizes(self.model_class, {value for value in wanted if value})
        unseen = [value for value in wanted if value and value not in found]
        for picture in filter(None, super().bulk_to_python(unseen) if unseen else ()):
            picture.prefetched_renditions = []
            found[picture.pk] = picture
        return [own(found.get(value)) for value in wanted]


def own(picture: Any) -> Any:
    """The picture for one place of a page, with sizes of its own: a size shows the words that its picture has there."""
    if picture is None:
        return None
    mine = copy.copy(picture)
    mine.prefetched_renditions = [copy.copy(size) for size in picture.prefetched_renditions]
    for size in mine.prefetched_renditions:
        size.image = mine
    return mine


def with_sizes(model: Any, numbers: Collection[int]) -> dict[int | None, Any]:
    """Those of the pictures that have a size of ours, each with all of them."""
    sizes = model.get_rendition_model().objects.filter(image__in=numbers, filter_spec__in=(*WIDTHS, *SMALL))
    found: dict[int | None, Any] = {}
    for size in sizes.select_related("image") if numbers else ():
        picture = found.setdefault(size.image_id, size.image)
        picture.prefetched_renditions = [*getattr(picture, "prefetched_renditions", ()), size]
    return found


class FoundPictureBlock(ChosenTogether, PictureChooserBlock):
    """The same; all pictures of a page are found together."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        """As of any block of this kind."""
        return [own(picture) for picture in super().bulk_to_python(values)]


class DescribedPictureBlock(ImageBlock):
    """A picture with its alternative text, or a word that it is decoration."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        picture = FoundPictureBlock(label=_("Picture"), required=self.child_blocks["image"].required)
        picture.set_name("image")
        self.child_blocks["image"] = picture


class PictureBlock(blocks.StructBlock):
    """A picture with what is to be said about it."""

    image = DescribedPictureBlock(label=_("Picture"))
    caption = OptionalLineBlock(label=_("Caption"), help_text=_("What is seen, when, and who made the picture."))

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """As of any block; a picture that somebody deleted has no words left but its caption."""
        raw = {"value": self.get_prep_value(value)}
        return StreamFieldSegmentExtractor(None, include_overridables=True).handle_struct_block(value, raw_value=raw)

    def restore_translated_segments(self, value: Any, segments: Iterable[Any]) -> Any:
        """As of any block; words of a picture that was deleted since are left out, or the translation would stop."""
        kept = [each for each in segments if value["image"] or not each.path.startswith("image.")]
        return StreamFieldSegmentsWriter(None, None, None).handle_struct_block(value, kept)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with a caption. Say in words what it shows, for those who do not see it.")
        group = MEDIA
        template = "blocks/image.html"
        preview_value = {"caption": _("Pupils of a school in Brno vote on their ideas, 2025.")}


class GalleryBlock(blocks.StructBlock):
    """Pictures side by side."""

    images = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=12)

    class Meta:
        icon = "grip"
        label = _("Gallery")
        description = _("Two to twelve pictures side by side, each with its caption.")
        group = MEDIA
        template = "blocks/gallery.html"
        preview_value = {"images": [{"caption": _("Before")}, {"caption": _("After")}]}
