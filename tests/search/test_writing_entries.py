"""Entries are gathered first, then written some at a time; several processes may write the same ones at once."""

from __future__ import annotations

import pytest
from django.db import connection

from search import entries
from search.entries import Entry, refresh
from search.models import SearchEntry
from tests.e2e.desk import run

pytestmark = pytest.mark.django_db

TWO_AT_ONCE = """
import threading, time
from django.db import connection, transaction
from search import entries
from search.entries import Entry, refresh
from search.models import SearchEntry

def entry(key, title="here"):
    return Entry(kind="page", key=f"{key}", language="cs", title=title, url="/")

def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees what it saw first
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0]

def other():
    with transaction.atomic():
        SearchEntry(**entry(2, "there").fields).save()
        written.set()
        until = time.monotonic() + 20
        while not somebody_waits() and time.monotonic() < until:
            time.sleep(0.05)
        waited.append(somebody_waits())
    connection.close()

written, waited = threading.Event(), []
entries.SOURCES[:] = [lambda keys: map(entry, range(5))]
thread = threading.Thread(target=other)
thread.start()
written.wait()
changed = refresh(list(map(str, range(5))))
thread.join()
assert waited == [1], waited
titles = list(SearchEntry.objects.filter(key__in="01234").values_list("title", flat=True))
assert (changed, titles) == (5, ["here"] * 5), (changed, titles)
"""


def entry(key, title="title"):
    return Entry(kind="page", key=str(key), language="cs", title=title, url="/")


def titles():
    return dict(SearchEntry.objects.order_by("key").values_list("key", "title"))


@pytest.fixture
def sources(monkeypatch):
    """What can be found, in place of what the site has."""

    def are(*those):
        monkeypatch.setattr(entries, "SOURCES", list(those))

    return are


def test_no_transaction_is_open_while_entries_are_gathered(sources):
    around, within = len(connection.savepoint_ids), []
    sources(lambda keys: within.append(len(connection.savepoint_ids)) or [entry(1)])

    refresh()
    refresh(["1"])

    assert set(within) == {around}


def test_what_was_written_stays_where_a_later_portion_fails(sources, monkeypatch):
    monkeypatch.setattr(entries, "KEYS_AT_ONCE", 2)
    sources(lambda keys: map(entry, range(5)))
    save = SearchEntry.save

    def fail(row, *args, **kwargs):
        if row.key == "3":
            raise OSError("full")
        save(row, *args, **kwargs)

    monkeypatch.setattr(SearchEntry, "save", fail)
    with pytest.raises(OSError, match="full"):
        refresh()

    assert set(titles()) == {"0", "1"}


def test_portions_change_add_and_delete(sources, monkeypatch):
    monkeypatch.setattr(entries, "KEYS_AT_ONCE", 2)
    sources(lambda keys: map(entry, range(5)))
    refresh()

    sources(lambda keys: [entry(1), *(entry(number, "new") for number in range(3, 9))])

    assert refresh() == 2 + 2 + 4
    assert titles() == {"1": "title", **{str(number): "new" for number in range(3, 9)}}
    assert refresh() == 0


def test_what_is_published_while_all_is_gathered_is_not_written_over(sources):
    now = iter(["old", "new"])
    sources(lambda keys: [entry(1, next(now))])

    refresh()

    assert titles() == {"1": "new"}


def test_what_is_closed_while_the_portion_before_is_written_does_not_come_back(sources, monkeypatch):
    monkeypatch.setattr(entries, "KEYS_AT_ONCE", 1)
    open_ones = {"1", "2"}
    sources(lambda keys: [entry(key) for key in sorted(open_ones)])
    save = SearchEntry.save

    def close_the_other(row, *args, **kwargs):
        save(row, *args, **kwargs)
        open_ones.discard("2")

    monkeypatch.setattr(SearchEntry, "save", close_the_other)
    refresh()

    assert titles() == {"1": "title"}


def test_a_row_that_another_process_has_just_added_gets_the_fields():
    entries.add(entry(1, "there").fields)
    entries.add(entry(1, "here").fields)

    assert titles() == {"1": "here"}


@pytest.mark.postgres
def test_two_who_add_the_same_at_once_lose_nothing(site_database):
    run(site_database, TWO_AT_ONCE)
