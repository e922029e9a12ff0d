"""The groups that Wagtail's migrations make, Editors and Moderators: they may do more than any role here.

While nobody has been in them and nobody has changed them, they are taken away, so that nobody is put into one by its
name. What an administrator did to a group, or granted it, keeps it. Other apps say by `given_at_birth` what their
migrations gave these groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.log_actions import registry as journal
from wagtail.models import GroupApprovalTask, TaskState

EDITORS, MODERATORS = "Editors", "Moderators"
STEP = "Moderators approval"  # Wagtail's own, whose only group is Moderators
BIRTH: dict[str, set[str]] = defaultdict(set)


def given_at_birth(group: str, *rights: str) -> None:
    """Registers rights ("app.codename") that a migration gave a group of Wagtail; called when an app is ready."""
    BIRTH[group].update(rights)


for _group in (EDITORS, MODERATORS):
    given_at_birth(_group, "wagtailadmin.access_admin", "wagtail_localize.submit_translation")
    for _action in ("add", "change", "delete", "choose"):
        given_at_birth(_group, f"wagtailimages.{_action}_image", f"wagtaildocs.{_action}_document")


def remove_unused_groups() -> list[str]:
    """Removes those that are as they were made and have nobody; tells in short lines which."""
    told = []
    for group in Group.objects.filter(name__in=[EDITORS, MODERATORS]):
        if is_as_born(group) and not is_needed(group):
            group.delete()
            told.append(f"{group.name}: removed, nobody was in this group of Wagtail and nobody had changed it")
    return told


def is_as_born(group: Group) -> bool:
    """Whether nobody has touched the group: no journal, no right but those of its birth, none on a single place."""
    return (
        not journal.get_logs_for_instance(group).exists()
        and names_of(group.permissions.values_list("content_type__app_label", "codename")) <= BIRTH[group.name]
        and not group.page_permissions.filter(page__depth__gt=1).exists()
        and not group.collection_permissions.filter(collection__depth__gt=1).exists()
    )


def names_of(rights: Iterable[tuple[str, str]]) -> set[str]:
    return {f"{app}.{codename}" for app, codename in rights}


def is_needed(group: Group) -> bool:
    """Whether somebody is in the group, or waits for it in a step of a workflow."""
    steps = GroupApprovalTask.objects.filter(groups=group)
    waiting = TaskState.objects.filter(task__in=steps, status=TaskState.STATUS_IN_PROGRESS)
    return group.user_set.exists() or steps.exclude(name=STEP).exists() or waiting.exists()
