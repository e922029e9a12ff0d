"""What is to be done with each translation: its state in words, since when, who answers for it, the next step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from site_core.accounts.workflows import home_pages
from site_core.translating.freshness import State
from site_core.translating.table import Row
from site_core.translating.turns import Turn

STATES = {
    State.MISSING: _("not translated"),
    State.IN_PROGRESS: _("begun, not public yet"),
    State.OUTDATED: _("translation outdated"),
    State.DONE: _("translation up to date"),
}
STEPS = {
    State.MISSING: _("Begin the translation"),
    State.IN_PROGRESS: _("Go on translating"),
    State.OUTDATED: _("Update the translation"),
    State.DONE: _("See the translation"),
}
TURNS = {  # where a translation stands that readers do not see yet, or not as it is now
    Turn.TRANSLATE: _("being translated"),
    Turn.SUBMIT: _("translated, not submitted yet"),
    Turn.APPROVE: _("waits for approval"),
    Turn.REWORK: _("returned for changes"),
    Turn.PUBLISH: _("translated, not published yet"),
}
NEXT = {
    Turn.SUBMIT: _("Submit for approval"),
    Turn.APPROVE: _("Waits for: %(step)s"),
    Turn.REWORK: _("Change it and submit it again"),
    Turn.PUBLISH: _("Publish the translation"),
}
OTHERS = {  # who goes on, for somebody who can't
    Turn.TRANSLATE: _("A translator goes on with it"),
    Turn.SUBMIT: _("A translator submits it for approval"),
    Turn.APPROVE: _("Waits for: %(step)s"),
    Turn.REWORK: _("A translator changes it and submits it again"),
    Turn.PUBLISH: _("An approver publishes it"),
}
WRITE = ("change", "publish")
BEGIN = "wagtail_localize.submit_translation"
NOBODY = _("nobody yet")


@dataclass(frozen=True)
class Outstanding:
    """One translation for a list of the administration; words print in the language of the reader.

    `may_begin`: whether whoever looks at the list may send a page to translation, `may_write`: whether they may change
    the translation.
    """

    row: Row
    may_begin: bool = True
    may_write: bool = True

    @property
    def title(self) -> str:
        """The title of the page that is translated."""
        return self.row.source.title

    @property
    def source_language(self) -> str:
        """The code of the language that the title is in."""
        return str(self.row.source.locale.language_code)

    @property
    def language(self) -> str:
        """The name of the language of the translation."""
        return str(self.row.locale)

    @property
    def state(self) -> Any:
        """Where it stands, and with whom."""
        state = self.row.freshness.state
        if state is State.IN_PROGRESS:
            return TURNS[self.row.turn]
        if self.row.turn is Turn.TRANSLATE:
            return STATES[state]
        return format_lazy("{} ({})", STATES[state], TURNS[self.row.turn])

    @property
    def state_key(self) -> str:
        """Its state, as style sheets call it."""
        return self.row.freshness.state.value

    @property
    def kind(self) -> str:
        """The type of the page."""
        model = ContentType.objects.get_for_id(self.row.source.content_type_id).model_class()
        return str((model or Page)._meta.verbose_name)

    @property
    def since(self) -> datetime:
        """When the state began."""
        return self.row.freshness.since

    @property
    def waiting(self) -> int:
        """How many texts wait for a translator."""
        return self.row.freshness.waiting

    @property
    def owner(self) -> str:
        """Who answers for it: a person, the group that is to begin, or the owner of the source, said as such."""
        asked = self.row.answerable
        name = (asked.person.get_full_name() or asked.person.get_username()) if asked.person else ""
        if asked.is_of_source:
            return gettext("%(name)s (for the source)") % {"name": name}
        return name or (gettext(asked.group) if asked.group else str(NOBODY))

    @property
    def step(self) -> str:
        """The next step; where somebody else has to approve first, for whom it waits."""
        words = NEXT.get(self.row.turn) or STEPS[self.row.freshness.state]
        return str(words) % {"step": self.row.step}

    @property
    def goes_on(self) -> str:
        """Who goes on with what is begun, for somebody who may not."""
        return str(OTHERS[self.row.turn]) % {"step": self.row.step}

    @property
    def step_address(self) -> str:
        """Where the next step is done; empty where somebody else has to do it."""
        if self.row.page is None:
            address = reverse("wagtail_localize:submit_page_translation", args=[self.row.source.pk])
            return address if self.may_begin else ""
        return reverse("wagtailadmin_pages:edit", args=[self.row.page.pk]) if self.may_write else ""

    @property
    def is_begun(self) -> bool:
        """Whether there is something in that language already."""
        return self.row.page is not None

    @property
    def changes_address(self) -> str:
        """Where what changed in the source is listed; empty where readers see nothing outdated."""
        if self.row.page is None or self.row.freshness.state is not State.OUTDATED:
            return ""
        return reverse("translation_changes", args=[self.row.page.pk])


def outstanding(rows: Iterable[Row], user: Any, languages: set[int]) -> list[Outstanding]:
    """Translations into these languages for somebody, most urgent first: by state, then the oldest."""
    order = list(State)
    mine = [row for row in rows if row.locale.pk in languages]
    mine.sort(key=lambda row: (order.index(row.freshness.state), row.freshness.since))
    may_begin = user.has_perm(BEGIN)
    return [Outstanding(row, may_begin) for row in mine]


def may_write(row: Row, user: Any) -> bool:
    """Whether somebody may change a translation; true as well where there is none yet."""
    return row.page is None or bool(row.page.permissions_for_user(user).can_edit())


def languages_of(user: Any) -> set[int]:
    """The languages in which somebody may change or publish pages."""
    policy = policy_registry.get_by_type(Page)
    return {
        home.locale_id
        for home in home_pages().values()
        if policy.user_has_any_permission_for_instance(user, WRITE, home)
    }
