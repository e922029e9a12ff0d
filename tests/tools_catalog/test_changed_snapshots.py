"""After a publication only what changed is made anew, and it is the same snapshot as one made of everything."""

import datetime

import pytest
from django.core.cache import caches
from django.utils import timezone

from tests.factories import assessment, tool
from tools_catalog import adapters, missed_publications
from tools_catalog.adapters import current_snapshot
from tools_catalog.models import Assessment, Publication
from tools_catalog.signals import publish_changes
from tools_catalog.snapshots import publish_snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_compiled():
    adapters._compiled.cache_clear()


@pytest.fixture
def cell():
    return assessment(tool())


def rename(of):
    of.name = "Zvonek"
    of.save_revision(clean=False).publish()


def lower(of):
    cell = of.assessments.get(criterion="surveys")
    cell.level = 1
    cell.save_revision(clean=False).publish()


CHANGES = {
    "a tool moves in the alphabet": rename,
    "a level changes": lower,
    "an assessment is new": lambda of: assessment(of, "voting"),
    "an assessment is withdrawn": lambda of: of.assessments.get(criterion="surveys").unpublish(),
    "a tool is withdrawn": lambda of: of.unpublish(),
    "a tool is new": lambda of: assessment(tool("cinka", name="Činka")),
    "two tools have the same name": lambda of: tool("druha", name="Dotazník"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_snapshot_of_what_changed_is_the_one_of_everything(change, django_capture_on_commit_callbacks):
    made = [tool(key, name=name) for key, name in [("anketa", "Anketa"), ("chata", "Chata"), ("dotaznik", "Dotazník")]]
    for of in made:
        assessment(of)
    before = publish_snapshot()

    with django_capture_on_commit_callbacks(execute=True):
        change(made[1])

    after = Publication.objects.latest().snapshot
    assert after != before
    assert publish_snapshot() == after


def test_tools_that_did_not_change_are_not_read_again(cell, django_capture_on_commit_callbacks):
    """Rows of another tool that somebody changed past all publications do not slip in."""
    other = assessment(tool("hlasovani"))
    publish_changes()
    Assessment.objects.filter(pk=other.pk).update(level=1)

    with django_capture_on_commit_callbacks(execute=True):
        lower(cell.tool)

    levels = {key: of["assessments"]["surveys"]["level"] for key, of in current_snapshot().tools.items()}
    assert levels == {"anketa": 1, "hlasovani": 2}


def test_of_two_who_publish_at_once_the_second_keeps_what_the_first_published(cell, django_capture_on_commit_callbacks):
    """Both have changed their rows before either makes its snapshot."""
    other = assessment(tool("hlasovani"))
    publish_snapshot()
    lower(cell.tool)
    lower(other.tool)

    publish_snapshot({other.tool_id})
    last = publish_snapshot({cell.tool_id})

    assert last == publish_snapshot()


def test_a_new_snapshot_shares_the_tools_that_did_not_change(cell):
    assessment(tool("hlasovani"))
    publish_snapshot()
    before = current_snapshot()
    Assessment.objects.filter(pk=cell.pk).update(level=1)
    publish_snapshot()

    after = current_snapshot()
    assert after.tools["hlasovani"] is before.tools["hlasovani"]
    assert after.tools["anketa"] is not before.tools["anketa"]


def test_a_publication_that_a_crash_kept_from_the_snapshot_is_found_within_the_hour(cell):
    publish_snapshot()
    Assessment.objects.filter(pk=cell.pk).update(level=1)

    said = [missed_publications.look_at_all_tools(timezone.now()) for _ in range(2)]

    assert current_snapshot().tools["anketa"]["assessments"]["surveys"]["level"] == 1
    assert said == ["a publication that was missed is in the snapshot now", ""]


def test_processes_that_share_no_cache_look_at_all_tools_once_an_hour_together(cell):
    publish_snapshot()
    now = timezone.now()
    missed_publications.look_at_all_tools(now)
    Assessment.objects.filter(pk=cell.pk).update(level=1)

    said = []
    for minutes in (1, 59, 60):
        for cache in caches.all():
            cache.clear()
        said.append(missed_publications.look_at_all_tools(now + datetime.timedelta(minutes=minutes)))

    assert said == ["", "", "a publication that was missed is in the snapshot now"]
