"""Roles of the staff with the least rights they need. Each is a group; `manage.py make_roles` makes it.

It adds what is missing and takes nothing away, so what an administrator grants a group stays. Only groups of Wagtail
that nobody has ever used go (`groups_of_wagtail.py`). An administrator is a superuser and needs no group. Other apps
say by `grant` what a role may do with what is theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from site_core.accounts.groups_of_wagtail import remove_unused_groups
from site_core.accounts.workflows import home_pages, make_workflows

EDITORS = gettext_noop("Page editors")
APPROVERS = gettext_noop("Approvers of texts")
CONSULTANTS = gettext_noop("Consultants")
ASSISTANTS = gettext_noop("Assistants of events")
TRANSLATORS = {"cs": gettext_noop("Translators into Czech"), "en": gettext_noop("Translators into English")}
NAMES = (EDITORS, *TRANSLATORS.values(), APPROVERS, CONSULTANTS, ASSISTANTS)

EVERYWHERE = tuple(code for code, _name in settings.LANGUAGES)
WRITE, APPROVE = ("add_page", "change_page"), ("change_page", "publish_page", "lock_page", "unlock_page")
ON_PAGES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # languages, rights
    EDITORS: (EVERYWHERE, WRITE),
    APPROVERS: (EVERYWHERE, APPROVE),
    **{name: ((code,), WRITE) for code, name in TRANSLATORS.items()},
}
CHOOSE = ("wagtailimages.choose_image", "wagtaildocs.choose_document")
KEEP = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
)
ON_FILES = {
    EDITORS: (*CHOOSE, *KEEP),
    APPROVERS: CHOOSE,
    **dict.fromkeys(TRANSLATORS.values(), CHOOSE),
}
RIGHTS: dict[str, set[str]] = defaultdict(set)

type Maker = Callable[[], list[str]]
MAKERS: list[Maker] = []


def grant(role: str, *rights: str) -> None:
    """Registers rights ("app.codename") of a role; called when an app is ready."""
    RIGHTS[role].update(rights)


def made_with_roles(maker: Maker) -> Maker:
    """Registers what an app makes after the groups and workflows; it tells in short lines what it did."""
    MAKERS.append(maker)
    return maker


for _name in NAMES:
    grant(_name, "wagtailadmin.access_admin")
for _name in (EDITORS, *TRANSLATORS.values()):
    grant(_name, "wagtail_localize.submit_translation")
grant(EDITORS, "site_core.view_topic", "search.view_searchcount")
grant(EDITORS, *(f"search.{right}_synonymgroup" for right in ("view", "add", "change", "delete")))


@transaction.atomic
def make_roles() -> list[str]:
    """Makes groups and workflows; tells in short lines what was added."""
    told = []
    for name in NAMES:
        group, is_new = Group.objects.get_or_create(name=name)
        added = add_rights(group) + add_page_rights(group) + add_file_rights(group)
        if is_new or added:
            told.append(f"{name}: {added} rights added")
    told += make_workflows(TRANSLATORS, APPROVERS) + remove_unused_groups()
    return told + [line for maker in MAKERS for line in maker()]


def add_rights(group: Group) -> int:
    """Rights on models and on the administration."""
    held = {right.pk for right in group.permissions.all()}
    missing = [right for right in permissions(RIGHTS[group.name]) if right.pk not in held]
    group.permissions.add(*missing)
    return len(missing)


def add_page_rights(group: Group) -> int:
    """Rights on the pages of a language, below its home page."""
    languages, rights = ON_PAGES.get(group.name, ((), ()))
    pages = [page for code, page in home_pages().items() if code in languages]
    wanted = permissions(f"wagtailcore.{right}" for right in rights)
    made = [
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)[1]
        for page in pages
        for right in wanted
    ]
    return sum(made)


def add_file_rights(group: Group) -> int:
    """Rights on images and documents, in all collections."""
    root = Collection.get_first_root_node()
    made = [
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=right)[1]
        for right in permissions(ON_FILES.get(group.name, ()))
    ]
    return sum(made)


def permissions(rights: Iterable[str]) -> list[Permission]:
    """The rights that this database has; one of a model that is no more is left out."""
    wanted = Q(pk=None)
    for right in rights:
        app, codename = right.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))
