"""What keeps the search server up to date beside each save, and what says how it is."""

import time
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from elasticsearch import ConnectionTimeout
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search.backends.elasticsearch import behind, indexes
from search.models import UnsentChange
from search.server_care import bring_changes, make_anew, server_is_well
from tests import search_server
from tests.page_factories import found

pytestmark = [pytest.mark.search, pytest.mark.django_db]


def test_the_server_is_well_with_each_index_as_the_models_are(server, monkeypatch):
    assert not server_is_well()
    call_command("fill_index")
    assert server_is_well()
    monkeypatch.setattr(indexes, "signature", lambda root: "other fields")
    assert not server_is_well()
    call_command("fill_index")
    assert server_is_well()


def test_a_missing_index_is_no_error_for_a_reader(server):
    search_server.remove_indexes(server)
    assert Page.objects.search("rozpočet").count() == 3
    assert list(Page.objects.search("rozpočet").facet("depth").values()) == [3]


def test_the_server_is_unwell_while_a_change_waits_too_long(server):
    call_command("fill_index")
    change = UnsentChange.objects.create(model="wagtailcore.page", key="1", since=timezone.now())
    assert server_is_well()
    UnsentChange.objects.filter(pk=change.pk).update(since=timezone.now() - timedelta(minutes=16))
    assert not server_is_well()


def test_whatever_slipped_through_heals_once_a_day(server):
    Page.objects.filter(pk=found("map").pk).update(title="Jiný název")
    now = timezone.now()
    assert make_anew(now) == "made anew"
    assert make_anew(now) == ""
    assert Page.objects.search("jiný název").count() == 1


def indexes_on(server):
    return sorted(server.es.indices.get(index=f"{server.index_prefix}*"))


def test_an_index_that_cannot_be_made_leaves_nothing_and_is_tried_again_after_an_hour(server, monkeypatch, caplog):
    def full(*_what, **_how):
        raise ConnectionTimeout("The disk is full.")

    before, now = indexes_on(server), timezone.now()
    with monkeypatch.context() as patch:
        patch.setattr(indexes.Index, "add_items", full)
        with pytest.raises(CommandError, match="ConnectionTimeout"):
            make_anew(now)
    assert indexes_on(server) == before
    assert not behind.is_being_rebuilt()
    assert "is given up" in caplog.text
    assert make_anew(now + timedelta(minutes=59)) == ""
    assert make_anew(now + timedelta(minutes=61)) == "made anew"


def test_an_index_that_searches_use_already_is_not_given_up(server, monkeypatch):
    def swapped_but_unanswered(self):
        swap(self)
        raise ConnectionTimeout("No answer.")

    swap = indexes.Rebuilder._swap
    monkeypatch.setattr(indexes.Rebuilder, "_swap", swapped_but_unanswered)
    with pytest.raises(CommandError):
        call_command("update_index", backend_name="default", verbosity=0)
    assert not behind.is_being_rebuilt()
    assert server.es.indices.exists_alias(name=server.get_index_for_model(Page).name)


def test_a_night_without_the_server_holds_up_nobody_and_is_made_up_for(server, settings):
    now, url = timezone.now(), settings.WAGTAILSEARCH_BACKENDS["default"]["URLS"]
    settings.WAGTAILSEARCH_BACKENDS["default"]["URLS"] = ["http://127.0.0.1:9"]
    began = time.monotonic()
    assert make_anew(now) == ""
    assert time.monotonic() - began < 1
    settings.WAGTAILSEARCH_BACKENDS["default"]["URLS"] = url
    assert make_anew(now) == "made anew"


def test_a_change_that_cannot_be_brought_does_not_hold_up_the_others(server):
    rows = [("gone.model", "1"), ("wagtailcore.page", "987654321"), ("wagtailcore.page", str(found("map").pk))]
    for model, key in rows:
        UnsentChange.objects.create(model=model, key=key, since=timezone.now())
    assert bring_changes(timezone.now()) == "3 brought"
    assert not UnsentChange.objects.exists()


def test_a_server_that_is_away_is_said_in_a_line_and_stops_no_set_up(server, settings, capsys):
    settings.WAGTAILSEARCH_BACKENDS["default"]["URLS"] = ["http://127.0.0.1:9"]
    with pytest.raises(CommandError, match="The search server made no index: ConnectionError"):
        call_command("update_index", backend_name="default", verbosity=0)
    call_command("fill_index")
    assert "The search server is away" in capsys.readouterr().err


def test_what_a_set_up_could_not_fill_is_filled_with_the_first_answer_whatever_was_done_today(server, settings):
    now, url = timezone.now(), settings.WAGTAILSEARCH_BACKENDS["default"]["URLS"]
    assert make_anew(now) == "made anew"
    settings.WAGTAILSEARCH_BACKENDS["default"]["URLS"] = ["http://127.0.0.1:9"]
    call_command("fill_index")
    settings.WAGTAILSEARCH_BACKENDS["default"]["URLS"] = url
    assert make_anew(now + timedelta(minutes=1)) == "made anew"
    assert make_anew(now + timedelta(minutes=2)) == ""


def test_one_client_serves_a_process(server):
    assert get_search_backend().es is server.es
