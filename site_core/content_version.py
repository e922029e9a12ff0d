"""A word that changes with everything that readers may see and that is no page: settings, topics, people, tools.

It is written after the transaction, so that no two transactions wait for each other in different orders; what happened
between the two is gone from the page cache within a minute.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save

from site_core.cdn.purging import purge_soon
from site_core.page_tree import PagesVersion

ROW = 2  # the first is that of the pages themselves
UNSEEN_APPS = {
    "account",
    "advisor",
    "auth",
    "axes",
    "contact",
    "contenttypes",
    "django_tasks_database",  # a purge is a job
    "mfa",
    "search",
    "sessions",
    "wagtailadmin",
    "wagtail_localize",  # what it translates is saved as a page
    "wagtailsearch",
    "wagtailusers",
}
UNSEEN = {
    "media_library.picturesize",  # made while a page is drawn
    "site_core.cdnnews",
    "site_core.lease",
    "site_core.outgoing",
    "site_core.pagesversion",
    "site_core.seededvalue",
    "tools_catalog.correction",
    "wagtailcore.revision",
    "wagtailcore.referenceindex",
    "wagtailcore.pagelogentry",
    "wagtailcore.modellogentry",
    "wagtailcore.taskstate",
    "wagtailcore.workflowstate",
    "wagtailcore.comment",
    "wagtailcore.uploadedfile",
    "workshops.registration",
}


def note_change() -> None:
    """Writes a new word, and sees to it that caches in front hear of it."""
    row = PagesVersion(pk=ROW, word=uuid.uuid4().hex)
    PagesVersion.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=["word"])
    purge_soon()


def note_change_of(sender: type[models.Model], **_about: Any) -> None:
    """The same after the transaction in which something was changed that readers may see."""
    unseen = sender._meta.app_label in UNSEEN_APPS or sender._meta.label_lower in UNSEEN
    if unseen or sender._meta.apps is not apps:  # a model of a migration, or the list of them
        return
    if not any(waiting[1] is note_change for waiting in connection.run_on_commit):  # once for each transaction
        connection.on_commit(note_change, robust=True)


def note_migrations(plan: Sequence[object] = (), **_about: Any) -> None:
    """The same once after all migrations of a run: on their way the table for it may not be there yet."""
    if plan:
        connection.on_commit(note_change, robust=True)


def connect() -> None:
    """Watch all changes; called once when the app is ready."""
    post_migrate.connect(note_migrations, sender=apps.get_app_config("site_core"))
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(note_change_of)
