"""Lists of pages in the administration: a column and a filter for the state of translations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from site_core.exported_lists import HarmlessExport
from site_core.saved_in_turn import PageEditView
from site_core.translating.freshness import State
from site_core.translating.outstanding import BEGIN, STATES, Outstanding
from site_core.translating.table import Row, rows


def states_of(pages: Iterable[Page], known: Iterable[Row], may_begin: bool) -> dict[int, list[Outstanding]]:
    """By the number of a page: its own state where it is a translation, else those of its translations."""
    of_source: dict[int, list[Outstanding]] = {}
    own: dict[tuple[Any, int], list[Outstanding]] = {}
    for row in known:
        of_source.setdefault(row.source.pk, []).append(Outstanding(row, may_begin))
        own[row.source.translation_key, row.locale.pk] = [Outstanding(row, may_begin)]
    return {page.pk: of_source.get(page.pk) or own.get((page.translation_key, page.locale_id), []) for page in pages}


class TranslationColumn(Column):
    """The state of the translations of a page, or of the page where it is one."""

    cell_template_name = "site_core/translating/states_cell.html"

    def get_value(self, instance: Any) -> list[Outstanding]:
        """What the list has found for all its pages at once."""
        return getattr(instance, "translation_states", [])


class StateFilter(django_filters.ChoiceFilter):
    """Pages of which a translation is in this state, and translations that are."""

    def filter(self, queryset: Any, value: str) -> Any:
        """All pages where nothing is asked for."""
        if not value:
            return queryset
        found = [row for row in rows() if row.freshness.state.value == value]
        pages = [row.source.pk for row in found] + [row.page.pk for row in found if row.page]
        return queryset.filter(pk__in=pages)


class TranslatedPageFilterSet(GenericPageFilterSet):
    """The filters of Wagtail and the state of the translation."""

    translation = StateFilter(label=_("Translation"), choices=[(state.value, STATES[state]) for state in State])


class TranslatedPagesView(HarmlessExport, ExplorableIndexView):
    """The list of pages below a page."""

    base_columns = [
        *ExplorableIndexView.base_columns[:-1],
        TranslationColumn("translation", label=_("Translation"), width="16%"),
        ExplorableIndexView.base_columns[-1],
    ]

    def get_table(self, object_list: Any) -> Any:
        """With the states of the pages on this sheet of the list."""
        listed = list(object_list)
        states = states_of(listed, rows(page.translation_key for page in listed), self.request.user.has_perm(BEGIN))
        for page in listed:
            page.translation_states = states[page.pk]
        return super().get_table(listed)


class TranslatedPageViewSet(PageViewSet):
    """Stands for Wagtail's own for all types of pages."""

    model = Page
    edit_view_class = PageEditView
    index_view_class = TranslatedPagesView
    filterset_class = TranslatedPageFilterSet
