"""What the server is told of an object: the object in its own type, whatever type it was asked for in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from search.backends.elasticsearch.indexes import as_indexed
from tests.page_factories import found, page, site

pytestmark = pytest.mark.django_db


@pytest.fixture
def planted():
    site(page("o-nas"))
    return found("o-nas").specific


@pytest.mark.parametrize("by", [type, lambda planted: Page], ids=["its own type", "any page"])
def test_a_page_is_brought_in_its_own_type(planted, by):
    brought = as_indexed(by(planted), planted.pk)

    assert (type(brought), brought) == (type(planted), planted)
    assert type(planted) is not Page


def test_a_page_of_known_type_is_read_once(planted):
    as_indexed(type(planted), planted.pk)  # Django learns the number of the type
    with CaptureQueriesContext(connection) as queries:
        as_indexed(type(planted), planted.pk)

    assert len(queries) == 1


def test_what_is_gone_is_nothing(planted):
    number, kind = planted.pk, type(planted)
    planted.delete()

    assert as_indexed(kind, number) is None
    assert as_indexed(Page, number) is None
