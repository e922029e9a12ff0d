"""Pictures and files of the editors, with who made them, under what licence and with whose consent."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaLibraryConfig(AppConfig):
    name = "media_library"
    verbose_name = _("Pictures and files")
