"""What counts as a change of something that readers may see, besides the pages themselves."""

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django_tasks_db.models import DBTaskResult

from site_core import content_version
from site_core.models import Topic
from site_core.outbox import put_mail
from site_core.page_tree import PagesVersion

pytestmark = pytest.mark.django_db


def test_many_changes_in_one_transaction_write_one_word(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        for number in range(5):
            Topic.objects.create(key=f"t{number}", name={"cs": "T", "en": "T"})
    assert [call for call in waiting if call is content_version.note_change] == [content_version.note_change]


def test_what_readers_never_see_throws_nothing_away(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        User.objects.create(username="eva")
    assert content_version.note_change not in waiting


def test_a_job_of_the_worker_throws_nothing_away_either(settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks() as waiting:
        put_mail(to="jana@example.org", subject="Dobrý den", text="Text", about="test")
    assert DBTaskResult.objects.exists()
    assert content_version.note_change not in waiting


def test_what_readers_never_see_goes_by_names_that_there_are():
    models = {model._meta.label_lower for model in apps.get_models()}
    assert models >= content_version.UNSEEN
    assert {app.label for app in apps.get_app_configs()} >= content_version.UNSEEN_APPS


def test_what_a_migration_saves_waits_for_the_end_of_all(django_capture_on_commit_callbacks):
    as_it_was = MigrationLoader(connection).project_state().apps.get_model("site_core", "Topic")
    with django_capture_on_commit_callbacks() as waiting:
        as_it_was.objects.create(key="water", name={"cs": "Voda", "en": "Water"})
    assert content_version.note_change not in waiting


@pytest.mark.parametrize(("plan", "words"), [([(Migration("0999_one", "site_core"), False)], 1), ([], 0)])
def test_migrations_count_as_one_change_and_a_run_without_any_as_none(plan, words, django_capture_on_commit_callbacks):
    PagesVersion.objects.filter(pk=content_version.ROW).delete()
    with django_capture_on_commit_callbacks(execute=True):
        emit_post_migrate_signal(0, interactive=False, db="default", plan=plan)
    assert PagesVersion.objects.filter(pk=content_version.ROW).count() == words
