"""The accessibility statement says what the European model asks for, and reminds editors once a year."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accessibility.models import StatementPage
from site_core.accounts.roles import CONSULTANTS, EDITORS, make_roles
from site_core.years import a_year_after
from tests.factories import superuser, user
from tests.page_factories import found, site, statement

ADDRESS = {"cs": "/statement-cs/", "en": "/en/statement-en/"}
PANEL = "Zkontrolujte prohlášení o přístupnosti"


def shown(language="cs"):
    return Client().get(ADDRESS[language]).content.decode().replace("\xa0", " ")


@pytest.mark.django_db
def test_the_order_of_the_model_is_kept():
    site(statement(not_compliant="<p>Mapa.</p>", burden="<p>Titulky.</p>", out_of_scope="<p>Cizí weby.</p>"))
    words = [
        "<p>scope</p>", "částečně v souladu", "WCAG 2.2", "Co není přístupné", "Mapa.", "Nepřiměřená zátěž", "Titulky.",
        "Cizí weby.", "Jak prohlášení vzniklo", "25. 11. 2026", "Když na překážku narazíte", "<p>feedback</p>",
        "Když vám naše odpověď nepomůže", "<p>enforcement</p>",
    ]  # fmt: skip
    page = shown()
    places = [page.find(each) for each in words]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.django_db
def test_a_part_that_is_empty_has_no_heading():
    site(statement())
    page = shown()
    assert "Co není přístupné" not in page
    assert "Nepřiměřená zátěž" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "words"), [
    ("full", "fully compliant</b> with these rules: WCAG 2.2."),
    ("partial", "partially compliant</b> with these rules: WCAG 2.2. What is missing"),
    ("none", "not compliant</b> with these rules: WCAG 2.2. What is missing"),
])  # fmt: skip
def test_compliance_is_said_in_a_sentence(status, words):
    site(statement(status=status))
    assert words in shown("en")


@pytest.mark.django_db
def test_rules_are_text_and_no_markup():
    site(statement(rules="<script>alert(1)</script>"))
    assert "&lt;script&gt;" in shown()


@pytest.mark.django_db  # a page asks for its type when it is made
@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)))
def test_it_is_due_from_the_day_after_a_year(day):
    page, last = StatementPage(reviewed_on=day), a_year_after(day)
    assert not page.is_due(day)
    assert not page.is_due(last)
    assert page.is_due(last + datetime.timedelta(days=1))


@pytest.mark.django_db
def test_without_a_day_it_is_due():
    assert StatementPage().is_due(datetime.date(2026, 11, 26))


def dashboard(person):
    client = Client()
    client.force_login(person)
    return client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("reviewed_on", ["2024-01-31", None])
def test_an_old_one_reminds_those_who_may_edit_it(reviewed_on):
    site(statement())
    StatementPage.objects.update(reviewed_on=reviewed_on)
    make_roles()

    page = dashboard(user("eva", EDITORS))
    assert PANEL in page
    for language in ("cs", "en"):
        assert reverse("wagtailadmin_pages:edit", args=[found("statement", language).pk]) in page
    assert PANEL not in dashboard(user("karel", CONSULTANTS))


@pytest.mark.django_db
def test_a_fresh_one_reminds_nobody():
    site(statement(reviewed_on=timezone.localdate().isoformat()))
    assert PANEL not in dashboard(superuser())


@pytest.mark.django_db
def test_one_that_readers_do_not_see_reminds_nobody():
    site(statement(reviewed_on="2020-01-01"))
    for language in ("cs", "en"):
        found("statement", language).unpublish()
    assert PANEL not in dashboard(superuser())
