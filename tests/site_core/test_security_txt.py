"""Whoever finds a fault of security learns where to report it, and how long that holds (RFC 9116)."""

import datetime

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from site_core.security_txt import expires
from site_core.site_settings import SiteSettings
from tests.factories import superuser

ADDRESS = "/.well-known/security.txt"
MOMENTS = st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2100, 1, 1), timezones=st.just(datetime.UTC))


def fields(answer):
    return dict(line.split(": ", 1) for line in answer.content.decode().splitlines())


@pytest.mark.django_db
def test_the_file_names_contact_day_of_expiry_languages_and_itself():
    SiteSettings.objects.create(security_contact="bezpecnost@example.org")

    answer = Client().get(ADDRESS, secure=True)

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    told = fields(answer)
    assert told["Contact"] == "mailto:bezpecnost@example.org"
    assert told["Preferred-Languages"] == "cs, en"
    assert told["Canonical"] == f"https://testserver{ADDRESS}"
    until = datetime.datetime.strptime(told["Expires"], "%Y-%m-%dT%H:%M:%S%z")
    assert until > datetime.datetime.now(datetime.UTC)


@pytest.mark.django_db
def test_an_address_without_encryption_is_not_named():
    SiteSettings.objects.create(security_contact="https://example.org/security")

    told = fields(Client().get(ADDRESS))

    assert told["Contact"] == "https://example.org/security"
    assert "Canonical" not in told


@pytest.mark.django_db
@pytest.mark.parametrize("settings", [[], [""]])
def test_without_a_contact_there_is_no_file(settings):
    for contact in settings:
        SiteSettings.objects.create(security_contact=contact)

    assert Client().get(ADDRESS).status_code == 404


def warnings():
    return [fault.id for fault in run_checks(include_deployment_checks=True) if fault.id == "site_core.W001"]


@pytest.mark.django_db
def test_a_deployment_without_a_contact_is_warned():
    assert warnings() == ["site_core.W001"]

    SiteSettings.objects.create(security_contact="bezpecnost@example.org")

    assert warnings() == []


@given(MOMENTS)
def test_it_always_holds_for_more_than_half_a_year_and_less_than_a_whole_one(now):
    assert datetime.timedelta(days=180) < expires(now) - now < datetime.timedelta(days=216)


@given(MOMENTS)
def test_it_changes_once_a_month(now):
    assert expires(now) == expires(now.replace(day=1, hour=0, minute=0, second=0, microsecond=0))


@pytest.mark.parametrize("contact", ["a@b.cz", "https://example.org/a", "+420 123 456 789"])
def test_a_mail_address_a_page_or_a_telephone_can_be_a_contact(contact):
    SiteSettings(security_contact=contact).full_clean()


@pytest.mark.parametrize("contact", ["http://example.org/", "ask us", "javascript:alert(1)", "a@b.cz\nContact: x@y.cz"])
def test_nothing_else_can(contact):
    with pytest.raises(ValidationError, match="e-mail"):
        SiteSettings(security_contact=contact).full_clean()


@pytest.mark.django_db
def test_an_administrator_sets_the_contact():
    browser = Client()
    browser.force_login(superuser())
    form = browser.get("/admin/settings/site_core/sitesettings/", follow=True)
    assert "Kam hlásit bezpečnostní chybu" in form.content.decode()

    browser.post(form.redirect_chain[-1][0], {"security_contact": "bezpecnost@example.org"})

    assert SiteSettings.objects.get().security_contact == "bezpecnost@example.org"
