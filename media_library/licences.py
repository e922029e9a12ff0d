"""Under what terms a picture or a file of somebody may be shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """The terms; those of Creative Commons ask for the author and a link wherever the work is shown."""

    OWN = "own", _("our own work")
    PERMISSION = "permission", _("the author permitted us to use it")
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC0 = "cc0", "CC0"


ADDRESSES = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
}  # from creativecommons.org/licenses


class Consent(models.TextChoices):
    """Whether those whom a picture shows agreed to it."""

    NOBODY = "nobody", _("nobody can be recognised")
    GIVEN = "given", _("everybody who can be recognised agreed")
