"""Pictures and files as editors keep them: Wagtail's own, with author, licence and consent.

Rights on them are those on Wagtail's own images and documents, so that what was granted before holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from media_library.contents import fits
from media_library.licences import ADDRESSES, Consent, Licence
from media_library.location import without_location
from media_library.room import refuse_without_room
from site_core.full_disk import is_full


class Credited(models.Model):
    """Who made something and why we may show it."""

    author = models.CharField(_("author"), max_length=200, help_text=_("Who took the picture or wrote the file."))
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices)

    class Meta:
        abstract = True

    @property
    def licence_address(self) -> str:
        """Where the terms stand; empty where they are between the author and us."""
        return ADDRESSES.get(Licence(self.licence), "") if self.licence else ""


CREDITS = ("author", "licence")


class Picture(Credited, AbstractImage):
    """A picture. What a camera wrote about the place is removed before it is kept."""

    people = models.CharField(
        _("people in the picture"), max_length=10, choices=Consent.choices,
        help_text=_("Whoever can be recognised must have agreed; parents for their children."),
    )  # fmt: skip
    consent_note = models.CharField(
        _("how the consent was given"), max_length=200, blank=True,
        help_text=_("For example: on paper, with the organiser. Readers never see it."),
    )  # fmt: skip
    admin_form_fields = ("title", "file", "description", *CREDITS, "people", "consent_note",
                         "collection", "tags", "focal_point_x", "focal_point_y", "focal_point_width",
                         "focal_point_height")  # fmt: skip

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """As any picture; a new file is kept without its place."""
        if self.file and not self.file._committed:
            self.remove_location()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """A consent says how it was given, and there is room for a new file."""
        super().clean()
        refuse_without_room(self.file)
        if self.people == Consent.GIVEN and not self.consent_note.strip():
            raise ValidationError({"consent_note": _("Say how they agreed, so that it can be shown later.")})

    @property
    def default_alt_text(self) -> str:
        """What a page begins with: the description. A title is often the name of a file, which says nothing."""
        return str(self.description)

    def get_rendition(self, filter: Any) -> Any:
        """A size of the picture; on a full disk the picture as it is, so that a page still shows it."""
        try:
            return super().get_rendition(filter)
        except OSError as fault:
            return self.as_it_is(filter, fault)

    def get_renditions(self, *filters: Any) -> dict[str, Any]:
        """The same for several sizes, by their specification."""
        try:
            return super().get_renditions(*filters)
        except OSError:
            return {getattr(each, "spec", each): self.get_rendition(each) for each in filters}

    def as_it_is(self, filter: Any, fault: OSError) -> PictureSize:
        """In place of a size that could not be written; neither stored nor kept in a cache."""
        if not is_full(fault):
            raise fault
        size = {"width": self.width, "height": self.height}
        return PictureSize(image=self, filter_spec=getattr(filter, "spec", filter), file=self.file.name, **size)

    def remove_location(self) -> None:
        """Puts a content without its place where the file has one, and measures it anew."""
        clean = without_location(self.file.file)
        self.file.file.seek(0)
        if clean is not None:
            self.file = ContentFile(clean, name=self.file.name)
            self._set_image_file_metadata()


class PictureSize(AbstractRendition):
    """A picture in one of the sizes that pages ask for."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class File(Credited, AbstractDocument):
    """A file to take away. Its content must be what the end of its name says."""

    admin_form_fields = ("title", "file", *CREDITS, "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """A new file is looked into, and there is room for it.

        One of many waits in a store of its own until its words are complete; it was looked into when it came.
        """
        if self.file:
            super().clean()
        refuse_without_room(self.file)
        if self.file and not self.file._committed and not fits(Path(self.file.name).suffix[1:], self.file.file):
            raise ValidationError({"file": _("What is in the file is not what the end of its name says.")})
