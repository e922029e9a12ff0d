"""Filters of the list of registrations, in words that an assistant uses."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from workshops.desk.attendance import Presence
from workshops.desk.titles import called, titles
from workshops.models import Registration, Workshop


def workshops() -> list[tuple[int, str]]:
    """All workshops by title and day, the latest first."""
    found = Workshop.objects.prefetch_related("sessions")
    names = titles(found)
    latest = sorted(found, key=lambda of: [span.start for span in of.spans[:1]], reverse=True)
    return [(of.pk, called(of, names[of.pk])) for of in latest]


class RegistrationFilterSet(WagtailFilterSet):
    """Registrations by workshop, state, language, kind of organisation and whether they came."""

    workshop = django_filters.ChoiceFilter(label=_("Workshop"), choices=workshops)
    came = django_filters.ChoiceFilter(
        label=pgettext_lazy("of one person", "Came"),
        choices=lambda: [(one.value, one.words) for one in Presence],
        method="by_presence",
    )

    class Meta:
        model = Registration
        fields = ["workshop", "state", "language", "organisation_kind", "came"]

    def by_presence(self, queryset: QuerySet, _name: str, value: str) -> QuerySet:
        """Those of whom this is known."""
        return queryset.filter(came=Presence(value).stored)
