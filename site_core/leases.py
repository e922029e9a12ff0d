"""A lock in the database, so that two processes or machines never do the same due work at once."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Lease(models.Model):
    """Somebody holds `name` until `until`; a crashed holder loses it by the clock."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    until = models.DateTimeField(_("held until"))

    class Meta:
        verbose_name = _("lease")
        verbose_name_plural = _("leases")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def take(cls, name: str, now: datetime, length: timedelta) -> bool:
        """True if the lease was free or had run out, and is ours now; one conditional update decides."""
        _lease, new = cls.objects.get_or_create(name=name, defaults={"until": now + length})
        if new:
            return True
        return bool(cls.objects.filter(name=name, until__lte=now).update(until=now + length))

    @classmethod
    def give_back(cls, name: str, now: datetime, length: timedelta) -> None:
        """Frees the lease that was taken with these words at once; one that somebody else took meanwhile stays."""
        cls.objects.filter(name=name, until=now + length).update(until=now)
