"""What administrators set for the whole site, in all languages alike."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

PHONE = re.compile(r"\+[0-9][0-9 ]{5,20}")


def contact_address(value: str) -> str:
    """A contact as an address with a scheme: of mail, of a telephone, or of a page. Raises ValidationError."""
    if PHONE.fullmatch(value):
        return f"tel:{value.replace(' ', '')}"
    try:
        URLValidator(["https"])(value)
    except ValidationError:
        EmailValidator()(value)
        return f"mailto:{value}"
    return value


def is_contact(value: str) -> None:
    """Validator of a contact."""
    try:
        contact_address(value)
    except ValidationError as fault:
        raise ValidationError(
            _("Write an e-mail address, a telephone number beginning with + or an address beginning with https://.")
        ) from fault


@register_setting(icon="cog")
class SiteSettings(BaseGenericSetting):
    """One row for the whole site."""

    security_contact = models.CharField(
        _("where to report a security fault"),
        max_length=200,
        blank=True,
        validators=[is_contact],
        help_text=_(
            "An e-mail address, a telephone number or a page, which anybody may read in /.well-known/security.txt."
            " Empty: the site has no such file."
        ),
    )
    questions_to = models.EmailField(
        _("where to write that a reader asks"),
        blank=True,
        help_text=_("It gets a mail without the reader’s data for each new question. Empty: no such mail is sent."),
    )
    publisher = models.CharField(
        _("who publishes the site"),
        max_length=120,
        blank=True,
        help_text=_("The organisation behind the site. The first page tells it to search engines."),
    )
    publisher_url = models.URLField(_("its website"), blank=True)

    contact_email = models.EmailField(
        _("e-mail address of the publisher"),
        blank=True,
        help_text=_("It stands in the signature of mails to readers. Empty: the signature has no address."),
    )

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
